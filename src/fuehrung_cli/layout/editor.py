"""What stands below the scissors in the editor: what is open, as comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.promises import due_day, overdue_days
from fuehrung_cli.errors import say
from fuehrung_cli.layout.facts import kind_label
from fuehrung_cli.layout.phrases import due_phrase
from fuehrung_cli.messages.translator import Translator

_SHOWN = ("commitment", "topic", "goal")


def open_matters(books: Sequence[Book], day: date, t: Translator) -> str:
    """Returns how lines are written and what is open with each, each line a comment."""
    lines = [
        t(say("Everything below this line is ignored.")),
        t(
            say(
                "me: … by fri · {name}: … by 30.11. · goal: … · yes cooperation: …",
                name=books[0].person.first_name.lower(),
            )
        ),
        t(say("next time: … · ? a question, the answer below · done k7f3 · #step")),
    ]
    for book in books:
        lines += ["", book.person.name] if len(books) > 1 else []
        lines += _open_with(book, day, t)
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def _open_with(book: Book, day: date, t: Translator) -> Iterator[str]:
    last = next((s for s in reversed(book.contacts) if s.notes), None)
    if last is not None:
        yield from ("", t(say("Last notes ({day}):", day=last.day)), *last.notes.splitlines())
    facts = [fact for fact in book.open_facts() if fact.kind in _SHOWN]
    if facts:
        yield from ("", t(say("Open:")))
    for fact in facts:
        label = kind_label(
            fact.kind, str(getattr(fact.content, "by", "")), book.person.first_name, t
        )
        due = due_day(fact)
        late = overdue_days(book, fact, day)
        when = f" ({due_phrase(due, late, day, t)})" if due else ""
        yield f"{book.short[fact.id]}  {label}: {fact.content.text}{when}"
