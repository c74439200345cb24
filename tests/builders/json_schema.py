"""A validator for what our schemas use of JSON Schema; stricter in that nothing may be unsaid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

_FORMATS: Mapping[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
}
_WORDS = {
    *("$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required"),
    *("items", "additionalProperties", "enum", "const", "pattern", "format", "anyOf"),
    *("minimum", "maximum"),
}


def breaches(data: Any, rule: dict[str, Any], at: str = "$", root: Any = None) -> Iterator[str]:
    """Yields where data does not keep to a schema; a key that it does not name is one, too."""
    root = rule if root is None else root
    assert rule.keys() <= _WORDS, f"the validator does not know {rule.keys() - _WORDS}"
    if "$ref" in rule:
        yield from breaches(data, root["$defs"][rule["$ref"].rpartition("/")[2]], at, root)
        return
    if "anyOf" in rule:
        branches = [list(breaches(data, each, at, root)) for each in rule["anyOf"]]
        yield from min(branches, key=len)
        return
    if isinstance(data, dict):
        yield from _object(data, rule, at, root)
    yield from _value(data, rule, at)
    for place, part in enumerate(data if isinstance(data, list) else []):
        yield from breaches(part, rule.get("items", {}), f"{at}[{place}]", root)


def _value(data: Any, rule: dict[str, Any], at: str) -> Iterator[str]:
    types = rule.get("type", types_of(data))
    if not types_of(data) & set([types] if isinstance(types, str) else types):
        yield f"{at}: {data!r} is not {types}"
    if data not in rule.get("enum", [data]) or data != rule.get("const", data):
        yield f"{at}: {data!r} is not a choice"
    if isinstance(data, str):
        if not re.search(rule.get("pattern", ""), data):
            yield f"{at}: {data!r} is not of the pattern"
        try:
            _FORMATS.get(rule.get("format", ""), str)(data)
        except ValueError:
            yield f"{at}: {data!r} is no {rule['format']}"
    if isinstance(data, int | float) and not (
        rule.get("minimum", data) <= data <= rule.get("maximum", data)
    ):
        yield f"{at}: {data!r} is out of bounds"


def _object(data: dict[str, Any], rule: dict[str, Any], at: str, root: Any) -> Iterator[str]:
    named = rule.get("properties", {})
    others = rule.get("additionalProperties")
    yield from (f"{at}: lacks {name}" for name in rule.get("required", ()) if name not in data)
    if named and others is None:
        yield from (f"{at}: has {name}" for name in data if name not in named)
    for name, part in data.items():
        yield from breaches(part, named.get(name, others or {}), f"{at}.{name}", root)


def types_of(data: object) -> set[str]:
    """Returns the names that JSON Schema has for the type of a value."""
    if isinstance(data, int | float) and not isinstance(data, bool):
        return {"number", "integer"} if float(data).is_integer() else {"number"}
    kinds = {str: "string", bool: "boolean", list: "array", dict: "object"}
    return {kinds.get(type(data), "null")}


def losses(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """Yields what a script that was written for the old schema would miss in the new one."""
    yield from _losses(old, new, "$", (old, new), frozenset())


def _losses(
    old: Any, new: Any, at: str, roots: tuple[Any, Any], seen: frozenset[str]
) -> Iterator[str]:
    if "$ref" in old:
        if old["$ref"] in seen:
            return
        seen = seen | {old["$ref"]}
    old, new = _resolved(old, roots[0]), _resolved(new, roots[1])
    if _kinds(new, roots[1]) - _kinds(old, roots[0]):
        was, now = sorted(_kinds(old, roots[0])), sorted(_kinds(new, roots[1]))
        yield f"{at}: was {was}, is {now}"
    for key in ("const", "format", "pattern"):
        if old.get(key, new.get(key)) != new.get(key):
            yield f"{at}: {key} was {old[key]!r}, is {new.get(key)!r}"
    for name in old.get("required", ()):
        if name not in new.get("required", ()):
            yield f"{at}: {name} is not always there any more"
    for name, part in old.get("properties", {}).items():
        if name in new.get("properties", {}):
            yield from _losses(part, new["properties"][name], f"{at}.{name}", roots, seen)
        else:
            yield f"{at}: {name} is gone"
    for key in ("items", "additionalProperties"):
        if isinstance(old.get(key), dict) and isinstance(new.get(key), dict):
            yield from _losses(old[key], new[key], f"{at}.{key}", roots, seen)


def _resolved(rule: Any, root: Any) -> Any:
    """Returns what a reference leads to, and the one branch that is more than null."""
    if "$ref" in rule:
        return _resolved(root["$defs"][rule["$ref"].rpartition("/")[2]], root)
    more = [each for each in rule.get("anyOf", ()) if each.get("type") != "null"]
    return _resolved(more[0], root) if len(more) == 1 else rule


def _kinds(rule: Any, root: Any) -> set[str]:
    """Returns the types that a value can have."""
    if "anyOf" in rule:
        return {kind for each in rule["anyOf"] for kind in _kinds(_resolved(each, root), root)}
    if "const" in rule:
        return types_of(rule["const"]) & {"string", "integer", "boolean"}
    kinds = rule.get("type", ["anything"])
    return {kinds} if isinstance(kinds, str) else set(kinds)
