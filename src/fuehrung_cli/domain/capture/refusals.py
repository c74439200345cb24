"""What forbids to save a reading: changes that the present state of a fact does not allow."""

from __future__ import annotations

from collections.abc import Mapping

from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.results import Changed, Result
from fuehrung_cli.domain.fold import apply, problem_with
from fuehrung_cli.domain.ids import ShortIds
from fuehrung_cli.domain.session import Change, Session
from fuehrung_cli.errors import ForbiddenError, FuehrungError, Message, Term, say


def forbidden_changes(results: tuple[Result, ...], context: Context) -> tuple[FuehrungError, ...]:
    """Returns why changes cannot be made: the present state, and what is possible from it.

    An edited session was applied already, so nothing is refused then; the fold disputes.
    """
    if context.editing:
        return ()
    facts = dict(context.book.facts)
    refused: list[FuehrungError] = []
    for result in results:
        if not isinstance(result, Changed):
            continue
        fact = facts[result.change.fact]
        problem = problem_with(fact, result.change)
        if problem:
            refused.append(ForbiddenError(*_forbidden(fact, result.change, problem, facts)))
        else:
            session = Session("", context.now.date(), context.now)
            facts[fact.id] = apply(fact, session, result.change)
    return tuple(refused)


def _forbidden(
    fact: Fact, change: Change, problem: Message, facts: Mapping[str, Fact]
) -> tuple[Message, ...]:
    shown = ShortIds(facts)[fact.id]
    if fact.spec is None or change.state is None:
        return (say("{id}: {problem}", id=shown, problem=problem),)
    possible = fact.spec.life.next_states(fact.state)
    return (
        say(
            "{id} is “{state}” and cannot become “{to}”",
            id=shown,
            state=Term("state", f"{fact.kind}.{fact.state}"),
            to=Term("state", f"{fact.kind}.{change.state}"),
        ),
        say(
            "Possible now: {states}",
            states=tuple(Term("state", f"{fact.kind}.{state}") for state in possible),
        ),
    )
