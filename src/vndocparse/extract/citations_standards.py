"""Technical regulations and standards: `QCVN 01:2019/BCT`, `TCVN ISO 9001:2015`."""

import re
from collections.abc import Callable

from vndocparse.extract.citations_tail import read_tail
from vndocparse.extract.citations_types import Citation

_STANDARD = re.compile(
    r"(?<!\w)(?P<kind>QCVN|TCVN|QCĐP|TCCS|TCXDVN|TCXD|TCN)\s{0,2}(?P<iso>ISO(?:/IEC)?\s{0,2})?"
    r"(?P<n>\d{1,6}(?:\s?[-–]\s?\d{1,3}){0,2})\s?:\s?(?P<y>(?:19|20)\d\d)(?P<body>\s?/\s?[A-ZĐ]{2,10})?(?!\w)"
)


def read_standards(text: str, folded: str, limit_of: Callable[[int], int]) -> list[Citation]:
    """Return the standards that a text names by number; ``limit_of`` gives a paragraph's end."""
    found = []
    for m in _STANDARD.finditer(text):
        tail = read_tail(text, folded, m.end(), limit_of(m.end()), doc_type="khac")
        parts = (m["kind"], m["iso"] or "", f"{m['n']}:{m['y']}{m['body'] or ''}")
        number = " ".join("".join(part.split()).replace("–", "-") for part in parts if part)
        found.append(
            Citation(
                start=m.start(),
                core=m.end(),
                end=tail.end,
                name_end=tail.name_end,
                doc_type="khac",
                kind="number",
                number=number,
                date=tail.date,
                title=tail.title,
                confidence=0.9,
                entry="standard",
            )
        )
    return found
