from __future__ import annotations

import re
import subprocess
import sys

import pyte
import pytest

from fuehrung_cli.layout.document import Block, Document, Role, Span, Text
from fuehrung_cli.render.backend import Options, render
from fuehrung_cli.render.signs import in_ascii, needs_ascii


def in_one_role(role: Role) -> str:
    document = Document("", (Block((Text((Span("Anna", role),)),)),))
    return render(document, "terminal", Options(color=True))


@pytest.mark.parametrize(
    ("role", "written"),
    [
        ("plain", "Anna\n"),
        ("name", "\x1b[1mAnna\x1b[0m\n"),
        ("quiet", "\x1b[2mAnna\x1b[0m\n"),
        ("good", "\x1b[32mAnna\x1b[0m\n"),
        ("late", "\x1b[1;35mAnna\x1b[0m\n"),
        ("hint", "\x1b[3mAnna\x1b[0m\n"),
    ],
)
def test_each_role_has_its_style(role: Role, written: str) -> None:
    assert in_one_role(role) == written


def test_nothing_is_ever_red(brief: Document) -> None:
    codes = re.findall(r"\x1b\[([0-9;]*)m", render(brief, "terminal", Options(color=True)))
    assert codes
    assert not {"31", "91", "41", "101"} & {part for code in codes for part in code.split(";")}


def test_colour_changes_no_character_and_no_environment_changes_colour(
    brief: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured = render(brief, "terminal", Options(color=True))
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "20"}.items():
        monkeypatch.setenv(name, value)
    assert render(brief, "terminal", Options(color=True)) == coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(brief, "terminal", Options())


def test_a_terminal_shows_the_page_and_obeys_no_text() -> None:
    text = "vor\x1b[2J\x1b]0;Titel\x07 \x9b31m \u202enach\rweg [red]rot[/b] :smile:"
    shown = "vor␛[2J␛]0;Titel␇ <U+009B>31m <U+202E>nach␍weg [red]rot[/b] :smile:"
    written = render(
        Document("", (Block((Text((Span(text, "late"),)),)),)), "terminal", Options(color=True)
    )
    screen = pyte.Screen(80, 3)
    pyte.Stream(screen).feed(written.replace("\n", "\r\n"))
    assert [line.rstrip() for line in screen.display] == [shown, "", ""]


def test_colour_off_never_loads_rich() -> None:
    code = (
        "import sys\n"
        "from fuehrung_cli.layout.document import *\n"
        "from fuehrung_cli.render.backend import Options, render\n"
        "document = Document('', (Block((Text((Span('Müller „ja“ …'),)),), 'GRÖSSE'),))\n"
        "for form in ('terminal', 'plain', 'markdown'):\n"
        "    render(document, form, Options(48))\n"
        "sys.exit('rich' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_ascii_page_has_no_sign_that_ascii_lacks(brief: Document) -> None:
    for form in ("terminal", "plain", "markdown"):
        written = render(brief, form, Options(ascii_=True))
        assert {c for c in written if not c.isascii()} <= set("äöüÄÖÜß")
    page = render(brief, "terminal", Options(ascii_=True)).splitlines()
    assert page[2] == "-" * 80
    assert page[11] == " Modul 2 läuft, will die Vertretung im Dezember geklärt haben ..."
    assert page[21] == (
        ' "In zwei Jahren kommen Betriebe von selbst zu mir, weil sie wissen, dass ..."'
    )


def test_every_sign_has_an_ascii_form() -> None:
    assert in_ascii("■ ▪ ─ „a“ … · → ✓ ▁█ 5\u00a0€") == '# o - "a" ... - -> + _# 5 EUR'


@pytest.mark.parametrize(
    ("encoding", "answer"),
    [("utf-8", False), ("ascii", True), ("cp1252", True), ("cp850", True), ("unbekannt", True)],
)
def test_an_encoding_that_lacks_a_sign_needs_ascii(encoding: str, answer: bool) -> None:
    assert needs_ascii(encoding) is answer
