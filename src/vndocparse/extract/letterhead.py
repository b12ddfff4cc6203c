"""Find the parts of a letterhead among the first printed lines."""

import re
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import Levenshtein

from vndocparse.core.analysis import Analysis, Zone
from vndocparse.core.source import Column, ParagraphKind
from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine, head_lines
from vndocparse.extract.letterhead_number import (
    NumberLine,
    PlaceDate,
    read_number,
    read_place_date,
    type_symbols,
)
from vndocparse.extract.letterhead_spacing import respaced
from vndocparse.lexicons.load import load
from vndocparse.lexicons.motto import motto_pattern
from vndocparse.lexicons.signing import position_pattern
from vndocparse.text.fold import bare, case_counts

_RULE = re.compile(r"[\W_oO°]{1,60}")
_STAMP = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4},?\s+\d{1,2}:\d{2}(?::\d{2})?")
_SIGNED_BY = re.compile(r"(?:nguoi ky|ky boi|email|co quan|thoi gian ky|ngay ky|ky so boi|chuc vu)\s*:")
_ADDRESSED = re.compile(r"kinh (?:gui|trinh)\b")
# What a telegram has for `Kính gửi`, behind the name of who sends it or alone.
TELEGRAPHED = re.compile(r"[^.;:]{0,90}?\b(?P<verb>dien|gui|dien gui)\s?(?::\s*|$)")
_SUBJECT = re.compile(r"v\s?/\s?v(?=[^a-z]|[a-z]{2})")


@dataclass(frozen=True, slots=True)
class TypeLine:
    """The line that names the type; ``rest`` is where a subject on the same line begins in the line."""

    code: str
    at: int
    start: int
    end: int
    rest: int | None
    exact: bool


@dataclass(slots=True)
class Letterhead:
    """The first lines and what was found among them; ``*_at`` are indices into ``lines``."""

    lines: list[PrintLine]
    start: int = 0
    motto: str | None = None
    motto_at: int | None = None
    type_line: TypeLine | None = None
    number: NumberLine | None = None
    number_at: int | None = None
    place_date: PlaceDate | None = None
    date_at: int | None = None
    addressed_at: int | None = None
    subject_at: int | None = None
    issuer_lines: list[PrintLine] = field(default_factory=list)
    marks: dict[str, tuple[str, Span]] = field(default_factory=dict)
    portal: dict[str, tuple[str, Span]] = field(default_factory=dict)


@cache
def _types() -> tuple[tuple[str, str, str], ...]:
    """Return (packed bare form, bare form, code), longest first."""
    made = [(bare(f).replace(" ", ""), bare(f), e.id) for e in load("doc_types").entries for f in e.forms]
    return tuple(sorted(made, key=lambda x: -len(x[0])))


def type_of(printed: str) -> tuple[str, bool] | None:
    """Return the type that a whole line names and whether it does so exactly; one wrong letter is let go."""
    packed = re.sub(r"[^a-z]", "", bare(printed))
    if not 3 <= len(packed) <= 40:
        return None
    for form, _, code in _types():
        if packed == form:
            return code, True
    if len(packed) < 7:
        return None
    near = {
        code
        for form, _, code in _types()
        if abs(len(form) - len(packed)) <= 1 and Levenshtein.distance(form, packed, score_cutoff=1) <= 1
    }
    return (near.pop(), False) if len(near) == 1 else None


def _type_line(line: PrintLine, at: int) -> TypeLine | None:
    if len(line.text) > 600 or line.kind is not ParagraphKind.TEXT:
        return None
    body = line.text.strip(" *_:.-–—#")
    upper, letters = case_counts(body)
    if letters and upper >= 0.6 * letters and (found := type_of(body)):
        start = line.text.index(body)
        return TypeLine(found[0], at, start, start + len(body), _after_notice(line, found[0]), found[1])
    if letters and line.centred and line.bold and (found := type_of(body)) and found[1]:
        return TypeLine(found[0], at, 0, len(line.text), None, True)
    for _, form, code in _types():
        n = len(form)
        head = line.text[:n]
        if line.bare.startswith(form) and head.isupper() and line.text[n : n + 1] == " ":
            rest = line.text[n:].lstrip(" :-")
            if rest and _begins_subject(rest):
                return TypeLine(code, at, 0, n, len(line.text) - len(rest), True)
            return None
    return None


