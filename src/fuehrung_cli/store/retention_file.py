"""`[retention]` in `notebook.toml`: general periods, and below `kinds` those of single kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields

from fuehrung_cli.domain.kinds import kinds
from fuehrung_cli.domain.settings import LONGEST, Retention, RetentionNumbers, Span, Unit
from fuehrung_cli.errors import say
from fuehrung_cli.store.gate import admit
from fuehrung_cli.store.names_on_disk import NOTEBOOK
from fuehrung_cli.store.problems import Problem, by_hand, unknown_key

KINDS = "kinds"
_SPAN = re.compile(r"([1-9][0-9]{0,3}) (days|months)\Z")


def read_retention(given: object) -> tuple[Retention, tuple[Problem, ...]]:
    """Returns the periods of a table, the careful defaults for what is missing or wrong."""
    table = given if isinstance(given, dict) else {"retention": given}
    general = {key: value for key, value in table.items() if key != KINDS}
    numbers, problems = admit(
        RetentionNumbers, general, path=NOTEBOOK, where="retention", lenient=True
    )
    own, more = _own(table.get(KINDS, {}))
    return Retention(numbers or RetentionNumbers(), own), (*problems, *more)


def retention_table(retention: Retention) -> dict[str, object]:
    """Returns the table of these periods."""
    general = retention.general
    table: dict[str, object] = {
        each.name: getattr(general, each.name) for each in fields(RetentionNumbers)
    }
    if retention.kinds:
        table[KINDS] = {kind: written(span) for kind, span in retention.kinds.items()}
    return table


def written(span: Span) -> str:
    """Returns a period as the file holds it, e.g. `18 months`."""
    return f"{span.number} {span.unit}"


def has_period(kind: str) -> bool:
    """Says whether a kind may have a period of its own."""
    return kind in _known()


def _known() -> tuple[str, ...]:
    # Loaded only where single kinds have periods: every command reads the notebook's file.
    from fuehrung_cli.domain.purposes import period_of  # noqa: PLC0415

    own = (kind.name for kind in kinds() if period_of(kind.name) != "leavers_months")
    return ("session", *own)


def _own(given: object) -> tuple[Mapping[str, Span], tuple[Problem, ...]]:
    where = f"retention.{KINDS}"
    if not isinstance(given, dict):
        what = say("{key} must be {wanted}", key=KINDS, wanted=say("a table of periods"))
        return {}, (Problem(NOTEBOOK, where, what, by_hand()),)
    spans: dict[str, Span] = {}
    problems = []
    for kind, value in given.items():
        span = _span(value)
        if not has_period(kind):
            # A newer program may know it; then its period is kept there.
            problems.append(unknown_key(kind, _known(), NOTEBOOK, f"{where}.{kind}"))
        elif span is None:
            wanted = say("a period such as “90 days” or “18 months”, up to ten years")
            what = say("{key} must be {wanted}", key=kind, wanted=wanted)
            problems.append(Problem(NOTEBOOK, f"{where}.{kind}", what, by_hand()))
        else:
            spans[kind] = span
    return spans, tuple(problems)


def _span(value: object) -> Span | None:
    found = _SPAN.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    number, unit = int(found[1]), found[2]
    known: Unit = "days" if unit == "days" else "months"
    return Span(number, known) if number <= LONGEST[known] else None
