"""Names of second versions: what sync services, editors and people make of one of our names.

Our own names are strict (see `names_on_disk`), so the rule is: one of our names and something more.
The table says who is known to add what; what nobody is known for still counts as a copy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

Place = Literal["inside", "behind", "before"]
"""Where it is added: before the ending, behind the whole name, or in front of it."""
Maker = Literal["sync", "backup", "part"]
"""What it is: the version of another machine, an older one, or a file that is still on its way."""


class Pattern(NamedTuple):
    """What one program adds to a name."""

    program: str
    place: Place
    added: str
    """A regular expression."""
    example: str
    """What is added to `person.toml`, as the program writes it."""
    maker: Maker = "sync"


PATTERNS: tuple[Pattern, ...] = (
    # lib/model/folder_sendrecv.go, conflictName; without the device before 1.0
    Pattern(
        "Syncthing",
        "inside",
        r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{5,8})?",
        ".sync-conflict-20261123-101530-ABCDEFG",
    ),
    # docs.nextcloud.com, desktop/conflicts; OpenCloud and ownCloud 2.5 and later write the same
    Pattern(
        "Nextcloud",
        "inside",
        r" \(conflicted copy(?: [^()]+)? \d{4}-\d\d-\d\d \d{6}(?:-\d+)?\)",
        " (conflicted copy 2026-11-23 101530)",
    ),
    # nextcloud/desktop, src/common/utility.cpp: names that differ in capitals only
    Pattern("Nextcloud", "inside", r" \(case clash[^()]*\)", " (case clash from anna)"),
    # owncloud/client #6365: up to 2.4, later with the user in front of the date
    Pattern(
        "ownCloud",
        "inside",
        r"_conflict(?:_[^.]+)?-\d{8}-\d{6}(?:-\d+)?",
        "_conflict-20261123-101530",
    ),
    # help.dropbox.com/syncing-uploads/conflicted-copy, and what its other languages write
    Pattern(
        "Dropbox",
        "inside",
        r" \([^()]*conflicted copy[^()]*(?: \(\d+\))?\)",
        " (Annas Laptop's conflicted copy 2026-11-23)",
    ),
    Pattern(
        "Dropbox",
        "inside",
        r" \([^()]*[Ii]n Konflikt stehende Kopie[^()]*(?: \(\d+\))?\)",
        " (In Konflikt stehende Kopie von Anna 2026-11-23)",
    ),
    Pattern(
        "Dropbox",
        "inside",
        r" \([^()]*(?i:copie en conflit|copia en conflicto|copia in conflitto|"
        r"conflicterende kopie|cópia em conflito|in conflict zijnde kopie)[^()]*\)",
        " (Copie en conflit de Anna 2026-11-23)",
    ),
    # help.dropbox.com: case, white space, selective sync and view-only conflicts
    Pattern(
        "Dropbox",
        "inside",
        r" \((?i:case conflict|unicode encoding conflict|white ?space conflict|"
        r"selective sync conflict|view-only conflicts?)(?: \d+)?\)",
        " (Case Conflict 1)",
    ),
    Pattern(
        "Dropbox",
        "inside",
        r" \((?i:schreibschutzkonflikte?|konflikt durch selektive synchronisierung|"
        r"konflikt wegen großschreibung)(?: \d+)?\)",
        " (Schreibschutzkonflikt)",
    ),
    # manual.seafile.com; seafile-server common/merge: user or host, then the moment
    Pattern(
        "Seafile",
        "inside",
        r" \(SFConflict [^()]*\)(?:-\d+)?",
        " (SFConflict anna@example.org 2026-11-23-10-15-30)",
    ),
    # abraunegg/onedrive 2.5: host, then a counter
    Pattern(
        "OneDrive",
        "inside",
        r"-[\w.-]*safeBackup-\d+",
        "-laptop-safeBackup-0001",
    ),
    # help.resilio.com, "Conflict" files; !sync are downloads under way
    Pattern("Resilio Sync", "inside", r"\.Conflict(?:\.\d+)?", ".Conflict"),
    Pattern("Resilio Sync", "behind", r"\.!sync", ".!sync", "part"),
    Pattern("Resilio Sync", "behind", r"\.bts", ".bts", "part"),
    # kb.synology.com, Drive: machine, moment, Conflict
    Pattern(
        "Synology Drive",
        "inside",
        r"_[^/]+_(?:Conflict|ConflictParent)",
        "_ANNA-PC_Nov-23-101530-2026_Conflict",
    ),
    # QNAP Qsync
    Pattern(
        "Qsync",
        "inside",
        r" \([^()]*Conflict \d{4}-\d\d-\d\d[^()]*\)",
        " (Anna Conflict 2026-11-23)",
    ),
    # docs.cryptomator.org, "Conflicts"; short form behind the long one
    Pattern(
        "Cryptomator",
        "inside",
        r" \((?:Conflict(?:ing)? [^()]*|Created by [^()]*)\)",
        " (Created by Anna on 2026-11-23)",
    ),
    # pCloud and Box
    Pattern("pCloud", "inside", r" ?\[conflicted(?: \d+)?\]", " [conflicted]"),
    # Google Drive for desktop; _conf(1) and [Conflict] in its older forms
    Pattern("Google Drive", "inside", r"_conf\(\d+\)", "_conf(1)"),
    Pattern("Google Drive", "inside", r" ?\[Con?flict(?: \d+)?\]", " [Conflict]"),
    # rclone.org/bisync, --conflict-suffix; ..path1 up to version 1.65
    Pattern("rclone", "behind", r"\.conflict\d+|\.\.path[12]", ".conflict1"),
    Pattern("rclone", "inside", r"\.conflict\d+", ".conflict2"),
    # git-mergetool(1) and git-merge(1): both sides beside the file
    Pattern(
        "git",
        "inside",
        r"[._](?:BASE|LOCAL|REMOTE|BACKUP)(?:[._]\d+)?",
        "_REMOTE_4711",
    ),
    Pattern("git", "behind", r"~(?:HEAD|ours|theirs|[0-9a-f]{7,40})(?:_\d+)?", "~HEAD"),
    # svn-book: what an update leaves beside a file in conflict
    Pattern(
        "Subversion",
        "behind",
        r"\.(?:mine|r\d+|working|merge-(?:left|right)\.r\d+)",
        ".mine",
    ),
    # Unison manual, "Keeping Backups"
    Pattern("Unison", "before", r"\.bak\.\d+\.", ".bak.1.", "backup"),
    # patch(1), git mergetool, rsync --backup, emacs, vim, nano
    Pattern("patch", "behind", r"\.(?:orig|rej)", ".orig", "backup"),
    Pattern("rsync", "behind", r"~|\.~\d+~", "~", "backup"),
    Pattern("an editor", "behind", r"\.(?:bak|save|old)(?:\.\d+)?", ".bak", "backup"),
    # Copies made by hand: Windows, macOS, GNOME, KDE, in German and English
    Pattern("Windows", "inside", r" [-–] (?:Kopie|Copy)(?: \(\d+\))?", " - Kopie (2)", "backup"),
    Pattern("macOS", "inside", r" (?:Kopie|copy)(?: \d+)?", " Kopie", "backup"),
    Pattern(
        "GNOME",
        "inside",
        r" \((?:\d+(?:st|nd|rd|th) |another )?copy(?: \d+)?\)"
        r"| \((?:\d+\. |weitere )?Kopie(?: \d+)?\)",
        " (another copy)",
        "backup",
    ),
    Pattern(
        "Windows",
        "before",
        r"(?:Kopie(?: \(\d+\))? von|Copy(?: \(\d+\))? of) ",
        "Kopie von ",
        "backup",
    ),
    # OneDrive and its clients for Linux: the machine behind a dash or in brackets, then a number
    Pattern("OneDrive", "inside", r"-[A-Za-zÄÖÜäöü][\w-]*", "-LAPTOP-7"),
    Pattern("OneDrive", "inside", r" \([A-Z][A-Z0-9-]{2,}(?:, \d+)?\)", " (DESKTOP-4711)"),
    # Google Drive, MEGA, OneDrive and browsers number in brackets, iCloud and macOS without
    Pattern("Google Drive", "inside", r" ?\(\d+\)", " (1)"),
    Pattern("iCloud", "inside", r" \d+", " 2"),
    # iCloud before macOS Sonoma: the file is not here yet, only its name
    Pattern("iCloud", "before", r"\.(?=.*\.icloud\Z)", ".", "part"),
)
_LONGEST = 255
"""What file systems allow for a name."""
_EDITOR = re.compile(r"#(?P<hash>.+)#|\.(?P<swap>.+)\.sw[a-p]|\.#(?P<lock>.+)")
"""What an editor keeps while it is open; it is no version of ours, and no text to compare."""


class Copy(NamedTuple):
    """A name taken apart: whose copy it is, and who has made it, "" when nobody is known for it."""

    original: str
    program: str = ""
    maker: Maker = "sync"


def copy_of(name: str, is_ours: Callable[[str], bool], depth: int = 4) -> Copy | None:
    """Returns whose copy a name is; copies of copies are followed back to one of our names.

    None for one of our names, and for a name that has nothing to do with one.
    """
    name = unicodedata.normalize("NFC", name)
    if is_ours(name) or len(name) > _LONGEST:
        return None
    added = [(pattern, rest) for pattern in PATTERNS for rest in _without(name, pattern)]
    for pattern, rest in added:
        if is_ours(rest):
            return Copy(rest, pattern.program, pattern.maker)
    # Not without end, so that a long name made on purpose costs no time.
    for pattern, rest in added if depth else ():
        deeper = copy_of(rest, is_ours, depth - 1) if pattern.program != "OneDrive" else None
        if deeper:
            return Copy(deeper.original, pattern.program, pattern.maker)
    return None


def is_sure(name: str) -> bool:
    """Says whether a sync service has written its word for a conflict into any name, ours or not.

    For names that people choose themselves, such as those of journeys: `konflikte.toml` is none.
    """
    if not re.search(r"(?i)conflict|konflikt|conflit", name):
        return False
    return any(
        re.search(r"(?i)confli[ck]?t|konflikt", pattern.example)
        for pattern in PATTERNS
        for _ in _without(name, pattern)
    )


def is_of_an_editor(name: str) -> bool:
    """Says whether an open editor keeps this file for itself."""
    return _EDITOR.fullmatch(name) is not None


def _without(name: str, pattern: Pattern) -> Iterator[str]:
    """Yields the name without what the pattern adds, the longest first; nothing if it adds none."""
    added = re.compile(pattern.added)
    if pattern.place == "before":
        whole = name.removesuffix(".icloud") if pattern.maker == "part" else name
        found = added.match(name)
        if found and found.end() < len(whole):
            yield whole[found.end() :]
        return
    ending = ".toml" if pattern.place == "inside" and name.endswith(".toml") else ""
    stem = name.removesuffix(ending)
    for end in range(len(stem) - 1, 0, -1):
        if added.fullmatch(stem, end):
            yield stem[:end] + ending
