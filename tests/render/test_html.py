from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders.any_documents import HOSTILE, ORDINARY, documents, texts
from builders.html_pages import check, seen
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
from fuehrung_cli.render.backend import Options, render, render_pages
from fuehrung_cli.render.safe import visible

DAY = date(2026, 11, 26)
NASTY = [
    *("<script>alert(1)</script>", "</style>", "</title><b>", "<!--", "]]>", "<img src=x>"),
    *('" onclick="x', "' x='", "&lt;b&gt;", "&#60;", "javascript:x", "{{ 7*7 }}", "{% raw %}"),
]


def html(*parts: Block | Node, title: str = "Anna") -> str:
    made = tuple(part if isinstance(part, Block) else Block((part,)) for part in parts)
    return render(Document(title, made, "de"), "html", Options())


def body(*parts: Block | Node) -> str:
    """The page without what it begins and ends with."""
    inner = html(*parts).partition("<article>\n")[2]
    return inner.partition("\n</article>")[0]


def test_each_node_has_its_form() -> None:
    item = Item(
        spans("Schulung"), "!", "09.11.", "k7f3", spans(Span("fällig", "late")),
        (spans("Zeile"),), "late",
    )  # fmt: skip
    assert body(
        Title("ANNA", "heute", (spans("Beraterin"),)),
        Block((Items((item, Item(spans("Liste")))),), "ZUSAGEN", "7 von 9"),
        Block((Items((Item(spans("Eins")),), numbered=True),), "ZUERST", inline=True),
        Pairs((("Ort:", spans("Süd")),)),
        States((State("Nutzen", "■", "aktuell", "good"),)),
        Quote("Gut\ngeht", "„", "“"),
        Series("Energie", (Point(DAY, 4, "4"), Point(DAY, 5, "5")), "von 5"),
        Divider("nur für Sie"),
        Text(spans("eins\nzwei ", Span("fuehrung done", "hint"), Span("k7f3", "id"))),
    ) == (
        '<header>\n<div class="line"><h1>ANNA</h1> <p class="aside">heute</p></div>\n'
        "<p>Beraterin</p>\n</header>\n"
        '<section>\n<div class="line"><h2>ZUSAGEN</h2> <p class="aside">7 von 9</p></div>\n'
        '<ul>\n<li><div class="line"><span class="mark late">!</span> '
        '<span class="lead">09.11.</span> <span class="words">Schulung</span> '
        '<span class="aside"><code>k7f3</code> '
        '<span class="late"><strong class="late">fällig</strong></span></span></div>\n'
        '<p class="more">Zeile</p></li>\n'
        '<li><div class="line"><span class="mark"></span> <span class="words">Liste</span>'
        "</div></li>\n</ul>\n</section>\n"
        '<section class="inline">\n<div class="line"><h2>ZUERST</h2></div>\n'
        '<ol>\n<li><div class="line"><span class="words">Eins</span></div></li>\n</ol>\n'
        "</section>\n"
        "<dl>\n<div><dt>Ort</dt> <dd>Süd</dd></div>\n</dl>\n"
        '<ul class="states">\n<li><svg class="station good" aria-hidden="true" viewBox="0 0 24 24">'
        '<circle class="full" cx="12" cy="12" r="10"/></svg> <span>Nutzen:</span> '
        '<span class="good">aktuell</span></li>\n</ul>\n'
        "<blockquote><p>„Gut<br>geht“</p></blockquote>\n"
        '<dl class="series">\n<div><dt>Energie</dt> <dd>'
        '<svg class="plot" role="img" aria-label="Energie" viewBox="0 0 200 100"'
        ' preserveAspectRatio="none"><path class="base" d="M0 100h200"/>'
        '<path class="line s1" d="M50 24.8L150 8"/>'
        '<path class="dots s1" d="M50 24.8h.01M150 8h.01"/>'
        "</svg> <span>4, 5 von 5</span></dd></div>\n</dl>\n"
        '<p class="divider">nur für Sie</p>\n'
        '<p>eins<br>zwei <kbd class="hint">fuehrung done</kbd><code class="id">k7f3</code></p>'
    )


