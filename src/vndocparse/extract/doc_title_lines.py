"""Tell which lines below the type belong to the subject, and where the text begins."""

import re

from vndocparse.core.analysis import Zone
from vndocparse.core.source import ParagraphKind
from vndocparse.extract.doc_title_issuer import ABOUT, HANGS, OF_ISSUER, names_issuer
from vndocparse.extract.letterhead import type_of
from vndocparse.extract.letterhead_issuer import begins_body
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.text.fold import case_counts
from vndocparse.text.syllables import is_syllable

RULE = re.compile(r"[\W_oO°]{1,60}")
# A run of a rule's dots or dashes that recognition joined with the first line of the text.
_RULE_RUN = re.compile(r"[.\-–—_]{3,}")


def begins_with_rule(text: str) -> bool:
    """Tell whether a line begins with a run of a rule's dots or dashes."""
    m = _RULE_RUN.search(text)
    return m is not None and not _has_syllable(text[: m.start()])


_ODD = re.compile(r"[\"^~|\\<>{}§°¬«»„_=#@®€¥]")


def is_noise(text: str) -> bool:
    """Tell whether a line holds specks only: odd signs and no syllable of two letters."""
    return _ODD.search(text) is not None and not _has_syllable(text)


def _has_syllable(text: str) -> bool:
    return any(len(w) > 1 and is_syllable(w.lower()) for w in re.findall(r"[^\W\d_]+", text))


# A line that opens the text proper: legal basis, salutation, a numbered part, the enacting formula.
OPENS_TEXT = re.compile(
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
_NUMBERED = re.compile(r"\s*(?:[IVXl]{1,4}|[TH][1Il]{0,2}|[A-D]|\d{1,2})\s?[.)/-]")
# A body as subject of the first sentence: `Ban Thường vụ Tỉnh ủy họp ngày …`.
_SOMEBODY_ACTS = re.compile(
    r"[^.;:]{4,70}?\b(?:hop ngay|hop, |da hop|nghe bao cao|thong bao|quyet nghi|da nghe|"
    r"to chuc hoi nghi|da to chuc|da ban hanh|"
    r"yeu cau|thong nhat|nhan duoc|ban hanh|xay dung|huong dan|kinh de nghi|bao cao|trinh|moi|"
    r"nhan thay|da chu tri)\b"
)
_LATELY = re.compile(r"(?:trong )?(?:thoi gian|nhung nam|nhiem ky) (?:vua )?qua\b")
# of a campaign, below its name
_MOTTO = re.compile(r"\W*(?:voi )?(?:chu de|thong diep|khau hieu)(?: nam)?\s?:")
_ON = re.compile(r"\W{0,3}v\s?/\s?v\b")
_ENDS_IN_NUMBER = re.compile(r"\bso:? \d{1,5}[a-z]?\s?[-/]\S{2,24}$")


def stops(lines: list[PrintLine], line: PrintLine) -> bool:
    """Tell whether a line no longer belongs to the subject whose first ``lines`` are known."""
    if line.kind is not ParagraphKind.TEXT or line.zone in (Zone.BASIS, Zone.ADDRESSEE, Zone.RECIPIENTS):
        return True
    if (not lines and _ON.match(line.bare)) or (lines and cuts_number(lines[-1], line)):
        return False  # `V/V` looks like a number, as does what goes on behind `… CHỈ THỊ SỐ`
    if line.zone is Zone.BODY and _NUMBERED.match(line.text):
        return True
    low = line.bare.lstrip(" *_")
    if (
        OPENS_TEXT.match(low)
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
    if HANGS.search(lines[-1].bare.rstrip()) and not lines[-1].text.rstrip().endswith((",", "-")):
        return False  # `… Nghị quyết số 13-NQ/TW của` and `Ban Chấp hành Trung ương về xây dựng …`
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


_BEFORE_NUMBER = re.compile(r"\b(?:so|ngay|thang|nam)$")


def cuts_number(above: PrintLine, line: PrintLine) -> bool:
    """Tell whether the width cut the number or date of a document that the subject names."""
    return line.text[:1].isdigit() and _BEFORE_NUMBER.search(above.bare.rstrip()) is not None


_SENTENCE_START = re.compile(
    r"(?:(?:sang|chieu|toi) ngay|"
    r"ngay|trong|sau|thuc hien|tren|de|nham|thoi gian|nam|qua|tu|tai|vua|hien nay|dong chi|toi|"
    r"xuat phat|nhan|tiep theo)\b"
)


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
        return names_issuer(lines, line)
    first = next((c for c in line.text if c.isalpha()), "")
    if first.islower():
        return _begins_cut(line.text)
    if line.capitals and not above.capitals and len(line.text.split()) >= 2 and begins_body(line):
        return True  # the body that decides, above the legal basis
    if names_issuer(lines, line):
        return True
    if ABOUT.match(line.bare) and all(OF_ISSUER.match(x.bare) or x.capitals for x in lines):
        return False
    if above.capitals and not line.capitals:
        return bool(_SENTENCE_START.match(line.bare))
    if above.text.rstrip().endswith((",", "-", "–")) or len(above.text) >= 45:
        return bool(_SENTENCE_START.match(line.bare)) and len(line.text) > 60
    return not (_is_term(line.bare) or line.zone is Zone.TITLE)


def _begins_cut(text: str) -> bool:
    """Tell a line of the text of which a stamp hides the beginning: no word is `n` (of `Thời gian`)."""
    word = text.split(maxsplit=1)[0]
    return len(word) <= _REST_OF_WORD and word.isalpha() and not is_syllable(word)


_REST_OF_WORD = 2  # letters


# `KẾT LUẬN CỦA THƯỜNG TRỰC TỈNH ỦY` below `THÔNG BÁO`
_OF_CONCLUSION = re.compile(r"(?:y kien )?(?:ket luan|chi dao)(?: chi dao)? cua\b")


def _begins_subject(lines: list[PrintLine], line: PrintLine) -> bool:
    """Tell whether a line below nothing but the issuer's says what it is about, however long it is."""
    begins = line.text.lstrip('("“')[:2] == "về" and not line.text.endswith((";", ":"))
    return begins and all(OF_ISSUER.match(x.bare) or _OF_CONCLUSION.match(x.bare) for x in lines)


_TERM_LINE = 60  # letters of a line that only goes on with a term: `nhiệm kỳ 2020 - 2025`


def _is_term(low: str) -> bool:
    return len(low) < _TERM_LINE and bool(
        re.match(
            r"(?:nhiem ky|khoa|giai doan|lan thu|nam \d{4}|quy [iv]+|\d{1,2} thang (?:dau|cuoi) nam|\()",
            low,
        )
    )
