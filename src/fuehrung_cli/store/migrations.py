"""How files of earlier formats become files of the current one: pure functions, and their table.

A step takes the table of a file in one format and returns it in the next. It is applied when a
file is read, and nothing is rewritten for it: a file gets the new format when `edit` or a command
rewrites it anyway. So an update of the program touches nothing, an interruption leaves nothing half
done, and a machine with the older program reads every file that was not rewritten yet.

A step never changes the table it gets, keeps every key it does not know, and needs no number: that
is set for it. A file has to be readable for ever, so a step is never taken out again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

Table = dict[str, object]
What = Literal["notebook", "person", "salary", "session", "journey", "rules"]
Step = Callable[[Mapping[str, object]], Table]

STEPS: tuple[Mapping[What, Step], ...] = ()
"""From format 1 to 2, from 2 to 3 and so on: by kind of file, one that is missing stays as it is.

Format 1 is the only one so far. Another line here makes the next number the current format.
"""


def newest() -> int:
    """Returns the number of the format that is written."""
    return 1 + len(STEPS)


def migrated(table: Table, what: What, number: int) -> Table:
    """Returns a table of format `number` as the current format has it; the given one stays.

    Raises:
        ValueError: a step cannot make sense of it, as of a file that was damaged by hand.
    """
    for step in STEPS[number - 1 :]:
        try:
            table = step[what](table) if what in step else table
        except (LookupError, TypeError, AttributeError) as error:
            raise ValueError("no table of its format") from error
    return {**table, "format": newest()}
