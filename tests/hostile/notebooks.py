"""A notebook in which every text, name, key, journey, setting and file name is hostile."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from builders.captures import DATA
from builders.notebooks import ANNA, CEM, FILES, plant
from fuehrung_cli.store.toml_text import dumps
from hostile.texts import OBEYED, hostile

_OURS = {"id", "kind", "state", "by", "source", "fact", "group", "voice", "type", "version"}
_LATER = ("renewed_by", "broken_by", "feeds", "aliases")


def hostile_files(chance: Random, *, most: int = 5) -> dict[str, str]:
    """Returns path → text of a whole notebook with all kinds of facts."""
    files = dict(FILES)
    golden = DATA / "golden-2/notebook"
    for path in sorted(golden.glob("people/**/*.toml")):
        files[path.relative_to(golden).as_posix()] = path.read_text().replace(
            "Anna Kern", "Zora Kern"
        )
    own = DATA / "golden-1/notebook/journeys/own.toml"
    files["journeys/own.toml"] = own.read_text()
    made = {
        path: dumps(_hostile(tomllib.loads(text), chance, most)) for path, text in files.items()
    }
    made["notebook.toml"] = FILES["notebook.toml"]
    odd = _quoted(hostile(chance))
    made[f"{ANNA}/person.toml"] += f"{odd} = {odd}\nrol = {odd}\n"
    made[f"{CEM}/sessions/2026-11-21_h8e2pq7w.toml"] = (
        'format = 1\nid = "h8e2pq7w"\nat = 2026-11-21\nrecorded = 2026-11-21T09:30:00Z\n'
        f"{odd} = 1\nminutes = {odd}\n[facts.{odd}]\nkind = {odd}\n[facts.2]\nkind = {odd}\n"
        f'[facts.3]\nkind = "goal"\ntext = {odd}\ndue = {odd}\n{odd} = 3\n'
        f"[changes.1]\nfact = {odd}\nstate = {odd}\n[changes.1.set]\n{odd} = {odd}\n"
    )
    made["rules.toml"] = (
        f"format = 1\n[rules.{odd}]\nwarn = 1\n[people.{odd}.rules.R01]\n{odd} = 2\n"
    )
    made["journeys/odd.toml"] = f"format = 1\nid = {odd}\ntitle = {odd}\n{odd} = {odd}\n"
    return made


def plant_hostile(home: Path, chance: Random) -> None:
    """Writes the notebook, and beside its files others with hostile names."""
    plant(home, hostile_files(chance))
    for folder in ("", "people", ANNA, f"{ANNA}/sessions", "journeys"):
        for number in range(3):
            name = hostile(chance).replace("/", "").replace("\0", "")[:60]
            (home / folder / f"{number}{name}.toml").write_text("x = ")
            (home / folder / f".tmp-{name}").write_text("x = ")


def settings_text(chance: Random) -> str:
    """Returns a `config.toml` whose values and keys are hostile."""
    odd = _quoted(hostile(chance))
    return f"language = {odd}\neditor = {odd}\n{odd} = 1\nrhythm_days = {odd}\nsignals = {odd}\n"


def _hostile(value: Any, chance: Random, most: int) -> Any:
    if isinstance(value, Mapping):
        return {key: _of_key(key, inner, chance, most) for key, inner in value.items()}
    if isinstance(value, list):
        return [_hostile(part, chance, most) for part in value]
    if isinstance(value, str) and _is_free(value):
        # The first word stays, so that people are still found by it.
        return f"{value.split()[0]} {hostile(chance, most=most)} {' '.join(value.split()[1:])}"
    return value


def _of_key(key: str, value: Any, chance: Random, most: int) -> Any:
    if (key in _OURS and isinstance(value, str)) or key in _LATER:
        return value
    return _hostile(value, chance, most)


def _is_free(text: str) -> bool:
    """Says whether a text is a leader's own and no id, state or choice of ours."""
    return " " in text or text[:1].isupper() or not text.isascii()


def _quoted(text: str) -> str:
    return dumps({"k": text.replace("\n", " ")}).removeprefix("k = ").rstrip("\n")


_OF_OURS = ("\x1b[2J\x1b[H", "\x1b[6n", "\ufe0e")
"""What the box asks of a terminal, and a mark that belongs to the character before it."""


def signs_of_obeying(shown: bytes) -> Iterator[bytes]:
    """Yields what of the hostile texts stands raw in the output at a terminal.

    Only what our own pages never use is looked for: there are colours and cursor moves of ours.
    """
    for piece in OBEYED:
        data = piece.encode()
        if len(data) > 1 and piece not in _OF_OURS and data in shown:
            yield data
