"""The recovery drill: what the page about accidents says is done, word for word: all is back."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from builders.archives import ALL_FILES
from builders.documents import blocks, read_document
from builders.notebooks import FILES, NOTEBOOK_ID, home_in, plant, snapshot
from builders.running import Runner
from fuehrung_cli.errors import ExitCode

PAGES = {
    "docs/accidents.md": "my-backup.zip",
    "docs/unfaelle.md": "meine-sicherung.zip",
}
each_page = pytest.mark.parametrize("page", PAGES)


@pytest.fixture
def lost(machine: Path, run: Runner, tmp_path: Path, page: str) -> dict[str, bytes]:
    """Makes a backup beside which everything is lost, and returns what there was."""
    plant(home_in(machine))
    plant(machine / ".config/fuehrung", {"config.toml": ALL_FILES["config/config.toml"]})
    draft = f"state/{NOTEBOOK_ID}/drafts/000001-0a1b2c3d"
    plant(machine / ".local/state/fuehrung" / NOTEBOOK_ID / "drafts", {
        "000001-0a1b2c3d": ALL_FILES[draft],
    })  # fmt: skip
    assert run("backup", str(tmp_path / PAGES[page])).code == ExitCode.DONE
    there = snapshot(machine)
    machine.rename(tmp_path / "lost")
    machine.mkdir()
    return there


@each_page
def test_the_commands_of_the_program_bring_everything_back(
    lost: dict[str, bytes], machine: Path, run: Runner, page: str, tmp_path: Path
) -> None:
    (typed,) = set(re.findall(rf"`fuehrung (restore {PAGES[page]})`", read_document(page)))
    word, file = typed.split()
    result = run(word, str(tmp_path / file))
    assert result.code == ExitCode.DONE
    assert snapshot(machine) == lost


@each_page
def test_the_commands_without_the_program_bring_everything_back(
    lost: dict[str, bytes], machine: Path, run: Runner, page: str, tmp_path: Path
) -> None:
    (typed,) = blocks(read_document(page), "sh")
    done = subprocess.run(
        ["bash", "-euc", typed], cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert snapshot(machine) == lost
    assert run("check").code == ExitCode.DONE
    assert snapshot(home_in(machine)) == {path: text.encode() for path, text in FILES.items()}
    assert not home_in(machine).stat().st_mode & 0o077


def test_both_pages_have_the_same_parts() -> None:
    def shape(page: str) -> tuple[int, ...]:
        text = read_document(page)
        counted = (r"^## ", r"^\| ", r"^- ", r"^\d\. ", r"^\$ fuehrung ", r"^```", r"\*\*")
        return tuple(len(re.findall(each, text, re.MULTILINE)) for each in counted)

    english, german = map(shape, PAGES)
    assert english == german
