"""Charts on every medium: one axis, the numbers beside the picture, gaps that are none."""

from __future__ import annotations

from datetime import date

import pytest

from builders.any_documents import picture
from fuehrung_cli.layout.document import Block, Chart, Document, Point, Series
from fuehrung_cli.render.backend import Format, Options, render
from fuehrung_cli.render.fit_plots import sparks
from fuehrung_cli.render.svg import plot, station

DAY = date(2026, 11, 26)
MONTHS = ("Aug", "Sept", "Okt", "Nov")


def _series(label: str, *values: int | None, unit: str = "", **given: object) -> Series:
    points = tuple(
        Point(DAY, None, "–", "Pause") if value is None else Point(DAY, value, str(value))
        for value in values
    )
    return Series(label, points, unit, **given)  # type: ignore[arg-type]


CHART = Chart(
    MONTHS,
    (
        _series("persönlich", 1, None, 4, 0, form="bars"),
        _series("sachlich", 0, None, 0, 0, form="bars"),
    ),
)


def page(node: Chart | Series, form: Format = "terminal", **given: object) -> str:
    document = Document("", (Block((node,)),), "de")
    return render(document, form, Options(**given))  # type: ignore[arg-type]


def test_a_chart_has_the_times_once_and_numbers_below_each_picture() -> None:
    assert page(CHART) == picture(
        """
                     Aug Sept  Okt  Nov
        persönlich  ▂▂▂▂      ████
                       1    –    4    0
        sachlich       0    –    0    0
        """
    )


def test_more_times_than_fit_go_on_below_in_equal_parts() -> None:
    chart = Chart(MONTHS * 3, (_series("persönlich", *[1, None, 4, 0] * 3),))
    assert page(chart, width=48) == picture(
        """
                     Aug Sept  Okt  Nov  Aug Sept
        persönlich  ▂▂▂▂      ████      ▂▂▂▂
                       1    –    4    0    1    –
                     Okt  Nov  Aug Sept  Okt  Nov
        persönlich  ████      ▂▂▂▂      ████
                       4    0    1    –    4    0
        """
    )


def test_without_room_for_columns_it_is_a_list() -> None:
    chart = Chart(("ein langer Zeitraum",) * 4, (_series("persönlich", 1, 2, 3, 4, unit="x"),))
    assert page(chart, width=40).splitlines()[0] == "ein langer Zeitraum · persönlich (x) 1"


def test_a_stream_without_blocks_gets_signs_it_has() -> None:
    assert "____" in page(CHART, ascii_=True)
    assert page(CHART, ascii_=True).replace("–", "-").replace("ö", "o").isascii()


def test_one_line_for_each_datum_names_what_it_belongs_to() -> None:
    energy = Chart(("05.11.", "20.11."), (_series("Energie", 4, None, unit="von 5"),))
    assert page(energy, "plain") == "Energie, 05.11.: 4 von 5.\nEnergie, 20.11.: Pause.\n"


def test_markdown_has_a_row_for_each_time() -> None:
    assert page(Chart(("05.11.",), (_series("Energie", 4, unit="von 5"),)), "markdown") == (
        "|  | Energie \\(von 5\\) |\n| --- | ---: |\n| 05.11. | 4 |\n"
    )


def test_a_series_and_its_times_have_the_same_length() -> None:
    with pytest.raises(ValueError, match="4 points"):
        Chart(MONTHS, (_series("persönlich", 1),))


def test_sparks_begin_at_nothing_where_they_have_a_scale() -> None:
    assert sparks([0, 1, 5, None], 5) == " ▂█ "
    assert sparks([4, None, 5]) == "▁ █"
    assert sparks([3, None, 3]) == "▄ ▄"
    assert sparks([None]) == " "
    assert sparks([]) == ""


def test_a_line_ends_at_a_gap_and_every_value_has_a_dot() -> None:
    drawn = plot([_series("Energie", 5, 4, None, 3)], "Energie & mehr", 5)
    assert 'role="img" aria-label="Energie &amp; mehr"' in drawn
    assert 'd="M50 8L150 24.8M350 41.6"' in drawn
    assert drawn.count("h.01") == 3


def test_bars_are_heaps_and_nothing_is_drawn_for_nothing() -> None:
    drawn = plot([_series("a", 1, 0, form="bars"), _series("b", 3, 0, form="bars")], "", 3)
    assert drawn.count("<rect") == 2
    assert 'class="s1" x="22" y="75" width="56" height="25"' in drawn
    assert 'class="s2" x="22" y="0" width="56" height="75"' in drawn
    assert "aria-hidden" in drawn


def test_states_differ_in_shape_and_not_in_colour_alone() -> None:
    shapes = {
        station(role).partition(">")[2] for role in ("good", "mark", "late", "plain", "quiet")
    }
    assert len(shapes) == 5


def test_only_a_page_with_room_shows_a_block_that_needs_it() -> None:
    block = Block((_series("Energie", 4),), "VERLAUF", needs_room=True)
    document = Document("", (Block((_series("immer", 1),)), block))
    for form in ("terminal", "plain", "markdown"):
        assert "Energie" not in render(document, form, Options())
        assert "immer" in render(document, form, Options())
    assert "Energie" in render(document, "html", Options())
