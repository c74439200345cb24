"""One file with everything, proven, readable to its owner only, and never half there."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders.archives import ALL_FILES, MOMENT, backed_up, full_machine, machine
from builders.faults import CODES, EVERY_POINT, Saboteur
from builders.notebooks import NOTEBOOK_ID, PRAISE, TALK, snapshot
from fuehrung_cli.errors import ForbiddenError, FuehrungError, NotebookError, NotFoundError, say
from fuehrung_cli.store import archive_names, archive_sources, archive_writing
from fuehrung_cli.store.archive_counts import Counts
from fuehrung_cli.store.archive_names import is_portable
from fuehrung_cli.store.archive_sources import LeftOut, Source
from fuehrung_cli.store.backup import back_up
from fuehrung_cli.store.fsops import Disk, Stream
from fuehrung_cli.store.opened_pages import keep_page
from fuehrung_cli.store.paths import Paths, find_paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return full_machine(tmp_path / "machine")


def _in(file: Path | str) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return {name: archive.read(name) for name in names}


def _wanted() -> dict[str, bytes]:
    parts = {"home/": "notebook/", "config/": "settings/"}
    whole = {}
    for path, text in ALL_FILES.items():
        start = path.partition("/")[0] + "/"
        if "h8e2pq7v/drafts" not in path:
            whole[path.replace(start, parts.get(start, start), 1)] = text.encode()
    return whole


def test_everything_of_the_notebook_is_in_it_as_it_is(paths: Paths, tmp_path: Path) -> None:
    kept = backed_up(paths, tmp_path / "b.zip")
    found = _in(kept.file)
    assert {n: d for n, d in found.items() if "/" in n} == _wanted()
    assert set(found) - set(_wanted()) == {"README.txt", "backup.json", "SHA256SUMS"}
    assert kept.holds == Counts(
        files=len(_wanted()),
        people=4,
        entries=3,
        salaries=1,
        journeys=1,
        drafts=3,
        trash=2,
        has_rules=True,
        has_settings=True,
    )
    assert kept.size_bytes == Path(kept.file).stat().st_size


def test_a_page_that_was_opened_in_the_browser_is_left_out(paths: Paths, tmp_path: Path) -> None:
    keep_page(Disk(paths.state_of(NOTEBOOK_ID)), "k7f3.html", b"<h1>ANNA BERGER</h1>")
    found = _in(backed_up(paths, tmp_path / "b.zip").file)
    assert {name: data for name, data in found.items() if "/" in name} == _wanted()


def test_the_same_notebook_gives_the_same_bytes(paths: Paths, tmp_path: Path) -> None:
    files = [Path(backed_up(paths, tmp_path / name).file) for name in ("a.zip", "b.zip")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_file_and_unpacked_files_are_readable_to_the_owner_only(
    paths: Paths, tmp_path: Path
) -> None:
    kept = backed_up(paths, tmp_path / "b.zip")
    assert stat.S_IMODE(Path(kept.file).stat().st_mode) == 0o600
    with zipfile.ZipFile(kept.file) as archive:
        modes = {(i.is_dir(), i.external_attr >> 16) for i in archive.infolist()}
    assert modes == {(False, stat.S_IFREG | 0o600), (True, stat.S_IFDIR | 0o700)}


def test_the_list_of_sums_is_one_that_sha256sum_reads(paths: Paths, tmp_path: Path) -> None:
    (paths.home / "a:b\n").write_bytes(b"odd")
    kept = backed_up(paths, tmp_path / "b.zip")
    folder = tmp_path / "out"
    subprocess.run(["unzip", "-q", kept.file, "-d", folder], check=True)
    checked = subprocess.run(
        ["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"], cwd=folder, check=False
    )
    assert checked.returncode == 0


@pytest.mark.parametrize("to", ["", "b", "b.ZIP"])
def test_a_folder_gets_a_dated_file_and_a_name_its_ending(
    paths: Paths, tmp_path: Path, to: str
) -> None:
    kept = backed_up(paths, tmp_path / to)
    names = {"": "fuehrung-2026-11-26.zip", "b": "b.zip", "b.ZIP": "b.ZIP"}
    assert kept.file == str(tmp_path / names[to])
    if not to:
        assert backed_up(paths, tmp_path).file.endswith("fuehrung-2026-11-26-2.zip")


def test_nothing_is_ever_replaced(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"mine")
    (tmp_path / "link.zip").symlink_to("nowhere")
    for name in ("b", "b.zip", "link.zip"):
        with pytest.raises(ForbiddenError, match="is there already"):
            backed_up(paths, tmp_path / name)
    assert (tmp_path / "b.zip").read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", "link.zip", "machine"]


def test_no_folder_is_made_for_a_disk_that_is_not_there(paths: Paths, tmp_path: Path) -> None:
    for to in (tmp_path / "usb" / "b.zip", f"{tmp_path}/usb/"):
        with pytest.raises(NotebookError, match="cannot be written"):
            back_up(paths, str(to), MOMENT, "")
    assert not (tmp_path / "usb").exists()


def test_a_backup_never_lies_in_the_notebook_itself(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "way-in").symlink_to(paths.home / "people")
    for to in (paths.home, paths.home / "trash" / "b.zip", tmp_path / "way-in"):
        with pytest.raises(ForbiddenError, match="in the notebook itself"):
            backed_up(paths, to)


def test_without_a_notebook_there_is_nothing_to_keep(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        backed_up(machine(tmp_path / "machine"), tmp_path)


def test_links_pipes_and_folders_of_other_programs_are_named_and_left(
    paths: Paths, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key").write_bytes(b"secret")
    (paths.home / "people" / "link").symlink_to(secret)
    (paths.home / "trash" / "key").symlink_to(secret / "key")
    os.mkfifo(paths.home / "pipe")
    (paths.home / ".git").mkdir()
    (paths.home / ".git" / "config").write_bytes(b"[core]")
    (paths.home / ".tmp-0123").write_bytes(b"half")
    (paths.home / ".lock").write_bytes(b"")
    kept = backed_up(paths, tmp_path / "b.zip")
    assert set(kept.left_out) == {
        LeftOut("people/link", "link"),
        LeftOut("trash/key", "link"),
        LeftOut("pipe", "special"),
        LeftOut(".git", "hidden"),
    }
    assert {n: d for n, d in _in(kept.file).items() if "/" in n} == _wanted()


def test_what_cannot_be_read_is_named_and_everything_else_kept(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a failing disk: two files, one of them only after its first piece."""
    real = Disk.pieces

    def failing(disk: Disk, path: str) -> Iterator[bytes]:
        if path == PRAISE:
            yield from list(real(disk, path))
        if path in (TALK, PRAISE):
            raise NotebookError(say("the disk reports an error"))
        yield from real(disk, path)

    monkeypatch.setattr(Disk, "pieces", failing)
    kept = backed_up(paths, tmp_path / "b.zip")
    assert set(kept.left_out) == {LeftOut(TALK, "unreadable"), LeftOut(PRAISE, "unreadable")}
    lost = {f"notebook/{TALK}", f"notebook/{PRAISE}"}
    found = {n: d for n, d in _in(kept.file).items() if "/" in n}
    assert found == {n: d for n, d in _wanted().items() if n not in lost}


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_change_in_the_meantime_is_noticed_and_read_again(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    changes = iter(range(times))
    real = archive_writing.Archiving.write

    def write(archiving: archive_writing.Archiving, stream: Stream) -> None:
        real(archiving, stream)
        number = next(changes, None)
        if number == 0:
            (paths.home / TALK).write_bytes(b"rewritten by a sync")
        elif number is not None:
            (paths.home / "trash" / f"new-{number}").write_bytes(b"new")

    monkeypatch.setattr(archive_writing.Archiving, "write", write)
    if times < 3:
        found = _in(backed_up(paths, tmp_path / "b.zip").file)
        assert found[f"notebook/{TALK}"] == b"rewritten by a sync"
        assert ("notebook/trash/new-1" in found) is (times == 2)
        return
    with pytest.raises(ForbiddenError, match="is being changed"):
        backed_up(paths, tmp_path / "b.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["machine"]


def test_a_file_that_goes_in_the_meantime_is_noticed(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = archive_writing.Archiving.write

    def write(archiving: archive_writing.Archiving, stream: Stream) -> None:
        (paths.home / PRAISE).unlink(missing_ok=True)
        real(archiving, stream)

    monkeypatch.setattr(archive_writing.Archiving, "write", write)
    found = _in(backed_up(paths, tmp_path / "b.zip").file)
    assert f"notebook/{PRAISE}" not in found
    assert f"notebook/{TALK}" in found


@pytest.mark.parametrize("name", ["README.txt", "backup.json", "SHA256SUMS", f"notebook/{TALK}"])
def test_what_the_disk_gives_back_otherwise_is_no_backup(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with zipfile.ZipFile(backed_up(paths, tmp_path / "whole.zip").file) as archive:
        entry = archive.getinfo(name)
    middle = entry.header_offset + 30 + len(name) + entry.compress_size // 2
    byte = (tmp_path / "whole.zip").read_bytes()[middle]
    real = archive_writing.Archiving.write

    def write(archiving: archive_writing.Archiving, stream: Stream) -> None:
        real(archiving, stream)
        stream.seek(middle)
        stream.write(bytes([byte ^ 4]))

    monkeypatch.setattr(archive_writing.Archiving, "write", write)
    with pytest.raises(NotebookError, match="not what is read"):
        backed_up(paths, tmp_path / "b.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["machine", "whole.zip"]


@pytest.mark.parametrize("forever", [False, True])
def test_a_failing_system_leaves_a_whole_backup_or_none(tmp_path: Path, forever: bool) -> None:
    paths = full_machine(tmp_path / "machine")
    before = snapshot(tmp_path / "machine")
    at, is_over, failures = 0, False, 0
    while not is_over:
        at += 1 if at < 20 or EVERY_POINT else 29
        target = tmp_path / f"{at}.zip"
        saboteur = Saboteur(at, CODES[at % len(CODES)], forever=forever)
        with pytest.MonkeyPatch.context() as patch:
            saboteur.install(patch)
            try:
                kept = backed_up(paths, target)
            except FuehrungError:
                kept = None
                failures += 1
        is_over = saboteur.was_idle
        assert snapshot(tmp_path / "machine") == before
        if kept is None:
            assert not target.exists() or _holds_all(target)
        else:
            gone = {left.path for left in kept.left_out}
            assert gone or _holds_all(target)
    assert failures > 10


def _holds_all(file: Path) -> bool:
    return {n: d for n, d in _in(file).items() if "/" in n} == _wanted()


def test_a_large_file_is_kept_in_little_memory(paths: Paths, tmp_path: Path) -> None:
    with (paths.home / "trash" / "film").open("wb") as file:
        file.truncate(24 << 20)
    tracemalloc.start()
    try:
        kept = backed_up(paths, tmp_path / "b.zip")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept.size_bytes < 1 << 20
    assert peak < 8 << 20


def test_more_files_than_anybody_can_have_typed_are_refused(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_sources, "MOST_FILES", 5)
    with pytest.raises(ForbiddenError, match="more than"):
        backed_up(paths, tmp_path / "b.zip")


def test_settings_and_state_inside_of_the_notebook_go_where_they_belong(tmp_path: Path) -> None:
    """As on macOS and Windows, where the platform has one folder for all of it."""
    home = full_machine(tmp_path / "m").home
    (tmp_path / "m/config/config.toml").rename(home / "config.toml")
    (tmp_path / "m/state" / NOTEBOOK_ID).rename(home / NOTEBOOK_ID)
    (home / "Cache").mkdir()
    (home / "Cache" / "index").write_bytes(b"made again at any time")
    paths = replace(
        machine(tmp_path / "m"), config_file=home / "config.toml", cache=home / "Cache", state=home
    )
    found = {n: d for n, d in _in(backed_up(paths, tmp_path / "b.zip").file).items() if "/" in n}
    assert found == {n: d for n, d in _wanted().items() if not n.startswith("state/new/")}


def test_a_notebook_without_its_file_is_kept_with_all_drafts(paths: Paths, tmp_path: Path) -> None:
    (paths.home / "notebook.toml").unlink()
    found = _in(backed_up(paths, tmp_path / "b.zip").file)
    assert "state/h8e2pq7v/drafts/000001-0a1b2c3d" in found
    assert f"state/{NOTEBOOK_ID}/drafts/000001-0a1b2c3d" in found


PORTABLE = ("notebook/people/anna-berger_7k3q/person.toml", "journeys/führung.toml", "a b/c", "x.y")
NOT_PORTABLE = (
    *("", "a//b", "..", "a/..", "a.", "a ", " a", "con", "CON.txt", "com¹", "a/LPT9.toml", "nul "),
    *("a:b", "a\\b", "a?b", "a\x00b", "a\nb", "a\x7fb", "a\u202eb", "u\u0308", "\udcff"),
    *("x" * 121, "ü" * 61, "a/" * 101),
)


def test_which_names_every_system_can_hold() -> None:
    assert [name for name in PORTABLE if not is_portable(name)] == []
    assert [name for name in NOT_PORTABLE if is_portable(name)] == []


def test_odd_names_are_numbered_and_told(paths: Paths, tmp_path: Path) -> None:
    odd = {"a:b": b"1", "CON": b"2", "Trash/x": b"3", "tab\there": b"4", "\udcff": b"5"}
    for name, data in odd.items():
        (paths.home / name).parent.mkdir(exist_ok=True)
        (paths.home / name).write_bytes(data)
    (paths.home / "trash" / "x").write_bytes(b"6")
    found = _in(backed_up(paths, tmp_path / "b.zip").file)
    told = json.loads(found["backup.json"])["odd_names"]
    assert {told[n]: d for n, d in found.items() if n.startswith("odd-names/")} == {
        f"notebook/{name}": data for name, data in odd.items() if name != "Trash/x"
    } | {"notebook/trash/x": b"6", "notebook/trash/anna-berger_7k3q_old.toml": b"thrown away\n"}
    assert found["notebook/Trash/x"] == b"3"


def test_nothing_of_the_archive_lies_outside_of_its_parts(paths: Paths) -> None:
    files = archive_sources.contents(paths).files
    assert files
    assert all(isinstance(file, Source) and archive_names.is_inside(file.name) for file in files)


def test_the_readme_names_the_folders_in_which_the_program_looks() -> None:
    text = archive_writing.readme().decode()
    german, _, english = text.partition("ENGLISH\n")
    linux = find_paths({"HOME": "/home/x"})
    for half in (german, english):
        for folder in (linux.home, linux.config_file.parent, linux.state):
            assert f"~/{folder.relative_to('/home/x')}\n" in half
        for mac_or_windows in (
            "~/Library/Application Support/fuehrung",
            "%LOCALAPPDATA%\\fuehrung",
        ):
            assert half.count(mac_or_windows) == 3
