"""Pages as text files beside the tests: one file per page and language, in all forms."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode


class PageExtension(SingleFileSnapshotExtension):
    """A snapshot that opens in any editor as the page it is."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def shown(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Returns the snapshot of the page that the test looks at."""
    return snapshot.use_extension(PageExtension)
