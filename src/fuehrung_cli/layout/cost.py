"""The page on what a departure would cost: the range first, then everything that it rests on."""

from __future__ import annotations

from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Items,
    Pairs,
    Span,
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.cost import (
    Cost,
    CostLine,
    DepartureLine,
    Effort,
    Euros,
    MeasureLine,
)


def cost_page(cost: Cost, t: Translator) -> Document:
    """Lays out the page of one person; it is for the leader alone and says so."""
    blocks = (
        _head(cost, t),
        _total(cost, t),
        _table(cost, t),
        _basis(cost, t),
        _effort(cost, t),
        _departure(cost, t),
        _limits(t),
    )
    title = t(say("What it would cost if {name} left", name=cost.name))
    return Document(title, tuple(block for block in blocks if block.nodes), t.language)


def _head(cost: Cost, t: Translator) -> Block:
    about = t.joined([cost.name, t(say("for you alone"))])
    heading = t(say("THE COST OF A DEPARTURE"))
    return Block((Title(heading, t.day(cost.day, "weekday"), (spans(about),)),))


def _total(cost: Cost, t: Translator) -> Block:
    total = cost.total
    whole = say(
        "€{low} to €{high}, middle assumption €{mid}",
        low=t.whole(total.low),
        mid=t.whole(total.mid),
        high=t.whole(total.high),
    )
    pairs = (
        (t(say("Money")), spans(_range(cost.cash, t))),
        (t(say("Time and missing output")), spans(_range(cost.time, t))),
    )
    return Block((Text((Span(t(whole), "name"),)), Pairs(pairs)))


def _range(euros: Euros, t: Translator) -> str:
    return t(say("€{low} to €{high}", low=t.whole(euros.low), high=t.whole(euros.high)))


def _table(cost: Cost, t: Translator) -> Block:
    columns = (
        Column(t(say("Component")), t(say("Component")), may_cut=True),
        Column(t(say("Amount")), t(say("Amount"))),
        Column(t(say("From")), t(say("From"))),
        *(
            Column(t(title), t(title), right=True)
            for title in (say("low"), say("middle"), say("high"))
        ),
    )
    rows = tuple(_row(line, t) for line in cost.lines)
    return Block((Table(columns, rows),), space_before=True)


def _row(line: CostLine, t: Translator) -> tuple[Cell, ...]:
    source = t(say("own value") if line.own_since else say("assumption"))
    return (
        Cell(line.component, t(Term("choice", line.component)), "label"),
        Cell(line.mid, _amount(line, t)),
        Cell(source, source, "plain" if line.own_since else "quiet"),
        *(Cell(eur, t.whole(eur)) for eur in (line.eur.low, line.eur.mid, line.eur.high)),
    )


def _amount(line: CostLine, t: Translator) -> str:
    if line.unit == "euros":
        return t(say("euros"))
    three = dict.fromkeys(t.number(amount) for amount in (line.low, line.mid, line.high))
    amount = "/".join(three)
    if line.unit == "hours":
        return t(say("{amount} h", amount=amount))
    return t(say("{amount} months", amount=amount))


def _basis(cost: Cost, t: Translator) -> Block:
    """Says how much of it is known, and what would narrow the range most."""
    count = t(say("{own} of {all} from own values", own=cost.own, all=cost.of))
    lines = [spans(t.joined([count, t(say("euros rounded to €1,000, sums too"))]))]
    if cost.widest:
        widest = t(Term("choice", cost.widest))
        lines.append(spans(t(say("Widens the range most: {component}", component=widest))))
    lines += [spans(_outdated(line, t)) for line in cost.lines if line.is_outdated]
    if cost.to_know:
        # Typed words hold no blanks; a dash is read as one.
        typed = t(Term("choice", cost.to_know)).replace(" ", "-")
        known = {"name": cost.call, "component": typed}
        hint = say("Narrow it: fuehrung cost {name} --own {component}=…", **known)
        lines.append((Span(t(hint), "hint"),))
    return Block(tuple(Text(line) for line in lines), space_before=True)


