"""The German catalogue: complete, in line with the source, in good typography."""

from __future__ import annotations

import ast
import re
import shlex
from string import Formatter

import pytest
from babel.messages.catalog import Message as Entry
from tools.messages import (
    GERMAN,
    collected,
    is_translated,
    read_catalog,
    texts,
    updated,
    written,
)

from fuehrung_cli.cli.commands import COMMANDS

STYLES = {"", "short", "date", "weekday", "full"}
CATALOG = read_catalog()
ENTRIES = [entry for entry in CATALOG if entry.id]


def forms(texts: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Returns singular and plural, or the one form there is."""
    return (texts,) if isinstance(texts, str) else tuple(texts or ())


def name_of(entry: Entry) -> str:
    return forms(entry.id)[0]


def placeholders(text: str) -> dict[str, str]:
    """Returns name → style of everything in braces."""
    return {name: style or "" for _, name, style, _ in Formatter().parse(text) if name is not None}


PAIRS = [
    pair for entry in ENTRIES for pair in zip(forms(entry.id), forms(entry.string), strict=True)
]


def test_every_text_is_translated() -> None:
    assert [name_of(entry) for entry in ENTRIES if not is_translated(entry)] == []


def test_no_translation_is_left_without_its_text_or_the_other_way_round() -> None:
    known = {name_of(entry): entry.pluralizable for entry in ENTRIES}

    assert known == {singular: bool(plural) for singular, plural in collected().items()}


def test_nothing_is_fuzzy_or_obsolete() -> None:
    assert [name_of(entry) for entry in ENTRIES if entry.fuzzy] == []
    assert list(CATALOG.obsolete) == []


def test_collecting_again_changes_nothing() -> None:
    assert written(updated(CATALOG)) == GERMAN.read_text(encoding="utf-8")


def test_placeholders_are_the_same() -> None:
    wrong = [en for en, de in PAIRS if set(placeholders(en)) != set(placeholders(de))]

    assert wrong == []


def test_only_days_have_a_style() -> None:
    """Only the English text tells that a value is a day; German may choose how it is written."""
    for english, german in PAIRS:
        days = {name for name, style in placeholders(english).items() if style}
        styled = {name: style for name, style in placeholders(german).items() if style}

        assert set(styled) <= days, english
        assert set(styled.values()) <= STYLES, german


def test_quotation_marks_are_german() -> None:
    """Straight quotes stand only where they are typed; words stand in „…“."""
    for english, german in PAIRS:
        said = re.sub(r"fuehrung \w+ .*", "", german)

        assert said.count('"') <= english.count('"'), german
        assert german.count("„") == german.count("“"), german
        assert not set(german) & {"'", "”", "‘"}, german


def test_people_are_named_without_signs_inside_of_words() -> None:
    assert [german for _, german in PAIRS if re.search(r"\w[:*_/]in(nen)?\b", german)] == []


def test_a_sentence_ends_as_the_english_one_does() -> None:
    abbreviations = ("akt.", "persönl.", "pers.", "Zus.", "Std.", "Min.")
    stopped = [(en, de) for en, de in PAIRS if de.endswith(".") != en.endswith(".")]

    assert [german for _, german in stopped if not german.endswith(abbreviations)] == []


def test_examples_name_the_same_command_and_options() -> None:
    def fixed(line: str) -> list[str]:
        words = shlex.split(line)
        return [*words[:2], *(word for word in words if word.startswith("--"))]

    commands = tuple(f"fuehrung {command}" for command in COMMANDS)
    typed = [(english, german) for english, german in PAIRS if english.startswith(commands)]

    assert len(typed) > 20
    assert [german for english, german in typed if fixed(german) != fixed(english)] == []


SOURCE = '''
def show(context: typer.Context) -> int:
    """Show it.

    Two more. Sentences.
    """
    print(f"{t(say('inside'))}", say("one " "text", n=1), say_n("{n} day", "{n} days", 2))
    other("not marked")


def _bare(context: typer.Context) -> int:
    """Is no command that a help page shows."""
    return text("help")
'''


def test_what_is_collected() -> None:
    assert set(texts(ast.parse(SOURCE))) == {
        ("Show it", None),
        ("Two more. Sentences.", None),
        ("inside", None),
        ("one text", None),
        ("{n} day", "{n} days"),
        ("help", None),
    }


def test_a_text_that_is_made_up_is_refused() -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(texts(ast.parse("say(name)")))
