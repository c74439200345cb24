"""The page of search: each entry with the lines that hold the words, and what to do with it.

A hit stands in brackets on every medium: colour adds, it never means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fuehrung_cli.domain.searching import Hit
from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Span,
    Spans,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.facts import kind_label
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.search import FoundEntry, FoundLine, Near, SearchReport

MOST_LINES = 3
_AROUND = 70
"""So many letters before the first hit and behind the last one are shown of a long line."""
_LONGEST = 2 * _AROUND + 20


def search_page(report: SearchReport, t: Translator) -> Document:
    """Lays out what was found, the latest first, or what was looked through in vain."""
    asked = t.joined(t.quoted(word) for word in report.words)
    title = Title(f"{t(say('SEARCH'))}  {asked}", t.day(report.day, "weekday"))
    blocks = [Block((title,))]
    blocks += [_entry(entry, t) for entry in report.entries]
    blocks += _foot(report, t) if report.entries else [_nothing(report, t)]
    return Document(t(say("Search")), tuple(blocks), t.language)


def _entry(entry: FoundEntry, t: Translator) -> Block:
    heading = t.joined(
        [t.moment(entry.at, "weekday"), entry.person, t(Term("session_kind", entry.kind))]
    )
    items = Items(tuple(_line(line, entry, t) for line in entry.lines[:MOST_LINES]))
    more = len(entry.lines) - MOST_LINES
    left = t(say_n("{n} more line", "{n} more lines", more)) if more > 0 else ""
    rest = (Text(spans(Span(left, "quiet"))),) if left else ()
    return Block((items, *rest), heading, entry.id, space_before=True)


def _line(line: FoundLine, entry: FoundEntry, t: Translator) -> Item:
    first = entry.person.split()[0] if entry.person.split() else entry.person
    label = f"{kind_label(line.kind, line.by, first, t)}: " if line.kind else ""
    field = f"{t(Term('field', line.field))}: " if line.field else ""
    text = spans(Span(label + field, "label"), *marked(line.text, line.hits))
    own = line.id if line.id != entry.id else ""
    return Item(text, mark="+" if line.id else "·", identifier=own)


def marked(text: str, hits: Sequence[Hit]) -> Spans:
    """Returns a text with every hit in brackets; of a long one what stands around them."""
    first, last = _shown(text, hits)
    before = Span("… " if first else "")
    return spans(before, *_pieces(text, hits, first, last), Span(" …" if last < len(text) else ""))


def _pieces(text: str, hits: Sequence[Hit], first: int, last: int) -> Iterator[Span]:
    place = first
    for hit in hits:
        if first <= hit.start and hit.end <= last:
            yield Span(text[place : hit.start])
            yield Span(f"[{text[hit.start : hit.end]}]", "mark")
            place = hit.end
    yield Span(text[place:last])


def _shown(text: str, hits: Sequence[Hit]) -> tuple[int, int]:
    """Returns which part of a text is shown: all of a short one, else whole words around a hit."""
    if len(text) <= _LONGEST:
        return 0, len(text)
    first = text.rfind(" ", 0, max(0, hits[0].start - _AROUND)) + 1
    end = max(first + _LONGEST, hits[0].end)
    last = text.rfind(" ", hits[0].end, end + 1) if end < len(text) else len(text)
    return first, last if last > 0 else end


def _foot(report: SearchReport, t: Translator) -> list[Block]:
    first = report.entries[0]
    facts = [line.id for line in first.lines if line.kind == "commitment"]
    hints = [
        say("The whole entry: fuehrung show {id}", id=first.id),
        say("Change it: fuehrung edit {id}", id=first.id),
        *(say("Once a promise in it is kept: fuehrung done {id}", id=each) for each in facts[:1]),
    ]
    more = [say_n("{n} more entry: --all", "{n} more entries: --all", report.more)]
    said = [*(more if report.more else []), *hints]
    return [Block(tuple(_hint(each, t) for each in said), space_before=True)]


def _hint(message: Message, t: Translator) -> Text:
    return Text(spans(Span(t(message), "hint")))


def _nothing(report: SearchReport, t: Translator) -> Block:
    looked = say_n("Nothing found in {n} entry.", "Nothing found in {n} entries.", report.searched)
    said = [looked, *(_missing(word, t) for word in report.missing)]
    if len(report.words) > 1 and not report.missing:
        said.append(say("Each of the words is there, but no entry holds all of them."))
    texts = [Text(spans(t(each))) for each in said]
    hint = say("Parts of words are found too, with or without umlauts: fuehrung search promis")
    return Block((*texts, _hint(hint, t)))


def _missing(word: Near, t: Translator) -> Message:
    typed = t.quoted(word.word)
    if not word.near:
        return say("{word} stands nowhere.", word=typed)
    near = tuple(map(t.quoted, word.near))
    return say("{word} stands nowhere. Did you mean {near}?", word=typed, near=near)
