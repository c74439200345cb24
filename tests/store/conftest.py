from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from fuehrung_cli.domain.person import Person
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.records import PersonFile


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(
        home=tmp_path / "home",
        config_file=tmp_path / "config" / "config.toml",
        cache=tmp_path / "cache",
        state=tmp_path / "state",
        runtime=tmp_path / "runtime",
    )


@pytest.fixture
def notebook(paths: Paths) -> Notebook:
    return Notebook.open(paths, create=True, draw=random.Random(1).randrange)


@pytest.fixture
def anna(notebook: Notebook) -> PersonFile:
    return notebook.add_person(Person("7k3q", "Anna Berger"))[0]


@pytest.fixture
def umask() -> Iterator[None]:
    """Puts the umask of the process back after a test that has changed it."""
    import os

    old = os.umask(0o022)
    os.umask(old)
    yield
    os.umask(old)
