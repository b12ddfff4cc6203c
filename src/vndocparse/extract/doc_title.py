"""Read the subject of a document (trích yếu), with the session and term that it names."""

import re
from dataclasses import dataclass

from vndocparse.core.analysis import Zone
from vndocparse.core.source import ParagraphKind
from vndocparse.core.span import Span
from vndocparse.extract.letterhead import Letterhead, type_of
from vndocparse.extract.letterhead_issuer import begins_body
from vndocparse.extract.letterhead_lines import PrintLine, restored
from vndocparse.extract.letterhead_number import read_number, read_place_date
from vndocparse.text.fold import bare, case_counts
from vndocparse.text.syllables import is_syllable

_RULE = re.compile(r"[\W_oO°]{1,60}")
# A line that opens the text proper: legal basis, salutation, a numbered part, the enacting formula.
_OPENS_TEXT = re.compile(
    r"[-–+*]?\s*(?:can cu\b|xet\b|theo de nghi\b|tren co so\b|kinh (?:gui|trinh)\b|noi nhan\b|thanh phan\b|"
    r"(?:phan|chuong|muc) (?:thu )?(?:[ivx]{1,5}|\d|nhat|mot)\b|dieu 1\b|"
    r"(?:[ivx]{1,4}|[a-d]|\d{1,2}(?!/\d))\s?[.)/-]\s*[-–]?\s*\w)"
)
# Openings of a first sentence that no subject has, even where paragraphs were not told apart.
_OPENS_REPORT = re.compile(
    r"(?:(?:trong )?(?:thoi gian|nhung nam) (?:qua|gan day|vua qua)|trong (?:nhung nam|thoi gian|"
    r"nam) |sau khi |"
    r"tiep theo |sau \d+ nam|(?:(?:sang|chieu|toi) )?ngay \d{1,2}|trong \d+ nam|"
    r"de (?:tiep tuc|trien khai|thuc hien|nang cao|gop phan) |"
    r"thuc hien [^.;:]{3,80}? so:? \d)"
)
_NUMBERED = re.compile(r"\s*(?:[IVX]{1,4}|[A-D]|\d{1,2})\s?[.)/-]")
# Specks that recognition reads before or behind a line.
_NOISE = re.compile(r"^[^\w(“\"'‘]+(?=\w)|\s+[._*:'`-]{1,3}$")
_OF_ISSUER = re.compile(r"cua\b")
_ABOUT = re.compile(r"(?:ve|v/v)\b")
_SENTENCE_START = re.compile(
    r"(?:(?:sang|chieu|toi) ngay|"
    r"ngay|trong|sau|thuc hien|tren|de|nham|thoi gian|nam|qua|tu|tai|vua|hien nay|dong chi|toi|"
    r"xuat phat|nhan|tiep theo)\b"
)


