"""Tables without names: aliases for people and ids, texts with the names replaced.

Which column holds what is decided here by its name; a column that nobody has named holds text, so
that a new one is searched for names by itself. What is no text (a day, a number) stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from fuehrung_cli.domain.aliases import Aliases
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.doubtful import Doubts
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.ids import is_fact_id
from fuehrung_cli.domain.masks import NEUTRAL, Masks
from fuehrung_cli.domain.person import Person
from fuehrung_cli.export.table import Cell, Column, Table
from fuehrung_cli.export.tables.view import LEADER, View
from fuehrung_cli.frozen import dataclass

PERSON_COLUMNS = frozenset(("person", "person_id", "name"))
"""They hold aliases already when a table is made from veiled books, and so does `id` of people."""
ENTRY_COLUMNS = frozenset(("id", "session_id", "fact_id", "group"))
INITIALS = "candidate_initials"
FIXED_COLUMNS = frozenset(("kind", "state", "word", "purposes", "time"))
"""Words of this program, which name nobody."""
JOURNEY_COLUMNS = frozenset(("journey", "step", "steps", "title_de", "title_en", "rule"))
"""Words of journeys: they are no text, but own journeys can be called after somebody."""


@dataclass(frozen=True)
class Veil:
    """What is laid over the tables of a notebook."""

    aliases: Aliases
    masks: Masks
    doubts: Doubts
    leader: str

    def view(self, view: View) -> View:
        """Returns what tables are made from, with aliases in the place of people.

        Not only are the names gone: rows are ordered by alias, or the alphabet would tell.
        """
        own = {self.aliases.person(book.person.id): book for book in view.books}
        return replace(
            view,
            books=[self._book(book) for book in view.books],
            breaks=lambda book: view.breaks(own[book.person.id]),
        )

    def table(self, table: Table, *, with_texts: bool = True) -> Table:
        """Returns a table without names and ids, with the leader in front.

        Where texts are not wanted either, nothing that was typed is left.
        """
        cells = [self._cell(table.name, column, with_texts) for column in table.columns]
        rows = (
            (self.leader, *(cell(value) for cell, value in zip(cells, row, strict=True)))
            for row in table.rows
        )
        return Table(table.name, (LEADER, *table.columns), tuple(rows))

    def _book(self, book: Book) -> Book:
        person = book.person
        profile = replace(person.profile, nicknames=())
        alias = self.aliases.person(person.id)
        return replace(book, person=Person(alias, self.aliases.name(person.id), profile))

    def _cell(self, table: str, column: Column, with_texts: bool) -> Callable[[Cell], Cell]:
        name = column.name
        if name in PERSON_COLUMNS or (table, name) == ("people", "id"):
            return _same
        if name in ENTRY_COLUMNS:
            return self._entry
        if name in FIXED_COLUMNS or column.choices or column.type not in _TYPED:
            return _same
        if name in JOURNEY_COLUMNS:
            return self._word
        if not with_texts:
            return self._bare
        return _initials if name == INITIALS else self._text

    def _entry(self, cell: Cell) -> Cell:
        return self.aliases.entry(cell) if isinstance(cell, str) else cell

    def _word(self, cell: Cell) -> Cell:
        if isinstance(cell, tuple):
            return tuple(self.masks.mask(each).text for each in cell)
        return self.masks.mask(cell).text if isinstance(cell, str) else cell

    def _text(self, cell: Cell) -> Cell:
        match cell:
            case str() if is_fact_id(cell):
                return self.aliases.entry(cell)
            case str():
                masked = self.masks.mask(cell)
                self.doubts.add(masked.rest)
                return masked.text
            case tuple():
                return tuple(str(self._text(each)) for each in cell)
            case Mapping():
                return {key: self._value(key, value) for key, value in cell.items()}
            case _:
                return cell

    def _value(self, key: str, value: Value) -> Value:
        made = _initials(value) if key == INITIALS else self._text(value)
        return value if isinstance(made, Mapping) else made

    def _bare(self, cell: Cell) -> Cell:
        """Returns a cell without what was typed; an id leads to another row and stays."""
        match cell:
            case str():
                return self.aliases.entry(cell) if is_fact_id(cell) else ""
            case tuple():
                return ()
            case Mapping():
                return {key: value for key, value in cell.items() if not isinstance(value, str)}
            case _:
                return cell


_TYPED = ("text", "texts", "values")
"""The types of cells in which something can stand that was typed."""


def _same(cell: Cell) -> Cell:
    return cell


def _initials(cell: Cell) -> Cell:
    return NEUTRAL if cell else cell


def veil(aliases: Aliases, people: Sequence[Person], books: Sequence[Book]) -> Veil:
    """Returns the veil of a notebook: `people` are all of it, `books` those to be written."""
    masks = Masks(people, _ids(books), aliases)
    return Veil(aliases, masks, Doubts(masks.parts), aliases.leader)


def _ids(books: Sequence[Book]) -> Iterator[str]:
    for book in books:
        yield from (session.id for session in book.sessions)
