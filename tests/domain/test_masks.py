"""Names in texts → aliases: every way to name a person, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fuehrung_cli.domain.aliases import Aliases
from fuehrung_cli.domain.masks import GAP, Masks
from fuehrung_cli.domain.person import Person, Profile

PEOPLE = (
    Person("7k3q", "Anna Berger", Profile(nicknames=("Anni", "AB"))),
    Person("2222", "Anna Müller"),
    Person("m3rk", "Kai von der Heide"),
    Person("x1y2", "王伟"),
    Person("aaaa", "Jo Lang"),
    Person("s1gn", "🙂"),
    Person("d0pp", "Eva-Lena O'Neil"),
)
SHORT = {person.id: sign * 10 for person, sign in zip(PEOPLE, "abcdefg", strict=True)}


class Plain(Aliases):
    """Aliases that can be read: ten times one letter for a person, `e-` before an entry."""

    def person(self, identifier: str) -> str:
        return SHORT[identifier]

    def entry(self, identifier: str) -> str:
        return f"e-{identifier[:2]}"


MASKS = Masks(PEOPLE, ["k7f3qdx2"], Plain(lambda data: data))


def masked(text: str) -> str:
    made = MASKS.mask(text).text
    for short in SHORT.values():
        made = made.replace(f"Person {short}", short[0].upper()).replace(short, f"id-{short[0]}")
    return made


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna Berger kommt", "A kommt"),
        ("Berger, Anna; ANNA  BERGER", "A; A"),
        ("Bergers Liste, Anni's Plan, AB sagt ja", "A Liste, A's Plan, A sagt ja"),
        ("Annas Plan", "[Name] Plan"),
        ("mueller, Muller, Müllers", "B, B, B"),
        ("Frau Dr. Müller und herrn Lang", "B und E"),
        ("Anna B. kommt, Berger A. auch", "[Name] kommt, A auch"),
        ("das war lang, Lang war da", "das war lang, E war da"),
        ("jo, Jo sagt", "jo, E sagt"),
        ("von der Heide, von der Planung", "von der C, von der Planung"),
        ("Kai von der Heide geht", "C geht"),
        ("anna.berger@firma.de, x@firma.de", "A, x@firma.de"),
        ("#annaberger aberger anna_berger berger2", "#A A A A"),
        ("mit王伟先生 🙂", "mitD先生 F"),
        ("Eva-Lena, Eva, lena, Evalena, Neils", "G, G, G, G, G"),
        ("people/anna-berger_7k3q/x", "people/A/x"),
        ("T0930_k7f3qdx2.toml, k7f3qdx2.1, k7f3", "T0930_e-k7.toml, e-k7.1, k7f3"),
        ("id 7k3q, 2222 Euro, m2xae9rt", "id id-a, 2222 Euro, m2xae9rt"),
        ("Annabell, Bergwerk, Langeweile", "Annabell, Bergwerk, Langeweile"),
        ("Anna\n\n\n\nBerger", "[Name]\n\n\n\nA"),
        ("Mu\u0308ller", "B"),
        ("Ber\u00adger, Ber\u200bgers Plan, Mu\u00ad\u0308ller", "A, A Plan, B"),
        ("J. Lang, Dr. J. Lang, A.-M. Berger, A.M. Berger", "E, E, A, A"),
        ("z. B. Lang, z.B. Berger, Plan: A. Lang", "z. B. E, z.B. A, Plan: E"),
        ("Ber\u00adgung bleibt", "Ber\u00adgung bleibt"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_name_becomes_an_alias_however_it_is_written(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_the_rest_of_a_text_has_a_sign_where_a_name_was() -> None:
    assert MASKS.mask("Anna Berger und Katrin").rest == f"{GAP} und Katrin"


def test_words_of_names_that_may_stand_in_others_are_known() -> None:
    assert {"anna", "berger", "mueller", "heide", "neil"} <= MASKS.parts
    assert not {"lang", "kai", "der"} & MASKS.parts


NAMES = st.text(st.sampled_from("QqXxZzÄäÖöß"), min_size=3, max_size=8).map(
    lambda word: word.capitalize()
)
FILL = st.text(st.sampled_from("abc .,-_'’\n#@1"), max_size=6)
CHANGES: tuple[Callable[[str], str], ...] = (
    *(str, str.upper, str.lower),
    *(lambda word: f"{word}s", lambda word: word.replace("ä", "ae")),
)
CASES = st.sampled_from(CHANGES)


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=4), st.data())
@example([("Qäz", "Xöß"), ("Qaez", "Xx")], None)
def test_no_word_of_a_name_is_left_in_any_text(
    names: list[tuple[str, str]], data: st.DataObject
) -> None:
    people = [Person(f"000{n}", " ".join(name)) for n, name in enumerate(names)]
    masks = Masks(people, (), Aliases(lambda _: b"\x01" * 32))
    words = [word for name in names for word in name]
    if data is None:
        typed = [(word, " ") for word in words]
    else:
        drawn = st.tuples(st.sampled_from(words), CASES, FILL)
        chosen = data.draw(st.lists(drawn, max_size=6))
        typed = [(change(word), f" {fill} ") for word, change, fill in chosen]
    left = masks.mask("".join(word + fill for word, fill in typed)).text
    words_left = re.findall(r"[^\W_]+", left)
    assert not [word for word, _ in typed if word in words_left]
