"""A citation as found in running text, with the places where type words stand."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from vndocparse.core.span import Span
from vndocparse.lexicons.load import Entry, load
from vndocparse.text.fold import bare, fold
from vndocparse.text.letters import UPPER
from vndocparse.text.patterns import one_of

BY_NAME = frozenset(["scheme", "draft", "issuer", "blank"])
"""Kinds of citations that are a type word and a subject, or a day, without number."""


@dataclass(slots=True)
class Citation:
    """One mention of a document by name or number.

    ``start`` to ``core`` is the type with its number or name, ``end`` is behind date and
    issuer, ``name_end`` behind the title as well; a citation that begins between ``end`` and
    ``name_end`` of another stands inside that one's name. ``kind`` is ``number`` (whole symbol),
    ``bare`` (number alone), ``blank`` (the number left out), ``law``, ``congress``, ``plenum``, ``issuer``,
    ``scheme`` or ``draft``.
    """

    start: int
    core: int
    end: int
    doc_type: str
    kind: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: Span | None = None
    congress: str | None = None
    term: str | None = None
    name: str | None = None
    shown: str | None = None  # the title in one line where it is no stretch of the text
    alias: Span | None = None
    name_end: int = 0
    confidence: float = 0.97
    listed: bool = False  # goes on a list begun by the citation before it
    nested: bool = False
    revised: bool = False  # a law of which the text says that it is to be written anew
    entry: str = ""

    def __post_init__(self) -> None:
        self.name_end = max(self.name_end, self.end)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A type word in the text; ``capital`` where printed with a capital, ``plural`` behind `các`."""

    start: int
    end: int
    entry: Entry
    capital: bool
    plural: bool
    before: str = field(repr=False)  # the folded words just before it

    @property
    def doc_type(self) -> str:
        """The contract's code of the type."""
        return str(self.entry["doc_type"])


_PLURAL = re.compile(r"(?:^|\W)(?:các|những|mọi|một số|hai|ba|bốn|năm|nhiều|toàn bộ|hệ thống)\s+$")
# `luật` in pháp luật, kỷ luật, quy luật, luật sư; verbs and nouns that begin like a type but are none
_NO_TYPE_BEFORE = re.compile(r"(?:pháp|kỷ|kỉ|quy|đạo)\s+$")
# `Phòng Tài chính - Kế hoạch`, `Sở Quy hoạch - Kiến trúc`: the word is a field of a body
_FIELD = re.compile(
    r"(?:Sở|Phòng|Vụ|Cục|Chi cục|Ban|Bộ|Tổ|Đội|Khoa|Viện|Trung tâm|Bộ phận)\s+"
    rf"(?:[{UPPER}][^\W\d_]*(?:\s[^\W\d_]+){{0,3}}\s?[-–]\s?)?$"
)
# `đồng bộ Luật …`, `toàn bộ Luật …`: a law, no code
_NO_CODE = re.compile(r"(?:đồng|toàn|nội|trọn)\s+$")
_NUMBER_BEHIND = re.compile(r"\s+(?:số\s|\d)")


@cache
def type_pattern() -> re.Pattern[str]:
    """The names of all document types over folded text, longest first."""
    forms = sorted({fold(f) for e in load("reference_types").entries for f in e.forms})
    return re.compile(one_of(forms, gap=r"\s+", before=r"\w") + r"(?!\w)")


@cache
def _misread_pattern() -> tuple[re.Pattern[str], dict[str, Entry]]:
    """Names of types without their marks, before a number, over bare text."""
    forms = {bare(f): e for e in load("reference_types").entries if not e["law"] for f in e.forms if " " in f}
    return re.compile(one_of(sorted(forms), before=r"\w") + r"(?=\s(?:so\s?:?\s?)?\d)"), forms


def _misread(text: str, folded: str, known: list[Anchor]) -> list[Anchor]:
    """Return the type words whose marks were misread: `Chỉ thi 15`, `Kê hoạch số 7`."""
    pattern, forms = _misread_pattern()
    starts = {a.start for a in known}
    out = []
    for m in pattern.finditer(bare(folded)):
        if m.start() not in starts and text[m.start()].isupper() and m[0] != folded[m.start() : m.end()]:
            before = folded[max(0, m.start() - 24) : m.start()]
            plural = bool(_PLURAL.search(before))
            out.append(Anchor(m.start(), m.end(), forms[m[0]], True, plural, before))
    return out


def find_anchors(text: str, folded: str) -> list[Anchor]:
    """Return all type words of a text, in order."""
    lexicon = load("reference_types")
    out: list[Anchor] = []
    for m in type_pattern().finditer(folded):
        entry = lexicon.by_form.get(re.sub(r"\s+", " ", m[0]))
        if entry is None:
            continue
        start = m.start()
        before = folded[max(0, start - 24) : start]
        if entry.id == "bo-luat" and _NO_CODE.search(before):
            entry = lexicon.by_form["luật"]
            start = m.end() - len("luật")
            before = folded[max(0, start - 24) : start]
        if (entry["law"] and _NO_TYPE_BEFORE.search(before)) or before.endswith("tiểu ban "):
            continue
        capital = bool(re.match(rf"[{UPPER}]", text[start]))
        if capital and not entry["law"] and _is_field(text, m):
            continue
        out.append(Anchor(start, m.end(), entry, capital, bool(_PLURAL.search(before)), before))
    if misread := _misread(text, folded, out):
        out = sorted([*out, *misread], key=lambda a: a.start)
    return out


def _is_field(text: str, word: re.Match[str]) -> bool:
    """Tell whether a type word is part of a body's name; one with a number is a document all the same."""
    left = text[max(0, word.start() - 48) : word.start()]
    return _FIELD.search(left) is not None and _NUMBER_BEHIND.match(text, word.end()) is None


def anchor_in(anchors: list[Anchor], start: int, end: int) -> Anchor | None:
    """Return the first anchor that begins in ``[start, end)``."""
    i = bisect_left(anchors, start, key=lambda a: a.start)
    return anchors[i] if i < len(anchors) and anchors[i].start < end else None


@cache
def law_names() -> re.Pattern[str]:
    """The subjects of laws over folded text, longest first."""
    forms = sorted({fold(f) for e in load("law_names").entries for f in e.forms})
    return re.compile(one_of(forms, gap=r"\s+") + r"(?!\w)")
