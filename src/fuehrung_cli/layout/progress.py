"""Progress on the steps: of one person, or of everybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fuehrung_cli.domain.steps import StepState
from fuehrung_cli.errors import Term, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Items,
    Role,
    Span,
    State,
    States,
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.progress import PersonProgress, TeamProgress

MARKS = {
    "open": "·",
    "current": "■",
    "due": "▪",
    "overdue": "!",
    "broken": "!",
    "not_applicable": "–",
}
HALF_A_YEAR = 182
_ROLES: dict[str, Role] = {"current": "good", "due": "mark", "overdue": "late", "broken": "late"}
_DRAWN: dict[str, Role] = {"not_applicable": "quiet"}
"""Further roles of the picture."""


def person_progress_page(report: PersonProgress, team: TeamProgress, t: Translator) -> Document:
    """Lays out the steps of one person: state, last, due, what to do and what to type."""
    figure = _figure(report, t)
    columns = (
        Column(t(say("step")), t(say("step")), may_cut=True),
        Column(t(say("state")), t(say("state"))),
        Column(t(say("last")), t(say("last")), right=True),
        Column(t(say("due by")), t(say("due by")), right=True),
    )
    rows = tuple(_row(state, team, t) for state in report.steps)
    blocks = [
        Block((Title(report.name.upper(), t.day(team.day, "weekday"), (spans(figure),)),)),
        Block((states_of(report.steps, t),), needs_room=True),
        Block((Table(columns, rows),)),
        _what_to_do(report, t),
    ]
    title = t(say("Progress of {name}", name=report.name))
    return Document(title, tuple(block for block in blocks if block.nodes), t.language)


def states_of(steps: Sequence[StepState], t: Translator) -> States:
    """Returns the steps as states with their short names."""
    return States(
        tuple(
            State(
                state.step.short.get(t.language),
                MARKS[state.word],
                t(Term("step_state", state.word)),
                _DRAWN.get(state.word, _ROLES.get(state.word, "plain")),
            )
            for state in steps
        )
    )


def _figure(report: PersonProgress, t: Translator) -> str:
    figure = say(
        "{current} of {all} current",
        current=report.progress.current,
        all=report.progress.applicable,
    )
    state = "" if report.state == "active" else t(Term("person_state", report.state))
    return t.joined([t(figure), state])


def _row(state: StepState, team: TeamProgress, t: Translator) -> tuple[Cell, ...]:
    title = state.step.title.get(t.language)
    word = t(Term("step_state", state.word))
    return (
        Cell(state.step.id, title),
        Cell(state.word, f"{MARKS[state.word]} {word}", _ROLES.get(state.word, "plain"), word),
        Cell(state.last, t.near(state.last, team.day) if state.last else "–"),
        Cell(state.next_due, _due(state.next_due, team.day, t)),
    )


def _due(due: date | None, day: date, t: Translator) -> str:
    """Writes the year of a day that is so far ahead that it could be mistaken for the last one."""
    if due is None:
        return "–"
    return t.near(due, day) if (due - day).days <= HALF_A_YEAR else t.day(due)


def _what_to_do(report: PersonProgress, t: Translator) -> Block:
    items = [
        Item(
            spans(state.step.missing.get(t.language)),
            lead=state.step.short.get(t.language),
            more=(spans(Span(_type_this(state, report, t), "hint")),),
        )
        for state in report.steps
        if state.word in ("open", "due", "overdue", "broken") and state.step.missing.get(t.language)
    ]
    nodes = (Items(tuple(items)),) if items else ()
    return Block(nodes, t(say("WHAT TO DO")), space_before=True)


def _type_this(state: StepState, report: PersonProgress, t: Translator) -> str:
    return state.step.type_this.get(t.language).replace("NAME", report.call)


def team_progress_page(report: TeamProgress, t: Translator) -> Document:
    """Lays out people by steps: a mark in each cell, the words in the legend."""
    people = t(say_n("{n} person", "{n} people", len(report.people)))
    title = f"{t(say('PROGRESS'))} · {people}"
    steps = report.journey.steps
    columns = (
        Column(t(say("Person")), t(say("Person")), may_cut=True),
        # Ten titles would not fit; the numbers are told below.
        *(
            Column(str(number), str(number), spoken=step.short.get(t.language))
            for number, step in enumerate(steps, start=1)
        ),
        Column(t(say("current")), t(say("cur.")), right=True),
    )
    rows = tuple(_person(person, t) for person in report.people)
    marks = t.joined(f"{mark} {t(Term('step_state', word))}" for word, mark in MARKS.items())
    names = t.joined(f"{n} {s.short.get(t.language)}" for n, s in enumerate(steps, start=1))
    nothing = Text(spans(t(say("Nobody is in the notebook yet."))))
    blocks = (
        Block((Title(title, t.day(report.day, "weekday")),)),
        Block((Table(columns, rows) if rows else nothing,)),
        Block((Text((Span(names, "quiet"),)), Text((Span(marks, "quiet"),))), space_before=True),
    )
    return Document(t(say("Progress")), blocks, t.language)


def _person(person: PersonProgress, t: Translator) -> tuple[Cell, ...]:
    current, applicable = person.progress.current, person.progress.applicable
    cells = [
        Cell(s.word, MARKS[s.word], _ROLES.get(s.word, "plain"), t(Term("step_state", s.word)))
        for s in person.steps
    ]
    figure = Cell(current, f"{current}/{applicable}")
    if person.state in ("paused", "leaving"):
        figure = Cell(current, t(Term("person_state", person.state)), "quiet")
    return (Cell(person.sort_name, person.sort_name, "name"), *cells, figure)
