"""`privacy access` as the shell calls it: whole, private, and fast for a long book."""

from __future__ import annotations

import json
from pathlib import Path

from builders.notebooks import ANNA, CANARY, FILES, TALK, plant
from builders.running import Runner


def test_what_no_other_page_shows_is_there(run: Runner, notebook: Path) -> None:
    bond = '[facts.1]\nkind = "departure"\nbond = "leader"\n'
    head = FILES[TALK].partition("[facts.1]")[0].replace("k7f3qdx2", "q1w2e3r4")
    plant(notebook, {f"{ANNA}/sessions/2026-11-05T0901_q1w2e3r4.toml": head + bond})
    plant(notebook, {f"{ANNA}/salary.toml": "format = 1\ngross_eur = 61987.0\n"})
    assert "bond" not in run("log", "anna").out
    shown = run("privacy", "access", "anna")
    assert (shown.code, shown.err) == (0, "")
    assert "bond that broke: leader" in shown.out
    assert "61987" in shown.out
    assert CANARY in shown.out


def test_german_words_and_no_codes(run: Runner, notebook: Path) -> None:
    shown = run("--lang", "de", "datenschutz", "auskunft", "anna", "--format", "markdown")
    assert "Zusage" in shown.out
    assert "commitment" not in shown.out
    assert "one_on_one" not in shown.out


def test_drafts_trash_and_mentions_are_named_without_whose_they_are(
    run: Runner, notebook: Path
) -> None:
    run("note", "anna,cem", "gelungen: Messe lief gut")
    run("note", "anna", "gelungen: Fehler")
    run("undo")
    shown = run("privacy", "access", "anna", "--json").out
    places = json.loads(shown)["data"]["elsewhere"]
    assert any("/trash/" in place["path"] for place in places)
    assert any("/undo/" in place["path"] for place in places)
    assert places[-1] == {
        "path": "",
        "what": "named in 1 entry or file of others, which is theirs",
    }
    assert "cem-demir" not in shown


def test_a_damaged_entry_is_named_and_the_rest_is_shown(run: Runner, notebook: Path) -> None:
    plant(notebook, {f"{ANNA}/sessions/2026-11-24T0900_w1w1w1w1.toml": "notes = '"})
    shown = run("privacy", "access", "anna")
    assert shown.code == 4
    assert "COULD NOT BE READ" in shown.out
    assert CANARY in shown.out


def test_five_hundred_entries_are_all_on_the_page(run: Runner, notebook: Path) -> None:
    many = {
        TALK.replace("k7f3qdx2", f"a0{n:06}"): FILES[TALK].replace("k7f3qdx2", f"a0{n:06}")
        for n in range(498)
    }
    plant(notebook, many)
    shown = run("privacy", "access", "anna", "--format", "html")
    assert shown.out.count(CANARY) == 500
