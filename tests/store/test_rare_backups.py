"""Backups and restores on machines where something rare is in the way."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from builders.archives import backed_up, by_hand, full_machine, machine
from builders.notebooks import NOTEBOOK_ID, TALK
from fuehrung_cli.errors import DataError, ForbiddenError, NotebookError, say
from fuehrung_cli.store import archive_reading, archive_writing
from fuehrung_cli.store.archive_sources import LeftOut, contents
from fuehrung_cli.store.fsops import Disk, Stream
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.restore import restore

NOTEBOOK = {"notebook/notebook.toml": b'format = 1\nid = "n0teb00k"\n'}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return full_machine(tmp_path / "machine")


def _why(file: Path, folder: Path) -> str:
    with pytest.raises(DataError) as refused:
        restore(machine(folder / "fresh"), file)
    why = refused.value.what.params["why"]
    return str(getattr(why, "text", why))


def test_a_list_of_names_that_only_the_large_form_calls_huge_is_not_read(tmp_path: Path) -> None:
    file = by_hand(tmp_path / "b.zip", NOTEBOOK)
    data = file.read_bytes()
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 4, 4, 1 << 40, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(data) - 22, 1)
    file.write_bytes(data[:-22] + large + locator + data[-22:])
    assert _why(file, tmp_path) == "it holds far more than a notebook"


def test_what_a_backup_says_of_itself_is_not_read_when_it_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = by_hand(tmp_path / "b.zip", NOTEBOOK, remark="x" * 600)
    monkeypatch.setattr(archive_reading, "_MOST_LIST_BYTES", 500)
    assert _why(file, tmp_path) == "it holds far more than a notebook"


def test_state_that_lies_loose_in_a_notebook_without_an_id_is_no_state_of_others(
    paths: Paths,
) -> None:
    (paths.home / "notebook.toml").write_bytes(b"")
    found = contents(replace(paths, state=paths.home))
    names = {source.name.partition("/")[0] for source in found.files}
    assert names == {"notebook", "settings", "runtime"}


def test_settings_that_are_a_pipe_are_named_and_not_opened(paths: Paths, tmp_path: Path) -> None:
    paths.config_file.unlink()
    os.mkfifo(paths.config_file)
    kept = backed_up(paths, tmp_path / "b.zip")
    assert kept.left_out == (LeftOut(str(paths.config_file), "special"),)


@pytest.mark.parametrize("name", ["README.txt", f"notebook/{TALK}"])
def test_an_archive_whose_sums_do_not_fit_is_no_backup(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = archive_writing.Archiving.write

    def write(archiving: archive_writing.Archiving, stream: Stream) -> None:
        whole = io.BytesIO()
        real(archiving, whole)  # type: ignore[arg-type]  # as good as a stream of ours
        with zipfile.ZipFile(whole) as read, zipfile.ZipFile(stream, "w") as other:
            for entry in read.namelist():
                other.writestr(entry, read.read(entry) + b"x" * (entry == name))

    monkeypatch.setattr(archive_writing.Archiving, "write", write)
    with pytest.raises(NotebookError, match="not what is read"):
        backed_up(paths, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()


def test_a_file_that_takes_the_name_in_the_meantime_is_not_replaced(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = archive_writing.Archiving.write

    def write(archiving: archive_writing.Archiving, stream: Stream) -> None:
        (tmp_path / "b.zip").write_bytes(b"hers")
        real(archiving, stream)

    monkeypatch.setattr(archive_writing.Archiving, "write", write)
    with pytest.raises(ForbiddenError):
        backed_up(paths, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == b"hers"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".tmp-")] == []


def test_a_name_that_the_disk_refuses_lies_under_its_number(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (paths.home / "a:b").write_bytes(b"odd")
    backup = Path(backed_up(paths, tmp_path / "b.zip").file)
    real = Disk.create_large

    def refuse(disk: Disk, path: str, *rest: object) -> None:
        if ":" in path:
            raise NotebookError(say("no"))
        real(disk, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Disk, "create_large", refuse)
    fresh = machine(tmp_path / "fresh")
    assert restore(fresh, backup).renamed == ("odd-names/0001",)
    assert (fresh.home / "odd-names" / "0001").read_bytes() == b"odd"


def test_a_file_in_the_place_of_the_folder_is_said_to_be_none(paths: Paths, tmp_path: Path) -> None:
    backup = Path(backed_up(paths, tmp_path / "b.zip").file)
    fresh = machine(tmp_path / "fresh")
    fresh.home.parent.mkdir()
    fresh.home.write_bytes(b"hers")
    with pytest.raises(NotebookError, match="is no folder"):
        restore(fresh, backup)
    assert fresh.home.read_bytes() == b"hers"
    assert not (fresh.state / NOTEBOOK_ID).exists()
