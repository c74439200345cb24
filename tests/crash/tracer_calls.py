"""Which system calls touch files, by their numbers on x86-64, and the filter that stops at them."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

CHANGING: Mapping[str, int] = {
    "write": 1, "open": 2, "pwrite64": 18, "writev": 20, "fsync": 74, "fdatasync": 75,
    "truncate": 76, "ftruncate": 77, "rename": 82, "mkdir": 83, "rmdir": 84, "link": 86,
    "unlink": 87, "symlink": 88, "chmod": 90, "fchmod": 91, "utime": 132, "openat": 257,
    "mkdirat": 258, "renameat": 264, "unlinkat": 263, "linkat": 265, "symlinkat": 266,
    "fchmodat": 268, "utimensat": 280, "fallocate": 285, "renameat2": 316, "openat2": 437,
}  # fmt: skip
"""Calls after which the disk may look different; a call that opens may create."""
LOOKING: Mapping[str, int] = {
    "read": 0, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "lseek": 8, "pread64": 17,
    "access": 21, "flock": 73, "getdents": 78, "readlink": 89, "getdents64": 217,
    "newfstatat": 262, "readlinkat": 267, "faccessat": 269, "statx": 332, "faccessat2": 439,
}  # fmt: skip
BY_NUMBER: Mapping[str, int] = {
    name: number
    for name, number in {**CHANGING, **LOOKING}.items()
    if name in ("write", "pwrite64", "writev", "read", "close", "fstat", "lseek")
}
"""Calls that the three standard streams get, too; there they are nobody's file."""
NAMES: Mapping[int, str] = {number: name for name, number in {**CHANGING, **LOOKING}.items()}
LAST_STREAM = 2

_LOAD, _EQUAL, _GREATER, _RETURN = 0x20, 0x15, 0x25, 0x06
_ALLOW, _TRACE = 0x7FFF0000, 0x7FF00000
_NUMBER_AT, _FIRST_ARGUMENT_AT = 0, 16


def program() -> bytes:
    """Returns the seccomp filter: it stops at each of these calls and passes its number on."""
    return b"".join(struct.pack("HBBI", *step) for step in _steps())


def _steps() -> Iterator[tuple[int, int, int, int]]:
    """Yields instructions: code, how many to leave out if it holds, if not, operand."""
    yield (_LOAD, 0, 0, _NUMBER_AT)
    for number in NAMES:
        if number in BY_NUMBER.values():
            yield (_EQUAL, 0, 4, number)
            yield (_LOAD, 0, 0, _FIRST_ARGUMENT_AT)
            yield (_GREATER, 0, 1, LAST_STREAM)
            yield (_RETURN, 0, 0, _TRACE | number)
            yield (_RETURN, 0, 0, _ALLOW)
        else:
            yield (_EQUAL, 0, 1, number)
            yield (_RETURN, 0, 0, _TRACE | number)
    yield (_RETURN, 0, 0, _ALLOW)
