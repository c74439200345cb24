"""Backups as a command: makes one and says what is in it."""

from __future__ import annotations

import shlex
from contextlib import suppress
from pathlib import Path

from fuehrung_cli import __version__
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode, FuehrungError, Message, say, say_n
from fuehrung_cli.store.archive_counts import Counts
from fuehrung_cli.store.archive_sources import LeftOut
from fuehrung_cli.store.backup import Kept, back_up
from fuehrung_cli.store.problems import Problem

_SYNCED = (
    *("dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud", "nextcloud"),
    *("mobile documents", "owncloud", "seafile", "pcloud", "hidrive", "magentacloud", "syncthing"),
)
"""How the folders begin that services for syncing make."""


def make_backup(run: Run, to: str, *, as_json: bool) -> int:
    """Makes the backup and says what is in it; damaged files are kept as they are, and named."""
    _ = run.has_notebook  # refuses a file that stands in its place
    kept = back_up(run.paths, to, run.now, f"fuehrung {__version__}")
    damaged = _damaged(run)
    if as_json:
        from fuehrung_cli.cli.machine import write_json

        write_json(run, "backup", kept)
    else:
        _tell(run, kept, damaged)
    run.problems += [_unread(left) for left in kept.left_out if left.why == "unreadable"]
    return ExitCode.DONE


def _damaged(run: Run) -> int:
    """Adds what cannot be read to the problems of the run, and returns how many files that are."""
    with suppress(FuehrungError):
        run.problems += [problem for problem in run.notebook.check() if problem.is_unread]
    return len({problem.path for problem in run.problems if problem.is_unread})


def _unread(left: LeftOut) -> Problem:
    what = say("it cannot be read, so it is not in the backup")
    return Problem(left.path, "", what, say("Check to whom it belongs, then back up again"))


def _tell(run: Run, kept: Kept, damaged: int) -> None:
    size = size_words(run, kept.size_bytes)
    words = say("Backed up: {path} ({size}), read back and compared", path=kept.file, size=size)
    run.tell(run.t(words))
    for line in content_lines(kept.holds):
        run.tell(f"  {run.t.joined(map(run.t, line))}")
    if damaged:
        kept_as_they_are = say_n(
            "{n} damaged file is in it as it is",
            "{n} damaged files are in it as they are",
            damaged,
        )
        run.tell(f"  {run.t(kept_as_they_are)}")
    for left in kept.left_out:
        if left.why != "unreadable":
            run.tell(f"  {run.t(say('left out: {path} ({why})', path=left.path, why=_why(left)))}")
    run.tell(run.t(say("Not encrypted: whoever has the file can read all of it")))
    place = _synced(kept.file)
    if place:
        run.tell(
            run.t(say("“{folder}” looks like a folder that is synced elsewhere", folder=place))
        )
    run.tell(run.t(say("Put back: fuehrung restore {file}", file=shlex.quote(kept.file))))


def _why(left: LeftOut) -> Message:
    match left.why:
        case "link":
            return say("a link, which is not followed")
        case "hidden":
            return say("a folder of another program")
        case _:
            return say("no ordinary file")


def content_lines(holds: Counts) -> list[list[Message]]:
    """Returns what is in a backup: first what counts, then what is there beside it."""
    first = [
        say_n("{n} person", "{n} people", holds.people),
        say_n("{n} entry", "{n} entries", holds.entries),
    ]
    if holds.salaries:
        first.append(say_n("gross pay of {n} person", "gross pay of {n} people", holds.salaries))
    beside = [
        *_some(say_n("{n} journey of your own", "{n} journeys of your own", holds.journeys)),
        *([say("your rules")] if holds.has_rules else []),
        *([say("settings")] if holds.has_settings else []),
        *_some(say_n("{n} draft", "{n} drafts", holds.drafts)),
        *_some(say_n("{n} file set aside", "{n} files set aside", holds.trash)),
    ]
    return [line for line in (first, beside) if line]


def _some(words: Message) -> list[Message]:
    return [words] if words.params["n"] else []


def size_words(run: Run, size_bytes: int) -> str:
    """Returns a size as people read it: 12 KB, 1.5 MB."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6)):
        if size_bytes >= factor:
            return f"{run.t.number(round(size_bytes / factor, 1))} {unit}"
    return f"{max(1, round(size_bytes / 1000))} KB"


def _synced(file: str) -> str:
    """Returns the folder in a path whose name is that of a service, "" for none."""
    parts = Path(file).parts[:-1]
    return next((part for part in parts if part.casefold().startswith(_SYNCED)), "")
