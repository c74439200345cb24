"""Documents modelled on the pages a leader sees."""

from __future__ import annotations

import pytest

from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
    Divider,
    Document,
    Item,
    Items,
    Quote,
    Role,
    Span,
    Table,
    Text,
    Title,
    spans,
)


@pytest.fixture(scope="session")
def brief() -> Document:
    """The brief of pages.md."""
    return Document("Anna Berger", (*_shared(), *_leader()), language="de", lines=45)


def _item(text: str, lead: str = "", mark: str = "", identifier: str = "", aside: str = "") -> Item:
    role: Role = "late" if "fällig" in aside else "plain"
    return Item(spans(text), mark, lead, identifier, spans(aside), role=role)


def _text(text: str) -> Text:
    return Text(spans(text), may_cut=True, max_lines=1)


def _shared() -> tuple[Block, ...]:
    head = Title(
        "ANNA BERGER",
        "Do 26.11.2026, 10:00 Uhr",
        (spans("Kundenberaterin Gewerbe · mit Ihnen seit 01.09.2024 · zuletzt 05.11. (21 Tage)"),),
    )
    first = (
        _item(
            "Schulung Gewerbe einlösen oder neu vereinbaren",
            identifier="k7f3",
            aside="seit 17 Tagen fällig",
        ),
        _item("Lob der Firma Reiter vom 17.11. weitergeben"),
        _item('Nach dem JA fragen (gilt bis 16.12., Bedingung „Vormittag ohne Termine")'),
    )
    questions = (
        _item("Welche Zusage von mir ist aus Ihrer Sicht offen?"),
        _item("Was hält die neuen Betriebe auf: Können, Zeit, Geld oder Befugnis?"),
    )
    note = (
        "Modul 2 läuft, will die Vertretung im Dezember geklärt haben "
        "(Bereichsleitung), sonst verschiebt sich Modul 3 in den Februar"
    )
    topic = _item("nächstes Mal: Parkplatz, Homeoffice freitags", mark="·", identifier="t3p8")
    return (
        Block((head,)),
        Block((Items(first, numbered=True),), "ZUERST", minimum=2, yields=1),
        Block((Items(questions, numbered=True),), "FRAGEN", minimum=1, yields=2),
        Block((_text(note), Items((topic,))), "ANKNÜPFEN (05.11.)"),
        Block((_text("Modul 1 bestanden (12.11.)"),), "GELUNGEN", inline=True),
        *_promises(),
        *_prospect(),
    )


def _promises() -> tuple[Block, ...]:
    mine = (
        _item("Schulung Gewerbe klären", "09.11.", "!", "k7f3", "seit 17 Tagen fällig"),
        _item("Vertretung mit der Bereichsleitung", "04.12.", "", "m2xa", "in 8 Tagen"),
    )
    hers = (_item("Liste der 20 Bestandsbetriebe", "30.11.", "", "a4d9", "in 4 Tagen"),)
    kept = "7 von 9 gehalten in 12 Monaten, davon 1 verspätet"
    return (
        Block((Items(mine),), "MEINE ZUSAGEN", kept, yields=3, space_before=True),
        Block((Items(hers),), "ANNAS ZUSAGEN", yields=4),
    )


def _prospect() -> tuple[Block, ...]:
    words = (
        "In zwei Jahren kommen Betriebe von selbst zu mir, weil sie wissen, dass ich "
        "ihr Geschäft verstehe. Und freitags bin ich um drei zu Hause."
    )
    columns = (
        Column("", "", may_cut=True),
        Column("Stand", "Stand"),
        Column("Frist", "Frist"),
        Column("Beitrag zu", "für", rank=2),
    )
    rows = (
        _row("1 Zertifikat Gewerbe", "1 von 4", "30.06.", "Qualität Süd"),
        _row("2 Zwölf neue Betriebe im Jahr", "8 von 12", "31.12.", "Neugeschäft Süd"),
    )
    answer = "Engagement ja · Zusammenarbeit ja mit Bedingung · 19.06.2026"
    situation = "Umorganisation seit 19.10. · zugesagt: Vertretung · Prüfung 04.12."
    quote = Quote(words, "„", '"', max_lines=1)
    return (
        Block((quote,), "ERFOLGSBILD (ihre Worte, bestätigt 19.06.2026)"),
        Block((Table(columns, rows),), "ZIELE", inline=True),
        Block((_text(answer),), "IHRE ANTWORT (JA)", inline=True),
        Block((_text(situation),), "SITUATION", inline=True),
    )


def _leader() -> tuple[Block, ...]:
    reasons = (
        _item('Zusage „Schulung Gewerbe" seit 17 Tagen fällig'),
        _item("1 von 6 Kontakten in 60 Tagen nicht sachbezogen · letzte Anerkennung 02.10."),
    )
    steps = "8 von 10 aktuell · fällig: Kontakt · gestört: Vertrauen"
    return (
        Block((Divider("ab hier nur für Sie"),)),
        Block((Items(reasons),), "ANLÄSSE ZUM GESPRÄCH (3)", "mehr: fuehrung signals anna --why"),
        Block((_text(steps),), "SCHRITTE", inline=True),
    )


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, text) for text in texts)


@pytest.fixture(scope="session")
def team() -> Document:
    """The team page of pages.md, with three of its people and what comes next."""
    columns = (
        Column("", "Wer", may_cut=True),
        Column("Kontakt vor Tagen (Rhythmus)", "Kontakt", right=True),
        Column("persönlich in 90 Tagen", "pers.", right=True, rank=2),
        Column("Zusagen offen / überfällig", "Zusagen", right=True),
        Column("gehalten in 12 Monaten", "gehalten", right=True, rank=3),
        Column("Schritte aktuell", "Schritte", right=True, rank=3),
        Column("nächstes Gespräch", "Gespräch", rank=2),
    )
    rows = (
        _person("Berger, Anna", "21 (14)", "3/9", "2 / 1", "7 von 9", "8/10", "Do 26.11. 10:00"),
        _person("Demir, Cem", "4", "5/8", "1 / 0", "6 von 6", "9/10", "Mi 02.12. 09:00"),
        _person("Hoffmann-Wiesenthal, Lea", "Pause", "–", "0 / 0", "–", "–", "nach der Rückkehr"),
    )
    following = (
        Item(spans("Anna: Schulung Gewerbe"), lead="heute", more=(_type("done k7f3"),)),
        Item(spans("Cem: Zielgespräch führen"), lead="01.12.", more=(_type("checkin cem"),)),
    )
    return Document(
        "Team Süd",
        (
            Block((Title("TEAM SÜD · 3 Personen", "Stand Do 26.11.2026"),)),
            Block((Table(columns, rows),)),
            Block((Items(following),), "ALS NÄCHSTES", space_before=True),
        ),
        language="de",
    )


def _person(name: str, *texts: str) -> tuple[Cell, ...]:
    return (Cell(name, name, "name"), *(Cell(text, text) for text in texts))


def _type(words: str) -> tuple[Span, ...]:
    return spans("→ ", Span(f"fuehrung {words}", "hint"))
