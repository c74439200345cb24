"""docs/article.md names every claim of the article once, and nothing that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from builders.commands import PENDING
from builders.journeys import shipped
from fuehrung_cli.cli.app import build
from fuehrung_cli.domain.kinds import kind_named
from fuehrung_cli.store.thresholds import shipped_rules

PAGE = Path(__file__).resolve().parents[2] / "docs" / "article.md"
CLAIMS = [f"A{number:02}" for number in range(1, 82)]
NOT_YET = "not yet: "
FIGURES = {f"F{number}" for number in range(1, 8)}
RULES = {rule.id for rule in shipped_rules().values()}
ROW = re.compile(r"\| (A\d\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")


def _rows() -> dict[str, str]:
    """Returns claim → what meets it."""
    return {found[1]: found[3] for found in ROW.finditer(PAGE.read_text(encoding="utf-8"))}


def _commands() -> set[str]:
    program = typer.main.get_command(build(("--help",)))
    found = {""}
    for name, command in program.commands.items():  # type: ignore[attr-defined]
        found |= {name, *(f"{name} {inner}" for inner in getattr(command, "commands", {}))}
    return found


COMMANDS = _commands()


def _wrong(met_by: str) -> Iterator[str]:
    """Yields what is named there and does not exist."""
    if met_by.startswith(NOT_YET) and len(met_by) > len(NOT_YET):
        return
    for named in met_by.split(", "):
        token = named.strip("`")
        if not _exists(token) or (named == token) != bool(re.fullmatch(r"[FR]\d+", token)):
            yield named


def _exists(token: str) -> bool:
    if token == "fuehrung" or token.startswith("fuehrung "):
        return token.removeprefix("fuehrung").strip() in COMMANDS | PENDING
    if token.startswith("#"):
        return shipped().step(token[1:]) is not None
    if token in RULES | FIGURES:
        return True
    name, _, field = token.partition(".")
    kind = kind_named(name)
    return kind is not None and (not field or kind.field(field) is not None)


def test_every_claim_stands_there_once_and_in_order() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^\| (A\d\d) ", text, re.MULTILINE) == CLAIMS
    assert list(_rows()) == CLAIMS


@pytest.mark.parametrize("claim", CLAIMS)
def test_what_meets_a_claim_exists(claim: str) -> None:
    assert list(_wrong(_rows()[claim])) == []


@pytest.mark.parametrize(
    "made_up",
    ["`fuehrung dance`", "`goal.colour`", "`wish`", "`#tanz`", "R23", "F8", "nothing", "", "`R01`"],
)
def test_what_is_made_up_is_found(made_up: str) -> None:
    assert list(_wrong(made_up)) == [made_up]


def test_a_row_that_is_not_met_says_so_openly() -> None:
    assert list(_wrong("not yet: needs a command of its own")) == []
    assert list(_wrong("not yet: ")) != []


def test_nothing_is_pending_that_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert set() == PENDING & COMMANDS
    assert [name for name in PENDING if f"`fuehrung {name}`" not in text] == []
