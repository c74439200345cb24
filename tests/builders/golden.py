"""Golden notebooks: whole notebooks that earlier versions have written, and how they are read."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

from builders.captures import DATA
from builders.notebooks import snapshot
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Content, Foreign, kinds, values_of
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.domain.session import Purpose, Session, SessionKind
from fuehrung_cli.export.envelope import as_data
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths

GOLDEN = sorted(path for path in DATA.glob("golden-*") if path.is_dir())


def planted(golden: Path, home: Path) -> Path:
    """Copies the notebook to where a test may write, and returns its folder."""
    shutil.copytree(golden / "notebook", home)
    return home


def digest(golden: Path) -> str:
    """Returns a number that changes with any file or name of the notebook."""
    whole = hashlib.sha256()
    for name, data in snapshot(golden / "notebook").items():
        whole.update(f"{name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()


def opened(home: Path) -> Notebook:
    """Opens a notebook; the other folders of the machine are of no matter."""
    return Notebook.open(Paths(home, home, home, home, home), create=False)


def books(notebook: Notebook) -> list[Book]:
    """Returns the folded books; a problem with any file is a failure."""
    people, problems = notebook.people()
    assert (notebook.about.problems, problems) == ((), ())
    made = []
    for file in people:
        sessions, odd = notebook.sessions(file)
        assert odd == ()
        made.append(fold(file.person, sessions))
    return made


def told(book: Book) -> Any:
    """Returns what a book says, as JSON data without values that are the usual ones."""
    t = Translator("en")
    default = Profile()
    profile = {
        f.name: getattr(book.person.profile, f.name)
        for f in fields(Profile)
        if getattr(book.person.profile, f.name) != getattr(default, f.name)
    }
    made = {
        "person": {"id": book.person.id, "name": book.person.name, **profile},
        "sessions": {session.id: _session(session) for session in book.sessions},
        "facts": {fact.id: _fact(fact) for fact in book.facts.values()},
        "disputed": [f"{d.session} {d.number}" for d in book.disputed],
        "events": [f"{event.day} {event.tag}" for event in book.events],
    }
    return as_data(made, t)


def _session(session: Session) -> dict[str, object]:
    return {
        "day": session.day,
        "at": session.at,
        "kind": session.kind,
        "purpose": session.purpose,
        "minutes": session.minutes,
        "group": session.group,
        "notes": session.notes,
    }


def _fact(fact: Fact) -> dict[str, object]:
    return {
        "kind": fact.kind,
        "state": fact.state,
        "is_open": fact.is_open,
        "opened": fact.opened,
        "source": fact.source,
        "in_contact": fact.in_contact,
        "values": _values(fact.content),
        "moves": [[move.day, move.session, move.state, move.set, move.text] for move in fact.moves],
    }


def _values(content: Content) -> object:
    return content.data if isinstance(content, Foreign) else values_of(content)


def possible() -> set[str]:
    """Returns everything that an entry can hold, as words: `goal.achieved`, `goal.owner=area` …"""
    made = {f"entry of kind {kind}" for kind in get_args(SessionKind)}
    made |= {f"purpose {purpose}" for purpose in get_args(Purpose)}
    for kind in kinds():
        made |= {f"{kind.name} is {state}" for state in kind.life.states}
        made |= {f"{kind.name} comes from {source}" for source in kind.sources}
        made |= {f"{kind.name} sets {name}" for name in kind.sets}
        made |= {f"{kind.name} has {field.name}" for field in kind.fields}
        made |= {
            f"{kind.name} has {field.name}={choice}"
            for field in kind.fields
            for choice in field.choices
        }
    return made


def held(book: Book) -> Iterator[str]:
    """Yields what of it a book holds."""
    for session in book.sessions:
        yield f"entry of kind {session.kind}"
        yield from (f"purpose {purpose}" for purpose in session.purpose)
        for opening in session.facts:
            values = {} if isinstance(opening.content, Foreign) else values_of(opening.content)
            kind = book.facts[f"{session.id}.{opening.number}"].kind
            yield f"{kind} comes from {opening.source}"
            yield from (f"{kind} has {name}" for name in values)
            # A choice that is the default stands in no file.
            yield from (
                f"{kind} has {name}={getattr(opening.content, name)}"
                for name in _names(opening.content)
            )
    for fact in book.facts.values():
        yield f"{fact.kind} is {fact.state}"
        yield from (f"{fact.kind} sets {name}" for move in fact.moves for name in move.set)


def _names(content: Content) -> list[str]:
    return [] if isinstance(content, Foreign) else [field.name for field in fields(content)]
