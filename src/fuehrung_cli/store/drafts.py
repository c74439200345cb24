"""Drafts: what somebody has typed, kept until it stands in the notebook.

A draft is plain text below one line with the name, so that it can be rescued by hand. Beside the
drafts lies the journal: texts that are being typed. A crash leaves one there. The next check-in of
that person offers both; what is put away then lies in a folder of its own.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from fuehrung_cli.errors import FuehrungError, NotebookError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.numbered import Numbered
from fuehrung_cli.store.paths import Paths

DRAFTS = "drafts"
_JOURNAL, _AWAY = "journal", "put-away"
BOXES = (DRAFTS, _JOURNAL, _AWAY)
"""Folders of what was typed and not saved."""
_HEAD = "person: "


@dataclass(frozen=True)
class Draft:
    """A text that was typed for a person, and where it is kept."""

    text: str
    person: str
    folder: Path
    name: str
    box: str = DRAFTS

    @property
    def path(self) -> Path:
        """Returns the file it is kept in."""
        return self.folder / self.box / self.name

    @property
    def data(self) -> bytes:
        """Returns what stands in the file."""
        # Half characters, as broken arguments hold them, must not cost the draft.
        head = _HEAD + " ".join(self.person.split())
        return f"{head}\n\n{self.text}".encode("utf-8", "surrogatepass")

    @property
    def _files(self) -> Numbered:
        return Numbered(Disk(self.folder), self.box)

    def rewritten(self, text: str) -> Draft:
        """Puts another text in its place and returns it; a crash leaves one of the two, whole.

        Raises:
            NotebookError: the disk is full or the folder cannot be written; the old text stands.
            ChangedError: somebody else has rewritten or removed it.
        """
        new = replace(self, text=text)
        self._files.replace(self.name, self.data, new.data)
        return new

    def drop(self) -> None:
        """Removes it; one that is gone already is fine."""
        with suppress(MissingError):
            if Disk(self.folder).kind(f"{self.box}/{self.name}"):
                self._files.remove(self.name)


@dataclass(frozen=True)
class Drafts:
    """The drafts of a notebook on this machine."""

    state: Path
    runtime: Path
    """Used when the state folder cannot be written."""
    box: str = DRAFTS

    @property
    def journal(self) -> Drafts:
        """Returns the texts that are being typed, or were when something went wrong."""
        return replace(self, box=_JOURNAL)

    @property
    def away(self) -> Drafts:
        """Returns the texts that somebody wants to have as files, and not to be asked about."""
        return replace(self, box=_AWAY)

    def keep(self, text: str, person: str) -> Draft:
        """Keeps a text; it is on the disk then.

        Raises:
            NotebookError: no folder of this user can be written.
        """
        with suppress(FuehrungError):
            return self._kept(Draft(text, person, self.state, "", self.box))
        Disk(self.runtime).make_folder()
        if not is_safe(self.runtime):
            raise NotebookError(
                say("{path} belongs to somebody else", path=str(self.runtime)),
                say("Set XDG_STATE_HOME to a folder of your own"),
            )
        return self._kept(Draft(text, person, self.runtime, "", self.box))

    def listed(self) -> tuple[Draft, ...]:
        """Returns all drafts that can be read, the oldest first, runtime folder last."""
        found = []
        for root in (self.state, self.runtime):
            if root == self.runtime and not is_safe(root):
                continue
            with suppress(FuehrungError):
                found += [self._read(root, name) for name in self._names(root)]
        return tuple(found)

    def take(self, person: str | None = None) -> Draft | None:
        """Returns the latest draft, of a person if one is named; to be dropped once it is saved."""
        drafts = [draft for draft in self.listed() if person in (None, draft.person)]
        return drafts[-1] if drafts else None

    def _names(self, root: Path) -> tuple[str, ...]:
        return Numbered(Disk(root), self.box).names()

    def _read(self, root: Path, name: str) -> Draft:
        data = Numbered(Disk(root), self.box).read(name)
        head, _, body = data.decode("utf-8", "surrogatepass").partition("\n\n")
        return Draft(body, head.removeprefix(_HEAD), root, name, self.box)

    def _kept(self, draft: Draft) -> Draft:
        return replace(draft, name=Numbered(Disk(draft.folder), self.box).add(draft.data))


def drafts_of(paths: Paths, notebook: str) -> Drafts:
    """Returns the drafts of a notebook; its id may be empty while none is open."""
    return Drafts(paths.state_of(notebook or "new"), paths.runtime)


def is_safe(folder: Path) -> bool:
    """Says whether a folder is there, this user's own and open to nobody else."""
    with suppress(FuehrungError):
        return Disk(folder).is_ours()
    return False
