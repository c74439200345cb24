"""What tools/ write is current: pictures, commands, answers, schemas and kinds of facts."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tools import answers, commands, errors, pictures, schemas

from fuehrung_cli.cli.commands import COMMANDS
from fuehrung_cli.store.schemas import journey_schema
from fuehrung_cli.store.shipped import shipped

WRITERS: Mapping[str, Callable[[], dict[Path, str]]] = {
    "answers": answers.files,
    "commands": commands.pages,
    "errors": errors.pages,
    "pictures": pictures.pictures,
    "schemas": schemas.files,
}


@pytest.mark.parametrize("name", WRITERS)
def test_written_documents_are_current(name: str) -> None:
    stale = [
        path.name
        for path, text in WRITERS[name]().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert not stale, f"write them anew: .venv/bin/python tools/{name}.py"


def test_every_command_has_its_section() -> None:
    for text in commands.pages().values():
        sections = [line.lstrip("# ") for line in text.splitlines() if line.startswith("###")]
        assert [name for name in COMMANDS if name not in sections] == []
        assert {"person add", "person leave", "journey list"} <= set(sections)


def test_every_command_has_an_example() -> None:
    for frame in commands.FRAMES:
        text = commands.page(frame)
        usages = text.count("```text\n")
        assert usages == text.count("```sh\n") > len(COMMANDS)


def test_schema_knows_every_key_of_the_shipped_journeys() -> None:
    schema = journey_schema()
    for path in sorted(shipped("journeys").root.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert list(_unknown(table, schema, schema)) == []


def _unknown(data: Any, rule: Mapping[str, Any], schema: Mapping[str, Any], at: str = "$") -> Any:
    """Yields the places of keys that the schema does not name."""
    rule = _resolved(rule, schema)
    if isinstance(data, list):
        for place, part in enumerate(data):
            yield from _unknown(part, rule.get("items", {}), schema, f"{at}[{place}]")
    if isinstance(data, dict):
        for key, part in data.items():
            if key not in rule.get("properties", {}):
                yield f"{at}.{key}"
            else:
                yield from _unknown(part, rule["properties"][key], schema, f"{at}.{key}")


def _resolved(rule: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follows references and takes the branch of an optional value that is one."""
    for branch in rule.get("anyOf", ()):
        if branch.get("type") != "null":
            return _resolved(branch, schema)
    if "$ref" in rule:
        found = schema["$defs"][rule["$ref"].rpartition("/")[2]]
        return _resolved(found, schema)
    return rule
