"""Each node of a document on the page, and who gives way."""

from __future__ import annotations

from datetime import date

import pytest

from builders.any_documents import picture
from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
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
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.render.fit import fit
from fuehrung_cli.render.lines import text_of


def page(*blocks: Block | Node, width: int = 80, lines: int | None = None) -> str:
    made = tuple(block if isinstance(block, Block) else Block((block,)) for block in blocks)
    return "".join(f"{text_of(line)}\n" for line in fit(Document("", made), width, lines=lines))


def words(text: str) -> Text:
    return Text(spans(text), may_cut=True)


def entries(*texts: str) -> Items:
    return Items(tuple(Item(spans(text)) for text in texts))


def test_title_gives_way_to_its_aside_only_where_a_page_cuts() -> None:
    title = Title("Anna Berger, Kundenberaterin Gewerbe", "Do 26.11.2026, 10:00 Uhr")
    assert page(title, width=50).splitlines()[:2] == [title.text, title.aside]
    narrow = Title(title.text * 2, title.aside)
    assert page(narrow, lines=9).splitlines()[0] == (
        "Anna Berger, Kundenberaterin GewerbeAnna Berger, …      Do 26.11.2026, 10:00 Uhr"
    )


def test_divider_without_room_is_a_line_and_its_words() -> None:
    assert page(Divider("ab hier nur für Sie und niemanden sonst"), width=40) == (
        "─" * 40 + "\nab hier nur für Sie und niemanden sonst\n"
    )
    assert page(Divider(""), width=40) == "─" * 40 + "\n"


def test_pairs_have_their_labels_in_a_column() -> None:
    pairs = Pairs(
        (
            ("Name", spans("Anna Berger")),
            ("mit Ihnen seit", spans("01.09.2024, davor zwei Jahre in der Nachbarschaft")),
            ("eine Bezeichnung, die sehr lang ist", spans("ja")),
        )
    )
    assert page(Block((pairs,), "PROFIL"), width=48) == picture(
        """
        PROFIL
         Name            Anna Berger
         mit Ihnen seit  01.09.2024, davor zwei Jahre in
                         der Nachbarschaft
         eine Bezeichnung, die sehr lang ist
                         ja
        """
    )


def test_states_stand_in_columns_with_mark_and_word() -> None:
    states = States(
        tuple(
            State(label, mark, word)
            for label, mark, word in (
                ("Nutzen", "■", "aktuell"),
                ("Kontakt", "▪", "fällig"),
                ("Vertrauen", "!", "gestört"),
                ("Beitrag", "", "offen"),
            )
        )
    )
    assert page(Block((states,), "SCHRITTE")) == picture(
        """
        SCHRITTE
         ■ Nutzen: aktuell      ▪ Kontakt: fällig      ! Vertrauen: gestört
         Beitrag: offen
        """
    )


def test_series_has_its_numbers_beside_the_picture() -> None:
    points = tuple(
        Point(date(2026, 11, day), value, str(value)) for day, value in enumerate([4, 4, 3, 5], 1)
    )
    assert page(Series("Energie", points, "von 5")) == "Energie  ▅▅▁█  4 · 4 · 3 · 5 von 5\n"
    assert page(Series("Energie", points * 6, "von 5"), width=48) == picture(
        """
        Energie  ▅▅▁█▅▅▁█▅▅▁█▅▅▁█▅▅▁█▅▅▁█
        4 · 4 · 3 · 5 · 4 · 4 · 3 · 5 · 4 · 4 · 3 · 5
        4 · 4 · 3 · 5 · 4 · 4 · 3 · 5 · 4 · 4 · 3
        5 von 5
        """
    )
    assert page(Series("Energie", ())) == "Energie\n"


def test_quote_keeps_its_closing_mark_when_it_is_cut() -> None:
    quote = Quote("Wenn alles gut geht " * 8, "„", "“")
    assert page(Block((quote,), "BILD"), lines=9) == picture(
        """
        BILD
         „Wenn alles gut geht Wenn alles gut geht Wenn alles gut geht Wenn alles gut
          geht Wenn alles gut geht Wenn alles gut geht Wenn alles gut geht Wenn alles …“
        """
    )


