"""No word of anything that stays behind is in any byte of a handover, whatever its format."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builders.any_books import session_lists
from builders.books import ANNA, DAY, ago, book, talk
from builders.marked import Marked
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.handing_on import PASSING
from fuehrung_cli.domain.kinds import Commitment, Picture
from fuehrung_cli.domain.session import Session
from fuehrung_cli.export.envelope import as_data, envelope
from fuehrung_cli.layout.handover import handover_page
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Format, Options, render_pages
from fuehrung_cli.reports.handover import handover

FORMS: tuple[Format, ...] = ("markdown", "html", "plain", "terminal")
GERMAN, ENGLISH = Translator("de"), Translator("en")


@given(session_lists(), st.booleans())
@settings(max_examples=15)
def test_no_word_that_stays_is_in_any_byte(
    sessions: tuple[Session, ...], with_picture: bool
) -> None:
    marked = Marked()
    person = replace(
        ANNA,
        profile=replace(
            ANNA.profile,
            nicknames=(marked.word("profile", "nicknames"),),
            impact_reason=marked.word("profile", "impact_reason"),
        ),
    )
    made = fold(person, [marked.session(session) for session in sessions])
    page = handover(made, DAY, rhythm_days=14, with_picture=with_picture)
    for t in (GERMAN, ENGLISH):
        shown = [render_pages([handover_page(page, t)], form, Options(80)) for form in FORMS]
        shown.append(envelope("handover", as_data(page, t), made.last or sessions_moment()))
        for word in set(re.findall(r"WORT\d+X", "".join(shown))):
            kind, field = marked.places[word]
            assert kind in PASSING
            assert field in PASSING[kind].fields
            assert kind != "picture" or with_picture


def sessions_moment() -> Any:
    """Returns any moment: the envelope of an empty book needs one."""
    return talk("k7f3", 1).recorded


def test_what_passes_is_on_the_page() -> None:
    made = book(
        talk("k7f3", 5, Commitment("leader", "Vertretung", ago(-1)), Picture("Werkstatt leiten"))
    )
    page = handover(made, DAY, rhythm_days=21, with_picture=True)
    text = render_pages([handover_page(page, ENGLISH)], "plain", Options(80))
    for words in (
        "Vertretung",
        "by 27 Nov 2026",
        "Werkstatt leiten",
        "every 21 days",
        "lent to one",
    ):
        assert words in text
