"""Guesses of the leader: the expected answer beside the one that was given (A08)."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import Answer, Content, Guess
from fuehrung_cli.domain.names import fold


def guess_for(book: Book, content: Content, day: date) -> str:
    """Returns the latest guess for the question of an answer that was made until its day."""
    if not isinstance(content, Answer):
        return ""
    return guess_at(book, content.question, day)


def guess_at(book: Book, question: str, day: date) -> str:
    """Returns the latest guess for a question made until a day, or nothing."""
    asked = fold(question)
    made = [
        fact.content.text
        for fact in book.of_kind("guess")
        if fact.opened <= day
        and isinstance(fact.content, Guess)
        and fold(fact.content.question) == asked
    ]
    return made[-1] if made else ""
