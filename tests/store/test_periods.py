"""The periods in `notebook.toml`: read with care, written without touching anything else."""

from __future__ import annotations

import pytest

from fuehrung_cli.domain.settings import Retention, RetentionNumbers, Span
from fuehrung_cli.errors import DataError
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.notebook_file import notebook_bytes, open_or_create
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.periods import set_retention

OWN = Retention(RetentionNumbers(24), {"commitment": Span(18, "months"), "goal": Span(9, "days")})


def _file(paths: Paths, text: str) -> Notebook:
    paths.home.mkdir(exist_ok=True)
    (paths.home / "notebook.toml").write_text(f'format = 1\nid = "f2ztq1g1"\n{text}')
    return Notebook.open(paths, create=False)


def test_what_is_written_reads_back(notebook: Notebook) -> None:
    notebook.disk.put("notebook.toml", notebook_bytes(notebook.id, OWN))
    again = open_or_create(notebook.disk, create=False, draw=lambda _: 0)
    assert (again.id, again.retention, again.problems) == (notebook.id, OWN, ())


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[retention]\nkinds = 3\n", "retention.kinds"),
        ('[retention.kinds]\ngoal = "9 years"\n', "retention.kinds.goal"),
        ('[retention.kinds]\ngoal = "121 months"\n', "retention.kinds.goal"),
        ("[retention.kinds]\ngoal = 9\n", "retention.kinds.goal"),
        ('[retention.kinds]\ngaol = "9 days"\n', "retention.kinds.gaol"),
        ("retention = 3\n", "retention.retention"),
        ("[retention]\nnotes_months = 0\n", "retention.notes_months"),
    ],
)
def test_a_period_that_is_none_is_named_and_the_default_holds(
    paths: Paths, text: str, where: str
) -> None:
    opened = _file(paths, text)
    assert [problem.where for problem in opened.about.problems] == [where]
    assert opened.retention == Retention()


def test_comments_and_what_is_not_known_stay(paths: Paths) -> None:
    opened = _file(
        paths, '# mine\n[retention]\nnotes_months = 3\n[retention.kinds]\nriddle = "9 days"\n'
    )
    set_retention(opened, OWN)
    text = (paths.home / "notebook.toml").read_text()
    assert "# mine" in text
    assert 'riddle = "9 days"' in text
    again = Notebook.open(paths, create=False)
    assert again.retention == OWN
    set_retention(again, Retention(kinds={"goal": Span(9, "days")}))
    assert Notebook.open(paths, create=False).retention == Retention(
        kinds={"goal": Span(9, "days")}
    )


def test_the_table_is_made_and_taken_away_as_it_is_needed(paths: Paths) -> None:
    opened = _file(paths, "")
    set_retention(opened, OWN)
    again = Notebook.open(paths, create=False)
    assert again.retention == OWN
    set_retention(again, Retention())
    assert "kinds" not in (paths.home / "notebook.toml").read_text()
    write = set_retention(Notebook.open(paths, create=False), Retention())
    assert write.before == write.after


def test_a_damaged_file_is_not_written_to(paths: Paths) -> None:
    opened = _file(paths, "retention = [\n")
    with pytest.raises(DataError):
        set_retention(opened, OWN)
