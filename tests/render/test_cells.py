from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from fuehrung_cli.render.cells import _NARROW, cut, width, wrap
from fuehrung_cli.render.safe import visible

texts = st.text(st.sampled_from("abc äß-/·…,漢字👩\u200d💻e\u0301 ❤\ufe0f"), max_size=60).map(
    visible
)


def test_narrow_characters_are_narrow_for_rich_too() -> None:
    assert {c for c in _NARROW if cell_len(c) != 1} == set()


@given(texts)
def test_width_is_that_of_the_terminal(text: str) -> None:
    assert width(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("kurz", 4, "kurz"),
        ("Anna und Bernd", 13, "Anna und …"),
        ("Anna und Bernd", 10, "Anna und …"),
        ("Anna und Bernd", 9, "Anna …"),
        ("Anna · Bernd kam", 8, "Anna …"),
        ("Bereichsleitung", 8, "Bereich…"),
        ("漢字漢字", 6, "漢字…"),
        ("👩\u200d💻👩\u200d💻👩\u200d💻", 5, "👩\u200d💻👩\u200d💻…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
    ],
)
def test_a_cut_ends_after_a_whole_word_if_it_can(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown


@given(texts, st.integers(0, 40), st.sampled_from(["…", "..."]))
def test_a_cut_never_exceeds_the_columns(text: str, columns: int, ellipsis: str) -> None:
    assert width(cut(text, columns, ellipsis)) <= columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, ("",)),
        ("eins zwei drei", 9, ("eins zwei", "drei")),
        ("a · b · c", 5, ("a ·", "b · c")),
        ("haben …", 6, ("haben", "…")),
        ("aa bb ·  cc", 7, ("aa bb ·", "cc")),
        ("eins\n\nzwei drei", 20, ("eins", "", "zwei drei")),
        ("Hoffmann-Wiesenthal", 12, ("Hoffmann-", "Wiesenthal")),
        ("Bereichsleitung", 8, ("Bereichs", "leitung")),
        ("漢字漢字", 5, ("漢字", "漢字")),
        ("80\u00a0% von", 4, ("80\u00a0%", "von")),
    ],
)
def test_text_is_broken_at_blanks(text: str, columns: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, columns) == lines


@given(texts, st.integers(2, 40), st.integers(2, 40))
def test_wrapping_keeps_every_character_and_the_room(text: str, columns: int, first: int) -> None:
    lines = wrap(text, columns, first)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert width(lines[0]) <= first
    assert all(width(line) <= columns for line in lines[1:])


def test_one_endless_word_is_not_slow() -> None:
    assert len(wrap("漢" * 100_000, 80)) == 2500
    assert len(wrap("e\u0301" * 100_000, 80)) == 1250


def test_latin_text_does_not_load_rich() -> None:
    code = (
        "import sys; from fuehrung_cli.render.cells import wrap, width;"
        "width('Müller – „ja“ … ■ ▪ ✓ → ─ 5 €'); wrap('Grüße, Jörg ' * 20, 30);"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
