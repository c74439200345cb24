"""Which fact is meant: by id, or by a name and words of its text. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typed import date_hints
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.capture.moves import day_field, holds_words
from fuehrung_cli.domain.capture.values import read_moment
from fuehrung_cli.domain.dates import Anchor
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.ids import TYPED, ShortIds, matches, split_id
from fuehrung_cli.domain.names import find_people
from fuehrung_cli.errors import Message, NotFoundError, Term, UsageError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.records import PersonFile


@dataclass(frozen=True)
class Meant:
    """A fact with its book, its file and the words that were not needed to find it."""

    file: PersonFile
    book: Book
    fact: Fact
    rest: tuple[str, ...] = ()


def find_fact(
    run: Run, words: Sequence[str], *, is_able: Callable[[Fact], bool], rest: bool = False
) -> Meant:
    """Finds the fact that words mean: `k7f3 …`, `anna k7f3 …` or `anna schulung`.

    Of the words there is one at least. `is_able` says which facts the command can change. With
    `rest`, words after an id are returned.

    Raises:
        NotFoundError: no fact or several; the candidates are named with their ids.
    """
    first, *others = words
    if TYPED.match(first) and (found := _by_id(run, first)):
        return _checked(found, tuple(others), rest)
    if TYPED.match(first) and not find_people(first, [f.person for f in run.people]).people:
        raise NotFoundError(
            say("Nothing in the notebook has the id {id}", id=first), say("Ids: fuehrung log")
        )
    file = run.find(first)
    book = run.book(file)
    if others and TYPED.match(others[0]):
        by_id = [fact for fact in book.facts.values() if matches(others[0], fact.id)]
        chosen = _preferred(by_id)
        if len(chosen) == 1:
            return _checked(Meant(file, book, chosen[0]), tuple(others[1:]), rest)
    return Meant(file, book, _by_words(run, book, others, is_able))


def _checked(meant: Meant, others: tuple[str, ...], rest: bool) -> Meant:
    if others and not rest:
        raise UsageError(
            say("There are more words than needed behind the id"),
            say("Leave them out, or type a name and words instead of the id"),
        )
    return Meant(meant.file, meant.book, meant.fact, others)


def _preferred(facts: Sequence[Fact]) -> list[Fact]:
    """Returns the open ones, or all when none is open."""
    return [fact for fact in facts if fact.is_open] or list(facts)


def _by_id(run: Run, typed: str) -> Meant | None:
    """Finds a fact by id in the whole notebook; only the books that can hold it are read."""
    session, _ = split_id(typed)
    found = []
    folders = {each.folder for each in run.notebook.find_ids(session)} if run.people else set()
    for file in run.people:
        if file.folder in folders:
            book = run.book(file)
            facts = [fact for fact in book.facts.values() if matches(typed, fact.id)]
            found += [Meant(file, book, fact) for fact in facts]
    chosen = [m for m in found if m.fact.is_open] or found
    if len(chosen) > 1:
        raise _ambiguous(typed, chosen)
    return chosen[0] if chosen else None


def _ambiguous(typed: str, found: list[Meant]) -> NotFoundError:
    names = tuple(f"{m.fact.id} ({m.file.person.name})" for m in found)
    return NotFoundError(
        say("“{id}” can mean several: {ids}", id=typed, ids=names),
        say("Type more of the id"),
    )


def _by_words(run: Run, book: Book, words: Sequence[str], is_able: Callable[[Fact], bool]) -> Fact:
    able = [fact for fact in book.open_facts() if is_able(fact)]
    found = [fact for fact in able if holds_words(fact, " ".join(words))]
    promised = [fact for fact in found if fact.kind in ("commitment", "goal")]
    chosen = promised if len(promised) == 1 else found
    if len(chosen) == 1:
        return chosen[0]
    shown = ShortIds(book.facts)
    candidates = tuple(_called(fact, shown[fact.id]) for fact in chosen or able)
    what = (
        say("Several are meant by these words")
        if chosen
        else say("Nothing open of {name} has these words", name=book.person.name)
    )
    hints = []
    if candidates:
        call = run.call(book.person)
        hints = [
            say("Open: {facts}", facts=candidates[:8]),
            say("With their words: fuehrung log {name}", name=call),
        ]
    raise NotFoundError(what, *hints)


def _called(fact: Fact, shown: str) -> Message:
    """Returns a fact by id, kind and day: what was promised, said or seen stands in no error."""
    field = day_field(fact.spec) if fact.spec else None
    moment = getattr(fact.content, field, None) if field else None
    what = Term("kind", fact.kind)
    if moment is None:
        return say("{id} {what} of {day}", id=shown, what=what, day=fact.opened)
    return say("{id} {what} for {day}", id=shown, what=what, day=day_in(moment))


def can_become(word: str) -> Callable[[Fact], bool]:
    """Returns whether a fact's kind knows a state that the word means."""
    from fuehrung_cli.domain.markers import states

    wanted = states()[word]

    def is_able(fact: Fact) -> bool:
        return fact.spec is not None and any(s in fact.spec.life.states for s in wanted)

    return is_able


def can_move(fact: Fact) -> bool:
    """Says whether a fact has a day that can be moved."""
    return fact.spec is not None and day_field(fact.spec) is not None


def find_moved(run: Run, words: Sequence[str]) -> tuple[Meant, date]:
    """Finds what is moved and to which day: the day is the longest end that is one.

    Raises:
        UsageError: no end of the words is a day.
    """
    for start in range(1, len(words)):
        phrase = " ".join(words[start:])
        found = read_moment(phrase, Anchor(run.today), run.localize)
        if found is not None:
            return find_fact(run, words[:start], is_able=can_move), found
    typed = words[-1] if words else ""
    raise UsageError(
        say("{option}: “{value}” is not a day", option="DAY", value=typed),
        *date_hints(typed, Anchor(run.today)),
    )
