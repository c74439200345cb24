"""Damaged and hostile files: the rest is read, the file is named, nothing of it is quoted."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.strategies import plain_session, sessions
from fuehrung_cli.domain.kinds import Commitment, Success
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.store.decode import Decoded, decode_session
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.settle import settled
from fuehrung_cli.store.toml_text import parse

CANARY = "Kanarienvogel"
SESSION = plain_session(
    notes=f"{CANARY}\n",
    facts=(Opened(1, Commitment("leader", CANARY), "agreed"), Opened(2, Success(CANARY))),
    changes=(Change("k7f3qdx2.1", "kept"),),
)
GOOD = encode_session(SESSION)


def _lines(*lines: str) -> bytes:
    return "\n".join(lines).encode() + b"\n"


HEAD = _lines('format = 1\nid = "k7f3qdx2"\nat = 2026-11-23\nrecorded = 2026-11-23T10:00:00Z')

UNREADABLE: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "", "empty"),
    "blank": (b"\n \n", "", "empty"),
    "nul": (b"\0" * 400, "1", "NUL"),
    "nul behind": (GOOD + b"\0" * 20, "22", "NUL"),
    "merge markers": (_lines("<<<<<<< HEAD", "a = 1", "=======", "a = 2", ">>>>>>> b"), "1", "two"),
    "merge markers in a note": (
        GOOD.replace(b"kept", b'kept"\n<<<<<<< HEAD\nx = "'),
        "",
        "two versions",
    ),
    "key twice at the end": (_lines("a = 1", "b = 2", "a = 3").rstrip(), "3", "second time"),
    "key twice": (_lines("a = 1", "a = 3", "b = 2"), "2:6", "second time"),
    "table twice": (HEAD + _lines("[facts.1]", "[facts.2]", "[facts.1]", ""), "7:9", "second"),
    "key twice inside": (_lines("a = { b = 1, b = 2 }"), "1:19", "second time"),
    "cut in a string": (GOOD[: GOOD.index(CANARY.encode()) + 4], "6", "not TOML"),
    "cut in a key": (b"format = 1\nid", "2", "not TOML"),
    "not UTF-8": (GOOD.replace(b"Kanarien", b"Kan\xe4rien", 1), "7", "UTF-8"),
    "lone carriage return": (b"format = 1\rid = 2\n", "1:11", "not TOML"),
    "nested lists": (b"x = " + b"[" * 1000, "1", "32 levels"),
    "nested tables": (b"x = " + b"{ x = " * 200, "1", "32 levels"),
    "closed nested lists": (b"x = " + b"[" * 40 + b"]" * 40, "1", "32 levels"),
    "dotted key": (b"a." * 8000 + b"a = 1", "1", "32 levels"),
    "dotted table": (b"\n[" + b"a." * 8000 + b"a]\n", "2", "32 levels"),
    "quoted dotted key": (b'"a".' * 8000 + b"a = 1", "1", "32 levels"),
    "long number": (b"x = " + b"9" * 5000, "", "too long"),
    "huge": (b"#" * (1 << 20) + b"\n", "", "larger"),
    "newer": (b'format = 2\nid = "k7f3qdx2"\n', "format", "newer"),
    "no format": (b'id = "k7f3qdx2"\n', "format", "must be"),
    "format as text": (b'format = "1"\n', "format", "must be"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_file_is_told_with_place_and_cause(name: str) -> None:
    data, where, cause = UNREADABLE[name]
    read = decode_session(data, "a/b.toml")
    assert read.session is None
    (problem,) = read.problems
    if name == "merge markers in a note":
        where = problem.where
    assert (problem.path, problem.where) == ("a/b.toml", where)
    assert cause in problem.what.text
    assert problem.severity == ("newer" if name == "newer" else "damage")
    assert problem.hint is not None
    assert CANARY not in repr(problem)


BAD_PARTS: dict[str, tuple[str, str]] = {
    "minutes = 2.5": ("minutes", "a whole number from"),
    "minutes = true": ("minutes", "a whole number from"),
    'kind = "party"': ("kind", "one of"),
    'purpose = ["fun"]': ("purpose", "a list of"),
    'purpose = "personal"': ("purpose", "a list of texts"),
    "notes = 7": ("notes", "text in quotes"),
    "facts = 3": ("facts", "tables named"),
    "facts.1 = 3": ("facts.1", "a table with a number"),
    'facts.x = { kind = "goal", text = "x" }': ("facts.x", "a table with a number"),
    'facts.1 = { text = "x" }': ("facts.1.kind", "the name of a kind"),
    'facts.1 = { kind = "goal" }': ("facts.1.text", ""),
    'facts.1 = { kind = "goal", text = "x", rank = 9 }': ("facts.1.rank", "a whole number from"),
    'facts.1 = { kind = "goal", text = "x", current = nan }': ("facts.1.current", "a number"),
    'facts.1 = { kind = "goal", text = "x", target = inf }': ("facts.1.target", "a number"),
    'facts.1 = { kind = "goal", text = "x", due = 86400 }': ("facts.1.due", "a day such"),
    'facts.1 = { kind = "goal", text = "x", due = 0001-01-01 }': ("facts.1.due", "a day such"),
    'facts.1 = { kind = "goal", text = "x", source = "rumour" }': ("facts.1.source", "one of"),
    'changes.1 = { state = "kept" }': ("changes.1.fact", "the id of a fact"),
    'changes.1 = { fact = "k7f3qdx2.1", state = 3 }': ("changes.1.state", "text in quotes"),
    'changes.1 = { fact = "k7f3qdx2.1", set = 3 }': ("changes.1.set", "a table with"),
    'changes.1 = { fact = "k7f3qdx2.1", set = { x = nan } }': ("changes.1.set.x", "one value"),
    f'changes.1 = {{ fact = "k7f3qdx2.1", set = {{ x = {10**400} }} }}': ("changes.1.set.x", "one"),
    f'facts.1 = {{ kind = "goal", text = "x", target = {10**400} }}': (
        "facts.1.target",
        "a number",
    ),
    'changes.1 = { fact = "k7f3qdx2.1", set = { x = [1] } }': ("changes.1.set.x", "one value"),
    'changes.1 = { fact = "k7f3qdx2.1", unset = "due" }': ("changes.1.unset", "a list of texts"),
}


@pytest.mark.parametrize("line", BAD_PARTS)
def test_a_bad_part_costs_only_itself(line: str) -> None:
    rest = _lines('[facts.7]\nkind = "success"\ntext = "x"')
    if line.startswith("facts = "):
        rest = b""
    if line.startswith(("facts.", "changes.")):
        name, _, table = line.partition(" = ")
        line = "\n".join([f"[{name.partition('.')[0]}]", f"{name.partition('.')[2]} = {table}"])
        where, wanted = BAD_PARTS[f"{name} = {table}"]
    else:
        where, wanted = BAD_PARTS[line]
    read = decode_session(HEAD + _lines(line) + rest, "x")
    assert read.session is not None
    assert [problem.where for problem in read.problems] == [where]
    assert wanted in repr(read.problems[0].what)
    assert [opened.number for opened in read.session.facts] == ([7] if rest else [])
    assert read.session.changes == ()


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ('due = "2026-12-04"', {"due": "2026-12-04"}),
        ("due = 2026-12-04T00:00:00", {"due": "2026-12-04"}),
        ('rank = "2"', {"rank": "2"}),
        ("rank = 2.0", {"rank": "2"}),
    ],
)
def test_what_is_harmless_is_converted_without_a_word(line: str, content: dict[str, str]) -> None:
    data = HEAD + _lines('[facts.1]\nkind = "goal"\ntext = "x"', line)
    read = decode_session(data, "x")
    assert read.session is not None
    assert read.problems == ()
    found = vars(read.session.facts[0].content)
    assert {key: str(found[key]) for key in content} == content


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    data = b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n")
    assert decode_session(data, "x") == Decoded(SESSION)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_raise(data: bytes) -> None:
    decode_session(data, "x")
    decode_session(HEAD + data, "x")


def _damage(draw: Callable[[st.SearchStrategy[int]], int], data: bytes) -> bytes:
    raw = bytearray(data)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(raw) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                raw[place] ^= 1 << draw(st.integers(0, 7))
            case 1:
                return bytes(raw[:place])
            case 2:
                raw[place : place + 20] = b"\0" * 20
            case _:
                raw[place:place] = raw[: place + 1]
    return bytes(raw)


@given(sessions(), st.data())
def test_no_damage_to_a_file_raises(session: Session, data: st.DataObject) -> None:
    decode_session(_damage(data.draw, encode_session(settled(session))), "x")


@given(st.data())
def test_no_damage_makes_a_problem_quote_the_notes(data: st.DataObject) -> None:
    read = decode_session(_damage(data.draw, GOOD), "x")
    assert CANARY[:6] not in repr(read.problems)


def test_random_damage_of_one_file_leaves_all_others_readable(
    notebook: Notebook, anna: PersonFile
) -> None:
    names = [notebook.new_session_id() for _ in range(3)]
    paths = [notebook.save_session(anna, plain_session(name)).path for name in names]
    victim = notebook.disk.root / paths[1]
    chance = random.Random(4)
    for _ in range(60):
        damaged = bytearray(GOOD)
        for _ in range(chance.randrange(1, 40)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        victim.write_bytes(damaged)
        found, problems = notebook.sessions(anna)
        assert {names[0], names[2]} <= {session.id for session in found}
        assert {problem.path for problem in problems} <= {paths[1]}
        assert victim.read_bytes() == damaged


def test_limits_let_long_notes_pass() -> None:
    notes = "Ein Satz. " * 500 + "\n" + "[" * 100 + "." * 100 + "{" * 100 + "\n"
    session = plain_session(notes=notes)
    assert decode_session(encode_session(session), "x").session == session


@pytest.mark.parametrize(
    "hostile",
    [
        b'x = "' + b'\\"' * 400_000,
        b'x = """' + b'\\"""' * 200_000 + b"\\",
        b"x = [" + b"'" * 1_000_000,
        b"[" * 1_000_000,
        b"a = 1\n" * 150_000,
        b'"' * 1_000_000,
    ],
    ids=range(6),
)
def test_hostile_files_are_refused_within_a_moment(hostile: bytes) -> None:
    import time

    start = time.perf_counter()
    assert isinstance(parse(hostile, "x"), Problem)
    assert time.perf_counter() - start < 10


def test_pipes_links_and_folders_among_the_sessions_are_told_and_passed_over(
    notebook: Notebook, anna: PersonFile, tmp_path: Path
) -> None:
    folder = notebook.disk.root / anna.sessions
    saved = notebook.save_session(anna, SESSION).path
    os.mkfifo(folder / "2026-11-24_a2cdefgh.toml")
    (tmp_path / "elsewhere.toml").write_bytes(GOOD)
    (folder / "2026-11-25_b2cdefgh.toml").symlink_to(tmp_path / "elsewhere.toml")
    (folder / "2026-11-26_c2cdefgh.toml").mkdir()
    found, problems = notebook.sessions(anna)
    assert found == (SESSION,)
    assert [problem.path.rpartition("_")[2] for problem in problems] == [
        "a2cdefgh.toml",
        "b2cdefgh.toml",
        "c2cdefgh.toml",
    ]
    assert notebook.disk.kind(saved) == "file"
