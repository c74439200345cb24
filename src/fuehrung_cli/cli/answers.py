"""The answers of `--json`: under which name each goes out, and the type its data has.

Nothing loads this but what shows or writes the schemas, and the tests that hold answers to them.
"""

from __future__ import annotations

from fuehrung_cli.cli.absences import Away
from fuehrung_cli.cli.checking import Checked
from fuehrung_cli.cli.erasing import Receipt
from fuehrung_cli.cli.restoring import PutBack
from fuehrung_cli.cli.retention import Removal
from fuehrung_cli.domain.journey import Journey
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.layout.configuration import Configuration
from fuehrung_cli.reports.access import Access
from fuehrung_cli.reports.agenda import Agenda, Returned
from fuehrung_cli.reports.arrival import Arrival
from fuehrung_cli.reports.ask import Question
from fuehrung_cli.reports.brief import Brief
from fuehrung_cli.reports.card import Card
from fuehrung_cli.reports.conflicts import Conflicts
from fuehrung_cli.reports.cost import Cost
from fuehrung_cli.reports.deeds import Deeds
from fuehrung_cli.reports.departure import LeavePage
from fuehrung_cli.reports.handover import Handover
from fuehrung_cli.reports.history import FactPage, HistoryEntry
from fuehrung_cli.reports.paths import PathStatus
from fuehrung_cli.reports.people import PersonLine
from fuehrung_cli.reports.progress import PersonProgress
from fuehrung_cli.reports.promises import Promises
from fuehrung_cli.reports.recorded import Recorded
from fuehrung_cli.reports.retention import RetentionPage
from fuehrung_cli.reports.search import SearchReport
from fuehrung_cli.reports.sheet import Sheet
from fuehrung_cli.reports.signals import PersonSignals, TeamSignals
from fuehrung_cli.reports.situation import Started
from fuehrung_cli.reports.team import Team
from fuehrung_cli.reports.today import Today
from fuehrung_cli.reports.trend import Trend
from fuehrung_cli.store.backup import Kept
from fuehrung_cli.store.undo import Undone


@dataclass(frozen=True)
class Answer:
    """A kind of answer: the calls that give it, and the type of its data."""

    calls: tuple[str, ...]
    data: object


ANSWERS: dict[str, Answer] = {
    "access": Answer(("privacy access NAME",), Access),
    "away": Answer(("away FROM TO",), Away),
    "agenda": Answer(("share NAME",), Agenda),
    "ask": Answer(("ask NAME", "ask NAME --guess TEXT"), Question),
    "backup": Answer(("backup FILE",), Kept),
    "brief": Answer(("report NAME", "2"), Brief),
    "briefs": Answer(("report NAME,NAME", "report --today"), tuple[Brief, ...]),
    "cards": Answer(("card", "card NAME"), tuple[Card, ...]),
    "check": Answer(("check",), Checked),
    "checkin": Answer(
        (
            *("checkin NAME LINE", "note NAME LINE", "next NAME WHEN", "skip NAME"),
            *("done ID", "set ID", "move ID WHEN", "signals NAME --snooze RULE"),
            *("journey start NAME JOURNEY", "journey end NAME JOURNEY"),
            *("person pause NAME", "person resume NAME", "person leave NAME"),
            "privacy reply NAME WORDS",
        ),
        Recorded,
    ),
    "checkins": Answer(("checkin NAME,NAME LINE", "note NAME,NAME LINE"), tuple[Recorded, ...]),
    "config": Answer(("config", "config KEY VALUE"), Configuration),
    "conflicts": Answer(("conflicts", "conflicts --merge --yes"), Conflicts),
    "cost": Answer(("cost NAME",), Cost),
    "deeds": Answer(("privacy log",), Deeds),
    "departure": Answer(("departure NAME",), LeavePage),
    "entry": Answer(("show ID",), HistoryEntry),
    "erasure": Answer(("privacy erase NAME --confirm NAME",), Receipt),
    "fact": Answer(("show ID.N", "2"), FactPage),
    "handover": Answer(("handover NAME --dry-run",), Handover),
    "import": Answer(("import FILE", "import FILE --yes"), Arrival),
    "journey": Answer(("journey show ID",), Journey),
    "journeys": Answer(("journey list",), tuple[Journey, ...]),
    "log": Answer(("log", "log NAME"), tuple[HistoryEntry, ...]),
    "merge": Answer(("merge NAME FILE --dry-run", "merge NAME FILE --yes"), Returned),
    "paths": Answer(("journey status NAME",), tuple[PathStatus, ...]),
    "people": Answer(("person list", "person add NAME"), tuple[PersonLine, ...]),
    "person": Answer(("person show NAME", "person set NAME FIELD=VALUE"), PersonLine),
    "progress": Answer(("progress NAME",), PersonProgress),
    "promises": Answer(("promises", "promises NAME"), Promises),
    "sheet": Answer(("privacy sheet", "privacy sheet --for team"), Sheet),
    "signals": Answer(("signals NAME",), PersonSignals),
    "removal": Answer(("privacy retention --apply --yes",), Removal),
    "restore": Answer(("restore FILE", "restore FILE --to FOLDER"), PutBack),
    "retention": Answer(("privacy retention", "privacy retention --set KIND=TIME"), RetentionPage),
    "search": Answer(("search WORDS",), SearchReport),
    "situation": Answer(("situation NAME TYPE",), Started),
    "team": Answer(("report",), Team),
    "team-progress": Answer(("progress",), tuple[PersonProgress, ...]),
    "team-signals": Answer(("signals",), TeamSignals),
    "today": Answer(("fuehrung",), Today),
    "trend": Answer(("trend NAME",), Trend),
    "undo": Answer(("undo",), Undone),
}
