"""The page of settings: name, value, origin."""

from __future__ import annotations

from collections.abc import Sequence

from fuehrung_cli.errors import Term, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.layout.document import Block, Cell, Column, Document, Pairs, Table, Title, spans
from fuehrung_cli.messages.translator import Translator


@dataclass(frozen=True)
class Value:
    """A value in force; the origin is empty where it is the default."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True)
class Configuration:
    """Settings and folders, each with where it comes from."""

    values: tuple[Value, ...]
    paths: tuple[Value, ...]


def config_page(values: Sequence[Value], paths: Sequence[Value], t: Translator) -> Document:
    """Lays out settings and paths."""
    columns = (
        Column(t(say("Setting")), t(say("Setting"))),
        Column(t(say("Value")), t(say("Value")), may_cut=True),
        Column(t(say("From")), t(say("From"))),
    )
    default = t(say("default"))
    rows = tuple(
        (
            Cell(value.name, value.name, "label"),
            Cell(value.value, _shown(value.value, t)),
            Cell(value.origin, value.origin or default, "quiet"),
        )
        for value in values
    )
    folders = tuple((value.name, spans(value.value)) for value in paths)
    blocks = (
        Block((Title(t(say("SETTINGS"))),)),
        Block((Table(columns, rows),)),
        Block((Pairs(folders),), t(say("WHERE THE DATA LIES")), space_before=True),
    )
    return Document(t(say("Settings")), blocks, t.language)


def _shown(value: str, t: Translator) -> str:
    """Returns a value as it is typed, yes and no in the language of the page."""
    return t(Term("choice", value)) if value in ("true", "false") else value or "–"
