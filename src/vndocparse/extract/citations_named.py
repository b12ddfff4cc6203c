"""Citations by name: laws, congresses, plenums, schemes, drafts before the meeting."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from vndocparse.core.span import Span
from vndocparse.extract.citation_grammar import UPPER, read_number
from vndocparse.extract.citations_cues import alternation, behind, cues, ending
from vndocparse.extract.citations_names import read_congress, read_law_name, read_plenum, scheme_end
from vndocparse.extract.citations_tail import read_issuer, read_tail, title_end
from vndocparse.extract.citations_types import Anchor, Citation

_CAPITAL = re.compile(rf"[{UPPER}]")
_PERSON = re.compile(rf"(?:\s{{1,2}}[{UPPER}][^\W\d_]{{0,8}}){{2,5}}(?=\s{{1,2}}(?:tại|về|ngày)(?!\w))")
_ISSUED = re.compile(r"\s{1,2}(?:của\s{1,2}|chung\s{1,2}của\s{1,2})")
_SUBJECT = re.compile(r"\s{0,2},?\s{0,2}(?=(?:về|tại)(?!\w))")
_WITHIN = re.compile(
    r"tại\s+(?:các\s+)?(?:thông báo|nghị quyết|quyết định|văn bản|công văn|điều|khoản|điểm)(?!\w)"
)
_LAW_NUMBER = re.compile(r"\s{0,2},?\s{0,2}\(?\s{0,2}(?:luật\s{1,2})?số\s{0,2}:?\s{0,2}(?=\d)")
_AMENDED = re.compile(r"\s{0,2}\((?:sửa đổi|mới)\)")
_DRAFT = re.compile(r"(?:dự\s+thảo|bản\s+dự\s+thảo)\s+(?:các\s+|lần\s+\d\s+)?$")
# a short name is one document's only with a number, a capital or such a word
_DISTINCT = re.compile(rf"\d|(?<!\w)[{UPPER}]|quốc gia|phát triển|tổng thể")
_GAP = re.compile(r"\s{1,2}")
_OPENER = re.compile(r"[\W\d]{0,12}")  # dash or number of an item
_LAW_DRAFT = re.compile(r"dự\s+(?:án|thảo)\s+$")
_LAID_TYPES = frozenset(
    [
        "nghi_quyet",
        "ket_luan",
        "chi_thi",
        "quy_dinh",
        "quy_che",
        "bao_cao",
        "to_trinh",
        "ke_hoach",
        "de_an",
        "chuong_trinh",
        "khac",
        "quyet_dinh",
        "huong_dan",
    ]
)
_ISSUER_TYPES = frozenset(
    [
        "nghi_quyet",
        "ket_luan",
        "chi_thi",
        "quy_dinh",
        "quyet_dinh",
        "thong_bao",
        "huong_dan",
        "ke_hoach",
        "chuong_trinh",
        "de_an",
        "to_trinh",
        "bao_cao",
        "quy_che",
        "thong_tri",
        "cong_van",
        "cong_dien",
        "khac",
    ]
)


@cache
def _create_before() -> re.Pattern[str]:
    """A word of making directly before a type word: `xây dựng (các, dự thảo) …`."""
    between = r"(?:các|một|mới|hồ sơ|dự án|dự thảo|kèm theo|nội dung|đề cương)"
    return re.compile(rf"(?<!\w){alternation('create')}(?:\s+{between})?\s+$")


class NamedReader:
    """Reads the citations by name of one text.

    ``limit_of`` gives the end of the paragraph that holds an offset, ``begin_of`` the beginning of
    its sentence; ``own_types`` are types of which the document's own attachment is one.
    """

    def __init__(
        self,
        text: str,
        folded: str,
        limit_of: Callable[[int], int],
        begin_of: Callable[[int], int],
        own_types: frozenset[str],
    ) -> None:
        self.text, self.folded = text, folded
        self.limit_of, self.begin_of = limit_of, begin_of
        self.own_types = own_types

    def read(self, anchors: Sequence[Anchor], taken: Sequence[Citation]) -> list[Citation]:
        """Return the citations by name at the anchors that no citation by number has taken."""
        used = {c.start for c in taken}
        found: list[Citation] = []
        end = -1
        for anchor in anchors:
            if anchor.start in used or anchor.start < end:
                continue
            made = self._at(anchor)
            found.extend(made)
            if made:
                end = made[-1].core
        return found

    def _at(self, anchor: Anchor) -> list[Citation]:
        if anchor.entry["law"]:
            return self._law(anchor)
        if c := read_congress(self.text, self.folded, anchor, self.limit_of(anchor.end)):
            return c
        if c := read_plenum(self.text, self.folded, anchor, self.limit_of(anchor.end)):
            return c
        if anchor.plural:
            return []
        made = self._draft(anchor) or self._issued(anchor) or self._scheme(anchor)
        return [made] if made else []

    def _law(self, anchor: Anchor) -> list[Citation]:
        name_end = read_law_name(self.text, self.folded, anchor, self.limit_of(anchor.end))
        if name_end is None:
            return []
        before = self.folded[max(0, anchor.start - 40) : anchor.start]
        draft = bool(_LAW_DRAFT.search(before))
        core, number = name_end, None
        amended = _AMENDED.match(self.folded, core)
        if amended:
            core = amended.end()
        if (m := _LAW_NUMBER.match(self.folded, core)) and (n := read_number(self.text, m.end())):
            number, core = str(n.number), n.end
        tail = read_tail(
            self.text, self.folded, core, self.limit_of(core), titled=False, doc_type=anchor.doc_type
        )
        made = _create_before().search(before) and not draft
        if made and not (number or tail.date or "đã" in before[-24:]):
            return []
        return [
            Citation(
                start=anchor.start,
                core=core,
                end=tail.end,
                doc_type=anchor.doc_type,
                kind="law",
                number=number,
                date=tail.date,
                issuer=tail.issuer,
                alias=tail.alias,
                name=re.sub(r"\s+", " ", self.text[anchor.start : name_end]),
                title=Span(anchor.start, name_end),
                confidence=0.95 if number or tail.date else 0.85,
                entry=anchor.entry.id,
            )
        ]

    def _initial(self, anchor: Anchor) -> bool:
        """Tell whether the type word opens its sentence or item, where a capital says nothing."""
        before = self.folded[self.begin_of(anchor.start) : anchor.start].rstrip()
        return not before or before[-1] in ".:;\n•+|*–-)"

    def _draft(self, anchor: Anchor) -> Citation | None:
        if anchor.doc_type not in _LAID_TYPES:
            return None
        if behind("no_name").match(self.folded, anchor.end):
            return None
        begin = self.begin_of(anchor.start)
        left = self.folded[max(begin, anchor.start - 200) : anchor.start]
        draft = _DRAFT.search(left)
        if not draft and (not anchor.capital or self._initial(anchor)):
            return None
        if draft:
            left = left[: draft.start()]
        lay = list(cues("lay").finditer(left))
        if not lay or (not draft and len(left) - lay[-1].end() > 60):
            return None
        if _create_before().search(left[lay[-1].end() :] + " ") or cues("create").search(left, lay[-1].end()):
            return None
        end = title_end(self.text, self.folded, anchor.end, min(self.limit_of(anchor.end), anchor.end + 300))
        return self._named(
            anchor, "draft", min(end, scheme_end(self.text, self.folded, anchor.end, end)), 0.7
        )

    def _issued(self, anchor: Anchor) -> Citation | None:
        """`Kết luận của Thủ tướng Chính phủ tại …`, `Nghị quyết của Quốc hội về …`."""
        if not anchor.capital or anchor.doc_type not in _ISSUER_TYPES or anchor.doc_type in self.own_types:
            return None
        m = _ISSUED.match(self.folded, anchor.end)
        issuer = read_issuer(self.text, self.folded, m.end()) if m else None
        if issuer is None:
            return None
        name, end = issuer
        if p := _PERSON.match(self.text, end):
            end = p.end()
        subject = _SUBJECT.match(self.folded, end)
        if not subject or _WITHIN.match(self.folded, subject.end()):
            return None
        if self.folded.startswith("tại", subject.end()) and anchor.doc_type not in (
            "ket_luan",
            "nghi_quyet",
            "thong_bao",
            "khac",
        ):
            return None
        if _create_before().search(self.folded[max(0, anchor.start - 40) : anchor.start]):
            return None
        if self._initial(anchor) and anchor.doc_type not in ("nghi_quyet", "ket_luan", "chi_thi", "quy_dinh"):
            return None
        limit = self.limit_of(end)
        if subject.end() >= limit:
            return None
        stop = title_end(self.text, self.folded, subject.end(), min(limit, subject.end() + 400))
        title = Span(subject.end(), max(subject.end(), stop)).stripped(self.text, " ,.;")
        if len(title) < 8:
            return None
        return Citation(
            start=anchor.start,
            core=end,
            end=end,
            name_end=title.end,
            doc_type=anchor.doc_type,
            kind="issuer",
            issuer=name,
            title=title,
            confidence=0.75,
            entry=anchor.entry.id,
        )

    def _scheme(self, anchor: Anchor) -> Citation | None:
        """`Quy hoạch điện VIII`, `Chiến lược quốc gia về …`: a capital inside a sentence and a name."""
        if (
            not anchor.entry["named"]
            or not anchor.capital
            or anchor.doc_type in self.own_types
            or self._initial(anchor)
        ):
            return None
        if self.text[anchor.start : anchor.end].isupper():
            return None
        before = self.folded[max(0, anchor.start - 40) : anchor.start]
        if _create_before().search(before) or re.search(r"kèm theo [^.;]{0,30}này\s+$", before):
            return None
        clause = self.folded[self.begin_of(anchor.start) : anchor.start]
        opened = _OPENER.match(clause)
        if ending("part_of").search(clause) and opened and cues("create").match(clause, opened.end()):
            return None  # part of a document yet to be written
        nxt = _GAP.match(self.folded, anchor.end)
        if not nxt or (cues("generic").match(self.folded, nxt.end()) and anchor.doc_type != "quy_che"):
            return None
        end = scheme_end(self.text, self.folded, anchor.end, min(self.limit_of(anchor.end), anchor.end + 240))
        name = self.text[anchor.end : max(anchor.end, end)]
        if len(name.split()) < 5 and not _DISTINCT.search(name):
            return None
        return self._named(anchor, "scheme", end, 0.6)

    def _named(self, anchor: Anchor, kind: str, end: int, confidence: float) -> Citation | None:
        span = Span(anchor.start, max(anchor.end, end)).stripped(self.text, ' ,.;:“”"')
        words = self.text[anchor.end : span.end].split()
        if len(words) < 2 or anchor.doc_type in self.own_types:
            return None
        if cues("generic").match(self.folded, anchor.end + 1) and len(words) < 3:
            return None
        return Citation(
            start=anchor.start,
            core=span.end,
            end=span.end,
            doc_type=anchor.doc_type,
            kind=kind,
            title=span,
            name=re.sub(r"\s+", " ", span.of(self.text)),
            confidence=confidence,
            entry=anchor.entry.id,
        )
