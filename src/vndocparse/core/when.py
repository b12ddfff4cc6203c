"""Dates as documents give them: a day, a month or only a year."""

import calendar
import re
from dataclasses import dataclass

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date with the precision that was printed; it never invents a month or a day.

    Raises:
        ValueError: If the parts do not exist in the calendar, or a day comes without a month.

    >>> str(PartialDate(2030)), str(PartialDate(2030, 6)), str(PartialDate(2030, 6, 15))
    ('2030', '2030-06', '2030-06-15')
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"no such year: {self.year}")
        if self.month is None:
            if self.day is not None:
                raise ValueError("a day needs a month")
        elif not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")
        elif self.day is not None and not 1 <= self.day <= last_day(self.year, self.month):
            raise ValueError(f"no such day: {self.year}-{self.month}-{self.day}")

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @classmethod
    def parse(cls, iso: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        >>> PartialDate.parse("2021-08-12").month
        8
        """
        m = _ISO.fullmatch(iso)
        if m is None:
            raise ValueError(f"not an ISO date: {iso!r}")
        year, month, day = m.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def build(cls, year: int, month: int | None, day: int | None) -> "PartialDate | None":
        """Return the date, or ``None`` where the calendar has no such day."""
        try:
            return cls(year, month, day)
        except ValueError:
            return None

    @property
    def first(self) -> "PartialDate":
        """The first day of the period it names."""
        return PartialDate(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> "PartialDate":
        """The last day of the period it names."""
        month = self.month or 12
        return PartialDate(self.year, month, self.day or last_day(self.year, month))


def last_day(year: int, month: int) -> int:
    """Return the number of the month's last day.

    >>> last_day(2024, 2)
    29
    """
    return calendar.monthrange(year, month)[1]
