"""`situation` through the program: one fact, the playbook, and nothing that should not be kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.domain.choice_labels import CHOICES
from fuehrung_cli.domain.situations import SERVICES
from fuehrung_cli.errors import ExitCode


@pytest.fixture
def anna(run: Runner, home: Path) -> Runner:
    """Returns a runner for a notebook with one person."""
    run("person", "add", "Anna Berger")
    return run


@pytest.mark.parametrize("kind", SERVICES)
def test_every_type_is_typed_in_both_languages(anna: Runner, kind: str) -> None:
    for typed, language in zip(CHOICES[kind], ("de", "en"), strict=True):
        result = anna("situation", "anna", typed, "--json", "--lang", language)
        assert (result.code, result.err) == (ExitCode.DONE, "")
        plan = json.loads(result.out)["data"]["plan"]
        assert plan["type"] == kind
        assert plan["begin"]
        assert len(plan["ask_again"]) == len(SERVICES[kind].follow_up_days)
        assert plan["talk_by"] > plan["since"]


def test_the_fact_is_written_with_the_first_day_to_ask_again(anna: Runner) -> None:
    told = ("situation", "anna", "overload", "Innendienst", "fehlt", "--since", "2026-11-24")
    made = json.loads(anna(*told, "--support", "Aushilfe", "--until", "31.1.", "--json").out)
    values = made["data"]["recorded"]["entry"]["facts"][0]
    assert values["text"] == "Innendienst fehlt"
    assert values["values"] == {
        "type": "overload",
        "support": "Aushilfe",
        "until": "2027-01-31",
        "follow_up": "2026-12-01",
    }


def test_a_reason_for_a_change_in_life_is_kept_nowhere(
    anna: Runner, home: Path, tmp_path: Path
) -> None:
    result = anna("situation", "anna", "leave", "GEHEIMER GRUND", "--lang", "en")
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert "--text" in result.err
    assert "GEHEIM" not in result.err
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"GEHEIM" in path.read_bytes() for path in files)


def test_what_the_person_wants_written_down_is(anna: Runner) -> None:
    result = anna("situation", "anna", "leave", "--text", "ab März in Elternzeit")
    assert result.code == ExitCode.DONE
    assert "ab März in Elternzeit" in anna("log", "anna").out


def test_a_complaint_first_says_where_a_formal_one_belongs(anna: Runner) -> None:
    german = anna("situation", "anna", "beschwerde", "--lang", "de", "--plain").out
    english = anna("situation", "anna", "complaint", "--lang", "en", "--plain").out
    assert german.startswith("Eine förmliche Beschwerde gehört zu HR und Betriebsrat")
    assert english.startswith("A formal complaint belongs to HR and the works council")
    assert "not in here" not in anna("situation", "anna", "conflict", "--lang", "en").out


def test_the_sentence_speaks_in_the_voice_of_the_person(anna: Runner) -> None:
    anna("person", "set", "anna", "voice=du")
    assert "was brauchst du" in anna("situation", "anna", "konflikt").out.casefold()


def test_what_is_no_type_names_all(anna: Runner) -> None:
    result = anna("situation", "anna", "regen", "--lang", "de")
    assert result.code == ExitCode.WRONG_USE
    assert "Überlastung" in result.err
    assert "Angebot" in result.err


def test_the_day_to_ask_again_becomes_an_action_until_there_was_a_talk(
    anna: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna("situation", "anna", "overload", "--lang", "en")
    monkeypatch.setenv("FUEHRUNG_NOW", "2026-12-04T09:00:00+01:00")
    for page in ((), ("report", "anna"), ("report",)):
        assert "Ask how it is going: overload" in anna(*page, "--lang", "en").out
    anna("checkin", "anna", "20 min Hilfe")
    assert "Ask how it is going" not in anna("report", "anna", "--lang", "en").out


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_is_whole_at_48_columns(anna: Runner, language: str) -> None:
    out = anna("situation", "anna", "offer", "--lang", language, "--width", "48").out
    assert max(map(len, out.splitlines())) <= 48
    assert "…" not in out.replace('"me: …', "").replace('"ich: …', "")
