from __future__ import annotations

from datetime import date

from fuehrung_cli.layout.document import (
    Block,
    Divider,
    Document,
    Item,
    Items,
    Node,
    Pairs,
    Point,
    Quote,
    Series,
    Span,
    State,
    States,
    Text,
    spans,
)
from fuehrung_cli.render.backend import Options, render


def plain(*blocks: Block | Node) -> str:
    made = tuple(block if isinstance(block, Block) else Block((block,)) for block in blocks)
    return render(Document("", made), "plain", Options())


def test_promises_are_sentences_under_a_heading_with_a_colon(brief: Document) -> None:
    written = render(brief, "plain", Options(width=40))
    assert (
        "MEINE ZUSAGEN:\n"
        "7 von 9 gehalten in 12 Monaten, davon 1 verspätet\n"
        "09.11.: Schulung Gewerbe klären. k7f3. seit 17 Tagen fällig.\n"
        "04.12.: Vertretung mit der Bereichsleitung. m2xa. in 8 Tagen.\n"
        "ANNAS ZUSAGEN:\n"
    ) in written
    assert "ab hier nur für Sie:\n" in written
    assert not set("─·!") & set(written)


def test_rows_name_each_value_and_pass_over_empty_ones(team: Document) -> None:
    assert (
        "Hoffmann-Wiesenthal, Lea. Kontakt vor Tagen (Rhythmus): Pause. "
        "Zusagen offen / überfällig: 0 / 0. nächstes Gespräch: nach der Rückkehr.\n"
    ) in render(team, "plain", Options())


def test_labels_states_and_series_are_one_line_each() -> None:
    assert plain(
        Pairs((("Energie:", spans("3 von 5")), ("Ort", ()))),
        States((State("Nutzen", "■", "aktuell"), State("Kontakt", "▪", "fällig"))),
        Series(
            "Verlauf", (Point(date(2026, 11, 5), 4, "4"), Point(date(2026, 11, 9), 3, "3")), "von 5"
        ),
        Quote("Wenn alles\ngut geht!", "„", "“"),
        Divider("Ende"),
    ) == (
        "Energie: 3 von 5.\nNutzen: aktuell.\nKontakt: fällig.\nVerlauf: 4, 3 von 5.\n"
        "„Wenn alles gut geht!“\nEnde:\n"
    )


def test_words_to_type_have_no_full_stop() -> None:
    hint = Span("fuehrung done k7f3", "hint")
    item = Item(spans("Anna: Schulung"), "!", "heute", more=(spans("→ ", hint),))
    assert plain(Block((Items((item,), numbered=True), Text((hint,))), "HEUTE")) == (
        "HEUTE:\n1. heute: Anna: Schulung.\nfuehrung done k7f3\nfuehrung done k7f3\n"
    )


def test_paragraphs_stay_lines() -> None:
    assert plain(Text(spans("eins\n\nzwei."))) == "eins.\nzwei.\n"
