"""What a failure looks like: what is wrong, where, what to do; as JSON when that was asked for."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from fuehrung_cli.cli.arguments import Given
from fuehrung_cli.cli.language import language_for_failures
from fuehrung_cli.cli.naming import option_names
from fuehrung_cli.errors import FuehrungError, Message, say
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.safe import visible

if TYPE_CHECKING:
    from fuehrung_cli.cli.run import Run
    from fuehrung_cli.store.problems import Problem


def failure_text(error: FuehrungError, run: Run | None, given: Given) -> str:
    """Returns the text of a failure, one line for what is wrong and one for each remedy."""
    text = _failure(error, _translator(run, given), given)
    return run.named(text) if run else text


def _failure(error: FuehrungError, t: Translator, given: Given) -> str:
    what, *hints = (t(_named(part, given, t)) for part in (error.what, *error.hints))
    if given.wants_json:
        told = {
            "error": what,
            "hints": hints,
            "exit_code": int(error.code),
        }
        return (
            json.dumps({"schema": "fuehrung.error", "version": 1, **told}, ensure_ascii=False)
            + "\n"
        )
    lines = [f"fuehrung: {what}", *(f"  {hint}" for hint in hints)]
    return "".join(f"{visible(line)}\n" for line in lines)


def _named(message: Message, given: Given, t: Translator) -> Message:
    """Calls the option that a message is about as the language does: --dauer for --minutes."""
    option = message.params.get("option")
    if not isinstance(option, str):
        return message
    shown = option_names(given.command, option, t.language)[0]
    return replace(message, params={**message.params, "option": shown})


def bug_text(error: Exception, run: Run | None, *, with_trace: bool) -> str:
    """Returns a short text for a bug; the trace names files and lines, never values."""
    t = _translator(run, Given())
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


def problem_lines(
    problems: Iterable[Problem], t: Translator, *, but: FuehrungError | None = None
) -> str:
    """Returns the lines about several files; `but` is a failure that tells of one already."""
    from fuehrung_cli.store.problems import damage

    told = (each for each in problems if but is None or damage(each).what != but.what)
    return "".join(problem_line(each, t) for each in told)


def _translator(run: Run | None, given: Given) -> Translator:
    if run is not None:
        return run.t
    return Translator(language_for_failures(given.options.get("lang"), os.environ))
