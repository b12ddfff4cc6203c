"""Read the title of a cited document, and tell where it ends in the sentence around it."""

import re
from functools import cache

from vndocparse.core.span import Span
from vndocparse.extract.citations_cues import alternation, title_begins
from vndocparse.extract.citations_issuers import issuer_heads, more_issuers, read_issuer
from vndocparse.extract.citations_types import type_pattern
from vndocparse.text.letters import UPPER

PURPOSE = re.compile(r"\s(?:để|nhằm)\s")
"""Behind it stands what a document is carried out for, no longer its subject."""
_AROUND = ' \t\n,.;/“”"'
_MOST = 600  # characters of a title
_SHORTEST = 6  # fewer are none
_NUMBERED = re.compile(r"\s+(?:số\s|\d|của\s|đại hội|trung ương|này|liên tịch)")
_QUOTED_TITLE = re.compile(r"\s{0,2},?\s{0,2}[“\"]([^“”\"\n]{12,300})[”\"]")


def quoted_title(text: str, at: int, limit: int) -> tuple[Span, int] | None:
    """Return the title that stands at ``at`` in quotation marks, and the offset behind them."""
    q = _QUOTED_TITLE.match(text, at, limit)
    return (Span(q.start(1), q.end(1)).stripped(text), q.end()) if q else None


# `Kế hoạch số 12-KH/TU thực hiện Nghị quyết số …`: what the plan carries out is its subject
_CARRIERS = frozenset(["ke_hoach", "chuong_trinh"])
_CARRIES = re.compile(
    r"\s{0,2},?\s{1,2}((?:để\s)?(?:tổ chức\s|tiếp tục\s)?(?:triển khai,?\s)?"
    r"(?:thực hiện|triển khai|quán triệt)\s(?:các\s)?)(?=[^\W\d_])"
)


def carried_title(text: str, folded: str, at: int, limit: int, doc_type: str | None) -> Span | None:
    """Return the title of a plan or programme that names what is carried out: `thực hiện Nghị quyết số …`."""
    carries = _CARRIES.match(folded, at) if doc_type in _CARRIERS else None
    word = type_pattern().match(folded, carries.end()) if carries else None
    if not (carries and word and _NUMBERED.match(folded, word.end())):
        return None
    end = title_end(text, folded, word.end(), min(limit, at + _MOST))
    return Span(carries.start(1), max(word.end(), end)).stripped(text, _AROUND)


_TO = re.compile(r"về\s{1,2}")
# `Quy định số 08-QĐi/TW, Quy định 144-QĐ/TW`
_OTHER_NUMBER = re.compile(r"(?:quy định|hướng dẫn)\s+(?:số\s+)?\d")
# `về Chính phủ | điện tử`: the body's name is the beginning of a subject
_NAME_GOES_ON = re.compile(
    r"\s(?!(?:trước|để|chậm|theo|qua|định|vào|và|trong|bằng|kết|khi|hằng|hàng|thông|đúng|ngay|sau|từ|tại|kèm)\b)[^\W\d]"
)
_MATTER = re.compile(r"v/v\s?:?\s?")  # a mark of layout, no part of the subject


def printed_title(text: str, folded: str, at: int, limit: int) -> Span | None:
    """Return the title that stands at ``at`` in words of its own: `về …`, `quy định …`."""
    m = title_begins().match(folded, at)
    if not m or _OTHER_NUMBER.match(folded, m.end()):
        return None
    to = _TO.match(folded, m.end())
    body = read_issuer(text, folded, to.end()) if to and not _is_ground(folded, at) else None
    if body and not _NAME_GOES_ON.match(folded, body[1]):
        return None  # `báo cáo việc thực hiện Chỉ thị số … về Tỉnh ủy`
    start = m.end()
    if v := _MATTER.match(folded, start):
        start = v.end()
    end = title_end(text, folded, start, min(limit, start + _MOST))
    span = Span(start, max(start, end)).stripped(text, _AROUND)
    if text[span.end : span.end + 1] in tuple(_CLOSING) and _is_open(span.of(text)):
        span = Span(span.start, span.end + 1)
    return span if len(span) >= _SHORTEST else None


_GROUND = re.compile(r"[-–+*•\s]*(?:căn cứ|xét)\s")


def _is_ground(folded: str, at: int) -> bool:
    """Tell whether a place stands in a line of the legal basis: nothing is handed in there."""
    return _GROUND.match(folded, folded.rfind("\n", 0, at) + 1) is not None


_CLOSING = '”"'


