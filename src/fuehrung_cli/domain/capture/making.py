"""One fact in the making: what its marker presets, then its text and day, then its fields."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, cast

from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import FieldLine, Line
from fuehrung_cli.domain.capture.results import Ask, Found, Loose, NewFact, Said, as_notes
from fuehrung_cli.domain.capture.values import field_meant, read_field, read_value
from fuehrung_cli.domain.dates import Anchor, inner_date, parse_day, slash_readings, split_due
from fuehrung_cli.domain.fields import Field, Value
from fuehrung_cli.domain.kinds import Kind, Source, kind_named
from fuehrung_cli.domain.markers import Marker
from fuehrung_cli.domain.session import Opened
from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import Term, say

QUOTES = "\"„“”«»‚‘’'"
_SHORT_DAYS = ("mo", "di", "mi", "fr")
"""Days that are no everyday words at the end of a line, as `do` and `so` are."""
_IN_BRACKETS = r"\(((?:bis|by|until)\s[^()]*)\)([.!]?)\s*\Z"


def without_brackets(text: str) -> str:
    """Returns `Rückruf bis fr` for `Rückruf (bis fr)`."""
    return re.sub(_IN_BRACKETS, r"\1", text, flags=re.IGNORECASE)


def main_field(kind: Kind) -> Field:
    """Returns the field that the words after the colon fill."""
    return next(field for field in kind.fields if field.name == kind.main)


def finish(line: Line, marker: Marker, context: Context, day: date) -> list[Found] | None:
    """Makes the fact of a marker from its text and fields, or says why it stays a note."""
    kind = kind_named(marker.kind)
    if kind is None:
        return None
    return _Making(line, kind, marker, context, day).results()


class _Making:
    """What has been understood so far; what has not is asked, said or kept as a note."""

    def __init__(self, line: Line, kind: Kind, marker: Marker, context: Context, day: date) -> None:
        self.line, self.kind, self.marker, self.context = line, kind, marker, context
        self.senses = context.senses(day)
        self.values: dict[str, Value] = dict(marker.presets)
        self.typed: set[str] = set()
        self.source: Source | None = marker.source
        self.asks: list[Ask] = []
        self.more: list[Found] = []

    def results(self) -> list[Found]:
        if self.line.rest and not self._main(self.line.rest):
            return self._kept_as_note([main_field(self.kind).name])
        for typed in self.line.fields:
            if not (self._source(typed) or self._field(typed)):
                self._odd(typed)
        missing = [f.name for f in self.kind.fields if f.required and f.name not in self.values]
        if missing:
            return self._kept_as_note(missing)
        content = cast("Any", self.kind.content)(**self.values)
        number = self.context.number_of(self.line.own_id)
        opened = Opened(number, content, self._source_of(content))
        return [*self.asks, NewFact(opened, self.line.number), *self.more]

    def _main(self, text: str) -> bool:
        """Takes the words after the colon; says whether they were understood."""
        main = main_field(self.kind)
        if main.base == "text":
            dated = self.marker.dated and self.kind.field("due")
            self._put(main, self._without_due(text) if dated else text)
            return True
        value = read_value(main, text, self.senses)
        if value is None and main.base in ("int", "number", "choice"):
            value, words = self._and_words(main, text)
            if value is not None and words:
                self._put(cast("Field", self.kind.field("text")), words)
        if value is not None:
            self._put(main, value)
        return value is not None

    def _and_words(self, main: Field, text: str) -> tuple[Value, str]:
        """Reads `4/5`, `4 von 5`, `4, viel los` or `overload, …`: a value, and words behind it."""
        value, _, words = text.partition(",")
        of_all = re.fullmatch(r"(\S+?)\s*(?:/|von|of|out of)\s*(\d{1,9})", value.strip())
        if of_all and main.bounds and int(of_all[2]) == main.bounds.high:
            value = of_all[1]
        return read_value(main, value, self.senses), words.strip()

    def _put(self, field: Field, value: Value) -> None:
        self.values[field.name] = value
        self.typed.add(field.name)

    def _without_due(self, text: str) -> str:
        """Splits off the due day; one that cannot be read is asked for."""
        shorter, phrase = split_due(without_brackets(text), self.senses.anchor)
        if phrase is None:
            self._mention(text)
            return text
        due = parse_day(phrase, self.senses.anchor)
        if due is not None:
            self._put(cast("Field", self.kind.field("due")), due)
            return shorter
        if self.line.number not in self.context.keep_as_text:
            readings = slash_readings(phrase, self.senses.anchor) or ()
            self.asks.append(Ask(self.line.number, phrase, tuple(readings)))
        return text

    def _mention(self, text: str) -> None:
        number = self.line.number
        if seen := inner_date(text) or _first_date(text, self.senses.anchor):
            message = say(
                "line {line}: “{phrase}” stands inside the sentence, so it is no due day; "
                "put it at the end to make it one",
                line=number,
                phrase=seen,
            )
            self.more.append(Said("date inside the sentence", message, number))
        elif self.kind.name == "commitment" and (seen := _last_date(text)):
            message = say(
                "line {line}: “{phrase}” is no due day, because “by” does not stand before it",
                line=number,
                phrase=seen,
            )
            self.more.append(Said("date without by", message, number))

    def _source(self, typed: FieldLine) -> bool:
        word = meaning("source", typed.value) if meaning("field", typed.name) == "source" else None
        if word not in self.kind.sources:
            return False
        self.source = word
        return True

    def _field(self, typed: FieldLine) -> bool:
        """Takes an indented line; says whether it was understood."""
        field = field_meant(self.kind, typed.name or "text")
        if field is None:
            return False
        is_known, value = read_field(field, typed.value, self.senses)
        if not is_known:
            return False
        if field.name in self.typed:
            if field.base != "text":
                return False  # the second day, the second figure: nobody knows which is meant
            value = f"{self.values[field.name]}\n{value}"
        self._put(field, value)
        return True

    def _odd(self, typed: FieldLine) -> None:
        field = field_meant(self.kind, typed.name) if typed.name else None
        is_new = field is not None and field.name not in self.typed
        is_day = field is not None and field.base in ("date", "moment")
        if is_new and is_day and typed.inline and typed.number not in self.context.keep_as_text:
            self.asks.append(Ask(typed.number, typed.inline))
            return
        self.more.append(Loose(typed.raw, typed.number, odd_field(typed)))

    def _kept_as_note(self, missing: list[str]) -> list[Found]:
        message = say(
            "line {line}: kept as a note, because “{marker}” needs {fields}",
            line=self.line.number,
            marker=self.line.typed_label,
            fields=tuple(Term("field", name) for name in missing),
        )
        return as_notes(self.line, Said("marker without its value", message, self.line.number))

    def _source_of(self, content: object) -> Source:
        if self.source:
            return self.source
        # Words in quotation marks are the person's own, so a guess never looks like a statement.
        quoted = str(getattr(content, "text", ""))[:1] in tuple(QUOTES)
        return "said" if quoted and "said" in self.kind.sources else self.kind.sources[0]


def odd_field(typed: FieldLine) -> Said:
    """Returns what is said of an indented line that no field is meant by."""
    message = say(
        "line {line}: the field “{field}” was not understood and is kept as a note",
        line=typed.number,
        field=typed.name,
    )
    return Said("field not understood", message, typed.number)


def _first_date(text: str, anchor: Anchor) -> str | None:
    """Returns `fr` of „bis fr Rückruf Reiter"."""
    found = re.match(r"(?:bis|by|until|till)\s+(\S+)\s", text, re.IGNORECASE)
    return found[1] if found and parse_day(found[1], anchor) else None


def _last_date(text: str) -> str | None:
    """Returns the words at the end that would be a due day if `bis` stood before them."""
    words = text.rstrip(" .!").split()
    if len(words) > 1 and words[-1] in _SHORT_DAYS:
        return words[-1]
    ends = (" ".join(words[-count:]) for count in range(min(4, len(words) - 1), 0, -1))
    return next((end for end in ends if inner_date(f"bis {end} …,") == end), None)
