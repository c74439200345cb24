"""The page of `search`: what its options mean, and what is read for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import PLAIN, Wish, present
from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.domain.names import names_in
from fuehrung_cli.domain.search_rows import rows
from fuehrung_cli.domain.searching import Wanted, is_wanted
from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import ExitCode, Term, UsageError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.search import USUAL_ENTRIES, Query, SearchReport, found_in, search


@dataclass(frozen=True)
class Limits:
    """What the options of a search say, as they were typed."""

    person: str | None = None
    kind: str | None = None
    since: str | None = None
    most: int | None = None
    everything: bool = False


NONE = Limits()


def show_found(run: Run, sought: Sequence[str], limits: Limits = NONE, wish: Wish = PLAIN) -> int:
    """Shows where the words stand.

    Raises:
        UsageError: nothing is left to look for, or an option is not understood.
    """
    from fuehrung_cli.layout.search import search_page

    query = _query(run, sought, limits)
    found = _found(run, query, limits.person)
    present(run, wish, "search", found, lambda: [search_page(found, run.t)])
    return ExitCode.DONE


def _found(run: Run, query: Query, names: str | None) -> SearchReport:
    """Looks through the entries of those named, or of all: in the lexicon, else in the books."""
    from fuehrung_cli.cli.waiting import Bar
    from fuehrung_cli.store.lexicon_asking import Scope, asked

    files = run.people if names is None else tuple(run.find(name) for name in names_in(names))
    if not files:
        return search((), query, run.today)
    is_all = names is None
    scope = Scope(files, run.now, query.session_kind, query.since, is_all, run.fresh)
    with Bar(run, say("Reading your notes")) as bar:
        answer = asked(run.notebook, scope, partial(found_in, query=query, day=run.today), bar)
    if answer is None:
        return search((row for file in files for row in rows(run.book(file))), query, run.today)
    run.problems.extend(answer[1])
    return answer[0]


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
