"""Links and paths in the documents lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builders.documents import ROOT, anchors, documents, links, read_document

_PATH = re.compile(r"`((?:src|tests|docs|journeys|tools|benchmarks)/[\w./-]+)`")


@pytest.mark.parametrize("page", documents())
def test_links_lead_to_a_file_and_a_heading(page: str) -> None:
    folder = (ROOT / page).parent
    dead = []
    for link in links(read_document(page)):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        file = folder / target if target else ROOT / page
        is_there = file.exists()
        if is_there and anchor:
            is_there = anchor in anchors(file.read_text(encoding="utf-8"))
        if not is_there:
            dead.append(link)
    assert dead == []


def test_every_document_is_listed() -> None:
    listed = set(links(read_document("docs/README.md")))
    here = {path.removeprefix("docs/") for path in documents() if path.startswith("docs/")}
    assert here - {"README.md"} <= listed


def test_paths_in_the_guide_exist() -> None:
    named = _PATH.findall(read_document("CONTRIBUTING.md"))
    assert [path for path in named if not Path(ROOT, path).exists()] == []
    assert len(named) > 20
