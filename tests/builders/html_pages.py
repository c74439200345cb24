"""What tests see of an HTML page: the elements one by one, and the text a reader can find."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "br"}
_BARE = (
    *("head", "title", "style", "body", "main", "article", "header", "h1", "h2", "br", "li", "ol"),
    *("footer",),
    *("dt", "dd", "blockquote", "table", "thead", "tbody", "tr"),
)
_CLASSED = ("section", "div", "p", "ul", "dl", "figure", "strong", "kbd", "code")
ALLOWED: dict[str, set[str]] = {
    **{tag: set() for tag in _BARE},
    **{tag: {"class"} for tag in _CLASSED},
    "html": {"lang"},
    "meta": {"charset", "http-equiv", "name", "content"},
    "span": {"class", "aria-hidden", "title"},
    "th": {"class", "scope"},
    "td": {"class", "data-label"},
    "svg": {"class", "role", "aria-label", "aria-hidden", "viewbox", "preserveaspectratio"},
    "path": {"class", "d"},
    "rect": {"class", "x", "y", "width", "height"},
    "circle": {"class", "cx", "cy", "r"},
}
"""Element → its attributes; nothing else may stand on a page."""


@dataclass
class Seen(HTMLParser):
    """The elements of a page in their order, and its text; unclosed elements are told."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    style: str = ""
    declarations: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "br":
            self.text += "\n"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unexpected.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.style += data
        else:
            self.text += data

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def handle_comment(self, data: str) -> None:
        self.unexpected.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.unexpected.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.unexpected.append(f"<![{data}]>")

    @property
    def tags(self) -> list[str]:
        """The names of all elements in their order."""
        return [tag for tag, _ in self.elements]

    def of(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of this name."""
        return [attributes for name, attributes in self.elements if name == tag]


def seen(page: str) -> Seen:
    """Reads a page to its end."""
    parser = Seen()
    parser.feed(page)
    parser.close()
    parser.unexpected += parser.open
    return parser


def check(page: Seen) -> None:
    """Holds for every page: well-formed, no script, nothing loaded, headings in order."""
    assert page.unexpected == []
    assert page.declarations == ["doctype html"]
    for tag, attributes in page.elements:
        assert tag in ALLOWED
        assert set(attributes) <= ALLOWED[tag], tag
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {attributes.get("scope") for attributes in page.of("th")} <= {"col", "row"}
    assert "url(" not in page.style
    assert "@import" not in page.style
