"""The trail of corrections: that something was put right, when and in which fields (Art. 16 GDPR).

It never holds a former word: what was wrong has to go. Corrections of one day on behalf of the
same side are one line, so that a slip of the finger does not fill the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, get_args

from fuehrung_cli.frozen import dataclass

Asker = Literal["leader", "person"]


@dataclass(frozen=True)
class Correction:
    """What was corrected on a day: names of fields, numbers of facts, never what stood there."""

    on: date
    fields: tuple[str, ...]
    """`notes`, `role`, `facts.2.due`; `facts.2` for one that came or went, `changes.<fact>`."""
    asked_by: Asker = "leader"
    """Who wanted it."""


Trail = tuple[Correction, ...]


def corrected(trail: Trail, fields: Iterable[str], on: date, asked_by: Asker) -> Trail:
    """Returns a trail with one correction more; nothing is added where no field has changed."""
    made = Correction(on, tuple(dict.fromkeys(fields)), asked_by)
    return joined(trail, (made,)) if made.fields else trail


def joined(one: Trail, two: Trail) -> Trail:
    """Returns one trail of two, in the order of the days, whichever of them stands first."""
    found: dict[tuple[date, Asker], set[str]] = {}
    for each in (*one, *two):
        found.setdefault((each.on, each.asked_by), set()).update(each.fields)
    return tuple(Correction(on, tuple(sorted(found[on, by])), by) for on, by in sorted(found))


def without(trail: Trail, gone: Iterable[str]) -> Trail:
    """Returns a trail without what was corrected of parts that are gone, e.g. of `facts.2`."""
    parts = tuple(gone)
    left = (
        Correction(each.on, tuple(f for f in each.fields if not _is_of(f, parts)), each.asked_by)
        for each in trail
    )
    return tuple(each for each in left if each.fields)


def _is_of(field: str, parts: tuple[str, ...]) -> bool:
    return any(field == part or field.startswith(f"{part}.") for part in parts)


def as_texts(trail: Trail) -> tuple[str, ...]:
    """Returns each correction as a text, as exports hold it: `2026-11-26 person: notes`."""
    return tuple(
        f"{each.on.isoformat()} {each.asked_by}: {', '.join(each.fields)}" for each in trail
    )


def from_texts(texts: Iterable[object]) -> Trail | None:
    """Returns the trail that `as_texts` has written, None where anything else stands there."""
    try:
        return tuple(_read(texts))
    except ValueError:
        return None


def _read(texts: Iterable[object]) -> Iterator[Correction]:
    for text in texts:
        head, _, fields = str(text).partition(": ")
        day, _, asker = head.partition(" ")
        by = next((known for known in get_args(Asker) if known == asker), None)
        if by is None or not fields:
            raise ValueError(asker)
        yield Correction(date.fromisoformat(day), tuple(fields.split(", ")), by)
