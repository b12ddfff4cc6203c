"""The number and symbol of a document, in the Party's and in the State's form."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """Whose numbering rules a number follows."""

    PARTY = "party"
    STATE = "state"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class DocNumber:
    """A document number such as ``17-NQ/TU``, ``03/NQ-CP``, ``09/2009/CT-UBND`` or ``202/2025/QH15``.

    ``number`` keeps what was printed (``03``); ``year`` is the year inside a State
    number, ``symbol`` is everything after number and year (``NQ/TU``, ``CT-UBND``).
    Case is kept: ``ThU``, ``CTr`` and ``TTg`` differ from their capitals.

    >>> DocNumber.parse("17-NQ/TU")
    DocNumber(number='17', symbol='NQ/TU', family=<Family.PARTY: 'party'>, year=None)
    >>> str(DocNumber.parse("09/2009/CT-UBND"))
    '09/2009/CT-UBND'
    """

    number: str
    symbol: str
    family: Family
    year: str | None = None

    def __str__(self) -> str:
        if not self.symbol:  # only the number was printed
            return self.number
        if self.family is Family.PARTY:
            return f"{self.number}-{self.symbol}"
        if self.year:
            return f"{self.number}/{self.year}/{self.symbol}"
        return f"{self.number}/{self.symbol}"

    @classmethod
    def parse(cls, printed: str) -> "DocNumber | None":
        """Read a printed number, tolerant of spaces and of any dash; ``None`` if it is none.

        >>> str(DocNumber.parse("100 – KL/TW"))
        '100-KL/TW'
        >>> DocNumber.parse("08/10") is None
        True
        """
        text = _DASHES.sub("-", re.sub(r"\s+", "", printed)).replace("⁄", "/").replace("Ð", "Đ")
        if m := _PARTY.fullmatch(text):
            return cls(m[1], m[2], Family.PARTY)
        if m := _STATE.fullmatch(text):
            family = Family.LAW if re.fullmatch(r"(?:UBTV)?QH\d+", m[3]) else Family.STATE
            return cls(m[1], m[3], family, m[2])
        return None

    @property
    def type_symbol(self) -> str:
        """The part of the symbol that names the type (``NQ``, ``CT``); empty in an official letter."""
        head = re.split(r"[/-]", self.symbol, maxsplit=1)[0]
        return head if self.family is Family.PARTY or "-" in self.symbol else ""

    @property
    def issuer_symbol(self) -> str:
        """The part of the symbol that names the issuing body (``TU``, ``UBND``)."""
        sep = "/" if self.family is Family.PARTY else "-"
        return self.symbol.partition(sep)[2] or self.symbol


_DASHES = re.compile(r"[‐‑‒–—−-]+")
_PARTY = re.compile(r"(\d{1,5}[a-zđ]?)-([A-ZĐ][A-Za-zĐđƯư.]*(?:/[A-ZĐ][\w.]*(?:-[\w.&]+)*))")
_STATE = re.compile(r"(\d{1,6}[a-zđ]?)/(?:(\d{4})/)?([A-ZĐ][A-Za-zĐđƯư]*\d{0,2}(?:-[A-ZĐ][\w.&,]*)*)")
