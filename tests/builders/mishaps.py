"""Machines on which something is wrong, as the cases of failures need them."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builders.notebooks import CEM, TALK, home_in, plant


def refuse_on_disk(monkeypatch: pytest.MonkeyPatch, name: str, folder: Path) -> None:
    """Makes the system refuse, with this error, to create anything below a folder."""
    for call in ("open", "mkdir", "link"):
        monkeypatch.setattr(os, call, _refusing(getattr(os, call), name, folder))


def hide(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    """Makes a library look as if it were not installed."""
    monkeypatch.setitem(sys.modules, library, None)


def _refusing(call: Callable[..., Any], name: str, folder: Path) -> Callable[..., Any]:
    def refuse(path: Any, *rest: Any, **named: Any) -> Any:
        creates = call.__name__ != "open" or (rest[:1] or (0,))[0] & os.O_CREAT
        if creates and ("dir_fd" in named or str(path).startswith(str(folder))):
            raise OSError(getattr(errno, name), "refused", str(path))
        return call(path, *rest, **named)

    refuse.__name__ = call.__name__
    return refuse


def prepare(
    need: str,
    machine: Path,
    disk: Callable[[str, Path], None],
    without: Callable[[str], None],
) -> None:
    """Makes the machine what a case says that it needs."""
    match need.split():
        case ["notebook"]:
            plant(home_in(machine))
        case ["disk", name]:
            disk(name, machine)
        case ["without", library]:
            without(library)
        case ["a", "large", "entry"]:
            (home_in(machine) / TALK).write_text("# " + "x" * 2**20, encoding="utf-8")
        case ["a", "copy", "of", "a", "profile"]:
            profile = home_in(machine) / CEM / "person.toml"
            profile.with_name("person (1).toml").write_bytes(profile.read_bytes() + b"role = 1\n")
        case ["a", "link", "for", "an", "entry"]:
            (home_in(machine) / TALK).unlink()
            (home_in(machine) / TALK).symlink_to("/dev/null")
        case _:
            raise AssertionError(f"no machine is known for {need}")
