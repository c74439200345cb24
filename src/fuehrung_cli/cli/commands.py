"""The table of commands: name, module, in the order of the help. Nothing else lists them."""

from __future__ import annotations

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "talk",
        (
            *("checkin", "note", "next", "skip", "away", "situation", "ask", "share", "merge"),
            "departure",
        ),
    ),
    (
        "look",
        (
            "report",
            "signals",
            "progress",
            "promises",
            "trend",
            "card",
            "cost",
            "log",
            "show",
            "search",
        ),
    ),
    ("change", ("done", "move", "set", "edit", "undo")),
    ("people", ("person", "journey")),
    (
        "data",
        (
            *("export", "import", "handover", "privacy", "check", "conflicts"),
            *("backup", "restore", "config"),
        ),
    ),
    ("help", ("help", "sources", "schema", "demo", "completion")),
)
COMMANDS: tuple[str, ...] = tuple(name for _, names in GROUPS for name in names)


def module_of(command: str) -> str:
    """Returns the module of a command; each has a function `register(app)`."""
    return f"fuehrung_cli.cli.{command}_command"
