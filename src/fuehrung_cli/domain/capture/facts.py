"""Markers that open facts: promises of both sides, and every kind by its marker."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import Line
from fuehrung_cli.domain.capture.making import QUOTES, finish, without_brackets
from fuehrung_cli.domain.capture.results import Found, Said
from fuehrung_cli.domain.capture.values import field_meant
from fuehrung_cli.domain.dates import split_due
from fuehrung_cli.domain.kinds import kind_named
from fuehrung_cli.domain.markers import ME, THEM, Marker, consents, fact_markers
from fuehrung_cli.domain.names import calls, fold
from fuehrung_cli.errors import say

_WE = ("wir", "we")
_ME = frozenset(fold(word) for word in ME)
_THEM = frozenset(fold(word) for word in THEM)


def is_fact_label(label: str, context: Context) -> bool:
    """Says whether facts can stand below this label as bullets."""
    return is_marker(label) or _is_them(label, context)


def is_marker(label: str) -> bool:
    """Says whether a label opens a fact whoever is talked to."""
    named = consents().get(label)
    return (
        label in fact_markers()
        or label in _ME
        or (named and named.answer)
        not in (
            None,
            "withdrawn",
        )
    )


def _is_them(label: str, context: Context) -> bool:
    return label in _THEM or calls(context.book.person, label)


def read_promise(line: Line, context: Context, day: date) -> list[Found] | None:
    """Reads `ich: … bis fr`, `anna: … bis 30.11.`; without a day only mine is an intention."""
    if not line.label or not (line.rest or line.fields):
        return None
    mine = line.label in _ME
    if not mine and not _is_them(line.label, context):
        return None
    if line.rest and (line.rest[0] in QUOTES or line.rest.endswith("?")):
        return None
    if not mine and not _has_day(line, context, day):
        return None
    by = "leader" if mine else "person"
    return finish(line, Marker("commitment", {"by": by}), context, day)


def _has_day(line: Line, context: Context, day: date) -> bool:
    if split_due(without_brackets(line.rest), context.anchor(day))[1] is not None:
        return True
    kind = kind_named("commitment")
    meant = (field_meant(kind, field.name) for field in line.fields) if kind else ()
    return any(field is not None and field.name == "due" for field in meant)


def read_marked(line: Line, context: Context, day: date) -> list[Found] | None:
    """Reads every other marker: `ziel: …`, `bild: …`, and each kind by its English name."""
    marker = fact_markers().get(line.label)
    if marker is None or not (line.rest or line.fields):
        return None
    return finish(line, marker, context, day)


def remarks(line: Line, context: Context, day: date) -> list[Said]:
    """Returns what is said of a line that stays a note though it looks like more."""
    if line.is_heading and is_marker(line.label):
        message = say(
            "line {line}: kept as a note, because nothing stands behind “{marker}:”",
            line=line.number,
            marker=line.typed_label,
        )
        return [Said("marker without its value", message, line.number)]
    if not line.rest or split_due(line.rest, context.anchor(day))[1] is None:
        return []
    if line.label in _WE:
        message = say(
            "line {line}: kept as a note, because a promise is one person’s: “me:” or “{name}:”",
            line=line.number,
            name=context.book.person.first_name,
        )
        return [Said("promise of two", message, line.number)]
    if not any(calls(other, line.label) for other in context.others):
        return []
    message = say(
        "line {line}: kept as a note, because {name} is not in this talk",
        line=line.number,
        name=line.typed_label,
    )
    return [Said("promise of someone not in this talk", message, line.number)]
