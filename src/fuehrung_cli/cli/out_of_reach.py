"""What a removal cannot reach, said each time: git, other machines, backups, exports, the shell."""

from __future__ import annotations

import os
from pathlib import Path

from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import Message, say
from fuehrung_cli.store.git_history import GIT, History, remotes


def out_of_reach(run: Run, kept_by_git: Message, history: History | None = None) -> list[Message]:
    """Returns what may still hold it.

    `kept_by_git` says what to do about a history; `history` is one that was written anew.
    """
    return [
        *_of_git(run.paths.known_home(), kept_by_git, history),
        say("Other machines with this notebook: type the same command there"),
        say("Backups, and older versions that a sync service keeps"),
        say("Exports, pages and cards that were written to files, mail and calendars"),
        say("The history of your shell, if names were typed on its command line"),
    ]


def _of_git(home: Path, kept_by_git: Message, history: History | None) -> list[Message]:
    if history is None:
        if os.path.lexists(home / GIT):
            return [kept_by_git]
        is_inside = any(os.path.lexists(folder / GIT) for folder in home.parents)
        return [say("The history of the git checkout above the notebook")] if is_inside else []
    named = remotes(home)
    pushed = say(
        "Copies of the history at {names}: push with --force, have it cleaned", names=named
    )
    return [pushed] if named else [say("Clones of the history, wherever there are any")]
