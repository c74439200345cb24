"""Settings: what a machine remembers, and the few numbers that may differ between notebooks."""

from __future__ import annotations

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
class Retention:
    """Periods after which notes are to go, kept in the notebook; nothing acts on them yet."""

    notes_months: Annotated[int, Between(1, 120)] = 12
    observations_days: Annotated[int, Between(1, 365)] = 90
    leavers_months: Annotated[int, Between(1, 120)] = 6
