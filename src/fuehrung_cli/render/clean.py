"""A document in which no text can do harm, made once before anything is measured."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from fuehrung_cli.layout.document import Document, Quote, Text
from fuehrung_cli.render.safe import visible, visible_text
from fuehrung_cli.render.signs import in_ascii

if TYPE_CHECKING:
    from collections.abc import Callable

_Write: TypeAlias = "Callable[[str], str]"


def harmless(document: Document, *, ascii_: bool = False) -> Document:
    """Passes every text through `visible`; only paragraphs and quotes keep their line feeds."""
    cleaned = cast(Document, _clean(document, _one_line))
    return cast(Document, _clean(cleaned, in_ascii)) if ascii_ else cleaned


def _one_line(text: str) -> str:
    if text.isprintable():
        return visible(text)
    return visible_text(text).replace("\n", " ")


def _clean(value: object, write: _Write) -> object:
    if isinstance(value, str):
        return write(value)
    if isinstance(value, tuple):
        return tuple([_clean(part, write) for part in value])
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if write is _one_line and isinstance(value, Text | Quote):
        write = visible_text
    # By the fields and not by hand: a text that a node gets one day is clean from its first day.
    # `fields()` would say the same three times slower.
    names = value.__dataclass_fields__
    return type(value)(*[_clean(getattr(value, name), write) for name in names])
