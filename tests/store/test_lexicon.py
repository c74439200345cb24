"""Search gives the same with the lexicon and without it, whatever has happened to the files."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders.any_books import books
from builders.books import DAY, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold, until
from fuehrung_cli.domain.kinds import Commitment, Requirement
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.search_rows import Row, rows
from fuehrung_cli.domain.searching import Wanted, is_wanted
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.reports.search import Query, SearchReport, found_in, search
from fuehrung_cli.store import index as index_module
from fuehrung_cli.store import lexicon, lexicon_people, lexicon_reading, lexicon_writing
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.lexicon import DATABASE
from fuehrung_cli.store.lexicon_asking import Scope, asked
from fuehrung_cli.store.names_on_disk import WORDS
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.records import PersonFile

NOW = datetime.combine(DAY, datetime.min.time(), UTC) + timedelta(hours=18)
LATER = NOW + timedelta(days=4000)
"""After every entry that a strategy makes."""

Found = tuple[SearchReport, list[str]]


@pytest.fixture(autouse=True)
def _files_of_a_moment_ago_are_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "_RACY_NS", 0)


def _people(notebook: Notebook, names: set[str] | None) -> tuple[PersonFile, ...]:
    found = notebook.people()[0]
    return tuple(file for file in found if names is None or file.person.name in names)


def _quick(
    notebook: Notebook, query: Query, now: datetime, names: set[str] | None = None, **more: bool
) -> Found | None:
    scope = Scope(
        _people(notebook, names), now, query.session_kind, query.since, names is None, **more
    )
    told = asked(notebook, scope, lambda entries: found_in(entries, query, DAY), _told)
    return (told[0], sorted(map(str, told[1]))) if told else None


def _told(done: int, total: int) -> None:
    assert done < total


def _slow(notebook: Notebook, query: Query, now: datetime, names: set[str] | None = None) -> Found:
    made: list[Row] = []
    problems: list[str] = []
    for file in _people(notebook, names):
        sessions, wrong = notebook.sessions(file)
        made += rows(fold(file.person, until(sessions, now)))
        problems += map(str, wrong)
    return search(made, query, DAY), sorted(problems)


def _query(*words: str, **given: Any) -> Query:
    return Query(tuple(map(Wanted, words)), **given)


def _edit(path: Path, other: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"e", b"i") if chance.random() < 0.6 else data[: len(data) // 2])


def _rename(path: Path, other: Path, chance: random.Random) -> None:
    path.rename(path.with_name(path.name.replace("20", "19", 1)))


def _vanish(path: Path, other: Path, chance: random.Random) -> None:
    path.unlink()


def _restore(path: Path, other: Path, chance: random.Random) -> None:
    """Puts back what stands in one file under the name of another, with its times."""
    new = path.with_suffix(".new")
    new.write_bytes(other.read_bytes())
    about = path.stat()
    os.utime(new, ns=(about.st_atime_ns, about.st_mtime_ns))
    new.replace(path)


def _copy(path: Path, other: Path, chance: random.Random) -> None:
    path.with_name(f"2019-01-01T0000_{path.name[-13:]}").write_bytes(path.read_bytes())


_DISTURB = (_edit, _rename, _vanish, _restore, _copy)


def _disturb(notebook: Notebook, chance: random.Random) -> None:
    files = sorted(notebook.disk.root.glob("people/*/sessions/*.toml"))
    if files and chance.random() < 0.4:
        chance.choice(_DISTURB)(chance.choice(files), chance.choice(files), chance)
    kept = notebook.index.root / DATABASE
    if kept.exists() and chance.random() < 0.1:
        data = bytearray(kept.read_bytes())
        data[chance.randrange(len(data))] ^= 0xFF
        kept.write_bytes(data)


def _queries(notebook: Notebook, chance: random.Random) -> Iterator[Query]:
    texts = [line.text for row in _all_rows(notebook) for line in row.lines] or ["nichts"]
    words = [part for part in chance.choice(texts).split() if is_wanted(part)] or ["a"]
    word = chance.choice(words)
    start = chance.randrange(len(word))
    pieces = [word, word[start : start + 3], " ".join(words[:2]), word + "x", "e"]
    sought = [each for each in chance.sample(pieces, chance.choice((1, 1, 2))) if is_wanted(each)]
    if sought:
        yield _query(*sought, most=chance.choice((1, 3, None)))
        narrowed: dict[str, Any] = chance.choice(
            (
                {"session_kind": "entry"},
                {"fact_kind": "commitment"},
                {"since": DAY - timedelta(days=chance.randrange(60))},
            )
        )
        yield _query(*sought, **narrowed)


def _all_rows(notebook: Notebook) -> list[Row]:
    people = notebook.people()[0]
    return [row for p in people for row in rows(fold(p.person, notebook.sessions(p)[0]))]


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(books(most=6), books(most=3), st.randoms(use_true_random=False))
def test_with_and_without_lexicon_a_search_is_the_same(
    drawn: Book, other: Book, chance: random.Random
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        paths = Paths(root / "home", *(root / name for name in ("config", "cache", "state", "run")))
        notebook = Notebook.open(paths, create=True, lasting=False)
        owners = [notebook.add_person(drawn.person)[0]]
        owners.append(notebook.add_person(replace(other.person, id="9c2d", name="Cem"))[0])
        entries = [(owners[0], each) for each in drawn.sessions]
        entries += [(owners[1], each) for each in other.sessions]
        chance.shuffle(entries)
        for owner, session in entries:
            try:
                notebook.save_session(owner, session)
            except FuehrungError:  # what cannot be saved is for other tests
                continue
            _disturb(notebook, chance)
            now = chance.choice((LATER, LATER, NOW))
            for query in _queries(notebook, chance):
                names = chance.choice((None, None, {"Cem"}))
                found = _quick(notebook, query, now, names)
                assert found is not None or now < LATER
                assert found is None or found == _slow(notebook, query, now, names)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Returns the names of files that are read from now on."""
    seen: list[str] = []
    real = Disk.read_files

    def read_files(self: Disk, folder: str, names: Any) -> Any:
        seen.extend(names)
        return real(self, folder, names)

    monkeypatch.setattr(Disk, "read_files", read_files)
    return seen


