"""Names of days and months as the languages write them.

These few words are kept here and not looked up, because loading Babel's locale data would cost two
and a half times a bare Python on every page; a test holds them equal to Babel's CLDR data.
"""

from __future__ import annotations

WEEKDAYS: dict[str, tuple[str, ...]] = {
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
"""Short names, Monday first, without the dot of the abbreviation."""

MONTHS: dict[str, tuple[str, ...]] = {
    "de": (
        *("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni"),
        *("Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
    ),
    "en": (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
}
"""Short names as they stand beside a day."""
