"""Texts are found wherever they stand, and one pass over the bytes finds all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fuehrung_cli.store.needles import SHORTEST, needles

WORDS = st.text("ab", max_size=2 * SHORTEST).map(str.encode)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=4))
def test_it_finds_what_a_plain_search_finds(texts: list[bytes], parts: list[bytes]) -> None:
    data = b"".join(parts)
    long = {text for text in texts if len(text) >= SHORTEST}
    wanted = needles(texts)
    there = {text for text in long if text in data}
    assert set(wanted.found_in(data)) == there
    assert wanted.stand_in(data) == bool(there)
    left = wanted.without(data)
    assert {text for texts in left.by_start.values() for text in texts} == long - there
    assert bool(left) == bool(long - there)


def test_a_short_text_is_not_looked_for() -> None:
    assert not needles([b"Messe"])
    assert not needles([b"Messe"]).stand_in(b"Messe")


def test_texts_that_begin_alike_are_told_apart() -> None:
    wanted = needles([b"Vertretung im Dezember", b"Vertretung im Januar"])
    assert list(wanted.found_in(b"die Vertretung im Januar")) == [b"Vertretung im Januar"]
    assert not wanted.stand_in(b"die Vertretung im Mai")
