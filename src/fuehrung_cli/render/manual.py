"""Markdown of our own documents → terminal, or plain text for pipes and screen readers.

The only module that lays out with Rich; it is loaded by `fuehrung help` alone, so Rich stands on
top of it. What is shown comes with the program: there is nothing of others to make harmless.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO
from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown, MarkdownElement
from rich.padding import Padding
from rich.text import Text
from rich.theme import Theme

from fuehrung_cli.render.signs import in_ascii

WIDEST = 80
"""Longer lines are hard to read; tables stay within them too."""
_THEME = Theme(
    {
        "markdown.h1": "bold",
        "markdown.h2": "bold",
        "markdown.h3": "bold",
        "markdown.code": "bold",
        "markdown.code_block": "none",
        "markdown.item.bullet": "none",
        "markdown.item.number": "none",
        "markdown.table.header": "bold",
        "markdown.table.border": "dim",
        "markdown.block_quote": "none",
    },
)
"""Weight instead of colour: it can be read on light and on dark."""
_COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]+)\)")


class _OwnHeading(Heading):
    """A heading at the left; without a style it is told by the line below it."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.text
        if self.tag in ("h1", "h2"):
            yield Text(("═" if self.tag == "h1" else "─") * min(self.text.cell_len, console.width))


class _OwnCode(CodeBlock):
    """Lines to type and what they show, moved in where there is room, in no language's colours."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        code = Text(str(self.text).rstrip())
        room = options.max_width - code.__rich_measure__(console, options).maximum
        yield Padding(code, (0, 0, 0, max(0, min(2, room))))


class _OwnMarkdown(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": _OwnHeading,
        "fence": _OwnCode,
        "code_block": _OwnCode,
    }


def without_links(markdown: str, told: Callable[[str], str]) -> str:
    """Returns a document without comments; `told` says what stands in place of a link's target.

    An empty answer leaves the words of the link alone.
    """

    def replaced(link: re.Match[str]) -> str:
        words, place = link[1], told(link[2])
        return f"{words} ({place})" if place and place not in words else words

    return _LINK.sub(replaced, _COMMENT.sub("", markdown)).strip() + "\n"


def to_screen(markdown: str, width: int, *, color: bool, ascii_: bool) -> str:
    """Returns a document laid out for a terminal, ending in a line feed."""
    file = StringIO()
    console = Console(
        file=file,
        width=min(width, WIDEST),
        color_system="standard" if color else None,
        force_terminal=color,
        theme=_THEME,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(_OwnMarkdown(markdown, hyperlinks=False))
    lines = "\n".join([line.rstrip() for line in file.getvalue().split("\n")])
    shown = lines.strip("\n") + "\n"
    return in_ascii(shown) if ascii_ else shown


def to_text(markdown: str, *, ascii_: bool) -> str:
    """Returns a document as the text it is written in."""
    return in_ascii(markdown) if ascii_ else markdown
