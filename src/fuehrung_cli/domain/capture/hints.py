"""What is said of a text as a whole: near misses of markers, and matters that need care."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import Draft
from fuehrung_cli.domain.capture.results import NewFact, Note, Result, Said
from fuehrung_cli.domain.ids import split_id
from fuehrung_cli.domain.kinds import Commitment, Content
from fuehrung_cli.domain.markers import all_labels
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.sensitive import instead_of, matter_of
from fuehrung_cli.errors import say

SHORTEST_NEAR = 5
NEARLY_THE_SAME = 0.75
"""From this share of common words on, two promises are pointed out as perhaps one."""


def hints(draft: Draft, results: tuple[Result, ...], context: Context) -> tuple[Said, ...]:
    """Returns the remarks on the whole text, at most one of each kind, and on doubled promises."""
    notes = {result.line for result in results if isinstance(result, Note)}
    labels = [line.label for line in draft.lines if line.label and line.number in notes]
    near = {label: meant for label in labels if (meant := _near(label))}
    said: list[Said] = []
    if near:
        pairs = ", ".join(f"{typed}: → {meant}:" for typed, meant in near.items())
        said.append(
            Said(
                "near miss of a marker",
                say("Not read as a marker, perhaps meant: {pairs}", pairs=pairs),
            )
        )
    return (*said, *_careful(results), *_doubled(results, context))


def _careful(results: tuple[Result, ...]) -> Iterator[Said]:
    """Yields a better wording for each line that may hold what is nobody's business."""
    for result in results:
        text = result.text if isinstance(result, Note) else ""
        text = result.opened.content.text if isinstance(result, NewFact) else text
        matter = matter_of(text)
        if matter is None or not isinstance(result, Note | NewFact):
            continue
        message = say(
            "line {line} may hold health or family matters; better what follows for the work: "
            "“{wording}”",
            line=result.line,
            wording=instead_of(matter),
        )
        wording = instead_of(matter) if isinstance(result, Note) else None
        yield Said("may hold health or family matters", message, result.line, wording)


def _doubled(results: tuple[Result, ...], context: Context) -> list[Said]:
    """Points out promises that are open already in nearly the same words; nothing is blocked."""
    own = context.editing.id if context.editing else ""
    known = [fact for fact in context.book.of_kind("commitment") if fact.is_open]
    known = [fact for fact in known if split_id(fact.id)[0] != own]
    said = []
    for result in results:
        if isinstance(result, NewFact) and (fact := _same(result.opened.content, known)):
            message = say(
                "line {line}: {id} is open already in nearly the same words",
                line=result.line,
                id=context.book.short[fact.id],
            )
            said.append(Said("already open", message, result.line))
    return said


def _same(content: Content, known: list[Fact]) -> Fact | None:
    """Returns the open promise of the same side whose words are nearly those of a new one."""
    if not isinstance(content, Commitment):
        return None
    words = fold(content.text).split()
    same_side = (fact for fact in known if getattr(fact.content, "by", "") == content.by)
    return next((f for f in same_side if _is_near(words, fold(f.content.text).split())), None)


def _is_near(one: list[str], two: list[str]) -> bool:
    # Words and not letters: „Liste der Betriebe" and „Liste der Bestände" are two promises.
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.quick_ratio() >= NEARLY_THE_SAME and matcher.ratio() >= NEARLY_THE_SAME


def _near(label: str) -> str | None:
    """Returns the marker of five letters or more that is one letter away."""
    if len(label) < SHORTEST_NEAR:
        return None
    return next(
        (
            known
            for known in all_labels()
            if len(known) >= SHORTEST_NEAR and known != label and _is_one_off(label, known)
        ),
        None,
    )


def _is_one_off(one: str, two: str) -> bool:
    """Says whether one letter was added, left out, changed or swapped with the next."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    if len(one) == len(two):
        swapped = one[start + 1 : start + 2] + one[start : start + 1] + one[start + 2 :]
        return one[start + 1 :] == two[start + 1 :] or swapped == two[start:]
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    return longer[start + 1 :] == shorter[start:]
