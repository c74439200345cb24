"""A disk that fills up at any byte: what is said to be saved is whole, all else is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from crash.histories import History, paths_in
from crash.simulated import Recorder
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.store.drafts import drafts_of
from fuehrung_cli.store.notebook import Notebook


def fill_up(root: Path, patch: Any, seed: int, acts: int) -> list[str]:
    """Lives through a history while the disk is full now and then; returns what is damaged."""
    chance = Random(seed)
    root.mkdir()
    recorder = Recorder(root)
    recorder.install(patch)
    history = History(root, chance, lambda: None)
    for _ in range(acts):
        recorder.room = chance.choice([None, chance.randrange(600)])
        with suppress(FuehrungError):
            history.act()
    recorder.room = None
    return unreadable(root)


def unreadable(root: Path) -> list[str]:
    """Reads everything as the program does; returns what is wrong."""
    paths = paths_in(root)
    notebook = Notebook.open(paths, create=False)
    people, problems = notebook.people()
    problems = (*notebook.about.problems, *problems)
    for owner in people:
        problems = (*problems, *notebook.sessions(owner)[1])
    drafts = drafts_of(paths, notebook.id)
    empty = [draft.name for draft in (*drafts.listed(), *drafts.journal.listed()) if not draft.text]
    return [problem.path for problem in problems] + empty
