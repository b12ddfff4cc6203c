"""Say whether a line goes on from the one before, and what stands at the joint."""

import re
import unicodedata

from vndocparse.ingest.text_lines import Label, ends_sentence, hangs, label
from vndocparse.text.fold import fold


def starts_lower(line: str) -> bool:
    """Tell whether the first letter of the line is lower case and nothing but quotes stand before it."""
    head = line.lstrip().lstrip("\"“‘'([«")
    return bool(head) and head[0].islower()


def item_label(line: str) -> Label | None:
    """Return what marks the line as an item, ``None`` where it only looks like a mark.

    `mục 10 của …` in small letters and a figure in thousands are the middle of a sentence.

    >>> item_label("Mục 10. Kinh phí").kind, item_label("mục 10 của Quy định"), item_label("1.000 người")
    ('named', None, None)
    """
    found = label(line)
    if found is None or (found.kind == "named" and line[:1].islower()):
        return None
    thousands = found.kind == "number" and any(len(part) == 3 for part in found.value.split(".")[1:])
    return None if thousands else found


def goes_on(left: str, right: str) -> bool:
    """Tell from the words alone whether ``right`` carries on the sentence of ``left``.

    True only where the words leave little doubt: ``left`` does not end a sentence and
    ``right`` starts in lower case without an item's mark or carries on the name of a body, or
    ``left`` ends with a hyphen or stroke inside a number or symbol.

    >>> goes_on("thuộc thẩm", "quyền của mình"), goes_on("như sau:", "các xã"), goes_on("của", "- Lưu")
    (True, False, False)
    """
    left, right = left.rstrip(), right.lstrip()
    if left and right and cuts_date(left, right):
        return True
    if not left or not right or ends_sentence(left) or item_label(right) is not None:
        return False
    named = len(left) >= 20 and right[0].isalpha() and not right[:12].isupper() and hangs(left, right)
    return starts_lower(right) or named or _cut_symbol(left, right)


# `… trước ngày` / `15/12/2020 …`, `… trong tháng` / `9/2020`, `… năm` / `2020`
_DATE_ENDS = re.compile(
    r"(?:^|\s)(?:(?P<day>ngày)|(?P<part>trước|đến|từ|hết|nhất|là|vào|tháng|quý)|(?P<year>năm)|\d{1,2}/|\d{1,2}/\d{1,2}/)$"
)
_DATE_GOES_ON = re.compile(
    r"(?P<full>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}\b)|(?P<short>\d{1,2}\s?/\s?\d{1,2}\b)"
    r"|(?P<worded>\d{1,2}\s+tháng\s)|(?P<month>\d{1,2}\s?[/-]\s?(?:19|20)\d{2}\b)|(?P<year>(?:19|20)\d{2}\b(?!\s?[./]\d))"
)


# `Sau 2 năm thực hiện` and below it `Chỉ thị số 5-CT/TU …`; `Căn cứ Quyết định số` and `24/QĐ-BNV …`
_CARRIES_OUT = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|quán triệt|thi hành|theo|tại|và|với|căn cứ|trên cơ sở|thay thế)$"
)
_NUMBERED_NAME = re.compile(
    r"(?:nghị quyết|chỉ thị|kết luận|quyết định|quy định|hướng dẫn|thông báo|kế hoạch|chương trình|công văn"
    r"|văn bản|thông tư|nghị định|tờ trình|báo cáo|đề án|công điện)(?: hành động| liên tịch)? (?:số )?\d"
)
_ISSUES = re.compile(r"(?<!\w)(?:ban hành|xây dựng)$")
_ISSUED = re.compile(
    r"(?:kế hoạch|chương trình|chỉ thị|hướng dẫn|quyết định|đề án|quy định|quy chế) (?!này)\w"
)
_NUMBER_WORD = re.compile(r"(?<!\w)số$")
_NUMBER_OF = re.compile(r"\d{1,5}[a-zđ]?\s?[-/]\s?(?:\d{4}/)?[A-ZĐ]{2}")


def names_document(left: str, right: str) -> bool:
    """Tell whether a line break stands before a document's name or number that the line above governs.

    >>> names_document("Sau 02 năm thực hiện", "Chỉ thị số 5-CT/TU của Tỉnh ủy")
    True
    >>> names_document("Tổ chức thực hiện", "Chỉ thị này được phổ biến")
    False
    """
    end = fold(left[-20:]).rstrip()
    if _NUMBER_WORD.search(end) is not None:
        return _NUMBER_OF.match(right) is not None
    if _ISSUES.search(end) is not None:
        return _ISSUED.match(fold(right[:40])) is not None
    return _CARRIES_OUT.search(end) is not None and _NUMBERED_NAME.match(fold(right[:60])) is not None


def cuts_date(left: str, right: str) -> bool:
    """Tell whether a line break stands inside a date: no line begins with what is left of it.

    >>> cuts_date("về Sở Y tế trước ngày", "15/12/2020 để tổng hợp"), cuts_date("hết ngày", "1. Sở Y tế")
    (True, False)
    """
    end, rest = _DATE_ENDS.search(left.rstrip()), _DATE_GOES_ON.match(right.lstrip())
    if end is None or rest is None:
        return False
    if end["year"]:
        return rest["year"] is not None
    if rest["year"]:
        return end[0].rstrip().endswith("/")
    return True


def glue(left: str, right: str) -> str:
    """Return what joins two lines of one paragraph: nothing inside a symbol or range, else a space.

    >>> glue("nhiệm kỳ 2020-", "2025"), glue("kinh tế -", "xã hội"), glue("số 17-NQ/", "TU")
    ('', ' ', '')
    """
    if not left or not right or left[-1].isspace() or right[0].isspace():
        return ""
    if unicodedata.combining(right[0]):
        return " "
    if _cut_symbol(left, right):
        return ""
    if len(right) > 1 and right[0] in "-/–" and right[1].isalnum() and _in_symbol(left):
        return ""
    return " "


def _cut_symbol(left: str, right: str) -> bool:
    """Tell whether the line break stands after a hyphen or stroke inside a number, range or symbol."""
    return len(left) > 1 and left[-1] in "-/–" and left[-2].isalnum() and right[0].isalnum()


def _in_symbol(left: str) -> bool:
    """Tell whether the line ends inside a number or a document symbol (`17`, `NQ`, `QĐ`)."""
    last = left[-14:].rsplit(" ", 1)[-1]
    return len(last) <= 12 and last[-1:].isalnum() and (last[-1:].isdigit() or last == last.upper())