def _save(notebook: Notebook, owner: PersonFile, *sessions: Session) -> None:
    for session in sessions:
        notebook.save_session(owner, session)


def _ids(notebook: Notebook, word: str, **more: Any) -> list[str]:
    found = _quick(notebook, _query(word), NOW, **more)
    assert found is not None
    assert found == _slow(notebook, _query(word), NOW)
    return [each.id for each in found[0].entries]


def _no_reads(read: list[str], ask: Callable[[], Found | None]) -> Found | None:
    read.clear()
    found = ask()
    assert read == []
    return found


def test_only_new_files_are_read(notebook: Notebook, anna: PersonFile, read: list[str]) -> None:
    _save(
        notebook, anna, talk("k7f3", 9, Commitment("leader", "alt")), talk("m2xa", 5, notes="alt")
    )
    assert _ids(notebook, "alt") == ["m2xa", "k7f3"]
    _no_reads(read, lambda: _quick(notebook, _query("alt"), NOW))
    _save(notebook, anna, entry("n3xa", 1, change("k7f3", "kept", "alt und gut")))
    read.clear()
    found = _quick(notebook, _query("alt"), NOW)
    assert read == ["2026-11-25T0900_n3xaaaaa.toml"]
    assert found == _slow(notebook, _query("alt"), NOW)
    assert found is not None
    assert [line.kind for line in found[0].entries[0].lines] == ["commitment"]


def test_an_edit_by_hand_is_seen_by_the_next_search(notebook: Notebook, anna: PersonFile) -> None:
    _save(notebook, anna, talk("k7f3", 9, notes="Modul zwei"), talk("m2xa", 5, notes="sonst"))
    assert _ids(notebook, "zwei") == ["k7f3"]
    path = notebook.disk.root / anna.sessions / "2026-11-17T0900_k7f3aaaa.toml"
    path.write_text(path.read_text().replace("zwei", "drei"))
    assert (_ids(notebook, "zwei"), _ids(notebook, "drei")) == ([], ["k7f3"])
    path.unlink()
    assert _ids(notebook, "drei") == []


def test_a_change_that_came_before_its_fact_gets_its_kind(
    notebook: Notebook, anna: PersonFile
) -> None:
    _save(notebook, anna, entry("n3xa", 1, change("k7f3", "kept", "steht")))
    assert _ids(notebook, "steht") == ["n3xa"]
    _save(notebook, anna, talk("k7f3", 9, Commitment("leader", "Vertretung steht")))
    assert _ids(notebook, "steht") == ["n3xa", "k7f3"]


def test_a_fact_that_gets_another_type_changes_older_lines(
    notebook: Notebook, anna: PersonFile
) -> None:
    wish = Requirement("Schreibtisch", "service")
    _save(
        notebook, anna, talk("k7f3", 9, wish), entry("n3xa", 5, change("k7f3", text="am Fenster"))
    )
    assert _ids(notebook, "fenster") == ["n3xa"]
    _save(notebook, anna, entry("p4aa", 1, change("k7f3", type="solution")))
    assert _ids(notebook, "fenster") == ["n3xa"]


