"""The documents that came with the program, as they are written: Markdown."""

from __future__ import annotations

from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.shipped import shipped

JOURNEYS = "journeys/README.md"
"""The one document that lies with what it explains."""


def read_document(name: str) -> str | None:
    """Returns the text of a document, e.g. `guide.md`; None when this version has none."""
    folder, inside = shipped("docs"), name
    if name == JOURNEYS:
        folder, inside = shipped("journeys"), "README.md"
    try:
        return folder.read_file(inside).decode("utf-8")
    except MissingError:
        return None
