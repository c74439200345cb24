"""Edition and today → what is typed for whom at which moment, always the same for the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from random import Random

from fuehrung_cli.demo.edition import Edition, Line, Member
from fuehrung_cli.demo.workdays import typed_day, workday
from fuehrung_cli.frozen import dataclass

_DAY = re.compile(r"\{(-?\d+)\}")
_PLANNED = re.compile(r"\{(-?\d+)\} \d")
_AROUND = 3
"""So many days before and after may fall on the same working day, because free days make way."""
_DESK = (16, 17)
"""Hours in which the leader writes up the day."""
_CORRIDOR = (11, 12, 14, 15)
_BARE = {
    "de": ("5 min persönlich", "10 min Aufgabe", "5 min Zahlen", "5 min Orga", "10 min Hilfe"),
    "en": ("5 min personal", "10 min task", "5 min numbers", "5 min admin", "10 min help"),
}
"""What is typed of a short contact when there is no time for more."""


@dataclass(frozen=True)
class Typed:
    """Lines that are typed at a moment, without an offset: that of the place."""

    at: datetime
    text: str
    is_talk: bool


def script(edition: Edition, today: date) -> dict[str, tuple[Typed, ...]]:
    """Returns name → everything typed for this person, in the order of time."""
    corridor = _Corridor(edition, Random(2012))
    made = {}
    for member in edition.members:
        lines = [*member.lines, *_of_everybody(edition, member), *corridor.of(member)]
        typed = (_typed(line, today, edition.language, Random(line.text)) for line in lines)
        made[member.name] = tuple(sorted(typed, key=lambda each: each.at))
    return made


def _of_everybody(edition: Edition, member: Member) -> Iterator[Line]:
    return (line for line in edition.everybody if line.ago < member.led_since)


def _typed(line: Line, today: date, language: str, chance: Random) -> Typed:
    day = workday(today, line.ago)
    at = line.at or time(chance.choice(_DESK), chance.randrange(60))

    def named(found: re.Match[str]) -> str:
        return typed_day(workday(today, int(found[1])), day, language)

    return Typed(datetime.combine(day, at), _DAY.sub(named, line.text), line.is_talk)


class _Corridor:
    """Deals the short contacts out: each text once, then those of which only the head is kept."""

    def __init__(self, edition: Edition, chance: Random) -> None:
        wanted = sum(shorts.count for member in edition.members for shorts in member.shorts)
        bare = _BARE[edition.language]
        texts = [*edition.corridor, *(bare[n % len(bare)] for n in range(wanted))][:wanted]
        chance.shuffle(texts)
        self.texts, self.chance = texts, chance
        self.away = {ago for line in edition.everybody for ago in _away(line)}

    def of(self, member: Member) -> Iterator[Line]:
        """Yields the short contacts of a person, on days of their own."""
        taken = self.away | {ago for line in member.lines for ago in _busy(line)}
        for shorts in member.shorts:
            free = [ago for ago in range(shorts.last, shorts.first + 1) if ago not in taken]
            for ago in self.chance.sample(free, shorts.count):
                at = time(self.chance.choice(_CORRIDOR), self.chance.randrange(60))
                yield Line(ago, self.texts.pop(), at)


def _busy(line: Line) -> set[int]:
    """Returns the days of an entry and of the talk it plans: no chat may pass for that talk."""
    days = (line.ago, *map(int, _PLANNED.findall(line.text)))
    return {ago for day in days for ago in range(day - _AROUND, day + _AROUND + 1)}


def _away(line: Line) -> range:
    """Returns the days on which the leader is away and meets nobody in the corridor."""
    first, last = map(int, _DAY.findall(line.text))
    return range(last - _AROUND, first + _AROUND + 1)
