"""One file to be imported: its bytes as text, whatever program has written them."""

from __future__ import annotations

import codecs
import json
from functools import cached_property

from fuehrung_cli.frozen import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Source:
    """A file with its name as it was typed, or found in a folder."""

    name: str
    data: bytes

    @cached_property
    def text(self) -> str:
        """Returns the bytes as text, line ends plain: UTF-8, UTF-16 by its mark, else Windows."""
        return decoded(self.data).replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Returns the lines; only a line feed ends one, so that numbers are those of editors."""
        return tuple(self.text.split("\n"))

    @cached_property
    def json(self) -> object:
        """Returns the JSON value, None when it is none or nested too deeply."""
        if self.text.lstrip()[:1] not in ("{", "["):
            return None
        return parsed(self.text)

    @property
    def stem(self) -> str:
        """Returns the name of the file without folder and ending."""
        return self.name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]


def decoded(data: bytes) -> str:
    """Returns bytes as text; what is no UTF-8 is read as the Windows code page of western Europe.

    Five of its bytes mean nothing; a text with one of them is read as Latin-1, where all do.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    for encoding in (marked, "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def parsed(text: str) -> object:
    """Returns the value of a JSON text, None when it is none or nested too deeply."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
