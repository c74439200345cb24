"""An agenda comes back as mail programs leave it, and what was printed is never an answer."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuehrung_cli.domain.answers import Answers, Known, plain, read_answers

PROMISE = "Angebot für die Messe im Frühjahr mit allen Zahlen an die Bereichsleitung schicken"
QUESTION = "Was hat Sie in letzter Zeit gefreut, und woran haben wir beide gemerkt, dass es so war?"
SHEET = (
    "# Tagesordnung für unser Gespräch",
    "Blatt: k7f3qdx2-m4zt1 (diese Zeile bitte so stehen lassen)",
    "Zum Antworten hinter ein Zeichen wie t1: oder darunter schreiben und alles zurückschicken.",
    "## Zugesagt von der Führungskraft",
    "- Vertretung klären (bis 27.11.2026)",
    "## Zugesagt von Anna",
    f"[ ] k7f3q: {PROMISE} (bis 04.12.2026)",
    "## Fragen zum Nachdenken",
    f"m2xae: {QUESTION}",
    "## Eigene Themen",
    "t1:",
    "t2:",
    "## Eigene Zusagen, am besten mit Tag",
    "p1:",
    "## Ende des Blatts",
)
PROMPTS: dict[str, tuple[str, ...]] = {
    "k7f3q": (PROMISE, f"{PROMISE} (bis 04.12.2026)"),
    "m2xae": (QUESTION,),
    "t1": (),
    "t2": (),
    "p1": (),
}
KNOWN = Known(SHEET, ("Vertretung klären",), PROMPTS, frozenset(("k7f3q",)))
EMPTY = "\n\n".join(SHEET)


def _answered(**answers: str) -> str:
    """Returns the sheet with something behind ids: `_answered(t1="Urlaub")`."""
    lines = []
    for line in SHEET:
        identifier = line.removeprefix("[ ] ").partition(":")[0]
        lines.append(f"{line} {answers[identifier]}" if identifier in answers else line)
    return "\n\n".join(lines)


def _wrapped(text: str, width: int = 64) -> str:
    wrapped = (textwrap.wrap(line, width) or [""] for line in text.split("\n"))
    return "\n".join(chain.from_iterable(wrapped))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


MANGLED: dict[str, Callable[[str], str]] = {
    "untouched": str,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "old Mac": lambda text: text.replace("\n", "\r"),
    "quoted": _quoted,
    "quoted twice": lambda text: "\n".join(f">> > {line}" for line in text.split("\n")),
    "wrapped": _wrapped,
    "wrapped narrowly": lambda text: _wrapped(text, 56),
    "wrapped and quoted": lambda text: _quoted(_wrapped(text)),
    "other dashes": lambda text: text.replace("-", "–").replace("- ", "— "),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "double-spaced": lambda text: text.replace("\n", "\n\n"),
    "not spaced": lambda text: text.replace("\n\n", "\n"),
    "indented": lambda text: "\n".join(f"    {line}" for line in text.split("\n")),
    "without headings": lambda text: text.replace("#", ""),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "byte order mark": lambda text: f"\ufeff{text}",
    "capital ids": lambda text: text.replace("\nt1", "\nT1").replace("\nm2", "\nM2"),
    "boxes drawn": lambda text: text.replace("[ ]", "☐").replace("[x]", "☒"),
    "bullets": lambda text: text.replace("\n- ", "\n•\t"),
    "trailing blanks": lambda text: text.replace("\n", "   \n"),
}
each_way = pytest.mark.parametrize("mangle", MANGLED.values(), ids=MANGLED)


@each_way
def test_a_sheet_that_nobody_has_answered_says_nothing(mangle: Callable[[str], str]) -> None:
    assert read_answers(mangle(EMPTY), KNOWN) == Answers()


@each_way
def test_what_was_answered_comes_back(mangle: Callable[[str], str]) -> None:
    text = _answered(t1="Urlaub im März", m2xae="Das Lob vom Kunden", p1="Bericht bis 10.12.")
    found = read_answers(mangle(text.replace("[ ] k7f3q", "[x] k7f3q")), KNOWN)
    assert found.ticked == ("k7f3q",)
    assert dict(found.given) == {
        "m2xae": ("Das Lob vom Kunden",),
        "t1": ("Urlaub im März",),
        "p1": ("Bericht bis 10.12.",),
    }
    assert found.unread == ()


@each_way
def test_an_answer_may_stand_below(mangle: Callable[[str], str]) -> None:
    text = EMPTY.replace("t1:", "t1:\nUrlaub im März").replace("war?", "war?\nDas Lob")
    found = read_answers(mangle(text), KNOWN)
    assert dict(found.given) == {"m2xae": ("Das Lob",), "t1": ("Urlaub im März",)}


def test_bullets_and_short_lines_are_answers_of_their_own() -> None:
    text = EMPTY.replace("t1:", "t1:\n- Urlaub\n- Geräte\n2) Parkplatz\nHomeoffice")
    assert read_answers(text, KNOWN).given["t1"] == ("Urlaub", "Geräte", "Parkplatz", "Homeoffice")


def test_a_long_answer_that_was_broken_is_one() -> None:
    words = "Wir sollten einmal in Ruhe darüber reden, wie die Vertretung im Sommer gelingt"
    text = EMPTY.replace("t1:", f"t1: {words}")
    assert read_answers(_wrapped(text, 60), KNOWN).given["t1"] == (words,)


@pytest.mark.parametrize("box", ["[x]", "[X]", "[ x ]", "[✓]", "(x)", "☑", "☒", "✅", "[j]", "[y]"])
def test_a_tick_has_many_forms(box: str) -> None:
    assert read_answers(EMPTY.replace("[ ]", box), KNOWN).ticked == ("k7f3q",)


@pytest.mark.parametrize("box", ["[ ]", "[]", "☐", "( )", "", "[n]", "[?]"])
def test_no_tick_is_none(box: str) -> None:
    assert read_answers(EMPTY.replace("[ ]", box), KNOWN).ticked == ()


def test_what_belongs_nowhere_is_named_by_its_line() -> None:
    text = f"Hallo,\nanbei alles.\n\n{EMPTY}\n\nViele Grüße\nAnna"
    lines = text.split("\n")
    found = read_answers(text, KNOWN)
    assert found.given == {}
    assert [(number, line) for number, line in found.unread] == [
        (1, "Hallo,"),
        (2, "anbei alles."),
        (len(lines) - 1, "Viele Grüße"),
        (len(lines), "Anna"),
    ]


def test_a_remark_below_a_promise_is_no_answer() -> None:
    text = EMPTY.replace("(bis 27.11.2026)", "(bis 27.11.2026)\nist längst erledigt")
    assert [line for _, line in read_answers(text, KNOWN).unread] == ["ist längst erledigt"]


def test_a_day_that_has_changed_since_is_no_answer() -> None:
    text = EMPTY.replace("(bis 27.11.2026)", "(bis 30.11.2026)")
    assert read_answers(text, KNOWN) == Answers()


def test_an_answer_that_begins_like_a_promise_is_one() -> None:
    answer = "Vertretung klären muss auch mit Bea besprochen werden"
    assert read_answers(EMPTY.replace("t1:", f"t1:\n{answer}"), KNOWN).given["t1"] == (answer,)


def test_an_id_that_was_not_on_the_sheet_is_no_answer() -> None:
    found = read_answers(f"[x] a1b2c: Gehalt verdoppeln\n{EMPTY}", KNOWN)
    assert (found.ticked, found.given) == ((), {})
    assert found.unread == ((1, "[x] a1b2c: Gehalt verdoppeln"),)


def test_a_sheet_that_is_quoted_below_its_answer_counts_once() -> None:
    found = read_answers(f"{_answered(t1='Urlaub')}\n\n{_quoted(EMPTY)}", KNOWN)
    assert dict(found.given) == {"t1": ("Urlaub",)}


def test_signs_that_nobody_sees_do_not_get_in() -> None:
    assert plain("> \u202eUr\u200blaub\x07\u00a0im\tMärz\ufeff ") == "Urlaub im März"


_pieces = st.sampled_from(
    [*SHEET, "t1: x", "[x] k7f3q:", "[x] k7f3q", "p1:", "> ", "-", "a", "\r", ""]
)
_texts = st.lists(_pieces | st.text(max_size=12), max_size=12).map("\n".join)


@given(_texts)
def test_every_text_can_be_read_and_nothing_gets_lost(text: str) -> None:
    found = read_answers(text, KNOWN)
    assert set(found.ticked) <= {"k7f3q"}
    assert set(found.given) <= {"m2xae", "t1", "t2", "p1"}
    assert all(texts and all(texts) for texts in found.given.values())


_answers = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz äöüß.,!?", min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(char.isalpha() for char in text)),
    min_size=1,
    max_size=3,
    unique=True,
)


@given(_answers, st.sampled_from(["t1", "t2", "p1"]))
def test_whatever_is_written_behind_an_id_comes_back(answers: list[str], slot: str) -> None:
    below = "".join(f"\n* {each}" for each in answers)
    found = read_answers(EMPTY.replace(f"\n\n{slot}:", f"\n\n{slot}:{below}"), KNOWN)
    assert found.given[slot] == tuple(answers)
    assert found.unread == ()
