"""Backups for tests: notebooks with everything in them, and archives made by hand."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

from builders.notebooks import ANNA, FILES, NOTEBOOK_ID, plant
from fuehrung_cli.store.backup import Kept, back_up
from fuehrung_cli.store.paths import Paths

MOMENT = datetime(2026, 11, 26, 10, 0, tzinfo=timezone(timedelta(hours=1)))
ALL_FILES: Mapping[str, str] = {
    **{f"home/{path}": text for path, text in FILES.items()},
    f"home/{ANNA}/salary.toml": "format = 1\ngross_eur = 62000\n",
    "home/journeys/mein-weg.toml": "damaged, and kept as it is = \n",
    "home/rules.toml": "[rules.contact_gap]\nwarn = 61\n",
    "home/trash/anna-berger_7k3q_old.toml": "thrown away\n",
    "home/quarantine/anna-berger_7k3q_bad.toml": "set aside\n",
    "config/config.toml": 'language = "de"\n',
    f"state/{NOTEBOOK_ID}/drafts/000001-0a1b2c3d": "person: Anna\n\nein Entwurf\n",
    f"state/{NOTEBOOK_ID}/undo/000001-0a1b2c3d": "{}\n",
    "state/new/drafts/000001-0a1b2c3d": "person: Anna\n\nvor dem Notizbuch\n",
    "state/h8e2pq7v/drafts/000001-0a1b2c3d": "of another notebook\n",
    "runtime/drafts/000002-0a1b2c3d": "person: Anna\n\nals die Platte voll war\n",
}


def machine(folder: Path) -> Paths:
    """Returns the folders of a machine, all inside of one."""
    return Paths(
        home=folder / "home",
        config_file=folder / "config" / "config.toml",
        cache=folder / "cache",
        state=folder / "state",
        runtime=folder / "runtime",
    )


def full_machine(folder: Path) -> Paths:
    """Plants a notebook with everything that belongs to one."""
    plant(folder, ALL_FILES)
    (folder / "runtime").chmod(0o700)
    return machine(folder)


def backed_up(paths: Paths, to: Path) -> Kept:
    """Makes a backup at a fixed moment."""
    return back_up(paths, str(to), MOMENT, "fuehrung test")


def by_hand(file: Path, files: Mapping[str, bytes], **about: object) -> Path:
    """Writes an archive with these files that is right in everything else."""
    head = {"format": 1, "notebook": NOTEBOOK_ID, "odd_names": {}, **about}
    whole = {**files, "backup.json": json.dumps(head).encode()}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {n}\n" for n, data in whole.items())
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in {**whole, "SHA256SUMS": sums.encode()}.items():
            archive.writestr(name, data)
    return file
