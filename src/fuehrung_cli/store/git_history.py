"""The history that git keeps of a notebook, written anew without one person; only when asked for.

A folder that others can write to may hold hooks, filters and settings that name programs. None of
them is used: git works in repositories made anew inside of `.git`, which borrow its objects, with
no settings but its own. Only when the new history is whole does it take the place of the old one,
file by file, and the old objects go last; whatever is interrupted can be done again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from fuehrung_cli.errors import ForbiddenError, NotebookError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.failures import told
from fuehrung_cli.store.whereabouts import Marks

GIT = ".git"
_WORK = "fuehrung-erase"
_ODD = (
    *("index.lock", "HEAD.lock", "packed-refs.lock"),
    *("commondir", "shallow", "reftable", "worktrees", "modules", "MERGE_HEAD", "REVERT_HEAD"),
    *("CHERRY_PICK_HEAD", "BISECT_LOG", "rebase-merge", "rebase-apply", "refs/stash"),
    *("objects/info/alternates", "objects/info/http-alternates", "info/grafts", "refs/replace"),
)
"""What may stand in `.git` and would need more than is done here."""
_OLD = ("ORIG_HEAD", "FETCH_HEAD", "COMMIT_EDITMSG", "AUTO_MERGE", "MERGE_MSG", "SQUASH_MSG")
_ID = re.compile(r"[0-9a-f]{40}\Z")
_REF = re.compile(r"refs/[^\s\0]+\Z")
_EXPORT = ("--no-data", "--all", "--signed-tags=strip", "--reencode=no")
_MESSAGE = b"(message removed)\n"


@dataclass(frozen=True)
class History:
    """A history as it stands after it was written anew."""

    commits: int
    naming: int
    """How many objects in it still name the person: texts that belong to others."""


def forget_in_history(home: Path, marks: Marks) -> History:
    """Writes the history anew without the files of a person, and reads all of it afterwards.

    Raises:
        ForbiddenError: the checkout is in a state that this cannot deal with; nothing was changed.
        NotebookError: git is missing or fails; the old history still stands.
    """
    git, work = home / GIT, home / GIT / _WORK
    with told("write", str(git)):
        refs = _refs(git)
        if not refs:
            return History(0, 0)
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(mode=0o700)
        try:
            commits = _rewrite(git, work, refs, marks)
            naming = sum(map(marks.stands_in, _objects(work)))
            _switch(git, work)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return History(commits, naming)


def remotes(home: Path) -> tuple[str, ...]:
    """Returns what the checkout calls the places that it is pushed to, read as text."""
    try:
        text = (home / GIT / "config").read_text("utf-8", "replace")
    except OSError:
        return ()
    return tuple(re.findall(r'(?mi)^\s*\[remote\s+"([^"\n]+)"\]', text))


def _refs(git: Path) -> dict[str, str]:
    """Returns name → commit of every branch and tag."""
    if not os.path.lexists(git):
        raise ForbiddenError(
            say("{path} is no git checkout of its own", path=str(git.parent)),
            say("Erase without --git-history"),
        )
    if git.is_symlink() or not git.is_dir():
        raise _refusal(git, say("a link or a file in its place"))
    odd = next((name for name in _ODD if os.path.lexists(git / name)), None)
    head = (git / "HEAD").read_text("utf-8", "replace")
    if odd or not head.startswith("ref: refs/heads/"):
        raise _refusal(git, odd or "HEAD")
    found = dict(_packed(git))
    for path in sorted((git / "refs").rglob("*")):
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            raise _refusal(git, "refs")
        if path.is_file():
            found[path.relative_to(git).as_posix()] = path.read_text("utf-8", "replace").strip()
    # What follows another one, as the HEAD of a remote does, comes again with the next fetch.
    found = {name: commit for name, commit in found.items() if not commit.startswith("ref: ")}
    if any(not _is_plain(name, commit) for name, commit in found.items()):
        raise _refusal(git, "refs")
    return found


def _is_plain(name: str, commit: str) -> bool:
    odd = name.startswith(("refs/notes/", "refs/replace/")) or name == "refs/stash"
    return not odd and bool(_ID.match(commit) and _REF.match(name))


def _packed(git: Path) -> Iterator[tuple[str, str]]:
    if (git / "packed-refs").is_file():
        for line in (git / "packed-refs").read_text("utf-8", "replace").splitlines():
            if not line.startswith(("#", "^")):
                commit, _, name = line.partition(" ")
                yield name, commit


def _rewrite(git: Path, work: Path, refs: dict[str, str], marks: Marks) -> int:
    """Makes a new repository beside that holds everything but the person."""
    for name in ("old", "new"):
        _git(work, name, "init", "--quiet", "--bare", "--template=", str(work / name))
        (work / name / "objects/info").mkdir(exist_ok=True)
        (work / name / "objects/info/alternates").write_text(f"{git.absolute()}/objects\n")
        (work / name / "HEAD").write_bytes((git / "HEAD").read_bytes())
    lines = "".join(f"{commit} {name}\n" for name, commit in sorted(refs.items()))
    (work / "old/packed-refs").write_text(lines)
    with (
        _started(work, "old", "fast-export", *_EXPORT) as export,
        _started(work, "new", "fast-import", "--quiet", "--force", stdin=subprocess.PIPE) as taken,
    ):
        assert export.stdout is not None
        assert taken.stdin is not None
        commits = _filtered(export.stdout, taken.stdin, marks)
    if export.returncode or taken.returncode:
        raise _failure()
    _git(work, "new", "repack", "-a", "-d", "-q")
    (work / "new/objects/info/alternates").unlink()
    _git(work, "new", "fsck", "--no-dangling", "--connectivity-only")
    _git(work, "new", "pack-refs", "--all")
    if (git / "index").exists():
        _git(work, "new", "read-tree", "HEAD", index=work / "index")
    return commits


def _filtered(source: IO[bytes], target: IO[bytes], marks: Marks) -> int:
    """Passes a history on without her files, and without messages that name her."""
    commits = 0
    while line := source.readline():
        if line.startswith(b"data "):
            data = source.read(int(line[5:]))
            data = _MESSAGE if marks.stands_in(data) else data
            target.write(b"data %d\n%b" % (len(data), data))
        elif not (line.startswith((b"M ", b"D ")) and marks.names(line.decode("utf-8", "replace"))):
            target.write(line)
            commits += line.startswith(b"commit ")
    return commits


def _objects(work: Path) -> Iterator[bytes]:
    """Yields the content of everything that the new history holds."""
    words = ("cat-file", "--batch-all-objects", "--buffer", "--batch")
    with _started(work, "new", *words) as reading:
        assert reading.stdout is not None
        while head := reading.stdout.readline():
            yield reading.stdout.read(int(head.split()[2]))
            reading.stdout.read(1)
    if reading.returncode:
        raise _failure()


def _switch(git: Path, work: Path) -> None:
    """Puts the new history in the place of the old one; at each step one of the two is whole."""
    new = {path.name for path in (work / "new/objects/pack").iterdir()}
    for name in sorted(new, key=lambda name: name.endswith(".idx")):
        (work / "new/objects/pack" / name).replace(git / "objects/pack" / name)
    (work / "new/packed-refs").replace(git / "packed-refs")
    for path in sorted((git / "refs").rglob("*"), reverse=True):
        if path.is_file():
            path.unlink()
    if (work / "index").exists():
        (work / "index").replace(git / "index")
    shutil.rmtree(git / "logs", ignore_errors=True)
    for name in _OLD:
        (git / name).unlink(missing_ok=True)
    os.sync()  # the new history is on the disk before the old one goes
    _drop_objects(git / "objects", new)


def _drop_objects(objects: Path, new: set[str]) -> None:
    """Drops the old objects, and before each of them what would point at a missing one."""
    shutil.rmtree(objects / "info", ignore_errors=True)
    (objects / "info").mkdir()
    old = [path for path in (objects / "pack").iterdir() if path.name not in new]
    for path in sorted(old, key=lambda path: (path.suffix == ".pack", path.suffix == ".idx")):
        _remove(path)
    for path in objects.iterdir():
        if re.fullmatch("[0-9a-f]{2}", path.name):
            shutil.rmtree(path)


def _remove(path: Path) -> None:
    if path.is_dir():  # the pieces of an index over several packs
        shutil.rmtree(path)
    else:
        path.unlink()


def _git(work: Path, name: str, *words: str, index: Path | None = None) -> None:
    with _started(work, name, *words, index=index) as process:
        process.communicate()
    if process.returncode:
        raise _failure()


def _started(
    work: Path, name: str, *words: str, index: Path | None = None, stdin: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    program = shutil.which("git")
    if program is None:
        raise NotebookError(
            say("The history of git cannot be rewritten: git is not installed"),
            say("Install git, or erase without --git-history"),
        )
    alone = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(work),
        "LC_ALL": "C",
        "GIT_DIR": str(work / name),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **({"GIT_INDEX_FILE": str(index)} if index else {}),
    }
    return subprocess.Popen(
        [program, *words],
        cwd=work,
        env=alone,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _failure() -> NotebookError:
    return NotebookError(
        say("git could not rewrite the history, which still stands as it was"),
        say("Look at it with git fsck, or erase without --git-history"),
    )


def _refusal(git: Path, what: object) -> ForbiddenError:
    return ForbiddenError(
        say("The history in {path} is not rewritten: there is {what}", path=str(git), what=what),
        say("Finish what git is doing there, or erase without --git-history"),
    )
