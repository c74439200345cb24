"""The JSON Schemas that an editor can check journeys and settings with; made by the gate."""

from __future__ import annotations

from typing import Any

from fuehrung_cli.domain.journey import Journey
from fuehrung_cli.domain.settings import Settings
from fuehrung_cli.store.gate import adapter

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def journey_schema() -> dict[str, Any]:
    """Returns the schema of a file in `journeys/`."""
    return _schema(Journey)


def settings_schema() -> dict[str, Any]:
    """Returns the schema of `config.toml`."""
    return _schema(Settings)


def _schema(cls: type) -> dict[str, Any]:
    return {"$schema": _DRAFT, **adapter(cls, closed=True).json_schema()}
