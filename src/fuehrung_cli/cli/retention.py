"""Periods as a command: shown, set, and after a yes what is past them is removed for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from fuehrung_cli.cli.logged import log_deed
from fuehrung_cli.cli.out_of_reach import out_of_reach
from fuehrung_cli.cli.prompts import confirm, show_beside
from fuehrung_cli.cli.receipts import tell_out_of_reach, tell_removed
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish, present
from fuehrung_cli.cli.typed_periods import with_period
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.errors import DeclinedError, ExitCode, Message, UsageError, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.retention import OfPerson, RetentionPage, retention_page
from fuehrung_cli.store.erasing import erase, find
from fuehrung_cli.store.erasing import scan as scan_for_person
from fuehrung_cli.store.expiring import (
    Expired,
    Shelf,
    expired,
    remove,
    shelf_of,
    still_there,
    traces,
)
from fuehrung_cli.store.needles import SHORTEST
from fuehrung_cli.store.periods import set_retention
from fuehrung_cli.store.whereabouts import Place, marks_of


@dataclass(frozen=True)
class Removal:
    """What a removal has done, without a word about whom."""

    day: date
    people: int
    """How many people who have left were erased."""
    removed: Mapping[str, int]
    """Sort of record or file → how many have gone."""
    hits: int
    """How many files still hold a text that was removed."""
    remains: tuple[Message, ...]
    """What this program cannot reach."""


@dataclass(frozen=True)
class _Found:
    page: RetentionPage
    leavers: tuple[Shelf, ...]
    due: Expired
    beside: tuple[Place, ...]


def show_retention(run: Run, wish: Wish) -> int:
    """Shows every period and what is past it."""
    _present(run, wish, _look(run).page if run.has_notebook else _nothing(run))
    return ExitCode.DONE


def set_periods(run: Run, typed: Sequence[str], wish: Wish, *, is_alone: bool) -> int:
    """Sets periods and shows the page as it is then.

    Raises:
        UsageError: records were to be removed, or nothing written, in the same call.
    """
    if not is_alone:
        raise UsageError(
            say("--set stands alone: nothing is removed by a period that was not looked at"),
            say("Set the period first, then call --dry-run or --apply"),
        )
    wanted = run.writable().retention
    for each in typed:
        wanted = with_period(wanted, each)
    if wanted != run.notebook.retention:
        run.keep(set_retention(run.notebook, wanted))
        del run.notebook  # it is read anew
    return show_retention(run, wish)


def remove_expired(run: Run, *, is_sure: bool, as_json: bool) -> int:
    """Removes what is past its period, after a yes.

    Raises:
        UsageError: nobody is there who could be asked.
        DeclinedError: the answer was no.
    """
    found = _look(run) if run.has_notebook else None
    if found is None or not (found.page.due or found.beside):
        return _give(run, Removal(run.today, 0, {}, 0, ()), as_json=as_json)
    if not is_sure:
        _ask(run, found.page)
    removed = remove(run.notebook, found.due, found.beside)
    left = list(still_there(run.notebook, found.due))
    for shelf in found.leavers:
        left += _erase(run, shelf, removed)
    for path in dict.fromkeys(left):
        run.say(run.t(say("it still stands there: {path}", path=path)))
    kept_by_git = say("The history that git keeps; privacy erase rewrites it, for a whole person")
    removal = Removal(
        *(run.today, len(found.leavers), dict(sorted(removed.items())), len(dict.fromkeys(left))),
        tuple(out_of_reach(run, kept_by_git)),
    )
    log_deed(run, "privacy retention", people=len(found.page.due), records=found.page.records)
    return _give(run, removal, as_json=as_json)


def _nothing(run: Run) -> RetentionPage:
    return retention_page((), Retention(), run.today)


def _look(run: Run) -> _Found:
    retention = run.notebook.retention
    shelves = [shelf_of(run.notebook, owner) for owner in run.people]
    run.problems.extend(problem for shelf in shelves for problem in shelf.problems)
    page = _page(run, shelves, retention, 0)
    left = {person.call for person in page.due if person.left}
    leavers = tuple(shelf for shelf in shelves if run.call(shelf.owner.person) in left)
    due = expired([s for s in shelves if s not in leavers], retention, run.today)
    beside = tuple(traces(run.notebook, due))
    return _Found(_page(run, shelves, retention, len(beside)), leavers, due, beside)


def _page(run: Run, shelves: Sequence[Shelf], retention: Retention, beside: int) -> RetentionPage:
    people = [OfPerson(s.book, run.call(s.owner.person), s.is_whole) for s in shelves]
    return retention_page(people, retention, run.today, beside=beside)


def _present(run: Run, wish: Wish, page: RetentionPage) -> None:
    from fuehrung_cli.layout.retention import retention_document

    present(run, wish, "retention", page, lambda: [retention_document(page, run.t)])


def _erase(run: Run, shelf: Shelf, removed: dict[str, int]) -> tuple[str, ...]:
    """Erases a person who has left, counts the files, and returns what still names them."""
    marks = marks_of(run.notebook, shelf.owner)
    found = find(run.notebook, shelf.owner, marks)
    for sort, number in erase(run.notebook, shelf.owner, marks, found).items():
        removed[sort] = removed.get(sort, 0) + number
    return scan_for_person(run.notebook, marks, found.mentions)


def _ask(run: Run, page: RetentionPage) -> None:
    if not run.can_ask:
        raise UsageError(
            say("Whether records may be removed is asked at a terminal"),
            say("In scripts say --yes; --dry-run shows what would go"),
        )
    from fuehrung_cli.layout.retention import due_document

    show_beside(run, due_document(page, run.t))
    question = say_n(
        "Nothing takes it back. Remove {n} record for good?",
        "Nothing takes it back. Remove {n} records for good?",
        page.records,
    )
    if not confirm(run, question):
        raise DeclinedError(say("Nothing was removed"))


def _give(run: Run, removal: Removal, *, as_json: bool) -> int:
    if as_json:
        from fuehrung_cli.cli.machine import write_json

        write_json(run, "removal", removal)
    else:
        _tell(run, removal)
    return ExitCode.DAMAGED if removal.hits else ExitCode.DONE


def _tell(run: Run, removal: Removal) -> None:
    t = run.t
    if not removal.removed:
        run.tell(t(say("Nothing is past its period.")))
        return
    run.tell(t(say("Removed for good · {day}", day=removal.day)))
    tell_removed(run, removal.removed)
    hits = say_n(
        "{n} file still holds a text that was removed: look at it",
        "{n} files still hold a text that was removed: look at them",
        removal.hits,
    )
    nothing = say(
        "Notebook, state and cache were searched for each removed text of {n} or more signs:"
        " 0 hits",
        n=SHORTEST,
    )
    run.tell(t(hits if removal.hits else nothing))
    tell_out_of_reach(run, removal.remains)
