"""Read the subject of a document (trích yếu)."""

import re

from vndocparse.core.source import ParagraphKind
from vndocparse.core.span import Span
from vndocparse.extract.doc_title_issuer import without_decider, without_issuer
from vndocparse.extract.doc_title_letter import letter_title
from vndocparse.extract.doc_title_lines import OPENS_TEXT, RULE, begins_with_rule, is_noise, stops
from vndocparse.extract.doc_title_made import Title, made_title
from vndocparse.extract.letterhead import Letterhead
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.letterhead_number import read_number, read_place_date
from vndocparse.text.fold import bare

_ON_A_THEME = re.compile(r"\W*chuyen de\W*")  # `NGHỊ QUYẾT` / `CHUYÊN ĐỀ` / `về …`: of the type's name


def read_title(head: Letterhead) -> Title | None:
    """Return the subject below the type, or `V/v …` of an official letter; ``None`` where none is printed."""
    if head.type_line is None:
        return letter_title(head) or _typeless(head)
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
        if RULE.fullmatch(after.text):
            if lines:
                break
            continue
        if lines and begins_with_rule(after.text):
            break
        if is_noise(after.text) or (not lines and _ON_A_THEME.fullmatch(after.bare)):
            continue
        if _is_date(after, lines) or (not lines and read_number(after.text)):
            continue
        if stops(lines, after):
            break
        lines.append(after)
    lines = without_decider(without_issuer(lines), head)
    if not lines:
        return None
    return made_title(lines, "title/below_type", 0.95 if found.exact else 0.8)


def _from(line: PrintLine, offset: int) -> PrintLine:
    span = Span(line.span.start + offset, line.span.end)
    text = line.text[offset:]
    return PrintLine(
        span, text, bare(text), line.column, line.bold, line.centred, line.zone, line.paragraph, line.kind
    )


def _is_date(line: PrintLine, lines: list[PrintLine]) -> bool:
    read = read_place_date(line.text)
    return read is not None and len(line.text) < 60 and (not lines or bool(read.place and "," in line.text))


_SHORTEST = 25  # letters of a subject that nothing but its capitals tells
_TYPELESS = re.compile(r"(?:ve viec|ban hanh|phe duyet|cong bo|quy dinh|sua doi|thanh lap|kien toan|giao)\b")


def _typeless(head: Letterhead) -> Title | None:
    """Return the subject in capitals below the number, where a web page lost the line of the type."""
    if head.number_at is None or head.addressed_at is not None:
        return None
    at = max(head.number_at, head.date_at or 0) + 1
    lines: list[PrintLine] = []
    for line in head.lines[at : at + 12]:
        if RULE.fullmatch(line.text) and not lines:
            continue
        if not line.capitals or line.kind is not ParagraphKind.TEXT or OPENS_TEXT.match(line.bare):
            break
        lines.append(line)
    lines = without_decider(lines, head)
    made = made_title(lines, "title/typeless", 0.8) if lines and _TYPELESS.match(lines[0].bare) else None
    return made if made is not None and len(made.text) >= _SHORTEST else None
