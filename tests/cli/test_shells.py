"""The scripts in the real shells: Tab at a pseudo-terminal, then the arguments the line has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.notebooks import ANNA, FILES, home_in, plant
from builders.shells import STARTS, Shell

NAMED = {
    f"{ANNA}/person.toml": 'format = 1\nid = "7k3q"\nname = "Anna Berger"\n',
    "people/mueller_1m2n/person.toml": 'format = 1\nid = "1m2n"\nname = "Jörg Müller"\n',
    "people/oneill_3p4q/person.toml": """format = 1\nid = "3p4q"\nname = "Pat O'Neill $HOME"\n""",
    "people/petra-schulz_4p8s/person.toml": 'format = 1\nid = "4p8s"\nname = "Petra Schulz"\n',
    "people/petra-sommer_5r9t/person.toml": 'format = 1\nid = "5r9t"\nname = "Petra Sommer"\n',
}
LINES = {
    "fuehrung checki\t": ["fuehrung", "checkin"],
    "fue gespr\t": ["fue", "gespräch"],
    "fue gesprae\t": ["fue", "gespraech"],
    "fue weg zei\t": ["fue", "weg", "zeigen"],
    "fue checkin anna --dau\t20": ["fue", "checkin", "anna", "--dauer", "20"],
    "fue checkin an\t": ["fue", "checkin", "anna"],
    "fue checkin Mül\t": ["fue", "checkin", "Müller"],
    "fue checkin muel\t": ["fue", "checkin", "mueller"],
    "fue report anna,joe\t": ["fue", "report", "anna,joerg"],
    "fue checkin 'petra sch\t": ["fue", "checkin", "petra schulz"],
    "fue checkin petra\\ sch\t": ["fue", "checkin", "petra schulz"],
    "fue checkin \"pat o'n\t": ["fue", "checkin", "pat o'neill $home"],
    'fue checkin anna "Modul 2 #vertr\t': ["fue", "checkin", "anna", "Modul 2 #vertrauen"],
    "fue checkin anna --anlass zah\t": [
        "fue",
        "checkin",
        "anna",
        "--anlass",
        "zahlen und abschlüsse",
    ],
    "fue report --format=mark\t": ["fue", "report", "--format=markdown"],
    "fue done anna k7f3.1\t": ["fue", "done", "anna", "k7f3.1"],
    "fue --home /nowhere checkin an\tna": ["fue", "--home", "/nowhere", "checkin", "anna"],
    "fue report --nach vorh\t": ["fue", "report", "--nach", "vorhanden.txt"],
}


@pytest.fixture(scope="module", params=STARTS)
def shell(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """Starts a shell when the first line is typed; all others are typed into the same."""
    made = Shell(request.param, tmp_path_factory.mktemp(request.param))
    plant(home_in(made.home), {**FILES, **NAMED})
    (made.folder / "vorhanden.txt").touch()
    yield made
    made.close()


@pytest.mark.parametrize("line", LINES)
def test_tab_completes_what_is_typed(shell: Shell, line: str) -> None:
    _names(shell).unlink(missing_ok=True)  # the program is asked, not what it has kept
    told = shell.arguments_after(line)
    assert [word for word in told if word] == LINES[line]


def test_tab_takes_a_name_from_the_list_that_was_kept(shell: Shell) -> None:
    """The list knows somebody of whom the program knows nothing: nobody else was asked."""
    kept = _names(shell)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(f"fuehrung names 1\t{home_in(shell.home)}\nNobody Else\tnobody\n")
    os.utime(kept, (2e9, 2e9))
    assert shell.arguments_after("fue checkin nob\t") == ["fue", "checkin", "nobody"]


def _names(shell: Shell) -> Path:
    return shell.home / ".cache/fuehrung/names"
