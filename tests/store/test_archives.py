"""Archives that are damaged, foreign or made to do harm: refused, and not a byte is written."""

from __future__ import annotations

import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.archives import backed_up, by_hand, full_machine, machine
from builders.faults import EVERY_POINT
from fuehrung_cli.errors import DataError, FuehrungError, NotebookError
from fuehrung_cli.store import archive_checks, archive_reading
from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.restore import restore

NOTEBOOK = {"notebook/notebook.toml": b'format = 1\nid = "n0teb00k"\n'}


def _refused(file: Path, folder: Path) -> str:
    """Returns why, after looking that nothing was written."""
    folder.mkdir(exist_ok=True)
    with pytest.raises((DataError, NotebookError)) as refused:
        restore(machine(folder / "fresh"), file)
    assert not (folder / "fresh").exists()
    why = refused.value.what.params.get("why", refused.value.what)
    return str(getattr(why, "text", why))


def test_the_archive_by_hand_is_one_that_is_taken(tmp_path: Path) -> None:
    file = by_hand(tmp_path / "b.zip", NOTEBOOK)
    assert restore(machine(tmp_path / "fresh"), file).holds.files == 1


@pytest.mark.parametrize(
    "name",
    [
        *("../out.toml", "notebook/../../out.toml", "/etc/out.toml", "notebook//x", "notebook/./x"),
        *("notebook\\x", "C:/x", "notebook/C:x", "notebook/CON", "notebook/x.", "x.toml"),
        *("settings/other.toml", "state/x.toml", "state/people/x", "__MACOSX/x", "odd-names/x"),
        *("notebook/tab\there", "notebook/\u202etoml", "notebook/u\u0308", "notebook/" + "x" * 200),
    ],
)
def test_a_name_that_leads_out_or_is_none_of_ours_is_refused(tmp_path: Path, name: str) -> None:
    file = by_hand(tmp_path / "b.zip", {**NOTEBOOK, name: b"x"})
    assert _refused(file, tmp_path) == "the name “{name}” does not belong there"


@pytest.mark.parametrize(
    "place", ["notebook/../../x", "/etc/x", "elsewhere/x", "notebook/a\0b", "notebook", "", 3]
)
def test_a_place_for_an_odd_name_is_looked_at_like_any_name(tmp_path: Path, place: object) -> None:
    odd = {"odd-names/0001": place}
    file = by_hand(tmp_path / "b.zip", {**NOTEBOOK, "odd-names/0001": b"x"}, odd_names=odd)
    assert _refused(file, tmp_path) == "the name “{name}” does not belong there"


@pytest.mark.parametrize(
    "odd",
    [
        {},
        [],
        None,
        {"odd-names/0001": "notebook/a:b"},
        {"odd-names/0001": "notebook/a:b", "odd-names/0002": "notebook/a:b"},
    ],
)
def test_a_list_of_odd_names_that_does_not_fit_is_refused(tmp_path: Path, odd: object) -> None:
    files = {**NOTEBOOK, "odd-names/0001": b"x", "odd-names/0002": b"y"}
    file = by_hand(tmp_path / "b.zip", files, odd_names=odd)
    assert _refused(file, tmp_path) == "the list of odd names does not fit"


@pytest.mark.parametrize(
    "names",
    [
        ("notebook/x", "notebook/x"),
        ("notebook/x", "notebook/X"),
        ("notebook/x", "notebook/x/y"),
        ("notebook/a/x", "notebook/A/y"),
    ],
)
def test_the_same_name_twice_is_refused_also_in_capitals_and_as_a_folder(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    file = by_hand(tmp_path / "b.zip", NOTEBOOK)
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")
        for name in names:
            archive.writestr(name, b"x")
    assert _refused(file, tmp_path) == "the name “{name}” is there twice"


@pytest.mark.parametrize("mode", [0o120777, 0o010600, 0o060600, 0o020600, 0o140600, 0o040700])
def test_links_pipes_and_devices_in_an_archive_are_refused(tmp_path: Path, mode: int) -> None:
    file = by_hand(tmp_path / "b.zip", NOTEBOOK)
    entry = zipfile.ZipInfo("notebook/x")
    entry.create_system, entry.external_attr = 3, mode << 16
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(entry, b"/etc/passwd")
    assert _refused(file, tmp_path) == "“{name}” is no ordinary file"


def test_other_ways_of_packing_are_refused(tmp_path: Path) -> None:
    file = by_hand(tmp_path / "b.zip", NOTEBOOK)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("notebook/x", b"x")
    assert _refused(file, tmp_path) == "“{name}” is no ordinary file"


def test_a_few_bytes_that_unpack_to_a_full_disk_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_checks, "_HARMLESS_BYTES", 1 << 20)
    file = by_hand(tmp_path / "b.zip", NOTEBOOK)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notebook/x", bytes(4 << 20))
    assert _refused(file, tmp_path) == "it would unpack to far more than it can hold"


