"""What stands behind a citation's number or name: date, issuer, term, alias, title."""

import re
from dataclasses import dataclass
from functools import cache

from vndocparse.core.span import Span
from vndocparse.extract.citation_grammar import read_date
from vndocparse.extract.citations_cues import alternation
from vndocparse.extract.citations_types import type_pattern
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.letters import UPPER

_SPACE = re.compile(
    r"[\s,]{0,3}\(?\s{0,2}(?:được\s+)?(?:(?:ban hành|ký|ra)\s+(?:vào\s+)?)?(?=ngày|tháng|năm|\d)"
)
_BY = re.compile(
    r"\s{0,2},?\s{0,2}\(?(?:do|của)\s+(?:các\s+)?"
    r"|\s{0,2},\s{0,2}(?=bộ chính trị|ban bí thư|chính phủ|thủ tướng)"
)
# `(được sửa đổi, bổ sung tại Quyết định số …)` between a document's date and its issuer or title
_AMENDED_ASIDE = re.compile(
    r"\s{0,2}\((?:đã\s)?được\s(?:sửa đổi|bổ sung|thay thế|điều chỉnh)[^()\n]{4,240}\)"
    r"(?=\s(?:của|về|ban hành|phê duyệt)\s)"
)
_BRACKET_END = re.compile(r"\s{0,2}\)")
_TERM = re.compile(
    r"\s{0,2},?\s{0,2}(?:\(\s{0,2})?((?:khóa|khoá)\s+(?:thứ\s+)?(?:[ivxl]+|\d{1,2})"
    r"|nhiệm\s+kỳ\s+\d{4}\s{0,2}[-–]\s{0,2}\d{4})(?!\w)\s{0,2}\)?"
)
# (Nghị quyết số 17-NQ/TU), (sau đây gọi tắt là Đề án), (gọi tắt là …), also behind a comma
_ALIAS = re.compile(
    r"\s{0,2}[,;]?\s{0,2}(?:\(\s{0,2}|(?=sau\s+đây|gọi))(?:(?:dưới|sau)\s+đây\s+)?"
    r"(?:(?:được\s+)?(?:viết\s+|gọi\s+)(?:tắt\s+|chung\s+)?là\s*:?\s*|tắt\s+là\s*:?\s*)"
)
_ALIAS_END = re.compile(r"[).;,\n]")
_BRACKET = re.compile(r"\s{0,2}\(\s{0,2}")
_SEVERAL = re.compile(r"[;,]|ngày|\bvề\b|\bvà\b")
_NEXT_CITATION = re.compile(r"(?:\s*,|\s+(?:và|với|cùng với)|\s*,\s*và)\s+(?:các\s+|của\s+)?(?=[^\W\d_])")
_NUMBERED = re.compile(r"\s+(?:số\s|\d|của\s|đại hội|trung ương|này|liên tịch)")
_QUALIFIED = re.compile(r"(?:\s+[^\W\d_]{1,12}){1,5}\s+số\s*:?\s*[\dlio]")  # `Kế hoạch kiểm tra số 12`


@dataclass(slots=True)
class Tail:
    """The parts found; ``end`` is behind date, issuer, term and alias, ``name_end`` behind the title too."""

    end: int
    name_end: int
    date: str | None = None
    issuer: str | None = None
    term: str | None = None
    alias: Span | None = None
    title: Span | None = None
    aside: int | None = None  # where a bracket begins in which other documents are named


