"""Handing a person on: the page is shown, seen by the person, written; then they have left."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fuehrung_cli.cli.appointments import day_of
from fuehrung_cli.cli.logged import log_deed
from fuehrung_cli.cli.presence import leave_session
from fuehrung_cli.cli.prompts import confirm, show_beside
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish, present, wish_of
from fuehrung_cli.domain.departures import departure_of
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.errors import DeclinedError, ExitCode, UsageError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.layout.handover import handover_page
from fuehrung_cli.reports.handover import Handover, handover
from fuehrung_cli.store.deliver import refuse_taken

if TYPE_CHECKING:
    from fuehrung_cli.domain.book import Book
    from fuehrung_cli.store.records import PersonFile

_ENDINGS = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json", ".txt": "plain"}
_NOT_OURS = (".pdf", ".docx", ".doc", ".odt", ".rtf")
"""Text under such a name could be opened by no program, and the person would have left."""


@dataclass(frozen=True)
class Wanted:
    """What the options ask for."""

    name: str
    to: str | None
    form: str
    seen: bool
    with_picture: bool
    last_day: str
    dry_run: bool
    overwrite: bool
    as_json: bool


def hand_over(run: Run, wanted: Wanted) -> int:
    """Hands a person on; before the person has seen the page nothing is written."""
    wish = _wish(wanted)
    file = run.find(wanted.name)
    book = run.book(file)
    last = day_of(run, "--last-day", wanted.last_day) if wanted.last_day else None
    _refuse_unseen(run, wanted)
    page = _page(run, book, with_picture=_may_picture(run, book, wanted))
    if wanted.dry_run:
        _show(run, Wish(wish.form), page)
        return ExitCode.DONE
    if not wanted.seen:
        _ask(run, page)
    _show(run, wish, page)
    log_deed(run, "handover", people=1, records=len(page.facts), form=wish.form)
    _part_ways(run, file, book, last)
    return ExitCode.DONE


def _wish(wanted: Wanted) -> Wish:
    """Returns how the page is wanted: the ending of the file says it where no option does.

    Raises:
        UsageError: the ending is that of a format that no page has.
    """
    ending = Path(wanted.to or "").suffix.lower()
    if ending in _NOT_OURS:
        raise UsageError(
            say("A handover cannot be written as {ending}", ending=ending),
            say("Possible: {choices}; a browser prints .html as PDF", choices=(*_ENDINGS,)),
        )
    form = wanted.form or _ENDINGS.get(ending, "terminal")
    return wish_of(form, wanted.to, overwrite=wanted.overwrite, as_json=wanted.as_json)


def _refuse_unseen(run: Run, wanted: Wanted) -> None:
    """Refuses what cannot end well, before anything is asked.

    Raises:
        UsageError: no file is named, or nobody can be asked whether the person has seen the page.
        ForbiddenError: the file is there already.
    """
    if wanted.dry_run:
        return
    if wanted.to in (None, "-"):
        raise UsageError(
            say("A handover goes into a file, and none is named"),
            say("Name it: --to FILE; to look at the page first: --dry-run"),
        )
    if not wanted.seen and not run.can_ask:
        raise UsageError(
            say("Whether the person has seen the page is asked at a terminal"),
            say("In scripts say --seen; --dry-run shows the page"),
        )
    refuse_taken(Path(str(wanted.to)), overwrite=wanted.overwrite)


def _may_picture(run: Run, book: Book, wanted: Wanted) -> bool:
    """Says whether the picture of success goes along: only what the person has agreed to."""
    asks = not (wanted.seen or wanted.dry_run or wanted.with_picture)
    if not asks or not any(fact.is_open for fact in book.of_kind("picture")):
        return wanted.with_picture
    name = book.person.first_name
    return confirm(run, say("Does {name} agree that the picture of success goes along?", name=name))


def _page(run: Run, book: Book, *, with_picture: bool) -> Handover:
    rhythm = run.settings.rhythm_days
    return handover(book, run.today, rhythm_days=rhythm, with_picture=with_picture)


def _show(run: Run, wish: Wish, page: Handover) -> None:
    present(run, wish, "handover", page, lambda: [handover_page(page, run.t)])


def _ask(run: Run, page: Handover) -> None:
    """Shows the page beside the question, and asks whether the person has seen it."""
    show_beside(run, handover_page(page, run.t))
    if not confirm(run, say("Has {name} seen this page?", name=page.first_name)):
        raise DeclinedError(
            say("Nothing was written: {name} sees the page first", name=page.first_name)
        )


def _part_ways(run: Run, file: PersonFile, book: Book, last: date | None) -> None:
    """Writes down that the person leaves, or has left, unless that is known already."""
    departure = departure_of(book)
    planned = getattr(departure.content, "last_day", None) if departure else None
    day = last or planned or run.today
    is_gone = day <= run.today
    if departure and (not departure.is_open or (day == planned and not is_gone)):
        return
    values: dict[str, Value] = {} if day == planned else {"last_day": day}
    if departure is None:
        values["destination"] = "internal"
    session = leave_session(run, file, values, gone=is_gone)
    run.keep(run.writable().save_session(file, session))
    gone = say("{name} has left, last day {day}", name=file.person.name, day=day)
    leaves = say("{name} leaves, last day {day}", name=file.person.name, day=day)
    run.say(run.t(gone if is_gone else leaves))
    run.say(run.t(say("fuehrung undo takes that back; the file stays where it is")))
