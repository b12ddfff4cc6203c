"""Name what a quantity measures, from its clause or what stands around it."""

import re
from functools import cache

from vndocparse.core.span import Span
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.targets_clauses import Stated
from vndocparse.extract.targets_horizon import find_horizon
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold

_EDGE = " \t\n,;:.-–—+*•|\"“”'()"
_SHORT_LEAD = 7  # words of a label: `Công nghiệp - xây dựng: 40%`
_LONG_LEAD = 14  # the same where nothing but number and unit follows
_MAX_WORDS = 32
_COMPARED = re.compile(
    r"(?<!\w)(?:so với|so(?= (?:cùng|kế hoạch|năm|đầu))|tương đương|trong đó|vào năm|đến năm|trong năm)(?!\w)"
    r"|\(|,\s(?:hoàn thành|xong|(?:tỉnh|huyện|xã|phường|thành phố) (?:đã|cũng|vẫn|sẽ))(?!\w)"
)
_TAIL_OF = re.compile(r"(?:trở lên|trở xuống|hoặc hơn|số|trong tổng số|tổng số|của|các)\s+")
_LABEL = re.compile(r"(?:[-+*•–]|\(?[ivx\d]{1,3}[.)]\)?|[a-zđ]\))\s+")
# `Vẫn còn một số hạn chế: | giải ngân mới đạt 38%`
_ANNOUNCED = re.compile(r"[^;:]{0,60}?(?:hạn chế|tồn tại|khó khăn|khuyết điểm|kết quả|cụ thể|như)\s?:\s+")
# `đến hết tháng 9 có | trên 92% dân số`: when, without a year
_TIME_FIRST = re.compile(
    r"(?:cả năm|cả quý|(?:trong|đến|hết|đến hết|vào|trước) (?:tháng|quý) (?:\d{1,2}|i{1,3}|iv))(?!\w|/)"
    r"[\s,]*(?:(?:phải |sẽ )?có(?!\w)[\s,]*)?"
)
_PARTS = re.compile(r",\s+|\s+và\s+")
_JOINT_END = re.compile(r"(?:,|\s+và|\s+hoặc)\s*$")
_BEFORE_THEN = re.compile(r"\s(?:trước|vào|trong|đến|từ)(?:\s(?:hết |cuối )?năm)?\s*$")
_JUDGED = re.compile(r"\s(?:được|hoàn thành|xếp loại|đạt (?:chuẩn|loại|danh hiệu))\s[^,;.:()\d]{3,80}")
_UP = re.compile(r"\s*lên(?!\w)")
_BOUND = re.compile(r"\s+(?:trở lên|trở xuống)\s*$")
_TURN = re.compile(r"(?<!\w)(tăng|giảm)(?!\w)")


@cache
def _front() -> re.Pattern[str]:
    forms = sorted(
        (fold(f) for f in load("target_cues").by_id["indicator-front"].forms), key=len, reverse=True
    )
    # `tổ chức cơ sở đảng`, `tổ chức đảng` are what is counted
    own = r"(?!tổ chức (?:cơ sở )?(?:đảng|đoàn|hội)(?!\w))"
    return re.compile(rf"{own}(?:{'|'.join(map(re.escape, forms))})(?!\w)[\s,:]*")


_NOTE = re.compile(r"\s?\[\d{1,3}\]")


def indicator_of(text: str, folded: str, s: Stated, earlier: str | None) -> str | None:
    """Return what is measured, in the document's words without the signs of footnotes.

    ``earlier`` is that of the quantity before it.
    """
    found = _indicator(text, folded, s, earlier)
    return (_NOTE.sub("", found) or None) if found is not None else None