def test_everyone_who_is_gone_is_gone_from_it(notebook: Notebook, anna: PersonFile) -> None:
    cem = notebook.add_person(Person("9c2d", "Cem Demir"))[0]
    _save(notebook, anna, talk("k7f3", 9, notes="Modul"))
    _save(notebook, cem, talk("m2xa", 5, notes="Modul"))
    assert _ids(notebook, "modul") == ["m2xa", "k7f3"]
    alone = _quick(notebook, _query("modul"), NOW, {"Cem Demir"})
    assert alone == _slow(notebook, _query("modul"), NOW, {"Cem Demir"})
    (notebook.disk.root / cem.path).unlink()
    assert _ids(notebook, "modul") == ["k7f3"]


def test_what_is_later_or_damaged_is_read_every_time(
    notebook: Notebook, anna: PersonFile, read: list[str]
) -> None:
    _save(notebook, anna, talk("k7f3", 9, notes="Modul"), talk("m2xa", -1, notes="Modul"))
    _save(notebook, anna, talk("p4aa", 3, notes="Modul"))
    (notebook.disk.root / anna.sessions / "2026-11-23T0900_p4aaaaaa.toml").write_bytes(b"= =")
    for _ in range(2):
        read.clear()
        found = _quick(notebook, _query("modul"), NOW)
        assert found is not None
        assert [each.id for each in found[0].entries] == ["k7f3"]
        assert len(found[1]) == 1
    assert read == ["2026-11-23T0900_p4aaaaaa.toml", "2026-11-27T0900_m2xaaaaa.toml"]
    assert [len(_slow(notebook, _query("modul"), now)[0].entries) for now in (NOW, LATER)] == [1, 2]
    assert _quick(notebook, _query("modul"), LATER) == _slow(notebook, _query("modul"), LATER)


def test_a_day_before_the_last_entry_is_left_to_the_files(
    notebook: Notebook, anna: PersonFile
) -> None:
    _save(notebook, anna, talk("k7f3", 9, notes="Modul"), talk("m2xa", 1, at=date(2026, 11, 25)))
    assert _quick(notebook, _query("modul"), NOW) is not None
    for days in (2, 30):
        assert _quick(notebook, _query("modul"), NOW - timedelta(days=days)) is None


def test_a_file_of_this_moment_is_read_again(
    notebook: Notebook, anna: PersonFile, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    monkeypatch.setattr(index_module, "_RACY_NS", 2_000_000_000)
    _save(notebook, anna, talk("k7f3", 9, notes="Modul"))
    for _ in range(2):
        read.clear()
        assert _ids(notebook, "modul") == ["k7f3"]
        assert read[:1] == ["2026-11-17T0900_k7f3aaaa.toml"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"Modul", b"Nodul"),
        lambda _: b"no database at all" * 500,
        lambda _: b"",
    ],
)
def test_a_damaged_lexicon_is_made_again(
    notebook: Notebook, anna: PersonFile, damage: Callable[[bytes], bytes], read: list[str]
) -> None:
    _save(notebook, anna, talk("k7f3", 9, notes="Modul"))
    kept = notebook.index.root / DATABASE
    for path in (kept, notebook.index.root / WORDS):
        assert _ids(notebook, "modul") == ["k7f3"]
        path.write_bytes(damage(path.read_bytes()))
        assert _ids(notebook, "modul") == ["k7f3"]
        _no_reads(read, lambda: _quick(notebook, _query("modul"), NOW))


def test_a_lexicon_that_turns_out_to_be_damaged_gives_no_answer(
    notebook: Notebook, anna: PersonFile
) -> None:
    _save(notebook, anna, talk("k7f3", 9, notes="Modul"))
    assert _ids(notebook, "modul") == ["k7f3"]
    kept = notebook.index.root / DATABASE
    with sqlite3.connect(kept) as database:
        database.execute("UPDATE entry SET lines = '[broken'")
    database.close()
    index_module.Index(notebook.index, WORDS).write(notebook.index.stamps("", [DATABASE])[DATABASE])
    assert _quick(notebook, _query("modul"), NOW) is None
    assert not kept.exists()
    assert _ids(notebook, "modul") == ["k7f3"]