def _after_notice(line: PrintLine, code: str) -> int | None:
    """`THÔNG BÁO KẾT LUẬN` names a notice whose subject begins with the conclusion."""
    if code == "thong_bao" and (m := re.search(r"ket luan", line.bare)):
        return m.start()
    return None


_SUBJECT_START = re.compile(
    r"(?:ve|cua|v/v|hoi nghi|dai hoi|ket luan|thuc hien|trien khai|tong ket|so ket|ket qua|ban hanh|y kien)\b"
)


# `CHỈ THỊ | SỐ 19/2002/CT-TTG NGÀY 25 THÁNG 6 NĂM 2002 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ …`
_NUMBERED_SUBJECT = re.compile(r"so:? \d{1,5}[a-z]?\s?[-/]\S{2,24} .*\b(?:ve|v/v|ban hanh)\b")


def _begins_subject(rest: str) -> bool:
    low = bare(rest)
    return bool(_SUBJECT_START.match(low) or _NUMBERED_SUBJECT.match(low)) and not type_of(rest)


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    made = [(bare(f), str(e["field"])) for e in load("portal_labels").entries for f in e.forms]
    return tuple(sorted(made, key=lambda x: -len(x[0])))


def _portal(line: PrintLine) -> tuple[str, int] | None:
    """Return the field that a line of a portal's summary gives and where its value begins."""
    for form, name in _labels():
        if line.bare.lstrip("|*- ").startswith(form):
            m = re.compile(r"[\s*]*(?P<mark>[:|])[\s*]*").match(line.text, line.bare.index(form) + len(form))
            if m and (form != "so" or m["mark"] == ":"):
                return name, m.end()
    return None


def find_letterhead(a: Analysis, lines: list[PrintLine]) -> Letterhead:
    """Find motto, number, place and date, issuers, type and marks among the first lines of ``lines``."""
    head = Letterhead(head_lines(a, lines))
    mottos = [i for i, x in enumerate(head.lines[:60]) if _is_motto(x)]
    if mottos:
        head.motto_at = mottos[0]
        m = motto_pattern().search(head.lines[mottos[0]].bare)
        head.motto = m.lastgroup if m else None
    head.start = _begin(head)
    _addressed(head)
    _type(head)
    if head.type_line and head.type_line.code == "cong_dien" and head.addressed_at is None:
        _telegraphed(head, head.type_line.at)
    _number(head)
    if head.type_line is None and head.addressed_at is None:
        _type_damaged(head)
    _place(head)
    _issuers(head)
    _marks(head)
    return head


def _is_motto(line: PrintLine) -> bool:
    m = motto_pattern().search(line.bare)
    return (
        bool(m)
        and line.kind is ParagraphKind.TEXT
        and m is not None
        and len(line.text) - (m.end() - m.start()) <= 8
    )


def _begin(head: Letterhead) -> int:
    """Return the first line that is the document's own: behind a portal's summary and a signature's stamp."""
    limit = head.motto_at if head.motto_at is not None else min(len(head.lines), 40)
    seen: list[int] = []
    names: set[str] = set()
    stamp = 0
    for i, line in enumerate(head.lines[:limit]):
        if (_STAMP.search(line.text) and len(line.text) < 60) or (
            _SIGNED_BY.match(line.bare) and i < 6 and head.motto_at is not None
        ):
            stamp = i + 1
        if found := _portal(line):
            seen.append(i)
            names.add(found[0])
    if len(names - {"other"}) >= 2:
        for i in seen:
            line = head.lines[i]
            name, at = _portal(line) or ("other", 0)
            value = Span(line.span.start + at, line.span.end)
            if name != "other" and at < len(line.text):
                head.portal.setdefault(name, (line.text[at:].strip(" |*"), value))
        if head.motto_at is None:
            return 0
        stamp = seen[-1] + 1
    while stamp < limit and _RULE.fullmatch(head.lines[stamp].text):
        stamp += 1
    if stamp < limit and head.motto_at is not None and _OWN_TEXT.fullmatch(head.lines[stamp].bare):
        stamp += 1
    return stamp


