"""Rules that count contacts, talks and promises kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from fuehrung_cli.domain.appointments import appointment_day
from fuehrung_cli.domain.contacts import share
from fuehrung_cli.domain.promises import kept_rate
from fuehrung_cli.errors import Term, say, say_n, typed
from fuehrung_cli.signals.signal import Look, Severity, Signal

TALKS = ("one_on_one", "video", "review", "stay")
MANY_CONTACTS = 6
"""From so many contacts on, none beyond business weighs more (R03)."""


def _cancelled(look: Look) -> Iterator[Signal]:
    rule = look.rule("cancelled_by_leader")
    ended = [f for f in look.facts("appointment", is_open=False) if f.role != "open"]
    last = sorted(ended, key=appointment_day)[-(rule.least or 4) :]
    cancelled = [fact for fact in last if fact.role == "broken"]
    if cancelled and len(cancelled) >= (rule.warn or 2):
        yield Signal(
            "cancelled_by_leader",
            "warn",
            say_n(
                "you cancelled {cancelled} of the last {n} talk",
                "you cancelled {cancelled} of the last {n} talks",
                len(last),
                cancelled=len(cancelled),
            ),
            cancelled[-1].touched,
            say("hold the next talks that are planned"),
            look.typed(typed("fuehrung next {name} …")),
        )


def _only_business(look: Look) -> Iterator[Signal]:
    rule = look.rule("only_business")
    found = share(look.book, look.day, rule.window_days or 60)
    if found.known < (rule.least or 4):
        return
    if found.relational == 0 and found.known >= MANY_CONTACTS and rule.warn is not None:
        strength: Severity = "warn"
    elif found.relational / found.known < (rule.notice or 0):
        strength = "notice"
    else:
        return
    yield Signal(
        "only_business",
        strength,
        say_n(
            "{relational} of {n} contact in {days} days about more than business",
            "{relational} of {n} contacts in {days} days about more than business",
            found.known,
            relational=found.relational,
            days=found.days,
        ),
        look.day - timedelta(days=found.days),
        say("a personal word, a word of thanks, or a talk about development"),
        look.typed(
            typed('fuehrung checkin {name} "{about}: …"', about=Term("purpose", "personal"))
        ),
    )


def _kept_rate(look: Look) -> Iterator[Signal]:
    rule = look.rule("kept_rate")
    rate = kept_rate(look.book, look.day)
    if rate.due < (rule.least or 5):
        return
    kept = rate.kept / rate.due
    if kept >= (rule.notice or 0):
        return
    yield Signal(
        "kept_rate",
        "warn" if rule.warn is not None and kept < rule.warn else "notice",
        say("{kept} of {due} promises kept in 12 months", kept=rate.kept, due=rate.due),
        look.day - timedelta(days=365),
        say("promise less, and keep what is promised"),
        look.typed(typed("fuehrung promises {name}")),
    )


def _empty_routine(look: Look) -> Iterator[Signal]:
    most = int(look.rule("empty_routine").notice or 4)
    last = [session for session in look.book.contacts if session.kind in TALKS][-most:]
    if len(last) < most or any(talk.id in look.book.fruitful for talk in last):
        return
    yield Signal(
        "empty_routine",
        "notice",
        say_n("{n} talk without a result", "{n} talks without a result", most),
        last[0].day,
        say("ask one question of the journey, and write down the answer"),
        look.typed(typed('fuehrung checkin {name} "? …" "…"')),
    )


RULES = {
    "cancelled_by_leader": _cancelled,
    "only_business": _only_business,
    "kept_rate": _kept_rate,
    "empty_routine": _empty_routine,
}
