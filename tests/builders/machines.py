"""Two machines that share a notebook: each with a folder of its own, and a service between them.

The service is as bad as real ones: it brings files late, empty or cut, forgets some, and makes of
two versions a file and a conflict copy as Syncthing, Dropbox or Nextcloud do. What a machine has
while a file is under way is never what counts.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fuehrung_cli.domain.kinds import Commitment, Topic
from fuehrung_cli.domain.merging import OTHER_VERSION
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.store.conflicts import find_conflicts, reread
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.resolving import resolve
from fuehrung_cli.store.undo import Undo
from fuehrung_cli.store.weighing import weigh

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
SERVICES = ("Syncthing", "Dropbox", "Nextcloud")
Files = dict[str, bytes]


@dataclass
class Machine:
    """One machine: what its leader does with the program, and every word she has typed."""

    name: str
    root: Path
    chance: random.Random
    typed: set[str] = field(default_factory=set)
    """Every word that must be found again, whatever the other machine and the service do."""
    edits_by_hand: bool = False
    """She sometimes changes a file in an editor, of which the undo journal knows nothing."""
    clock: datetime = START

    @property
    def notebook(self) -> Notebook:
        home = self.root / self.name
        paths = Paths(
            home=home / "home",
            config_file=home / "config.toml",
            cache=home / "cache",
            state=home / "state",
            runtime=home / "run",
        )
        # Nothing waits for the disk: crashes have their own harness.
        return Notebook.open(paths, create=True, draw=self.chance.randrange, lasting=False)

    @property
    def folder(self) -> Path:
        return self.root / self.name / "home"

    def word(self) -> str:
        """Returns a word that nobody has typed before."""
        made = f"{self.name}{self.chance.randrange(10**12):012}"
        self.typed.add(made)
        return made

    def act(self) -> None:
        """Does one thing, as far as it can be done now."""
        acts = (self.add, *[self.edit] * 5, self.set_person, self.set_person)
        act = self.chance.choice((*acts, self.change, self.undo, self.merge))
        self.clock += timedelta(minutes=self.chance.randrange(1, 600))
        try:
            act()
        except FuehrungError:
            # Refused, so nothing was saved: the words are not in the notebook, but she still sees
            # them, and a draft keeps them (other tests).
            self.typed -= self._fresh
        self._fresh = set()

    _fresh: set[str] = field(default_factory=set)

    def _say(self) -> str:
        word = self.word()
        self._fresh = {*self._fresh, word}
        return word

    def _owner(self) -> PersonFile:
        people = self.notebook.people()[0]
        if not people:
            raise FuehrungError.__new__(FuehrungError)
        return self.chance.choice(people)

    def add(self) -> None:
        """Writes an entry."""
        notebook, owner = self.notebook, self._owner()
        session = Session(
            notebook.new_session_id(),
            self.clock,
            self.clock,
            notes=self._say(),
            facts=(Opened(1, Commitment("leader", self._say()), "agreed"),),
        )
        self._keep(notebook.save_session(owner, session))

    def edit(self) -> None:
        """Corrects an entry: more notes, other notes, one more fact, another text or moment."""
        notebook = self.notebook
        found = notebook.shelves.listed(self._owner().folder)
        if not found:
            return
        # Most of the time the first one: two machines are to meet in it.
        which = found[0] if self.chance.random() < 0.7 else self.chance.choice(found)
        file = notebook.read_session(which.path)
        before = set(_words(file.data))
        edited = self._edited(file.session)
        writes = notebook.replace_session(file, edited)
        Undo(notebook).record("edit", writes)
        after = set(_words(next(write.after for write in writes if write.after)))
        self._gone |= before - after

    _gone: set[str] = field(default_factory=set)
    """Words that a leader has taken out herself."""

    def _edited(self, session: Session) -> Session:
        match self.chance.randrange(5):
            case 0:
                return replace(session, notes=f"{session.notes}\n{self._say()}")
            case 1:
                return replace(session, notes=self._say())
            case 2:
                number = max((o.number for o in session.facts), default=0) + 1
                more = Opened(number, Topic(self._say()), "leader")
                return replace(session, facts=(*session.facts, more))
            case 3 if session.facts:
                first = replace(session.facts[0], content=Commitment("leader", self._say()))
                return replace(session, facts=(first, *session.facts[1:]))
            case _:
                return replace(session, at=self.clock, minutes=self.chance.randrange(60))

    def change(self) -> None:
        """Says what became of a promise."""
        notebook, owner = self.notebook, self._owner()
        sessions, _ = notebook.sessions(owner)
        if not sessions:
            return
        fact = f"{self.chance.choice(sessions).id}.1"
        state = self.chance.choice(("kept", "broken", None))
        change = Change(fact, state, text=self._say())
        entry = Session(notebook.new_session_id(), self.clock, self.clock, "entry")
        self._keep(notebook.save_session(owner, replace(entry, changes=(change,))))

    def set_person(self) -> None:
        """Changes a field of the profile."""
        notebook, owner = self.notebook, self._owner()
        key = self.chance.choice(("role", "team", "impact_reason"))
        profile = replace(owner.person.profile, **{key: self._say()})  # type: ignore[arg-type]  # texts all
        before = set(_words(owner.data))
        write = notebook.change_person(owner, replace(owner.person, profile=profile))
        if not (self.edits_by_hand and self.chance.random() < 0.3):
            Undo(notebook).record("person set", [write])
        self._gone |= before - set(_words(write.after or b""))

    def undo(self) -> None:
        """Takes the last thing back."""
        notebook = self.notebook
        before = in_use(self)
        Undo(notebook).undo_last()
        vanished = before - in_use(self)
        self._gone |= {word for word in vanished if word.startswith(self.name)}

    def merge(self) -> None:
        """Merges what is safe, as `conflicts --merge --yes` does."""
        notebook = self.notebook
        undo = Undo(notebook)
        for found in find_conflicts(notebook):
            conflict = reread(notebook, found)
            weighed = conflict and weigh(conflict, undo, mark=OTHER_VERSION["de"])
            if weighed and weighed.is_safe:
                done = resolve(notebook, weighed, "merged")
                undo.record("conflicts", done.writes)
                if done.failure:
                    raise done.failure

    def _keep(self, write: object) -> None:
        Undo(self.notebook).record("checkin", [write])  # type: ignore[list-item]  # one of ours


@dataclass
class Service:
    """A sync service with what both machines had when it was last done."""

    name: str
    chance: random.Random
    known: Files = field(default_factory=dict)
    under_way: dict[tuple[str, str], bytes] = field(default_factory=dict)
    """Machine and path → what will stand there when the transfer is done."""
    made: int = 0

    def harm(self, machine: Machine) -> None:
        """Lets one file be under way on a machine: gone, empty or cut until the next sync."""
        files = [path for path in read(machine.folder) if not path.startswith("trash/")]
        if not files:
            return
        path = self.chance.choice(files)
        target = machine.folder / path
        data = target.read_bytes()
        if self.known.get(path) != data or (machine.name, path) in self.under_way:
            return  # only what came from elsewhere can be brought again
        self.under_way[machine.name, path] = data
        match self.chance.randrange(3):
            case 0:
                target.unlink()
            case 1:
                target.write_bytes(b"")
            case _:
                target.write_bytes(self._cut(data))
        self.harmed[machine.name, path] = target.read_bytes() if target.exists() else None

    def _cut(self, data: bytes) -> bytes:
        """Returns the beginning of a file that shows that it is cut.

        A beginning that reads as a whole file of its own cannot be told from an edit by hand; the
        documents say so (two-machines.md).
        """
        cut = data[: self.chance.randrange(len(data) or 1)]
        try:
            tomllib.loads(cut.decode("utf-8"))
        except ValueError:
            return cut
        return b""

    harmed: dict[tuple[str, str], bytes | None] = field(default_factory=dict)

    def sync(self, one: Machine, two: Machine) -> None:
        """Brings both folders together."""
        for machine in (one, two):
            self._finish(machine)
        mine, other = read(one.folder), read(two.folder)
        for path in sorted({*mine, *other, *self.known}):
            self._sync_path(path, mine.get(path), other.get(path), (one, two))
        self.known = read(one.folder)

    def _finish(self, machine: Machine) -> None:
        """Brings what was under way, unless the program has written there by now."""
        for (name, path), data in list(self.under_way.items()):
            if name != machine.name:
                continue
            target = machine.folder / path
            now = target.read_bytes() if target.exists() else None
            if now == self.harmed[name, path]:
                write(machine.folder, path, data)
            del self.under_way[name, path], self.harmed[name, path]

    def _sync_path(
        self, path: str, a: bytes | None, b: bytes | None, both: tuple[Machine, Machine]
    ) -> None:
        known = self.known.get(path)
        one, two = both
        if a == b:
            return
        if a == known:
            write(one.folder, path, b)
        elif b == known:
            write(two.folder, path, a)
        elif a is None or b is None:
            # Deleted here, changed there: all services keep the change.
            write(one.folder if a is None else two.folder, path, b if a is None else a)
        else:
            self._conflict(path, (a, b), both)

    def _conflict(
        self, path: str, datas: tuple[bytes, bytes], both: tuple[Machine, Machine]
    ) -> None:
        wins = self.chance.randrange(2)
        copy = self._copy_name(path, both[1 - wins].name)
        for machine in both:
            write(machine.folder, path, datas[wins])
            write(machine.folder, copy, datas[1 - wins])

    def _copy_name(self, path: str, machine: str) -> str:
        self.made += 1
        stem, dot, ending = path.rpartition(".")
        if self.name == "Syncthing":
            return f"{stem}.sync-conflict-20261123-{self.made:06}-ABCDEF{machine}{dot}{ending}"
        if self.name == "Dropbox":
            number = f" ({self.made})"
            return f"{stem} ({machine}s Laptop's conflicted copy 2026-11-23{number}){dot}{ending}"
        return f"{stem} (conflicted copy 2026-11-23 {self.made:06}){dot}{ending}"


def read(folder: Path) -> Files:
    """Returns path → bytes of everything that a service syncs."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def write(folder: Path, path: str, data: bytes | None) -> None:
    """Writes a file as a service does, or takes it away."""
    target = folder / path
    if data is None:
        target.unlink(missing_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _words(data: bytes) -> Iterator[str]:
    for part in data.decode("utf-8", "replace").replace('"', " ").split():
        if part[:1] in "AB" and part[1:].isdigit():
            yield part


def loaded(machine: Machine) -> set[str]:
    """Returns the words that stand in a loaded record or in a conflict that is listed."""
    notebook = machine.notebook
    found: set[str] = set()
    for file in notebook.people()[0]:
        found |= set(_words(file.data))
    # A profile in conflict keeps nothing from being reached: its entries stand beside it.
    for folder in notebook.shelves.folders():
        for path, data in notebook.shelves.bodies(folder):
            if isinstance(data, bytes) and decode_session(data, path).session:
                found |= set(_words(data))
    for conflict in find_conflicts(notebook):
        for version in (conflict.first, conflict.second):
            found |= set(_words(version.data or b""))
    return found


def in_use(machine: Machine) -> set[str]:
    """Returns the words in all files but those that were thrown away, readable or not."""
    files = read(machine.folder).items()
    return {w for path, data in files if not path.startswith("trash/") for w in _words(data)}


def thrown_away(machine: Machine) -> set[str]:
    """Returns the words in the trash and in the quarantine, from where they can be taken back."""
    files = read(machine.folder).items()
    away = [data for path, data in files if path.startswith(("trash/", "quarantine/"))]
    return {word for data in away for word in _words(data)}


def history(root: Path, seed: int, acts: int = 12) -> str:
    """Plays one history and returns what is lost, "" when nothing is.

    Lost is a word that neither stands in the notebook nor in the trash, or only there although
    nobody has taken it out. Where files were edited by hand, nobody can tell the latter.
    """
    chance = random.Random(seed)
    by_hand = chance.random() < 0.3
    one, two = (Machine(name, root, chance, edits_by_hand=by_hand) for name in "AB")
    service = Service(chance.choice(SERVICES), chance)
    for person in (Person("7k3q", "Anna Berger"), Person("9c2d", "Cem Demir")):
        one.notebook.add_person(person)
    one.add()
    service.sync(one, two)
    for _ in range(acts):
        chance.choice((one, two)).act()
        if chance.random() < 0.15:
            service.harm(chance.choice((one, two)))
        if chance.random() < 0.3:
            service.sync(one, two)
    for _ in range(3):
        service.sync(one, two)
        one.merge()
    service.sync(one, two)
    typed = (one.typed | two.typed) - one._gone - two._gone
    for machine in (one, two):
        found = loaded(machine) | (thrown_away(machine) if by_hand else set())
        if typed - found:
            return f"seed {seed}, {service.name}, {machine.name}: {sorted(typed - found)}"
    return ""
