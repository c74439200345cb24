"""Answers given by one key; where a terminal can do no more than lines, by a line.

A choice shows its key in its word: `[k]ept`, in German `[g]ehalten`. Questions go to stderr, so
that stdout stays data.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from fuehrung_cli.cli.prompts import about_to_ask, ask
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.render.cells import wrap
from fuehrung_cli.render.safe import visible

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout import Container

_NARROWEST = 20
_FIXED = "\u00a0"
ENTER = Message("")
"""The key of the choice that Enter makes."""


@dataclass(frozen=True)
class Choice:
    """One answer that is given by one key."""

    name: str
    """What the program calls it."""
    word: Message
    """What the leader reads, with the key in brackets."""
    key: Message | None = None
    """Only where it is not what the word has in brackets; `ENTER` for Enter."""


def choose(run: Run, question: Message, choices: Sequence[Choice], *, is_told: bool = True) -> str:
    """Asks for one of the choices and returns its name; never where nobody can be asked.

    The answer stays on the screen behind its question unless `is_told` is false.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed.
        DeclinedError: the input has ended.
    """
    keys = {key_of(run, choice): choice for choice in choices}
    if is_simple(run):
        return _by_line(run, question, keys).name
    about_to_ask(run)
    found = _by_key(run, question, keys)
    if is_told:
        tell(run, f"{run.t(question)} → {_spoken(run, found)}")
    return found.name


def tell(run: Run, text: str) -> None:
    """Says something between questions, broken at blanks where the terminal would cut a word.

    While a question stands on the screen it appears above it.
    """

    def write() -> None:
        for line in (text,) if is_simple(run) else _wrapped(visible(text)):
            run.say(line)

    if running() is None:
        write()
        return
    from prompt_toolkit.application import run_in_terminal

    run_in_terminal(write)


def is_simple(run: Run) -> bool:
    """Says whether only lines can be asked for: plain text is wanted, or the terminal is dumb."""
    return run.plain or run.environment.get("TERM") in ("dumb", "unknown")


def key_of(run: Run, choice: Choice) -> str:
    """Returns the key of a choice in the language of the run, "" for Enter."""
    if choice.key is not None:
        return "" if choice.key == ENTER else run.t(choice.key).casefold()
    return run.t(choice.word).partition("[")[2].partition("]")[0].casefold()


def _by_line(run: Run, question: Message, keys: dict[str, Choice]) -> Choice:
    words = tuple(run.t(choice.word) for choice in keys.values())
    by_word = {_spoken(run, choice).casefold(): choice for choice in keys.values()}
    while True:
        typed = ask(run, say("{question}  {choices}:", question=question, choices=words)).casefold()
        found = keys.get(typed) or by_word.get(typed)
        if found is not None:
            return found
        run.say(run.t(say("Type one of the letters in brackets, then Enter")))


def _spoken(run: Run, choice: Choice) -> str:
    """Returns the word of a choice without its key; `[Enter]` and `[1]` are no part of a word."""
    word = run.t(choice.word)
    if choice.key == ENTER or not key_of(run, choice).isalpha():
        word = word.partition("]")[2] or word
    return word.replace("[", "").replace("]", "").strip()


def _by_key(run: Run, question: Message, keys: dict[str, Choice]) -> Choice:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout import FormattedTextControl, Window

    bindings = KeyBindings()
    for key, choice in keys.items():
        for pressed in {key, key.upper()} if key else {"enter"}:
            bindings.add(pressed)(_ends_with(choice))
    words = (run.t(choice.word) for choice in keys.values())
    asked = visible(run.t(question))
    shown = "\n".join([*_wrapped(asked), *unbroken(words, columns())])
    window = Window(FormattedTextControl(shown, show_cursor=False), dont_extend_height=True)
    found: Choice = start(application(run, window, bindings))
    return found


def _wrapped(text: str) -> tuple[str, ...]:
    return wrap(text, columns())


def columns() -> int:
    """Returns how many columns a line of a question may take; the last stays free."""
    return max(_NARROWEST, shutil.get_terminal_size().columns - 1)


def unbroken(parts: Iterable[str], columns: int) -> tuple[str, ...]:
    """Joins parts with middle dots to lines; only the blanks between two parts end one."""
    words = " · ".join(part.replace(" ", _FIXED) for part in parts)
    return tuple(line.replace(_FIXED, " ") for line in wrap(words, columns))


def _ends_with(choice: Choice):  # type: ignore[no-untyped-def]  # a handler of prompt_toolkit
    def handle(event: KeyPressEvent) -> None:
        event.app.exit(result=choice)

    return handle


def application(run: Run, container: Container, bindings: KeyBindings) -> Application[Any]:
    """Makes what prompt_toolkit runs: on stderr, gone from the screen when it has ended.

    Ctrl-C, pressed or sent, always ends it.
    """
    from prompt_toolkit.application import Application
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
    from prompt_toolkit.layout import Layout
    from prompt_toolkit.output import ColorDepth, create_output
    from prompt_toolkit.styles import Style

    always = KeyBindings()

    @always.add("c-c")
    @always.add("<sigint>")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    return Application(
        layout=Layout(container),
        key_bindings=merge_key_bindings([bindings, always]),
        style=Style.from_dict({"reading": "dim"}),
        output=create_output(sys.stderr),
        color_depth=None if run.color else ColorDepth.DEPTH_1_BIT,
        erase_when_done=True,
    )


def start(app: Application[Any]) -> Any:
    """Runs an application and returns its answer, when everything said before is on the screen.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed, or the window is gone.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        return app.run()
    except (EOFError, OSError):  # what reading and writing say when nobody is there
        raise KeyboardInterrupt from None


def running() -> Application[Any] | None:
    """Returns the application that is on the screen now; never loads prompt_toolkit."""
    if "prompt_toolkit.application" not in sys.modules:
        return None
    from prompt_toolkit.application import get_app_or_none

    app = get_app_or_none()
    return app if app is not None and app.loop is not None and app.is_running else None
