"""Typer's usage errors in our own words, in the user's language, with the nearest match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from fuehrung_cli.cli.commands import COMMANDS
from fuehrung_cli.cli.naming import call_shown, command_names, option_names
from fuehrung_cli.domain.names import fold
from fuehrung_cli.errors import Message, UsageError, say


def usage_error(error: Exception, language: str) -> UsageError:
    """Turns an exception of Typer's parser into our own; it names things as `language` does.

    The classes are told apart by name: Typer vendors them and offers only their base publicly.
    """
    made: Any = error
    see = say("Help: {command} --help", command=_call(made, language))
    match type(error).__name__:
        case "NoSuchOption":
            return _no_such(made, see, language)
        case "MissingParameter":
            return UsageError(say("{name} is missing", name=_name(made, language)), see)
        case "BadOptionUsage":
            return UsageError(say("{option} needs a value", option=made.option_name), see)
        case "BadParameter":
            what = say("{option}: the value is not understood", option=_name(made, language))
            return UsageError(what, *_possible(made), see)
        case _:
            return _other(made, see, language)


def _call(error: Any, language: str) -> str:
    return call_shown(error.ctx.command_path if error.ctx else "fuehrung", language)


def _path(error: Any) -> str:
    """Returns the command without the program, under its English names."""
    return str(error.ctx.command_path).partition(" ")[2] if error.ctx else ""


def _no_such(error: Any, see: Message, language: str) -> UsageError:
    params = error.ctx.command.params if error.ctx else ()
    options = [name for param in params for name in param.opts if name.startswith("--")]
    path = _path(error)
    named = {option: option_names(path, option, language) for option in options}
    what = say("There is no option {option}", option=error.option_name)
    return UsageError(what, *_near(error.option_name, named), see)


def _near(typed: str, named: Mapping[str, Iterable[str]]) -> list[Message]:
    """Returns what can have been meant, called as the language calls it first."""
    meant = {fold(name): names for names in map(tuple, named.values()) for name in names}
    close = get_close_matches(fold(typed), meant, n=3, cutoff=0.6)
    names = tuple(dict.fromkeys(meant[name][0] for name in close))[:2]
    return [say("Did you mean {names}?", names=names)] if names else []


def _name(error: Any, language: str) -> str:
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    if param.param_type_name == "option":
        return option_names(_path(error), str(max(param.opts, key=len)), language)[0]
    return str(param.metavar or param.name).upper()


def _possible(error: Any) -> list[Message]:
    param = error.param
    choices = getattr(getattr(param, "type", None), "choices", None)
    if choices:
        return [say("Possible: {choices}", choices=tuple(str(choice) for choice in choices))]
    low, high = (getattr(getattr(param, "type", None), side, None) for side in ("min", "max"))
    if low is not None and high is not None:
        return [say("Possible: {low} to {high}", low=low, high=high)]
    return []


def _other(error: Any, see: Message, language: str) -> UsageError:
    words = error.format_message()
    typed = words.split("'")[1] if words.count("'") >= 2 else ""
    if words.startswith("No such command"):
        return _no_command(error, typed, language)
    if words.startswith("Missing command"):
        return UsageError(say("A command is missing"), see)
    return UsageError(say("There are more arguments than this command takes"), see)


def _no_command(error: Any, typed: str, language: str) -> UsageError:
    path = _path(error)
    # At the top only the command asked for is loaded; the table knows them all.
    commands = list(getattr(error.ctx.command, "commands", {})) if path else COMMANDS
    named = {name: command_names(f"{path} {name}".strip(), language) for name in commands}
    program = error.ctx.command_path.partition(" ")[0] if error.ctx else "fuehrung"
    return UsageError(
        say("{path} has no command {name}", path=_call(error, language), name=typed),
        *_near(typed, named),
        say("All commands: {program} --help", program=program),
    )
