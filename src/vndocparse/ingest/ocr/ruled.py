"""Find ruled tables from the straight strokes of a page."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from vndocparse.core.geometry import Box
from vndocparse.core.printed import PrintedPage, PrintedTable
from vndocparse.ingest.ocr.ink import Ink

_NEAR_MM = 1.5  # strokes this near are one line, or meet
_NARROWEST = 0.4  # of the page's width; smaller frames are stamps


def ruled_tables(page: PrintedPage, ink: Ink, scale: tuple[float, float]) -> None:
    """Add the strokes and the tables that they rule to ``page``; ``scale`` is points a pixel."""
    near = max(3, round(_NEAR_MM / 25.4 * ink.dpi))
    rules = [tuple(int(v) for v in r) for r in ink.rules]
    page.rules = [
        Box(page.number, x0 * scale[0], y0 * scale[1], x1 * scale[0], y1 * scale[1])
        for x0, y0, x1, y1 in rules
    ]
    for group in _touching(rules, near):
        across = [r for r in group if r[2] - r[0] >= r[3] - r[1]]
        down = [r for r in group if r[2] - r[0] < r[3] - r[1]]
        if len(across) < 2 or len(down) < 2:
            continue
        x0, x1 = min(r[0] for r in group), max(r[2] for r in group)
        if x1 - x0 < _NARROWEST * ink.mask.shape[1]:
            continue
        table = _table(across, down, near, page.number, scale)
        if table is not None:
            page.tables.append(table)


def _touching(rules: list[tuple[int, ...]], near: int) -> list[list[tuple[int, ...]]]:
    groups: list[list[tuple[int, ...]]] = []
    for rule in rules[:2000]:
        met = [
            g
            for g in groups
            if any(
                rule[0] - near <= o[2]
                and o[0] - near <= rule[2]
                and rule[1] - near <= o[3]
                and o[1] - near <= rule[3]
                for o in g
            )
        ]
        groups = [g for g in groups if g not in met]
        groups.append([rule, *(r for g in met for r in g)])
    return groups


def _levels(values: list[float], near: int) -> list[float]:
    """Return the distinct levels among nearly equal numbers."""
    out: list[list[float]] = []
    for v in sorted(values):
        if out and v - out[-1][-1] <= near:
            out[-1].append(v)
        else:
            out.append([v])
    return [float(np.mean(level)) for level in out]


def _table(
    across: list[tuple[int, ...]],
    down: list[tuple[int, ...]],
    near: int,
    number: int,
    scale: tuple[float, float],
) -> PrintedTable | None:
    """Return the grid of the strokes; a stroke that is missing between two cells joins them."""
    ys = _levels([(r[1] + r[3]) / 2 for r in across], near)
    rows = []
    for top, bottom in pairwise(ys):
        middle = (top + bottom) / 2
        xs = _levels([(r[0] + r[2]) / 2 for r in down if r[1] - near <= middle <= r[3] + near], near)
        cells = tuple(
            Box(number, a * scale[0], top * scale[1], b * scale[0], bottom * scale[1])
            for a, b in pairwise(xs)
        )
        if cells:
            rows.append(cells)
    if len(rows) < 2 or max(len(r) for r in rows) < 2:
        return None
    x0, x1 = min(r[0].x0 for r in rows), max(r[-1].x1 for r in rows)
    return PrintedTable(Box(number, x0, rows[0][0].y0, x1, rows[-1][0].y1), tuple(rows))
