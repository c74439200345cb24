"""Files into which a merge has written both versions, one behind the other, with marks between.

Git writes them, and other tools for versions do the same: `<<<<<<<`, then ours, `=======`, then
theirs, `>>>>>>>`; with diff3 what was there before stands behind `|||||||`. They may lie within a
text of several lines, where the file still is TOML: then the marks stand in the middle of a note.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_OPENED = b"<<<<<<< "
_MARK = re.compile(rb"(?:(<{7}|\|{7}|>{7}) .*|(={7}))\r?\n?\Z")
_Part = Literal["both", "ours", "base", "theirs"]
_NEXT: dict[tuple[str, bytes], _Part] = {
    ("both", b"<"): "ours",
    ("ours", b"|"): "base",
    ("ours", b"="): "theirs",
    ("base", b"="): "theirs",
    ("theirs", b">"): "both",
}


class Sides(NamedTuple):
    """Both versions taken apart; `base` is what was there before, where the merge has told it."""

    ours: bytes
    theirs: bytes
    base: bytes | None = None


def has_marks(data: bytes) -> bool:
    """Says whether a file holds two versions with marks between."""
    return _OPENED in data and sides_of(data) is not None


def sides_of(data: bytes) -> Sides | None:
    """Returns both versions in a file, None when the marks are not complete."""
    if _OPENED not in data:
        return None
    kept: dict[str, list[bytes]] = {"ours": [], "theirs": [], "base": []}
    part: _Part = "both"
    marks: set[_Part] = set()
    for line in data.splitlines(keepends=True):
        found = _MARK.match(line)
        if found:
            after = _NEXT.get((part, (found[1] or found[2])[:1]))
            # A line of equal signs in a note between the marks is a line like others.
            if after:
                part = after
                marks.add(part)
                continue
        for side in kept if part == "both" else (part,):
            kept[side].append(line)
    if part != "both" or "theirs" not in marks:
        return None
    ours, theirs, base = (b"".join(kept[side]) for side in ("ours", "theirs", "base"))
    return Sides(ours, theirs, base if "base" in marks else None)
