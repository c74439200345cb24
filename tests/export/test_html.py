"""Tables → a page: every cell as it was written, and nothing in it that a browser would obey."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from builders.any_tables import COLUMNS, GENERATED, ROWS, SMALL
from builders.html_pages import check, seen
from fuehrung_cli.export.formats import Export, format_named, one_file
from fuehrung_cli.export.table import Cell, Table


def page(*made: Table) -> str:
    return one_file(Export("all", made, GENERATED), format_named("html")).decode()


def test_a_page_has_a_heading_and_a_table_of_typed_cells_for_each_table() -> None:
    made = page(SMALL, Table("none", COLUMNS[:1]))
    assert made.count("<article>") == 2
    assert '<h1>small</h1> <p class="aside">2</p>' in made
    assert (
        '<th scope="col" class="right">count</th><th scope="col" class="right">value</th>' in made
    )
    assert (
        '<tr><th scope="row">k7f3</th>'
        '<td data-label="text">&#x27;=1+1 &quot;x&quot;; a|b zwei</td>'
        '<td data-label="words">so; so</td>'
        '<td class="right" data-label="count">-3</td>'
        '<td class="right" data-label="value">-1.5</td>'
        '<td data-label="is_open">true</td>'
        '<td data-label="day">2026-11-03</td>'
        '<td data-label="at">2026-11-03T09:30:00+00:00</td>'
    ) in made
    check(seen(made))


@settings(max_examples=5)
@given(st.lists(ROWS, min_size=1, max_size=3))
def test_no_text_becomes_markup_or_a_request(rows: list[tuple[Cell, ...]]) -> None:
    # A column in which nothing stands would be left out, and a table without columns as well.
    made = page(Table("any", COLUMNS, tuple(("k7f3", *row[1:]) for row in rows)))
    check(seen(made))
    assert seen(made).tags.count("tr") == len(rows) + 1
