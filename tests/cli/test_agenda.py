"""`share` and `merge` through the program: a sheet goes out, its answers come in once."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from builders.running import Runner
from builders.terminal import Terminal
from fuehrung_cli.errors import ExitCode

TALK = (
    "ich: Vertretung klären bis 4.12.",
    "sie: Angebot schicken bis 11.12.",
    "ziel: Modul 2 abschließen",
    "bild: Ich leite die Werkstatt",
    "nächstes mal: Parkplatz",
    "nächstes: 3.12. 10:00",
    "Frust über die neuen Gebiete",
)


@pytest.fixture
def anna(run: Runner, home: Path) -> Runner:
    """Returns a runner for a notebook with Anna and Cem, and one talk."""
    run("person", "add", "Anna Berger", "Cem Aydin")
    assert run("checkin", "anna", *TALK).code == ExitCode.DONE
    return run


@pytest.fixture
def answered(anna: Runner, tmp_path: Path) -> Path:
    """Returns the path of an agenda that Anna has answered."""
    path = tmp_path / "agenda.md"
    assert anna("share", "anna", "--to", str(path), "--lang", "de").code == ExitCode.DONE
    text = path.read_text(encoding="utf-8").replace("[ ]", "[x]")
    text = text.replace("\n\nt1:", "\n\nt1: Urlaub").replace(
        "\n\np1:", "\n\np1: Bericht bis 10.12."
    )
    path.write_text(f"Hallo,\n\n{text}", encoding="utf-8")
    return path


def _facts(run: Runner) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(run("export", "facts", "--format", "json").out)[
        "data"
    ]
    return rows


def test_a_sheet_has_what_both_may_see(anna: Runner, tmp_path: Path) -> None:
    path = tmp_path / "agenda.md"
    result = anna("share", "anna", "--to", str(path), "--lang", "de")
    assert (result.code, result.out, result.err) == (0, "", f"Geschrieben: {path}\n")
    text = path.read_text(encoding="utf-8")
    for words in ("Vertretung klären", "Angebot schicken", "Modul 2", "Parkplatz", "3. Dez. 2026"):
        assert words in text
    for words in ("Frust", "Werkstatt", "7k3q"):
        assert words not in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert anna("share", "anna", "--to", str(path)).code == ExitCode.FORBIDDEN
    assert anna("share", "anna", "--to", str(path), "--overwrite").code == ExitCode.DONE


def test_what_may_be_delicate_on_a_sheet_is_said_without_its_words(anna: Runner) -> None:
    assert anna("checkin", "anna", "thema: Depression").code == ExitCode.DONE
    result = anna("share", "anna", "--lang", "en")
    assert "1 line of the sheet may hold health or family matters" in result.err
    assert "Depression" in result.out and "Depression" not in result.err


def test_a_sheet_is_in_the_language_of_the_two(anna: Runner) -> None:
    assert anna("share", "anna", "--lang", "de").out.startswith("# Tagesordnung")
    anna("person", "set", "anna", "voice=en")
    assert anna("share", "anna", "--lang", "de").out.startswith("# Agenda")
    data = json.loads(anna("share", "anna", "--json").out)["data"]
    assert [line["text"] for line in data["theirs"]] == ["Angebot schicken"]


def test_answers_are_said_by_the_person(anna: Runner, answered: Path) -> None:
    before = {str(row["id"]) for row in _facts(anna)}
    shown = anna("merge", "anna", str(answered), "--dry-run", "--lang", "de")
    assert shown.code == ExitCode.DONE
    assert "1: Hallo," in shown.err
    assert {str(row["id"]) for row in _facts(anna)} == before
    assert anna("merge", "anna", str(answered), "--yes").code == ExitCode.DONE
    new = [row for row in _facts(anna) if str(row["id"]) not in before]
    assert [(row["kind"], row["by"], row["text"], row["due"], row["source"]) for row in new] == [
        ("topic", None, "Urlaub", None, "said"),
        ("commitment", "person", "Bericht", "2026-12-10", "said"),
    ]
    kept = [row["text"] for row in _facts(anna) if row["state"] == "kept"]
    assert kept == ["Angebot schicken"]
    assert "Hallo" not in anna("log", "anna").out


def test_twice_is_once_and_undo_takes_it_back(anna: Runner, answered: Path) -> None:
    before = _facts(anna)
    anna("merge", "anna", str(answered), "--yes")
    after = _facts(anna)
    again = anna("merge", "anna", str(answered), "--yes", "--lang", "en")
    assert again.out == "Nothing new is in it\n3 answers are there already\n"
    assert _facts(anna) == after
    assert anna("undo").code == ExitCode.DONE
    assert _facts(anna) == before
    assert anna("merge", "anna", str(answered), "--yes").code == ExitCode.DONE
    assert _facts(anna) == after


def test_a_second_version_of_a_sheet_adds_only_what_is_new(anna: Runner, answered: Path) -> None:
    anna("merge", "anna", str(answered), "--yes")
    text = answered.read_text(encoding="utf-8")
    answered.write_text(text.replace("\n\nt2:", "\n\nt2: Geräte"), encoding="utf-8")
    made = json.loads(anna("merge", "anna", str(answered), "--yes", "--json").out)["data"]
    assert [fact["text"] for fact in made["recorded"]["entry"]["facts"]] == ["Geräte"]
    assert (made["there"], made["unread"]) == (3, [{"line": 1, "text": "Hallo,"}])


def test_what_is_no_answer_is_kept_only_when_asked_for(anna: Runner, answered: Path) -> None:
    anna("merge", "anna", str(answered), "--yes", "--with-notes")
    assert "Hallo," in anna("log", "anna").out


def test_it_reads_standard_input_in_any_encoding(anna: Runner, answered: Path) -> None:
    text = answered.read_text(encoding="utf-8")
    assert anna("merge", "anna", "-", "--dry-run", stdin=text).code == ExitCode.DONE
    answered.write_bytes(text.encode("utf-16"))
    assert "Urlaub" in anna("merge", "anna", str(answered), "--dry-run").out
    answered.write_bytes(text.replace("–", "-").encode("cp1252", "replace"))
    assert "Urlaub" in anna("merge", "anna", str(answered), "--dry-run").out


def test_a_sheet_of_somebody_else_is_refused(anna: Runner, answered: Path, tmp_path: Path) -> None:
    refused = anna("merge", "cem", str(answered), "--yes", "--lang", "en")
    assert (refused.code, refused.out) == (ExitCode.WRONG_USE, "")
    assert "Anna" not in refused.err
    other = tmp_path / "letter.txt"
    other.write_text("t1: Urlaub\n")
    assert anna("merge", "anna", str(other), "--yes").code == ExitCode.WRONG_USE
    assert anna("merge", "anna", str(tmp_path / "nowhere"), "--yes").code == ExitCode.UNREADABLE


def test_a_script_has_to_say_yes(anna: Runner, answered: Path) -> None:
    before = _facts(anna)
    assert anna("merge", "anna", str(answered)).code == ExitCode.WRONG_USE
    assert _facts(anna) == before


def test_a_promise_that_was_moved_since_is_known_again(anna: Runner, answered: Path) -> None:
    anna("move", "anna", "angebot", "18.12.")
    assert anna("merge", "anna", str(answered), "--dry-run", "--lang", "en").err.count("\n") == 2


def test_ids_of_other_facts_do_nothing(anna: Runner, answered: Path) -> None:
    text = answered.read_text(encoding="utf-8")
    ids = [str(row["id"])[:5] for row in _facts(anna)]
    forged = "\n\n".join(f"[x] {identifier}: Angebot" for identifier in ids)
    answered.write_text(re.sub(r"\[x\] \w+: .*", forged, text), encoding="utf-8")
    made = json.loads(anna("merge", "anna", str(answered), "--yes", "--json").out)["data"]
    assert made["recorded"]["entry"]["changes"] == []


@pytest.mark.parametrize("saves", [True, False])
def test_at_a_terminal_it_asks(anna: Runner, answered: Path, saves: bool) -> None:
    terminal = Terminal("--lang", "de", "merge", "anna", str(answered))
    terminal.wait_for("Diese Zeilen als Notiz behalten?")
    terminal.write("n\n")
    terminal.wait_for("Das speichern?")
    assert terminal.shows("Thema: Urlaub")
    terminal.write("j\n" if saves else "n\n")
    assert terminal.end() == (ExitCode.DONE if saves else ExitCode.UNEXPECTED)
    assert ("Urlaub" in [row["text"] for row in _facts(anna)]) == saves
