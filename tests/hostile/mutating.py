"""Makes damaged and hostile files: of sound ones by small changes, or of nothing but our keys.

Everything comes from one source of chance, so that a file that was found once is found again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

PIECES: Sequence[bytes] = (
    *(b"\0", b"\0" * 64, b"\r", b"\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80"),
    *(b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> theirs\n", b"\x1b[31m", b"\xe2\x80\xae"),
    *(b"[" * 40, b"[" * 3000, b"{a=" * 40, b"]" * 40, b"[[facts.1]]\n", b"[facts.1]\n"),
    *(b"a." * 40 + b"b = 1\n", b"a." * 4000 + b"b = 1\n", b'"a".' * 500 + b"b = 1\n"),
    *(b"x = " + b"9" * 5000 + b"\n", b"x = 1e99999\n", b"x = 0x" + b"f" * 400 + b"\n"),
    *(b'"', b'"""', b"'''", b"\\", b"\\u0000", b"\\ud800", b"\\U00110000", b"#", b"=", b",", b"."),
    *(b"facts = 1\n", b"changes = []\n", b"format = 1\n", b"format = 2\n", b'id = "a"\n'),
    *(b"[facts.9999]\n", b"[facts.0]\n", b"[changes.1.set.x]\n", b"[facts.1.a.b.c]\n"),
)
"""What is put somewhere into a file."""

VALUES: Sequence[bytes] = (
    *(b"nan", b"inf", b"-inf", b"1e308", b"-0.0", b"0", b"-1", b"1" * 18, b"1" * 19, b"9" * 4299),
    *(b"true", b'""', b'" "', b"''", b"[]", b"{}", b"[[]]", b"[{}]", b'["a", 1]', b"[nan]"),
    *(b"0001-01-01", b"9999-12-31", b"2026-02-29", b"2026-13-01", b"00:00:00", b"1899-12-31"),
    *(b"2026-01-01T00:00:00", b"2026-01-01T00:00:00Z", b"0001-01-01T00:00:00+23:59"),
    *(b"9999-12-31T23:59:59-23:59", b"2026-01-01T00:00:60Z", b"2026-10-25T02:30:00+00:53"),
    *(b"2026-01-01 10:00:00.123456789+00:01", b"1900-01-01T00:00:00+23:59"),
    *(b'"k7f3qdx2.1"', b'"k7f3qdx2.99999"', b'"\\u202e\\u001b[2J"', b'"' + b"a" * 5000 + b'"'),
    *(b'"e94g7zwy.1"', b'"kept"', b'"leader"', b'"commitment"', b'"../../etc/passwd"'),
)
"""What stands in the place of a value."""

KEYS: Sequence[bytes] = (
    *(b"format", b"id", b"at", b"recorded", b"kind", b"purpose", b"minutes", b"notes", b"group"),
    *(b"text", b"by", b"due", b"state", b"fact", b"set", b"unset", b"source", b"step", b"target"),
    *(b"current", b"unit", b"since", b"until", b"name", b"role", b"team", b"nicknames", b"voice"),
    *(b"type", b"journey", b"rule", b"reason", b"steps", b"rules", b"people", b"retention", b"why"),
    *(b"lookback", b"cadence_days", b"title", b"questions", b"a.b", b'"q"', b"' '", b'""'),
)


def mutated(data: bytes, chance: Random) -> bytes:
    """Returns a file after one to four changes."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        data = chance.choice(_CHANGES)(data, chance)
    return data


def made_up(chance: Random) -> bytes:
    """Returns a file of our keys with values that rarely fit."""
    lines = [b"format = 1", b'id = "k7f3qdx2"', b"at = 2026-01-01", b'name = "x"'] * (
        chance.random() < 0.7
    )
    for _ in range(chance.randrange(12)):
        if chance.random() < 0.3:
            parts = [chance.choice(KEYS) for _ in range(chance.choice((1, 2, 2, 3)))]
            number = b"%d" % chance.randrange(4)
            table = b".".join([chance.choice((b"facts", b"changes", *parts)), number, *parts[1:]])
            lines.append(chance.choice((b"[%s]", b"[%s]", b"[[%s]]")) % table)
        else:
            lines.append(b"%s = %s" % (chance.choice(KEYS), _value(chance, 0)))
    return b"\n".join(lines)


def _value(chance: Random, depth: int) -> bytes:
    kind = chance.random()
    if depth > 4 or kind < 0.8:
        return chance.choice(VALUES)
    inner = [_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    if kind < 0.9:
        return b"[" + b", ".join(inner) + b"]"
    return b"{" + b", ".join(b"%s = %s" % (chance.choice(KEYS), each) for each in inner) + b"}"


def _flip(data: bytes, chance: Random) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _leave_out(data: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + data[place + chance.choice((1, 2, 8, 64)) :]


def _blank(data: bytes, chance: Random) -> bytes:
    place, size = chance.randrange(len(data) + 1), chance.choice((1, 16, 512))
    return data[:place] + b"\0" * size + data[place + size :]


def _put(data: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    if chance.random() < 0.5:
        place = data.rfind(b"\n", 0, place) + 1
    return data[:place] + chance.choice(PIECES) + data[place:]


def _repeat(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[: start + chance.randrange(200)] + data[start:]


def _line_again(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
    return b"\n".join(lines)


def _line_away(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def _other_value(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    key, equals, _ = lines[place].partition(b" = ")
    lines[place] = key + (equals or b" = ") + _value(chance, 0)
    return b"\n".join(lines)


def _other_key(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    _, equals, value = lines[place].partition(b" = ")
    lines[place] = chance.choice(KEYS) + equals + value
    return b"\n".join(lines)


def _encoded(data: bytes, chance: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    match chance.randrange(6):
        case 0:
            return text.encode("utf-16")
        case 1:
            return text.encode("cp1252", "replace")
        case 2:
            return b"\xef\xbb\xbf" + data
        case 3:
            return data.replace(b"\n", b"\r\n")
        case 4:
            return data.replace(b"\n", b"\r")
        case _:
            return text.encode("utf-8").decode("latin-1").encode("utf-8")  # encoded twice


_CHANGES: Sequence[Callable[[bytes, Random], bytes]] = (
    *(_flip, _flip, _cut, _leave_out, _blank, _put, _put, _repeat),
    *(_line_again, _line_away, _other_value, _other_value, _other_value, _other_key, _encoded),
)
