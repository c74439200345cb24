"""Showing the log of access, export and erasure, with every line that is not as it was written."""

from __future__ import annotations

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish, present
from fuehrung_cli.errors import ExitCode
from fuehrung_cli.reports.deeds import BrokenLine, deeds


def show_deeds(run: Run, wish: Wish) -> int:
    """Shows the log of all machines that share the notebook; exit 4 where a chain is broken."""
    from fuehrung_cli.layout.deeds import deeds_page
    from fuehrung_cli.store.access_log import check_logs, read

    problems = list(check_logs(run.notebook)) if run.has_notebook else []
    broken = [BrokenLine(each.path, int(each.where or 0), each.what) for each in problems]
    made = deeds(run.today, read(run.notebook) if run.has_notebook else (), broken)
    present(run, wish, "deeds", made, lambda: [deeds_page(made, run.t)])
    is_damaged = any(each.is_unread for each in problems)
    return ExitCode.DAMAGED if is_damaged else ExitCode.DONE
