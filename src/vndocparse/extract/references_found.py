"""Finds the citations of one document and tells which are of other documents."""

import re
from bisect import bisect_right
from dataclasses import replace

from vndocparse.core.analysis import Analysis, Zone
from vndocparse.core.docnumber import DocNumber
from vndocparse.core.record import Metadata
from vndocparse.extract.anaphora import Entity, Short, busy_ranges, find_aliases, find_bare
from vndocparse.extract.citation_grammar import read_date
from vndocparse.extract.citations_cues import cues
from vndocparse.extract.citations_issuers import read_issuer
from vndocparse.extract.citations_laid import LaidContext
from vndocparse.extract.citations_named import NamedReader, is_amending
from vndocparse.extract.citations_numbered import NumberedReader
from vndocparse.extract.citations_own import OwnParts
from vndocparse.extract.citations_standards import read_standards
from vndocparse.extract.citations_types import BY_NAME, Anchor, Citation, find_anchors
from vndocparse.extract.references_merge import congress_key, plain_number
from vndocparse.extract.relations import Governors
from vndocparse.text.fold import fold

_SILENT = frozenset({Zone.FRAME, Zone.SAMPLE, Zone.RECIPIENTS, Zone.SIGNATURE, Zone.COPY})
_HEAD = frozenset({Zone.LETTERHEAD, Zone.TITLE, Zone.ADDRESSEE})
_LISTED = re.compile(r"\s{0,2}(?:,|;|và|hoặc)?\s{0,2}(?:và\s)?(?:số\s?)?")
_LIST_MARK = re.compile(r"[-–+•*]|\(?\d{1,2}[.)/]|\(?[a-zđ]\)")
# `Ví dụ: Nghị quyết số …`; `ví dụ như Nghị quyết số …` cites
_EXAMPLE = re.compile(r"(?<!\w)ví dụ(?:\s\d{1,2})?\s?:")
# a line or cell that shows how numbers are printed: `Số 12-NQ/TU; Số 5-BC/HU`
_ONLY_NUMBERS = re.compile(r"(?:[;,\s]*[Ss]ố\s?:?\s?\d{1,5}[^\s,;|]{2,25})+\W*")
_LIST_ITEMS = 16  # items of a list over which its introduction is looked for
_ON_THE_DAY = re.compile(r"\W{0,8}(?:vào\s+)?(?=ngày\s)")
_WAS_ISSUED = re.compile(
    r"\s{0,2},?\s{1,2}([^\W\d_][^,.;:\n]{2,90}?)\s(?:đã\s+)?(?:ban hành|ký ban hành|ký|thông qua|có)\s+"
)
_SAMPLE = re.compile(r"(?:^|[|;:])\s*số\s*:?\s*$")
_ALONE = re.compile(r"\s*(?:[|;.]|$)")
_DATE_LINE = re.compile(r"\s+[^\W\d_]+(?:\s[^\W\d_]+){0,3},\s?ngày")  # `12/CT-UBND Hà Sơn, ngày … tháng`
_ATTACHED_LINE = re.compile(r"\W{0,4}(?:ban hành\s)?kèm theo\s")
_CONGRESS_TITLE = re.compile(r"(?:của\s)?đại hội (?:đại biểu|đảng viên|đảng bộ|lần thứ)")
_ATTACHED = re.compile(r"kèm\s+theo\s+$")
# Ban hành kèm theo Nghị quyết này Chương trình …; Phê duyệt Đề án … : the document's own attachment
_OWN_PART = re.compile(
    r"(?:kèm\s+theo\s+[^.;]{0,30}này\s+|^\s*(?:điều\s+\d+[.:]\s*)?(?:ban\s+hành|phê\s+duyệt)\s+)$"
)
# Thông qua Đề án … (kèm theo), Quy chế … ban hành kèm theo Nghị quyết này
_OWN_BEHIND = re.compile(
    r"[^.;:\n]{0,260}?\(?(?:được\s)?(?:ban hành\s)?kèm theo(?:\s*\)|\s[^.;:\n\d]{0,30}này(?!\w))"
)


