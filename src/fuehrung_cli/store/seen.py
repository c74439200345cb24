"""Which reasons were seen on a page, and since when: what makes pages calm.

Kept beside drafts and undo on this machine. A lost or damaged file means only that reasons speak
again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date

from fuehrung_cli.domain.thresholds import SILENT_DAYS
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.fsops import Disk

FILE = "seen.json"


@dataclass(frozen=True)
class Seen:
    """The reasons that were seen: person → reason → the day it was first shown."""

    people: Mapping[str, Mapping[str, date]]
    data: bytes | None = None
    """What stood in the file, None where there is none."""

    def of(self, person: str) -> Mapping[str, date]:
        """Returns what was seen of one person."""
        return self.people.get(person, {})


def load_seen(disk: Disk) -> Seen:
    """Returns what was seen; what cannot be read was not."""
    try:
        data = disk.read_file(FILE)
    except FuehrungError:
        return Seen({})
    return Seen(_people(data), data)


def keep_seen(disk: Disk, seen: Seen, shown: Mapping[str, Iterable[str]], day: date) -> None:
    """Adds what is shown on a day, and forgets what may speak again.

    A folder that cannot be written, or another program that was faster, costs nothing but silence.
    """
    people: dict[str, dict[str, str]] = {}
    for person in sorted({*seen.people, *shown}):
        days = dict.fromkeys(shown.get(person, ()), day)
        days |= {key: on for key, on in seen.of(person).items() if _is_recent(on, day)}
        if days:
            people[person] = {key: on.isoformat() for key, on in sorted(days.items())}
    data = json.dumps(people, ensure_ascii=False, indent=1).encode() + b"\n"
    with suppress(FuehrungError):
        if seen.data is None and people:
            disk.make_folder()
            disk.create_new(FILE, data)
        elif seen.data is not None and data != seen.data:
            disk.replace_if_same(FILE, seen.data, data)


def _is_recent(on: date, day: date) -> bool:
    return 0 <= (day - on).days < SILENT_DAYS


def _people(data: bytes) -> dict[str, dict[str, date]]:
    try:
        found = json.loads(data)
        return {
            str(person): {str(key): date.fromisoformat(on) for key, on in days.items()}
            for person, days in found.items()
        }
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}
