"""People from vCard 2.1, 3 and 4, as address books write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.errors import say
from fuehrung_cli.imports.making import left_out, profile_of
from fuehrung_cli.imports.proposals import Place, Proposal, ProposedPerson
from fuehrung_cli.imports.source import Source
from fuehrung_cli.imports.vcard_lines import Broken, Line, lines_of
from fuehrung_cli.reports.arrival import LeftOut

KIND = "vcard"
_TAKEN = frozenset(("N", "FN", "NICKNAME", "TITLE", "ROLE", "ORG"))
_SILENT = frozenset(
    ("VERSION", "PRODID", "REV", "UID", "KIND", "SORT-STRING", "CLASS", "MAILER", "BEGIN")
)
"""Says something about the card, not about the person."""


def is_vcard(source: Source) -> bool:
    """Says whether a file holds cards."""
    return source.text.lstrip("\ufeff \n")[:11].upper() == "BEGIN:VCARD"


def read_vcards(source: Source) -> Proposal:
    """Reads the name, nicknames, title and department of each card; nothing else has a place."""
    people: list[ProposedPerson] = []
    left: list[LeftOut] = []
    dropped: Counter[str] = Counter()
    for card in _cards(source, left):
        place = Place(source.name, card[0].number)
        if _is_no_person(card):
            left.append(left_out(place, say("a group or company, no person")))
            continue
        people.append(_person(card, place))
        names = (line.name for line in card if line.value.strip())
        dropped.update(n for n in names if n not in _TAKEN | _SILENT and not n.startswith("X-"))
    return Proposal(KIND, source.name, tuple(people), (), tuple(left), dropped)


def _cards(source: Source, left: list[LeftOut]) -> Iterator[list[Line]]:
    card: list[Line] | None = None
    is_agent = False
    for line in lines_of(source):
        if is_agent:  # a card in a card: somebody who stands for the person
            is_agent = isinstance(line, Broken) or _mark(line) != ("END", "VCARD")
        elif isinstance(line, Broken):
            left.append(LeftOut(source.name, say("the line is no property"), line.number))
        elif _mark(line) == ("BEGIN", "VCARD"):
            is_agent = card is not None and _mark(card[-1]) == ("AGENT", "")
            if card and not is_agent:
                yield card
            card = card if is_agent else [line]
        elif card and _mark(line) == ("END", "VCARD"):
            yield card
            card = None
        elif card:
            card.append(line)
    if card:
        left.append(LeftOut(source.name, say("the card is cut off"), card[0].number))


def _mark(line: Line) -> tuple[str, str]:
    return line.name, line.value.strip().upper()


def _is_no_person(card: Sequence[Line]) -> bool:
    about = {line.name: line.value.strip().casefold() for line in card}
    kind = about.get("KIND", about.get("X-ADDRESSBOOKSERVER-KIND", "individual"))
    company = about.get("ORG", "").rstrip(";")
    is_alone = not about.get("N", "").strip("; ") and company == about.get("FN", "")
    is_company = about.get("X-ABSHOWAS") == "company" or (is_alone and company != "")
    return kind != "individual" or is_company


def _person(card: Sequence[Line], place: Place) -> ProposedPerson:
    found = {line.name: line for line in reversed(card)}
    title = found.get("TITLE") or found.get("ROLE")
    units = found["ORG"].parts()[1:] if "ORG" in found else ()
    nicknames = found["NICKNAME"].parts(",") if "NICKNAME" in found else ()
    values: dict[str, Value] = {
        "role": title.text if title else "",
        "team": ", ".join(filter(None, units)),
        "nicknames": tuple(filter(None, nicknames)),
    }
    return ProposedPerson(_name(found.get("FN"), found.get("N")), place, profile_of(values)[0])


def _name(formatted: Line | None, structured: Line | None) -> str:
    """Returns the name as it is said; Outlook may write „Berger, Anna“ where it should stand."""
    family, given, *_ = (*structured.parts(), "", "") if structured else ("", "")
    made = " ".join(filter(None, (given, family)))
    text = formatted.text if formatted else ""
    is_turned = bool(family and given) and text == f"{family}, {given}"
    return made if not text or is_turned else text
