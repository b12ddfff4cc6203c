"""What a line of plain text is by itself: a label, a rule, a page mark, a row of a table."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.letters import LOWER, UPPER

_DASH = r"\-‐‑‒–—−"
# `-----`, `*`, `***`, `- - -`, `_____`, `=====`, `o0o`: print without words.
RULE = re.compile(rf"(?:[{_DASH}_=*~.•+x]\s{{0,3}}){{1,400}}|[-*=~]{{0,40}}\s?o0o\s?[-*=~]{{0,40}}")
# `2`, `- 2 -`, `[2]`, `~ 3`, `4 |`: a number that may be a page's, with a speck beside it.
_NUMBER_ONLY = re.compile(
    rf"[\[(]?\s?(?:[{_DASH}]{{0,2}}|[~'’`.,|])\s?(\d{{1,4}})\s?(?:[{_DASH}]{{0,2}}\s?[\])]?|[.,'’~|/])"
)
# `318 tỷ đồng cho …`, `72% số hộ …`: a quantity that goes on, no label
_QUANTITY = re.compile(rf"\d[\d.,]*(?:\s?%|\s[{LOWER}]{{2,}})\s[^\W\d]")
_BULLET = re.compile(rf"(?:[{_DASH}]{{1,2}}|[+*•▪◦●○■➢✓])\s*(?=\S)")
# `I.`, `II-` (and `Il-`, `HI.` before capitals), `A.`,
# `1.`, `ó.` (a misread `6.`), `2.1.`, `2.1 `, `1-`, `1)`, `a)`, `a.`, `đ)`, `(1)`, `(ii)`
_LABEL = re.compile(
    rf"(?:(?P<roman>[IVXL]{{1,7}}|(?=[1IVl]{{0,3}}[lHT])[1IVlHT]{{1,4}}(?=\s?[.{_DASH}]\s?[{UPPER}]{{2}}))"
    rf"\s?[.)/{_DASH}](?=\s|[^\W\d_])"
    rf"|(?P<capital>[A-HĐ])\s?[.){_DASH}](?=\s)"
    rf"|(?P<misread_part>\d{{1,2}}(?:,\d{{1,2}}|\.[lIóÓSZ]))\s?[.{_DASH}](?=\s[{UPPER}])"
    rf"|(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{0,4}})\s?(?:[.)]|[{_DASH}]\.?)(?=\s|[^\W\d_])"
    rf"|(?P<misread>\d?[óÓSZ]|\d[lO]|[lI]\d)\s?\.(?=\s[{UPPER}])"
    r"|(?P<many>\d{1,3}(?:\.\d{1,2}){1,4})(?=\s+[^\W\d_])"
    rf"|(?P<letter>[a-zđ])\s?(?:/?[.)]\.?(?=\s|[^\W\d_])|[{_DASH}/](?=\s))"
    r"|\((?P<round>\d{1,2}|[ivx]{1,4}|[a-zđ])\)(?=\s|[^\W\d_]))"
)
# Signs that recognisers make of digits: `z.` for `2.`, `|.4.` for `1.4.`
_MISREAD_DIGIT = r"[\dlI|!\]iÌzZJTq§$áÖ?Aó]"
# Labels whose mark a recogniser lost or changed: `3 Kiểm tra`, `a} Họp`, `1V, Bài học`, `~ Rà soát`.
_DAMAGED = re.compile(
    r"(?:(?P<number>[1-9]\d?)|(?P<letter>(?:[a-zđ©ð]\s?[}\],)]?|[^\s(]\s?[)}\]>]|[^\s\w]\."
    rf"|{_MISREAD_DIGIT}{{1,2}}(?:\.\s?{_MISREAD_DIGIT}{{1,2}})?\s?[.\-–]))"
    r"|(?P<roman>(?!V[íìỉĩị]\s)(?=\w{0,3}[IVX])[IVX1l|íÍìÌîÎïÏỉỈĩĨịỊ]{2,4}\s?[.,\-–~]?|[IVX]~)"
    rf"|(?P<capital>[ABEGHSsŠš$§óÓôq]|[SsŠš$§óÓôlI]\.\d{{1,2}})\s?[.,]|(?P<round>\([\dóÓôSŠ§]{{1,2}}[)}}\]]))(?=\s[{UPPER}])"
    r"|(?P<bullet>[~=«¬])(?=\s[\w\"“(])"
)
_NUMBER_AFTER = re.compile(
    rf"\s{{1,3}}(?:thứ\s\w{{2,6}}|[IVXLC]{{1,7}}|\d{{1,3}}[a-zđ]?)\s?(?:[.:){_DASH}]|$)", re.IGNORECASE
)
# What the name of a part in capitals begins with behind its label: `II- NHIỆM VỤ, GIẢI PHÁP`.
PART_NAME = rf"\s?[.\-–]\s?[{UPPER}]{{2,12}},?\s[{UPPER}]{{2,12}}(?!\w)"
_STAMP_TIME = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?\+\d{2}:?\d{2})?")
_TERMINAL = re.compile(r"[.;:!?…][\"”’'»)\]*]{0,3}$")
NUMBERED = ("roman", "number", "letter", "named", "bullet")  # kinds of labels that count or list


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with: ``kind`` is ``bullet``, ``roman``, ``number``, ``letter``, ``named`` …

    ``doubtful``: it may be the middle of a sentence, cut at the line's end.
    """

    kind: str
    value: str = ""
    doubtful: bool = False


