"""Words that suggest health, family, faith or union matters: a hint while typing, never stored.

A short list of stems in German and English, checked against the words of one line. It warns and
never blocks; nobody's notes are analysed for mood or meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from fuehrung_cli.errors import Message, say

Matter = Literal["health", "family", "faith", "union", "private"]

_STEMS: Mapping[Matter, tuple[str, ...]] = {
    "health": (
        "krank", "erkrank", "diagnos", "arzt", "ärzt", "klinik", "therapie", "therapeut", "psychi",
        "depress", "burnout", "burn-out", "krebs", "operiert", "reha\\b", "fehlgeburt",
        "migräne", "rückenschmerz", "medikament", "alkohol", "suchtkrank", "schwerbehinder",
        "attest\\b", "arbeitsunfähig", "sick", "illness", "ill\\b", "disease", "hospital",
        "surgery", "miscarriage", "cancer", "anxiety", "medication", "therapy",
        "therapist", "disabilit", "rehab",
    ),
    "family": (
        "schwanger", "scheidung", "geschieden", "ehekrise", "kinderwunsch", "sorgerecht",
        "pflegefall", "pregnan", "divorc", "custody", "ivf\\b",
    ),
    "faith": (
        "religi", "muslim", "moschee", "kirchenaustritt", "jüdisch", "ramadan", "kopftuch",
    ),
    "union": (
        "gewerkschaft", "betriebsratsmitglied", "trade union", "labor union", "labour union",
    ),
    "private": ("schwul", "lesbisch", "homosexuell", "transgender"),
}  # fmt: skip
_CARE: Mapping[Matter, re.Pattern[str]] = {
    matter: re.compile(r"(?<!\w)(?:" + "|".join(stems) + ")", re.IGNORECASE)
    for matter, stems in _STEMS.items()
}
_INSTEAD: Mapping[Matter, Message] = {
    "health": say("Can take on less at the moment."),
    "family": say("Needs other working hours at the moment."),
    "faith": say("Needs certain days off."),
    "union": say("Has appointments outside the team."),
    "private": say("Told me something personal."),
}


def matter_of(text: str) -> Matter | None:
    """Returns what a line may be about that belongs into no note, None for all the rest."""
    return next((matter for matter, care in _CARE.items() if care.search(text)), None)


def instead_of(matter: Matter) -> Message:
    """Returns a wording that says what follows for the work and not why."""
    return _INSTEAD[matter]
