"""A better wording, offered for notes that may hold what is nobody's business.

The leader decides: what she keeps is saved as she typed it.
"""

from __future__ import annotations

import re

from fuehrung_cli.cli.keys import ENTER, Choice, choose
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.capture.results import Reading, Said
from fuehrung_cli.errors import say

_WORDING = (
    Choice("better", say("[b]etter wording")),
    Choice("mine", say("[Enter] keep it as it is"), ENTER),
)
_TAG = re.compile(r"(?:^|\s)(#\w[\w-]*)")


def reworded(run: Run, text: str, readings: tuple[Reading, ...]) -> str:
    """Asks for each such line at a terminal which wording is meant, and returns the text."""
    found = {said.line: said for reading in readings for said in reading.said if said.instead}
    lines = text.split("\n")
    for said in found.values():
        if choose(run, said.message, _WORDING) == "better":
            lines[said.line - 1] = _instead(run, said, lines[said.line - 1])
    return "\n".join(lines)


def _instead(run: Run, said: Said, line: str) -> str:
    """Returns the wording with the steps that the line was about."""
    assert said.instead is not None
    return " ".join([run.t(said.instead), *_TAG.findall(line)])
