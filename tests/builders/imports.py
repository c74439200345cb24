"""Files as other programs write them, made after their documented formats."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from fuehrung_cli.domain.person import Person
from fuehrung_cli.imports.placing import Ground, Plan, placed
from fuehrung_cli.imports.proposals import Proposal
from fuehrung_cli.imports.registry import read_all, recognised
from fuehrung_cli.imports.source import Source

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


def read(text: str | bytes, name: str = "file") -> Proposal:
    """Reads a file as what it is recognised as."""
    data = text.encode() if isinstance(text, str) else text
    return read_all([Source(name, data)], None)[0]


def kind_of(text: str | bytes, name: str = "file") -> str | None:
    """Returns what a file is recognised as."""
    return recognised(Source(name, text.encode() if isinstance(text, str) else text))


def place(*proposals: Proposal, people: tuple[Person, ...] = (), there: Plan | None = None) -> Plan:
    """Places proposals in a notebook that holds these people, and what another import brought."""
    numbers = count(1)
    came = tuple(each.person for each in there.people) if there else ()
    entries = frozenset(each.session.id for each in there.entries) if there else frozenset()
    ground = Ground(
        people=(*people, *came),
        entries=entries,
        now=NOW,
        localize=lambda moment: moment.replace(tzinfo=UTC),
        new_person_id=lambda: f"n{next(numbers):03}",
    )
    return placed(proposals, ground)


def left(proposal: Proposal | Plan) -> list[tuple[int | None, str]]:
    """Returns line and reason of what was left."""
    return [(each.line or each.row, each.why.text) for each in proposal.left]


def card(*lines: str, version: str = "3.0") -> str:
    """Returns a vCard with these lines."""
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))
