"""Names of second versions: every known pattern on each of our names, and names that are none."""

from __future__ import annotations

import pytest

from fuehrung_cli.store.copy_names import PATTERNS, Pattern, is_sure
from fuehrung_cli.store.names_on_disk import copied, person_id_in, session_id_in

OURS = (
    "2026-11-23T0930_k7f3qdx2.toml",
    "2026-11-23_k7f3qdx2.toml",
    "person.toml",
    "salary.toml",
    "notebook.toml",
    "rules.toml",
    "anna-berger_7k3q",
)


def _made(name: str, pattern: Pattern) -> str:
    stem, ending, _ = name.partition(".toml")
    match pattern.place:
        case "inside":
            return f"{stem}{pattern.example}{ending}"
        case "behind":
            return f"{name}{pattern.example}"
        case "before":
            downloads = ".icloud" if pattern.maker == "part" else ""
            return f"{pattern.example}{name}{downloads}"


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: f"{p.program} {p.example}")
@pytest.mark.parametrize("name", OURS)
def test_what_a_program_adds_is_recognised(name: str, pattern: Pattern) -> None:
    made = _made(name, pattern)
    assert copied(made) == (name, pattern.program, pattern.maker)
    assert session_id_in(made) is None
    assert person_id_in(made) is None


def test_copies_of_copies_lead_back_to_the_file() -> None:
    copy = copied("person (1).sync-conflict-20261123-101530-ABCDEFG (conflicted copy).toml")
    assert copy is not None
    assert copy.original == "person.toml"


def test_what_nobody_is_known_for_is_a_copy_all_the_same() -> None:
    assert copied("person von Anna.toml") == ("person.toml", "", "sync")


@pytest.mark.parametrize("name", [*OURS, "notes.txt", "README.md", ".gitattributes", "people"])
def test_other_names_are_no_copies(name: str) -> None:
    assert copied(name) is None


def test_a_long_name_made_on_purpose_costs_no_time() -> None:
    assert copied("x" + " (1)" * 60 + ".toml") is None
    assert copied("x" + " (a conflicted copy)" * 12 + ".toml") is None


def test_a_journey_about_conflicts_is_no_conflict() -> None:
    mine = ("konflikte.toml", "konflikt (1).toml", "conflicts-in-the-team.toml", "sales 2.toml")
    assert [name for name in mine if is_sure(name)] == []
    assert is_sure("sales.sync-conflict-20261123-101530-ABCDEFG.toml")
    assert is_sure("sales (In Konflikt stehende Kopie von Anna 2026-11-23).toml")