_OWN_TEXT = re.compile(r"\W*(?:van ban|toan van|noi dung|noi dung van ban|toan van van ban)\W*")


def _addressed(head: Letterhead) -> None:
    for i in range(head.start, min(len(head.lines), head.start + 45)):
        if _ADDRESSED.match(head.lines[i].bare.lstrip(" -*")):
            head.addressed_at = i
            return


def _telegraphed(head: Letterhead, at: int) -> None:
    """Find the line below the type that a telegram addresses with: `CHỦ TỊCH … điện:`, `Điện:`, `Gửi:`."""
    for i in range(at + 1, min(len(head.lines), at + 12)):
        line = head.lines[i]
        if line.zone in (Zone.BASIS, Zone.RECIPIENTS):
            return
        if m := TELEGRAPHED.match(line.bare):
            who = line.text[: m.start("verb")]
            if not who.strip(" -*") or line.capitals or position_pattern().match(line.bare.lstrip(" -*")):
                head.addressed_at = i
                return


def _type(head: Letterhead) -> None:
    first = head.start if head.motto_at is None else max(head.start, head.motto_at)
    last = min(len(head.lines), first + 30)
    if head.addressed_at is not None:
        last = min(last, head.addressed_at)
    for i in range(first, last):
        line = head.lines[i]
        if line.column is Column.RIGHT and line.split:
            continue
        found = _type_line(line, i)
        if found and found.code != "phu_luc" and not _follows_open_name(head, i):
            head.type_line = found
            return
        if line.bare.startswith(("can cu ", "- can cu ")) or line.zone is Zone.BASIS:
            return


