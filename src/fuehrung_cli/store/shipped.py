"""Where the files are that came with the program: journeys and documents."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from fuehrung_cli.store.fsops import Disk


def shipped(folder: Literal["journeys", "docs"]) -> Disk:
    """Returns a folder: in the package with `_` before its name, in a checkout beside `src`."""
    package = Path(__file__).resolve().parents[1]
    if Disk(package).kind(f"_{folder}") == "folder":
        return Disk(package / f"_{folder}")
    return Disk(package.parents[1] / folder)
