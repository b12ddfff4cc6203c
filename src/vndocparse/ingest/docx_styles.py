"""Resolve the styles of a Word file: what a paragraph and a run inherit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vndocparse.ingest.docx_package import attr, child, local, on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DEEPEST = 24  # styles based on styles
_FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look; ``None`` where nothing says so."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    font: str | None = None

    def over(self, below: Look) -> Look:
        """Return this look with what it leaves open taken from ``below``."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.caps if self.caps is None else self.caps,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
            below.font if self.font is None else self.font,
        )


def look_of(properties: Element | None) -> Look:
    """Read a ``w:rPr``."""
    if properties is None:
        return Look()
    found = {local(e): e for e in properties}
    fonts = found.get("rFonts")
    font = next((f for slot in _FONT_SLOTS if (f := attr(fonts, slot))), None)
    caps = on(found.get("caps"))
    size = attr(found.get("sz"), "val") or ""
    return Look(
        bold=on(found.get("b")),
        italic=on(found.get("i")),
        caps=caps if caps is not None else on(found.get("smallCaps")),
        hidden=on(found.get("vanish")),
        size=float(size) / 2 if size.isdecimal() and len(size) < 5 else None,
        font=font,
    )


@dataclass(frozen=True, slots=True)
class Style:
    """One style with its ancestors already applied."""

    look: Look = Look()
    align: str | None = None
    numbering: tuple[str, int | None] | None = None  # numId, level
    borders: Element | None = None


@dataclass(slots=True)
class Styles:
    """All styles of a file by id; ``base`` is what every letter has."""

    raw: dict[str, Element] = field(default_factory=dict)
    base: Look = Look()
    default_paragraph: str | None = None
    _made: dict[str, Style] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """Read ``styles.xml``."""
        made = cls()
        if root is None:
            return made
        made.base = look_of(child(root, "docDefaults", "rPrDefault", "rPr"))
        for e in root:
            if local(e) == "style" and (ident := attr(e, "styleId")):
                made.raw[ident] = e
                if attr(e, "type") == "paragraph" and attr(e, "default") in ("1", "true"):
                    made.default_paragraph = ident
        return made

    def get(self, ident: str | None, depth: int = 0) -> Style:
        """Return a style; an unknown one, or one based on itself, inherits nothing."""
        if ident is None or ident not in self.raw or depth > _DEEPEST:
            return Style()
        if ident not in self._made:
            raw = self.raw[ident]
            below = self.get(attr(child(raw, "basedOn"), "val"), depth + 1)
            paragraph = child(raw, "pPr")
            borders = child(raw, "tblPr", "tblBorders")
            self._made[ident] = replace(
                below,
                look=look_of(child(raw, "rPr")).over(below.look),
                align=attr(child(paragraph, "jc"), "val") or below.align,
                numbering=numbering_of(paragraph) or below.numbering,
                borders=borders if borders is not None else below.borders,
            )
        return self._made[ident]


def numbering_of(properties: Element | None) -> tuple[str, int | None] | None:
    """Read the numbering of a ``w:pPr``: list id and level, ``None`` where it names no list."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    ident = attr(child(numbering, "numId"), "val")
    level = attr(child(numbering, "ilvl"), "val") or ""
    depth = int(level) if level.isdecimal() and len(level) < 3 else None
    if ident is None and depth is None:
        return None
    return ident or "", depth
