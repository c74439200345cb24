"""Calendars as other programs see them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar, Component

PROPERTIES = frozenset(
    (
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "SEQUENCE", "DTSTAMP"),
        *("SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "TRANSP", "CLASS", "ACTION"),
        *("TRIGGER", "STATUS"),
    )
)
"""What a line may begin with."""
LONGEST = 75
"""Octets of a line, its end not counted."""


_CONFIG = """[calendars]
[[team]]
path = {folder}/team
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


_CALLS = """import json, sys
from click.testing import CliRunner
from khal.cli import main_khal
for argv in json.loads(sys.argv[1]):
    done = CliRunner().invoke(main_khal, argv, catch_exceptions=False)
    assert done.exit_code == 0, done.output
print(done.stdout)
"""


def khal(folder: Path, *calls: tuple[str, ...]) -> list[str]:
    """Returns the lines that the last call shows of a calendar “team” in this folder.

    All in one process, because each start takes a second; not in this one, whose locale khal sets.
    """
    (folder / "team").mkdir(exist_ok=True)
    (folder / "khal.conf").write_text(_CONFIG.format(folder=folder))
    argvs = [["-c", str(folder / "khal.conf"), *call] for call in calls]
    command = [sys.executable, "-c", _CALLS, json.dumps(argvs)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return [line.strip() for line in done.stdout.splitlines() if line.strip()]


def lines_of(data: bytes) -> list[str]:
    """Returns the lines, put together again, and makes sure that each is one of ours."""
    assert data.endswith(b"\r\n")
    raw = data.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, raw)) <= LONGEST
    whole = data.decode().replace("\r\n ", "")
    assert "\r" not in whole.replace("\r\n", "")
    lines = whole.removesuffix("\r\n").split("\r\n")
    assert {re.split("[:;]", line)[0] for line in lines} <= PROPERTIES
    # A reader that takes other characters for the end of a line sees the same lines.
    assert whole.splitlines() == lines
    return lines


def events_of(data: bytes) -> Sequence[Component]:
    """Returns the events as icalendar reads them."""
    return Calendar.from_ical(data).walk("VEVENT")


def start_of(event: Component) -> date | datetime:
    """Returns when an event begins."""
    begins: date | datetime = event.decoded("DTSTART")
    return begins
