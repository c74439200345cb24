"""Makes the pictures of the README files: real pages of the program, drawn as SVG.

The program runs on its demo with `--color always` in a pipe, and what it writes is
drawn. Run it after a change to a page, and look at the pictures:

    .venv/bin/python tools/pictures.py
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
NOW = "2026-11-26T10:00"
COLUMNS = 80


@dataclass(frozen=True)
class Picture:
    """One page: the file it goes into, what is typed for it and what it shows."""

    name: str
    language: str
    command: tuple[str, ...]
    title: str


PICTURES = (
    Picture(
        "brief.de.svg",
        "de",
        ("demo", "report", "anna"),
        "Die Seite vor dem Gespräch mit Anna Berger",
    ),
    Picture("team.de.svg", "de", ("demo", "report"), "Das Team auf einen Blick"),
    Picture(
        "brief.en.svg", "en", ("demo", "report", "anna"), "The page before a talk with Anna Berger"
    ),
    Picture("team.en.svg", "en", ("demo", "report"), "The team at a glance"),
)


def pictures() -> dict[Path, str]:
    """Returns file → SVG for every picture."""
    with tempfile.TemporaryDirectory(prefix="fuehrung-pictures-") as folder:
        return {FOLDER / p.name: drawn(page(p, Path(folder)), p) for p in PICTURES}


def page(picture: Picture, folder: Path) -> str:
    """Returns what the program writes for a picture, ANSI codes included.

    `folder` takes the demo.
    """
    env = surroundings(folder)
    options = ["--lang", picture.language, "--color", "always"]
    command = [sys.executable, "-m", "fuehrung_cli", *options, "--width", str(COLUMNS)]
    done = subprocess.run([*command, *picture.command], env=env, capture_output=True, check=True)
    return f"\x1b[2m$ fuehrung {' '.join(picture.command)}\x1b[0m\n{done.stdout.decode()}"


def surroundings(folder: Path) -> dict[str, str]:
    """Returns the environment of a program that knows no folder but this one, on one day."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("FUEHRUNG_")}
    env |= {"FUEHRUNG_NOW": NOW, "PYTHONIOENCODING": "utf-8", "TZ": "Europe/Berlin"}
    for name in ("FUEHRUNG_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        env[name] = str(folder / name)
    return env


# From here on: ANSI → SVG. Words of one style, up to the next gap, stand at their column and are as
# wide as their characters, so the columns hold with whatever font the reader has.

CELL_WIDTH, CELL_HEIGHT, MARGIN, FONT_SIZE = 8.4, 19, 16, 14
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
STYLES = {"1": "b", "2": "d", "3": "i", "32": "g", "35": "m"}
"""SGR code → class; the program uses no others (render/terminal.py)."""
SHEET = (
    "text{fill:#1f2328;white-space:pre}.b{font-weight:700}.d{fill:#656d76}"
    ".i{font-style:italic}.g{fill:#116329}.m{fill:#8a2b8f}"
)
RULE = "#8c959f"
_CODE = re.compile("\x1b\\[([0-9;]*)m")
_WORDS = re.compile(r"\S+(?: \S+)*")


def drawn(text: str, picture: Picture) -> str:
    """Returns a page as SVG."""
    lines = text.rstrip("\n").split("\n")
    width = COLUMNS * CELL_WIDTH + 2 * MARGIN
    height = len(lines) * CELL_HEIGHT + 2 * MARGIN
    title = escape(picture.title)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}"'
            f' width="{width:g}" height="{height}" role="img" lang="{picture.language}"'
            f' font-family="{FONTS}" font-size="{FONT_SIZE}">',
            f"<title>{title}</title>",
            f"<style>{SHEET}</style>",
            f'<rect x="0.5" y="0.5" width="{width - 1:g}" height="{height - 1}" rx="6"'
            ' fill="#ffffff" stroke="#d0d7de"/>',
            *(run for row, line in enumerate(lines) for run in _runs(line, row)),
            "</svg>",
            "",
        ]
    )


def _runs(line: str, row: int) -> Iterator[str]:
    y = MARGIN + row * CELL_HEIGHT + FONT_SIZE
    column = 0
    for style, text in _styled(line):
        kind = f' class="{style}"' if style else ""
        for found in _WORDS.finditer(text):
            x, width = MARGIN + (column + found.start()) * CELL_WIDTH, len(found[0]) * CELL_WIDTH
            if set(found[0]) == {"─"}:
                yield f'<path d="M{x:g} {y - 5}h{width:g}" stroke="{RULE}"/>'
                continue
            fitted = f'textLength="{width:g}" lengthAdjust="spacingAndGlyphs"'
            yield f'<text x="{x:g}" y="{y}"{kind} {fitted}>{escape(found[0], quote=False)}</text>'
        column += len(text)


def _styled(line: str) -> Iterator[tuple[str, str]]:
    """Yields class and text of each run; the codes stand between the texts."""
    codes = ""
    for index, part in enumerate(_CODE.split(line)):
        if index % 2:
            codes = part
        elif part:
            yield " ".join(STYLES[code] for code in codes.split(";") if code.strip("0")), part


def main() -> int:
    """Writes every picture."""
    FOLDER.mkdir(exist_ok=True)
    for path, svg in pictures().items():
        path.write_text(svg, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
