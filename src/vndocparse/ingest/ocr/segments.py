"""Find the lines of print on an upright page and cut each out with its diacritics and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vndocparse.ingest.ocr.chains import chains
from vndocparse.ingest.ocr.engine import Gray
from vndocparse.ingest.ocr.ink import Ink, too_big

# All in heights of a small letter (Ink.letter).
_CORE = (0.62, 2.5)  # heights of the pieces that make a line
_CORE_WIDE = 9.0
_BRIDGE = 9.0  # letters that hang on a seal or a signature, between two runs
_JOIN = 2.6  # white between words; wider parts two runs
_SPECK = 0.02  # of the square of a small letter's height
_SPECKLED = 0.08  # share of specks among the pieces from which on a page is called speckled
_REACH_UP, _REACH_DOWN = 1.45, 0.85  # from the band of small letters to the marks above and below


@dataclass(slots=True)
class Segment:
    """A run of print on one line.

    ``top`` and ``base`` bound the band of its small letters; ``x0, y0, x1, y1`` is the box of
    all its ink; ``pieces`` are the numbers of its pieces of ink. Between the two places of a
    bridge, letters hang on something big; there all ink of the line's height is its own.
    ``dashes`` counts the dashes of a row that is nothing else.
    """

    top: float
    base: float
    x0: int
    y0: int
    x1: int
    y1: int
    pieces: list[int] = field(default_factory=list)
    bridges: list[tuple[int, int]] = field(default_factory=list)
    dashes: int = 0

    @property
    def height(self) -> float:
        """Height of the band of small letters."""
        return max(1.0, self.base - self.top)


def find_segments(ink: Ink) -> list[Segment]:
    """Return the runs of print of a page, top to bottom."""
    height, width = ink.height, ink.width
    core = (height >= _CORE[0] * ink.letter) & (height <= _CORE[1] * ink.letter)
    core &= (width <= _CORE_WIDE * ink.letter) & (width >= 0.15 * ink.letter)
    core &= ~too_big(ink)
    core[0] = False
    ids = np.flatnonzero(core)
    if not len(ids):
        return []
    found = chains(ink.box[ids], ink.letter)
    segments = [_segment(ink, ids[list(chain)]) for chain in found]
    segments = _merged(_without_mark_rows(segments, ink.letter), ink.letter)
    _take_small(ink, segments, core)
    segments = _bridged(ink, _merged(segments, ink.letter))
    segments = [s for s in segments if _is_print(ink, s)] + _dash_rows(ink, segments)
    return sorted(segments, key=lambda s: (s.base, s.x0))


def _segment(ink: Ink, ids: NDArray[np.int64]) -> Segment:
    box = ink.box[ids]
    tall = box[:, 3] - box[:, 1]
    base = float(np.median(box[:, 3]))
    small = box[(tall <= 1.3 * ink.letter) & (np.abs(box[:, 3] - base) <= 0.4 * ink.letter)]
    top = float(np.median(small[:, 1])) if len(small) >= 2 else max(base - ink.letter, float(box[:, 1].min()))
    if base - top < 0.5 * ink.letter:
        top = base - ink.letter
    return Segment(
        top,
        base,
        int(box[:, 0].min()),
        int(box[:, 1].min()),
        int(box[:, 2].max()),
        int(box[:, 3].max()),
        [int(i) for i in ids],
    )


def _merged(segments: list[Segment], letter: float) -> list[Segment]:
    """Join runs of one line that no more white parts than words have between them."""
    left = sorted(segments, key=lambda s: s.x0)
    out: list[Segment] = []
    for s in left:
        for o in reversed(out[-60:]):
            gap = s.x0 - o.x1
            small = min(len(s.pieces), len(o.pieces)) <= 3  # few letters say little about their line
            level = (0.8 if small else 0.45) * letter
            both = min(s.base, o.base) - max(s.top, o.top)
            if (
                gap <= _JOIN * letter
                and abs(s.base - o.base) <= level
                and both > 0.4 * min(s.height, o.height)
            ):
                if len(s.pieces) > len(o.pieces):
                    o.top, o.base = s.top, s.base
                o.x0, o.x1 = min(o.x0, s.x0), max(o.x1, s.x1)
                o.y0, o.y1 = min(o.y0, s.y0), max(o.y1, s.y1)
                o.pieces += s.pieces
                break
        else:
            out.append(s)
    return out


def _bridged(ink: Ink, segments: list[Segment]) -> list[Segment]:
    """Join runs of one line between which letters hang on a seal or a signature."""
    big = too_big(ink)
    if not big.any():
        return segments
    out = sorted(segments, key=lambda s: s.x0)
    at = 0
    while at < len(out):
        s = out[at]
        for o in out[at + 1 :]:
            gap = o.x0 - s.x1
            level = abs(s.base - o.base) <= 0.5 * ink.letter and len(o.pieces) >= 3 and len(s.pieces) >= 2
            if not (level and 0 < gap <= _BRIDGE * ink.letter and _hangs(ink, big, s, o)):
                continue
            s.bridges = [*s.bridges, (s.x1, o.x0), *o.bridges]
            s.x1, s.y0, s.y1 = o.x1, min(s.y0, o.y0), max(s.y1, o.y1)
            s.pieces += o.pieces
            out.remove(o)
            break
        else:
            at += 1
    return out


def _hangs(ink: Ink, big: NDArray[np.bool_], s: Segment, o: Segment) -> bool:
    """Tell whether the white between two runs is filled with ink of a big piece, as letters fill it."""
    y0, y1 = int(min(s.top, o.top)), int(max(s.base, o.base))
    part = big[ink.labels[max(0, y0) : y1, s.x1 : o.x0]]
    if not part.size:
        return False
    columns = part.mean(axis=0)
    white = np.flatnonzero(columns == 0)
    runs = np.split(white, np.flatnonzero(np.diff(white) > 1) + 1) if len(white) else []
    widest = max((len(r) for r in runs), default=0)
    return bool(widest <= _JOIN * 0.6 * ink.letter and 0.15 <= columns.mean() <= 0.75)


def _without_mark_rows(segments: list[Segment], letter: float) -> list[Segment]:
    """Drop the rows that are only the diacritics of the line below (their pieces are taken up again)."""
    out = []
    for s in segments:
        low = (s.y1 - s.y0) <= 1.05 * letter
        owner = low and any(
            o is not s
            and o.x0 - letter <= s.x0
            and s.x1 <= o.x1 + letter
            and 0 <= o.top + 0.25 * letter - s.y1 <= 1.3 * letter
            and len(o.pieces) > len(s.pieces)
            for o in segments
        )
        if not owner:
            out.append(s)
    return [s for s in out if not _inside_a_line(s, out, letter) and not _is_tail(s, out, letter)]


def _is_tail(s: Segment, segments: list[Segment], letter: float) -> bool:
    """Tell the lower bows of `g`, broken off by a coarse scan, from a line."""
    few = len(s.pieces)
    return s.y1 - s.y0 <= 0.95 * letter and any(
        o is not s
        and len(o.pieces) >= 4 * few
        and o.x0 - 0.5 * letter <= s.x0
        and s.x1 <= o.x1 + 0.5 * letter
        and -0.45 * letter <= s.y0 - o.base <= 0.3 * letter
        for o in segments
    )


def _inside_a_line(s: Segment, segments: list[Segment], letter: float) -> bool:
    """Tell a bit of a sign from a line: the upper ring of `%` stands alone between the line's letters."""
    few = len(s.pieces)
    return few <= 2 and any(
        o is not s
        and len(o.pieces) >= 4 * few
        and o.x0 - 0.5 * letter <= s.x0
        and s.x1 <= o.x1 + 0.5 * letter
        and o.top - 0.8 * letter <= s.y0
        and s.y1 <= o.base + 0.15 * letter
        for o in segments
    )


