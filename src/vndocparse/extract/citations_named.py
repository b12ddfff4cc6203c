"""Citations by name: laws, congresses, plenums, schemes, drafts before the meeting."""

import re
from collections.abc import Callable, Sequence

from vndocparse.core.span import Span
from vndocparse.extract.citation_grammar import read_number, type_of_number
from vndocparse.extract.citations_issuers import more_issuers, read_issuer
from vndocparse.extract.citations_laid import LaidContext, LaidReader
from vndocparse.extract.citations_made import Surroundings, create_before
from vndocparse.extract.citations_names import bare_law_name, read_congress, read_law_name, read_plenum
from vndocparse.extract.citations_own import OwnParts
from vndocparse.extract.citations_schemes import SchemeReader, by_name
from vndocparse.extract.citations_tail import read_tail
from vndocparse.extract.citations_titles import PURPOSE, title_end
from vndocparse.extract.citations_types import BY_NAME, Anchor, Citation
from vndocparse.text.fold import fold
from vndocparse.text.letters import UPPER

_PERSON = re.compile(rf"(?:\s{{1,2}}[{UPPER}][^\W\d_]{{0,8}}){{2,5}}(?=\s{{1,2}}(?:tại|về|ngày)(?!\w))")
_ISSUED = re.compile(r"\s{1,2}(?:chung\s{1,2})?của\s{1,2}(?:(?:đồng chí|đ/c)\s{1,2})?")
_TO_A_MEETING = re.compile(
    r"\s{1,2}(?:chỉ đạo\s)?của\s[^,;.:\n]{3,90}?\stại\s"
    r"(?:cuộc họp|buổi (?:họp|làm việc)|phiên (?:họp|giải trình|làm việc)|hội nghị|kỳ họp)\s[^;:]{0,40}?\d"
)
_ON_ITS_DAY = re.compile(r"tại\s[^,;.:\n]{4,90}?\sngày\s{0,2}\d{1,2}/\d{1,2}(?:/\d{4})?(?!\d|/)")
_CARRIES = re.compile(r"[\W\d]{0,8}(?:thực hiện|triển khai|căn cứ|theo|quán triệt)\s")
_SUBJECT = re.compile(r"\s{0,2},?\s{0,2}(?=(?:về|tại)(?!\w))")
_WITHIN = re.compile(
    r"tại\s+(?:các\s+)?(?:thông báo|nghị quyết|quyết định|văn bản|công văn|điều|khoản|điểm)(?!\w)"
)
_ROW_OF_LAWS = re.compile(r"\s?:\s+")
_NEXT_LAW = re.compile(r"[^\S\n]?[;,][^\S\n]+(?:và\s+)?|[^\S\n]+và[^\S\n]+")
# `Luật Đầu tư (Luật số 61/2020/QH14)`; behind a comma `Luật số …` is the next law of a list
_LAW_NUMBER = re.compile(
    r"(?:\s{0,2},?\s{0,2}\(?\s{0,2}|\s{0,2}\(?\s{0,2}luật\s{1,2})số\s{0,2}:?\s{0,2}(?=\d)"
)
# `Luật Đất đai (2024)`, `Luật Đất đai 2024`; not `… 2024-2030`
_LAW_YEAR = re.compile(
    r"(?:\s{0,2}\((?:năm\s)?|\s{1,2}(?=\d{4}(?!\d|\s?[-–/%])))((?:19|20)\d\d)(?:\)|(?!\)))"
)
_AMENDED = re.compile(r"\s{0,2}\((?:sửa đổi|mới)\)")
_LAW_DRAFT = re.compile(r"(?:^|\|\s|(?<!\w))dự\s+(?:án|thảo)\s+$")
# `trình Quốc hội dự án Luật …`, `| Dự án Luật … |`: yet to be written, no draft before the meeting
_LAW_TASK = re.compile(r"(?:\||(?<!\w)trình\s+(?:[^\W\d_]+\s+){1,6})\s*dự\s+(?:án|thảo)\s+$")
_AMENDING = re.compile(r"\s{1,2}sửa đổi(?!\w)")
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


def is_amending(c: Citation) -> bool:
    """Tell whether a citation is of a law that amends others, whose names stand in its own."""
    return c.kind == "law" and _AMENDING.match(fold(c.name or ""), len("luật")) is not None


