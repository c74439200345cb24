"""A Chromium of this machine that shows a page, and what it did for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

Theme = Literal["light", "dark"]
WIDE, PHONE = 1000, 360
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """Returns the program, None where there is none."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


@contextmanager
def running(program: str) -> Iterator[BrowserContext]:
    """Runs the browser without a screen, with one profile for all pages: it holds nothing."""
    from playwright.sync_api import sync_playwright

    # Its sandbox refuses to run as root, as a container does; nothing but our pages is opened.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser.new_context()
        browser.close()


@dataclass
class Shown:
    """A page as it is shown, with all that was asked for and all that went wrong."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def shown(
    browser: BrowserContext, file: Path, *, theme: Theme = "light", width: int = WIDE
) -> Iterator[Shown]:
    """Opens a file from the disk, as a double click does."""
    page = browser.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    found = Shown(page)
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("console", lambda message: found.complaints.append(message.text))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on("dialog", lambda dialog: found.complaints.append(dialog.message))
    page.goto(file.as_uri())
    yield found
    page.close()
