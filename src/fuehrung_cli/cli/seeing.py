"""Calm pages: a reason that was seen at a terminal is silent there for 14 days."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.seen import Seen, keep_seen, load_seen

if TYPE_CHECKING:
    from fuehrung_cli.reports.brief import Brief


@dataclass(frozen=True)
class Memory:
    """What was seen of people on this machine, None where pages do not remember."""

    disk: Disk | None = None
    seen: Seen = Seen({})

    def of(self, person: str) -> Mapping[str, date]:
        """Returns reason → the day it was first shown."""
        return self.seen.of(person)

    def keep(self, shown: Mapping[str, Brief], day: date) -> None:
        """Remembers the reasons that stand on the pages; `shown` is person → her page."""
        from fuehrung_cli.layout.brief import MOST_REASONS

        if self.disk is None:
            return
        keys = {
            person: [signal.key for signal in page.reasons[:MOST_REASONS]]
            for person, page in shown.items()
        }
        keep_seen(self.disk, self.seen, keys, day)


def memory_of(run: Run, wish: Wish, *, for_person: bool) -> Memory:
    """Returns the memory of pages that a leader sees at a terminal.

    Files, pipes, the part for the other person and the made-up team neither ask nor fill it.
    """
    is_seen = wish.form == "terminal" and wish.to in (None, "-") and sys.stdout.isatty()
    if not is_seen or for_person or run.renames or run.settings.signals == "off":
        return Memory()
    with suppress(FuehrungError):
        disk = Disk(run.paths.state_of(run.notebook.id))
        return Memory(disk, load_seen(disk))
    return Memory()
