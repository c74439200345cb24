"""What every test stands on: a machine of its own, and the program as the shell calls it."""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from builders.running import Piped, Result, Runner
from crash.power_images import CANNOT_MOUNT

ROOT = Path(__file__).resolve().parents[1]
NOW = "2026-11-26T10:00"
_OTHERS = ("LANGUAGE", "LANG", "NO_COLOR", "FORCE_COLOR", "VISUAL", "EDITOR", "PAGER", "CLICOLOR")
_FAMILIES = ("FUEHRUNG_", "LC_", "XDG_", "PYTHONIO", "_FUEHRUNG")
_NUMBERS = itertools.count()
# Programs that tests start would compile all of ours anew each time, which takes half of a test.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
_IS_CI = os.environ.get("CI") == "true"
_MEMORY = Path("/dev/shm")
_ENOUGH_BYTES = 4 << 30
"""A run leaves less than a quarter of it there until it ends."""

# The same examples on every run: a machine that nobody watches must not find a new one by chance.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
if _IS_CI:
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write what transcripts and error texts show now"
    )


def pytest_configure(config: pytest.Config) -> None:
    if _has_memory():  # nothing there waits for a disk, as every save does elsewhere
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
    config.addinivalue_line("markers", "may_skip(reason): may be skipped in CI, too")
    config.addinivalue_line(
        "markers", f"needs_mount: may be skipped in CI, too, because {CANNOT_MOUNT}"
    )


def _has_memory() -> bool:
    return os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH_BYTES


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fails a skipped test in CI: there everything a test needs is installed."""
    report = yield
    is_allowed = hasattr(report, "wasxfail") or item.get_closest_marker("may_skip")
    # A container may forbid it even to root, and nothing that can be installed changes that.
    cannot_mount = item.get_closest_marker("needs_mount") and CANNOT_MOUNT in str(report.longrepr)
    if _IS_CI and report.skipped and not (is_allowed or cannot_mount):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def _compiled_translations(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Brings the German catalogue up to date, as an installation does."""
    catalogues = sorted(ROOT.glob("src/fuehrung_cli/locale/*/LC_MESSAGES/*.po"))
    stale = [po for po in catalogues if _is_stale(po, po.with_suffix(".mo"))]
    if not stale:
        return
    # Workers of one run share the folder above their own.
    with FileLock(tmp_path_factory.getbasetemp().parent / "translations.lock"):
        for source in stale:
            if _is_stale(source, source.with_suffix(".mo")):
                _compile(source)


def _is_stale(source: Path, compiled: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.compile_catalog(source)


@pytest.fixture(autouse=True)
def machine(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Gives the test a home folder, a clock, a time zone and an environment of its own.

    Autouse, so that no test can touch what belongs to whoever runs it. Returns the home folder.
    Beside `tmp_path` and not in it: many tests look at everything that stands there.
    """
    for name in list(os.environ):
        if name in _OTHERS or name.startswith(_FAMILIES):
            monkeypatch.delenv(name)
    base = tmp_path_factory.getbasetemp() / f"machine-{next(_NUMBERS)}"
    home = base / "home"
    for name, folder in {"HOME": home, "TMPDIR": base / "tmp"}.items():
        folder.mkdir(parents=True)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(base / "run"))
    monkeypatch.setenv("FUEHRUNG_NOW", NOW)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("TERM", "xterm-256color")
    before = os.environ.get("TZ")
    _set_zone("Europe/Berlin")
    yield home
    _set_zone(before)


def _set_zone(zone: str | None) -> None:
    if zone is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = zone
    time.tzset()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Returns the program as the shell calls it: `main` itself, not Typer's test runner."""
    from fuehrung_cli.__main__ import main

    def call(*argv: str, stdin: str | bytes = "") -> Result:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", Piped(stdin))
        code = main(argv)
        captured = capsys.readouterr()
        return Result(int(code), captured.out, captured.err)

    return call
