"""The readers by name. Who writes another one adds a line here, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import Message, Term, UsageError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.csv_people import is_people, read_people
from fuehrung_cli.imports.csv_sessions import is_sessions, read_sessions
from fuehrung_cli.imports.events import is_calendar, read_calendar
from fuehrung_cli.imports.friends import is_friends, read_friends
from fuehrung_cli.imports.handovers import is_handover, read_handover
from fuehrung_cli.imports.jrnl import is_jrnl, read_jrnl
from fuehrung_cli.imports.markdown_pages import is_page, read_page
from fuehrung_cli.imports.monica import is_monica, read_monica
from fuehrung_cli.imports.own import is_own, read_own
from fuehrung_cli.imports.proposals import Proposal
from fuehrung_cli.imports.source import Source
from fuehrung_cli.imports.tasks import is_tasks, read_tasks
from fuehrung_cli.imports.vcards import is_vcard, read_vcards
from fuehrung_cli.reports.arrival import LeftOut


@dataclass(frozen=True)
class Reader:
    """What a kind of file is recognised by, and what reads it."""

    recognises: Callable[[Source], bool]
    read: Callable[[Source], Proposal]


READERS: Mapping[str, Reader] = {
    "fuehrung": Reader(is_own, read_own),
    "handover": Reader(is_handover, read_handover),
    "monica": Reader(is_monica, read_monica),
    "vcard": Reader(is_vcard, read_vcards),
    "ics": Reader(is_calendar, read_calendar),
    "jrnl": Reader(is_jrnl, read_jrnl),
    "tasks": Reader(is_tasks, read_tasks),
    "friends": Reader(is_friends, read_friends),
    "markdown": Reader(is_page, read_page),
    "sessions": Reader(is_sessions, read_sessions),
    "people": Reader(is_people, read_people),
}
"""Name → reader, in the order in which they are asked: the surest signs first."""


def recognised(source: Source) -> str | None:
    """Returns what kind of file it is, None when no reader knows it."""
    return next((name for name, each in READERS.items() if each.recognises(source)), None)


def read_all(sources: Sequence[Source], kind: str | None) -> tuple[Proposal, ...]:
    """Reads files, each as what it is or all as `kind`.

    Raises:
        UsageError: there is no such kind, or none of the files is of any.
    """
    choices = tuple(Term("arrival", name) for name in READERS)
    said = meaning("arrival", kind) or kind if kind is not None else None
    if said is not None and said not in READERS:
        raise UsageError(
            say("{option}: “{value}” is not understood", option="--as", value=kind),
            say("Possible: {choices}", choices=choices),
        )
    proposals = tuple(_read(source, said or recognised(source)) for source in sources)
    if not any(proposal.kind for proposal in proposals):
        raise UsageError(
            say("{path} is nothing that can be imported", path=sources[0].name),
            say("If you know what it is, say it with --as: {choices}", choices=choices),
            say("What each file must look like: fuehrung help imports"),
        )
    return proposals


def _read(source: Source, kind: str | None) -> Proposal:
    if kind is None:
        why = say("it is nothing that can be imported")
        return Proposal("", source.name, left=(LeftOut(source.name, why),))
    made = READERS[kind].read(source)
    is_empty = not (made.people or made.entries or made.series or made.left or made.dropped)
    return _empty(made, source) if is_empty else made


def _empty(made: Proposal, source: Source) -> Proposal:
    why: Message = say("nothing is in it")
    return Proposal(made.kind, source.name, left=(LeftOut(source.name, why),))
