"""What stands at the end of a file of pages, which may lie anywhere: whose business it is."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.errors import say
from fuehrung_cli.messages.translator import Translator


def foot_lines(day: date, t: Translator) -> tuple[str, ...]:
    """Returns the lines: confidential, made here and today, nothing is loaded."""
    made = say("Made on {day} on this computer. The page loads nothing and sends nothing.", day=day)
    return (t(say("Confidential.")), t(made))
