"""A notebook with programs, hooks and settings of others in it: none is run, none even opened.

Every command runs with the notebook as its folder, watched by strace.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders.notebooks import ANNA, home_in, plant
from builders.terminal import SOURCE

ALL = Path(__file__).with_name("all_commands.py")
CODE = "import pathlib; pathlib.Path(__file__).with_name('RAN').touch()\n"
SCRIPT = "#!/bin/sh\ntouch RAN\n"
PLANTED = {
    ".git/config": '[core]\n\tfsmonitor = "touch RAN"\n\thooksPath = hooks\n',
    ".git/HEAD": "ref: refs/heads/main\n",
    **{f".git/hooks/{name}": SCRIPT for name in ("pre-commit", "post-checkout", "post-merge")},
    **{f"hooks/{name}": SCRIPT for name in ("pre-save", "post-save", "pre-commit")},
    ".gitattributes": "* filter=x\n",
    ".env": "FUEHRUNG_HOME=/nowhere\nEDITOR=touch RAN\n",
    ".envrc": "touch RAN\n",
    **{
        f"{name}.py": CODE
        for name in (
            "sitecustomize",
            "usercustomize",
            "conftest",
            "typer",
            "rich",
            "json",
            "plugin",
        )
    },
    "plugins/evil.py": CODE,
    "fuehrung_cli/__init__.py": CODE,
    "x.pth": "import os; os.system('touch RAN')\n",
    **{name: SCRIPT for name in ("fuehrung", "vi", "git", "less", "sh", "python3")},
    "pyproject.toml": '[tool.fuehrung]\neditor = "touch RAN"\n',
    "config.toml": 'editor = "touch RAN"\n',
    f"{ANNA}/sitecustomize.py": CODE,
}


@pytest.fixture
def planted(machine: Path) -> Path:
    home = home_in(machine)
    plant(home)
    for path, text in PLANTED.items():
        target = home / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        target.chmod(0o755)
    outside = machine / "outside"
    outside.mkdir()
    (outside / "secret.toml").write_text('format = 1\nid = "s3cret00"\n')
    (home / "journeys").mkdir()
    (home / "journeys/link.toml").symlink_to(outside / "secret.toml")
    (home / "journeys/odd.toml").write_text(
        'format = 1\nid = "../../outside/secret"\nversion = "1"\ntitle = { de = "x", en = "x" }\n'
    )
    (home / ANNA / "sessions/2026-11-24_b2cdefgh.toml").symlink_to(outside / "secret.toml")
    os.mkfifo(home / ANNA / "sessions/2026-11-26_d2cdefgh.toml")
    (home / "people/link_5555").symlink_to(outside)
    return home


def _traced(folder: Path, trace: Path, *argv: str) -> str:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    calls = "trace=execve,execveat,open,openat,openat2,%network"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-s", "4096", "-e", calls, "-o", str(trace), *argv],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "unexpected" not in done.stderr + done.stdout, done.stderr[-2000:]
    assert trace.stat().st_size > 1000
    return trace.read_text(errors="replace")


def _judge(trace: str, home: Path, outside: Path) -> None:
    lines = trace.splitlines()
    assert sum("execve(" in line for line in lines) == 1  # the interpreter itself
    network = r"\b(socket|socketpair|connect|bind|listen|sendto|recvfrom|getpeername)\("
    assert [line for line in lines if re.search(network, line)] == []
    opened = [
        found[1]
        for line in lines
        if (found := re.search(r'open(?:at2?)?\([^"]*"([^"]*)"[^=]*= \d+', line))
    ]
    assert len(opened) > 100
    names = {Path(path).name for path in PLANTED} - {"config.toml", "__init__.py", "HEAD", "sh"}
    names -= {home.name}  # the folder is called as the program is
    inside = [path for path in opened if path.startswith(str(home)) or not path.startswith("/")]
    # The last part of a path is opened relative to its folder.
    bad = [path for path in inside if Path(path).name in names | {".git", "hooks", "plugins"}]
    assert bad == []
    assert [path for path in opened if str(outside) in path or path == "secret.toml"] == []
    assert not list(home.rglob("RAN"))


def test_every_command_in_a_planted_notebook_runs_and_opens_nothing_of_it(
    planted: Path, machine: Path, tmp_path: Path
) -> None:
    trace = _traced(planted, tmp_path / "trace", sys.executable, str(ALL))
    _judge(trace, planted, machine / "outside")


@pytest.mark.parametrize("argv", [["report"], ["note", "anna", "gelungen: x"], ["check"]])
def test_the_installed_program_does_not_look_into_the_folder_it_is_called_in(
    planted: Path, machine: Path, tmp_path: Path, argv: list[str]
) -> None:
    program = Path(sys.executable).with_name("fuehrung")
    trace = _traced(planted, tmp_path / "trace", sys.executable, str(program), *argv)
    _judge(trace, planted, machine / "outside")
