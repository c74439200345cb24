"""People from CSV: a list from a spreadsheet, from personnel, or our own table."""

from __future__ import annotations

from collections import Counter

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import say
from fuehrung_cli.imports.csv_rows import Columns, CsvRow, header_of, rows_of
from fuehrung_cli.imports.days import day_read
from fuehrung_cli.imports.making import left_out, not_understood, profile_of, turned
from fuehrung_cli.imports.proposals import Proposal, ProposedPerson
from fuehrung_cli.imports.source import Source
from fuehrung_cli.reports.arrival import LeftOut

KIND = "people"
NAMES: Columns = {
    "name": (
        *("name", "full name", "vollstandiger name", "vollstaendiger name", "person", "employee"),
        *("mitarbeiter", "mitarbeiterin", "mitarbeitende", "display name", "anzeigename", "who"),
        *("wer", "employee name", "contact", "kontakt"),
    ),
    "given": ("first name", "firstname", "given name", "vorname"),
    "family": ("last name", "lastname", "surname", "family name", "nachname", "familienname"),
}
"""How a column with somebody's name is called; letters without accents, ä = ae."""
_COLUMNS: Columns = {
    **NAMES,
    "id": ("id",),
    "role": (
        *("role", "position", "job title", "rolle", "stelle", "funktion", "aufgabe"),
        *("stellenbezeichnung", "organization title", "organization 1 title", "title"),
    ),
    "team": (
        *("team", "department", "abteilung", "bereich", "organization department"),
        "organization 1 department",
    ),
    "start": ("start", "start date", "entry date", "hire date", "eintritt", "eintrittsdatum"),
    "led_since": ("led since", "gefuehrt seit", "led by you since"),
    "rhythm_days": ("rhythm days", "rhythm", "rhythmus"),
    "voice": ("voice", "anrede"),
    "nicknames": ("nicknames", "nickname", "rufname", "spitzname"),
    "weekly_hours": ("weekly hours", "wochenstunden"),
    **{name: (name.replace("_", " "),) for name in ("impact_of_loss", "impact_reason", "cover")},
    "role_class": ("role class",),
}
NO_NAMES = say("it has no column with names; what it may be called: fuehrung help imports")
_SALUTATIONS = frozenset(
    (
        *("herr", "frau", "hr.", "fr.", "divers", "dr.", "prof.", "prof. dr."),
        *("mr", "mrs", "ms", "mr.", "mrs.", "ms.", "miss"),
    )
)
"""What Outlook has in a column that is called like the one for du and Sie."""
_OURS = frozenset(
    (
        *("state", "first_entry", "last_entry", "last_contact", "next_talk"),
        *("entries", "contacts", "open_facts"),
    )
)
"""Columns of our own table that follow from the entries."""


def is_people(source: Source) -> bool:
    """Says whether the columns are those of a list of people."""
    found = set(header_of(source, _COLUMNS))
    return "name" in found or {"given", "family"} <= found


def name_in(row: CsvRow) -> str:
    """Returns the name of a row, in one column or in two; „Berger, Anna“ is turned around."""
    whole = row["name"] or " ".join(filter(None, (row["given"].strip(), row["family"].strip())))
    return turned(whole)


def read_people(source: Source) -> Proposal:
    """Reads one person a row."""
    if not is_people(source):
        return Proposal(KIND, source.name, left=(LeftOut(source.name, NO_NAMES),))
    people: list[ProposedPerson] = []
    left: list[LeftOut] = []
    dropped: Counter[str] = Counter()
    for row in rows_of(source, _COLUMNS, left):
        profile, bad = profile_of(_values(row))
        if bad:
            left.append(left_out(row.place, not_understood(bad)))
        people.append(ProposedPerson(name_in(row), row.place, profile, row["id"]))
        dropped.update([row.titles["voice"]] if _is_salutation(row) else [])
        dropped.update(name for name in row.others if name not in _OURS)
    return Proposal(KIND, source.name, tuple(people), (), tuple(left), dropped)


def _values(row: CsvRow) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name in _COLUMNS:
        if name in (*NAMES, "id") or not (cell := row[name].strip()):
            continue
        if name == "voice" and _is_salutation(row):
            continue
        values[name] = _value(name, cell)
    return values


def _is_salutation(row: CsvRow) -> bool:
    return row["voice"].strip().casefold() in _SALUTATIONS


def _value(name: str, cell: str) -> Value:
    """Returns a cell as its field holds it, or as the text it is, which no such field takes."""
    match name:
        case "start" | "led_since":
            return day_read(cell) or cell
        case "rhythm_days":
            return int(cell) if cell.isdecimal() and len(cell) < 5 else cell
        case "weekly_hours":
            return _number(cell)
        case "nicknames":
            return tuple(part.strip() for part in cell.replace(",", ";").split(";") if part.strip())
        case "voice":
            return meaning("choice", cell) or cell.casefold()
        case _:
            return cell


def _number(cell: str) -> float | str:
    try:
        return float(cell.replace(",", "."))
    except ValueError:
        return cell
