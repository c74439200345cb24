"""How to ask for what is missing, as it came with the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from fuehrung_cli.domain.gaps import Gap
from fuehrung_cli.store.gate import admit
from fuehrung_cli.store.shipped import shipped
from fuehrung_cli.store.toml_text import parse

SHIPPED = "rules/gaps.toml"


def load_gaps() -> Mapping[str, Gap]:
    """Returns name → how to ask for it, in the order of the file."""
    table = cast("dict[str, Any]", parse(shipped("journeys").read_file(SHIPPED), SHIPPED))
    return {name: _gap(part) for name, part in table["gaps"].items()}


def _gap(part: Mapping[str, object]) -> Gap:
    made, problems = admit(Gap, part, path=SHIPPED)
    assert made is not None, problems
    return made
