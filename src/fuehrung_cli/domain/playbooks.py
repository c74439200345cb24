"""Playbooks of special situations: how to begin, what helps, what belongs into no note. Data."""

from __future__ import annotations

from fuehrung_cli.domain.journey import LocalText, Question
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Playbook:
    """What is said for one type of situation."""

    begin: Question
    """The sentence to begin the talk with."""
    helps: tuple[LocalText, ...]
    avoid: tuple[LocalText, ...] = ()
    """What is not written down; said once for the whole family."""
    journey: str = ""
    """The journey that goes with it, to be begun by the leader."""
