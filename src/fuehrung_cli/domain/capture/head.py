"""The head of a session: header words, and purposes as labels of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import Line
from fuehrung_cli.domain.capture.results import (
    Found,
    Note,
    Result,
    Said,
    Set,
    loose_fields,
)
from fuehrung_cli.domain.capture.values import read_minutes, read_moment
from fuehrung_cli.domain.dates import Anchor
from fuehrung_cli.domain.markers import headers, purpose_labels
from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import FuehrungError, UsageError, say


def read_header(line: Line, context: Context, day: date) -> list[Found] | None:
    """Reads `dauer: 40`, but only when the whole value is understood; else it is a note, said."""
    key = headers().get(line.label)
    if key is None or (line.bulleted and key != "next"):
        return None
    if key == "notes":
        return _notes(line)
    values = list(_values(key, line, context, day))
    if values:
        return [*values, *loose_fields(line)]
    if line.is_heading:
        return None
    message = say(
        "line {line}: “{word}” was not understood as a heading and is kept as a note",
        line=line.number,
        word=line.typed_label,
    )
    said = Said("value of a header word not understood", message, line.number)
    return [Note(line.raw, line.number), said, *loose_fields(line)]


def _notes(line: Line) -> list[Found] | None:
    """Reads notes in block form, the way out when their text would read as something else."""
    if line.rest or not line.fields or any(field.name for field in line.fields):
        return None
    return [
        Note(text, number, is_literal=True)
        for field in line.fields
        for number, text in enumerate(field.block, field.number)
    ]


def _values(key: str, line: Line, context: Context, day: date) -> Iterator[Set]:
    text = line.rest
    match key:
        case "minutes":
            if minutes := read_minutes(text, bare=True):
                yield Set("minutes", minutes, line.number)
        case "purpose":
            named = _purposes(text)
            if text and all(named) and len(named) <= 2:
                yield from (Set("purpose", str(name), line.number) for name in named)
        case "kind":
            if kind := meaning("session_kind", text):
                yield Set("kind", kind, line.number)
        case "at":
            at = read_past(text, context)
            if at is not None:
                yield Set("at", at, line.number)
        case "next":
            planned = read_moment(text, context.anchor(day), context.localize)
            if planned is not None:
                yield Set("next", planned, line.number)
        case _:
            if re.fullmatch(r"[0-9a-z]{4,12}", text):
                yield Set("group", text, line.number)


def _purposes(text: str) -> list[str | None]:
    """Reads `Lob, Entwicklung` and `Lob und Entwicklung`; `Zahlen und Abschlüsse` is one."""
    named: list[str | None] = []
    for part in re.split(r"\s*[,;+&/]\s*", text):
        whole = meaning("purpose", part)
        parts = [part] if whole else re.split(r"\s+(?:und|and)\s+", part)
        named.extend(meaning("purpose", word) for word in parts)
    return named


def read_past(text: str, context: Context) -> date | datetime | None:
    """Reads the day of a talk that was held: it looks back from the day of typing."""
    return read_moment(text, Anchor(context.now.date(), "back"), context.localize)


def read_purpose_label(line: Line, _context: Context, _day: date) -> list[Found] | None:
    """Reads `Lob: …`: a note that also says what the contact was about."""
    purpose = purpose_labels().get(line.label)
    # A bullet with a label is an agenda point; it does not say what the whole talk was about.
    if purpose is None or not line.rest or line.bulleted:
        return None
    return [
        Note(line.raw, line.number),
        Set("purpose?", purpose, line.number),
        *loose_fields(line),
    ]


def settle_purpose(results: tuple[Result, ...]) -> tuple[Result, ...]:
    """Lets the first label name the purpose, unless a header has named one."""
    named = any(isinstance(r, Set) and r.key == "purpose" for r in results)
    settled: list[Result] = []
    for result in results:
        if isinstance(result, Set) and result.key == "purpose?":
            if named:
                continue
            named = True
            result = replace(result, key="purpose")
        settled.append(result)
    return tuple(settled)


def day_set(results: tuple[Result, ...], otherwise: date) -> date:
    """Returns the day of the talk that the head names."""
    named = [r.value for r in results if isinstance(r, Set) and r.key == "at"]
    last = named[-1] if named else otherwise
    if isinstance(last, datetime):
        return last.date()
    return last if isinstance(last, date) else otherwise


def refusals(results: tuple[Result, ...], context: Context) -> tuple[FuehrungError, ...]:
    """Refuses a talk that lies in the future: it would be left out of every report."""
    values = [r.value for r in results if isinstance(r, Set) and r.key == "at"]
    return tuple(
        UsageError(
            say("The talk would be on {day}, which is still to come", day=value),
            say("Plan it with: fuehrung next NAME {day}", day=value.isoformat()),
        )
        for value in values
        if isinstance(value, date) and _is_to_come(value, context.now)
    )


def _is_to_come(value: date | datetime, now: datetime) -> bool:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value > now
    return value > now.date()
