"""A small notebook as files, written by hand and not by the program, for tests at the boundary."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

CANARY = "Kanarienvogel4711"
"""Stands in every note and nowhere else, so that a leak is seen."""
NOTEBOOK_ID = "n0teb00k"
ANNA = "people/anna-berger_7k3q"
CEM = "people/cem-demir_9c2d"
TALK = f"{ANNA}/sessions/2026-11-05T0900_k7f3qdx2.toml"
PRAISE = f"{ANNA}/sessions/2026-11-12T1400_m2xae9rt.toml"

FILES: Mapping[str, str] = {
    "notebook.toml": f'format = 1\nid = "{NOTEBOOK_ID}"\n',
    f"{ANNA}/person.toml": """\
format = 1
id = "7k3q"
name = "Anna Berger"
role = "Kundenberaterin Gewerbe"
led_since = 2024-09-01
""",
    TALK: f"""\
format = 1
id = "k7f3qdx2"
at = 2026-11-05T09:00:00+01:00
recorded = 2026-11-05T09:40:00+01:00
kind = "one_on_one"
purpose = ["personal"]
minutes = 25
notes = "Modul 2 läuft. #vertrauen {CANARY}"

[facts.1]
kind = "commitment"
by = "leader"
text = "Vertretung klären"
due = 2026-11-30

[facts.2]
kind = "commitment"
by = "person"
text = "Liste der Betriebe"
due = 2026-12-01

[facts.3]
kind = "goal"
text = "Zwölf neue Betriebe"
due = 2027-12-31

[facts.4]
kind = "appointment"
at = 2026-12-03T10:00:00+01:00
""",
    PRAISE: f"""\
format = 1
id = "m2xae9rt"
at = 2026-11-12T14:00:00+01:00
recorded = 2026-11-12T14:00:00+01:00
kind = "entry"
notes = "Im Flur gehört. {CANARY}"

[facts.1]
kind = "success"
text = "Lob der Firma Reiter"
""",
    f"{CEM}/person.toml": 'format = 1\nid = "9c2d"\nname = "Cem Demir"\nteam = "Süd"\n',
    f"{CEM}/sessions/2026-11-20T0900_h8e2pq7v.toml": f"""\
format = 1
id = "h8e2pq7v"
at = 2026-11-20T09:00:00+01:00
recorded = 2026-11-20T09:30:00+01:00
kind = "phone"
notes = "Kommt gut an. {CANARY}"
""",
    "people/petra-schulz_4p8s/person.toml": 'format = 1\nid = "4p8s"\nname = "Petra Schulz"\n',
    "people/petra-sommer_5r9t/person.toml": 'format = 1\nid = "5r9t"\nname = "Petra Sommer"\n',
}


def home_in(home: Path) -> Path:
    """Returns where the notebook of a user lies on Linux."""
    return home / ".local/share/fuehrung"


def plant(folder: Path, files: Mapping[str, str] = FILES) -> None:
    """Writes files below a folder, as private as the program keeps them."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
        target.chmod(0o600)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Returns path → bytes of everything below a folder; an empty one when there is none."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
