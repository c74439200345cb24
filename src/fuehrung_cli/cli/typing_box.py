"""The typing box: a text of several lines, each read back beside it while it is typed.

The only file beside `keys` that knows prompt_toolkit; it is loaded when a box opens.
"""

from __future__ import annotations

from collections.abc import Iterable

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import (
    BufferControl,
    CompletionsMenu,
    Float,
    FloatContainer,
    FormattedTextControl,
    HSplit,
    Window,
)
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from fuehrung_cli.cli.keys import application, columns, start, tell, unbroken
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typing_text import Typed, Typing, toolbar
from fuehrung_cli.render.cells import width, wrap
from fuehrung_cli.render.safe import visible

_GAP = 3
_MENU_LINES = 8


def type_in_box(run: Run, typing: Typing) -> Typed:
    """Opens the box and returns what was typed; the text then stays on the screen."""
    buffer = Buffer(
        document=Document(typing.text, len(typing.text)),
        completer=_Words(run, typing),
        multiline=not typing.is_one_line,
        on_text_changed=_keeper(typing),
    )
    tell(run, run.t(typing.asked))
    try:
        typed: Typed = start(application(run, _layout(run, typing, buffer), _keys(buffer, typing)))
    except KeyboardInterrupt:
        typing.keep(buffer.text)
        raise
    _leave_on_screen(run, typing, typed.text)
    return typed


def _keeper(typing: Typing):  # type: ignore[no-untyped-def]  # a handler of prompt_toolkit
    finished = _finished(typing.text)

    def keep(buffer: Buffer) -> None:
        nonlocal finished
        if _finished(buffer.text) != finished:
            finished = _finished(buffer.text)
            typing.keep(buffer.text)

    return keep


def _finished(text: str) -> int:
    """Returns how many words and lines are finished."""
    return text.count(" ") + text.count("\n")


def _layout(run: Run, typing: Typing, buffer: Buffer) -> FloatContainer:
    first = _first(typing)
    box = Window(
        BufferControl(buffer, input_processors=[_Beside(typing, width(first))]),
        wrap_lines=True,
        dont_extend_height=True,
        get_line_prefix=lambda line, wrapped: first if not (line or wrapped) else "",
    )
    keys = FormattedTextControl(lambda: _toolbar(run, typing))
    below = Window(keys, dont_extend_height=True, style="class:bottom-toolbar")
    menu = CompletionsMenu(max_height=_MENU_LINES, scroll_offset=1)
    return FloatContainer(HSplit([box, below]), [Float(menu, xcursor=True, ycursor=True)])


def _first(typing: Typing) -> str:
    return "> " if typing.is_one_line else ""


def _toolbar(run: Run, typing: Typing) -> str:
    return "\n".join(unbroken((run.t(key) for key in toolbar(typing)), columns()))


def _keys(buffer: Buffer, typing: Typing) -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("enter")
    def _(event: KeyPressEvent) -> None:
        if buffer.complete_state and buffer.complete_state.current_completion:
            buffer.complete_state = None
        elif typing.is_one_line or _is_over(buffer.document):
            event.app.exit(result=Typed(buffer.text.rstrip()))
        else:
            buffer.insert_text("\n")

    @bindings.add("c-d")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=Typed(buffer.text.rstrip()))

    @bindings.add("tab")
    def _(_event: KeyPressEvent) -> None:
        if buffer.complete_state:
            buffer.complete_next()
        else:
            buffer.start_completion(insert_common_part=True)

    @bindings.add("s-tab")
    def _(_event: KeyPressEvent) -> None:
        buffer.complete_previous()

    if not typing.is_one_line:

        @bindings.add("c-x", "c-e")
        def _(event: KeyPressEvent) -> None:
            event.app.exit(result=Typed(buffer.text.rstrip(), wants_editor=True))

    return bindings


def _is_over(document: Document) -> bool:
    """Says whether Enter on this line ends the text: it is empty, and nothing stands below."""
    return not document.current_line.strip() and not document.text_after_cursor.strip()


class _Words(Completer):
    """What Tab offers."""

    def __init__(self, run: Run, typing: Typing) -> None:
        self.run, self.typing = run, typing

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002  # its signature
    ) -> Iterable[Completion]:
        for found in self.typing.completions(document.current_line_before_cursor):
            about = visible(self.run.t(found.about))
            yield Completion(found.text, -found.typed, display_meta=about)


class _Beside(Processor):
    """Puts the reading of a line behind it; where there is no room, on the rows below."""

    def __init__(self, typing: Typing, before: int) -> None:
        self.typing, self.before = typing, before

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        typed = transformation_input.fragments
        number, document = transformation_input.lineno, transformation_input.document
        reading = self.typing.readings(document.text).get(number + 1, "")
        used = (self.before if number == 0 else 0) + width(document.lines[number])
        beside = _placed(reading, used, transformation_input.width)
        added: StyleAndTextTuples = [("class:reading", beside)] if beside else []
        return Transformation([*typed, *added])


def _placed(reading: str, used: int, columns: int) -> str:
    """Returns the reading with the blanks that bring it to its place; rows wrap by themselves."""
    if not reading:
        return ""
    shown = f"→ {visible(reading)}"
    on_row = used % columns
    if on_row + _GAP + width(shown) <= columns and (on_row or not used):
        return " " * _GAP + shown
    rows = wrap(shown, max(1, columns - _GAP))
    lead = " " * (columns - on_row if on_row or not used else 0)
    return lead + "".join(
        " " * _GAP + row + " " * (columns - _GAP - width(row) if row is not rows[-1] else 0)
        for row in rows
    )


def _leave_on_screen(run: Run, typing: Typing, text: str) -> None:
    readings = typing.readings(text)
    for number, line in enumerate(text.split("\n") if text else (), start=1):
        shown = visible(_first(typing) + line)
        beside = f"→ {readings[number]}" if number in readings else ""
        if width(shown) + _GAP + width(beside) <= columns():
            run.say((shown + " " * _GAP + beside).rstrip())
            continue
        for row in (*wrap(shown, columns()), *_indented(beside)):
            run.say(row)


def _indented(text: str) -> tuple[str, ...]:
    rows = wrap(text, columns() - _GAP) if text else ()
    return tuple(" " * _GAP + row for row in rows)
