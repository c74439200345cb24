"""The number of the format that every file of the notebook carries."""

from __future__ import annotations

from collections.abc import Mapping

from fuehrung_cli.errors import say
from fuehrung_cli.store.problems import Problem, by_hand

FORMAT = 1


def format_problem(table: Mapping[str, object], path: str) -> Problem | None:
    """Returns what is wrong with the number of the format; then nothing else can be read."""
    number = table.get("format")
    if type(number) is not int or number < 1:
        what = say("{key} must be {wanted}", key="format", wanted=say("a whole number"))
        return Problem(path, "format", what, by_hand())
    if number > FORMAT:
        what = say("written in format {number}, newer than {known}", number=number, known=FORMAT)
        hint = say("Update fuehrung on this machine to read it")
        return Problem(path, "format", what, hint, "newer")
    return None
