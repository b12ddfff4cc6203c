"""Compute the labels of automatic lists as a word processor prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vndocparse.ingest.docx_package import attr, child, local, on
from vndocparse.ingest.docx_styles import Look, Styles, look_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACE = re.compile(r"%([1-9])")
_ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
)
_ROMAN += ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_WORD_BULLETS = {"o": "◦", "§": "▪", "Ø": "➢", "ü": "✓", "·": "•", "v": "❖", "q": "❑"}
_HIGHEST = 32_767
_PLAIN = Look()


def number_text(value: int, style: str) -> str:
    """Return a number in one of the number formats; an unknown format counts in digits.

    >>> number_text(4, "upperRoman"), number_text(27, "lowerLetter"), number_text(7, "decimalZero")
    ('IV', 'aa', '07')
    """
    value = max(0, min(value, _HIGHEST))
    if style in ("upperRoman", "lowerRoman"):
        roman = ""
        rest = value
        for size, sign in _ROMAN:
            roman += sign * (rest // size)
            rest %= size
        return roman if style == "upperRoman" else roman.lower()
    if style in ("upperLetter", "lowerLetter") and value:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style == "none":
        return ""
    return f"{value:02d}" if style == "decimalZero" else str(value)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: ``text`` holds ``%1`` … for the counters."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None  # 0: never; n: after a paragraph of level n (1-based)
    linked: str | None = None  # the paragraph style that is numbered by this level
    look: Look = _PLAIN


def _int(value: str | None, default: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else default


def _level(e: Element) -> Level:
    style = attr(child(e, "numFmt"), "val") or "decimal"
    text = attr(child(e, "lvlText"), "val") or ""
    look = look_of(child(e, "rPr"))
    if style == "bullet":
        text = _bullet(text, look.font or "")
    restart = attr(child(e, "lvlRestart"), "val")
    return Level(
        start=_int(attr(child(e, "start"), "val"), 1),
        style=style,
        text=text,
        legal=bool(on(child(e, "isLgl"))),
        restart=None if restart is None else _int(restart, 0),
        linked=attr(child(e, "pStyle"), "val"),
        look=look,
    )


def _bullet(text: str, font: str) -> str:
    """Return a bullet that can be read without the symbol font that it was drawn with."""
    if font.lower().startswith(("symbol", "wingdings", "courier", "webdings")):
        plain = "".join(chr(ord(c) - 0xF000) if "\uf020" <= c <= "\uf0ff" else c for c in text)
        if plain in "-–+*":
            return plain
        return _WORD_BULLETS.get(plain, "•")
    return "".join("•" if "\ue000" <= c <= "\uf8ff" and c != "\uf02d" else c for c in text)


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    begun: bool = False


@dataclass(slots=True)
class Numbering:
    """All lists of a file and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None, styles: Styles) -> Numbering:
        """Read ``numbering.xml``."""
        made = cls()
        if root is None:
            return made
        abstracts: dict[str, dict[int, Level]] = {}
        links: dict[str, str] = {}
        for e in (x for x in root if local(x) == "abstractNum"):
            ident = attr(e, "abstractNumId") or ""
            abstracts[ident] = {_int(attr(x, "ilvl"), 0): _level(x) for x in e if local(x) == "lvl"}
            if link := attr(child(e, "numStyleLink"), "val"):
                links[ident] = link
        nums = {attr(e, "numId") or "": e for e in root if local(e) == "num"}
        for ident, e in nums.items():
            abstract = attr(child(e, "abstractNumId"), "val") or ""
            if (link := links.get(abstract)) and (told := styles.get(link).numbering) and told[0] in nums:
                abstract = attr(child(nums[told[0]], "abstractNumId"), "val") or ""
            made.lists[ident] = _with_overrides(e, abstract, abstracts.get(abstract, {}))
        for ident, listed in made.lists.items():
            for depth, level in listed.levels.items():
                if level.linked:
                    made.by_style.setdefault(level.linked, (ident, depth))
        return made

    def label(self, ident: str, depth: int) -> tuple[str, Look] | None:
        """Count one paragraph of a list and return its label, ``None`` where the list is unknown."""
        listed = self.lists.get(ident)
        level = listed.levels.get(depth) if listed else None
        if listed is None or level is None:
            return None
        counters = self._counters.setdefault(listed.abstract, {})
        if not listed.begun:
            listed.begun = True
            for deep in listed.starts:
                counters.pop(deep, None)
        start = listed.starts.get(depth, level.start)
        counters[depth] = counters[depth] + 1 if depth in counters else start
        for deeper in [d for d in counters if d > depth]:
            below = listed.levels.get(deeper)
            if below is None or below.restart is None or (below.restart and depth < below.restart):
                del counters[deeper]
        text = _PLACE.sub(lambda m: self._counted(listed, level, int(m[1]) - 1, counters), level.text)
        return text, level.look

    @staticmethod
    def _counted(listed: _List, level: Level, depth: int, counters: dict[int, int]) -> str:
        other = listed.levels.get(depth)
        if other is None:
            return ""
        if depth not in counters:
            counters[depth] = listed.starts.get(depth, other.start)
        return number_text(counters[depth], "decimal" if level.legal else other.style)


def _with_overrides(num: Element, abstract: str, levels: dict[int, Level]) -> _List:
    made = _List(abstract, dict(levels), {})
    for e in (x for x in num if local(x) == "lvlOverride"):
        depth = _int(attr(e, "ilvl"), 0)
        if (whole := child(e, "lvl")) is not None:
            made.levels[depth] = _level(whole)
        if (start := attr(child(e, "startOverride"), "val")) is not None:
            made.starts[depth] = _int(start, 1)
            if depth in made.levels:
                made.levels[depth] = replace(made.levels[depth], start=made.starts[depth])
    return made
