"""All reasons of one person on a day: what speaks, what rests, what speaks for her, the level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import is_calm, is_led
from fuehrung_cli.domain.consent import answers
from fuehrung_cli.domain.contacts import rhythm_of
from fuehrung_cli.domain.kinds import Exemption, Referral, StaySignal
from fuehrung_cli.domain.promises import overdue_days, promise_word, promises
from fuehrung_cli.domain.thresholds import SILENT_DAYS, Thresholds
from fuehrung_cli.errors import Message, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.signals import contact_rules, voice_rules, work_rules
from fuehrung_cli.signals.consent_rules import consent
from fuehrung_cli.signals.gap_rules import gaps
from fuehrung_cli.signals.overdue_rules import overdue
from fuehrung_cli.signals.signal import STRENGTH, Look, Signal

Level = Literal["calm", "watch", "address", "act", "unclear"]
GROUPS_TO_ACT = 3
RECENT_DAYS = 90
REFERRAL_DAYS = 180


@dataclass(frozen=True)
class Resting:
    """A rule that the leader has put to rest, with her reason."""

    rule: str
    until: date | None
    because: str
    fact: str


@dataclass(frozen=True)
class Reasons:
    """What speaks on a day, the leader's own part first; never a score."""

    signals: tuple[Signal, ...] = ()
    resting: tuple[Resting, ...] = ()
    supporting: tuple[Message, ...] = ()
    """What speaks for staying; listed, never offset."""
    level: Level = "calm"
    """Only here and in JSON, never in a table of people."""
    is_thin: bool = False
    """Too few entries for a statement (R22)."""
    changed_thresholds: int = 0

    @property
    def selectors(self) -> frozenset[str]:
        """Returns what the steps of journeys are broken by: `R04.warn`, `R04.notice`."""
        return frozenset(
            f"{signal.rule}.{name}"
            for signal in self.signals
            for name, strength in STRENGTH.items()
            if strength <= STRENGTH[signal.severity]
        )


def awake_in(books: Iterable[Book]) -> frozenset[str]:
    """Returns the kinds and tags that books hold; a rule about something missing needs one."""
    return frozenset(word for book in books for word in (*book.kinds, *book.last_days))


def reasons(
    book: Book,
    day: date,
    thresholds: Thresholds,
    *,
    rhythm_days: int,
    name: str,
    awake: frozenset[str] | None = None,
) -> Reasons:
    """Returns everything that speaks; nothing does in a pause, after it for 30 days, or at the end.

    `awake` are the kinds of the whole notebook where somebody asks for all reasons; by default
    those of this book.
    """
    if not is_led(book, day) or is_calm(book, day):
        return Reasons(changed_thresholds=thresholds.changed)
    wakes = awake_in([book]) if awake is None else awake
    look = Look(book, day, thresholds, rhythm_of(book, rhythm_days), name, wakes)
    made = [_completed(signal, thresholds) for signal in _all(look)]
    resting = _resting(look)
    asleep = {rest.rule for rest in resting}
    speaking = [s for s in made if s.rule not in asleep or not s.can_rest]
    ordered = sorted(speaking, key=_order)
    thin = _is_thin(look)
    return Reasons(
        tuple(ordered),
        resting,
        tuple(_supporting(look)),
        _level(ordered, is_thin=thin),
        thin,
        thresholds.changed,
    )


_TABLES = (gaps, overdue, consent)
_COUNTING = {**contact_rules.RULES, **work_rules.RULES, **voice_rules.RULES}


def _all(look: Look) -> Iterable[Signal]:
    for table in _TABLES:
        yield from table(look)
    for name, speak in _COUNTING.items():
        if look.rule(name).enabled:
            yield from speak(look)


def _completed(signal: Signal, thresholds: Thresholds) -> Signal:
    rule = thresholds.rules[signal.name]
    return replace(
        signal,
        rule=rule.id,
        group=rule.group,
        on_pages=rule.on_pages,
        can_rest=signal.can_rest and rule.can_rest,
    )


