"""Cases of failures: what was typed, what was said, the exit code; one file for each language.

    ## A chapter
    === What goes wrong
    #: notebook
    $ fuehrung report Bergre
    ! fuehrung: Nobody in the notebook is called “Bergre”
    = 3

Below the title stands a transcript (see `transcripts`); lines with `#:` say what machine it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from builders.transcripts import Transcript, read

FOLDER = Path(__file__).resolve().parents[1] / "cli" / "errors"
LANGUAGES = ("de", "en")


@dataclass(frozen=True)
class Case:
    """One failure, by its last command."""

    chapter: str
    title: str
    transcript: Transcript

    @property
    def needs(self) -> tuple[str, ...]:
        """What the machine must be like: `notebook`, `disk ENOSPC` …"""
        above = [line for step in self.transcript.steps for line in step.above]
        return tuple(line[3:] for line in above if line.startswith("#: "))

    @property
    def code(self) -> str:
        """The exit code of the last command."""
        codes = [line[2:] for line in self.transcript.steps[-1].result if line.startswith("= ")]
        return codes[0] if codes else "0"

    @property
    def told(self) -> tuple[str, ...]:
        """What the last command said on stderr."""
        lines = self.transcript.steps[-1].result
        return tuple(line[2:] for line in lines if line.startswith("!"))


def file_of(language: str) -> Path:
    """Returns the file with the cases of a language."""
    return FOLDER / f"{language}.txt"


def cases(language: str) -> tuple[Case, ...]:
    """Returns the cases of a language, in their order."""
    return tuple(_cases(file_of(language).read_text(encoding="utf-8")))


def _cases(text: str) -> Iterator[Case]:
    chapter = title = ""
    lines: list[str] = []
    for line in [*text.splitlines(), "=== "]:
        if not line.startswith(("## ", "=== ")):
            lines.append(line)
            continue
        if title:
            yield Case(chapter, title, read("\n".join(lines).strip()))
        lines = []
        chapter, title = (line[3:], "") if line.startswith("## ") else (chapter, line[4:])


def text_of(whole: tuple[Case, ...]) -> str:
    """Returns the text of a file."""
    lines: list[str] = []
    chapter = ""
    for case in whole:
        if case.chapter != chapter:
            chapter = case.chapter
            lines += [f"## {chapter}", ""]
        lines += [f"=== {case.title}", *case.transcript.text.splitlines(), ""]
    return "\n".join(lines)


def with_result(case: Case, transcript: Transcript) -> Case:
    """Returns the case with what came out now."""
    return replace(case, transcript=transcript)
