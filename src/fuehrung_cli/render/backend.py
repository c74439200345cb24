"""Which backend writes a document, and the options of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from fuehrung_cli.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fuehrung_cli.layout.document import Document

Format: TypeAlias = Literal["terminal", "plain", "markdown", "html"]


@dataclass(frozen=True)
class Options:
    """How a document is written. `width` is in columns; `all_` leaves nothing out."""

    width: int = 80
    color: bool = False
    ascii_: bool = False
    all_: bool = False
    foot: tuple[str, ...] = ()
    """What stands at the end of a file of pages."""


def render_pages(documents: Sequence[Document], form: Format, options: Options) -> str:
    """Returns pages as one text that ends in a line feed: one below the other, HTML as one file."""
    if form == "html":
        from fuehrung_cli.render.html import to_html  # noqa: PLC0415

        return to_html(documents, ascii_=options.ascii_, foot=options.foot)
    return "\n".join([render(document, form, options) for document in documents])


def render(document: Document, form: Format, options: Options) -> str:
    """Returns the document as text that ends in a line feed."""
    if form == "html":
        return render_pages((document,), form, options)
    document = document.compact
    # A start-up loads the backend it needs and no other.
    if form == "plain":
        from fuehrung_cli.render.plain import to_plain  # noqa: PLC0415

        return to_plain(document, ascii_=options.ascii_)
    if form == "markdown":
        from fuehrung_cli.render.markdown import to_markdown  # noqa: PLC0415

        return to_markdown(document, ascii_=options.ascii_)
    from fuehrung_cli.render.terminal import to_terminal  # noqa: PLC0415

    return to_terminal(
        document,
        options.width,
        color=options.color,
        ascii_=options.ascii_,
        all_=options.all_,
    )
