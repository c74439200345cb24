"""Words that suggest health, family, faith or union matters: a hint while typing, never stored.

A short list of stems in German and English, checked against the words of one line. It warns and
never blocks; nobody's notes are analysed for mood or meaning.
"""

from __future__ import annotations

import re

_STEMS = (
    # Gesundheit, health
    "krank", "erkrank", "diagnos", "arzt", "ärzt", "klinik", "therapie", "therapeut", "psychi",
    "depress", "burnout", "burn-out", "krebs", "operiert", "reha\\b", "schwanger", "fehlgeburt",
    "migräne", "rückenschmerz", "medikament", "alkohol", "suchtkrank", "schwerbehinder",
    "attest\\b", "arbeitsunfähig", "sick", "illness", "ill\\b", "disease", "hospital",
    "surgery", "pregnan", "miscarriage", "cancer", "anxiety", "medication", "therapy",
    "therapist", "disabilit", "rehab",
    # Familie, family
    "scheidung", "geschieden", "ehekrise", "kinderwunsch", "sorgerecht", "pflegefall", "divorc",
    "custody", "ivf\\b",
    # Glaube, Gewerkschaft, Neigung: faith, union, orientation
    "religi", "muslim", "moschee", "kirchenaustritt", "jüdisch", "ramadan", "kopftuch",
    "gewerkschaft", "betriebsratsmitglied", "trade union", "labor union", "labour union",
    "schwul", "lesbisch", "homosexuell", "transgender",
)  # fmt: skip
_CARE = re.compile(r"(?<!\w)(?:" + "|".join(_STEMS) + ")", re.IGNORECASE)


def needs_care(text: str) -> bool:
    """Says whether a line holds a word of the list."""
    return _CARE.search(text) is not None
