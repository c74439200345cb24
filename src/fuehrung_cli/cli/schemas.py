"""Which JSON Schemas there are: of each answer in JSON, each export and a failure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fuehrung_cli.cli.answers import ANSWERS
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode, UsageError, say
from fuehrung_cli.export.answer_schemas import answer_schema, error_schema
from fuehrung_cli.export.schemas import names, schema

if TYPE_CHECKING:
    from fuehrung_cli.export.envelope import Json

ERROR = "error"
MOST_CALLS = 3
_PREFIX = "fuehrung."
"""What the key `schema` of an answer begins with; either form of a name is understood."""


def envelopes() -> Mapping[str, str]:
    """Returns the name of each envelope → what to type for it."""
    answers = {name: ", ".join(_first(answer.calls)) for name, answer in ANSWERS.items()}
    exports = {f"export-{name}": f"export {name} --format json" for name in names()}
    return {**answers, **exports, ERROR: ""}


def _first(calls: tuple[str, ...]) -> tuple[str, ...]:
    """Returns as many calls as fit on a line; docs/json.md has all."""
    return calls if len(calls) <= MOST_CALLS else (*calls[:MOST_CALLS], "…")


def schema_of(name: str) -> dict[str, Json]:
    """Returns the JSON Schema of an envelope that there is."""
    if name == ERROR:
        return error_schema()
    if name in ANSWERS:
        return answer_schema(name, ANSWERS[name].data)
    return schema(name.removeprefix("export-"))


def schema_text(rule: object) -> str:
    """Returns a schema as it is published."""
    import json

    return json.dumps(rule, indent=2, ensure_ascii=False) + "\n"


def show_schema(run: Run, typed: str) -> int:
    """Writes a schema, or without a name the list of those there are."""
    known = envelopes()
    if not typed:
        width = max(map(len, known))
        for name, calls in known.items():
            told = calls or run.t(say("a failure of a call with --json"))
            run.tell(f"{name:{width}}  {told}")
        return ExitCode.DONE
    name = typed.removeprefix(_PREFIX)
    if name not in known:
        raise UsageError(
            say("There is no answer called {name}", name=typed),
            say("Those there are: fuehrung schema"),
        )
    run.out(schema_text(schema_of(name)))
    return ExitCode.DONE
