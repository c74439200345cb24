from __future__ import annotations

from pathlib import Path

import pytest

from fuehrung_cli.domain.journey import MAIN_JOURNEY
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.journey_checks import journey_problems
from fuehrung_cli.store.library import JourneyCheck, check_journey, load_library
from fuehrung_cli.store.shipped import shipped

OWN = """
format = 1
id = "erste-kunden"
title = { de = "Erste Kunden", en = "First clients" }
[[steps]]
id = "mitfahren"
aliases = ["ride-along"]
title = { de = "Mitfahren", en = "Ride along" }
short = { de = "Mitfahren", en = "Ride along" }
cadence_days = 14
renewed_by = ["step:mitfahren", "goal.*", "commitment.kept", "later_kind.done", "contact"]
broken_by = ["R02.warn"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Disk:
    disk = Disk(tmp_path)
    disk.make_folder("journeys")
    return disk


def _write(own: Disk, name: str, text: str) -> None:
    (own.root / "journeys" / name).write_text(text, encoding="utf-8")


def test_the_shipped_journeys_are_sound_and_the_main_one_is_first() -> None:
    library, problems = load_library()
    assert problems == ()
    assert library.journeys[0].id == MAIN_JOURNEY
    assert len(library.journeys) == len(list(shipped("journeys").root.glob("*.toml")))
    for journey in library.journeys:
        assert journey_problems(journey, journey.id) == ()


def test_the_main_journey_alone_is_read_when_no_other_is_needed(own: Disk) -> None:
    _write(own, "own.toml", OWN)
    library, problems = load_library(own, main_only=True)
    assert ([journey.id for journey in library.journeys], problems) == ([MAIN_JOURNEY], ())


def test_own_journeys_stand_beside_the_shipped_ones(own: Disk) -> None:
    _write(own, "own.toml", OWN)
    _write(own, ".hidden.toml", "\0")
    library, problems = load_library(own)
    assert problems == ()
    step = library.step("ride-along")
    assert step is not None
    assert step.is_renewed_by("goal.active")


def test_an_own_file_replaces_only_the_keys_it_gives(own: Disk) -> None:
    _write(own, "mine.toml", f'id = "{MAIN_JOURNEY}"\naliases = ["weg"]\ntitle.de = "Unser Weg"\n')
    library, problems = load_library(own, main_only=True)
    shipped = load_library(main_only=True)[0].main
    assert problems == ()
    assert library.main is not None
    assert shipped is not None
    assert library.main.title.de == "Unser Weg"
    assert library.main.title.en == shipped.title.en
    assert library.main.aliases == ("weg",)
    assert library.main.steps == shipped.steps


@pytest.mark.parametrize(
    "text",
    [
        "x = ",
        "format = 2\n",
        "steps = 3\n",
        "steps = []\nformat = 2\n",
        '[[steps]]\nid = "x"\n',
        'aliases = ["Großer Weg"]\n',
    ],
)
def test_a_broken_own_file_leaves_the_shipped_journey(own: Disk, text: str) -> None:
    _write(own, "mine.toml", f'id = "{MAIN_JOURNEY}"\n{text}')
    library, problems = load_library(own)
    assert library.main == load_library()[0].main
    assert problems
    assert {problem.path for problem in problems} == {"journeys/mine.toml"}
    assert any(problem.is_unread for problem in problems)


WRONG = {
    'id = "mitfahren"': ('id = "Mitfahren"', "steps[1].id"),
    '"ride-along"': ('"ride-along", "mitfahren"', "steps[1].aliases"),
    '"goal.*"': ('"goal"', "steps[1].renewed_by[2]"),
    '"step:mitfahren"': ('"step:mitfaren"', "steps[1].renewed_by[1]"),
    '"contact"': ('"purpose:fun"', "steps[1].renewed_by[5]"),
    '"commitment.kept"': ('"kind:party"', "steps[1].renewed_by[3]"),
    '"R02.warn"': ('"R02.alarm"', "steps[1].broken_by[1]"),
}


@pytest.mark.parametrize("right", WRONG)
def test_what_the_types_cannot_say_is_checked_too(own: Disk, right: str) -> None:
    wrong, where = WRONG[right]
    _write(own, "own.toml", OWN.replace(right, wrong, 1))
    library, problems = load_library(own)
    assert library.find("erste-kunden") is None
    assert where in [problem.where for problem in problems]
    assert all(problem.is_unread for problem in problems)


def test_a_state_that_a_kind_does_not_have_is_only_a_notice(own: Disk) -> None:
    _write(own, "own.toml", OWN.replace("commitment.kept", "commitment.keept"))
    library, (problem,) = load_library(own)
    assert library.find("erste-kunden") is not None
    assert problem.severity == "notice"
    assert problem.hint is not None
    assert problem.hint.params == {"word": "kept"}


def test_of_two_own_files_with_one_id_the_first_counts(own: Disk) -> None:
    _write(own, "a.toml", OWN)
    _write(own, "b.toml", OWN.replace("Erste Kunden", "Zweite"))
    _write(own, "c.toml", "format = 1\n")
    library, problems = load_library(own)
    journey = library.find("erste-kunden")
    assert journey is not None
    assert journey.title.de == "Erste Kunden"
    assert [problem.path for problem in problems] == ["journeys/b.toml", "journeys/c.toml"]


def test_a_file_that_holds_the_main_journey_alone_is_read(
    own: Disk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _write(own, "own.toml", OWN.replace("erste-kunden", MAIN_JOURNEY))
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / f"{MAIN_JOURNEY}.toml").write_bytes(b"\0")
    monkeypatch.setattr("fuehrung_cli.store.library.shipped", lambda _: Disk(tmp_path / "shipped"))
    library, (problem,) = load_library(own, main_only=True)
    assert library.main is not None
    assert library.main.title.de == "Erste Kunden"
    assert problem.path.endswith(f"{MAIN_JOURNEY}.toml")


def test_without_own_journeys_the_shipped_ones_are_all(tmp_path: Path) -> None:
    assert load_library(Disk(tmp_path)) == load_library()


def test_a_shipped_journey_that_is_broken_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "x.toml").write_text('id = "x"\n')
    monkeypatch.setattr("fuehrung_cli.store.library.shipped", lambda _: Disk(tmp_path))
    assert load_library()[0].journeys == ()


def test_links_among_own_journeys_are_told(own: Disk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text(OWN)
    (own.root / "journeys" / "own.toml").symlink_to(tmp_path / "elsewhere.toml")
    _, (problem,) = load_library(own)
    assert problem.path == "journeys/own.toml"


def test_questions_are_named_once(own: Disk) -> None:
    question = '[[steps.questions]]\nid = "x"\nsie = "a"\ndu = "a"\nen = "a"\n'
    _write(own, "own.toml", OWN + question * 2)
    _, (problem,) = load_library(own)
    assert problem.where == "steps[1].questions[2].id"


@pytest.mark.parametrize(
    ("days", "where", "is_unread"),
    [
        ('counts_from = "last_day"', "steps[1].counts_from", True),
        ("day = 4000", "steps[1].day", True),
        ('day = 7\ncounts_from = "somewhere"', "steps[1].counts_from", True),
    ],
)
def test_the_day_of_a_milestone_is_checked(
    own: Disk, days: str, where: str, is_unread: bool
) -> None:
    _write(own, "own.toml", f"{OWN}{days}\n")
    _, (problem,) = load_library(own)
    assert (problem.where, problem.is_unread) == (where, is_unread)


def test_milestones_in_another_order_than_their_days_are_only_a_notice(own: Disk) -> None:
    second = OWN.partition("[[steps]]")[2].replace("mitfahren", "danach").replace("ride-along", "x")
    _write(own, "own.toml", f"{OWN}day = 7\n[[steps]]{second}day = -7\n")
    library, (problem,) = load_library(own)
    assert library.find("erste-kunden") is not None
    assert (problem.where, problem.severity) == ("steps[2].day", "notice")


ONLY_WHAT_DIFFERS = f'format = 1\nid = "{MAIN_JOURNEY}"\naliases = ["weg"]\n'


def test_a_file_that_holds_only_what_differs_is_checked_as_it_would_be_used(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(ONLY_WHAT_DIFFERS)
    assert check_journey(file) == JourneyCheck((), MAIN_JOURNEY)
    file.write_text(ONLY_WHAT_DIFFERS + "title = 3\n")
    problems, changes = check_journey(file)
    assert ([problem.where for problem in problems], changes) == (["title"], MAIN_JOURNEY)


def test_a_file_of_its_own_and_the_shipped_one_itself_stand_alone(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    assert check_journey(file) == JourneyCheck(())
    assert check_journey(shipped("journeys").root / f"{MAIN_JOURNEY}.toml") == JourneyCheck(())
