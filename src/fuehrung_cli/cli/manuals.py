"""Showing help: the list of topics, a document, or the options of a command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer

from fuehrung_cli.cli.app import build
from fuehrung_cli.cli.commands import COMMANDS
from fuehrung_cli.cli.help import command_page, group_page
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.surroundings import needs_ascii
from fuehrung_cli.cli.topics import TOPICS, Topic, topic_named, topic_of
from fuehrung_cli.errors import ExitCode, NotFoundError, say
from fuehrung_cli.layout.document import Block, Document, Item, Items, Span, Text, spans
from fuehrung_cli.store.manual import read_document


def show_help(run: Run, words: Sequence[str]) -> int:
    """Shows the topics, a topic, or a command.

    Raises:
        NotFoundError: there is no help of that name.
    """
    if not words:
        run.out(run.rendered(_topics_page(run)))
        return ExitCode.DONE
    page = _command_page(run, words)
    topic = topic_named(words[0]) if len(words) == 1 else None
    text = _text(run, topic) if topic else None
    if page is not None:
        run.out(run.rendered(page))
    elif text is not None:
        run.out(text)
    else:
        raise _unknown(run, " ".join(words))
    return ExitCode.DONE


def _topics_page(run: Run) -> Document:
    t = run.t
    known = _topics(run)
    items = tuple(
        Item(spans(t(topic.title), _note(run, topic)), lead=topic.called(t.language))
        for topic in known
    )
    more = (
        (say("Read one: "), f"fuehrung help {known[0].called(t.language)}"),
        (say("A command with its options: "), "fuehrung help checkin"),
        (say("All commands: "), "fuehrung --help"),
    )
    lines = tuple(Text((Span(t(label), "label"), Span(command, "hint"))) for label, command in more)
    blocks = (Block((Items(items),), t(say("TOPICS"))), Block(lines, space_before=True))
    return Document(t(say("Help")), blocks, t.language)


def _topics(run: Run) -> list[Topic]:
    """Returns the topics whose document this version has."""
    language = run.t.language
    return [topic for topic in TOPICS if read_document(topic.document_in(language)) is not None]


def _note(run: Run, topic: Topic) -> Span:
    is_foreign = run.t.language != "en" and topic.document_de == topic.document
    return Span(run.t(say(" (in English)")) if is_foreign else "", "quiet")


def _text(run: Run, topic: Topic) -> str | None:
    """Returns a document for the place it goes to; None when this version has none."""
    written = read_document(topic.document_in(run.t.language))
    if written is None:
        return None
    from fuehrung_cli.render.manual import to_screen, to_text, without_links

    text = without_links(written, lambda target: _told(run, target))
    if run.plain or not sys.stdout.isatty():
        return to_text(text, ascii_=needs_ascii())
    return to_screen(text, run.width, color=run.color, ascii_=needs_ascii())


def _told(run: Run, target: str) -> str:
    """Says how to get where a link leads: another topic is a command, an address is itself."""
    if "://" in target:
        return target
    place = target.partition("#")[0].removeprefix("../").removeprefix("docs/")
    topic = topic_of(place)
    if topic is None:
        return ""
    if place == topic.document_in(run.t.language):
        return f"fuehrung help {topic.called(run.t.language)}"
    other = "en" if run.t.language == "de" else "de"
    return f"fuehrung --lang {other} help {topic.called(other)}"


def _command_page(run: Run, words: Sequence[str]) -> Document | None:
    """Returns the help of a command, as `--help` shows it; None when there is no such command."""
    command: Any = typer.main.get_command(build(words))
    context: Any = typer.Context(command, info_name="fuehrung", obj=run)
    for word in words:
        command = getattr(command, "commands", {}).get(word)
        if command is None:
            return None
        context = typer.Context(command, info_name=word, parent=context)
    if getattr(command, "commands", None):
        return group_page(command, context, run.t)
    return command_page(command, context, run.t)


def _unknown(run: Run, typed: str) -> NotFoundError:
    names = [topic.called(run.t.language) for topic in _topics(run)]
    near = get_close_matches(typed.casefold(), [*names, *COMMANDS], n=2, cutoff=0.6)
    hints = [say("Did you mean {names}?", names=", ".join(near))] if near else []
    what = say("There is no help on “{topic}”", topic=typed)
    return NotFoundError(what, *hints, say("All topics: fuehrung help"))
