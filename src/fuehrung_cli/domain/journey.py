"""Journeys: ordered steps with questions, and what renews each step. Texts are data."""

from __future__ import annotations

from typing import Annotated, Literal

from fuehrung_cli.domain.fields import Between
from fuehrung_cli.domain.names import fold
from fuehrung_cli.frozen import dataclass

Language = Literal["de", "en"]
VoiceName = Literal["sie", "du", "en"]
Anchor = Literal["start", "last_day"]
"""What the day of a milestone counts from: the start of the assignment, or the last day."""


def selects(selectors: tuple[str, ...], tag: str) -> bool:
    """Says whether selectors such as `goal.*` or `kind:stay` take an event with this tag."""
    wildcard = tag.partition(".")[0] + ".*"
    return tag in selectors or ("." in tag and wildcard in selectors)


@dataclass(frozen=True)
class LocalText:
    """A text in both languages."""

    de: str
    en: str

    def get(self, language: str) -> str:
        """Returns the text in the language, English for any other than German."""
        return self.de if language == "de" else self.en


@dataclass(frozen=True)
class Question:
    """A question in the voices in which it may be asked."""

    id: str
    sie: str
    du: str
    en: str

    def get(self, voice: str) -> str:
        """Returns the question in the voice."""
        return {"sie": self.sie, "du": self.du}.get(voice, self.en)


@dataclass(frozen=True)
class Step:
    """A step; it is renewed by events whose tags match, and stale after its cadence."""

    id: str
    title: LocalText
    short: LocalText
    cadence_days: Annotated[int, Between(1, 3650)]
    renewed_by: tuple[str, ...]
    """Selectors: a tag (`step:ja`, `purpose:relational`) or all states of a kind (`goal.*`)."""
    aliases: tuple[str, ...] = ()
    purpose: LocalText = LocalText("", "")
    external_practice: LocalText = LocalText("", "")
    internal_practice: LocalText = LocalText("", "")
    broken_by: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    evidence: tuple[LocalText, ...] = ()
    missing: LocalText = LocalText("", "")
    """What to do when the step is due, in one short line."""
    type_this: LocalText = LocalText("", "")
    """What to type then; NAME stands for the person."""
    questions: tuple[Question, ...] = ()
    day: Annotated[int | None, Between(-3650, 3650)] = None
    """For a milestone: how many days after its anchor it is due, negative before it."""
    counts_from: Anchor = "start"

    @property
    def to_do(self) -> LocalText:
        """Returns what to do in one line: what is missing, else the title."""
        return self.missing if self.missing.en else self.title

    def answers_to(self, word: str) -> bool:
        """Says whether a word means this step: its id or one of its aliases."""
        return word == self.id or word in self.aliases

    def is_renewed_by(self, tag: str) -> bool:
        """Says whether an event with this tag renews the step."""
        kind, _, name = tag.partition(":")
        if kind == "step" and self.answers_to(name):
            return f"step:{self.id}" in self.renewed_by
        return selects(self.renewed_by, tag)


@dataclass(frozen=True)
class Origin:
    """Where the idea of a journey comes from."""

    text: str
    note: LocalText = LocalText("", "")


@dataclass(frozen=True)
class Reading:
    """A work worth reading, with a remark."""

    title: str
    note: LocalText = LocalText("", "")


@dataclass(frozen=True)
class Variant:
    """What to keep in mind when a journey is taken for one reason; chosen when it is shown.

    Never stored: a reason such as an illness belongs into no notebook.
    """

    id: str
    title: LocalText
    notes: tuple[LocalText, ...]
    aliases: tuple[str, ...] = ()

    def answers_to(self, word: str) -> bool:
        """Says whether a word means this variant: its id or one of its aliases."""
        return word == self.id or word in self.aliases

    def word(self, language: str) -> str:
        """Returns what is typed for it: the id, in English the first alias where there is one."""
        return self.aliases[0] if self.aliases and language != "de" else self.id


@dataclass(frozen=True)
class Journey:
    """A journey file."""

    id: str
    title: LocalText
    steps: tuple[Step, ...]
    format: Annotated[int, Between(1, 99)] = 1
    version: str = "1.0"
    aliases: tuple[str, ...] = ()
    purpose: LocalText = LocalText("", "")
    party_label: LocalText = LocalText("Mitarbeitende", "employee")
    variants: tuple[Variant, ...] = ()
    source: Origin | None = None
    further_reading: tuple[Reading, ...] = ()

    def step(self, word: str) -> Step | None:
        """Returns the step that a word means, or None."""
        return next((step for step in self.steps if step.answers_to(fold(word))), None)


MAIN_JOURNEY = "fuehrung-als-dienstleistung"


@dataclass(frozen=True)
class Library:
    """All journeys, own ones in place of shipped ones of the same id."""

    journeys: tuple[Journey, ...] = ()

    @property
    def main(self) -> Journey | None:
        """Returns the journey that every person is on."""
        return self.find(MAIN_JOURNEY)

    def find(self, word: str) -> Journey | None:
        """Returns the journey of that id or alias, or None."""
        wanted = fold(word)
        named = (j for j in self.journeys if wanted == j.id or wanted in j.aliases)
        return next(named, None)

    def step(self, word: str) -> Step | None:
        """Returns the step of any journey that a word means, the main journey first."""
        ordered = sorted(self.journeys, key=lambda journey: journey.id != MAIN_JOURNEY)
        return next((step for j in ordered if (step := j.step(word))), None)
