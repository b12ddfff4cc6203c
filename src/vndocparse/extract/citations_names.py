"""The names of laws, congresses, plenums and schemes: where each ends and what it says."""

import re

from vndocparse.core.span import Span
from vndocparse.extract.citations_cues import cue_words
from vndocparse.extract.citations_issuers import read_issuer
from vndocparse.extract.citations_tail import read_tail
from vndocparse.extract.citations_types import Anchor, Citation, law_names, type_pattern
from vndocparse.text.fold import fold
from vndocparse.text.letters import LOWER, UPPER

_WORD = re.compile(r"\s{1,2}([^\W\d_][\w/&]*(?:-[^\W\d_]\w*)?|\d{1,2}(?!\w))")
_DASHED_WORD = re.compile(rf"\s[-–]\s([{LOWER}]\w*)")  # `phát triển kinh tế | - xã hội`
_GAP = re.compile(r"\s{1,2}")
# `Pháp lệnh Khai thác và bảo vệ …`: behind other words the name has ended at `và`
_SECOND_HALF = re.compile(
    r"\s{1,2}(và\s(?:bảo vệ|phát triển|quản lý|sử dụng|khai thác|phát huy|kiểm dịch|kiểm soát|xử lý|gia đình"
    r"|chất lượng|phòng, chống|phòng chống|cứu hộ|cứu nạn|giải quyết|thẩm định))(?!\w)"
)
_INITIALS = 3  # letters of a law's name in initials
_AMENDING = re.compile(r"\s{1,2}sửa đổi,?(?:\s+bổ sung)?\s+")
_LAW_STOP = re.compile(r"[;:()\n|.“”\"]|(?<!một)\s(?=(?:ngày|số|đã|được|theo|năm\s{1,2}\d{4})(?!\w))")
_CONSTITUTION = re.compile(r"(?:\s{1,2}nước\s+(?:cộng hòa xã hội chủ nghĩa\s+việt nam|chxhcn việt nam))?")
_STATUTE = re.compile(r"\s{1,2}(?:đảng(?:\s+cộng\s+sản\s+việt\s+nam)?|hội|đoàn|công đoàn|mặt trận)(?!\w)")


def read_law_name(text: str, folded: str, anchor: Anchor, limit: int) -> int | None:
    """Return where the law's name ends, ``None`` where no law is named."""
    kind = anchor.entry.id
    if kind == "hien-phap":
        m = _CONSTITUTION.match(folded, anchor.end)
        return (m.end() if m else anchor.end) if anchor.capital else None
    if kind == "dieu-le":
        return _statute(text, folded, anchor) if anchor.capital else None
    if kind == "cuong-linh":
        return anchor.end if anchor.capital and not anchor.plural else None
    gap = _GAP.match(folded, anchor.end)
    if gap is None:
        return None
    known = law_names().match(folded, gap.end())
    if known and known.end() <= limit and (_upper(text, gap.end()) or anchor.capital):
        return known.end()
    if anchor.capital and (m := _AMENDING.match(folded, anchor.end)):
        stop = _LAW_STOP.search(folded, m.end(), min(limit, m.end() + 220))
        return stop.start() if stop else min(limit, m.end() + 220)
    return _fallback_law(text, folded, gap.end(), limit)


def bare_law_name(text: str, folded: str, start: int, limit: int) -> int | None:
    """Return where a law's name without its type ends, ``None`` where none begins at ``start``."""
    known = law_names().match(folded, start)
    if known and known.end() <= limit and _upper(text, start):
        return known.end()
    return _fallback_law(text, folded, start, limit)


