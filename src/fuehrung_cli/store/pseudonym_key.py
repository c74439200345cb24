"""`pseudonym.key`: the secret that makes the aliases of a notebook, beside `notebook.toml`.

It is made when the first pseudonymous export is asked for, travels with the notebook through syncs
and backups, and is never changed: another secret would make other aliases.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress

from fuehrung_cli.domain.aliases import KEY_BYTES
from fuehrung_cli.errors import DataError, say
from fuehrung_cli.store.failures import ExistsError, MissingError
from fuehrung_cli.store.fsops import TEMPORARY, Disk
from fuehrung_cli.store.names_on_disk import PSEUDONYMS
from fuehrung_cli.store.problems import Problem, damage, problem_of

_FORM = re.compile(rb"fuehrung pseudonyms 1\n([0-9a-f]{64})\s*\Z")
_MOST_BYTES = 1000


def pseudonym_key(disk: Disk) -> bytes:
    """Returns the secret of a notebook, and makes one first where there is none.

    Raises:
        DataError: the file holds something else.
    """
    with suppress(MissingError):
        return _read(disk)
    # Another process may have been quicker: then its secret is the one.
    with suppress(ExistsError):
        disk.create_new(PSEUDONYMS, key_bytes(os.urandom(KEY_BYTES)))
    return _read(disk)


def key_bytes(key: bytes) -> bytes:
    """Returns the bytes of the file."""
    return f"fuehrung pseudonyms 1\n{key.hex()}\n".encode()


def key_problems(disk: Disk) -> Iterator[Problem]:
    """Yields what is wrong with the secret, and second ones that a sync has left."""
    try:
        data = disk.read_file(PSEUDONYMS, limit=_MOST_BYTES)
    except MissingError:
        pass
    except DataError as error:
        yield problem_of(error, PSEUDONYMS)
    else:
        if not _FORM.match(data):
            yield _unreadable()
    stem, _, end = PSEUDONYMS.rpartition(".")
    for entry in disk.list_folder():
        is_second = entry.name.startswith(stem) and entry.name != PSEUDONYMS
        if is_second and end in entry.name and not entry.name.startswith(TEMPORARY):
            what = say("a second secret for pseudonyms, which is not read")
            hint = say("Two machines have made one each; keep the older and remove the other")
            yield Problem(entry.name, "", what, hint)


def _read(disk: Disk) -> bytes:
    found = _FORM.match(disk.read_file(PSEUDONYMS, limit=_MOST_BYTES))
    if found is None:
        raise damage(_unreadable())
    return bytes.fromhex(found[1].decode())


def _unreadable() -> Problem:
    return Problem(
        PSEUDONYMS,
        "",
        say("the secret for pseudonyms cannot be read"),
        say("Take it from a backup; if you remove it, later exports have other pseudonyms"),
    )
