"""The other documents that a document names, each with its mentions and its relation."""

import re
from bisect import bisect_right

from vndocparse.core.analysis import Analysis, Zone
from vndocparse.core.docnumber import DocNumber
from vndocparse.core.ground import grounded, grounding, span_record, weigh
from vndocparse.core.record import Metadata, Reference
from vndocparse.core.span import Span
from vndocparse.extract.anaphora import Entity, Short, alias_text, busy_ranges, find_aliases, find_bare
from vndocparse.extract.citation_grammar import read_date
from vndocparse.extract.citations_cues import cues
from vndocparse.extract.citations_laid import LaidContext
from vndocparse.extract.citations_named import NamedReader
from vndocparse.extract.citations_numbered import NumberedReader
from vndocparse.extract.citations_own import OwnParts
from vndocparse.extract.citations_standards import read_standards
from vndocparse.extract.citations_tail import read_issuer
from vndocparse.extract.citations_types import BY_NAME, Anchor, Citation, find_anchors
from vndocparse.extract.references_merge import merge, plain_number
from vndocparse.extract.relations import Governors, strongest

_SILENT = frozenset({Zone.FRAME, Zone.RECIPIENTS, Zone.SIGNATURE, Zone.COPY})
_HEAD = frozenset({Zone.LETTERHEAD, Zone.TITLE, Zone.ADDRESSEE})
_LISTED = re.compile(r"\s{0,2}(?:,|;|và|hoặc)?\s{0,2}(?:và\s)?(?:số\s?)?")
_LIST_MARK = re.compile(r"[-–+•*]|\(?\d{1,2}[.)/]|\(?[a-zđ]\)")
_LIST_ITEMS = 16  # items of a list over which its introduction is looked for
_ON_THE_DAY = re.compile(r"\W{0,8}(?:vào\s+)?(?=ngày\s)")
_WAS_ISSUED = re.compile(
    r"\s{0,2},?\s{1,2}([^\W\d_][^,.;:\n]{2,90}?)\s(?:đã\s+)?(?:ban hành|ký ban hành|ký|thông qua|có)\s+"
)
_ATTACHED = re.compile(r"kèm\s+theo\s+$")
# Ban hành kèm theo Nghị quyết này Chương trình …; Phê duyệt Đề án … : the document's own attachment
_OWN_PART = re.compile(
    r"(?:kèm\s+theo\s+[^.;]{0,30}này\s+|^\s*(?:điều\s+\d+[.:]\s*)?(?:ban\s+hành|phê\s+duyệt)\s+)$"
)


def read_references(a: Analysis, metadata: Metadata) -> list[Reference]:
    """Return the documents that ``a`` names, in order of first mention; its own and its parts are left out.

    Every span lies in ``a.text``; ``id`` is ``r1``, ``r2`` … ; ``confidence`` is that of the best mention.
    """
    found = _Finder(a, metadata)
    citations = found.citations()
    entities = merge(a.text, citations)
    shorts = found.shorts(entities)
    mentions: list[tuple[Citation, int]] = [(c, i) for i, e in enumerate(entities) for c in e.citations]
    mentions += [(s.citation, s.entity) for s in shorts]
    mentions.sort(key=lambda m: (m[0].start, -m[0].core))
    relations = Governors(a, metadata.doc_type).relate([c for c, _ in mentions])
    stated: list[list[tuple[str, Span | None]]] = [[] for _ in entities]
    spans: list[list[Citation]] = [[] for _ in entities]
    for (c, i), relation in zip(mentions, relations, strict=True):
        stated[i].append(relation)
        spans[i].append(c)
    return [_record(a, e, spans[i], strongest(stated[i]), f"r{i + 1}") for i, e in enumerate(entities)]


