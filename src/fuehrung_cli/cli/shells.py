"""How bash, zsh, fish and PowerShell ask for candidates, and in which form each wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from fuehrung_cli.cli.completing import Candidate
from fuehrung_cli.frozen import dataclass

_BREAKS = "=:"
"""Signs at which bash begins a new word, though the program does not."""
_BARE = frozenset("_-./,:+=@%")
"""Signs that need no quoting in bash, beside letters and digits."""


@dataclass(frozen=True)
class Question:
    """What a shell wants to know, without its quotes."""

    words: tuple[str, ...]
    """What stands before the word, the program left out."""
    word: str
    quote: str = ""
    """The quotation mark that is open around the word."""
    cut: int = 0
    """So many letters of the word the shell keeps as they are: bash, behind a `=`."""

    def answer(self, candidate: Candidate) -> str:
        """Returns the value as bash puts it into the line."""
        return in_bash(candidate.value[self.cut :], self.quote)


def from_bash(arguments: Sequence[str]) -> Question:
    """Reads the line up to the cursor, and the word as bash sees it."""
    line, seen = arguments
    words, quote = split(line)
    word = words[-1] if words else ""
    own = "" if seen in _BREAKS else (split(seen)[0] or ("",))[-1]
    return Question(words[1:-1], word, quote, max(0, len(word) - len(own)))


def from_fish(arguments: Sequence[str]) -> Question:
    """Reads words, of which only the last still has its quotes."""
    *words, raw = arguments
    return Question(tuple(words), (split(raw)[0] or ("",))[-1])


def from_zsh(arguments: Sequence[str]) -> Question:
    """Reads words that zsh has taken the quotes from."""
    *words, word = arguments
    return Question(tuple(words), word)


def from_powershell(arguments: Sequence[str]) -> Question:
    """Reads words that came as one: what an empty word or a quote would not have survived."""
    from base64 import b64decode

    *words, word = b64decode(arguments[0]).decode().split("\0")
    return Question(tuple(words), word)


def split(line: str) -> tuple[tuple[str, ...], str]:
    """Splits an unfinished line as a POSIX shell does, and returns the quote that is still open."""
    words, word, quote, is_begun = [], "", "", False
    signs = iter(line)
    for sign in signs:
        if quote == "'" or (quote and sign not in f"{quote}\\"):
            word, quote = (word, "") if sign == quote else (word + sign, quote)
        elif sign == "\\":
            following = next(signs, "")
            kept = "\\" if quote and following not in '\\"$`' else ""
            word, is_begun = word + kept + following, True
        elif quote:
            quote = ""
        elif sign in "'\"":
            quote, is_begun = sign, True
        elif sign.isspace():
            words += [word] if is_begun else []
            word, is_begun = "", False
        else:
            word, is_begun = word + sign, True
    return (*words, word), quote


def in_bash(value: str, quote: str) -> str:
    """Returns a value as it has to stand in a line of bash, inside the quote that is open."""
    if quote == "'":
        return value.replace("'", "'\\''")
    if quote:
        return "".join(f"\\{sign}" if sign in '\\"$`' else sign for sign in value)
    return "".join(sign if sign.isalnum() or sign in _BARE else f"\\{sign}" for sign in value)


def lines_for(shell: str, question: Question, found: Iterable[Candidate]) -> list[str]:
    """Returns what the script of a shell reads: value, tab, description; PowerShell reads JSON.

    fish puts a `~` into its line as it is, whatever is done, and takes it for a home folder.
    """
    if shell == "powershell":
        import json

        return [json.dumps([{"value": each.value, "told": each.description} for each in found])]
    return [
        f"{question.answer(each) if shell == 'bash' else each.value}\t{each.description}"
        for each in found
        if not (shell == "fish" and each.value.startswith("~"))
    ]


READERS: Mapping[str, Callable[[Sequence[str]], Question]] = {
    "bash": from_bash,
    "zsh": from_zsh,
    "fish": from_fish,
    "powershell": from_powershell,
}
SHELLS = tuple(READERS)
