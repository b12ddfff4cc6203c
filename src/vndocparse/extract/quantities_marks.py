"""What stands beside a number: comparators, and signs that it is no quantity at all."""

import re
from dataclasses import dataclass
from functools import cache

from vndocparse.core.span import Span
from vndocparse.extract.quantities_damaged import damaged_sign
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.patterns import one_of

_LOOK = 48  # characters to the left in which a comparator may stand


@dataclass(frozen=True, slots=True)
class Sign:
    """A printed comparator."""

    span: Span
    sign: str


# words that may stand between a bound and its number: tối thiểu phải đạt 80%
_LINK = (
    r"(?:là|đạt|có|mức|được|phải|thêm|từ|cũng|bình quân|trung bình|hằng năm|hàng năm|mỗi \w{1,8}"
    r"|khoảng|chiếm|bằng|còn|về|tăng|giảm|ở|cho)"
)
_BEFORE_NUMBER = r"\s*(?:(?:từ|mức|là)\s+)?[\"“”'(]?\s*$"
# `cao hơn 5%` compares two things, it bounds nothing
_DIFFERENCE = re.compile(r"(?:cao|thấp|nhiều|ít|lớn|nhanh|chậm|nhỏ|tốt|sớm|muộn)\s+hơn$")


@cache
def _comparators() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    signs: dict[str, str] = {}
    loose: list[str] = []
    close: list[str] = []
    after: list[str] = []
    for e in load("comparators").entries:
        for form in e.forms:
            signs[fold(form)] = e["sign"]
            (after if e["after"] else loose if e["loose"] else close).append(fold(form))

    def forms(items: list[str]) -> str:
        spelled = one_of(sorted(f for f in items if f[0].isalpha()), before=r"[^\W_]")
        return rf"{one_of(sorted(f for f in items if not f[0].isalpha()))}|{spelled}(?!\w)"

    # a lost space (`trên90%`) leaves no word boundary: the number itself is the boundary
    before = re.compile(
        rf"(?:(?P<loose>{forms(loose)})(?:\s+{_LINK}){{0,3}}|(?P<close>{forms(close)})){_BEFORE_NUMBER}"
    )
    # up to six words without a number or a stop may stand before `trở lên`
    behind = re.compile(rf"[^,;.:\d(]{{0,40}}?(?P<after>{forms(after)})")
    return before, behind, signs


_NO_MORE = ("cấp ", "nêu ", "nói ", "bên ")
_SCHOOLED = ("trung cấp ", "sơ cấp ", "cao cấp ")  # `trình độ trung cấp trên 15%`


def sign_before(folded: str, limit: int, start: int) -> Sign | None:
    """Return the comparator printed before a number that begins at ``start``."""
    left = max(limit, start - _LOOK)
    before, _, signs = _comparators()
    # the number's own place is marked, so that a lost space does not hide the word before it
    m = before.search(folded[left:start])
    if m is None:
        read = damaged_sign(folded[left:start])
        return None if read is None else Sign(Span(left + read[0], left + read[1]), read[2])
    group = "loose" if m["loose"] else "close"
    form = m[group]
    above = folded[left : left + m.start(group)]
    if form == "trên" and above.endswith(_NO_MORE) and not above.endswith(_SCHOOLED):
        return None  # `trả lại ngân sách cấp trên 9,8 tỷ đồng`
    if form == "hơn" and _DIFFERENCE.search(folded[left : left + m.end(group)]):
        return None
    return Sign(Span(left + m.start(group), left + m.end(group)), signs[form])


def sign_after(folded: str, end: int, limit: int) -> Sign | None:
    """Return `trở lên`, `trở xuống` behind a quantity that ends at ``end``."""
    _, behind, signs = _comparators()
    m = behind.match(folded, end, min(limit, end + 60))
    if m is None:
        return None
    return Sign(Span(m.start("after"), m.end("after")), signs[m["after"]])


