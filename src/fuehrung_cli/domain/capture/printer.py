"""Session → text, the way back: the shortest form that reads back to the same value.

The printer does not know the reader's rules, it asks the reader: it tries the forms from the
shortest to the block form and takes the first that comes back equal. What no text can say, a fact
of an unknown kind or a change to a fact that is not in the book, is left out and named; the context
of the reading takes it as `left_out`, so that `edit` keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fuehrung_cli.domain.capture.context import Context, LeftOut
from fuehrung_cli.domain.capture.forms import change_forms, fact_forms, head_form
from fuehrung_cli.domain.capture.lines import read, read_line
from fuehrung_cli.domain.capture.resolve import is_more, resolve
from fuehrung_cli.domain.capture.results import Changed, NewFact, Result, Said, StepSeen
from fuehrung_cli.domain.ids import ShortIds, fact_id
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.domain.words import label
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Printed:
    """A session as text, and what the text could not say."""

    text: str
    facts: tuple[Opened, ...] = ()
    changes: tuple[Change, ...] = ()
    head: tuple[str, ...] = ()
    """Keys of the head that hold what cannot be typed, e.g. three purposes."""

    @property
    def left_out(self) -> LeftOut:
        """Returns what the context needs so that reading the text again loses nothing."""
        return LeftOut(self.facts, self.changes, self.head)


def print_session(session: Session, context: Context, language: str) -> Printed:
    """Prints a session: head, notes, facts with their ids, changes.

    The context's book holds the session, so that its facts and what it changes can be named.
    """
    context = replace(context, editing=session, left_out=LeftOut(), plans=False)
    ids = ShortIds({**context.book.facts, **dict.fromkeys(_ids_of(session))})
    facts = [_fact(opened, ids, context, language) for opened in session.facts]
    changes = [_change(change, ids, context, language) for change in session.changes]
    head, unsaid = _head(session, context, language)
    notes = _notes(session, head, unsaid, context, language)
    said = [text for text in (*facts, *changes) if text]
    parts = ["\n".join(lines) for lines in (head, notes, said) if lines]
    return Printed(
        "\n\n".join(parts) + "\n",
        tuple(o for o, text in zip(session.facts, facts, strict=True) if not text),
        tuple(c for c, text in zip(session.changes, changes, strict=True) if not text),
        unsaid,
    )


def _ids_of(session: Session) -> list[str]:
    return [fact_id(session.id, opened.number) for opened in session.facts]


def _head(session: Session, context: Context, language: str) -> tuple[list[str], tuple[str, ...]]:
    """Returns the lines of the head, and the keys whose value no line can say."""
    lines: list[str] = []
    unsaid: list[str] = []
    for key, typed in _head_values(session, language):
        line = head_form(key, typed, language)
        read_back = resolve(read(line), replace(context, editing=None)).session
        if getattr(read_back, key) == getattr(session, key):
            lines.append(line)
        else:
            unsaid.append(key)
    return lines, tuple(unsaid)


def _head_values(session: Session, language: str) -> Iterator[tuple[str, str]]:
    yield "at", session.at.isoformat()
    if session.minutes is not None:
        yield "minutes", str(session.minutes)
    yield "kind", label("session_kind", session.kind, language)
    if session.purpose:
        yield "purpose", ", ".join(label("purpose", p, language) for p in session.purpose)
    if session.group:
        yield "group", session.group


def _notes(
    session: Session, head: list[str], unsaid: tuple[str, ...], context: Context, language: str
) -> list[str]:
    if not session.notes:
        return []
    bare = replace(session, facts=(), changes=())
    context = replace(context, editing=bare, left_out=LeftOut(head=unsaid))
    lines = session.notes.split("\n")
    for form in (lines, [_escaped(line, context) for line in lines]):
        reading = resolve(read("\n".join([*head, "", *form])), context)
        if reading.session == bare and not reading.asks:
            return form
    return [head_form("notes", "", language).rstrip(), *(f"  | {line}" for line in lines)]


def _escaped(line: str, context: Context) -> str:
    """Returns a line of notes with a backslash if it would be read as more, or lose one."""
    read_alone = read_line(line)
    special = is_more(read_alone, context, context.now.date())
    return f"\\{line}" if special else line


def _fact(opened: Opened, ids: Mapping[str, str], context: Context, language: str) -> str:
    """Returns the first form that reads back to the fact, empty when none does."""
    session = context.editing
    own_id = ids[fact_id(session.id, opened.number)] if session else ""
    wanted = replace(opened, extra={})
    for form in fact_forms(opened, own_id, context.book.person.first_name, language):
        match _read_back(form, context):
            case [NewFact(found)] if found == wanted:
                return form
    return ""


def _change(change: Change, ids: Mapping[str, str], context: Context, language: str) -> str:
    """Returns the first form that reads back to the change, empty when none does."""
    fact = context.book.facts.get(change.fact)
    if fact is None or fact.spec is None:
        return ""
    wanted = replace(change, extra={})
    for form in change_forms(change, fact.spec, ids[fact.id], language):
        match _read_back(form, context):
            case [Changed(found)] if found == wanted:
                return form
    return ""


def _read_back(form: str, context: Context) -> list[Result]:
    """Returns what a form is read as, without mere remarks."""
    results = resolve(read(form), context).results
    return [result for result in results if not isinstance(result, Said | StepSeen)]
