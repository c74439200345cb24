"""The figures that several pages show, taken from each page's own JSON: they have to agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

Figures = dict[str, Any]
"""Name of a figure → value, only those that a page shows."""


def disagreements(sources: dict[str, Figures]) -> list[str]:
    """Returns which figure is told in two ways, and by whom."""
    names = sorted({name for figures in sources.values() for name in figures})
    told = {name: _told(sources, name) for name in names}
    return [f"{name}: {each}" for name, each in told.items() if len(set(each.values())) > 1]


def _told(sources: dict[str, Figures], name: str) -> dict[str, str]:
    return {page: repr(figures[name]) for page, figures in sources.items() if name in figures}


def of_team(row: Any) -> Figures:
    """Takes them from a row of the team page."""
    return {
        "open": row["open_promises"],
        "overdue": row["overdue_promises"],
        "kept": row["kept"],
        "current": row["steps"]["current"],
        "applicable": row["steps"]["applicable"],
        "next_talk": _day(row["next_talk"]),
        "state": row["state"],
    }


def of_brief(page: Any) -> Figures:
    """Takes them from the brief."""
    return {
        "open": len(page["mine"]),
        "overdue": _overdue(page["mine"]),
        "theirs": len(page["theirs"]),
        "texts": sorted(row["text"] for row in page["mine"]),
        "kept": page["kept"],
        **of_progress(page),
        "next_talk": _day(page["talk"]),
    }


def of_promises(page: Any) -> Figures:
    """Takes them from the list of one person's open promises."""
    return {
        "open": len(page["mine"]),
        "overdue": _overdue(page["mine"]),
        "theirs": len(page["theirs"]),
        "texts": sorted(row["text"] for row in page["mine"]),
        "kept": page["kept"],
    }


def of_progress(page: Any) -> Figures:
    """Takes them from the steps of one person."""
    return {
        "current": page["progress"]["current"],
        "applicable": page["progress"]["applicable"],
        "steps": [(each["step"]["id"], each["word"], each["last"]) for each in page["steps"]],
        "state": page["state"],
    }


def of_export(rows: Iterable[Any], day: date) -> Figures:
    """Takes them from the lines that `export all --format jsonl` writes of one person."""
    tables: dict[str, list[Any]] = {}
    for row in rows:
        tables.setdefault(row["table"], []).append(row)
    mine = [row for row in tables.get("commitments", ()) if row["by"] == "leader"]
    still_open = [row for row in mine if row["state"] == "open"]
    theirs = [row for row in tables.get("commitments", ()) if row["by"] == "person"]
    steps = [(row["step"], row["state"], row["last"]) for row in tables.get("progress", ())]
    return {
        "open": len(still_open),
        "overdue": _overdue(still_open),
        "theirs": sum(row["state"] == "open" for row in theirs),
        "texts": sorted(row["text"] for row in still_open),
        "kept_in_a_year": _kept(mine, day),
        "steps": steps,
        "current": sum(state == "current" for _, state, _ in steps),
        "applicable": sum(state != "not_applicable" for _, state, _ in steps),
        "next_talk": tables["people"][0]["next_talk"],
        "state": tables["people"][0]["state"],
    }


def with_year(figures: Figures) -> Figures:
    """Adds the part of the kept rate that an export can be asked for, too."""
    kept = figures["kept"]
    return {**figures, "kept_in_a_year": (kept["kept"], kept["late"])}


def _kept(mine: Sequence[Any], day: date) -> tuple[int, int]:
    since = (day - timedelta(days=365)).isoformat()
    kept = [
        row
        for row in mine
        if row["due"] and row["kept_on"] and since < row["kept_on"] <= day.isoformat()
    ]
    return len(kept), sum(row["word"] == "kept_late" for row in kept)


def _overdue(rows: Iterable[Any]) -> int:
    return sum(row["overdue_days"] > 0 for row in rows)


def _day(at: str | None) -> str | None:
    return at[:10] if at else None
