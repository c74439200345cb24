"""How a name goes on that was begun: in the spelling and the case in which it was begun."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from fuehrung_cli.domain.names import fold, fold_plain


def goes_on(typed: str, names: Iterable[str]) -> str:
    """Returns the first name that begins with what was typed, spelled as it was begun, or "".

    `Mül` goes on to `Müller`, `muel` to `mueller`, `MUE` to `MUEller`: shells keep only what begins
    with the letters that stand there, and nobody has to know how a name is written.
    """
    begun = unicodedata.normalize("NFC", typed)
    for as_written, *others in map(spelled, names):
        if as_written.startswith(begun):
            return typed + as_written[len(begun) :]
        for other in others:
            if other.startswith(begun.casefold()):
                return typed + other[len(begun.casefold()) :]
    return ""


def spelled(name: str) -> tuple[str, str, str, str]:
    """Returns how a name may be typed: as it is written, then in small letters in three ways."""
    written = unicodedata.normalize("NFC", name)
    return written, written.casefold(), fold(written), fold_plain(written)
