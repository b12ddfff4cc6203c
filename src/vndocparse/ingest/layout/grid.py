"""Find ruled tables among the drawn strokes of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vndocparse.core.geometry import Box
from vndocparse.core.printed import PrintedTable

_SNAP = 3.0  # points: strokes nearer than this are one
_MEET = 3.0  # points: strokes that end so near to another one meet it
_MOST_EDGES = 1200  # after merging; a page with more is a drawing
_MOST_POINTS = 1600


def suggests_grid(rules: Sequence[Box]) -> bool:
    """Tell cheaply whether the strokes could make a table of two rows and two columns."""
    level = sum(r.width >= r.height and r.width > 20 for r in rules)
    upright = sum(r.height > r.width and r.height > 6 for r in rules)
    return level >= 3 and upright >= 3


def tables_of(rules: Sequence[Box]) -> list[PrintedTable]:
    """Return the ruled tables that the strokes make, from top to bottom.

    The strokes come from the page itself or from its picture; pdfplumber's table finder
    works on them, so the page is not parsed a second time.
    """
    if not suggests_grid(rules):
        return []
    from pdfplumber import table as plumber

    page = rules[0].page
    edges = plumber.merge_edges([_edge(r) for r in rules], _SNAP, _SNAP, _MEET, _MEET)
    if len(edges) > _MOST_EDGES:
        return []
    points = plumber.edges_to_intersections(edges, _MEET, _MEET)
    if not 6 <= len(points) <= _MOST_POINTS:
        return []
    out = []
    for cells in plumber.cells_to_tables(plumber.intersections_to_cells(points)):
        rows = _rows(cells, page)
        if len(rows) >= 2:
            boxes = [b for row in rows for b in row]
            box = Box(
                page,
                min(b.x0 for b in boxes),
                min(b.y0 for b in boxes),
                max(b.x1 for b in boxes),
                max(b.y1 for b in boxes),
            )
            out.append(PrintedTable(box, tuple(rows)))
    out.sort(key=lambda t: t.box.y0)
    return out


def _edge(rule: Box) -> dict[str, Any]:
    level = rule.width >= rule.height
    x, y = (rule.x0 + rule.x1) / 2, (rule.y0 + rule.y1) / 2
    x0, x1 = (rule.x0, rule.x1) if level else (x, x)
    top, bottom = (y, y) if level else (rule.y0, rule.y1)
    return {
        "object_type": "line",
        "orientation": "h" if level else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _rows(cells: Sequence[tuple[float, float, float, float]], page: int) -> list[tuple[Box, ...]]:
    """Group cells by their upper edge."""
    rows: dict[float, list[Box]] = {}
    for x0, top, x1, bottom in cells:
        rows.setdefault(round(top, 1), []).append(Box(page, x0, top, x1, bottom))
    return [tuple(sorted(rows[top], key=lambda b: b.x0)) for top in sorted(rows)]
