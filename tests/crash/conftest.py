from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from crash.power_images import CannotMountError, Image
from crash.tracer import IS_POSSIBLE, NEEDS
from crash.tracer_server import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Returns the fork server of this worker."""
    if not IS_POSSIBLE:
        pytest.skip(NEEDS)
    made = Server()
    yield made
    made.end()


@pytest.fixture
def can_mount() -> Callable[[str], None]:
    """Returns what leaves the test out, visibly, where a file system cannot be mounted."""

    def try_it(kind: str) -> None:
        try:
            Image.made(kind).remove()
        except CannotMountError as error:
            pytest.skip(str(error))

    return try_it
