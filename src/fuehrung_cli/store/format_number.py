"""The number of the format that every file of the notebook carries, and what comes of it."""

from __future__ import annotations

from fuehrung_cli.errors import say
from fuehrung_cli.store.migrations import Table, What, migrated, newest
from fuehrung_cli.store.problems import Problem, by_hand


def in_current_format(table: Table, what: What, path: str) -> Table | Problem:
    """Returns what stands in a file as the current format has it, or why that cannot be read."""
    number = table.get("format")
    if type(number) is not int or number < 1:
        wanted = say("{key} must be {wanted}", key="format", wanted=say("a whole number"))
        return Problem(path, "format", wanted, by_hand())
    known = newest()
    if number == known:
        return table
    if number > known:
        newer = say("written in format {number}, newer than {known}", number=number, known=known)
        hint = say("Update fuehrung on this machine to read it")
        return Problem(path, "format", newer, hint, "newer")
    try:
        return migrated(table, what, number)
    except ValueError:
        broken = say("it does not hold what format {number} prescribes", number=number)
        return Problem(path, "format", broken, by_hand())
