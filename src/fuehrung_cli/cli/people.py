"""Finding a person for a command that writes; a person is never guessed."""

from __future__ import annotations

from fuehrung_cli.cli.prompts import choose, confirm
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.names import find_people, is_name, is_same, names_in
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.errors import NotFoundError, UsageError, say
from fuehrung_cli.store.records import PersonFile

LONGEST_NAME = 200


def find_or_add(run: Run, typed: str, *, new: bool, dry_run: bool = False) -> PersonFile:
    """Returns the person that is meant; at a terminal several or nobody is asked about.

    With `dry_run` a new person is only tried out: nothing is written.

    Raises:
        NotFoundError: nobody or several, and nobody can be asked.
    """
    match = find_people(typed, [file.person for file in run.people])
    if len(match.people) > 1 and run.can_ask:
        names = tuple(person.name for person in match.people)
        index = choose(run, say("Who is meant? Number:"), names)
        return run.file_of(match.people[index])
    if not match.people:
        question = say("Nobody is called “{name}” yet. Add this person?", name=typed)
        if new or (run.can_ask and not match.near and confirm(run, question)):
            return add_person(run, typed, dry_run=dry_run)
    try:
        return run.find(typed)
    except NotFoundError as error:
        if not match.people:
            error.hints = (*error.hints, say("In scripts --new adds the person"))
        raise


def find_or_add_all(
    run: Run, typed: str, *, new: bool, dry_run: bool = False
) -> tuple[PersonFile, ...]:
    """Returns everybody that `anna,bernd` means, each once.

    Those who are known come first, so that nobody is added beside a name that fails.

    Raises:
        NotFoundError: nobody or several for one of the names, and nobody can be asked.
    """
    names = names_in(typed)
    known = [file.person for file in run.people]
    ordered = sorted(names, key=lambda name: not find_people(name, known).people)
    found = {name: find_or_add(run, name, new=new, dry_run=dry_run) for name in ordered}
    return tuple({found[name].folder: found[name] for name in names}.values())


def add_person(
    run: Run, name: str, profile: Profile | None = None, *, dry_run: bool = False
) -> PersonFile:
    """Adds a person and returns her file.

    Raises:
        UsageError: the name is empty, too long, or looks the same as one that is there.
    """
    clean = " ".join(run.clean(name).split())
    if not is_name(clean) or len(clean) > LONGEST_NAME:
        raise UsageError(
            say("A person needs a name of 1 to {n} characters", n=LONGEST_NAME),
            say('Write it as "Anna Berger"'),
        )
    same = [file.person for file in run.people if is_same(file.person.name, clean)]
    if same:
        raise UsageError(
            say("{name} is already in the notebook", name=same[0].name),
            say("Somebody else of that name: add what tells the two apart, e.g. a middle name"),
        )
    if dry_run:
        return PersonFile(Person("", clean), f"new {clean}")
    notebook = run.writable()
    person = Person(notebook.new_person_id(), clean, profile or Profile())
    file, write = notebook.add_person(person)
    run.keep(write)
    run.people = (*run.people, file)
    vars(run).pop("everybody", None)  # who is the only one of a name may have changed
    return file
