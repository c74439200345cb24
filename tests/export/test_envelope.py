"""Report values → JSON data, and the envelope around it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuehrung_cli.errors import ExitCode, Message, Term, say, say_n
from fuehrung_cli.export.envelope import Json, as_data, envelope, line


class _Mark(Enum):
    DUE = "due"


@dataclass(frozen=True)
class _Line:
    what: Message
    due: date | None
    word: Term


@dataclass(frozen=True)
class _Report:
    at: datetime
    lines: tuple[_Line, ...]
    counts: dict[object, int]
    share: float
    mark: _Mark
    code: ExitCode
    tags: frozenset[str]


def _translate(message: Message) -> str:
    return message.text.format_map(message.params).upper()


def test_a_report_value_becomes_data_with_the_names_of_its_fields() -> None:
    report = _Report(
        datetime(2026, 11, 26, 10, tzinfo=UTC),
        (_Line(say("keep {text}", text="it"), None, Term("state", "kept")),),
        {_Mark.DUE: 1, Term("kind", "goal"): 2, date(2026, 1, 2): 3, 4: 4},
        float("inf"),
        _Mark.DUE,
        ExitCode.DUE,
        frozenset({"b", "a"}),
    )
    assert as_data(report, _translate) == {
        "at": "2026-11-26T10:00:00+00:00",
        "lines": [{"what": "KEEP IT", "due": None, "word": "kept"}],
        "counts": {"due": 1, "goal": 2, "2026-01-02": 3, "4": 4},
        "share": None,
        "mark": "due",
        "code": 10,
        "tags": ["a", "b"],
    }


def test_messages_and_terms_alone_and_in_lists() -> None:
    values = [say_n("{n} day", "{n} days", 1), time(9, 30), True, 1.5]
    assert as_data(values, _translate) == ["1 DAY", "09:30:00", True, 1.5]


def test_what_has_no_form_in_json_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="object has no form in JSON"):
        as_data(object(), _translate)
    with pytest.raises(TypeError, match="type has no form in JSON"):
        as_data(_Line, _translate)


def test_the_envelope_puts_keys_and_elements_on_lines_of_their_own() -> None:
    data: Json = {"name": "Änne", "lines": [{"a": [1, 2]}, {}], "none": [], "deep": {"x": None}}
    assert envelope("brief", data, datetime(2026, 11, 26, 10, tzinfo=UTC)) == (
        "{\n"
        '  "schema": "fuehrung.brief",\n'
        '  "version": 1,\n'
        '  "generated": "2026-11-26T10:00:00+00:00",\n'
        '  "data": {\n'
        '    "name": "Änne",\n'
        '    "lines": [\n'
        '      {"a": [1, 2]},\n'
        "      {}\n"
        "    ],\n"
        '    "none": [],\n'
        '    "deep": {\n'
        '      "x": null\n'
        "    }\n"
        "  }\n"
        "}\n"
    )


def test_characters_that_nobody_sees_are_escaped_and_come_back() -> None:
    text = "a\x1b]8;;\x07\x9b\u202e\u2028\ufeff\U000e0041\ud800😀ä"
    made = envelope("x", text, datetime(2026, 11, 26, tzinfo=UTC))
    assert json.loads(made)["data"] == text
    assert '"a\\u001b]8;;\\u0007\\u009b\\u202e\\u2028\\ufeff\\udb40\\udc41\\ud800😀ä"' in made


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(), parts, max_size=3),
    max_leaves=12,
)


@given(_JSON)
def test_any_data_comes_back_from_its_envelope(data: Json) -> None:
    made = envelope("x", data, datetime(2026, 11, 26, tzinfo=UTC))
    assert json.loads(made)["data"] == data
    made.encode()


def test_every_character_that_unicode_calls_control_or_format_stands_as_an_escape() -> None:
    import sys
    import unicodedata

    odd = [chr(code) for code in range(sys.maxunicode + 1)]
    odd = [char for char in odd if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert [char for char in odd if not line(char).isascii()] == []