def _inside_name(c: Citation) -> Citation:
    """`Luật sửa đổi … của Luật A và Luật B ngày …`: number and day are those of the law that amends."""
    return replace(
        c, number=None, date=None, issuer=None, alias=None, end=c.core, name_end=c.core, nested=True
    )


class Finder:
    """Reads the citations of one document, and its short mentions."""

    def __init__(self, a: Analysis, metadata: Metadata) -> None:
        self.a, self.metadata = a, metadata
        self.anchors: list[Anchor] = find_anchors(a.text, a.folded)
        self.starts = [b.span.start for b in a.blocks]
        self.sentence_starts = [s.span.start for s in a.sentences]
        self.own = self._own_parts()
        self.own_number = plain_number(metadata.number_symbol)

    def _zone(self, at: int) -> Zone | None:
        block = self.a.block_at(at)
        return block.zone if block else None

    def _limit(self, at: int) -> int:
        i = bisect_right(self.starts, at) - 1
        if i < 0:
            return len(self.a.text)
        end = self.a.blocks[i].span.end
        cell = self.a.text.find(" | ", at, min(end, at + 700))
        return cell if cell >= 0 else end

    def _begin(self, at: int) -> int:
        block = self.a.block_at(at)
        start = block.span.start if block else 0
        k = bisect_right(self.sentence_starts, at) - 1
        first = self.sentence_starts[k] if k >= 0 else start
        if block and block.content.start <= at:
            # a meeting that lays papers (`Hội nghị thông qua các dự thảo:`) is no mere heading of their list
            lays = cues("lay").search(self.a.folded, start, block.content.start) is not None
            start = start if lays and first <= block.content.start else block.content.start
            first = start if lays and first <= block.content.start else first
        start = max(start, first, at - 700)
        cell = self.a.text.rfind(" | ", start, at)
        return cell + 3 if cell >= 0 else start

    def _intro(self, at: int) -> str:
        """Return the folded paragraph that introduces the list of which the one at ``at`` is an item."""
        block = self.a.block_at(at)
        i = block.index - 1 if block else -1
        for _ in range(_LIST_ITEMS):
            if i < 0:
                break
            b = self.a.blocks[i]
            text = self.a.folded[b.span.start : b.span.end].strip()
            if text.endswith(":"):
                return text[-600:]
            if b.is_heading or not text.endswith((";", ",", ".")) or not _LIST_MARK.match(text):
                break
            i -= 1
        return ""

    def citations(self) -> list[Citation]:
        """Return the citations of other documents, in text order, those inside a name marked."""
        text, folded = self.a.text, self.a.folded
        numbered = NumberedReader(text, folded, self.anchors, self._limit).read()
        context = LaidContext(self.metadata.doc_type, self._intro, lambda at: self._zone(at) is Zone.TITLE)
        reader = NamedReader(text, folded, self._limit, self._begin, self.own, context)
        named = reader.read(self.anchors, numbered)
        law_cores = {c.core: c for c in named if c.kind == "law" and c.number}
        laws = {id(c) for c in law_cores.values()}
        every = [c for c in numbered if c.core not in law_cores] + named
        every += read_standards(text, folded, self._limit)
        every.sort(key=lambda c: (c.start, -c.core))
        kept: list[Citation] = []
        amending = 0  # where the name of a law ends that amends others
        core = 0  # where the words of the last one end
        reach = own_reach = 0  # how far the name of a citation goes; of the document's own
        for c in every:
            if self._silent(c) or self._sample(c):
                continue
            if c.kind == "law" and c.start < amending:
                kept.append(_inside_name(c))
                continue
            if c.start < core and id(c) not in laws:
                continue
            if self._own(c):
                own_reach = max(own_reach, c.end)
                continue
            if kept and kept[-1].alias and kept[-1].alias.start <= c.start < kept[-1].alias.end:
                self._take_alias(kept[-1], c)
                continue
            if kept and self._numbers(kept[-1], c):
                kept[-1].number, kept[-1].kind, kept[-1].end = c.number, "number", c.end
                continue
            c.nested = c.start < reach or self._goes_on(kept, c, reach)
            if c.nested and c.kind in BY_NAME:
                continue
            core = c.start if c.kind in BY_NAME else c.core
            amending = core if is_amending(c) else amending
            if not c.nested or c.name_end > reach:
                reach = max(reach, c.name_end)
            kept.append(c)
        self._share_issuers(kept)
        for c in kept:
            self._date_before(c)
        return kept

    def _goes_on(self, kept: list[Citation], c: Citation, reach: int) -> bool:
        """`Kế hoạch … về thực hiện Nghị quyết A, Nghị quyết B`: B too stands in the plan's name.

        Only where both are of one type and both with or without their dates; else a new member of the list
        to which the plan belongs begins.
        """
        if not kept or not kept[-1].nested or kept[-1].name_end < reach:
            return False
        p = kept[-1]
        alike = p.kind == c.kind == "number" and p.doc_type == c.doc_type and bool(p.date) == bool(c.date)
        begin = max(p.end, p.name_end)
        if ";" in self.a.folded[begin : c.start] and self._zone(c.start) is Zone.BASIS:
            return False  # among grounds a semicolon begins the next of them
        return alike and _LISTED.fullmatch(self.a.folded, begin, c.start) is not None

    def _date_before(self, c: Citation) -> None:
        """`Ngày 29/6/2030, Bộ trưởng Bộ Y tế ban hành Quyết định số …`: the day on which it was issued."""
        if c.date or c.kind != "number" or c.nested:
            return
        begin = self._begin(c.start)
        m = _ON_THE_DAY.match(self.a.folded, begin)
        day = read_date(self.a.folded, m.end()) if m else None
        issued = _WAS_ISSUED.fullmatch(self.a.folded, day[1], c.start) if day else None
        if day and issued:
            c.date = str(day[0])
            issuer = read_issuer(self.a.text, self.a.folded, issued.start(1))
            c.issuer = c.issuer or (issuer[0] if issuer else None)

    def _share_issuers(self, citations: list[Citation]) -> None:
        """`Nghị quyết số A ngày … và Nghị quyết số B ngày … của Chính phủ`: the issuer holds for both."""
        for later, c in zip(citations[:0:-1], citations[-2::-1], strict=True):
            if later.issuer and not c.issuer and c.kind in ("number", "bare") and c.title is None:
                gap = self.a.folded[c.end : later.start] if c.end <= later.start else "-"
                same = later.doc_type == c.doc_type and later.kind in ("number", "bare")
                if same and _LISTED.fullmatch(gap):
                    c.issuer, c.term = later.issuer, c.term or later.term

    def _take_alias(self, owner: Citation, inner: Citation) -> None:
        """`Nghị quyết Trung ương 6 khóa XII (Nghị quyết số 18-NQ/TW)`: the bracket gives the number."""
        if not owner.number and inner.kind == "number":
            owner.number, owner.kind = inner.number, "number"

    def _numbers(self, owner: Citation, c: Citation) -> bool:
        """`Quy chế làm việc của Tỉnh ủy (Quy chế số 8-QC/TU)`: the number of what was named."""
        named = owner.kind in BY_NAME and not owner.number and owner.doc_type == c.doc_type
        if not named or c.kind != "number" or self.a.folded[owner.core : c.start].strip() != "(":
            return False
        return self.a.folded.startswith(")", max(c.end, c.core))

    def _own_parts(self) -> OwnParts:
        """Return the document's own attachment, and what its title says it issues."""
        found = []
        for anchor in self.anchors:
            left = self.a.folded[max(0, anchor.start - 60) : anchor.start]
            titled = self._zone(anchor.start) is Zone.TITLE and re.search(r"ban hành\s+$", left)
            behind = anchor.capital and _OWN_BEHIND.match(self.a.folded, anchor.end)
            if _OWN_PART.search(left) or titled or behind:
                found.append(anchor)
        return OwnParts(self.a.folded, found)

    def _silent(self, c: Citation) -> bool:
        zone = self._zone(c.start)
        if zone in _SILENT:
            return not (zone is Zone.FRAME and self._attached_line(c))
        if self._shown(c):
            return True
        if zone is Zone.LETTERHEAD:
            return not c.entry
        return zone in _HEAD and (
            c.kind in ("scheme", "issuer") or (c.kind == "draft" and zone is not Zone.TITLE)
        )

    def _attached_line(self, c: Citation) -> bool:
        """`(Kèm theo Nghị quyết số …)` under the head of an appendix."""
        block = self.a.block_at(c.start)
        return block is not None and _ATTACHED_LINE.match(self.a.folded, block.span.start) is not None

    def _sample(self, c: Citation) -> bool:
        """A paragraph or cell that holds nothing but `Số 12-NQ/TU` is a sample or a head, no mention."""
        if c.entry or c.kind != "number" or c.end != c.core:
            return False
        block = self.a.block_at(c.start)
        if block is None:
            return False
        at = c.start + 2 if self.a.folded.startswith("số", c.start) else c.start
        left = self.a.folded[max(block.span.start, at - 12) : at]
        return _SAMPLE.search(left) is not None and bool(_ALONE.match(self.a.folded, c.core, block.span.end))

    def _shown(self, c: Citation) -> bool:
        """Tell whether a number is only an example, or stands with nothing but others in its line or cell."""
        begin = self._begin(c.start)
        if _EXAMPLE.search(self.a.folded, begin, c.start):
            return True
        if c.kind != "number" or self._zone(c.start) in _HEAD:
            return False
        return _ONLY_NUMBERS.fullmatch(self.a.text, begin, self._limit(c.start)) is not None

    def _own(self, c: Citation) -> bool:
        m = self.metadata
        if c.number is None:
            unnumbered = c.kind == "blank" and c.name == m.symbol and c.doc_type == m.doc_type
            return unnumbered or (c.kind == "congress" and self._own_congress(c))
        if c.kind == "bare":
            return (
                c.doc_type == m.doc_type
                and bool(m.number)
                and plain_number(c.number) == plain_number(m.number)
            )
        if not m.number and not c.entry and _DATE_LINE.match(self.a.folded, c.core):
            return True  # the row of a head that could not be read
        if self.own_number and plain_number(c.number) == self.own_number:
            attached = bool(_ATTACHED.search(self.a.folded[max(0, c.start - 20) : c.start]))
            return attached or not (c.date and m.date and len(m.date) >= 4 and c.date[:4] != m.date[:4])
        if m.number or c.doc_type != m.doc_type or not m.symbol:
            return False
        # the document's own number is not legible: its appendix names it all the same
        number = DocNumber.parse(c.number)
        same = number is not None and plain_number(number.symbol) == plain_number(m.symbol)
        return same and bool(_ATTACHED.search(self.a.folded[max(0, c.start - 20) : c.start]))

    def _own_congress(self, c: Citation) -> bool:
        """A congress's own resolution says `Nghị quyết Đại hội` for itself."""
        m = self.metadata
        name, own = fold(c.congress or ""), fold(m.title or "")
        if m.doc_type != c.doc_type or not _CONGRESS_TITLE.match(own):
            return False
        (unit, ordinal), (my_unit, my_ordinal) = congress_key(name), congress_key(own)
        named = unit == "đảng" and "đảng" not in name  # `Đại hội lần thứ XI`
        mine = bool(ordinal) and ordinal == my_ordinal and (named or f"{my_unit} ".startswith(f"{unit} "))
        return name == "đại hội" or mine

    def shorts(self, entities: list[Entity]) -> list[Short]:
        """Return the short mentions of the entities."""
        governors = Governors(self.a, self.metadata.doc_type)
        for e in entities:
            zones = {self._zone(c.start) for c in e.citations if not c.nested}
            e.main = Zone.TITLE in zones
        if not any(e.main for e in entities):
            flat = sorted(
                ((c, i) for i, e in enumerate(entities) for c in e.citations), key=lambda p: p[0].start
            )
            for (_, i), (relation, _span) in zip(flat, governors.relate([c for c, _ in flat]), strict=True):
                entities[i].main = entities[i].main or relation == "reviews"
        busy = busy_ranges([c for e in entities for c in e.citations])
        out = find_aliases(self.a.text, entities, busy)
        busy = busy_ranges([c for e in entities for c in e.citations] + [s.citation for s in out])
        return out + find_bare(
            self.a.text,
            self.a.folded,
            self.anchors,
            entities,
            busy,
            frozenset([self.metadata.doc_type, *self.own.names]),
            lambda at: self._zone(at) in _SILENT or self._zone(at) in _HEAD,
        )
