"""Where things are on this machine; one of the few places that look at the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from fuehrung_cli.errors import NotebookError, say
from fuehrung_cli.frozen import dataclass

_APP = "fuehrung"
_NOWHERE = Path("/dev/null") / _APP
"""Stands for the notebook of a user without a home folder: not even root can make it."""
_NO_CONFIG = Path("/nonexistent") / _APP / "config.toml"


@dataclass(frozen=True)
class Paths:
    """The folders of this machine. None of them has to exist."""

    home: Path
    """The notebook."""
    config_file: Path
    cache: Path
    state: Path
    runtime: Path
    """Short-lived, private to the user if the system has such a place."""

    def known_home(self) -> Path:
        """Returns the folder of the notebook.

        Raises:
            NotebookError: nothing says where the notebook is, and the user has no home folder.
        """
        if self.home == _NOWHERE:
            raise NotebookError(
                say("This user has no home folder"),
                say("Name a folder for the notebook with --home or FUEHRUNG_HOME"),
            )
        return self.home

    def cache_of(self, notebook: str) -> Path:
        """Returns the folder of the index of a notebook; it may be deleted at any time."""
        return self.cache / notebook

    def state_of(self, notebook: str) -> Path:
        """Returns the folder of undo journal and drafts of a notebook on this machine."""
        return self.state / notebook


def find_paths(environ: Mapping[str, str], home: str | None = None) -> Paths:
    """Returns the folders: `--home` wins over FUEHRUNG_HOME, that over the platform's folder.

    What needs no notebook, as help does, works for a user without a home folder, too.
    """
    data, config, cache, state = _standard(environ)
    asked = home or environ.get("FUEHRUNG_HOME")
    notebook = _absolute(asked, environ) if asked else data or _NOWHERE
    runtime = _runtime(environ) or _temporary(environ)
    if notebook == _NOWHERE:
        return Paths(_NOWHERE, _NO_CONFIG, runtime / "cache", _NOWHERE, runtime)
    # Without a home folder all of it goes into the notebook: that is at least the user's own.
    return Paths(
        home=notebook,
        config_file=(config or notebook) / "config.toml",
        cache=cache or notebook / "cache",
        state=state or notebook / "state",
        runtime=runtime,
    )


def _standard(
    environ: Mapping[str, str],
) -> tuple[Path | None, Path | None, Path | None, Path | None]:
    """Returns the platform's folders for data, settings, cache and state of a program."""
    if sys.platform in ("win32", "darwin"):
        # Ten milliseconds, so only where the rules are not the four lines below.
        from platformdirs import PlatformDirs  # noqa: PLC0415

        own = PlatformDirs(_APP, appauthor=False)
        return own.user_data_path, own.user_config_path, own.user_cache_path, own.user_state_path
    return (
        _xdg(environ, "XDG_DATA_HOME", ".local/share"),
        _xdg(environ, "XDG_CONFIG_HOME", ".config"),
        _xdg(environ, "XDG_CACHE_HOME", ".cache"),
        _xdg(environ, "XDG_STATE_HOME", ".local/state"),
    )


def _xdg(environ: Mapping[str, str], name: str, default: str) -> Path | None:
    given = environ.get(name, "")
    # A relative path there is to be ignored (XDG base directory specification).
    if given.startswith("/"):
        return Path(given) / _APP
    user = _user_home(environ)
    return user / default / _APP if user else None


def _user_home(environ: Mapping[str, str]) -> Path | None:
    given = environ.get("HOME") or environ.get("USERPROFILE") or ""
    if given:
        return Path(given).absolute()
    if sys.platform == "win32":
        return None
    import pwd  # noqa: PLC0415  # not on Windows, and only without HOME

    try:
        found = pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return None
    return Path(found) if found.startswith("/") and found != "/nonexistent" else None


def _absolute(given: str, environ: Mapping[str, str]) -> Path:
    path = Path(given)
    user = _user_home(environ)
    if path.parts[:1] == ("~",) and user:
        path = user.joinpath(*path.parts[1:])
    return path.absolute()


def _runtime(environ: Mapping[str, str]) -> Path | None:
    given = environ.get("XDG_RUNTIME_DIR", "")
    if not given.startswith("/") or (os.path.exists(given) and not os.access(given, os.W_OK)):  # noqa: PTH110
        return None
    return Path(given) / _APP


def _temporary(environ: Mapping[str, str]) -> Path:
    """Returns a folder among the temporary ones; others could have made it, see `Disk.is_ours`."""
    base = environ.get("TMPDIR") or environ.get("TEMP") or ("/tmp" if os.name == "posix" else ".")
    user = os.getuid() if hasattr(os, "getuid") else environ.get("USERNAME", "")
    return Path(base).absolute() / f"{_APP}-{user}"
