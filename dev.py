"""Sets up this checkout, then shows, tests or runs fuehrung. Needs Python 3.11 with pip, or uv.

python3 dev.py                  set up and show today, the team and one page of the demo
python3 dev.py test [ARGS…]     set up and run every check; ARGS go to pytest
python3 dev.py fuehrung ARGS…   run the program as it stands in this checkout
python3 dev.py coverage         run the tests of store/ and domain/ and name what they do not reach
python3 dev.py messages         collect the texts to translate, then compile the translations
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCALE = ROOT / "src" / "fuehrung_cli" / "locale"

DEMO = ("demo", "demo report", "demo report anna")
"""Today, the team and the page before one talk."""

CHECKS = {
    "ruff check": ["ruff", "check"],
    "ruff format": ["ruff", "format", "--check"],
    "mypy": ["mypy"],
    # Three on two cores: some wait for a disk or a terminal. Last: its summary closes the output.
    "pytest": ["pytest", "-n", "3", "--dist", "worksteal", "-rs"],
}

MEASURED = (
    *("tests/store", "tests/domain", "tests/sync"),
    *(
        f"tests/cli/test_{name}.py"
        for name in (
            *("access", "clocks", "erase", "erase_history", "importing", "known_names", "places"),
            *("repair", "search"),
        )
    ),
)
"""The tests that alone reach every branch of `store/` and `domain/capture/` (pyproject.toml)."""


def main(arguments: list[str]) -> int:
    """Does what the first argument says and returns an exit code for the shell."""
    match arguments:
        case []:
            return set_up() or show()
        case ["test", *rest]:
            return set_up() or test(rest)
        case ["fuehrung", *rest]:
            return set_up() or run("fuehrung", *rest, folder=None)
        case ["coverage"]:
            return set_up() or coverage()
        case ["messages"]:
            return set_up() or run("python", "tools/messages.py") or set_up()
        case _:
            print(__doc__)
            return 0 if arguments[0] in ("-h", "--help", "help") else 2


def set_up() -> int:
    """Brings .venv up to date: this checkout, what it needs and the tools that check it."""
    sync = [find_uv(), "sync", "--inexact"]  # leaves what you put into .venv yourself
    if (ROOT / ".venv").exists():
        sync += ["--quiet"]
    if has_stale_catalog():
        sync += ["--reinstall-package", "fuehrung"]
    code = subprocess.call(sync, cwd=ROOT)
    if code:
        # Some mirrors of the package index do not tell when a file was uploaded, so that the date
        # in pyproject.toml leaves nothing to choose from.
        print("Second try, without the date in pyproject.toml", file=sys.stderr)
        code = subprocess.call(sync, cwd=ROOT, env={**os.environ, "UV_EXCLUDE_NEWER": "false"})
    return code


def find_uv() -> str:
    """Finds uv on the PATH or in .uv/, where it is put when there is none."""
    private = ROOT / ".uv"
    bin_folder = str(private / "bin")
    if found := shutil.which("uv") or shutil.which("uv", path=bin_folder):
        return found
    # Debian has no venv module by itself and forbids pip to touch the system; --target is allowed.
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(private), "uv"]
    if subprocess.call(pip) == 0 and (found := shutil.which("uv", path=bin_folder)):
        return found
    sys.exit("uv is missing and pip could not install it: see above")


def has_stale_catalog() -> bool:
    """Tells whether a translation is not compiled: uv does not see that a .mo file is gone."""
    pairs = [(source, source.with_suffix(".mo")) for source in LOCALE.glob("*/*/*.po")]
    return any(not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime for po, mo in pairs)


def run(*command: str, folder: Path | None = ROOT, env: dict[str, str] | None = None) -> int:
    """Runs a program of .venv and returns its exit code; folder None means the present one."""
    start = [find_uv(), "run", "--no-sync", "--project", str(ROOT), *command]
    return subprocess.call(start, cwd=folder, env=env)


def show() -> int:
    """Shows pages of the demo, made in a temporary folder: nothing of yours is touched."""
    with tempfile.TemporaryDirectory(prefix="fuehrung-demo-") as home:
        names = ("FUEHRUNG_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        env = {**os.environ, **{name: str(Path(home, name.lower())) for name in names}}
        for line in DEMO:
            print(f"\n$ fuehrung {line}", flush=True)
            if code := run("fuehrung", *line.split(), env=env):
                return code
    return 0


def test(pytest_arguments: list[str]) -> int:
    """Runs all checks even when one fails; returns the first failing exit code."""
    codes = {}
    for name, command in CHECKS.items():
        print(f"\n== {name}", flush=True)
        codes[name] = run(*command, *(pytest_arguments if name == "pytest" else ()))
    if failed := [name for name, code in codes.items() if code]:
        print(f"\nFailed: {', '.join(failed)}", file=sys.stderr)
    return next((code for code in codes.values() if code), 0)


def coverage() -> int:
    """Measures in one process, with the same examples on every run; fails below 100 percent."""
    env = {**os.environ, "CI": "true"}
    code = run("coverage", "run", "-m", "pytest", *MEASURED, env=env)
    return run("coverage", "report") or code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
