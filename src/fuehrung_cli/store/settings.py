"""`config.toml`: the settings of this machine; one bad key costs only itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Literal

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.settings import Settings
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.gate import admit
from fuehrung_cli.store.problems import Problem, damage, problem_of
from fuehrung_cli.store.toml_text import parse

SettingOrigin = Literal["default", "file"]


def load_settings(
    config_file: Path,
) -> tuple[Settings, Mapping[str, SettingOrigin], tuple[Problem, ...]]:
    """Returns the settings, key → where its value comes from, and what is wrong with the file."""
    path = str(config_file)
    try:
        # Whoever keeps settings in a repository of their own links them here.
        real = Path(os.path.realpath(config_file))
        table = parse(Disk(real.parent).read_file(real.name), path)
    except MissingError:
        table = {}
    except FuehrungError as error:
        table = problem_of(error, path)
    if isinstance(table, Problem):
        return Settings(), _origins(()), (table,)
    settings, problems = admit(Settings, table, path=path, lenient=True)
    bad = {problem.where for problem in problems}
    return settings or Settings(), _origins(key for key in table if key not in bad), problems


def write_setting(config_file: Path, key: str, value: Value) -> None:
    """Writes one value, None takes the key out; every other line stays as it is, comments too.

    Raises:
        NotebookError: the file is damaged, or cannot be written.
        ChangedError: somebody else has changed it at the same moment.
    """
    import tomlkit  # noqa: PLC0415  # 30 ms that only changing a setting pays

    real = Path(os.path.realpath(config_file))
    disk = Disk(real.parent)
    disk.make_folder()
    try:
        old: bytes | None = disk.read_file(real.name)
    except MissingError:
        old = None
    found = parse(old, str(config_file)) if old and old.strip() else {}
    if isinstance(found, Problem):
        raise damage(found)
    table = tomlkit.parse((old or b"").decode("utf-8-sig"))
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
    # Where the last key goes, the line feed behind it does, too.
    new = (tomlkit.dumps(table).rstrip("\n") + "\n").encode("utf-8")
    if old is None:
        disk.create_new(real.name, new)
    elif new != old:
        disk.replace_if_same(real.name, old, new)


def _origins(given: Iterable[str]) -> dict[str, SettingOrigin]:
    known = set(given)
    return {
        setting.name: "file" if setting.name in known else "default" for setting in fields(Settings)
    }
