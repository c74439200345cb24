from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders.strategies import sessions
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import UsageError
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.settle import settled
from fuehrung_cli.store.toml_quick import read_plain

ROOT = Path(__file__).parents[2]
FRAGMENTS = (
    *("a", "b", "a-b_1", " = ", "=", "\n", "\n\n", " ", ",", ", ", ".", "# note\n", "\t", "\r"),
    *("[", "]", "[[", "]]", "{ ", " }", "{", "}", "[a]\n", "[a.b]\n", "[[a]]\n", "[[a.b]]\n"),
    *(
        "a = 1\n",
        'b = "x"\n',
        "a = []\n",
        "a = { b = 1 }\n",
        "a = [{ b = 1 }]\n",
        "b = [\n 1,\n]\n",
    ),
    *('"', '""', '"""', '"text"', '"ä „x“"', r"\"", r"\\", r"\n", r"\u00e4", "'", "'x'", "\x00"),
    *("0", "01", "-7", "1_0", "1.5", "1e3", "inf", "true", "false", "True", "1" * 30),
    *("2026-12-04", "2026-02-30", "2026-13-01", "0000-01-01", "10:00:00"),
    *("2026-12-04T10:00:00+01:00", "2026-12-04T10:00:00Z", "2026-12-04T10:00:00", "T24:00:00"),
    *("2026-12-04T10:00:60+01:00", "2026-12-04T10:00:00+24:00", "2026-12-04T10:00:00-00:00"),
)
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)


def _agrees(text: str) -> None:
    """What the quick reader answers, tomllib answers too; then also in type, offset and order."""
    quick = read_plain(text)
    if quick is not None:
        assert repr(quick) == repr(tomllib.loads(text))


@given(texts)
@example("a = []\n[[a]]\n")
@example("[a.b]\n[a]\n")
@example("[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\n")
@example("a = { b = 1 }\n[a.c]\n")
@example('a = """"""\n')
@example("a = [1\n")
def test_it_agrees_with_tomllib_or_does_not_answer(text: str) -> None:
    _agrees(text)


@given(sessions(), st.data())
def test_it_agrees_on_every_session_and_on_a_damaged_one(
    session: Session, data: st.DataObject
) -> None:
    try:
        text = encode_session(settled(session)).decode()
    except UsageError:
        return
    _agrees(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 20, len(text))))
    _agrees(text[:start] + data.draw(texts) + text[end:])


@pytest.mark.parametrize("file", sorted((ROOT / "journeys").glob("*.toml")), ids=lambda f: f.name)
def test_shipped_journeys_are_in_the_plain_form(file: Path) -> None:
    assert read_plain(file.read_text("utf-8")) is not None


@pytest.mark.parametrize("brackets", ["[" * 50 + "]" * 50, "{ a = " * 50 + "1" + " }" * 50])
def test_deep_nesting_is_left_to_the_reader_with_limits(brackets: str) -> None:
    assert read_plain(f"a = {brackets}\n") is None
