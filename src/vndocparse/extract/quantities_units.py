"""Read the unit that stands behind a number."""

import re
from dataclasses import dataclass
from functools import cache

from vndocparse.core.span import Span
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold

_SKIPPED = ' "”’\u00a0_~`'  # blanks, quotation marks and specks between a number and its unit
_RATE_LIMIT = 3  # triệu đồng/người/năm has two


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed; ``kind`` is the lexicon's, ``rate`` tells of a `/năm` behind it."""

    span: Span
    kind: str
    rate: bool = False

    def head(self, printed: str) -> Span:
        """Return the unit without the words that tell which kind is counted (`vùng sản xuất`: `vùng`)."""
        if self.kind not in ("count", "listing") or self.rate:
            return self.span
        m = _head_first().match(fold(printed))
        return self.span if m is None else Span(self.span.start, self.span.start + m.end("head"))


@cache
def _head_first() -> re.Pattern[str]:
    """A scale, a head noun and further words, unless head and words make one fixed noun."""
    heads, whole = ("|".join(sorted(_words(w), key=lambda f: (-len(f), f))) for w in ("head", "whole"))
    scale = "|".join(f for f, k in _kinds().items() if k == "scale")
    return re.compile(rf"(?P<head>(?:(?:{scale})\s+){{0,3}}(?!(?:{whole})(?!\w))(?:{heads}))(?=\s)")


@cache
def _kinds() -> dict[str, str]:
    return {fold(form): e["kind"] for e in load("units").entries for form in e.forms}


def _alternation(forms: list[str]) -> str:
    """One alternative for each form, the longest first; blanks inside a form may be any run of two."""
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(r"\s{1,2}".join(re.escape(w) for w in f.split(" ")) for f in ordered)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    kinds = _kinds()
    words = [f for f, k in kinds.items() if k != "scale" and f[-1].isalnum()]
    signs = [f for f in kinds if not f[-1].isalnum()]
    scale = "|".join(f for f, k in kinds.items() if k == "scale")
    scale = rf"(?:{scale})(?!\s+(?:lệ|trọng|suất|số|giá)(?!\w))"  # `tỉ lệ` is no billion
    # signs first: `điểm %` is no `điểm`
    base = rf"(?:{_alternation(signs)})|(?:{_alternation(words)})(?!\w)"
    # `nghìn tỷ đồng`, `triệu lượt khách`, `tỷ`; a lost space between scale and unit is forgiven
    unit = re.compile(rf"(?:(?:{scale})(?:(?!\w)\s{{0,2}}|\s{{0,2}}(?={scale}|đồng|usd))){{0,3}}(?:{base})?")
    # `/năm`, `/01 xe`, `/10.000 dân`, `/vạn dân`
    rate = re.compile(
        r"\s?/\s?(?:(?:0?1|100?|10{3,6}|10{0,2}\.000(?:\.000)?|\d{1,2}(?=\s?(?:năm|tháng|quý|tuần|ngày)))\s?)?"
        r"(?!(?:chỉ tiêu|kế hoạch)(?!\w))"  # `04 doanh nghiệp/chỉ tiêu 05 doanh nghiệp`
        rf"(?:(?:{scale})\s)?(?:{_alternation([*words, 'gdp', 'grdp'])})(?!\w)"
    )
    # `trên một vạn dân`, `trên 10.000 dân`
    per = re.compile(
        rf"\s+(?:trên|/)\s+(?:(?:một|1|mỗi|vạn|10{{3,6}}|10{{0,2}}\.000)\s+)(?:(?:{scale})\s+)?"
        r"(?:người dân|dân|trẻ[^,;.]{0,12}sống|lao động|hộ)(?!\w)"
    )
    return unit, rate, per


def match_unit(folded: str, at: int, end: int) -> Unit | None:
    """Return the unit that begins at ``at`` (blanks before it allowed), ``None`` for none.

    Only kinds and forms of the lexicon ``units`` count; a list of counted nouns
    (`tổ chức, doanh nghiệp`) is one unit.
    """
    while at < end and folded[at] in _SKIPPED:
        at += 1
    unit = _patterns()[0]
    m = unit.match(folded, at, end)
    if m is None or m.end() == at:
        return None
    stop = m.end()
    while folded[stop - 1] == " ":
        stop -= 1
    if folded[at:stop] == "đồng" and _TOGETHER.match(folded, stop, end) is not None:
        return None  # `các thôn 3, 4, 5 đồng tình`
    kind = _kind_of(folded[at:stop])
    if kind == "count":
        stop = _coordinated(folded, at, stop, end)
    rated = rated_end(folded, stop, end)
    if rated > stop and folded[at:stop] in ("kỳ", "khóa"):
        kind = "count"  # `02 kỳ/tuần` counts broadcasts, no time
    return Unit(Span(at, rated), kind, rated > stop)