def _fallback_law(text: str, folded: str, start: int, limit: int) -> int | None:
    """Take the capital word and the lower-case words behind it up to the first that cannot belong."""
    if not _upper(text, start) or type_pattern().match(folded, start):
        return None
    end, at, count = start, start - 1, 0
    while count < 8:
        w = _SECOND_HALF.match(folded, at) if count else None
        w = w or _WORD.match(folded, at)
        if not w or w.end() > limit or (count and w[1] in cue_words("law_end")) or w[1][0].isdigit():
            break
        if count and type_pattern().match(folded, w.start(1)):
            break
        end = at = w.end()
        count += 1
    short = count == 1 and len(text[start:end]) >= _INITIALS and text[start:end].isupper()  # `Luật PCTN`
    return end if count >= 2 or (short and not text[start - 2 : start - 1].isupper()) else None


def _statute(text: str, folded: str, anchor: Anchor) -> int | None:
    if "đảng" in folded[anchor.start : anchor.end]:
        return anchor.end
    m = _STATUTE.match(folded, anchor.end)
    if not m:
        return None
    end = m.end()
    if body := read_issuer(text, folded, m.start() + len(m[0]) - len(m[0].lstrip())):
        return max(end, body[1])  # `Điều lệ | Hội Nông dân Việt Nam`
    for _ in range(8):
        w = _WORD.match(folded, end)
        if not w or not _upper(text, w.start(1)):
            break
        end = w.end()
    return end


def _upper(text: str, at: int) -> bool:
    return at < len(text) and bool(re.match(rf"[{UPPER}]", text[at]))


_CONGRESS = re.compile(r"\s{1,2}(?:của\s{1,2})?(?=đại\s{1,2}hội(?!\w))")
_CONGRESS_WORD = re.compile(r"\s{0,2}([^\W\d_]+|\d{1,2}(?!\w))")
_CONGRESS_LIST = re.compile(r"\s{0,2}(?:,|và)\s{1,2}(?=đại\s{1,2}hội\s)")
_ROMAN = re.compile(r"[ivxl]+")
_ALL_LEVELS = re.compile(r"\s+(?:ở\s+)?các\s+cấp(?!\w)")
_TRAILING = frozenset(["của", "các", "lần", "thứ", "cấp", "đảng viên", "toàn"])


def read_congress(text: str, folded: str, anchor: Anchor, limit: int) -> list[Citation]:
    """Return the documents of congresses that a type word introduces: `Nghị quyết Đại hội XIII của Đảng`."""
    if anchor.doc_type not in ("nghi_quyet", "khac") or (
        anchor.doc_type == "khac" and anchor.entry.id != "van-kien"
    ):
        return []
    m = _CONGRESS.match(folded, anchor.end)
    out: list[Citation] = []
    start = anchor.start
    while m and m.end() < limit:
        end = _congress_end(text, folded, m.end(), limit)
        name = re.sub(r"\s+", " ", text[m.end() : end])
        tail = read_tail(text, folded, end, limit, titled=False, doc_type=anchor.doc_type)
        if "các cấp" in fold(name) or _ALL_LEVELS.match(folded, end):
            break  # the resolutions of many congresses are no one document
        out.append(
            Citation(
                start=start,
                core=end,
                end=tail.end,
                doc_type=anchor.doc_type,
                kind="congress",
                congress=name,
                term=tail.term,
                date=tail.date,
                alias=tail.alias,
                listed=bool(out),
                confidence=0.9,
                entry=anchor.entry.id,
            )
        )
        m = _CONGRESS_LIST.match(folded, tail.end)
        start = m.end() if m else tail.end
    return out


def _congress_end(text: str, folded: str, start: int, limit: int) -> int:
    end, at = start, start
    ordinal_next = False
    for _ in range(26):
        w = _CONGRESS_WORD.match(folded, at)
        if not w or w.end() > limit:
            break
        word = w[1]
        ordinal = (
            bool(_ROMAN.fullmatch(word)) or word.isdigit() or (ordinal_next and word in cue_words("ordinal"))
        )
        if not (ordinal or word in cue_words("congress") or _upper(text, w.start(1))):
            break
        if type_pattern().match(folded, w.start(1)) or _becomes(text, w):
            break
        ordinal_next = word == "thứ"
        at = w.end()
        if word not in _TRAILING:
            end = at
    return end


