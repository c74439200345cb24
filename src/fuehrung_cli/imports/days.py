"""Days and hours as other programs write them. What can be read in two ways is not read."""

from __future__ import annotations

import re
from datetime import date, datetime

from fuehrung_cli.domain.fields import FIRST_YEAR, LAST_YEAR

_CLOCK = r"(?:[T, ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?(?: Uhr)?)?"
_FORMS = (
    (re.compile(rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_CLOCK}\Z"), True),
    (re.compile(rf"(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>\d{{4}}){_CLOCK}\Z"), True),
    (re.compile(rf"(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{4}}){_CLOCK}\Z"), False),
)


def day_read(text: str) -> date | None:
    """Returns the day that a text means, None when it is none or could be two."""
    found = moment_read(text)
    return found.date() if isinstance(found, datetime) else found


def moment_read(text: str) -> date | datetime | None:
    """Returns a day, or a moment where an hour is given, with its offset if it has one."""
    plain = " ".join(text.split())
    if re.match(r"\d{4}-\d\d-\d\dT", plain):
        return _sane(_iso(plain))
    for form, is_sure in _FORMS:
        if found := form.match(plain):
            return _sane(_made(found, is_sure=is_sure))
    return None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _made(found: re.Match[str], *, is_sure: bool) -> date | datetime | None:
    year, month, day = (int(found[part]) for part in "ymd")
    if not is_sure:
        # 3/4/2026 is March to some and April to others.
        if month > 12:
            month, day = day, month
        elif day <= 12 and day != month:
            return None
    hour, minute, half = found.groups()[3:]
    try:
        if hour is None:
            return date(year, month, day)
        hours = int(hour) % 12 + 12 * (half[0] in "pP") if half else int(hour)
        return datetime(year, month, day, hours, int(minute))  # noqa: DTZ001  # of this place
    except ValueError:
        return None


def _sane(found: date | datetime | None) -> date | datetime | None:
    return found if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR else None
