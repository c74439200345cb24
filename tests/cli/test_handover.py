"""`handover` through the program: seen first, written once, then the person has left."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from builders.html_pages import check, seen
from builders.running import Runner
from builders.terminal import Terminal
from fuehrung_cli.errors import ExitCode

TALK = (
    "ich: Vertretung klären bis 4.12.",
    "sie: Angebot schicken bis 11.12.",
    "ziel: Modul 2 abschließen",
    "regel: Montags keine Termine",
    "bild: Ich leite die Werkstatt",
    "Frust über die neuen Gebiete",
    "gelungen: Messe lief gut",
)


@pytest.fixture
def anna(run: Runner, home: Path) -> Runner:
    """Returns a runner for a notebook with Anna and one talk."""
    run("person", "add", "Anna Berger", "Cem Aydin")
    assert run("checkin", "anna", *TALK).code == ExitCode.DONE
    return run


def test_it_writes_the_page_and_the_person_has_left(anna: Runner, tmp_path: Path) -> None:
    path = tmp_path / "anna.md"
    result = anna("handover", "anna", "--to", str(path), "--seen", "--lang", "en")
    assert result.code == ExitCode.DONE
    text = path.read_text(encoding="utf-8")
    assert "Vertretung klären" in text
    assert "Frust" not in text
    assert "Werkstatt" not in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(anna("person", "show", "anna", "--json").out)["data"]["state"] == "left"
    assert anna("undo").code == ExitCode.DONE
    assert json.loads(anna("person", "show", "anna", "--json").out)["data"]["state"] != "left"
    assert path.exists()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.md", "# "),
        ("a.html", "<!doctype html>"),
        ("a.txt", "HANDOVER OF ANNA BERGER."),
        ("a.json", "{"),
        ("a", "H"),
    ],
)
def test_the_ending_says_the_format(anna: Runner, tmp_path: Path, name: str, begins: str) -> None:
    path = tmp_path / name
    anna("handover", "anna", "--to", str(path), "--seen", "--lang", "en")
    assert path.read_text(encoding="utf-8").lstrip().startswith(begins)


def test_what_no_program_could_open_is_not_written(anna: Runner, tmp_path: Path) -> None:
    result = anna("handover", "anna", "--to", str(tmp_path / "a.PDF"), "--seen", "--lang", "en")
    assert result.code == 2
    assert "cannot be written as .pdf" in result.err
    assert not [*tmp_path.glob("*.PDF")]
    assert json.loads(anna("person", "show", "anna", "--json").out)["data"]["state"] != "left"


def test_the_page_in_html_is_sound(anna: Runner) -> None:
    check(seen(anna("handover", "anna", "--dry-run", "--format", "html").out))


def test_without_a_word_that_it_was_seen_nothing_is_written(anna: Runner, tmp_path: Path) -> None:
    path = tmp_path / "anna.md"
    result = anna("handover", "anna", "--to", str(path))
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert not path.exists()
    assert anna("handover", "anna", "--seen").code == ExitCode.WRONG_USE


def test_a_look_writes_nothing(anna: Runner, tmp_path: Path) -> None:
    path = tmp_path / "anna.md"
    shown = anna("handover", "anna", "--dry-run", "--to", str(path), "--lang", "de")
    assert shown.code == ExitCode.DONE
    assert "OFFENE ZUSAGEN DER BISHERIGEN FÜHRUNGSKRAFT" in shown.out.upper()
    assert not path.exists()
    assert anna("handover", "anna", "--format", "pdf", "--dry-run").code == ExitCode.WRONG_USE


def test_a_file_that_is_there_stays_and_so_does_the_person(anna: Runner, tmp_path: Path) -> None:
    path = tmp_path / "anna.md"
    path.write_text("mine")
    assert anna("handover", "anna", "--to", str(path), "--seen").code == ExitCode.FORBIDDEN
    assert path.read_text() == "mine"
    assert json.loads(anna("person", "show", "anna", "--json").out)["data"]["state"] == "active"
    done = anna("handover", "anna", "--to", str(path), "--seen", "--overwrite")
    assert done.code == ExitCode.DONE


def test_the_last_day_may_lie_ahead(anna: Runner, tmp_path: Path) -> None:
    path = tmp_path / "anna.json"
    anna("handover", "anna", "--to", str(path), "--seen", "--last-day", "2026-12-31")
    shown = json.loads(anna("person", "show", "anna", "--json").out)["data"]
    assert shown["state"] == "leaving"
    again = anna("handover", "anna", "--to", str(path), "--seen", "--overwrite")
    assert again.code == ExitCode.DONE
    assert json.loads(anna("person", "show", "anna", "--json").out)["data"]["state"] == "leaving"


def test_somebody_who_has_left_can_still_be_handed_on(anna: Runner, tmp_path: Path) -> None:
    anna("person", "leave", "anna", "--gone")
    before = anna("log", "anna").out
    path = tmp_path / "anna.json"
    assert anna("handover", "anna", "--to", str(path), "--seen").code == ExitCode.DONE
    assert anna("log", "anna").out == before


def test_the_next_leader_imports_it(
    anna: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "anna.json"
    anna("handover", "anna", "--to", str(path), "--seen", "--with-picture", "--lang", "de")
    monkeypatch.setenv("FUEHRUNG_HOME", str(tmp_path / "next"))
    assert anna("import", str(path), "--yes").code == ExitCode.DONE
    facts = json.loads(anna("export", "facts", "--format", "json").out)["data"]
    found = {(row["kind"], row["by"], row["source"]) for row in facts}
    assert found == {
        ("topic", None, "leader"),
        ("commitment", "person", "agreed"),
        ("goal", None, "said"),
        ("working_agreement", None, "agreed"),
        ("picture", None, "said"),
    }
    page = anna("report", "anna", "--lang", "de").out
    assert "Von der bisherigen Führungskraft" in page
    again = json.loads(anna("import", str(path), "--yes", "--json").out)["data"]
    assert (again["entries"], again["new_people"]) == (0, 0)


@pytest.mark.parametrize(("picture", "saw"), [("j", "j"), ("n", "j"), ("n", "n")])
def test_at_a_terminal_it_asks(anna: Runner, tmp_path: Path, picture: str, saw: str) -> None:
    path = tmp_path / "anna.md"
    terminal = Terminal("--lang", "de", "handover", "anna", "--to", str(path))
    terminal.wait_for("einverstanden, dass das Erfolgsbild mitgeht?")
    terminal.write(f"{picture}\n")
    terminal.wait_for("Hat Anna diese Seite gesehen?")
    assert terminal.shows("Das JA geht nicht über")
    assert terminal.shows("Ich leite die Werkstatt") == (picture == "j")
    terminal.write(f"{saw}\n")
    assert terminal.end() == (ExitCode.DONE if saw == "j" else ExitCode.UNEXPECTED)
    assert path.exists() == (saw == "j")
    if saw == "j":
        assert ("Werkstatt" in path.read_text(encoding="utf-8")) == (picture == "j")
