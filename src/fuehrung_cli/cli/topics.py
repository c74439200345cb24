"""The topics of `fuehrung help`: their names in both languages and the document of each."""

from __future__ import annotations

from fuehrung_cli.domain.names import fold
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Topic:
    """A topic; where both documents are one, it is written in English."""

    name: str
    german: str
    title: Message
    document: str
    document_de: str

    def called(self, language: str) -> str:
        """Returns the name under which the topic is listed."""
        return self.german if language == "de" else self.name

    def document_in(self, language: str) -> str:
        """Returns the document to show in a language."""
        return self.document_de if language == "de" else self.document


TOPICS = (
    Topic(
        "guide",
        "anleitung",
        say("Ten minutes for leaders: what it is for, how it is used"),
        "guide.md",
        "anleitung.md",
    ),
    Topic(
        "grammar",
        "grammatik",
        say("How a line is read, and every way to write a day"),
        "grammar.md",
        "grammatik.md",
    ),
    Topic(
        "pages",
        "seiten",
        say("Pages in the browser, on the phone and on paper"),
        "pages.md",
        "seiten.md",
    ),
    Topic("figures", "zahlen", say("How every figure is made"), "figures.md", "zahlen.md"),
    Topic(
        "evidence",
        "belege",
        say("What is known, with its sources, and what is a convention"),
        "sources.md",
        "quellen.md",
    ),
    Topic(
        "commands",
        "befehle",
        say("All commands with all options on one page"),
        "commands.md",
        "befehle.md",
    ),
    Topic(
        "journeys",
        "wege",
        say("Journeys of your own: every field of the file"),
        "journeys/README.md",
        "journeys/README.md",
    ),
    Topic(
        "article",
        "artikel",
        say("The article behind it, claim by claim"),
        "article.md",
        "article.md",
    ),
    Topic(
        "accidents",
        "unfälle",
        say("What helps when something has gone wrong, step by step"),
        "accidents.md",
        "unfaelle.md",
    ),
    Topic(
        "two-machines",
        "zwei-rechner",
        say("Keeping two machines in sync, and what to do about conflicts"),
        "two-machines.md",
        "zwei-rechner.md",
    ),
    Topic(
        "rights",
        "rechte",
        say("Access, erasure and periods: the rights of a person"),
        "privacy.md",
        "datenschutz.md",
    ),
    Topic("formats", "dateien", say("The files of the notebook"), "formats.md", "formats.md"),
    Topic(
        "performance",
        "geschwindigkeit",
        say("How quick it is, measured"),
        "performance.md",
        "performance.md",
    ),
    Topic("json", "json", say("What --json answers"), "json.md", "json.md"),
    Topic("tables", "tabellen", say("What export writes"), "export.md", "ausgeben.md"),
    Topic(
        "organisation",
        "unternehmen",
        say("Many leaders, one programme: questions without names"),
        "organisation.md",
        "unternehmen.md",
    ),
    Topic("imports", "übernahmen", say("What import reads"), "import.md", "uebernehmen.md"),
    Topic(
        "errors",
        "fehler",
        say("What the messages mean, and what to do"),
        "errors.md",
        "fehler.md",
    ),
    Topic(
        "exit-codes",
        "rückgabewerte",
        say("What the shell is told"),
        "exit-codes.md",
        "exit-codes.md",
    ),
)


def topic_named(word: str) -> Topic | None:
    """Returns the topic of this name in either language, or None."""
    wanted = fold(word)
    return next((t for t in TOPICS if wanted in (fold(t.name), fold(t.german))), None)


def topic_of(document: str) -> Topic | None:
    """Returns the topic that shows a document, given by its file name, or None."""
    known = (t for t in TOPICS if document in (t.document, t.document_de))
    return next(known, None)
