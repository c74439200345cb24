"""`fuehrung checkin`: a talk in a few typed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

if TYPE_CHECKING:
    from fuehrung_cli.store.records import PersonFile

EPILOG = text('fuehrung checkin anna "25 min personal" "me: settle the cover by fri" "#vertrauen"')


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("checkin", cls=OwnCommand, epilog=EPILOG)(checkin)


def checkin(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(help=text("The person, as short as is clear; several: anna,bernd"))
    ],
    line: Annotated[
        list[str] | None,
        typer.Argument(help=text("Lines of the talk; - reads standard input; none asks for them")),
    ] = None,
    minutes: Annotated[
        int | None, typer.Option(min=1, max=1440, metavar="N", help=text("Length in minutes"))
    ] = None,
    purpose: Annotated[
        str | None, typer.Option(help=text("What it was about: personal, recognition, numbers …"))
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help=text("one-on-one, short, phone, video, stay, review, exit"))
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="WHEN", help=text("When it was, if not now"))
    ] = None,
    following: Annotated[
        str | None, typer.Option("--next", metavar="WHEN", help=text("When the next talk is"))
    ] = None,
    step: Annotated[
        list[str] | None, typer.Option(help=text("A step that was talked about; may be repeated"))
    ] = None,
    new: Annotated[bool, typer.Option("--new", help=text("Add the person if unknown"))] = False,
    edit: Annotated[
        bool, typer.Option("--edit", help=text("Open the lines in the editor first"))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=text("Only show how the lines are read"))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Record a talk."""
    from fuehrung_cli.cli.company import record_all
    from fuehrung_cli.cli.typed import head_lines, step_lines, text_of
    from fuehrung_cli.cli.writing import guarded

    run: Run = context.obj
    typed = text_of(line or ())
    with guarded(run, name, typed):
        head = head_lines(
            run, minutes=minutes, purpose=purpose, kind=kind, at=at, following=following
        )
        lines = [*head, typed, *step_lines(run, step or ())]
        files = _people(run, name, new=new, dry_run=dry_run)
        is_bare = not (edit or line or head or step)
        if edit or (is_bare and len(files) > 1):
            lines = [_edited(run, files, "\n".join(lines))]
    if is_bare and len(files) == 1:
        return _guided(run, files[0], dry_run=dry_run, as_json=as_json)
    whole = "\n".join(part for part in lines if part)
    return record_all(run, files, whole, dry_run=dry_run, as_json=as_json)


def _people(run: Run, names: str, *, new: bool, dry_run: bool) -> tuple[PersonFile, ...]:
    from fuehrung_cli.cli.people import find_or_add_all

    return find_or_add_all(run, names, new=new, dry_run=dry_run)


def _edited(run: Run, files: tuple[PersonFile, ...], lines: str) -> str:
    from fuehrung_cli.cli.editor import edit_talk

    return edit_talk(run, files, lines)


def _guided(run: Run, file: PersonFile, *, dry_run: bool, as_json: bool) -> int:
    from fuehrung_cli.cli.guided import check_in

    return check_in(run, file, dry_run=dry_run, as_json=as_json)
