"""Makes hostile text harmless before it is measured or written; every backend passes through here.

A note, a name or a file name may hold terminal escapes, bidirectional overrides or characters
nobody can see. They are shown, not obeyed: reliability.md section 3b.
"""

from __future__ import annotations

_BLANKS = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""Blanks that `str.isprintable` refuses; number formats use two of them."""

_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe0e\ufe0f\uffa0")
"""Letters and marks without a picture of their own, which `str.isprintable` lets pass."""

_JOINER = "\u200d"
_SELECTORS = "\ufe0e\ufe0f"
_ON_EMOJI = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_NO_BASE = ("", " ", *_SELECTORS)


def visible(text: str) -> str:
    """Shows every control, bidi, zero-width and tag character; ordinary text stays as it is.

    The result is one line. A tab becomes a blank, a line feed `␊`, other C0 characters their
    pictures, DEL `␡`, the rest `<U+202E>`. A soft hyphen is left out: it asks for nothing that we
    do. A zero-width joiner stays between two emoji, a selector behind a character.
    """
    if text.isprintable() and (text.isascii() or _HIDDEN.isdisjoint(text)):
        return text
    return "".join(_shown(text, position) for position in range(len(text)))


def visible_text(text: str) -> str:
    r"""Does the same line by line: `\n` stays, and `\r\n` becomes one."""
    if "\n" not in text:
        return visible(text)
    return "\n".join(map(visible, text.replace("\r\n", "\n").split("\n")))


def _shown(text: str, position: int) -> str:
    character = text[position]
    code = ord(character)
    if code < 0x20:
        return " " if character == "\t" else chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if code == 0xAD:
        return ""
    return f"<U+{code:04X}>" if _hides(text, position) else character


def _hides(text: str, position: int) -> bool:
    character = text[position]
    if character == _JOINER:
        return not _joins_emoji(text, position)
    if character in _SELECTORS:
        before = text[position - 1 : position]
        return before in _NO_BASE or _hides(text, position - 1)
    if character in _HIDDEN:
        return True
    return not character.isprintable() and character not in _BLANKS and _is_format(character)


def _is_format(character: str) -> bool:
    # Only hostile or exotic text comes here, so the table is loaded here.
    from unicodedata import category  # noqa: PLC0415

    # Not yet assigned characters stay: they are mostly new emoji. But the tag block, and the gaps
    # among the format characters, are reserved for more of the same.
    code = ord(character)
    reserved = 0x2060 <= code <= 0x206F or 0xFFF0 <= code <= 0xFFF8 or 0xE0000 <= code <= 0xE0FFF
    return reserved or category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _joins_emoji(text: str, position: int) -> bool:
    # At most a skin tone and a selector stand between.
    before = text[max(0, position - 3) : position].rstrip(_ON_EMOJI)
    after = text[position + 1 : position + 2]
    return _is_emoji(before[-1:]) and _is_emoji(after)


def _is_emoji(character: str) -> bool:
    return (
        "\U0001f300" <= character <= "\U0001faff"
        or "\u2600" <= character <= "\u27bf"
        or (character in ("\u2194", "\u2195", "\u2b1b", "\u2b50"))
    )