def _becomes(text: str, w: re.Match[str]) -> bool:
    """Tell `cụ thể hóa Nghị quyết Đại hội thành đề án` from the congress of a `thành phố`, `Thành đoàn`."""
    if w[1] != "thành" or _upper(text, w.start(1)):
        return False
    return not w.string[w.end() :].lstrip().startswith(("phố", "ủy", "đoàn"))


_ORD = (
    r"(?:thứ\s+)?(?:\d{1,2}|[ivx]{1,5}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín"
    r"|mười(?:\s+(?:một|hai|ba|bốn|lăm))?)"
)
_PLENUM = re.compile(
    rf"\s{{1,2}}(?:của\s+)?(?P<m>hội\s+nghị\s+)?(?:lần\s+(?P<o1>{_ORD})\s*,?\s+)?"
    r"(?:(?:của\s+)?(?:ban\s+chấp\s+hành|bch)\s+)?(?:trung\s+ương|tw|t\.ư)"
    rf"(?:\s+đảng)?(?:\s+(?:lần\s+)?(?P<o2>{_ORD}))?(?:\s+ban\s+chấp\s+hành\s+trung\s+ương)?"
    r"\s{0,2},?\s{0,2}\(?\s?(?:khóa|khoá)\s+(?P<k>[ivx]+|\d+)(?!\w)\s?\)?"
)
_PLENUMS = re.compile(
    rf"\s{{1,2}}(?:của\s+)?(?:trung\s+ương|tw)\s+(?P<l>{_ORD}(?:\s?,\s?{_ORD}){{0,6}}\s?(?:,|\svà)\s?{_ORD})"
    r"\s{0,2},?\s{0,2}\(?\s?(?:khóa|khoá)\s+(?P<k>[ivx]+|\d+)(?!\w)\s?\)?"
)
_MORE_TERMS = re.compile(r"\s?(?:,|và)\s(?:khóa\s+)?([ivx]+)(?!\w)")


def read_plenum(text: str, folded: str, anchor: Anchor, limit: int) -> list[Citation]:
    """Return the documents of plenums of the Central Committee: `Nghị quyết Trung ương 4 khóa XII`."""
    if anchor.doc_type not in ("nghi_quyet", "ket_luan"):
        return []
    if several := _PLENUMS.match(folded, anchor.end):
        return _read_plenums(text, folded, anchor, several, limit)
    m = _PLENUM.match(folded, anchor.end)
    if not m or m.end() > limit or not (m["o1"] or m["o2"]):
        return []
    terms = [(anchor.start, m.end(), text[m.start("k") : m.end("k")])]
    while len(terms) < 4 and (more := _MORE_TERMS.match(folded, terms[-1][1])):
        terms.append((more.start(1), more.end(), text[more.start(1) : more.end(1)]))
    out = []
    base = re.sub(r"\s+", " ", text[anchor.end : m.start("k")]).strip(" ,(")
    base = re.sub(r"\s?(?:khóa|khoá)$", "", base, flags=re.I).strip(" ,(")
    for i, (start, end, khoa) in enumerate(terms):
        last = i + 1 == len(terms)
        tail = read_tail(text, folded, end, limit, titled=last, doc_type=anchor.doc_type)
        ordinal = re.sub(r"^thứ\s+", "", m["o1"] or m["o2"])
        out.append(
            Citation(
                start=start,
                core=end,
                end=tail.end,
                name_end=tail.name_end,
                doc_type=anchor.doc_type,
                kind="plenum",
                date=tail.date,
                issuer="Ban Chấp hành Trung ương Đảng" if "chấp hành" in base.lower() else None,
                term=f"khóa {khoa}",
                title=Span(start, end),
                alias=tail.alias,
                name=f"{_ordinal_number(ordinal)}/{khoa.upper()}",
                shown=" ".join(f"{text[anchor.start : anchor.end]} {base} khóa {khoa}".split()),
                listed=i > 0,
                confidence=0.9,
                entry=anchor.entry.id,
            )
        )
    return out


