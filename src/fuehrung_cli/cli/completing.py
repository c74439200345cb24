"""Completion as a pure function: the words so far and a description of the commands → candidates.

It knows no shell, no Typer and no file. What can stand in a place is asked of `Ask`, which gets the
kind of value that is wanted there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace

from fuehrung_cli.cli.arguments import WITH_VALUE, sort_arguments
from fuehrung_cli.cli.naming import command_names, option_names, option_typed
from fuehrung_cli.cli.spelling import goes_on
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Candidate:
    """What can stand in the place of the word; `value` begins with what was typed."""

    value: str
    description: str = ""


FILES = Candidate("", "files")
"""The shell may offer the names of files, which it knows best."""
FOLDERS = Candidate("", "folders")


@dataclass(frozen=True)
class Slot:
    """A place for a value: an argument of a command, or the word behind an option."""

    wants: str = ""
    """The kind of value, such as "people" or "ids"; empty when anything may stand there."""
    repeats: bool = False


@dataclass(frozen=True)
class Option:
    """An option under its English names; without a slot it is a flag."""

    names: tuple[str, ...]
    description: str = ""
    slot: Slot | None = None


@dataclass(frozen=True)
class Described:
    """A command: what it holds, or which options and arguments it takes."""

    description: str = ""
    commands: Mapping[str, Described] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    arguments: tuple[Slot, ...] = ()

    def option(self, name: str) -> Option | None:
        """Returns the option of that English name."""
        return next((option for option in self.options if name in option.names), None)


@dataclass(frozen=True)
class Place:
    """Where the word stands."""

    command: Described
    path: str = ""
    """The command in English, without the program."""
    before: tuple[str, ...] = ()
    """The arguments of the command that stand before it."""
    used: frozenset[str] = frozenset()
    """The options of the command that stand before it, in English."""
    option: Option | None = None
    """The option whose value it is."""
    only_arguments: bool = False
    """A lone `--` stands before it."""


Ask = Callable[[str, Place, str], Iterable[Candidate]]
"""What can stand where a kind of value is wanted: kind, place and word → candidates."""


def complete(
    words: Sequence[str], word: str, program: Described, language: str, ask: Ask
) -> tuple[Candidate, ...]:
    """Returns what can stand for `word` behind `words`; the program itself is not among them."""
    place = find_place(words, program)
    if place is None:
        return ()
    if place.option is not None and place.option.slot is not None:
        return tuple(ask(place.option.slot.wants, place, word))
    if word.startswith("-") and not place.only_arguments:
        name, equals, value = word.partition("=")
        return (
            _behind_equals(name, value, place, ask) if equals else _options(word, place, language)
        )
    if place.command.commands:
        return _commands(word, place, language)
    slot = _slot(place)
    found = tuple(ask(slot.wants, place, word)) if slot else ()
    nothing_else = slot is None and not word and not place.only_arguments
    return _options(word, place, language) if nothing_else else found


def find_place(words: Sequence[str], program: Described) -> Place | None:
    """Returns the place behind these words, None when they name no command of the program."""
    if asked := open_global(words):
        return Place(program, option=program.option(asked))
    place = Place(program)
    rest = iter(sort_arguments(words).rest)
    for word in rest:
        if word == "--":
            return replace(place, before=(*place.before, *rest), only_arguments=True)
        if word.startswith("-") and word != "-":
            place = _behind_option(place, word, rest)
        elif place.command.commands:
            inner = place.command.commands.get(word)
            if inner is None:
                return None
            place = Place(inner, f"{place.path} {word}".strip())
        else:
            place = replace(place, before=(*place.before, word))
    return place


def open_global(words: Sequence[str]) -> str:
    """Returns the global option that these words end with, so that its value comes next, or ""."""
    last = option_typed("", words[-1]) if words else ""
    return last if last in WITH_VALUE and "--" not in words else ""


def _behind_option(place: Place, word: str, rest: Iterable[str]) -> Place:
    """Goes past an option and its value; without a value, this is what comes next."""
    name, equals, _ = word.partition("=")
    option = place.command.option(name)
    if option is None:
        return place
    place = replace(place, used=place.used | {name} if not _repeats(option) else place.used)
    if option.slot is None or equals or next(iter(rest), None) is not None:
        return place
    return replace(place, option=option)


def _repeats(option: Option) -> bool:
    return option.slot is not None and option.slot.repeats


def _slot(place: Place) -> Slot | None:
    slots, taken = place.command.arguments, len(place.before)
    if taken < len(slots):
        return slots[taken]
    return slots[-1] if slots and slots[-1].repeats else None


def _behind_equals(name: str, value: str, place: Place, ask: Ask) -> tuple[Candidate, ...]:
    option = place.command.option(option_typed(place.path, name))
    if option is None or option.slot is None:
        return ()
    found = ask(option.slot.wants, place, value)
    return tuple(
        Candidate(f"{name}={each.value}", each.description) if each.value else each
        for each in found
    )


def _commands(word: str, place: Place, language: str) -> tuple[Candidate, ...]:
    named = (
        (command_names(f"{place.path} {name}".strip(), language), command.description)
        for name, command in place.command.commands.items()
    )
    return _matching(word, named)


def _options(word: str, place: Place, language: str) -> tuple[Candidate, ...]:
    free = (o for o in place.command.options if not place.used.intersection(o.names))
    return _matching(word, ((_names(place, o, language), o.description) for o in free))


def _names(place: Place, option: Option, language: str) -> tuple[str, ...]:
    """Returns the names of an option, the long ones first."""
    ordered = sorted(option.names, key=len, reverse=True)
    return tuple(name for each in ordered for name in option_names(place.path, each, language))


def _matching(word: str, named: Iterable[tuple[Sequence[str], str]]) -> tuple[Candidate, ...]:
    """Returns one candidate for each thing: the first of its names that begins with the word."""
    found = ((goes_on(word, names), description) for names, description in named)
    return tuple(Candidate(value, description) for value, description in found if value)
