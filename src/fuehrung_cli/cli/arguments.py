"""Arguments before Typer sees them: global options from anywhere, text that begins with a dash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from fuehrung_cli.errors import UsageError, say
from fuehrung_cli.frozen import dataclass

WITH_VALUE = ("--home", "--lang", "--color", "--width")
FLAGS = ("--plain", "--debug", "--version")


@dataclass(frozen=True)
class Given:
    """The arguments of one call: global options apart, the rest in order."""

    options: dict[str, str] = field(default_factory=dict)
    """Name without dashes → value, "1" for a flag."""
    rest: tuple[str, ...] = ()

    @property
    def wants_json(self) -> bool:
        """Says whether errors are to be told as JSON, too."""
        return "--json" in self.rest or "json" in self._value_after("--format")

    def _value_after(self, name: str) -> tuple[str, ...]:
        found = [i for i, word in enumerate(self.rest) if word == name]
        return tuple(word for i in found for word in self.rest[i + 1 : i + 2])


def sort_arguments(argv: Sequence[str]) -> Given:
    """Takes the global options out, wherever they stand, up to a lone `--`.

    A word with a dash in front and a blank inside is text, a bullet for instance. A blank before it
    makes it an argument for every parser; capture strips it again.
    """
    options: dict[str, str] = {}
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            rest.extend(["--", *words])
        elif (
            word.startswith("-")
            and any(char.isspace() for char in word)
            and not (equals and name.startswith("--") and " " not in name)
        ):
            rest.append(f" {word}")
        elif word in FLAGS:
            options[word.strip("-")] = "1"
        elif name in WITH_VALUE:
            options[name.strip("-")] = value if equals else _next(words, name)
        else:
            rest.append(word)
    return Given(options, tuple(rest))


def _next(words: Iterator[str], name: str) -> str:
    value = next(words, None)
    if value is None:
        raise UsageError(
            say("{option} needs a value", option=name),
            say("Help: {command} --help", command="fuehrung"),
        )
    return value
