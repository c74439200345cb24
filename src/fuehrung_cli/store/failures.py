"""What can go wrong with a file, in words: an error of the system becomes one to act on.

Only `errno` and the path go into a message, never what stands in the file.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from fuehrung_cli.errors import DataError, ForbiddenError, Message, NotebookError, say
from fuehrung_cli.store.traces import TRACES

Doing = Literal["read", "write"]


class MissingError(NotebookError):
    """A file or folder that should be read is not there."""


class ExistsError(ForbiddenError):
    """A file that was to be created exists; it is never overwritten."""


class ChangedError(ForbiddenError):
    """A file that was to be rewritten is no longer the one that was read."""


class IrregularError(DataError):
    """What stands where a file should be is a link, a pipe, a folder, or far too large."""


class TooLargeError(IrregularError):
    """A file that holds more than anybody would read."""


@contextmanager
def named(typed: str) -> Iterator[None]:
    """Tells of a file that somebody named, and that is none of the notebook, as it was typed.

    Raises:
        MissingError: there is no such file or folder.
        IrregularError: it is no ordinary file, or too large.
        NotebookError: it cannot be read.
    """
    try:
        with told("read", typed):
            yield
    except MissingError as error:
        hint = say("Check how it is written, and in which folder you are")
        raise MissingError(say("{path} is missing", path=typed), hint) from error
    except (NotebookError, IrregularError) as error:
        error.what = Message(error.what.text, {**error.what.params, "path": typed})
        if isinstance(error, TooLargeError):
            error.hints = (say("Divide it, and name the parts one after the other"),)
        elif isinstance(error, IrregularError):
            error.hints = (say("What comes out of a pipe must be saved in a file first"),)
        raise


@contextmanager
def told(doing: Doing, path: str) -> Iterator[None]:
    """Turns an error of the system inside the block into one of ours, with the path and the cause.

    A run that writes makes no page that could be shown again, see `traces`.

    Raises:
        MissingError: there is no such file or folder.
        ExistsError: the file to be created exists.
        IrregularError: a link or a folder stands in the place of a file.
        NotebookError: anything else.
    """
    if doing == "write":
        TRACES.once()
    try:
        yield
    except OSError as error:
        raise failure(error, doing, path) from error


def failure(error: OSError, doing: Doing, path: str) -> NotebookError | ForbiddenError | DataError:
    """Returns the failure that the user is told of."""
    code = error.errno
    if code == errno.EEXIST and doing == "write":
        return ExistsError(
            say("{path} exists already", path=path),
            say("Nothing was overwritten; repeat the command"),
        )
    if code in (errno.ELOOP, errno.ENOTDIR, errno.EISDIR):
        return irregular(path)
    if code == errno.ENOENT and doing == "read":
        return MissingError(say("{path} is missing", path=path))
    why, hint = reason(error)
    template = (
        say("{path} cannot be read: {why}", path=path, why=why)
        if doing == "read"
        else say("{path} cannot be written: {why}", path=path, why=why)
    )
    return NotebookError(template, hint)


def irregular(path: str) -> IrregularError:
    """Returns the failure for what is not an ordinary file in an ordinary folder."""
    return IrregularError(
        say("{path} is not an ordinary file or folder", path=path),
        say("Links, pipes and devices are left alone; move it out of the notebook"),
    )


def too_large(path: str, limit: int) -> TooLargeError:
    """Returns the failure for a file that nobody can have typed."""
    return TooLargeError(
        say("{path} is larger than {n} MiB", path=path, n=limit >> 20),
        say("No entry is that long; move the file out of the notebook"),
    )


def changed(path: str) -> ChangedError:
    """Returns the failure for a file that somebody else has changed."""
    return ChangedError(
        say("{path} was changed in the meantime", path=path),
        say("Nothing was overwritten; repeat the command to start from the new version"),
    )


def unconfirmed(path: str) -> NotebookError:
    """Returns the failure for a file that is there, though the disk did not confirm it."""
    return NotebookError(
        say("{path} is written, but the disk did not confirm it", path=path),
        say("Look whether the entry is there before you type it again"),
    )


def reason(error: OSError) -> tuple[Message, Message]:
    """Returns why, and what to do."""
    if getattr(error, "winerror", None) in (32, 33):
        return say("another program holds it open"), say("Close that program, then try again")
    match error.errno:
        case errno.ENOSPC:
            return say("the disk is full"), say("Make room, then try again")
        case errno.EDQUOT:
            return say("your share of the disk is used up"), say("Make room, then try again")
        case errno.EROFS:
            return say("the disk is read-only"), say("Choose another folder with --home")
        case errno.EACCES | errno.EPERM:
            return say("permission is missing"), say("Check to whom the folder belongs")
        case errno.EIO:
            return say("the disk reports an error"), say(
                "Make a copy of the notebook elsewhere now"
            )
        case errno.ENOENT:
            return say("its folder is missing"), say("Check the path, or whether a disk is missing")
        case errno.ENAMETOOLONG:
            return say("the name is too long"), say("Choose a folder with a shorter path")
        case errno.EINVAL:
            return say("the disk takes no such name, or not this operation"), say(
                'Windows forbids < > : " | ? * in names, and names such as con or aux'
            )
        case errno.EBADF:
            return say("it is closed"), say("Try again")
        case errno.EINTR:
            return say("it was interrupted"), say("Try again")
        case _:
            return say("the system refuses it"), say(
                "Check the disk and the folder, then try again"
            )
