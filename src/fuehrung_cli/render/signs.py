"""The signs the fitter draws with, and what stands for them where a stream cannot write them."""

from __future__ import annotations

from fuehrung_cli.frozen import dataclass

_ASCII: dict[str, str | int | None] = {
    "■": "#", "▪": "o", "•": "*", "✓": "+", "×": "x",
    "─": "-", "═": "=", "–": "-", "—": "-", "·": "-", "→": "->", "…": "...",
    "„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‚": "'", "‘": "'", "’": "'",
    "▁": "_", "▂": "_", "▃": "-", "▄": "-", "▅": "=", "▆": "=", "▇": "#", "█": "#",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2011": "-",
    "€": "EUR",
}  # fmt: skip

SPARKS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True)
class Signs:
    """What the fitter adds to the texts."""

    ellipsis: str = "…"
    rule: str = "─"
    dot: str = "·"


def signs(*, ascii_: bool) -> Signs:
    """Returns the signs for a stream."""
    return Signs(*map(in_ascii, ("…", "─", "·"))) if ascii_ else Signs()


def in_ascii(text: str) -> str:
    """Replaces the signs and quotation marks we use; letters stay, the stream replaces them."""
    return text if text.isascii() else text.translate(str.maketrans(_ASCII))


def needs_ascii(encoding: str) -> bool:
    """Tells whether an encoding cannot write our signs; an unknown one cannot."""
    try:
        f"■▪─„“…·→✓{SPARKS}".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return True
    return False
