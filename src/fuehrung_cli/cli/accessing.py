"""Answering an access request: all that is read for it, on this machine."""

from __future__ import annotations

from fuehrung_cli.cli.logged import log_deed
from fuehrung_cli.cli.rules import all_thresholds
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish, present
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.errors import ExitCode, Message, say, say_n
from fuehrung_cli.reports.access import AccessPlace, AccessRule, AccessSources, access
from fuehrung_cli.signals.reasons import reasons
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.salary import decode_salary, salary_path
from fuehrung_cli.store.whereabouts import Kept, Place, content, marks_of, places

_WHAT: dict[Kept, Message] = {
    "book": say("a further file in the person’s folder"),
    "copy": say("a copy of the person’s folder"),
    "trash": say("thrown away, not gone yet"),
    "quarantine": say("put aside, because it could not be read"),
    "draft": say("typed and not saved"),
    "undo": say("kept so that a command can be taken back"),
    "page": say("a page that was opened in the browser"),
    "seen": say("which reasons to talk were shown"),
}


def show_access(run: Run, owner: PersonFile, wish: Wish) -> int:
    """Shows everything that is kept about a person; what lies in the future counts as well."""
    from fuehrung_cli.layout.access import access_page

    sessions, problems = run.notebook.sessions(owner)
    run.problems.extend(problems)
    book = fold(owner.person, sessions)
    made = access(book, run.today, _sources(run, owner, book, (*owner.problems, *problems)))
    present(run, wish, "access", made, lambda: [access_page(made, run.t)])
    log_deed(run, "privacy access", people=1, records=len(sessions), form=wish.form)
    return ExitCode.DONE


def _sources(
    run: Run, owner: PersonFile, book: Book, problems: tuple[Problem, ...]
) -> AccessSources:
    notebook = run.notebook
    pay = content(notebook.disk, salary_path(owner))
    salary, more = decode_salary(pay, salary_path(owner)) if pay else (None, ())
    found = tuple(places(notebook, owner, marks_of(notebook, owner)))
    return AccessSources(
        notebook.retention,
        salary,
        tuple(_rules(run, book)),
        (*(AccessPlace(p.shown, _WHAT[p.kept]) for p in found if p.kept in _WHAT), *_named(found)),
        tuple(_unread(problem) for problem in (*problems, *more) if problem.is_unread),
    )


def _named(found: tuple[Place, ...]) -> list[AccessPlace]:
    """Counts what belongs to others and names her; whose it is would tell of them."""
    number = sum(place.kept == "mention" for place in found)
    words = say_n(
        "named in {n} entry or file of others, which is theirs",
        "named in {n} entries or files of others, which are theirs",
        number,
    )
    return [AccessPlace("", words)] if number else []


def _unread(problem: Problem) -> AccessPlace:
    return AccessPlace(problem.path, problem.what)


def _rules(run: Run, book: Book) -> list[AccessRule]:
    """Returns the rules that are applied, with what each says of her today."""
    if run.settings.signals == "off":
        return []
    numbers = all_thresholds(run)(book.person)
    rhythm = run.settings.rhythm_days
    name = run.call(book.person)
    found = reasons(book, run.today, numbers, rhythm_days=rhythm, name=name).signals
    return [
        AccessRule(
            rule.id,
            say("{text}", text=rule.why),
            tuple(signal.reason for signal in found if signal.rule == rule.id),
        )
        for rule in numbers.rules.values()
        if rule.enabled
    ]
