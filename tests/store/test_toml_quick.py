from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders.strategies import plain_session, sessions
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import UsageError
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.settle import settled
from fuehrung_cli.store.toml_quick import read_plain

ROOT = Path(__file__).parents[2]
VALUES = (
    *('""', '"x"', '"ä „x“ # \\t"', r'"\""', r'"\\"', r'"\n"', r'"\u00e4"', "'x'", '"\x00"'),
    *(
        '"""x"""',
        '"""\nx\ny\n"""',
        '"""\n\n\\"x\\""""',
        '"""x""""',
        '"""\\\n x"""',
        "[]",
        "{}",
        "{ }",
    ),
    *("0", "-0", "01", "-7", "1_0", "9" * 18, "9" * 30, "1.5", "-0.0", "1e3", "inf", "+1"),
    *("true", "false", "True", "2026-12-04", "2026-02-30", "0000-01-01", "10:00:00"),
    *("2026-12-04T10:00:00+01:00", "2026-12-04T10:00:00Z", "2026-12-04T10:00:00"),
    *("2026-12-04T10:00:60+01:00", "2026-12-04T24:00:00+01:00", "2026-12-04T10:00:00-00:00"),
    *("2026-12-04T10:00:00+24:00", "2026-12-04T10:00:00.5+01:00", "2026-12-04 10:00:00+01:00"),
)
FRAGMENTS = (*VALUES, *"ab=.,[]{}#\"' \n\t\r\x00\ufeff")
keys = st.sampled_from(("a", "a", "b", "b", "c-1", "_", '"a"', "a.b", "ä"))
paths = st.sampled_from(("a", "b", "a.b", "b.a", "a.b.a", "a . b"))
values = st.recursive(
    st.sampled_from(VALUES),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
        | inner.map("[\n  {},\n]".format)
        | st.lists(st.builds("{} = {}".format, keys, inner), max_size=3).map(
            lambda pairs: f"{{ {', '.join(pairs)} }}"
        )
    ),
    max_leaves=4,
)
statements = (
    st.builds("{} = {}\n".format, keys, values)
    | paths.map("[{}]\n".format)
    | paths.map("[[{}]]\n".format)
    | st.sampled_from(("\n", "# note\n", " # note\n", "[a] # note\n"))
)
fragments = st.lists(st.sampled_from(FRAGMENTS), max_size=3).map("".join)
texts = st.lists(statements, max_size=3).map("".join)


def _agrees(text: str) -> None:
    """What the quick reader answers, tomllib answers too; then also in type, offset and order."""
    quick = read_plain(text)
    if quick is not None:
        assert repr(quick) == repr(tomllib.loads(text))


@given(texts | st.builds("{}{}{}".format, texts, fragments, texts))
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
    _agrees(text[:start] + data.draw(fragments) + text[end:])


def test_what_this_program_writes_is_in_the_plain_form() -> None:
    for notes in ("Kurz", "Mehrere\nZeilen", 'Sie sagt: "so\nnicht"', "Pfad \\\\server"):
        session = dataclasses.replace(plain_session(), notes=notes)
        table = read_plain(encode_session(session).decode())
        assert table is not None
        assert table["notes"] == notes


@pytest.mark.parametrize("file", sorted((ROOT / "journeys").glob("*.toml")), ids=lambda f: f.name)
def test_shipped_journeys_are_in_the_plain_form(file: Path) -> None:
    assert read_plain(file.read_text("utf-8")) is not None


@pytest.mark.parametrize("brackets", ["[" * 50 + "]" * 50, "{ a = " * 50 + "1" + " }" * 50])
def test_deep_nesting_is_left_to_the_reader_with_limits(brackets: str) -> None:
    assert read_plain(f"a = {brackets}\n") is None
