"""A real shell at a pseudo-terminal: what is typed, with Tab, and the arguments that come of it."""

from __future__ import annotations

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
_PROMPT_SECONDS = 0.1
_ANSWER_SECONDS = 1.5
"""Time for an answer to Tab; later keys wait in the line, so a slow machine only costs patience."""
_ANSWERED_SECONDS = 0.2
"""Time in which nothing more comes once the answer has begun."""


class Shell:
    """A shell with both names of the program, a notebook of its own and a clean home.

    It is started once: most of what a line costs is to start a shell and to read the scripts. After
    a line that went wrong another one is started, so that no line can spoil the next.
    """

    def __init__(self, name: str, folder: Path) -> None:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        self.name = name
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        self._child = self._terminal = 0
        _plant_programs(folder)

    def arguments_after(self, typed: str) -> list[str]:
        r"""Returns the arguments that a line has once it was typed, `\t` being Tab."""
        try:
            if not self._child:
                self._start()
            return self._conversation(typed)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Ends the shell, if it runs."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.close(self._terminal)
            os.waitpid(self._child, 0)
        self._child = 0

    def _start(self) -> None:
        self._child, self._terminal = pty.fork()
        if self._child == 0:
            os.chdir(self.folder)
            os.execvpe(STARTS[self.name][0], STARTS[self.name], self._environment())
        _read(self._terminal, quiet=_QUIET_SECONDS)
        _send(self._terminal, f"{_LOADING[self.name]}; tell loaded\r")
        assert self._told() == ["loaded"]
        _read(self._terminal, quiet=_QUIET_SECONDS)

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PATH": f"{self.folder}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(_SOURCE),
            "LC_ALL": "C.UTF-8",
            "PS1": "$ ",
            "FUEHRUNG_LANG": "de",
            **dict.fromkeys(("HOME", "TMPDIR", "XDG_RUNTIME_DIR"), str(self.home)),
        }

    def _conversation(self, typed: str) -> list[str]:
        before, *behind = typed.split("\t")
        _send(self._terminal, before)
        for rest in behind:
            _send(self._terminal, "\t")
            select.select([self._terminal], [], [], _ANSWER_SECONDS)
            _read(self._terminal, quiet=_ANSWERED_SECONDS)
            _send(self._terminal, rest)
        _send(self._terminal, f"{_TO_START}tell {_TO_END}\r")
        told = self._told()
        _read(self._terminal, quiet=_PROMPT_SECONDS)
        return told

    def _told(self) -> list[str]:
        """Waits for what the shell has made of the line."""
        end = time.monotonic() + _PATIENCE_SECONDS
        seen = b""
        file = self.folder / "told"
        while not file.exists():
            seen += _read(self._terminal, quiet=0.05)
            assert time.monotonic() < end, seen.decode(errors="replace")
        told = file.read_text().removesuffix("\0").split("\0")
        file.unlink()
        return told


def _plant_programs(folder: Path) -> None:
    """Puts both names of the program, and one that tells its arguments, where the shell looks."""
    program = "import sys\nfrom fuehrung_cli.__main__ import main\nsys.exit(main())\n"
    ours = f"#!{sys.executable}\n{program}"
    teller = (
        "#!/bin/sh\n"
        f"printf '%s\\0' \"$@\" >'{folder}/told.part'\n"
        f"mv '{folder}/told.part' '{folder}/told'\n"
    )
    for name, code in {"fuehrung": ours, "fue": ours, "tell": teller}.items():
        (folder / name).write_text(code)
        (folder / name).chmod(0o700)


def _send(terminal: int, text: str) -> None:
    os.write(terminal, text.encode())


def _read(terminal: int, *, quiet: float) -> bytes:
    """Reads what is shown until nothing comes for a while."""
    seen = b""
    while select.select([terminal], [], [], quiet)[0]:
        try:
            seen += os.read(terminal, 65536)
        except OSError:
            break
    return seen