# Shapes of digits that are no quantity.
_BARRED = re.compile(
    r"(?=[\d(\[+nqtđshw])(?:"  # what each of the shapes begins with
    r"\d{1,2}\s?[/.\-–]\s?\d{1,2}\s?[/.\-–]\s?(?:19|20)\d\d"  # dates
    r"|ngày\s*\d{1,2}(?:\s?[-–]\s?\d{1,2})?(?:\s?[/.\-–]\s?\d{1,2}(?!\d)|\s*tháng\s*\d{1,2})?(?:\s*năm\s*\d{4})?"
    r"|tháng\s*\d{1,2}(?!\d|,\d)(?:\s?[-/]\s?\d{4}|\s+năm\s+\d{4})?"
    r"|quý\s+(?:\d|[iv]{1,3})(?:\s?[-/]\s?\d{4})?"
    r"|(?:19|20)\d\d\s?[-–—]\s?(?:(?:19|20)\d\d|\d\d)(?!\d|\s?%)"  # 2021-2025
    r"|(?:trước|đến|từ|sau|hết)\s+\d{1,2}/\d{1,2}(?![\d/%])(?=\s*(?:$|[,;.)]|hằng|hàng|và|đến))"  # trước 15/6
    r"|\d{1,2}[:h]\d{2}(?::\d{2})?(?!\d)"
    r"|(?<!quá )(?<!dưới )(?<!thiểu )\d{1,2}\s+giờ(?!\s+làm việc)(?:\s+\d{1,2}(?:\s+phút)?)?"  # times of day
    r"|(?:\+84|(?<!\d)0\d{2,3})[ .]?\d{3}[ .]?\d{3,4}(?!\d)"  # telephones
    r"|\[\d{1,3}\]|\(\d{1,2}\)"  # notes, inline numbering
    r"|(?<![\d.,])\d{1,2}(?:\.\d{1,2}){2,}(?![\d,])"  # 2.1.3
    r"|(?:https?:|www\.)\S{1,200}"
    r"|24/7|(?<!\d)4\.0(?![\d%])"
    r")"
)
_ADDRESS = re.compile(r"(?<![\w.])[\w.]{1,64}@[\w.]{1,64}")  # of electronic mail
# a document's number: digits, mark, capitals (of the text itself: capitals tell it from a ratio)
_SYMBOL = re.compile(
    r"\d{1,6}[a-zđ]?\s?[-–—/]\s?(?:(?:19|20)\d\d\s?/\s?)?(?!USD|VND|VNĐ|GDP|GRDP|HTX|MW|GW|TTHC)[A-ZĐƯ]{1,5}[a-zđi]{0,3}(?=[/\-–\s,;.)]|$)"
)


def not_quantities(text: str, folded: str, span: Span) -> list[Span]:
    """Return the stretches whose digits are dates, numbers of documents, telephones and the like."""
    found = [Span(*m.span()) for m in _BARRED.finditer(folded, span.start, span.end)]
    found += [Span(*m.span()) for m in _SYMBOL.finditer(text, span.start, span.end)]
    if folded.find("@", span.start, span.end) >= 0:  # tried at every letter, so only where there is one
        found += [Span(*m.span()) for m in _ADDRESS.finditer(folded, span.start, span.end)]
    found.sort()
    out: list[Span] = []
    for f in found:
        if out and f.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, f.end))
        else:
            out.append(f)
    return out


@cache
def cue_pattern(entry: str, *, tail: bool = False) -> re.Pattern[str]:
    """Return a pattern of the forms of one entry of ``target_cues``; ``tail``: at the end only."""
    forms = sorted({fold(f) for f in load("target_cues").by_id[entry].forms})
    return re.compile(one_of(forms, gap=r"\s+", before=r"\w") + (r"\s*$" if tail else r"(?!\w)"))


def stands_for_name(folded: str, limit: int, start: int) -> bool:
    """Tell whether the number is the name's own: `Quốc lộ 1`, `Đề án 06`, `lần thứ 14`, `giai đoạn 2`."""
    left = folded[max(limit, start - 24) : start]
    return cue_pattern("numbered", tail=True).search(left.rstrip('"“” ')) is not None
