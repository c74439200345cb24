"""Finished pages, shown again while nothing that they were made from has changed.

A page is a pure function of files, day, language, width and colour. So the bytes of a finished page
are kept in the cache with a stamp of every file and folder that was read for it, the program's own
included, and the next call that is the same in everything else compares the stamps and shows them.
Nothing here knows commands, people or formats: a page that is made and one that is shown again
cannot differ. The cache may be deleted at any time.

A page made from more than ten thousand files is checked by its folders, by the newest files in each
and by a sample of the others, a different one each time; `--fresh` makes every page anew.

This comes before everything else is loaded, so nothing but `os`, `sys`, `time` and `zlib` is
imported at first, and paths are plain text.
"""

# ruff: noqa: PTH109, PTH116
from __future__ import annotations

import os
import sys
import time
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = "pages"
_HEAD = b"fuehrung page 1 "
_OTHERS = ".others"
"""What the file is called behind its page that holds the stamps of which a sample is checked."""
_MOST_PAGES = 200
_MOST_BYTES = 16 << 20
_MOST_CHECKED = 10_000
_NEWEST = 8
"""So many files of a large folder are always checked, those with the last names."""
_SAMPLE_BYTES = 120_000
"""About a thousand stamps."""
_RACY_NS = 2_000_000_000
"""A file changed so shortly before it was read can change once more within the same stamp."""
_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "LINES", "HOME", "TZ", "LOCALAPPDATA")
_PREFIXES = ("FUEHRUNG", "LC_", "LANG", "XDG_", "PYTHON")


def key_of(argv: Sequence[str]) -> bytes:
    """Returns everything but files that a page depends on, on one line; empty for no page at all.

    It is made when a call begins: a page that is made over midnight is one of the day before.
    """
    try:
        return _everything_but_files(argv)
    except (OSError, ValueError, AttributeError):  # a stream is closed, the folder is gone
        return b""


def recall(key: bytes) -> tuple[int, str] | None:
    """Returns exit code and text of a page that can be shown again, None when there is none."""
    try:
        path = _path(key)
        head, _, rest = _read(path).partition(b"\n")
        check, code, count, others = head.removeprefix(_HEAD).split()
        if zlib.crc32(rest) != int(check):
            return None
        found, *stamped = rest.split(b"\n", int(count) + 1)
        text = stamped.pop().decode()
        if found != key or not all(map(_holds, stamped)):
            return None
        if int(others) and not all(map(_holds, _sample(path + _OTHERS, int(others)))):
            return None
    except (OSError, ValueError, IndexError):  # nothing is kept, or it is damaged
        return None
    return int(code), text


def keep(key: bytes, code: int, text: str, looked_at: Mapping[str, str], since_ns: int) -> None:
    """Keeps a page that was made from these files by a run that began at `since_ns`.

    `looked_at` is path → the stamp that was taken when it was looked at, empty where none was.

    A page made from something that changed while it was made, or just before, is not kept.
    """
    paths = {**looked_at, **dict.fromkeys(_program(), "")}
    stamps = {path: taken.encode() or _stamp(path) for path, taken in paths.items()}
    if any("\n" in path for path in paths):
        return
    if any(_changed_after(since_ns - _RACY_NS, stamp) for stamp in stamps.values()):
        return
    others = _rarely_checked(list(paths)) if len(paths) > _MOST_CHECKED else set[str]()
    checked = [_line(path, stamp) for path, stamp in stamps.items() if path not in others]
    sampled = b"\n".join(_line(path, stamps[path]) for path in stamps if path in others)
    rest = b"\n".join([key, *checked, text.encode()])
    numbers = (zlib.crc32(rest), code, len(checked), len(sampled))
    data = _HEAD + b"%d %d %d %d\n" % numbers + rest
    if len(data) < _MOST_BYTES:
        _write(_path(key), data, sampled)


def cache_folder(environ: Mapping[str, str]) -> str:
    """Returns the folder for what can be made again, as `paths.find_paths` has it; "" for none."""
    if sys.platform == "win32":
        local = environ.get("LOCALAPPDATA", "")
        return f"{local}\\fuehrung\\Cache" if local else ""
    home = environ.get("HOME", "")
    if sys.platform == "darwin":
        return f"{home}/Library/Caches/fuehrung" if home else ""
    given = environ.get("XDG_CACHE_HOME", "")
    if not given.startswith("/"):
        given = f"{home}/.cache" if home.startswith("/") else ""
    return f"{given}/fuehrung" if given else ""


