"""The boundary: one call in, one exit code out; the only place that catches broadly.

stdout carries data, stderr carries words. No traceback reaches a user, no note text an error.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO, cast

from fuehrung_cli import __version__
from fuehrung_cli.cli.arguments import Given, sort_arguments
from fuehrung_cli.errors import ExitCode, FuehrungError, NotebookError, say

if TYPE_CHECKING:
    from fuehrung_cli.cli.run import Run

_NO_OUTPUT = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EBADF, errno.EIO)
"""What a stream says that is full, closed or gone; `store` tells of files itself."""


def run_command(argv: Sequence[str], key: bytes = b"") -> int:
    """Runs one command line and returns its exit code.

    Under `key`, unless it is empty, a page is kept that can be shown again, see `store/memo`.
    """
    _have_three_streams()
    _never_fail_on_a_character()
    if argv and argv[0] == "_complete":
        return _completed(argv[1:])
    return _guarded(argv, key)


def _completed(arguments: Sequence[str]) -> int:
    """Answers the Tab key of a shell; whatever goes wrong, the line that is typed stays clean."""
    try:
        from fuehrung_cli.cli.answering import answer

        return answer(arguments)
    except Exception:  # as broad as below, and silent: nobody can read a message there
        return ExitCode.UNEXPECTED


def _guarded(argv: Sequence[str], key: bytes) -> int:
    run: Run | None = None
    given = Given()
    try:
        given = sort_arguments(argv)
        if "version" in given.options:
            sys.stdout.write(f"fuehrung {__version__}\n")
            sys.stdout.flush()
            return ExitCode.DONE
        from fuehrung_cli.cli.keeping import kept
        from fuehrung_cli.cli.run import Run
        from fuehrung_cli.store.traces import TRACES

        TRACES.begin()
        begun = run = Run.start(given, os.environ)
        code = kept(run, given, key, lambda: call(begun, given.rest))
        sys.stdout.flush()
        return run.finish(code)
    except FuehrungError as error:
        return _tell(error, run, given)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _drop_output()  # the reader has gone, as `head` does; nothing is wrong
        return ExitCode.DONE
    except Exception as error:  # the one broad catch: a bug must not show notes
        if isinstance(error, OSError) and error.errno in _NO_OUTPUT and error.filename is None:
            return _untold(error, run, given)
        return _bug(error, run, given)
    finally:
        if run is not None:
            run.after.close()


def call(run: Run, words: Sequence[str], program: str = "") -> int:
    """Runs the command that the words name, on the folders of this run."""
    from fuehrung_cli.cli.plain_calls import plain_call

    answer = plain_call(words)
    return answer(run) if answer else _by_typer(run, words, program)


def _by_typer(run: Run, words: Sequence[str], program: str) -> int:
    import typer

    from fuehrung_cli.cli.app import build_for_call
    from fuehrung_cli.cli.surroundings import program_name

    command = typer.main.get_command(build_for_call(words))
    try:
        result = command.main(
            args=list(words), prog_name=program or program_name(), standalone_mode=False, obj=run
        )
    except typer.TyperException as error:
        from fuehrung_cli.cli.usage import usage_error

        raise usage_error(error, run.t.language) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:
        # Typer leaves so, with code 1, when the reader of a pipe has gone.
        raise BrokenPipeError from None
    return result if isinstance(result, int) else ExitCode.DONE


def _have_three_streams() -> None:
    """Stands in for streams that a shell has closed (`>&-`), which Python leaves out.

    Nothing comes in, no words are said, and data fail as they would on the closed stream.
    """
    if sys.stdin is None:
        sys.stdin = _nowhere(os.O_RDONLY, "r")
    if sys.stdout is None:
        sys.stdout = _nowhere(os.O_RDONLY, "w")
    if sys.stderr is None:
        sys.stderr = _nowhere(os.O_WRONLY, "w")


def _nowhere(flags: int, mode: str) -> TextIO:
    return cast("TextIO", os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8"))


def _drop_output() -> None:
    """Sends to nowhere what is still to be written; Python would complain about it at exit."""
    with suppress(OSError):  # a system that cannot even open nowhere has been told of
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _never_fail_on_a_character() -> None:
    """A character the terminal cannot show becomes a question mark, not an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _untold(error: OSError, run: Run | None, given: Given) -> int:
    """Says that the answer could not be written; what the command has saved is saved."""
    from fuehrung_cli.store.failures import reason

    _drop_output()
    failure = NotebookError(
        say("The output cannot be written: {why}", why=reason(error)[0]),
        say("Choose another place for it; what the command has saved stays saved"),
    )
    return _tell(failure, run, given)


def _tell(error: FuehrungError, run: Run | None, given: Given) -> int:
    from fuehrung_cli.cli.failure import failure_text

    sys.stdout.flush()
    with suppress(OSError):  # nobody is left to be told
        sys.stderr.write(failure_text(error, run, given))
        sys.stderr.flush()
    if run is not None:
        run.name_problems(but=error)
    return error.code


def _bug(error: Exception, run: Run | None, given: Given) -> int:
    from fuehrung_cli.cli.failure import bug_text

    sys.stderr.write(bug_text(error, run, with_trace="debug" in given.options))
    return ExitCode.UNEXPECTED