def _outdated(line: CostLine, t: Translator) -> str:
    return t(
        say(
            "The own value for {component} is of {day}, more than a year old",
            component=Term("choice", line.component),
            day=line.own_since,
        )
    )


def _effort(cost: Cost, t: Translator) -> Block:
    points = say(
        "One percentage point less risk is worth {least} to {most} hours of yours a year",
        least=cost.least_hours_a_point,
        most=cost.most_hours_a_point,
    )
    rate = t(say("at €{rate} an hour", rate=t.number(cost.rate_eur)))
    spent = t(say("Spent in 12 months: {effort}", effort=_sum(cost.spent, t)))
    items = Items(tuple(_measure(line, t) for line in cost.measures))
    words = (Text(spans(f"{t(points)}, {rate}")), Text(spans(spent)))
    nodes = (items, *words) if items.items else words
    return Block(nodes, t(say("WHAT KEEPING MAY COST")), space_before=True)


def _measure(line: MeasureLine, t: Translator) -> Item:
    return Item(
        spans(f"{line.text}: {_sum(line.effort, t)}"),
        identifier=line.id,
        more=(spans(t(_verdict(line))),),
    )


def _sum(effort: Effort, t: Translator) -> str:
    """Writes „8 Std. + 1.900 € = 2.500 €", and one part alone where there is only one."""
    if not effort.hours:
        return t.euros(effort.eur)
    hours = t(say("{amount} h", amount=t.number(effort.hours)))
    parts = [hours, t.euros(effort.eur)] if effort.eur else [hours]
    return f"{' + '.join(parts)} = {t.euros(effort.total_eur)}"


def _verdict(line: MeasureLine) -> Message:
    best, worst = line.best_points, line.worst_points
    if line.verdict == "free":
        return say("costs nothing, so it needs no calculation")
    if line.verdict == "never":
        return say("does not pay by calculation; reasons beyond money need none")
    if line.verdict == "pays_at_best":
        return say_n(
            "pays only if the departure would be dear: from {n} percentage point less risk on",
            "pays only if the departure would be dear: from {n} percentage points less risk on",
            best,
        )
    if best == 0:
        return say_n(
            "pays if the risk falls by {n} percentage point, at best by less than one",
            "pays if the risk falls by {n} percentage points, at best by less than one",
            worst,
        )
    if best == worst:
        return say_n(
            "pays if the risk falls by {n} percentage point",
            "pays if the risk falls by {n} percentage points",
            worst,
        )
    return say(
        "pays if the risk falls by {best} to {worst} percentage points", best=best, worst=worst
    )


def _departure(cost: Cost, t: Translator) -> Block:
    """Shows what a real departure has cost, and which bond broke: nowhere else is that shown."""
    pairs = _leaving(cost.departure, t) if cost.departure else []
    if cost.real_average_eur is not None:
        average = say(
            "€{amount} on average, from {n} departures",
            amount=t.whole(cost.real_average_eur),
            n=cost.real_departures,
        )
        pairs.append((t(say("Real costs so far")), t(average)))
    shown = tuple((label, spans(value)) for label, value in pairs)
    heading = t(say("REAL DEPARTURES"))
    return Block((Pairs(shown),) if shown else (), heading, space_before=True)


def _leaving(leaving: DepartureLine, t: Translator) -> list[tuple[str, str]]:
    pairs = []
    if leaving.last_day:
        pairs.append((t(Term("field", "last_day")), t.day(leaving.last_day)))
    if leaving.bond:
        pairs.append((t(Term("field", "bond")), t(Term("choice", leaving.bond))))
    if leaving.actual_eur is not None:
        pairs.append((t(Term("field", "actual_eur")), t.euros(leaving.actual_eur)))
    return pairs


def _limits(t: Translator) -> Block:
    without = say(
        "Not included: what a departure does to the team, and what a better successor brings. "
        "Clients who go along count only if you enter them."
    )
    never = say("Whether somebody leaves, and how likely that is, nothing here says.")
    return Block(
        (Text((Span(t(without), "quiet"),), max_lines=9), Text((Span(t(never), "quiet"),))),
        space_before=True,
    )
