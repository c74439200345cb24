"""`friends.md`, the file of friends: people with nicknames, activities and notes."""

from __future__ import annotations

import re

from fuehrung_cli.domain.session import SessionKind
from fuehrung_cli.errors import say
from fuehrung_cli.imports.days import day_read
from fuehrung_cli.imports.making import entry, profile_of
from fuehrung_cli.imports.proposals import Place, Proposal, ProposedEntry, ProposedPerson
from fuehrung_cli.imports.source import Source
from fuehrung_cli.reports.arrival import LeftOut

KIND = "friends"
_HEADING = re.compile(r"#+ (Activities|Notes|Friends|Locations):\s*\Z")
_DATED = re.compile(r"- (\d{4}-\d\d-\d\d): ?(.*)\Z", re.DOTALL)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ALIASES = re.compile(r"\(a\.k\.a\. (.*?)\)")
_ASIDE = re.compile(r"\(a\.k\.a\. .*?\)|\[.*?\]|(?<!\S)@\S+")
_KINDS: dict[str, SessionKind] = {"Activities": "short", "Notes": "entry"}


def is_friends(source: Source) -> bool:
    """Says whether a file has the sections of friends."""
    found = {match[1] for line in source.lines if (match := _HEADING.match(line))}
    return "Friends" in found and bool(found & {"Activities", "Notes"})


def read_friends(source: Source) -> Proposal:
    """Reads friends as people; what was done with them are short talks, notes are notes."""
    people: list[ProposedPerson] = []
    entries: list[ProposedEntry] = []
    left: list[LeftOut] = []
    section, places = "", 0
    for number, line in enumerate(source.lines, start=1):
        place = Place(source.name, number)
        if heading := _HEADING.match(line):
            section = heading[1]
        elif not line.strip():
            continue
        elif section == "Locations":
            places += 1
        elif section == "Friends" and line.startswith("- "):
            people.append(_friend(line[2:], place))
        elif section in _KINDS and (made := _dated(line, _KINDS[section], place)):
            entries.append(made)
        else:
            left.append(LeftOut(source.name, say("the line is none of its section"), number))
    dropped = {"Locations": places} if places else {}
    return Proposal(KIND, source.name, tuple(people), tuple(entries), tuple(left), dropped)


def _friend(text: str, place: Place) -> ProposedPerson:
    aliases = _ALIASES.search(text)
    nicknames = tuple(aliases[1].split(" a.k.a. ")) if aliases else ()
    name = " ".join(_ASIDE.sub(" ", text).split())
    return ProposedPerson(name, place, profile_of({"nicknames": nicknames})[0])


def _dated(line: str, kind: SessionKind, place: Place) -> ProposedEntry | None:
    found = _DATED.match(line)
    day = day_read(found[1]) if found else None
    if found is None or day is None:
        return None
    made = entry("", day, found[2], place, (day.isoformat(), kind, found[2]), kind=kind)
    names = tuple(_BOLD.findall(found[2]))
    return ProposedEntry(made.session, "", place, made.origin, among=names)
