"""What the shells know of people without starting the program: a list of names in the cache.

A line for each person: how she is shown, then every form that may be typed, the shortest name
first, with tabs between. The first line says which notebook they are of. The shell uses it while
it is newer than every folder and file of a person; else it asks the program, which writes it anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress

from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.paths import Paths

FILE = "names"
HEAD = "fuehrung names 1"
_RACY_SECONDS = 2
"""What changed so shortly before it was read can change once more within the same stamp."""


def keep_names(paths: Paths, lines: Iterable[Sequence[str]], began: float) -> None:
    """Keeps what was read of a notebook from the moment `began` on; a full disk costs only time.

    Its time is that moment and a little before, so whatever was changed later is newer.
    """
    home = str(paths.home)
    if not home.isprintable():
        return  # no line of a list could name it
    text = "".join("\t".join(line) + "\n" for line in ((HEAD, home), *lines))
    disk = Disk(paths.cache, lasting=False)
    with suppress(FuehrungError, OSError):
        disk.make_folder()
        disk.put(FILE, text.encode("utf-8", "surrogateescape"))
        then = began - _RACY_SECONDS
        os.utime(paths.cache / FILE, (then, then))
