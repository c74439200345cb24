"""Documents → one text for the stdout of a run, or for the file that is wanted in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fuehrung_cli.cli.surroundings import needs_ascii

if TYPE_CHECKING:
    from fuehrung_cli.cli.run import Run
    from fuehrung_cli.layout.document import Document


def rendered_pages(
    run: Run,
    documents: Sequence[Document],
    form: str,
    *,
    everything: bool = False,
    colors: bool = True,
) -> str:
    """Returns documents as one text in a format, with the commands in them as they are called.

    A file has no colors, whatever the terminal can.
    """
    from fuehrung_cli.render.backend import Options, render_pages

    if form == "terminal" and run.plain:
        form = "plain"
    if run.renames:
        from fuehrung_cli.layout.retold import retold

        documents = [retold(each, run.renames) for each in documents]
    color = colors and run.color and form == "terminal"
    foot = _foot(run) if form == "html" else ()
    options = Options(run.width, color, needs_ascii(), everything, foot)
    return render_pages(documents, form, options)  # type: ignore[arg-type]  # checked by the option


def _foot(run: Run) -> tuple[str, ...]:
    from fuehrung_cli.layout.foot import foot_lines

    return foot_lines(run.today, run.t)
