"""What is typed as arguments becomes lines of the one grammar; options become head lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from difflib import get_close_matches

from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.capture.values import read_moment
from fuehrung_cli.domain.dates import Anchor, slash_readings
from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.words import meaning, typed_words
from fuehrung_cli.errors import Message, UsageError, say

MOST_BYTES = 1 << 20


def text_of(words: Sequence[str]) -> str:
    """Returns the text that arguments make: those without blanks are joined to one line.

    One that begins with two blanks is a field of the line before it, as in an editor.
    """
    if list(words) == ["-"]:
        return piped()
    lines: list[str] = []
    loose: list[str] = []
    for word in _trimmed(words):
        if any(char.isspace() for char in word):
            lines += [" ".join(loose)] if loose else []
            loose = []
            lines.append(word)
        elif word:
            loose.append(word)
    lines += [" ".join(loose)] if loose else []
    return "\n".join(lines)


def _trimmed(words: Sequence[str]) -> Iterator[str]:
    for number, word in enumerate(words):
        yield word.rstrip() if number and word.startswith("  ") else word.strip()


def piped() -> str:
    """Returns what comes through standard input.

    Raises:
        UsageError: it is not text in UTF-8, or too much of it.
    """
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UsageError(say("Standard input is longer than one entry may be (1 MiB)"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            say("Standard input is not UTF-8 text (byte {position})", position=error.start)
        ) from None


def text_in(path: str) -> str:
    """Returns the text of a file.

    Raises:
        UsageError: it is not text in UTF-8, or too much of it.
    """
    from fuehrung_cli.store.arrivals import file_at

    try:
        return file_at(path, MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            say("{path} is not UTF-8 text (byte {position})", path=path, position=error.start)
        ) from None


def head_lines(
    run: Run,
    *,
    minutes: int | None = None,
    purpose: str | None = None,
    kind: str | None = None,
    at: str | None = None,
    following: str | None = None,
) -> list[str]:
    """Returns options as head lines; each is checked, since an option is never kept as a note.

    Raises:
        UsageError: a value is not understood; it names what is possible.
    """
    lines = []
    if at is not None:
        lines.append(f"date: {moment(run, '--at', at, back=True).isoformat()}")
    if minutes is not None:
        lines.append(f"duration: {minutes}")
    if purpose is not None:
        lines.append(f"purpose: {_word(run, '--purpose', 'purpose', purpose)}")
    if kind is not None:
        lines.append(f"kind: {_word(run, '--kind', 'session_kind', kind)}")
    if following is not None:
        # Only whether it is a day: it counts from the day of the talk, which a line may name.
        moment(run, "--next", following)
        lines.append(f"next: {following}")
    return lines


def moment(run: Run, option: str, typed: str, *, back: bool = False) -> date | datetime:
    """Returns the day, or the moment, that an option names."""
    anchor = Anchor(run.today, "back" if back else "forward")
    found = read_moment(typed, anchor, run.localize)
    if found is None:
        raise UsageError(
            say("{option}: “{value}” is not a day", option=option, value=typed),
            *date_hints(typed, anchor),
        )
    return found


def date_hints(typed: str, anchor: Anchor) -> list[Message]:
    """Returns how days are written, or the two readings of a date with a slash."""
    readings = slash_readings(typed, anchor)
    if readings and readings[0] != readings[1]:
        return [
            say(
                "It can mean {one} or {two}; type it as {iso}",
                one=readings[0],
                two=readings[1],
                iso=readings[1].isoformat(),
            )
        ]
    return [say("Possible: 2026-12-04, 4.12., fri, in 2 weeks, end of January, +14")]


def _word(run: Run, option: str, table: str, typed: str) -> str:
    key = meaning(table, typed)
    if key is not None:
        return key
    raise unknown_word(run, option, table, typed)


def unknown_word(run: Run, option: str, table: str, typed: str) -> UsageError:
    """Returns the failure for a word that a table does not know, with the nearest one."""
    column = 0 if run.t.language == "de" else 1
    choices = tuple(words[column] for words in LABELS[table].values())
    known = typed_words(table)
    near = get_close_matches(fold(typed), list(known), n=1, cutoff=0.6)
    hints = [say("Did you mean {names}?", names=LABELS[table][known[n]][column]) for n in near]
    return UsageError(
        say("{option}: “{value}” is not understood", option=option, value=typed),
        *hints,
        say("Possible: {choices}", choices=choices),
    )


def step_lines(run: Run, steps: Sequence[str]) -> list[str]:
    """Returns steps talked about as a line of `#step`."""
    found = []
    for typed in steps:
        step = run.library.step(typed.lstrip("#"))
        if step is None:
            known = [s.id for j in run.library.journeys for s in j.steps]
            near = get_close_matches(typed, known, n=1, cutoff=0.5)
            hints = [say("Did you mean {names}?", names=near[0])] if near else []
            raise UsageError(
                say("{option}: there is no step “{value}”", option="--step", value=typed),
                *hints,
                say("Possible: {choices}", choices=tuple(known)),
            )
        found.append(f"#{step.id}")
    return [" ".join(found)] if found else []