_TOGETHER = re.compile(r"\s+(?:tình|thuận|ý|hành|lòng|loạt|bộ|đều|thời|sức|tâm|nghiệp|muối|cỏ|ruộng)(?!\w)")


def rated_end(folded: str, at: int, end: int) -> int:
    """Return where the rate behind a unit ends (`/người/năm`, `trên một vạn dân`); ``at`` for none."""
    _, rate, per = _patterns()
    for _ in range(_RATE_LIMIT):
        if (r := rate.match(folded, at, end)) is None:
            break
        at = r.end()
    return p.end() if (p := per.match(folded, at, end)) is not None else at


_VERB = re.compile(
    r"(?:giải (?:quyết|ngân|tỏa|thể|trình|pháp)|đoàn kết|tổ chức thực hiện|bài trừ|đơn giản)(?!\w)"
)
_WORD = re.compile(r"[^\W\d_]+")


def match_noun(folded: str, at: int, end: int) -> Unit | None:
    """Return the counted noun that begins at ``at``, though the lexicon does not know it.

    A classifier stands for its noun (`02 tiết …`); any other noun is taken with its second word.
    """
    while at < end and folded[at] in _SKIPPED:
        at += 1
    m = _WORD.match(folded, at, end)
    if m is None or m[0] in _words("no-noun"):
        return None
    stop = m.end()
    if m[0] not in _words("classifier"):
        two = _WORD.match(folded, stop + 1, end) if folded.startswith(" ", stop) else None
        if two is not None and two[0] not in _words("no-noun"):
            stop = two.end()
    return Unit(Span(at, stop), "count")


@cache
def _words(entry: str) -> frozenset[str]:
    return frozenset(fold(f) for f in load("counted_nouns").by_id[entry].forms)


def _kind_of(form: str) -> str:
    kinds = _kinds()
    words = form.split()
    while words:
        kind = kinds.get(" ".join(words))
        if kind is not None and kind != "scale":
            return kind
        words = words[1:]
    if form.endswith(("đồng", "usd")):
        return "money"
    return "money" if form.endswith(("tỷ", "tỉ")) else "scale"


_PLACES = frozenset(
    ["tỉnh", "thành", "huyện", "quận", "xã", "phường", "thôn", "bản", "ấp", "buôn", "làng", "xóm", "thị xã"]
)


_EVENT = re.compile(r"(?:trường hợp|lượt|lần|vụ|việc|cuộc|buổi)(?!\w)")
_OWN_NUMBER = re.compile(r"\s{0,2}(?:(?:trên|hơn|gần|khoảng|ước|đạt|có)\s)?\d")


def _coordinated(folded: str, at: int, stop: int, end: int) -> int:
    """Take in further counted nouns behind commas: `tập thể, cá nhân`."""
    unit = _patterns()[0]
    first = _WORD.match(folded, at)
    for _ in range(2):
        if not folded.startswith(", ", stop):
            return stop
        m = unit.match(folded, stop + 2, end)
        if m is None or m.end() == stop + 2 or _kinds().get(m[0].strip()) != "count":
            return stop
        if _VERB.match(folded, stop + 2, end) is not None:
            return stop  # `540 đơn thư, giải quyết …` goes on with a verb
        if _EVENT.match(folded, at) is not None and _EVENT.match(folded, stop + 2) is None:
            return stop  # `07 trường hợp, học sinh phải nghỉ`: a new subject
        if _OWN_NUMBER.match(folded, m.end(), end) is not None:
            return stop  # `65.000 con, gia cầm 800.000 con`: the next has a number of its own
        if first is not None and first[0] not in _PLACES and m[0].strip() in _PLACES:
            return stop  # `tiêu hủy 5.300 con, huyện đã hỗ trợ …`: a new subject
        if first is not None and folded.startswith(first[0], stop + 2):
            return stop  # `nhà tạm, nhà dột nát`: two kinds of one thing, the second not read whole
        stop = m.end()
    return stop
