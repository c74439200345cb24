from __future__ import annotations

from pathlib import Path

import pytest

from fuehrung_cli.store import shipped as module
from fuehrung_cli.store.manual import JOURNEYS, read_document
from fuehrung_cli.store.shipped import shipped

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_has_journeys_and_documents_beside_the_source() -> None:
    assert shipped("journeys").root == ROOT / "journeys"
    assert shipped("docs").root == ROOT / "docs"


def test_an_installed_package_has_them_inside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "_journeys").mkdir()
    (tmp_path / "_docs").mkdir()
    (tmp_path / "_docs/guide.md").write_text("# Inside")
    (tmp_path / "_journeys/README.md").write_text("# Journeys")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "store" / "x.py"))
    assert shipped("journeys").root == tmp_path / "_journeys"
    assert read_document("guide.md") == "# Inside"
    assert read_document(JOURNEYS) == "# Journeys"


def test_a_document_that_this_version_does_not_have_is_none() -> None:
    assert read_document("nothing.md") is None
