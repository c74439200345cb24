"""What has gone, in words: the lines of the receipts of an erasure and of a removal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import Message, say, say_n


def tell_removed(run: Run, removed: Mapping[str, int]) -> None:
    """Says what has gone, a line for each sort."""
    for sort, number in removed.items():
        run.tell(f"  {run.t(_counted(sort, number))}")


def tell_out_of_reach(run: Run, remains: Iterable[Message]) -> None:
    """Says what is left to do where this program does not reach."""
    run.tell(run.t(say("Out of reach of this program:")))
    for each in remains:
        run.tell(f"  {run.t(each)}")


def _counted(sort: str, number: int) -> Message:
    """Returns how many of a sort have gone."""
    words = {
        "book": say_n("{n} file of the book", "{n} files of the book", number),
        "copy": say_n("{n} file of copies", "{n} files of copies", number),
        "trash": say_n("{n} file in the trash", "{n} files in the trash", number),
        "quarantine": say_n("{n} file put aside", "{n} files put aside", number),
        "draft": say_n("{n} draft", "{n} drafts", number),
        "undo": say_n("{n} step of undo", "{n} steps of undo", number),
        "page": say_n("{n} page for the browser", "{n} pages for the browser", number),
        "seen": say_n("{n} list of reasons seen", "{n} lists of reasons seen", number),
        "cache": say_n("{n} file of the cache", "{n} files of the cache", number),
        "notes": say_n("the notes of {n} entry", "the notes of {n} entries", number),
        "fact": say_n("{n} fact with its changes", "{n} facts with their changes", number),
        "entry": say_n("{n} empty entry", "{n} empty entries", number),
    }
    return words[sort]