def _take_small(ink: Ink, segments: list[Segment], core: NDArray[np.bool_]) -> None:
    """Give every other piece (mark, dot, dash, tall letter) to the line that it belongs to."""
    if not segments:
        return
    taken = np.zeros(len(ink.box), bool)
    for s in segments:
        taken[s.pieces] = True
    free = np.flatnonzero(~taken & ~too_big(ink) & (ink.area > _least(ink)))
    box = ink.box[free].astype(float)
    middle = (box[:, 1] + box[:, 3]) / 2
    best = np.full(len(free), -1)
    cost = np.full(len(free), np.inf)
    reach = 1.2 * ink.letter
    for n, s in enumerate(segments):
        h = s.height
        above, below = s.top - middle, middle - s.base
        away = np.maximum(0.0, np.maximum(above / 1.25, below))  # marks stand higher above than below
        side = np.maximum(0.0, np.maximum(s.x0 - box[:, 2], box[:, 0] - s.x1))
        ok = (above <= _REACH_UP * h) & (below <= _REACH_DOWN * h) & (side <= reach)
        # A mark above the letters must touch their column; only dashes and dots may stand beside.
        ok &= (side <= 0.3 * ink.letter) | ((above <= 0.2 * h) & (below <= 0.45 * h))
        c = away + 0.3 * side
        better = ok & (c < cost)
        cost[better] = c[better]
        best[better] = n
    for i, n in zip(free[best >= 0].tolist(), best[best >= 0].tolist(), strict=True):
        s = segments[n]
        s.pieces.append(i)
        x0, y0, x1, y1 = (int(v) for v in ink.box[i])
        s.x0, s.y0, s.x1, s.y1 = min(s.x0, x0), min(s.y0, y0), max(s.x1, x1), max(s.y1, y1)


