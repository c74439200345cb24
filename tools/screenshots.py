"""Makes the pictures of the pages in the browser: what `--html` writes, shown by Chromium.

It needs Chromium, and pngquant to make the files small. Run it after a change to a page or to
the style sheet, and look at every picture:

    PYTHONPATH=tests .venv/bin/python -m tools.screenshots
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tools.pictures import FOLDER, surroundings

from builders.browser import chromium, running

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

COLORS = 64
"""So many are enough for text on paper, and make a picture a quarter as large."""


@dataclass(frozen=True)
class Screenshot:
    """One picture: the file it goes into, what is typed for it and how it is looked at."""

    name: str
    language: Literal["de", "en"]
    command: tuple[str, ...]
    width: int = 880
    look: Literal["light", "dark", "print"] = "light"


SCREENSHOTS = (
    Screenshot("page-brief.de.png", "de", ("report", "anna")),
    Screenshot("page-brief.en.png", "en", ("report", "anna")),
    Screenshot("page-brief-dark.de.png", "de", ("report", "anna"), look="dark"),
    Screenshot("page-brief-phone.de.png", "de", ("report", "anna"), width=360),
    Screenshot("page-brief-print.de.png", "de", ("report", "anna"), width=794, look="print"),
    Screenshot("page-team.de.png", "de", ("report",)),
    Screenshot("page-progress.de.png", "de", ("progress", "anna")),
    Screenshot("page-card.de.png", "de", ("card", "anna")),
    Screenshot("page-access.en.png", "en", ("privacy", "access", "jonas")),
    Screenshot("page-trend.de.png", "de", ("trend", "anna")),
    Screenshot("page-trend.en.png", "en", ("trend", "anna")),
    Screenshot("page-trend-dark.en.png", "en", ("trend", "anna"), width=360, look="dark"),
)
MOST_PIXELS = 1_500_000
"""Longer pages are cut: what stands further down looks the same."""


SHEET = 1123
"""Height of A4 in the pixels of a browser, of which it is 794 wide."""


def take(browser: BrowserContext, shot: Screenshot, folder: Path) -> None:
    """Writes one picture."""
    page_file = folder / f"{shot.name}.html"
    page_file.write_bytes(_page(shot, folder))
    page = browser.new_page()
    page.set_viewport_size({"width": shot.width, "height": 600})
    page.emulate_media(
        color_scheme="dark" if shot.look == "dark" else "light",
        media="print" if shot.look == "print" else "screen",
    )
    page.goto(page_file.as_uri())
    if shot.look == "print":
        # The margins of the sheet, which only a printer adds.
        page.evaluate("document.documentElement.style.padding = '57px 68px 49px'")
    long = int(page.evaluate("document.body.offsetTop * 2 + document.body.offsetHeight"))
    height = SHEET if shot.look == "print" else min(MOST_PIXELS // shot.width, long)
    page.set_viewport_size({"width": shot.width, "height": height})
    page.screenshot(path=folder / shot.name)
    page.close()
    smaller: list[str | Path] = [
        "pngquant",
        "--force",
        "--strip",
        "--speed",
        "1",
        "--output",
        FOLDER / shot.name,
    ]
    subprocess.run([*smaller, str(COLORS), folder / shot.name], check=True)


def _page(shot: Screenshot, folder: Path) -> bytes:
    command = [sys.executable, "-m", "fuehrung_cli", "--lang", shot.language, "demo"]
    env = surroundings(folder / shot.language)
    return subprocess.run(
        [*command, *shot.command, "--html"], env=env, capture_output=True, check=True
    ).stdout


def main() -> int:
    """Takes every picture."""
    program = chromium()
    if program is None:
        sys.stderr.write("There is no Chromium on this machine.\n")
        return 1
    folder = tempfile.TemporaryDirectory(prefix="fuehrung-screenshots-")
    with folder as name, running(program) as browser:
        for shot in SCREENSHOTS:
            take(browser, shot, Path(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
