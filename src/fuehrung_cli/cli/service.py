"""What the commands of the service read: whose cards are wanted."""

from __future__ import annotations

from fuehrung_cli.cli.books import recent_book, recent_books
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.clock import is_led
from fuehrung_cli.domain.names import names_in
from fuehrung_cli.errors import say
from fuehrung_cli.reports.card import Card, card


def cards(run: Run, names: str | None) -> tuple[Card, ...]:
    """Returns the cards of those named, or of everybody led whose card says something."""
    if names is not None:
        files = {file.folder: file for file in map(run.find, names_in(names))}.values()
        return tuple(card(recent_book(run, f), run.today, call=run.call(f.person)) for f in files)
    made = [
        card(book, run.today, call=call)
        for book, call in recent_books(run)
        if is_led(book, run.today)
    ]
    found = tuple(each for each in made if not each.is_empty)
    if not found:
        run.say(run.t(say("Nobody has a card yet. Begin with one person: fuehrung card NAME")))
    return found