def test_a_table_names_what_its_cells_belong_to() -> None:
    table = Table(
        (Column("Person", "P"), Column("1", "1", spoken="Kontakt"), Column("Stand", "S", True)),
        ((Cell("a", "Anna", "name"), Cell("x", "■", "good", "aktuell"), Cell(1, "1")),),
    )
    assert body(Title("T"), table).partition("</header>\n")[2] == (
        "<table>\n"
        '<thead><tr><th scope="col">Person</th><th scope="col">'
        '<span class="sign" aria-hidden="true" title="Kontakt">1</span> '
        '<span class="spoken">Kontakt</span></th>'
        '<th scope="col" class="right">Stand</th></tr></thead>\n'
        "<tbody>\n"
        '<tr><th scope="row" class="name">Anna</th><td class="good" data-label="Kontakt">'
        '<span class="sign" aria-hidden="true" title="aktuell">■</span> '
        '<span class="spoken">aktuell</span></td>'
        '<td class="right" data-label="Stand">1</td></tr>\n'
        "</tbody>\n</table>"
    )


def test_the_policy_allows_this_style_sheet_and_nothing_else() -> None:
    page = seen(html(Text(spans("eins"))))
    digest = b64encode(sha256(page.style.encode()).digest()).decode()
    meta = {m.get("http-equiv") or m.get("name"): m["content"] for m in page.of("meta")[1:]}
    assert page.of("meta")[0] == {"charset": "utf-8"}
    assert meta["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert meta["referrer"] == "no-referrer"
    # The policy holds for what stands behind it.
    assert page.tags.index("style") > 3
    assert page.style.isascii()


def test_the_page_says_its_language_and_its_name() -> None:
    page = html(Text(spans("eins")), title="Stand & Schritte")
    assert '<html lang="de">' in page
    assert "<title>Stand &amp; Schritte</title>" in page
    assert "<h1>Stand &amp; Schritte</h1>" in page


def test_several_pages_are_one_file_with_a_sheet_of_paper_each() -> None:
    made = [Document(name, (Block((Title(name.upper()),)),), "de") for name in ("Anna", "Cem")]
    page = seen(render_pages(made, "html", Options()))
    check(page)
    assert page.tags.count("article") == page.tags.count("h1") == 2
    assert "Anna, Cem" in page.text


def test_without_pages_there_is_no_file() -> None:
    assert render_pages((), "html", Options()) == ""


def test_an_encoding_without_our_letters_loses_none() -> None:
    document = Document("Übersicht", (Block((Text(spans("„Größe“ → ■")),)),), "de")
    page = render(document, "html", Options(ascii_=True))
    assert page.isascii()
    assert "Übersicht" in seen(page).text
    assert "„Größe“ → ■" in seen(page).text


@settings(deadline=None, max_examples=100)
@given(documents(ORDINARY + HOSTILE + NASTY))
def test_no_document_breaks_out_of_the_page(document: Document) -> None:
    named = replace(document, title="</title><script>")
    page = seen(render(named, "html", Options()))
    check(page)
    shown = " ".join(page.text.split())
    missing = {
        word
        for text in texts(document, 80, drawn={(State, "mark")})
        for word in visible(text.replace("\n", " ")).split()
        if word.rstrip(":") not in shown
    }
    assert missing == set()


@given(st.text(max_size=40), st.sampled_from(NASTY))
@example("\u202eabc", '"')
@example("a\x00b", "<b>")
def test_a_hostile_text_comes_out_literally_wherever_it_stands(text: str, nasty: str) -> None:
    text = f"{text.replace(chr(13), ' ').replace(chr(10), ' ')}{nasty}"
    cell = Cell(text, text, spoken=f"{text}!")
    page = seen(
        html(
            Block((Text(spans(Span(text, "late"))),), text),
            Table((Column(text, text, spoken=f"{text}!"), Column("", "")), ((cell, cell),)),
            title=text,
        )
    )
    check(page)
    # heading, paragraph, sign and words of a column and two cells, title and name of the page
    assert page.text.count(visible(text)) >= 8
    assert page.of("td")[0]["data-label"] == ""


@pytest.mark.parametrize("role", ["good", "late", "quiet", "label", "name", "mark", "heading"])
def test_every_role_has_a_style(role: str) -> None:
    assert re.search(rf"^[^\n]*\.{role}\b", seen(html(Text(spans("eins")))).style, re.MULTILINE)
