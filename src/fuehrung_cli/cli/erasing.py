"""Erasing a person as a command: what goes is shown, the name is typed, a receipt is given."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date

from fuehrung_cli import __version__
from fuehrung_cli.cli.logged import log_deed
from fuehrung_cli.cli.out_of_reach import out_of_reach
from fuehrung_cli.cli.prompts import ask
from fuehrung_cli.cli.receipts import tell_out_of_reach, tell_removed
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import (
    DeclinedError,
    ExitCode,
    Message,
    NotFoundError,
    UsageError,
    say,
    say_n,
)
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.erasing import (
    Found,
    erase,
    find,
    leftovers,
    remove_leftovers,
    scan,
)
from fuehrung_cli.store.git_history import History, forget_in_history
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.whereabouts import marks_of


@dataclass(frozen=True)
class Receipt:
    """What an erasure has done, without a word about whom."""

    number: str
    """Drawn by chance, to be named in a letter."""
    day: date
    version: str
    removed: Mapping[str, int]
    """Sort of file → how many have gone."""
    hits: int
    """How many files still name the person, of those that do not belong to others."""
    mentions: int
    """How many entries and files of others name her or come from one talk with her."""
    history: History | None
    """The history of git that was written anew; None where that was not asked for."""
    remains: tuple[Message, ...]
    """What this program cannot reach."""


@dataclass(frozen=True)
class Wanted:
    """What an erasure was asked to do, and how it was confirmed."""

    name: str
    confirmed: str | None = None
    git_history: bool = False


def erase_person(run: Run, wanted: Wanted, *, as_json: bool) -> int:
    """Erases a person after her whole name was typed, and looks at every byte afterwards."""
    try:
        owner = run.find(wanted.name)
    except NotFoundError:
        folders = leftovers(run.notebook, wanted.name) if run.has_notebook else ()
        if not folders:
            raise
        remove_leftovers(run.notebook, folders)
        run.problems = [p for p in run.problems if not p.path.startswith(folders)]
        return _give(run, _receipt(run, {"book": len(folders)}), as_json=as_json)
    marks = marks_of(run.notebook, owner)
    found = find(run.notebook, owner, marks)
    _confirm(run, owner, found, wanted.confirmed)
    # First, since it alone may refuse: then nothing has gone yet.
    history = forget_in_history(run.paths.home, marks) if wanted.git_history else None
    gone = erase(run.notebook, owner, marks, found)
    left = scan(run.notebook, marks, found.mentions)
    for path in (*left, *dict.fromkeys(place.shown for place in found.mentions)):
        run.say(run.t(say("named there: {path}", path=path)))
    mentions = len({place.shown for place in found.mentions})
    receipt = _receipt(run, gone, hits=len(left), mentions=mentions, history=history)
    return _give(run, receipt, as_json=as_json)


def _confirm(run: Run, owner: PersonFile, found: Found, confirmed: str | None) -> None:
    """Has the whole name typed.

    Raises:
        DeclinedError: another name was typed.
        UsageError: another name was given, or none where nobody can be asked.
    """
    name, refusal = owner.person.name, DeclinedError if confirmed is None else UsageError
    if confirmed is None:
        if not run.can_ask:
            raise UsageError(
                say("Nobody can be asked whether {name} is to be erased", name=name),
                say("Give the whole name: {option} NAME", option="--confirm"),
            )
        run.say(run.t(say_n("{n} file goes for good", "{n} files go for good", len(found.hers))))
        question = say("Nothing takes it back. Type “{name}” to erase everything:", name=name)
        confirmed = ask(run, question)
    if " ".join(confirmed.split()).casefold() != " ".join(name.split()).casefold():
        raise refusal(
            say("That is not the whole name, so nothing was erased"),
            say("It is {name}", name=name),
        )


def _receipt(
    run: Run,
    gone: Mapping[str, int],
    *,
    hits: int = 0,
    mentions: int = 0,
    history: History | None = None,
) -> Receipt:
    removed = {sort: number for sort, number in sorted(gone.items()) if number}
    number = os.urandom(5).hex()
    kept_by_git = say("The history that git keeps: --git-history rewrites it")
    remains = tuple(out_of_reach(run, kept_by_git, history))
    return Receipt(number, run.today, __version__, removed, hits, mentions, history, remains)


def _give(run: Run, receipt: Receipt, *, as_json: bool) -> int:
    log_deed(run, "privacy erase", people=1, records=sum(receipt.removed.values()))
    if as_json:
        from fuehrung_cli.cli.machine import write_json

        write_json(run, "erasure", receipt)
    else:
        _tell(run, receipt)
    return ExitCode.DAMAGED if receipt.hits else ExitCode.DONE


def _tell(run: Run, receipt: Receipt) -> None:
    t = run.t
    run.tell(t(say("Erased · receipt {number} · {day}", number=receipt.number, day=receipt.day)))
    tell_removed(run, receipt.removed)
    hits = say_n(
        "{n} file still names the person: look at it",
        "{n} files still name the person: look at them",
        receipt.hits,
    )
    nothing = say("Every byte of notebook, state and cache was read: 0 hits")
    run.tell(t(hits if receipt.hits else nothing))
    if receipt.history is not None:
        _tell_history(run, receipt.history)
    if receipt.mentions:
        words = say_n(
            "{n} entry or file of others comes from one talk or names the person, and stays",
            "{n} entries or files of others come from one talk or name the person, and stay",
            receipt.mentions,
        )
        run.tell(t(words))
    tell_out_of_reach(run, receipt.remains)


def _tell_history(run: Run, history: History) -> None:
    words = say_n(
        "The history of git is written anew: {n} commit",
        "The history of git is written anew: {n} commits",
        history.commits,
    )
    run.tell(run.t(words))
    if history.naming:
        others = say_n(
            "{n} older text of others in it names the person, and stays",
            "{n} older texts of others in it name the person, and stay",
            history.naming,
        )
        run.tell(run.t(others))