def test_paragraphs_keep_their_line_feeds_and_nothing_else_does() -> None:
    assert page(words("eins\n\nzwei\n")) == "eins\n\nzwei\n"
    assert page(entries("eins\nzwei")) == " eins zwei\n"


def test_numbers_marks_leads_and_lines_below_stand_in_columns() -> None:
    items = Items(
        (
            Item(spans("Anna"), "!", "heute", "k7f3", spans("überfällig"), (spans("tippen: a"),)),
            Item(spans("Bernd"), "", "01.12."),
        ),
        numbered=True,
    )
    assert page(items) == picture(
        """
         1 ! heute   Anna                                              k7f3  überfällig
                     tippen: a
         2   01.12.  Bernd
        """
    )


def test_an_aside_that_is_too_long_stands_below() -> None:
    item = Item(spans("Nach dem JA fragen"), identifier="k7f3", aside=spans("weil " * 14 + "eben"))
    assert page(Items((item,))) == picture(
        """
         Nach dem JA fragen
         k7f3  weil weil weil weil weil weil weil weil weil weil weil weil weil weil
         eben
        """
    )


def test_role_of_an_item_colours_mark_and_aside_only() -> None:
    item = Item(spans("Text"), "!", aside=spans("spät", Span("k", "id")), role="late")
    roles = {
        span.text: span.role
        for span in fit(Document("", (Block((Items((item,)),)),)), 80, lines=None)[0]
    }
    assert (roles["!"], roles["Text"], roles["spät"], roles["k"]) == ("late", "plain", "late", "id")


def test_heading_and_first_line_share_a_line_when_they_fit() -> None:
    item = entries("Modul 1 bestanden", "Lob der Firma Reiter")
    assert page(Block((item,), "GELUNGEN", inline=True)) == (
        "GELUNGEN  Modul 1 bestanden\n Lob der Firma Reiter\n"
    )
    long = entries("Modul 1 mit Auszeichnung bestanden")
    assert page(Block((long,), "GELUNGEN", inline=True), width=40) == (
        "GELUNGEN\n Modul 1 mit Auszeichnung bestanden\n"
    )
    word = words("Kraftfahrzeughaftpflichtversicherung ja")
    assert page(Block((word,), "GELUNGEN", inline=True), width=40) == (
        "GELUNGEN\n Kraftfahrzeughaftpflichtversicherung ja\n"
    )


def goals(*names: str) -> Table:
    columns = (Column("Ziel", "Ziel", may_cut=True), Column("Stand der Dinge", "Stand", right=True))
    rows = tuple((Cell(name, name), Cell(1, "1 von 4")) for name in names)
    return Table(columns, rows)


def test_titles_of_columns_take_several_lines_before_they_are_shortened() -> None:
    columns = tuple(Column(f"Anzahl der Gespräche {i}", f"G{i}", right=True) for i in range(6))
    table = Table(columns, (tuple(Cell(i, str(i)) for i in range(6)),))
    assert page(table) == picture(
        """
         Anzahl der   Anzahl der   Anzahl der   Anzahl der   Anzahl der   Anzahl der
        Gespräche 0  Gespräche 1  Gespräche 2  Gespräche 3  Gespräche 4  Gespräche 5
                  0            1            2            3            4            5
        """
    )


def test_a_long_name_is_cut_on_a_page_with_a_limit_and_wrapped_elsewhere() -> None:
    table = goals("Zertifikat Gewerbe und Landwirtschaft mit allen Nebenfächern und Prüfungen")
    assert page(Block((table,), "ZIELE", inline=True), lines=9) == picture(
        """
        ZIELE                                                            Stand der Dinge
         Zertifikat Gewerbe und Landwirtschaft mit allen Nebenfächern …          1 von 4
        """
    )
    assert page(Block((table,), "ZIELE", inline=True), width=60) == picture(
        """
        ZIELE                                                  Stand
         Zertifikat Gewerbe und Landwirtschaft mit allen     1 von 4
           Nebenfächern und Prüfungen
        """
    )


