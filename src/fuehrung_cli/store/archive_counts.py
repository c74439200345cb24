"""What is in a backup, counted by the names of its files."""

from __future__ import annotations

from collections.abc import Iterable

from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.archive_names import CONFIG, NOTEBOOK_PART, RUNTIME_PART, STATE_PART
from fuehrung_cli.store.names_on_disk import (
    JOURNEYS,
    PEOPLE,
    PERSON,
    QUARANTINE,
    RULES,
    SALARY,
    SESSIONS,
    TRASH,
    person_id_in,
    session_id_in,
)


@dataclass(frozen=True)
class Counts:
    """How much of what is there; other files are in `files` alone."""

    files: int = 0
    people: int = 0
    entries: int = 0
    salaries: int = 0
    """Files with somebody's gross pay."""
    journeys: int = 0
    drafts: int = 0
    trash: int = 0
    """Files that were thrown away or set aside as damaged."""
    has_rules: bool = False
    has_settings: bool = False


def counted(names: Iterable[str]) -> Counts:
    """Returns what files of these names in a backup are."""
    found = [_kind(name) for name in names]
    return Counts(
        files=len(found),
        people=found.count("person"),
        entries=found.count("entry"),
        salaries=found.count("salary"),
        journeys=found.count("journey"),
        drafts=found.count("draft"),
        trash=found.count("trash"),
        has_rules="rules" in found,
        has_settings="settings" in found,
    )


def _kind(name: str) -> str:
    match name.split("/"):
        case [part, folder, _, file] if part == NOTEBOOK_PART and folder == PEOPLE:
            return {PERSON: "person", SALARY: "salary"}.get(file, "")
        case [part, folder, owner, inside, file] if (
            (part, folder, inside) == (NOTEBOOK_PART, PEOPLE, SESSIONS)
            and person_id_in(owner)
            and session_id_in(file)
        ):
            return "entry"
        case [part, folder, *_, _] if part == NOTEBOOK_PART and folder in (TRASH, QUARANTINE):
            return "trash"
        case [part, folder, file] if (part, folder) == (NOTEBOOK_PART, JOURNEYS):
            return "journey" if file.endswith(".toml") else ""
        case [part, *_, box, _] if part in (STATE_PART, RUNTIME_PART) and box in (
            "drafts",
            "journal",
        ):
            return "draft"
        case [part, file] if (part, file) == (NOTEBOOK_PART, RULES):
            return "rules"
        case _:
            return "settings" if name == CONFIG else ""
