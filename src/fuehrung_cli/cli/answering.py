"""The hidden call behind the Tab key, `fuehrung _complete SHELL …`; `shells.py` reads the rest."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

from fuehrung_cli.cli.arguments import Given, sort_arguments
from fuehrung_cli.cli.completing import Candidate, Place, complete, open_global
from fuehrung_cli.cli.shells import READERS, Question, lines_for
from fuehrung_cli.errors import ExitCode, FuehrungError


def answer(arguments: Sequence[str]) -> int:
    """Writes the candidates for a shell; where nothing can be read, there are none."""
    shell, *typed = arguments
    question = READERS[shell](typed)
    try:
        found = candidates(question)
    except FuehrungError:
        return ExitCode.DONE
    lines = lines_for(shell, question, (_harmless(each) for each in found if _can_stand(each)))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return ExitCode.DONE


def candidates(question: Question) -> tuple[Candidate, ...]:
    """Returns what can stand for the word, in the notebook and language that the line names."""
    import typer

    from fuehrung_cli.cli.app import build
    from fuehrung_cli.cli.candidates import ask
    from fuehrung_cli.cli.describing import describe
    from fuehrung_cli.cli.known_names import keep_known
    from fuehrung_cli.cli.run import Run

    began = time.time()
    given = _given(question)
    run = Run.start(given, os.environ)
    program = describe(typer.main.get_command(build(given.rest)), run.t)

    def asked(wants: str, place: Place, word: str) -> tuple[Candidate, ...]:
        return tuple(ask(run, wants, place, word))

    found = complete(question.words, question.word, program, run.t.language, asked)
    if "home" not in given.options:
        keep_known(run, began)
    return found


def _given(question: Question) -> Given:
    words = question.words
    return sort_arguments(words[:-1] if open_global(words) else words)


def _can_stand(candidate: Candidate) -> bool:
    """Says whether a value can be typed at all: one with a line feed in it cannot."""
    return candidate.value.isprintable()


def _harmless(candidate: Candidate) -> Candidate:
    from fuehrung_cli.cli.known_names import described

    return Candidate(candidate.value, described(candidate.description))
