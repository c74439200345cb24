"""Tasks of Taskwarrior (`task export`): what is open for somebody is a promise to the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

from fuehrung_cli.domain.fields import field_named
from fuehrung_cli.domain.kinds.promises import Commitment
from fuehrung_cli.domain.session import Opened
from fuehrung_cli.errors import Message, say
from fuehrung_cli.imports.days import moment_read
from fuehrung_cli.imports.making import entry, left_out
from fuehrung_cli.imports.proposals import Place, Proposal, ProposedEntry
from fuehrung_cli.imports.source import Source, parsed
from fuehrung_cli.reports.arrival import LeftOut

KIND = "tasks"
Task = Mapping[str, object]
_SIGNS = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\dZ\Z")
_WHY: Mapping[str, Message] = {
    "completed": say("it is done, and only open tasks are promises"),
    "deleted": say("it was deleted, and only open tasks are promises"),
    "recurring": say("it repeats; what is due of it is a task of its own"),
}


def is_tasks(source: Source) -> bool:
    """Says whether a file is an export of Taskwarrior."""
    rows = _rows(source)
    return bool(rows) and all({"uuid", "description", "status"} <= row.keys() for row in rows)


def read_tasks(source: Source) -> Proposal:
    """Reads open tasks; whose they are says a project or a tag."""
    entries: list[ProposedEntry] = []
    left: list[LeftOut] = []
    for number, row in enumerate(_rows(source), start=1):
        place = Place(source.name, row=number)
        made = _promise(row, place)
        if isinstance(made, Message):
            left.append(left_out(place, made))
        else:
            entries.append(made)
    return Proposal(KIND, source.name, (), tuple(entries), tuple(left))


def _rows(source: Source) -> list[Task]:
    """Returns the tasks: a list, as older versions write them one on each line."""
    whole = source.json
    if not isinstance(whole, list) and source.text[:1] == "{" and '"uuid"' in source.lines[0]:
        whole = [parsed(line.rstrip(", ")) for line in source.lines if line.strip()]
    is_list = isinstance(whole, list) and all(isinstance(row, dict) for row in whole)
    return cast("list[Task]", whole) if is_list else []


def _promise(task: Task, place: Place) -> ProposedEntry | Message:
    why = _WHY.get(str(task.get("status")))
    if why:
        return why
    at, text = _moment(task.get("entry")), task.get("description")
    declared = field_named(Commitment, "text")
    if at is None or not declared or not declared.accepts(text):
        return say("a moment or text is missing")
    due = _moment(task.get("due"))
    # A day is the day here: Taskwarrior keeps midnight of this place, on the clock of Greenwich.
    day = due.astimezone().date() if due else None
    made = entry("", at, _notes(task), place, (str(task.get("uuid")),))
    promise = Opened(1, Commitment("leader", str(text), due=day))
    session = replace(made.session, facts=(promise,))
    return replace(made, session=session, among=tuple(dict.fromkeys(_names(task))))


def _names(task: Task) -> Iterator[str]:
    """Yields what may be a name: the project, each part of it, and each tag."""
    project, tags = task.get("project"), task.get("tags")
    for each in (project, *(tags if isinstance(tags, list) else ())):
        if isinstance(each, str) and each:
            yield re.sub("[._-]", " ", each)
    if isinstance(project, str):
        yield from filter(None, project.split("."))


def _notes(task: Task) -> str:
    found = task.get("annotations")
    rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
    return "\n".join(str(row["description"]) for row in rows if row.get("description"))


def _moment(value: object) -> datetime | None:
    found = _SIGNS.match(value) if isinstance(value, str) else None
    year, month, day, hour, minute = found.groups() if found else ("",) * 5
    at = moment_read(f"{year}-{month}-{day}T{hour}:{minute}:00") if found else None
    return at.replace(tzinfo=UTC) if isinstance(at, datetime) else None
