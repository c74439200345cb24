"""`fuehrung` alone, its numbered lines, and what a script learns from `--check`."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from builders.any_books import session_lists
from builders.books import ANNA as ANNA_BERGER
from builders.notebooks import ANNA, CEM, home_in, plant, snapshot
from builders.running import Runner
from builders.team_sued import team
from builders.terminal import ENTER, Terminal
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import ExitCode, FuehrungError
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import find_paths

OPEN = f"{ANNA}/sessions/2026-11-10T0900_p5p6aaaa.toml"
FACTS = """\
format = 1
id = "p5p6aaaa"
at = 2026-11-10T09:00:00+01:00
recorded = 2026-11-10T09:00:00+01:00
kind = "entry"

[facts.1]
"""
PROMISE = 'kind = "commitment"\nby = "leader"\ntext = "Schulung klären"\ndue = 2026-11-20\n'
TALK = 'kind = "appointment"\nat = 2026-11-24T10:00:00+01:00\n'
BROKEN = f'{PROMISE}\n[changes.1]\nfact = "p5p6aaaa.1"\nstate = "broken"\n'
PRAISE = 'kind = "success"\ntext = "Messe"\n'


def _with(home: Path, facts: str) -> None:
    plant(home, {OPEN: FACTS + facts})


def test_a_first_look_creates_nothing(run: Runner, home: Path) -> None:
    for language in ("de", "en"):
        result = run("--lang", language)
        assert (result.code, result.err) == (ExitCode.DONE, "")
        assert 'fuehrung person add "Anna Berger"' in result.out
        assert str(home) in "".join(result.out.split())
        assert len(result.out.splitlines()) <= 20
    assert not home.exists()


def test_looking_at_today_changes_nothing(run: Runner, notebook: Path) -> None:
    before = snapshot(notebook)
    for argv in ((), ("1",), ("--json",), ("--check",), ("1", "--json")):
        assert run(*argv).code == ExitCode.DONE
    assert snapshot(notebook) == before


def test_nobody_who_can_be_read_is_no_first_run(run: Runner, home: Path) -> None:
    bad = f"{CEM}/person.toml"
    plant(home, {"notebook.toml": 'format = 1\nid = "n0teb00k"\n', bad: "name = \n"})
    result = run()
    assert (result.code, result.out) == (ExitCode.DAMAGED, "")
    assert "fuehrung check" in result.err
    assert bad in result.err


@pytest.mark.parametrize("number", ["0", "2", "00002", "999999999999999999999"])
def test_a_line_that_is_not_there_is_not_found(run: Runner, notebook: Path, number: str) -> None:
    result = run(number)
    assert (result.code, result.out) == (ExitCode.NOT_FOUND, "")
    assert result.err.splitlines()[1:] == ["  Today has 1 line", "  See: fuehrung"]


def test_an_option_before_a_command_is_not_passed_over(run: Runner, notebook: Path) -> None:
    for option in ("--check", "--json", "--overwrite"):
        result = run(option, "report")
        assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
        assert "Options of a command stand behind it" in result.err


def test_a_line_of_nothing_says_that_nothing_is_open(run: Runner, home: Path) -> None:
    assert run("1").err.splitlines()[1] == "  Nothing is open for today."


def test_a_contact_opens_the_page_before_the_talk(run: Runner, notebook: Path) -> None:
    run("next", "cem", "26.11.")
    assert run("1") == run("report", "cem")
    assert run("1", "--json") == run("report", "cem", "--json")


def test_without_a_terminal_a_line_says_what_to_type(run: Runner, notebook: Path) -> None:
    _with(notebook, PROMISE)
    out = run("1").out
    assert "Schulung klären" in out
    typed = [line.split("  fuehrung ")[1] for line in out.splitlines() if "  fuehrung " in line]
    assert typed == ["done anna p5p6", "move anna p5p6 …", "set anna p5p6 not kept"]
    fact = json.loads(run("1", "--json").out)
    assert (fact["schema"], fact["data"]["id"]) == ("fuehrung.fact", "p5p6")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("facts", [PROMISE, TALK, BROKEN, PRAISE])
def test_whatever_a_line_says_to_type_works(
    run: Runner, notebook: Path, facts: str, language: str
) -> None:
    _with(notebook, facts)
    out = run("1", "--lang", language).out
    typed = [line.split("  fuehrung ")[1] for line in out.splitlines() if "  fuehrung " in line]
    assert typed
    for command in typed:
        words = shlex.split(command.replace('"…"', "besprochen").replace("…", "11.12."))
        assert run(*words, "--lang", language).code == ExitCode.DONE
        assert run("undo").code == ExitCode.DONE


def test_what_a_line_says_to_type_is_clear_though_two_books_share_an_id(
    run: Runner, notebook: Path
) -> None:
    other = FACTS.replace("p5p6aaaa", "p5p6bbbb") + PROMISE
    plant(notebook, {OPEN: FACTS + PROMISE, OPEN.replace(ANNA, CEM).replace("aaaa", "bbbb"): other})
    assert run("done", "p5p6").code == ExitCode.NOT_FOUND
    actions = json.loads(run("report", "--json").out)["data"]["actions"]
    typed = [each["type_this"] for each in actions if each["fact"] == "p5p6"]
    assert typed == ["fuehrung done anna p5p6", "fuehrung done cem p5p6"]
    assert [run(*shlex.split(each)[1:]).code for each in typed] == [ExitCode.DONE] * 2


DUE = {"a promise": PROMISE, "a talk without an entry": TALK}


@pytest.mark.parametrize(
    "argv", [("--check",), ("report", "--check"), ("report", "anna", "--check")]
)
@pytest.mark.parametrize("case", DUE)
def test_check_ends_with_10_and_shows_the_same_page(
    run: Runner, notebook: Path, case: str, argv: tuple[str, ...]
) -> None:
    without = tuple(word for word in argv if word != "--check")
    assert run(*argv).code == ExitCode.DONE
    _with(notebook, DUE[case])
    result = run(*argv)
    assert result.code == ExitCode.DUE
    assert (result.out, result.err) == (run(*without).out, "")
    assert run(*without).code == ExitCode.DONE
    assert run(*argv, "--plain").code == run(*argv, "--json").code == ExitCode.DUE


def test_what_is_due_for_others_is_not_due_on_the_page_of_one(run: Runner, notebook: Path) -> None:
    _with(notebook, PROMISE)
    assert run("report", "cem", "--check").code == ExitCode.DONE
    assert run("report", "cem,anna", "--check").code == ExitCode.DUE
    assert run("report", "--today", "--check").code == ExitCode.DONE


def test_damage_wins_over_what_is_due(run: Runner, notebook: Path) -> None:
    _with(notebook, PROMISE)
    plant(notebook, {f"{CEM}/sessions/2026-11-21T0900_t3p8aaaa.toml": "format = \n"})
    for argv in (("--check",), ("report", "--check")):
        assert run(*argv).code == ExitCode.DAMAGED


ANSWERS = {
    "kept": (PROMISE, "k", 'state = "kept"'),
    "broken": (PROMISE, "n", 'state = "broken"'),
    "moved": (PROMISE, "m11.12." + ENTER, "due = 2026-12-11"),
    "held": (TALK, "h", 'state = "held"'),
    "cancelled by me": (TALK, "c", 'state = "cancelled_by_leader"'),
    "cancelled by them": (TALK, "t", 'state = "cancelled_by_person"'),
    "talk moved": (TALK, "mbald" + ENTER + "11.12. 9:30" + ENTER, "at = 2026-12-11T09:30:00+01:00"),
    "passed on": (PRAISE, "p", 'state = "passed_on"'),
    "talked about": (BROKEN, "tWar mein Fehler" + ENTER, 'repair = "War mein Fehler"'),
}


def _opened(*argv: str, keys: str) -> tuple[int, str]:
    """Plays keys at a terminal, each after what it answers has been asked."""
    terminal = Terminal(*argv, variables={"FUEHRUNG_LANG": "en"})
    terminal.wait_for("leave open")
    first, rest = keys[0], keys[1:]
    terminal.press(first)
    for line in rest.split(ENTER)[:-1]:
        terminal.wait_for("leaves it open:", "Enter changes nothing:")
        terminal.write(f"{line}\n")
    return terminal.end(), terminal.text


@pytest.mark.parametrize("case", ANSWERS)
def test_one_key_says_what_became_of_it(notebook: Path, case: str) -> None:
    facts, keys, saved = ANSWERS[case]
    _with(notebook, facts)
    before = snapshot(notebook)
    code, screen = _opened("1", keys=keys)
    assert code == ExitCode.DONE, screen
    assert "Saved" in screen
    new = {path: data for path, data in snapshot(notebook).items() if path not in before}
    assert [saved in data.decode() for data in new.values()] == [True]
    assert 'fact = "p5p6aaaa.1"' in next(iter(new.values())).decode()


@pytest.mark.parametrize(
    ("facts", "keys"), [(TALK, ENTER), (TALK, "m" + ENTER), (BROKEN, "t" + ENTER)]
)
def test_what_is_left_open_changes_nothing(notebook: Path, facts: str, keys: str) -> None:
    _with(notebook, facts)
    before = snapshot(notebook)
    code, screen = _opened("1", keys=keys)
    assert (code, snapshot(notebook)) == (ExitCode.DONE, before)
    assert "Nothing was changed" in screen


def test_ctrl_c_at_the_question_changes_nothing(notebook: Path) -> None:
    _with(notebook, TALK)
    before = snapshot(notebook)
    code, _ = _opened("1", keys="\x03")
    assert (code, snapshot(notebook)) == (ExitCode.INTERRUPTED, before)


def _save(home: Path, *books: tuple[Person, tuple[Session, ...]]) -> None:
    notebook = Notebook.open(find_paths({}, home=str(home)), create=True)
    for person, sessions in books:
        file, _ = notebook.add_person(person)
        for session in sessions:
            notebook.save_session(file, session)


def _play_all_actions(run: Runner, home: Path) -> int:
    """Types what every action of the team says, with something in place of each „…“."""
    told = json.loads(run("report", "--json", "--home", str(home)).out)
    for action in told["data"]["actions"]:
        command = action["type_this"].replace('"…"', '"Darüber gesprochen"').replace("…", "11.12.")
        words = shlex.split(command)
        assert words.pop(0) == "fuehrung"
        result = run(*words, "--home", str(home))
        assert result.code == ExitCode.DONE, (action["kind"], command, result.err)
    return len(told["data"]["actions"])


def test_what_every_action_of_a_team_says_to_type_works(run: Runner, machine: Path) -> None:
    _save(home_in(machine), *((book.person, book.sessions) for book, _ in team()))
    assert _play_all_actions(run, home_in(machine)) == 10


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sessions=session_lists())
def test_what_every_action_of_any_book_says_to_type_works(
    run: Runner, tmp_path_factory: pytest.TempPathFactory, sessions: tuple[Session, ...]
) -> None:
    home = tmp_path_factory.mktemp("any") / "home"
    try:
        _save(home, (ANNA_BERGER, sessions))
    except FuehrungError:
        assume(False)  # texts that no file can hold
    _play_all_actions(run, home)
