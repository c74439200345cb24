"""Histories of a notebook: everything that `store` writes, in an order that chance draws.

Each act is what one command writes. `said` is called whenever something is acknowledged: there the
program says "saved", or relies on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from builders.strategies import plain_session
from fuehrung_cli.domain.ids import new_person_id, new_session_id
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import ForbiddenError, NotFoundError
from fuehrung_cli.store.drafts import Draft, Drafts, drafts_of
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.records import PersonFile, SessionFile, Write
from fuehrung_cli.store.salary import Salary, forget_salary, save_salary
from fuehrung_cli.store.seen import keep_seen, load_seen
from fuehrung_cli.store.settings import write_setting
from fuehrung_cli.store.undo import Undo

_WORDS = ("ich: Rückruf Reiter bis fr", "#vertrauen", "Modul 2 bestanden", "ß", "gelungen: Messe")


def paths_in(root: Path) -> Paths:
    """Returns the folders of a machine, all of them below one."""
    return Paths(
        root / "home", root / "c/config.toml", root / "cache", root / "state", root / "run"
    )


class History:
    """A notebook with two people and what happens to it."""

    def __init__(self, root: Path, chance: Random, said: Callable[[], None]) -> None:
        self.chance, self.paths, self.said = chance, paths_in(root), said
        self.notebook = Notebook.open(self.paths, create=True, draw=chance.randrange)
        said()
        for name in ("Anna Berger", "Cem Demir"):
            self.add_person(name)
        self.save()

    def act(self) -> str:
        """Does one thing that chance draws, and returns what."""
        name = self.chance.choice(list(ACTS))
        ACTS[name](self)
        self.said()
        return name

    # What a leader does

    def add_person(self, name: str = "Nora Kern") -> None:
        _, write = self.notebook.add_person(Person(new_person_id(self.chance.randrange), name))
        self._keep(write)

    def change_person(self) -> None:
        file = self._person()
        profile = Profile(role=self._text(), rhythm_days=self.chance.randint(7, 40))
        self._keep(self.notebook.change_person(file, replace(file.person, profile=profile)))

    def save(self) -> None:
        self._keep(self.notebook.save_session(self._person(), self._session()))

    def save_group(self) -> None:
        entries = [(file, self._session()) for file in self.notebook.people()[0][:2]]
        self._keep(*self.notebook.save_group(entries).writes)

    def edit(self) -> None:
        file = self._entry()
        if file:
            edited = replace(file.session, notes=self._text())
            self._keep(*self.notebook.replace_session(file, edited))

    def edit_moment(self) -> None:
        file = self._entry()
        if file:
            edited = replace(
                file.session, at=file.session.at - timedelta(days=1), notes=self._text()
            )
            self._keep(*self.notebook.replace_session(file, edited))

    def throw_away(self) -> None:
        file = self._entry()
        if file:
            self._keep(self.notebook.trash(file.path))

    def undo(self) -> None:
        try:
            Undo(self.notebook).undo_last()
        except (ForbiddenError, NotFoundError):
            self.save()  # nothing, or nothing that may be taken back

    def set_value(self) -> None:
        write_setting(self.paths.config_file, "rhythm_days", self.chance.choice([None, 7, 14, 21]))

    def set_pay(self) -> None:
        save_salary(self.notebook.disk, self._person(), Salary(self.chance.randint(1, 99) * 1000))

    def forget_pay(self) -> None:
        forget_salary(self.notebook.disk, self._person())

    def see(self) -> None:
        state = self.notebook.state
        day = date(2026, 11, self.chance.randint(1, 28))
        keep_seen(state, load_seen(state), {self._person().person.id: ("R01", "R02")}, day)

    def fail_to_save(self) -> None:
        self._drafts.keep(self._text(), "Anna Berger")

    def take_a_draft(self) -> None:
        draft = self._drafts.take()
        if draft:
            draft.drop()

    def type_and_save(self) -> None:
        kept = self.type_and_leave()
        self.save()
        kept.drop()

    def type_and_leave(self) -> Draft:
        kept = self._drafts.journal.keep(self._text(), "Cem Demir")
        for _ in range(2):
            self.said()
            kept = kept.rewritten(f"{kept.text}\n{self._text()}")
        self.said()
        return kept

    def new_journey(self) -> None:
        self.notebook.disk.make_folder("journeys")
        name = f"journeys/eigene-{self.chance.randrange(1 << 30)}.toml"
        self.notebook.disk.create_new(name, self._text().encode())

    def _keep(self, *writes: Write) -> None:
        self.said()
        Undo(self.notebook).record("checkin anna", writes)
        self.said()

    @property
    def _drafts(self) -> Drafts:
        return drafts_of(self.paths, self.notebook.id)

    def _person(self) -> PersonFile:
        if not self.notebook.people()[0]:
            self.add_person()  # everybody was taken back
        return self.chance.choice(self.notebook.people()[0])

    def _entry(self) -> SessionFile | None:
        found = self.notebook.find_ids("")
        return self.notebook.read_session(self.chance.choice(found).path) if found else None

    def _session(self) -> Session:
        return plain_session(new_session_id(self.chance.randrange), notes=self._text())

    def _text(self) -> str:
        return "\n".join(self.chance.choices(_WORDS, k=self.chance.randint(1, 4)))


ACTS: Mapping[str, Callable[[History], object]] = {
    name: act
    for name, act in vars(History).items()
    if not name.startswith("_") and name != "act" and callable(act)
}
"""Everything a history is made of, by name."""
