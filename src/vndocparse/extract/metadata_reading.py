"""Collect the values of a document's metadata with their places."""

from dataclasses import dataclass, field

from vndocparse.core.analysis import Analysis
from vndocparse.core.source import Notice
from vndocparse.core.span import Span
from vndocparse.extract.letterhead import Letterhead
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.metadata_frame import Found

_FAULTS = {
    "number_missing": "The number is left blank.",
    "number_handwritten": "The number is written by hand or cannot be read.",
    "number_uncertain": "The number was repaired; check it against the original.",
    "date_incomplete": "The date is not wholly printed or cannot be read.",
    "signer_uncertain": "The signature block was read through a seal or a signature; check it.",
    "signer_unread": "The signature block could not be read wholly.",
    "title_uncertain": "The title may hold words of the text or of a stamp; check it.",
    "date_uncertain": "The date was repaired; check it against the original.",
}


@dataclass(slots=True)
class Reading:
    """Values collected for one document."""

    a: Analysis
    lines: list[PrintLine]
    foot: int | None
    head: Letterhead
    values: dict[str, Found] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def put(self, name: str, found: Found | None) -> None:
        """Keep a value unless a better source gave it already."""
        if found is not None and found.value and name not in self.values:
            self.values[name] = found

    def value(self, name: str) -> str | None:
        """Return a value that was read, ``None`` for none."""
        found = self.values.get(name)
        return found.value if found else None

    def fault(self, code: str | None, span: Span) -> None:
        """Give notice of a fault once; ``None`` is none."""
        if code and not any(n.code == code for n in self.notices):
            page = self.a.source.chars.first_page(span)
            self.notices.append(Notice(code, _FAULTS[code], span, page))
