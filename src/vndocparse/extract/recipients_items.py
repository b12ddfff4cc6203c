"""Gather the lines of `Nơi nhận` into items: which begin one, go on with one, or belong to the signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from vndocparse.core.source import Column, ParagraphKind
from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.recipients_purposes import purpose_of
from vndocparse.extract.signer import is_position, mode_of, read_name
from vndocparse.lexicons.load import load
from vndocparse.lexicons.motto import motto_pattern
from vndocparse.text.fold import bare
from vndocparse.text.letters import UPPER
from vndocparse.text.names import are_initials
from vndocparse.text.specks import speck_start, trailing_specks
from vndocparse.text.syllables import is_syllable

_LABEL = re.compile(r"[\W_]{0,4}n[oa]i\s?nha[nm]\s*[:.;]?\s*[*_]*:?\s*")
# A dash, also as recognition gives it (`_`, `=`, `¬`, `»` before a capital).
_BULLET = re.compile(rf"\s*(?:[-–—−•+*~]+|[_=¬»«·:]{{1,2}}\s?(?=[{UPPER}])|\d{{1,2}}[.)])\s*")
_END = re.compile(
    r"[\W_]{0,4}(?:phu luc|danh sach|bieu mau|mau so|ban sao|sao y|sao luc|"
    r"chuong trinh|quy dinh|quy che|ke hoach|de an|dieu \d+|chuong [ivx\d]+)\b"
)
_STAMP = re.compile(
    r"\d{1,2}[-./]\d{1,2}[-./]\d{4},?\s+\d{1,2}:\d{2}|^\W*(?:trang \d+|page \d+|\d{1,3})\W*$", re.IGNORECASE
)
_RULE = re.compile(r"[\W_]{1,80}")
_BRACKET = re.compile(r"\s*[\[(](?P<in>[^()\[\]]{1,90})[\])]")
BRACE = re.compile(r"\s*[}⎬⎫⎭>|¦]+\s*")
_KEEP = re.compile(r"^\W*luu\b")
STORED = re.compile(r"l[uư]u\b")


@dataclass(slots=True)
class Item:
    """A line of recipients in the making: its pieces of text, in order."""

    pieces: list[PrintLine]
    channel: str | None
    aside: list[PrintLine] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From the first piece to the last."""
        return Span(self.pieces[0].span.start, self.pieces[-1].span.end)


@cache
def _channels() -> tuple[tuple[str, str], ...]:
    made = [(bare(f), str(e["channel"])) for e in load("recipient_channels").entries for f in e.forms]
    return tuple(sorted(made, key=lambda x: -len(x[0])))


def _channel(line: PrintLine) -> str | None:
    low = re.sub(r"^[\W_]+", "", line.bare)
    if len(low) > 60:
        return None
    return next(
        (
            c
            for form, c in _channels()
            if low.startswith(form) and re.match(r"[^.;,]{0,20}:?\W*$", low[len(form) :])
        ),
        None,
    )


def gather(lines: Sequence[PrintLine]) -> list[Item]:
    """Gather the lines between `Nơi nhận` and the end of the list."""
    out: list[Item] = []
    channel: str | None = None
    first = lines[0]
    head = _LABEL.match(first.bare)
    side = next((x.column for x in lines[1:4] if _BULLET.match(x.text)), first.column)
    rest = first.text[head.end() :] if head else ""
    strangers = 0
    marks = _end_marks(lines)
    if rest.strip(" :*-.") and first.column is not Column.RIGHT:
        out.append(Item([_part(first, len(first.text) - len(rest))], channel))
    listed = _dashed_throughout(lines, side)
    dashes = sum(bool(_BULLET.match(x.text)) for x in lines if x.column is side)
    width = _list_width(lines, side) if listed and not _marked_throughout(lines, side) else None
    for at, line in enumerate(lines[1:], 1):
        if _ends(line, out):
            break
        if line.column is Column.RIGHT and out and _only_purpose(line):
            out[-1].aside.append(line)
            continue
        if _foreign(line, side) or _RULE.fullmatch(line.text) or _STAMP.search(line.text):
            continue
        if found := _channel(line):
            channel = found
            continue
        bullet = _BULLET.match(line.text)
        if bullet and bullet.end() < len(line.text):
            out.append(Item([_part(line, bullet.end())], channel))
            strangers = 0
        elif out and STORED.match(line.bare) and line.text[:1] == "L" and len(line.text) < 90:
            if _signs(out[-1], line):
                break
            out.append(Item([line], channel))
        elif out and (_goes_on(out[-1], line, marks, width) or (dashes > 2 and _lists_on(out[-1], line))):
            out[-1].pieces.append(line)
        elif _only_purpose(line) and out:
            out[-1].aside.append(line)
        elif (
            (not out and len(line.text) < 120 and (_itemlike(lines, at) or not _more(lines, at, side)))
            or (out and _undashed(out, line, marks))
            or (out and _dash_lost(out, lines, at, marks))
        ):
            out.append(Item([line], channel))
        else:
            strangers += 1
            if strangers > 6 or (_closed(out) and not _more(lines, at, side)):
                break
    return out


