"""How time limits are printed: patterns over folded text, with the words of the lexicon."""

import re
from functools import cache

from vndocparse.extract.deadlines_contexts import beside
from vndocparse.extract.deadlines_dates import WHEN, number_words
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold


@cache
def forms(kind: str) -> str:
    """Return a pattern of the words of a kind, the longest first."""
    found = [fold(f) for e in load("deadline_phrases").entries if e["kind"] == kind for f in e.forms]
    return "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in sorted(found, key=len, reverse=True))


_GAP = r"(?:\s+|(?=(?:ngày|tháng|quý)\s*[\dilv]))"  # none where recognition lost it: `trướcngày 15/12`


def _from_issue() -> str:
    """Return a pattern of what is printed of the document's own date.

    `ban hành`, `ký`, `Chỉ thị này được ban hành`; but not `ký hợp đồng`, `ra quân`.
    """
    words = forms("trigger_issue")
    return (
        rf"(?:{words})(?!\s+(?:{forms('trigger_other')})\b)\b"
        rf"|(?:\w+\s+){{1,3}}này\s+(?:được\s+)?(?:{words})\b"
        rf"|(?:nghị quyết|chỉ thị|kết luận|quyết định|kế hoạch|quy định|quy chế|đề án|thông báo|văn bản)"
        rf"\s+(?:được\s+)?(?:ký\s+)?ban\s+hành\b"
    )


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return how each kind of limit is printed in folded text."""
    count = rf"(?P<n>\d{{1,4}}|{number_words()})(?:\s*\([^)]{{1,20}}\))?"
    hours = r"giờ(?!\s*(?:\d|phút|sáng|chiều|,?\s*(?:ngày|thứ|h[ằà]ng)))"  # not `11 giờ 30 phút ngày …`
    amount = rf"{count}\s+(?P<u>{hours}|ngày|tuần|tháng|năm)(?P<w>\s+làm việc)?"
    return {
        # `trước ngày 15/6`, `xong trước quý II/2025`
        "before": re.compile(rf"\b(?:{forms('before')}){_GAP}{WHEN}"),
        # a day that comes again: read in `deadlines_again`
        # `chậm nhất đến ngày 30/6/2025`, `đến hết năm 2025`
        "by": re.compile(
            r"\b(?:(?:chậm|muộn)\s+nhất\s*:?\s+(?:(?:là|vào|từ|đến|trước|trong|hết|cuối)\s+){0,3}"
            rf"|(?:{forms('by')})\s*:?\s+(?:(?:là|vào|đến|trong|hết|cuối)\s+)?){WHEN}"
        ),
        # `đến 31/12/2025`: a whole day only, since `đến năm 2030` is a horizon
        "until": re.compile(rf"\bđến\s+(?:hết\s+)?(?=(?:ngày\s*)?\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}){WHEN}"),
        # `Phấn đấu đến năm 2030 mỗi xã có …`, `Đến năm 2030, khôi phục …`: the year that opens a clause
        "year": re.compile(rf"(?:^\W*|\bphấn\s+đấu\s+)(?P<at>(?:đến|tới)\s+(?=năm\s){WHEN})(?=\s*,?\s+\w)"),
        # `phấn đấu đến 15/12 đạt …`: a day that lies ahead
        "strives": re.compile(
            rf"\bphấn\s+đấu\s+(?P<at>đến\s+(?:hết\s+)?(?=(?:ngày\s*)?\d{{1,2}}\s?[/.-]|tháng\s*\d|quý\s){WHEN})"
        ),
        # `từ nay đến 30/4`
        "now": re.compile(rf"\btừ\s+nay\s+(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?(?!năm){WHEN}"),
        # `Đến tháng 9/2020, Sở A phải hoàn thành …`: a month before whose end something must be over
        "over": re.compile(
            rf"(?:^|[,;.]\s*)(?P<at>đến\s+(?=tháng|quý){WHEN})"
            r"(?=\s*,[^.;]{3,90}?\b(?:hoàn thành|xong|hoàn tất)\b)"
        ),
        # `Quý III/2025, trình …`, `…, tháng 5/2024 tiến hành …`: a while that opens a clause of work
        "opens": re.compile(
            rf"(?:^\W*|[,;]\s+)(?P<at>(?=tháng|quý){WHEN})"
            rf"(?=\s*,?\s+(?:phải\s+|sẽ\s+)?{beside('opens-work')}\b)"
        ),
        # `Năm 2026, hoàn thành …`: of a year only what is over with it
        "in_year": re.compile(
            rf"(?:^\W*|[,;]\s+)(?P<at>(?=năm\s+\d{{4}}){WHEN})"
            rf"(?=\s*,?\s+(?:phải\s+|sẽ\s+|cơ\s+bản\s+)?{beside('ends-work')}\b)"
        ),
        # `(tháng 6/2028)`, `(dự kiến quý II/2026)`: alone in brackets
        "aside": re.compile(
            r"\(\s*(?:dự\s+kiến\s+|hoàn\s+thành\s+)?(?:trong\s+|vào\s+)?"
            rf"(?:tháng\s+\d{{1,2}}\s*(?:,|và|đến)\s*(?=tháng))?(?=tháng|quý){WHEN}\s*(?=\))"
        ),
        # `trước 15 ngày so với …`
        "ahead": re.compile(
            r"\btrước\s+(?:ít\s+nhất\s+)?\d{1,3}\s+ngày(?:\s+làm\s+việc)?"
            r"(?=\s+(?:của|so\s+với|khi|diễn\s+ra|khai\s+mạc|tổ\s+chức))"
        ),
        # `trong quý III/2025`, `hoàn thành trong tháng 8 năm 2026`
        # `thời hạn cuối là 31-10`, whatever mark the word between has lost
        "last": re.compile(rf"\bthời\s+h[ạa]n(?:\s+\w{{2,5}})?\s+là\s+(?:trước\s+|hết\s+)?{WHEN}"),
        # `…, hạn 12/02`, `(thời hạn: trước 30/6/2026)`: set apart at the end of a clause
        "set_apart": re.compile(
            rf"[,;(.–-]\s*(?P<at>(?:thời\s+)?hạn(?:\s+(?:chót|cuối|cuối\s+cùng))?\s*:?\s+(?:đến\s+|trước\s+|hết\s+){{0,2}}{WHEN})"
            r"(?=\s*(?:[.;,)]|$))"
        ),
        "within": re.compile(rf"\b(?:{forms('within')}){_GAP}{WHEN}"),
        # `trong thời hạn 30 ngày kể từ ngày ban hành`, `chậm nhất sau 10 ngày làm việc`
        "count": re.compile(
            r"\b(?:trong\s+(?:thời\s+hạn|thời\s+gian|vòng)|chậm\s+nhất(?:\s+(?:sau|trong|là))?(?:\s+thời\s+(?:hạn|gian))?"
            rf"|(?:sau|trong|không\s+quá|tối\s+đa)(?=\s+(?:\d|(?:{number_words()})\b)[^.;]{{1,40}}(?:kể\s+từ|(?:từ|sau)\s+khi)))\s+"
            + amount
            + r"(?:\s*,?\s*(?:(?:kể\s+)?từ|sau(?=\s+khi))\s+(?P<t>(?:ngày|khi)\s+"
            # from an event on: to the end of its clause, else two words of it
            + rf"(?:(?P<own>{_from_issue()})|\w+(?:(?:\s+(?!(?:để|phải|thì)\b)\w+){{1,8}}(?=\s*(?:[,;.)]|$))"
            + r"|(?:\s+\w+)?))))?"
        ),
        # `hoàn thành trong 30 ngày`: from when is not said
        "length": re.compile(
            rf"\b(?:hoàn\s+thành|hoàn\s+tất|xong)\s+(?:ngay\s+)?trong\s+{amount}(?!\s+(?:đầu|cuối|qua|\d)|\s*[,/(]\s*\d|\s+kể)\b"
        ),
        # `từ ngày 01/7 đến hết ngày 31/12/2025`: read in `_range`
        "range": re.compile(rf"\btừ\s+(?={WHEN})"),
        # `trong năm học 2024-2025`, `trong học kỳ I năm học 2024-2025`
        "school": re.compile(
            r"\b(?:trong|ngay\s+(?:từ\s+)?(?:đầu\s+)?)\s*(?:học\s+kỳ\s+(?P<k>i{1,2}|1|2|một|hai)\s*,?\s+)?năm\s+học\s+"
            r"(?P<a>(?:19|20)\d{2})\s?[-–]\s?(?P<b>(?:19|20)\d{2})"
        ),
        # `trong giai đoạn 2026-2030`
        "years": re.compile(
            r"(?:\btrong\s+|^)giai\s+đoạn\s+(?P<a>(?:19|20)\d{2})\s?[-–]\s?(?P<b>(?:19|20)\d{2})"
        ),
        # `trong hai năm 2003, 2004`, `trong 3 năm (2023 - 2025)`, `trong các năm 2026 và 2027`
        "row": re.compile(
            rf"\b(?:trong|xong)\s+(?:(?:các|\d{{1,2}}|{number_words()})\s+)?năm\s+(?P<o>\()?"
            r"(?:từ\s+)?(?P<a>(?:19|20)\d{2})(?:\s*,\s*(?:19|20)\d{2})*\s*(?:[-–,]|và|đến)\s*(?:năm\s+)?(?P<b>(?:19|20)\d{2})"
            r"(?!\d|[/.-]\d)(?(o)\s*\))"
        ),
        # `trong các tháng cuối năm`, `trong 6 tháng cuối năm 2026`
        "half": re.compile(
            rf"\b(?:trong|vào(?=\s+\d))\s+(?:(?P<c>các|những|\d{{1,2}}|{number_words()})\s+)?tháng\s+(?P<e>cuối|đầu)\s+năm(?:\s+(?P<y>(?:19|20)\d{{2}}))?"
            r"|\btrong\s+(?:nửa|hai\s+quý|0?2\s+quý)\s+(?P<he>cuối|đầu)\s+năm(?:\s+(?P<hy>(?:19|20)\d{2}))?"
        ),
        # `từ nay đến cuối năm`, `hoàn thành trong năm`, `trong năm nay`: the document's year
        "end": re.compile(
            r"\b(?:từ\s+nay\s+)?đến\s+(?:hết|cuối)\s+năm(?:\s+nay)?\b(?!\s+(?:\d|sau|học|tới|kế|ngân|đó|tiếp))"
            r"|\bvào\s+cuối\s+năm(?:\s+nay)?(?=\s*(?:[.;,]|$))"
            r"|\b(?P<in>(?:hoàn\s+thành|xong)\s+(?:ngay\s+)?trong\s+năm\b(?!\s+(?:\d|sau|học|tới|kế|ngân|đó|tiếp)))"
            r"|\b(?P<month>(?:hoàn\s+thành|xong)\s+(?:ngay\s+)?trong\s+tháng\b(?!\s*(?:\d|sau|tới|tiếp|kế|đầu|cuối|này)))"
        ),
    }
