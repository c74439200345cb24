"""A page that is shown again is the page that would be made now."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CEM, FILES
from builders.running import Result, Runner
from fuehrung_cli.cli import waiting
from fuehrung_cli.cli.arguments import sort_arguments
from fuehrung_cli.cli.keeping import is_page
from fuehrung_cli.store import memo
from fuehrung_cli.store.paths import find_paths

SESSION = "2026-11-23T0930_k7f3qdx2.toml"
PAGES = [("report",), ("report", "anna"), (), ("progress",), ("progress", "anna"), ("promises",)]
Change = Callable[[Path], object]


@pytest.fixture(autouse=True)
def _files_of_a_moment_ago_are_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_RACY_NS", 0)


def _session(home: Path) -> Path:
    return sorted((home / ANNA / "sessions").iterdir())[0]


def _in_place(home: Path) -> None:
    path = _session(home)
    about = path.stat()
    path.write_bytes(path.read_bytes().replace(b"e", b"i", 40))
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def _one_more(home: Path) -> None:
    text = _session(home).read_text("utf-8")
    identifier = text.partition('id = "')[2][:8]
    name = f"2026-11-25T0900_w1{identifier[2:]}.toml"
    text = text.replace(f'id = "{identifier}"', f'id = "w1{identifier[2:]}"')
    text = re.sub(r"(?m)^at = .*$", "at = 2026-11-25T09:00:00+01:00", text)
    (home / ANNA / "sessions" / name).write_text(text)


def _replaced(home: Path) -> None:
    path = _session(home)
    new = path.with_suffix(".new")
    new.write_bytes(path.read_bytes().replace(b"a", b"o"))
    about = path.stat()
    os.utime(new, ns=(about.st_atime_ns, about.st_mtime_ns))
    new.replace(path)


def _own_journey(home: Path) -> None:
    text = 'format = 1\nid = "fuehrung-als-dienstleistung"\ntitle = { de = "Wie", en = "How" }\n'
    (home / "journeys").mkdir()
    (home / "journeys" / "own.toml").write_text(text)


def _rules(home: Path) -> None:
    text = "format = 1\n[rules.contact_gap]\nnotice = 3\nwarn = 4\n"
    (home / "rules.toml").write_text(text)


def _name(home: Path) -> None:
    text = FILES[f"{ANNA}/person.toml"].replace("Berger", "Bergmann")
    (home / ANNA / "person.toml").write_text(text)


CHANGES: dict[str, Change] = {
    "an edit in place of the same size and time": _in_place,
    "a new entry": _one_more,
    "an entry gone": lambda home: _session(home).unlink(),
    "an entry replaced by one of the same size and time": _replaced,
    "an entry damaged": lambda home: _session(home).write_bytes(b"= ="),
    "a name": _name,
    "a person gone": lambda home: shutil.rmtree(home / CEM),
    "thresholds of one's own": _rules,
    "a journey of one's own": _own_journey,
    "settings": lambda _: _settings("rhythm_days = 3\n"),
    "the notebook gone": shutil.rmtree,
    "nothing": lambda _: None,
}


def _settings(text: str) -> None:
    path = find_paths(os.environ).config_file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _kept() -> list[Path]:
    folder = Path(memo.cache_folder(os.environ)) / memo.FOLDER
    return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_it_is_the_page_that_would_be_made_now(
    notebook: Path, run: Runner, page: tuple[str, ...], change: str
) -> None:
    first = run(*page)
    assert _kept(), "the page was kept"
    assert run(*page) == first
    CHANGES[change](notebook)
    again = run(*page)
    assert again == run(*page, "--fresh")
    assert (again == first) or change != "nothing"


def test_it_says_what_the_first_said_and_with_the_same_code(
    notebook: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FUEHRUNG_NOW", "2027-02-01T09:00")
    first = run("--check")
    assert first.code == 10
    assert (run("--check"), len(_kept())) == (first, 1)


@pytest.mark.parametrize("argv", [("--lang", "de"), ("--width", "60"), ("--color", "always")])
def test_another_language_width_or_colour_is_another_page(
    notebook: Path, run: Runner, argv: tuple[str, ...]
) -> None:
    first = run("report", "anna")
    other = run("report", "anna", *argv)
    assert other.out != first.out
    assert other == run("report", "anna", *argv, "--fresh")


def test_another_day_is_another_page(
    notebook: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: set[Result] = set()
    for day in ("26", "27"):
        monkeypatch.setenv("FUEHRUNG_NOW", f"2026-11-{day}T10:00")
        pages |= {run("report", "anna"), run("report", "anna", "--fresh")}
    assert len(pages) == 2


@pytest.mark.parametrize("place", [0, 3, 20, 500, -1])
def test_a_damaged_one_is_made_anew(notebook: Path, run: Runner, place: int) -> None:
    first = run("report", "anna")
    [kept] = _kept()
    data = bytearray(kept.read_bytes())
    data[place] ^= 4
    for broken in (bytes(data), data[: len(data) // 2], b""):
        kept.write_bytes(broken)
        assert run("report", "anna") == first


def test_only_its_owner_can_read_it(notebook: Path, run: Runner) -> None:
    run("report", "anna")
    [kept] = _kept()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_files_changed_a_moment_ago_are_not_trusted(
    notebook: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo, "_RACY_NS", 2_000_000_000)
    run("report", "anna")
    assert not _kept()


def test_what_says_something_beside_the_page_is_made_each_time(notebook: Path, run: Runner) -> None:
    _session(notebook).write_bytes(b"= =")
    first = run("report", "anna")
    assert first.err
    assert (run("report", "anna"), _kept()) == (first, [])


def test_a_bar_that_is_gone_again_is_no_word(
    notebook: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_PATIENCE_SECONDS", -1.0)
    monkeypatch.setattr("fuehrung_cli.cli.waiting.Bar.is_wanted", lambda *_: True)
    first = run("report")
    assert "Reading your notes [" in first.err
    assert (run("report").out, len(_kept())) == (first.out, 1)


def test_an_entry_of_a_later_hour_counts_from_then_on(
    notebook: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    _one_more(notebook)
    for hour in ("08:00", "10:00"):
        monkeypatch.setenv("FUEHRUNG_NOW", f"2026-11-25T{hour}")
        assert run("report", "anna") == run("report", "anna", "--fresh")
    assert len(_kept()) == 1


def test_commands_that_write_keep_nothing(notebook: Path, run: Runner) -> None:
    for argv in (("note", "anna", "Ruhig."), ("done", "k7f3.1"), ("check",), ("export", "people")):
        run(*argv)
    assert not _kept()


@pytest.mark.parametrize(
    "argv",
    [("report", "--json"), ("report", "--format", "md"), ("report", "--to", "x"), ("checkin", "a")],
)
def test_data_and_files_are_no_pages(argv: tuple[str, ...]) -> None:
    assert not is_page(sort_arguments(argv))


def test_without_room_for_it_pages_are_made_as_ever(
    notebook: Path, run: Runner, machine: Path
) -> None:
    cache = Path(memo.cache_folder(os.environ))
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text("a file where a folder should be")
    assert run("report", "anna") == run("report", "anna", "--fresh")
    assert run("report", "anna").code == 0


def test_the_folder_does_not_grow_for_ever(
    notebook: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo, "_MOST_PAGES", 3)
    for width in range(60, 70):
        run("report", "anna", "--width", str(width))
        assert len(_kept()) <= 5


def test_of_very_many_files_folders_and_the_newest_are_checked_and_a_sample_of_the_others(
    notebook: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo, "_MOST_CHECKED", 2)
    monkeypatch.setattr(memo, "_NEWEST", 1)
    first = run("report")
    assert [path.suffix for path in _kept()] == ["", ".others"]
    assert run("report") == first
    _in_place(notebook)  # so few are a sample as a whole
    assert run("report") == run("report", "--fresh")


def test_the_sample_is_another_one_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo, "_SAMPLE_BYTES", 400)
    lines = [b"- - - -|/some/where/%04d" % number for number in range(500)]
    path = tmp_path / "page.others"
    path.write_bytes(b"\n".join(lines))
    seen: set[bytes] = set()
    for moment in range(0, 20_000_000, 97_000):
        monkeypatch.setattr(time, "time_ns", lambda moment=moment: moment)
        found = memo._sample(str(path), path.stat().st_size)
        assert set(found) <= set(lines)
        seen |= set(found)
    assert len(seen) > 490


@pytest.mark.parametrize(
    "variables",
    [
        {"HOME": "/home/maria"},
        {"HOME": "/home/maria", "XDG_CACHE_HOME": "/var/x"},
        {"HOME": "/home/maria", "XDG_CACHE_HOME": "x"},
    ],
)
def test_it_lies_in_the_cache_of_the_program(variables: dict[str, str]) -> None:
    assert memo.cache_folder(variables) == str(find_paths(variables).cache)


def test_on_a_mac_it_lies_where_the_program_has_its_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs.macos import MacOS

    monkeypatch.setattr(sys, "platform", "darwin")
    expected = MacOS("fuehrung", appauthor=False).user_cache_dir
    assert memo.cache_folder({"HOME": str(Path.home())}) == expected


def test_without_a_home_folder_nothing_is_kept() -> None:
    assert memo.cache_folder({}) == ""


def test_shown_again_nothing_of_the_program_is_loaded(notebook: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from fuehrung_cli.store import memo; memo._RACY_NS = 0\n"
        "from fuehrung_cli.__main__ import main; before = set(sys.modules)\n"
        "code = main(['report', 'anna']); sys.stdout.flush()\n"
        "print(sorted(set(sys.modules) - before), file=sys.stderr); sys.exit(code)\n"
    )
    first, again = (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert first.stdout == again.stdout
    assert first.stdout
    assert again.stderr.strip() == "[]"
    bare = "import sys, fuehrung_cli.__main__; print(sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-I", "-c", bare], capture_output=True, text=True, check=True
    ).stdout
    assert "typing" not in loaded
    assert "pathlib" not in loaded
