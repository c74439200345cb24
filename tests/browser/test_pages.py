"""Every page for the browser in a real one: nothing is loaded, all fits, nobody is shut out.

Chromium is the system's own and is started once; each test looks at every page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from builders.browser import PHONE, WIDE, Theme, chromium, running, shown
from builders.demo import books
from builders.html_pages import ALLOWED, seen
from builders.journeys import main_journey, shipped_thresholds
from builders.team_sued import DAY
from builders.team_sued import anna as fewer
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.layout.access import access_page
from fuehrung_cli.layout.brief import brief_page
from fuehrung_cli.layout.brief_pictures import brief_pictures
from fuehrung_cli.layout.card import card_page
from fuehrung_cli.layout.document import Document
from fuehrung_cli.layout.foot import foot_lines
from fuehrung_cli.layout.progress import person_progress_page, team_progress_page
from fuehrung_cli.layout.team import team_page
from fuehrung_cli.layout.trend import trend_page
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Options, render_pages
from fuehrung_cli.reports.access import AccessSources, access
from fuehrung_cli.reports.brief import brief
from fuehrung_cli.reports.card import card
from fuehrung_cli.reports.progress import team_progress
from fuehrung_cli.reports.team import team
from fuehrung_cli.reports.trend import trend
from hostile.pages import document, texts_in

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext as Browser

T = Translator("de")
TEXTS = 400
Write = Callable[[str, Sequence[Document]], Path]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Runs one browser for all tests of this file."""
    pytest.importorskip("playwright")
    program = chromium()
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    with running(program) as found:
        yield found


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Returns what writes pages into a file."""

    def to_file(name: str, documents: Sequence[Document]) -> Path:
        path = tmp_path / f"{name}.html"
        options = Options(foot=foot_lines(DAY, T))
        path.write_text(render_pages(documents, "html", options), encoding="utf-8")
        return path

    return to_file


@pytest.fixture
def files(write: Write) -> list[Path]:
    """Returns a file of every kind of page of the made-up team."""
    return [write(name, documents) for name, documents in _pages().items()]


def _brief(book: Book, call: str, *, for_person: bool = False) -> Document:
    made = brief(
        book,
        main_journey(),
        DAY,
        rhythm_days=14,
        voice="sie",
        call=call,
        thresholds=shipped_thresholds,
    )
    pictures = brief_pictures(made, trend(book, DAY, call=call), T)
    return brief_page(made, T, for_person=for_person, pictures=pictures)


def _pages() -> dict[str, Sequence[Document]]:
    everybody = books("de", DAY)
    anna, call = everybody[0]
    numbers: Any = {"rhythm_days": 14, "thresholds": shipped_thresholds}
    steps = team_progress(everybody, main_journey(), DAY, **numbers)
    # The whole book of two years would be thirty sheets that differ in nothing.
    kept = access(fewer(), DAY, AccessSources(Retention()))
    return {
        "brief": [_brief(anna, call)],
        "briefs": [_brief(*each, for_person=True) for each in everybody[:3]],
        "team": [team_page(team(everybody, main_journey(), DAY, **numbers), T)],
        "progress": [person_progress_page(steps.people[0], steps, T)],
        "team-progress": [team_progress_page(steps, T)],
        "card": [card_page(card(anna, DAY, call=call), T)],
        "access": [access_page(kept, T)],
        "trend": [trend_page(trend(anna, DAY, call=call), T)],
        "trend-of-years": [trend_page(trend(anna, DAY, call=call, months=36), T)],
    }


PAPER: dict[Theme, str] = {"light": "rgb(251, 250, 247)", "dark": "rgb(23, 25, 27)"}
"""What the paper looks like in each theme."""


def test_no_page_loads_anything_or_is_wider_than_a_phone(
    browser: Browser, files: list[Path]
) -> None:
    for file in files:
        with shown(browser, file, width=PHONE) as found:
            for theme, paper in PAPER.items():
                found.page.emulate_media(color_scheme=theme)
                assert found.page.evaluate("document.documentElement.scrollWidth") <= PHONE, file
                # A policy that does not fit the style sheet would leave the page without colours.
                ground = found.page.evaluate("getComputedStyle(document.body).backgroundColor")
                assert ground == paper
        assert (found.requests, found.complaints) == ([file.as_uri()], [])


def test_nobody_is_shut_out(browser: Browser, write: Write) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    # One file with one page of each kind: colours are looked up for every word on it.
    file = write("all", [documents[0] for name, documents in _pages().items() if name != "briefs"])
    looks: tuple[tuple[Theme, int], ...] = (("light", WIDE), ("dark", PHONE))
    for theme, width in looks:
        with shown(browser, file, theme=theme, width=width) as found:
            result = axe.run(found.page, options={"resultTypes": ["violations"]})
        told = [(each["id"], each["nodes"][0]["html"]) for each in result.response["violations"]]
        assert told == [], theme


def test_a_printed_brief_is_one_sheet_without_what_is_for_the_leader(
    browser: Browser, write: Write
) -> None:
    made = [write(call, [_brief(book, call)]) for book, call in books("de", DAY)]
    for file in sorted(made, key=lambda path: path.stat().st_size)[-3:]:
        with shown(browser, file) as found:
            assert _sheets(found.page.pdf(prefer_css_page_size=True)) == 1, file.name
            found.page.emulate_media(media="print")
            printed = found.page.locator("body").inner_text()
        assert "nicht gedruckt" in printed
        assert "ANLÄSSE" not in printed
        assert "SCHRITTE" not in printed


def test_pages_of_one_file_are_sheets_of_their_own(browser: Browser, write: Write) -> None:
    made = [_brief(*each, for_person=True) for each in books("de", DAY)[:3]]
    with shown(browser, write("briefs", made)) as found:
        assert _sheets(found.page.pdf(prefer_css_page_size=True)) == 3


def _sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_hostile_texts_make_no_request_and_no_element(browser: Browser, write: Write) -> None:
    chance, made = Random(11), list[Document]()
    while sum(map(texts_in, made)) < TEXTS:
        made.append(document(chance))
    file = write("hostile", made)
    with shown(browser, file) as found:
        elements: list[tuple[str, list[str]]] = found.page.evaluate(
            "[...document.querySelectorAll('*')].map(each =>"
            " [each.tagName.toLowerCase(), each.getAttributeNames()])"
        )
    assert (found.requests, found.complaints) == ([file.as_uri()], [])
    # What Chromium made of the file is what was written, element by element.
    assert [name for name, _ in elements] == seen(file.read_text(encoding="utf-8")).tags
    for name, attributes in elements:
        assert {each.lower() for each in attributes} <= ALLOWED[name], name
