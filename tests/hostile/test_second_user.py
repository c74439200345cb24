"""What the program writes is for this user alone, under every umask."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.commands import CALLS
from builders.notebooks import CANARY
from builders.running import Runner

UMASKS = (0o000, 0o022, 0o077, 0o777)


@pytest.fixture
def open_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder that everybody can enter, so that only our own modes keep others out."""
    home = Path(tempfile.mkdtemp(prefix="fuehrung-open-", dir="/tmp"))
    home.chmod(0o755)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "run"))
    old = os.umask(0o022)
    yield home
    os.umask(old)
    shutil.rmtree(home)


def _write_everything(run: Runner, home: Path) -> None:
    run("person", "add", "Anna Berger")
    run("person", "add", "Petra Schulz")
    for number in range(2):
        run("checkin", "anna", f"{CANARY} {number}", "ich: Rückruf bis fr", "ziel: Zwölf")
    run("checkin", "anna", "quark:", "--at", "quark", CANARY)  # leaves a draft
    for call in CALLS:
        run(*(argument.replace("NAME", "anna") for argument in call.argv), stdin=call.stdin)
    for form in ("csv", "html"):
        argv = ["export", "facts"] if form == "csv" else ["report", "anna"]
        run(*argv, "--format", form, "--to", str(home / f"out.{form}"))
    run("config", "editor", "vi")


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_folders_are_0700_and_files_0600(run: Runner, open_home: Path, umask: int) -> None:
    os.umask(umask)
    _write_everything(run, open_home)
    os.umask(0o022)
    wrong = []
    count = 0
    for path in open_home.rglob("*"):
        mode = stat.S_IMODE(path.lstat().st_mode)
        count += 1
        if mode != (0o700 if path.is_dir() else 0o600):
            wrong.append((str(path.relative_to(open_home)), oct(mode)))
    assert count > 40
    assert wrong == []


@pytest.mark.may_skip("needs root to become a second user")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a second user")
def test_a_second_user_reads_nothing(run: Runner, open_home: Path) -> None:
    os.umask(0)
    _write_everything(run, open_home)
    script = f"find {open_home} -type f -exec cat {{}} +; ls {open_home}/.local"
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    done = subprocess.run(
        [*nobody, "sh", "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert "Permission denied" in done.stderr
    # The same as this user finds it.
    found = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert CANARY in found.stdout
