"""The trail of corrections in a file: numbered tables behind everything else, as facts are."""

from __future__ import annotations

from fuehrung_cli.domain.corrections import Trail

KEY = "corrections"
Table = dict[str, object]


def trail_tables(trail: Trail) -> Table:
    """Returns the corrections as numbered tables; that the leader asked is the usual case."""
    return {
        str(number): {"on": each.on, "fields": list(each.fields)}
        | ({} if each.asked_by == "leader" else {"asked_by": each.asked_by})
        for number, each in enumerate(trail, start=1)
    }


def with_list(table: Table) -> Table:
    """Returns a table with its corrections as a list, in the order of their numbers."""
    found = table.get(KEY)
    if not isinstance(found, dict):
        return table
    return {**table, KEY: [found[number] for number in sorted(found, key=_place)]}


def _place(number: str) -> tuple[int, str]:
    return len(number), number
