"""What must hold after a crash or a failure: pure functions over the state of a machine.

`before` is the state the command started from, `wanted` the one it leaves when nothing disturbs it,
`after` the one it was found in. Each function yields what is wrong, in words for whoever mends it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from crash.kills_world import State, Told

TEMPORARY = ".tmp-"
_TRASH = "home/trash/"
_LOG = "home/access/"
_LINES = re.compile(r"/access/[0-9a-f]{8}\.jsonl\Z")
_NOT_NOTED = ("This was not noted in the log", "Das steht nicht im Protokoll")
_OWN_CODES = {0, 1, 2, 3, 4, 5, 6}
"""All that are documented for a call: 1 where an editor gives up; a bug shows by its words."""


def files_of(state: State, folder: str = "") -> dict[str, bytes]:
    """Returns what counts: no folders, locks, temporary files, nor what an editor has open."""
    return {
        path: data
        for path, data in state.items()
        if data is not None
        and path.startswith(folder)
        and not path.startswith(("runtime/fuehrung/edit-", "cache/", "tmp/"))
        and not is_leftover(path)
        and not path.endswith(("/.lock", "/.restoring"))  # the mark of a restore under way
    }


def is_leftover(path: str) -> bool:
    """Says whether a path is a temporary file of ours."""
    return path.rpartition("/")[2].startswith(TEMPORARY)


def leftovers(state: State) -> list[str]:
    """Returns the temporary files in the notebook, as `check` calls them."""
    return [path.removeprefix("home/") for path in state if _is_inside(path)]


def _is_inside(path: str) -> bool:
    return path.startswith("home/") and is_leftover(path)


def losses(before: State, wanted: State, after: State, folder: str = "") -> Iterator[str]:
    """Every file is whole, the old or the new one; none is gone; none came from nowhere."""
    old, new, now = (files_of(state, folder) for state in (before, wanted, after))
    known = {*old.values(), *new.values()}
    for path, data in now.items():
        if path not in old and path not in new:
            if not (path.startswith(_TRASH) and data in known):
                yield f"{path} came from nowhere"
        elif is_being_added(path, data, old.get(path, b""), new.get(path, b"")):
            continue
        elif data not in (old.get(path), new.get(path)) and not _is_on_its_way(path, data, new):
            yield f"{path} is neither the old nor the new one ({len(data)} bytes)"
    for path, data in old.items():
        if path in now:
            continue
        if path in new:
            yield f"{path} is gone"
        elif data in new.values() and data not in now.values():
            yield f"{path} is gone and stands nowhere else"


def _is_on_its_way(path: str, data: bytes, new: Mapping[str, bytes]) -> bool:
    """Says whether an entry is the new one and only its name is still the old one."""
    return path not in new and data in new.values()


def is_being_added(path: str, data: bytes, old: bytes, new: bytes) -> bool:
    """Says whether a line is being added to the log: nothing before it may change.

    Before its first line a machine gets a number, which stands in the state folder alone.
    """
    if path.endswith("/access.json") and not old:
        return b'"heads": {}' in data
    return bool(_LINES.search(path)) and data.startswith(old) and new.startswith(data)


def unkept(out: str, wanted: State, after: State, folders: Collection[str]) -> Iterator[str]:
    """What was said to be saved is saved."""
    if not out:
        return
    for folder in folders:
        # The log comes last and may fail; `silent` holds it to saying so.
        new, now = (_without_log(files_of(state, f"{folder}/")) for state in (wanted, after))
        for path, data in new.items():
            if now.get(path) != data and data not in now.values():
                yield f"said to be saved, but it is not: {path}"


def unnamed(after: State, checked: Told, planted: Collection[str] = ()) -> Iterator[str]:
    """`check` has nothing to complain of but leftovers and what was planted, and names each."""
    is_still_there = any(f"home/{path}" in after for path in planted)
    if checked.code and not (checked.code == 4 and is_still_there):
        yield f"check ends with {checked.code}: {(checked.out + checked.err).strip()}"
    for path in leftovers(after):
        if path not in checked.out:
            yield f"check does not name {path}"


def unusable(after: State, told: Told, later: State) -> Iterator[str]:
    """The next command works and leaves everything else alone."""
    if told.code:
        yield f"the next command ends with {told.code}: {told.err.strip()}"
    now, then = files_of(after, "home/"), files_of(later, "home/")
    for path, data in now.items():
        if then.get(path) != data:
            yield f"the next command has touched {path}"
    if not told.code and len(then) == len(now):
        yield "the next command has saved nothing"


def unhelpful(told: Told) -> Iterator[str]:
    """A failure is told in words and with a documented code, never as a bug."""
    text = told.out + told.err
    if told.code not in _OWN_CODES:
        yield f"ends with {told.code}: {told.err.strip()[-300:]}"
    if "Traceback" in text or "--debug" in text:
        yield f"shows a bug: {text.strip()[-300:]}"
    if told.code and not told.err.strip() and not told.out.strip():
        yield f"ends with {told.code} and says nothing"


def is_done(wanted: State, after: State) -> bool:
    """Says whether the same texts stand there.

    The name of an entry may lag behind its moment, and the trash may hold a text twice.
    """
    new, now = (_without_log(files_of(state, "home/")) for state in (wanted, after))
    lasting = {data for path, data in new.items() if not path.startswith(_TRASH)}
    used = {data for path, data in now.items() if not path.startswith(_TRASH)}
    return set(new.values()) == set(now.values()) and used == lasting


def _without_log(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Leaves the log out, and what a machine remembers of it."""
    return {
        path: data
        for path, data in files.items()
        if not path.startswith(_LOG) and not path.endswith("/access.json")
    }


def noted(state: State) -> bool:
    """Says whether there is a log."""
    return any(path.startswith(_LOG) for path in state)


def silent(told: Told, wanted: State, after: State) -> Iterator[str]:
    """A call that ends well has done its work."""
    if told.code:
        return
    if not is_done(wanted, after):
        yield "ends with 0, but the notebook is not as it should be"
    is_noted = all(after.get(path) == wanted[path] for path in wanted if path.startswith(_LOG))
    if not is_noted and not any(words in told.err for words in _NOT_NOTED):
        yield "ends with 0, but the log does not know of it, and nothing says so"


def untyped(typed: str, told: Told, wanted: State, after: State) -> Iterator[str]:
    """What was typed is saved, else it stands in a draft or, at the last, on stderr."""
    if not typed or is_done(wanted, after) or typed in told.err:
        return
    if not any(data and typed.encode() in data for data in after.values()):
        yield f"what was typed stands nowhere (exit {told.code})"
