"""Help in our own words: Typer's own are English in part, so every page is a document of ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from fuehrung_cli.cli.browser_options import BrowserOptions
from fuehrung_cli.cli.commands import GROUPS
from fuehrung_cli.cli.naming import call_shown, command_names, line_shown, option_names
from fuehrung_cli.errors import Message, say
from fuehrung_cli.layout.document import Block, Document, Item, Items, Node, Span, Text, spans
from fuehrung_cli.messages.translator import Translator


def text(english: str) -> str:
    """Marks a help text for the catalogue and returns it as it is; it is translated when shown."""
    return english


class OwnCommand(BrowserOptions, TyperCommand):
    """A command whose help is a document of ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: D102  # of the framework
        formatter.write(_shown(command_page(self, ctx, ctx.obj.t), ctx))


class OwnGroup(BrowserOptions, TyperGroup):
    """A group of commands whose help is a document of ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: D102  # of the framework
        formatter.write(_shown(group_page(self, ctx, ctx.obj.t), ctx))


def _shown(document: Document, ctx: typer.Context) -> str:
    return str(ctx.obj.rendered(document)).rstrip("\n") + "\n"


def command_page(command: Any, ctx: Any, t: Translator) -> Document:
    """Lays out the help of one command: usage, what it does, arguments, options, an example."""
    blocks = [_usage(command, ctx, t)]
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    blocks.append(_parameters(t(say("ARGUMENTS")), arguments, ctx, t))
    blocks.append(_parameters(t(say("OPTIONS")), options, ctx, t))
    if command.epilog:
        lines = (t(Message(line)) for line in command.epilog.splitlines())
        examples = (line_shown(line, ctx.command_path, t.language) for line in lines)
        items = tuple(Item(spans(Span(line, "id"))) for line in examples)
        heading = t(say("EXAMPLES") if len(items) > 1 else say("EXAMPLE"))
        blocks.append(Block((Items(items),), heading, space_before=True))
    return Document(ctx.command_path, tuple(b for b in blocks if b.nodes), t.language)


def _usage(command: Any, ctx: Any, t: Translator) -> Block:
    pieces = [
        call_shown(ctx.command_path, t.language),
        *(_piece(param, ctx, t) for param in command.params),
    ]
    usage = f"{t(say('Usage'))}: " + " ".join(piece for piece in pieces if piece)
    nodes: list[Node] = [Text(spans(Span(usage, "label")))]
    nodes += [Text(spans(t(Message(part)))) for part in paragraphs(command.help)]
    return Block(tuple(nodes))


def paragraphs(words: str | None) -> list[str]:
    """Returns the paragraphs of a docstring as message ids; one sentence needs no full stop."""
    parts = [" ".join(part.split()) for part in (words or "").split("\n\n") if part.strip()]
    return [part.removesuffix(".") if part.count(". ") == 0 else part for part in parts]


def _piece(param: Any, ctx: Any, t: Translator) -> str:
    if param.param_type_name != "argument":
        return _required(param, ctx, t) if param.required else ""
    name = str(param.metavar or param.name).upper()
    shown = f"{name}..." if param.nargs == -1 else name
    return shown if param.required else f"[{shown}]"


def _required(param: Any, ctx: Any, t: Translator) -> str:
    path = ctx.command_path.partition(" ")[2]
    name = option_names(path, param.opts[0], t.language)[0]
    return f"{name} {param.metavar or str(param.name).upper()}"


def _parameters(heading: str, params: list[Any], ctx: Any, t: Translator) -> Block:
    shown = (param for param in params if not getattr(param, "hidden", False))
    items = tuple(_parameter(param, ctx, t) for param in shown)
    return Block((Items(items),) if items else (), heading, space_before=True)


def _parameter(param: Any, ctx: Any, t: Translator) -> Item:
    if param.param_type_name == "argument":
        lead = str(param.metavar or param.name).upper()
    else:
        lead = _option(param, ctx, t)
    words = "" if param.help is None else t(Message(param.help))
    if not words and "--help" in param.opts:
        words = t(say("Show this help"))
    return Item(spans(words), lead=lead)


def _option(param: Any, ctx: Any, t: Translator) -> str:
    path = ctx.command_path.partition(" ")[2]
    names = _names((*param.opts, *param.secondary_opts), path, t)
    return names if param.is_flag else f"{names} {param.metavar or str(param.name).upper()}"


def _names(options: Sequence[str], path: str, t: Translator) -> str:
    """Lists the names of an option: the short one, then those that are read first."""
    named = (
        name for option in options for name in _both(option_names(path, option, t.language), t)
    )
    return ", ".join(sorted(dict.fromkeys(named), key=lambda name: name.startswith("--")))


def _both(names: Sequence[str], t: Translator) -> tuple[str, ...]:
    """Returns the names that help shows: in German its own and the English one, else that alone."""
    return tuple(dict.fromkeys((names[0], names[-1]))) if t.language == "de" else (names[0],)


def group_page(group: Any, ctx: Any, t: Translator) -> Document:
    """Lays out the commands of a group with their first sentences."""
    commands: dict[str, Any] = group.commands
    call = call_shown(ctx.command_path, t.language)
    usage = f"{t(say('Usage'))}: {call} {t(say('COMMAND'))} …"
    nodes: list[Node] = [Text(spans(Span(usage, "label")))]
    nodes += [Text(spans(t(Message(part)))) for part in paragraphs(group.help)]
    blocks = [Block(tuple(nodes))]
    for heading, names in _groups(commands, t, is_root=ctx.parent is None):
        items = tuple(_command(name, commands[name], ctx, t) for name in names)
        blocks.append(Block((Items(items),), heading, space_before=True))
    options = [p for p in group.params if p.param_type_name == "option"]
    if ctx.parent is None:
        blocks.insert(1, _today(options, ctx, t))
        blocks.append(_globals(t))
    else:
        blocks.append(_parameters(t(say("OPTIONS")), options, ctx, t))
    return Document(ctx.command_path, tuple(b for b in blocks if b.nodes), t.language)


def _today(options: list[Any], ctx: Any, t: Translator) -> Block:
    """What the program does without a command, and with a number in its place."""
    items = (
        Item(spans(t(say("At most five things to do, numbered"))), lead="fuehrung"),
        Item(spans(t(say("Opens line 2 of it"))), lead="fuehrung 2"),
        *(_parameter(option, ctx, t) for option in options),
    )
    return Block((Items(items),), t(say("TODAY")), space_before=True)


_HEADINGS = {
    "talk": say("TALK"),
    "look": say("LOOK"),
    "change": say("CHANGE"),
    "people": say("PEOPLE AND JOURNEYS"),
    "data": say("DATA"),
    "help": say("HELP"),
}


def _groups(
    commands: dict[str, Any], t: Translator, *, is_root: bool
) -> list[tuple[str, tuple[str, ...]]]:
    if not is_root:
        return [(t(say("COMMANDS")), tuple(commands))]
    found = [(t(_HEADINGS[key]), tuple(n for n in names if n in commands)) for key, names in GROUPS]
    return [(heading, names) for heading, names in found if names]


def _command(name: str, command: Any, ctx: Any, t: Translator) -> Item:
    path = f"{ctx.command_path} {name}".partition(" ")[2]
    return Item(
        spans(first_words(command, t)),
        lead=", ".join(_both(command_names(path, t.language), t)),
    )


def first_words(command: Any, t: Translator) -> str:
    """Returns the first sentence of what a command does."""
    found = paragraphs(command.help)
    return t(Message(found[0])) if found else ""


GLOBAL_OPTIONS = (
    (("--home",), " DIR", say("The folder of the notebook (FUEHRUNG_HOME)")),
    (("--lang",), " de|en", say("The language (FUEHRUNG_LANG)")),
    (("--color",), " WHEN", say("auto, always or never (FUEHRUNG_COLOR, NO_COLOR)")),
    (("--plain",), "", say("Linear text for screen readers (FUEHRUNG_PLAIN)")),
    (("--fresh",), "", say("Make everything anew: the page, or the team of the demo")),
    (("--width",), " N", say("Columns of the page, in a pipe 80 (FUEHRUNG_WIDTH)")),
    (("--version",), "", say("Show the version")),
    (("-h", "--help"), "", say("Show this help, also after every command")),
)
"""Options that stand anywhere: names, value, what they do."""


def _globals(t: Translator) -> Block:
    items = tuple(
        Item(spans(t(words)), lead=_names(names, "", t) + value)
        for names, value, words in GLOBAL_OPTIONS
    )
    return Block((Items(items),), t(say("OPTIONS EVERYWHERE")), space_before=True)
