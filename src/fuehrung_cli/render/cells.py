"""How wide text is on a terminal, and where it may be cut or broken.

Widths are terminal columns. Latin text takes one column a character and never loads Rich; the rest
asks Rich's tables. Text has passed `safe.visible` before.
"""

from __future__ import annotations

_NARROW = frozenset(
    chr(code)
    for start, end in (
        (0x20, 0x7E),
        (0xA0, 0xAC),
        (0xAE, 0x2FF),
        (0x370, 0x377),
        (0x400, 0x482),
        (0x2010, 0x2027),
        (0x2030, 0x203B),
        (0x20A0, 0x20BF),
        (0x2190, 0x2193),
        (0x2400, 0x2421),
        (0x2500, 0x257F),
        (0x2581, 0x2588),
        (0x25A0, 0x25AB),
        (0x2713, 0x2713),
    )
    for code in range(start, end + 1)
)
"""Characters of one column; a test compares them with Rich's tables."""

_CLINGING = frozenset(("·", "…", "...", "–", "-"))
"""Words that never begin a line: they belong to what stands before them."""

_CROWDED = 8
"""More characters in a column than this are nobody's name; it keeps a hostile text from being slow.
"""


def width(text: str) -> int:
    """Returns the columns a text takes."""
    if text.isascii() or _NARROW.issuperset(text):
        return len(text)
    # Only text beyond Latin comes here, so Rich is loaded here.
    from rich.cells import cell_len  # noqa: PLC0415

    return cell_len(text)


def fitting(text: str, columns: int) -> int:
    """Returns how many characters from the start fit, never splitting a visible character."""
    if columns <= 0:
        return 0
    if text.isascii() or _NARROW.issuperset(text):
        return min(len(text), columns)
    from rich.cells import split_graphemes  # noqa: PLC0415 - as above

    used = 0
    for start, _end, size in split_graphemes(text)[0]:
        used += size
        if used > columns:
            return start
    return len(text)


def cut(text: str, columns: int, ellipsis: str = "…") -> str:
    """Shortens a text to the columns; it then ends in „…", after a whole word if there is one."""
    end, tail = cut_point(text, columns, ellipsis)
    return text[:end] + tail


def cut_point(text: str, columns: int, ellipsis: str = "…") -> tuple[int, str]:
    """Returns how many characters stay and what follows them, which is empty when all stay."""
    if width(text) <= columns:
        return len(text), ""
    room = columns - width(ellipsis)
    end = fitting(text, room - 1)
    if text[end] != " ":
        end = text.rfind(" ", 0, end)
    kept = len(text[: max(end, 0)].rstrip(" ·"))
    if kept:
        return kept, " " + ellipsis
    return fitting(text, room), ellipsis[: max(columns, 0)]


def wrap(text: str, columns: int, first: int | None = None) -> tuple[str, ...]:
    """Breaks a text into lines at blanks; `first` is the room on the first line, if it differs."""
    return tuple(text[start:end] for start, end in breaks(text, columns, first))


def breaks(text: str, columns: int, first: int | None = None) -> tuple[tuple[int, int], ...]:
    """Returns where each line starts and ends. A line feed ends a line; nothing else is lost."""
    found: list[tuple[int, int]] = []
    offset, room = 0, columns if first is None else first
    for paragraph in text.split("\n"):
        lines = _break_paragraph(paragraph, columns, room)
        found += [(offset + start, offset + end) for start, end in lines]
        offset, room = offset + len(paragraph) + 1, columns
    return tuple(found)


def _break_paragraph(text: str, columns: int, room: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    begin = end = 0
    for start, stop in _words(text):
        if end and width(text[begin:stop]) <= room:
            end = stop
            continue
        if end:
            lines.append((begin, end))
            room = columns
        begin, end = start, stop
        while end - begin > _CROWDED * room or width(text[begin:end]) > room:
            split = begin + _split(text[begin:end], room)
            lines.append((begin, begin + len(text[begin:split].rstrip(" "))))
            begin, room = split, columns
    return [*lines, (begin, end)]


def _split(word: str, room: int) -> int:
    """Returns where a word that is too long is broken: behind a hyphen, else where it must be.

    A blank in a „word" stands before something clinging.
    """
    most = max(1, fitting(word[: _CROWDED * max(1, room)], room))
    after = max(word.rfind(sign, 0, most) for sign in "-/ ") + 1
    return after or most


def _words(text: str) -> list[tuple[int, int]]:
    words: list[tuple[int, int]] = []
    start = 0
    for word in text.split(" "):
        stop = start + len(word)
        if words and word in _CLINGING:
            words[-1] = (words[-1][0], stop)
        elif word:
            words.append((start, stop))
        start = stop + 1
    return words
