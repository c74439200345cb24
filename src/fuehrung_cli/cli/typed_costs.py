"""What `cost` is given: pay, own values and a measure, checked before anything is kept."""

from __future__ import annotations

from fuehrung_cli.domain.amounts import read_amount, read_euros, read_three
from fuehrung_cli.domain.cost_assumptions import LEADER_RATE_EUR
from fuehrung_cli.domain.fields import field_named
from fuehrung_cli.domain.kinds import OwnValue
from fuehrung_cli.domain.words import choice
from fuehrung_cli.errors import Term, UsageError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.cost import Planned
from fuehrung_cli.store.salary import MOST_EUR

MOST_HOURS = 10_000


@dataclass(frozen=True)
class Given:
    """The options of `cost` as they were typed."""

    gross: str | None = None
    save_gross: bool = False
    forget_gross: bool = False
    own: tuple[str, ...] = ()
    measure: str | None = None
    hours: str | None = None
    eur: str | None = None
    rate: str | None = None
    save: bool = False


def gross_typed(given: Given) -> float | None:
    """Returns the gross pay that was typed, None when none was.

    Raises:
        UsageError: it is no sum, or it is to be kept and is missing.
    """
    if given.gross is None:
        if given.save_gross:
            raise UsageError(
                say("--save-gross needs the pay to keep"),
                say("Type it: --gross 62000 --save-gross"),
            )
        return None
    return _sum("--gross", given.gross, least=1, most=MOST_EUR)


def rate_typed(given: Given) -> float:
    """Returns what an hour of the leader costs."""
    if given.rate is None:
        return LEADER_RATE_EUR
    return _sum("--rate", given.rate, least=1, most=MOST_HOURS)


def planned(given: Given) -> Planned | None:
    """Returns the measure that was typed, None when none was.

    Raises:
        UsageError: it has no text or no effort.
    """
    text = " ".join((given.measure or "").split())
    if not text:
        if given.measure is not None or given.hours or given.eur or given.save:
            raise UsageError(say("A measure needs words"), say('Type them: --measure "training"'))
        return None
    if given.hours is None and given.eur is None:
        raise UsageError(
            say("A measure needs hours or euros"), say("Type them: --hours 8 --eur 1900")
        )
    hours = 0.0 if given.hours is None else _hours(given.hours)
    eur = 0.0 if given.eur is None else _sum("--eur", given.eur, least=0, most=1e9)
    return Planned(text, hours, eur)


def measure_lines(measure: Planned) -> list[str]:
    """Returns the lines of the grammar that write a measure as planned."""
    lines = [f"retention_measure: {measure.text}"]
    lines += [f"  hours_planned: {_plain(measure.hours)}"] if measure.hours else []
    lines += [f"  eur_planned: {_plain(measure.eur)}"] if measure.eur else []
    return lines


def own_lines(given: Given) -> list[str]:
    """Returns the lines of the grammar that write the own values.

    Raises:
        UsageError: a component is not known, or its amount is none.
    """
    return [line for typed in given.own for line in _own(typed)]


def _own(typed: str) -> list[str]:
    name, _, amount = typed.partition("=")
    field = field_named(OwnValue, "component")
    choices = field.choices if field else ()
    component = choice(name.strip(), choices)
    if component is None:
        known = tuple(Term("choice", each) for each in choices)
        raise UsageError(
            say("{option}: “{value}” is not understood", option="--own", value=typed),
            say("Possible: {choices}", choices=known),
        )
    three = read_three(amount, in_euros=component == "clients")
    if three is None:
        raise UsageError(
            say("{option}: “{value}” is not understood", option="--own", value=typed),
            say("Type one amount, or low, middle and high: vacancy=4, ramp=6/7.5/9"),
        )
    low, mid, high = three
    lines = [f"own_value: {component}", f"  mid: {_plain(mid)}"]
    return lines if low == high else [*lines, f"  low: {_plain(low)}", f"  high: {_plain(high)}"]


def _sum(option: str, typed: str, *, least: float, most: float) -> float:
    found = read_euros(typed)
    if found is None or not least <= found <= most:
        raise UsageError(
            say("{option}: “{value}” is no sum in euros", option=option, value=typed),
            say("Type it as 62000 or 62.000"),
        )
    return _whole(found)


def _hours(typed: str) -> float:
    found = read_amount(typed)
    if found is None or found > MOST_HOURS:
        raise UsageError(
            say("{option}: “{value}” is no number of hours", option="--hours", value=typed),
            say("Type it as 8 or 7.5"),
        )
    return found


def _plain(value: float) -> str:
    return str(_whole(value))


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
