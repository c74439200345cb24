"""Stamps: what changes when a file is written or replaced, without reading it."""

from __future__ import annotations

from collections.abc import Iterable

from fuehrung_cli.store import fscalls
from fuehrung_cli.store.fscalls import Spot


def of_all(spot: Spot) -> dict[str, str]:
    """Returns name → stamp of everything in a folder, ordered by name; no link is followed."""
    return {name: _stamp(spot, name) for name, _ in fscalls.names(spot)}


def of_each(spot: Spot, paths: Iterable[str]) -> dict[str, str]:
    """Returns path → stamp of what stands at each; empty where nothing does."""
    found: dict[str, str] = {}
    for path in paths:
        try:
            found[path] = _stamp(spot, path)
        except FileNotFoundError:
            found[path] = ""
    return found


def _stamp(spot: Spot, name: str) -> str:
    """Returns the times of content and status, the size and the inode."""
    about = fscalls.status(spot, name)
    return f"{about.st_mtime_ns} {about.st_ctime_ns} {about.st_size} {about.st_ino}"
