"""Writes what the program itself knows about its files: JSON Schemas and the kinds of facts.

`docs/schemas/journey.json` and `settings.json` come from the gate, the section on kinds of
`docs/formats.md` from the registry. Run it after a change to a kind, a journey field or a setting:

    .venv/bin/python tools/schemas.py
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fuehrung_cli.domain.fields import Field
from fuehrung_cli.domain.kinds import Kind, kinds
from fuehrung_cli.store.schemas import journey_schema, settings_schema

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "formats.md"
BEGIN, END = "<!-- kinds: written by tools/schemas.py -->\n", "<!-- end of kinds -->\n"
TYPES = {
    "text": "text",
    "int": "whole number",
    "number": "number",
    "bool": "true or false",
    "date": "day",
    "moment": "day or moment",
    "texts": "list of texts",
    "fact": "id of a fact of the same book",
    "entry": "id of an entry of the same book, or of a fact in it",
}


def files() -> dict[Path, str]:
    """Returns file → text of everything that is written here."""
    schemas = {"journey": journey_schema(), "settings": settings_schema()}
    made = {DOCS / "schemas" / f"{name}.json": _json(schema) for name, schema in schemas.items()}
    return made | {PAGE: page(PAGE.read_text(encoding="utf-8"))}


def page(text: str) -> str:
    """Returns the page with its section on kinds as the registry has them now."""
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return before + BEGIN + "\n".join(_section()) + "\n" + END + after


def _json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _section() -> Iterator[str]:
    yield from ["", "### Kinds of facts", ""]
    yield "Fields marked with * are needed, those with ° can be changed later."
    for kind in kinds():
        yield from ["", f"#### {kind.name}", "", f"{_first_line(kind)}", ""]
        yield from ["| field | value |", "| --- | --- |"]
        yield from (f"| {_name(field, kind)} | {_value(field)} |" for field in kind.fields)
        yield from ["", f"States: {'; '.join(_moves(kind))}. Source: {_sources(kind)}."]
    yield ""


def _first_line(kind: Kind) -> str:
    words = (kind.content.__doc__ or "").split("\n")[0]
    return re.sub(r" \(A\d[^)]*\)", "", words)  # the source of a requirement, not for readers


def _name(field: Field, kind: Kind) -> str:
    return f"`{field.name}`{'*' if field.required else ''}{'°' if field.name in kind.sets else ''}"


def _value(field: Field) -> str:
    if field.choices:
        return ", ".join(f"`{choice}`" for choice in field.choices)
    if field.bounds:
        return f"{TYPES[field.base]}, {field.bounds.low:g} to {field.bounds.high:g}"
    return TYPES[field.base]


def _moves(kind: Kind) -> Iterator[str]:
    """Yields state → states that may follow, the first one marked."""
    for state in kind.life.states:
        following = ", ".join(f"`{each}`" for each in kind.life.next_states(state))
        first = "first " if state == kind.life.start else ""
        yield f"{first}`{state}`" + (f" → {following}" if following else "")


def _sources(kind: Kind) -> str:
    usual, *others = (f"`{source}`" for source in kind.sources)
    return f"{usual}, also {', '.join(others)}" if others else usual


def main() -> int:
    """Writes every file."""
    for path, text in files().items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
