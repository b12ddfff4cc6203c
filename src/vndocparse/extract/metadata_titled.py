"""Read issuer, number and date that stand in the title itself, where no letterhead is printed."""

import re

from vndocparse.core.docnumber import DocNumber
from vndocparse.extract.doc_title_made import Title
from vndocparse.extract.metadata_frame import Found, any_date

_SURE = 0.8
_DATE = r"ngày\s+(?P<date>\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4})"
# `của Thủ tướng Chính phủ số 19/2002/CT-TTg ngày 25 tháng 6 năm 2002 | về việc …`
_TITLED = re.compile(
    r"(?:của\s+(?P<issuer>[^\d,.;:]{4,80}?)\s+)?số\s*:?\s*(?P<number>\d{1,5}[a-zđ]?\s?[-–/][^\s,;]{2,24})"
    rf"(?:,?\s+{_DATE})?(?:,?\s+của\s+(?P<behind>[^\d,.;:]{{4,80}}?))?"
    r"\s+(?P<title>(?:về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|triển khai|thực hiện)\s.+)",
    re.IGNORECASE | re.DOTALL,
)


def read_titled(title: Title) -> dict[str, Found]:
    """Return what a title holds before its subject, and the subject alone; empty where it holds no number."""
    m = _TITLED.match(title.text)
    number = DocNumber.parse(m["number"]) if m else None
    if m is None or number is None:
        return {}
    out = {
        "number_symbol": Found(str(number), title.span, _SURE, "number/title"),
        "title": Found(m["title"].strip(), title.span, _SURE, "title/behind_number"),
    }
    if issuer := m["issuer"] or m["behind"]:
        out["issuer"] = Found(issuer.strip(), title.span, _SURE, "issuer/title")
    if m["date"] and (date := any_date(m["date"].lower())):
        out["date"] = Found(date[0], title.span, _SURE, "date/title")
    return out