def _signs(item: Item, line: PrintLine) -> bool:
    """Tell a signer whose family name is `Lưu` from the file copy: that stands above already."""
    return STORED.match(item.pieces[0].bare) is not None and read_name(line) is not None


def _part(line: PrintLine, offset: int) -> PrintLine:
    span = Span(line.span.start + offset, line.span.end)
    text = line.text[offset:]
    return PrintLine(
        span, text, bare(text), line.column, line.bold, line.centred, line.zone, line.paragraph, line.kind
    )


def _ends(line: PrintLine, out: list[Item]) -> bool:
    if line.kind is ParagraphKind.TABLE_ROW and len(line.text) > 160:
        return True
    if _LABEL.match(line.bare) and len(line.text) < 40 and out:
        return True
    return (
        bool(out)
        and _ends_list(line.bare)
        and (line.capitals or line.text[:1] == "(")
        and not line.text.startswith("-")
    )


def _ends_list(words: str) -> bool:
    """Tell whether a bare line names what stands behind a list: an appendix, or a letterhead's motto."""
    if _END.match(words):
        return True
    found = motto_pattern().search(words)
    return found is not None and not any(map(str.isalpha, words[: found.start()]))


def _foreign(line: PrintLine, side: Column) -> bool:
    """Tell whether a line belongs to the signature, not to the list."""
    if line.column is Column.RIGHT and side is not Column.RIGHT:
        return True
    if _BULLET.match(line.text):
        return False
    return bool(mode_of(line.text)) or (is_position(line) and line.capitals)


def _finished(item: Item, marks: str) -> bool:
    text = item.pieces[-1].text.rstrip(" *_")
    text = text[: speck_start(text)].rstrip()
    return text.endswith(tuple(marks)) or re.search(r"\)\s?[;,:]$", text) is not None


def _end_marks(lines: Sequence[PrintLine]) -> str:
    """Return the marks that end an item: where items end with semicolons, a comma only goes on."""
    ends = [x.text.rstrip(" *_")[-1:] for x in lines if _BULLET.match(x.text)]
    return ";." if ends.count(";") > ends.count(",") else ";,."


def _closed(out: list[Item]) -> bool:
    return bool(out) and (
        _KEEP.match(out[-1].pieces[0].bare) is not None or out[-1].pieces[-1].text.rstrip().endswith(".")
    )


def _list_width(lines: Sequence[PrintLine], side: Column) -> int:
    """Return how many characters the longest line of a list takes, up to the file copy's."""
    most = 0
    for line in lines:
        if line.column is side and line.kind is ParagraphKind.TEXT:
            most = max(most, speck_start(line.text))
            if STORED.match(line.bare.lstrip(" -")):
                break
    return most


def _goes_on(item: Item, line: PrintLine, marks: str, width: int | None) -> bool:
    """Tell whether a line without a dash goes on with the one above it."""
    if len(item.pieces) >= 6 or len(line.text) > 160:
        return False
    text = line.text
    above = item.pieces[-1].text.rstrip(" *_")
    if text.startswith("(") and not above.endswith("."):
        return not _only_purpose(line) or not _finished(item, marks)
    if _finished(item, marks):
        return text[:1].islower() and above.endswith(
            ","
        )  # `- Các huyện ủy, thành ủy,` / `đảng ủy trực thuộc,`
    if read_name(line) and _closed([item]):
        return False
    shortened = above.endswith(",") and are_initials(text)
    if line.capitals and len(text) > 8 and not shortened and not item.pieces[0].text.isupper():
        return False
    if text[:1].islower() or text[:1] in "(&" or above.endswith(("-", "–", "và", "&")):
        return True
    if above.endswith(")") and (tail := last_bracket(above, len(above))) and purpose_of(tail["in"]):
        return False
    if width is not None and len(above) + 1 + len(text.split(" ", 1)[0]) < width - 3 and above[-1:] != ",":
        return False  # there was room for the next word: the line above was not cut
    if above.endswith(":"):
        return True
    return not read_name(line) or (line.column is item.pieces[-1].column and line.column is not Column.FULL)


