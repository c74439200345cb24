"""The data sheet of this installation: what is looked up for it."""

from __future__ import annotations

import os
from pathlib import Path

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish, present
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.errors import ExitCode, UsageError, say
from fuehrung_cli.reports.sheet import SheetSources, sheet
from fuehrung_cli.reports.sheet_rules import RuleNumbers
from fuehrung_cli.store.fsops import Disk, folder_at
from fuehrung_cli.store.git_history import GIT
from fuehrung_cli.store.salary import Salary, salary_path
from fuehrung_cli.store.thresholds import load_rules, shipped_rules

AUDIENCES = {
    "works-council": "betriebsrat",
    "data-protection": "datenschutz",
    "team": "team",
}
"""Who the sheet is for → the same in German."""


def show_sheet(run: Run, typed: str | None, wish: Wish) -> int:
    """Shows the sheet, or the cut of it that a reader needs."""
    from fuehrung_cli.layout.sheet import sheet_page

    made = sheet(_audience(typed), run.today, _sources(run))
    present(run, wish, "sheet", made, lambda: [sheet_page(made, run.t)])
    return ExitCode.DONE


def _audience(typed: str | None) -> str:
    if typed is None:
        return ""
    plain = fold(typed.strip().replace("_", "-").replace(" ", "-"))
    for name, german in AUDIENCES.items():
        if plain in (fold(name), fold(german)):
            return name
    raise UsageError(
        say("{option}: “{value}” is not understood", option="--for", value=typed),
        say("Possible: {choices}", choices=tuple(AUDIENCES)),
    )


def _sources(run: Run) -> SheetSources:
    disk = folder_at(run.paths.known_home())
    return SheetSources(
        run.notebook.retention if run.has_notebook else Retention(),
        run.settings,
        _numbers(run, disk),
        Salary,
        sum(disk.kind(salary_path(file)) == "file" for file in run.people) if disk else 0,
        str(run.paths.known_home()),
        _is_private(disk),
        bool(disk and disk.kind(GIT)),
    )


def _is_private(disk: Disk | None) -> bool | None:
    """Says whether only this user may open the folder; Windows keeps that elsewhere."""
    if disk is None or not hasattr(os, "getuid"):
        return None
    return Disk(Path(os.path.realpath(disk.root))).is_ours()


def _numbers(run: Run, disk: Disk | None) -> RuleNumbers:
    rules, problems = load_rules(disk)
    run.problems.extend(problems)
    among = tuple(file.person for file in run.people) if rules.people else ()
    own = sum(rules.of(person, lambda: among).rules != rules.everybody for person in among)
    return RuleNumbers(rules.everybody, shipped_rules(), own)
