"""The agenda as plain text that survives mail programs, and whose lines are known again.

Every line that can be answered is a paragraph: mail programs join lines, but never paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from fuehrung_cli.domain.agenda import EMPTY_LINES, ON_AGENDA, PROMISES, SUCCESSES, TOPICS
from fuehrung_cli.domain.answers import Known, plain
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.promises import due_day
from fuehrung_cli.domain.returned import Sheet
from fuehrung_cli.errors import Message, say
from fuehrung_cli.layout.phrases import progress_figure
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.agenda import Agenda, AgendaLine


def agenda_lines(page: Agenda, t: Translator) -> tuple[str, ...]:
    """Returns the paragraphs of the agenda, without the empty lines between them."""
    return tuple(_lines(page, t))


def _lines(page: Agenda, t: Translator) -> Iterator[str]:
    name = quiet(page.first_name)
    yield f"# {t(say('Agenda for our talk'))}"
    if page.talk:
        yield t(say("When: {moment}", moment=t.moment(page.talk, "full")))
    yield t(say("Sheet: {mark} (please leave this line as it is)", mark=page.mark))
    yield t(
        say(
            "To answer, write behind a sign such as t1: or below it, put an x between the brackets"
            " of what is done, and send the sheet back. Whatever is left empty stays empty."
        )
    )
    yield from _listed(say("Topics"), page.topics, t)
    yield from _listed(say("Promised by the leader"), page.mine, t)
    yield from _ticks(say("Promised by {name}", name=name), page.theirs, t)
    yield from _listed(say("Goals of {name}", name=name), page.goals, t)
    if page.questions:
        yield f"## {t(say('Questions to think about'))}"
        yield from (f"{line.id}: {quiet(line.text)}" for line in page.questions)
    yield from _empty(say("Own topics"), TOPICS, t)
    yield from _empty(say("Own promises, best with a day"), PROMISES, t)
    yield from _empty(say("What went well"), SUCCESSES, t)
    yield f"## {t(say('End of the sheet'))}"


def _listed(heading: Message, lines: Sequence[AgendaLine], t: Translator) -> Iterator[str]:
    if lines:
        yield f"## {t(heading)}"
        yield from (f"- {_text(line, t)}" for line in lines)


def _ticks(heading: Message, lines: Sequence[AgendaLine], t: Translator) -> Iterator[str]:
    if lines:
        yield f"## {t(heading)}"
        yield from (f"[ ] {line.id}: {_text(line, t)}" for line in lines)


def _empty(heading: Message, letter: str, t: Translator) -> Iterator[str]:
    yield f"## {t(heading)}"
    yield from (f"{identifier}:" for identifier in EMPTY_LINES[letter])


def _text(line: AgendaLine, t: Translator) -> str:
    figures = progress_figure(line.current, line.target, line.unit, t)
    more = [
        *([t(say("by {day}", day=line.due))] if line.due else []),
        *([figures] if figures != "–" else []),
    ]
    text = quiet(line.text)
    return f"{text} ({', '.join(more)})" if more else text


def quiet(text: str) -> str:
    """Returns a text on one line that nothing obeys, also where the sheet is read as Markdown."""
    return re.sub(r"[\\<\[`]", r"\\\g<0>", plain(" ".join(text.split())))


def known_of(book: Book, sheet: Sheet, pages: Sequence[Agenda]) -> Known:
    """Returns the words of sheets in both languages: each may have been made in either."""
    languages = (Translator("de"), Translator("en"))
    prompts: dict[str, tuple[str, ...]] = {}
    for key, (question, _) in sheet.questions.items():
        prompts[key] = (question,)
    for key, fact in sheet.promises.items():
        prompts[key] = tuple(text for t in languages for text in _prompts(fact, t))
    for key in (key for keys in EMPTY_LINES.values() for key in keys):
        prompts[key] = ()
    return Known(
        tuple(line for page in pages for t in languages for line in agenda_lines(page, t)),
        tuple(quiet(fact.content.text) for fact in book.of_kind(*ON_AGENDA)),
        prompts,
        frozenset(sheet.promises),
    )


def _prompts(fact: Fact, t: Translator) -> Iterator[str]:
    """Yields what can have stood behind the id of a promise: its day may have moved since."""
    moved = [move.before.get("due") for move in fact.moves if "due" in move.set]
    said = [move.before.get("text") for move in fact.moves if "text" in move.set]
    for text in (fact.content.text, *said):
        for due in (None, due_day(fact), *moved):
            day = due if isinstance(due, date) else None
            yield _text(AgendaLine(str(text), due=day), t)
