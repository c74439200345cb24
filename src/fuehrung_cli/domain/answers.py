"""Reading an agenda that came back, whatever mail programs and word processors have done to it.

Lines of the sheet are known again by their words alone, also when they were broken, quoted or got
other dashes. What stands behind an id or below it is the answer; what belongs nowhere is named.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from fuehrung_cli.domain.names import fold
from fuehrung_cli.frozen import dataclass

_QUOTED = re.compile(r"\s*(?:[>|]\s*)+")
_BULLET = re.compile(r"\s*(?:[-*•·–—‣◦]|\d{1,2}[.)])\s+")
_BOX = r"(?P<box>\[\s*[^\W\d_]?\s*\]|\[\s*[✓✔✗✘]\s*\]|\(\s*[xX]?\s*\)|[☐☑☒✓✔✅])?"
_ID = r"(?P<id>[a-zA-Z][0-9][0-9a-zA-Z]{0,3})\b"
_NAMED = re.compile(rf"\s*(?:[-*•·–—]\s+)?{_BOX}\s*{_ID}\s*[:.]?")
_TICKS = frozenset("xX✓✔✗✘☑☒✅jJyY")
_WORD = re.compile(r"[^\W_]+")
_DRAWN = re.compile(r"[-_=*#.~|>+–—…\s]+")
"""A line that is drawn, and says nothing."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*\Z")
"""A day or figures behind a text, which may have changed since."""
_WRAPS_FROM = 50
"""No program breaks a line that is shorter: what follows a short one is something new."""
_SURE_WORDS = 4
"""So many words of a known line are enough where the line was broken."""


@dataclass(frozen=True)
class Known:
    """What stood on the sheet: whole lines, texts of facts, and what follows each id."""

    lines: tuple[str, ...]
    texts: tuple[str, ...]
    prompts: Mapping[str, tuple[str, ...]]
    """Id of a line → what can have been printed behind it; nothing where it is to be filled."""
    boxes: frozenset[str] = frozenset()
    """Ids of lines that are ticked, never filled."""


@dataclass(frozen=True)
class Answers:
    """What was answered."""

    ticked: tuple[str, ...] = ()
    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id → the paragraphs written for it."""
    unread: tuple[tuple[int, str], ...] = ()
    """Number and text of every line that belongs nowhere."""


def read_answers(text: str, known: Known) -> Answers:
    """Returns what was answered; never fails, whatever the text is."""
    reading = _Reading(known)
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        reading.take(number, line)
    return reading.answers()


def plain(line: str) -> str:
    """Returns a line without quotation signs, odd blanks and characters that nobody sees."""
    shown = "".join(map(_seen, unicodedata.normalize("NFC", line)))
    quoted = _QUOTED.match(shown)
    return shown[quoted.end() if quoted else 0 :].strip()


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Zs" or char == "\t":
        return " "
    return "" if category in ("Cc", "Cf", "Cs", "Zl", "Zp") else char


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(fold, _WORD.findall(text)))


class _Reading:
    """A way through the lines, from the first to the last."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.lines = [words for line in known.lines if (words := _words(line))]
        self.texts = [words for text in known.texts if len(words := _words(text)) > 1]
        self.rests: list[tuple[str, ...]] = []
        """What can still come of a known line that was broken."""
        self.slot = ""
        self.joins = False
        """The next line goes on with the paragraph before."""
        self.ticked: dict[str, None] = {}
        self.given: dict[str, list[str]] = {}
        self.unread: list[tuple[int, str]] = []

    def answers(self) -> Answers:
        given = {key: tuple(dict.fromkeys(texts)) for key, texts in self.given.items()}
        return Answers(tuple(self.ticked), given, tuple(self.unread))

    def take(self, number: int, raw: str) -> None:
        line = plain(raw)
        words = _words(line)
        if not line:
            self.joins = False
        elif self._goes_on(line, words, number) or _DRAWN.fullmatch(line):
            return
        elif found := self._named(line):
            self._open(found, number, line)
        elif not self._begins(line, words):
            self._free(number, line)

    def _named(self, line: str) -> re.Match[str] | None:
        found = _NAMED.match(line)
        return found if found and found["id"].lower() in self.known.prompts else None

    def _open(self, found: re.Match[str], number: int, line: str) -> None:
        identifier = found["id"].lower()
        is_box = identifier in self.known.boxes
        self.slot, self.joins = ("" if is_box else identifier), False
        if is_box and not _TICKS.isdisjoint(found["box"] or ""):
            self.ticked[identifier] = None
        prompts = [_words(prompt) for prompt in self.known.prompts[identifier]]
        answer, self.rests = _behind(line[found.end() :], prompts)
        if answer:
            self._free(number, answer, length=len(line))

    def _goes_on(self, line: str, words: tuple[str, ...], number: int) -> bool:
        """Says whether a line is the rest of a broken one; what stands behind it is an answer."""
        taken = _printed(words, self.rests)
        self.rests = _following(words, self.rests) if taken else []
        if 0 < taken < len(words):
            self._free(number, _after(line, taken), length=len(line))
        return taken > 0

    def _begins(self, line: str, words: tuple[str, ...]) -> bool:
        """Says whether a line is one of the sheet, or the beginning of one."""
        if not words:
            return False
        if words in self.lines or len(words) >= _SURE_WORDS:
            begun = [known for known in self.lines if words == known[: len(words)]]
            if begun:
                self.rests, self.slot = _following(words, begun), ""
                return True
        if words in self.texts or _words(_IN_BRACKETS.sub("", line)) in self.texts:
            self.slot = ""
            return True
        return False

    def _free(self, number: int, line: str, *, length: int = 0) -> None:
        """Adds a line to the answer of the open slot, or names it."""
        if not self.slot:
            self.unread.append((number, line))
            return
        given = self.given.setdefault(self.slot, [])
        bullet = _BULLET.match(line)
        text = line[bullet.end() :].strip() if bullet else line
        if not text:
            return
        if self.joins and given and not bullet:
            given[-1] = f"{given[-1]} {text}"
        else:
            given.append(text)
        self.joins = (length or len(line)) >= _WRAPS_FROM


def _behind(text: str, prompts: Sequence[tuple[str, ...]]) -> tuple[str, list[tuple[str, ...]]]:
    """Returns what stands behind the printed words, and which of these can still come."""
    words = _words(text)
    taken = _printed(words, prompts)
    if taken == len(words):
        signs = "" if words else _DRAWN.sub("", text.strip(), count=1)
        return signs, _following(words, prompts)
    return _after(text, taken), []


def _printed(words: tuple[str, ...], known: Iterable[tuple[str, ...]]) -> int:
    """Returns how many words a line begins with that were printed: whole, or up to its end."""
    common = [(_common(words, each), each) for each in known]
    return max((n for n, each in common if n in (len(each), len(words))), default=0)


def _following(words: tuple[str, ...], known: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Returns what can come on the next line, where all words of this one were printed."""
    count = len(words)
    return [each[count:] for each in known if len(each) > count and each[:count] == words]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Returns how many words two lines have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _after(text: str, words: int) -> str:
    """Returns what stands behind so many words, without the signs that ended them."""
    if not words:
        return text.strip(" :")
    ends = [found.end() for found in _WORD.finditer(text)]
    behind = text[ends[words - 1] :] if words <= len(ends) else ""
    return re.sub(r"\A[\s?!.,:;)\]»“”\"'…–—-]+", "", behind).strip()


def same_words(one: str, other: str) -> bool:
    """Says whether two texts are the same but for signs, blanks and capitals."""
    return (_words(one) or one) == (_words(other) or other)
