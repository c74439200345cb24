"""The journal of one check-in: what is typed is on the disk before it is saved anywhere else."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from fuehrung_cli.cli.editor import rescue_edited
from fuehrung_cli.cli.keys import Choice, choose, tell
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.names import fold
from fuehrung_cli.errors import FuehrungError, Message, say, say_n
from fuehrung_cli.store.drafts import DRAFTS

if TYPE_CHECKING:
    from fuehrung_cli.store.drafts import Draft

_OFFERS = (
    Choice("take", say("[t]ake it up")),
    Choice("away", say("[p]ut it away")),
    Choice("delete", say("[d]elete it")),
)


class Journal:
    """Where the text of one check-in is kept while it is typed; it changes with every line."""

    def __init__(self, run: Run, name: str) -> None:
        self.run, self.name = run, name
        self.text = ""
        self.kept: Draft | None = None
        self.has_failed = False

    def keep(self, text: str) -> None:
        """Keeps the text so far; that this cannot be done is said once, and typing goes on."""
        self.text = text
        if self.has_failed or (self.kept is None and not text.strip()):
            return
        try:
            self.kept = self._kept(text)
        except FuehrungError as error:
            self.has_failed = True
            said = say("No draft can be kept while you type: {why}", why=error.what)
            tell(self.run, self.run.t(said))

    def _kept(self, text: str) -> Draft:
        """Keeps the text in place of what was kept before, or where there still is room."""
        old = self.kept
        if old is not None:
            with suppress(FuehrungError):
                return old if text == old.text else old.rewritten(text)
        new = self.run.drafts.journal.keep(text, self.name)
        if old is not None:
            with suppress(FuehrungError):
                old.drop()
        return new

    @property
    def is_safe(self) -> bool:
        """Says whether the whole text stands on the disk."""
        return self.kept is not None and self.kept.text == self.text

    def close(self) -> None:
        """Removes it: what it held is saved, or nobody wants it."""
        if self.kept is not None:
            with suppress(FuehrungError):
                self.kept.drop()
        self.kept, self.text = None, ""

    def offer(self) -> str:
        """Offers what was typed for this person and never saved, the latest first.

        Returns what is taken up, which then is this journal; empty when nothing is.
        """
        rescue_edited(self.run)
        drafts = self.run.drafts
        left = [d for d in (*drafts.listed(), *drafts.journal.listed()) if self._is_hers(d)]
        for draft in reversed(left):
            match choose(self.run, _question(draft), _OFFERS):
                case "take":
                    self.kept, self.text = draft, draft.text
                    return draft.text
                case "away":
                    kept = drafts.away.keep(draft.text, self.name)
                    draft.drop()
                    tell(self.run, self.run.t(say("It is kept in {path}", path=str(kept.path))))
                case _:
                    draft.drop()
        return ""

    def _is_hers(self, draft: Draft) -> bool:
        """Says whether a draft can be hers: it names her as she was called, or nobody."""
        own = fold(self.name)
        called = [fold(part) for part in draft.person.split(",")]
        return any(part in ("", own, *own.split()) for part in called)


def _question(draft: Draft) -> Message:
    lines = [line for line in draft.text.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    if draft.box == DRAFTS:
        return say_n(
            "A text was not saved: {n} line, “{first}”",
            "A text was not saved: {n} lines, “{first}”",
            len(lines),
            first=first,
        )
    return say_n(
        "A check-in was interrupted: {n} line, “{first}”",
        "A check-in was interrupted: {n} lines, “{first}”",
        len(lines),
        first=first,
    )
