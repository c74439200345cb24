"""Sharing an agenda: what stands on it, in whose language, and how it leaves the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.cli.books import recent_book
from fuehrung_cli.cli.logged import log_deed
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import deliver
from fuehrung_cli.domain.agenda import Marks, marks_of
from fuehrung_cli.domain.sensitive import matter_of
from fuehrung_cli.errors import ExitCode, say, say_n
from fuehrung_cli.layout.agenda import agenda_lines
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.agenda import Agenda, agenda
from fuehrung_cli.signals.standing import standing

if TYPE_CHECKING:
    from fuehrung_cli.domain.book import Book
    from fuehrung_cli.store.records import PersonFile


def share(run: Run, name: str, to: str | None, *, overwrite: bool, as_json: bool) -> int:
    """Writes the agenda as text to stdout or into a file."""
    file = run.find(name)
    book = recent_book(run, file)
    marks = marks_of(run.notebook.id, book, run.today)
    page = agenda_of(run, book, marks)
    if as_json:
        from fuehrung_cli.export.envelope import as_data, envelope

        data = envelope("agenda", as_data(page, run.t), run.now)
    else:
        data = sheet_text(page, Translator(language_of(run, file)))
    deliver(run, data.encode(), to, overwrite=overwrite)
    form = "json" if as_json else "markdown"
    log_deed(run, "share", people=1, records=page.count, form=form)
    _tell_delicate(run, page)
    return ExitCode.DONE


def _tell_delicate(run: Run, page: Agenda) -> None:
    """Says, without their words, that lines may hold what does not belong on a sheet."""
    lines = (*page.topics, *page.mine, *page.theirs, *page.goals)
    count = sum(matter_of(line.text) is not None for line in lines)
    if count:
        told = say_n(
            "{n} line of the sheet may hold health or family matters",
            "{n} lines of the sheet may hold health or family matters",
            count,
        )
        run.say(run.t(told))
        run.say("  " + run.t(say("Read it before you send it; fuehrung edit changes the words")))


def agenda_of(run: Run, book: Book, marks: Marks) -> Agenda:
    """Returns the agenda of a person for today; no reason is asked for, so none can shape it."""
    rhythm = run.settings.rhythm_days
    stands = standing(book, run.journey, run.today, None, rhythm_days=rhythm, name="")
    return agenda(book, stands.steps, marks, run.today, voice=run.voice())


def language_of(run: Run, file: PersonFile) -> str:
    """Returns the language in which the two talk."""
    voice = file.person.profile.voice
    return run.t.language if voice is None else "en" if voice == "en" else "de"


def sheet_text(page: Agenda, t: Translator) -> str:
    """Returns the sheet: each line a paragraph of its own."""
    return "\n\n".join(agenda_lines(page, t)) + "\n"
