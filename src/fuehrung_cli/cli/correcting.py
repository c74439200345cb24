"""The trace that a correction leaves: who asked for it, and in which fields it was made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar, cast, get_args

from fuehrung_cli.domain.corrections import Asker, corrected
from fuehrung_cli.domain.differences import fields_corrected
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.domain.words import choice
from fuehrung_cli.errors import UsageError, say

_Record = TypeVar("_Record", Session, Person)


def asker_of(typed: str) -> Asker:
    """Returns who asked for a correction.

    Raises:
        UsageError: it is neither of the two.
    """
    found = choice(typed, get_args(Asker))
    if found is None:
        raise UsageError(
            say("{option}: “{value}” is not understood", option="--asked-by", value=typed),
            say("Possible: {choices}", choices=get_args(Asker)),
        )
    return cast("Asker", found)


def traced(old: _Record, new: _Record, day: date, asker: Asker) -> _Record:
    """Returns the new record with what was corrected in it, never what stood there."""
    trail = corrected(old.corrections, fields_corrected(old, new), day, asker)
    return replace(new, corrections=trail)