def _indicator(text: str, folded: str, s: Stated, earlier: str | None) -> str | None:
    """Return what is measured, in the document's words; ``earlier`` is that of the quantity before it.

    A clause that only says how much something rose (`tăng 25,6% so với cùng kỳ`) takes over
    what the one before it measured.
    """
    q = s.quantity
    turned = s.shared > 1 and "lần lượt" in folded[s.clause.start : q.span.end]
    start = s.clause.start if turned else s.own.start
    cut = s.bracket.start if s.bracket is not None and s.bracket.start > s.clause.start else q.span.start
    if s.bracket is not None and s.bracket.start > s.clause.start:
        start = s.clause.start
    before = Span(_behind_turn(folded, min(start, cut), cut), cut)
    left = _strip(text, folded, before)
    if turned and (part := _in_turn(text, left, s)) is not None:
        return part
    if (
        s.bracket is not None
        and s.place > 0
        and s.bracket.start > s.clause.start
        and earlier is not None
        and not turned
    ):
        inner = _strip(text, folded, Span(s.bracket.start + 1, q.span.start))
        planned = _PLANNED.fullmatch(folded, inner.start, inner.end) is not None
        return inner.of(text) if _says_something(text, inner) and not planned else earlier
    joint = left.of(folded) in ("và", "hoặc")
    left = Span(left.end, left.end) if joint else left
    said = _says_something(text, left) and not _only_verb(text, folded, left)
    said = said or _is_noun(text, folded, left, s)
    right = _right(text, folded, s) if s.bracket is None else None
    if q.kind == "percent" and right is not None and not _is_base(folded, s):
        said = said and _ANEW.search(folded, start, cut) is None
        said = said and _LED.search(left.of(folded)) is None
    led = s.lead is not None and s.place == 0 and 0 <= s.clause.start - s.lead.end <= 4
    bare = right is not None and q.unit is not None and fold(right) == fold(q.unit)
    long = bare and s.lead is not None and len(s.lead.of(text).split()) <= _LONG_LEAD
    led = led and s.lead is not None and (long or _is_label(text, folded, s.lead))
    if q.kind in ("count", "listing") and not q.rate and right is not None:
        if bare and said and _NAMES_STOCK.match(folded, left.start, left.end) is not None:
            return _with_lead(text, folded, s, left)  # `đàn trâu 12.000 con`
        if (
            bare
            and led
            and s.lead is not None
            and _says_something(text, lead := _strip(text, folded, s.lead))
        ):
            return lead.of(text)  # `Bác sĩ: 2 người`
        near = folded[max(before.start, cut - 12) : cut].rstrip()
        if not (said and (_MEASURES.search(near) or _NAMES_MEASURE.match(folded, left.start))):
            return right
    if said:
        return _with_lead(text, folded, s, left)
    reached = led and s.lead is not None and _NAMES_MEASURE.match(folded, s.lead.start) is not None
    if reached and s.lead is not None and (not len(left) or _only_verb(text, folded, left)):
        return _strip(text, folded, s.lead).of(text)  # `Tỷ lệ giải ngân vốn: đạt 100% kế hoạch giao`
    if right is not None and (earlier is None or not _is_base(folded, s)):
        verb = left.of(text).strip(_EDGE)
        joined = verb and q.kind in ("physical", "money") and cue_pattern("measuring").fullmatch(fold(verb))
        return f"{verb} {right}" if joined else right
    if q.rate and q.unit_span is not None and q.kind == "count" and not left.of(text).strip(_EDGE):
        return re.split(r"\s?/|\s+trên\s", q.unit_span.of(text))[0]
    if led and s.lead is not None and not left.of(text).strip(_EDGE):
        lead = _strip(text, folded, s.lead)
        if _says_something(text, lead):
            return lead.of(text)  # `nông nghiệp: 35%; công nghiệp - xây dựng: 40%`
    if earlier is not None:
        turn = _TURN.search(folded, s.clause.start, q.span.start)
        return f"mức {turn[1]} {_small(earlier)}" if turn and not earlier.startswith("mức ") else earlier
    if s.lead is not None and _says_something(text, lead := _strip(text, folded, s.lead)):
        return lead.of(text)
    return left.of(text) or None if len(left) > 2 else None


def _is_label(text: str, folded: str, lead: Span) -> bool:
    """Tell whether a lead is short, or names a measure: `Số giường bệnh/vạn dân (không tính …): 31`."""
    words = len(lead.of(text).split())
    return words <= _SHORT_LEAD or (
        words <= _MAX_WORDS and _NAMES_MEASURE.match(folded, lead.start) is not None
    )


# `Mặc dù hạn kéo dài nhưng sản lượng tăng 4%`, `Quản lý nguồn thu, phấn đấu thu ngân sách vượt 5%`
_BEHIND = re.compile(
    r"(?:,\s|\s)(?:nhưng|song)\s(?!(?:chưa|vẫn|cũng|lại|không|còn|đã|mới|chỉ|có)(?!\w))"
    r"|,\s(?:phấn đấu|trong đó)\s"
)


def _behind_turn(folded: str, start: int, end: int) -> int:
    """Return where what is measured begins behind another statement of the same clause."""
    at = max((m.end() for m in _BEHIND.finditer(folded, start, end)), default=start)
    noun = cue_pattern("measure-noun")
    comma = folded.rfind(", ", at, end)
    while comma > at:
        opens = noun.match(folded, comma + 2, end) is not None
        if opens and noun.match(folded, _blank(folded, at)) is None:
            return comma + 2
        comma = folded.rfind(", ", at, comma)
    return at


