"""Importing: files read and placed, shown, asked about, saved as one action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fuehrung_cli.cli.prompts import confirm, show_beside
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.ids import new_person_id
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import (
    DeclinedError,
    ExitCode,
    FuehrungError,
    Message,
    UsageError,
    say,
    say_n,
)
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.making import left_out
from fuehrung_cli.imports.placing import Ground, Placed, Plan, placed
from fuehrung_cli.imports.proposals import Place, Proposal, ProposedEntry
from fuehrung_cli.imports.registry import read_all
from fuehrung_cli.imports.source import Source
from fuehrung_cli.layout.arrival import arrival_page, result
from fuehrung_cli.reports.arrival import Arrival, ArrivalLine, ArrivalSource, LeftOut
from fuehrung_cli.store.arrivals import files_at, ids_of, save_arrivals, unwritable
from fuehrung_cli.store.notebook import draw_number

if TYPE_CHECKING:
    from fuehrung_cli.store.records import Write


@dataclass(frozen=True)
class Wanted:
    """What the options ask for."""

    files: tuple[str, ...]
    kind: str | None
    person: str | None
    dry_run: bool
    yes: bool
    as_json: bool


def import_all(run: Run, wanted: Wanted) -> int:
    """Imports files; nothing is saved before somebody has seen what, or said that it may be."""
    proposals = _read(run, wanted)
    plan = _writable(placed(proposals, _ground(run)))
    arrival = _arrival(proposals, plan)
    if wanted.dry_run or not (plan.people or plan.entries):
        _tell(run, arrival, wanted)
        return ExitCode.DONE
    if not wanted.yes:
        _ask(run, arrival)
    _save(run, plan)
    arrival = replace(arrival, saved=True)
    if wanted.yes or wanted.as_json:
        _tell(run, arrival, wanted)
    else:
        run.tell(run.t(result(arrival)))
    return ExitCode.DONE


def _read(run: Run, wanted: Wanted) -> tuple[Proposal, ...]:
    owner = run.find(wanted.person).person if wanted.person is not None else None
    sources = [Source(name, data) for file in wanted.files for name, data in files_at(file)]
    if not sources:
        raise UsageError(
            say("There is no Markdown file in {path}", path=wanted.files[0]),
            say("A folder is read for its files that end in .md"),
        )
    proposals = read_all(sources, wanted.kind)
    return tuple(_owned(each, owner) for each in proposals) if owner else proposals


def _owned(proposal: Proposal, owner: Person) -> Proposal:
    """Gives entries that name nobody to somebody."""

    def owned(entry: ProposedEntry) -> ProposedEntry:
        return entry if entry.who else replace(entry, who=owner.name, person_id=owner.id)

    return replace(
        proposal,
        entries=tuple(map(owned, proposal.entries)),
        series=tuple(replace(each, first=owned(each.first)) for each in proposal.series),
    )


def _ground(run: Run) -> Ground:
    return Ground(
        people=tuple(file.person for file in run.people),
        entries=ids_of(run.notebook) if run.has_notebook else frozenset(),
        now=run.now,
        localize=lambda at: run.localize(at.astimezone() if at.tzinfo else at),
        new_person_id=lambda: new_person_id(draw_number),
    )


def _writable(plan: Plan) -> Plan:
    """Leaves what could not be saved, so that no import stops in the middle for it."""
    left: list[LeftOut] = []

    def is_good(record: Person | Session, place: Place) -> bool:
        why = unwritable(record)
        left.extend([left_out(place, why)] if why else [])
        return why is None

    people = tuple(each for each in plan.people if is_good(each.person, each.place))
    refused = {each.person.id for each in plan.people} - {each.person.id for each in people}
    entries = tuple(
        each
        for each in plan.entries
        if each.person.id not in refused and is_good(each.session, each.place)
    )
    return replace(plan, people=people, entries=entries, left=(*plan.left, *left))


def _arrival(proposals: Sequence[Proposal], plan: Plan) -> Arrival:
    new = {each.person.id for each in plan.people}
    lines = (_line(owner, entries, is_new=owner.id in new) for owner, entries in _shared(plan))
    return Arrival(
        saved=False,
        sources=tuple(ArrivalSource(each.file, each.kind) for each in proposals),
        people=tuple(lines),
        new_people=len(plan.people),
        entries=len(plan.entries),
        there=plan.there,
        left=(*plan.left, *_dropped(proposals)),
    )


def _shared(plan: Plan) -> Iterator[tuple[Person, list[Placed]]]:
    """Yields everybody concerned with what comes into her book."""
    people = {each.person.id: each.person for each in plan.people}
    people |= {each.person.id: each.person for each in plan.entries}
    of: dict[str, list[Placed]] = {key: [] for key in people}
    for entry in plan.entries:
        of[entry.person.id].append(entry)
    return ((people[key], entries) for key, entries in of.items())


def _line(person: Person, entries: Sequence[Placed], *, is_new: bool) -> ArrivalLine:
    days = sorted(entry.session.day for entry in entries)
    first, last = (days[0], days[-1]) if days else (None, None)
    return ArrivalLine(person.name, is_new, len(entries), first, last)


def _dropped(proposals: Sequence[Proposal]) -> Iterator[LeftOut]:
    for proposal in proposals:
        if proposal.dropped:
            names = tuple(f"{name} ({n})" for name, n in sorted(proposal.dropped.items()))
            yield LeftOut(proposal.file, say("there is no place here for: {names}", names=names))


def _ask(run: Run, arrival: Arrival) -> None:
    if not run.can_ask:
        raise UsageError(
            say("Whether this may be imported is asked at a terminal"),
            say("In scripts say --yes; --dry-run shows what would be saved"),
        )
    show_beside(run, arrival_page(arrival, run.t))
    if not confirm(run, say("Save this?")):
        raise DeclinedError(say("Nothing was imported"))


def _save(run: Run, plan: Plan) -> None:
    """Saves everything as one action; of what a failure stops, the part that is saved counts."""
    from fuehrung_cli.cli.waiting import Bar

    writes: list[Write] = []
    whole = len(plan.people) + len(plan.entries)
    try:
        with Bar(run, say("Importing")) as bar:
            for write in _writes(run, plan):
                writes.append(write)
                bar(len(writes), whole)
    except FuehrungError as error:
        error.hints = (*error.hints, *_saved_so_far(writes, whole))
        raise
    finally:
        if writes:
            run.keep(*writes)


def _saved_so_far(writes: Sequence[Write], whole: int) -> list[Message]:
    if not writes:
        return []
    return [
        say_n("{n} of {whole} was saved", "{n} of {whole} were saved", len(writes), whole=whole),
        say("Importing again adds the rest; fuehrung undo takes back what was saved"),
    ]


def _writes(run: Run, plan: Plan) -> Iterator[Write]:
    """Saves person by person, so that what a failure leaves is whole."""
    notebook = run.writable()
    files = {file.person.id: file for file in run.people}
    for person, entries in _shared(plan):
        owner = files.get(person.id, person)
        yield from save_arrivals(notebook, owner, [entry.session for entry in entries])


def _tell(run: Run, arrival: Arrival, wanted: Wanted) -> None:
    if wanted.as_json:
        from fuehrung_cli.cli.machine import write_json

        write_json(run, "import", arrival)
        return
    run.out(run.rendered(arrival_page(arrival, run.t)))