class _Finder:
    def __init__(self, a: Analysis, metadata: Metadata) -> None:
        self.a, self.metadata = a, metadata
        self.anchors: list[Anchor] = find_anchors(a.text, a.folded)
        self.starts = [b.span.start for b in a.blocks]
        self.sentence_starts = [s.span.start for s in a.sentences]
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
        reader = NamedReader(text, folded, self._limit, self._begin, self._own_parts(), context)
        named = reader.read(self.anchors, numbered)
        law_cores = {c.core: c for c in named if c.kind == "law" and c.number}
        laws = {id(c) for c in law_cores.values()}
        every = [c for c in numbered if c.core not in law_cores] + named
        every += read_standards(text, folded, self._limit)
        every.sort(key=lambda c: (c.start, -c.core))
        kept: list[Citation] = []
        core = 0  # where the words of the last one end
        reach = own_reach = 0  # how far the name of a citation goes; of the document's own
        for c in every:
            if self._silent(c) or (c.start < core and id(c) not in laws):
                continue
            if self._own(c):
                own_reach = max(own_reach, c.end)
                continue
            if kept and kept[-1].alias and kept[-1].alias.start <= c.start < kept[-1].alias.end:
                self._take_alias(kept[-1], c)
                continue
            c.nested = c.start < reach
            if c.nested and c.kind in BY_NAME:
                continue
            core = c.start if c.kind in BY_NAME else c.core
            if not c.nested or c.name_end > reach:
                reach = max(reach, c.name_end)
            kept.append(c)
        self._share_issuers(kept)
        for c in kept:
            self._date_before(c)
        return kept

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

    def _own_parts(self) -> OwnParts:
        """Return the document's own attachment, and what its title says it issues."""
        found = []
        for anchor in self.anchors:
            left = self.a.folded[max(0, anchor.start - 60) : anchor.start]
            if _OWN_PART.search(left) or (
                self._zone(anchor.start) is Zone.TITLE and re.search(r"ban hành\s+$", left)
            ):
                found.append(anchor)
        return OwnParts(self.a.folded, found)

    def _silent(self, c: Citation) -> bool:
        zone = self._zone(c.start)
        if zone in _SILENT:
            return True
        if zone is Zone.LETTERHEAD:
            return not c.entry
        return zone in _HEAD and (
            c.kind in ("scheme", "issuer") or (c.kind == "draft" and zone is not Zone.TITLE)
        )

    def _own(self, c: Citation) -> bool:
        m = self.metadata
        if c.number is None:
            return False
        if c.kind == "bare":
            return (
                c.doc_type == m.doc_type
                and bool(m.number)
                and plain_number(c.number) == plain_number(m.number)
            )
        if self.own_number and plain_number(c.number) == self.own_number:
            attached = bool(_ATTACHED.search(self.a.folded[max(0, c.start - 20) : c.start]))
            return attached or not (c.date and m.date and len(m.date) >= 4 and c.date[:4] != m.date[:4])
        if m.number or c.doc_type != m.doc_type or not m.symbol:
            return False
        # the document's own number is not legible: its appendix names it all the same
        number = DocNumber.parse(c.number)
        same = number is not None and plain_number(number.symbol) == plain_number(m.symbol)
        return same and bool(_ATTACHED.search(self.a.folded[max(0, c.start - 20) : c.start]))

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
            self.metadata.doc_type,
            lambda at: self._zone(at) in _SILENT or self._zone(at) in _HEAD,
        )


def _record(
    a: Analysis, e: Entity, mentions: list[Citation], relation: tuple[str, Span | None], ident: str
) -> Reference:
    whole = [c for c in e.citations if c.kind not in ("bare", "short") and not c.listed]
    head = next((c for c in whole if c.date and c.number), None) or (whole or e.citations)[0]
    number = (
        next((c.number for c in e.citations if c.number and c.kind != "bare"), None) or e.citations[0].number
    )
    number = number or next((c.number for c in e.citations if c.number), None)
    span = _shown(head)
    titled = [c for c in e.citations if c.title]
    # the charter's name is given whole where it is printed whole somewhere
    title = max(titled, key=lambda c: len(c.name or "")) if e.doc_type == "dieu_le" and titled else None
    title = title or next(iter(titled), None)
    best = max(c.confidence for c in e.citations)
    return Reference(
        **grounding(a.source, span, best, f"reference/{head.kind}"),
        id=ident,
        doc_type=e.doc_type,
        number_symbol=number,
        date=next((c.date for c in e.citations if c.date), None) or _year_of(number),
        issuer=next((c.issuer for c in e.citations if c.issuer), None),
        title=_line(title.shown or title.name or title.title.of(a.text)) if title and title.title else None,
        congress=max((c.congress or "" for c in e.citations), key=len) or None,
        term=next((c.term for c in e.citations if c.term), None),
        alias=alias_text(a.text, next((c.alias for c in e.citations if c.alias), None)),
        mentions=[
            grounded(a.source, Span(c.start, c.core), c.confidence, f"mention/{c.kind}") for c in mentions
        ],
        relation=relation[0],  # type: ignore[arg-type]
        relation_confidence=weigh(
            a.source, relation[1] or span, 0.9 if relation[1] else 0.7, f"relation/{relation[0]}"
        ),
        relation_evidence=span_record(relation[1]) if relation[1] else None,
    )


def _year_of(number: str | None) -> str | None:
    """Return the year that a number prints: `18/2017/QĐ-UBND` was issued in 2017, on whichever day."""
    read = DocNumber.parse(number or "")
    return read.year if read else None


def _shown(c: Citation) -> Span:
    if c.kind == "issuer" and c.title:
        return Span(c.start, c.title.end)
    return Span(c.start, c.end if c.end > c.core and c.alias is None else c.core)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
