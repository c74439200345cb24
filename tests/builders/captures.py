"""The surroundings in which the cases of check-ins are read, and results written as lines."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.results import (
    Ask,
    Changed,
    NewFact,
    Note,
    Reading,
    Result,
    Said,
    Set,
    StepSeen,
)
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.ids import ShortIds
from fuehrung_cli.domain.journey import Journey, Library, LocalText, Step
from fuehrung_cli.domain.kinds import (
    Agreement,
    Answer,
    Appointment,
    Commitment,
    Content,
    Goal,
    values_of,
)
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Opened, Session

DATA = Path(__file__).parents[1] / "data"
BERLIN = timezone(timedelta(hours=1))
AUCKLAND = timezone(timedelta(hours=13))


def cases(file: str) -> list[tuple[str, str, str]]:
    """Returns name, text and expectation of every case of a file in `tests/data`."""
    blocks = re.split(r"^=== ", (DATA / file).read_text("utf-8"), flags=re.MULTILINE)[1:]
    made = []
    for block in blocks:
        name, rest = block.split("\n", 1)
        text, expected = rest.split("--- expect\n")
        made.append((name, text.removesuffix("\n"), expected.strip()))
    return made


def case_book(*, english: bool, zone: timezone = BERLIN) -> Book:
    """Returns the book in which the cases are read."""

    def say(german: str, other: str) -> str:
        return other if english else german

    facts: dict[str, Content] = {
        "k7f3aaaa": Commitment(
            "leader", say("Schulung Gewerbe klären", "clarify the salary band"), date(2026, 11, 9)
        ),
        "m2xaaaaa": Commitment(
            "leader",
            say("Vertretung mit der Bereichsleitung besprechen", "access to the new cluster"),
            date(2026, 12, 4),
        ),
        "a4d9aaaa": Commitment(
            "person",
            say("Liste der 20 Bestandsbetriebe", "list of flaky tests"),
            date(2026, 11, 30),
        ),
        "h8e2aaaa": Goal(say("Zwölf neue Betriebe im Jahr", "staff track")),
        "y5c8aaaa": Agreement("cooperation", "yes_if"),
        "z2b6aaaa": Agreement("engagement", "yes"),
        "w1q1aaaa": Appointment(datetime(2026, 12, 10, 10, 0, tzinfo=zone)),
    }
    then = datetime(2026, 6, 19, 10, 0, tzinfo=zone)
    name, nick = ("Maya Brandt", ()) if english else ("Anna Berger", ("Anni",))
    person = Person("0001", name, Profile(nicknames=nick))
    sessions = [Session(key, then, then, facts=(Opened(1, c),)) for key, c in facts.items()]
    return fold(person, sessions)


def _library() -> Library:
    text = LocalText("x", "x")
    names = {"kontakt": (), "vertrauen": ("trust",), "ziele-motive": (), "loesungen": ("losungen",)}
    steps = (
        Step(name, text, text, 14, (f"step:{name}",), aliases) for name, aliases in names.items()
    )
    return Library((Journey("fuehrung-als-dienstleistung", text, tuple(steps)),))


def case_context(*, english: bool, zone: timezone = BERLIN) -> Context:
    """Returns the surroundings in which the cases are read."""
    names = ["Tom Krüger", "Priya Nair"] if english else ["Cem Demir", "Petra Schulz", "Tom Krüger"]
    return Context(
        book=case_book(english=english, zone=zone),
        now=datetime(2026, 11, 26, 10, 0, tzinfo=zone),
        library=_library(),
        others=tuple(Person(f"000{n}", name) for n, name in enumerate(names, start=2)),
        localize=lambda naive: naive.replace(tzinfo=zone),
        session_id="k1aaaaaa",
    )


def shown(reading: Reading, book: Book) -> str:
    """Returns a reading as the cases write it, one line per result."""
    lines = [text for r in reading.results if (text := _line(r, book)) is not None]
    return "\n".join(lines)


def _day(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    return value.isoformat() if isinstance(value, date) else "-"


def _line(result: Result, book: Book) -> str | None:
    match result:
        case Set(key, value):
            return f"set {key} | {_day(value) if isinstance(value, date) else value}"
        case NewFact(opened, _):
            return _fact(opened.content)
        case Changed(change, _, moved):
            state = "moved" if moved else change.state
            values = {k: v for k, v in change.set.items() if k not in ("due", "at")}
            day = _day(change.set.get("due", change.set.get("at")))
            line = f"change | {ShortIds(book.facts)[change.fact]} | {state} | {day} | "
            return line + (change.text or "-") + "".join(f" | {k}={v}" for k, v in values.items())
        case Note(text, _):
            return f"note | {text}" if text.strip() else None
        case StepSeen(step):
            return f"step | {step}"
        case Ask(_, phrase, _):
            return f"ask | {phrase}"
        case Said(code, _, _):
            return f"said | {code}"


def _fact(content: Content) -> str:
    match content:
        case Commitment(by="leader", due=None):
            return f"intention | {content.text}"
        case Commitment():
            who = "me" if content.by == "leader" else "them"
            return f"promise {who} | {_day(content.due)} | {content.text}"
        case Agreement():
            due = _day(content.due)
            return f"agreement | {content.scope} | {content.answer} | {due} | {content.text}"
        case Goal():
            more = {k: v for k, v in values_of(content).items() if k not in ("text", "due")}
            tail = "".join(f" | {k}={v}" for k, v in more.items())
            return f"goal | {_day(content.due)} | {content.text}{tail}"
        case Answer():
            return f"answer | {content.question} | {content.text}"
        case _:
            name = type(content).__name__.lower()
            values = {k: v for k, v in values_of(content).items() if k != "text"}
            tail = "".join(f" | {k}={v}" for k, v in values.items())
            return f"{name} | {content.text}{tail}"
