"""Citations by number: whole numbers, numbers alone, lists of them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from vndocparse.core.docnumber import DocNumber, Family
from vndocparse.extract.citation_grammar import (
    BARE_NUMBER,
    LOOSE_NUMBER,
    PrintedNumber,
    from_match,
    read_noisy_number,
    read_number,
    type_of_number,
    types_by_symbol,
)
from vndocparse.extract.citation_repair import mend
from vndocparse.extract.citations_cues import alternation
from vndocparse.extract.citations_tail import read_tail
from vndocparse.extract.citations_types import Anchor, Citation
from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare
from vndocparse.text.patterns import one_of

# `Công văn số …`, `các công văn: Số …`
_NUMBER_WORD = re.compile(r"(?:\s?:)?\s{0,3}\(?(?:s[oóòỏõọôốồổỗộế](?:\s{0,2}[:.])?\s{0,2})")
_WORDS_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+\s{1,2}[^\W\d_]+)\s{1,2}s[oóòỏõọôốồổỗộ]\s{0,2}:?\s{0,2}$")
_SPACES = re.compile(r"\s{1,3}")
# `Kế hoạch kiểm tra số 12`, `Nghị quyết chuyên đề số 05`: words between type and number
_QUALIFIED = re.compile(
    r"(?:,?\s{1,2}(?!số\s)[^\W_]{1,12}){1,8}\s?:?\s{1,2}số\s{0,2}:?\s{0,2}(?=\d|[lío]{1,2}\d|[lio]\d{1,4}\s?/)"
)
_NEXT = re.compile(r"(?:\s{0,2}[,;]\s{0,2}(?:và\s+)?|\s+(?:và|hoặc|cùng)\s+)((?:số\s{0,2})?)(?=\d)")
# behind `Kết luận 126, 127` no noun follows that the second number could count
_LIST_END = re.compile(
    r"\s{0,2}(?:[.;)\n]|$|(?:của|về|đã|và các|ngày)(?!\w)|(?:,|và)\s{1,2}(?:số\s{1,2})?\d)"
)
# numbers of a list that ends with the symbol of all
_SHARED = re.compile(r"(?<!\w)số\s{1,2}((?:\d{1,4}\s?(?:,|và)\s{0,2}(?:số\s)?){1,10})$")
# types that are cited by a number alone without `số`
_BARE_TYPES = frozenset(
    [
        "nghi_quyet",
        "chi_thi",
        "ket_luan",
        "quy_dinh",
        "quyet_dinh",
        "de_an",
        "chuong_trinh",
        "ke_hoach",
        "thong_bao",
        "huong_dan",
        "nghi_dinh",
        "thong_tu",
    ]
)
# NQ21, CT 05, KL số 14
_SYMBOLS = ("NQ", "CT", "KL", "QĐ", "NĐ", "QyĐ", "QĐi", "HD", "CTr", "ĐA")
_NO_SYMBOL_BEHIND = r"[\w/.\-–]"
_ABBREVIATED = re.compile(
    rf"({one_of(_SYMBOLS, before=_NO_SYMBOL_BEHIND)})(?:\s?số\s?|\s?)(\d{{1,3}})"
    r"(?![\w/%]|[.,]\d|\s?[-–/]\s?[\dA-ZĐ])"
)
_YEAR_NUMBER = re.compile(r"\d{1,4}/((?:19|20)\d\d)(?![\w/])")
_STATUTORY = frozenset(["nghi_dinh", "thong_tu"])
_YEARLY = _STATUTORY | {"nghi_quyet", "quyet_dinh", "chi_thi"}
_BLANK = re.compile(r"[\s.…_]{0,24}[/-]\s?([A-ZĐ][A-Za-zĐ]{1,4}[-/][A-ZĐ][A-Za-zĐđ]{1,7})(?![\w-])")
_DAY_BEHIND = re.compile(r"\s{0,2},?\s?(?:ngày\s{0,2}\d|tháng\s\d)")  # `Công điện số 1409 ngày 15/9`
_WHOLE_DAY = 10  # letters of a date with its day


@cache
def _measure() -> re.Pattern[str]:
    """What a bare number counts, or a span of time."""
    return re.compile(rf"\s{{0,2}}{alternation('measure')}(?!\w)")


def _counts(folded: str, at: int) -> bool:
    return _measure().match(folded, at) is not None and _DAY_BEHIND.match(folded, at) is None


_NOTHING, _DATE, _SYMBOL = "", "date", "symbol"  # what a later number of a list may give the one before


class _Place(NamedTuple):
    """Where a citation ends: ``core`` behind its number, ``end`` behind its date and body, then its title."""

    code: str
    core: int
    end: int
    name_end: int


class NumberedReader:
    """Reads the citations by number of one text.

    ``limit_of`` gives the end of the paragraph that holds an offset.
    """

    def __init__(
        self, text: str, folded: str, anchors: Sequence[Anchor], limit_of: Callable[[int], int]
    ) -> None:
        self.text, self.folded, self.anchors, self.limit_of = text, folded, anchors, limit_of
        self.found: list[Citation] = []
        self.taken = 0  # everything before is read

    def read(self) -> list[Citation]:
        """Return all citations by number in text order."""
        for i, anchor in enumerate(self.anchors):
            if anchor.start >= self.taken:
                # a law may stand in the name: `Quy định thi hành Điều lệ Đảng số 294-QĐ/TW`
                later = (a.start for a in self.anchors[i + 1 : i + 5] if not a.entry["law"])
                self._from_anchor(anchor, next(later, len(self.text)))
        self._sweep()
        first: dict[int, Citation] = {}
        for c in sorted(self.found, key=lambda c: c.start):
            first.setdefault(c.core, c)  # a number of a list is met again by the sweep
        return list(first.values())

    def _from_anchor(self, anchor: Anchor, following: int) -> None:
        limit = self.limit_of(anchor.end)  # a number in the next cell or row is that one's own
        word = _NUMBER_WORD.match(self.folded, anchor.end, limit)
        if word is None and not anchor.entry["law"]:
            q = _QUALIFIED.match(self.folded, anchor.end, limit)
            n = self._number(anchor, q.end()) if q and q.end() <= following else None
            if n is not None:
                told = type_of_number(n.number)
                regulation = {told, anchor.doc_type} == {"quyet_dinh", "quy_dinh"}
                if told in (None, anchor.doc_type) or n.number.family is Family.LAW or regulation:
                    self._add(anchor, n, anchor.start)
                    return
        spaces = _SPACES.match(self.folded, anchor.end)
        at = word.end() if word else spaces.end() if spaces else anchor.end
        if at >= limit:
            return
        symbols = tuple(anchor.entry["symbols"] or ())
        number = self._number(anchor, at, noisy=word is not None) if at > anchor.end else None
        if number is None and word and self._blank(anchor, word.end(), limit):
            return
        if number is not None:
            if not anchor.entry["letter"]:
                number = mend(number, (*symbols, "QĐ") if anchor.doc_type == "quy_dinh" else symbols)
            self._add(anchor, number, anchor.start)
        elif at > anchor.end and (word or anchor.capital) and not anchor.entry["law"]:
            self._bare(anchor, at, bool(word))

    def _number(self, anchor: Anchor, at: int, *, noisy: bool = True) -> PrintedNumber | None:
        """Return the whole number at an offset; ``noisy``: also one that recognition damaged."""
        symbols = tuple(anchor.entry["symbols"] or ())
        exact = read_number(self.text, at)
        misread = read_noisy_number(self.text, at, symbols) if noisy and symbols else None
        # `281/NQ_CP`: the exact reading ends where the damage begins
        return misread if exact is None or (misread is not None and misread.end > exact.end) else exact

    def _blank(self, anchor: Anchor, at: int, limit: int) -> bool:
        """`Nghị quyết số    /NQ-CP ngày 01/7/2031 của Chính phủ`: signed, but its number was left out."""
        m = _BLANK.match(self.text, at, limit)
        head = re.split(r"[-/]", m[1], maxsplit=1)[0] if m else ""
        if m is None or head not in (anchor.entry["symbols"] or ()):
            return False
        tail = read_tail(self.text, self.folded, m.end(), limit, doc_type=anchor.doc_type)
        if tail.date is None or len(tail.date) < _WHOLE_DAY:
            return True  # a form whose blanks are all still to be filled in
        made = Citation(anchor.start, tail.end, tail.end, anchor.doc_type, "blank", entry=anchor.entry.id)
        made.date, made.issuer, made.name_end = tail.date, tail.issuer, tail.name_end
        made.name, made.confidence = m[1], 0.6
        self.found.append(made)
        self.taken = tail.end
        return True

    def _bare(self, anchor: Anchor, at: int, with_word: bool) -> None:
        if self._of_year(anchor, at, with_word):
            return
        m = self._bare_at(at, with_word)
        if m is None or (not with_word and anchor.doc_type not in _BARE_TYPES):
            return
        self._add(anchor, None, anchor.start, (m[1], m.end()))

    def _of_year(self, anchor: Anchor, at: int, with_word: bool) -> bool:
        """`Nghị định số 57/2018 của Chính phủ`: the number and its year, without the symbol."""
        m = _YEAR_NUMBER.match(self.text, at)
        if m is None or anchor.doc_type not in (_YEARLY if with_word else _STATUTORY):
            return False
        self._add(anchor, None, anchor.start, (m[0], m.end()))
        made = next(c for c in reversed(self.found) if c.start == anchor.start)
        made.date = made.date or m[1]
        return True

    def _bare_at(self, at: int, with_word: bool) -> re.Match[str] | None:
        m = BARE_NUMBER.match(self.text, at)
        if m is None or _counts(self.folded, m.end()):
            return None
        if not with_word and re.fullmatch(r"(?:199|20\d)\d", m[1]):
            return None  # a year, not `Đề án 1956`
        return m

    def _add(
        self,
        anchor: Anchor | None,
        number: PrintedNumber | None,
        start: int,
        bare: tuple[str, int] | None = None,
        doc_type: str | None = None,
    ) -> None:
        """Add a citation and those of the list that it begins."""
        at = self._put(anchor, number, start, bare, doc_type)
        sharing = []  # places of later members whose date and symbol may hold for the one before
        while (share := self._next_of_list(anchor, at)) is not None:
            if share is not _NOTHING:
                sharing.append((len(self.found) - 1, share))
            last = self.found[-1]
            anchor, at = None, _Place(last.doc_type, last.core, last.end, last.name_end)
        for i, share in reversed(sharing):
            self._share(self.found[i - 1], self.found[i], share)

    def _put(
        self,
        anchor: Anchor | None,
        number: PrintedNumber | None,
        start: int,
        bare: tuple[str, int] | None = None,
        doc_type: str | None = None,
        *,
        listed: bool = False,
    ) -> "_Place":
        core = number.end if number else bare[1] if bare else start
        kind = "number" if number else "bare"
        told = type_of_number(number.number) if number else None
        code = anchor.doc_type if anchor else (doc_type or told or "khac")
        if anchor and anchor.entry["letter"] and told:
            code = told  # `văn bản số 12-KL/TU`
        if doc_type and told and not anchor and not _same_symbol_type(doc_type, number):
            code = told
        tail = read_tail(self.text, self.folded, core, self.limit_of(core), doc_type=code)
        self.found.append(
            Citation(
                start=start,
                core=core,
                end=tail.end,
                name_end=tail.name_end,
                doc_type=code,
                kind=kind,
                number=str(number.number) if number else bare[0] if bare else None,
                date=tail.date,
                issuer=tail.issuer,
                term=tail.term,
                title=tail.title,
                alias=tail.alias,
                listed=listed,
                confidence=0.5 if number and number.noisy else 0.97 if number else 0.7,
                entry=anchor.entry.id if anchor else "",
            )
        )
        self.taken = tail.end if tail.aside is None else tail.aside
        return _Place(code, core, tail.end, tail.name_end)

    def _next_of_list(self, anchor: Anchor | None, place: "_Place") -> str | None:
        """Add the next number of a list: `số 18, 19-NQ/TW`, `số 18-NQ/TW và số 19-NQ/TW`.

        Returns what it may give the one before, ``None`` where the list has ended.
        """
        code, core, end, name_end = place
        for at in dict.fromkeys((end, core, name_end)):
            m = _NEXT.match(self.folded, at)
            if m is None or (at == name_end > end and not m[1]):
                continue
            if n := read_number(self.text, m.end()):
                first = self.found[-1]
                same = first.kind == "bare" and bool(first.number) and not n.noisy and first.core == core
                if same and first.number:
                    # `số 18, 19-NQ/TW`: the symbol holds for both
                    first.number = str(
                        DocNumber(first.number, n.number.symbol, n.number.family, n.number.year)
                    )
                    first.kind, first.confidence = "number", 0.9
                self._put(None, n, m.start(1), doc_type=code, listed=True)
                return _DATE if same else _NOTHING
            plural = anchor is not None and anchor.plural
            b = self._bare_at(m.end(), bool(m[1]))
            if b and "\n" in m[0] and self.folded.startswith((".", ")"), b.end()):
                return None  # the label of the next paragraph
            if b and (m[1] or plural or _LIST_END.match(self.folded, b.end())):
                self._put(None, None, m.start(1), (b[1], b.end()), code, listed=True)
                return _SYMBOL
        return None

    @staticmethod
    def _share(first: Citation, later: Citation, share: str) -> None:
        """Give the one before a later member's date, and its symbol where it has none."""
        if share == _DATE:
            first.date = first.date or later.date
        elif later.kind == "number" and first.kind == "bare":
            whole = DocNumber.parse(later.number or "")
            if whole and first.number:
                first.date = first.date or later.date
                first.number = str(DocNumber(first.number, whole.symbol, whole.family, whole.year))
                first.kind, first.confidence = "number", 0.9

    def _before_symbol(self, at: int, last: Citation, taken: Sequence[tuple[int, int]]) -> None:
        """`(số 57, 59, 66-NQ/TW)`: the numbers before the one with the symbol share it."""
        m = _SHARED.search(self.folded, max(0, at - 80), at)
        whole = DocNumber.parse(last.number or "")
        if m is None or whole is None:
            return
        for n in re.finditer(r"\d+", m[1]):
            start, end = m.start(1) + n.start(), m.start(1) + n.end()
            i = bisect_right(taken, (start, len(self.text))) - 1
            if i >= 0 and start < taken[i][1]:
                continue
            number = str(DocNumber(n[0], whole.symbol, whole.family, whole.year))
            self.found.append(replace(last, start=start, core=end, end=end, name_end=end, number=number))
            self.found[-1].title, self.found[-1].confidence = None, 0.9

    def _misread_type(self, at: int, doc_type: str) -> int:
        """Return where a citation begins: at a type word whose marks were misread (`Nghị dịnh số …`)."""
        m = _WORDS_BEFORE.search(self.folded, max(0, at - 40), at)
        return m.start() if m and bare(" ".join(m[1].split())) in _bare_forms(doc_type) else at

    def _sweep(self) -> None:
        """Read the numbers that no type word introduces."""
        spans = sorted((c.start, c.end) for c in self.found)
        starts = [s for s, _ in spans]
        done = 0  # a list is read as a whole where its first number is met
        for m in LOOSE_NUMBER.finditer(self.text):
            if m.start() < done:
                continue
            i = bisect_right(starts, m.start()) - 1
            if i >= 0 and spans[i][0] <= m.start() < spans[i][1]:
                continue
            number = from_match(m)
            if number is None or type_of_number(number.number) is None:
                continue
            begin = self._misread_type(m.start(), str(type_of_number(number.number)))
            free = i < 0 or spans[i][1] <= begin
            self._add(None, number, begin if free else m.start())
            done = self.found[-1].core
            self._before_symbol(m.start(), self.found[-1], spans)
        for m in _ABBREVIATED.finditer(self.text):
            i = bisect_right(starts, m.start()) - 1
            if i >= 0 and spans[i][0] <= m.start() < spans[i][1]:
                continue
            entries = types_by_symbol().get(m[1], ())
            if entries and not _counts(self.folded, m.end()):
                self._add(None, None, m.start(), (m[2], m.end()), str(entries[0]["doc_type"]))
                self.found[-1].confidence = 0.6


@cache
def _bare_forms(doc_type: str) -> frozenset[str]:
    """Return the words of a type without their marks."""
    entries = load("reference_types").entries
    return frozenset(bare(f) for e in entries if e["doc_type"] == doc_type for f in e.forms)


def _same_symbol_type(code: str, number: PrintedNumber | None) -> bool:
    """Tell whether a number's symbol may stand for the type (`QĐ` for a quy định too)."""
    if number is None or number.number.family is Family.LAW:
        return True
    head = re.split(r"[-/]", number.number.symbol, maxsplit=1)[0]
    if head == "QĐ" and code in ("quy_dinh", "quyet_dinh"):
        return True
    codes = {e["doc_type"] for e in load("reference_types").entries if head in (e["symbols"] or ())}
    return not codes or code in codes
