"""Other programs on the same talks: what a leader would keep her notes with otherwise.

Each gets every talk of a notebook as an entry of its own, with the person as a tag or an account,
in the format that it reads. Nothing of theirs is installed by this; what is missing is left out.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path


@dataclass(frozen=True)
class Entry:
    """One talk."""

    at: datetime
    person: str
    text: str


@dataclass(frozen=True)
class Peer:
    """A program, how it is given the talks, and what is asked of it."""

    name: str
    program: str
    fill: Callable[[Iterator[Entry], Path], None]
    ask: Callable[[str, Path], Mapping[str, tuple[str, ...]]]
    surroundings: Callable[[Path], Mapping[str, str]]

    @property
    def is_installed(self) -> bool:
        """Says whether the program can be started."""
        return shutil.which(self.program) is not None

    def write(self, home: Path, folder: Path) -> None:
        """Writes the talks of a notebook for this program."""
        folder.mkdir(parents=True)
        self.fill(entries(home), folder)

    def commands(self, folder: Path) -> Mapping[str, tuple[str, ...]]:
        """Returns name → command line."""
        return self.ask(shutil.which(self.program) or self.program, folder)

    def environment(self, folder: Path) -> Mapping[str, str]:
        """Returns what the program has to find in its environment."""
        return {"HOME": str(folder), **self.surroundings(folder)}


def entries(home: Path) -> Iterator[Entry]:
    """Yields every talk of a notebook, person by person."""
    for folder in sorted((home / "people").iterdir()):
        person = folder.name.partition("_")[0]
        for path in sorted((folder / "sessions").iterdir()):
            table = tomllib.loads(path.read_text("utf-8"))
            at = table["at"]
            when = at if isinstance(at, datetime) else datetime.combine(at, time(9), UTC)
            promised = [str(fact.get("text", "")) for fact in table.get("facts", {}).values()]
            text = " ".join((table.get("notes", "") + " " + " ".join(promised)).split())
            yield Entry(when.astimezone(UTC), person, text or "Gespräch")


def _jrnl(talks: Iterator[Entry], folder: Path) -> None:
    ordered = sorted(talks, key=lambda entry: entry.at)
    lines = (f"[{e.at:%Y-%m-%d %H:%M}] @{e.person} {e.text}\n\n" for e in ordered)
    (folder / "journal.txt").write_text("".join(lines), "utf-8")
    (folder / "jrnl.yaml").write_text(
        f"journals:\n  default:\n    journal: {folder}/journal.txt\nversion: v4.6\n"
        "colors:\n  body: none\n  date: none\n  tags: none\n  title: none\n"
        "default_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\nhighlight: true\n"
        "indent_character: '|'\nlinewrap: 79\ntagsymbols: '@'\ntemplate: false\n"
        "timeformat: '%Y-%m-%d %H:%M'\n"
    )


def _task(talks: Iterator[Entry], folder: Path) -> None:
    (folder / "taskrc").write_text(f"data.location={folder}\nconfirmation=no\nverbose=nothing\n")
    with (folder / "pending.data").open("w", encoding="utf-8") as file:
        for number, entry in enumerate(talks):
            text = json.dumps(entry.text, ensure_ascii=False)
            file.write(
                f'[description:{text} entry:"{int(entry.at.timestamp())}" '
                f'project:"{entry.person}" status:"pending" '
                f'uuid:"00000000-0000-4000-8000-{number:012d}"]\n'
            )


def _hledger(talks: Iterator[Entry], folder: Path) -> None:
    with (folder / "journal").open("w", encoding="utf-8") as file:
        for entry in sorted(talks, key=lambda entry: entry.at):
            text = entry.text.replace(";", ",").replace("|", "/")
            file.write(
                f"{entry.at:%Y-%m-%d} {text}\n    talks:{entry.person}  1\n    leader  -1\n\n"
            )


PEERS = (
    Peer(
        "jrnl",
        "jrnl",
        _jrnl,
        lambda program, folder: {
            "person": (program, "--config-file", str(folder / "jrnl.yaml"), "@anna-berger"),
            "search": (
                *(program, "--config-file", str(folder / "jrnl.yaml")),
                *("-contains", "Vertretung"),
            ),
        },
        lambda _: {},
    ),
    Peer(
        "taskwarrior",
        "task",
        _task,
        lambda program, _: {
            "person": (program, "project:anna-berger", "list"),
            "search": (program, "/Vertretung/", "list"),
            "team": (program, "summary"),
        },
        lambda folder: {"TASKRC": str(folder / "taskrc"), "TASKDATA": str(folder)},
    ),
    Peer(
        "hledger",
        "hledger",
        _hledger,
        lambda program, folder: {
            "person": (program, "-f", str(folder / "journal"), "reg", "talks:anna-berger"),
            "search": (program, "-f", str(folder / "journal"), "reg", "desc:Vertretung"),
            "team": (program, "-f", str(folder / "journal"), "bal"),
        },
        lambda _: {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
    ),
)
