"""Typing a text at the terminal: what is asked for, and the two ways to type it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from fuehrung_cli.cli.keys import is_simple
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.capture.completing import Completion
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass


def _nothing(_: str) -> Mapping[int, str]:
    return {}


def _none(_: str) -> Sequence[Completion]:
    return ()


@dataclass(frozen=True)
class Typing:
    """A text that somebody is asked to type."""

    asked: Message
    text: str = ""
    """What stands there already."""
    readings: Callable[[str], Mapping[int, str]] = _nothing
    """Text → number of a line → how it is read."""
    completions: Callable[[str], Sequence[Completion]] = _none
    """The line up to the cursor → what it can go on with."""
    keep: Callable[[str], None] = lambda _: None
    """Told the text whenever a word or a line is finished, and when typing is interrupted."""
    is_one_line: bool = False


@dataclass(frozen=True)
class Typed:
    """What was typed, and whether it is to be opened in the editor."""

    text: str
    wants_editor: bool = False


def type_text(run: Run, typing: Typing) -> Typed:
    """Lets a text be typed; an empty line ends it, one line ends by itself.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed; `keep` was told what stood there.
    """
    if is_simple(run):
        from fuehrung_cli.cli.typing_lines import type_in_lines

        return type_in_lines(run, typing)
    from fuehrung_cli.cli.typing_box import type_in_box

    return type_in_box(run, typing)


def toolbar(typing: Typing) -> tuple[Message, ...]:
    """Returns the valid keys of a box."""
    if typing.is_one_line:
        return (say("Enter: done"), say("Ctrl-C: draft"))
    return (
        say("Enter twice: done"),
        say("Tab: complete"),
        say("Ctrl-X Ctrl-E: editor"),
        say("Ctrl-C: draft"),
    )
