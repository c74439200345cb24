"""The guided check-in at a real pseudo-terminal."""

from __future__ import annotations

import re
import signal
import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest

from builders.notebooks import ANNA, NOTEBOOK_ID, plant
from builders.running import Runner
from builders.terminal import END, ENTER, INTERRUPT, TAB, Terminal
from crash.forked_terminal import ForkedTerminal, load_everything

NOW = "2026-12-03T10:00"
MOST_KEYS = 12
RECORDINGS = Path(__file__).parents[1] / "recordings"
TEXT = {
    "de": ("Modul 2 bestanden. #vertrauen", "ich: Nachlass Reiter freigeben bis di"),
    "en": ("Passed module 2. #vertrauen", "me: settle the discount for Reiter by tue"),
}
BOX = {"de": "Tab: ergänzen", "en": "Tab: complete"}
PROMISE = {"de": "[Eingabe] offen lassen", "en": "[Enter] leave open"}
QUESTIONS = {"de": "[Eingabe] keine", "en": "[Enter] none"}
QUESTION = {"de": "[Eingabe] nicht gestellt"}
NEXT = {"de": "Eingabe: fertig ·", "en": "Enter: done"}
SAVE = {"de": "[Eingabe] speichern", "en": "[Enter] save"}
"""What stands on the screen while a question waits, and no longer."""
SAVED = {"de": "Zurücknehmen: fuehrung undo", "en": "Take back: fuehrung undo"}
LINES = {
    "de": ("gehalten k7f3.1", "? Welche Zusage von mir ist aus Ihrer Sicht offen?"),
    "en": ("kept k7f3.1", "? Which of my promises do you see as still open?"),
}
TAIL = {
    "de": ("nächstes: 2026-12-17 10:00", "dauer: 25"),
    "en": ("next: 2026-12-17 10:00", "duration: 25"),
}
OFFER = "[w]eiter damit"


