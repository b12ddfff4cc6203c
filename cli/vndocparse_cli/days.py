"""Days given on the command line, and the day of today where none is given."""

import datetime as dt

from vndocparse.errors import BadInputError


def iso_day(value: str | None) -> str | None:
    """Return the day as ISO text, ``None`` for none given.

    Raises:
        BadInputError: If it is no day.
    """
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as e:
        raise BadInputError(
            f"{value!r} is no date; write YYYY-MM-DD", f"{value!r} không phải ngày; hãy viết YYYY-MM-DD"
        ) from e


def today_or(value: str | None) -> str:
    """Return the day given, else the day of the clock."""
    return iso_day(value) or dt.datetime.now().astimezone().date().isoformat()


def now() -> str:
    """Return the moment in UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
