"""What `cost` does: everything typed is checked first, then kept, then the page is shown."""

from __future__ import annotations

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish, present
from fuehrung_cli.cli.typed_costs import (
    Given,
    gross_typed,
    measure_lines,
    own_lines,
    planned,
    rate_typed,
)
from fuehrung_cli.cli.writing import save_text, tell
from fuehrung_cli.errors import ExitCode, UsageError, say
from fuehrung_cli.reports.cost import Planned
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.salary import Salary, forget_salary, load_salary, save_salary


def cost_of(run: Run, file: PersonFile, given: Given, wish: Wish) -> int:
    """Keeps what is to be kept, and shows the page as it is wanted.

    Raises:
        UsageError: something typed is not understood, or no gross pay is known; nothing is kept.
    """
    gross, measure, rate = gross_typed(given), planned(given), rate_typed(given)
    lines = own_lines(given) + (measure_lines(measure) if given.save and measure else [])
    if given.forget_gross:
        _forget(run, file)
        if given == Given(forget_gross=True):
            return ExitCode.DONE
    call = run.call(file.person)
    known = gross or _kept(run, file)
    if known is None and not (lines and _on_screen(wish)):
        raise _no_gross(run, file)
    _keep(run, file, lines, wish)
    if gross and given.save_gross:
        save_salary(run.writable().disk, file, Salary(gross))
        told = say("Gross pay kept. Remove: fuehrung cost {name} --forget-gross", name=call)
        run.say(run.t(told))
    if known is None:
        missing = _no_gross(run, file)
        for line in (missing.what, *missing.hints):
            run.say(run.t(line))
    else:
        _show(run, file, wish, known, rate, None if given.save else measure)
    return ExitCode.DONE


def _show(
    run: Run, file: PersonFile, wish: Wish, gross: float, rate: float, measure: Planned | None
) -> None:
    from fuehrung_cli.layout.cost import cost_page
    from fuehrung_cli.reports.cost import cost, real_costs_of

    made = cost(
        run.book(file),
        gross,
        run.today,
        rate_eur=rate,
        call=run.call(file.person),
        planned=measure,
        real_costs=real_costs_of([run.book(other) for other in run.people]),
    )
    present(run, wish, "cost", made, lambda: [cost_page(made, run.t)])


def _kept(run: Run, file: PersonFile) -> float | None:
    salary = load_salary(run.notebook.disk, file)
    return salary.gross_eur if salary else None


def _no_gross(run: Run, file: PersonFile) -> UsageError:
    return UsageError(
        say("The gross pay a year is missing; it is never guessed"),
        say("Once: fuehrung cost {name} --gross 62000", name=run.call(file.person)),
        say("--save-gross keeps it in a file that only this page reads"),
    )


def _keep(run: Run, file: PersonFile, lines: list[str], wish: Wish) -> None:
    """Saves own values and the measure; beside a page for machines nothing else may stand."""
    if not lines:
        return
    text = "\n".join(lines)
    book, reading = save_text(run, file, text, kind="entry", draft=text)
    if _on_screen(wish):
        tell(run, book, reading, saved=True, as_json=False)
        run.out("\n")


def _on_screen(wish: Wish) -> bool:
    """Says whether words may stand beside the page, or instead of it."""
    return wish.form == "terminal" and wish.to is None


def _forget(run: Run, file: PersonFile) -> None:
    was_there = forget_salary(run.notebook.disk, file)
    run.say(run.t(say("Gross pay removed") if was_there else say("No gross pay was kept")))
