"""Journeys under way: beginning one with a person, where it stands, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.milestones import assigned, assignments, is_complete, milestones
from fuehrung_cli.errors import ExitCode, ForbiddenError, NotFoundError, say

if TYPE_CHECKING:
    from datetime import date

    from fuehrung_cli.cli.showing import Wish
    from fuehrung_cli.domain.book import Book, Fact
    from fuehrung_cli.domain.journey import Journey, Library
    from fuehrung_cli.store.records import PersonFile


def library_for(run: Run, book: Book) -> Library | None:
    """Returns all journeys if one beside the main one is under way; else none need be read."""
    return run.library if assignments(book) else None


def begin(run: Run, file: PersonFile, typed: str, start: str, *, as_json: bool) -> int:
    """Begins a journey with a person.

    Raises:
        ForbiddenError: it is under way already, or everybody is on it anyway.
    """
    from fuehrung_cli.cli.journeys import journey_meant
    from fuehrung_cli.cli.writing import record
    from fuehrung_cli.domain.journey import MAIN_JOURNEY

    journey = journey_meant(run, typed)
    call = run.call(file.person)
    if journey.id == MAIN_JOURNEY:
        raise ForbiddenError(
            say("Everybody is on the journey {journey}, from the first day on", journey=journey.id),
            say("See: fuehrung progress {call}", call=call),
        )
    if assigned(run.book(file), journey.id):
        raise ForbiddenError(
            say(
                "The journey {journey} is under way with {name} already",
                journey=journey.id,
                name=file.person.name,
            ),
            say("See: fuehrung journey status {call} {journey}", call=call, journey=journey.id),
        )
    first = _first_day(run, start) if start else run.today
    text = f"assignment: {journey.id}\n  start: {first.isoformat()}"
    code = record(run, file, text, kind="entry", as_json=as_json)
    if not as_json:
        run.tell(
            run.t(
                say("See: fuehrung journey status {call} {journey}", call=call, journey=journey.id)
            )
        )
    return code


def _first_day(run: Run, typed: str) -> date:
    """Returns the day that is nearest: a journey may be begun late as well as planned ahead."""
    from fuehrung_cli.cli.appointments import day_of

    days = (day_of(run, "--from", typed), day_of(run, "--from", typed, back=True))
    return min(days, key=lambda day: abs((day - run.today).days))


def show_status(run: Run, file: PersonFile, typed: str, wish: Wish) -> int:
    """Shows where a person stands on a journey, or on all that are under way."""
    from fuehrung_cli.cli.showing import present
    from fuehrung_cli.layout.paths import path_page
    from fuehrung_cli.reports.paths import path_status

    book, call = run.book(file), run.call(file.person)
    begun = [_under_way(run, book, typed)] if typed else list(assignments(book))
    if not begun and wish.form != "json":
        name = file.person.name
        run.tell(run.t(say("No journey beside the ten steps is under way with {name}.", name=name)))
        run.tell(run.t(say("Begin one: fuehrung journey start {call} …", call=call)))
        return ExitCode.DONE
    made = tuple(
        path_status(book, fact, journey, run.today, call=call)
        for fact in begun
        if (journey := _journey_of(run, fact))
    )
    present(run, wish, "paths", made, lambda: [path_page(each, run.t) for each in made])
    return ExitCode.DONE


def finish(run: Run, file: PersonFile, typed: str, because: str, *, as_json: bool) -> int:
    """Ends a journey: completed when every milestone is done, else called off."""
    from fuehrung_cli.cli.writing import record

    book = run.book(file)
    fact = _under_way(run, book, typed)
    journey = _journey_of(run, fact)
    found = milestones(book, fact, journey, run.today) if journey else ()
    state = "completed" if journey and is_complete(found) else "cancelled"
    line = f"{state} {fact.id} {because}".rstrip()
    return record(run, file, line, kind="entry", as_json=as_json)


def _under_way(run: Run, book: Book, typed: str) -> Fact:
    from fuehrung_cli.cli.journeys import journey_meant

    fact = assigned(book, typed)
    if fact is not None:
        return fact  # its file may be gone, and yet it can be ended
    journey = journey_meant(run, typed)
    fact = assigned(book, journey.id)
    if fact is None:
        name, call = book.person.name, run.call(book.person)
        there = tuple(str(getattr(each.content, "journey", "")) for each in assignments(book))
        raise NotFoundError(
            say(
                "The journey {journey} is not under way with {name}", journey=journey.id, name=name
            ),
            say("Under way: {choices}", choices=there)
            if there
            else say("Begin it: fuehrung journey start {call} {id}", call=call, id=journey.id),
        )
    return fact


def _journey_of(run: Run, fact: Fact) -> Journey | None:
    return run.library.find(str(getattr(fact.content, "journey", "")))
