"""Entries of jrnl, exported as JSON or as text: notes for the people whose names are tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from fuehrung_cli.errors import say
from fuehrung_cli.imports.days import moment_read
from fuehrung_cli.imports.making import entry, left_out
from fuehrung_cli.imports.proposals import Place, Proposal, ProposedEntry
from fuehrung_cli.imports.source import Source
from fuehrung_cli.reports.arrival import LeftOut

KIND = "jrnl"
_HEAD = re.compile(r"\[([^\]\n]{8,40})\] ?(.*)\Z")
_TAG = re.compile(r"(?<![\w/])[@#]([^\W\d_][\w\-]*)")
_STAR = re.compile(r"(?:^\* | \*$)")


def is_jrnl(source: Source) -> bool:
    """Says whether a file is an export of jrnl."""
    whole = source.json
    if isinstance(whole, dict):
        return "tags" in whole and isinstance(whole.get("entries"), list)
    return _head(next((line for line in source.lines if line.strip()), "")) is not None


def read_jrnl(source: Source) -> Proposal:
    """Reads one entry each; both forms give the same entries."""
    left: list[LeftOut] = []
    whole = source.json
    made = _of_json(whole, source, left) if isinstance(whole, dict) else _of_text(source, left)
    return Proposal(KIND, source.name, (), tuple(made), tuple(left))


def _of_json(
    whole: dict[str, object], source: Source, left: list[LeftOut]
) -> Iterator[ProposedEntry]:
    rows = whole.get("entries")
    for number, row in enumerate(rows if isinstance(rows, list) else (), start=1):
        place = Place(source.name, row=number)
        texts = row if isinstance(row, dict) else {}
        title, body, day, hour = (texts.get(key) for key in ("title", "body", "date", "time"))
        at = moment_read(f"{day} {hour or ''}") if isinstance(day, str) else None
        if at is None or not isinstance(title, str) or not isinstance(body, str | None):
            left.append(left_out(place, say("a moment or text is missing")))
            continue
        yield _entry(at, f"{title}\n{body or ''}", place)


def _of_text(source: Source, left: list[LeftOut]) -> Iterator[ProposedEntry]:
    begun: tuple[int, date | datetime, list[str]] | None = None
    for number, line in enumerate(source.lines, start=1):
        if head := _head(line):
            if begun:
                yield _entry(begun[1], "\n".join(begun[2]), Place(source.name, begun[0]))
            begun = (number, head[0], [_STAR.sub("", head[1])])
        elif begun:
            begun[2].append(line)
        elif line.strip():
            left.append(LeftOut(source.name, say("it stands before the first entry"), number))
    if begun:
        yield _entry(begun[1], "\n".join(begun[2]), Place(source.name, begun[0]))


def _head(line: str) -> tuple[date | datetime, str] | None:
    found = _HEAD.match(line)
    at = moment_read(found[1]) if found else None
    return (at, found[2]) if found and at is not None else None


def _entry(at: date | datetime, text: str, place: Place) -> ProposedEntry:
    notes = text.strip("\n")
    if isinstance(at, datetime):  # the text has seconds where the JSON has none
        at = at.replace(second=0, microsecond=0)
    made = entry("", at, notes, place, (at.isoformat(), notes))
    tags = tuple(tag.replace("_", " ").replace("-", " ") for tag in _TAG.findall(notes))
    return ProposedEntry(made.session, "", place, made.origin, among=tags)
