"""`notebook.toml`: what makes a folder a notebook: its format, its id, its retention periods."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from fuehrung_cli.domain.ids import SESSION_ID, Draw, new_session_id
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.errors import DataError, NotebookError, say
from fuehrung_cli.store.failures import ExistsError, MissingError
from fuehrung_cli.store.format_number import in_current_format
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.migrations import newest
from fuehrung_cli.store.names_on_disk import NOTEBOOK, RESTORING
from fuehrung_cli.store.problems import Problem, by_hand, near_miss, problem_of, unknown_key
from fuehrung_cli.store.retention_file import read_retention, retention_table
from fuehrung_cli.store.toml_text import dumps, parse

_KEYS = ("format", "id", "retention")
UNKNOWN_ID = "unknown"
"""Stands in for the id while the file is damaged, so that everything else can still be read."""


class Opening(NamedTuple):
    """What `notebook.toml` says, and what is wrong with it."""

    id: str
    retention: Retention = Retention()  # a frozen value
    problems: tuple[Problem, ...] = ()


def open_or_create(disk: Disk, *, create: bool, draw: Draw) -> Opening:
    """Reads the file; makes it first if it is missing and `create` says so.

    Raises:
        NotebookError: it is missing, or its format is newer than this program.
    """
    try:
        return _read(disk.read_file(NOTEBOOK))
    except MissingError:
        _refuse_unfinished(disk)
        if not create:
            raise NotebookError(
                say("There is no notebook in {folder}", folder=str(disk.root)),
                say("If a sync is still running, wait for it; else choose a folder with --home"),
            ) from None
    except DataError as error:
        return Opening(UNKNOWN_ID, problems=(problem_of(error, NOTEBOOK),))
    disk.make_folder()
    # Another process may have been quicker: then its id is the one.
    with suppress(ExistsError):
        disk.create_new(NOTEBOOK, notebook_bytes(new_session_id(draw), Retention()))
    return _read(disk.read_file(NOTEBOOK))


def _refuse_unfinished(disk: Disk) -> None:
    if disk.kind(RESTORING):
        raise NotebookError(
            say("A restore to {folder} was interrupted", folder=str(disk.root)),
            say("Finish it with the same backup: fuehrung restore FILE"),
        ) from None


def notebook_bytes(identifier: str, retention: Retention) -> bytes:
    """Returns the bytes of the file."""
    table = {"format": newest(), "id": identifier, "retention": retention_table(retention)}
    return dumps(table).encode()


def _read(data: bytes) -> Opening:
    table = parse(data, NOTEBOOK)
    if isinstance(table, Problem):
        return Opening(UNKNOWN_ID, problems=(table,))
    current = in_current_format(table, "notebook", NOTEBOOK)
    problems = []
    if isinstance(current, Problem):
        if current.severity == "newer":
            what = say("{where}: {what}", where=NOTEBOOK, what=current.what)
            raise NotebookError(what, *([current.hint] if current.hint else []))
        problems.append(current)
    else:
        table = current
    identifier = table.get("id")
    if not isinstance(identifier, str) or not SESSION_ID.match(identifier):
        what = say("{key} must be {wanted}", key="id", wanted=say("an id such as k7f3qdx2"))
        problems.append(Problem(NOTEBOOK, "id", what, by_hand()))
        identifier = UNKNOWN_ID
    retention, more = read_retention(table.get("retention", {}))
    # A key that newer programs may have left is no slip.
    slips = [key for key in table if key not in _KEYS and near_miss(key, _KEYS)]
    strange = [unknown_key(key, _KEYS, NOTEBOOK, key) for key in slips]
    return Opening(identifier, retention, (*problems, *more, *strange))
