"""Collects every text to translate and brings the German catalogue in line with it.

Run it with `python3 dev.py messages`. The catalogue is the same on every machine and on every day:
sorted, without places in the source, without a date. What is new stands in it with an empty
translation, which a test reports; what is no longer said is dropped.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import read_po, write_po

from fuehrung_cli.cli.help import paragraphs

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "fuehrung_cli"
GERMAN = PACKAGE / "locale" / "de" / "LC_MESSAGES" / "fuehrung.po"
WIDTH = 100

HEADER = """\
# German texts of fuehrung. The English text is the id; `python3 dev.py messages` collects it.
msgid ""
msgstr ""
"Language: de\\n"
"POT-Creation-Date: 2026-11-01 00:00+0000\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
"""Written by us, because Babel would put in its version and the minute of the run."""


def main() -> int:
    """Writes the catalogue and says what is left to translate."""
    catalog = updated(read_catalog())
    GERMAN.parent.mkdir(parents=True, exist_ok=True)
    GERMAN.write_text(written(catalog), encoding="utf-8")
    left = sum(not is_translated(message) for message in catalog if message.id)
    print(f"{len(catalog)} texts, {left} to translate: {GERMAN.relative_to(ROOT)}")
    return 0


def collected() -> dict[str, str | None]:
    """Returns every English text of the program → its plural, None where it does not count."""
    found: dict[str, str | None] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for singular, plural in texts(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            # A text said with and without a count is one entry; the plural must not get lost.
            found[singular] = plural or found.get(singular)
    return found


def texts(module: ast.Module) -> Iterator[tuple[str, str | None]]:
    """Yields what is marked in a module, and the docstrings of commands, which are their help.

    Read from the syntax tree, because Babel's extractor passes over calls inside of f-strings
    where Python is older than 3.12.
    """
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in ("say", "text"):
                yield _literal(node.args[0]), None
            elif node.func.id == "say_n":
                yield _literal(node.args[0]), _literal(node.args[1])
        elif isinstance(node, ast.FunctionDef) and _is_command(node):
            yield from ((part, None) for part in paragraphs(ast.get_docstring(node)))


def _literal(argument: ast.expr) -> str:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    raise ValueError(f"line {argument.lineno}: a text to translate must stand there in full")


def _is_command(function: ast.FunctionDef) -> bool:
    """Tells a command by its first parameter, `context: typer.Context`."""
    first = next(iter(function.args.args), None)
    is_public = not function.name.startswith("_")
    return is_public and first is not None and ast.unparse(first) == "context: typer.Context"


def read_catalog() -> Catalog:
    """Returns the German catalogue as it stands in the repository, empty where there is none."""
    if not GERMAN.exists():
        return Catalog(locale="de")
    with GERMAN.open("rb") as text:
        return read_po(text, locale="de")


def updated(known: Catalog) -> Catalog:
    """Returns a catalogue of what is collected now with the translations known for it."""
    made = Catalog(locale="de")
    for singular, plural in collected().items():
        old = known.get(singular)
        has_same_shape = old is not None and bool(plural) == old.pluralizable
        made.add(
            (singular, plural) if plural else singular,
            old.string if old is not None and has_same_shape else "",
        )
    return made


def is_translated(message: BabelMessage) -> bool:
    """Says whether a translation is there, all plural forms included."""
    string = message.string
    return bool(string) if string is None or isinstance(string, str) else all(string)


def written(catalog: Catalog) -> str:
    """Returns the text of the file."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=WIDTH, no_location=True, omit_header=True, sort_output=True)
    return HEADER + buffer.getvalue().decode("utf-8")


if __name__ == "__main__":
    sys.exit(main())
