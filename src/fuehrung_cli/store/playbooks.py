"""The playbooks of special situations, as they came with the program."""

from __future__ import annotations

from typing import Any, cast

from fuehrung_cli.domain.playbooks import Playbook
from fuehrung_cli.domain.situations import SERVICES
from fuehrung_cli.store.gate import admit
from fuehrung_cli.store.shipped import shipped
from fuehrung_cli.store.toml_text import parse

SHIPPED = "rules/situations.toml"


def load_playbook(situation: str) -> Playbook:
    """Returns the playbook of a type of situation, with what its family leaves unwritten."""
    table = cast("dict[str, Any]", parse(shipped("journeys").read_file(SHIPPED), SHIPPED))
    family = table["families"][SERVICES[situation].family]
    made, problems = admit(Playbook, {**table["types"][situation], **family}, path=SHIPPED)
    assert made is not None, problems
    return made
