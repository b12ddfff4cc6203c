"""The lunar new year as a limit: `trước Tết Nguyên đán Bính Ngọ`, `xong trước Tết`."""

import re
from collections.abc import Iterator

from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_limit import Limit
from vndocparse.lexicons.load import load

_TET = re.compile(
    r"\b(?:xong\s+|hoàn\s+thành\s+)?trước\s+(?:dịp\s+|ngày\s+)?tết\b(?!\s*(?:,|và)\s+(?:trong|sau)\b)"
    r"(?:\s+(?:nguyên\s+đán|âm\s+lịch|cổ\s+truyền)\b)?"
    r"(?:\s+(?:năm\s+)?(?P<n>(?:giáp|ất|bính|đinh|mậu|kỷ|kỉ|canh|tân|nhâm|quý|quí)\s+[^\W\d_]{2,4})\b)?"
    r"(?:\s*[-–,(]?\s*(?:năm\s+)?(?P<y>(?:19|20)\d{2})(?!\d)\)?)?"
)

_EXPLAINS = re.compile(r"\d\s*\($")  # `trước ngày 15/02/2026 (trước Tết)`: the day is printed


def before_tet(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield the limits that are the lunar new year; its day is reckoned, so it is ``inferred``.

    The year is the one that is named, else the first that begins after the document's date.
    """
    for m in _TET.finditer(folded):
        if _EXPLAINS.search(folded, 0, m.start()) is not None:
            continue
        day = _first_day(m, issued)
        if day is not None and issued is not None and str(day) < str(issued.first):
            continue  # one that was over is told of
        yield Limit(m.start(), m.end(), "before", day, inferred=day is not None, confidence=0.85)


def _first_day(m: re.Match[str], issued: PartialDate | None) -> PartialDate | None:
    days = load("tet_days")
    entry = days.get(" ".join(m["n"].split())) if m["n"] else days.by_id.get(m["y"] or "")
    if entry is not None:
        return PartialDate.parse(entry["day"])
    if issued is None or issued.month is None or m["y"]:
        return None
    coming = (e["day"] for e in days.entries if e["day"] > str(issued.last))
    return PartialDate.parse(first) if (first := next(coming, None)) is not None else None