def _read_plenums(text: str, folded: str, anchor: Anchor, m: re.Match[str], limit: int) -> list[Citation]:
    """`các Nghị quyết Trung ương 4, 5, 6 khóa XII`: one of each plenum."""
    if m.end() > limit:
        return []
    khoa, kind = text[m.start("k") : m.end("k")], text[anchor.start : anchor.end]
    out: list[Citation] = []
    for n in re.finditer(_ORD, m["l"]):
        start, end = m.start("l") + n.start(), m.start("l") + n.end()
        ordinal = re.sub(r"^thứ\s+", "", n[0])
        out.append(
            Citation(
                start=start if out else anchor.start,
                core=end,
                end=end,
                doc_type=anchor.doc_type,
                kind="plenum",
                term=f"khóa {khoa}",
                title=Span(start, end),
                name=f"{_ordinal_number(ordinal)}/{khoa.upper()}",
                shown=f"{kind} Trung ương {text[start:end]} khóa {khoa}",
                listed=bool(out),
                confidence=0.9,
                entry=anchor.entry.id,
            )
        )
    if out:
        out[-1].core = out[-1].end = out[-1].name_end = m.end()
    return out


def _ordinal_number(word: str) -> str:
    order = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"]
    word = re.sub(r"\s+", " ", word.replace("bốn", "tư"))
    if word in order:
        return str(order.index(word) + 1)
    roman = {"i": 1, "v": 5, "x": 10}
    if word and all(c in roman for c in word):
        values = [roman[c] for c in word]
        return str(sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values)))
    return word.lstrip("0")


_SCHEME_STOP = re.compile(
    r"[;:\n|”\"]|\((?!điều chỉnh\)|sửa đổi\)|bổ sung\))|(?<!chỉnh)(?<!đổi)(?<!sung)\)|\.(?=\s|$)"
    r"|(?:,|\svà)\scác\s"
    r"(?:nguồn|văn bản|quy định|chương trình|đề án|dự án|chính sách|nhiệm vụ|kế hoạch)(?!\w)"
)
_PERIOD = re.compile(
    r"(?:giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ)\s+(?:năm\s+)?\d{4}\s{0,2}[-–]\s{0,2}\d{4}"
    r"|đến\s+năm\s+\d{4}|\d{4}\s{0,2}[-–]\s{0,2}\d{4}"
)
_OUTLOOK = re.compile(r"\s{0,2},?\s{0,2}(?:và\s+)?(?:tầm\s+nhìn|định\s+hướng)(?:\s+đến)?(?:\s+năm)?\s+\d{4}")
_ITS_YEAR = re.compile(r"\s{1,2}\d{4}(?!\d|\s?[-–/%])")
_OUTER = re.compile(r"(?:\s(?:và|hoặc|với|cùng|theo|tại|trong)|,)\s+(?:các\s+)?(?=[^\W\d_])")


def scheme_end(text: str, folded: str, start: int, bound: int) -> int:
    """Return where the name of a scheme or strategy ends.

    At its period of years, else at the first word that cannot belong.
    """
    stop = _SCHEME_STOP.search(folded, start, bound)
    end = stop.start() if stop else bound
    for w in _OUTER.finditer(folded, start, end):
        if type_pattern().match(folded, w.end()) and (_upper(text, w.end()) or "," not in w[0]):
            end = w.start()
            break
    period = _PERIOD.search(folded, start, end)
    if period:
        outlook = _OUTLOOK.match(folded, period.end())
        return outlook.end() if outlook else period.end()
    at = start
    for _ in range(30):
        w2 = _WORD.match(folded, at) or _DASHED_WORD.match(text, at)
        if not w2 or w2.end() > end:
            break
        if w2[1] in cue_words("end") and at > start:
            break
        at = w2.end()
        if w2[1] == "năm" and (year := _ITS_YEAR.match(folded, at, end)):
            return year.end()  # `Chương trình khuyến mãi tập trung quốc gia năm 2021`
    return at