def _least(ink: Ink) -> float:
    """Return the area up to which a piece is a speck; 0 on a page without specks.

    A full stop has about a twentieth of a small letter's square, a speck of a fax far less.
    """
    speck = _SPECK * ink.letter**2
    specks = int(((ink.area > 0) & (ink.area <= speck)).sum())
    return speck if specks > _SPECKLED * len(ink.area) else 0.0


def _dash_rows(ink: Ink, segments: list[Segment]) -> list[Segment]:
    """Return the rows of dashes (`-----`) that part the head of a document from its text."""
    taken = np.zeros(len(ink.box), bool)
    for s in segments:
        taken[s.pieces] = True
    low = (ink.height <= 0.4 * ink.letter) & (ink.width >= 0.3 * ink.letter) & (ink.width <= 2.5 * ink.letter)
    ids = np.flatnonzero(low & ~taken & (ink.width >= 1.6 * ink.height))
    out: list[Segment] = []
    rows: list[list[int]] = []
    for i in ids[np.argsort(ink.box[ids, 0])].tolist():
        for row in rows:
            last = ink.box[row[-1]]
            near = ink.box[i, 0] - last[2] <= 1.5 * ink.letter
            if near and abs(int(ink.box[i, 1]) - int(last[1])) <= 0.25 * ink.letter:
                row.append(i)
                break
        else:
            rows.append([i])
    for row in rows:
        if len(row) >= 3 and _alike(ink, row):
            box = ink.box[row]
            x0, y0, x1, y1 = (int(v) for v in (*box[:, :2].min(axis=0), *box[:, 2:].max(axis=0)))
            base = y1 + 0.35 * ink.letter
            out.append(Segment(base - ink.letter, base, x0, y0, x1, y1, row, dashes=len(row)))
    return out


def _alike(ink: Ink, row: list[int]) -> bool:
    """Tell whether the dashes of a row are as long as each other, evenly spaced, and stand alone."""
    box = ink.box[row]
    long, gaps = box[:, 2] - box[:, 0], box[1:, 0] - box[:-1, 2]
    even = long.max() <= 1.5 * long.min() + 1 and gaps.max() <= 1.6 * max(1, gaps.min()) + 2
    x0, y0, x1, y1 = box[:, 0].min(), box[:, 1].min(), box[:, 2].max(), box[:, 3].max()
    room = int(0.5 * ink.letter)
    around = ink.mask[max(0, y0 - room) : y1 + room, max(0, x0 - room) : x1 + room]
    return bool(even) and int(around.sum()) <= 1.15 * int(ink.area[row].sum())


def _is_print(ink: Ink, s: Segment) -> bool:
    """Tell a run of print from specks."""
    area = int(ink.area[s.pieces].sum())
    return area >= 0.12 * ink.letter**2 and (s.x1 - s.x0) >= 0.3 * ink.letter


