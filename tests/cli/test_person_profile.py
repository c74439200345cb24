"""Profiles hold what the role needs, and nothing about the worth of a person."""

from __future__ import annotations

from pathlib import Path

from builders.running import Runner
from fuehrung_cli.errors import ExitCode


def test_the_impact_of_a_loss_needs_its_reason(run: Runner, notebook: Path) -> None:
    refused = run("person", "set", "anna", "impact_of_loss=high")
    assert refused.code == ExitCode.WRONG_USE
    assert "needs its reason" in refused.err

    saved = run("person", "set", "anna", "bedeutung=hoch", "impact_reason=only one for trade")
    assert saved.code == ExitCode.DONE
    assert "only one for trade" in saved.out
