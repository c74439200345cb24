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
    for name in (unicodedata.normalize("NFC", name) for name in names):
        if name.startswith(begun):
            return typed + name[len(begun) :]
        for spelled in (name.casefold(), fold(name), fold_plain(name)):
            if spelled.startswith(begun.casefold()):
                return typed + spelled[len(begun.casefold()) :]
    return ""
