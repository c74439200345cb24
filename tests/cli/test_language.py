"""Which language speaks, by weight of what names it, and what Windows and macOS say."""

from __future__ import annotations

import pytest

from builders.running import Runner
from fuehrung_cli.cli.language import choose_language, language_for_failures
from fuehrung_cli.cli.system_language import system_language
from fuehrung_cli.errors import UsageError


def _german() -> str:
    return "de"


def _never() -> str:
    raise AssertionError("the system was asked though something else says")


@pytest.mark.parametrize(
    ("option", "environment", "setting", "expected"),
    [
        ("de", {"FUEHRUNG_LANG": "en"}, "en", ("de", "--lang")),
        (None, {"FUEHRUNG_LANG": "de", "LC_ALL": "en_GB"}, "en", ("de", "FUEHRUNG_LANG")),
        (None, {"LC_ALL": "en_GB"}, "de", ("de", "config.toml")),
        (None, {"LC_ALL": "de_AT.UTF-8", "LANG": "en_US"}, None, ("de", "LC_ALL")),
        (None, {"LC_MESSAGES": "de_DE", "LANG": "en_US"}, None, ("de", "LC_MESSAGES")),
        (None, {"LC_MESSAGES": "C", "LANG": "de_DE.UTF-8"}, None, ("en", "LC_MESSAGES")),
        (None, {"LC_ALL": "", "LANG": "de_CH.UTF-8"}, None, ("de", "LANG")),
        (None, {"LANG": "C.UTF-8"}, None, ("en", "LANG")),
        (None, {"LANG": "fr_FR.UTF-8"}, None, ("en", "LANG")),
    ],
)
def test_the_first_that_names_a_language_decides(
    option: str | None, environment: dict[str, str], setting: str | None, expected: tuple[str, str]
) -> None:
    assert choose_language(option, environment, setting, _never) == expected


def test_the_system_is_asked_last() -> None:
    assert choose_language(None, {}, None, _german) == ("de", "system")


@pytest.mark.parametrize(
    ("number", "language"), [(0x0407, "de"), (0x0C07, "de"), (0x0807, "de"), (0x0409, "en")]
)
def test_windows_names_the_language_of_its_user_by_number(number: int, language: str) -> None:
    assert system_language("win32", windows=lambda: number) == language


@pytest.mark.parametrize(
    ("named", "language"), [("de_DE", "de"), ("de-AT@euro", "de"), ("en_DE", "en"), ("", "en")]
)
def test_macos_names_the_language_of_its_user_by_locale(named: str, language: str) -> None:
    assert system_language("darwin", macos=lambda: named) == language


def test_macos_without_the_program_that_tells_is_english() -> None:
    assert system_language("darwin") == "en"


def test_elsewhere_nothing_but_the_variables_names_it() -> None:
    assert system_language("linux") == "en"


@pytest.mark.parametrize("named", ["fr", "xx_YY"])
def test_an_unknown_language_is_refused_and_told_in_the_next_best(named: str) -> None:
    with pytest.raises(UsageError):
        choose_language(named, {})
    assert language_for_failures(named, {"LANG": "de_DE"}) == "de"
    assert language_for_failures(None, {"FUEHRUNG_LANG": named, "LANG": "de_DE"}) == "de"


def test_a_failure_before_the_run_speaks_the_language_of_the_option(run: Runner) -> None:
    result = run("--sprache", "de", "team", "--farbe", "rot")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("fuehrung: --farbe: „rot“ ist nicht zu verstehen\n")
