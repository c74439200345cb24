"""Writes the command reference, docs/commands.md and docs/befehle.md, from the program's own help.

Each page is the help of every command, laid out as Markdown instead of for the screen. Run it after
a change to a command, an option or its translation:

    .venv/bin/python tools/commands.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from fuehrung_cli.cli.app import build
from fuehrung_cli.cli.help import command_page, group_page
from fuehrung_cli.layout.document import Block, Document, Items, Text
from fuehrung_cli.messages.translator import Translator

DOCS = Path(__file__).resolve().parents[1] / "docs"


@dataclass(frozen=True)
class Frame:
    """What a page says beyond the help: its language, its file and its first words."""

    language: str
    file: str
    opening: str


FRAMES = (
    Frame(
        "en",
        "commands.md",
        """\
# Commands

Every command with its options, as `fuehrung COMMAND --help` shows them. In German:
[befehle.md](befehle.md). The lines that `checkin` and `note` read are explained in
[grammar.md](grammar.md), the exit codes in [exit-codes.md](exit-codes.md).

Names and days are typed as in a talk: `anna`, `fri`, `4.12.`, `in 2 weeks`. Options that everybody
needs stand in the [last section](#options-everywhere) and may be given anywhere.

Short forms: `fue` for `fuehrung`, `team` for `report` without a name, `people` for `person list`,
`today` for `fuehrung` alone. Commands and options have German names, too: [befehle.md](befehle.md).
""",
    ),
    Frame(
        "de",
        "befehle.md",
        """\
# Befehle

Jeder Befehl mit seinen Optionen, so wie `fuehrung BEFEHL --help` sie zeigt. Auf Englisch:
[commands.md](commands.md). Die Zeilen, die `checkin` und `note` verstehen, erklärt
[grammatik.md](grammatik.md), die Rückgabewerte [exit-codes.md](exit-codes.md).

Namen und Tage tippen Sie wie im Gespräch: `anna`, `fr`, `4.12.`, `in 2 Wochen`. Die Optionen, die
überall gelten, stehen im [letzten Abschnitt](#optionen-überall); ihr Platz in der Zeile ist gleich.

Befehle und Optionen haben deutsche Namen, die immer gelten und die Sie mit oder ohne Umlaute
tippen können: `gespräch` oder `gespraech`. Die Seiten des Programms nennen die englischen, die
ebenso immer gelten und sich für Skripte empfehlen. Kurzformen: `fue` für `fuehrung`, `team` für
`report` ohne Namen, `leute` für `person list`, `heute` für `fuehrung` allein.
""",
    ),
)
NOTICE = "<!-- Written by tools/commands.py from the help of the program. Do not edit. -->\n"


def pages() -> dict[Path, str]:
    """Returns file → Markdown of the reference in each language."""
    return {DOCS / frame.file: page(frame) for frame in FRAMES}


def page(frame: Frame) -> str:
    """Returns the reference in one language."""
    translator = Translator(frame.language)
    root: Any = typer.main.get_command(build(["--help"]))
    context = typer.Context(root, info_name="fuehrung")
    head, today, *groups, everywhere = group_page(root, context, translator).blocks
    parts = [NOTICE + frame.opening, *(f"{line}\n" for line in _texts(head)[1:])]
    parts += [f"## {_sentence_case(today.heading)}\n", _rows(today)]
    for group in groups:
        parts += [f"## {_sentence_case(group.heading)}\n", _overview(group)]
        for lead in _leads(group):
            name = lead.rpartition(", ")[2]  # its own name stands behind those of the language
            parts += _command(root.commands[name], name, context, translator, level=3)
    parts += [f"## {_sentence_case(everywhere.heading)}\n", _rows(everywhere)]
    return "\n".join(parts)


def _command(
    command: Any, name: str, parent: typer.Context, t: Translator, *, level: int
) -> Iterator[str]:
    """Yields the parts of one command, and of the commands it holds."""
    context = typer.Context(command, info_name=name, parent=parent)
    yield f"{'#' * level} {context.command_path.removeprefix('fuehrung ')}\n"
    inner: dict[str, Any] = getattr(command, "commands", {})
    if not inner:
        yield from _help(command_page(command, context, t))
        return
    yield from (f"{text}\n" for text in _texts(group_page(command, context, t).blocks[0])[1:])
    for each, held in inner.items():
        yield from _command(held, each, context, t, level=level + 1)


def _help(document: Document) -> Iterator[str]:
    head, *blocks = document.blocks
    usage, *texts = _texts(head)
    yield from (f"{text}\n" for text in texts)
    yield f"```text\n{usage.partition(': ')[2]}\n```\n"
    for block in blocks:
        yield _table(block) if all(_leads(block)) else _examples(block)


def _texts(block: Block) -> list[str]:
    return ["".join(s.text for s in node.spans) for node in block.nodes if isinstance(node, Text)]


def _leads(block: Block) -> list[str]:
    return [item.lead for node in block.nodes if isinstance(node, Items) for item in node.items]


def _table(block: Block) -> str:
    return _rows(block, _sentence_case(block.heading))


def _rows(block: Block, title: str = "") -> str:
    rows = [
        f"| `{_cell(item.lead)}` | {_cell(''.join(span.text for span in item.text))} |"
        for node in block.nodes
        if isinstance(node, Items)
        for item in node.items
    ]
    return "\n".join([f"| {title} | |" if title else "| | |", "| --- | --- |", *rows, ""])


def _overview(group: Block) -> str:
    rows = _rows(group)
    return re.sub(r"^\| `((?:\w+, )?([a-z]+))`", r"| [\1](#\2)", rows, flags=re.MULTILINE)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _examples(block: Block) -> str:
    lines = [
        "".join(span.text for span in item.text)
        for node in block.nodes
        if isinstance(node, Items)
        for item in node.items
    ]
    return "\n".join(["```sh", *lines, "```", ""])


def _sentence_case(heading: str) -> str:
    """Returns a heading as a sentence; German nouns behind „und" keep their capital."""
    return " ".join(
        word.lower() if word in _SMALL else word.capitalize() for word in heading.split()
    )


_SMALL = ("AND", "UND", "EVERYWHERE", "ÜBERALL", "JOURNEYS")


def main() -> int:
    """Writes both pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