def _order(signal: Signal) -> tuple[bool, int, date, str]:
    return signal.whose != "leader", -STRENGTH[signal.severity], signal.since, signal.rule


def _resting(look: Look) -> tuple[Resting, ...]:
    found = []
    for fact in look.facts("exception"):
        content = fact.content
        if not isinstance(content, Exemption) or not content.rule:
            continue
        known = look.thresholds.named(content.rule)
        if known and (content.end is None or look.day <= content.end):
            found.append(Resting(known[1].id, content.end, content.text, look.shown(fact)))
    return tuple(found)


def _is_thin(look: Look) -> bool:
    rule = look.rule("thin_data")
    since = look.day - timedelta(days=rule.window_days or 90)
    # What the person replies is no entry of the leader's, and no reply calms or wakes a rule.
    replies = {f.id.partition(".")[0] for f in look.book.of_kind("reply") if not f.in_contact}
    counted = (s for s in look.book.sessions if s.id not in replies)
    entries = sum(since < session.day <= look.day for session in counted)
    return rule.enabled and entries < (rule.least or 3)


def _level(signals: Iterable[Signal], *, is_thin: bool) -> Level:
    """Returns the level: of each group only the strongest counts, so one cause counts once."""
    strongest: dict[str, int] = {}
    for signal in signals:
        strength = STRENGTH[signal.severity]
        strongest[signal.group] = max(strength, strongest.get(signal.group, 0))
    warns = sum(strength >= STRENGTH["warn"] for strength in strongest.values())
    if STRENGTH["urgent"] in strongest.values() or warns >= GROUPS_TO_ACT:
        return "act"
    if is_thin and not warns:
        return "unclear"
    if warns or len(strongest) >= GROUPS_TO_ACT:
        return "address"
    return "watch" if strongest else "calm"


def _supporting(look: Look) -> Iterable[Message]:
    given = answers(look.book, look.day)
    if given and all(answer.is_valid for answer in given):
        yield say("the yes holds")
    recent = look.day - timedelta(days=RECENT_DAYS)
    mine = promises(look.book, "leader")
    kept = [f for f in mine if (day := f.entered("kept")) and recent < day <= look.day]
    late = any(overdue_days(look.book, fact, look.day) for fact in mine)
    on_time = all(promise_word(fact, look.day) == "kept" for fact in kept)
    broken = any((day := f.entered("broken")) and day > recent for f in mine if f.role == "broken")
    if kept and on_time and not late and not broken:
        yield say_n(
            "{n} promise kept in 90 days, none late",
            "{n} promises kept in 90 days, none late",
            len(kept),
        )
    yield from _said(look)
    reached = [f for f in look.facts("goal", is_open=False) if f.role == "done"]
    if any(recent < fact.touched <= look.day for fact in reached):
        yield say("a goal reached in 90 days")


def _said(look: Look) -> Iterable[Message]:
    since = look.day - timedelta(days=REFERRAL_DAYS)
    for fact in look.facts("referral", "stay_signal", is_open=False):
        content = fact.content
        if not since < fact.opened <= look.day:
            continue
        if isinstance(content, Referral) and content.answer == "yes":
            yield say("recommended us on {day:short}", day=fact.opened)
        if isinstance(content, StaySignal) and content.type == "stay":
            yield say("said on {day:short} to stay", day=fact.opened)


def spoken(found: Reasons, day: date, seen: Mapping[str, date]) -> tuple[Signal, ...]:
    """Returns the reasons that speak on a page: not those asked for only, nor those just seen.

    `seen` is reason → the day it was first shown; it speaks again after `SILENT_DAYS`, or as soon
    as it weighs more, since then it is another reason.
    """
    return tuple(
        signal
        for signal in found.signals
        if signal.on_pages and not 0 < (day - seen.get(signal.key, day)).days < SILENT_DAYS
    )
