"""Many processes that count in one file: read, add one, write if it still is what was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random

from crash.crowd import crowd
from fuehrung_cli.domain.person import Person
from fuehrung_cli.errors import NotebookError
from fuehrung_cli.store.failures import ChangedError
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths

MOST_REFUSED = 20
_KEY = "counted"


def surviving(paths: Paths, processes: int, times: int) -> int:
    """Returns how many of all additions to one person's file are in it at the end."""
    notebook = Notebook.open(paths, create=True, draw=Random(1).randrange)
    notebook.add_person(Person("7k3q", "Anna Berger", extra={_KEY: 0}))
    work: Callable[[], None] = partial(_count, paths, times)
    crowd([work] * processes)  # whoever dies has not done his part
    return _value(notebook.people()[0][0].person)


def _count(paths: Paths, times: int) -> None:
    notebook = Notebook.open(paths, create=False)
    done = refused = 0
    while done < times:
        file = notebook.people()[0][0]
        more = replace(file.person, extra={_KEY: _value(file.person) + 1})
        try:
            notebook.change_person(file, more)
        except ChangedError:
            continue  # somebody was faster; from the new version, as the message says
        except NotebookError:
            # On a busy machine the bounded wait for the lock may be in vain: nothing was written.
            refused += 1
            if refused > MOST_REFUSED:
                raise
            continue
        done += 1


def _value(person: Person) -> int:
    found = person.extra[_KEY]
    assert isinstance(found, int)
    return found
