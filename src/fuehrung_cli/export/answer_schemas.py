"""JSON Schemas of answers, made from the types of their values as `as_data` writes them."""

from __future__ import annotations

import dataclasses
import inspect
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime

from fuehrung_cli.domain.fields import Between
from fuehrung_cli.errors import Message, Term
from fuehrung_cli.export.envelope import VERSION, Json, schema_id
from fuehrung_cli.export.schemas import MOMENT

Rule: typing.TypeAlias = dict[str, Json]
_PLAIN: Mapping[object, Rule] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Message: {"type": "string"},
    Term: {"type": "string"},
    type(None): {"type": "null"},
    object: {},
}
_HEAD: Rule = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def answer_schema(name: str, data: object) -> Rule:
    """Returns the JSON Schema of the envelope `fuehrung.<name>` whose data has this type.

    More keys may be added at any time, so a reader ignores those it does not know.
    """
    parts: dict[str, Json] = {}
    whole = _object(
        {
            "schema": {"const": schema_id(name)},
            "version": {"const": VERSION},
            "generated": {"type": "string", "format": "date-time"},
            "data": _rule(data, parts),
        }
    )
    ids: Rule = {"$id": f"urn:fuehrung:{name}:{VERSION}", "title": schema_id(name)}
    return {**_HEAD, **ids, **whole, **({"$defs": dict(sorted(parts.items()))} if parts else {})}


def error_schema() -> Rule:
    """Returns the JSON Schema of what stands on stderr when a call with `--json` fails."""
    whole = _object(
        {
            "schema": {"const": schema_id("error")},
            "version": {"const": VERSION},
            "error": {"type": "string"},
            "hints": {"type": "array", "items": {"type": "string"}},
            "exit_code": {"type": "integer"},
        }
    )
    return {**_HEAD, "$id": f"urn:fuehrung:error:{VERSION}", "title": schema_id("error"), **whole}


def _rule(hint: object, parts: dict[str, Json]) -> Rule:
    """Returns the rule for a type; rules of dataclasses are put into `parts` under their names."""
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint, parts)
    origin, given = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _rule(given[0], parts) | _bounds(given[1:])
    if origin is typing.Literal:
        return {"type": "string", "enum": [*given]}
    if origin is tuple:
        return {"type": "array", "items": _rule(given[0], parts)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _rule(given[1], parts)}
    if origin in (types.UnionType, typing.Union):
        return _union(given, parts)
    raise TypeError(f"{hint} has no rule in a schema")


def _record(cls: type, parts: dict[str, Json]) -> Rule:
    if cls.__name__ not in parts:
        parts[cls.__name__] = {}  # it may hold itself
        hints = typing.get_type_hints(cls, include_extras=True)
        properties = {f.name: _rule(hints[f.name], parts) for f in dataclasses.fields(cls)}
        doc: Rule = {"description": inspect.getdoc(cls) or ""}
        parts[cls.__name__] = doc | _object(typing.cast("dict[str, Json]", properties))
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _union(hints: tuple[object, ...], parts: dict[str, Json]) -> Rule:
    """Returns one rule where it can be one, a choice between rules otherwise."""
    if set(hints) >= {date, datetime}:
        others = tuple(hint for hint in hints if hint not in (date, datetime))
        moment: Rule = {"type": "string", "pattern": MOMENT}
        rules = [moment, *(_rule(hint, parts) for hint in others)]
    else:
        made = [_rule(hint, parts) for hint in hints]
        # A message and a text are the same there.
        rules = [rule for n, rule in enumerate(made) if rule not in made[:n]]
    if len(rules) == 1:
        return rules[0]
    if len(rules) == 2 and rules[1] == {"type": "null"} and isinstance(rules[0].get("type"), str):
        return _or_null(rules[0])
    return {"anyOf": [*rules]}


def _or_null(rule: Rule) -> Rule:
    choices = rule.get("enum")
    more: Rule = {"enum": [*choices, None]} if isinstance(choices, list) else {}
    return {**rule, "type": [rule["type"], "null"], **more}


def _bounds(notes: tuple[object, ...]) -> Rule:
    return {
        key: limit
        for note in notes
        if isinstance(note, Between)
        for key, limit in (("minimum", note.low), ("maximum", note.high))
    }


def _object(properties: dict[str, Json]) -> Rule:
    return {"type": "object", "properties": properties, "required": [*properties]}
