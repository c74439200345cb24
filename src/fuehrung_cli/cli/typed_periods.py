"""Reading a period as it is typed: `observation=60d`, `zusage=18 Monate`, `notes=default`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from fuehrung_cli.domain.date_words import LETTERS, UNITS
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.settings import LONGEST, Retention, RetentionNumbers, Span, Unit
from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import UsageError, say
from fuehrung_cli.store.retention_file import has_period

_TYPED = re.compile(r"([1-9][0-9]{0,3}) ?([^\W\d_]+)\Z")
_GENERAL: Mapping[str, tuple[str, Unit]] = {
    **dict.fromkeys(("notes", "notizen"), ("notes_months", "months")),
    **dict.fromkeys(("observations", "beobachtungen"), ("observations_days", "days")),
    **dict.fromkeys(("leavers", "gegangene"), ("leavers_months", "months")),
}
"""What may be typed for a general period → its key, and the unit it is kept in."""
_DEFAULT = ("default", "standard")


def with_period(retention: Retention, typed: str) -> Retention:
    """Returns the periods with one more that was typed as `KIND=TIME`.

    Raises:
        UsageError: the kind is none, or the time is none or out of bounds.
    """
    name, sign, time = typed.partition("=")
    name, time = name.strip(), " ".join(time.split())
    if not sign or not time:
        raise UsageError(
            say("“{text}” names no period", text=typed),
            say("Say for example {example}", example="observation=60d"),
        )
    if fold(name) in _GENERAL:
        return _general(retention, name, time)
    kind = _kind(name)
    if fold(time) in _DEFAULT:
        kinds = {key: span for key, span in retention.kinds.items() if key != kind}
    else:
        kinds = {**retention.kinds, kind: _span(time)}
    return replace(retention, kinds=dict(sorted(kinds.items())))


def _general(retention: Retention, name: str, time: str) -> Retention:
    key, unit = _GENERAL[fold(name)]
    if fold(time) in _DEFAULT:
        number = getattr(RetentionNumbers(), key)
    else:
        span = _span(time)
        number = span.number
        if span.unit != unit or (unit == "days" and number > 365):
            possible = ("1d–365d",) if unit == "days" else ("1m–120m",)
            raise UsageError(
                say("The period of {name} cannot be “{value}”", name=name, value=time),
                say("Possible: {choices}", choices=possible),
            )
    return replace(retention, general=replace(retention.general, **{key: number}))


def _kind(name: str) -> str:
    kind = "session" if fold(name) == "session" else meaning("kind", name)
    kind = kind.partition(".")[0] if kind else None
    if kind is None or not has_period(kind):
        raise UsageError(
            say("There is no kind of record “{name}”", name=name),
            say("Possible are notes, observations, leavers, and the kinds on the page"),
        )
    return kind


def _span(time: str) -> Span:
    found = _TYPED.match(time)
    unit = _unit(found[2]) if found else None
    if found is None or unit is None or int(found[1]) * unit[1] > LONGEST[unit[0]]:
        raise UsageError(
            say("“{value}” is no period", value=time),
            say("Possible: {choices}", choices=("60d", "8w", "18m", "2y")),
        )
    return Span(int(found[1]) * unit[1], unit[0])


def _unit(word: str) -> tuple[Unit, int] | None:
    """Returns the unit that a word or letter stands for, and how many of it."""
    units: tuple[tuple[Unit, int], ...] = (("days", 1), ("days", 7), ("months", 1), ("months", 3))
    units = (*units, ("months", 12))
    for names, letters, unit in zip(UNITS, LETTERS, units, strict=True):
        if fold(word) in {fold(each) for each in (*names, *letters)}:
            return unit
    return None
