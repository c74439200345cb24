"""Typing line by line, for a dumb terminal or a screen reader: no cursor is moved."""

from __future__ import annotations

import sys

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typing_text import Typed, Typing
from fuehrung_cli.errors import Message, say
from fuehrung_cli.render.safe import visible


def type_in_lines(run: Run, typing: Typing) -> Typed:
    """Reads lines up to an empty one or the end of the input; each is read back below."""
    if typing.is_one_line:
        only = _line(run, typing.asked) or ""
        _tell(run, typing, [only], 1)
        return Typed(only)
    run.say(run.t(say("{asked} An empty line ends.", asked=typing.asked)))
    lines = typing.text.split("\n") if typing.text else []
    for number, line in enumerate(lines, start=1):
        run.say(line)
        _tell(run, typing, lines, number)
    while typed := _line(run, ">"):
        lines.append(typed)
        typing.keep("\n".join(lines))
        _tell(run, typing, lines, len(lines))
    return Typed("\n".join(lines))


def _line(run: Run, asked: Message | str) -> str | None:
    """Returns a line without its end, None when the input has ended."""
    sys.stdout.flush()
    sys.stderr.write(f"{visible(run.t(asked)).strip()} ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        sys.stderr.write("\n")
        return None
    return line.rstrip("\r\n").rstrip()


def _tell(run: Run, typing: Typing, lines: list[str], number: int) -> None:
    said = typing.readings("\n".join(lines)).get(number)
    if said:
        run.say(f"  → {said}")
