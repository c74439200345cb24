"""The harnesses find the mistakes that are put into the program, and none where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from crash.full_disk import fill_up
from crash.histories import paths_in
from crash.planted import PLANTED
from crash.simulated_crashes import crash_through
from crash.updates import surviving

SIMULATED, CROWD, FULL = "simulated crashes", "concurrent updates", "full disk"
FOUND_BY = {
    "no_file_sync": SIMULATED,
    "no_folder_sync": SIMULATED,
    "in_place": SIMULATED,
    "no_compare": CROWD,
    "unlink_before_link": SIMULATED,
    "swallowed_full_disk": FULL,
}


def test_every_planted_mistake_has_a_harness() -> None:
    assert set(FOUND_BY) == set(PLANTED)


@pytest.mark.parametrize("mistake", PLANTED)
def test_a_planted_mistake_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: str
) -> None:
    PLANTED[mistake](monkeypatch)
    assert HARNESSES[FOUND_BY[mistake]](tmp_path)


@pytest.mark.parametrize("harness", [SIMULATED, CROWD, FULL])
def test_where_nothing_is_planted_nothing_is_reported(tmp_path: Path, harness: str) -> None:
    assert not HARNESSES[harness](tmp_path)


def _crashes(root: Path) -> bool:
    with pytest.MonkeyPatch.context() as patch:
        return bool(crash_through(root / "crashes", patch, 3, 25).violations)


def _crowd(root: Path) -> bool:
    return surviving(paths_in(root / "crowd"), 4, 15) < 60


def _full(root: Path) -> bool:
    with pytest.MonkeyPatch.context() as patch:
        return any(fill_up(root / f"full-{seed}", patch, seed, 25) for seed in range(3))


HARNESSES = {SIMULATED: _crashes, CROWD: _crowd, FULL: _full}
