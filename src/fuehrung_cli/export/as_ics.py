"""The table of dates → a calendar as RFC 5545 describes it.

A calendar is seen by others: on a shared screen, by an assistant, by a company's server. So a title
says what is on that day and not with whom, and nothing in it was written by hand. What stands in
the entry instead is the command that shows the rest.

Moments are those of UTC, which every program turns into its own time, so no table of time zones is
needed; one without an offset floats. A day is a day wherever one is, and blocks no time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime

from fuehrung_cli.domain.clock import later
from fuehrung_cli.domain.days import instant
from fuehrung_cli.errors import Message, say
from fuehrung_cli.export.table import Cell, Table
from fuehrung_cli.render.safe import visible

_TITLES: Mapping[str, Message] = {
    "talk": say("Talk"),
    "own_promise": say("Keep a promise"),
    "their_promise": say("A promise to me is due"),
    "follow_up": say("Ask how it is going"),
    "renewal": say("Ask for the yes again"),
}
_ALARMS: Mapping[str, str] = {
    "own_promise": "-PT15H",  # at nine the day before: one can still do it
    "their_promise": "PT9H",  # at nine on the day
    "follow_up": "PT9H",
    "renewal": "-P6DT15H",  # at nine, a week before
}
_BEFORE_A_TALK = "-PT30M"
_MINUTES = 30
_FORM = "%Y%m%dT%H%M%S"
_OCTETS = 75
Says = Callable[[Message], str]


def write(table: Table, t: Says, *, with_names: bool = False, with_ids: bool = True) -> bytes:
    """Returns the file; the same books give the same bytes.

    Without ids no entry says what to type: where they are aliases, no command knows them.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//fuehrung//fuehrung//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for row in table.records() for line in _event(row, t, with_names, with_ids)),
        "END:VCALENDAR",
    ]
    return b"".join(map(_folded, lines))


def _event(row: Mapping[str, Cell], t: Says, with_names: bool, with_ids: bool) -> Iterator[str]:
    title = _text(_title(row, t, with_names))
    yield "BEGIN:VEVENT"
    # The fact keeps its id when it moves, so that reading the file again moves the entry.
    yield f"UID:{row['id']}@fuehrung"
    yield f"SEQUENCE:{row['revision']}"
    yield f"DTSTAMP:{_utc(row['recorded'])}"
    yield f"SUMMARY:{title}"
    if with_ids:
        yield f"DESCRIPTION:{_text('fuehrung show ' + str(row['id']))}"
    yield from _when(row)
    yield "CLASS:PRIVATE"
    # So a program that has the entry learns that it will not be.
    yield from ("STATUS:CANCELLED",) if row["cancelled"] else _alarm(row, title)
    yield "END:VEVENT"


def _title(row: Mapping[str, Cell], t: Says, with_names: bool) -> str:
    what = _TITLES[str(row["kind"])]
    return t(say("{what}: {name}", what=what, name=str(row["person"]))) if with_names else t(what)


def _when(row: Mapping[str, Cell]) -> Iterator[str]:
    at = row["at"]
    assert isinstance(at, date)
    if isinstance(at, datetime):
        minutes = row["minutes"] if isinstance(row["minutes"], int) else _MINUTES
        yield f"DTSTART:{_utc(at) if at.tzinfo else f'{at:{_FORM}}'}"
        yield f"DURATION:PT{minutes}M"
        yield "TRANSP:OPAQUE"
    else:
        yield f"DTSTART;VALUE=DATE:{at:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{later(at, 1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"


def _alarm(row: Mapping[str, Cell], title: str) -> Iterator[str]:
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}")
    yield f"TRIGGER:{_before(row)}"
    yield "END:VALARM"


def _before(row: Mapping[str, Cell]) -> str:
    if isinstance(row["at"], datetime):
        return _BEFORE_A_TALK
    return _ALARMS.get(str(row["kind"]), "PT9H")


def _utc(moment: Cell) -> str:
    assert isinstance(moment, datetime)
    return f"{instant(moment).astimezone(UTC):{_FORM}}Z"


def _text(text: str) -> str:
    """Returns a text as the value of a property: one line that nobody obeys."""
    shown = visible(text)
    for character in "\\;,":
        shown = shown.replace(character, f"\\{character}")
    return shown


def _folded(line: str) -> bytes:
    """Returns a line in pieces of at most 75 octets; none ends within a character."""
    pieces, rest = [], line
    most = _OCTETS
    while rest:
        piece = _fitting(rest, most)
        pieces.append(piece)
        rest = rest[len(piece) :]
        most = _OCTETS - 1  # a blank says that the line goes on
    return "\r\n ".join(pieces).encode() + b"\r\n"


def _fitting(text: str, octets: int) -> str:
    # Half characters cannot come from here: `visible` shows them.
    return text.encode()[:octets].decode("utf-8", "ignore")
