"""Makes notebooks to measure with: any number of talks with any number of people, in German.

python benchmarks/notebook.py FOLDER [--sessions 4000] [--people 20] [--seed 1]

The same numbers and the same seed give the same bytes. Texts, lengths and the share of facts per
talk are made up, but shaped after a leader's year: promises are mostly kept, goals stay for
months, the yes is asked for twice a year. The first person is Anna Berger, the only Anna.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from itertools import product
from pathlib import Path
from random import Random
from typing import Literal

from fuehrung_cli.domain.ids import fact_id, new_person_id, new_session_id
from fuehrung_cli.domain.kinds import (
    Agreement,
    Answer,
    Appointment,
    Commitment,
    Content,
    Goal,
    Motive,
    Picture,
    Source,
    Success,
    Topic,
)
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Purpose, Session, SessionKind
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.names_on_disk import SESSIONS, person_folder, session_name
from fuehrung_cli.store.person_file import encode_person
from fuehrung_cli.store.toml_text import dumps

LAST_DAY = date(2026, 11, 25)
NOW = "2026-11-26T10:00"
"""The moment at which reports on such a notebook are to be measured, as FUEHRUNG_NOW."""
LONGEST_DAYS = 4 * 365
"""However many talks there are, they lie within the last four years."""
USUAL_DAYS = 10
_ZONE = timezone(timedelta(hours=1))
_KINDS: dict[SessionKind, int] = {
    "one_on_one": 12,
    "short": 3,
    "phone": 1,
    "video": 1,
    "entry": 3,
}
"""Kind → how often in twenty sessions."""
_Texts = Mapping[str, Sequence[str]]
_PURPOSES: tuple[tuple[Purpose, ...], ...] = (
    ("personal",),
    ("development", "task"),
    ("task",),
    ("numbers", "task"),
    ("recognition",),
    ("support", "clarify"),
    (),
)


def main(arguments: list[str]) -> None:
    """Writes the notebook that the arguments describe."""
    parser = argparse.ArgumentParser(description="Makes a notebook to measure with.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sessions", type=int, default=4000)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    write_notebook(given.folder, given.sessions, given.people, seed=given.seed)


def write_notebook(home: Path, sessions: int, people: int, *, seed: int = 1) -> None:
    """Writes a notebook into a folder that is made for it, the talks shared out evenly."""
    random = Random(seed)
    texts = tomllib.loads(Path(__file__).with_name("texts.toml").read_text("utf-8"))
    _write(home / "notebook.toml", dumps({"format": 1, "id": _id(random)}).encode())
    for number, person in enumerate(_people(people, random, texts)):
        folder = home / person_folder(person)
        _write(folder / "person.toml", encode_person(person))
        (folder / SESSIONS).mkdir(mode=0o700)
        share = sessions // people + (number < sessions % people)
        for session in _Story(random, texts).sessions(share):
            _write(folder / SESSIONS / session_name(session), encode_session(session))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o600)


def _id(random: Random) -> str:
    return new_session_id(random.randrange)


def _people(number: int, random: Random, texts: _Texts) -> Iterator[Person]:
    """Yields people of different names and ids; nobody but the first is called Anna."""
    pairs = product(texts["first_names"], texts["last_names"])
    others = [f"{first} {last}" for first, last in pairs]
    ids: set[str] = set()
    for name in ["Anna Berger", *random.sample(others, number - 1)]:
        identifier = new_person_id(random.randrange)
        while identifier in ids:
            identifier = new_person_id(random.randrange)
        ids.add(identifier)
        profile = Profile(
            role=random.choice(texts["roles"]),
            led_since=LAST_DAY - timedelta(days=random.randint(200, 3000)),
            rhythm_days=random.choice((None, 14, 21, 28)),
            voice=random.choice(("sie", "du")),
        )
        yield Person(identifier, name, profile)


@dataclass
class _Story:
    """The talks with one person in order, and what is still open between the two."""

    random: Random
    texts: _Texts
    promises: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    talks: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)

    def sessions(self, number: int) -> Iterator[Session]:
        """Yields so many sessions, the latest within the last days."""
        span = min(number * USUAL_DAYS, LONGEST_DAYS)
        days = sorted(
            LAST_DAY - timedelta(days=int(span * (n + self.random.random()) / number))
            for n in range(number)
        )
        for index, day in enumerate(days):
            yield self.session(day, index)

    def session(self, day: date, index: int) -> Session:
        """Makes the session of a day: settles some of what is open, opens something new."""
        kind = self.random.choices(list(_KINDS), list(_KINDS.values()))[0]
        is_contact = kind != "entry"
        moment = time(self.random.randint(8, 17), self.random.choice((0, 15, 30, 45)))
        at = datetime.combine(day, moment, _ZONE)
        identifier = _id(self.random)
        changes = tuple(self._changes(day))
        contents = list(self._contents(day, index)) if is_contact else []
        facts = tuple(
            Opened(number, content, source) for number, (content, source) in enumerate(contents, 1)
        )
        for opened in facts:
            self._remember(fact_id(identifier, opened.number), opened.content)
        return Session(
            id=identifier,
            at=at,
            recorded=at + timedelta(minutes=self.random.randint(20, 300)),
            kind=kind,
            purpose=self.random.choice(_PURPOSES) if is_contact else (),
            minutes=self.random.choice((15, 25, 30, 45, 60)) if is_contact else None,
            notes=self._notes() if is_contact or not changes else "",
            facts=facts,
            changes=changes,
        )

    def _notes(self) -> str:
        picked = self.random.sample(self.texts["notes"], self.random.randint(3, 8))
        return " ".join(picked[:2]) + "".join(f"\n{line}" for line in picked[2:])

    def _changes(self, day: date) -> Iterator[Change]:
        """Yields what becomes of open promises, topics and planned talks, oldest first."""
        while self.talks:
            yield Change(self.talks.pop(0), self._drawn(held=9, cancelled_by_leader=1))
        while len(self.promises) > self.random.randint(0, 3):
            fate = self._drawn(kept=16, broken=1, released=1, moved=2)
            if fate == "moved":
                due = day + timedelta(days=self.random.randint(3, 21))
                yield Change(self.promises[0], None, {"due": due})
                break
            yield Change(self.promises.pop(0), fate)
        while len(self.topics) > 2:
            yield Change(self.topics.pop(0), "talked")
        while len(self.goals) > 3:
            yield Change(self.goals.pop(0), self._drawn(achieved=3, dropped=1))

    def _drawn(self, **weights: int) -> str:
        return self.random.choices(list(weights), list(weights.values()))[0]

    def _remember(self, fact: str, content: Content) -> None:
        for kind, remembered in (
            (Commitment, self.promises),
            (Topic, self.topics),
            (Appointment, self.talks),
            (Goal, self.goals),
        ):
            if isinstance(content, kind):
                remembered.append(fact)

    def _contents(self, day: date, index: int) -> Iterator[tuple[Content, Source]]:
        """Yields the facts that a talk opens, each with who said it."""
        random = self.random
        if random.random() < 0.6:
            yield self._promise(day, "leader", "my_promises"), "agreed"
        if random.random() < 0.4:
            yield self._promise(day, "person", "their_promises"), "agreed"
        if random.random() < 0.3:
            yield Topic(self.text("topics")), "leader"
        if random.random() < 0.2:
            yield Success(self.text("successes")), "leader"
        if random.random() < 0.25:
            yield Answer(self.text("questions"), self.text("answers")), "said"
        if random.random() < 0.5:
            following = datetime.combine(day + timedelta(days=14), time(9, 30), _ZONE)
            yield Appointment(following), "agreed"
        if index % 20 == 3:
            due = day + timedelta(days=random.randint(60, 300))
            yield Goal(self.text("goals"), due, own_words=self.text("answers")), "said"
        if index % 12 == 4:
            yield self._agreement(day, "cooperation" if index % 24 == 4 else "engagement"), "said"
        if index in (2, 40):
            yield Motive(self.texts["motives"][index % 3]), "said"
        if index == 1:
            yield Picture(self.text("pictures"), random.randint(1, 5)), "said"

    def text(self, name: str) -> str:
        """Draws one of the texts of that name."""
        return self.random.choice(self.texts[name])

    def _promise(self, day: date, by: Literal["leader", "person"], texts: str) -> Commitment:
        due = day + timedelta(days=self.random.randint(3, 28))
        is_intention = self.random.random() < 0.1
        return Commitment(by, self.text(texts), None if is_intention else due)

    def _agreement(self, day: date, scope: Literal["engagement", "cooperation"]) -> Agreement:
        if self.random.random() < 0.6:
            return Agreement(scope, "yes")
        due = day + timedelta(days=60)
        return Agreement(scope, "yes_if", self.text("conditions"), due)


if __name__ == "__main__":
    main(sys.argv[1:])
