"""What the shell would see of one command."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """Exit code, stdout, stderr."""

    code: int
    out: str
    err: str


Runner = Callable[..., Result]
"""Runs a command: `run("report", "anna", stdin="")`."""


class Piped(io.TextIOWrapper):
    """Standard input that is no terminal."""

    def __init__(self, text: str | bytes) -> None:
        data = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
        super().__init__(io.BytesIO(data), encoding="utf-8")
