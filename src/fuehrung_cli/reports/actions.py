"""The one list of actions: what to do, why, by when, what to type.

It feeds the top of the brief, the foot of the team page, today and `--check`. Reasons speak of the
leader's own part first.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from fuehrung_cli.domain.appointments import appointment_day
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.clock import elapsed_days, is_away, is_calm, is_led
from fuehrung_cli.domain.consent import GivenAnswer, answers
from fuehrung_cli.domain.contacts import last_contact, lateness, rhythm_of
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.kinds import Situation
from fuehrung_cli.domain.promises import (
    due_day,
    moved_after_due,
    overdue_days,
    promises,
    wants_repair,
)
from fuehrung_cli.domain.situations import asks_again
from fuehrung_cli.errors import Message, Term, say, say_n, typed
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.action_kinds import Action, ActionKind
from fuehrung_cli.reports.paths import milestone_actions

_IN_A_PAUSE = ("talk_today", "promise_today", "promise_due")
"""While the person is away only what was put on a day on purpose speaks."""
SOON_DAYS = 7
_REPAIR = Term("field", "repair")
RECOGNITION_DAYS = 90


@dataclass(frozen=True)
class _Page:
    """What every rule for an action gets."""

    book: Book
    day: date
    name: str
    ids: Mapping[str, str]
    rhythm_days: int

    def typed(self, command: str, fact: Fact) -> str:
        """Returns the command for a fact. The name is part of it: ids are short within one book."""
        return f"fuehrung {command} {self.name} {self.ids[fact.id]}"


def actions(
    book: Book, day: date, *, rhythm_days: int, name: str, library: Library | None = None
) -> tuple[Action, ...]:
    """Returns everything that is to be done for a person, the most pressing first.

    `name` is what is typed for the person. For people who leave or have left nothing fires but the
    milestones of a journey that was begun for that; `library` holds the journeys they belong to.
    """
    milestones = milestone_actions(book, library, day, name=name) if library else ()
    if not is_led(book, day):
        return milestones
    page = _Page(book, day, name, book.short, rhythm_of(book, rhythm_days))
    found = [action for rule in _RULES for action in rule(page)]
    if is_away(book, day):
        found = [action for action in found if action.kind in _IN_A_PAUSE]
    return tuple(sorted((*found, *milestones), key=lambda action: action.weight))


def _talks(page: _Page) -> list[Action]:
    found = []
    for fact in page.book.of_kind("appointment"):
        planned = appointment_day(fact)
        if not fact.is_open or planned > page.day:
            continue
        today = planned == page.day
        found.append(
            Action(
                "talk_today" if today else "talk_unsettled",
                page.book.person.name,
                say("Prepare the talk") if today else say("Did the planned talk take place?"),
                _hour(fact) if today else say("planned for {day:short}", day=planned),
                planned,
                f"fuehrung report {page.name}" if today else page.typed("done", fact),
                page.ids[fact.id],
            )
        )
    return found


def _hour(fact: Fact) -> Message:
    at = getattr(fact.content, "at", None)
    return say("today at {time}", time=f"{at:%H:%M}") if isinstance(at, datetime) else say("today")


def _overdue(page: _Page) -> list[Action]:
    found = []
    for fact in promises(page.book, "leader"):
        days = overdue_days(page.book, fact, page.day)
        if days:
            found.append(
                _promised(
                    page,
                    fact,
                    "promise_overdue",
                    say("Keep “{text}” or agree on a new day", text=fact.content.text),
                    say_n("due for {n} day", "due for {n} days", days),
                )
            )
    return found


def _soon(page: _Page) -> list[Action]:
    found = []
    for fact in promises(page.book, "leader"):
        due = due_day(fact)
        if fact.is_open and due and page.day <= due <= page.day + timedelta(days=SOON_DAYS):
            what = say("Keep “{text}”", text=fact.content.text)
            kind: ActionKind = "promise_today" if due == page.day else "promise_due"
            found.append(_promised(page, fact, kind, what, _until(due, page.day)))
    return found


def _theirs(page: _Page) -> list[Action]:
    found = []
    for fact in promises(page.book, "person"):
        days = overdue_days(page.book, fact, page.day)
        if days:
            what = say("Ask about “{text}”", text=fact.content.text)
            why = say_n("due for {n} day", "due for {n} days", days)
            found.append(_promised(page, fact, "their_promise", what, why))
    return found


def _until(due: date, day: date) -> Message:
    if due == day:
        return say("due today")
    if due == day + timedelta(days=1):
        return say("due tomorrow")
    return say_n("in {n} day", "in {n} days", (due - day).days)


def _promised(page: _Page, fact: Fact, kind: ActionKind, what: Message, why: Message) -> Action:
    shown = page.ids[fact.id]
    due = due_day(fact) or page.day
    person = page.book.person.name
    return Action(kind, person, what, why, due, page.typed("done", fact), shown)


def _repairs(page: _Page) -> list[Action]:
    """A promise that is due again speaks once: whoever keeps it also talks about it."""
    found = []
    for fact in promises(page.book, "leader"):
        if wants_repair(fact, page.day) and not overdue_days(page.book, fact, page.day):
            shown = page.ids[fact.id]
            broken = fact.role == "broken"
            found.append(
                Action(
                    "repair",
                    page.book.person.name,
                    say("Talk about “{text}”", text=fact.content.text),
                    say("not kept on {day:short}", day=fact.touched) if broken else _moved(fact),
                    fact.touched,
                    typed('{set} {repair}="…"', set=page.typed("set", fact), repair=_REPAIR),
                    shown,
                )
            )
    return found


def _moved(fact: Fact) -> Message:
    if moved_after_due(fact):
        return say("moved after it was due")
    return say("moved more than once")


def _situations(page: _Page) -> list[Action]:
    """Asks again on the day that was chosen; a talk since then has done it."""
    found = []
    for fact in page.book.of_kind("situation"):
        due = asks_again(page.book, fact, page.day)
        if due and isinstance(fact.content, Situation):
            kind = Term("choice", fact.content.type)
            what = say("Ask how it is going: {situation}", situation=kind)
            why = say("to be asked again since {day:short}", day=due)
            shown = page.ids[fact.id]
            command = f'fuehrung checkin {page.name} "…"'
            found.append(Action("situation", page.book.person.name, what, why, due, command, shown))
    return found


def _recognition(page: _Page) -> list[Action]:
    """A success noted at the desk wants to be passed on; in a talk it already was."""
    since = page.day - timedelta(days=RECOGNITION_DAYS)
    return [
        Action(
            "recognition",
            page.book.person.name,
            say("Pass on: {text}", text=fact.content.text),
            say("noted on {day:short}", day=fact.opened),
            fact.opened,
            page.typed("done", fact),
            page.ids[fact.id],
        )
        for fact in page.book.of_kind("success")
        if fact.is_open and not fact.in_contact and since < fact.opened <= page.day
    ]


def _consent(page: _Page) -> list[Action]:
    """Returns at most one: scopes that want the same are one thing to talk about."""
    if is_calm(page.book, page.day):
        return []
    wanting = [(a, due) for a in answers(page.book, page.day) if (due := _wants(a, page.day))]
    if not wanting:
        return []
    taken_back = [pair for pair in wanting if pair[0].standing == "withdrawn"]
    conditional = [pair for pair in wanting if pair[0].given == "yes_if"]
    answer, due = (taken_back or conditional or wanting)[0]
    what = say("Talk about the yes") if taken_back else say("Ask for the yes")
    name, command = page.book.person.name, f'fuehrung checkin {page.name} "…"'
    return [Action("consent", name, what, _why_consent(answer, due), due, command)]


def _wants(answer: GivenAnswer, day: date) -> date | None:
    """Returns the day that makes an answer a thing to talk about, None when it rests."""
    if answer.standing == "withdrawn":
        return answer.on
    if answer.condition_due and answer.condition_due < day:
        return answer.condition_due
    return answer.valid_until if answer.standing in ("expiring", "expired") else None


def _why_consent(answer: GivenAnswer, due: date) -> Message:
    if answer.standing == "withdrawn":
        return say("taken back on {day:short}", day=due)
    if answer.standing == "expired":
        return say("expired on {day:short}", day=answer.valid_until or due)
    if due != answer.valid_until:
        return say("condition “{text}” was due on {day:short}", day=due, text=answer.text)
    if answer.given == "yes_if" and answer.text:
        return say("valid until {day:short}, condition “{text}”", day=due, text=answer.text)
    return say("valid until {day:short}", day=due)


def _contact(page: _Page) -> list[Action]:
    last = last_contact(page.book)
    if last is None or not lateness(page.book, page.day, page.rhythm_days):
        return []
    if any(f.is_open and appointment_day(f) >= page.day for f in page.book.of_kind("appointment")):
        return []
    days = elapsed_days(page.book, last.day, page.day, "person", "leader")
    return [
        Action(
            "contact",
            page.book.person.name,
            say("Talk again"),
            say_n(
                "{n} day without contact, rhythm {rhythm} days",
                "{n} days without contact, rhythm {rhythm} days",
                days,
                rhythm=page.rhythm_days,
            ),
            last.day + timedelta(days=page.rhythm_days),
            f"fuehrung next {page.name} …",
        )
    ]


_RULES = (_talks, _overdue, _repairs, _situations, _recognition, _consent, _contact, _soon, _theirs)
