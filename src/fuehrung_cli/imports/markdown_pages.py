"""Markdown pages, one for each person, as Obsidian keeps them: what is dated becomes entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import cast

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.session import SessionKind
from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.days import day_read, moment_read
from fuehrung_cli.imports.making import entry, not_understood, profile_of
from fuehrung_cli.imports.proposals import Place, Proposal, ProposedEntry, ProposedPerson
from fuehrung_cli.imports.source import Source
from fuehrung_cli.reports.arrival import LeftOut

KIND = "markdown"
_HEADING = re.compile(r"(#{1,6})\s+(.*)\Z")
_ITEM = re.compile(r"[-*+]\s+(.*)\Z")
_WEEKDAY = r"(?:(?:Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+)?"
_DAY = (
    r"((?:\d{4}-\d\d-\d\d|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}/\d{1,2}/\d{4})"
    r"(?:[T ,]+\d{1,2}:\d\d)?)"
)
_BEGINS = re.compile(rf"(?:\*\*|\[\[|__)*{_WEEKDAY}{_DAY}(?:\*\*|\]\]|__)*(.*)\Z")
_KEY = re.compile(r"([A-Za-zÄÖÜäöü_ -]+):\s*(.*)\Z")
_FIELDS = {
    **dict.fromkeys(("role", "title", "position", "job", "rolle", "stelle", "aufgabe"), "role"),
    **dict.fromkeys(("team", "department", "abteilung"), "team"),
    **dict.fromkeys(("start", "start date", "eintritt"), "start"),
    **dict.fromkeys(("aliases", "alias", "nickname", "rufname"), "nicknames"),
}


@dataclass(frozen=True)
class _Part:
    """A dated part of a page: the line of its day, how deep its heading is (7 for an item)."""

    line: int
    depth: int
    at: date | datetime
    title: str
    body: list[str]


def is_page(source: Source) -> bool:
    """Says whether a file is a page; that of a person has her name."""
    return source.name.lower().endswith((".md", ".markdown"))


def read_page(source: Source) -> Proposal:
    """Reads the person whose name the file has, and an entry for each dated heading or item."""
    lines = list(source.lines)
    head, begin = _front_matter(lines)
    left: list[LeftOut] = []
    parts = tuple(_parts(lines, begin, source, left))
    if not parts and not head:
        why = say("nothing in it has a day, and it does not say that it is about a person")
        return Proposal(KIND, source.name, left=(LeftOut(source.name, why),))
    profile, bad = profile_of(head)
    if bad:
        left.append(LeftOut(source.name, not_understood(bad), 1))
    person = ProposedPerson(source.stem, Place(source.name, 1), profile)
    entries = tuple(_entry(part, source) for part in parts)
    return Proposal(KIND, source.name, (person,), entries, tuple(left))


def _front_matter(lines: list[str]) -> tuple[Mapping[str, Value], int]:
    """Returns what the block at the top says of a person, and where the page begins."""
    if lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        return {}, 0
    end = [line.strip() for line in lines].index("---", 1)
    values: dict[str, Value] = {}
    field = ""
    for line in lines[1:end]:
        if found := _KEY.match(line):
            field = _FIELDS.get(found[1].strip().casefold(), "")
            _set(values, field, found[2])
        elif item := _ITEM.match(line.strip()):
            _set(values, field, item[1])
    return values, end + 1


def _set(values: dict[str, Value], field: str, text: str) -> None:
    plain = text.strip().strip("\"'")
    if not field or not plain:
        return
    if field == "nicknames":
        names = [part.strip().strip("\"'") for part in plain.strip("[]").split(",")]
        before = cast("tuple[str, ...]", values.get(field, ()))
        values[field] = (*before, *filter(None, names))
    else:
        values[field] = day_read(plain) or plain if field == "start" else plain


def _parts(lines: list[str], begin: int, source: Source, left: list[LeftOut]) -> Iterator[_Part]:
    """Yields the dated parts; a heading as high as that of a part ends it, dated or not."""
    part: _Part | None = None
    is_told = False
    for number, line in enumerate(lines[begin:], start=begin + 1):
        begun = _begun(number, line, inside=part)
        if begun:
            if part:
                yield part
            part = begun
        elif part and not _ends(line, part):
            part.body.append(line)
        else:
            if part:
                yield part
            part = None
            # The heading with her name says nothing new.
            if line.strip() and not line.startswith("#") and not is_told:
                is_told = True
                left.append(LeftOut(source.name, say("from here on text has no day"), number))
    if part:
        yield part


def _begun(number: int, line: str, inside: _Part | None) -> _Part | None:
    heading, item = _HEADING.match(line), _ITEM.match(line)
    if heading:
        depth, text = len(heading[1]), heading[2]
    elif item and (inside is None or inside.depth > 6):
        depth, text = 7, item[1]
    else:
        return None
    found = _BEGINS.match(text)
    at = moment_read(found[1]) if found else None
    if found is None or at is None:
        return None
    return _Part(number, depth, at, found[2].lstrip(" :–—-\t").rstrip(), [])


def _ends(line: str, part: _Part) -> bool:
    if part.depth > 6:  # only what is indented belongs to an item
        return bool(line.strip()) and line[:1] not in (" ", "\t")
    heading = _HEADING.match(line)
    return heading is not None and len(heading[1]) <= part.depth


def _entry(part: _Part, source: Source) -> ProposedEntry:
    kind = meaning("session_kind", part.title) if part.title else None
    title = "" if kind else part.title
    if not kind:
        words = part.title.split()
        begins = (" ".join(words[:count]).rstrip(":,") for count in (3, 2, 1))
        kind = next((found for each in begins if (found := meaning("session_kind", each))), None)
    notes = "\n".join((*([title] if title else []), *part.body)).strip("\n")
    return entry(
        *(source.stem, part.at, notes, Place(source.name, part.line)),
        (part.at.isoformat(), notes),
        kind=cast("SessionKind", kind or "entry"),
    )
