"""What may stand where somebody is typing: steps, markers and names, ids of open facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fuehrung_cli.domain.capture.changing import SET_WORDS
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.moves import may_become
from fuehrung_cli.domain.markers import HEADERS, spoken_markers, states
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.words import MOVED, label
from fuehrung_cli.errors import Term
from fuehrung_cli.frozen import dataclass

_STEP = re.compile(r"(?:^|\s)#([\w-]*)\Z")
_AFTER_WORDS = re.compile(r"\s*(?:[-*•–]\s+)?(\S.*?)\s+(\S*)\Z")
_HEADS = ("minutes", "purpose", "kind", "at", "next")
_START = re.compile(r"\s*(?:[-*•–]\s+)?(\S[^:#?]*|)\Z")


@dataclass(frozen=True)
class Completion:
    """Something that can stand in place of the last characters typed."""

    text: str
    typed: int
    """How many characters before the cursor it takes the place of."""
    about: str | Term = ""


def completions(before: str, context: Context, language: str) -> tuple[Completion, ...]:
    """Returns what the line up to the cursor can go on with, in the order of a menu."""
    step = _STEP.search(before)
    if step is not None:
        return tuple(_steps(step[1], context, language))
    after = _AFTER_WORDS.match(before)
    if after is not None and (found := tuple(_ids(after[1], after[2], context))):
        return found
    start = _START.match(before)
    return tuple(_labels(start[1], context, language)) if start else ()


def _steps(typed: str, context: Context, language: str) -> Iterator[Completion]:
    wanted = fold(typed)
    for journey in context.library.journeys:
        for step in journey.steps:
            if any(name.startswith(wanted) for name in (step.id, *step.aliases)):
                yield Completion(step.id, len(typed), step.title.get(language))


def _ids(word: str, typed: str, context: Context) -> Iterator[Completion]:
    """Yields the facts that can take the state that stands before the cursor."""
    state = fold(word)
    if state not in states() and state not in SET_WORDS:
        return
    for fact in context.book.open_facts():
        shown = context.book.short[fact.id]
        fits = state in SET_WORDS or may_become(state, fact)
        if fits and shown.startswith(typed.casefold()):
            yield Completion(shown, len(typed), fact.content.text or Term("kind", fact.kind))


def _labels(typed: str, context: Context, language: str) -> Iterator[Completion]:
    wanted = fold(typed)
    for known, about in _known(context, language):
        if fold(known).startswith(wanted):
            yield Completion(known, len(typed), about)


def _known(context: Context, language: str) -> Iterator[tuple[str, str | Term]]:
    column = language != "de"
    promise = Term("kind", "commitment")
    yield f"{('ich', 'me')[column]}: ", promise
    yield f"{context.book.person.first_name}: ", promise
    yield f"{label('state', 'commitment.kept', language)} ", Term("field", "state")
    yield f"{MOVED[column]} ", Term("field", "due")
    for word, marker in spoken_markers(language):
        yield f"{word}: ", Term("kind", marker.kind)
    yield from ((f"{HEADERS[key][column][0]}: ", "") for key in _HEADS)
