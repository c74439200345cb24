"""The translator: one language, and how it writes messages, terms, dates and numbers."""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from dataclasses import field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from fuehrung_cli.domain.journey import LocalText
from fuehrung_cli.domain.words import label
from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.messages.calendar import MONTHS, WEEKDAYS

LANGUAGES = ("de", "en")
_LOCALE = Path(__file__).parents[1] / "locale"
_NEAR_DAYS = 300


@dataclass(frozen=True)
class Translator:
    """Writes for users in one language; `t(message)` returns the sentence."""

    language: str = "en"
    _cache: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def __call__(self, message: Message | Term | str) -> str:
        """Returns the sentence of a message, the word of a term, a text as it is."""
        if isinstance(message, str):
            return message
        if isinstance(message, Term):
            return self._word(message)
        sentence = self._sentence(message)
        if not message.params:
            return sentence
        return sentence.format_map(
            {name: self._param(value) for name, value in message.params.items()}
        )

    def _word(self, term: Term) -> str:
        if term.table != "marker":
            return label(term.table, term.key, self.language)
        # Only pages that say what to type load the markers: start-up time is a feature.
        from fuehrung_cli.domain.markers import marker_word  # noqa: PLC0415

        return marker_word(term.key, self.language)

    def _sentence(self, message: Message) -> str:
        if message.plural:
            count = message.params["n"]
            return self._catalogue.ngettext(
                message.text, message.plural, count if isinstance(count, int) else 2
            )
        return self._catalogue.gettext(message.text)

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        if self.language == "en":
            return gettext.NullTranslations()
        return gettext.translation("fuehrung", _LOCALE, [self.language], fallback=True)

    def _param(self, value: object) -> object:
        match value:
            case Message() | Term():
                return self(value)
            case LocalText():
                return value.get(self.language)
            case date():
                return _Day(self, value)
            case tuple() | list():
                return ", ".join(str(self._param(part)) for part in value)
            case float():
                return self.number(value)
            case _:
                return value

    def day(self, value: date, style: str = "date") -> str:
        """Writes a day: `short` 09.11., `date` 09.11.2026, `weekday` Mo 09.11.2026, `full`."""
        weekday, month = WEEKDAYS[self.language][value.weekday()], MONTHS[self.language]
        named = month[value.month - 1]
        if self.language == "de":
            written = {
                "short": f"{value.day:02}.{value.month:02}.",
                "date": f"{value.day:02}.{value.month:02}.{value.year:04}",
                "weekday": f"{weekday} {value.day:02}.{value.month:02}.{value.year:04}",
                "full": f"{weekday}., {value.day}. {named} {value.year}",
            }
        else:
            written = {
                "short": f"{value.day} {named}",
                "date": f"{value.day} {named} {value.year}",
                "weekday": f"{weekday} {value.day} {named} {value.year}",
                "full": f"{weekday}, {value.day} {named} {value.year}",
            }
        return written[style]

    def month(self, value: date) -> str:
        """Writes the month in short, without the dot of the abbreviation."""
        return MONTHS[self.language][value.month - 1].rstrip(".")

    def near(self, value: date, today: date) -> str:
        """Writes a day without its year while that cannot be mistaken."""
        return self.day(value, "short" if abs((value - today).days) < _NEAR_DAYS else "date")

    def moment(self, value: date | datetime, style: str = "weekday") -> str:
        """Writes a day and, where it has one, the hour."""
        if not isinstance(value, datetime):
            return self.day(value, style)
        at = say("{day}, {hour}:{minute}")
        return self(
            Message(
                at.text,
                {
                    "day": self.day(value, style),
                    "hour": f"{value.hour:02}",
                    "minute": f"{value.minute:02}",
                },
            )
        )

    def away(self, value: date, today: date) -> str:
        """Writes how far a day is: heute, morgen, in 8 Tagen, vor 3 Tagen."""
        days = (value - today).days
        named = {0: say("today"), 1: say("tomorrow"), -1: say("yesterday")}
        if days in named:
            return self(named[days])
        if days > 0:
            return self(say_n("in {n} day", "in {n} days", days))
        return self(say_n("{n} day ago", "{n} days ago", -days))

    def number(self, value: float) -> str:
        """Writes a number with the decimal sign of the language and no needless zeros."""
        if float(value).is_integer():
            return str(int(value))
        text = f"{value:.2f}".rstrip("0").rstrip(".")
        return text.replace(".", ",") if self.language == "de" else text

    def whole(self, value: float) -> str:
        """Writes a whole number with its thousands apart: 62.000, 62,000."""
        text = f"{value:,.0f}"
        return text.replace(",", ".") if self.language == "de" else text

    def euros(self, value: float) -> str:
        """Writes whole euros: 62.000 €, €62,000."""
        return self(say("€{amount}", amount=self.whole(value)))

    def quoted(self, text: str) -> str:
        """Writes a text in the quotation marks of the language."""
        opening, closing = self.quotes
        return f"{opening}{text}{closing}"

    @property
    def quotes(self) -> tuple[str, str]:
        """Returns the opening and the closing mark."""
        return ("„", "“") if self.language == "de" else ("“", "”")

    def joined(self, parts: Iterable[str]) -> str:
        """Joins parts of a line with the middle dot."""
        return " · ".join(part for part in parts if part)


class _Day:
    """A day inside a sentence: `{day}` or `{day:short}`."""

    def __init__(self, translator: Translator, value: date) -> None:
        self.translator = translator
        self.value = value

    def __format__(self, style: str) -> str:
        return self.translator.day(self.value, style or "date")

    def __str__(self) -> str:
        return self.translator.day(self.value)
