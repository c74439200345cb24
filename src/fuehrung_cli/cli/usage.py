"""Typer's usage errors in our own words, in the user's language, with the nearest match."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from fuehrung_cli.cli.commands import COMMANDS
from fuehrung_cli.errors import Message, UsageError, say


def usage_error(error: Exception) -> UsageError:
    """Turns an exception of Typer's parser into our own.

    The classes are told apart by name: Typer vendors them and offers only their base publicly.
    """
    made: Any = error
    match type(error).__name__:
        case "NoSuchOption":
            return _no_such(made.option_name, made.possibilities or (), _see(made))
        case "MissingParameter":
            return UsageError(say("{name} is missing", name=_name(made)), _see(made))
        case "BadOptionUsage":
            return UsageError(say("{option} needs a value", option=made.option_name), _see(made))
        case "BadParameter":
            return UsageError(
                say("{name}: the value is not understood", name=_name(made)),
                *_possible(made),
                _see(made),
            )
        case _:
            return _other(made)


def _no_such(option: str, possible: Any, see: Message) -> UsageError:
    near = ", ".join(possible)
    hints = [say("Did you mean {names}?", names=near)] if near else []
    return UsageError(say("There is no option {option}", option=option), *hints, see)


def _name(error: Any) -> str:
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
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


def _see(error: Any) -> Message:
    path = error.ctx.command_path if error.ctx else "fuehrung"
    return say("Help: {command} --help", command=path)


def _other(error: Any) -> UsageError:
    words = error.format_message()
    typed = words.split("'")[1] if words.count("'") >= 2 else ""
    if words.startswith("No such command"):
        commands = list(getattr(getattr(error.ctx, "command", None), "commands", {})) or COMMANDS
        names = COMMANDS if error.ctx and error.ctx.parent is None else tuple(commands)
        near = get_close_matches(typed, names, n=2, cutoff=0.6)
        hints = [say("Did you mean {names}?", names=", ".join(near))] if near else []
        path = error.ctx.command_path if error.ctx else "fuehrung"
        return UsageError(
            say("{path} has no command {name}", path=path, name=typed),
            *hints,
            say("All commands: fuehrung --help"),
        )
    if words.startswith("Missing command"):
        return UsageError(say("A command is missing"), _see(error))
    return UsageError(say("There are more arguments than this command takes"), _see(error))
