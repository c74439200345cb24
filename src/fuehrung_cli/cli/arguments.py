"""Arguments before Typer sees them: other names become English, global options are taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from fuehrung_cli.cli.naming import command_typed, holds_commands, option_typed, takes_value
from fuehrung_cli.errors import UsageError, say
from fuehrung_cli.frozen import dataclass

WITH_VALUE = ("--home", "--lang", "--color", "--width")
FLAGS = ("--plain", "--fresh", "--debug", "--version")
ALONE = "-"
"""Stands for a command where a short cut means the program alone."""


@dataclass(frozen=True)
class Given:
    """The arguments of one call: global options apart, the rest in order."""

    options: dict[str, str] = field(default_factory=dict)
    """Name without dashes → value, "1" for a flag."""
    rest: tuple[str, ...] = ()
    command: str = ""
    """The command with its group, in English; empty when the program alone was called."""

    @property
    def wants_json(self) -> bool:
        """Says whether errors are to be told as JSON, too."""
        return "--json" in self.rest or "json" in self._value_after("--format")

    def _value_after(self, name: str) -> tuple[str, ...]:
        found = [i for i, word in enumerate(self.rest) if word == name]
        return tuple(word for i in found for word in self.rest[i + 1 : i + 2])


def sort_arguments(argv: Sequence[str]) -> Given:
    """Takes the global options out, wherever they stand, and puts English names for all others.

    Neither what stands behind a lone `--` is touched nor the value of an option. A word with a dash
    in front and a blank inside is text, a bullet for instance; a blank before it makes it an
    argument for every parser, and capture strips it again.
    """
    options: dict[str, str] = {}
    rest: list[str] = []
    path = ""
    words = iter(argv)
    for word in words:
        if word == "--":
            rest.extend(["--", *words])
        elif _is_text(word):
            rest.append(f" {word}")
        elif word.startswith("-"):
            name, equals, value = _option(path, word)
            if name in FLAGS and not equals:
                options[name.strip("-")] = "1"
            elif name in WITH_VALUE:
                options[name.strip("-")] = value if equals else _next(words, name)
            else:
                rest.append(f"{name}{equals}{value}")
                rest.extend(_value(words, name) if not equals else ())
        elif holds_commands(path):
            found = command_typed(path, word)
            rest.extend(found)
            path = " ".join((path, *found)).strip() or ALONE
        else:
            rest.append(word)
    return Given(options, tuple(rest), path)


def _is_text(word: str) -> bool:
    name, equals, _ = word.partition("=")
    is_option = bool(equals) and name.startswith("--") and " " not in name
    return word.startswith("-") and any(char.isspace() for char in word) and not is_option


def _option(path: str, word: str) -> tuple[str, str, str]:
    """Splits an option from the value that stands in the same word, under its English name."""
    if not word.startswith("--"):
        return word, "", ""
    name, equals, value = word.partition("=")
    return option_typed(path, name), equals, value


def _value(words: Iterator[str], name: str) -> Iterator[str]:
    """Yields the word behind an option that takes a value: it is the value, whatever it is."""
    if takes_value(name) and (value := next(words, None)) is not None:
        yield value


def _next(words: Iterator[str], name: str) -> str:
    value = next(words, None)
    if value is None:
        raise UsageError(
            say("{option} needs a value", option=name),
            say("Help: {command} --help", command="fuehrung"),
        )
    return value
