"""The undo journal of this machine: what the last commands have written, and how to take it back.

One file per command in the state folder, with the bytes before and a hash of the bytes after.
Nothing is taken back over somebody else's change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import field
from typing import Any

from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.errors import DataError, ForbiddenError, FuehrungError, NotFoundError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.names_on_disk import PERSON, SALARY, SESSIONS
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.numbered import Numbered
from fuehrung_cli.store.records import Write

KEPT = 50
FOLDER = "undo"


@dataclass(frozen=True)
class Step:
    """One file of a command: its bytes before (None: it was not there), a hash of those after."""

    path: str
    before: bytes | None = field(repr=False)
    after: str | None

    def is_done(self, now: bytes | None) -> bool:
        """Says whether the file is already as it was before the command."""
        return now == self.before

    def is_pending(self, now: bytes | None) -> bool:
        """Says whether the file is as the command has left it."""
        return _hash(now) == self.after


@dataclass(frozen=True)
class Undone:
    """What was taken back: the command as it was called when it was recorded, and its files."""

    action: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Undo:
    """The journal of a notebook."""

    notebook: Notebook

    def record(self, action: str, writes: Iterable[Write]) -> None:
        """Notes what one command has written, and forgets all but the last fifty.

        Raises:
            NotebookError: the state folder cannot be written; the command itself has succeeded.
        """
        steps = [Step(write.path, write.before, _hash(write.after)) for write in writes]
        if not steps:
            return
        self._journal.add(_dumps(action, steps))
        for name in self._journal.names()[:-KEPT]:
            with suppress(FuehrungError):
                self._journal.remove(name)

    def undo_last(self) -> Undone:
        """Takes the last command back: new files go to `trash`, others get their bytes before.

        Raises:
            NotFoundError: there is nothing to take back.
            ForbiddenError: a file was changed since, or later entries refer to it.
            DataError: the journal is damaged.
        """
        _latest(self._journal.names())  # where there is none there may be no folder for a lock
        # Of two that take back at once the second takes back the command before.
        with self.notebook.state.alone():
            name = _latest(self._journal.names())
            action, steps = _loads(self._journal.read(name))
            pending = [step for step in steps if self._is_pending(step)]
            self._refuse_referred(steps, pending)
            for step in reversed(pending):
                self._take_back(step)
            self._journal.remove(name)
        return Undone(action, tuple(step.path for step in steps))

    def before(self, path: str, now: bytes) -> bytes | None:
        """Returns what a file held before the commands of this machine that led to `now`.

        None when none of them did, or when the journal is damaged.
        """
        found: bytes | None = None
        with suppress(FuehrungError):
            for name in reversed(self._journal.names()):
                step = next(
                    (s for s in _loads(self._journal.read(name))[1] if s.path == path), None
                )
                if step is None:
                    continue
                if not step.is_pending(now) or step.before is None:
                    break
                found = now = step.before
        return found

    @property
    def _journal(self) -> Numbered:
        return Numbered(self.notebook.state, FOLDER)

    def _now(self, path: str) -> bytes | None:
        try:
            return self.notebook.disk.read_file(path)
        except MissingError:
            return None

    def _is_pending(self, step: Step) -> bool:
        now = self._now(step.path)
        if step.is_done(now):
            return False
        if not step.is_pending(now):
            raise ForbiddenError(
                say("{path} was changed since", path=step.path),
                say("Nothing was taken back; change the entry with fuehrung edit"),
            )
        return True

    def _refuse_referred(self, steps: Iterable[Step], pending: Iterable[Step]) -> None:
        """Refuses when something outside of the command builds on what would vanish."""
        own = {step.path for step in steps}
        vanishing: set[str] = set()
        for step in pending:
            vanishing |= _facts(self._now(step.path))
        for step in pending:
            vanishing -= _facts(step.before)
        for step in pending:
            folder, _, name = step.path.rpartition("/")
            if name == PERSON and step.before is None:
                self._refuse_entries(folder, own)
            elif folder.endswith(f"/{SESSIONS}"):
                self._refuse_changes(folder.removesuffix(f"/{SESSIONS}"), vanishing, own)

    def _refuse_entries(self, folder: str, own: set[str]) -> None:
        if any(found.path not in own for found in self.notebook.shelves.listed(folder)):
            raise ForbiddenError(
                say("This person has entries by now"),
                say("If the person has left, say so with: fuehrung person leave NAME"),
            )
        if self.notebook.disk.kind(f"{folder}/{SALARY}"):
            raise ForbiddenError(
                say("The pay of this person is kept by now"),
                say("Remove it first: fuehrung cost NAME --forget-gross"),
            )

    def _refuse_changes(self, folder: str, vanishing: set[str], own: set[str]) -> None:
        for path, data in self.notebook.shelves.bodies(folder):
            session = decode_session(data, path).session if isinstance(data, bytes) else None
            if path in own or session is None:
                continue
            for change in session.changes:
                if change.fact in vanishing:
                    raise ForbiddenError(
                        say(
                            "The entry {id} has changed {fact} since",
                            id=session.id,
                            fact=change.fact,
                        ),
                        say("Take that entry back first"),
                    )

    def _take_back(self, step: Step) -> None:
        disk = self.notebook.disk
        now = self._now(step.path)
        if step.before is None:
            self.notebook.trash(step.path)
            folder, _, name = step.path.rpartition("/")
            if name == PERSON:
                if disk.kind(f"{folder}/{SESSIONS}") == "folder":
                    disk.remove_folder(f"{folder}/{SESSIONS}")
                disk.remove_folder(folder)
        elif now is None:
            disk.create_new(step.path, step.before)
        else:
            disk.replace_if_same(step.path, now, step.before)


def _latest(names: tuple[str, ...]) -> str:
    if not names:
        raise NotFoundError(
            say("There is nothing to take back on this machine"),
            say("Only what was written here can be taken back here"),
        )
    return names[-1]


def _facts(data: bytes | None) -> set[str]:
    session = decode_session(data, "").session if data else None
    return {fact_id(session.id, fact.number) for fact in session.facts} if session else set()


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _dumps(action: str, steps: Iterable[Step]) -> bytes:
    import base64  # noqa: PLC0415  # only writing and undo pay for these two
    import json  # noqa: PLC0415

    written = [
        {
            "path": step.path,
            "before": None if step.before is None else base64.b64encode(step.before).decode(),
            "after": step.after,
        }
        for step in steps
    ]
    return json.dumps({"format": 1, "action": action, "steps": written}).encode()


def _loads(data: bytes) -> tuple[str, tuple[Step, ...]]:
    import base64  # noqa: PLC0415
    import json  # noqa: PLC0415

    def step(entry: Any) -> Step:
        before = entry["before"]
        return Step(
            str(entry["path"]),
            None if before is None else base64.b64decode(before, validate=True),
            entry["after"],
        )

    try:
        read = json.loads(data)
        return str(read["action"]), tuple(step(entry) for entry in read["steps"])
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(
            say("The undo journal of this machine is damaged"),
            say("Nothing was taken back; the notebook itself is not concerned"),
        ) from error
