"""The person's own replies on a page: every word of them, with the day and what they are about."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.domain.replies import Replied
from fuehrung_cli.errors import say
from fuehrung_cli.layout.document import Block, Item, Items, Span, spans
from fuehrung_cli.messages.translator import Translator


def replies_block(replies: tuple[Replied, ...], day: date, t: Translator) -> Block:
    """Lays out the replies as a block of their own."""
    items = tuple(reply_item(reply, day, t) for reply in replies)
    return Block((Items(items),) if items else (), t(say("THE PERSON’S REPLY")), space_before=True)


def reply_item(reply: Replied, day: date, t: Translator) -> Item:
    """Lays out one reply."""
    told = say("Reply of {day}", day=t.near(reply.day, day))
    if reply.about_day:
        about = t.near(reply.about_day, day)
        told = say("Reply of {day} to what was noted on {about}", day=t.near(reply.day, day),
                   about=about)  # fmt: skip
    lines = [line for line in reply.text.splitlines() if line.strip()]
    return Item(
        spans(Span(t(told), "label")),
        mark="·",
        identifier=reply.id,
        more=tuple(spans(line) for line in lines),
    )
