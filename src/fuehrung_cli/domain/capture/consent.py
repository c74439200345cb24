"""The yes: never out of a colon alone, always with its scope (A66 to A69)."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import Line
from fuehrung_cli.domain.capture.making import finish
from fuehrung_cli.domain.capture.results import (
    Changed,
    Found,
    Loose,
    Note,
    Said,
    as_notes,
    loose_fields,
)
from fuehrung_cli.domain.kinds import Agreement
from fuehrung_cli.domain.markers import Consent, Marker, bare_answers, consents
from fuehrung_cli.domain.session import Change
from fuehrung_cli.errors import say


def read_consent(line: Line, context: Context, day: date) -> list[Found] | None:
    """Reads `ja einsatz: …`, `noch nicht zusammenarbeit: …`, `zurückgezogen beides: …`."""
    named = consents().get(line.label)
    if named is not None and named.answer == "withdrawn":
        return _withdrawn(line, named, context)
    if named is not None:
        return _given(line, named, context, day)
    if line.label not in bare_answers() or not line.rest:
        return None
    message = say(
        "line {line}: kept as a note, because a yes needs its scope: "
        "“yes engagement: …” or “yes cooperation: …”",
        line=line.number,
    )
    said = Said("yes without scope kept as note", message, line.number)
    return [Note(line.raw, line.number), said, *loose_fields(line)]


def _given(line: Line, named: Consent, context: Context, day: date) -> list[Found] | None:
    if not (line.rest or line.fields):
        return None
    results: list[Found] = []
    for scope in named.scopes:
        marker = Marker("agreement", {"scope": scope, "answer": named.answer})
        made = finish(line, marker, context, day)
        results.extend(found for found in made or () if found not in results)
    return results


def _withdrawn(line: Line, named: Consent, context: Context) -> list[Found]:
    standing = [f for scope in named.scopes if (f := standing_answer(context.book, scope))]
    if not standing:
        message = say(
            "line {line}: kept as a note, because no answer of that scope stands",
            line=line.number,
        )
        return as_notes(line, Said("no answer to withdraw", message, line.number))
    text = "\n".join(part for part in (line.rest, line.block) if part)
    changes = (Change(fact.id, "withdrawn", text=text) for fact in standing)
    below = (Loose(field.raw, field.number) for field in line.fields if field.name)
    return [*(Changed(change, line.number) for change in changes), *below]


def standing_answer(book: Book, scope: str) -> Fact | None:
    """Returns the latest answer of a scope that was not withdrawn."""
    answers = [
        fact
        for fact in book.of_kind("agreement")
        if isinstance(fact.content, Agreement) and fact.content.scope == scope
    ]
    return answers[-1] if answers and answers[-1].is_open else None
