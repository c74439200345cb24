from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

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
    Quote,
    State,
    States,
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.render.backend import Options, render
from fuehrung_cli.render.markdown import escaped
from fuehrung_cli.render.safe import visible


def markdown(*blocks: Block | Node) -> str:
    made = tuple(block if isinstance(block, Block) else Block((block,)) for block in blocks)
    return render(Document("", made), "markdown", Options())


def test_each_node_has_its_form() -> None:
    table = Table(
        (Column("Ziel", "Z"), Column("Stand", "S", right=True)),
        ((Cell("a|b", "a|b"), Cell(1, "1")),),
    )
    item = Item(spans("Schulung"), "!", "09.11.", "k7f3", spans("fällig"), (spans("Zeile"),))
    assert markdown(
        Title("Anna", "heute", (spans("Beraterin"),)),
        Block((Items((item,)), Items((item,), numbered=True)), "ZUSAGEN", "7 von 9"),
        Pairs((("Ort", spans("Süd")),)),
        States((State("Nutzen", "■", "aktuell"),)),
        Quote("Gut\ngeht", "„", "“"),
        table,
        Divider("nur für Sie"),
        Text(spans("eins\nzwei")),
    ) == (
        "# Anna\n\nheute\\\nBeraterin\n\n"
        "## ZUSAGEN\n\n7 von 9\n\n"
        "- \\! 09.11. Schulung (fällig, k7f3)\\\n  Zeile\n\n"
        "1. \\! 09.11. Schulung (fällig, k7f3)\\\n   Zeile\n\n"
        "- **Ort:** Süd\n\n- **■ Nutzen:** aktuell\n\n> „Gut geht“\n\n"
        "| Ziel | Stand |\n| --- | ---: |\n| a\\|b | 1 |\n\n"
        "---\n\nnur für Sie\n\neins\\\nzwei\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[a](b) <b> #1 *x* _y_ `z` ~w~ a|b", r"\[a\]\(b\) \<b\> \#1 \*x\* \_y\_ \`z\` \~w\~ a\|b"),
        ("- Punkt", r"\- Punkt"),
        ("+1", r"\+1"),
        ("12. Dezember", r"12\. Dezember"),
        ("12.5 Prozent", "12.5 Prozent"),
        ("===", r"\==="),
        ("https://x.de www.x.de a@x.de", r"https\://x.de www\.x.de a\@x.de"),
        ("Frist: morgen, z.B. 1. Mai", "Frist: morgen, z.B. 1. Mai"),
        ("    Code\n\n\tmehr", "Code\\\nmehr"),
    ],
)
def test_text_is_escaped_where_it_could_mean_something(text: str, written: str) -> None:
    assert escaped(visible_lines(text)) == written


def visible_lines(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


pieces = st.lists(
    st.one_of(
        st.text(max_size=4),
        st.sampled_from(
            [
                *"[]()<>#!*_`|~-+=&\\:\n 1.",
                "<b>",
                "&amp;",
                "](x)",
                "```",
                "http://",
                "\n- ",
                "\n1) ",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@settings(deadline=None, max_examples=200)
@given(pieces)
def test_no_text_becomes_markup(text: str) -> None:
    table = Table((Column(text, text),), ((Cell(None, text),),))
    item = Item(spans(text), lead=text, more=(spans(text),))
    document = Document(
        "",
        (
            Block(
                (Text(spans("a" + text)), Items((item,)), table, Quote(text, "„", "“")), "K" + text
            ),
        ),
    )
    tokens = _all_tokens(
        MarkdownIt("commonmark").enable("table").parse(render(document, "markdown", Options()))
    )
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= {
        *("paragraph", "inline", "text", "text_special", "hardbreak", "heading", "bullet_list"),
        *("list_item", "table", "thead", "tbody", "tr", "th", "td", "blockquote"),
    }
    shown = "".join(token.content for token in tokens if token.type in {"text", "text_special"})
    # The heading, the paragraph, the item: each shows the text as it is.
    assert "".join(shown.split()).count("".join(visible_lines(text).split())) >= 3 or not text


def _all_tokens(tokens: list[Token]) -> list[Token]:
    return [found for token in tokens for found in (token, *_all_tokens(token.children or []))]
