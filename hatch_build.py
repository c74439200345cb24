"""What hatchling cannot do by itself: compile the translations, ship journeys and documents.

An sdist carries the sources of both, so a wheel built from it comes out the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGS = "src/fuehrung_cli/locale/*/LC_MESSAGES/*.po"


class FuehrungBuildHook(BuildHookInterface[BuilderConfig]):
    """Adds to the wheel what git does not hold or holds elsewhere."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before the files are collected; `version` is "editable" or "standard"."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        for source in sorted(root.glob(CATALOGS)):
            compiled = compile_catalog(source)
            # Named one by one because hatchling leaves out what .gitignore names.
            build_data["artifacts"].append(f"/{compiled.relative_to(root).as_posix()}")
        if version != "editable":
            # An editable install reads the folders themselves; a copy would go stale.
            build_data["force_include"][str(root / "journeys")] = "fuehrung_cli/_journeys"
            for page in sorted(root.glob("docs/*.md")):
                build_data["force_include"][str(page)] = f"fuehrung_cli/_docs/{page.name}"


def compile_catalog(source: Path) -> Path:
    """Writes the .mo file beside a .po file, unfinished (fuzzy) translations left out."""
    target = source.with_suffix(".mo")
    with source.open("rb") as text:
        catalog = read_po(text, domain=source.stem)
    with target.open("wb") as binary:
        write_mo(binary, catalog)
    return target
