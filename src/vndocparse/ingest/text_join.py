"""Decide which lines of a plain text belong to one paragraph."""

import re

from vndocparse.ingest.reflow import cuts_date, names_document
from vndocparse.ingest.text_cuts import (
    cuts_abbreviation,
    cuts_document,
    cuts_name,
    cuts_paired_names,
    cuts_word,
)
from vndocparse.ingest.text_headed import ends_heading, heads_task
from vndocparse.ingest.text_lines import (
    Label,
    begins_quantity,
    begins_small,
    closes,
    ends_sentence,
    hangs,
    is_capitals,
    label,
)
from vndocparse.ingest.text_ragged import goes_on, lists_names
from vndocparse.ingest.text_style import Gap, Row, Style
from vndocparse.ingest.text_written import Written
from vndocparse.lexicons.part_names import named_roles

_SAME_PARAGRAPH_AT_LEAST = 40  # letters left of a blank line or page break that a lower-case line continues
_ACROSS_PAGES_AT_LEAST = 12  # the same of a page break inside the text proper
_NAME_AT_LEAST = 20  # letters of a line that may end in the middle of a body's name
_NAME_AT_MOST = 60  # letters of a part's name on a line of its own
_HEADING_WORDS = 14  # that a heading has at most
_HEAD_LINES = 30  # lines among which a title may stand
_STRAY = "-–*·~=«¬"  # bullets that may be dirt or a dash at the head of a continued line
_HANGS = re.compile(r"(?<!\w)(?:của|và|các)$")  # no paragraph ends so, whatever stands between
# nor so before a number: `Đại hội Đảng bộ xã lần thứ` / `I. Thu ngân sách …`
_WANTS_NUMBER = re.compile(r"(?<!\w)(?:lần thứ|nhiệm kỳ|khóa|khoá|giai đoạn)$")
_CHARGES = re.compile(r"(?:Giao|Đề nghị|Yêu cầu|Phân công)\s")
_BODY_NOUN = re.compile(
    r"(?<!\w)(?:Công ty|Tổng công ty|Tập đoàn|Sở|Ban|Phòng|Cục|Chi cục|Hội|Trung tâm|Ngân hàng)$"
)
_PROPER = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,6}")
_YEAR = re.compile(r"(?:19|20)\d\d[.:]?")  # the last word of a heading: `NHIỆM VỤ NĂM` / `2023`
# words that bear a capital at the head of a sentence only: the line above, without an end mark, is a heading
_OPENS = re.compile(
    r"(?:Năm \d|Trong (?:năm|thời|những|nhiệm|bối|quá|đó)|Những năm|Thời gian (?:qua|tới)|Tuy (?:nhiên|vậy)"
    r"|Bên cạnh|Mặc dù|Nhằm |Để |Sau (?:khi|\d)|Từ (?:năm|đầu|khi)|Đến (?:năm|nay|hết)|Nhìn chung)"
)
# `III.`, `2.1.`, `a)` with nothing behind it: the words stand in the next line
_ALONE = re.compile(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])\s?[.)\-–/]{1,2}")


