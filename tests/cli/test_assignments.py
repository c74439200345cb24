"""A journey with a person: begun, shown with its milestones, due on its day, ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.errors import ExitCode


def test_a_journey_is_begun_comes_up_when_due_and_is_done_by_talking(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = run("journey", "start", "anna", "first-100-days", "--from", "today")
    assert begun.code == ExitCode.DONE
    assert "einstieg" in begun.out + begun.err
    shown = run("journey", "status", "anna", "onboarding").out
    assert "Get ready before day one" in shown
    assert 'fuehrung checkin anna "… #before-the-start"' in shown
    assert "0 of 6 done" in shown
    brief = run("report", "anna").out
    assert "Welcome them and say what you offer" in brief
    run("checkin", "anna", "Plan is sent #before-the-start", "Met at the door #first-day")
    done = run("journey", "status", "anna").out
    assert "2 of 6 done" in done
    assert "Welcome them and say what you offer" not in run("report", "anna").out


def test_a_due_milestone_stands_on_today_on_the_team_page_and_for_check(
    run: Runner, home: Path
) -> None:
    run("person", "add", "Nora Kern")
    assert run("--check").code == ExitCode.DONE
    run("journey", "start", "nora", "bleibegespraech")
    today, team = run("--check"), run("report", "--check")
    assert (today.code, team.code) == (ExitCode.DUE, ExitCode.DUE)
    assert "Nora Kern: Invite with one sentence" in today.out
    assert 'fuehrung checkin nora "… #bleibe-einladung"' in team.out
    (line,) = json.loads(run("--json").out)["data"]["lines"]
    assert line["action"]["type_this"] == 'fuehrung checkin nora "… #bleibe-einladung"'
    assert line["action"]["kind"] == "milestone"


def test_german_names_and_german_pages(run: Runner, notebook: Path) -> None:
    run("--lang", "de", "weg", "starten", "cem", "rückkehr", "--ab", "heute")
    shown = run("--lang", "de", "weg", "stand", "cem", "rueckkehr").out
    assert "CEM DEMIR · Rückkehr nach einer Pause" in shown
    assert "▪ fällig" in shown
    assert "kommt noch" in shown
    assert "Aufgaben fragen (seit 30 Tagen fällig)" in run("--lang", "de", "bericht", "cem").out
    ended = run("--lang", "de", "weg", "beenden", "cem", "rückkehr", "--grund", "doch nicht")
    assert "entfallen" in ended.out
    assert "kein Weg begonnen" in run("--lang", "de", "weg", "stand", "cem").out


def test_somebody_who_leaves_still_has_her_farewell(run: Runner, notebook: Path) -> None:
    run("person", "leave", "anna")
    run("journey", "start", "anna", "farewell")
    assert "fuehrung person leave anna --last-day" in " ".join(
        run("journey", "status", "anna").out.split()
    )
    assert "Anna Berger: Thank, listen, settle who tells whom" in run("--width", "100").out
    run("person", "leave", "anna", "--last-day", "2027-01-31")
    assert "26 Jan" in run("journey", "status", "anna").out


def test_whoever_has_left_is_named_again_when_a_milestone_is_due(
    run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("person", "add", "Nora Kern")
    run("journey", "start", "nora", "farewell", "--from", "2026-01-10")
    run("person", "leave", "nora", "--last-day", "2026-03-01", "--gone")
    shown = run()
    assert "Nora Kern: Thank, listen, settle who tells whom" in shown.out
    assert "Nora" not in run("report").out


@pytest.mark.parametrize(("done", "word"), [(True, "completed"), (False, "cancelled")])
def test_an_end_is_completed_only_when_everything_was_done(
    run: Runner, notebook: Path, done: bool, word: str
) -> None:
    run("journey", "start", "anna", "stay-interview")
    steps = ("einladung", "fragen", "plan", "rueckmeldung", "nachhalten")
    if done:
        run("checkin", "anna", *(f"Darüber gesprochen #bleibe-{step}" for step in steps))
        assert "Everything is done." in run("journey", "status", "anna").out
    ended = run("journey", "end", "anna", "stay-interview", "--json")
    assert ended.code == ExitCode.DONE
    assert word in ended.out
    assert run("journey", "end", "anna", "stay-interview").code == ExitCode.NOT_FOUND


def test_what_cannot_be_begun_says_why(run: Runner, notebook: Path) -> None:
    main = run("journey", "start", "anna", "leadership-as-a-service")
    assert (main.code, main.out) == (ExitCode.FORBIDDEN, "")
    assert "fuehrung progress anna" in main.err
    assert run("journey", "start", "anna", "einstig").code == ExitCode.NOT_FOUND
    assert run("journey", "start", "anna", "einstieg", "--from", "nie").code == ExitCode.WRONG_USE
    run("journey", "start", "anna", "einstieg")
    twice = run("journey", "start", "anna", "onboarding")
    assert twice.code == ExitCode.FORBIDDEN
    assert "fuehrung journey status anna einstieg" in twice.err
    other = run("journey", "status", "anna", "rueckkehr")
    assert other.code == ExitCode.NOT_FOUND
    assert "einstieg" in other.err


def test_a_first_day_without_a_year_is_the_nearest(run: Runner, notebook: Path) -> None:
    run("journey", "start", "anna", "einstieg", "--from", "1.11.")
    run("journey", "start", "anna", "rueckkehr", "--from", "1.2.")
    data = json.loads(run("journey", "status", "anna", "--json").out)["data"]
    assert sorted(each["start"] for each in data) == ["2026-11-01", "2027-02-01"]


def test_a_journey_whose_file_is_gone_can_still_be_ended(run: Runner, notebook: Path) -> None:
    run("journey", "new", "Mein Weg")
    run("journey", "start", "anna", "mein-weg")
    (notebook / "journeys/mein-weg.toml").unlink()
    assert run("report", "anna").code == ExitCode.DONE
    assert run("journey", "status", "anna").code == ExitCode.DONE
    assert run("journey", "end", "anna", "mein-weg").code == ExitCode.DONE
