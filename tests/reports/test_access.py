"""The access report holds every field of every model, in words, whatever other pages leave out."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest

from fuehrung_cli.domain.fields import Field, Value, fields_of
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Foreign, Kind, kind_named, kinds
from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.purposes import PURPOSES
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.domain.words import label
from fuehrung_cli.layout.access import access_page
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Options, render_pages
from fuehrung_cli.reports.access import Access, AccessSources, access
from fuehrung_cli.reports.access_values import AccessValue

DAY = date(2026, 11, 26)
MOMENT = datetime(2026, 11, 5, 9, tzinfo=UTC)
ANNA = Person("7k3q", "Anna Berger")


def _sample(field: Field) -> Value:
    """Returns a value that is no default and not mistaken for another."""
    if field.choices:
        return next(c for c in reversed(field.choices) if c != field.default)
    if field.bounds and field.base in ("int", "number"):
        return int(field.bounds.low) + 1
    plain = field.name.replace("_", " ")
    made: dict[str, Value] = {
        "text": f"words of {plain}",
        "int": 3,
        "number": 2.5,
        "bool": not field.default,
        "date": date(2027, 2, 3),
        "moment": MOMENT,
        "texts": (f"one {plain}", f"two {plain}"),
        "fact": "k7f3qdx2.7",
        "entry": "k7f3qdx2",
    }
    return made[field.base]


def _full(cls: Any) -> Any:
    return cls(**{field.name: _sample(field) for field in fields_of(cls)})


def _report(*sessions: Session, person: Person = ANNA) -> Access:
    return access(fold(person, sessions), DAY, AccessSources(Retention()))


def _session(**given: Any) -> Session:
    return Session(**{"id": "k7f3qdx2", "at": MOMENT, "recorded": MOMENT, **given})


def _kept(values: tuple[AccessValue, ...]) -> dict[str, Value]:
    return {value.key: value.value for value in values}


def _page(report: Access, language: str) -> str:
    return render_pages((access_page(report, Translator(language)),), "markdown", Options(80))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_field_of_every_kind_is_there(kind: Kind) -> None:
    content = _full(kind.content)
    report = _report(_session(facts=(Opened(1, content, kind.sources[-1]),)))
    kept = _kept(report.entries[0].facts[0].values)
    for field in fields_of(cast("type", kind.content)):
        assert kept[field.name] == getattr(content, field.name), field.name
    assert kept["source"] == kind.sources[-1]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_fact_is_read_without_codes(kind: Kind) -> None:
    content = _full(kind.content)
    report = _report(_session(facts=(Opened(1, content),)))
    t = Translator("de")
    for value in report.entries[0].facts[0].values:
        field = kind.field(value.key)
        if field and field.choices:
            assert t(value.words) == label("choice", str(value.value), "de")
        table = LABELS["field"] if field else LABELS["record"]
        assert t(value.label) == table[value.key][0]


@pytest.mark.parametrize("cls", [Session, Opened, Change, Person, Profile])
def test_every_field_around_a_fact_is_there(cls: type) -> None:
    person = Person("7k3q", "Anna Berger", _full(Profile), {"hobby": "Segeln"})
    goal = kind_named("goal")
    assert goal is not None
    opened = Opened(2, _full(goal.content), "said", {"later": "x"})
    change = Change("k7f3qdx2.2", "achieved", {"current": 8}, "a remark", {"newer": "y"})
    full = _session(
        kind="phone",
        purpose=("task",),
        minutes=25,
        notes="note",
        facts=(opened,),
        changes=(change,),
        group="z67y0zac",
        extra={"mood": ["a", {"b": 1}]},
    )
    report = _report(full, person=person)
    entry = report.entries[0]
    found = {
        Session: {*_kept(entry.values), "facts", "changes"},
        Opened: {*_kept(entry.facts[0].values), "content"},
        Change: {*_kept(entry.changes[0].values), "set"},
        Person: {*_kept(report.person), "profile"},
        Profile: set(_kept(report.person)),
    }
    assert {field.name for field in dataclasses.fields(cls)} - {"extra"} <= found[cls]
    assert _kept(entry.changes[0].values)["current"] == 8
    for key, kept in (
        ("mood", entry.values),
        ("later", entry.facts[0].values),
        ("newer", entry.changes[0].values),
        ("hobby", report.person),
    ):
        assert key in _kept(kept)


def test_a_kind_of_another_version_is_shown_as_it_stands() -> None:
    report = _report(_session(facts=(Opened(1, Foreign("later_kind", {"words": "quite new"})),)))
    assert "quite new" in _page(report, "en")
    assert "Written by another version" in _page(report, "en")


def test_a_change_that_was_not_applied_is_there() -> None:
    report = _report(_session(changes=(Change("m2xae9rt.4", "kept", {"due": DAY}, "why"),)))
    assert _kept(report.entries[0].changes[0].values)["text"] == "why"
    assert "26 Nov 2026" in _page(report, "en")


def test_the_page_says_every_value_in_both_languages() -> None:
    facts = tuple(Opened(n, _full(kind.content)) for n, kind in enumerate(kinds(), start=1))
    report = _report(
        _session(notes="Notiz", facts=facts), person=Person("1", "A B", _full(Profile))
    )
    for language in ("de", "en"):
        t, page = Translator(language), _page(report, language)
        values = [*report.person, *(v for f in report.entries[0].facts for v in f.values)]
        missing = [v.key for v in values if t(v.label) not in page or t(v.words) not in page]
        assert missing == []


def test_every_kind_has_a_purpose() -> None:
    assert {kind.name for kind in kinds()} | {"profile", "session", "salary"} == set(PURPOSES)
