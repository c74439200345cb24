"""The chain of the log: whatever is done to a line shows, and a crash is no fraud."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from fuehrung_cli.domain.access_log import (
    Deed,
    Flaw,
    Head,
    beginning,
    end_of,
    flaws,
    lines_of,
    lost,
    next_line,
)
from fuehrung_cli.errors import Message, say, say_n

BEGAN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
NAME = "0a1b2c3d"
MOVED = say("the line does not follow the one before; lines were moved or lost")
CHANGED = say("the line was changed")
DEEDS = tuple(
    Deed(BEGAN + timedelta(minutes=n), "export", people=n, records=10 * n, form="csv")
    for n in range(1, 9)
)


def _log(deeds: tuple[Deed, ...] = DEEDS) -> tuple[bytes, Head]:
    data, head = b"", beginning(NAME)
    for deed in deeds:
        line, head = next_line(deed, head)
        data += line
    return data, head


def _found(data: bytes, known: Head | None) -> list[tuple[int, Message]]:
    return [(flaw.line, flaw.what) for flaw in flaws(data, NAME, known)]


def test_an_untouched_log_is_in_order_and_reads_back() -> None:
    data, head = _log()
    assert _found(data, head) == []
    assert tuple(line.deed for line in lines_of(data)) == DEEDS
    assert end_of(data, NAME) == head
    assert lost(BEGAN, data, head, head) is None


def test_a_line_is_one_object_with_its_keys_in_order() -> None:
    line, head = next_line(DEEDS[0], beginning(NAME))
    assert json.loads(line) == {
        "after": beginning(NAME).hash,
        "at": "2026-11-26T09:01:00+00:00",
        "command": "export",
        "format": "csv",
        "hash": head.hash,
        "number": 1,
        "people": 1,
        "records": 10,
    }


def test_a_changed_line_is_named() -> None:
    data, head = _log()
    assert _found(data.replace(b'"people":3', b'"people":2'), head) == [(3, CHANGED)]


def test_a_time_that_is_only_spelt_otherwise_is_named() -> None:
    data, head = _log()
    assert _found(data.replace(b"T09:03:00", b"T09:03:00.0"), head) == [(3, CHANGED)]


def test_a_line_taken_out_is_named_where_it_was() -> None:
    data, head = _log()
    lines = data.splitlines(keepends=True)
    assert _found(b"".join(lines[:3] + lines[4:]), head) == [(4, MOVED)]


def test_a_line_put_in_is_named() -> None:
    data, head = _log()
    lines = data.splitlines(keepends=True)
    put = [*lines[:3], b"a foreign line\n", *lines[3:]]
    assert _found(b"".join(put), head) == [(4, say("this is no line of the log"))]


def test_lines_cut_off_at_the_end_are_counted() -> None:
    data, head = _log()
    cut = b"".join(data.splitlines(keepends=True)[:6])
    missing = say_n("{n} line is missing here", "{n} lines are missing here", 2)
    assert _found(cut, head) == [(7, missing)]
    assert _found(b"", head) == [(1, say_n(missing.text, missing.plural, 8))]


def test_a_whole_chain_that_was_made_anew_shows_by_what_the_machine_remembers() -> None:
    _, head = _log()
    others, _ = _log(tuple(Deed(BEGAN, "export", people=0) for _ in DEEDS))
    assert _found(others, head) == [
        (8, say("the lines are not those that this machine has written"))
    ]
    assert _found(others, None) == []


def test_a_log_of_another_machine_under_this_name_shows() -> None:
    data, _ = _log()
    assert [(flaw.line, flaw.what) for flaw in flaws(data, "ffffffff", None)] == [(1, MOVED)]


def test_a_line_without_its_end_shows_once_it_was_whole() -> None:
    data, head = _log()
    assert _found(data[:-1], head) == [(8, say("the line has lost its end"))]
    _, before = _log(DEEDS[:-1])
    assert _found(data[:-1], before) == []


@pytest.mark.parametrize("length", [0, 1, 10, 70, 90, 150])
def test_a_line_that_a_crash_has_cut_is_told_and_loses_nothing(length: int) -> None:
    data, head = _log()
    torn, _ = next_line(DEEDS[0], head)
    after, end = next_line(DEEDS[1], head)
    whole = data + torn[:length] + b"\n" + after
    cut = say("the line was cut off when the program was interrupted")
    assert list(flaws(whole, NAME, end)) == [Flaw(9, cut, "notice")]
    assert len(lines_of(whole)) == 9
    assert end_of(data + torn[:length], NAME) == head


def test_what_was_lost_is_said_by_the_log_itself_from_then_on() -> None:
    _, head = _log()
    cut, end = _log(DEEDS[:5])
    gap = lost(BEGAN, cut, end, head)
    assert gap is not None
    line, new = next_line(gap, end)
    missing = say_n("{n} line is missing before it", "{n} lines are missing before it", 3)
    assert list(flaws(cut + line, NAME, new)) == [Flaw(6, missing, "notice")]


def test_lines_that_were_replaced_are_said_as_well() -> None:
    _, head = _log()
    others, end = _log(tuple(Deed(BEGAN, "export") for _ in DEEDS))
    gap = lost(BEGAN, others, end, head)
    assert gap is not None
    line, new = next_line(gap, end)
    replaced = say("lines before it were replaced")
    assert list(flaws(others + line, NAME, new)) == [Flaw(9, replaced, "notice")]


def _edits() -> tuple[Callable[[random.Random, bytes], bytes], ...]:
    def in_lines(change: Callable[[random.Random, list[bytes]], None]) -> Callable[..., bytes]:
        def edit(draw: random.Random, data: bytes) -> bytes:
            lines = data.splitlines(keepends=True)
            change(draw, lines)
            return b"".join(lines)

        return edit

    def change_byte(draw: random.Random, data: bytes) -> bytes:
        at = draw.randrange(len(data))
        return data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]

    def cut(draw: random.Random, data: bytes) -> bytes:
        return data[: draw.randrange(len(data))]

    def put(draw: random.Random, data: bytes) -> bytes:
        at = draw.randrange(len(data))
        return data[:at] + draw.randbytes(draw.randrange(1, 9)) + data[at:]

    def swap(draw: random.Random, lines: list[bytes]) -> None:
        one, other = draw.sample(range(len(lines)), 2)
        lines[one], lines[other] = lines[other], lines[one]

    def recount(draw: random.Random, lines: list[bytes]) -> None:
        """Changes a number and makes the hash of the line fit again."""
        at = draw.randrange(len(lines))
        line = lines_of(lines[at])[0]
        deed = Deed(line.deed.at, "export", draw.randrange(100, 999))
        lines[at] = next_line(deed, Head(line.head.number - 1, line.after))[0]

    return (
        *(change_byte, cut, put, in_lines(swap), in_lines(recount)),
        in_lines(lambda draw, lines: lines.__delitem__(draw.randrange(len(lines)))),
        in_lines(lambda draw, lines: lines.insert(draw.randrange(len(lines)), draw.choice(lines))),
    )


def test_a_thousand_of_a_thousand_edits_are_noticed() -> None:
    data, head = _log()
    draw = random.Random(7)
    noticed = edited = 0
    while edited < 1000:
        new = draw.choice(_edits())(draw, data)
        if new != data:
            edited += 1
            noticed += bool(_found(new, head))
    assert (noticed, edited) == (1000, 1000)
