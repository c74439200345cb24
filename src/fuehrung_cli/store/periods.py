"""Writing the periods of a notebook; every other line of `notebook.toml` stays as it is."""

from __future__ import annotations

from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.store.names_on_disk import NOTEBOOK
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.problems import damage
from fuehrung_cli.store.records import Write
from fuehrung_cli.store.retention_file import KINDS, retention_table


def set_retention(notebook: Notebook, retention: Retention) -> Write:
    """Writes the periods, comments and unknown keys are kept.

    Raises:
        DataError: the file is damaged.
        ChangedError: somebody else has changed it at the same moment.
    """
    import tomlkit  # noqa: PLC0415  # 30 ms that only changing a period pays

    for problem in notebook.about.problems:
        if problem.is_unread:
            raise damage(problem)
    old = notebook.disk.read_file(NOTEBOOK)
    table = tomlkit.parse(old.decode("utf-8-sig"))
    wanted = retention_table(retention)
    kinds = wanted.pop(KINDS, {})
    inner = table.setdefault("retention", tomlkit.table())
    inner.update(wanted)
    _set_kinds(inner, kinds, notebook.retention)
    new = tomlkit.dumps(table).encode()
    if new != old:
        notebook.disk.replace_if_same(NOTEBOOK, old, new)
    return Write(NOTEBOOK, old, new)


def _set_kinds(inner, kinds, before: Retention) -> None:  # type: ignore[no-untyped-def]
    """Writes the periods of single kinds; those that this program does not know are kept."""
    import tomlkit  # noqa: PLC0415

    known = inner.get(KINDS)
    if known is None:
        if kinds:
            inner[KINDS] = tomlkit.table()
            inner[KINDS].update(kinds)
        return
    for kind in before.kinds:
        if kind not in kinds:
            known.pop(kind, None)
    known.update(kinds)
    if not known:
        inner.pop(KINDS)
