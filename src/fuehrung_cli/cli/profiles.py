"""Adding people, showing and changing their profiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from fuehrung_cli.cli.people import add_person
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.setting import checked, unknown_field
from fuehrung_cli.cli.showing import Wish, present
from fuehrung_cli.cli.typed import piped
from fuehrung_cli.domain.clock import person_state
from fuehrung_cli.domain.fields import Value, field_named, fields_of
from fuehrung_cli.domain.names import is_same
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import ExitCode, FuehrungError, UsageError, say, say_n
from fuehrung_cli.reports.people import PersonLine
from fuehrung_cli.store.records import PersonFile


def add_people(run: Run, names: Sequence[str], given: Mapping[str, str], *, as_json: bool) -> int:
    """Adds everybody named; a line that cannot be used is named, the others are added."""
    rows = _rows(piped()) if list(names) == ["-"] else [(name, dict(given)) for name in names]
    added: list[PersonFile] = []
    failed: FuehrungError | None = None
    for name, values in rows:
        try:
            added.append(add_person(run, name, _profile(run, {**given, **values})))
        except UsageError as error:
            if len(rows) == 1:
                raise
            failed = failed or error
            run.say(f"{name}: {run.t(error.what)}")
    _told(run, added, as_json=as_json)
    return failed.code if failed else ExitCode.DONE


def _rows(text: str) -> list[tuple[str, dict[str, str]]]:
    """Reads one person a line: name, role, since; commas or tabs between them."""
    rows = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.replace("\t", ",").replace(";", ",").split(",")]
        if not parts[0] or parts[0].startswith("#"):
            continue
        values = dict(zip(("role", "led_since"), parts[1:], strict=False))
        rows.append((parts[0], {key: value for key, value in values.items() if value}))
    return rows


def _profile(run: Run, given: Mapping[str, str]) -> Profile:
    values: dict[str, Value] = {}
    for name, typed in given.items():
        field = field_named(Profile, name)
        assert field is not None
        values[name] = checked(run, field, run.clean(typed), back=True)
    return Profile(**cast("Any", values))


def _told(run: Run, added: Sequence[PersonFile], *, as_json: bool) -> None:
    if as_json:
        from fuehrung_cli.cli.machine import write_json

        write_json(run, "people", tuple(_line(run, file) for file in added))
        return
    if not added:
        return
    count = run.t(say_n("{n} person added", "{n} people added", len(added)))
    names = ", ".join(file.person.name for file in added)
    call = run.call(added[0].person)
    run.tell(f"{count}: {names}")
    run.tell(run.t(say("After the next talk: fuehrung checkin {name}", name=call)))


def list_all(run: Run, wish: Wish, *, everybody: bool) -> int:
    """Lists people with their state."""
    from fuehrung_cli.cli.books import recent_books
    from fuehrung_cli.layout.people import people_page

    lines = tuple(
        PersonLine(book.person, person_state(book, run.today)) for book, _ in recent_books(run)
    )
    shown = tuple(line for line in lines if everybody or line.state != "left")
    present(run, wish, "people", shown, lambda: [people_page(shown, run.today, run.t)])
    return ExitCode.DONE


def _line(run: Run, file: PersonFile) -> PersonLine:
    from fuehrung_cli.cli.books import recent_book

    return PersonLine(file.person, person_state(recent_book(run, file), run.today))


def show_one(run: Run, file: PersonFile, *, as_json: bool) -> int:
    """Shows one profile."""
    line = _line(run, file)
    if as_json:
        from fuehrung_cli.cli.machine import write_json

        write_json(run, "person", line)
        return ExitCode.DONE
    from fuehrung_cli.layout.people import person_page

    folder = str(run.paths.home / file.folder)
    run.out(run.rendered(person_page(line, run.today, run.t, folder=folder)))
    return ExitCode.DONE


def change_profile(run: Run, file: PersonFile, pairs: Sequence[str], *, as_json: bool) -> int:
    """Changes name and profile by compare and swap."""
    known = ("name", *(field.name for field in fields_of(Profile)))
    person = file.person
    for pair in pairs:
        name, equals, typed = pair.partition("=")
        key = "name" if name == "name" else meaning("field", name)
        if not equals or key not in known:
            raise unknown_field(name, known)
        if key == "name":
            person = replace(person, name=_new_name(run, file, typed))
            continue
        field = field_named(Profile, key)
        assert field is not None
        value = checked(run, field, run.clean(typed), back=True) if typed else field.default
        person = replace(
            person, profile=replace(person.profile, **cast("Any", {field.name: value}))
        )
    if person.profile.impact_of_loss and not person.profile.impact_reason:
        raise UsageError(
            say("The impact of a loss needs its reason, about the role and not the person"),
            say(
                'fuehrung person set {name} impact_of_loss=… impact_reason="…"',
                name=run.call(file.person),
            ),
        )
    run.keep(run.notebook.change_person(file, person))
    return show_one(run, replace(file, person=person), as_json=as_json)


def _new_name(run: Run, file: PersonFile, typed: str) -> str:
    name = " ".join(run.clean(typed).split())
    if not name:
        raise UsageError(say("A person needs a name"), say('Write it as "Anna Berger"'))
    others = (other.person for other in run.people if other.folder != file.folder)
    if any(is_same(other.name, name) for other in others):
        raise UsageError(
            say("{name} is already in the notebook", name=name),
            say("Somebody else of that name: add what tells the two apart, e.g. a middle name"),
        )
    return name