class Joiner:
    """Judges line after line; remembers the labels met so far and whether recipients are listed."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.numbers: set[int] = set()
        self.recipients = False
        self.listed = False  # recipients were met
        self.labelled = False
        self.written = Written()
        self.parted = False  # a blank line stands above the paragraph

    def joins(self, left: Row, right: Row, head: Row) -> bool:
        """Tell whether ``right`` goes on with the paragraph that begins at ``head`` and ends at ``left``."""
        mark = label(right.text)
        if left is head:
            self.written = Written()
            self.written.write(head.text)
            self.parted = head.gap is Gap.BLANK
        joined = self._joins(left, right, head, mark)
        if joined:
            self.written.write(" " + right.text)
        else:
            self._note(right, mark)
        return joined

    def _note(self, right: Row, mark: Label | None) -> None:
        if mark is None:
            self.recipients = self.recipients and not is_capitals(right.text)
            return
        self.labelled = self.labelled or mark.kind in ("roman", "number", "named")
        if mark.kind == "number" and "." not in mark.value:
            self.numbers.add(int(mark.value))
        if mark.kind == "columns":
            self.recipients = self.listed = True

    def _joins(self, left: Row, right: Row, head: Row, mark: Label | None) -> bool:
        if left.heading or right.heading or left.column is not right.column:
            return False
        if right.gap is not Gap.BLANK and cuts_date(left.text, right.text):
            return True
        if _ALONE.fullmatch(right.text) and (
            ends_sentence(left.text) or not self.style.fills(left, right, 0.8)
        ):
            return False
        if left is head and mark is None and _ALONE.fullmatch(left.text) and right.text[:1].isupper():
            return True
        if _WANTS_NUMBER.search(left.text) is not None and right.text[:1] in "IVXL0123456789":
            return True
        if right.gap is not Gap.PAGE and not right.text[:1].islower() and cuts_document(left, right, head):
            return True
        if mark is not None and self._counts_inside(left, right):
            return True
        if mark is not None and not (mark.doubtful and self._middle(left, right)):
            return self._false_label(left, right, mark)
        if len(left.text) > 30 and left.text[-1] == "-" and left.text[-2].isalnum():
            return right.gap is Gap.NONE  # a code cut at its hyphen
        if ends_sentence(left.text):
            return self._goes_on_after_sentence(left, right)
        left_caps, right_caps = is_capitals(left.text), is_capitals(right.text)
        if right_caps and not left_caps and cuts_abbreviation(self.style, left, right):
            return True
        if left_caps and _YEAR.fullmatch(right.text) is not None and self.style.fills(left, right, 0.8):
            return True
        if left_caps or right_caps:
            return left_caps and right_caps and right.gap is Gap.NONE and self._one_heading(left, right, head)
        if begins_small(right.text):
            return self._goes_on_in_lower_case(left, right)
        if right.gap is Gap.PAGE and begins_quantity(right.text):
            full = len(left.text) >= _SAME_PARAGRAPH_AT_LEAST
            return self.style.fills(left, right, 0.6) if self.style.wrapped else full
        if right.gap is not Gap.NONE:
            return self._goes_on_behind_gap(left, right)
        if left.text.endswith(",") and not self.style.wrapped and right.text[:1].isdigit():
            return label(head.text) is not None and not self.recipients
        if self.recipients:
            return head is not left or (label(head.text) is not None and left.text[-1:] != ",")
        if self.style.wrapped and len(left.text) >= _NAME_AT_LEAST and hangs(left.text, right.text):
            return True
        if _OPENS.match(right.text) or ends_heading(self.written.begun, right.text):
            return False
        if self.style.ragged and self.labelled and not self.listed:
            return goes_on(self.written.begun, left.text, right.text)
        if left is head and heads_task(left.text, right.text) and not self.style.fills(left, right, 0.97):
            return False
        indented = self.style.indented and right.indent >= self.style.margin + 3
        return not indented and self.style.fills(left, right, 0.75 if self.style.spaced else 0.93)

    def _counts_inside(self, left: Row, right: Row) -> bool:
        """Tell whether `(2)` at the head of a line goes on with `(1)` inside the paragraph before it."""
        counted = self.written.counts_on(right.text)
        return counted and right.gap is not Gap.BLANK and self.style.fills(left, right, 0.8)

    def _middle(self, left: Row, right: Row) -> bool:
        """Tell whether a line that begins as a damaged label may stand in the middle of a sentence."""
        ended = ends_sentence(left.text) and not left.text.endswith(",")
        return not ended and right.gap is not Gap.BLANK and self.style.fills(left, right, 0.8)

    def _goes_on_after_sentence(self, left: Row, right: Row) -> bool:
        # in a text whose paragraphs are indented a line that is not goes on, at the top of a page too
        if self._lists_on(left, right):
            return True
        listed = right.gap is Gap.PAGE and self.style.indented and left.text.endswith(";")
        if (right.gap is not Gap.NONE and not listed) or not self.style.wrapped or is_capitals(right.text):
            return False
        if self.recipients or closes(right.text):
            return False
        if left.text.endswith(":"):  # at the end of a full line a colon may stand inside a sentence
            full = self.style.ragged or self.style.fills(left, right, 0.9)
            return full and (
                begins_small(right.text) or begins_quantity(right.text) or lists_names(left.text, right.text)
            )
        if len(right.text) <= _NAME_AT_MOST and right.text[-1:].isalpha() and named_roles(right.text):
            return False  # `Nhiệm vụ, giải pháp`: a part's name without a label
        if begins_small(right.text):
            return True
        if self.style.indented:
            return right.indent < self.style.margin + 3 and self.style.fills(left, right, 0.75)
        return not self.style.ragged and self.style.fills(left, right, 0.98)

    def _lists_on(self, left: Row, right: Row) -> bool:
        """Tell whether an item goes on below its `;` in small letters, in a text of a line a paragraph."""
        if self.style.wrapped or self.recipients or right.gap is not Gap.NONE or left.text[-1:] != ";":
            return False
        begun = label(self.written.begun[:80])
        item = begun is not None and not begun.doubtful
        return begins_small(right.text) and (item or self.parted)

    def _goes_on_behind_gap(self, left: Row, right: Row) -> bool:
        long = len(left.text) >= _SAME_PARAGRAPH_AT_LEAST
        if right.gap is Gap.PAGE and self.labelled and not self.listed and self._cut_by_page(left, right):
            return True
        if _CHARGES.match(left.text) and _BODY_NOUN.search(left.text) and _PROPER.fullmatch(right.text):
            return True  # `Đề nghị Sở Y tế; Công ty` / `Cấp nước Hà Sơn`
        return long and (
            _HANGS.search(left.text) is not None
            or cuts_word(self.style, left, right)
            or (self.style.fills(left, right, 0.8) and names_document(left.text, right.text))
            or cuts_name(self.style, left, right)
        )

    def _cut_by_page(self, left: Row, right: Row) -> bool:
        """Tell whether a page ends in the middle of a sentence whose next word has a capital."""
        if _OPENS.match(right.text) or ends_heading(self.written.begun, right.text):
            return False
        return self.style.fills(left, right, 0.93) and len(self.written.begun.split()) > _HEADING_WORDS

    def _goes_on_in_lower_case(self, left: Row, right: Row) -> bool:
        titled = not self.labelled and right.number < _HEAD_LINES and right.text.startswith("về ")
        if titled and len(left.text) < 60 and not self.style.fills(left, right, 0.9):
            return False
        least = (
            _ACROSS_PAGES_AT_LEAST if right.gap is Gap.PAGE and self.labelled else _SAME_PARAGRAPH_AT_LEAST
        )
        long = len(left.text) >= least or self.style.fills(left, right, 0.6)
        return right.gap is Gap.NONE or long

    def _one_heading(self, left: Row, right: Row, head: Row) -> bool:
        """Tell whether a heading in capitals goes on; one with a label does on the very next line."""
        mark = label(head.text)
        if mark is None:
            return False
        if self.style.wrapped and mark.kind in ("roman", "capital", "number") and self.labelled:
            return True
        return len(left.text) >= 30 and self.style.fills(left, right, 0.7)

    def _false_label(self, left: Row, right: Row, mark: Label) -> bool:
        """Tell whether what looks like a label is only the middle of a sentence cut at the line's end."""
        if ends_sentence(left.text) or right.gap is Gap.BLANK or not self.style.fills(left, right, 0.8):
            return False
        if mark.kind == "bullet":
            rest = right.text[1:].lstrip()
            lowered = (
                rest[:1].islower() or rest[:1].isdigit() or cuts_paired_names(self.style, left, right, rest)
            )
            return not self.recipients and mark.value in _STRAY and lowered and left.text[-1:].isalnum()
        if is_capitals(left.text) != is_capitals(right.text):
            return False
        if mark.kind == "number" and "." not in mark.value:
            n = int(mark.value)
            return n != 1 and n - 1 not in self.numbers
        return mark.kind in ("roman", "named") and left.text[-1:].islower()
