"""How a fact, a value and a change are said in words, the same on every page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from fuehrung_cli.domain.fields import Field, Value
from fuehrung_cli.domain.kinds import Content, kind_named, kind_of, values_of
from fuehrung_cli.errors import Message, Term, say
from fuehrung_cli.messages.translator import Translator


def kind_label(kind: str, by: str, first_name: str, t: Translator, *, type_: object = "") -> str:
    """Returns what a fact is called: „Meine Zusage", „Zusage von Anna", „Ziel", „Befugnis"."""
    if kind == "commitment" and by == "leader":
        return t(say("My promise"))
    if kind == "commitment":
        return t(say("Promise of {name}", name=first_name))
    return t(Term("kind", f"{kind}.{type_}" if type_ else kind))


def content_words(content: Content, t: Translator) -> str:
    """Returns what a fact says: the value its marker is followed by, and its text."""
    kind = kind_of(content)
    main = kind.field(kind.main) if kind else None
    if main is None or (main.base == "text" and content.text):
        return content.text
    value = words(main, getattr(content, main.name), t)
    needed = {f.name: getattr(content, f.name) for f in kind.fields if f.required} if kind else {}
    needed.pop(main.name, None)
    parts = (value, values_words(kind.name if kind else "", needed, t), content.text)
    said = ", ".join(part for part in parts if part and main.name != "text")
    return said or values_words(kind.name, values_of(content), t) if kind else said


def opened_words(
    kind: str, text: str, values: Mapping[str, Value], t: Translator
) -> tuple[str, str]:
    """Returns what a fact says, its text or the value of its marker, and all the rest."""
    known = kind_named(kind)
    main = known.field(known.main) if known and not text else None
    if main is None or main.name not in values:
        rest = values_words(kind, values, t)
        return (text, rest) if text else (rest, "")
    others = {name: value for name, value in values.items() if name != main.name}
    return words(main, values[main.name], t), values_words(kind, others, t)


def value_words(kind: str, name: str, value: Value, t: Translator) -> str:
    """Returns a value in words, days in full."""
    known = kind_named(kind)
    field = known.field(name) if known else None
    return words(field, value, t)


def words(field: Field | None, value: Value, t: Translator) -> str:
    """Returns a value in words; `field` decides whether a text is one of its choices."""
    if isinstance(value, bool):
        return t(Term("choice", "true" if value else "false"))
    if isinstance(value, datetime):
        return t.moment(value, "full")
    if isinstance(value, date):
        return t.day(value, "full")
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, int | float):
        return t.number(value)
    if field is not None and field.base == "choice" and value:
        return t(Term("choice", value))
    return value or ""


def values_words(kind: str, values: Mapping[str, Value], t: Translator) -> str:
    """Returns values as „Frist: …, Stand: 8"."""
    parts = (
        f"{t(Term('field', name))}: {value_words(kind, name, value, t)}"
        for name, value in values.items()
    )
    return t.joined(parts)


def state_words(kind: str, state: str, t: Translator) -> str:
    """Returns the word for a state of a kind."""
    return t(Term("state", f"{kind}.{state}"))


def change_words(kind: str, state: str | None, values: Mapping[str, Value], t: Translator) -> str:
    """Returns a change in words: „gehalten", „verschoben auf Fr., 11. Dez. 2026", „Stand: 8"."""
    day = values.get("due", values.get("at"))
    if state is None and isinstance(day, date):
        said = ("due", "at", "moved_by")
        rest = {name: value for name, value in values.items() if name not in said}
        moved = _moved(values.get("moved_by"), t.moment(day, "full"))
        return t.joined([t(moved), values_words(kind, rest, t)])
    word = state_words(kind, state, t) if state else ""
    return t.joined([word, values_words(kind, values, t)])


def _moved(by: Value, day: str) -> Message:
    if by == "leader":
        return say("moved by me to {day}", day=day)
    if by == "person":
        return say("moved by them to {day}", day=day)
    return say("moved to {day}", day=day)