# `Việc dạy bơi được quan tâm, đã có | 45% học sinh biết bơi`: behind the comma something else is measured
_ANEW = re.compile(r",\s+(?:(?:đã|hiện|nên|với|có|bảo đảm|đảm bảo)\s+)*$")
# `Sở A chủ trì cắt giảm | 30% thời gian giải quyết`: who does it is not what is measured
_LED = re.compile(r"(?<!\w)(?:chủ trì|phối hợp|tiếp tục|quyết tâm|chủ động)$")
_PLANNED = re.compile(
    r"(?:(?:vượt\s+|so với\s+|theo\s+)?(?:mục tiêu|kế hoạch|chỉ tiêu|nghị quyết|dự toán|kịch bản)"
    r"(?:\s(?:là|đề ra|giao|năm|nhiệm kỳ|nghị quyết|đại hội))*"
    r"|mỗi năm|bình quân|trong đó|tương đương|tương ứng)"
)


# `đàn trâu 12.000 con`, `sĩ số mỗi lớp 34 em`
_NAMES_STOCK = re.compile(
    r"(?:(?:tổng\s)?đàn|tổng|số|sĩ số|quân số|lượng|khách|lao động|dân số|học sinh|bác sĩ|giường bệnh"
    r"|gia cầm)(?!\w)"
)


def _is_noun(text: str, folded: str, left: Span, s: Stated) -> bool:
    """Tell whether a single word that opens its clause names what is measured: `lúa 800 ha; ngô 250 ha`."""
    word = left.of(folded)
    if s.quantity.kind != "physical" or " " in word or len(word) < 2:
        return False
    opens = s.place == 0 and left.start - s.clause.start <= 1
    return opens and word.isalpha() and not _only_verb(text, folded, left) and word not in _no_nouns()


@cache
def _no_nouns() -> frozenset[str]:
    verbs = {fold(f) for e in load("directive_verbs").entries for f in e.forms}
    return frozenset(fold(f) for f in load("counted_nouns").by_id["no-noun"].forms) | verbs


def _small(phrase: str) -> str:
    """Begin with a small letter, unless the first word is an abbreviation."""
    return phrase if phrase[1:2].isupper() else phrase[:1].lower() + phrase[1:]


# `X đạt 5 doanh nghiệp` measures X; `X có 5 doanh nghiệp …` measures the enterprises
_MEASURES = re.compile(r"(?<!\w)(?:đạt|là|bằng|tăng|giảm|lên|xuống|chiếm|khoảng)$")
_NAMES_MEASURE = re.compile(
    r"(?:số|tổng|tỷ lệ|tỉ lệ|nguồn|quy mô|sản lượng|diện tích|dân số|công suất|chỉ số)(?!\w)"
)


def _is_base(folded: str, s: Stated) -> bool:
    """Tell whether the words behind a share name only what it is taken of."""
    if s.quantity.kind != "percent":
        return False
    return cue_pattern("base").match(folded, _blank(folded, s.quantity.span.end)) is not None


def _only_verb(text: str, folded: str, left: Span) -> bool:
    """Tell whether what is left, or its last member behind a comma, only says how the number changed."""
    words = left.of(folded)
    last = words.rpartition(",")[2].strip()
    if last in ("tỷ lệ", "tỉ lệ") or cue_pattern("indicator-back").fullmatch(last) is not None:
        return True
    return "," not in words and any(cue_pattern(v).fullmatch(last) for v in ("measuring", "indicator-front"))


def _says_something(text: str, span: Span) -> bool:
    words = re.findall(r"[^\W\d_]+", span.of(text))
    return len(words) >= 2 or any(len(w) >= 3 and w.isupper() for w in words)


def _strip(text: str, folded: str, span: Span) -> Span:
    """Drop verbs, joints and dates from both ends of what stands before the number."""
    start, end = span.stripped(text, _EDGE).start, span.stripped(text, _EDGE).end
    if m := _LABEL.match(folded, start, end):
        start = m.end()
    if m := _ANNOUNCED.match(folded, start, end):
        start = m.end()
    for _ in range(6):
        before = (start, end)
        if (m := _front().match(folded, start, end)) is not None:
            start = m.end()
        if (m := _TIME_FIRST.match(folded, start, end)) is not None:
            start = m.end()
        horizon = find_horizon(folded, Span(start, end)) if end > start else None
        if horizon is not None and horizon.span.start - start <= 1:
            start = horizon.span.end
        elif horizon is not None and end - horizon.span.end <= 1:
            end = horizon.span.start
        if (
            m := cue_pattern("indicator-back", tail=True).search(folded, start, end)
        ) is not None and end > start:
            end = m.start()
            if folded[start:end].rstrip().endswith("trở") and (up := _UP.match(folded, end)) is not None:
                return Span(start, up.end())  # `Chi bộ hoàn thành tốt nhiệm vụ trở lên đạt 90%`
            if folded.endswith(("nông thôn mới", "cuộc sống mới"), start, end + 3):
                end += 3  # `tỷ lệ xã đạt chuẩn nông thôn mới 83,2%`, `… nông thôn mới đạt 60%`
        closed = folded[start:end].count("(") > folded[start:end].count(")") and text[end : end + 1] == ")"
        if closed:
            return Span(start, end + 1)  # `Tổng sản phẩm (GRDP)`
        kept = Span(start, max(start, end)).stripped(text, " \t\n,;:.-–—+*•|\"“”'")
        start, end = kept.start, kept.end
        if folded.endswith(" chỉ", start, end) and not folded.endswith(("chứng chỉ", "địa chỉ"), start, end):
            end -= 4
        if (start, end) == before:
            break
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1  # `Giá trị sản xuất (giá 2010)`
    return Span(start, max(start, end))


