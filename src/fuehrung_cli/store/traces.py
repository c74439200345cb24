"""What this process has looked at, and whether a page it shows may be shown again.

A page that is kept (`memo`) holds as long as nothing it was made from has changed, so `Disk` notes
every file and folder it reads, and everything that makes a page unfit to be kept is noted as well.
"""

from __future__ import annotations

import time


class Traces:
    """The record of one run."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forgets everything: a new run begins."""
        self.since_ns = time.time_ns()
        self.paths: dict[str, str] = {}
        """Files and folders that were read or looked for, in order, each with its stamp if that was
        taken then; they may be missing."""
        self.is_once = False
        """Something was written or said, or the hour mattered: the page is for this time only."""

    def look(self, root: object, path: str, stamp: str = "") -> None:
        """Notes that a file or folder of a root was read or looked for; the first stamp counts."""
        if self.is_once:
            return  # nobody will ask, and search reads hundreds of thousands
        whole = f"{root}/{path}" if path else str(root)
        if not self.paths.get(whole):
            self.paths[whole] = stamp

    def once(self) -> None:
        """Notes that this run can not be repeated from what it looked at."""
        self.is_once = True
        self.paths.clear()


TRACES = Traces()
"""The record of this process, which runs one command."""
