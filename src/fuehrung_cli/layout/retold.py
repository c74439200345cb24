"""A page with other words in the same places."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from fuehrung_cli.layout.document import Document


def retold(document: Document, change: Callable[[str], str]) -> Document:
    """Returns the document with every text changed, before it is fitted into any width."""
    made: Document = _retold(document, change)
    return made


def _retold(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_retold(part, change) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        parts = {name: _retold(getattr(value, name), change) for name in names}
        return dataclasses.replace(value, **parts)
    return value
