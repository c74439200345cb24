"""What the person wants, on the page before a talk: picture of success, goals, motives, answer."""

from __future__ import annotations

from fuehrung_cli.errors import Term, say
from fuehrung_cli.layout.document import Block, Cell, Column, Quote, Table, Text, spans
from fuehrung_cli.layout.phrases import genitive, more_line, progress_figure
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.brief import Brief
from fuehrung_cli.reports.brief_lines import ConsentLine, GoalLine


def picture_block(brief: Brief, t: Translator) -> Block:
    """Lays out the picture of success in the person's words."""
    if brief.picture is None:
        return Block(())
    opening, closing = t.quotes
    heading = (
        say("PICTURE OF SUCCESS (own words, confirmed {day})", day=brief.picture.on)
        if brief.picture.is_confirmed
        else say("PICTURE OF SUCCESS (own words, {day})", day=brief.picture.on)
    )
    text = _unquoted(brief.picture.text)
    return Block((Quote(text, opening, closing, max_lines=2),), t(heading))


def _unquoted(text: str) -> str:
    return text.strip().strip('"„“”«»') if text[:1] in '"„“”«»' else text


def goals_block(brief: Brief, t: Translator) -> Block:
    """Lays out the goals under way, hers first."""
    if not brief.goals:
        return Block(())
    columns = (
        Column(t(Term("kind", "goal")), t(Term("kind", "goal")), may_cut=True),
        Column(t(say("now")), t(say("now"))),
        Column(t(say("due")), t(say("due"))),
        Column(t(say("contributes to")), t(say("contributes to"))),
    )
    rows = tuple(_goal(goal, n, brief, t) for n, goal in enumerate(brief.goals, start=1))
    return Block(
        (Table(columns, rows),),
        t(say("GOALS")),
        inline=True,
        minimum=2,
        yields=6,
        more=more_line(t),
    )


def _goal(goal: GoalLine, number: int, brief: Brief, t: Translator) -> tuple[Cell, ...]:
    owner = "" if goal.owner == "person" else f" ({t(Term('choice', goal.owner))})"
    return (
        Cell(goal.text, f"{number} {goal.text}{owner}"),
        Cell(goal.current, progress_figure(goal.current, goal.target, goal.unit, t)),
        Cell(goal.due, t.near(goal.due, brief.day) if goal.due else "–"),
        Cell(goal.contributes_to, goal.contributes_to or "–"),
    )


def motives_block(brief: Brief, t: Translator) -> Block:
    """Lays out what drives the person."""
    texts = [
        t(say("{motive} (guessed)", motive=line.text)) if line.is_guess else line.text
        for line in brief.motives
    ]
    nodes = (Text(spans(t.joined(texts)), may_cut=True, max_lines=2),) if texts else ()
    return Block(nodes, t(say("MOTIVE")), inline=True, yields=8)


def consent_block(brief: Brief, t: Translator) -> Block:
    """Lays out her answers to the question for the yes."""
    lines = [spans(_answer(line, brief, t)) for line in brief.consent]
    if not lines:
        return Block(())
    words = t.joined("".join(span.text for span in line) for line in lines)
    return Block(
        (Text(spans(words), may_cut=True, max_lines=2),),
        t(say("{NAMES} ANSWER (YES)", NAMES=genitive(brief.first_name, t).upper())),
        inline=True,
    )


def _answer(line: ConsentLine, brief: Brief, t: Translator) -> str:
    scope = t(Term("choice", line.scope))
    given = t(Term("choice", line.given))
    on = t.near(line.on, brief.day)
    if line.standing == "withdrawn":
        return t(say("{scope}: taken back on {on}", scope=scope, on=on))
    if line.standing == "expired" and line.valid_until:
        return t(
            say(
                "{scope}: {given}, expired on {day}", scope=scope, given=given, day=line.valid_until
            )
        )
    if line.given == "yes_if" and line.text:
        return t(say("{scope}: yes, if {text} ({on})", scope=scope, text=line.text, on=on))
    return t(say("{scope}: {given} ({on})", scope=scope, given=given, on=on))
