"""Settings: what a machine remembers, and the few numbers that may differ between notebooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from typing import Annotated, Literal

from fuehrung_cli.domain.fields import Between
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Settings:
    """The keys of `config.toml`, all optional; options and environment win over them."""

    language: Literal["de", "en"] | None = None
    color: Literal["auto", "always", "never"] = "auto"
    plain: bool = False
    voice: Literal["sie", "du", "en"] | None = None
    """The voice of questions for people without one of their own; by default the language's."""
    rhythm_days: Annotated[int, Between(1, 365)] = 14
    editor: str = ""
    signals: Literal["on", "off"] = "on"
    """Whether pages show reasons to talk; promises, talks and topics are always there."""
    recommendation: Literal["on", "off"] = "off"
    """Whether the team page shows who would recommend the leader: answers to oneself, so never
    anonymous."""


@dataclass(frozen=True)
class RetentionNumbers:
    """The general periods after which notes are to go, as the notebook keeps them."""

    notes_months: Annotated[int, Between(1, 120)] = 12
    observations_days: Annotated[int, Between(1, 365)] = 90
    leavers_months: Annotated[int, Between(1, 120)] = 6


Unit = Literal["days", "months"]
LONGEST: Mapping[Unit, int] = {"days": 3650, "months": 120}


@dataclass(frozen=True)
class Span:
    """A period, e.g. 90 days or 12 months."""

    number: int
    unit: Unit

    def after(self, day: date) -> date:
        """Returns the day on which it is over, at most the last day there is."""
        if self.unit == "days":
            return day + timedelta(days=min(self.number, (date.max - day).days))
        months = day.year * 12 + day.month - 1 + self.number
        if months // 12 > date.max.year:
            return date.max
        first = date(months // 12, months % 12 + 1, 1)
        # The end of a short month is not skipped: a month after 31 January is over on 1 March.
        return first + timedelta(days=day.day - 1)


@dataclass(frozen=True)
class Retention:
    """How long what is written down is kept: in general, and for single kinds."""

    general: RetentionNumbers = RetentionNumbers()  # a frozen value
    kinds: Mapping[str, Span] = field(default_factory=dict)
    """Kind of fact, or `session` for the notes of an entry → a period of its own."""

    @property
    def leavers(self) -> Span:
        """Returns how long what is kept of somebody who has left stays."""
        return Span(self.general.leavers_months, "months")
