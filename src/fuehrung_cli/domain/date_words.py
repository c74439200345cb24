"""The words dates are made of, in German and English: tables only.

They stand here in their natural spelling, lower case; `date_tokens` reads them in any spelling
(`übermorgen`, `uebermorgen`, `ubermorgen`). A row holds equal names, its place is the value.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "weekday", "month", "quarter", "year", "iso", "number", "ordinal",
    "shift", "daytime", "relation", "unit", "letter", "part", "talk",
    "in", "before", "ago", "plus", "slash",
]  # fmt: skip
"""What sort of thing a word or sign names."""

Names: TypeAlias = tuple[tuple[str, ...], ...]
"""One tuple of equal names per value, counted from the first value of the table."""

WEEKDAYS: Final[Names] = (
    ("montag", "monday", "mo", "mon"),
    ("dienstag", "tuesday", "di", "tue", "tues"),
    ("mittwoch", "wednesday", "mi", "wed", "weds"),
    ("donnerstag", "thursday", "do", "thu", "thur", "thurs"),
    ("freitag", "friday", "fr", "fri"),
    ("samstag", "saturday", "sa", "sat", "sonnabend"),
    ("sonntag", "sunday", "so", "sun"),
)
"""Monday first, as `date.weekday()` counts from 0; the German and English full name lead."""

MONTHS: Final[Names] = (
    ("januar", "january", "jan", "jänner"),
    ("februar", "february", "feb"),
    ("märz", "march", "mär", "mrz", "mar"),
    ("april", "april", "apr"),
    ("mai", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "august", "aug"),
    ("september", "september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "november", "nov"),
    ("dezember", "december", "dez", "dec"),
)
"""January first, counted from 1; the German and English full name lead."""

NUMBERS: Final[Names] = (
    ("ein", "eine", "einen", "einem", "einer", "eins", "a", "one"),
    ("zwei", "zwo", "two"),
    ("drei", "three"),
    ("vier", "four"),
    ("fünf", "five"),
    ("sechs", "six"),
    ("sieben", "seven"),
    ("acht", "eight"),
    ("neun", "nine"),
    ("zehn", "ten"),
    ("elf", "eleven"),
    ("zwölf", "twelve"),
    ("dreizehn", "thirteen"),
    ("vierzehn", "fourteen"),
)
SHIFTS: Final[Names] = (
    ("vorgestern", "day before yesterday"),
    ("gestern", "yesterday"),
    ("heute", "today", "tonight"),
    ("morgen", "tomorrow"),
    ("übermorgen", "day after tomorrow"),
)
RELATIONS: Final[Names] = (
    ("vorletzt",),
    ("letzt", "vergangen", "vorig", "last", "previous"),
    ("dies", "laufend", "this"),
    ("nächst", "kommend", "next", "coming", "upcoming"),
    ("übernächst",),
)
UNITS: Final[Names] = (
    ("tag", "tage", "tagen", "tages", "day", "days"),
    ("woche", "wochen", "week", "weeks", "kalenderwoche", "kw", "cw"),
    ("monat", "monats", "monate", "monaten", "month", "months"),
    ("quartal", "quartals", "quartale", "quartalen", "quarter", "quarters"),
    ("jahr", "jahres", "jahre", "jahren", "year", "years"),
)
LETTERS: Final[Names] = (("d", "t"), ("w",), ("m",), ("q",), ("j", "y"))
PARTS: Final[Names] = (
    ("anfang", "beginn", "beginning", "start", "early"),
    ("mitte", "middle", "mid"),
    ("ende", "end"),
)
ENDS: Final[Names] = ((), ("eow",), ("eom",), ("eoq",), ("eoy",))
DAYTIMES: Final = (
    "vormittag", "nachmittag", "mittag", "feierabend", "abend", "nacht", "morgen", "früh",
    "morning", "noon", "afternoon", "evening", "night", "eod", "cob", "tagesende", "dienstschluss",
)  # fmt: skip
TALKS: Final[Names] = (
    ("gespräch", "einzelgespräch", "mitarbeitergespräch", "talk", "check-in", "mal", "time"),
    ("1:1", "1on1", "1-on-1", "one-on-one", "one on one", "jour-fixe", "jour fixe"),
)
"""The first row means the next talk only after „next", the second by itself."""

FILLERS: Final = (
    "am", "den", "dem", "der", "des", "zum", "zur", "im", "um", "von", "bis", "spätestens",
    "unser", "unserem", "unseren",
    "the", "on", "of", "at", "by", "until", "till", "our", "latest", ".", ",", "!",
)  # fmt: skip
SIGNS: Final[dict[str, Kind]] = {
    "in": "in", "binnen": "in", "innerhalb": "in", "within": "in",
    "vor": "before", "ago": "ago", "+": "plus", "/": "slash",
}  # fmt: skip

VAGUE: Final = (
    "bald", "demnächst", "später", "wochenende", "halbjahr", "stunde", "stunden", "minuten",
    "frühling", "frühjahr", "sommer", "herbst", "winter", "ostern", "pfingsten", "weihnachten",
    "silvester", "neujahr", "anfang", "mitte", "ende",
    "soon", "later", "weekend", "hour", "hours", "minutes", "summer", "autumn", "easter",
    "christmas", "beginning", "end",
)  # fmt: skip
"""Words that speak of a time without naming a day."""

WEAK: Final = (
    "mo", "di", "mi", "do", "fr", "sa", "so", "tue", "sat", "sun", "jan", "mar", "march", "may",
    "früh",
)  # fmt: skip
"""Names of days and months that are also everyday words or first names (`so`, `do`, `Jan`)."""
