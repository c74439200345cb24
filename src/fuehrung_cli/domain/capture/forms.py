"""The forms in which a fact or a change can be written, the shortest first.

Whether a form says what it should is for the printer to find out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from fuehrung_cli.domain.capture.making import main_field
from fuehrung_cli.domain.capture.values import write_value
from fuehrung_cli.domain.fields import Field, Value
from fuehrung_cli.domain.kinds import Answer, Commitment, Kind, kind_of, values_of
from fuehrung_cli.domain.markers import HEADERS, spoken_markers
from fuehrung_cli.domain.session import Change, Opened
from fuehrung_cli.domain.words import MOVED, SET, label
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class _Style:
    """One way to write a fact."""

    words: str
    """The language of fields and choices; empty for the names in the file."""
    until: str
    """The word before a due day behind the text; empty to write it as a field."""
    is_inline: bool
    """The text stands behind the colon, not in a block below."""
    has_source: bool


def _styles(language: str) -> Iterator[_Style]:
    for words, until, is_inline, has_source in product(
        (language, ""), (_until(language), ""), (True, False), (False, True)
    ):
        if is_inline or not until:
            yield _Style(words, until, is_inline, has_source)


def _until(language: str) -> str:
    return "bis" if language == "de" else "by"


def head_form(key: str, typed: str, language: str) -> str:
    """Returns a line of the head: `Dauer: 25`."""
    return f"{HEADERS[key][language != 'de'][0]}: {typed}"


def fact_forms(opened: Opened, own_id: str, first_name: str, language: str) -> Iterator[str]:
    """Yields the forms of a fact; none for a kind that this program does not know."""
    kind = kind_of(opened.content)
    if kind is None:
        return
    if isinstance(opened.content, Answer):
        yield from _question_forms(opened.content, own_id)
    for name, presets in _labels(opened, kind, first_name, language):
        values = values_of(opened.content).items()
        unsaid = {key: value for key, value in values if key not in presets}
        for style in _styles(language):
            lines = list(_fact_lines(f"{own_id} {name}:", unsaid, kind, style))
            if style.has_source:
                lines += _source_lines(opened, style)
            yield "\n".join(lines)


def _question_forms(answer: Answer, own_id: str) -> Iterator[str]:
    start = f"{own_id} ? {answer.question}"
    yield "\n".join([start, *(answer.text.split("\n") if answer.text else ())])
    yield "\n".join([start, *_block(answer.text)])


def _labels(
    opened: Opened, kind: Kind, first_name: str, language: str
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Yields labels with the values they preset, the most natural first."""
    if isinstance(opened.content, Commitment):
        me = "ich" if language == "de" else "me"
        by = opened.content.by
        yield (me if by == "leader" else first_name), {"by": by}
    for word, marker in spoken_markers(language):
        is_so = (getattr(opened.content, key, None) == v for key, v in marker.presets.items())
        if marker.kind == kind.name and all(is_so):
            yield word, marker.presets
    yield kind.name, {}


def _fact_lines(
    start: str, values: Mapping[str, Value], kind: Kind, style: _Style
) -> Iterator[str]:
    others = dict(values)
    main = main_field(kind)
    text = write_value(main, others.get(main.name), style.words)
    if style.is_inline and text:
        del others[main.name]
        due = others.get("due") if style.until else None
        until = f" {style.until} {due.isoformat()}" if isinstance(due, date) else ""
        if until:
            del others["due"]
        yield f"{start} {text}{until}"
    else:
        yield start
        if main.name == "text" and others.pop("text", None) is not None:
            yield from _block(text)
    for name, value in others.items():
        yield from _field_lines(kind.field(name), value, style.words)


def _source_lines(opened: Opened, style: _Style) -> list[str]:
    name, word = label("field", "source", style.words), label("source", opened.source, style.words)
    return [f"  {name}: {word}"]


def _field_lines(field: Field | None, value: Value, language: str) -> Iterator[str]:
    if field is None:
        return
    name = label("field", field.name, language) if language else field.name
    text = write_value(field, value, language)
    if "\n" in text or text != text.strip():
        yield f"  {name}:"
        yield from _block(text)
    else:
        yield f"  {name}: {text}".rstrip()


def _block(text: str) -> Iterator[str]:
    return (f"  | {line}" for line in text.split("\n"))


def change_forms(change: Change, kind: Kind, fact_id: str, language: str) -> Iterator[str]:
    """Yields the forms of a change to a fact of a kind."""
    for words in (language, ""):
        for start, until, unsaid in _starts(change, kind, language):
            fields = [
                line
                for name, value in unsaid.items()
                for line in _field_lines(kind.field(name), value, words)
            ]
            inline = " ".join(part for part in (start, fact_id, change.text, until) if part)
            yield "\n".join([inline, *fields])
            first = " ".join(part for part in (start, fact_id, until) if part)
            yield "\n".join([first, *_block(change.text), *fields])


def _starts(
    change: Change, kind: Kind, language: str
) -> Iterator[tuple[str, str, Mapping[str, Value]]]:
    """Yields the first word, the new day at the end of the line, and the values still unsaid."""
    column = language != "de"
    moved = next((name for name in ("due", "at") if name in change.set), "")
    day = change.set.get(moved)
    if change.state is None and isinstance(day, date):
        unsaid = {name: value for name, value in change.set.items() if name != moved}
        yield MOVED[column], f"{_until(language)} {day.isoformat()}", unsaid
    if change.state is None:
        yield SET[0 if column else SET.index("stand")], "", change.set
        return
    for spoken in (language, "de", "en"):
        yield label("state", f"{kind.name}.{change.state}", spoken), "", change.set
    yield change.state.replace("_", " "), "", change.set
