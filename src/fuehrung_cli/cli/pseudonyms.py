"""Pseudonyms in exports: the secret of the notebook, and the words that somebody should look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.book import Book
from fuehrung_cli.errors import say, say_n

if TYPE_CHECKING:
    from fuehrung_cli.export.pseudonym import Veil

_MOST_WORDS = 40
_ADVICE = (
    say("Look where they stand before you hand the file on: fuehrung search WORD"),
    say("A name becomes a pseudonym once the person or the nickname is in the notebook"),
    say("Or leave out all texts: --no-texts"),
)


def veil_of(run: Run, books: Sequence[Book]) -> Veil:
    """Returns what replaces the names of everybody in the notebook in an export of these books.

    Raises:
        DataError: the secret of the notebook is damaged.
    """
    from fuehrung_cli.domain.aliases import aliases
    from fuehrung_cli.export.pseudonym import veil
    from fuehrung_cli.store.pseudonym_key import pseudonym_key

    key = pseudonym_key(run.writable().disk)
    return veil(aliases(key), run.everybody.people, books)


def tell_doubts(run: Run, found: Sequence[tuple[str, int]]) -> None:
    """Names on stderr, never in the file, the words that could still lead to somebody."""
    if not found:
        return
    counts = [word if n == 1 else f"{word} ({n})" for word, n in found[:_MOST_WORDS]]
    more = len(found) - len(counts)
    run.say(run.t(say("These words of the texts could still be names or lead to somebody:")))
    run.say("  " + ", ".join(counts))
    if more:
        run.say("  " + run.t(say_n("and {n} more", "and {n} more", more)))
    for advice in _ADVICE:
        run.say("  " + run.t(advice))
