"""Makes up an organisation, the pseudonymous Parquet files of many leaders, and asks it questions.

    .venv/bin/python tools/organisation.py FOLDER --leaders 5000
    .venv/bin/python tools/organisation.py FOLDER --ask

Each leader has people from the made-up team, with ids of their own and some talks fewer, so that no
two teams are alike. Nothing is written but what `export all --pseudonym --no-texts` writes as
Parquet, by the same functions; of its tables, those that docs/organisation/*.sql read.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from fuehrung_cli.demo.making import Kept, load_edition, readings
from fuehrung_cli.domain.aliases import KEY_BYTES, aliases
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.ids import fact_id, new_person_id, new_session_id, split_id
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.export.formats import Export, files, format_named
from fuehrung_cli.export.pseudonym import veil
from fuehrung_cli.export.tables import View, tables
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.library import load_library

SQL = Path(__file__).resolve().parents[1] / "docs" / "organisation"
QUESTIONS = ("reach", "promises", "rhythm")
TABLES = ("people", "sessions", "commitments", "progress")
AREAS = ("north", "south", "west", "east", "centre")
DAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
MOST_LEFT_OUT = 0.5


@dataclass(frozen=True)
class Team:
    """A leader in an area, and how many people belong to the team."""

    area: str
    people: int = 10


@dataclass(frozen=True)
class Pattern:
    """What made-up books are made of: read once, for all leaders."""

    members: tuple[Kept, ...]
    library: Library


def pattern(language: str = "de") -> Pattern:
    """Reads the made-up team."""
    kept = readings(load_edition(language), DAY, lambda at: at.replace(tzinfo=UTC))
    library, _ = load_library()
    return Pattern(kept, library)


def teams(leaders: int) -> Iterator[Team]:
    """Yields so many leaders of ten people each, spread over the areas."""
    return (Team(AREAS[number % len(AREAS)]) for number in range(leaders))


def write(folder: Path, made: Iterable[Team], of: Pattern, names: Sequence[str] = TABLES) -> int:
    """Writes the files of each leader into `folder/area=AREA` and returns how many leaders."""
    count = 0
    for number, team in enumerate(made):
        area = folder / f"area={team.area}"
        area.mkdir(parents=True, exist_ok=True)
        for name, data in exported(team, of, Random(number), names).items():
            (area / name).write_bytes(data)
        count += 1
    return count


def exported(
    team: Team, of: Pattern, chance: Random, names: Sequence[str] = TABLES
) -> Mapping[str, bytes]:
    """Returns file name → content of one leader, as the export command makes them."""
    books = [_book(chance.choice(of.members), chance) for _ in range(team.people)]
    view = View(books, of.library, DAY)
    cover = veil(
        aliases(chance.randbytes(KEY_BYTES)),
        [book.person for book in books],
        books,
    )
    shown = cover.view(view)
    made = tuple(cover.table(tables(shown, name)[name], with_texts=False) for name in names)
    return files(Export("all", made, NOW, leader=cover.leader), format_named("parquet"))


def _book(kept: Kept, chance: Random) -> Book:
    """Returns a book like that of somebody, with other ids and without some of the short talks."""
    left_out = chance.random() * MOST_LEFT_OUT
    ids = {each.id: new_session_id(chance.randrange) for each in kept.sessions}
    chosen = [
        _renamed(each, ids)
        for each in kept.sessions
        if each.facts or each.changes or chance.random() > left_out
    ]
    return fold(Person(new_person_id(chance.randrange), kept.person.name), chosen)


def _renamed(session: Session, ids: Mapping[str, str]) -> Session:
    changes = tuple(replace(each, fact=_fact(each.fact, ids)) for each in session.changes)
    return replace(session, id=ids[session.id], changes=changes)


def _fact(identifier: str, ids: Mapping[str, str]) -> str:
    session, number = split_id(identifier)
    return fact_id(ids.get(session, session), number or 0)


def ask(folder: Path) -> Iterator[tuple[str, list[tuple[object, ...]], float]]:
    """Yields the loading and each question with its rows and the seconds that it took."""
    import duckdb  # noqa: PLC0415

    with duckdb.connect() as database:
        for name in ("duckdb", *QUESTIONS):
            sql = (SQL / f"{name}.sql").read_text(encoding="utf-8")
            begun = time.perf_counter()
            rows = database.execute(sql.replace("'programme/", f"'{folder}/")).fetchall()
            yield name, rows, time.perf_counter() - begun


def _report_making(folder: Path, leaders: int) -> None:
    begun, cpu = time.perf_counter(), time.process_time()
    of = pattern()
    count = write(folder, teams(leaders), of)
    wall, used = time.perf_counter() - begun, time.process_time() - cpu
    print(f"{count} leaders: {wall:.0f} s, CPU {used:.0f} s, {1000 * used / count:.0f} ms each")
    _report_memory()


def _report_asking(folder: Path) -> None:
    for name, rows, seconds in ask(folder):
        print(f"{name}: {seconds:.2f} s, {len(rows)} rows")
        for row in rows[:5] if name != "duckdb" else ():
            print("  ", *row)
    _report_memory()


def _report_memory() -> None:
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--leaders", type=int, default=0)
    parser.add_argument("--ask", action="store_true")
    given = parser.parse_args()
    if given.leaders:
        _report_making(given.folder, given.leaders)
    if given.ask:
        _report_asking(given.folder)
