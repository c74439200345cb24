"""Help in our own words: Typer's own are English in part, so every page is a document of ours."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from fuehrung_cli.cli.commands import GROUPS
from fuehrung_cli.errors import Message, say
from fuehrung_cli.layout.document import Block, Document, Item, Items, Node, Span, Text, spans
from fuehrung_cli.messages.translator import Translator


def text(english: str) -> str:
    """Marks a help text for the catalogue and returns it as it is; it is translated when shown."""
    return english


class OwnCommand(TyperCommand):
    """A command whose help is a document of ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: D102  # of the framework
        formatter.write(_shown(command_page(self, ctx, ctx.obj.t), ctx))


class OwnGroup(TyperGroup):
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
    blocks.append(_parameters(t(say("ARGUMENTS")), arguments, t))
    blocks.append(_parameters(t(say("OPTIONS")), options, t))
    if command.epilog:
        examples = (t(Message(line)) for line in command.epilog.splitlines())
        items = tuple(Item(spans(Span(line, "id"))) for line in examples)
        heading = t(say("EXAMPLES") if len(items) > 1 else say("EXAMPLE"))
        blocks.append(Block((Items(items),), heading, space_before=True))
    return Document(ctx.command_path, tuple(b for b in blocks if b.nodes), t.language)


def _usage(command: Any, ctx: Any, t: Translator) -> Block:
    pieces = [ctx.command_path, *(_piece(param) for param in command.params)]
    usage = f"{t(say('Usage'))}: " + " ".join(piece for piece in pieces if piece)
    nodes: list[Node] = [Text(spans(Span(usage, "label")))]
    nodes += [Text(spans(t(Message(part)))) for part in paragraphs(command.help)]
    return Block(tuple(nodes))


def paragraphs(words: str | None) -> list[str]:
    """Returns the paragraphs of a docstring as message ids; one sentence needs no full stop."""
    parts = [" ".join(part.split()) for part in (words or "").split("\n\n") if part.strip()]
    return [part.removesuffix(".") if part.count(". ") == 0 else part for part in parts]


def _piece(param: Any) -> str:
    if param.param_type_name != "argument":
        return _option(param) if param.required else ""
    name = str(param.metavar or param.name).upper()
    shown = f"{name}..." if param.nargs == -1 else name
    return shown if param.required else f"[{shown}]"


def _parameters(heading: str, params: list[Any], t: Translator) -> Block:
    items = tuple(_parameter(param, t) for param in params if not getattr(param, "hidden", False))
    return Block((Items(items),) if items else (), heading, space_before=True)


def _parameter(param: Any, t: Translator) -> Item:
    if param.param_type_name == "argument":
        lead = str(param.metavar or param.name).upper()
    else:
        lead = _option(param)
    words = "" if param.help is None else t(Message(param.help))
    if not words and "--help" in param.opts:
        words = t(say("Show this help"))
    return Item(spans(words), lead=lead)


def _option(param: Any) -> str:
    names = ", ".join([*sorted(param.opts, key=len), *param.secondary_opts])
    return names if param.is_flag else f"{names} {param.metavar or str(param.name).upper()}"


def group_page(group: Any, ctx: Any, t: Translator) -> Document:
    """Lays out the commands of a group with their first sentences."""
    commands: dict[str, Any] = group.commands
    usage = f"{t(say('Usage'))}: {ctx.command_path} {t(say('COMMAND'))} …"
    nodes: list[Node] = [Text(spans(Span(usage, "label")))]
    nodes += [Text(spans(t(Message(part)))) for part in paragraphs(group.help)]
    blocks = [Block(tuple(nodes))]
    for heading, names in _groups(commands, t, is_root=ctx.parent is None):
        items = tuple(Item(spans(_first(commands[name], t)), lead=name) for name in names)
        blocks.append(Block((Items(items),), heading, space_before=True))
    options = [p for p in group.params if p.param_type_name == "option"]
    if ctx.parent is None:
        blocks.insert(1, _today(options, t))
        blocks.append(_globals(t))
    else:
        blocks.append(_parameters(t(say("OPTIONS")), options, t))
    return Document(ctx.command_path, tuple(b for b in blocks if b.nodes), t.language)


def _today(options: list[Any], t: Translator) -> Block:
    """What the program does without a command, and with a number in its place."""
    items = (
        Item(spans(t(say("At most five things to do, numbered"))), lead="fuehrung"),
        Item(spans(t(say("Opens line 2 of it"))), lead="fuehrung 2"),
        *(_parameter(option, t) for option in options),
    )
    return Block((Items(items),), t(say("TODAY")), space_before=True)


_HEADINGS = {
    "talk": say("TALK"),
    "look": say("LOOK"),
    "change": say("CHANGE"),
    "people": say("PEOPLE AND JOURNEYS"),
    "data": say("DATA"),
}


def _groups(
    commands: dict[str, Any], t: Translator, *, is_root: bool
) -> list[tuple[str, tuple[str, ...]]]:
    if not is_root:
        return [(t(say("COMMANDS")), tuple(commands))]
    found = [(t(_HEADINGS[key]), tuple(n for n in names if n in commands)) for key, names in GROUPS]
    return [(heading, names) for heading, names in found if names]


def _first(command: Any, t: Translator) -> str:
    found = paragraphs(command.help)
    return t(Message(found[0])) if found else ""


def _globals(t: Translator) -> Block:
    options = (
        ("--home DIR", say("The folder of the notebook (FUEHRUNG_HOME)")),
        ("--lang de|en", say("The language (FUEHRUNG_LANG)")),
        ("--color WHEN", say("auto, always or never (FUEHRUNG_COLOR, NO_COLOR)")),
        ("--plain", say("Linear text for screen readers (FUEHRUNG_PLAIN)")),
        ("--width N", say("Columns of the page, in a pipe 80 (FUEHRUNG_WIDTH)")),
        ("--version", say("Show the version")),
        ("-h, --help", say("Show this help, also after every command")),
    )
    items = tuple(Item(spans(t(words)), lead=name) for name, words in options)
    return Block((Items(items),), t(say("OPTIONS EVERYWHERE")), space_before=True)
