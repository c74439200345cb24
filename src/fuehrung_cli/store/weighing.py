"""What can become of a conflict: what differs, whether it merges by itself, what may be chosen."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from fuehrung_cli.domain.differences import (
    Difference,
    differences_of,
    differences_of_people,
    differences_of_sessions,
)
from fuehrung_cli.domain.merging import OTHER_VERSION, merge_people, merge_sessions, remainder
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.person_file import encode_person
from fuehrung_cli.store.settle import settled, settled_person
from fuehrung_cli.store.versions import Conflict, Record, read_record

if TYPE_CHECKING:
    from fuehrung_cli.store.undo import Undo

Choice = Literal["merged", "original", "copy", "both"]
State = Literal["same", "merges", "differs", "missing", "empty", "waiting", "damaged", "two_people"]
"""The same in both; merges by itself; somebody must decide; the file that counts is missing or is
empty, or the copy is: a sync may be under way; one cannot be read; two people have it."""


@dataclass(frozen=True)
class Weighed:
    """A conflict with what can be done about it; `merged` is what the file then holds."""

    conflict: Conflict
    state: State
    differences: tuple[Difference, ...] = ()
    merged: bytes | None = field(default=None, repr=False)
    """None where somebody must decide."""
    kept: bytes | None = field(default=None, repr=False)
    """What it holds when somebody has decided: where they clash, what the first says."""
    rest: Session | None = None
    """What clashes in the second version, as an entry of its own."""
    drops: bool = False
    """The merged file lacks something of the first version, so that one is kept in the trash."""

    @property
    def is_safe(self) -> bool:
        """Says whether it may be merged without asking anybody."""
        return self.merged is not None

    @property
    def wanted(self) -> bytes | None:
        """Returns what the file holds when both are merged; the first counts where they clash."""
        return self.kept if self.merged is None else self.merged

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Returns what may be chosen, the best first."""
        first, second = self.conflict.first, self.conflict.second
        possible: dict[Choice, bool] = {
            "merged": self.wanted is not None and self.state != "same",
            "both": self.kept is not None and self.rest is not None,
            "original": not first.is_empty and second.data is not None,
            "copy": not second.is_empty and second.data is not None and self.state != "same",
        }
        return tuple(choice for choice, is_possible in possible.items() if is_possible)


def weigh(conflict: Conflict, undo: Undo, *, mark: str = OTHER_VERSION["en"]) -> Weighed:
    """Returns what can be done about a conflict; `mark` is the line between notes that differ."""
    first, second = conflict.first, conflict.second
    is_backup = conflict.maker == "backup"
    if second.is_empty:
        return Weighed(conflict, "waiting")
    if first.is_empty:
        state: State = "missing" if first.data is None else "empty"
        can_return = second.is_whole and not is_backup and not _is_beside(conflict)
        return Weighed(conflict, state, merged=second.data if can_return else None)
    if first.data is not None and first.data == second.data and _is_one_person(conflict):
        return Weighed(conflict, "same", merged=first.data)
    if not first.is_whole or not second.is_whole:
        return Weighed(conflict, "damaged", _differences(conflict, ()))
    if not _is_one_person(conflict):
        return Weighed(conflict, "two_people", _differences(conflict, ()))
    weighed = _merge(conflict, _base(conflict, undo), mark)
    adds = weighed.merged != first.data
    return _asked(weighed) if is_backup and adds else weighed


def _asked(weighed: Weighed) -> Weighed:
    """Returns it as something to be asked: a backup is older, what is new in it may be gone."""
    return Weighed(weighed.conflict, "differs", weighed.differences)


def _is_beside(conflict: Conflict) -> bool:
    """Says whether a sync has put a copy beside the file.

    What belongs into the file may be under way then, and what is written now would win over it.
    """
    folders = {version.path.rpartition("/")[0] for version in (conflict.first, conflict.second)}
    return conflict.cause == "copy" and len(folders) == 1


def _is_one_person(conflict: Conflict) -> bool:
    """Says whether both stand in the book of one person; an id that two people have does not."""
    is_entry = conflict.cause == "twice" and conflict.role == "entry"
    return not is_entry or conflict.second.path.startswith(f"{conflict.folder}/")


def _base(conflict: Conflict, undo: Undo) -> Record | None:
    """Returns what both versions come from, if a merge or the undo journal can tell."""
    if conflict.base is not None or conflict.cause == "marks":
        return conflict.base
    # Only where the copy is what this machine wrote: what it held before that, both come from. The
    # file that counts may have gone on since, so what it held before says nothing about the copy.
    path, written = conflict.first.path, conflict.second.data
    before = undo.before(path, written) if written else None
    return read_record(path, before, conflict.role)[0] if before else None


def _differences(conflict: Conflict, clashes: tuple[str, ...]) -> tuple[Difference, ...]:
    one, two = conflict.first.record, conflict.second.record
    if isinstance(one, Session) and isinstance(two, Session):
        return tuple(differences_of_sessions(one, two, clashes))
    if isinstance(one, Person) and isinstance(two, Person):
        return tuple(differences_of_people(one, two, clashes))
    if isinstance(one, dict) and isinstance(two, dict):
        return tuple(differences_of(one, two, (*one, *two)))
    return ()


def _merge(conflict: Conflict, base: Record | None, mark: str) -> Weighed:
    one, two = conflict.first.record, conflict.second.record
    if isinstance(one, Session) and isinstance(two, Session) and one.id == two.id:
        before = base if isinstance(base, Session) else None
        made = merge_sessions(one, two, before, mark=mark)
        drops = before is not None and made != merge_sessions(one, two, mark=mark)
        rest = remainder(two, made.clashes)
        return _weighed(conflict, made.value, made.clashes, rest=rest, drops=drops)
    if isinstance(one, Person) and isinstance(two, Person) and one.id == two.id:
        known = base if isinstance(base, Person) else None
        merged = merge_people(one, two, known)
        drops = known is not None and merged != merge_people(one, two)
        return _weighed(conflict, merged.value, merged.clashes, drops=drops)
    is_same = isinstance(one, dict) and one == two
    return Weighed(
        conflict,
        "same" if is_same else "differs",
        _differences(conflict, ()),
        merged=conflict.first.data if is_same else None,
    )


def _weighed(
    conflict: Conflict,
    merged: Session | Person,
    clashes: tuple[str, ...],
    *,
    rest: Session | None = None,
    drops: bool,
) -> Weighed:
    data = _encoded(conflict, merged)
    differences = _differences(conflict, clashes)
    if clashes or data is None:
        return Weighed(conflict, "differs", differences, kept=data, rest=rest)
    state: State = "merges" if differences else "same"
    return Weighed(conflict, state, differences, merged=data, drops=drops)


def _encoded(conflict: Conflict, merged: Session | Person) -> bytes | None:
    """Returns the bytes of a merged record, unchanged those of a version that says the same."""
    for version in (conflict.first, conflict.second):
        if version.record == merged:
            return version.data
    try:
        if isinstance(merged, Person):
            return encode_person(settled_person(merged))
        return encode_session(settled(merged))
    except FuehrungError:
        return None  # something in it cannot be written: then nothing is merged
