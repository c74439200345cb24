"""Hostile texts for every place of data, and what of them may never come out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from random import Random

OBEYED: Sequence[str] = (
    *("\x1b[99m", "\x1b[2J\x1b[H", "\x1b]0;titel\x07", "\x1b]52;c;bWlyCg==\x07", "\x1bP1$r\x1b\\"),
    *("\x1b]8;;http://x\x1b\\hier\x1b]8;;\x1b\\", "\x1b[6n", "\x1bc", "\x9b99m", "\x9d0;x\x9c"),
    *("\x00", "\x07", "\x08\x08\x08", "\x0b", "\x0c", "\x0e", "\x1a", "\x7f", "\x85", "\r", "\t"),
    *("\u202e", "\u202d", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u200c"),
    *("\u200d", "\u2060", "\u2061", "\ufeff", "\ufff9", "\U000e0041", "\U000e007f", "\u2028"),
    *("\u2029", "\u00ad", "\u034f", "\u3164", "\ufe0e", "\u180e", "\U0001d173"),
)
"""What terminals obey or nobody sees."""

MEANT: Sequence[str] = (
    *(
        "[red]",
        "[/]",
        "[link=http://x]y[/link]",
        ":smile:",
        "{name}",
        "{0.__class__}",
        "%s",
        "%(n)s",
    ),
    *("=1+1", "+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", " =1", "\uff1d1", '"'),
    *(
        "<script>x</script>",
        "</style>",
        "</title>",
        "<img src=x onerror=y>",
        "&lt;",
        "&#60;",
        "]]>",
    ),
    *('" onmouseover="x', "' x='", "javascript:x", "{{ 7*7 }}", "{% raw %}", "-->", "<!--"),
    *("[a](http://x)", "![](x)", "`code`", "```", "**x**", "_x_", "| a | b |", "# x", "> x", "~~~"),
    *("http://x.example", "www.x.example", "a@x.example", "\n# x", "\n- x", "\n1. x", "\n    x"),
    *("\n---\n", "\n\n", "\r\n", "\\", "\\n", "|", ";", ",", "'", "$(touch X)", "`touch X`", "!!"),
    *("; touch X", "&& touch X", "$X", "${X}", "~", "*", "?", "../..", "-rf", "--help", "#x", "„“"),
    *("fuehrung: ", '{"schema": 1}', "\nfuehrung: ok", "ich: x bis fr", "#vertrauen"),
)
"""What some medium gives a meaning to."""

_WORDS = ("Vertretung", "klären", "Größe", "漢字", "x", "", "Łódź", "80\u00a0%")
_ODD = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def hostile(chance: Random, *, most: int = 5) -> str:
    """Returns a text that is hostile to a terminal and to most other media."""
    parts = [chance.choice(chance.choice((OBEYED, OBEYED, MEANT))) for _ in range(most)]
    words = [chance.choice(_WORDS) for _ in parts]
    glue = chance.choice(("", " "))
    return glue.join(part for pair in zip(words, parts, strict=True) for part in pair)


def obeyed(written: str, *, color: bool = False) -> set[str]:
    """Returns the characters of an output that a terminal obeys or nobody can see.

    With `color` our own colours are no finding; those of the hostile texts stand out.
    """
    if color:
        written = re.sub(r"\x1b\[(?!99m)[0-9;]*m", "", written)
    plain = written.replace("\n", "")
    if plain.isprintable() and plain.isascii():
        return set()
    return {char for char in set(plain) if unicodedata.category(char) in _ODD or char == "\u3164"}
