"""The page of `search`: what its options mean, and what is read for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish, present
from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.domain.names import names_in
from fuehrung_cli.domain.search_rows import Row, rows
from fuehrung_cli.domain.searching import Wanted, is_wanted
from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import ExitCode, Term, UsageError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.search import USUAL_ENTRIES, Query, search


@dataclass(frozen=True)
class Limits:
    """What the options of a search say, as they were typed."""

    person: str | None
    kind: str | None
    since: str | None
    most: int | None
    everything: bool


def show_found(run: Run, sought: Sequence[str], limits: Limits, wish: Wish) -> int:
    """Shows where the words stand.

    Raises:
        UsageError: nothing is left to look for, or an option is not understood.
    """
    from fuehrung_cli.layout.search import search_page

    query = _query(run, sought, limits)
    found = search(_rows(run, limits.person), query, run.today)
    present(run, wish, "search", found, lambda: [search_page(found, run.t)])
    return ExitCode.DONE


def _rows(run: Run, names: str | None) -> list[Row]:
    """Returns the rows of everybody named, or of all."""
    files = list(run.people) if names is None else [run.find(name) for name in names_in(names)]
    return [row for file in files for row in rows(run.book(file))]


def _query(run: Run, sought: Sequence[str], limits: Limits) -> Query:
    words = [Wanted(" ".join(run.clean(each).split())) for each in sought]
    if not all(is_wanted(word.typed) for word in words):
        raise UsageError(
            say("There is nothing to search for"), say("For instance: fuehrung search deputy")
        )
    session_kind, fact_kind = _kinds(limits.kind)
    most = limits.most or (None if limits.everything else USUAL_ENTRIES)
    return Query(tuple(words), session_kind, fact_kind, _since(run, limits.since), most)


def _since(run: Run, typed: str | None) -> date | None:
    from fuehrung_cli.cli.appointments import day_of

    return day_of(run, "--since", typed, back=True) if typed else None


def _kinds(typed: str | None) -> tuple[str, str]:
    """Returns the kind of talk and the kind of fact that a word means, one of them."""
    if not typed:
        return "", ""
    session_kind = meaning("session_kind", typed)
    if session_kind:
        return session_kind, ""
    fact_kind = meaning("kind", typed)
    if fact_kind:
        return "", fact_kind
    raise UsageError(
        say("{option}: “{value}” is not understood", option="--kind", value=typed),
        say("Possible: {choices}", choices=_choices()),
    )


def _choices() -> tuple[Term, ...]:
    return tuple(
        Term(table, key)
        for table in ("session_kind", "kind")
        for key in LABELS[table]
        if "." not in key
    )
