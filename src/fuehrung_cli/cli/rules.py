"""The numbers behind the reasons, for the people of a run."""

from __future__ import annotations

from collections.abc import Callable

from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.thresholds import Thresholds


def thresholds_for(run: Run) -> Callable[[Person], Thresholds] | None:
    """Returns person → thresholds, None where reasons are switched off."""
    return None if run.settings.signals == "off" else all_thresholds(run)


def breaks_of(run: Run) -> Callable[[Book], frozenset[str]]:
    """Returns book → what breaks steps in it, as journeys name it: `R04.warn`."""
    from fuehrung_cli.signals.reasons import reasons

    numbers = thresholds_for(run)
    if numbers is None:
        return lambda _: frozenset()
    rhythm = run.settings.rhythm_days
    return lambda book: (
        reasons(book, run.today, numbers(book.person), rhythm_days=rhythm, name="").selectors
    )


def all_thresholds(run: Run) -> Callable[[Person], Thresholds]:
    """Returns person → thresholds whatever the settings say: somebody asked for the reasons.

    The notebook's own file is read once.
    """
    from fuehrung_cli.store.fsops import folder_at
    from fuehrung_cli.store.thresholds import load_rules

    rules, problems = load_rules(folder_at(run.paths.home))
    run.problems.extend(problems)
    return lambda person: rules.of(person, lambda: tuple(file.person for file in run.people))
