"""What a run finds around it: the clock, colour, width, and whether the encoding has our signs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import PurePath

from fuehrung_cli.domain.fields import FIRST_YEAR, LAST_YEAR
from fuehrung_cli.domain.settings import Settings
from fuehrung_cli.errors import UsageError, say

PROGRAMS = ("fuehrung", "fue")
PIPE_WIDTH = 80
NARROWEST = 20


def program_name() -> str:
    """Returns the name by which the program was called: the long one unless it was `fue`."""
    called = PurePath(sys.argv[0]).stem if sys.argv else ""
    return called if called in PROGRAMS else PROGRAMS[0]


def moment_of(environment: Mapping[str, str]) -> datetime:
    """Returns what time it is, or FUEHRUNG_NOW says it is; without an offset it is local.

    Raises:
        UsageError: FUEHRUNG_NOW is no moment, or TZ is further from Greenwich than any place.
    """
    named = environment.get("FUEHRUNG_NOW")
    try:
        return _named_moment(named) if named else _now()
    except ValueError:
        zone = environment.get("TZ", "")
        raise UsageError(
            say("{option}: “{value}” is not understood", option="TZ", value=zone),
            say("Example: TZ=Europe/Berlin"),
        ) from None


def _now() -> datetime:
    return whole_minutes(datetime.now().astimezone())  # aware in the same step


def _named_moment(named: str) -> datetime:
    try:
        moment = datetime.fromisoformat(named)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValueError
    except ValueError:
        raise UsageError(
            say("FUEHRUNG_NOW: “{value}” is not a date and time", value=named),
            say("Example: FUEHRUNG_NOW=2026-11-26T10:00"),
        ) from None
    return moment_here(moment)


def moment_here(moment: datetime) -> datetime:
    """Returns a moment with an offset, that of this place where it has none.

    An hour that clocks leave out in spring is one later then, as on every clock that was put
    forward; of an hour that comes twice in autumn the first is meant.
    """
    if moment.tzinfo:
        return whole_minutes(moment)
    here = moment.astimezone()
    if here.replace(tzinfo=None) != moment:
        here = moment.replace(fold=1).astimezone()
    return whole_minutes(here)


def whole_minutes(moment: datetime) -> datetime:
    """Returns the moment with a fixed offset of whole minutes, as TOML can write it."""
    offset = moment.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    return moment.replace(tzinfo=timezone(timedelta(minutes=minutes)), microsecond=0)


def wants_color(
    options: Mapping[str, str], environment: Mapping[str, str], settings: Settings
) -> bool:
    """Says whether to write in colour: option, variables, settings, then what stdout is."""
    when = options.get("color") or environment.get("FUEHRUNG_COLOR") or ""
    if when and when not in ("auto", "always", "never"):
        raise UsageError(
            say("{option}: “{value}” is not understood", option="--color", value=when),
            say("Possible: {choices}", choices=("auto", "always", "never")),
        )
    if when in ("always", "never"):
        return when == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") or settings.color == "always":
        return True
    return settings.color != "never" and sys.stdout.isatty() and environment.get("TERM") != "dumb"


def wants_plain(
    options: Mapping[str, str], environment: Mapping[str, str], settings: Settings
) -> bool:
    """Says whether pages are linear text for a screen reader."""
    if "plain" in options:
        return True
    named = environment.get("FUEHRUNG_PLAIN")
    if named is not None:
        return named not in ("", "0")
    return settings.plain or (sys.stdout.isatty() and environment.get("TERM") == "dumb")


def columns(options: Mapping[str, str], environment: Mapping[str, str]) -> int:
    """Returns how wide a page may be."""
    named = options.get("width") or environment.get("FUEHRUNG_WIDTH")
    if named:
        if not named.isdigit() or int(named) < NARROWEST:
            raise UsageError(
                say(
                    "{option}: “{value}” is not a number of columns from {low} up",
                    option="--width",
                    value=named,
                    low=NARROWEST,
                ),
                say("Example: --width 100"),
            )
        return int(named)
    if not sys.stdout.isatty():
        return PIPE_WIDTH
    import shutil

    return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns


def needs_ascii() -> bool:
    """Says whether the encoding of stdout lacks the signs of our pages."""
    try:
        "■▪─„“…·→✓".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return True
    return False
