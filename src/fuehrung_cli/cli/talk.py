"""The talk while it is typed: its text, and how it is read in the book of the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fuehrung_cli.cli.journal import Journal
from fuehrung_cli.cli.pages import brief_of
from fuehrung_cli.cli.prompts import show_beside
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typing_text import Typing, type_text
from fuehrung_cli.cli.writing import context_of
from fuehrung_cli.domain.capture.answering import with_line, with_line_below
from fuehrung_cli.domain.capture.completing import Completion, completions
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.errors import Message, say
from fuehrung_cli.layout.brief import opening_page
from fuehrung_cli.layout.reading import line_readings
from fuehrung_cli.reports.brief import Brief

if TYPE_CHECKING:
    from fuehrung_cli.domain.book import Book
    from fuehrung_cli.layout.document import Document
    from fuehrung_cli.store.records import PersonFile

_REMEMBERED = 8


@dataclass
class Talk:
    """One check-in on its way; `text` grows line by line."""

    run: Run
    book: Book
    brief: Brief
    context: Context
    journal: Journal
    text: str = ""

    @classmethod
    def begin(cls, run: Run, file: PersonFile, journal: Journal) -> Talk:
        """Makes the talk with a person, with nothing typed yet."""
        book = run.book(file)
        return cls(run, book, brief_of(run, book), context_of(run, book), journal)

    def __post_init__(self) -> None:
        # The same text is read for every line that is drawn, at every key.
        self.read = lru_cache(maxsize=_REMEMBERED)(self._read)
        self.readings = lru_cache(maxsize=_REMEMBERED)(self._readings)

    def _read(self, text: str) -> Reading:
        return resolve(read(text), self.context)

    def _readings(self, text: str) -> Mapping[int, str]:
        return line_readings(self.read(text), self.book, self.run.t, self.run.today)

    def completions(self, before: str) -> Sequence[Completion]:
        """Returns what a line can go on with."""
        return completions(before, self.context, self.run.t.language)

    def show(self, document: Document) -> None:
        """Shows a page on stderr, between questions: stdout carries the answer alone."""
        show_beside(self.run, document)

    def show_what_is_open(self) -> None:
        """Shows last notes, topics for this time and the leader's promises."""
        self.show(opening_page(self.brief, self.run.t))

    def add(self, line: str) -> None:
        """Adds a line that an answer makes."""
        self.text = with_line(self.text, line)
        self.journal.keep(self.text)

    def add_below(self, number: int, line: str) -> None:
        """Adds a line indented below another one."""
        self.text = with_line_below(self.text, number, line)
        self.journal.keep(self.text)

    def type(self) -> None:
        """Lets the text be typed, in the editor where that is asked for."""
        self.text = self.typed(say("What was said?"), self.text)
        self.journal.keep(self.text)

    def typed(self, asked: Message, text: str = "", before: str = "") -> str:
        """Returns a text typed in the box; `before` stands above it in the talk."""
        typing = Typing(
            asked,
            text,
            self.readings,
            self.completions,
            lambda typed: self.journal.keep(with_line(before, typed) if before else typed),
        )
        typed = type_text(self.run, typing)
        if not typed.wants_editor:
            return typed.text
        from fuehrung_cli.cli.editor import edit
        from fuehrung_cli.layout.editor import open_matters

        below = open_matters([self.book], self.run.today, self.run.t)
        self.journal.keep(with_line(before, typed.text) if before else typed.text)
        return self.typed(asked, edit(self.run, typed.text, below), before)
