"""What a failure looks like: what is wrong, where, what to do; as JSON when that was asked for."""

from __future__ import annotations

import json
import os
import traceback
from typing import TYPE_CHECKING

from fuehrung_cli.errors import FuehrungError, say
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.safe import visible

if TYPE_CHECKING:
    from fuehrung_cli.cli.run import Run
    from fuehrung_cli.store.problems import Problem


def failure_text(error: FuehrungError, run: Run | None, *, as_json: bool) -> str:
    """Returns the text of a failure, one line for what is wrong and one for each remedy."""
    t = _translator(run)
    if as_json:
        told = {
            "error": t(error.what),
            "hints": [t(hint) for hint in error.hints],
            "exit_code": int(error.code),
        }
        return (
            json.dumps({"schema": "fuehrung.error", "version": 1, **told}, ensure_ascii=False)
            + "\n"
        )
    lines = [f"fuehrung: {t(error.what)}", *(f"  {t(hint)}" for hint in error.hints)]
    return "".join(f"{visible(line)}\n" for line in lines)


def bug_text(error: Exception, run: Run | None, *, with_trace: bool) -> str:
    """Returns a short text for a bug; the trace names files and lines, never values."""
    t = _translator(run)
    lines = [
        t(say("fuehrung: an unexpected error has happened ({kind})", kind=type(error).__name__)),
        "  " + t(say("Nothing half-written is left. Details: the same command with --debug")),
    ]
    if with_trace:
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join(lines) + "\n"


def problem_line(problem: Problem, t: Translator) -> str:
    """Returns the lines about a file that was not, or not wholly, read: what, where, what to do."""
    where = f"{problem.path}:{problem.where}" if problem.where else problem.path
    is_named = problem.what.params.get("path") == problem.path
    lines = [t(problem.what) if is_named else f"{where}: {t(problem.what)}"]
    if problem.hint is not None:
        lines.append(f"  {t(problem.hint)}")
    return "".join(f"{visible(line)}\n" for line in lines)


def _translator(run: Run | None) -> Translator:
    if run is not None:
        return run.t
    named = (
        os.environ.get("FUEHRUNG_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    )
    return Translator("de" if named.lower().startswith("de") else "en")
