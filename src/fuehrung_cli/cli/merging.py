"""Conflicts: listed, decided at a terminal or by options, carried out one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from fuehrung_cli.cli.prompts import ask
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.differences import Difference
from fuehrung_cli.domain.merging import OTHER_VERSION
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import (
    ExitCode,
    Message,
    NotFoundError,
    UsageError,
    say,
    say_n,
)
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.conflicts import ConflictLine, Conflicts

if TYPE_CHECKING:
    from fuehrung_cli.store.versions import Conflict
    from fuehrung_cli.store.weighing import Choice, Weighed

KEEP = ("merged", "original", "copy", "both")


@dataclass(frozen=True)
class Wanted:
    """What the options ask for."""

    number: int | None
    merge: bool
    yes: bool
    keep: str | None
    as_json: bool


def conflicts_of(run: Run, wanted: Wanted) -> int:
    """Shows the conflicts, or merges them as wanted; exit 4 while any is left."""
    _refuse_nonsense(run, wanted)
    found = _chosen(_found(run), wanted.number)
    if wanted.merge or wanted.keep:
        lines = _merge(run, found, wanted)
        left = len(_found(run))
    else:
        lines, left = tuple(_line(run, n, each) for n, each in found), len(found)
    report = Conflicts(run.today, lines, left)
    _tell(run, report, wanted)
    paths = {path for line in lines for path in (line.file, line.copy)}
    run.problems = [p for p in run.problems if p.path not in paths]
    return ExitCode.DAMAGED if left else ExitCode.DONE


def _refuse_nonsense(run: Run, wanted: Wanted) -> None:
    if wanted.keep is not None and wanted.keep not in KEEP:
        raise UsageError(
            say("{option}: “{value}” is not understood", option="--keep", value=wanted.keep),
            say("Possible: {choices}", choices=KEEP),
        )
    if wanted.keep is not None and wanted.number is None:
        raise UsageError(
            say("Which of them is meant?"), say("E.g. fuehrung conflicts 1 --keep copy")
        )
    if wanted.merge and not wanted.yes and not wanted.keep and not run.can_ask:
        raise UsageError(
            say("There is no terminal to ask at"),
            say("Only what is safe: fuehrung conflicts --merge --yes"),
            say("One of them: fuehrung conflicts 1 --keep copy"),
        )


def _found(run: Run) -> list[tuple[int, Weighed]]:
    if not run.has_notebook:
        return []
    from fuehrung_cli.store.conflicts import find_conflicts

    _ = run.people  # whose profile cannot be read is named, as everywhere
    return list(enumerate((_weigh(run, c) for c in find_conflicts(run.notebook)), start=1))


def _weigh(run: Run, conflict: Conflict) -> Weighed:
    from fuehrung_cli.store.undo import Undo
    from fuehrung_cli.store.weighing import weigh

    return weigh(conflict, Undo(run.notebook), mark=OTHER_VERSION[run.t.language])


def _chosen(found: list[tuple[int, Weighed]], number: int | None) -> list[tuple[int, Weighed]]:
    if number is None or 1 <= number <= len(found):
        return [each for each in found if number in (None, each[0])]
    raise NotFoundError(
        say("There is no conflict {number}", number=number),
        say_n("There is {n} conflict", "There are {n} conflicts", len(found)),
    )


# Merging


def _merge(run: Run, found: list[tuple[int, Weighed]], wanted: Wanted) -> tuple[ConflictLine, ...]:
    from fuehrung_cli.store.conflicts import reread

    lines = []
    for number, seen in found:
        # The one before may have changed the same file.
        conflict = reread(run.notebook, seen.conflict)
        if conflict is None:
            continue
        weighed = _weigh(run, conflict)
        line = _line(run, number, weighed)
        choice = _choice(run, line, weighed, wanted)
        if choice is not None:
            line = _carry_out(run, line, weighed, choice)
        lines.append(line)
        if not wanted.as_json:
            _say_done(run, line)
    return tuple(lines)


def _carry_out(run: Run, line: ConflictLine, weighed: Weighed, choice: Choice) -> ConflictLine:
    from fuehrung_cli.store.resolving import resolve

    # Kept one by one: undo takes the last decision back, and a crash loses none of them.
    writes, failure = resolve(run.notebook, weighed, choice)
    run.keep(*writes)
    if failure is not None:
        raise failure
    return replace(line, outcome=choice)


def _choice(run: Run, line: ConflictLine, weighed: Weighed, wanted: Wanted) -> Choice | None:
    if wanted.keep:
        return cast("Choice", wanted.keep)
    if wanted.yes or not line.choices:
        return "merged" if weighed.is_safe else None
    return _asked(run, line)


def _asked(run: Run, line: ConflictLine) -> Choice | None:
    """Shows one conflict and asks what to do; Enter, or an answer that is none, leaves it."""
    from fuehrung_cli.layout.conflicts import choice_words, conflict_document

    run.say(run.rendered(conflict_document(line, run.t)).rstrip("\n"))
    for number, choice in enumerate(line.choices, start=1):
        run.say(f"  {number}  {choice_words(choice, line, run.t)}")
    answer = ask(run, say("Which number? Enter leaves it"))
    if answer.isdigit() and 1 <= int(answer) <= len(line.choices):
        return line.choices[int(answer) - 1]
    return None


def _say_done(run: Run, line: ConflictLine) -> None:
    from fuehrung_cli.layout.conflicts import done_words

    run.tell(done_words(line, run.t))


# Telling


def _line(run: Run, number: int, weighed: Weighed) -> ConflictLine:
    conflict = weighed.conflict
    session = next((r for r in _records(conflict) if isinstance(r, Session)), None)
    return ConflictLine(
        number=number,
        role=conflict.role,
        cause=conflict.cause,
        person=_person(run, conflict.folder),
        entry=session.id if session else "",
        at=session.at if session else None,
        kind=session.kind if session else "",
        file=conflict.first.path,
        copy=conflict.second.path,
        program=conflict.program,
        state=weighed.state,
        is_safe=weighed.is_safe,
        choices=weighed.choices,
        differences=tuple(_with_kind(run, conflict.folder, d) for d in weighed.differences),
        unread=_unread(conflict) if weighed.state == "damaged" else None,
    )


def _unread(conflict: Conflict) -> Message | None:
    for number, version in enumerate((conflict.first, conflict.second), start=1):
        if version.problem is not None:
            what, where = version.problem.what, version.problem.where
            return say("{n}:{where} {what}", n=number, where=where, what=what)
    return None


def _records(conflict: Conflict) -> tuple[object, object]:
    return conflict.first.record, conflict.second.record


def _person(run: Run, folder: str) -> str:
    """Returns the name of the person of a folder; of one that cannot be read, the folder's."""
    named = (file.person.name for file in run.people if file.folder == folder)
    return next(named, folder.rpartition("/")[2])


def _with_kind(run: Run, folder: str, difference: Difference) -> Difference:
    """Puts in the kind of the fact that a change is about: the book knows it."""
    part, _, fact = difference.where.partition(".")
    file = next((file for file in run.people if file.folder == folder), None)
    if part != "changes" or file is None:
        return difference
    known = run.book(file).facts.get(fact)
    return replace(difference, kind=known.kind if known else "")


def _tell(run: Run, report: Conflicts, wanted: Wanted) -> None:
    from fuehrung_cli.layout.conflicts import conflicts_page

    if wanted.as_json:
        from fuehrung_cli.cli.machine import write_json

        write_json(run, "conflicts", report)
    elif wanted.merge or wanted.keep:
        done = sum(line.outcome != "open" for line in report.conflicts)
        words = say(
            "{done}, {left}",
            done=say_n("{n} merged or decided", "{n} merged or decided", done),
            left=say_n("{n} left", "{n} left", report.left),
        )
        run.tell(run.t(words))
    else:
        run.out(run.rendered(conflicts_page(report, run.t)))
