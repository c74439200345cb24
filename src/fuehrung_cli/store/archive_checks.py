"""What the names and sizes in an archive must be before anything in it is unpacked."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from fuehrung_cli.domain.ids import SESSION_ID
from fuehrung_cli.errors import Message, say
from fuehrung_cli.store.archive_names import (
    CONFIG,
    NEW,
    ODD_PART,
    PARTS,
    SETTINGS_PART,
    STATE_PART,
    WRITTEN_BY_US,
    Spellings,
    is_inside,
    is_portable,
)

_HARMLESS_BYTES = 256 << 20
_MOST_GROWTH = 100
"""Text shrinks to a third. What is small may grow as it likes, as a file full of zeros does."""
_HEAD_BYTES = 30
_STRANGE_FLAGS = 0x1 | 0x20 | 0x40 | 0x2000
"""Encrypted, patched and the like."""


class Unfit(Exception):  # noqa: N818  # a reason inside of a failure, none by itself
    """Something in an archive is not as this program makes it."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.text)
        self.why = why


def check_entries(entries: Sequence[ZipInfo], start_of_list: int, archive_bytes: int) -> None:
    """Refuses an archive in which anything but its files' contents could do harm.

    Raises:
        Unfit: with the reason.
    """
    spellings, seen = Spellings(), set[str]()
    for entry in entries:
        name = entry.filename.removesuffix("/")
        _check_kind(entry)
        if entry.orig_filename != entry.filename or not _is_place(name, is_folder=entry.is_dir()):
            raise Unfit(say("the name “{name}” does not belong there", name=name))
        if name in seen or not spellings.fits(name):
            raise Unfit(say("the name “{name}” is there twice", name=name))
        seen.add(name)
    _check_no_file_is_a_folder(entries)
    _check_sizes(entries, start_of_list, archive_bytes)


def _check_kind(entry: ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    expected = stat.S_IFDIR if entry.is_dir() else stat.S_IFREG
    is_plain = entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)
    if kind not in (0, expected) or not is_plain or entry.flag_bits & _STRANGE_FLAGS:
        raise Unfit(say("“{name}” is no ordinary file", name=entry.filename))


def _is_place(name: str, *, is_folder: bool) -> bool:
    if not is_portable(name):
        return False
    if is_folder:
        return name in PARTS or is_place_of_a_file(f"{name}/file")
    top, _, rest = name.partition("/")
    is_odd = top == ODD_PART and rest.isdecimal()
    return name in WRITTEN_BY_US or is_odd or is_place_of_a_file(name)


def is_place_of_a_file(name: str) -> bool:
    """Says whether a file of the user may come from there and be put back there."""
    top, *rest = name.split("/")
    if top == SETTINGS_PART:
        return name == CONFIG
    is_ours = top != STATE_PART or (len(rest) > 1 and is_state_folder(rest[0]))
    return is_ours and is_inside(name)


def is_state_folder(name: str) -> bool:
    """Says whether a folder of this name holds what a machine keeps beside a notebook."""
    return name == NEW or SESSION_ID.match(name) is not None


def _check_no_file_is_a_folder(entries: Iterable[ZipInfo]) -> None:
    files = {entry.filename for entry in entries if not entry.is_dir()}
    for entry in entries:
        above = entry.filename.rstrip("/")
        while "/" in above:
            above = above.rpartition("/")[0]
            if above in files:
                raise Unfit(say("the name “{name}” is there twice", name=above))


def _check_sizes(entries: Iterable[ZipInfo], start_of_list: int, archive_bytes: int) -> None:
    """Refuses what unpacks to far more than it is, also by using the same bytes several times."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise Unfit(say("its files lie one upon the other"))
        end = entry.header_offset + _HEAD_BYTES + entry.compress_size
    whole = sum(entry.file_size for entry in entries)
    if end > start_of_list or whole > max(_HARMLESS_BYTES, _MOST_GROWTH * archive_bytes):
        raise Unfit(say("it would unpack to far more than it can hold"))


def check_odd(odd: object, files: Iterable[str]) -> Mapping[str, str]:
    """Returns name in the archive → the place of that file, for names no system has to hold.

    Raises:
        Unfit: a place is none, or missing.
    """
    numbered = {name for name in files if name.startswith(f"{ODD_PART}/")}
    if not isinstance(odd, dict) or set(odd) != numbered:
        raise Unfit(say("the list of odd names does not fit"))
    for place in odd.values():
        if not isinstance(place, str) or not is_place_of_a_file(place):
            raise Unfit(say("the name “{name}” does not belong there", name=str(place)))
    if len(set(odd.values())) < len(odd):
        raise Unfit(say("the list of odd names does not fit"))
    return odd