def _is_open(words: str) -> bool:
    """Tell whether a quotation mark that opens in some words closes behind them."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _is_quote_inside(folded: str, start: int, mark: int, bound: int) -> bool:
    """Tell whether a mark belongs to what a title quotes: it closes it, or is straight and opens it."""
    if _is_open(folded[start:mark]):
        return True
    opens = folded[mark] == '"' and folded[mark - 1] == " " and folded[mark + 1 : mark + 2].isalnum()
    return opens and folded.find('"', mark + 1, bound) > 0


# `… những điều đảng viên không được làm`, `… mới ban hành và được sửa đổi`: the subject goes on.
_PASSIVE_INSIDE = (
    r"(?<=\bkhông)\s+được(?!\w)|(?<=\bchưa)\s+được(?!\w)"
    r"|(?:(?<=\bvà)|(?<=\bhoặc)|(?<=,))\s+được\s+(?:sửa đổi|bổ sung|thay thế|bãi bỏ|ban hành|chuẩn hóa)(?!\w)"
)


@cache
def _title_stop() -> re.Pattern[str]:
    words, commas = alternation("title_stop"), alternation("title_stop_comma")
    return re.compile(
        rf"[;:()\n|”\"]|\.(?=\s|$)|(?!{_PASSIVE_INSIDE})\s+{words}(?!\w)|,\s+{commas}(?!\w)"
        # `…, Phòng Văn hóa xây dựng kế hoạch như sau`: the sentence goes on with who issues
        r"|,(?=\s+(?:phòng|trung tâm|trường|bệnh viện|thành phố|thị xã|tỉnh|huyện|quận|phường|xã|hội|viện)\s"
        r"[^,;:.]{0,70}?\s(?:xây dựng|ban hành|lập|đề ra|triển khai)\s(?:kế hoạch|chương trình|phương án)"
        r"[^;.]{0,160}?(?:như sau|sau đây|sau\s?:))"
        r"|(?:,|\svà)\s+(?:các\s+)?(?:nq|ct|kl|qđ|nđ|hd|tb|kh|ctr|cv|tt)\s+(?:số\s+)?\d"
    )


_NEXT_CITATION = re.compile(r"(?:\s*,|\s+(?:và|với|cùng với)|\s*,\s*và)\s+(?:các\s+|của\s+)?(?=[^\W\d_])")
_QUALIFIED = re.compile(r"(?:\s+[^\W\d_]{1,12}){1,5}\s+số\s*:?\s*[\dlio]")  # `Kế hoạch kiểm tra số 12`


def title_end(text: str, folded: str, start: int, bound: int) -> int:
    """Return where a title that begins at ``start`` ends."""
    stop = _title_stop().search(folded, start + 3, bound)
    while stop and stop[0] in _CLOSING and _is_quote_inside(folded, start, stop.start(), bound):
        stop = _title_stop().search(folded, stop.end(), bound)
    end = stop.start() if stop else bound
    if stop is not None and _PREDICATE.match(stop[0]):
        end = _before_subject(text, folded, start, end)
    for c in _NEXT_CITATION.finditer(folded, start, end):
        t = type_pattern().match(folded, c.end())
        if t and (
            _NUMBERED.match(folded, t.end())
            or (
                re.match(rf"[{UPPER}]", text[t.start()])
                and (
                    "," in c[0]
                    or _QUALIFIED.match(folded, t.end())
                    or not type_pattern().search(folded, start, c.start())
                )
            )
        ):
            return c.start()
        if (
            "," in c[0]
            and re.match(rf"[{UPPER}]", text[c.end()])
            and issuer_heads().match(folded, c.end())
            and more_issuers(text, folded, c.start()) == c.start()
        ):
            return c.start()
    return end


_PREDICATE = re.compile(r"\s+(?:đã|được|đạt|cho thấy)$")
# `Thực hiện Chỉ thị số … về …, công tác quản lý chợ | đã …`: the sentence goes on with who did it, or what
_ADJUNCT = re.compile(
    r"[\W\d]*(?:(?:trong|qua|sau) [^,.;]{0,40})?"
    r"(?:thực hiện|triển khai|quán triệt|chấp hành|căn cứ|trên cơ sở|cụ thể hóa|theo)(?!\w)"
)
_SENTENCE = re.compile(r"\n|[.;:…](?=\s)")
_DONE = re.compile(r"(?<!\w)(?:đã|được)(?!\w)")
_AND = re.compile(r"(?:\s+và|,)\s+(?=[^\W\d_])")


@cache
def _row() -> re.Pattern[str]:
    """Match the comma before a further one of a row of subjects, or before a time that precedes them."""
    return re.compile(rf",\s+(?:và\s+)?{alternation('subject_row')}(?!\w)")


def _before_subject(text: str, folded: str, start: int, end: int) -> int:
    """Return where a title ends that a predicate at ``end`` closes: before the predicate's subject.

    `… về thu hút đầu tư | và Bộ Tài chính | đã ban hành …`; behind `Thực hiện Chỉ thị … về …,` it is what
    stands behind the last comma, with the rest of its row.
    """
    for m in _AND.finditer(folded, start, end):
        body = read_issuer(text, folded, m.end())
        if body is not None and body[1] == end:
            return m.start()
    begin = max((m.end() for m in _SENTENCE.finditer(folded, max(0, start - 600), start)), default=0)
    if _ADJUNCT.match(folded, begin) is None or _DONE.search(folded, begin, start) is not None:
        return end
    comma = folded.rfind(", ", start, end)
    while (before := folded.rfind(", ", start, max(comma, start))) > start and _row().match(folded, before):
        comma = before
    return comma if comma > start else end
