"""Calls of nothing but words, answered without Typer, which takes as long as a page to load.

Typer reads options, explains, and says what was typed wrongly. Where there is no option and the
number of words is right, nothing of that is needed: a command is a function of the words with the
defaults of its options, the same one that the command calls. A test holds that these defaults are
those of the command, and that both ways write the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuehrung_cli.cli.run import Run


def plain_call(words: Sequence[str]) -> Callable[[Run], int] | None:
    """Returns what answers a call, None when Typer has to read it."""
    if any(word.startswith("-") for word in words):
        return None
    match list(words):
        case []:
            from fuehrung_cli.cli.today import show_today

            return show_today
        case ["report"] | ["report", _]:
            from fuehrung_cli.cli.pages import show_report

            return lambda run: show_report(run, next(iter(words[1:]), None))
        case ["progress"] | ["progress", _]:
            from fuehrung_cli.cli.progressing import show_progress

            return lambda run: show_progress(run, next(iter(words[1:]), None))
        case ["search", _, *_]:
            from fuehrung_cli.cli.searching import show_found

            return lambda run: show_found(run, words[1:])
        case ["checkin", name, _, *_]:
            from fuehrung_cli.cli.checking_in import check_in

            return lambda run: check_in(run, name, words[2:])
    return None
