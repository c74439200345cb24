"""Lines that change facts: `erledigt k7f3 …`, `verschoben: vertretung bis 11.12.`, `set k7f3`.

Here it is decided which fact is meant; what the line then makes of it stands in `changing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.capture.changing import MOVED_WORDS, SET_WORDS, Told, change, split_day
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import Line
from fuehrung_cli.domain.capture.results import Found, Said, as_notes
from fuehrung_cli.domain.ids import TYPED, ShortIds, matches
from fuehrung_cli.domain.kinds import Kind
from fuehrung_cli.domain.markers import states
from fuehrung_cli.domain.names import fold, fold_plain
from fuehrung_cli.domain.words import words_for
from fuehrung_cli.errors import say

_MOST_STATE_WORDS = 4
_LONGEST_START = 120


def read_state_id(line: Line, context: Context, day: date) -> list[Found] | None:
    """Reads `STATE ID [text]` and `set ID` with fields; the id must be a fact of this book."""
    found = _word_and_id(line.body)
    if found is None:
        return None
    word, identifier, rest = found
    facts = [fact for fact in context.book.facts.values() if matches(identifier, fact.id)]
    able = [fact for fact in facts if word in SET_WORDS or target(word, fact) is not None]
    meant = [fact for fact in able if fact.is_open] or able
    if len(meant) != 1:
        return as_notes(line, _unclear(line, identifier, facts, meant, context))
    return change(line, _told(word, meant[0], rest), context, day)


def _word_and_id(body: str) -> tuple[str, str, str] | None:
    """Splits `nicht gehalten k7f3 Urlaub` into state word, id and the rest."""
    start = body[:_LONGEST_START]
    words = [(found[0], found.end()) for found in re.finditer(r"\S+", start)]
    for place, (typed, end) in enumerate(words[1 : _MOST_STATE_WORDS + 1], start=1):
        identifier = typed.rstrip(":,;").removesuffix(".").lower()
        if TYPED.match(identifier):
            word = fold(" ".join(before for before, _ in words[:place])).rstrip(" :")
            known = word in SET_WORDS or word in states()
            return (word, identifier, body[end:].strip()) if known else None
    return None


def remark_on_id(line: Line, context: Context) -> list[Said]:
    """Says how to settle a fact when its id stands before the state: `k7f3 erledigt`."""
    words = line.body.split(maxsplit=2)
    identifier = words[0].rstrip(":,").lower() if len(words) > 1 else ""
    state = fold(words[1]).rstrip(".,:;!") if identifier else ""
    is_fact = TYPED.match(identifier) and any(matches(identifier, f) for f in context.book.facts)
    if not is_fact or state not in states():
        return []
    message = say(
        "line {line}: kept as a note; to settle it, type the state first: {state} {id}",
        line=line.number,
        state=state,
        id=identifier,
    )
    return [Said("id before its state", message, line.number)]


def _unclear(
    line: Line, identifier: str, facts: list[Fact], meant: list[Fact], context: Context
) -> Said:
    number = line.number
    if not facts:
        message = say(
            "line {line}: kept as a note, because no fact of this book is called {id}",
            line=number,
            id=identifier,
        )
        return Said("no fact has this id", message, number)
    if not meant:
        message = say(
            "line {line}: kept as a note, because {id} cannot have this state",
            line=number,
            id=identifier,
        )
        return Said("no such state", message, number)
    message = say(
        "line {line}: kept as a note, because {id} can mean {ids}",
        line=number,
        id=identifier,
        ids=_names(meant, context),
    )
    return Said("id means several", message, number)


def read_state_words(line: Line, context: Context, day: date) -> list[Found] | None:
    """Reads `STATE: words[, text]`: the one open fact whose text holds all the words."""
    if line.label not in states() or not line.rest:
        return None
    able = [fact for fact in context.book.open_facts() if may_become(line.label, fact)]
    words = line.rest
    if line.label in MOVED_WORDS:
        words, _ = split_day(words, context.anchor(day))
    before, _, _ = words.partition(",")
    for tried in dict.fromkeys((words, before)):
        found = _preferred([fact for fact in able if holds_words(fact, tried)])
        if len(found) == 1:
            rest = line.rest.removeprefix(tried).lstrip(" ,")
            return change(line, _told(line.label, found[0], rest), context, day)
    several = _preferred([fact for fact in able if holds_words(fact, before)])
    return as_notes(line, _no_match(line, several or able, context))


def may_become(word: str, fact: Fact) -> bool:
    """Says whether an open fact can go where a state word leads, so „läuft: …" stays a note."""
    state = target(word, fact)
    if state is None or fact.spec is None:
        return False
    return not state or fact.spec.life.allows(fact.state, state)


def _preferred(found: list[Fact]) -> list[Fact]:
    promised = [fact for fact in found if fact.kind in ("commitment", "goal")]
    return promised if len(promised) == 1 else found


def holds_words(fact: Fact, words: str) -> bool:
    """Says whether the text of a fact holds all the words, folded, parts of words included."""
    if not words.split():
        return False
    text = fact.content.text or " ".join(_called(fact.kind))
    return any(
        all(word in spelled(text) for word in spelled(words).split())
        for spelled in (fold, fold_plain)
    )


def _called(kind: str) -> frozenset[str]:
    """Returns what a fact without a text is called: `Gespräch` is the planned talk."""
    talk = words_for("session_kind", "one_on_one") if kind == "appointment" else ()
    return words_for("kind", kind)[0].union(*talk)


def _no_match(line: Line, candidates: list[Fact], context: Context) -> Said:
    message = (
        say(
            "line {line}: kept as a note, because no open promise matches; open are {ids}",
            line=line.number,
            ids=_names(candidates, context),
        )
        if candidates
        else say("line {line}: kept as a note, because no open promise matches", line=line.number)
    )
    return Said("no open promise matches", message, line.number)


def _names(facts: Iterable[Fact], context: Context) -> str:
    shown = ShortIds(context.book.facts)
    return ", ".join(shown[fact.id] for fact in facts)


def _told(word: str, fact: Fact, rest: str) -> Told:
    moved = (day_field(fact.spec) or "") if fact.spec and word in MOVED_WORDS else ""
    return Told(word, fact, rest, target(word, fact) or None, moved)


def target(word: str, fact: Fact) -> str | None:
    """Returns the state a word means for this kind of fact; "" when it moves the day."""
    if fact.spec is None:
        return None
    if word in MOVED_WORDS:
        return "" if day_field(fact.spec) else None
    known = fact.spec.life.states
    return next((state for state in states().get(word, ()) if state in known), None)


def day_field(kind: Kind) -> str | None:
    """Returns the field that moving sets: the due day, or when the talk is planned."""
    return next((name for name in ("due", "at") if name in kind.sets), None)
