"""Writes what the program knows about its answers in JSON: `docs/schemas` and `docs/json.md`.

The types of the values are the one source; run it after a change to a report:

    .venv/bin/python tools/answers.py

A field that is gone or has another type breaks somebody's script: raise `VERSION` in envelope.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fuehrung_cli.cli.answers import ANSWERS
from fuehrung_cli.cli.schemas import ERROR, schema_of, schema_text

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "json.md"
BEGIN, END = "<!-- answers: written by tools/answers.py -->\n", "<!-- end of answers -->\n"


def schemas() -> dict[str, dict[str, Any]]:
    """Returns name of a file → schema of each answer, and that of a failure."""
    return {**{f"answer-{name}": schema_of(name) for name in ANSWERS}, ERROR: schema_of(ERROR)}


def files() -> dict[Path, str]:
    """Returns file → text of everything that is written here."""
    made = {
        DOCS / "schemas" / f"{name}.json": schema_text(rule) for name, rule in schemas().items()
    }
    return made | {PAGE: page(PAGE.read_text(encoding="utf-8"))}


def page(text: str) -> str:
    """Returns the page with its list of answers as the program gives them now."""
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return before + BEGIN + "\n".join(_section()) + "\n" + END + after


def _section() -> Iterator[str]:
    yield from ["", "| `schema` | after | `data` |", "| --- | --- | --- |"]
    made = schemas()
    for name, answer in ANSWERS.items():
        calls = ", ".join(f"`{call}`" for call in answer.calls)
        data = _type(made[f"answer-{name}"]["properties"]["data"])
        yield f"| [`fuehrung.{name}`](schemas/answer-{name}.json) | {calls} | {data} |"
    yield "| [`fuehrung.error`](schemas/error.json) | a failure | |"
    parts = {key: part for rule in made.values() for key, part in rule.get("$defs", {}).items()}
    for key in sorted(parts):
        yield from ["", f"### {key}", "", _text(parts[key]["description"]), ""]
        yield from ["| field | value |", "| --- | --- |"]
        yield from (f"| `{n}` | {_type(rule)} |" for n, rule in parts[key]["properties"].items())
    yield ""


def _text(description: str) -> str:
    return description.split("\n\n")[0].replace("\n", " ")


def _type(rule: dict[str, Any]) -> str:
    """Returns the type of a value in words."""
    if "$ref" in rule:
        name = rule["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in rule:
        choices = [f"`{choice}`" if choice else "empty" for choice in rule["enum"]]
        return ", ".join("null" if each is None else each for each in choices)
    if "anyOf" in rule:
        words = [_type(each) for each in rule["anyOf"]]
        return " or ".join(words) if len(words) == 2 else "any value"
    kinds = rule.get("type", "object")
    words = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join(_word(word, rule) for word in words)


def _word(word: str, rule: dict[str, Any]) -> str:
    if word == "array":
        return f"list of {_type(rule['items'])}"
    if word == "string":
        return {"date": "day", "date-time": "moment"}.get(
            rule.get("format", ""), "day or moment" if "pattern" in rule else "text"
        )
    words = {"integer": "whole number", "boolean": "true or false", "object": "field → value"}
    return words.get(word, word)


def main() -> int:
    """Writes every file."""
    for path, text in files().items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