def _right(text: str, folded: str, s: Stated) -> str | None:
    """Read what is measured behind the number: `100% chi bộ có chi ủy`, `5 doanh nghiệp công nghệ số`."""
    q = s.quantity
    if q.kind in ("count", "listing") and q.unit_span is not None and not q.rate:
        start = q.unit_span.start
    else:
        start = q.span.end
        if (inner := _inside(text, folded, s)) is not None:
            return inner
    whole = start
    while (m := _TAIL_OF.match(folded, _blank(folded, start), s.clause.end)) is not None:
        start = m.end()
    end = s.own.end
    if (m := _COMPARED.search(folded, start, end)) is not None:
        end = m.start()
    if (h := find_horizon(folded, Span(min(start, end), end))) is not None:
        end = h.span.start
        if (m := _BEFORE_THEN.search(folded, min(start, end), end)) is not None:
            end = m.start()
    if s.own.end < s.clause.end and (m := _JOINT_END.search(folded, min(start, end), end)) is not None:
        end = m.start()
    if (m := _BOUND.search(folded, min(start, end), end)) is not None:
        end = m.start()
    span = Span(min(start, end), max(start, end)).stripped(text, _EDGE)
    if start > whole and not _says_something(text, span) and re.search(r"[^\W\d]", span.of(text)):
        span = Span(whole, max(whole, end)).stripped(text, _EDGE)  # `giảm 10% số vụ`
    words = list(re.finditer(r"\S+", span.of(text)))
    if len(words) > _MAX_WORDS:
        span = Span(span.start, span.start + words[_MAX_WORDS - 1].end())
    if q.kind in ("count", "listing", "physical") or _says_something(text, span):
        if text[span.end : span.end + 1] in ('"', "”") and '"' in text[span.start : span.end].replace(
            "“", '"'
        ):
            span = Span(span.start, span.end + 1)
        return span.of(text) or None
    return None


def _inside(text: str, folded: str, s: Stated) -> str | None:
    """Read what stands between a unit and the bound behind it: `từ 95% số hộ trở lên đạt danh hiệu …`."""
    q = s.quantity
    begins = q.unit_span.end if q.unit_span is not None else q.number.end
    bound = _BOUND.search(folded, begins, q.span.end)
    if bound is None:
        return None
    if (tail := _TAIL_OF.match(folded, _blank(folded, begins), bound.start())) is not None:
        begins = tail.end()
    span = Span(begins, bound.start()).stripped(text, _EDGE) if begins < bound.start() else None
    if span is None or not len(span):
        return None
    judged = _JUDGED.match(folded, q.span.end, s.clause.end)  # `90% chi bộ trở lên được đánh giá …`
    if judged is None:
        return span.of(text)
    end = judged.end()
    if (m := _BEFORE_THEN.search(folded, judged.start(), end)) is not None:
        end = m.start()
    return f"{span.of(text)} {Span(judged.start(), end).stripped(text, _EDGE).of(text)}"


def _blank(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] == " ":
        at += 1
    return at


def _with_lead(text: str, folded: str, s: Stated, left: Span) -> str:
    """Put a short lead before a short part of a list: `Cơ cấu kinh tế: dịch vụ chiếm 35%`."""
    own = left.of(text)
    if s.lead is None or len(own.split()) > 6:
        return own
    lead = _strip(text, folded, s.lead)
    if folded.startswith("về ", lead.start):
        return own
    if 2 <= len(lead.of(text).split()) <= 6:
        return f"{lead.of(text)}: {own}"
    return own


def _in_turn(text: str, left: Span, s: Stated) -> str | None:
    """Give each of several values its own part of the subject: `A và B lần lượt là 5% và 7%`."""
    printed = re.sub(r"\s*\(?\s*lần lượt.*$", "", left.of(text), flags=re.S)
    parts = _PARTS.split(printed)
    if len(parts) < s.shared:
        return None
    if len(parts) > s.shared:
        last = re.split(r"\s+và\s+", printed, maxsplit=1)
        parts = last if len(last) == s.shared == 2 else parts[: s.shared]
    part = parts[s.place].strip(_EDGE)
    return part or None