def _type_damaged(head: Letterhead) -> None:
    """Take a line for the type where the symbol tells which it is and up to two letters differ."""
    if head.number is None or head.number_at is None or not head.number.symbol:
        return
    code = type_symbols().get(re.split(r"[-/]", head.number.symbol)[0])
    forms = [form for form, _, c in _types() if c == code]
    first = max(x for x in (head.number_at, head.motto_at) if x is not None) + 1
    for i in range(first, min(len(head.lines), first + 6)):
        line = head.lines[i]
        packed = re.sub(r"[^a-z]", "", line.bare)
        if not line.capitals or line.split or not 5 <= len(packed) <= 24:
            continue
        if any(Levenshtein.distance(f, packed, score_cutoff=2) <= min(2, len(f) // 3) for f in forms):
            head.type_line = TypeLine(str(code), i, 0, len(line.text), None, False)
            return


def _follows_open_name(head: Letterhead, i: int) -> bool:
    """Tell whether the line is the end of a body's name: `ĐOÀN KIỂM TRA THEO / QUYẾT ĐỊNH`."""
    return i > 0 and bool(re.search(r"\b(?:theo|thuc hien)$", head.lines[i - 1].bare))


def _number(head: Letterhead) -> None:
    last = (
        head.type_line.at if head.type_line else (head.addressed_at or min(len(head.lines), head.start + 25))
    )
    found: list[tuple[int, NumberLine]] = []
    for i in range(head.start, last):
        line = head.lines[i]
        if (
            i
            and re.search(r"(?:quyet dinh|nghi quyet|ke hoach|thong bao|chi thi)$", head.lines[i - 1].bare)
            and line.capitals
        ):
            continue  # the name of a body that quotes the paper which set it up
        if read := read_number(line.text):
            found.append((i, read))
    if found:
        head.number_at, head.number = max(found, key=lambda x: (x[1].symbol is not None, x[0]))


def _place(head: Letterhead) -> None:
    last = (
        head.type_line.at if head.type_line else (head.addressed_at or min(len(head.lines), head.start + 25))
    ) + 1
    if head.type_line is None and head.motto_at is not None:
        last = max(last, head.motto_at + 5)  # the left column was read to its end first
    for i in range(head.start, min(last, len(head.lines))):
        line = head.lines[i]
        if read := read_place_date(line.text):
            head.place_date, head.date_at = read, i
            return
    if head.type_line:  # some layouts set the date below the subject
        for i in range(head.type_line.at + 1, min(head.type_line.at + 8, len(head.lines))):
            read = read_place_date(head.lines[i].text)
            if (
                read
                and read.place
                and read.place_end + 3 >= read.date_start - 2
                and len(head.lines[i].text) < 60
            ):
                head.place_date, head.date_at = read, i
                return


def _issuers(head: Letterhead) -> None:
    last = head.type_line.at if head.type_line else (head.addressed_at or 0)
    above = head.number_at if head.number_at is not None else last
    got = [i for i in range(head.start, above) if _may_name_issuer(head, i)]
    if not got and above < last:
        got = [i for i in range(above + 1, last) if _may_name_issuer(head, i)]
    if head.motto_at is None and head.number_at is None and head.date_at is None:
        got = []
    head.issuer_lines = [respaced(head.lines[i]) for i in got][:7]


def _may_name_issuer(head: Letterhead, i: int) -> bool:
    line = head.lines[i]
    if i == head.date_at or _is_motto(line) or _RULE.fullmatch(line.text) or line.column is Column.RIGHT:
        return False
    if len(line.text) > 90 or line.kind is not ParagraphKind.TEXT or mark_of(line.text):
        return False
    if _SUBJECT.match(line.bare) or _STAMP.search(line.text) or _portal(line) or re.match(r"=+ ", line.text):
        return False
    # what a recogniser reads beside the rule below the issuer: `* TT`
    return line.capitals and not (len(line.text) <= 6 and not line.text[0].isalnum())


@cache
def _mark_forms() -> tuple[tuple[str, str, str], ...]:
    made = [
        (bare(f), str(e["kind"]), str(e["value"])) for e in load("security_urgency").entries for f in e.forms
    ]
    return tuple(sorted(made, key=lambda x: -len(x[0])))


def mark_of(text: str) -> tuple[str, str] | None:
    """Return kind and value of a mark that stands alone on a line (`MẬT`, `HỎA TỐC`, `DỰ THẢO 2`)."""
    low = re.sub(r"\s+", " ", bare(text)).strip(" .:*_-()[]|\"'")
    if len(low) > 60:
        return None
    low = re.sub(r" [^\W\d_]$", "", low)  # a speck beside the mark's frame
    for form, kind, value in _mark_forms():
        if low == form and (text.strip(" .*").isupper() or kind == "copy"):
            return kind, value
        tail = low[len(form) :] if low.startswith(form + " ") else ""
        if (
            kind == "draft"
            and tail
            and re.fullmatch(r" (?:lan )?(?:thu )?[\w/. ,-]{1,24}", tail)
            and text[:2].isupper()
        ):
            return kind, value
    return None


def _marks(head: Letterhead) -> None:
    last = head.type_line.at + 1 if head.type_line else (head.addressed_at or 20)
    for line in head.lines[: min(last + 3, len(head.lines))]:
        if found := mark_of(line.text):
            head.marks.setdefault(found[0], (found[1], line.span))
    if t := head.type_line:
        words = head.lines[t.at].text[t.start : t.end].split(maxsplit=2)
        if len(words) == 3 and t.code == "cong_dien" and (found := mark_of(words[2])):
            at = head.lines[t.at].span.start + t.end
            head.marks.setdefault(found[0], (found[1], Span(at - len(words[2]), at)))
    for i in range(head.start, last):
        if i < len(head.lines) and _SUBJECT.match(head.lines[i].bare):
            head.subject_at = i
            break
