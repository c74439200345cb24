"""A hand edit with a slip of the finger: `check` points at it in every kind of file."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders.captures import DATA
from builders.notebooks import ANNA, TALK
from builders.running import Runner

JOURNEY = (DATA / "golden-1/notebook/journeys/own.toml").read_text()
SLIPS = {
    "a session": (TALK, ("notes =", "note ="), "note", "notes"),
    "a fact": (TALK, ("due =", "dew ="), "facts.1.dew", "due"),
    "a person": (f"{ANNA}/person.toml", ("role =", "rol ="), "rol", "role"),
    "a table of the notebook": ("notebook.toml", ("id", "[retentoin]"), "retentoin", "retention"),
    "a period": ("notebook.toml", ("id", "retention.note_months"), "", "notes_months"),
    "the rules": ("rules.toml", ("", "rulez = 1"), "rulez", "rules"),
    "a rule": (
        "rules.toml",
        ("", "[rules.contact_gap]\nwarm = 1"),
        "rules.contact_gap.warm",
        "warn",
    ),
    "somebody's rules": ("rules.toml", ("", "[people.A]\nrule = 1"), "people.A.rule", "rules"),
    "a journey": ("journeys/own.toml", ("party_label", "party_lable"), "party_lable", ""),
    "a step": ("journeys/own.toml", ("\nevidence", "\nevidense"), "steps[1].evidense", "evidence"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_check_says_what_was_meant(run: Runner, notebook: Path, name: str) -> None:
    path, (old, new), where, meant = SLIPS[name]
    file = notebook / path
    file.parent.mkdir(exist_ok=True)
    match path:
        case "notebook.toml":
            more = new if new.startswith("[") else f"{new} = 3"
            file.write_text(f"{file.read_text()}{more}\n")
        case "rules.toml":
            file.write_text(f"format = 1\n{new}\n")
        case "journeys/own.toml":
            file.write_text(JOURNEY.replace(old, new, 1))
        case _:
            file.write_text(file.read_text().replace(old, new, 1))
    for language, words in (("en", "Did you mean"), ("de", "Vielleicht gemeint")):
        told = run("check", "--lang", language).out
        assert f"{path}:{where}" in told
        assert f"{words}" in told
        assert meant in told


def test_a_slip_in_the_settings_is_named(run: Runner, notebook: Path, machine: Path) -> None:
    config = machine / ".config/fuehrung/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("rythm_days = 3\n")
    told = run("check", "--lang", "en").out
    assert (
        f"{config}:rythm_days: the key rythm_days is not known\n  Did you mean rhythm_days?" in told
    )
