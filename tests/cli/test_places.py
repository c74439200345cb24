"""Where a notebook can lie: a disk of Windows, one that is read-only, a user without a home."""

from __future__ import annotations

import os
import pwd
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.commands import CALLS, Call
from builders.notebooks import ANNA, FILES, TALK, plant, snapshot
from builders.places import NTFS, make_read_only, memory_disk, ntfs
from builders.running import Runner
from crash.power_images import CannotMountError
from fuehrung_cli.errors import ExitCode

WORDS = "ich: Rückruf Reiter bis fr"
FORBIDDEN = ("con", "aux", "lpt9", "a:b", "x.", "y ", "q?b")
"""Names that Windows takes for none of a file, or for a device."""


def _reading() -> tuple[Call, ...]:
    """Returns each reading command that looks into the notebook, once."""
    calls = {call.name: call for call in CALLS if not call.writes and call.reads != "none"}
    return tuple(calls.values())


# A disk of Windows


@pytest.fixture(params=NTFS)
def windows(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Mounts an NTFS image, on which the notebook will be, and returns the place."""
    try:
        with ntfs(tmp_path, *NTFS[request.param]) as place:
            monkeypatch.setenv("FUEHRUNG_HOME", str(place / "Fuehrung"))
            yield place
    except CannotMountError as error:
        pytest.skip(str(error))


@pytest.mark.needs_mount
def test_the_life_of_a_check_in_on_a_disk_of_windows(run: Runner, windows: Path) -> None:
    assert run("person", "add", "Anna Berger", "Jürgen Groß", "Aux Nul", "Con").code == 0
    saved = run("checkin", "anna", WORDS, "25 min persönlich", "Stärke: rechnet schnell")
    assert (saved.code, saved.err) == (0, "")
    assert "Rückruf Reiter" in run("report", "anna").out
    assert "Rückruf Reiter" in run("log", "anna").out
    assert run("done", "anna", "rückruf").code == 0
    assert run("undo").code == 0
    text = run("edit", _id(windows), "--print").out
    edited = run(
        "edit", _id(windows), "-", stdin=text.replace("25 min", "30 min").replace(": 25", ": 30")
    )
    assert (edited.code, edited.err) == (0, "")
    assert "30 min" in run("log", "anna").out
    checked = run("check")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out == "4 people, 1 entry read: everything in order\n"
    exported = run("export", "sessions", "--to", str(windows / "Export.csv"))
    assert exported.code == 0
    is_one = (windows / "EXPORT.CSV").exists()
    again = run("export", "sessions", "--to", str(windows / "EXPORT.CSV"))
    assert again.code == (ExitCode.FORBIDDEN if is_one else 0)
    before = _texts(windows / "Fuehrung")
    assert run("backup", str(windows / "Copy.zip")).code == 0
    assert run("restore", str(windows / "Copy.zip"), "--to", str(windows / "Back")).code == 0
    assert _texts(windows / "Back") == before
    assert run("undo").code == 0
    assert run("undo").code == 0
    assert "Rückruf Reiter" not in run("log", "anna").out
    assert "Con" in run("report", "con").out.title()


def _id(windows: Path) -> str:
    (found,) = (windows / "Fuehrung/people").glob("anna-berger_*/sessions/*.toml")
    return found.stem.rpartition("_")[2]


def _texts(folder: Path) -> dict[str, bytes]:
    return {name.casefold(): data for name, data in snapshot(folder).items() if ".lock" not in name}


@pytest.mark.needs_mount
def test_names_are_completed_on_a_disk_of_windows(run: Runner, windows: Path) -> None:
    run("person", "add", "Anna Berger", "ANNA KERN")
    for typed in ("berg", "kern", "ANNA K"):
        told = run("_complete", "zsh", "report", typed).out
        assert told.splitlines()[0].casefold().startswith(typed.casefold())


@pytest.mark.needs_mount
def test_two_of_one_name_never_mix_where_case_is_nothing(run: Runner, windows: Path) -> None:
    run("person", "add", "Anna Berger", "Anna Kern")
    assert run("person", "add", "ANNA BERGER").code != 0
    assert run("checkin", "anna berger", "gelungen: Messe").code == 0
    assert run("checkin", "ANNA KERN", "gelungen: Ausstellung").code == 0
    assert "Ausstellung" not in run("log", "anna berger").out
    assert "Messe" not in run("log", "Anna KERN").out
    assert run("checkin", "anna", "gelungen: Lob").code == ExitCode.NOT_FOUND
    assert len(list((windows / "Fuehrung/people").iterdir())) == 2


@pytest.mark.needs_mount
def test_a_name_that_windows_forbids_is_refused_in_words_or_changed(
    run: Runner, windows: Path
) -> None:
    for name in FORBIDDEN:
        assert run("person", "add", f"{name} Berger").code in (0, ExitCode.WRONG_USE)
        made = run("journey", "new", name)
        assert (name, made.code in (0, ExitCode.WRONG_USE)) == (name, True)
        done = run("export", "people", "--to", str(windows / f"{name}.csv"))
        assert done.code in (0, ExitCode.UNREADABLE)
        assert done.code == 0 or "Windows forbids" in done.err
    assert run("check").code == 0


# Where case is nothing, without a mount: the folder is asked for by other letters


def test_an_entry_listed_in_small_letters_is_read_and_edited(run: Runner, notebook: Path) -> None:
    small = notebook / TALK.replace("T0900", "t0900")
    (notebook / TALK).rename(small)
    assert "Vertretung klären" in run("log", "anna").out
    checked = run("check")
    assert checked.out.endswith("everything in order\n")
    text = run("edit", "k7f3", "--print").out.replace("duration: 25", "duration: 30")
    assert run("edit", "k7f3", "-", stdin=text).code == 0
    assert "minutes = 30" in small.read_text("utf-8")


# A disk that is read-only


@pytest.fixture
def read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Plants the notebook on a disk that then is read-only, and returns it."""
    try:
        with memory_disk(tmp_path / "disk") as place:
            plant(place / "notebook")
            make_read_only(place)
            monkeypatch.setenv("FUEHRUNG_HOME", str(place / "notebook"))
            yield place
    except CannotMountError as error:
        pytest.skip(str(error))


@pytest.mark.needs_mount
def test_every_reading_command_works_on_a_disk_that_is_read_only(
    run: Runner, read_only: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(home)
    for call in _reading():
        argv = call.of("anna").argv
        here = run(*argv, stdin=call.stdin)
        with monkeypatch.context() as usual:
            usual.delenv("FUEHRUNG_HOME")
            there = run(*argv, stdin=call.stdin)
        noted = [line for line in here.err.splitlines() if "not noted in the log" not in line]
        assert (argv, here.code, noted) == (argv, there.code, there.err.splitlines())
        if call.name != "person show":  # it names the folder, broken where the line ends
            assert here.out.replace(str(read_only / "notebook"), str(home)) == there.out


@pytest.mark.needs_mount
def test_every_writing_command_says_what_and_where_and_keeps_the_text(
    run: Runner, read_only: Path, machine: Path
) -> None:
    before = snapshot(read_only)
    calls = [call for call in CALLS if call.writes and not call.is_apart]
    for call in calls:
        done = run(*call.of("anna").argv, stdin=call.stdin)
        assert (call.argv, done.code) == (call.argv, ExitCode.UNREADABLE)
        assert "the disk is read-only" in done.err
        assert "Choose another folder with --home" in done.err
        assert call.typed in _kept(machine)
    assert snapshot(read_only) == before


def _kept(*places: Path) -> str:
    drafts = (path for place in places for path in place.rglob("drafts/*"))
    return "\n".join(path.read_text("utf-8") for path in drafts)


@pytest.mark.needs_mount
@pytest.mark.parametrize("also", ["home", "run and tmp"])
def test_where_nothing_of_the_user_can_be_written_the_text_is_kept_or_shown(
    run: Runner, machine: Path, monkeypatch: pytest.MonkeyPatch, also: str
) -> None:
    base = machine.parent
    places = [machine] if also == "home" else [machine, base / "run", base / "tmp"]
    mounts = [memory_disk(place) for place in places]
    try:
        for mount, place in zip(mounts, places, strict=True):
            mount.__enter__()
            if place == machine:
                plant(machine / ".local/share/fuehrung")
            make_read_only(place)
        done = run("checkin", "anna", WORDS)
        page = run("report", "anna")
    except CannotMountError as error:
        pytest.skip(str(error))
    finally:
        for mount in reversed(mounts):
            mount.__exit__(None, None, None)
    assert (page.code, page.err) == (0, "")
    assert "Vertretung klären" in page.out
    assert done.code == ExitCode.UNREADABLE
    assert "the disk is read-only" in done.err
    if also == "home":
        assert f"What was typed is kept in {base / 'run'}" in done.err
        assert WORDS in _kept(base / "run")
    else:
        assert WORDS in done.err
        assert "it stands above" in done.err


# Nobody's home


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes the home away: no variable names one, and the system knows none."""

    def unknown(uid: int) -> None:
        raise KeyError(uid)

    for name in list(os.environ):
        if name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA") or name.startswith("XDG_"):
            monkeypatch.delenv(name)
    monkeypatch.setattr(pwd, "getpwuid", unknown)


def test_what_needs_no_notebook_works_without_a_home(run: Runner, homeless: None) -> None:
    for argv in (("help",), ("--help",), ("sources",), ("journey", "list"), ("completion", "zsh")):
        done = run(*argv)
        assert (argv, done.code, done.err) == (argv, 0, "")


@pytest.mark.parametrize(
    ("language", "where"), [("en", "no home folder"), ("de", "kein Heimatverzeichnis")]
)
def test_without_a_home_the_text_is_kept_and_the_way_out_is_named(
    run: Runner, homeless: None, machine: Path, language: str, where: str
) -> None:
    done = run("--lang", language, "checkin", "anna", WORDS)
    assert done.code == ExitCode.UNREADABLE
    assert where in done.err
    assert "--home" in done.err
    assert WORDS in _kept(machine.parent)
    assert run("report").code == ExitCode.UNREADABLE


def test_a_folder_that_is_named_is_enough_without_a_home(
    run: Runner, homeless: None, tmp_path: Path
) -> None:
    folder = str(tmp_path / "books")
    plant(Path(folder))
    assert run("--home", folder, "checkin", "anna", WORDS).code == 0
    assert "Rückruf Reiter" in run("--home", folder, "report", "anna").out
    assert run("--home", folder, "undo").code == 0
    assert run("--home", folder, "check").code == 0
    assert set(FILES) <= set(snapshot(Path(folder)))
    assert (tmp_path / "books" / ANNA).is_dir()
