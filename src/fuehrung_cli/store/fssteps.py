"""What `fsops` does more than once in an operation."""

from __future__ import annotations

from fuehrung_cli.store import fscalls
from fuehrung_cli.store.failures import unconfirmed
from fuehrung_cli.store.fscalls import Spot


def read_or_none(spot: Spot, name: str, path: str) -> bytes | None:
    """Returns the bytes of a file, None when there is none."""
    try:
        return fscalls.read(spot, name, path)
    except FileNotFoundError:
        return None


def put(spot: Spot, path: str, name: str, data: bytes) -> None:
    """Writes a file in the place of what stands there, at once or not at all."""
    temporary = fscalls.write(spot, data)
    try:
        fscalls.replace(spot, temporary, name)
    except BaseException:
        fscalls.forget(spot, temporary)
        raise
    confirm(spot, path)


def confirm(spot: Spot, path: str) -> None:
    """Waits for the disk; the file stands there, but says the failure, may not survive a crash."""
    try:
        fscalls.sync(spot)
    except OSError as error:
        raise unconfirmed(path) from error


def parts_of(path: str) -> list[str]:
    """Returns the names that a path is made of."""
    return path.split("/") if path else []


def split(path: str) -> tuple[str, str]:
    """Returns the folder of a path, and its last name."""
    folder, _, name = path.rpartition("/")
    return folder, name
