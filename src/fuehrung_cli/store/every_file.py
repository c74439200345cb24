"""Every file of a notebook and of what this machine keeps beside it, to be looked through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.git_history import GIT
from fuehrung_cli.store.memo import FOLDER as PAGES
from fuehrung_cli.store.names_file import FILE as NAMES
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.whereabouts import Place, files_below


def every_file(notebook: Notebook) -> Iterator[Place]:
    """Yields every file of notebook, state and cache, but not the history that git keeps."""
    cache = Disk(notebook.paths.cache, lasting=False)
    state, new = notebook.state, Disk(notebook.paths.state_of("new"))
    roots = [(notebook.disk, ""), (state, ""), (new, ""), (cache, PAGES), (cache, notebook.id)]
    for disk, folder in roots:
        if disk.at_root() == "folder" and (not folder or disk.kind(folder) == "folder"):
            for path in files_below(disk, folder):
                if not path.startswith(f"{GIT}/"):
                    yield Place(disk, path, "mention")
    if cache.kind(NAMES):
        yield Place(cache, NAMES, "mention")


def whole(place: Place) -> bytes:
    """Returns the whole content of a file, however large it is; none of what cannot be read."""
    with suppress(FuehrungError):
        return b"".join(place.disk.pieces(place.path))
    return b""


def empty_cache(notebook: Notebook) -> int:
    """Removes pages, index and list of names, which can be made again, and counts the files."""
    cache = Disk(notebook.paths.cache, lasting=False)
    gone = 0
    for folder in (PAGES, notebook.id):
        for path in files_below(cache, folder) if cache.kind(folder) == "folder" else ():
            cache.remove_file(path)
            gone += 1
    if cache.kind(NAMES):
        cache.remove_file(NAMES)
        gone += 1
    return gone
