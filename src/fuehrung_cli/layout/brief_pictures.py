"""What a brief shows where a page has room for pictures: the trend, and the steps as a way.

The trend stands above the line: counts of the leader's own, and what the person said. The steps
stand below it, as on every brief.
"""

from __future__ import annotations

from fuehrung_cli.errors import say
from fuehrung_cli.layout.brief import Pictures
from fuehrung_cli.layout.document import Block
from fuehrung_cli.layout.progress import states_of
from fuehrung_cli.layout.trend import count_series, energy_series, months_phrase
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.brief import Brief
from fuehrung_cli.reports.trend import Trend

_CONTACTS = {
    "relational": say("contacts, more than business"),
    "business": say("contacts, business"),
}
_PROMISES = {"kept": say("my promises kept in time")}


def brief_pictures(brief: Brief, report: Trend, t: Translator) -> Pictures:
    """Lays out the pictures of a brief; there are none before the first talk."""
    if brief.last_contact is None:
        return Pictures()
    contacts = count_series(report, _CONTACTS, t) if report.contacts else ()
    energy = (energy_series(report, t),) if report.energy else ()
    kept = count_series(report, _PROMISES, t) if report.due else ()
    over_time = Block(
        (*contacts, *energy, *kept),
        t(say("OVER TIME")),
        months_phrase(report, t),
        needs_room=True,
    )
    steps = (states_of(brief.steps, t),) if brief.steps else ()
    return Pictures((over_time,), (Block(steps, needs_room=True),))
