"""Which of the planted mistakes the harnesses with real processes have to find (R4).

Each is put into the child before the command, where nothing has to be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crash.planted import PLANTED

FOUND_BY_KILLS = ("in_place", "unlink_before_link")
FOUND_BY_FAULTS = ("swallowed_full_disk",)
FOUND_BY_POWER_CUTS = ("no_file_sync", "no_folder_sync")


class _ForGood:
    """Stands for pytest's monkeypatch."""

    setattr = staticmethod(setattr)


def _planting(name: str) -> Callable[[], None]:
    return lambda: PLANTED[name](_ForGood)


BUGS: Mapping[str, Callable[[], None]] = {name: _planting(name) for name in PLANTED}