def cut(gray: Gray, ink: Ink, s: Segment, up: float, down: float, side: float = 0.5) -> tuple[Gray, int, int]:
    """Return the picture of one run with only its own ink, and where its top left corner lies.

    ``up``, ``down`` and ``side`` are the white room around its small letters, in their height.
    """
    import cv2

    height, width = gray.shape
    h = s.height
    y0 = max(0, int(min(s.top - up * h, s.y0 - 2)))
    y1 = min(height, int(max(s.base + down * h, s.y1 + 2)) + 1)
    y0, y1 = max(y0, int(s.top - 2.8 * h)), min(y1, int(s.base + 1.8 * h))
    x0, x1 = max(0, int(s.x0 - side * h)), min(width, int(s.x1 + side * h) + 1)
    crop = gray[y0:y1, x0:x1].copy()
    mask = ink.mask[y0:y1, x0:x1]
    own = np.zeros(len(ink.box), np.uint8)
    own[s.pieces] = 255
    mine = own[ink.labels[y0:y1, x0:x1]]
    for a, b in s.bridges:
        rows = slice(max(0, int(s.top - 0.95 * h) - y0), int(s.base + 0.35 * h) - y0)
        columns = slice(a - x0, b - x0)
        mine[rows, columns][mask[rows, columns]] = 255
    foreign = mask * np.uint8(255) - mine
    if foreign.any():
        # With its grey edge, but for what touches the run's own.
        wide = cv2.dilate(foreign, np.ones((5, 5), np.uint8))
        near = cv2.dilate(mine, np.ones((3, 3), np.uint8))
        cv2.max(crop, cv2.max(cv2.subtract(wide, near), foreign), dst=crop)
    return crop, x0, y0


def subset(ink: Ink, s: Segment, *, before: int | None = None, behind: int | None = None) -> Segment:
    """Return the part of a run that stands before a column of the picture, or from it on."""
    if before is not None:
        own = [i for i in s.pieces if ink.box[i, 0] < before]
    else:
        own = [i for i in s.pieces if behind is None or ink.box[i, 0] >= behind]
    return _segment(ink, np.array(own, np.int64)) if own else s


def marks(ink: Ink, segments: list[Segment]) -> tuple[int, int]:
    """Count the small pieces above and below the bands of small letters."""
    above = below = 0
    for s in segments:
        box = ink.box[s.pieces]
        middle = (box[:, 1] + box[:, 3]) / 2
        small = (box[:, 3] - box[:, 1] < 0.85 * s.height) & (ink.area[s.pieces] > 0.02 * s.height**2)
        above += int((small & (middle < s.top)).sum())
        below += int((small & (middle > s.base + 0.12 * s.height)).sum())
    return above, below


def blank(ink: Ink, segments: list[Segment]) -> bool:
    """Tell whether the page holds no print, only specks or what shines through."""
    long = [s for s in segments if s.x1 - s.x0 > 4 * ink.letter and len(s.pieces) >= 4]
    letters = sum(len(s.pieces) for s in segments)
    return not segments or (not long and letters < 4) or (not long and float(ink.mask.mean()) < 0.0008)


def first_dash(ink: Ink, s: Segment) -> tuple[int, int] | None:
    """Return where the dash stands with which a line begins; ``None`` where it begins otherwise."""
    box = ink.box[s.pieces]
    first = int(np.argmin(box[:, 0]))
    x0, y0, x1, y1 = (int(v) for v in box[first])
    h, wide, tall = s.height, x1 - x0, y1 - y0
    if not (0.3 * h <= wide <= 1.5 * h and tall <= 0.4 * h and wide >= 1.5 * tall):
        return None
    if not s.top - 0.05 * h <= (y0 + y1) / 2 <= s.base - 0.2 * h:
        return None
    others = np.delete(box, first, axis=0)
    if not len(others) or int(others[:, 0].min()) - x1 < 0.2 * h:
        return None
    return x0, x1


def leaves_line(ink: Ink, s: Segment, x0: float, x1: float) -> bool:
    """Tell whether the ink between two places of a run rises or sinks further than printed figures do."""
    box = ink.box[s.pieces]
    middle = (box[:, 0] + box[:, 2]) / 2
    here = box[(middle >= x0) & (middle <= x1) & (box[:, 3] - box[:, 1] > 0.5 * s.height)]
    if not len(here):
        return True  # what was read there is no piece of this run: it hangs on something big
    return bool((here[:, 1] < s.top - 1.05 * s.height).any() or (here[:, 3] > s.base + 0.38 * s.height).any())
