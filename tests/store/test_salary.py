"""The file of the gross pay: private, replaced only as it was read, gone without a trace."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from builders.notebooks import snapshot
from fuehrung_cli.errors import DataError, FuehrungError
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.salary import (
    Salary,
    encode_salary,
    forget_salary,
    load_salary,
    salary_path,
    save_salary,
)


def _file(notebook: Notebook, anna: PersonFile) -> Path:
    return notebook.paths.home / salary_path(anna)


def test_pay_is_kept_in_a_private_file_of_its_own(notebook: Notebook, anna: PersonFile) -> None:
    assert load_salary(notebook.disk, anna) is None
    save_salary(notebook.disk, anna, Salary(62_000))
    file = _file(notebook, anna)
    assert file.read_text() == "format = 1\ngross_eur = 62000\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load_salary(notebook.disk, anna) == Salary(62_000)


def test_new_pay_takes_the_place_of_the_old(notebook: Notebook, anna: PersonFile) -> None:
    save_salary(notebook.disk, anna, Salary(62_000))
    save_salary(notebook.disk, anna, Salary(64_000.5))
    save_salary(notebook.disk, anna, Salary(64_000.5))
    assert load_salary(notebook.disk, anna) == Salary(64_000.5)


def test_forgotten_pay_leaves_nothing_behind(notebook: Notebook, anna: PersonFile) -> None:
    root = notebook.paths.home.parent
    before = snapshot(root)
    save_salary(notebook.disk, anna, Salary(61_234))
    assert forget_salary(notebook.disk, anna)
    assert not forget_salary(notebook.disk, anna)
    assert {**snapshot(root)}.keys() - {"home/.lock"} == before.keys() - {"home/.lock"}


@pytest.mark.parametrize(
    "text",
    [
        'format = 1\ngross_eur = "much"\n',
        "format = 1\ngross_eur = 0\n",
        "format = 1\n",
        "format = 9\ngross_eur = 62000\n",
        "gross_eur =",
        "gross_eur = 62000\n",
    ],
)
def test_a_damaged_file_is_named_and_never_guessed(
    notebook: Notebook, anna: PersonFile, text: str
) -> None:
    _file(notebook, anna).write_text(text)
    with pytest.raises(DataError) as failure:
        load_salary(notebook.disk, anna)
    assert "salary.toml" in str(failure.value.what.params["where"])


def test_a_link_is_not_followed(notebook: Notebook, anna: PersonFile, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("format = 1\ngross_eur = 62000\n")
    _file(notebook, anna).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FuehrungError):
        load_salary(notebook.disk, anna)
    assert forget_salary(notebook.disk, anna)
    assert (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("eur", [float("inf"), float("nan"), -1.0])
def test_what_is_no_pay_is_not_written(eur: float) -> None:
    with pytest.raises(FuehrungError):
        encode_salary(Salary(eur))


def test_check_knows_the_file(notebook: Notebook, anna: PersonFile) -> None:
    save_salary(notebook.disk, anna, Salary(62_000))
    assert list(notebook.check()) == []
