"""Ids made of where an entry comes from: read again, the same entry has the same id."""

from __future__ import annotations

import hashlib

from fuehrung_cli.domain.ids import new_session_id


def id_from(*parts: str) -> str:
    """Returns a session id that follows from texts; each counts, and so does where each ends."""
    whole = b"".join(
        b"%d:%b" % (len(data), data) for part in parts for data in [part.encode("utf-8", "replace")]
    )
    rest = int.from_bytes(hashlib.sha256(whole).digest())

    def draw(below: int) -> int:
        nonlocal rest
        rest, drawn = divmod(rest, below)
        return drawn

    return new_session_id(draw)
