"""Conflicts: two versions of one entry, person or file, and what has become of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from fuehrung_cli.domain.differences import Difference
from fuehrung_cli.errors import Message
from fuehrung_cli.frozen import dataclass

Outcome = Literal["open", "merged", "original", "copy", "both"]
"""What has become of a conflict: nothing yet, or which choice was carried out."""


@dataclass(frozen=True)
class ConflictLine:
    """One conflict. `file` is what is read, `copy` the other version; both within the notebook."""

    number: int
    role: Literal["entry", "person", "salary", "notebook", "rules", "journey"]
    cause: Literal["copy", "twice", "marks"]
    """A second file by its name, one with the same id, or two versions within one file."""
    person: str
    entry: str
    """The id of the entry, "" for anything else."""
    at: date | datetime | None
    kind: str
    file: str
    copy: str
    program: str
    """Who has left the copy, "" when nobody is known for its name."""
    state: Literal[
        "same", "merges", "differs", "missing", "empty", "waiting", "damaged", "two_people"
    ]
    is_safe: bool
    """It can be merged without asking anybody."""
    choices: tuple[Literal["merged", "original", "copy", "both"], ...]
    differences: tuple[Difference, ...] = ()
    unread: Message | None = None
    """Why one of the two cannot be read."""
    outcome: Outcome = "open"


@dataclass(frozen=True)
class Conflicts:
    """The conflicts that were found, and how many are left now."""

    day: date
    conflicts: tuple[ConflictLine, ...]
    left: int
