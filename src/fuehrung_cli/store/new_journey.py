"""A file to start a journey from: valid as it is, with a word on every field."""

from __future__ import annotations

from fuehrung_cli.domain.names import slug
from fuehrung_cli.store.shipped import shipped

_ID = '"mein-weg"'
_TITLE = '"Mein Weg"'
"""What the templates say where the id and the title of the new journey belong."""


_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Names that Windows keeps for itself, with any ending: no file of the notebook may have one."""


def journey_id(name: str) -> str:
    """Returns the id for a journey of this name, empty when none can be made of it.

    That is so where no letter and no digit is left, and for the name of a device of Windows.
    """
    found = slug(name)
    return "" if found in _DEVICES else found


def new_journey(name: str, language: str) -> bytes:
    """Returns the file for a journey of this name, its comments in the language."""
    text = shipped("journeys").read_file(f"templates/{language}.toml").decode()
    return text.replace(_ID, _quoted(journey_id(name))).replace(_TITLE, _quoted(name)).encode()


def _quoted(text: str) -> str:
    import tomli_w  # noqa: PLC0415  # only who starts a journey pays for it

    return tomli_w.dumps({"text": text}).partition(" = ")[2].rstrip("\n")
