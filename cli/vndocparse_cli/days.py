"""Days given on the command line, and the day of today where none is given."""

import calendar
import datetime as dt
import re

from vndocparse.errors import BadInputError

# As people here write them: 31/12/2025, 12/2025; and ISO: 2025-12-31, 2025-12, 2025.
_LOCAL = re.compile(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def iso_day(value: str | None, *, last: bool = False) -> str | None:
    """Return the day as ISO text, ``None`` for none given; of a month or year its first or ``last`` day.

    >>> iso_day("31/12/2025"), iso_day("2025"), iso_day("2024-02", last=True)
    ('2025-12-31', '2025-01-01', '2024-02-29')

    Raises:
        BadInputError: If it is no day.
    """
    if value is None:
        return None
    text = value.strip()
    if m := _LOCAL.fullmatch(text):
        year, month, day = m[3], m[2], m[1]
    elif m := _ISO.fullmatch(text):
        year, month, day = m[1], m[2], m[3]
    else:
        raise _no_day(value)
    try:
        number = int(month) if month else 12 if last else 1
        if day is None:
            day = str(calendar.monthrange(int(year), number)[1]) if last else "1"
        return dt.date(int(year), number, int(day)).isoformat()
    except ValueError as e:  # there is no such day
        raise _no_day(value) from e


def _no_day(value: str) -> BadInputError:
    return BadInputError(
        f"{value!r} is no day",
        f"{value!r} không phải ngày",
        hint="Write 2025-12-31 or 31/12/2025, a month as 2025-12, a year as 2025.",
        hint_vi="Hãy viết 2025-12-31 hoặc 31/12/2025, tháng như 2025-12, năm như 2025.",
    )


def today_or(value: str | None) -> str:
    """Return the day given, else the day of the clock."""
    return iso_day(value) or dt.datetime.now().astimezone().date().isoformat()


def now() -> str:
    """Return the moment in UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
