"""The fixtures of tests/cli: a notebook in the home folder, and ids that repeat themselves."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from builders.notebooks import home_in, plant


@pytest.fixture
def notebook(machine: Path) -> Path:
    """Plants the small notebook and returns its folder."""
    plant(home_in(machine))
    return home_in(machine)


@pytest.fixture
def same_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the source of chance repeat itself: ids and names of drafts are drawn from it."""
    monkeypatch.setattr(os, "urandom", random.Random(4711).randbytes)
