"""A call of nothing but words is answered without Typer, and nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import Parameter, signature
from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.cli import plain_calls
from fuehrung_cli.cli.checkin_command import checkin
from fuehrung_cli.cli.checking_in import check_in
from fuehrung_cli.cli.pages import show_report
from fuehrung_cli.cli.plain_calls import plain_call
from fuehrung_cli.cli.progress_command import progress
from fuehrung_cli.cli.progressing import show_progress
from fuehrung_cli.cli.report_command import report
from fuehrung_cli.cli.showing import PLAIN, wish_of

CALLS = [
    *((), ("report",), ("report", "anna"), ("report", "anna,bernd"), ("report", "nobody")),
    *(("report", ""), ("bericht", "anna"), ("progress",), ("progress", "cem"), ("progress", "x")),
    ("checkin", "anna", "25 min persönlich", "ich: Rückruf bis fr"),
    ("checkin", "anna", "im", "Flur", "getroffen"),
    ("checkin", "anna,bernd", "Zusammen gesprochen.", "10 min"),
    ("checkin", "nobody", "Im Flur getroffen."),
    ("checkin", "anna", "ich: Rückruf bis irgendwann mal"),
    ("checkin", "anna", ""),
    *(
        ("search", "vertretung"),
        ("search", "Vertretung klären", "fr"),
        ("search", "x"),
        ("search", ""),
    ),
]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("argv", CALLS)
def test_both_ways_write_the_same_bytes(
    run: Runner,
    notebook: Path,
    monkeypatch: pytest.MonkeyPatch,
    argv: tuple[str, ...],
    language: str,
) -> None:
    call = ("--lang", language, *argv)
    plain = run(*call)
    if argv[:1] == ("checkin",) and plain.code == 0:
        run("undo")
    monkeypatch.setattr(plain_calls, "plain_call", lambda _: None)
    by_typer = run(*call)
    assert _without_ids(by_typer.out) == _without_ids(plain.out)
    assert (_without_ids(by_typer.err), by_typer.code) == (_without_ids(plain.err), plain.code)


def _without_ids(text: str) -> str:
    return re.sub(r"\b[a-z][0-9][0-9a-z]{2,6}\b|drafts/\S+", "ID", text)


@pytest.mark.parametrize(
    "words",
    [
        *(["report", "--json"], ["report", "anna", "bernd"], ["progress", "a", "b"], ["checkin"]),
        *(["checkin", "anna"], ["checkin", "anna", "-"], ["2"], ["log"], ["checkin", "a", "--new"]),
    ],
)
def test_all_else_is_for_typer(words: list[str]) -> None:
    assert plain_call(words) is None


@pytest.mark.parametrize(
    ("command", "function"), [(report, show_report), (progress, show_progress), (checkin, check_in)]
)
def test_what_no_option_changes_is_the_same(
    command: Callable[..., int], function: Callable[..., int]
) -> None:
    described = signature(command).parameters
    for name, parameter in signature(function).parameters.items():
        if name not in ("run", "wish"):
            assert described[name].default == parameter.default
    assert Parameter.empty not in [p.default for n, p in described.items() if n in ("form", "to")]


def test_a_page_without_options_is_a_plain_one() -> None:
    assert wish_of("terminal", None, overwrite=False, as_json=False) == PLAIN
