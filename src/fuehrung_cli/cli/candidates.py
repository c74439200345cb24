"""What can stand where completion asks: people, ids, steps, journeys, words of the tables.

For names only the `person.toml` files are read, for ids the entries of the people who can be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from fuehrung_cli.cli.completing import FILES, FOLDERS, Candidate, Place
from fuehrung_cli.cli.language import LANGUAGES
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.shells import SHELLS
from fuehrung_cli.cli.spelling import goes_on
from fuehrung_cli.domain.ids import LETTERS
from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.domain.names import Everybody, find_people
from fuehrung_cli.domain.situations import SERVICES
from fuehrung_cli.frozen import dataclass

if TYPE_CHECKING:
    from fuehrung_cli.domain.book import Fact
    from fuehrung_cli.domain.person import Person
    from fuehrung_cli.store.records import Found, PersonFile


@dataclass(frozen=True)
class Asked:
    """What is asked for: something that begins with the word, in this place."""

    run: Run
    place: Place
    word: str


Source = Callable[[Asked], Iterable[Candidate]]
LATEST = 12
"""How many entries are offered where no letter of an id is typed."""


def ask(run: Run, wants: str, place: Place, word: str) -> Iterable[Candidate]:
    """Returns what can stand in a place; a kind of value that nobody knows has none."""
    source = _SOURCES.get(wants)
    return source(Asked(run, place, word)) if source else ()


def _begun(word: str, values: Iterable[tuple[str, str]]) -> Iterator[Candidate]:
    """Keeps the values, each with its description, that begin with the word."""
    for value, description in values:
        if found := goes_on(word, (value,)):
            yield Candidate(found, description)


def _people(asked: Asked) -> Iterator[Candidate]:
    """Yields one name for each person; behind a comma, one more for the same command."""
    before, comma, begun = asked.word.rpartition(",")
    everybody = asked.run.everybody
    for person in everybody.people:
        if found := goes_on(begun, names_of(person, everybody)):
            yield Candidate(f"{before}{comma}{found}", person.name)


def names_of(person: Person, everybody: Everybody) -> Iterator[str]:
    """Yields what may be typed for a person and means nobody else, the shortest first."""
    call = everybody.call(person)
    if call != person.id:
        yield call
    yield from filter(everybody.is_only, (*person.name.split(), *person.profile.nicknames))
    yield person.name
    yield person.id


def _facts(asked: Asked) -> Iterator[Candidate]:
    """Yields names, then the ids of what the command can change; an id may also stand first."""
    if not asked.place.before:
        yield from _people(asked)
        if _is_id(asked.word):
            yield from _ids(asked)
        return
    match = find_people(asked.place.before[0], [file.person for file in asked.run.people])
    if len(match.people) == 1 and len(asked.place.before) == 1:
        yield from _facts_of(asked, asked.run.file_of(match.people[0]))


def _facts_of(asked: Asked, file: PersonFile) -> Iterator[Candidate]:
    book = asked.run.book(file)
    for fact in book.open_facts():
        if _is_able(asked.place, fact):
            told = _told(asked.run, fact, file.person)
            yield from _begun(asked.word, ((book.short[fact.id], told),))


def _is_able(place: Place, fact: Fact) -> bool:
    from fuehrung_cli.cli.typed_facts import can_become, can_move

    match place.path:
        case "done":
            return can_become("done")(fact)
        case "move":
            return can_move(fact)
        case _:
            return True


def _told(run: Run, fact: Fact, person: Person) -> str:
    from fuehrung_cli.layout.facts import content_words, kind_label

    by = str(getattr(fact.content, "by", ""))
    kind = kind_label(fact.kind, by, person.first_name, run.t)
    return f"{kind}: {content_words(fact.content, run.t)}"


def _is_id(word: str) -> bool:
    return word[:1] in LETTERS and word[1:2].isdigit()


def _ids(asked: Asked) -> Iterator[Candidate]:
    """Yields ids: without a letter the latest entries by their file names, else open facts too."""
    found = asked.run.notebook.find_ids(asked.word.partition(".")[0]) if asked.run.people else ()
    names = {file.folder: file.person.name for file in asked.run.people}
    folders = dict.fromkeys(each.folder for each in found if each.folder in names)
    if _is_id(asked.word):
        for file in (file for file in asked.run.people if file.folder in folders):
            yield from _facts_of(asked, file)
    if asked.place.path in ("show", "edit"):
        latest = sorted(found, key=lambda each: each.path.rpartition("/")[2], reverse=True)
        for each in latest[:LATEST]:
            yield from _begun(asked.word, ((each.id, _entry(asked.run, each, names)),))


def _entry(run: Run, found: Found, names: Mapping[str, str]) -> str:
    """Says whose entry it is and of which day, both without opening it."""
    day = date.fromisoformat(found.path.rpartition("/")[2][:10])
    return f"{names.get(found.folder, '')}, {run.t.day(day)}"


def _lines(asked: Asked) -> Iterator[Candidate]:
    """Yields the line with its last `#…` completed; what stands before it stays."""
    before, sign, begun = asked.word.rpartition("#")
    if sign and not any(char.isspace() for char in begun) and before[-1:] in ("", " "):
        for step in _steps(replace(asked, word=begun)):
            yield Candidate(f"{before}#{step.value}", step.description)


def _steps(asked: Asked) -> Iterator[Candidate]:
    sign = "#" if asked.word.startswith("#") else ""
    for step in asked.run.journey.steps if asked.run.journey else ():
        title = step.title.get(asked.run.t.language)
        if found := goes_on(asked.word.removeprefix(sign), (step.id, *step.aliases)):
            yield Candidate(sign + found, title)


def _journeys(asked: Asked) -> Iterator[Candidate]:
    for journey in asked.run.library.journeys:
        if found := goes_on(asked.word, (journey.id, *journey.aliases)):
            yield Candidate(found, journey.title.get(asked.run.t.language))


def _variants(asked: Asked) -> Iterator[Candidate]:
    for variant in (v for journey in asked.run.library.journeys for v in journey.variants):
        if found := goes_on(asked.word, (variant.id, *variant.aliases)):
            yield Candidate(found, variant.title.get(asked.run.t.language))


def _words(table: str, keys: Iterable[str] | None = None) -> Source:
    """Makes the source of a table of words: labels in the language, else what may be typed."""

    def source(asked: Asked) -> Iterator[Candidate]:
        column = 0 if asked.run.t.language == "de" else 1
        for key in keys or LABELS[table]:
            labels = LABELS[table][key]
            if found := goes_on(asked.word, (labels[column], *labels, key)):
                yield Candidate(found)

    return source


def _all_kinds(asked: Asked) -> Iterator[Candidate]:
    yield from _words("session_kind")(asked)
    yield from _words("kind")(asked)


def _fixed(*values: str) -> Source:
    return lambda asked: _begun(asked.word, ((value, "") for value in values))


def _by(asked: Asked) -> Iterator[Candidate]:
    german, english = ("mir", "ihr"), ("me", "them")
    first, second = (german, english) if asked.run.t.language == "de" else (english, german)
    for names in zip(first, second, strict=True):
        if found := goes_on(asked.word, names):
            yield Candidate(found)


def _components(asked: Asked) -> Iterator[Candidate]:
    """Yields the components of the cost of a departure as they stand before an amount."""
    from fuehrung_cli.domain.kinds import kind_named

    kind = kind_named("own_value")
    field = kind.field("component") if kind else None
    column = 0 if asked.run.t.language == "de" else 1
    for name in field.choices if field else ():
        yield from _begun(asked.word, ((f"{name}=", LABELS["choice"][name][column]),))


def _formats(asked: Asked) -> Iterable[Candidate]:
    if asked.place.path == "export":
        from fuehrung_cli.export.formats import formats

        return _begun(asked.word, ((form.name, "") for form in formats()))
    from fuehrung_cli.cli.showing import FORMATS

    return _begun(asked.word, ((form, "") for form in FORMATS))


def _tables(asked: Asked) -> Iterable[Candidate]:
    from fuehrung_cli.export.tables import ALL, TABLES

    return _begun(asked.word, ((name, "") for name in (*TABLES, ALL)))


def _envelopes(asked: Asked) -> Iterable[Candidate]:
    from fuehrung_cli.cli.schemas import envelopes

    return _begun(asked.word, ((name, calls) for name, calls in envelopes().items()))


def _dialects(asked: Asked) -> Iterable[Candidate]:
    from fuehrung_cli.export.formats import EXCEL_DE

    return _begun(asked.word, ((EXCEL_DE, ""),))


def _topics(asked: Asked) -> Iterator[Candidate]:
    from fuehrung_cli.cli.topics import TOPICS

    t = asked.run.t
    for topic in TOPICS:
        yield Candidate(topic.called(t.language), t(topic.title))


def _rules(asked: Asked) -> Iterable[Candidate]:
    from fuehrung_cli.store.thresholds import shipped_rules

    rules = shipped_rules().items()
    return _begun(asked.word, ((rule.id, name) for name, rule in rules if rule.can_rest))


def _settings(asked: Asked) -> Iterable[Candidate]:
    from fuehrung_cli.domain.fields import fields_of
    from fuehrung_cli.domain.settings import Settings

    return _begun(asked.word, ((field.name, "") for field in fields_of(Settings)))


_SOURCES: Mapping[str, Source] = {
    "all_kinds": _all_kinds,
    "audiences": _fixed("works-council", "data-protection", "team"),
    "by": _by,
    "colors": _fixed("auto", "always", "never"),
    "dialects": _dialects,
    "envelopes": _envelopes,
    "facts": _facts,
    "files": lambda _: (FILES,),
    "folders": lambda _: (FOLDERS,),
    "formats": _formats,
    "ids": _ids,
    "imports": _words("arrival"),
    "journeys": _journeys,
    "kinds": _words("session_kind"),
    "languages": _fixed(*LANGUAGES),
    "lines": _lines,
    "people": _people,
    "components": _components,
    "purposes": _words("purpose"),
    "rules": _rules,
    "settings": _settings,
    "shells": _fixed(*SHELLS),
    "situations": _words("choice", SERVICES),
    "steps": _steps,
    "tables": _tables,
    "topics": _topics,
    "variants": _variants,
    "versions": _fixed("merged", "original", "copy", "both"),
    "voices": _fixed("sie", "du", "en"),
}
"""Kind of value → what there is of it. The shell itself knows files and folders."""
