"""100,000 damaged files through every reader: no trace, none over a second, none over 200 MiB.

FUEHRUNG_TEST_LONG=1 reads ten million; `fuzzing.py` says how to run it by itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders.terminal import SOURCE

FUZZING = Path(__file__).with_name("fuzzing.py")
INPUTS = 10_000_000 if os.environ.get("FUEHRUNG_TEST_LONG") == "1" else 100_000
SEEDS = (1, 2)
"""Two, so that two processors read at once."""


@pytest.mark.parametrize("seed", SEEDS)
def test_no_file_brings_the_program_down(seed: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(FUZZING), str(INPUTS // len(SEEDS)), str(seed)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    readable = int(done.stdout.split(" of them readable")[0].rpartition(" ")[2])
    # Neither is everything refused at the first line, nor does nothing get damaged.
    assert 0.1 * INPUTS < readable * len(SEEDS) < 0.5 * INPUTS
