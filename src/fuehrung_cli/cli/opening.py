"""A line of today opened: the page before the talk, or one key that says what became of it.

Each answer is a line of the grammar, saved the way `done`, `move` and `set` save theirs. Without a
terminal the page of the fact says what to type instead.
"""

from __future__ import annotations

from datetime import date

from fuehrung_cli.cli.keys import ENTER, Choice
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish, present
from fuehrung_cli.domain.appointments import appointment_day
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.errors import ExitCode, Message, Term, say
from fuehrung_cli.reports.action_kinds import Action
from fuehrung_cli.reports.team_actions import Todo
from fuehrung_cli.store.records import PersonFile

_LEAVE = Choice("leave", say("[Enter] leave open"), ENTER)
_MOVED = Choice("moved", say("[m]oved"))
_PROMISE = (
    Choice("kept", say("[k]ept")),
    _MOVED,
    Choice("broken", say("[n]ot kept")),
    _LEAVE,
)
_TALK = (
    Choice("held", say("[h]eld")),
    _MOVED,
    Choice("cancelled_by_leader", say("[c]ancelled by me")),
    Choice("cancelled_by_person", say("cancelled by [t]hem")),
    _LEAVE,
)
_PRAISE = (Choice("passed_on", say("[p]assed on")), _LEAVE)
_REPAIR = (Choice("repair", say("[t]alked about")), _LEAVE)
ANSWERS = {
    "promise_overdue": _PROMISE,
    "promise_today": _PROMISE,
    "promise_due": _PROMISE,
    "their_promise": _PROMISE,
    "talk_unsettled": _TALK,
    "recognition": _PRAISE,
    "repair": _REPAIR,
}
"""Kind of action → what can be answered. Of all others the page before the talk is opened."""


def open_line(run: Run, line: Todo, wish: Wish) -> int:
    """Opens a line of today; only a page on the screen of somebody who can answer asks."""
    if line.action.kind not in ANSWERS:
        from fuehrung_cli.cli.pages import show_briefs

        return show_briefs(run, line.call, wish, today=False, for_person=False, why=False)
    file = run.find(line.call)
    book = run.book(file)
    fact = next(f for f in book.facts.values() if book.short[f.id] == line.action.fact)
    if wish == Wish() and run.can_ask:
        return _ask(run, file, fact, line.action)
    return _show(run, book, fact, line, wish)


def _show(run: Run, book: Book, fact: Fact, line: Todo, wish: Wish) -> int:
    from fuehrung_cli.layout.history import fact_document
    from fuehrung_cli.layout.today import opened_page
    from fuehrung_cli.reports.history import fact_page

    page = fact_page(book, fact)
    meant = f"{line.call} {line.action.fact}"
    ways = [
        (word, command)
        for choice in ANSWERS[line.action.kind]
        for word, command in _typed(run, choice.name, fact, meant)
    ]
    present(
        run,
        wish,
        "fact",
        page,
        lambda: [opened_page(fact_document(page, run.today, run.t), ways, run.t)],
    )
    return ExitCode.DONE


def _typed(run: Run, answer: str, fact: Fact, meant: str) -> list[tuple[str, str]]:
    """Returns the word of an answer and the command that gives it; leaving needs none."""
    state = Term("state", f"{fact.kind}.{answer}")
    match answer:
        case "leave":
            return []
        case "moved":
            return [(run.t(state), f"fuehrung move {meant} …")]
        case "repair":
            return [(run.t(say("talked about")), f'fuehrung set {meant} repair="…"')]
        case "kept" | "held" | "passed_on":
            return [(run.t(state), f"fuehrung done {meant}")]
    return [(run.t(state), f"fuehrung set {meant} {run.t(state)}")]


def _ask(run: Run, file: PersonFile, fact: Fact, action: Action) -> int:
    from fuehrung_cli.cli.keys import choose
    from fuehrung_cli.cli.writing import record

    asked = say("{name}: {what} ({why})", name=action.person, what=action.what, why=action.why)
    answer = choose(run, asked, ANSWERS[action.kind])
    text = _line(run, answer, fact)
    if not text:
        run.say(run.t(say("Nothing was changed")))
        return ExitCode.DONE
    # What undo says it takes back; the words of a repair are nobody's business there.
    run.action = f"{answer} {action.fact}"
    code = record(run, file, text, kind="entry")
    if answer == "held":
        day = appointment_day(fact).isoformat()
        command = f"fuehrung checkin {run.call(file.person)} --at {day}"
        run.say(run.t(say("What you talked about: {command}", command=command)))
    return code


def _line(run: Run, answer: str, fact: Fact) -> str:
    """Returns the line of the grammar that says the answer, "" when nothing is to change."""
    match answer:
        case "leave":
            return ""
        case "moved":
            day = _day(run)
            return f"moved {fact.id} by {day.isoformat()}" if day else ""
        case "repair":
            said = _words(run, say("What was said? Enter leaves it open:"))
            return f"set {fact.id}\n  repair: {said}" if said else ""
    return f"{answer.replace('_', ' ')} {fact.id}"


def _day(run: Run) -> date | None:
    """Asks for a day until one is typed; an empty answer leaves things as they are."""
    from fuehrung_cli.cli.typed import date_hints
    from fuehrung_cli.domain.capture.values import read_moment
    from fuehrung_cli.domain.dates import Anchor

    anchor = Anchor(run.today)
    while typed := _words(run, say("To which day? Enter changes nothing:")):
        found = read_moment(typed, anchor, run.localize)
        if found is not None:
            return found
        for hint in date_hints(typed, anchor):
            run.say(run.t(hint))
    return None


def _words(run: Run, question: Message) -> str:
    from fuehrung_cli.cli.prompts import ask

    return ask(run, question)
