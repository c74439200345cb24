"""The page of the day, the welcome before there is one, and one line of it opened."""

from __future__ import annotations

from collections.abc import Sequence

from fuehrung_cli.errors import Message, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Pairs,
    Role,
    Span,
    Spans,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.phrases import action_words
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.action_kinds import Action
from fuehrung_cli.reports.today import Hint, Today


def today_page(today: Today, t: Translator, *, home: str) -> Document:
    """Lays out the day; `home` is where the notebook lies or will lie, for the welcome."""
    if today.stage == "first_run":
        blocks = _welcome(today, t, home)
    else:
        title = Title(t(say("TODAY")), t.day(today.day, "weekday"))
        blocks = [Block((title,)), _lines(today, t), _hint(today.hint, t)]
    return Document(t(say("Today")), tuple(b for b in blocks if b.nodes), t.language)


def _lines(today: Today, t: Translator) -> Block:
    said = _stage_words(today)
    nodes = (Text(spans(t(said))),) if said else ()
    items = tuple(_line(line.action, t) for line in today.lines)
    more = today.more_people
    left = say_n("{n} more person: fuehrung report", "{n} more people: fuehrung report", more)
    rest = (Text((Span(t(left), "quiet"),)),) if more else ()
    return Block((*nodes, *((Items(items, numbered=True),) if items else ()), *rest))


def _stage_words(today: Today) -> Message | None:
    match today.stage:
        case "all_left":
            return say("Everybody in the notebook has left.")
        case "calm":
            return say("Nothing is open for today.")
        case "before_first_talk":
            return say_n(
                "{n} person is in the notebook. Nothing is open for today.",
                "{n} people are in the notebook. Nothing is open for today.",
                today.people,
            )
    return None


def _line(action: Action, t: Translator) -> Item:
    role: Role = "late" if action.kind == "promise_overdue" else "plain"
    return Item(
        action_words(action, action.person, t),
        more=((Span(t(action.why), role if role == "late" else "quiet"),),),
    )


def _hint(hint: Hint, t: Translator) -> Block:
    words: Spans = (Span(t(hint.what), "label"), Span(f" {hint.type_this}", "hint"))
    return Block((Text(words),), space_before=True)


def _welcome(today: Today, t: Translator, home: str) -> list[Block]:
    """The first page of all: what this is, whose data it will hold, and how to begin."""
    other = "de" if t.language == "en" else "en"
    languages = {"de": "Auf Deutsch", "en": "In English"}
    about = (
        say(
            "Leading is a service, and the people you lead are its customers. This notebook keeps "
            "what the two of you talked about, promised and wish for, and puts it on one page "
            "before the next talk."
        ),
        say("What it measures is your service, never the person."),
    )
    care = say(
        "What you will write are personnel data. Only this account can read them, and the program "
        "sends nothing over a network. Clear their use with your works council and your data "
        "protection officer first."
    )
    pairs = (
        (t(say("Folder")), spans(home)),
        (languages[other], spans(Span(f"fuehrung --lang {other}", "hint"),
                                 t(say(" · for good: FUEHRUNG_LANG={lang}", lang=other)))),
    )  # fmt: skip
    return [
        Block((Title(t(say("WELCOME")), t.day(today.day, "weekday")),)),
        Block((Text(spans(" ".join(t(part) for part in about))),)),
        Block((Text(spans(t(care))),), t(say("BEFORE YOU BEGIN")), space_before=True),
        Block((Pairs(pairs),), space_before=True),
        _hint(today.hint, t),
    ]


def opened_page(page: Document, ways: Sequence[tuple[str, str]], t: Translator) -> Document:
    """Adds to the page of a fact what can be answered: the word, and what is typed for it."""
    pairs = tuple((word, spans(Span(command, "hint"))) for word, command in ways)
    block = Block((Pairs(pairs),), t(say("WHAT YOU CAN TYPE")), space_before=True)
    return Document(page.title, (*page.blocks, block), page.language, page.lines)
