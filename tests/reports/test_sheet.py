"""The data sheet names every kind, field, rule and period, and each reader gets their own cut."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import get_args

import pytest

from fuehrung_cli.cli.answers import ANSWERS
from fuehrung_cli.domain.fields import fields_of
from fuehrung_cli.domain.kinds import kinds
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.domain.settings import Retention, RetentionNumbers, Settings
from fuehrung_cli.domain.words import label
from fuehrung_cli.errors import Message, Term
from fuehrung_cli.layout.sheet import sheet_page
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Options, render_pages
from fuehrung_cli.reports.sheet import CUTS, Audience, Sheet, SheetSources, sheet
from fuehrung_cli.reports.sheet_rules import SUBJECTS, RuleNumbers
from fuehrung_cli.reports.sheet_texts import EVALUATIONS
from fuehrung_cli.store.salary import Salary
from fuehrung_cli.store.thresholds import shipped_rules

DAY = date(2026, 11, 26)
PERIODS = Retention(RetentionNumbers(13, 91, 7))
NO_EVALUATION = frozenset(
    (
        *("access", "away", "backup", "check", "checkin", "checkins", "config", "conflicts"),
        *("erasure", "import", "journey", "journeys", "people", "person", "restore", "sheet"),
        *("merge", "removal", "situation", "undo"),
    )
)
"""Answers that say what was done, or show what was typed or set."""


def _sheet(audience: str = "", settings: Settings | None = None) -> Sheet:
    rules = shipped_rules()
    numbers = RuleNumbers(rules, rules)
    sources = SheetSources(
        PERIODS, settings or Settings(), numbers, Salary, 0, "/notes", is_private=True, is_git=False
    )
    return sheet(audience, DAY, sources)


def _text(made: Sheet, language: str = "de") -> str:
    page = sheet_page(made, Translator(language))
    return " ".join(render_pages((page,), "markdown", Options(80)).split())


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_cut_for_data_protection_names_every_kind_and_field(language: str) -> None:
    text = _text(_sheet("data-protection"), language).replace("\\", "")
    for kind in kinds():
        fields = ", ".join(label("field", field.name, language) for field in kind.fields)
        assert f"{label('kind', kind.name, language)}: {fields}" in text
    for field in fields_of(Profile):
        assert label("field", field.name, language) in text
    for declared in dataclasses.fields(Salary):
        assert label("record", declared.name, language) in text


@pytest.mark.parametrize("audience", ["", "works-council", "data-protection"])
def test_every_rule_and_period_is_on_it(audience: str) -> None:
    text = _text(_sheet(audience))
    for rule in shipped_rules().values():
        assert rule.id in text
    assert "13 Monate" in text
    assert "91 Tage" in text
    assert "7 Monate" in text


def test_the_text_for_the_team_names_the_periods() -> None:
    text = _text(_sheet("team"))
    assert all(period in text for period in ("13 Monate", "91 Tage", "7 Monate"))
    assert "Stellungnahme" in text


def test_each_shipped_rule_has_its_subject() -> None:
    assert SUBJECTS.keys() == shipped_rules().keys()


def test_each_page_that_computes_is_among_the_evaluations() -> None:
    """Whoever adds an answer says on the sheet what it computes, or here that it does not."""
    named = {_command(call) for point in EVALUATIONS for call in point.commands} | {"export"}
    told = {
        name
        for name, answer in ANSWERS.items()
        if any(_command(call) in named for call in answer.calls)
    }
    assert told | NO_EVALUATION == set(ANSWERS)
    assert {_command(call) for answer in ANSWERS.values() for call in answer.calls} >= named - {
        "export"
    }


def _command(call: str) -> str:
    return " ".join(word for word in call.split() if word.isalpha() and word.islower())


def test_each_reader_gets_only_their_parts() -> None:
    parts = {part.name for part in dataclasses.fields(Sheet)} - {"audience", "day"}
    for audience, cut in CUTS.items():
        made = _sheet(audience)
        assert {part for part in parts if getattr(made, part)} == set(cut)
    assert set(CUTS) == {"", *get_args(Audience)}


def test_rules_are_off_where_signals_are_off() -> None:
    made = _sheet(settings=Settings(signals="off"))
    assert not any(rule.is_on for rule in made.rules)
    assert "Anlässe zum Gespräch: auf allen Seiten ausgeschaltet" in _text(made)


def test_choices_are_in_the_value_as_words() -> None:
    made = next(kind for kind in _sheet().kinds if kind.kind == "stay_signal")
    choices = next(field.choices for field in made.fields if field.key == "type")
    assert choices[0] == Message("{word}", {"word": Term("choice", "stay")})
