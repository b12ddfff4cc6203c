"""Read the looks, list marks and tables of a web page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vndocparse.ingest.docx_numbering import number_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN = re.compile(
    r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|mso-hide\s{0,4}:\s{0,4}all", re.I
)
_FONT = re.compile(r"font-family\s{0,4}:\s{0,4}[\"']?([^;,\"']{1,80})", re.I)
_BOLD = re.compile(r"font-weight\s{0,4}:\s{0,4}(bold|[6-9]00)", re.I)
_UPRIGHT = re.compile(r"font-weight\s{0,4}:\s{0,4}(?:normal|[1-4]00)", re.I)
_ITALIC = re.compile(r"font-style\s{0,4}:\s{0,4}(?:italic|oblique)", re.I)
_CENTRE = re.compile(r"text-align\s{0,4}:\s{0,4}center", re.I)
_ALIGNED = re.compile(r"text-align\s{0,4}:", re.I)
_BORDER = re.compile(
    r"border[\w-]{0,20}\s{0,4}:[^;]{0,80}(?:solid|windowtext|double|[1-9](?:\.\d)?p[tx])", re.I
)
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_WIDEST = 200
_FLOW_LETTERS = 3000  # a cell with more holds a whole page


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look; ``font`` is empty where none is named."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    keeps_lines: bool = False
    hidden: bool = False
    font: str = ""


def look_of(e: HtmlElement, above: Look) -> Look:
    """Return the look of an element inside one of look ``above``."""
    tag, style = e.tag.lower(), e.get("style") or ""
    align = (e.get("align") or "").lower()
    font = _FONT.search(style)
    bold = above.bold or tag in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6")
    if _BOLD.search(style):
        bold = True
    elif _UPRIGHT.search(style):
        bold = False
    centred = above.centred
    if align or _ALIGNED.search(style) or tag == "center":
        centred = align == "center" or bool(_CENTRE.search(style)) or tag == "center"
    return Look(
        bold,
        above.italic or tag in ("i", "em", "cite") or bool(_ITALIC.search(style)),
        centred,
        above.keeps_lines or tag == "pre",
        False,
        (font[1].strip() if font else (e.get("face") or "").split(",")[0].strip()) or above.font,
    )


def mark_of(item: HtmlElement, counters: list[int]) -> str:
    """Return the mark that a browser prints before a list item, and count it."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or not counters:
        return "•"
    value = item.get("value") or ""
    counters[-1] = int(value) if value.isdecimal() and len(value) < 5 else counters[-1] + 1
    return number_text(counters[-1], _LIST_STYLES.get(parent.get("type") or "", "decimal")) + "."


def clean_cells(table: HtmlElement) -> list[list[tuple[HtmlElement | None, int]]]:
    """Return the rows of a table: for each its cells with the columns they span.

    A cell that spans rows is followed below by empty ones. Rows of tables inside are not taken.
    """
    out: list[list[tuple[HtmlElement | None, int]]] = []
    deep: dict[int, tuple[int, int]] = {}  # column: rows still to cover, columns spanned
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is not table:
            continue
        cells: list[tuple[HtmlElement | None, int]] = []
        at = 0
        for cell in row.iterchildren("td", "th"):
            while at in deep:
                at = _covered(deep, at, cells)
            span = _count(cell.get("colspan"))
            rows = _count(cell.get("rowspan"))
            cells.append((cell, span))
            if rows > 1:
                deep[at] = (rows, span)
            at += span
        while at in deep:
            at = _covered(deep, at, cells)
        deep = {c: (n - 1, s) for c, (n, s) in deep.items() if n > 1}
        if cells:
            out.append(cells)
    return out


def _covered(deep: dict[int, tuple[int, int]], at: int, cells: list[tuple[HtmlElement | None, int]]) -> int:
    span = deep[at][1]
    cells.append((None, span))
    return at + span


def _count(value: str | None) -> int:
    return max(1, min(int(value), _WIDEST)) if value and value.isdecimal() and len(value) < 6 else 1


def is_ruled(table: HtmlElement) -> bool:
    """Tell whether lines are drawn in a table, as far as the page itself says."""
    if (table.get("border") or "0").strip() not in ("0", "") or table.get("rules"):
        return True
    if "grid" in (table.get("class") or "").lower() or table.find(".//th") is not None:
        return True
    cells = list(table.iter("td"))[:40]
    drawn = sum(bool(_BORDER.search(c.get("style") or "")) for c in cells)
    return drawn * 2 > len(cells)


def is_flow(table: HtmlElement) -> bool:
    """Tell whether a table only frames a page: it holds other tables or whole pages of text."""
    if table.find(".//table") is not None and not is_ruled(table):
        return True
    cells = list(table.iter("td"))
    return len(cells) <= 4 and any(sum(len(str(t)) for t in c.itertext()) > _FLOW_LETTERS for c in cells)
