"""The run of `demo`: the same terminal, language and clock, other folders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from fuehrung_cli import __version__
from fuehrung_cli.cli.commands import COMMANDS
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import UsageError, say
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.settings import load_settings
from fuehrung_cli.store.throwaway import throwaway

PROGRAM = "fuehrung demo"


def move_to_demo(run: Run, words: Sequence[str], *, anew: bool) -> None:
    """Moves a run onto the folders of the demo, which are made if today has none yet.

    From here on nothing of the user's own is in reach, and every command that the run names to be
    typed is one of the demo: `fuehrung undo` would take back what she wrote in her own notebook.
    """
    if "demo" in words[:1]:
        raise UsageError(say("This is the demo already"), say("Try: fuehrung demo report anna"))
    name = f"{run.today.isoformat()}-{run.t.language}-{__version__}"
    folder = throwaway(run.paths.cache / "demo", name, lambda at: _make(run, at), anew=anew)
    run.paths = _below(folder)
    run.settings, _, problems = load_settings(run.paths.config_file)
    run.problems[:] = problems
    run.action = " ".join(words[:2])
    run.renames = _of_demo


def _make(run: Run, folder: Path) -> None:
    from fuehrung_cli.demo.making import make

    make(_below(folder), run.t.language, run.today, run.localize)


def _below(folder: Path) -> Paths:
    """Returns all folders of a notebook inside one."""
    return Paths(
        home=folder / "home",
        config_file=folder / "config" / "config.toml",
        cache=folder / "cache",
        state=folder / "state",
        runtime=folder / "runtime",
    )


def _of_demo(text: str) -> str:
    """Puts `demo` into every command of ours that stands in a text."""
    names = "|".join((*(name for name in COMMANDS if name != "demo"), r"\d"))
    return re.sub(rf"\bfuehrung (?=(?:{names})\b)", f"{PROGRAM} ", text)


def tell_what_it_is(run: Run) -> None:
    """Says that the team is made up, and what else to try."""
    from fuehrung_cli.layout.document import Block, Document, Item, Items, Span, Text, spans

    words = run.t(say("A made-up team. Every command works here with “demo” before it:"))
    tries = ("fuehrung demo report anna", 'fuehrung demo checkin anna "…"')
    items = Items(tuple(Item(spans(Span(each, "hint"))) for each in tries))
    page = Document(words, (Block((Text(spans(words)), items)),), run.t.language)
    run.out(f"\n{run.rendered(page)}")