def test_a_table_that_cannot_fit_becomes_cards_at_any_width() -> None:
    columns = tuple(Column(f"Spalte {i}", f"S{i}") for i in range(3))
    row = tuple(Cell(None, f"{i} unteilbar und sehr lang, länger als man denkt") for i in range(3))
    assert page(Table(columns, (row,))) == picture(
        """
        0 unteilbar und sehr lang, länger als man denkt
          S1 1 unteilbar und sehr lang, länger als man denkt
          S2 2 unteilbar und sehr lang, länger als man denkt
        """
    )


@pytest.mark.parametrize("width", [80, 60, 48])
def test_empty_tables_lists_and_texts_draw_nothing(width: int) -> None:
    assert page(Table((), ()), Items(()), words(""), Pairs(()), States(()), width=width) == ""


def many(count: int) -> Items:
    return entries(*(f"Eintrag {number}" for number in range(1, count + 1)))


def test_blank_lines_go_first_then_the_block_that_yields_most() -> None:
    blocks = (
        Block((many(4),), "A", yields=1),
        Block((many(4),), "B", yields=2, more="{n} weitere: fuehrung show b", space_before=True),
    )
    assert page(*blocks, lines=11).count("\n\n") == 1
    assert page(*blocks, lines=10) == page(*blocks).replace("\n\n", "\n")
    assert page(*blocks, lines=8) == picture(
        """
        A
         Eintrag 1
         Eintrag 2
         Eintrag 3
         Eintrag 4
        B
         Eintrag 1
         3 weitere: fuehrung show b
        """
    )
    assert page(*blocks, lines=6) == picture(
        """
        A
         Eintrag 1
         … +3
        B
         Eintrag 1
         3 weitere: fuehrung show b
        """
    )


def test_nothing_is_left_out_when_saying_so_takes_the_same_room() -> None:
    block = Block((many(2),), "A", yields=1)
    assert page(block, lines=2) == page(block)


def test_a_block_gives_no_more_than_is_needed_and_never_its_minimum() -> None:
    assert page(Block((many(9),), "A", minimum=3, yields=1), lines=8).count("Eintrag") == 6
    assert page(Block((many(9),), "A", minimum=3, yields=1), lines=1).count("Eintrag") == 3
    assert page(Block((many(9),), "A"), lines=1).count("Eintrag") == 9


def test_texts_become_one_line_when_nothing_else_helps() -> None:
    block = Block((words("Wort " * 40), Quote("Wort " * 40, "„", "“")), "A")
    assert len(page(block, lines=5).splitlines()) == 5
    assert len(page(block, lines=4).splitlines()) == 4
    assert len(page(block, lines=3).splitlines()) == 3


def test_rows_of_a_table_give_way_like_entries() -> None:
    block = Block((goals("a", "b", "c", "d"),), "ZIELE", inline=True, yields=1)
    assert page(block, lines=3) == picture(
        """
        ZIELE                                   Stand der Dinge
         a                                              1 von 4
         … +3
        """
    )


def test_aside_without_a_heading_is_a_line() -> None:
    assert page(Block((words("Text"),), heading_aside="Stand heute")) == "Stand heute\nText\n"


def test_a_squeezed_text_takes_the_whole_line_when_that_is_shorter() -> None:
    words = "„Angebot Reiter nachfassen“ einlösen oder neu abmachen"
    command = (Span("fuehrung done petra-schulz s1aa.11"),)
    node = Items((Item((Span(words),), aside=command),))
    assert page(node, width=60).splitlines() == [f" {words}", f" {command[0].text}"]
    assert page(node, width=80).splitlines()[0].endswith(command[0].text)