@cache
def _issuer_heads() -> tuple[re.Pattern[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    by_role: dict[str, list[str]] = {}
    for entry in load("citing_issuers").entries:
        by_role.setdefault(str(entry["role"]), []).extend(fold(f) for f in entry.forms)
    heads = sorted({*by_role["closed"], *by_role["open"]}, key=len, reverse=True)
    pattern = re.compile(
        rf"(?:{'|'.join(re.escape(h).replace(chr(92) + ' ', chr(92) + 's+') for h in heads)})(?!\w)"
    )
    closed = frozenset(by_role["closed"])
    return (
        pattern,
        closed,
        frozenset(by_role["tail"]),
        frozenset(by_role["stop"]),
        frozenset(by_role["person"]),
    )


def issuer_heads() -> re.Pattern[str]:
    """Return the words with which the names of bodies begin, over folded text."""
    return _issuer_heads()[0]


_WORD = re.compile(r"[^\S\n]{1,2}([^\W\d_][\w./&]*|\d{1,3}(?!\w))")
_PLACE_SHORT = frozenset(["tp.", "tx.", "tt.", "t."])  # `Ủy ban nhân dân TP. Hà Sơn`
_NUMBERED_BOARD = re.compile(r"(?:ban chỉ đạo|bcđ|tổ công tác|tiểu ban)$")  # `Ban Chỉ đạo 389 quốc gia`
_LINK = re.compile(r"(?:[^\S\n]{1,2}(?:và|-|–)|\s?,)(?=[^\S\n]{1,2}[^\W\d_])")
_TERM_END = re.compile(r"\s{1,2}\(?(?:khóa|khoá)\s+(?:[ivxl]+|\d{1,2})(?!\w)\)?")


def read_issuer(text: str, folded: str, at: int) -> tuple[str, int] | None:
    """Return the body's name that begins at ``at`` and the offset behind it."""
    heads, closed, tails, stops, persons = _issuer_heads()
    m = heads.match(folded, at)
    if not m or not re.match(rf"[{UPPER}]", text[at]):
        return None
    head = re.sub(r"\s+", " ", m[0])
    end, is_closed = m.end(), head in closed
    if head not in persons:
        end = _issuer_words(text, folded, end, is_closed, tails, stops)
    if t := _TERM_END.match(folded, end):
        end = t.end()
    if folded.endswith(" nhiệm kỳ", at, end):
        end -= len(" nhiệm kỳ")  # the term is read by itself
    name = re.sub(r"\s+", " ", text[at:end]).strip(" ,.")
    return name, at + len(text[at:end].rstrip(" ,."))


# `Bộ Kế hoạch và Đầu tư`, `Phòng Tài chính - Kế hoạch`: no plan
_PLANNING = re.compile(r"kế\s{1,2}hoạch\s?(?:(?:và|[-–&])\s?)?(?:đầu\s{1,2}tư|tài\s{1,2}chính)(?!\w)")


def _issuer_words(
    text: str, folded: str, end: int, is_closed: bool, tails: frozenset[str], stops: frozenset[str]
) -> int:
    for _ in range(14):
        at = end
        if not is_closed and (link := _LINK.match(folded, at)):
            # `Bộ Kế hoạch và Đầu tư`, `Ban Tuyên giáo và Dân vận`: goes on with a capital that is no type
            nxt = link.end() + 1
            if (
                nxt >= len(text)
                or not re.match(rf"[{UPPER}]", text[nxt])
                or type_pattern().match(folded, nxt)
            ):
                break
            if "," in link[0] or _issuer_heads()[0].match(folded, nxt):
                break
            at = link.end()
        w = _WORD.match(folded, at)
        if not w or (type_pattern().match(folded, w.start(1)) and not _PLANNING.match(folded, w.start(1))):
            break
        two = _WORD.match(folded, w.end())
        named = two is not None and (w[1], two[1]) == ("giao", "thông")  # `Bộ Giao thông vận tải`
        if w[1] in stops and not named:
            break
        if two and f"{w[1]} {two[1]}" in stops:
            break
        capital = bool(re.match(rf"[{UPPER}]", text[w.start(1)]))
        if w[1][0].isdigit() and not is_closed and not _NUMBERED_BOARD.search(folded, max(0, end - 20), end):
            break
        if is_closed and not capital and w[1] not in tails:
            pair = two and f"{w[1]} {two[1]}" in tails
            if not pair:
                break
        end = w.end()
        if w[1].endswith(".") and w[1] not in _PLACE_SHORT:
            break  # the sentence ends
    return end


def read_tail(
    text: str, folded: str, at: int, limit: int, *, titled: bool = True, doc_type: str | None = None
) -> Tail:
    """Read what stands behind a number or name that ends at ``at``; nothing at or behind ``limit`` is taken.

    ``doc_type`` is the citation's type, by which a short form is told to be its own.
    """
    tail = Tail(at, at)
    for _ in range(5):
        pos = tail.end
        if (
            tail.date is None
            and (s := _SPACE.match(folded, pos, limit))
            and (d := read_date(folded, s.end()))
            and d[1] <= limit  # the next paragraph may begin with a day of its own
        ):
            tail.date, tail.end = str(d[0]), d[1]
        elif (
            tail.issuer is None
            and (b := _BY.match(folded, pos, limit))
            and (i := read_issuer(text, folded, b.end()))
            and ("," not in b[0] or b[0].strip() != "," or _ISSUED_END.match(folded, i[1]))
        ):
            tail.issuer, tail.end = i
            tail.end = more_issuers(text, folded, tail.end)
            if t := re.search(r"(?:khóa|khoá)\s+[ivxl\d]+", folded[b.end() : tail.end]):
                tail.term = text[b.end() + t.start() : b.end() + t.end()]
        elif tail.term is None and (t := _TERM.match(folded, pos, limit)):
            tail.term, tail.end = text[t.start(1) : t.end(1)], t.end()
        elif aside := _AMENDED_ASIDE.match(folded, pos, limit):
            tail.aside, tail.end = pos, aside.end()
        elif tail.alias is None and (alias := _alias(text, folded, pos, doc_type)):
            tail.alias, tail.end = alias
        else:
            break
        if "(" in text[pos : tail.end] and (c := _BRACKET_END.match(text, tail.end)):
            tail.end = c.end()
    tail.end = min(tail.end, max(limit, at))
    tail.name_end = tail.end
    if titled and tail.end < limit:
        _read_title(text, folded, tail, limit, doc_type)
    return tail


PURPOSE = re.compile(r"\s(?:để|nhằm)\s")
"""Behind it stands what a document is carried out for, no longer its subject."""
_MORE = re.compile(r"\s?,\s{1,2}|\s{1,2}(?:và|-|–)\s{1,2}")
# what may stand behind the last of several issuers; behind the subject of a new clause stands its verb
_ISSUED_END = re.compile(
    r"\s{0,2}(?:[;.)\n]|$|,?\s?\(?(?:khóa|khoá|nhiệm kỳ)(?!\w)"
    r"|,?\s?(?:về|ngày|quy định)(?!\w)|(?:và\s|,\s?)(?:các\s)?)"
)


def more_issuers(text: str, folded: str, end: int) -> int:
    """Return the end of a list of issuers: `của Bộ Chính trị, Ban Bí thư về …`."""
    at = end
    for _ in range(3):
        m = _MORE.match(folded, at)
        more = read_issuer(text, folded, m.end()) if m else None
        if more is None:
            break
        at = more[1]
        rest = _ISSUED_END.match(folded, at)
        listed = rest is not None and rest[0].strip().endswith((",", "và", "các"))
        if rest and (not listed or type_pattern().match(folded, rest.end())):
            end = at
        elif rest is None and m is not None and "và" in m[0] and _title().match(folded, at):
            end = at  # `của Bộ A và Bộ B hướng dẫn …`: their joint paper's title begins
    return end


def _alias(
    text: str, folded: str, at: int, doc_type: str | None, *, titled: bool = False
) -> tuple[Span, int] | None:
    """Return the short form defined at ``at`` and the offset behind it.

    A short form that names another type, or one behind a title that names none (a term of that
    title: `về vật liệu mới (viết tắt là VLM)`), does not belong to the citation.
    """
    m = _ALIAS.match(folded, at)
    if m:
        end = m.end()
        stop = _ALIAS_END.search(text, end, end + 120)
        close = stop.start() if stop else end
        span = Span(end, close).stripped(text, " \"“”'‘’")
        if not 2 <= len(span) <= 90 or not _belongs(folded, span.start, doc_type, named=titled):
            return None
        return span, close + (1 if stop and stop[0] == ")" else 0)
    m = _BRACKET.match(folded, at)
    if m and _belongs(folded, m.end(), doc_type, named=True):  # (Nghị quyết số 17-NQ/TU), (Luật Nhà ở)
        close = text.find(")", m.end(), m.end() + 80)
        # a citation of another document with its own date or a list is no alias
        if close > 0 and not _SEVERAL.search(text[m.end() : close]):
            return Span(m.end(), close).stripped(text), close + 1
    return None


def _belongs(folded: str, at: int, doc_type: str | None, *, named: bool) -> bool:
    """Tell whether a short form may be a citation's own; ``named``: it must begin with a type word."""
    m = type_pattern().match(folded, at)
    if m is None:
        return not named
    entry = load("reference_types").by_form.get(re.sub(r"\s+", " ", m[0]))
    told = str(entry["doc_type"]) if entry is not None else None
    return told == doc_type or None in (told, doc_type) or {told, doc_type} == {"quyet_dinh", "quy_dinh"}


_QUOTED_TITLE = re.compile(r"\s{0,2},?\s{0,2}[“\"]([^“”\"\n]{12,300})[”\"]")
_TO = re.compile(r"về\s{1,2}")
_OTHER_NUMBER = re.compile(
    r"(?:quy định|hướng dẫn)\s+(?:số\s+)?\d"
)  # `Quy định số 08-QĐi/TW, Quy định 144-QĐ/TW`


@cache
def _title() -> re.Pattern[str]:
    return re.compile(
        rf"\s{{0,2}},?\s{{0,2}}(?:[-–]\s{{0,2}})?(?:[“\"‘]\s{{0,2}})?(?={alternation('title')}(?!\w))"
    )


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
        r"|(?:,|\svà)\s+(?:các\s+)?(?:nq|ct|kl|qđ|nđ|hd|tb|kh|ctr|cv|tt)\s+(?:số\s+)?\d"
    )


# `Kế hoạch số 12-KH/TU thực hiện Nghị quyết số …`: what the plan carries out is its subject
_CARRIERS = frozenset(["ke_hoach", "chuong_trinh"])
_CARRIES = re.compile(
    r"\s{0,2},?\s{1,2}((?:để\s)?(?:tổ chức\s|tiếp tục\s)?(?:triển khai,?\s)?"
    r"(?:thực hiện|triển khai|quán triệt)\s(?:các\s)?)(?=[^\W\d_])"
)


_AROUND = ' \t\n,.;/“”"'


def _read_title(text: str, folded: str, tail: Tail, limit: int, doc_type: str | None) -> None:
    if q := _QUOTED_TITLE.match(text, tail.end, limit):
        tail.title, tail.name_end = Span(q.start(1), q.end(1)).stripped(text), q.end()
        return
    m = _title().match(folded, tail.end)
    carries = _CARRIES.match(folded, tail.end) if doc_type in _CARRIERS else None
    word = type_pattern().match(folded, carries.end()) if carries else None
    if carries and word and _NUMBERED.match(folded, word.end()):
        end = title_end(text, folded, word.end(), min(limit, tail.end + 600))
        tail.title = Span(carries.start(1), max(word.end(), end)).stripped(text, _AROUND)
        tail.name_end = tail.title.end
        return
    if not m or _OTHER_NUMBER.match(folded, m.end()):
        return
    to = _TO.match(folded, m.end())
    body = read_issuer(text, folded, to.end()) if to and not _is_ground(folded, tail.end) else None
    if body and not _NAME_GOES_ON.match(folded, body[1]):
        return  # `báo cáo việc thực hiện Chỉ thị số … về Tỉnh ủy`
    start = m.end()
    if v := _MATTER.match(folded, start):
        start = v.end()
    bound = min(limit, start + 600)
    end = title_end(text, folded, start, bound)
    span = Span(start, max(start, end)).stripped(text, _AROUND)
    if text[span.end : span.end + 1] in tuple(_CLOSING) and _is_open(span.of(text)):
        span = Span(span.start, span.end + 1)
    if len(span) >= 6:
        tail.title, tail.name_end = span, span.end
        if tail.alias is None and (alias := _alias(text, folded, span.end, doc_type, titled=True)):
            tail.alias, tail.name_end = alias


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


# `về Chính phủ | điện tử`: the body's name is the beginning of a subject
_NAME_GOES_ON = re.compile(
    r"\s(?!(?:trước|để|chậm|theo|qua|định|vào|và|trong|bằng|kết|khi|hằng|hàng|thông|đúng|ngay|sau|từ|tại|kèm)\b)[^\W\d]"
)
_MATTER = re.compile(r"v/v\s?:?\s?")  # a mark of layout, no part of the subject
_GROUND = re.compile(r"[-–+*•\s]*(?:căn cứ|xét)\s")


def _is_ground(folded: str, at: int) -> bool:
    """Tell whether a place stands in a line of the legal basis: nothing is handed in there."""
    return _GROUND.match(folded, folded.rfind("\n", 0, at) + 1) is not None


_CLOSING = '”"'


def _is_open(words: str) -> bool:
    """Tell whether a quotation mark that opens in some words closes behind them."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def title_end(text: str, folded: str, start: int, bound: int) -> int:
    """Return where a title that begins at ``start`` ends."""
    stop = _title_stop().search(folded, start + 3, bound)
    while stop and stop[0] in _CLOSING and _is_open(folded[start : stop.start()]):
        stop = _title_stop().search(folded, stop.end(), bound)  # the mark closes what is quoted inside
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
            and _issuer_heads()[0].match(folded, c.end())
            and more_issuers(text, folded, c.start()) == c.start()
        ):
            return c.start()
    return end
