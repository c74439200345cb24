"""What `departure` reads: the book of the person, and of everybody for the figures of the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.cli.rules import all_thresholds
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import NotFoundError, say

if TYPE_CHECKING:
    from fuehrung_cli.reports.departure import LeavePage


def page_of(run: Run, name: str, *, with_look_back: bool) -> LeavePage:
    """Returns the page of the departure of a person.

    Raises:
        NotFoundError: nobody has said that she leaves.
    """
    from fuehrung_cli.reports.departure import leave_page, looking_back

    file = run.find(name)
    books = {each.folder: run.book(each) for each in run.people}
    book, call = books[file.folder], run.call(file.person)
    page = leave_page(book, tuple(books.values()), run.today, call=call)
    if page is None:
        raise NotFoundError(
            say("No departure of {name} is on record", name=file.person.name),
            say("Say that somebody leaves: fuehrung person leave {name}", name=call),
        )
    if not with_look_back:
        return page
    numbers = all_thresholds(run)(file.person)
    return looking_back(page, book, numbers, rhythm_days=run.settings.rhythm_days)
