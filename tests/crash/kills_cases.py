"""Every command that writes, with what must have happened before it: the list of all harnesses.

A new command joins with one line, here or in `builders.commands`; `test_kill.py` names those that
are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builders.commands import CALLS, Call
from builders.notebooks import ANNA, FILES, NOTEBOOK_ID, TALK
from fuehrung_cli.domain.agenda import Marks

EDITED = "gelungen: Ausstellung eröffnet"
_NOTE = ("note", "anna", "gelungen: Messe lief gut")


@dataclass(frozen=True)
class Case:
    """A call that writes, and the calls before it on a fresh copy of the small notebook."""

    argv: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    stdin: str = ""
    typed: str = ""
    """Words of the leader that may not be lost when it fails."""
    editor: str = ""
    """A line that the editor adds; the call sits at a terminal then."""
    at_terminal: bool = False
    on_empty_home: bool = False
    planted: tuple[tuple[str, str], ...] = ()
    """Path and text of what stands in the notebook beside the usual files."""
    migration: bool = False
    """No command: the made-up migration of `kills_actions`."""

    @property
    def name(self) -> str:
        """What reports call it, and what picks it: `--case`."""
        steps = [" ".join(argv) for argv in (*self.before, self.argv)]
        return " > ".join(steps) + " (empty home)" * self.on_empty_home

    @property
    def files(self) -> Mapping[str, str]:
        """The notebook it starts from."""
        return {} if self.on_empty_home else {**FILES, **dict(self.planted)}


def _from(call: Call) -> Case:
    return Case(call.of("anna").argv, stdin=call.stdin, typed=call.typed)


def _after(before: tuple[str, ...], *argv: str) -> Case:
    return Case(argv, before=(before,))


OWN = (
    Case(("person", "add", "Nora Kern"), on_empty_home=True),
    Case(("edit", "k7f3"), editor=EDITED),
    Case(("edit", "k7f3", "-"), stdin=f"2026-11-06 9:00 30 min\n{EDITED}\n", typed=EDITED),
    _after(("person", "pause", "anna"), "person", "resume", "anna"),
    _after(("journey", "start", "anna", "einstieg"), "journey", "end", "anna", "einstieg"),
    Case(("cost", "anna", "--gross", "62000", "--save-gross")),
    _after(
        ("cost", "anna", "--gross", "50000", "--save-gross"),
        *("cost", "anna", "--gross", "62000", "--save-gross"),
    ),
    _after(("cost", "anna", "--gross", "1", "--save-gross"), "cost", "anna", "--forget-gross"),
    Case(("config", "signals", "off")),
    _after(("config", "signals", "off"), "config", "signals", "on"),
    Case(("report", "anna"), at_terminal=True),
    Case(("export", "all", "--format", "jsonl", "--to", "export.jsonl")),
    Case(("export", "people", "--pseudonym", "--to", "people.csv")),
    _after(
        ("export", "facts", "--format", "csv", "--to", "export"),
        *("export", "all", "--format", "jsonl", "--to", "export", "--overwrite"),
    ),
)
_SESSIONS = f"{ANNA}/sessions"
_DAMAGED = ((f"{_SESSIONS}/2026-11-24T0900_w1w1w1w1.toml", 'format = 1\nnotes = "\n'),)
_COPY = f"{TALK.removesuffix('.toml')}.sync-conflict-20261124-101530-ABCDEFG.toml"
_PEOPLE = (("people.csv", "name;role\nNora Kern;Beraterin\nAnna Berger;\nUwe Lenz;\n"),)
_HEAD = """\
format = 1
id = "{}"
at = 2025-0{}-02
recorded = 2025-01-02T10:00:00+01:00
kind = "{}"
"""
_PAST = (
    (
        f"{_SESSIONS}/2025-01-02_a1a1a1a1.toml",
        _HEAD.format("a1a1a1a1", 1, "one_on_one")
        + 'notes = "Hat von der Fortbildung erzählt"\n'
        + '[facts.1]\nkind = "commitment"\nby = "leader"\ntext = "Vertretung zusagen"\n',
    ),
    (
        f"{_SESSIONS}/2025-02-02_b2b2b2b2.toml",
        _HEAD.format("b2b2b2b2", 2, "entry")
        + '[changes.1]\nfact = "a1a1a1a1.1"\nstate = "kept"\ntext = "War leicht"\n',
    ),
    ("trash/anna-berger_7k3q_2024-01-02_c3c3c3c3.toml", 'notes = "Hat von der Fortbildung"\n'),
)
_TWO_VERSIONS = ((_COPY, FILES[TALK].replace("Modul 2", "Modul 3")),)
_AGENDA = (("agenda.md", f"{Marks(NOTEBOOK_ID, '7k3q', 'k7f3qdx2').mark}\n\nt1: Urlaub\n"),)
MENDED = (
    Case(("handover", "anna", "--to", "anna.json", "--seen")),
    Case(("merge", "anna", "../home/agenda.md", "--yes"), planted=_AGENDA),
    Case(("check", "--repair", "--yes"), planted=_DAMAGED),
    Case(("conflicts", "--merge", "--yes"), planted=_TWO_VERSIONS),
    Case(("import", "../home/people.csv", "--yes"), planted=_PEOPLE),
    Case(("privacy", "retention", "--apply", "--yes"), planted=_PAST),
    Case(("backup", "backup.zip")),
    _after(("backup", "backup.zip"), "restore", "backup.zip", "--to", "look"),
)
UNDONE = (
    _after(_NOTE, "undo"),
    _after(("checkin", "anna,cem", "ich: Rückruf bis fr"), "undo"),
    _after(("person", "set", "anna", "rhythm_days=21"), "undo"),
    _after(("person", "add", "Nora Kern"), "undo"),
    _after(("person", "leave", "anna", "--last-day", "31.3."), "undo"),
    Case(("undo",), before=(("note", "anna", "alt"), ("set", "k7f3.3", "current=8"))),
)
MIGRATION = Case(("the made-up migration",), migration=True)
CASES = (*(_from(call) for call in CALLS if call.writes), *OWN, *MENDED, *UNDONE)
COMPOUND = (*UNDONE, *MENDED[2:4], *(case for case in OWN if case.argv[0] == "edit"), MIGRATION)
"""What changes what is there already: here a crash may meet another one."""
BY_NAME: Mapping[str, Case] = {case.name: case for case in (*CASES, MIGRATION)}
