"""What the index gives is what the files give, whatever has happened to them."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.any_books import books
from builders.books import DAY, change, entry, talk
from fuehrung_cli.domain.book import WINDOW_DAYS, Book
from fuehrung_cli.domain.fold import fold, until
from fuehrung_cli.domain.kinds import Commitment, Departure
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.store import index as index_module
from fuehrung_cli.store.index import Index
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.recent import Recent, recent
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.rows import from_row, to_row

SINCE = DAY - timedelta(days=WINDOW_DAYS)
NOW = datetime.combine(DAY, datetime.min.time(), UTC) + timedelta(hours=18)


@pytest.fixture(autouse=True)
def _files_of_a_moment_ago_are_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "_RACY_NS", 0)


def _recent(notebook: Notebook, owner: PersonFile, now: datetime = NOW) -> Recent:
    return recent(notebook, owner, now.date() - timedelta(days=WINDOW_DAYS), now)


def _whole(notebook: Notebook, owner: PersonFile, now: datetime = NOW) -> Recent:
    sessions, problems = notebook.sessions(owner)
    return Recent(fold(owner.person, until(sessions, now)), problems)


def _assert_equal(notebook: Notebook, owner: PersonFile, now: datetime = NOW) -> None:
    since = now.date() - timedelta(days=WINDOW_DAYS)
    found, wanted = _recent(notebook, owner, now), _whole(notebook, owner, now)
    assert found.book.cut(since) == wanted.book.cut(since)
    assert sorted(map(str, found.problems)) == sorted(map(str, wanted.problems))


def _files(notebook: Notebook, owner: PersonFile) -> list[Path]:
    folder = notebook.disk.root / owner.sessions
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _edit(notebook: Notebook, owner: PersonFile, chance: random.Random) -> None:
    path = chance.choice(_files(notebook, owner))
    data = path.read_bytes()
    path.write_bytes(data.replace(b"e", b"i") if chance.random() < 0.5 else data[: len(data) // 2])


def _rename(notebook: Notebook, owner: PersonFile, chance: random.Random) -> None:
    path = chance.choice(_files(notebook, owner))
    path.rename(path.with_name(path.name.replace("20", "19", 1)))


def _vanish(notebook: Notebook, owner: PersonFile, chance: random.Random) -> None:
    chance.choice(_files(notebook, owner)).unlink()


def _copy(notebook: Notebook, owner: PersonFile, chance: random.Random) -> None:
    """Puts back what stands in one file under the name of another, as a restore may."""
    one, other = chance.choice(_files(notebook, owner)), chance.choice(_files(notebook, owner))
    new = one.with_suffix(".new")
    new.write_bytes(other.read_bytes())
    about = one.stat()
    os.utime(new, ns=(about.st_atime_ns, about.st_mtime_ns))
    new.replace(one)


_DISTURB: tuple[Callable[[Notebook, PersonFile, random.Random], None], ...] = (
    *(_edit, _rename, _vanish, _copy),
)


@settings(deadline=None, max_examples=60)
@given(books(), st.randoms(use_true_random=False))
def test_with_and_without_index_a_book_is_the_same(drawn: Book, chance: random.Random) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        paths = Paths(root / "home", *(root / name for name in ("config", "cache", "state", "run")))
        notebook = Notebook.open(paths, create=True, lasting=False)
        owner, _ = notebook.add_person(drawn.person)
        for session in drawn.sessions:
            try:
                notebook.save_session(owner, session)
            except FuehrungError:  # what cannot be saved is for other tests
                continue
            if chance.random() < 0.5 and _files(notebook, owner):
                chance.choice(_DISTURB)(notebook, owner, chance)
            shift = chance.choice((0, 0, 0, -1, -40, 400))
            _assert_equal(notebook, owner, NOW + timedelta(days=shift))


@given(books())
def test_rows_give_back_the_book(drawn: Book) -> None:
    assert from_row(json.loads(json.dumps(to_row(drawn)))) == drawn


def test_rows_hold_what_files_may_hold_and_no_more() -> None:
    values = [time(9, 30), [1, "a"], (date(2026, 11, 26),), {"x": [None, 0.5]}]
    assert from_row(json.loads(json.dumps(to_row(values)))) == values
    with pytest.raises(LookupError):
        to_row(object())
    with pytest.raises(TypeError):
        to_row(type("Person", (), {})())


def test_what_has_nothing_but_defaults_is_the_shortest_row() -> None:
    assert from_row(json.loads(json.dumps(to_row(Departure())))) == Departure()


def test_the_latest_entry_is_found_behind_files_of_others(
    notebook: Notebook, anna: PersonFile
) -> None:
    _save(notebook, anna, talk("k7f3", 9))
    (notebook.disk.root / anna.sessions / "zettel.toml").write_text("")
    found = notebook.shelves.latest([anna.folder, "people/nobody_0000"])
    assert found is not None
    assert found.id == "k7f3aaaa"


def test_only_new_files_are_read(
    notebook: Notebook, anna: PersonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    _save(notebook, anna, talk("k7f3", 9, Commitment("leader", "alt")), talk("m2xa", 5))
    _assert_equal(notebook, anna)
    _save(notebook, anna, entry("n3xa", 1, change("k7f3", "kept")))
    wanted = _whole(notebook, anna).book.cut(SINCE)
    opened = _count_reads(monkeypatch)

    assert _recent(notebook, anna).book.cut(SINCE) == wanted
    assert opened == [["2026-11-25T0900_n3xaaaaa.toml"]]


def test_a_day_before_the_last_entry_is_read_whole(notebook: Notebook, anna: PersonFile) -> None:
    _save(notebook, anna, talk("k7f3", 9), talk("m2xa", 0))
    _recent(notebook, anna)

    for days, hours in ((3, 0), (0, 12), (0, 0)):
        _assert_equal(notebook, anna, NOW - timedelta(days=days, hours=hours))


def test_a_file_of_this_moment_is_not_kept(
    notebook: Notebook, anna: PersonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "_RACY_NS", 2_000_000_000)
    _save(notebook, anna, talk("k7f3", 9))
    _recent(notebook, anna)
    assert _kept(notebook, anna) is None


def test_what_cannot_be_read_is_told_every_time(notebook: Notebook, anna: PersonFile) -> None:
    _save(notebook, anna, talk("k7f3", 9), talk("m2xa", 5))
    _files(notebook, anna)[0].write_bytes(b"= =")
    for _ in range(2):
        assert len(_recent(notebook, anna).problems) == 1
    assert _kept(notebook, anna) is None


@pytest.mark.parametrize("damage", [lambda d: d[:-9], lambda d: d.replace(b"talk", b"tolk"), bytes])
def test_a_damaged_index_is_made_again(
    notebook: Notebook, anna: PersonFile, damage: Callable[[bytes], bytes]
) -> None:
    _save(notebook, anna, talk("k7f3", 9, notes="talk"))
    _recent(notebook, anna)
    kept = notebook.index.root / _name(anna)
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole) if damage is not bytes else b"")

    _assert_equal(notebook, anna)
    assert kept.read_bytes() == whole


def test_after_many_new_entries_the_index_is_written_anew(
    notebook: Notebook, anna: PersonFile
) -> None:
    _save(notebook, anna, talk("a1aa", 90))
    _recent(notebook, anna)
    _save(notebook, anna, *(talk(f"b{n}aa", 80 - n) for n in range(9)))
    _recent(notebook, anna)
    assert len(_kept(notebook, anna)[2]) == 10


def test_the_index_is_for_its_owner_alone(notebook: Notebook, anna: PersonFile) -> None:
    _save(notebook, anna, talk("k7f3", 9))
    _recent(notebook, anna)
    notebook.people()
    for path in (notebook.index.root, *notebook.index.root.iterdir()):
        assert not path.stat().st_mode & 0o077


def test_without_a_place_for_the_index_nothing_is_missing(
    notebook: Notebook, anna: PersonFile, paths: Paths
) -> None:
    paths.cache.write_text("no folder")
    _save(notebook, anna, talk("k7f3", 9))
    _assert_equal(notebook, anna)
    assert notebook.people()[0] == (anna,)


def test_people_are_read_again_when_their_file_has_changed(
    notebook: Notebook, anna: PersonFile
) -> None:
    assert notebook.people() == notebook.people() == ((anna,), ())
    notebook.change_person(anna, Person("7k3q", "Anna Berger", Profile(team="Vertrieb")))
    assert notebook.people()[0][0].person.profile.team == "Vertrieb"
    (notebook.disk.root / anna.path).write_bytes(b"= =")
    for _ in range(2):
        people, problems = notebook.people()
        assert (people, len(problems)) == ((), 1)
    (notebook.disk.root / anna.path).unlink()
    assert notebook.people()[0] == ()


def _save(notebook: Notebook, owner: PersonFile, *sessions: Session) -> None:
    for session in sessions:
        notebook.save_session(owner, session)


def _name(owner: PersonFile) -> str:
    return owner.folder.rpartition("/")[2]


def _kept(notebook: Notebook, owner: PersonFile) -> Any:
    return Index(notebook.index, _name(owner)).read()


def _count_reads(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    from fuehrung_cli.store.fsops import Disk

    seen: list[list[str]] = []
    real = Disk.read_files

    def read_files(self: Disk, folder: str, names: Any) -> Any:
        seen.append(list(names))
        return real(self, folder, names)

    monkeypatch.setattr(Disk, "read_files", read_files)
    return seen
