"""The frame of an HTML file: its head, the style sheet, and a policy that lets nothing be loaded.

The only place that knows jinja2. The pages come in as finished, escaped HTML; everything else that
the template is given it escapes itself.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = Path(__file__).parent


def framed(*, title: str, language: str, pages: Sequence[str], foot: Sequence[str]) -> str:
    """Returns the whole file; each page is finished HTML, everything else is plain text."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  # 60 ms, only for HTML

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True
    )
    style = _read("page.css")
    return environment.from_string(_read("page.html.jinja")).render(
        title=title,
        language=language,
        pages=pages,
        foot=foot,
        style=style,
        style_hash=_hash(style),
    )


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(style: str) -> str:
    """Returns what the policy names instead of allowing any style (CSP level 3, hash source)."""
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