@cache
def words_of(role: str) -> tuple[str, ...]:
    """Return the folded forms of a role of ``line_starts``, longer ones first."""
    forms = (fold(f) for e in load("line_starts").entries if e["role"] == role for f in e.forms)
    return tuple(sorted(forms, key=len, reverse=True))


def begins(folded: str, role: str) -> str | None:
    """Return the form of a role of ``line_starts`` that a folded text begins with as a whole word."""
    if not folded.startswith(words_of(role)):
        return None
    for word in words_of(role):
        if folded.startswith(word) and not folded[len(word) : len(word) + 1].isalpha():
            return word
    return None


@lru_cache(maxsize=32)
def label(line: str) -> Label | None:
    """Return what marks the line as the beginning of a paragraph, ``None`` where nothing does."""
    if m := _LABEL.match(line):
        kind = m.lastgroup or ""
        return Label("number" if kind == "many" else kind, m[kind])
    if m := _BULLET.match(line):
        return Label("bullet", line[0])
    if m := _DAMAGED.match(line):
        return Label(m.lastgroup or "", m[m.lastgroup or 0], True)
    folded = fold(line[:60])
    if (word := begins(folded, "numbered")) and _NUMBER_AFTER.match(line, len(word)):
        return Label("named", word)
    for role in ("opens", "columns"):
        if word := begins(folded, role):
            rest = line[len(word) :].lstrip()
            if line[:1].isupper() and (role != "columns" or not rest or rest[0] in ":(-,;"):
                return Label(role, word)
    return None


def hangs(left: str, right: str) -> bool:
    """Tell whether the name of a body that ``left`` ends with goes on in ``right``, whatever its case.

    >>> hangs("Giao Ủy ban Kiểm tra", "Thành ủy hướng dẫn"), hangs("Giao Sở Y tế", "Thành ủy hướng dẫn")
    (True, False)
    """
    if ends_sentence(left):
        return False
    tail = " " + fold(left[-40:]).rstrip()
    if any(tail.endswith(" " + word) for word in words_of("hangs")):
        return True
    owned = any(tail.endswith(" " + word) for word in words_of("owned"))
    return owned and begins(fold(right[:40]), "owner") is not None


def closes(line: str) -> bool:
    """Tell whether the line, behind a full stop, begins the words that close a document."""
    return line[:1].isupper() and begins(fold(line[:60]), "closes") is not None


def is_rule(line: str) -> bool:
    """Tell whether the line is print without words."""
    if line[:1].isalnum() and line[0] not in "xo":  # most lines begin with a word, no rule does
        return False
    return bool(RULE.fullmatch(line[:900])) and len(line) <= 900


def is_dirt(line: str) -> bool:
    """Tell whether the line is one or two odd signs: a speck, a misread page number.

    >>> is_dirt("'"), is_dirt("| ."), is_dirt("5"), is_dirt("*")
    (True, True, False, False)
    """
    return 0 < len(line) <= 3 and not any(c.isalnum() for c in line) and not is_rule(line)


def page_number(line: str) -> int | None:
    """Return the number where the line holds nothing but a number."""
    m = _NUMBER_ONLY.fullmatch(line) if len(line) <= 12 else None
    return int(m[1]) if m else None


def begins_quantity(line: str) -> bool:
    """Tell whether the line begins with a number and its unit in the middle of a sentence.

    >>> begins_quantity("318 tỷ đồng cho người lao động"), begins_quantity("3. Hỗ trợ"), begins_quantity("2")
    (True, False, False)
    """
    return _QUANTITY.match(line) is not None


def is_page_mark(line: str) -> bool:
    """Tell whether the line says `page n` between dashes or equal signs, or alone."""
    if len(line) > 60:
        return False
    core = fold(line.strip("=-–—*#[]()|_ "))
    word = begins(core, "page")
    if word is None or not re.fullmatch(r"\.?:?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", core[len(word) :]):
        return False
    return core != fold(line) or len(word) > 2


def is_stamp_time(line: str) -> bool:
    """Tell whether the line is the moment of a digital signature."""
    return len(line) <= 40 and bool(_STAMP_TIME.fullmatch(line))


def is_stamp_field(line: str) -> bool:
    """Tell whether the line is a field of a digital signature's stamp (`Email: …`)."""
    folded = fold(line[:40])
    word = begins(folded, "overlay")
    return word is not None and folded[len(word) :].lstrip().startswith(":")


def ends_sentence(line: str) -> bool:
    """Tell whether the line ends with a full stop, colon, semicolon or the like."""
    return bool(_TERMINAL.search(line[-6:]))


def begins_small(line: str) -> bool:
    """Tell whether the first letter, a quotation mark or bracket perhaps before it, is a small one.

    >>> begins_small("(và các xã)"), begins_small("Các xã"), begins_small("2026 là năm")
    (True, False, False)
    """
    first = next((c for c in line[:4] if c.isalpha()), "")
    return first.islower()


@lru_cache(maxsize=32)
def is_capitals(line: str) -> bool:
    """Tell whether the line's letters are (nearly) all capitals; at least two letters."""
    upper = sum(map(str.isupper, line))
    lower = sum(map(str.islower, line))
    return upper >= 2 and lower * 12 <= upper
