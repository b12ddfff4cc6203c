"""Read to which level a document is to be made known, and from when it is in force."""

import re
from datetime import date, timedelta

from vndocparse.core.analysis import Analysis, Zone
from vndocparse.core.ground import grounding
from vndocparse.core.record import Effect, Metadata
from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare, fold

_LEVELS = (
    "chi bộ", "chi ủy", "đảng ủy cơ sở", "đảng bộ cơ sở", "tổ chức cơ sở đảng", "cấp ủy cơ sở",
    "huyện ủy", "tỉnh ủy", "đảng viên", "cán bộ chủ chốt",
)  # fmt: skip
_PACKED_LEVELS = {bare(x).replace(" ", ""): x for x in _LEVELS}
# `Nghị quyết này (được) phổ biến đến chi bộ.`; the formal levels only. A text may have lost marks and spaces.
_SPREAD = re.compile(
    bare(
        r"(?:phổ biến|quán triệt)(?: và thực hiện| và tổ chức thực hiện| sâu rộng| rộng rãi|"
        r" trực tiếp)? (?:đến|tới|cho)(?: tận)? "
        r"(?:cấp ủy )?(?:các |toàn bộ |từng |tất cả (?:các )?)?(?P<level>"
        + "|".join(_LEVELS)
        + r")(?: đảng)?(?: và (?:đảng viên|tổ chức thực hiện)|, (?:chi|đảng) bộ(?: cơ sở)?)?"
        r"(?: trực thuộc)?(?: (?:để|và|ngay|trong|tại) [^.;:]{2,90})?\s*[./;,]*\s*$"
    )
    .replace("?p<", "?P<")
    .replace(" ", " ?")
)
# the formula by itself, behind which a paragraph may go on
_THIS = re.compile(
    r"(?:^|[.;]\s+)(?:nghi quyet|ket luan|chi thi|thong bao|quy dinh|huong dan|ke hoach) nay (?:duoc )?"
)
_LAST = 400  # characters of a block in which the formula may end it

# `có hiệu lực (thi hành) (kể) từ ngày …`; the formula says it of the document itself.
_FORCE = re.compile(
    r"(?:có hiệu lực|có giá trị)(?: thi hành| thực hiện|"
    r" áp dụng)?(?: sau (?P<after>\d{1,3}) ngày,?)?(?: kể)? từ "
    r"(?:(?:thời điểm )?(?:ngày )?(?P<event>ký|ban hành|công bố|thông qua)\b(?: ban hành)?|"
    r"ngày (?P<d>\d{1,2}) ?(?:[/.-]|tháng) ?(?P<m>\d{1,2}) ?(?:[/.-]|năm) ?(?P<y>\d{4}))"
)
_SELF = re.compile(
    r"(?P<what>nghị quyết|quyết định|quy định|quy chế|chỉ thị|kết luận|hướng dẫn|thông tư|nghị định|"
    r"luật|thông báo|kế hoạch|"
    r"chương trình|điều lệ|pháp lệnh|công văn|thông tri)(?P<this> này)?(?: (?:được|"
    r"bắt đầu))?\s*(?:gồm[^.;]{0,40})?,?\s*$"
)


def read_dissemination(a: Analysis) -> tuple[str | None, Span | None]:
    """Return the level to which the document is to be made known, as printed, with its place.

    Only the formal levels count (`chi bộ`); an appeal to all cadres and the people is none.
    """
    for block in reversed(a.blocks):
        if block.zone in (
            Zone.RECIPIENTS,
            Zone.SIGNATURE,
            Zone.LETTERHEAD,
            Zone.TITLE,
            Zone.COPY,
            Zone.APPENDIX,
        ):
            continue
        start = max(block.span.start, block.span.end - _LAST)
        m = _SPREAD.search(bare(a.folded[start : block.span.end]))
        if m is None and (own := _own_sentence(a, block.span)) is not None:
            start, sentence = own
            m = _SPREAD.search(sentence)
        if m:
            span = Span(start + m.start("level"), start + m.end("level"))
            printed = span.of(a.text).lower()
            return printed if fold(printed) in _LEVELS else _PACKED_LEVELS[m["level"].replace(" ", "")], span
    return None, None


def _own_sentence(a: Analysis, span: Span) -> tuple[int, str] | None:
    """Return the sentence of a paragraph that says whom this document is made known to, with its place."""
    low = bare(a.folded[span.start : min(span.end, span.start + _LAST)])
    for m in _THIS.finditer(low):
        stop = low.find(". ", m.end())
        if stop > 0 and low.startswith(("pho bien", "quan triet"), m.end()):
            return span.start + m.end(), low[m.end() : stop + 1]
    return None


def read_effect(a: Analysis, metadata: Metadata) -> Effect | None:
    """Return when the document takes effect; ``date`` is ``None`` where the day of signing is unknown."""
    for block in reversed(a.blocks):
        if block.zone in (
            Zone.RECIPIENTS,
            Zone.SIGNATURE,
            Zone.COPY,
            Zone.APPENDIX,
            Zone.LETTERHEAD,
            Zone.BASIS,
        ):
            continue
        if len(block.span) > 6000:
            continue
        for m in _FORCE.finditer(a.folded, block.span.start, block.span.end):
            before = a.folded[max(block.span.start, m.start() - 90) : m.start()]
            own = _SELF.search(before)
            if not own or not (own["this"] or _opens_sentence(before, own.start())):
                continue
            if not own["this"] and _code(own["what"]) != metadata.doc_type:
                continue  # another document's validity
            sentence = Span(m.start() - len(before) + own.start(), m.end())
            return Effect(
                date=_date(m, metadata.date), **grounding(a.source, sentence, 0.9, "effect/formula")
            )
    return None


def _code(name: str) -> str | None:
    entry = load("doc_types").get(name)
    return entry.id if entry else None


def _opens_sentence(before: str, at: int) -> bool:
    return (
        not before[:at].strip()
        or before[:at].rstrip()[-1:] in ".;:"
        or bool(re.search(r"(?:điều \d+|\d)[.)]?\s*$", before[:at]))
    )


def _date(m: re.Match[str], issued: str | None) -> str | None:
    if m["event"]:
        if not issued or len(issued) != 10:
            return None
        later = date.fromisoformat(issued) + timedelta(days=int(m["after"] or 0))
        return later.isoformat()
    made = PartialDate.build(int(m["y"]), int(m["m"]), int(m["d"]))
    return str(made) if made else None
