"""Pages for the browser: private, one at a time, and gone with the person they name."""

from __future__ import annotations

import stat
from pathlib import Path

from builders.notebooks import ANNA, plant
from fuehrung_cli.store.erasing import find
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.opened_pages import FOLDER, keep_page
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.whereabouts import marks_of, places


def test_a_page_is_private_and_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    state = Disk(tmp_path / "state")
    first = keep_page(state, "k7f3.html", b"one")
    assert first == tmp_path / "state" / FOLDER / "k7f3.html"
    assert first.read_bytes() == b"one"
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert stat.S_IMODE(first.parent.stat().st_mode) == 0o700
    second = keep_page(state, "m2xa.html", b"two")
    assert [path.name for path in first.parent.iterdir()] == ["m2xa.html"]
    assert second.read_bytes() == b"two"


def test_a_folder_of_somebody_else_in_it_stays(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "mine").mkdir(parents=True)
    keep_page(Disk(tmp_path), "k7f3.html", b"one")
    assert (tmp_path / FOLDER / "mine").is_dir()


def test_an_opened_page_is_hers_when_it_names_her_however_it_is_written(paths: Paths) -> None:
    plant(paths.home)
    notebook = Notebook.open(paths, create=False, lasting=False)
    owner = next(file for file in notebook.people()[0] if file.folder == ANNA)
    marks = marks_of(notebook, owner)
    before = {place.shown for place in places(notebook, owner, marks)}
    theirs = keep_page(notebook.state, "k7f3.html", b"<h1>Petra Schulz</h1>")
    assert {place.shown for place in places(notebook, owner, marks)} == before
    # As a stream without our letters has them; and opened before there was a notebook.
    hers = keep_page(Disk(paths.state_of("new")), "m2xa.html", b"<h1>ANNA&#32;BERGER</h1>")
    found = [place for place in places(notebook, owner, marks) if place.shown not in before]
    assert [(place.shown, place.kept) for place in found] == [(str(hers), "page")]
    assert theirs.exists()


def test_erasing_takes_every_opened_page_as_first_names_tell_nothing(paths: Paths) -> None:
    plant(paths.home)
    notebook = Notebook.open(paths, create=False, lasting=False)
    owner = next(file for file in notebook.people()[0] if file.folder == ANNA)
    team = keep_page(notebook.state, "k7f3.html", b"<th>Anna</th>")
    hers = keep_page(Disk(paths.state_of("new")), "m2xa.html", b"<h1>Anna Berger</h1>")
    found = find(notebook, owner, marks_of(notebook, owner)).hers
    assert sorted(p.shown for p in found if p.kept == "page") == sorted((str(team), str(hers)))
