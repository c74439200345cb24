"""`salary.toml`: a person's gross pay, in a file of its own that `cost` alone reads.

It is optional, private to this user, in no report and no export. Undo does not know of it, so that
taking it away leaves no copy behind.
"""

from __future__ import annotations

from typing import Annotated

from fuehrung_cli.domain.fields import Between
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.encode import proven
from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.format_number import in_current_format
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.gate import admit
from fuehrung_cli.store.migrations import newest
from fuehrung_cli.store.names_on_disk import SALARY
from fuehrung_cli.store.problems import Problem, damage
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.toml_text import parse

MOST_EUR = 1e7


@dataclass(frozen=True)
class Salary:
    """What a person earns in a year, before tax."""

    gross_eur: Annotated[float, Between(1, MOST_EUR)]


def salary_path(owner: PersonFile) -> str:
    """Returns where the pay of a person stands, whether it is there or not."""
    return f"{owner.folder}/{SALARY}"


def load_salary(disk: Disk, owner: PersonFile) -> Salary | None:
    """Returns the pay that is kept of a person, None when none is.

    Raises:
        DataError: the file cannot be read as it is.
    """
    data = _bytes(disk, owner)
    if data is None:
        return None
    salary, problems = decode_salary(data, salary_path(owner))
    if salary is None:
        raise damage(problems[0])
    return salary


def decode_salary(data: bytes, path: str) -> tuple[Salary | None, tuple[Problem, ...]]:
    """Returns the pay in the bytes of a file, and what is wrong with it."""
    table = parse(data, path)
    if isinstance(table, Problem):
        return None, (table,)
    table = in_current_format(table, "salary", path)
    if isinstance(table, Problem):
        return None, (table,)
    return admit(Salary, {k: v for k, v in table.items() if k != "format"}, path=path)


def save_salary(disk: Disk, owner: PersonFile, salary: Salary) -> None:
    """Keeps the pay of a person; what was kept before is replaced.

    Raises:
        ChangedError: somebody else has changed the file in between.
        UsageError: the pay cannot be written.
    """
    data, old = encode_salary(salary), _bytes(disk, owner)
    if old is None:
        disk.create_new(salary_path(owner), data)
    elif old != data:
        disk.replace_if_same(salary_path(owner), old, data)


def forget_salary(disk: Disk, owner: PersonFile) -> bool:
    """Removes the pay of a person for good, and says whether there was any."""
    if disk.kind(salary_path(owner)) is None:
        return False
    disk.remove_file(salary_path(owner))
    return True


def encode_salary(salary: Salary) -> bytes:
    """Returns the bytes of the file, read back and compared."""

    def again(data: bytes) -> tuple[dict[str, object] | None, tuple[Problem, ...]]:
        read, problems = decode_salary(data, "")
        return _table(read) if read else None, problems

    return proven(_table(salary), again)


def _table(salary: Salary) -> dict[str, object]:
    return {"format": newest(), "gross_eur": salary.gross_eur}


def _bytes(disk: Disk, owner: PersonFile) -> bytes | None:
    try:
        return disk.read_file(salary_path(owner))
    except MissingError:
        return None
