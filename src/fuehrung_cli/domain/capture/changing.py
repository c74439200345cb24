"""A line that changes a fact whose identity is settled: its new state, day, fields and words."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import FieldLine, Line
from fuehrung_cli.domain.capture.making import odd_field, without_brackets
from fuehrung_cli.domain.capture.results import Ask, Changed, Found, Loose, Said, as_notes
from fuehrung_cli.domain.capture.values import field_meant, read_field, read_moment
from fuehrung_cli.domain.dates import Anchor, parse_moment, slash_readings, split_due
from fuehrung_cli.domain.fields import Field, Value
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.session import Change
from fuehrung_cli.domain.words import MOVED, SET
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass

MOVED_WORDS = frozenset(fold(word) for word in MOVED)
SET_WORDS = frozenset(fold(word) for word in SET)
_TOWARDS = r"(?P<text>(?:.*\S)?)\s*\b(?:auf|to|zum)\s+(?P<phrase>\S.*)"
_MORE = r"(?i)[,;]\s+|\s+[–-]\s+|\s+(?=\(|(?:weil|because)\b)"
_MOST_TRIED = 4
"""The day stands behind the first words; a long remark is not searched for one."""


@dataclass(frozen=True)
class Told:
    """What a line says of a fact: the word that was typed and what it means, the words behind."""

    word: str
    fact: Fact
    rest: str
    state: str | None = None
    moved: str = ""
    """The field with the day that is moved."""


def split_day(text: str, anchor: Anchor) -> tuple[str, str]:
    """Splits off the day to which something is moved: `… bis fr`, `… auf fr`, or `fr` alone.

    Behind it more may be said: `… bis fr, Trainer krank`, `… by fri because ops is busy`.

    Returns:
        The words around, and the phrase of the day, which may be none; empty where nothing is.
    """
    places = (len(text), *(more.start() for more in islice(re.finditer(_MORE, text), _MOST_TRIED)))
    tried = [_split_before(text, place, anchor) for place in places]
    named = [split for split in tried if split[1]]
    days = [split for split in named if parse_moment(split[1], anchor) is not None]
    return (days or named or tried)[0]


def _split_before(text: str, place: int, anchor: Anchor) -> tuple[str, str]:
    """Splits the day off the end of what stands before a place; what stands behind it is words."""
    before, phrase = _split_last_day(text[:place], anchor)
    behind = text[place:].lstrip(" ,;–-")
    return ", ".join(part for part in (before, behind) if part), phrase


def _split_last_day(text: str, anchor: Anchor) -> tuple[str, str]:
    # „verschoben k7f3 bis fr" leaves nothing before the bis; a word in front makes it one.
    before, phrase = split_due(without_brackets(f"x {text}"), anchor)
    if phrase is not None:
        return before[1:].strip(), phrase
    if parse_moment(text, anchor) is not None:
        return "", text
    towards = re.fullmatch(_TOWARDS, text, re.DOTALL | re.IGNORECASE)
    if towards and parse_moment(towards["phrase"], anchor) is not None:
        return towards["text"], towards["phrase"]
    return text, ""


def change(line: Line, told: Told, context: Context, day: date) -> list[Found]:
    """Makes the change that a line tells, or says why it stays a note."""
    return _Changing(line, told, context, day).results()


class _Changing:
    """One change in the making; what is not understood is asked, said or kept as a note."""

    def __init__(self, line: Line, told: Told, context: Context, day: date) -> None:
        self.line, self.told, self.context = line, told, context
        self.senses = context.senses(day)
        self.values: dict[str, Value] = {}
        self.asks: list[Ask] = []
        self.more: list[Found] = []

    def results(self) -> list[Found]:
        told, words = self.told, self.told.rest
        if told.word in SET_WORDS:
            words = self._figures(words)
        if told.moved:
            words, phrase = split_day(words, self.senses.anchor)
            if problem := self._move(phrase):
                return problem
        for typed in self.line.fields:
            self._field(typed)
        text = "\n".join(part for part in (words, self.line.block) if part)
        if told.word in SET_WORDS and not (self.values or text or self.asks):
            return self._kept_as_note(
                "nothing to change",
                say("line {line}: kept as a note, because it names no field", line=self._number),
            )
        made = Change(told.fact.id, told.state, self.values, text)
        return [*self.asks, Changed(made, self._number, bool(told.moved)), *self.more]

    @property
    def _number(self) -> int:
        return self.line.number

    def _kept_as_note(self, code: str, message: Message) -> list[Found]:
        return as_notes(self.line, Said(code, message, self._number))

    def _move(self, phrase: str) -> list[Found] | None:
        """Takes the new day; returns what the line is instead when there is none."""
        field = self._spec_field(self.told.moved)
        value = read_moment(phrase, self.senses.anchor, self.senses.localize) if phrase else None
        if field and field.base == "date" and value is not None:
            value = date(value.year, value.month, value.day)
        if field and value is not None and field.accepts(value):
            self.values[field.name] = value
            return None
        if any(field_meant_by(self.told, typed) == field for typed in self.line.fields):
            return None
        if phrase and self._number not in self.context.keep_as_text:
            readings = slash_readings(phrase, self.senses.anchor) or ()
            loose = (typed for typed in self.line.fields if not field_meant_by(self.told, typed))
            return [
                Ask(self._number, phrase, tuple(readings)),
                *(Loose(typed.raw, typed.number) for typed in loose),
            ]
        message = say("line {line}: kept as a note, because it names no day", line=self._number)
        return self._kept_as_note("moved without a day", message)

    def _spec_field(self, name: str) -> Field | None:
        return self.told.fact.spec.field(name) if self.told.fact.spec else None

    def _field(self, typed: FieldLine) -> None:
        if not typed.name:
            return
        field = field_meant_by(self.told, typed)
        if field is not None and field.name not in self.values:
            is_known, value = read_field(field, typed.value, self.senses)
            if is_known:
                self.values[field.name] = value
                return
            is_day = field.base in ("date", "moment")
            if is_day and typed.inline and typed.number not in self.context.keep_as_text:
                self.asks.append(Ask(typed.number, typed.inline))
                return
        self.more.append(Loose(typed.raw, typed.number, odd_field(typed)))

    def _figures(self, words: str) -> str:
        """Takes `current=9 target=12` and, as it is said of a goal, `stand h8e2 9`."""
        spec = self.told.fact.spec
        if spec is None:
            return words
        pairs = [pair.rstrip(",;").partition("=") for pair in words.split()]
        if self.told.word == "stand" and len(pairs) == 1 and not pairs[0][1]:
            pairs = [("current", "=", words)]
        values: dict[str, Value] = {}
        for name, _, typed in pairs:
            field = field_meant(spec, name)
            is_known, value = (
                read_field(field, typed, self.senses) if field and typed else (False, None)
            )
            if not is_known or field is None:
                return words
            values[field.name] = value
        self.values.update(values)
        return ""


def field_meant_by(told: Told, typed: FieldLine) -> Field | None:
    """Returns the field of the told fact that an indented line names."""
    return field_meant(told.fact.spec, typed.name) if told.fact.spec and typed.name else None
