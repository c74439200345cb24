"""Tables → Markdown: a whole file, and that no text can become markup."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fuehrung_cli.export.formats import Export, format_named, one_file
from fuehrung_cli.export.table import Column, Table

COLUMNS = (
    Column("id", "text", "id"),
    Column("text", "text", "text", may_be_empty=True),
    Column("words", "texts", "words"),
    Column("count", "int", "count", may_be_empty=True),
)
TEXTS = st.text() | st.text(st.sampled_from("|\\`*_[]()<>&#!~$@:/.-+=1 \t\r\n\u2028\x1ba"))


def markdown(*made: Table) -> str:
    export = Export("all", made, datetime(2026, 11, 26, tzinfo=UTC))
    return one_file(export, format_named("markdown")).decode()


def test_markdown_leaves_out_columns_that_say_nothing() -> None:
    table = Table("small", COLUMNS, (("k7f3", "a|<b>\n\n- *c*", (), 3),))
    assert markdown(table, Table("none", COLUMNS[:1])) == (
        "# small\n\n| id | text | count |\n| --- | --- | ---: |\n"
        "| k7f3 | a\\|\\<b\\><br>\\- \\*c\\* | 3 |\n"
        "\n# none\n\n| id |\n| --- |\n"
    )


def _shown(text: str) -> list[list[str]]:
    """Returns the cells of each row of the table as a reader of Markdown sees them."""
    rows: list[list[str]] = []
    for token in MarkdownIt().enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and rows:
            kinds = {child.type for child in token.children or []}
            assert kinds <= {"text", "text_special", "html_inline", "softbreak"}, kinds
            tags = [c.content for c in token.children or [] if c.type == "html_inline"]
            assert set(tags) <= {"<br>"}
            rows[-1].append("".join(child.content for child in token.children or []))
    return rows


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
@example([("\\|", "|\\"), ("`|", "`")])
def test_markdown_has_the_same_cells_in_every_row_and_no_markup(
    rows: list[tuple[str, str]],
) -> None:
    columns = (Column("n", "int", "number"), *COLUMNS[:2])
    table = Table("any", columns, tuple((n, *row) for n, row in enumerate(rows)))
    shown = _shown(markdown(table))
    assert len(shown) == len(rows) + 1
    assert {len(row) for row in shown} == {len(shown[0])}


@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_categories=["C", "Z"])))
def test_markdown_shows_a_text_as_it_is_written(text: str) -> None:
    table = Table("any", COLUMNS[:2], (("a", text), ("b", "x")))
    assert _shown(markdown(table))[1] == ["a", text]
