"""Stamps: what changes when a file is written or replaced, without reading it."""

from __future__ import annotations

# A file is named relative to an open folder here, which pathlib cannot do.
# ruff: noqa: PTH116, PTH208
import os
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


def listing(spot: Spot) -> tuple[list[str], list[int]]:
    """Returns the names in a folder in order, and of each the numbers that make its stamp.

    Search asks it for every folder there is, so nothing is made of the numbers.
    """
    found = sorted(os.listdir(spot.path if spot.fd is None else spot.fd))
    numbers: list[int] = []
    for name in found:
        about = os.stat(spot.name(name), follow_symlinks=False, **spot.at)
        numbers += (about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)
    return found, numbers


def _stamp(spot: Spot, name: str) -> str:
    """Returns the times of content and status, the size and the inode."""
    about = fscalls.status(spot, name)
    return f"{about.st_mtime_ns} {about.st_ctime_ns} {about.st_size} {about.st_ino}"
