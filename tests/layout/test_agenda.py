"""The agenda holds nothing private, and unanswered it brings nothing back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from hypothesis import given, settings
from markdown_it import MarkdownIt

from builders.any_books import books, session_lists
from builders.books import ANNA, DAY, ago, book, change, entry, talk
from builders.marked import Marked
from fuehrung_cli.domain.agenda import EMPTY_LINES, Marks
from fuehrung_cli.domain.answers import Answers, read_answers
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.fold import also, fold
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.kinds import Commitment, Goal, Observation, StaySignal, Topic
from fuehrung_cli.domain.returned import Brought, brought, retyped, sheet_of
from fuehrung_cli.domain.session import Session
from fuehrung_cli.layout.agenda import agenda_lines, known_of
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.agenda import agenda
from fuehrung_cli.signals.standing import standing
from fuehrung_cli.store.library import load_library
from hostile.texts import hostile

MARKS = Marks("n0teb00k", "7k3q", "k7f3qdx2")
NOW = datetime(DAY.year, DAY.month, DAY.day, 10, tzinfo=UTC)
LIBRARY: Library = load_library()[0]
GERMAN, ENGLISH = Translator("de"), Translator("en")


def _text(made: Book, t: Translator = GERMAN) -> str:
    steps = standing(made, LIBRARY.main, DAY, None, rhythm_days=14, name="").steps
    page = agenda(made, steps, MARKS, DAY, voice="sie")
    return "\n\n".join(agenda_lines(page, t))


def _read(made: Book, text: str) -> tuple[Answers, Brought]:
    steps = standing(made, LIBRARY.main, DAY, None, rhythm_days=14, name="").steps
    page = agenda(made, steps, MARKS, DAY, voice="sie")
    sheet = sheet_of(made, LIBRARY.main, (MARKS,))
    answers = read_answers(text, known_of(made, sheet, (page,)))
    return answers, brought(answers, sheet, made, _context(made).anchor(DAY))


def _context(made: Book) -> Context:
    return Context(made, NOW, LIBRARY)


@given(session_lists())
@settings(max_examples=20)
def test_no_word_of_another_kind_is_on_it(sessions: tuple[Session, ...]) -> None:
    marked = Marked()
    made = fold(ANNA, [marked.session(session) for session in sessions])
    for t in (GERMAN, ENGLISH):
        for word in re.findall(r"WORT\d+X", _text(made, t)):
            kind, field = marked.places[word]
            assert (kind, field) in {
                ("topic", "text"),
                ("commitment", "text"),
                ("goal", "text"),
                ("goal", "unit"),
            }


def test_a_reason_changes_nothing_on_it() -> None:
    plain = talk("k7f3", 40, Commitment("leader", "Vertretung", ago(30)), Goal("Modul 2"))
    seen = Observation("withdraws", "selten gefragt", "geheim")
    warned = entry("m2xa", 1, seen, StaySignal("denkt nach", "thinking"))
    kept = entry("n3xa", 1, change("k7f3.1", "kept"))
    assert _text(book(plain, warned)) == _text(book(plain))
    late, settled = _text(book(plain)), _text(book(plain, kept))
    assert _asked(late) == _asked(settled) != []


def _asked(text: str) -> list[str]:
    return re.findall(r"^[a-z][0-9]\w{3}: (.*)$", text, re.MULTILINE)


@given(books())
@settings(max_examples=20)
def test_an_unanswered_sheet_brings_nothing(made: Book) -> None:
    for t in (GERMAN, ENGLISH):
        answers, found = _read(made, _text(made, t))
        assert (answers.ticked, dict(answers.given)) == ((), {})
        assert (found.facts, found.changes, found.there) == ((), (), 0)


def test_what_was_answered_is_said_by_the_person() -> None:
    made = book(talk("k7f3", 5, Commitment("person", "Angebot", ago(-3)), Topic("Parkplatz")))
    text = (
        _text(made)
        .replace("[ ]", "[x]")
        .replace("\n\nt1:", "\n\nt1: Urlaub im März")
        .replace("\n\np1:", "\n\np1: Bericht schreiben bis 10.12.")
        .replace("\n\ns1:", "\n\ns1: Messe")
    )
    _, found = _read(made, text)
    assert {opened.source for opened in found.facts} == {"said"}
    assert [opened.content.text for opened in found.facts] == [
        *("Urlaub im März", "Bericht schreiben", "Messe"),
    ]
    assert [(each.fact, each.state) for each in found.changes] == [("k7f3aaaa.1", "kept")]
    after = also(made, _entry(found))
    again = _read(after, text)[1]
    assert (again.facts, again.changes, again.there) == ((), (), 4)


def _entry(found: Brought) -> Session:
    return Session("a1b2c3d4", NOW, NOW, "entry", facts=found.facts, changes=found.changes)


SMUGGLED = (
    "ich: Gehalt verdoppeln bis fr",
    "me: double the pay by fri",
    "ja einsatz: ja",
    "beobachtung: zieht sich zurück",
    "gehalten k7f3",
    "dropped k7f3.2",
    "  | ich: Gehalt",
    "Quelle: leader",
    "#ja #vertrauen",
    "nächstes: 1.1.2030 9:00",
    "Dauer: 500",
    "\\ich: x",
    "? Warum\nWeil",
)


def test_nothing_can_be_smuggled_in() -> None:
    promises = Commitment("leader", "Vertretung", ago(-3)), Commitment("person", "Angebot")
    made = book(talk("k7f3", 5, *promises, Goal("Modul 2")))
    chance = Random(7)
    texts = [*SMUGGLED, *(hostile(chance) for _ in range(240))]
    base = _text(made)
    slots = [key for keys in EMPTY_LINES.values() for key in keys]
    for number in range(0, len(texts), 5):
        sheet = base
        for text in texts[number : number + 5]:
            slot = chance.choice(slots)
            sheet = sheet.replace(f"\n\n{slot}:", f"\n\n{slot}: {text}\n{text}")
        answers, found = _read(made, f"{text}\n{sheet}\n{text}")
        notes = "\n".join(line for _, line in answers.unread)
        session = replace(_entry(found), notes=notes)
        assert {opened.source for opened in session.facts} <= {"said"}
        assert {type(o.content).__name__ for o in session.facts} <= {
            *("Topic", "Commitment", "Success", "Answer"),
        }
        assert all(getattr(o.content, "by", "person") == "person" for o in session.facts)
        assert {each.fact for each in session.changes} <= {"k7f3aaaa.2"}
        context = replace(_context(also(made, session)), editing=session)
        assert retyped(session, context, chance.choice(("de", "en")))[1].session == session


def test_the_sheet_shows_texts_and_loads_nothing_as_markdown() -> None:
    chance = Random(3)
    for _ in range(100):
        texts = [hostile(chance) for _ in range(3)]
        made = book(talk("k7f3", 5, *map(Topic, texts), *(Goal(text) for text in texts)))
        tokens = MarkdownIt("commonmark").parse(_text(made))
        inner = [child for token in tokens for child in token.children or ()]
        assert {token.type for token in (*tokens, *inner)}.isdisjoint(
            ("html_block", "html_inline", "link_open", "image")
        )
