"""`fuehrung schema`: the schemas that are published, by name."""

from __future__ import annotations

import pytest

from builders.running import Runner
from conftest import ROOT
from fuehrung_cli.cli.answers import ANSWERS
from fuehrung_cli.cli.schemas import envelopes

PUBLISHED = {
    path.stem.removeprefix("answer-"): path
    for path in (ROOT / "docs" / "schemas").glob("*.json")
    if path.stem.startswith(("answer-", "export-")) or path.stem == "error"
}


def test_the_list_names_every_published_schema_and_what_to_type(run: Runner) -> None:
    result = run("schema")
    assert (result.code, result.err) == (0, "")
    lines = [line.split(None, 1) for line in result.out.splitlines()]
    assert {name for name, _ in lines} == PUBLISHED.keys() == envelopes().keys()
    assert ["promises", "promises, promises NAME"] in lines
    assert ["export-talks", "export talks --format json"] in lines
    assert max(map(len, result.out.splitlines())) <= 80


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_name_gives_the_published_file(run: Runner, name: str) -> None:
    result = run("schema", name)
    assert (result.code, result.out) == (0, PUBLISHED[name].read_text(encoding="utf-8"))


def test_what_an_answer_says_about_itself_is_a_name_too(run: Runner) -> None:
    assert run("schema", "fuehrung.brief").out == run("schema", "brief").out


def test_tab_completes_the_names(run: Runner) -> None:
    words = ["fuehrung", "schema", "team"]
    told = run("_complete", "zsh", *words[1:]).out.splitlines()
    assert [line.split("\t")[0] for line in told] == [n for n in ANSWERS if n.startswith("team")]
