"""The pages of `report`: what is read for them, and how they leave the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from fuehrung_cli.cli.assignments import library_for
from fuehrung_cli.cli.books import recent_book, recent_books
from fuehrung_cli.cli.rules import thresholds_for
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import PLAIN, Wish, present
from fuehrung_cli.domain.names import names_in
from fuehrung_cli.errors import ExitCode, say

if TYPE_CHECKING:
    from fuehrung_cli.domain.book import Book
    from fuehrung_cli.layout.brief import Pictures
    from fuehrung_cli.reports.brief import Brief
    from fuehrung_cli.signals.standing import ThresholdsOf
    from fuehrung_cli.store.records import PersonFile


def show_report(
    run: Run,
    name: str | None = None,
    wish: Wish = PLAIN,
    *,
    today: bool = False,
    for_person: bool = False,
    why: bool = False,
) -> int:
    """Shows the page before a talk, or the team when nobody is named."""
    if name is None and not today:
        return show_team(run, wish)
    return show_briefs(run, name, wish, today=today, for_person=for_person, why=why)


def show_team(run: Run, wish: Wish) -> int:
    """Shows the team page."""
    from fuehrung_cli.layout.team import team_page
    from fuehrung_cli.reports.team import team

    made = team(
        recent_books(run),
        run.journey,
        run.today,
        rhythm_days=run.settings.rhythm_days,
        thresholds=thresholds_for(run),
        library=lambda book: library_for(run, book),
        recommends=run.settings.recommendation == "on",
    )
    present(run, wish, "team", made, lambda: [team_page(made, run.t, everything=wish.everything)])
    return wish.code(is_due=made.is_due)


def show_briefs(
    run: Run, names: str | None, wish: Wish, *, today: bool, for_person: bool, why: bool
) -> int:
    """Shows the page before a talk of everybody named, or of all with a talk today."""
    from fuehrung_cli.cli.seeing import memory_of
    from fuehrung_cli.layout.brief import brief_page

    files = [] if names is None else [run.find(name) for name in names_in(names)]
    if today:
        files += [file for file in run.people if file not in files and _has_talk(run, file)]
    if not files and wish.form != "json":
        run.tell(run.t(say("No talk is planned for today.")))
        return ExitCode.DONE
    numbers = thresholds_for(run)
    memory = memory_of(run, wish, for_person=for_person)
    books = [recent_book(run, file) for file in files]
    made = [brief_of(run, book, numbers, memory.of(book.person.id)) for book in books]
    several = today or len(made) > 1
    present(
        run,
        wish,
        "briefs" if several else "brief",
        tuple(made) if several else made[0],
        lambda: [
            brief_page(each, run.t, for_person=for_person, why=why, pictures=pictures)
            for each, pictures in zip(made, _pictures(run, books, made, wish), strict=True)
        ],
    )
    people = (book.person.id for book in books)
    memory.keep(dict(zip(people, made, strict=True)), run.today)
    return wish.code(is_due=any(each.is_due for each in made))


def _pictures(
    run: Run, books: Sequence[Book], made: Sequence[Brief], wish: Wish
) -> Iterator[Pictures]:
    """Yields what only a page with room shows; for the others nothing is computed or loaded."""
    if not wish.has_room:
        from fuehrung_cli.layout.brief import NO_PICTURES

        yield from (NO_PICTURES for _ in made)
        return
    from fuehrung_cli.layout.brief_pictures import brief_pictures
    from fuehrung_cli.reports.trend import trend

    for book, each in zip(books, made, strict=True):
        back = trend(book, run.today, call=each.call)
        yield brief_pictures(each, back, run.t)


def brief_of(
    run: Run,
    book: Book,
    thresholds: ThresholdsOf | None = None,
    seen: Mapping[str, date] | None = None,
) -> Brief:
    """Returns the brief of one person for today; `seen` is reason → the day it was first shown."""
    from fuehrung_cli.reports.brief import brief

    return brief(
        book,
        run.journey,
        run.today,
        rhythm_days=run.settings.rhythm_days,
        voice=run.voice(),
        call=run.call(book.person),
        thresholds=thresholds,
        seen=seen,
        library=library_for(run, book),
    )


def _has_talk(run: Run, file: PersonFile) -> bool:
    from fuehrung_cli.domain.appointments import appointment_day

    planned = [fact for fact in recent_book(run, file).of_kind("appointment") if fact.is_open]
    return any(appointment_day(fact) == run.today for fact in planned)
