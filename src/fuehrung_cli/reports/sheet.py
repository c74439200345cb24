"""The data sheet: what this installation keeps, computes and leaves out, for those who must know.

One value for all readers; each gets a cut of it. Kinds, fields, rules and periods are walked from
what declares them, so nothing that is added later can be missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from fuehrung_cli.domain.kinds import kind_named, kinds
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.purposes import purpose_of
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.domain.settings import Retention, Settings
from fuehrung_cli.errors import Message
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.access import kept_for, kind_label, seen_by, sources_of
from fuehrung_cli.reports.access_values import labels_in, word
from fuehrung_cli.reports.sheet_rules import RuleNumbers, SheetRule, sheet_rules
from fuehrung_cli.reports.sheet_texts import (
    EVALUATIONS,
    QUESTIONS,
    RECORD,
    RIGHTS,
    SheetPoint,
    letter,
    measures,
    switched_off,
)

Audience = Literal["works-council", "data-protection", "team"]
_BOTH = ("kinds", "rules", "off", "rights")
CUTS: dict[str, tuple[str, ...]] = {
    "": ("record", "evaluations", "measures", "questions", *_BOTH),
    "works-council": ("evaluations", "questions", *_BOTH),
    "data-protection": ("record", "measures", *_BOTH),
    "team": ("letter",),
}
"""Who reads it → the parts that are theirs; without a reader all but the letter."""


@dataclass(frozen=True)
class SheetField:
    """A field that may be filled, and the values it is closed to."""

    key: str
    label: Message
    choices: tuple[Message, ...] = ()


@dataclass(frozen=True)
class SheetKind:
    """A kind of record: its fields, what for, from whom, how long, for whose eyes."""

    kind: str
    label: Message
    fields: tuple[SheetField, ...]
    purpose: Message
    sources: Message
    kept: Message
    seen_by: Message


@dataclass(frozen=True)
class SheetSources:
    """What the sheet is made of: how this installation is set up."""

    retention: Retention
    settings: Settings
    numbers: RuleNumbers
    salary: type
    """What declares the fields of the pay."""
    salaries: int
    """How many people's pay is kept."""
    home: str
    is_private: bool | None
    """Whether nobody else may open the folder; None while there is none."""
    is_git: bool


@dataclass(frozen=True)
class Sheet:
    """The sheet as one reader gets it; parts that are not theirs are empty."""

    audience: str
    day: date
    record: tuple[SheetPoint, ...]
    evaluations: tuple[SheetPoint, ...]
    kinds: tuple[SheetKind, ...]
    rules: tuple[SheetRule, ...]
    off: tuple[Message, ...]
    measures: tuple[SheetPoint, ...]
    rights: tuple[SheetPoint, ...]
    questions: tuple[Message, ...]
    letter: tuple[Message, ...]


def sheet(audience: str, day: date, sources: SheetSources) -> Sheet:
    """Makes the sheet for a reader, "" for the whole."""
    whole = Sheet(
        audience,
        day,
        RECORD,
        EVALUATIONS,
        tuple(_kinds(sources)),
        sheet_rules(sources.numbers, is_on=sources.settings.signals == "on"),
        switched_off(sources.settings, sources.salaries, sources.numbers),
        measures(sources.home, sources.is_private, is_git=sources.is_git),
        RIGHTS,
        QUESTIONS,
        letter(sources.retention),
    )
    left_out = {*CUTS[""], "letter"} - {*CUTS[audience]}
    nothing: dict[str, Any] = dict.fromkeys(left_out, ())
    return replace(whole, **nothing)


def _kinds(sources: SheetSources) -> Iterator[SheetKind]:
    yield _kind("profile", tuple(_declared(Person, Profile)), sources.retention)
    yield _kind("session", tuple(_declared(Session, Opened, Change)), sources.retention)
    for kind in kinds():
        fields = tuple(
            SheetField(
                field.name,
                word("field", field.name),
                tuple(word("choice", choice) for choice in field.choices),
            )
            for field in kind.fields
        )
        yield _kind(kind.name, fields, sources.retention)
    yield _kind("salary", tuple(_declared(sources.salary)), sources.retention)


def _declared(*classes: type) -> Iterator[SheetField]:
    """Yields the fields of records that are no facts, each once."""
    seen = {key: label for cls in classes for key, label in labels_in(cls)}
    return (SheetField(key, label) for key, label in seen.items())


def _kind(name: str, fields: tuple[SheetField, ...], retention: Retention) -> SheetKind:
    kind = kind_named(name)
    return SheetKind(
        name,
        kind_label(name),
        fields,
        purpose_of(name),
        sources_of(kind),
        kept_for(name, retention),
        seen_by(kind, name),
    )
