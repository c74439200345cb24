"""The team page: alphabetical, no level, no grade, no yes beside a name."""

from __future__ import annotations

from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.recommendation import Recommendation
from fuehrung_cli.errors import Term, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Items,
    Pairs,
    Role,
    Span,
    Spans,
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.phrases import action_words, kept_cell, kept_phrase
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.action_kinds import Action
from fuehrung_cli.reports.team import MOST_ACTIONS, Row, Team


def team_page(team: Team, t: Translator, *, everything: bool = False) -> Document:
    """Lays out the team: the table, what comes next, the leader's own figures."""
    blocks = [_head(team, t)]
    if not team.rows:
        blocks.append(_nobody(team, t))
    else:
        blocks += [_table(team, t), _legend(t), _next(team, t, everything), _figures(team, t)]
    return Document(t(say("Team")), tuple(b for b in blocks if b.nodes), t.language)


def _head(team: Team, t: Translator) -> Block:
    people = t(say_n("{n} person", "{n} people", len(team.rows)))
    return Block((Title(f"{t(say('TEAM'))} · {people}", t.day(team.day, "weekday")),))


def _nobody(team: Team, t: Translator) -> Block:
    words = (
        say("Nobody is in the notebook yet.")
        if team.is_empty
        else say("Everybody in the notebook has left.")
    )
    return Block(
        (
            Text(spans(t(words))),
            Text(
                spans(t(say("Begin with:")), " ", Span('fuehrung person add "Anna Berger"', "hint"))
            ),
        )
    )


def _table(team: Team, t: Translator) -> Block:
    columns = (
        Column(t(say("Person")), t(say("Person")), may_cut=True),
        Column(t(say("contact")), t(say("contact")), right=True),
        Column(t(say("personal")), t(say("pers.")), right=True, rank=2),
        Column(t(say("promises")), t(say("prom.")), right=True),
        Column(t(say("kept")), t(say("kept")), right=True, rank=3),
        Column(t(say("steps")), t(say("steps")), right=True, rank=2),
        Column(t(say("next talk")), t(say("next")), right=True),
    )
    return Block((Table(columns, tuple(_row(row, team, t) for row in team.rows)),))


def _row(row: Row, team: Team, t: Translator) -> tuple[Cell, ...]:
    return (
        Cell(row.sort_name, row.sort_name, "name"),
        _contact(row, t),
        _share(row),
        _promises(row),
        Cell(row.kept.kept, kept_cell(row.kept, t)),
        Cell(row.steps.current, f"{row.steps.current}/{row.steps.applicable}"),
        Cell(row.next_talk, t.near(day_in(row.next_talk), team.day) if row.next_talk else "–"),
    )


def _contact(row: Row, t: Translator) -> Cell:
    if row.state in ("paused", "leaving"):
        return Cell(row.days_since_contact, t(Term("person_state", row.state)), "quiet")
    if row.days_since_contact is None:
        return Cell(None, "–")
    shown = str(row.days_since_contact)
    role: Role = "plain"
    if row.lateness:
        # The rhythm stands beside the days only when it is exceeded.
        shown, role = f"{shown} ({row.rhythm_days})", "late"
    return Cell(row.days_since_contact, shown, role)


def _share(row: Row) -> Cell:
    if not row.contacts.known:
        return Cell(None, "–")
    return Cell(row.contacts.relational, f"{row.contacts.relational}/{row.contacts.known}")


def _promises(row: Row) -> Cell:
    role: Role = "late" if row.overdue_promises else "plain"
    return Cell(row.open_promises, f"{row.open_promises} / {row.overdue_promises}", role)


def _legend(t: Translator) -> Block:
    words = t(
        say(
            "contact: days since the last one, with the rhythm when it is exceeded · personal: of "
            "the contacts in 90 days those about more than business · promises: mine, open / due · "
            "kept: mine in 12 months · steps: current"
        )
    )
    return Block((Text((Span(words, "quiet"),)),), space_before=True)


def _next(team: Team, t: Translator, everything: bool) -> Block:
    shown = team.actions if everything else team.actions[:MOST_ACTIONS]
    if not shown:
        return Block((Text(spans(t(say("Nothing is open for today.")))),), space_before=True)
    items = [_action(action, team, t) for action in shown]
    left = len(team.actions) - len(shown)
    if left:
        items.append(
            Item(spans(t(say_n("{n} more: --all", "{n} more: --all", left))), role="quiet")
        )
    return Block((Items(tuple(items)),), t(say("NEXT")), space_before=True)


def _action(action: Action, team: Team, t: Translator) -> Item:
    first = action.person.split()[0] if action.person.split() else action.person
    late = action.due < team.day
    return Item(
        (*action_words(action, first, t), *_why(action, t)),
        lead=t.near(action.due, team.day),
        aside=(Span(t(action.type_this), "hint"),),
        role="late" if late and action.kind == "promise_overdue" else "plain",
    )


def _why(action: Action, t: Translator) -> Spans:
    return spans(Span(f" · {t(action.why)}", "quiet"))


def _figures(team: Team, t: Translator) -> Block:
    pairs: list[tuple[str, Spans]] = []
    kept = kept_phrase(team.kept, t)
    if kept:
        pairs.append((t(say("My promises")), spans(kept)))
    if team.minutes:
        hours = t.number(round(team.minutes / 60, 1))
        pairs.append((t(say("Time for talks, 30 days")), spans(t(say("{hours} h", hours=hours)))))
    if team.talks_held or team.talks_moved or team.talks_cancelled:
        talks = say(
            "{held} held, {moved} moved, {cancelled} cancelled by me",
            held=team.talks_held,
            moved=team.talks_moved,
            cancelled=team.talks_cancelled,
        )
        pairs.append((t(say("Planned talks, 90 days")), spans(t(talks))))
    if team.retention_hours or team.retention_eur:
        effort = t(say("{amount} h", amount=t.number(team.retention_hours)))
        parts = [effort] if team.retention_hours else []
        parts += [t.euros(team.retention_eur)] if team.retention_eur else []
        pairs.append((t(say("Keeping people, 12 months")), spans(" + ".join(parts))))
    if team.recommendation is not None:
        asked = t(say("Would recommend me, 12 months"))
        pairs.append((asked, spans(_recommendation(team.recommendation, t))))
    return Block((Pairs(tuple(pairs)),) if pairs else (), space_before=True)


def _recommendation(found: Recommendation, t: Translator) -> str:
    """Says only what so many answers carry: that some are missing, counts, or a range."""
    if found.missing:
        return t(say_n("{n} answer is missing", "{n} answers are missing", found.missing))
    for_us, against = found.promoters or 0, found.detractors or 0
    counts = say(
        "{promoters} × 9 to 10, {others} × 7 to 8, {detractors} × 0 to 6",
        promoters=for_us,
        others=found.answers - for_us - against,
        detractors=against,
    )
    if found.value is None or found.margin is None:
        return t(counts)
    low, high = max(-100, found.value - found.margin), min(100, found.value + found.margin)
    value = say("{value}, range {low} to {high}", value=_signed(found.value),
                low=_signed(low), high=_signed(high))  # fmt: skip
    return t.joined([t(value), t(counts)])


def _signed(value: int) -> str:
    return f"{value:+}".replace("-", "\u2212") if value else "0"