def test_while_another_writes_the_files_answer(
    notebook: Notebook, anna: PersonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fuehrung_cli.store import lexicon

    monkeypatch.setattr(lexicon, "_SECONDS", 0)
    _save(notebook, anna, talk("k7f3", 9, notes="Modul"))
    assert _ids(notebook, "modul") == ["k7f3"]
    _save(notebook, anna, talk("m2xa", 5, notes="Modul"))
    with sqlite3.connect(notebook.index.root / DATABASE) as other:
        other.execute("BEGIN IMMEDIATE")
        assert _quick(notebook, _query("modul"), NOW) is None
        other.rollback()
    other.close()
    assert _ids(notebook, "modul") == ["m2xa", "k7f3"]


def test_the_lexicon_is_for_its_owner_alone(notebook: Notebook, anna: PersonFile) -> None:
    _save(notebook, anna, talk("k7f3", 9, notes="Modul"))
    assert _ids(notebook, "modul") == ["k7f3"]
    kept = notebook.index.root / DATABASE
    assert kept.stat().st_mode & 0o777 == 0o600


def test_without_a_place_for_it_the_files_answer(notebook: Notebook, paths: Paths) -> None:
    paths.cache.write_text("no folder")
    assert _quick(notebook, _query("modul"), NOW) is None


def test_a_folder_that_is_none_is_told_every_time(notebook: Notebook, anna: PersonFile) -> None:
    (notebook.disk.root / anna.sessions).write_text("no folder")
    for _ in range(2):
        assert _quick(notebook, _query("modul"), NOW) == _slow(notebook, _query("modul"), NOW)
    (notebook.disk.root / anna.sessions).unlink()
    _save(notebook, anna, talk("k7f3", 9, notes="Modul"))
    assert _ids(notebook, "modul") == ["k7f3"]


def test_of_very_many_files_the_newest_and_some_others_are_looked_at(
    notebook: Notebook, anna: PersonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon_people, "MOST_CHECKED", 0)
    cem = notebook.add_person(Person("9c2d", "Cem Demir"))[0]
    for owner, letter in ((anna, "a"), (cem, "b")):
        _save(notebook, owner, *(talk(f"{letter}{n}aa", 30 - n, notes="alt") for n in range(10)))
    assert _ids(notebook, "neu") == []
    monkeypatch.setattr("time.time", lambda: 1000.0)  # Anna's turn
    old = notebook.disk.root / cem.sessions / "2026-10-27T0900_b0aaaaaa.toml"
    old.write_text(old.read_text().replace("alt", "neu"))
    found = _quick(notebook, _query("neu"), NOW)
    assert found is not None
    assert found[0].entries == ()
    newest = notebook.disk.root / cem.sessions / "2026-11-05T0900_b9aaaaaa.toml"
    newest.write_text(newest.read_text().replace("alt", "neu"))
    assert _ids(notebook, "neu") == ["b9aa", "b0aa"]
    old.write_text(old.read_text().replace("neu", "alt"))
    assert _quick(notebook, _query("neu"), NOW, is_thorough=True) == _slow(
        notebook, _query("neu"), NOW
    )
    old.write_text(old.read_text().replace("alt", "neu"))
    monkeypatch.setattr("time.time", lambda: 1001.0)  # Cem's turn
    assert _ids(notebook, "neu") == ["b9aa", "b0aa"]


def test_many_entries_come_in_order_without_being_sorted(
    notebook: Notebook, anna: PersonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fuehrung_cli.store import lexicon_entries

    monkeypatch.setattr(lexicon_entries, "_FEW", 2)
    _save(notebook, anna, *(talk(f"a{n}aa", 30 - n % 3, notes=f"Modul {n}") for n in range(9)))
    _save(notebook, anna, talk("b1aa", 29, notes="Anderes"))
    assert len(_ids(notebook, "modul")) == 9
    assert _ids(notebook, "7") == ["a7aa"]


def test_small_limits_change_nothing(
    notebook: Notebook, anna: PersonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon_reading, "_AT_ONCE", 0)
    monkeypatch.setattr(lexicon_writing, "_MOST_WORDS", 1)
    monkeypatch.setattr(lexicon, "BLOCK_BITS", 3)
    for number in range(20):
        prefix = f"{'kmnp'[number // 5]}{number % 5}aa"
        notebook.save_session(anna, talk(prefix, 30 - number, notes="Vertretung klären"))
    for query in (_query("vertretung"), _query("klär", most=2)):
        assert _quick(notebook, query, NOW) == _slow(notebook, query, NOW)


def test_an_interrupted_reading_keeps_nothing_half_done(
    notebook: Notebook, anna: PersonFile
) -> None:
    cem = notebook.add_person(Person("9c2d", "Cem Demir"))[0]
    for owner, prefix in ((anna, "k7f3"), (cem, "m2xa")):
        _save(notebook, owner, talk(prefix, 9, notes="Vertretung klären"))

    def stop(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    scope = Scope((anna, cem), NOW)
    with pytest.raises(KeyboardInterrupt):
        asked(notebook, scope, lambda entries: found_in(entries, _query("x"), DAY), stop)
    query = _query("vertretung")
    assert _quick(notebook, query, NOW) == _slow(notebook, query, NOW)
