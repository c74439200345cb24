"""A real shell at a pseudo-terminal: what is typed, with Tab, and the arguments that come of it."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

STARTS: Mapping[str, tuple[str, ...]] = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "-i"),
}
_LOADING: Mapping[str, str] = {
    "bash": 'eval "$(fuehrung completion bash)"',
    "zsh": 'autoload -Uz compinit && compinit -u -D; eval "$(fuehrung completion zsh)"',
    "fish": "fuehrung completion fish | source",
}
_SOURCE = Path(__file__).resolve().parents[2] / "src"
_TO_START, _TO_END = "\x01", "\x05"
_PATIENCE_SECONDS = 30
_QUIET_SECONDS = 0.4
_ANSWER_SECONDS = 1.5
"""Time for an answer to Tab; later keys wait in the line, so a slow machine only costs patience."""
_ANSWERED_SECONDS = 0.2
"""Time in which nothing more comes once the answer has begun."""


def arguments_after(shell: str, folder: Path, typed: str) -> list[str]:
    r"""Returns the arguments that a line has once it was typed into the shell, `\t` being Tab."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    _plant_programs(folder)
    child, terminal = pty.fork()
    if child == 0:
        path = f"{folder}{os.pathsep}{os.environ['PATH']}"
        more = {"PATH": path, "PYTHONPATH": str(_SOURCE), "LC_ALL": "C.UTF-8", "PS1": "$ "}
        os.execvpe(STARTS[shell][0], STARTS[shell], {**os.environ, **more})
    try:
        return _conversation(terminal, shell, folder, typed)
    finally:
        os.kill(child, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(child, 0)


def _plant_programs(folder: Path) -> None:
    """Puts both names of the program, and one that tells its arguments, where the shell looks."""
    program = "import sys\nfrom fuehrung_cli.__main__ import main\nsys.exit(main())\n"
    teller = (
        "import json, os, sys\n"
        f"told = {str(folder)!r}\n"
        "with open(told + '/told.part', 'w') as file:\n"
        "    json.dump(sys.argv[1:], file)\n"
        "os.rename(told + '/told.part', told + '/told')\n"
    )
    for name, code in {"fuehrung": program, "fue": program, "tell": teller}.items():
        (folder / name).write_text(f"#!{sys.executable}\n{code}")
        (folder / name).chmod(0o700)


def _conversation(terminal: int, shell: str, folder: Path, typed: str) -> list[str]:
    _read(terminal, quiet=_QUIET_SECONDS)
    _send(terminal, f"{_LOADING[shell]}; tell loaded\r")
    assert _told(terminal, folder) == ["loaded"]
    _read(terminal, quiet=_QUIET_SECONDS)
    before, *behind = typed.split("\t")
    _send(terminal, before)
    for rest in behind:
        _send(terminal, "\t")
        select.select([terminal], [], [], _ANSWER_SECONDS)
        _read(terminal, quiet=_ANSWERED_SECONDS)
        _send(terminal, rest)
    _send(terminal, f"{_TO_START}tell {_TO_END}\r")
    return _told(terminal, folder)


def _send(terminal: int, text: str) -> None:
    os.write(terminal, text.encode())


def _told(terminal: int, folder: Path) -> list[str]:
    """Waits for what the shell has made of the line."""
    end = time.monotonic() + _PATIENCE_SECONDS
    seen = b""
    while not (folder / "told").exists():
        seen += _read(terminal, quiet=0.05)
        assert time.monotonic() < end, seen.decode(errors="replace")
    told: list[str] = json.loads((folder / "told").read_text())
    (folder / "told").unlink()
    return told


def _read(terminal: int, *, quiet: float) -> bytes:
    """Reads what is shown until nothing comes for a while."""
    seen = b""
    while select.select([terminal], [], [], quiet)[0]:
        try:
            seen += os.read(terminal, 65536)
        except OSError:
            break
    return seen
