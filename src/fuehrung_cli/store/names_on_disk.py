"""Names of files and folders: how ours are made, and what a name that is not ours means.

A name never decides what a file is; it only finds it.
"""

from __future__ import annotations

import re
from datetime import datetime

from fuehrung_cli.domain.names import folder_name
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session

PEOPLE = "people"
SESSIONS = "sessions"
PERSON = "person.toml"
SALARY = "salary.toml"
NOTEBOOK = "notebook.toml"
TRASH = "trash"
QUARANTINE = "quarantine"
JOURNEYS = "journeys"
RULES = "rules.toml"

_SESSION_STEM = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{4})?_([a-hjkmnp-tv-z][0-9][0-9a-hjkmnp-tv-z]{6})"
)
_FOLDER_STEM = r"[a-z0-9-]{1,60}_([0-9a-hjkmnp-tv-z]{4})"
_SESSION = re.compile(rf"{_SESSION_STEM}\.toml\Z")
_FOLDER = re.compile(rf"{_FOLDER_STEM}\Z")
# Compiled where they are used: only a check needs them.
_VERSION = rf"(?:{_SESSION_STEM}|person|salary|notebook)[ ._(~-].*\.toml\Z|{_FOLDER_STEM}[ ._(~-]"
"""One of our names with something behind it, as `person (1).toml` or `…_k7f3qdx2-DESKTOP.toml`."""
_CONFLICT = r"(?i)conflict|konflikt|\.orig\Z|~\Z|\.sw[a-p]\Z|\A#.*#\Z"


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


def name_in_folder(folder: str) -> str:
    """Returns the name of a person as far as the name of the folder tells it: „Anna Berger"."""
    return folder.rpartition("_")[0].replace("-", " ").strip().title() or folder


def person_folder(person: Person) -> str:
    """Returns the folder of a new person, below the notebook."""
    return f"{PEOPLE}/{folder_name(person)}"


def is_conflict_copy(name: str) -> bool:
    """Says whether a sync service or an editor has left a second version under this name."""
    return bool(re.search(_CONFLICT, name) or re.match(_VERSION, name))


def trash_name(path: str) -> str:
    """Returns where a file goes that is thrown away: flat, person and name still to be seen."""
    parts = [part for part in path.split("/") if part not in (PEOPLE, SESSIONS)]
    return f"{TRASH}/{'_'.join(parts)}"
