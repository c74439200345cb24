"""Transcripts: what was typed and what came back, read from a file and written again.

    # A comment, kept where it stands.
    $ fuehrung note anna "gelungen: Messe"
    < a line of standard input
    | a line of stdout
    ! a line of stderr
    = 3, the exit code when it is not 0

Beside `fuehrung`, four words of the shell: `export NAME=VALUE…`, `cat FILE`,
`cat > FILE`, `rm FILE`.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from builders.running import Result, Runner

WITH_NOTEBOOK = "#: notebook"
"""A transcript with this line begins with the small notebook of `notebooks`."""


@dataclass(frozen=True)
class Step:
    """One command with what stands above it, what goes in and what came out."""

    above: tuple[str, ...] = ()
    command: str = ""
    stdin: tuple[str, ...] = ()
    result: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file."""
        typed = tuple(f"< {line}".rstrip() for line in self.stdin)
        return (*self.above, f"$ {self.command}", *typed, *self.result)


@dataclass(frozen=True)
class Transcript:
    """The steps of a file, and comments at its end."""

    steps: tuple[Step, ...]
    below: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text of the file."""
        lines = [line for step in self.steps for line in step.lines]
        return "\n".join([*lines, *self.below]) + "\n"


def read(text: str) -> Transcript:
    """Reads a transcript; an odd line is a mistake of whoever wrote it."""
    steps: list[Step] = []
    above: list[str] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            steps.append(Step(tuple(above), line[2:]))
            above = []
        elif line[:1] in ("|", "!", "="):
            steps[-1] = replace(steps[-1], result=(*steps[-1].result, line))
        elif line[:1] == "<":
            steps[-1] = replace(steps[-1], stdin=(*steps[-1].stdin, line[2:]))
        else:
            assert not line or line.startswith("#"), f"not a line of a transcript: {line}"
            above.append(line)
    return Transcript(tuple(steps), tuple(above))


@dataclass(frozen=True)
class Shell:
    """Runs the steps on the machine of a test."""

    run: Runner
    home: Path
    set_variable: Callable[[str, str], None]

    def play(self, transcript: Transcript) -> Transcript:
        """Returns the transcript with what comes out now."""
        return replace(transcript, steps=tuple(self._play(step) for step in transcript.steps))

    def _play(self, step: Step) -> Step:
        program, *arguments = shlex.split(step.command)
        stdin = "".join(f"{line}\n" for line in step.stdin)
        result = Result(0, "", "")
        match program, arguments:
            case "fuehrung", _:
                result = self.run(*map(self._path, arguments), stdin=stdin)
            case "export", _:
                for argument in arguments:
                    name, _, value = argument.partition("=")
                    self.set_variable(name, self._path(value))
            case "cat", [">", file]:
                target = Path(self._path(file))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(stdin, encoding="utf-8")
            case "cat", [file]:
                result = Result(0, Path(self._path(file)).read_text(encoding="utf-8"), "")
            case "rm", [file]:
                Path(self._path(file)).unlink()
            case _:
                raise AssertionError(f"not a command of a transcript: {step.command}")
        return replace(step, result=self._lines(result))

    def _path(self, word: str) -> str:
        return str(self.home) + word[1:] if word.startswith("~/") else word

    def _lines(self, result: Result) -> tuple[str, ...]:
        code = (f"= {result.code}",) if result.code else ()
        return (*self._marked("|", result.out), *self._marked("!", result.err), *code)

    def _marked(self, mark: str, text: str) -> list[str]:
        here = text.replace(str(self.home.parent / "run"), "$XDG_RUNTIME_DIR")
        here = here.replace(str(self.home), "~")
        return [f"{mark} {line}".rstrip() for line in here.splitlines()]
