"""Names of files and folders: how ours are made, and what a name that is not ours means.

A name never decides what a file is; it only finds it.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from fuehrung_cli.domain.names import folder_name
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session

if TYPE_CHECKING:
    from fuehrung_cli.store.copy_names import Copy

PEOPLE = "people"
SESSIONS = "sessions"
PERSON = "person.toml"
SALARY = "salary.toml"
NOTEBOOK = "notebook.toml"
TRASH = "trash"
QUARANTINE = "quarantine"
JOURNEYS = "journeys"
RULES = "rules.toml"
ACCESS = "access"
"""Logs of access, export and erasure, one for each machine."""
BOOKS = "books"
"""In the cache, see `index`."""
WORDS = "words"
"""Beside them, see `lexicon`."""
PSEUDONYMS = "pseudonym.key"
"""The secret behind pseudonyms, see `pseudonym_key`."""
RESTORING = ".restoring"
"""Stands in a folder while `restore` fills it."""

# A disk that ignores case may list each name in small letters.
_SESSION_STEM = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt][0-9]{4})?_([a-hjkmnp-tv-z][0-9][0-9a-hjkmnp-tv-z]{6})"
)
_FOLDER_STEM = r"[a-z0-9-]{1,60}_([0-9a-hjkmnp-tv-z]{4})"
_SESSION = re.compile(rf"{_SESSION_STEM}\.toml\Z")
_FOLDER = re.compile(rf"{_FOLDER_STEM}\Z")
_LOG = re.compile(r"([0-9a-f]{8})\.jsonl\Z")
_FIXED = frozenset((PERSON, SALARY, NOTEBOOK, RULES, PEOPLE, SESSIONS, JOURNEYS))
# Compiled where it is used: only a check needs it.
_VERSION = rf"((?:{_SESSION_STEM}|person|salary|notebook|rules))[ ._(~-].*\.toml\Z"
_FOLDER_VERSION = rf"({_FOLDER_STEM})[ ._(~-]"
"""One of our names with something behind it, as `person (1).toml` or `…_k7f3qdx2-DESKTOP.toml`."""


def session_name(session: Session) -> str:
    """Returns the name of a session's file, e.g. `2026-11-23T0930_k7f3qdx2.toml`."""
    at = session.at
    moment = f"T{at:%H%M}" if isinstance(at, datetime) else ""
    return f"{session.day.isoformat()}{moment}_{session.id}.toml"


def session_id_in(name: str) -> str | None:
    """Returns the id in the name of a session's file, None for any other name."""
    found = _SESSION.match(name)
    return found[1] if found else None


def person_id_in(folder: str) -> str | None:
    """Returns the id in the name of a person's folder, None for any other name."""
    found = _FOLDER.match(folder)
    return found[1] if found else None


def machine_in(name: str) -> str | None:
    """Returns the machine in the name of a log of access, None for any other name."""
    found = _LOG.match(name)
    return found[1] if found else None


def name_in_folder(folder: str) -> str:
    """Returns the name of a person as far as the name of the folder tells it: „Anna Berger"."""
    return folder.rpartition("_")[0].replace("-", " ").strip().title() or folder


def person_folder(person: Person) -> str:
    """Returns the folder of a new person, below the notebook."""
    return f"{PEOPLE}/{folder_name(person)}"


def is_ours(name: str) -> bool:
    """Says whether a name is one of ours, of a file or of a person's folder."""
    return name in _FIXED or bool(_SESSION.match(name) or _FOLDER.match(name))


def copied(name: str) -> Copy | None:
    """Returns which of our names a sync service, an editor or a hand has made a copy of.

    None for one of our names, and for one that has nothing to do with us.
    """
    from fuehrung_cli.store.copy_names import Copy, copy_of  # noqa: PLC0415  # only a check

    known = copy_of(name, is_ours)
    if known or is_ours(name):
        return known
    file, folder = re.match(_VERSION, name), re.match(_FOLDER_VERSION, name)
    if file:
        return Copy(f"{file[1]}.toml")
    return Copy(folder[1]) if folder else None


def trash_name(path: str) -> str:
    """Returns where a file goes that is thrown away: flat, person and name still to be seen."""
    parts = [part for part in path.split("/") if part not in (PEOPLE, SESSIONS)]
    return f"{TRASH}/{'_'.join(parts)}"
