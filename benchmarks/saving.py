"""Measures what safety costs: one durable save, waited for until it is on the disk.

python benchmarks/saving.py [FOLDER] [--runs 500]

Saves entries, rewrites one and keeps drafts in a scratch folder below FOLDER, which decides the
disk (by default the folder for temporary files), and prints milliseconds as a Markdown table. The
goal is 5 ms for the 95th percentile of a new entry on ext4, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from fuehrung_cli.domain.ids import new_session_id
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.store.drafts import drafts_of
from fuehrung_cli.store.notebook import Notebook, draw_number
from fuehrung_cli.store.paths import Paths

_NOTES = "Modul 2 bestanden. #vertrauen\n" * 10
_MOMENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def measure(folder: Path, runs: int) -> Mapping[str, list[float]]:
    """Returns what was done → milliseconds of each time."""
    paths = Paths(folder / "home", folder / "config.toml", *[folder / "machine"] * 3)
    notebook = Notebook.open(paths, create=True)
    owner, _ = notebook.add_person(Person("7k3q", "Anna Berger"))
    drafts = drafts_of(paths, notebook.id)

    def save() -> str:
        made = Session(new_session_id(draw_number), _MOMENT, _MOMENT, notes=_NOTES)
        return notebook.save_session(owner, made).path

    path = save()

    def rewrite() -> None:
        file = notebook.read_session(path)
        notes = _NOTES + new_session_id(draw_number)
        notebook.replace_session(file, replace(file.session, notes=notes))

    works: Mapping[str, Callable[[], object]] = {
        "new entry": save,
        "entry rewritten": rewrite,
        "draft kept and dropped": lambda: drafts.keep(_NOTES, "Anna Berger").drop(),
    }
    return {name: [_milliseconds(work) for _ in range(runs)] for name, work in works.items()}


def _milliseconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", nargs="?", type=Path)
    reader.add_argument("--runs", type=int, default=500)
    given = reader.parse_args()
    with TemporaryDirectory(dir=given.folder, prefix="fuehrung-saving-") as folder:
        found = measure(Path(folder), given.runs)
    sys.stdout.write("| saved | median ms | 95 % ms | most ms |\n| --- | --- | --- | --- |\n")
    for name, times in found.items():
        cuts = quantiles(times, n=100)
        sys.stdout.write(f"| {name} | {cuts[49]:.1f} | {cuts[94]:.1f} | {max(times):.1f} |\n")


if __name__ == "__main__":
    main()
