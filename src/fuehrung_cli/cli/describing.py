"""The commands as completion needs them, read from Typer's own objects: there is no second list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuehrung_cli.cli.completing import Described, Option, Slot
from fuehrung_cli.cli.help import GLOBAL_OPTIONS, first_words
from fuehrung_cli.errors import Message, say
from fuehrung_cli.messages.translator import Translator

WANTS: Mapping[str, str] = {
    "about": "ids",
    "audience": "audiences",
    "by": "by",
    "dialect": "dialects",
    "envelope": "envelopes",
    "folder": "folders",
    "form": "formats",
    "identifier": "ids",
    "journey": "journeys",
    "keep": "versions",
    "kind": "kinds",
    "line": "lines",
    "name": "people",
    "of_kind": "all_kinds",
    "own": "components",
    "person": "people",
    "purpose": "purposes",
    "setting": "settings",
    "shell": "shells",
    "snooze": "rules",
    "situation_type": "situations",
    "step": "steps",
    "topic": "topics",
    "variant": "variants",
    "voice": "voices",
    "what": "tables",
    "words": "facts",
}
"""Name of a parameter in the code → what its value is."""
FREE = frozenset(
    (
        *(
            "at",
            "because",
            "command",
            "confirm",
            "first",
            "following",
            "guess",
            "destination",
            "expected",
            "last",
            "last_day",
            "led_since",
            "minutes",
        ),
        *(
            "minutes",
            "months",
            "most",
            "number",
            "new_name",
            "nickname",
            "note",
            "pairs",
            "periods",
            "piped",
            "rhythm",
            "role",
        ),
        *("since", "sought", "start", "support", "team", "text", "to", "until", "value", "when"),
        *("eur", "gross", "hours", "measure", "rate"),
    )
)
"""Parameters for whose value nothing can be offered, unless their metavar is FILE."""
_OWN = {("import", "kind"): "imports"}
"""Command and parameter → what its value is, where another command has one of the same name."""
_NEW = (("person add", "name"), ("journey new", "name"))
_FILES = ("FILE", "FILES")
_GLOBAL_WANTS = {"--home": "folders", "--lang": "languages", "--color": "colors"}


def describe(program: Any, t: Translator) -> Described:
    """Returns the program with every command that it holds and the options that stand anywhere."""
    described = _command("", program, t)
    everywhere = tuple(
        Option(names, t(words), _global_slot(names[0]) if metavar else None)
        for names, metavar, words in GLOBAL_OPTIONS
    )
    return Described("", described.commands, (*described.options, *everywhere))


def _global_slot(name: str) -> Slot:
    return Slot(_GLOBAL_WANTS.get(name, ""))


def _command(path: str, command: Any, t: Translator) -> Described:
    inner: Mapping[str, Any] = getattr(command, "commands", {})
    shown = [param for param in command.params if not getattr(param, "hidden", False)]
    options = [param for param in shown if param.param_type_name == "option"]
    help_option = Option(("--help", "-h"), t(say("Show this help")))
    return Described(
        first_words(command, t),
        {name: _command(f"{path} {name}".strip(), each, t) for name, each in inner.items()},
        (*(_option(path, param, t) for param in options), *((help_option,) if path else ())),
        tuple(_slot(path, param) for param in shown if param.param_type_name == "argument"),
    )


def _option(path: str, param: Any, t: Translator) -> Option:
    names = (*param.opts, *param.secondary_opts)
    slot = None if param.is_flag else _slot(path, param)
    return Option(names, t(Message(param.help or "")) if param.help else "", slot)


def _slot(path: str, param: Any) -> Slot:
    return Slot(wanted(path, param), param.nargs == -1 or bool(getattr(param, "multiple", False)))


def wanted(path: str, param: Any) -> str:
    """Returns what a parameter of a command wants as its value, "" when anything goes."""
    if str(param.metavar or param.name).upper() in _FILES:
        return "files"
    if own := _OWN.get((path, str(param.name))):
        return own
    # What is new has no name yet.
    return "" if (path, param.name) in _NEW else WANTS.get(str(param.name), "")
