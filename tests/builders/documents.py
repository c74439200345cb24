"""What tests take out of the documents: tables, fenced blocks, commands with output, links."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Table:
    """A table of a document: its titles and, row by row, the text of its cells."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def code(self, title: str) -> list[str]:
        """Returns everything in backticks in a column."""
        place = self.titles.index(title)
        return [code for row in self.rows for code in _CODE.findall(row[place])]


@dataclass(frozen=True)
class Command:
    """A command of a `console` block and the lines shown below it; none: nothing is promised."""

    words: tuple[str, ...]
    output: tuple[str, ...]


def read_document(path: str) -> str:
    """Returns a document of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


def documents() -> tuple[str, ...]:
    """Returns the paths of all Markdown files that a reader finds, relative to the repository."""
    found = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("journeys/*.md")]
    return tuple(sorted(path.relative_to(ROOT).as_posix() for path in found))


def tables(text: str) -> Iterator[Table]:
    """Yields the tables of a document."""
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        titles, _, *rows = (_cells(line) for line in block.splitlines())
        yield Table(titles, tuple(rows))


def _cells(line: str) -> tuple[str, ...]:
    cells = re.split(r"(?<!\\)\|", line.strip()[1:-1])
    return tuple(cell.strip().replace("\\|", "|") for cell in cells)


def blocks(text: str, language: str) -> list[str]:
    """Returns the contents of the fenced blocks in a language."""
    return [content for name, content in _FENCE.findall(text) if name == language]


def commands(block: str) -> list[Command]:
    """Returns the `$ …` lines of a `console` block with what is shown below each."""
    return [_command(part) for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]


def _command(part: str) -> Command:
    head, _, output = part.replace("\\\n", " ").partition("\n")
    return Command(tuple(shlex.split(head)), tuple(output.splitlines()))


def links(text: str) -> list[str]:
    """Returns the targets of all links and pictures outside of code."""
    bare = _CODE.sub("", _FENCE.sub("", text))
    return [one or other for one, other in _LINK.findall(bare)]


def anchors(text: str) -> set[str]:
    """Returns the anchors that GitHub gives the headings of a document."""
    heads = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
