"""`export --pseudonym` as the shell calls it: aliases that stay, doubtful words on stderr alone."""

from __future__ import annotations

import csv
import stat
from io import StringIO
from pathlib import Path

import pytest

from builders.calendars import events_of
from builders.notebooks import CANARY
from builders.running import Runner
from fuehrung_cli.errors import ExitCode

NOTE = "Cem hilft mit Katrin im Bergerprojekt. Cems Plan steht, Frau Berger freut sich."


def people(run: Runner) -> dict[str, str]:
    """Returns id → name as a pseudonymous export tells them."""
    shown = run("export", "people", "--pseudonym")
    assert (shown.code, shown.err) == (ExitCode.DONE, "")
    return {row["id"]: row["name"] for row in csv.DictReader(StringIO(shown.out))}


def test_people_have_aliases_that_stay_when_others_come_and_go(run: Runner, notebook: Path) -> None:
    first = people(run)
    assert len(first) == 4
    assert all(name == f"Person {alias}" for alias, name in first.items())
    assert stat.S_IMODE((notebook / "pseudonym.key").stat().st_mode) == 0o600
    assert run("person", "add", "Nora Kern").code == ExitCode.DONE
    assert first.items() < people(run).items()
    assert run("privacy", "erase", "Nora Kern", "--confirm", "Nora Kern").code == ExitCode.DONE
    assert people(run) == first
    assert run("check").code == ExitCode.DONE


def test_doubtful_words_are_named_on_stderr_and_never_in_the_file(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    assert run("note", "anna", NOTE).code == ExitCode.DONE
    path = tmp_path / "all.jsonl"
    written = run(
        *("export", "all", "--pseudonym", "--with-notes", "--format", "jsonl", "--to", str(path))
    )
    assert written.code == ExitCode.DONE
    written_to, doubts, words, *advice = written.err.splitlines()
    assert (written_to, words) == (f"Written: {path}", "  Bergerprojekt, Katrin, Reiter")
    assert doubts == "These words of the texts could still be names or lead to somebody:"
    assert advice == [
        "  Look where they stand before you hand the file on: fuehrung search WORD",
        "  A name becomes a pseudonym once the person or the nickname is in the notebook",
        "  Or leave out all texts: --no-texts",
    ]
    text = path.read_text()
    assert not [name for name in ("Anna", "Cem", "Frau", "Petra", "doubt") if name in text]
    assert text.count(CANARY) == 3


def test_without_texts_there_is_nothing_to_doubt(run: Runner, notebook: Path) -> None:
    shown = run("export", "all", "--pseudonym", "--no-texts", "--format", "jsonl")
    assert (shown.code, shown.err) == (ExitCode.DONE, "")
    assert "Vertretung" not in shown.out


def test_a_pseudonymous_calendar_has_neutral_titles_and_no_command(
    run: Runner, notebook: Path
) -> None:
    shown = run("--lang", "de", "ausgeben", "dates", "--format", "ics", "--pseudonym")
    events = events_of(shown.out.encode())
    assert {str(event["SUMMARY"]) for event in events} == {
        *("Gespräch", "Zusage einlösen", "Eine Zusage an mich ist fällig")
    }
    assert not [event for event in events if "DESCRIPTION" in event]
    assert "k7f3" not in shown.out


@pytest.mark.parametrize(
    ("argv", "what"),
    [
        (("dates", "--format", "ics", "--pseudonym", "--with-names"), "--with-names"),
        (("people", "--no-texts"), "--no-texts"),
        (("people", "--pseudonym", "--no-texts", "--with-notes"), "--no-texts"),
    ],
)
def test_what_goes_against_each_other_is_refused(
    run: Runner, notebook: Path, argv: tuple[str, ...], what: str
) -> None:
    refused = run("export", *argv)
    assert (refused.code, refused.out) == (ExitCode.WRONG_USE, "")
    assert what in refused.err
    assert not (notebook / "pseudonym.key").exists()


def test_a_damaged_secret_writes_nothing(run: Runner, notebook: Path) -> None:
    (notebook / "pseudonym.key").write_text("lost")
    refused = run("export", "people", "--pseudonym")
    assert (refused.code, refused.out) == (ExitCode.DAMAGED, "")
    assert refused.err.splitlines() == [
        "fuehrung: pseudonym.key: the secret for pseudonyms cannot be read",
        "  Take it from a backup; if you remove it, later exports have other pseudonyms",
    ]


def test_only_one_person_is_exported_and_all_others_are_replaced(
    run: Runner, notebook: Path
) -> None:
    assert run("note", "anna", NOTE).code == ExitCode.DONE
    shown = run("export", "sessions", "--pseudonym", "--with-notes", "--person", "anna")
    assert "Cem" not in shown.out
    assert len({row["person_id"] for row in csv.DictReader(StringIO(shown.out))}) == 1
