"""`person.toml`: name and profile of one person, flat, so that it is easily read and edited."""

from __future__ import annotations

from fuehrung_cli.domain.corrections import Trail
from fuehrung_cli.domain.ids import PERSON_ID
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.errors import say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.encode import proven, with_extra
from fuehrung_cli.store.format_number import in_current_format
from fuehrung_cli.store.gate import admit
from fuehrung_cli.store.migrations import newest
from fuehrung_cli.store.problems import Problem, by_hand
from fuehrung_cli.store.shapes import parts_of
from fuehrung_cli.store.toml_text import parse
from fuehrung_cli.store.trails import trail_tables, with_list

Table = dict[str, object]


@dataclass(frozen=True)
class _Head:
    """What of a person's file is no profile."""

    id: str
    name: str


@dataclass(frozen=True)
class _Tail:
    """What stands behind the profile."""

    corrections: Trail = ()


PERSON_KEYS = ("format", "id", "name", *Profile.__dataclass_fields__, "corrections")


def decode_person(data: bytes, path: str) -> tuple[Person | None, tuple[Problem, ...]]:
    """Returns the person in the bytes of a file; a bad key of the profile costs only itself."""
    table = parse(data, path)
    if isinstance(table, Problem):
        return None, (table,)
    table = in_current_format(table, "person", path)
    if isinstance(table, Problem):
        return None, (table,)
    head, problems = admit(
        _Head, {k: v for k, v in table.items() if k in ("id", "name")}, path=path
    )
    known = {key: value for key, value in table.items() if key in parts_of(Profile)}
    profile, more = admit(Profile, known, path=path, lenient=True)
    behind = {key: value for key, value in table.items() if key in parts_of(_Tail)}
    tail, odd = admit(_Tail, with_list(behind), path=path, lenient=True)
    more = (*more, *odd)
    if head and not PERSON_ID.match(head.id):
        what = say("{key} must be {wanted}", key="id", wanted=say("an id such as 7k3q"))
        return None, (*problems, *more, Problem(path, "id", what, by_hand()))
    if head is None or profile is None:
        return None, (*problems, *more)
    extra = {key: value for key, value in table.items() if key not in PERSON_KEYS}
    trail = tail.corrections if tail else ()
    return Person(head.id, head.name, profile, extra, trail), (*problems, *more)


def encode_person(person: Person) -> bytes:
    """Returns the bytes of the file of a settled person (see `settle`).

    Raises:
        UsageError: the bytes would not read back as this very person.
    """

    def again(data: bytes) -> tuple[Table | None, tuple[Problem, ...]]:
        read, problems = decode_person(data, "")
        return _table(read) if read == person else None, problems

    return proven(_table(person), again)


def _table(person: Person | None) -> Table:
    assert person is not None  # only a person that was read is compared
    default = Profile()
    profile = {
        name: value
        for name in Profile.__dataclass_fields__
        if (value := getattr(person.profile, name)) != getattr(default, name)
    }
    table = {"format": newest(), "id": person.id, "name": person.name, **profile}
    if person.corrections:
        table["corrections"] = trail_tables(person.corrections)
    return with_extra(table, person.extra)
