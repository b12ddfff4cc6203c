"""Technical regulations and standards: `QCVN 01:2019/BCT`, `TCVN ISO 9001:2015`."""

import re
from collections.abc import Callable

from vndocparse.extract.citations_tail import read_tail
from vndocparse.extract.citations_types import Citation

_STANDARD = re.compile(
    r"(?<!\w)(?P<kind>QCVN|TCVN|QCĐP|TCCS|TCXDVN|TCXD|TCN)\s{0,2}(?P<iso>ISO(?:/IEC)?\s{0,2})?"
    r"(?P<n>\d{1,6}(?:\s?[-–]\s?\d{1,3}){0,2})\s?:\s?(?P<y>(?:19|20)\d\d)(?P<body>\s?/\s?[A-ZĐ]{2,10})?(?!\w)"
)


_KIND = re.compile(
    r"(?<!\w)(?:quy chuẩn|tiêu chuẩn)(?:\s(?:kỹ thuật|xây dựng))?"
    r"(?:\s(?:quốc gia|việt nam|địa phương|cơ sở|ngành))?\s(?:số\s)?\(?$"
)


def read_standards(text: str, folded: str, limit_of: Callable[[int], int]) -> list[Citation]:
    """Return the standards that a text names by number; ``limit_of`` gives a paragraph's end."""
    found = []
    for m in _STANDARD.finditer(text):
        kind = _KIND.search(folded, max(0, m.start() - 50), m.start())
        tail = read_tail(text, folded, m.end(), limit_of(m.end()), doc_type="khac")
        parts = (m["kind"], m["iso"] or "", f"{m['n']}:{m['y']}{m['body'] or ''}")
        number = " ".join("".join(part.split()).replace("–", "-") for part in parts if part)
        found.append(
            Citation(
                start=kind.start() if kind else m.start(),
                core=m.end(),
                end=tail.end,
                name_end=tail.name_end,
                doc_type="khac",
                kind="number",
                number=number,
                date=tail.date,
                issuer=tail.issuer,
                title=tail.title,
                confidence=0.9,
                entry="standard",
            )
        )
    return found
