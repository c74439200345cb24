"""Writes docs/errors.md and docs/fehler.md: every kind of failure, as the tests have seen it.

The cases with their outcomes stand in `tests/cli/errors`, and `tests/cli/test_errors.py` plays
them. Run it after a change to one of them:

    .venv/bin/python tools/errors.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from builders.errors import Case, cases  # noqa: E402  # the folder of the tests is found above
from builders.transcripts import Step  # noqa: E402


@dataclass(frozen=True)
class Frame:
    """What a page says beyond the cases: its language, its file and its words."""

    language: str
    file: str
    opening: str
    code: str
    needs: dict[str, str]


FRAMES = (
    Frame(
        "en",
        "errors.md",
        """\
# When something goes wrong

Every kind of failure you can meet, with what you typed, what is said and the exit code
([what they mean](exit-codes.md)). In German: [fehler.md](fehler.md).

A message says what is wrong and where; the lines below it say what you can do. It never holds
words of a note. Nothing is half saved, and what you typed for a talk is kept in the file that the
message names. In the examples the notebook is that of a made-up team; `<` marks what comes through
standard input.
""",
        "exit code",
        {
            "disk ENOSPC": "The disk is full.",
            "disk EROFS": "The disk is read-only.",
            "disk EACCES": "The folder belongs to somebody else.",
            "a large entry": "The file of the entry is larger than 1 MiB.",
            "a link for an entry": "The file of the entry is a link to somewhere else.",
        },
    ),
    Frame(
        "de",
        "fehler.md",
        """\
# Wenn etwas nicht klappt

Jede Art von Fehler, die Ihnen begegnen kann: was getippt wurde, was die Antwort ist und mit welchem
Rückgabewert der Aufruf endet ([Bedeutung](exit-codes.md)). Auf Englisch: [errors.md](errors.md).

Eine Meldung sagt, was nicht stimmt und wo; die Zeilen darunter sagen, was Sie tun können. Worte aus
Ihren Notizen stehen nie darin. Nichts wird halb gespeichert, und was Sie für ein Gespräch getippt
haben, liegt in der Datei, die die Meldung nennt. Die Beispiele stammen aus dem Notizbuch eines
erfundenen Teams; `<` kennzeichnet, was über die Standardeingabe kommt.
""",
        "Rückgabewert",
        {
            "disk ENOSPC": "Der Datenträger ist voll.",
            "disk EROFS": "Der Datenträger ist schreibgeschützt.",
            "disk EACCES": "Der Ordner gehört jemand anderem.",
            "a large entry": "Die Datei des Eintrags ist größer als 1 MiB.",
            "a link for an entry": "Die Datei des Eintrags ist ein Verweis auf eine andere Stelle.",
        },
    ),
)
NOTICE = "<!-- Written by tools/errors.py from tests/cli/errors. Do not edit. -->\n"


def pages() -> dict[Path, str]:
    """Returns file → text of both pages."""
    return {ROOT / "docs" / frame.file: page(frame) for frame in FRAMES}


def page(frame: Frame) -> str:
    """Returns a page: chapters with their cases."""
    lines = [frame.opening, NOTICE]
    for chapter, found in groupby(cases(frame.language), key=lambda case: case.chapter):
        lines += [f"## {chapter}", ""]
        for case in found:
            lines += [*_case(case, frame), ""]
    return "\n".join(lines).rstrip() + "\n"


def _case(case: Case, frame: Frame) -> Iterator[str]:
    yield from [f"### {case.title}", ""]
    said = [frame.needs[need] for need in case.needs if need in frame.needs]
    if said:
        yield from [" ".join(said), ""]
    yield "```text"
    *before, last = case.transcript.steps
    for step in before:
        yield from _typed(step)
    yield from _typed(last)
    yield from (line[2:] for line in last.result if line.startswith(("|", "!")))
    yield from ["```", "", f"{frame.code[0].upper()}{frame.code[1:]} {case.code}"]


def _typed(step: Step) -> list[str]:
    return [f"$ {step.command}", *(f"< {line}".rstrip() for line in step.stdin)]


def main() -> int:
    """Writes both pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
