"""What `checkin` does: lines and options become one text, which is read and saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fuehrung_cli.cli.company import record_all
from fuehrung_cli.cli.people import find_or_add_all
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typed import head_lines, step_lines, text_of
from fuehrung_cli.cli.writing import guarded

if TYPE_CHECKING:
    from fuehrung_cli.store.records import PersonFile


def check_in(
    run: Run,
    name: str,
    line: Sequence[str] | None = None,
    *,
    minutes: int | None = None,
    purpose: str | None = None,
    kind: str | None = None,
    at: str | None = None,
    following: str | None = None,
    step: Sequence[str] | None = None,
    new: bool = False,
    edit: bool = False,
    dry_run: bool = False,
    as_json: bool = False,
) -> int:
    """Records a talk from what was typed; without a line it asks for them."""
    typed = text_of(line or ())
    with guarded(run, name, typed):
        head = head_lines(
            run, minutes=minutes, purpose=purpose, kind=kind, at=at, following=following
        )
        lines = [*head, typed, *step_lines(run, step or ())]
        files = find_or_add_all(run, name, new=new, dry_run=dry_run)
        is_bare = not (edit or line or head or step)
        if edit or (is_bare and len(files) > 1):
            lines = [_edited(run, files, "\n".join(lines))]
    if is_bare and len(files) == 1:
        return _guided(run, files[0], dry_run=dry_run, as_json=as_json)
    whole = "\n".join(part for part in lines if part)
    return record_all(run, files, whole, dry_run=dry_run, as_json=as_json)


def _edited(run: Run, files: tuple[PersonFile, ...], lines: str) -> str:
    from fuehrung_cli.cli.editor import edit_talk

    return edit_talk(run, files, lines)


def _guided(run: Run, file: PersonFile, *, dry_run: bool, as_json: bool) -> int:
    from fuehrung_cli.cli.guided import check_in

    return check_in(run, file, dry_run=dry_run, as_json=as_json)
