"""Every call to the system fails once, and from each point on: nothing saved may be lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.faults import CODES, Saboteur
from builders.strategies import plain_session
from fuehrung_cli.domain.person import Person
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths


def _everything(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".tmp-" not in path.name and path.name != ".lock"
    }


Act = Callable[[], object]


def _save(notebook: Notebook) -> Act:
    owner = notebook.people()[0][0]
    return lambda: notebook.save_session(owner, plain_session("b2cdefgh"))


def _add(notebook: Notebook) -> Act:
    return lambda: notebook.add_person(Person("9zzz", "Cem Demir"))


def _change(notebook: Notebook) -> Act:
    owner = notebook.people()[0][0]
    return lambda: notebook.change_person(owner, Person("7k3q", "Anna Müller"))


def _edit(notebook: Notebook) -> Act:
    file = notebook.read_session(notebook.find_ids("k7f3qdx2")[0].path)
    return lambda: notebook.replace_session(file, plain_session(notes="neu"))


def _throw_away(notebook: Notebook) -> Act:
    path = notebook.find_ids("k7f3qdx2")[0].path
    return lambda: notebook.trash(path)


def _prepared(paths: Paths) -> Notebook:
    notebook = Notebook.open(paths, create=True, draw=random.Random(1).randrange)
    owner, _ = notebook.add_person(Person("7k3q", "Anna Berger"))
    notebook.save_session(owner, plain_session())
    return notebook


@pytest.mark.parametrize("prepare", [_save, _add, _change, _edit, _throw_away])
@pytest.mark.parametrize("forever", [False, True])
def test_no_failure_of_the_system_loses_what_was_saved(
    tmp_path: Path, prepare: Callable[[Notebook], Act], forever: bool
) -> None:
    def paths(name: str) -> Paths:
        return Paths(tmp_path / name, *[tmp_path / "machine"] * 4)

    undisturbed = _prepared(paths("undisturbed"))
    prepare(undisturbed)()
    wanted = _everything(undisturbed.disk.root)

    at, is_over, failures = 0, False, 0
    while not is_over:
        at += 1
        code = CODES[at % len(CODES)]
        notebook = _prepared(paths(str(at)))
        before = _everything(notebook.disk.root)
        act = prepare(notebook)
        saboteur = Saboteur(at, code, forever=forever)
        has_failed = False
        with pytest.MonkeyPatch.context() as patch:
            saboteur.install(patch)
            try:
                act()
            except FuehrungError:
                has_failed = True
                failures += 1
        is_over = saboteur.was_idle
        after = _everything(notebook.disk.root)
        _judge(before, wanted, after)
        if not has_failed:
            assert after == wanted
    assert failures > 10


def _judge(before: dict[str, bytes], wanted: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Whole old or whole new bytes everywhere, and every old byte still somewhere."""
    for path, data in after.items():
        assert data in (before.get(path), wanted.get(path)), path
    for path, data in before.items():
        assert path in after or data in after.values(), path
