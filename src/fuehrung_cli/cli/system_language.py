"""The language of the user where no variable names it: Windows and macOS keep it elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable

_GERMAN = 0x07
"""The primary language of a Windows language id, its lower ten bits."""


def system_language(
    platform: str = sys.platform,
    windows: Callable[[], int] | None = None,
    macos: Callable[[], str] | None = None,
) -> str:
    """Returns "de" or "en"; whatever cannot be asked counts as English."""
    if platform == "win32":
        return "de" if (windows or _of_windows)() & 0x3FF == _GERMAN else "en"
    if platform == "darwin":
        return "de" if (macos or _of_macos)().lower().startswith("de") else "en"
    return "en"


def _of_windows() -> int:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  # only Windows has it
    return int(kernel.GetUserDefaultUILanguage())


def _of_macos() -> str:
    import subprocess

    question = ["/usr/bin/defaults", "read", "-g", "AppleLocale"]
    try:
        asked = subprocess.run(question, capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked.stdout.strip()
