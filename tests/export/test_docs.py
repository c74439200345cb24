"""The published contract: docs/schemas/export-*.json and the list of columns in docs/export.md.

After a wanted change of columns, write both anew and look at the difference:

    uv run python tests/export/test_docs.py

A column that is gone or has another type breaks somebody's script: raise `VERSION` in envelope.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builders.json_schema import breaches
from fuehrung_cli.export.formats import Export, format_named, formats, one_file
from fuehrung_cli.export.schemas import columns, names, schema
from fuehrung_cli.export.table import Column
from fuehrung_cli.export.tables import TABLES, View, tables

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "export.md"
BEGIN, END = "<!-- columns: written by tests/export/test_docs.py -->\n", "<!-- end of columns -->\n"


def write() -> None:
    """Writes the schemas and the list of columns."""
    (DOCS / "schemas").mkdir(exist_ok=True)
    for name in names():
        _schema_file(name).write_text(_schema_text(name), encoding="utf-8", newline="\n")
    PAGE.write_text(_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def _schema_file(name: str) -> Path:
    return DOCS / "schemas" / f"export-{name}.json"


def _schema_text(name: str) -> str:
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def _page(text: str) -> str:
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return before + BEGIN + "\n".join(_lines()) + "\n" + END + after


def _lines() -> Iterator[str]:
    for name in TABLES:
        yield from [
            "",
            f"### {name}",
            "",
            "| column | type | what it says |",
            "| --- | --- | --- |",
        ]
        yield from (f"| `{each.name}` | {_type(each)} | {_doc(each)} |" for each in columns(name))
    yield ""


def _type(column: Column) -> str:
    return f"{column.type}?" if column.may_be_empty else column.type


def _doc(column: Column) -> str:
    choices = ", ".join(f"`{choice}`" for choice in column.choices)
    return f"{column.doc}: {choices}" if choices else column.doc


@pytest.mark.parametrize("name", names())
def test_schema_is_the_published_one(name: str) -> None:
    assert _schema_file(name).read_text(encoding="utf-8") == _schema_text(name)


def test_no_published_schema_is_left_over() -> None:
    published = {path.name for path in (DOCS / "schemas").glob("export-*.json")}
    assert published == {_schema_file(name).name for name in names()}


def test_page_lists_the_columns_and_every_format() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == _page(text)
    german = PAGE.with_name("ausgeben.md").read_text(encoding="utf-8")
    for page in (text, german):
        assert [form.name for form in formats() if f"\n### {form.name}\n" not in page] == []
        assert [name for name in names() if f"`{name}`" not in page] == []


def _exported(view: View, what: str) -> Any:
    made = tuple(tables(view, what).values())
    export = Export(what, made, datetime(2026, 11, 26, 10, tzinfo=UTC))
    return json.loads(one_file(export, format_named("json")))


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("with_notes", [True, False])
def test_exports_keep_to_their_schema(view: View, name: str, with_notes: bool) -> None:
    exported = _exported(replace(view, with_notes=with_notes), name)
    assert list(breaches(exported, schema(name))) == []
    assert exported["data"]


def test_a_missing_column_and_a_wrong_type_would_be_noticed(view: View) -> None:
    exported = _exported(view, "people")
    exported["data"][0] |= {"state": "great", "entries": None, "new": 1}
    del exported["data"][0]["name"]
    assert list(breaches(exported, schema("people"))) == [
        "$.data[0]: lacks name",
        "$.data[0]: has new",
        "$.data[0].state: 'great' is not a choice",
        "$.data[0].entries: None is not integer",
    ]


if __name__ == "__main__":
    write()
