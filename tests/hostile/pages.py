"""A page with a hostile text in every place that a document has."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from random import Random

from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Chart,
    Column,
    Divider,
    Document,
    Item,
    Items,
    Pairs,
    Point,
    Quote,
    Series,
    Span,
    State,
    States,
    Table,
    Text,
    Title,
)
from hostile.texts import hostile


def document(chance: Random) -> Document:
    """Returns such a page; its nodes are always the same."""

    def t() -> str:
        # A letter on both sides, so that no text is empty once its blanks are gone.
        return f"a{hostile(chance, most=3)}z"

    line = (Span(t(), "late"), Span(t(), "id"))
    item = Item(line, t(), t(), t(), (Span(t()),), ((Span(t()),),))
    columns = (Column(t(), t()), Column(t(), t(), spoken=t()))
    table = Table(columns, ((Cell(t(), t()), Cell(1, t())),))
    point = Point(date(2026, 11, 5), 4, t(), t())
    nodes = (
        *(Title(t(), t(), (line,)), Text(line), Items((item,)), Pairs(((t(), line),)), table),
        *(Quote(t(), "„", "“"), States((State(t(), t(), t()),)), Divider(t())),
        Series(t(), (point,), t()),
        Chart((t(),), (Series(t(), (point,), t()),)),
    )
    return Document(t(), (Block(nodes, t(), t()),), "de")


def texts_in(value: object) -> int:
    """Counts the texts of a page that are longer than a sign."""
    if isinstance(value, str):
        return len(value) > 3
    if isinstance(value, tuple):
        return sum(map(texts_in, value))
    if is_dataclass(value) and not isinstance(value, type):
        return sum(texts_in(getattr(value, field.name)) for field in fields(value))
    return 0
