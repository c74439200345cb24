"""The names in a backup: its parts, and which names every system can hold.

A backup is an ordinary zip archive that has to be unpacked anywhere, by hand if need be. A file
whose name some system refuses goes under a number into `odd-names`, and `backup.json` says what it
was called.
"""

from __future__ import annotations

import unicodedata

README = "README.txt"
ABOUT = "backup.json"
SUMS = "SHA256SUMS"
NOTEBOOK_PART = "notebook"
SETTINGS_PART = "settings"
STATE_PART = "state"
RUNTIME_PART = "runtime"
"""Drafts that were kept where this machine forgets them, because nothing else could be written."""
ODD_PART = "odd-names"
CONFIG = f"{SETTINGS_PART}/config.toml"
NEW = "new"
"""The state folder of drafts that were typed before there was a notebook."""
MOST_FILES = 200_000
PARTS = (NOTEBOOK_PART, SETTINGS_PART, STATE_PART, RUNTIME_PART)
"""The top folders that files of the user come from and go to."""
WRITTEN_BY_US = (README, ABOUT, SUMS)

_LONGEST_PART = 120
_LONGEST_PATH = 200
"""Windows knows 260 characters for the whole path, and the folder it is unpacked to counts."""
_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    (*("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"), *(f"COM{n}" for n in "123456789¹²³"))
) | frozenset(f"LPT{n}" for n in "123456789¹²³")


def is_portable(path: str) -> bool:
    """Says whether every system can hold a path of this name below some folder."""
    return len(path) <= _LONGEST_PATH and all(map(_is_portable_part, path.split("/")))


def _is_portable_part(part: str) -> bool:
    stem = part.partition(".")[0].rstrip(" ").upper()
    return (
        bool(part)
        and part.isprintable()  # no control characters, no halves of one, no hidden marks
        and not _FORBIDDEN & set(part)
        and part[-1] not in ". "
        and part[0] != " "
        and stem not in _DEVICES
        and unicodedata.normalize("NFC", part) == part
        and len(part.encode()) <= _LONGEST_PART
    )


def is_inside(path: str) -> bool:
    """Says whether a path leads to a place below one of the parts, whatever its name looks like."""
    top, *rest = path.split("/")
    return (
        top in PARTS
        and bool(rest)
        and not any(part in ("", ".", "..") or "\0" in part for part in rest)
    )


def odd_name(number: int) -> str:
    """Returns where the file of this number among those with an odd name goes."""
    return f"{ODD_PART}/{number:04}"


class Spellings:
    """The names given so far: two that differ only in capitals are one on many systems."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def fits(self, path: str) -> bool:
        """Takes a path in, unless it or a folder above is there already in another spelling."""
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            above = "/".join(parts[:depth])
            if self._known.setdefault(above.casefold(), above) != above:
                return False
        return True
