"""What `set` and `person set` are given: a state, or `field=value`, checked before it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typed_facts import Meant
from fuehrung_cli.domain.capture.values import Senses, read_value
from fuehrung_cli.domain.dates import Anchor
from fuehrung_cli.domain.fields import Field, Value
from fuehrung_cli.domain.kinds import Kind
from fuehrung_cli.domain.markers import states
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import Term, UsageError, say


def set_lines(run: Run, meant: Meant, because: str) -> list[str]:
    """Returns the line of the grammar that makes the change, with its fields below."""
    kind = meant.fact.spec
    if kind is None:
        raise UsageError(
            say("This fact is of a kind that this version does not know"),
            say("Update fuehrung on this machine to read it"),
        )
    if not meant.rest:
        raise UsageError(
            say("What is to be changed? A state, or field=value"),
            say("States: {states}", states=_states(kind)),
            say("Fields: {fields}", fields=kind.sets),
        )
    pairs = [word for word in meant.rest if "=" in word]
    words = " ".join(word for word in meant.rest if "=" not in word)
    if words and not _knows(kind, words):
        raise UsageError(
            say("“{value}” is not a state of {kind}", value=words, kind=Term("kind", kind.name)),
            say("Possible: {choices}", choices=_states(kind)),
        )
    lines = [f"{words or 'set'} {meant.fact.id} {because}".rstrip()]
    for pair in pairs:
        name, _, value = pair.partition("=")
        field = _field(kind, name)
        checked(run, field, value, find=meant.book.fact_meant)
        lines += _field_lines(field.name, value)
    return lines


def _knows(kind: Kind, words: str) -> bool:
    return any(state in kind.life.states for state in states().get(fold(words), ()))


def _states(kind: Kind) -> tuple[Term, ...]:
    return tuple(Term("state", f"{kind.name}.{state}") for state in kind.life.states)


def _field(kind: Kind, name: str) -> Field:
    key = meaning("field", name)
    field = kind.field(key) if key in kind.sets else None
    if field is None:
        raise unknown_field(name, kind.sets)
    return field


def unknown_field(name: str, known: Sequence[str]) -> UsageError:
    """Returns the failure for a field that is none, with the nearest one."""
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hints = [say("Did you mean {names}?", names=near[0])] if near else []
    return UsageError(
        say("There is no field “{field}” that could be changed", field=name),
        *hints,
        say("Possible: {choices}", choices=tuple(known)),
    )


def _field_lines(name: str, value: str) -> list[str]:
    if "\n" in value or not value.strip():
        return [f"  {name}:", *(f"  | {line}" for line in value.split("\n"))]
    return [f"  {name}: {value}"]


def checked(
    run: Run,
    field: Field,
    typed: str,
    *,
    back: bool = False,
    find: Callable[[str], str] = lambda _: "",
) -> Value:
    """Returns the value that was typed for a field; `find` finds the facts of a book by id.

    Raises:
        UsageError: it is not understood.
    """
    anchor = Anchor(run.today, "back" if back else "forward")
    value = read_value(field, typed, Senses(anchor, run.localize, find))
    if value is not None:
        return value
    possible: Iterable[object] = [Term("choice", choice) for choice in field.choices]
    if field.bounds:
        possible = [say("{low} to {high}", low=field.bounds.low, high=field.bounds.high)]
    hints = [say("Possible: {choices}", choices=tuple(possible))] if possible else []
    raise UsageError(
        say("{field}: “{value}” is not understood", field=field.name, value=typed), *hints
    )
