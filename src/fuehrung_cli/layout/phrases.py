"""Phrases that several pages share: names in the genitive, due days, kept rates, figures."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.domain.promises import KeptRate
from fuehrung_cli.errors import say, say_n
from fuehrung_cli.layout.document import Span, Spans, spans
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.action_kinds import Action


def genitive(name: str, t: Translator) -> str:
    """Returns „Annas", „Jonas’", “Anna’s”."""
    if t.language != "de":
        return f"{name}’s"
    return f"{name}’" if name.lower().endswith(("s", "ß", "x", "z", "ce")) else f"{name}s"


def action_words(action: Action, name: str, t: Translator) -> Spans:
    """Returns „Anna: Gespräch vorbereiten"; a time for somebody names her already."""
    if action.kind == "time":
        return (Span(t(action.what), "name"),)
    return spans(Span(f"{name}: ", "name"), t(action.what))


def due_phrase(due: date | None, overdue_days: int, day: date, t: Translator) -> str:
    """Returns how a promise stands to its day: „seit 17 Tagen fällig", „in 8 Tagen"."""
    if due is None:
        return t(say("no day yet"))
    if overdue_days:
        return t(say_n("due for {n} day", "due for {n} days", overdue_days))
    if due < day:
        return ""
    return t(say("due today")) if due == day else t.away(due, day)


def kept_phrase(kept: KeptRate, t: Translator) -> str:
    """Returns „7 von 9 gehalten in 12 Monaten, davon 1 verspätet"; with few promises nothing."""
    if not kept.is_enough:
        return ""
    shown = t(say("{kept} of {due} kept in 12 months", kept=kept.kept, due=kept.due))
    if kept.percent is not None:
        shown = t(
            say(
                "{kept} of {due} kept in 12 months ({percent})",
                kept=kept.kept,
                due=kept.due,
                percent=_percent(kept.percent),
            )
        )
    late = t(say("of these {n} late", n=kept.late)) if kept.late else ""
    return ", ".join(part for part in (shown, late) if part)


def _percent(percent: int) -> str:
    return f"{percent}\u00a0%"


def kept_cell(kept: KeptRate, t: Translator) -> str:
    """Returns the kept rate for a narrow column."""
    if not kept.due:
        return "–"
    if not kept.is_enough:
        return t(say("too few"))
    if kept.percent is not None:
        return _percent(kept.percent)
    return t(say("{kept} of {due}", kept=kept.kept, due=kept.due))


def progress_figure(current: float | None, target: float | None, unit: str, t: Translator) -> str:
    """Returns „8 von 12", „8 Betriebe", or nothing."""
    if current is None and target is None:
        return "–"
    if target is None:
        return f"{t.number(current or 0)} {unit}".strip()
    return t(say("{current} of {target}", current=t.number(current or 0), target=t.number(target)))


def sentence(text: str) -> str:
    """Returns a reason as the beginning of a line: „Zusage …", „1 von 6 Kontakten …"."""
    return text[:1].upper() + text[1:]


def more_line(t: Translator) -> str:
    """Returns what stands for list entries that had to give way; the fitter fills in {n}."""
    return t(say("{n} more: --all", n="{n}"))