class NamedReader:
    """Reads the citations by name of one text.

    ``limit_of`` gives the end of the paragraph that holds an offset, ``begin_of`` the beginning of
    its sentence; ``own`` tells the document's own attachment.
    """

    def __init__(
        self,
        text: str,
        folded: str,
        limit_of: Callable[[int], int],
        begin_of: Callable[[int], int],
        own: OwnParts,
        context: LaidContext,
    ) -> None:
        self.text, self.folded = text, folded
        self.limit_of, self.begin_of = limit_of, begin_of
        self.laid = LaidReader(text, folded, limit_of, begin_of, context)
        self.own = own
        self.around = Surroundings(folded, begin_of)
        self.schemes = SchemeReader(text, folded, limit_of, self.around, own)

    def read(self, anchors: Sequence[Anchor], taken: Sequence[Citation]) -> list[Citation]:
        """Return the citations by name at the anchors that no citation by number has taken."""
        used = {c.start for c in taken}
        found: list[Citation] = []
        end = name_end = -1
        for anchor in anchors:
            if anchor.start in used or anchor.start < end:
                continue
            made = self._at(anchor, inside=anchor.start < name_end)
            found.extend(made)
            if made and made[-1].kind in BY_NAME:  # a law or congress in its name is named too
                end, name_end = anchor.end, max(name_end, made[-1].core)
            elif made and is_amending(made[-1]):
                end = anchor.end
            elif made:
                end = made[-1].core
        return found

    def _at(self, anchor: Anchor, *, inside: bool) -> list[Citation]:
        if anchor.entry["law"]:
            return self._laws(anchor) or self._law(anchor)
        if c := read_congress(self.text, self.folded, anchor, self.limit_of(anchor.end)):
            return c
        if c := read_plenum(self.text, self.folded, anchor, self.limit_of(anchor.end)):
            return c
        if anchor.plural or inside:
            return []
        made = self._draft(anchor) or self._issued(anchor) or self.schemes.at(anchor)
        return [made] if made else []

    def _laws(self, anchor: Anchor) -> list[Citation]:
        """`các Luật: Đầu tư công ngày …; Đất đai ngày …`: the type is said once before the names."""
        opens = _ROW_OF_LAWS.match(self.folded, anchor.end) if anchor.plural and anchor.capital else None
        out: list[Citation] = []
        at = opens.end() if opens else 0
        while opens and (name_end := bare_law_name(self.text, self.folded, at, self.limit_of(at))):
            core, number = name_end, None
            if (m := _LAW_NUMBER.match(self.folded, core)) and (n := read_number(self.text, m.end())):
                number, core = str(n.number), n.end
            tail = read_tail(self.text, self.folded, core, self.limit_of(core), titled=False)
            title = Span(at, name_end)
            name = re.sub(r"\s+", " ", f"Luật {title.of(self.text)}")
            start = at if out else anchor.start
            out.append(
                Citation(
                    start, core, tail.end, anchor.doc_type, "law",
                    number=number, date=tail.date, issuer=tail.issuer, name=name, title=title, shown=name,
                    confidence=0.9, entry=anchor.entry.id,
                )
            )  # fmt: skip
            if not (sep := _NEXT_LAW.match(self.folded, tail.end)):
                break
            at = sep.end()
        return out if len(out) > 1 else []

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
            told = type_of_number(n.number)
            if told not in (None, "luat", "nghi_quyet", anchor.doc_type):
                return []  # `Quy định thi hành Điều lệ Đảng số 294-QĐ/TW`: the regulation's number
            number, core = str(n.number), n.end
        tail = read_tail(
            self.text, self.folded, core, self.limit_of(core), titled=False, doc_type=anchor.doc_type
        )
        date = tail.date
        if date is None and (year := _LAW_YEAR.match(self.folded, core)):
            date = year[1]
        task = _LAW_TASK.search(self.folded, max(0, anchor.start - 70), anchor.start) is not None
        ordered = create_before().search(before) is not None or self.around.made_with(anchor)
        made = (task or ordered) and not (number or tail.date or "đã" in before[-24:])
        if made and _AMENDING.match(self.folded, anchor.end):
            return []  # the laws that it will amend are named behind
        if made and not (draft or amended):
            return []
        return [
            Citation(
                start=anchor.start,
                core=core,
                end=tail.end,
                doc_type=anchor.doc_type,
                kind="law",
                number=number,
                date=date,
                issuer=tail.issuer,
                alias=tail.alias,
                name=re.sub(r"\s+", " ", self.text[anchor.start : name_end]),
                title=Span(anchor.start, name_end),
                confidence=0.95 if number or tail.date else 0.85,
                revised=made and amended is not None,
                entry=anchor.entry.id,
            )
        ]

    def _draft(self, anchor: Anchor) -> Citation | None:
        end = self.laid.end_of_name(anchor)
        if end is None or self.own.holds(anchor):
            return None
        return by_name(self.text, self.folded, anchor, "draft", end, 0.7)

    def _told(self, anchor: Anchor) -> bool:
        """`Thực hiện Chỉ thị … và kết luận của A tại cuộc họp ngày …`: told to a meeting that is named."""
        if anchor.doc_type != "ket_luan" or not _TO_A_MEETING.match(self.folded, anchor.end):
            return False
        return _CARRIES.match(self.folded, self.begin_of(anchor.start)) is not None

    def _issued(self, anchor: Anchor) -> Citation | None:
        """`Kết luận của Thủ tướng Chính phủ tại …`, `Nghị quyết của Quốc hội về …`."""
        if anchor.doc_type not in _ISSUER_TYPES or self.own.holds(anchor):
            return None
        if not (anchor.capital or self._told(anchor)):
            return None
        m = _ISSUED.match(self.folded, anchor.end)
        issuer = read_issuer(self.text, self.folded, m.end()) if m else None
        if issuer is None:
            return None
        name, end = issuer
        end = more_issuers(self.text, self.folded, end)
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
        if create_before().search(self.folded[max(0, anchor.start - 40) : anchor.start]):
            return None
        if self.around.initial(anchor) and anchor.doc_type not in (
            "nghi_quyet",
            "ket_luan",
            "chi_thi",
            "quy_dinh",
        ):
            return None
        limit = self.limit_of(end)
        if subject.end() >= limit:
            return None
        bound = min(limit, subject.end() + 400)
        purpose = PURPOSE.search(self.folded, subject.end(), bound)
        stop = title_end(self.text, self.folded, subject.end(), purpose.start() if purpose else bound)
        if (day := _ON_ITS_DAY.match(self.folded, subject.end())) and day.end() <= stop:
            stop = day.end()  # `tại buổi làm việc ngày 5/6/2031, các phòng …`
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
