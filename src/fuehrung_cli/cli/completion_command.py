"""`fuehrung completion`: the script that makes the Tab key of a shell know the program."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode, UsageError, say

EPILOG = "\n".join(
    (
        text('eval "$(fuehrung completion bash)"'),
        text('eval "$(fuehrung completion zsh)"'),
        text("fuehrung completion fish | source"),
        text("fuehrung completion powershell | Out-String | Invoke-Expression"),
    )
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("completion", cls=OwnCommand, epilog=EPILOG)(completion)


def completion(
    context: typer.Context,
    shell: Annotated[str, typer.Argument(help=text("bash, zsh, fish or powershell"))],
) -> int:
    """Print what lets the Tab key complete commands, options, names, steps and ids.

    The line to put into the settings of the shell stands first in what is printed.
    """
    from fuehrung_cli.cli.shell_scripts import INSTALLING, script
    from fuehrung_cli.cli.shells import SHELLS

    run: Run = context.obj
    if shell not in SHELLS:
        raise UsageError(
            say("There is no completion for “{shell}”", shell=shell),
            say("Possible: {choices}", choices=SHELLS),
        )
    file, line = INSTALLING[shell]
    run.out(f"# {run.t(say('For every new shell, put into {file}:', file=file))} {line}\n")
    run.out(script(shell))
    return ExitCode.DONE
