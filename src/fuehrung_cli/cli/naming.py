"""Names in the user's words: from what is typed to the English name, and back to what help shows.

A name is read with or without umlauts, composed or apart (macOS), in capitals or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fuehrung_cli.cli.aliases import COMMANDS, FLAGS, SHORT_CUTS, VALUES, VALUES_OF, Names
from fuehrung_cli.domain.names import fold, fold_plain

_LONG = "fuehrung"
"""The name of the program in examples."""


def spellings(name: str) -> frozenset[str]:
    """Returns the ways to type a name: ä as ae, and ä as a, both in small letters."""
    return frozenset({fold(name), fold_plain(name)})


def command_typed(group: str, typed: str) -> tuple[str, ...]:
    """Returns the English words for a command as typed; `group` is empty at the top.

    `gespraech` → checkin, `team` → report, `today` → no word at all. What is no other name of
    anything comes back as it is.
    """
    prefix = f"{group} " if group else ""
    if prefix + typed in COMMANDS:
        return (typed,)  # as scripts and pages say it, without a look at the other names
    asked = spellings(typed)
    if not group:
        for name, words in SHORT_CUTS.items():
            if asked & spellings(name):
                return words
    for path, names in COMMANDS.items():
        name = path.removeprefix(prefix)
        if path.startswith(prefix) and " " not in name and _holds(names, asked):
            return (name,)
    return (typed,)


def holds_commands(path: str) -> bool:
    """Says whether the next word behind this one is a command; the program alone holds them all."""
    return not path or any(each.startswith(f"{path} ") for each in COMMANDS)


def option_typed(command: str, typed: str) -> str:
    """Returns the English name of an option as typed behind a command, e.g. `--dauer`."""
    if typed in FLAGS or typed in VALUES:
        return typed
    asked = spellings(typed)
    for table in (VALUES_OF.get(command, {}), FLAGS, VALUES):
        for name, names in table.items():
            if _holds(names, asked):
                return name
    return typed


def _holds(names: Names, asked: frozenset[str]) -> bool:
    return any(asked & spellings(name) for name in names)


def takes_value(option: str) -> bool:
    """Says whether the word behind an option, under its English name, is its value."""
    return option in VALUES


def command_names(path: str, language: str) -> Names:
    """Returns the names of a command without its group, those of the language first."""
    return _ordered(COMMANDS.get(path, ()), path.rpartition(" ")[2], language)


def option_names(command: str, option: str, language: str) -> Names:
    """Returns the names of an option, those of the language first."""
    own: Mapping[str, Names] = VALUES_OF.get(command, {})
    german = own.get(option) or FLAGS.get(option) or VALUES.get(option) or ()
    return _ordered(german, option, language)


def _ordered(german: Iterable[str], english: str, language: str) -> Names:
    names = (*german, english) if language == "de" else (english, *german)
    return tuple(dict.fromkeys(names))


def call_shown(call: str, language: str) -> str:
    """Returns program and command in the words of the language: `fuehrung weg zeigen`."""
    program, *words = call.split(" ")
    paths = (" ".join(words[: n + 1]) for n in range(len(words)))
    return " ".join([program, *(command_names(path, language)[0] for path in paths)])


def line_shown(line: str, call: str, language: str) -> str:
    """Returns an example in the words of the language, called as the program was.

    `line` names command and options in English, `call` is program and command, as in
    `line_shown("fuehrung log anna --since 1.10.", "fue log", "de")` → `fue verlauf anna --seit …`.
    """
    path = call.partition(" ")[2]
    before, _, behind = line.partition(f"{_LONG} {path}")
    words = (_option_shown(path, word, language) for word in behind.split(" "))
    return before + call_shown(call, language) + " ".join(words)


def _option_shown(path: str, word: str, language: str) -> str:
    return option_names(path, word, language)[0] if word in FLAGS or word in VALUES else word