# A body as subject of the first sentence: `Ban Thường vụ Tỉnh ủy họp ngày …`.
_SOMEBODY_ACTS = re.compile(
    r"[^.;:]{4,70}?\b(?:hop ngay|hop, |da hop|nghe bao cao|thong bao|quyet nghi|da nghe|"
    r"to chuc hoi nghi|da to chuc|da ban hanh|"
    r"yeu cau|thong nhat|nhan duoc|ban hanh|xay dung|huong dan|kinh de nghi|bao cao|trinh|moi|"
    r"nhan thay|da chu tri)\b"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A subject as one line, with the place where it is printed."""

    text: str
    span: Span
    rule: str
    confidence: float


# A run of a rule's dots or dashes that recognition joined with the first line of the text.
_RULE_RUN = re.compile(r"[.\-–—_]{3,}")
_ODD = re.compile(r"[\"^~|\\<>{}§°¬«»„_=#@®€¥]")
_TERM_LINE = 60  # letters of a line that only goes on with a term: `nhiệm kỳ 2020 - 2025`
_LONGEST = 450  # letters of a subject; more of them have swallowed the text


def _is_noise(text: str) -> bool:
    """Tell whether a line holds specks only: odd signs and no syllable of two letters."""
    return _ODD.search(text) is not None and not _has_syllable(text)


def _has_syllable(text: str) -> bool:
    return any(len(w) > 1 and is_syllable(w.lower()) for w in re.findall(r"[^\W\d_]+", text))


def _begins_with_rule(text: str) -> bool:
    m = _RULE_RUN.search(text)
    return m is not None and not _has_syllable(text[: m.start()])


def _joined(lines: list[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(lines)).strip(" *_#")


def read_title(head: Letterhead) -> Title | None:
    """Return the subject below the type, or `V/v …` of an official letter; ``None`` where none is printed."""
    if head.type_line is None:
        return _of_letter(head) or _typeless(head)
    # what was taken for the type may be the enacting `QUYẾT ĐỊNH:` below the subject
    return (None if head.type_line.exact else _typeless(head)) or _below_type(head)


def _below_type(head: Letterhead) -> Title | None:
    found = head.type_line
    if found is None:
        return None
    lines: list[PrintLine] = []
    line = head.lines[found.at]
    if found.rest is not None:
        lines.append(_from(line, found.rest))
    for after in head.lines[found.at + 1 : found.at + 16]:
        if _RULE.fullmatch(after.text):
            if lines:
                break
            continue
        if lines and _begins_with_rule(after.text):
            break
        if _is_noise(after.text):
            continue
        if _is_date(after, lines) or (not lines and read_number(after.text)):
            continue
        if _stops(lines, after):
            break
        lines.append(after)
    lines = _without_decider(_without_issuer(lines), head)
    if not lines:
        return None
    return _title(lines, "title/below_type", 0.95 if found.exact else 0.8)


def _typeless(head: Letterhead) -> Title | None:
    """Return the subject in capitals below the number, where a web page lost the line of the type."""
    if head.number_at is None or head.addressed_at is not None:
        return None
    at = max(head.number_at, head.date_at or 0) + 1
    lines: list[PrintLine] = []
    for line in head.lines[at : at + 12]:
        if _RULE.fullmatch(line.text) and not lines:
            continue
        if not line.capitals or line.kind is not ParagraphKind.TEXT or _OPENS_TEXT.match(line.bare):
            break
        lines.append(line)
    lines = _without_decider(lines, head)
    made = _title(lines, "title/typeless", 0.8) if lines and _TYPELESS.match(lines[0].bare) else None
    return made if made is not None and len(made.text) >= _SHORTEST else None


_SHORTEST = 25  # letters of a subject that nothing but its capitals tells
_TYPELESS = re.compile(r"(?:ve viec|ban hanh|phe duyet|cong bo|quy dinh|sua doi|thanh lap|kien toan|giao)\b")


def _from(line: PrintLine, offset: int) -> PrintLine:
    span = Span(line.span.start + offset, line.span.end)
    text = line.text[offset:]
    return PrintLine(
        span, text, bare(text), line.column, line.bold, line.centred, line.zone, line.paragraph, line.kind
    )


def _is_date(line: PrintLine, lines: list[PrintLine]) -> bool:
    read = read_place_date(line.text)
    return read is not None and len(line.text) < 60 and (not lines or bool(read.place and "," in line.text))


def _title(lines: list[PrintLine], rule: str, confidence: float) -> Title | None:
    pieces = [restored(_NOISE.sub("", x.text).strip(" *_")) for x in lines]
    text = re.sub(r"^(?:\([^()]{3,60}\)\s*)?[Vv]\s?/\s?[Vv]\s*[:.]?\s*", "", _joined(pieces))
    text = re.sub(r"\s*(?:[-–—_.*]{2,}|[.;,:])\s*$", "", text)
    if not text or not any(c.isalpha() for c in text):
        return None
    if len(text) > _LONGEST:
        confidence = 0.4
    return Title(text, Span(lines[0].span.start, lines[-1].span.end), rule, confidence)


def _stops(lines: list[PrintLine], line: PrintLine) -> bool:
    """Tell whether a line no longer belongs to the subject whose first ``lines`` are known."""
    if line.kind is not ParagraphKind.TEXT or line.zone in (Zone.BASIS, Zone.ADDRESSEE, Zone.RECIPIENTS):
        return True
    if (not lines and _ON.match(line.bare)) or (lines and _cuts_number(lines[-1], line)):
        return False  # `V/V` looks like a number, as does what goes on behind `… CHỈ THỊ SỐ`
    if line.zone is Zone.BODY and _NUMBERED.match(line.text):
        return True
    low = line.bare.lstrip(" *_")
    if (
        _OPENS_TEXT.match(low)
        and not (low[:2] == "xe" and not lines)
        and (lines or not low.startswith("theo"))
    ):
        return not (low.startswith(("tren co so", "xet")) and not lines)
    if type_of(line.text) and case_counts(line.text)[0] > 3:
        return True
    if re.match(r"(?:thong tin van ban|van ban|thuoc tinh|so hieu)\W*$", low):
        return True
    if not lines:
        return False
    if _MOTTO.match(low) or _LATELY.match(low):
        return True
    if _SOMEBODY_ACTS.match(low) and begins_body(line) and not line.capitals:
        return True
    if _ENDS_IN_NUMBER.search(lines[-1].bare) and low.startswith("ngay") and line.capitals:
        return False  # `CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 19/2002/CT-TTG` and `NGÀY 25 THÁNG 6 NĂM 2002 VỀ VIỆC …`
    if _OPENS_REPORT.match(low) and line.text[:1].isupper() and len(line.text) >= 50:
        return True
    if line.paragraph == lines[-1].paragraph:
        return False
    return _starts_text(lines, line)


_LATELY = re.compile(r"(?:trong )?(?:thoi gian|nhung nam|nhiem ky) (?:vua )?qua\b")
_MOTTO = re.compile(
    r"\W*(?:voi )?(?:chu de|thong diep|khau hieu)(?: nam)?\s?:"
)  # of a campaign, below its name
_ON = re.compile(r"\W{0,3}v\s?/\s?v\b")
_BEFORE_NUMBER = re.compile(r"\b(?:so|ngay|thang|nam)$")


_ENDS_IN_NUMBER = re.compile(r"\bso:? \d{1,5}[a-z]?\s?[-/]\S{2,24}$")


def _cuts_number(above: PrintLine, line: PrintLine) -> bool:
    """Tell whether the width cut the number or date of a document that the subject names."""
    return line.text[:1].isdigit() and _BEFORE_NUMBER.search(above.bare.rstrip()) is not None


def _starts_text(lines: list[PrintLine], line: PrintLine) -> bool:
    """Judge by looks: the subject is set alike, its lines are short and go on in small letters."""
    above = lines[-1]
    if above.bold and not line.bold and not above.text.isupper():
        return True
    if above.capitals and line.capitals and len(line.text.split()) <= 4 and line.text.endswith("."):
        return False  # the last words of a subject that somebody closed with a full stop
    if _begins_subject(lines, line):
        return False
    if line.text.endswith((".", ";", ":")) or len(line.text) > 130:
        return True
    if above.centred and line.centred and above.bold == line.bold:
        return _names_issuer(lines, line)
    first = next((c for c in line.text if c.isalpha()), "")
    if first.islower():
        return False
    if line.capitals and not above.capitals and len(line.text.split()) >= 2 and begins_body(line):
        return True  # the body that decides, above the legal basis
    if _names_issuer(lines, line):
        return True
    if _ABOUT.match(line.bare) and all(_OF_ISSUER.match(x.bare) or x.capitals for x in lines):
        return False
    if above.capitals and not line.capitals:
        return bool(_SENTENCE_START.match(line.bare))
    if above.text.rstrip().endswith((",", "-", "–")) or len(above.text) >= 45:
        return bool(_SENTENCE_START.match(line.bare)) and len(line.text) > 60
    return not (_is_term(line.bare) or line.zone is Zone.TITLE)


def _begins_subject(lines: list[PrintLine], line: PrintLine) -> bool:
    """Tell whether a line below nothing but the issuer's says what it is about, however long it is."""
    begins = line.text.lstrip('("“')[:2] == "về" and not line.text.endswith((";", ":"))
    return begins and all(_OF_ISSUER.match(x.bare) or _OF_CONCLUSION.match(x.bare) for x in lines)


# `KẾT LUẬN CỦA THƯỜNG TRỰC TỈNH ỦY` below `THÔNG BÁO`
_OF_CONCLUSION = re.compile(r"(?:y kien )?(?:ket luan|chi dao)(?: chi dao)? cua\b")
_DECIDER = re.compile(
    r"(?:bo truong|chu tich|giam doc|thu tuong|chanh an|vien truong|tong giam doc|hieu truong|"
    r"cuc truong|truong ban|"
    r"bo chinh tri|ban bi thu|ban thuong vu|chinh phu|uy ban nhan dan|hoi dong nhan dan|quoc hoi|"
    r"thong doc|chu nhiem)\b"
)


def _names_issuer(lines: list[PrintLine], line: PrintLine) -> bool:
    """`BỘ TRƯỞNG BỘ …` in capitals between a decision's subject and its legal basis."""
    return line.capitals and not lines[0].capitals and bool(_DECIDER.match(line.bare))


def _is_term(low: str) -> bool:
    return len(low) < _TERM_LINE and bool(
        re.match(
            r"(?:nhiem ky|khoa|giai doan|lan thu|nam \d{4}|quy [iv]+|\d{1,2} thang (?:dau|cuoi) nam|\()",
            low,
        )
    )


def _without_issuer(lines: list[PrintLine]) -> list[PrintLine]:
    """Drop the issuer printed on lines of its own between type and subject: `của Ban Thường vụ …`."""
    if not lines or not _OF_ISSUER.match(lines[0].bare):
        return lines
    for i in range(1, min(4, len(lines))):
        if _ABOUT.match(lines[i].bare) or (lines[0].capitals and not lines[i].capitals):
            return lines[i:]
    return lines


_OWNS = re.compile(r"\b(?:cua|thuoc|do|giua|va|voi|tai|cho|doi voi|cac|mot so)$|[,(-]$")


def _without_decider(lines: list[PrintLine], head: Letterhead) -> list[PrintLine]:
    """Drop the body that decides, printed in capitals like the subject, between it and the legal basis."""
    if len(lines) < 2:
        return lines
    after = next((x for x in head.lines if x.span.start >= lines[-1].span.end and x.text.strip()), None)
    if after is None or not (after.zone is Zone.BASIS or _BASIS.match(after.bare)):
        return lines
    for i in range(len(lines) - 1, max(0, len(lines) - 4), -1):
        line, above = lines[i], lines[i - 1]
        if not line.capitals:
            break
        if _DECIDER.match(line.bare) and not _OWNS.search(above.bare.rstrip()):
            return lines[:i]
    return lines


_BASIS = re.compile(r"[-–+*]?\s*(?:can cu|xet|theo de nghi|thuc hien|thi hanh)\b")


def _of_letter(head: Letterhead) -> Title | None:
    """Return the subject that an official letter prints below its number."""
    at = head.subject_at
    if at is None and head.number_at is not None:
        at = _italic_subject(head)
    if at is None:
        return None
    lines: list[PrintLine] = []
    for line in head.lines[at : at + 14]:
        if lines and _cuts_number(lines[-1], line):
            lines.append(line)
            continue
        if lines and (
            _RULE.fullmatch(line.text) or _OPENS_TEXT.match(line.bare) or line.kind is not ParagraphKind.TEXT
        ):
            break
        if read_place_date(line.text):
            after = head.lines[at + len(lines) + 1 : at + len(lines) + 2]
            if lines and (line.column is not head.lines[at].column or (after and _carries_on(after[0]))):
                continue  # the columns were read by turns
            break
        if lines and line.column is not lines[0].column:
            continue
        if lines and (len(line.text) > 110 or line.text.endswith((".", ":")) or line.capitals):
            break
        lines.append(line)
    return _title(lines, "title/letter", 0.9) if lines else None


def _carries_on(line: PrintLine) -> bool:
    return (line.text[:1].islower() or line.text[:1].isdigit()) and not line.text.endswith((".", ":"))


def _italic_subject(head: Letterhead) -> int | None:
    at = (head.number_at or 0) + 1
    while at < len(head.lines) and at < (head.addressed_at or 0):
        line = head.lines[at]
        # right below the number a whole subject may stand on one line
        longest = _LONGEST if at == (head.number_at or 0) + 1 else 120
        if _ABOUT.match(line.bare) and len(line.text) < longest:
            return at
        at += 1
    return None


# `lần thứ 14`, `lần thứ ba`, `lần thứ XVIII`, `lần 2` behind a meeting or congress.
_SESSION = re.compile(
    r"(?:hoi nghi|ky hop|phien hop|dai hoi)[^.;:]{0,90}?\b(?P<s>lan\s(?:thu\s)?(?:\d{1,3}\b|[ivxl]{1,6}\b|"
    r"(?:nhat|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)(?:\s(?!nam\s\d)(?:mot|hai|ba|tu|bon|lam|nam|sau|bay|"
    r"tam|chin|muoi))?\b))"
)
_TERM = re.compile(
    r"(?:hoi nghi|dai hoi|ky hop|ban chap hanh|ban thuong vu|uy ban kiem tra|hoi dong nhan dan|"
    r"quoc hoi)[^.;:]{0,110}?"
    r"\(?\b(?P<t>khoa\s(?:thu\s)?(?:[ivxl]{1,6}|\d{1,2})\b|nhiem ky\s\d{4}\s?[-–]\s?\d{4})"
)


def read_session(text: str, span: Span) -> Span | None:
    """Return where a title names the session of the meeting whose outcome the document is."""
    return _meeting(_SESSION, "s", text, span)


def read_term(text: str, span: Span) -> Span | None:
    """Return where a title names the term of the body that met or issued the document."""
    return _meeting(_TERM, "t", text, span)


def _meeting(pattern: re.Pattern[str], name: str, text: str, span: Span) -> Span | None:
    piece = bare(span.of(text)[:600])
    # What stands behind `thực hiện Nghị quyết …` is the term of another document.
    cited = re.search(
        r"\b(?:thuc hien|trien khai|quan triet|ban hanh|nghi quyet so|so ket|tong ket)\b", piece
    )
    m = pattern.search(piece, 0, cited.start() if cited else len(piece))
    return Span(span.start + m.start(name), span.start + m.end(name)) if m else None


# The opening of what a meeting decided: `Tại Hội nghị lần thứ 19 …, Ban Chấp hành … khóa XVI quyết nghị …`.
_MET = re.compile(
    r"[\W_]{0,3}(?:tai|trong|(?:[^.;:]{4,60} )(?:hop|to chuc)) hoi nghi "
    r"(?P<s>lan (?:thu )?(?:\d{1,3}|[ivxl]{1,6}|"
    r"(?:nhat|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)(?: (?:mot|hai|ba|tu|bon|lam|nam|sau|bay|tam|"
    r"chin))?)\b)(?! (?:cua )?(?:ban chap hanh )?trung uong)"
)
_DECIDED = re.compile(
    r"ban (?:chap hanh|thuong vu) (?!trung uong)[^.;:,]{0,50}?\b(?P<t>khoa (?:[ivxl]{1,6}|\d{1,2}))\b,?"
    r"[^.;:]{0,40}?\b(?:quyet nghi|ket luan|thong nhat|ban hanh|quyet dinh)\b"
)


def read_met(text: str, span: Span) -> tuple[Span | None, Span | None]:
    """Return where an opening names the session and the term of the meeting that decided."""
    piece = bare(span.of(text)[:700])
    met, decided = _MET.match(piece), _DECIDED.search(piece)
    session = Span(span.start + met.start("s"), span.start + met.end("s")) if met else None
    term = Span(span.start + decided.start("t"), span.start + decided.end("t")) if met and decided else None
    return session, term
