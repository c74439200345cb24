"""A clock that is wrong, hours that come twice or never, the turn of the year, a journey west."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from builders.notebooks import ANNA, plant
from builders.running import Runner
from fuehrung_cli.store import fscalls

DEAD_BATTERY = "2020-01-03T10:00"
PAGES = ((), ("report", "anna"), ("log", "anna"), ("progress",), ("promises",), ("signals",))


def _clock(monkeypatch: pytest.MonkeyPatch, now: str, zone: str = "Europe/Berlin") -> None:
    monkeypatch.setenv("FUEHRUNG_NOW", now)
    monkeypatch.setenv("TZ", zone)
    time.tzset()


def _saved(notebook: Path, folder: str = ANNA) -> list[str]:
    return sorted(path.name for path in (notebook / folder / "sessions").iterdir())


# A clock that is behind


@pytest.mark.parametrize(
    ("language", "warning"),
    [
        (
            "en",
            "Saved, but the clock says 3 Jan 2020, and an entry of Anna Berger is of 12 Nov 2026 "
            "(m2xae9rt). If the clock is wrong, set it and correct this entry; else that one: "
            "fuehrung edit m2xae9rt\n",
        ),
        (
            "de",
            "Gespeichert, doch die Uhr zeigt den 03.01.2020, und ein Eintrag von Anna Berger ist "
            "vom 12.11.2026 (m2xae9rt). Geht die Uhr falsch, dann sie stellen und diesen Eintrag "
            "berichtigen; sonst jenen: fuehrung edit m2xae9rt\n",
        ),
    ],
)
def test_a_clock_before_the_newest_entry_is_named_and_the_talk_is_saved(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, language: str, warning: str
) -> None:
    _clock(monkeypatch, DEAD_BATTERY)
    done = run("--lang", language, "checkin", "anna", "Im Flur getroffen.", "10 min")
    assert (done.code, done.err) == (0, warning)
    assert _saved(notebook)[0].startswith("2020-01-03T1000_")


@pytest.mark.parametrize(
    "argv",
    [
        ("note", "anna", "gelungen: Messe"),
        ("next", "anna", "10.1."),
        ("person", "set", "anna", "rhythm_days=21"),
        ("checkin", "anna,cem", "Zusammen gesprochen.", "10 min"),
        ("away", "21.1.", "23.1."),
    ],
)
def test_every_way_of_saving_names_the_clock_once(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    _clock(monkeypatch, DEAD_BATTERY)
    done = run(*argv)
    assert done.code == 0
    assert done.err.count("the clock says 3 Jan 2020") == 1


@pytest.mark.parametrize("now", ["2026-11-19T00:10", "2026-11-20T08:00", "2026-12-31T23:59"])
def test_a_day_of_leeway_is_left_to_whoever_travels(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, now: str
) -> None:
    _clock(monkeypatch, now)
    done = run("note", "anna", "gelungen: Messe")
    assert (done.code, done.err) == (0, "")


def test_a_name_that_carries_no_day_says_nothing_about_the_clock(
    run: Runner, notebook: Path
) -> None:
    plant(notebook, {f"{ANNA}/sessions/2026-99-99_k7f3qdxz.toml": "no = 1\n"})
    assert "the clock says" not in run("note", "anna", "gelungen: Messe").err


def test_looking_at_the_clock_reads_no_file(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    original = fscalls.read

    def counted(spot: fscalls.Spot, name: str, path: str, **more: int) -> bytes:
        read.append(path)
        return original(spot, name, path, **more)

    monkeypatch.setattr(fscalls, "read", counted)
    run("next", "anna", "10.12.")
    usual = len(read)
    run("undo")
    read.clear()
    _clock(monkeypatch, DEAD_BATTERY)
    assert "the clock says" in run("next", "anna", "10.1.2020").err
    assert len(read) <= usual
    assert not [path for path in read if "cem-demir" in path and "sessions" in path]


@pytest.mark.parametrize("now", ["1900-01-01T00:00", "1970-01-01T00:30", DEAD_BATTERY])
@pytest.mark.parametrize("argv", PAGES)
def test_pages_stay_sensible_before_everything(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...], now: str
) -> None:
    _clock(monkeypatch, now)
    done = run(*argv)
    assert (done.code, done.err) == (0, "")
    assert "-1 day" not in done.out


def test_check_names_what_is_later_than_the_clock(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "later than the clock" not in run("check").out
    _clock(monkeypatch, DEAD_BATTERY)
    told = run("check").out
    assert told.count("it is later than the clock (3 Jan 2020), so it is left out") == 3
    assert "Set the clock, or correct it with: fuehrung edit h8e2pq7v" in told


def test_an_entry_later_than_the_clock_can_be_seen_and_corrected(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _clock(monkeypatch, DEAD_BATTERY)
    assert "Phone" in run("show", "h8e2").out or "phone" in run("show", "h8e2").out
    text = run("edit", "h8e2", "--print").out
    right = text.replace("2026-11-20T09:00:00+01:00", "2019-12-20 9:00")
    assert right != text
    assert run("edit", "h8e2", "-", stdin=right).code == 0
    assert _saved(notebook, "people/cem-demir_9c2d") == ["2019-12-20T0900_h8e2pq7v.toml"]


# Hours that come twice or never


@pytest.mark.parametrize(
    "zone",
    ["Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"],
    ids=["with the time zones of the system", "with none of them on the disk"],
)
@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("29.3. 1:59", "2026-03-29T01:59:00+01:00"),
        ("29.3. 2:00", "2026-03-29T03:00:00+02:00"),
        ("29.3. 2:30", "2026-03-29T03:30:00+02:00"),
        ("29.3. 3:00", "2026-03-29T03:00:00+02:00"),
        ("25.10. 1:59", "2026-10-25T01:59:00+02:00"),
        ("25.10. 2:30", "2026-10-25T02:30:00+02:00"),
        ("25.10. 3:00", "2026-10-25T03:00:00+01:00"),
    ],
)
def test_an_hour_that_clocks_skip_is_one_later_and_of_two_the_first_is_meant(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, zone: str, typed: str, at: str
) -> None:
    _clock(monkeypatch, "2026-11-26T10:00", zone)
    assert run("checkin", "anna", "Gesprochen.", "--at", typed).code == 0
    assert f"at = {at}" in _text_of_first(notebook)


def _text_of_first(notebook: Path) -> str:
    return (notebook / ANNA / "sessions" / _saved(notebook)[0]).read_text("utf-8")


def test_both_of_two_equal_hours_are_kept_in_their_order(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for now in ("2026-10-25T02:30+02:00", "2026-10-25T02:10+01:00"):
        _clock(monkeypatch, now)
        assert run("note", "anna", f"gelungen: um {now}").code == 0
    _clock(monkeypatch, "2026-11-26T10:00")
    told = run("log", "anna").out
    assert told.index("um 2026-10-25T02:10+01:00") < told.index("um 2026-10-25T02:30+02:00")


@pytest.mark.parametrize("zone", ["Nowhere/Atall", ":", "Pacific/Kiritimati"])
def test_a_zone_that_nobody_knows_stops_nothing(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    _clock(monkeypatch, "2026-11-26T10:00", zone)
    assert run("checkin", "anna", "Gesprochen.", "10 min").code == 0
    assert run("report", "anna").code == 0


@pytest.mark.parametrize("now", ["", "2026-11-26T10:00"])
def test_a_zone_that_no_place_has_is_refused_by_its_name(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, now: str
) -> None:
    _clock(monkeypatch, now, "UTC+25")
    done = run("report", "anna")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("fuehrung: TZ: “UTC+25” is not understood\n")


# A journey between two commands


def test_a_talk_held_further_east_is_there_at_once_further_west(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _clock(monkeypatch, "2026-11-27T08:00", "Pacific/Auckland")
    run("checkin", "anna", "ich: Bericht bis morgen", "25 min")
    _clock(monkeypatch, "2026-11-26T09:30", "Pacific/Honolulu")
    page = run("report", "anna")
    assert "last 27 Nov (today)" in page.out
    assert "Bericht" in page.out
    done = run("checkin", "anna", "Nach dem Flug.", "10 min")
    assert (done.code, done.err) == (0, "")
    log = run("log", "anna").out
    assert log.index("Nach dem Flug.") < log.index("Bericht")


def test_a_talk_still_to_come_is_left_out_though_its_day_has_begun_elsewhere(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _clock(monkeypatch, "2026-11-26T23:00", "Pacific/Honolulu")
    run("checkin", "anna", "Spät am Abend.", "25 min")
    _clock(monkeypatch, "2026-11-27T00:30", "Pacific/Kiritimati")
    assert "Spät am Abend." not in run("log", "anna").out


# The turn of the year

TYPED = ("31.12.", "1.1.", "KW 53", "KW 1", "Ende des Jahres", "morgen", "mo", "+7")


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (
            "2026-12-31T23:30",
            "2026-12-31 2027-01-01 2027-01-01 2027-01-08 2026-12-31 2027-01-01 2027-01-04 "
            "2027-01-07",
        ),
        (
            "2027-01-01T00:10",
            "2027-12-31 2027-01-01 2027-01-01 2027-01-08 2027-12-31 2027-01-02 2027-01-04 "
            "2027-01-08",
        ),
        (
            "2027-01-04T08:00",
            "2027-12-31 2028-01-01 2032-12-31 2027-01-08 2027-12-31 2027-01-05 2027-01-11 "
            "2027-01-11",
        ),
    ],
)
def test_days_around_new_year(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, now: str, days: str
) -> None:
    _clock(monkeypatch, now)
    lines = [f"ich: Zusage {number} bis {typed}" for number, typed in enumerate(TYPED)]
    assert run("checkin", "cem", *lines).code == 0
    folder = notebook / "people/cem-demir_9c2d/sessions"
    newest = max(folder.iterdir(), key=lambda path: path.name)
    facts = tomllib.loads(newest.read_text("utf-8"))["facts"].values()
    assert [str(fact["due"]) for fact in facts] == days.split()


def test_the_rhythm_counts_across_the_year(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _clock(monkeypatch, "2026-12-30T10:00")
    run("checkin", "cem", "Gesprochen.", "25 min")
    _clock(monkeypatch, "2027-01-02T10:00")
    assert "last 30 Dec (3 days)" in run("report", "cem").out
