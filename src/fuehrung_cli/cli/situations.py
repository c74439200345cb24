"""What `situation` does: the report becomes one fact through the grammar, then its playbook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from fuehrung_cli.cli.appointments import day_of
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typed import head_lines
from fuehrung_cli.cli.writing import guarded, save_text, tell
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.fold import also
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Situation
from fuehrung_cli.domain.kinds.moments import SituationType
from fuehrung_cli.domain.situations import SERVICES, first_follow_up
from fuehrung_cli.domain.words import choice, label
from fuehrung_cli.errors import ExitCode, UsageError, say
from fuehrung_cli.frozen import dataclass

if TYPE_CHECKING:
    from fuehrung_cli.reports.situation import Plan


@dataclass(frozen=True)
class Report:
    """What was typed of a situation."""

    type: str
    words: str = ""
    note: str = ""
    """Words behind `--text`: the person wants them written down."""
    since: str | None = None
    support: str = ""
    until: str | None = None


def start(run: Run, name: str, told: Report, *, as_json: bool) -> int:
    """Saves the situation and says what to do.

    Raises:
        UsageError: the type is none, or words are typed where only the person decides on them.
    """
    # Before anything may be kept as a draft: these words should be nowhere on the disk.
    _check_words(told)
    typed = "\n".join(part for part in (told.words, told.note, told.support) if part)
    with guarded(run, name, typed):
        file = run.find(name)
        kind = type_of(run, told.type)
        text = lines_of(run, kind, told)
    book, reading = save_text(run, file, text, kind="entry", draft=text)
    made = _planned(run, book, reading, run.call(file.person))
    if as_json:
        from fuehrung_cli.cli.machine import write_json
        from fuehrung_cli.reports.recorded import recorded
        from fuehrung_cli.reports.situation import Started

        write_json(run, "situation", Started(recorded(book, reading, saved=True), made))
        return ExitCode.DONE
    _say(run, book, reading, made)
    return ExitCode.DONE


def _planned(run: Run, book: Book, reading: Reading, call: str) -> Plan:
    from fuehrung_cli.reports.situation import plan
    from fuehrung_cli.store.playbooks import load_playbook

    after = also(book, reading.session)
    fact = after.facts[fact_id(reading.session.id, 1)]
    content = fact.content
    assert isinstance(content, Situation)
    playbook = load_playbook(content.type)
    return plan(after, fact, playbook, run.today, voice=run.voice(), call=call)


def _say(run: Run, book: Book, reading: Reading, made: Plan) -> None:
    from fuehrung_cli.layout.situation import not_here_page, plan_page

    if made.type == "complaint":
        run.out(run.rendered(not_here_page(run.t)) + "\n")
    tell(run, book, reading, saved=True, as_json=False)
    run.out("\n" + run.rendered(plan_page(made, run.t)))


def _check_words(told: Report) -> None:
    """Refuses words on a change in somebody's life, unless she wants them written down."""
    kind = choice(told.type, get_args(SituationType))
    if kind and told.words and SERVICES[kind].family == "life":
        raise UsageError(
            say("For changes in somebody’s life no reason is kept; nothing was written"),
            say("What the person herself wants written down: --text"),
        )


def lines_of(run: Run, kind: str, told: Report) -> str:
    """Returns the report as lines of the grammar, with the first day to ask again."""
    since = day_of(run, "--since", told.since, back=True) if told.since else run.today
    fields: list[tuple[str, str | date]] = [
        ("text", _one_line(told.note or told.words)),
        ("support", _one_line(told.support)),
        ("until", day_of(run, "--until", told.until) if told.until else ""),
        ("follow_up", first_follow_up(kind, since, run.today)),
    ]
    head = head_lines(run, at=told.since) if told.since else []
    lines = [f"  {label('field', name, 'en')}: {value}" for name, value in fields if value]
    return "\n".join([*head, f"situation: {label('choice', kind, 'en')}", *lines])


def type_of(run: Run, typed: str) -> str:
    """Returns the type that is meant.

    Raises:
        UsageError: with the types there are.
    """
    found = choice(typed, get_args(SituationType))
    if found is None:
        names = tuple(label("choice", name, run.t.language) for name in get_args(SituationType))
        raise UsageError(
            say("“{value}” is no type of situation", value=typed),
            say("Possible: {choices}", choices=names),
        )
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())