def _more(lines: Sequence[PrintLine], at: int, side: Column) -> bool:
    """Tell whether the list goes on behind a stray line: another item within the next few lines."""
    return any(
        _BULLET.match(x.text) and x.column is side and len(x.text) < 160 and any(c.isalpha() for c in x.text)
        for x in lines[at + 1 : at + 5]
    )


def _dashed_throughout(lines: Sequence[PrintLine], side: Column) -> bool:
    """Tell whether the items of a list begin with dashes, as far as recognition kept them."""
    ends = [
        x
        for x in lines
        if x.column is side
        and not x.text[:1].islower()  # the rest of an item
        and x.text[: speck_start(x.text)].rstrip(" *_").endswith((";", ",", ".", ":"))
    ]
    dashed = sum(bool(_BULLET.match(x.text)) for x in ends)
    return dashed >= 3 and dashed * 3 >= len(ends) * 2


def _marked_throughout(lines: Sequence[PrintLine], side: Column) -> bool:
    """Tell whether every item ends with a mark, so that a dashed line without one goes on below.

    In print that keeps its marks two lines of one item may stand anywhere; a lost dash leaves its mark.
    """
    ends = []
    for at, line in enumerate(lines[:-1]):
        if line.column is not side or not _BULLET.match(line.text):
            continue
        below = next((x for x in lines[at + 1 :] if x.column is side), None)
        if below is None or _BULLET.match(below.text):
            ends.append(line.text[: speck_start(line.text)].rstrip(" *_").endswith((";", ",", ".")))
    return len(ends) >= 3 and all(ends)


def _dash_lost(out: list[Item], lines: Sequence[PrintLine], at: int, marks: str) -> bool:
    """Tell whether a line in a dashed list is an item of its own whose dash was lost: it looks like one."""
    line = lines[at]
    if _KEEP.match(out[-1].pieces[0].bare) or (_closed(out) and not _more(lines, at, line.column)):
        return False
    return line.column is out[-1].pieces[0].column and _itemlike(lines, at)


def _itemlike(lines: Sequence[PrintLine], at: int) -> bool:
    line, text = lines[at], lines[at].text
    if not text[:1].isupper() or line.capitals or len(text) > 120 or read_name(line):
        return False
    if text[: speck_start(text)].rstrip(" *_").endswith((";", ",", ".", ":")):
        return True
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    words = re.findall(r"[^\W\d_]+", text)
    if _BULLET.match(below) and len(words) > 2 and all(is_syllable(w.lower()) or w.isupper() for w in words):
        return trailing_specks(text) == len(text)
    return below[:1].islower() and below.rstrip(" *_").endswith((";", ",", "."))


def _lists_on(item: Item, line: PrintLine) -> bool:
    """`- Các công ty: A;` goes on with B and C on lines without a dash, to the next dash."""
    if len(item.pieces) >= 6 or len(line.text) > 120 or line.column is not item.pieces[0].column:
        return False
    head = item.pieces[0].text.partition(":")
    return bool(
        head[1] and head[2].strip() and re.match(r"c[aá]c\b", bare(head[0])) and not line.capitals
        and item.pieces[-1].text.rstrip().endswith((";", ","))
    )  # fmt: skip


def _undashed(out: list[Item], line: PrintLine, marks: str) -> bool:
    """Lists without dashes: every line ends with a mark."""
    plain = all(not x.pieces[0].text.startswith("-") for x in out)
    return (
        plain
        and not line.text[:1].islower()
        and sum(c.isalpha() for c in line.text) >= 3
        and line.text.rstrip().endswith((";", ",", "."))
        and _finished(out[-1], marks)
        and not out[-1].pieces[-1].text.rstrip().endswith(".")
    )


def _only_purpose(line: PrintLine) -> bool:
    text = BRACE.sub("", line.text).strip(" .;,")
    m = _BRACKET.fullmatch(text) or _BRACKET.fullmatch(f"({text.strip('()[]')})")
    return bool(m and m["in"] and purpose_of(m["in"]) and ("(" in line.text or text.startswith("để ")))


def last_bracket(text: str, end: int) -> re.Match[str] | None:
    """Return the bracket that ends the text before ``end``."""
    at = text.rfind("(", max(0, end - 100), end)
    m = _BRACKET.match(text, at) if at >= 0 else None
    return m if m and m.end() >= end - 1 else None
