"""The pictures of the pages in the browser: all there, all shown, none too heavy."""

from __future__ import annotations

import pytest
from tools.pictures import FOLDER
from tools.screenshots import SCREENSHOTS, Screenshot

from conftest import ROOT

MOST_BYTES, MOST_BYTES_IN_ALL = 150_000, 1_200_000
PAGES = "".join(
    (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("pages.md", "seiten.md")
)


@pytest.mark.parametrize("shot", SCREENSHOTS, ids=lambda shot: shot.name)
def test_every_picture_is_there_and_shown(shot: Screenshot) -> None:
    data = (FOLDER / shot.name).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < MOST_BYTES
    assert int.from_bytes(data[16:20], "big") == shot.width
    assert f"(pictures/{shot.name})" in PAGES


def test_no_picture_is_left_over_and_all_together_are_light() -> None:
    found = {path.name: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert found.keys() == {shot.name for shot in SCREENSHOTS}
    assert sum(found.values()) < MOST_BYTES_IN_ALL