def _everything_but_files(argv: Sequence[str]) -> bytes:
    environ = os.environ
    if not cache_folder(environ):
        return b""
    here = time.localtime()
    parts = [
        *(__file__, os.getcwd(), sys.argv[0]),
        *(f"{name}={environ[name]}" for name in sorted(environ) if _matters(name)),
        f"{here.tm_year}-{here.tm_yday} {here.tm_gmtoff}",
        *(_screen(), sys.stdout.encoding),
        *argv,
    ]
    return repr(parts).encode("utf-8", "surrogateescape")


def _matters(name: str) -> bool:
    return name in _VARIABLES or name.startswith(_PREFIXES)


def _screen() -> str:
    """Says what is a terminal, and how large it is."""
    are = [stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)]
    return f"{are} {tuple(os.get_terminal_size(sys.stdout.fileno())) if are[1] else ''}"


def _path(key: bytes) -> str:
    if not key:
        raise ValueError(key)
    return f"{cache_folder(os.environ)}/{FOLDER}/{zlib.crc32(key):08x}"


def _read(path: str, start: int = 0, most: int = _MOST_BYTES) -> bytes:
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        if start:
            os.lseek(fd, start, os.SEEK_SET)
        return os.read(fd, most)
    finally:
        os.close(fd)


def _sample(path: str, size: int) -> list[bytes]:
    """Returns some of the lines of a file, those of another place at every call."""
    if os.stat(path).st_size != size:
        raise ValueError(path)
    start = time.time_ns() // 1000 % max(1, size - _SAMPLE_BYTES)
    lines = _read(path, start, _SAMPLE_BYTES).split(b"\n")
    return lines[1 if start else 0 : -1 if start + _SAMPLE_BYTES < size else None]


def _line(path: str, stamp: bytes) -> bytes:
    return b"%b|%b" % (stamp, os.fsencode(path))


def _holds(line: bytes) -> bool:
    stamp, _, path = line.partition(b"|")
    return stamp == _stamp(path)


def _stamp(path: str | bytes) -> bytes:
    """Returns what changes when a file is written or replaced, or a name in a folder comes."""
    try:
        about = os.stat(path)
    except FileNotFoundError:
        return b"-"
    return b"%d %d %d %d" % (about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)


def _changed_after(moment_ns: int, stamp: bytes) -> bool:
    written, _, rest = stamp.partition(b" ")
    return bool(rest) and max(int(written), int(rest.partition(b" ")[0])) > moment_ns


def _rarely_checked(paths: Sequence[str]) -> set[str]:
    """Returns all files but the newest of each folder, which are checked like folders: always."""
    inside: dict[str, list[str]] = {}
    for path in paths:
        inside.setdefault(path.rpartition("/")[0], []).append(path)
    return {path for found in inside.values() for path in found[:-_NEWEST] if path not in inside}


def _program() -> list[str]:
    """Returns the files of the program that are loaded: another version makes other pages."""
    modules = [module for name, module in sys.modules.items() if name.startswith("fuehrung_cli")]
    return [path for module in modules if (path := getattr(module, "__file__", None))]


def _write(path: str, data: bytes, sampled: bytes) -> None:
    from pathlib import Path  # noqa: PLC0415  # see the head of this file

    from fuehrung_cli.errors import FuehrungError  # noqa: PLC0415
    from fuehrung_cli.store.fsops import Disk  # noqa: PLC0415

    folder, _, name = path.rpartition("/")
    # The page comes last: it says how long the other file is.
    new = {name + _OTHERS: sampled, name: data} if sampled else {name: data}
    disk = Disk(Path(folder), lasting=False)
    try:
        disk.make_folder()
        old = disk.list_folder()
        for entry in old if len(old) > _MOST_PAGES else ():
            disk.remove_file(entry.name)
        for each, content in new.items():
            disk.put(each, content)
    except FuehrungError:
        return  # a page that cannot be kept is made again
