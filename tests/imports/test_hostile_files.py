"""Whatever a file holds: readers take what they can, say what they leave, and never fail."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.imports import place
from fuehrung_cli.errors import Message
from fuehrung_cli.imports.registry import READERS, recognised
from fuehrung_cli.imports.source import Source

PIECES = st.sampled_from(
    [
        *(
            "BEGIN:VCARD\n",
            "END:VCARD\n",
            "FN:A B\n",
            "N;ENCODING=QUOTED-PRINTABLE:=C3=\n",
            "N:;\n",
        ),
        *(
            "name,date,notes\n",
            "Anna,2026-11-02,x\n",
            '"',
            ";",
            ",",
            "\t",
            "\n",
            "\r",
            "\x00",
            "\x1b",
        ),
        *(
            "[2026-11-03 09:00] @a\n",
            "### Friends:\n",
            "### Notes:\n",
            "- 2026-11-03: **A**\n",
            "- ",
        ),
        *(
            "---\n",
            "# ",
            "## 2026-11-03\n",
            '{"table": "sessions"}\n',
            '{"entries": [], "tags": {}}',
        ),
        *('{"schema": "fuehrung.export-all", "data": {"facts": [{"kind": []}]}}', "[", "{", "\\"),
        *(
            "DTSTART:20261103T083000Z\n",
            "SUMMARY:Anna\n",
            "RRULE:FREQ=WEEKLY;UNTIL=",
            "RRULE:FREQ=MONTHLY;BYDAY=1MO\n",
            "RDATE:20261103T083000Z,x/\n",
            "EXDATE;TZID=x:20261103T083000\n",
            "BEGIN:VTIMEZONE\nTZID:x\n",
            "BEGIN:STANDARD\nTZOFFSETTO:+9999\nDTSTART:16010101T000000\n",
            "END:STANDARD\n",
            "AGENT:\n",
            "sep=;\n",
            '[{"uuid": 1, "description": 2, "status": 3}]',
            "END:VEVENT\n",
            '{"account": {"data": 7}}',
        ),
        *('{"account": {"uuid": 1, "data": [{"type": "contact", "values": [7, {}]}]}}', "END:X\n"),
        *("\ud800", "\u2028", "\ufeff", "²", "x" * 300, "BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n"),
    ]
)


def _secret(value: object) -> bool:
    return "SECRET" in str(value)


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=40)
@given(pieces=st.lists(PIECES, max_size=12))
def test_no_file_makes_a_reader_fail(kind: str, pieces: list[str]) -> None:
    source = Source("Anna.md", "".join(pieces).encode("utf-8", "surrogatepass"))
    recognised(source)
    made = READERS[kind].read(source)
    assert all(isinstance(each.why, Message) for each in place(made).left)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=3,
)
KEYS = (
    *("table", "id", "person_id", "person", "at", "recorded", "kind", "purposes", "minutes"),
    *("session_id", "fact_id", "set", "text", "state", "number", "due", "source", "group"),
)
ROWS = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, VALUES)).flatmap(
    lambda row: st.sampled_from(["people", "sessions", "facts", "changes", "commitments"]).map(
        lambda table: {**row, "table": table}
    )
)


@settings(max_examples=25)
@given(rows=st.lists(ROWS, max_size=3))
def test_no_row_of_an_export_makes_the_reader_fail(rows: list[dict[str, object]]) -> None:
    text = "\n".join(json.dumps(row) for row in rows)
    place(READERS["fuehrung"].read(Source("file", text.encode())))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("people", "name,start\nAnna,SECRET\nB,C,SECRET,x\n\x00SECRET,\n"),
        (
            "sessions",
            "date,person,notes,kind\nSECRET,Anna,SECRET,\n2026-11-02,Anna,SECRET,SECRET\n",
        ),
        ("vcard", "BEGIN:VCARD\nFN:A\nSECRET\nNOTE:SECRET\nEND:VCARD\n"),
        ("ics", "BEGIN:VEVENT\nSUMMARY:SECRET\nDESCRIPTION:SECRET\nEND:VEVENT\nSECRET\n"),
        ("jrnl", "SECRET\n[2026-11-03 09:00] SECRET\n"),
        ("tasks", '[{"uuid": "SECRET", "description": "SECRET", "status": "SECRET"}]'),
        (
            "ics",
            "BEGIN:VEVENT\nDTSTART:20261103T083000Z\nRRULE:FREQ=SECRET\nEXDATE:SECRET\nEND:VEVENT\n",
        ),
        ("friends", "### Notes:\nSECRET\n- 2026-11-03: SECRET\n### Friends:\nSECRET\n"),
        ("markdown", "---\nstart: SECRET\n---\nSECRET\n## 2026-11-03\nSECRET\n"),
        ("fuehrung", '{"table": "sessions", "id": "SECRET"}\nSECRET\n{"table": "facts"}'),
    ],
)
def test_a_reason_never_holds_what_stood_there(kind: str, text: str) -> None:
    made = READERS[kind].read(Source("file.md", text.encode()))
    assert made.left
    assert not _secret(place(made).left)


def test_parts_of_a_calendar_inside_each_other_have_a_bottom() -> None:
    deep = "BEGIN:VTIMEZONE\nTZID:x\n" * 2000
    ends = "END:VTIMEZONE\n" * 2000
    event = "BEGIN:VEVENT\nSUMMARY:Anna\nDTSTART:20260105T090000\nEND:VEVENT\n"
    text = f"BEGIN:VCALENDAR\n{deep}{ends}{event}END:VCALENDAR\n"
    made = READERS["ics"].read(Source("file.ics", text.encode()))
    assert len(made.entries) == 1
    assert len(made.left) > 1900
