"""Words in texts: what counts as the same, where a hit stands, and what a sieve may leave out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.any_books import texts
from fuehrung_cli.domain.names import fold, fold_plain
from fuehrung_cli.domain.searching import Hit, Wanted, bare, folded_with_places, is_wanted, merged

_GERMAN = st.text("aeiouäöüßsbrnÄÖÜEx", min_size=1, max_size=12)
_ANY = st.text(max_size=30) | texts


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("vertretung", "Will die Vertretung klären", ["Vertretung"]),
        ("LEITUNG", "mit der Bereichsleitung", ["leitung"]),
        ("vertrage", "zwei Verträge", ["Verträge"]),
        ("vertraege", "zwei Verträge", ["Verträge"]),
        ("Verträge", "zwei Vertraege", ["Vertraege"]),
        ("vertrage", "zwei Vertraege", ["Vertraege"]),
        ("entwicklung", "Neuentwicklung", ["entwicklung"]),
        ("aktuell", "aktuell und aktuell", ["aktuell", "aktuell"]),
        ("frau", "Frauen fragen", ["Frau"]),
        ("strasse", "Hauptstraße", ["straße"]),
        ("groß", "GROSSE", ["GROSS"]),
        ("cafe", "im Café, im Cafe\u0301", ["Café", "Cafe\u0301"]),
        ("lodz", "nach Łódź", ["Łódź"]),
        ("modul  2", "Modul\u00a02 läuft", ["Modul\u00a02"]),
        ("50%", "zu 50% da", ["50%"]),
        (".*", "alles", []),
        ("brot", "Bert", []),
    ],
)
def test_a_word_is_found_as_it_may_have_been_typed(typed: str, text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in Wanted(typed).hits(text)] == found


@given(_GERMAN, _GERMAN, _GERMAN)
def test_every_spelling_of_a_word_finds_every_other_inside_any(
    before: str, word: str, behind: str
) -> None:
    spelled = {word, word.upper(), fold(word), fold_plain(word)}
    around = [f"{before}{text}{behind}" for text in spelled]
    assert all(Wanted(typed).hits(text) for typed in spelled for text in around)


@settings(max_examples=60)
@given(_ANY, st.data())
def test_every_part_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    start, end = sorted((data.draw(ends), data.draw(ends)))
    wanted = Wanted(text[start:end])
    if is_wanted(wanted.typed) and not _cuts_a_sign(text, start, end):
        assert wanted.hits(text)


def _cuts_a_sign(text: str, start: int, end: int) -> bool:
    """An accent belongs to the letter before it; a letter alone is another one."""
    return any(unicodedata.combining(text[at]) for at in (start, end) if at < len(text))


@settings(max_examples=60)
@given(_ANY, _ANY)
def test_a_hit_is_in_the_text_and_reads_as_the_word(typed: str, text: str) -> None:
    if not is_wanted(typed):
        return
    hits = Wanted(typed).hits(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(Wanted(typed).bare in bare(text[hit.start : hit.end]) for hit in hits)
    assert list(hits) == sorted(hits, key=lambda hit: hit.start)
    assert not hits or Wanted(typed).bare in bare(text)


@settings(max_examples=60)
@given(_ANY)
def test_a_text_is_folded_sign_by_sign_as_a_whole(text: str) -> None:
    folded, edges = folded_with_places(text)
    assert folded == fold(text)
    assert len(edges) == len(folded)


def test_hits_that_touch_are_one() -> None:
    hits = (Hit(4, 9), Hit(0, 3), Hit(3, 5), Hit(20, 21))
    assert merged(iter(hits)) == (Hit(0, 9), Hit(20, 21))
