"""Sessions as files, reading: fact by fact, so that one bad fact costs only itself.

The file's own fields decide, never its name. Unknown keys and kinds are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Annotated, NamedTuple, TypeVar, cast, get_args

from fuehrung_cli.domain.corrections import Trail
from fuehrung_cli.domain.fields import Between, Value
from fuehrung_cli.domain.ids import SESSION_ID
from fuehrung_cli.domain.kinds import Foreign, Kind, Source, kind_named
from fuehrung_cli.domain.session import Change, Opened, Purpose, Session, SessionKind
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.format_number import in_current_format
from fuehrung_cli.store.gate import admit
from fuehrung_cli.store.problems import Problem, by_hand
from fuehrung_cli.store.shapes import is_sane, parts_of
from fuehrung_cli.store.toml_text import parse
from fuehrung_cli.store.trails import with_list

T = TypeVar("T")
Table = dict[str, object]
_NUMBER = re.compile(r"[1-9][0-9]{0,3}\Z")


@dataclass(frozen=True)
class Head:
    """The keys of a session above its facts, as the file holds them."""

    id: str
    at: date | datetime
    recorded: date | datetime | None = None
    kind: SessionKind = "one_on_one"
    purpose: tuple[str, ...] = ()
    minutes: Annotated[int | None, Between(0, 1440)] = None
    notes: str = ""
    group: str = ""
    corrections: Trail = ()


SESSION_KEYS = ("format", *(part for part in Head.__dataclass_fields__), "facts", "changes")
CHANGE_KEYS = ("fact", "state", "set", "unset", "text")


class Decoded(NamedTuple):
    """A session as far as it could be read, and what could not."""

    session: Session | None
    problems: tuple[Problem, ...] = ()


def decode_session(data: bytes, path: str) -> Decoded:
    """Returns the session in the bytes of a file; `path` only names it in problems."""
    table = parse(data, path)
    if isinstance(table, Problem):
        return Decoded(None, (table,))
    table = in_current_format(table, "session", path)
    if isinstance(table, Problem):
        return Decoded(None, (table,))
    reading = _Reading(path)
    return Decoded(reading.session(table), tuple(reading.problems))


class _Reading:
    """One file being read; what is wrong is collected, not raised."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def session(self, table: Table) -> Session | None:
        own, others = _parted(table, parts_of(Head))
        head = self._admit(Head, with_list(own), "", lenient=True)
        facts = tuple(self._facts(table))
        changes = tuple(self._changes(table))
        if head is None:
            return None
        if not SESSION_ID.match(head.id):
            self._bad("id", say("an id such as k7f3qdx2"))
            return None
        return Session(
            id=head.id,
            at=head.at,
            recorded=self._recorded(head),
            kind=head.kind,
            purpose=self._purpose(head),
            minutes=head.minutes,
            notes=head.notes,
            facts=facts,
            changes=changes,
            group=head.group,
            extra=_without(others, SESSION_KEYS),
            corrections=head.corrections,
        )

    def _recorded(self, head: Head) -> datetime:
        if isinstance(head.recorded, datetime):
            return head.recorded
        self._bad("recorded", say("a moment such as 2026-12-04T10:00:00+01:00"))
        at = head.at
        return at if isinstance(at, datetime) else datetime.combine(at, time(), UTC)

    def _purpose(self, head: Head) -> tuple[Purpose, ...]:
        known = get_args(Purpose)
        if any(word not in known for word in head.purpose):
            self._bad("purpose", say("a list of {choices}", choices=", ".join(known)))
        return tuple(cast("Purpose", word) for word in head.purpose if word in known)

    def _facts(self, table: Table) -> Iterator[Opened]:
        for number, where, data in self._numbered(table, "facts"):
            name = data.get("kind")
            spec = kind_named(name) if isinstance(name, str) else None
            if spec:
                opened = self._fact(number, where, data, spec)
                if opened:
                    yield opened
            elif isinstance(name, str):
                yield Opened(number, Foreign(name, _without(data, ("kind",))), _foreign(data))
            else:
                self._bad(f"{where}.kind", say("the name of a kind, such as commitment"))

    def _fact(self, number: int, where: str, data: Table, spec: Kind) -> Opened | None:
        own, others = _parted(data, parts_of(cast("type", spec.content)))
        content = self._admit(spec.content, own, where)
        source = data.get("source", spec.sources[0])
        if source not in spec.sources:
            self._bad(f"{where}.source", say("one of {choices}", choices=", ".join(spec.sources)))
            return None
        if content is None:
            return None
        return Opened(number, content, source, _without(others, ("kind", "source")))

    def _changes(self, table: Table) -> Iterator[Change]:
        ordered = sorted(self._numbered(table, "changes"), key=lambda found: found[0])
        for _, where, data in ordered:
            change = self._change(where, data)
            if change:
                yield change

    def _change(self, where: str, data: Table) -> Change | None:
        before = len(self.problems)
        fact = data.get("fact")
        if not isinstance(fact, str) or not fact:
            self._bad(f"{where}.fact", say("the id of a fact, such as k7f3qdx2.1"))
        for key in ("state", "text"):
            if not isinstance(data.get(key, ""), str):
                self._bad(f"{where}.{key}", say("text in quotes"))
        values = self._set(where, data)
        if len(self.problems) > before:
            return None
        state = cast("str | None", data.get("state"))
        text = cast("str", data.get("text", ""))
        return Change(cast("str", fact), state, values, text, _without(data, CHANGE_KEYS))

    def _set(self, where: str, data: Table) -> dict[str, Value]:
        given, emptied = data.get("set", {}), data.get("unset", [])
        values: dict[str, Value] = {}
        if not isinstance(given, dict):
            self._bad(f"{where}.set", say("a table with the new values"))
            given = {}
        for name, value in given.items():
            if _is_value(value):
                values[name] = tuple(value) if isinstance(value, list) else value
            else:
                self._bad(f"{where}.set.{name}", say("one value, no table"))
        if not isinstance(emptied, list) or not all(isinstance(name, str) for name in emptied):
            self._bad(f"{where}.unset", say('a list of texts such as ["one", "two"]'))
            emptied = []
        return values | {name: None for name in emptied if name not in values}

    def _numbered(self, table: Table, key: str) -> Iterator[tuple[int, str, Table]]:
        """Yields number, place and table of each fact or change, in the order of the file."""
        found = table.get(key, {})
        if not isinstance(found, dict):
            self._bad(key, say("tables named {key}.1, {key}.2 and so on", key=key))
            return
        for number, data in found.items():
            where = f"{key}.{number}"
            if _NUMBER.match(number) and isinstance(data, dict):
                yield int(number), where, data
            else:
                self._bad(where, say("a table with a number, such as [{key}.1]", key=key))

    def _admit(self, cls: type[T], data: Table, where: str, *, lenient: bool = False) -> T | None:
        made, problems = admit(cls, data, path=self.path, where=where, lenient=lenient)
        self.problems += problems
        return made

    def _bad(self, where: str, wanted: Message) -> None:
        key = where.rpartition(".")[2]
        what = say("{key} must be {wanted}", key=key, wanted=wanted)
        self.problems.append(Problem(self.path, where, what, by_hand()))


def _parted(data: Table, keys: Mapping[str, object]) -> tuple[Table, Table]:
    """Returns what has one of these keys, and the rest."""
    own: Table = {}
    others: Table = {}
    for key, value in data.items():
        (own if key in keys else others)[key] = value
    return own, others


def _without(data: Table, keys: tuple[str, ...]) -> Table:
    return {key: value for key, value in data.items() if key not in keys}


def _foreign(data: Table) -> Source:
    source = data.get("source")
    return cast("Source", source) if source in get_args(Source) else "leader"


def _is_value(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(part, str) for part in value)
    if isinstance(value, float):
        return abs(value) < float("inf")
    return isinstance(value, str | int | date) and is_sane(value)
