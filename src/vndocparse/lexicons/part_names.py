"""Tell lines that do nothing but name parts: `Kết quả đạt được`, `Những hạn chế, yếu kém và nguyên nhân.`"""

import re
from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import strip_marks
from vndocparse.text.patterns import one_of

_LONGEST = 110  # letters of such a line
# a label, as printed or misread (`TI.`, `Ở,`), and words before the first name
_LABEL = re.compile(r"[\W\d_]*(?:[a-z]{1,3}\s?[.,)/:-]\s?)?[\W\d_]*")
_LEAD = re.compile(
    r"(?:(?:mot so|nhung|cac|danh gia|ve|phan tich|nhan dinh|nhin lai|khai quat|noi dung|rut ra)\s+){0,3}"
)
_AND = re.compile(r"\s*(?:[,;/–-]|(?<![a-z])va(?![a-z]))\s*(?:(?:mot so|nhung|cac|ve)\s+){0,2}")
# what may stand behind a name without saying anything of it; what a review is of stands there too
_BESIDE = re.compile(
    r"\s*(?:chu yeu|trong tam|cu the|chung|tong quat|co ban|chinh|noi bat|quan trong|tich cuc|buoc dau"
    r"|(?:da )?dat duoc"
    r"|(?:can )?rut ra|can (?:tap trung )?khac phuc|can kiem diem|thanh cong"
    r"|nhu sau|sau day|lon|tren|neu tren|noi tren|do"
    r"|chu quan|khach quan|cua|trong|ve|viec|qua|sau|thuc hien|trien khai|to chuc|lanh dao|chi dao|cong tac"
    r"|nhiem vu|phat trien(?= kinh te| van hoa)|nghi quyet|ket luan|chi thi|chuong trinh|ke hoach"
    r"|kinh te|van hoa|xa hoi|quoc phong|an ninh"
    r"|chinh tri|xay dung dang|he thong chinh tri|thoi gian (?:vua )?qua|nhiem ky (?:vua )?qua|nam qua"
    r"|(?:mot|hai|ba|bon|nam|muoi|\d{1,2}) (?:nam|thang)(?: (?:dau|cuoi) nam)?(?: \d{4})?"
    r"|(?:den |trong )?(?:het )?nam \d{4}(?:\s?[-–]\s?\d{4})?|(?:giai doan|nhiem ky) \d{4}\s?[-–]\s?\d{4}"
    r"|quy [iv]{1,3}(?:[/ ]\d{4})?|thang \d{1,2}(?:[/ ]\d{4})?|nam|\d{4})(?![a-z0-9])"
)
_END = re.compile(r"[\s.:*_]*$")
_REVIEWED = frozenset({"situation", "achievement", "limitation", "cause", "lesson"})
_CAPITAL = re.compile(r"(?<=[^\W\d_,;.:] )(?=[^\W\d_])")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {
        " ".join(strip_marks(f).split()): str(e["role"])
        for e in load("heading_roles").entries
        for f in e.forms
    }
    return re.compile(rf"\s*({one_of(roles)})(?![a-z0-9])"), roles


def named_roles(line: str) -> tuple[str, ...]:
    """Return the roles that a line names and names only, in their order; empty where it says anything else.

    >>> named_roles("3. Hạn chế, yếu kém và nguyên nhân")
    ('limitation', 'cause')
    >>> named_roles("Hạn chế sử dụng túi ni lông."), named_roles("Nhiệm vụ thu ngân sách khó khăn.")
    ((), ())
    """
    if len(line) > _LONGEST:
        return ()
    key = " ".join(strip_marks(line).split())
    pattern, roles = _names()
    label = _LABEL.match(key)
    at = label.end() if label is not None else 0
    lead = _LEAD.match(key, at)
    first = pattern.match(key, at) or (pattern.match(key, lead.end()) if lead is not None else None)
    if first is None:
        return ()
    found = [roles[first[1]]]
    at = first.end()
    while _END.match(key, at) is None:
        parted = _AND.match(key, at)
        m = pattern.match(key, parted.end() if parted is not None else at)
        if m is not None and (parted is not None or found[-1] == "cause"):
            at = m.end()  # `Nguyên nhân hạn chế`: what they are the causes of
            if parted is not None and roles[m[1]] != found[-1]:
                found.append(roles[m[1]])
            continue
        beside = _BESIDE.match(key, parted.end() if parted is not None else at)
        if beside is None:
            return ()
        at = beside.end()
    return tuple(found)


def run_in_name(text: str) -> tuple[str, int] | None:
    """Return what the name at the head of a text tells and where its text begins; ``None`` without one.

    Recognition loses the line end behind a name; the capital of the next word is what is left of it. A name
    that a document's type follows (`Tình hình thực hiện Nghị quyết …`) may be a task's subject.

    >>> run_in_name("Kết quả đạt được Diện tích rừng tăng")
    ('achievement', 17)
    >>> run_in_name("Kết quả đạt được của Chương trình") is None
    True
    """
    if len(text) < 8 or not text[0].isupper():
        return None
    for m in _CAPITAL.finditer(text[:_LONGEST]):
        at = m.end()
        if not text[at].isupper():
            continue
        named = named_roles(text[:at]) if text[:at].count(" ") > 1 else ()
        if not named or named[0] not in _REVIEWED or text[at + 1 : at + 2].isupper():
            return None
        return None if _types().match(strip_marks(text[at : at + 40])) else (named[0], at)
    return None


@cache
def _types() -> re.Pattern[str]:
    names = {strip_marks(f) for e in load("reference_types").entries for f in e.forms}
    return re.compile(rf"(?:{one_of(names)})(?![a-z0-9])")
