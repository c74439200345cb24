"""Drafts: what somebody has typed, kept until it stands in the notebook.

A draft is plain text below one line with the name, so that it can be rescued by hand.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from fuehrung_cli.errors import FuehrungError, NotebookError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.numbered import Numbered
from fuehrung_cli.store.paths import Paths

_FOLDER = "drafts"
_HEAD = "person: "


@dataclass(frozen=True)
class Draft:
    """A text that was typed for a person, and where it is kept."""

    text: str
    person: str
    folder: Path
    name: str

    @property
    def path(self) -> Path:
        """Returns the file it is kept in."""
        return self.folder / _FOLDER / self.name


@dataclass(frozen=True)
class Drafts:
    """The drafts of a notebook on this machine."""

    state: Path
    runtime: Path
    """Used when the state folder cannot be written."""

    def keep(self, text: str, person: str, *, instead_of: Draft | None = None) -> Draft:
        """Keeps a text, in place of an older draft if one is given; it is on the disk then.

        Raises:
            NotebookError: no folder of this user can be written.
        """
        head = _HEAD + " ".join(person.split())
        # Half characters, as broken arguments hold them, must not cost the draft.
        data = f"{head}\n\n{text}".encode("utf-8", "surrogatepass")
        kept = self._keep(data, text, person)
        if instead_of:
            self.drop(instead_of)
        return kept

    def listed(self) -> tuple[Draft, ...]:
        """Returns all drafts that can be read, the oldest first, runtime folder last."""
        found = []
        for root in (self.state, self.runtime):
            if root == self.runtime and not _is_safe(root):
                continue
            with suppress(FuehrungError):
                found += [_read(root, name) for name in Numbered(Disk(root), _FOLDER).names()]
        return tuple(found)

    def take(self, person: str | None = None) -> Draft | None:
        """Returns the latest draft, of a person if one is named; `drop` it once it is saved."""
        drafts = [draft for draft in self.listed() if person in (None, draft.person)]
        return drafts[-1] if drafts else None

    def drop(self, draft: Draft) -> None:
        """Removes a draft; one that is gone already is fine."""
        with suppress(MissingError):
            if Disk(draft.folder).kind(f"{_FOLDER}/{draft.name}"):
                Numbered(Disk(draft.folder), _FOLDER).remove(draft.name)

    def _keep(self, data: bytes, text: str, person: str) -> Draft:
        with suppress(FuehrungError):
            name = Numbered(Disk(self.state), _FOLDER).add(data)
            return Draft(text, person, self.state, name)
        Disk(self.runtime).make_folder()
        if not _is_safe(self.runtime):
            raise NotebookError(
                say("{path} belongs to somebody else", path=str(self.runtime)),
                say("Set XDG_STATE_HOME to a folder of your own"),
            )
        name = Numbered(Disk(self.runtime), _FOLDER).add(data)
        return Draft(text, person, self.runtime, name)


def drafts_of(paths: Paths, notebook: str) -> Drafts:
    """Returns the drafts of a notebook; its id may be empty while none is open."""
    return Drafts(paths.state_of(notebook or "new"), paths.runtime)


def _is_safe(folder: Path) -> bool:
    with suppress(FuehrungError):
        return Disk(folder).is_ours()
    return False


def _read(root: Path, name: str) -> Draft:
    text = Numbered(Disk(root), _FOLDER).read(name).decode("utf-8", "surrogatepass")
    head, _, body = text.partition("\n\n")
    return Draft(body, head.removeprefix(_HEAD), root, name)
