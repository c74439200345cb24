"""Notebooks that stand in the home folder of a test."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from builders.notebooks import home_in, plant
from fuehrung_cli.store import memo


@pytest.fixture
def home(machine: Path) -> Path:
    """Returns where the notebook will be; nothing stands there yet."""
    return home_in(machine)


@pytest.fixture
def notebook(home: Path) -> Path:
    """Plants the small notebook and returns its folder."""
    plant(home)
    return home


@pytest.fixture
def same_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the source of chance repeat itself: ids and names of drafts are drawn from it.

    Names of temporary files are, too, so no page is kept: whether one is depends on the time.
    """
    monkeypatch.setattr(memo, "_RACY_NS", 1 << 62)
    chance = random.Random(4711)
    monkeypatch.setattr(os, "urandom", chance.randbytes)