@pytest.fixture(autouse=True)
def _the_day_of_a_planned_talk(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUEHRUNG_NOW", NOW)
    load_everything()


def _begin(*argv: str, language: str = "de", **size: Any) -> Terminal:
    terminal = ForkedTerminal("--lang", language, "checkin", "anna", *argv, **size)
    terminal.wait_for(BOX[language])
    return terminal


def _lead(terminal: Terminal, language: str) -> None:
    """Goes through the whole check-in with the fewest keys."""
    terminal.write("\n".join([*TEXT[language], ""]))
    terminal.press(ENTER)
    terminal.wait_for(PROMISE[language])
    terminal.press("g" if language == "de" else "k")
    terminal.wait_for(QUESTIONS[language])
    terminal.press("1")
    terminal.wait_for(BOX[language])
    terminal.write("Alles gut.\n")
    terminal.press(ENTER)
    terminal.wait_for(NEXT[language])
    terminal.press(ENTER)
    terminal.wait_for(SAVE[language])
    terminal.press(ENTER)
    terminal.wait_for(SAVED[language])


def _saved(home: Path) -> dict[str, Any]:
    """Returns what stands in the one new session, without what differs by chance."""
    [file] = (home / ANNA / "sessions").glob("2026-12-*.toml")
    session = tomllib.loads(file.read_text("utf-8"))
    return {key: value for key, value in session.items() if key not in ("id", "recorded")}


def _state(machine: Path) -> list[str]:
    """Returns the names of the folders below the state folder that hold any draft."""
    folder = machine / ".local/state/fuehrung" / NOTEBOOK_ID
    return [path.parent.name for path in sorted(folder.rglob("0*")) if path.parent.name != "undo"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_same_lines_make_the_same_session(
    notebook: Path, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    terminal = _begin(language=language)
    _lead(terminal, language)
    assert terminal.end() == 0
    typed = [*TEXT[language], *LINES[language], "Alles gut.", *TAIL[language]]
    monkeypatch.setenv("FUEHRUNG_HOME", str(tmp_path / "other"))
    plant(tmp_path / "other")
    assert run("checkin", "anna", "-", stdin="\n".join(typed)).code == 0
    assert _saved(notebook) == _saved(tmp_path / "other")


@pytest.mark.parametrize("language", ["de", "en"])
def test_twelve_keys_beyond_the_text_are_enough(
    pytestconfig: pytest.Config, machine: Path, language: str
) -> None:
    terminal = _begin(language=language)
    _lead(terminal, language)
    assert terminal.end() == 0
    assert terminal.keys <= MOST_KEYS
    assert _state(machine) == []
    shown = _without_ids(terminal.text)
    file = RECORDINGS / f"{language}.txt"
    if pytestconfig.getoption("--accept"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8")


def _without_ids(screen: str) -> str:
    """Replaces ids of the new session, which are drawn, by dots."""
    new = re.compile(r"(?<=  )(?!k7f3)[a-z][0-9][0-9a-z]{2}(?:\.\d)?(?=$|  )", re.MULTILINE)
    return new.sub(lambda found: "·" * len(found[0]), screen) + "\n"


SIGNALS = {
    "INT": (signal.SIGINT, 130),
    "HUP": (signal.SIGHUP, -signal.SIGHUP),
    "TERM": (signal.SIGTERM, -signal.SIGTERM),
    "KILL": (signal.SIGKILL, -signal.SIGKILL),
}


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("place", ["box", "answer", "last"])
def test_what_was_typed_survives_every_end_and_is_taken_up_again(
    notebook: Path, machine: Path, name: str, place: str
) -> None:
    number, code = SIGNALS[name]
    terminal = _begin()
    kept = _go_to(terminal, place)
    terminal.send(number)
    assert terminal.end() == code
    assert list((notebook / ANNA / "sessions").glob("2026-12-*")) == []
    assert _state(machine) == ["journal"]
    again = ForkedTerminal("--lang", "de", "checkin", "anna")
    again.wait_for(OFFER)
    again.press("w")
    again.wait_for(BOX["de"])
    for line in kept:
        assert again.shows(line)
    again.press(END)
    again.wait_until_gone(BOX["de"])
    _go_on(again)
    assert again.end() == 0
    assert _state(machine) == []
    saved = _saved(notebook)
    assert TEXT["de"][0] in saved["notes"]
    if place != "box":
        assert "Nachlass Reiter freigeben" in str(saved["facts"])
    if place == "last":
        assert {"fact": "k7f3qdx2.1", "state": "kept"} in saved["changes"].values()


def _go_to(terminal: Terminal, place: str) -> tuple[str, ...]:
    """Goes to a place of the flow; returns the lines that are on the disk then."""
    first, second = TEXT["de"]
    if place == "box":
        terminal.write(f"{first}\n{second[:9]}")
        terminal.wait_for(second[:9])
        return (first,)
    terminal.write(f"{first}\n{second}\n\n")
    terminal.wait_for(PROMISE["de"])
    terminal.write("g")
    terminal.wait_for(QUESTIONS["de"])
    if place == "answer":
        terminal.write("1")
        terminal.wait_for(BOX["de"])
        return (first, second, LINES["de"][0])
    terminal.write("\n")
    terminal.wait_for(NEXT["de"])
    terminal.write("\n")
    terminal.wait_for(SAVE["de"])
    return (first, second, LINES["de"][0], TAIL["de"][0])


def _go_on(terminal: Terminal) -> None:
    """Answers everything that is still asked with Enter, up to the end."""
    waiting = ""
    while waiting != SAVE["de"]:
        waiting = terminal.wait_for(
            PROMISE["de"], QUESTIONS["de"], QUESTION["de"], NEXT["de"], SAVE["de"]
        )
        terminal.press(ENTER)
        terminal.wait_until_gone(waiting)
    terminal.wait_for(SAVED["de"])


def test_a_closed_window_keeps_what_was_typed(machine: Path) -> None:
    terminal = _begin()
    _go_to(terminal, "answer")
    terminal.write("Ein halber")
    terminal.wait_for("Ein halber")
    assert terminal.close_window() == -signal.SIGHUP
    [kept] = (machine / ".local/state/fuehrung" / NOTEBOOK_ID / "journal").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert kept.read_text("utf-8").splitlines()[2:] == [*TEXT["de"], *LINES["de"], "Ein halber"]


def test_ctrl_c_says_where_the_draft_is(machine: Path) -> None:
    terminal = _begin()
    terminal.write("Ein halber Satz")
    terminal.wait_for("Ein halber Satz")
    terminal.press(INTERRUPT)
    terminal.wait_for("Die Eingabe ist aufgehoben; fuehrung checkin anna bietet sie an")
    assert terminal.end() == 130
    assert _state(machine) == ["journal"]


def test_nothing_typed_leaves_nothing(machine: Path) -> None:
    terminal = _begin()
    terminal.press(INTERRUPT)
    assert terminal.end() == 130
    assert "aufgehoben" not in terminal.text
    assert _state(machine) == []


@pytest.mark.parametrize(("key", "left"), [("a", ["put-away"]), ("l", [])])
def test_what_is_not_taken_up_is_not_offered_again(
    machine: Path, key: str, left: list[str]
) -> None:
    terminal = _begin()
    _go_to(terminal, "box")
    terminal.kill()
    again = ForkedTerminal("--lang", "de", "checkin", "anna")
    again.wait_for(OFFER)
    again.press(key)
    again.wait_for(BOX["de"])
    assert not again.shows("→ Schritt")
    again.press(INTERRUPT)
    again.end()
    assert _state(machine) == left


def _block_every_folder_for_drafts(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (machine / "full").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(machine / "full"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(machine / "full"))


def test_without_room_for_a_draft_typing_goes_on(
    notebook: Path, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _block_every_folder_for_drafts(machine, monkeypatch)
    terminal = _begin()
    terminal.write(f"{TEXT['de'][0]}\n{TEXT['de'][1]}\n")
    terminal.wait_for("kann kein Entwurf aufgehoben werden")
    terminal.press(ENTER)
    _go_on(terminal)
    assert terminal.end() == 0
    assert terminal.text.count("kann kein Entwurf aufgehoben werden") == 1
    assert TEXT["de"][0] in _saved(notebook)["notes"]


def test_without_room_for_a_draft_the_text_is_printed_at_the_end(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _block_every_folder_for_drafts(machine, monkeypatch)
    terminal = _begin()
    _go_to(terminal, "last")
    terminal.press(INTERRUPT)
    assert terminal.end() == 130
    printed = terminal.text.partition("Eingabe: Do.")[2].splitlines()
    assert printed[-5:-1] == [*TEXT["de"], LINES["de"][0], TAIL["de"][0]]
    assert printed[-1] == "Die Eingabe ließ sich nirgends aufheben; sie steht oben"


@pytest.mark.parametrize("how", [("--plain",), ("dumb",)])
def test_plain_text_asks_the_same_line_by_line(
    notebook: Path, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: tuple[str]
) -> None:
    if how == ("dumb",):
        monkeypatch.setenv("TERM", "dumb")
    options = how if how != ("dumb",) else ()
    terminal = ForkedTerminal("--lang", "en", *options, "checkin", "anna")
    terminal.wait_for("An empty line ends.")
    terminal.write("\n".join([*TEXT["en"], "", ""]))
    terminal.wait_for("[Enter] leave open:")
    terminal.write("kept\n")
    terminal.wait_for("[Enter] none:")
    terminal.write("1\n")
    terminal.wait_for("The answer to")
    terminal.write("Alles gut.\n\n")
    terminal.wait_for("Next talk?")
    terminal.write("17.12. 10:00\n")
    terminal.wait_for("→ Thu, 17 Dec 2026, 10:00, in 14 days")
    terminal.wait_for("[Enter] save")
    terminal.write("\n")
    terminal.wait_for(SAVED["en"])
    assert terminal.end() == 0
    assert terminal.shows("→ My promise, Tue, 8 Dec 2026, in 5 days")
    typed = [*TEXT["en"], *LINES["en"], "Alles gut.", *TAIL["en"]]
    monkeypatch.setenv("FUEHRUNG_HOME", str(tmp_path / "other"))
    plant(tmp_path / "other")
    assert run("checkin", "anna", "-", stdin="\n".join(typed)).code == 0
    assert _saved(notebook) == _saved(tmp_path / "other")


@pytest.mark.parametrize("language", ["de", "en"])
def test_at_48_columns_no_word_of_ours_is_cut(language: str) -> None:
    terminal = _begin(language=language, columns=48, lines=90)
    _lead(terminal, language)
    assert terminal.end() == 0
    wide = _begin_again(language)
    ours = re.findall(r"[^\W\d_]{4,}", wide)
    for line in terminal.text.splitlines():
        assert len(line) <= 48
    narrow = set(re.findall(r"[^\W\d_]+", terminal.text))
    assert {word for word in ours if word not in narrow} == set()


def _begin_again(language: str) -> str:
    """Returns the words of the recording, which a narrow window must show whole, too."""
    recorded = (RECORDINGS / f"{language}.txt").read_text("utf-8")
    return recorded.partition("────\n")[2]


def test_tab_completes_steps_markers_and_ids(notebook: Path) -> None:
    terminal = _begin(language="en")
    terminal.write("#vert")
    terminal.press(TAB)
    terminal.wait_for("#vertrauen → step vertrauen")
    terminal.write("\nAn")
    terminal.press(TAB)
    terminal.wait_for("Anna:")
    terminal.write("runbook by fri\nachieved ")
    terminal.press(TAB)
    terminal.wait_for("achieved k7f3.3   → Zwölf neue Betriebe: achieved")
    terminal.write("\n\n")
    _finish(terminal)
    saved = _saved(notebook)
    assert saved["notes"] == "#vertrauen"
    assert {"fact": "k7f3qdx2.3", "state": "achieved"} in saved["changes"].values()
    assert saved["facts"]["1"]["by"] == "person"


def _finish(terminal: Terminal) -> None:
    for waiting in (PROMISE["en"], QUESTIONS["en"], NEXT["en"], SAVE["en"]):
        terminal.wait_for(waiting)
        terminal.press(ENTER)
        terminal.wait_until_gone(waiting)
    terminal.wait_for(SAVED["en"])
    assert terminal.end() == 0


def test_a_moved_promise_asks_for_the_day_and_says_it_in_full(notebook: Path) -> None:
    terminal = _begin(language="en")
    terminal.write("Short.\n\n")
    terminal.wait_for(PROMISE["en"])
    terminal.write("m")
    terminal.wait_for("To which day?")
    terminal.wait_for(NEXT["en"])
    terminal.write("never\n")
    terminal.wait_for("Possible: 2026-12-04")
    terminal.write("11.12.")
    terminal.wait_for("→ Fri, 11 Dec 2026, in 8 days")
    terminal.write("\n")
    terminal.wait_for(QUESTIONS["en"])
    terminal.write("\n")
    terminal.wait_for("Next talk?")
    terminal.wait_for(NEXT["en"])
    terminal.write("-\n")
    terminal.wait_for(SAVE["en"])
    terminal.write("\n")
    terminal.wait_for(SAVED["en"])
    assert terminal.end() == 0
    saved = _saved(notebook)
    assert "facts" not in saved
    assert saved["changes"]["2"]["set"]["due"].isoformat() == "2026-12-11"


def test_minutes_and_purpose_change_by_one_key(notebook: Path) -> None:
    terminal = _begin(language="en")
    terminal.write("Short.\n\n")
    for waiting in (PROMISE["en"], QUESTIONS["en"], NEXT["en"]):
        terminal.wait_for(waiting)
        terminal.write("\n")
        terminal.wait_until_gone(waiting)
    terminal.wait_for("one-on-one · 25 min")
    terminal.write("+")
    terminal.wait_for("one-on-one · 30 min")
    terminal.write("-")
    terminal.wait_for("one-on-one · 25 min")
    terminal.write("pp")
    terminal.wait_for("25 min · recognition")
    terminal.write("\n")
    terminal.wait_for(SAVED["en"])
    assert terminal.end() == 0
    assert (_saved(notebook)["minutes"], _saved(notebook)["purpose"]) == (25, ["recognition"])


def test_the_editor_gets_the_text_so_far_and_gives_it_back(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i '1s/rough/fine/' \"$1\"\n")
    editor.chmod(0o755)
    monkeypatch.setenv("FUEHRUNG_EDITOR", str(editor))
    terminal = _begin(language="en")
    terminal.write("A rough note")
    terminal.wait_for("A rough note")
    terminal.write("\x18\x05")
    terminal.wait_for("A fine note")
    terminal.wait_for(BOX["en"])
    terminal.press(END)
    _finish(terminal)
    assert _saved(notebook)["notes"] == "A fine note"


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_condition_becomes_a_promise_by_one_key(notebook: Path, language: str) -> None:
    yes, key = {"de": ("ja zusammenarbeit wenn", "z"), "en": ("yes cooperation if", "p")}[language]
    terminal = _begin(language=language)
    terminal.write(f"{yes}: Vormittag bis 31.1.\nRuhig.\n\n")
    terminal.wait_for({"de": "[z]usagen", "en": "[p]romise it"}[language])
    terminal.press(key)
    for waiting in (PROMISE, QUESTIONS, NEXT):
        terminal.wait_for(waiting[language])
        terminal.press(ENTER)
        terminal.wait_until_gone(waiting[language])
    terminal.wait_for(SAVE[language])
    terminal.press(ENTER)
    assert terminal.end() == 0
    yes_fact, promise = list(_saved(notebook)["facts"].values())[:2]
    assert (promise["text"], promise["by"]) == (yes_fact["text"], "leader")
    assert promise["due"] == yes_fact["due"]
    assert promise["about"].endswith(".1")


def test_what_the_state_forbids_can_only_be_changed(notebook: Path) -> None:
    terminal = _begin(language="en")
    terminal.write("date: 4.12.2027\n\n")
    for waiting in (PROMISE["en"], QUESTIONS["en"], NEXT["en"]):
        terminal.wait_for(waiting)
        terminal.write("\n")
        terminal.wait_until_gone(waiting)
    terminal.wait_for("[e]dit the lines")
    assert not terminal.shows(SAVE["en"])
    terminal.press(INTERRUPT)
    assert terminal.end() == 130


def test_without_a_terminal_nothing_is_asked(run: Runner) -> None:
    result = run("checkin", "anna")
    assert (result.code, result.out) == (2, "")
    assert "there is no terminal to ask" in result.err
