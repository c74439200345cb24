from __future__ import annotations

from rich.cells import cell_len

from fuehrung_cli.render.manual import to_screen, to_text, without_links

PAGE = """\
# Größe

Ein `Wort` und **mehr**, bis die Zeile lang genug ist, um bei vierzig Spalten umzubrechen.

## Zweitens

- eins
- zwei

```console
$ fuehrung report
…
```

| Sie tippen | wird zu |
| --- | --- |
| `ich: [x] :smile:` | einer Zusage |
"""


def test_a_page_is_laid_out_for_the_width() -> None:
    assert to_screen(PAGE, 40, color=False, ascii_=False) == (
        "Größe\n"
        "═════\n"
        "\n"
        "Ein Wort und mehr, bis die Zeile lang\n"
        "genug ist, um bei vierzig Spalten\n"
        "umzubrechen.\n"
        "\n"
        "Zweitens\n"
        "────────\n"
        "\n"
        " • eins\n"
        " • zwei\n"
        "\n"
        "  $ fuehrung report\n"
        "  …\n"
        "\n"
        "\n"
        " Sie tippen        wird zu\n"
        " ──────────────────────────────\n"
        " ich: [x] :smile:  einer Zusage\n"
    )


def test_colour_is_weight_alone() -> None:
    shown = to_screen(PAGE, 80, color=True, ascii_=False)
    assert "\x1b[1mWort\x1b[0m" in shown
    # Bold, dim, italic and back, never one of the sixteen colours.
    assert {part.partition("m")[0] for part in shown.split("\x1b[")[1:]} <= {"0", "1", "2", "3"}


def test_no_line_is_wider_than_eighty_columns() -> None:
    text = "# Titel\n\n" + "Ein langer Satz ohne Ende. " * 20
    assert max(map(cell_len, to_screen(text, 200, color=False, ascii_=False).splitlines())) <= 80


def test_a_poor_encoding_gets_plain_signs() -> None:
    shown = to_screen(PAGE, 40, color=False, ascii_=True)
    assert not set(shown) & set("═─•…")
    assert to_text("„a“ → b …\n", ascii_=True) == '"a" -> b ...\n'


def test_links_are_told_and_comments_are_not() -> None:
    page = "<!-- Do not\nedit. -->\n# A\n\n[one](b.md#x), [two](c.md) and ![three](d.svg)\n"
    told = {"b.md#x": "help b", "c.md": "two"}
    assert without_links(page, lambda target: told.get(target, "")) == (
        "# A\n\none (help b), two and three\n"
    )
