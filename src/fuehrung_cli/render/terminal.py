"""Document → terminal: the fitted lines, with colour by Rich's styles or as they are.

Colour only repeats what the words say, is never red for a person, and keeps to the terminal's own
sixteen colours that can be read on light and on dark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.render.fit import fit
from fuehrung_cli.render.lines import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fuehrung_cli.layout.document import Document, Role
    from fuehrung_cli.render.lines import Line

_STYLES: dict[Role, str] = {
    "plain": "",
    "name": "bold",
    "heading": "bold",
    "label": "dim",
    "quiet": "dim",
    "good": "green",
    "late": "bold magenta",
    "hint": "italic",
    "id": "dim",
    "mark": "bold",
}


def to_terminal(document: Document, width: int, *, color: bool, ascii_: bool, all_: bool) -> str:
    """Returns the page as text that ends in a line feed; with `color` it holds ANSI codes."""
    lines = fit(document, width, lines=document.lines, all_=all_, ascii_=ascii_)
    written = _coloured(lines) if color else map(text_of, lines)
    return "".join([f"{line}\n" for line in written])


def _coloured(lines: Sequence[Line]) -> list[str]:
    # Styles alone: a Console would cost three times the import, and would read markup, emoji,
    # widths and environment variables that are none of its business here.
    from rich.color import ColorSystem  # noqa: PLC0415 - only when colour is on
    from rich.style import Style  # noqa: PLC0415 - as above

    styles = {role: Style.parse(style) for role, style in _STYLES.items()}
    return [
        "".join(
            [
                styles[span.role].render(span.text, color_system=ColorSystem.STANDARD)
                for span in line
            ]
        )
        for line in lines
    ]
