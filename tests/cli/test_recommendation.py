"""Whether people would recommend their leader: typed, switched on, shown in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders.running import Runner

FIGURES = {"Anna Berger": 10, "Bernd Koch": 9, "Cem Demir": 8, "Dora Lang": 7, "Ewa Nowak": 6}


@pytest.mark.parametrize(
    ("language", "missing", "counted"),
    [
        (
            "de",
            "Empfehlungsfrage, 12 Monate  5 Antworten fehlen",
            "Empfehlungsfrage, 12 Monate  2 × 9 bis 10, 2 × 7 bis 8, 1 × 0 bis 6",
        ),
        (
            "en",
            "Would recommend me, 12 months  5 answers are missing",
            "Would recommend me, 12 months  2 × 9 to 10, 2 × 7 to 8, 1 × 0 to 6",
        ),
    ],
)
def test_it_is_off_then_hidden_then_counted(
    run: Runner,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    missing: str,
    counted: str,
) -> None:
    monkeypatch.setenv("FUEHRUNG_LANG", language)
    for name in FIGURES:
        assert run("person", "add", name).code == 0
    assert missing.partition(",")[0] not in run("report").out
    assert run("config", "recommendation", "on").code == 0
    assert missing in run("report").out
    for name, figure in FIGURES.items():
        saved = run("checkin", name, "empfehlung: ja", f"  willingness_leader: {figure}")
        assert (saved.code, saved.err) == (0, "")
    assert counted in run("report").out
    told = json.loads(run("report", "--json").out)["data"]["recommendation"]
    assert told == {
        "answers": 5,
        "promoters": 2,
        "detractors": 1,
        "value": None,
        "margin": None,
    }
