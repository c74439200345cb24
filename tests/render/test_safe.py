from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fuehrung_cli.render.safe import visible, visible_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Jürgen Groß, 1.900 €, 80\u00a0% – „ja“ 葛 😀",
            "Jürgen Groß, 1.900 €, 80\u00a0% – „ja“ 葛 😀",
        ),
        ("\x1b[31mrot\x1b[0m", "␛[31mrot␛[0m"),
        ("a\x00b\x07c\x08d\re", "a␀b␇c␈d␍e"),
        ("a\tb", "a b"),
        ("a\nb", "a␊b"),
        ("\x7f", "␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("evil\u202egnp.exe", "evil<U+202E>gnp.exe"),
        ("\u2066a\u2069\u200e\u061c", "<U+2066>a<U+2069><U+200E><U+061C>"),
        ("a\u2028b\u2029c", "a<U+2028>b<U+2029>c"),
        ("\ufeffAnna", "<U+FEFF>Anna"),
        ("An\u200bna\u2060", "An<U+200B>na<U+2060>"),
        ("Kunden\u00adberaterin", "Kundenberaterin"),
        ("\U000e0041\U000e0001", "<U+E0041><U+E0001>"),
        ("\ud800", "<U+D800>"),
        ("ᅠㅤ", "<U+1160><U+3164>"),
        ("👩\u200d💻 👩🏽\u200d💻 ❤\ufe0f\u200d🔥", "👩\u200d💻 👩🏽\u200d💻 ❤\ufe0f\u200d🔥"),
        ("a\u200db", "a<U+200D>b"),
        ("\ufe0f☺\ufe0f\ufe0f", "<U+FE0F>☺\ufe0f<U+FE0F>"),
        ("[red]x[/b] :smile: <b>", "[red]x[/b] :smile: <b>"),
    ],
)
def test_each_kind_of_hidden_character_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_feeds_stay_where_text_has_several_lines() -> None:
    assert visible_text("a\r\nb\rc\n\x1bd") == "a\nb␍c\n␛d"


hostile = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
        st.sampled_from("\u200d\ufe0f\u00ad👩💻🏽"),
    )
)


@given(hostile)
@example("👩\u200d\u00ad💻")
def test_no_control_or_format_character_is_left(text: str) -> None:
    shown = visible(text)
    left = {c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert left <= {"\u200d"}
    assert visible(shown) == shown


@given(st.text(st.characters(categories=["L", "N", "P", "S"], max_codepoint=0x10FF)))
def test_ordinary_text_is_the_very_same_object(text: str) -> None:
    text = text.translate(dict.fromkeys([0x115F, 0x1160]))
    assert visible(text) is text


def test_long_hostile_text_is_not_slow() -> None:
    text = "👩\u200d\ufe0f" * 20_000
    assert len(visible(text)) > 20_000