def test_bytes_that_are_used_by_several_files_are_refused(tmp_path: Path) -> None:
    """As in bombs whose files overlap."""
    file = by_hand(tmp_path / "b.zip", {**NOTEBOOK, "notebook/a": b"x", "notebook/b": b"x"})
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        first, second = (archive.getinfo(f"notebook/{name}") for name in "ab")
        listed = data.index(b"notebook/b", archive.start_dir) - 46
    assert struct.unpack_from("<L", data, listed + 42)[0] == second.header_offset
    struct.pack_into("<L", data, listed + 42, first.header_offset)
    file.write_bytes(data)
    assert _refused(file, tmp_path) == "its files lie one upon the other"


def test_a_list_of_names_that_fills_the_memory_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_reading, "_MOST_LIST_BYTES", 100)
    assert _refused(by_hand(tmp_path / "b.zip", NOTEBOOK), tmp_path) == (
        "it holds far more than a notebook"
    )


def test_more_files_than_a_backup_can_hold_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_reading, "MOST_FILES", 1)
    file = by_hand(tmp_path / "b.zip", {**NOTEBOOK, "notebook/x": b"x", "notebook/y": b"y"})
    assert _refused(file, tmp_path) == "it holds far more than a notebook"


def test_a_newer_backup_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = by_hand(tmp_path / "b.zip", {"whatever/it/is": b"x"}, format=2)
    with pytest.raises(NotebookError) as refused:
        restore(machine(tmp_path / "fresh"), file)
    assert refused.value.what.params == {"number": 2, "known": 1}
    assert refused.value.hints[0].text.startswith("Update fuehrung")


@pytest.mark.parametrize("number", [None, 0, "1", True, 1.0])
def test_a_backup_that_does_not_say_its_format_is_refused(tmp_path: Path, number: object) -> None:
    file = by_hand(tmp_path / "b.zip", NOTEBOOK, format=number)
    assert _refused(file, tmp_path) == "it does not say its format"


def test_any_other_zip_archive_is_no_backup(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("holiday.jpg", b"x")
    assert _refused(tmp_path / "b.zip", tmp_path) == "it was not made by fuehrung backup"


@pytest.mark.parametrize("data", [b"", b"x", b"PK", b"x" * 5000, b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(data)
    assert _refused(tmp_path / "b.zip", tmp_path) in (
        "it is damaged or was cut off",
        "it was not made by fuehrung backup",
    )


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        restore(machine(tmp_path / "fresh"), tmp_path / "b.zip")
    with pytest.raises(FuehrungError):
        restore(machine(tmp_path / "fresh"), tmp_path)


@pytest.mark.parametrize("about", [b"[]", b"null", b"{", b"[" * 100_000, b"\xff"])
def test_what_a_backup_says_of_itself_may_be_anything(tmp_path: Path, about: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("backup.json", about)
    assert _refused(tmp_path / "b.zip", tmp_path) in (
        "it is damaged or was cut off",
        "it does not say its format",
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("whole")
    return Path(backed_up(full_machine(folder / "m"), folder / "b.zip").file).read_bytes()


def _sums(data: bytes, change: Callable[[list[str]], list[str]]) -> bytes:
    """Returns the archive with another list of sums."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "SHA256SUMS":
                content = "".join(change(content.decode().splitlines(keepends=True))).encode()
            new.writestr(old.getinfo(name), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda lines: lines[1:], "its list does not name the files that are in it"),
        (lambda lines: [*lines, f"{'0' * 64}  notebook/x\n"], "its list does not name"),
        (lambda lines: [f"{'0' * 64}{lines[0][64:]}", *lines[1:]], "“{name}” is not what was kept"),
        (lambda _: ["nonsense\n"], "it is damaged or was cut off"),
    ],
)
def test_a_list_of_sums_that_does_not_fit_is_refused(
    whole: bytes, tmp_path: Path, change: Callable[[list[str]], list[str]], why: str
) -> None:
    (tmp_path / "b.zip").write_bytes(_sums(whole, change))
    assert _refused(tmp_path / "b.zip", tmp_path).startswith(why)


_damage = st.tuples(st.sampled_from(["flip", "cut", "zero"]), st.floats(0, 1, exclude_max=True))


@settings(max_examples=3000 if EVERY_POINT else 120, deadline=None)
@given(st.lists(_damage, min_size=1, max_size=3), st.integers(1, 255))
def test_a_damaged_archive_is_refused_or_gives_back_the_same(
    whole: bytes,
    tmp_path_factory: pytest.TempPathFactory,
    damages: list[tuple[str, float]],
    mask: int,
) -> None:
    """A byte in a date or a mode may change nothing; whatever is restored is what was kept."""
    data = bytearray(whole)
    for how, share in damages:
        at = int(share * len(data))
        if how == "flip" and data:
            data[at] ^= mask
        elif how == "cut":
            del data[at:]
        else:
            data[at : at + 16] = bytes(len(data[at : at + 16]))
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "b.zip").write_bytes(data)
    try:
        with archive_reading.opened_archive(folder / "b.zip") as archive:
            found = {name: b"".join(archive.pieces(name)) for name in archive.files}
    except (DataError, NotebookError):
        return
    with zipfile.ZipFile(io.BytesIO(whole)) as good:
        assert found == {name: good.read(name) for name in found}
        assert json.loads(good.read("backup.json"))["format"] == 1
        names = [name for name in good.namelist() if "/" in name and not name.endswith("/")]
    assert sorted(found) == sorted(names)
