"""Join printed lines to paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from statistics import median

from vndocparse.core.source import Column
from vndocparse.ingest.layout.columns import Measure
from vndocparse.ingest.layout.lines import TextLine
from vndocparse.ingest.reflow import goes_on, item_label, starts_lower
from vndocparse.ingest.text_lines import ends_sentence, is_capitals, is_rule

_INDENT = 0.7  # heights: a first line stands at least so much further in
_SAME_PRINT = 1.6  # points by which lines of one print differ in height at most
_MISMEASURED = 0.3  # share of a line's height by which a recogniser may miss it
_CENTRED = 0.035  # of the text's width: how far a centred line's middle may lie from the middle


@dataclass(slots=True)
class DraftParagraph:
    """Lines that make one paragraph."""

    lines: list[TextLine]
    column: Column = Column.FULL
    measure: Measure = field(default_factory=lambda: Measure(0.0, 1.0))  # of the page of its last line
    footnote: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is set: its measure, usual distance of lines, and whether first lines are indented."""

    measure: Measure
    pitch: float
    indented: bool


def measure_of(lines: Sequence[TextLine], width: float) -> Measure:
    """Return the edges of the text from its long lines; ``width`` is the page's."""
    long = [p for p in lines if p.width > 0.5 * width]
    if len(long) < 3:
        if not lines:
            return Measure(0.12 * width, 0.92 * width)
        left, right = min(p.x0 for p in lines), max(p.x1 for p in lines)
        return Measure(min(left, 0.16 * width), max(right, 0.9 * width))
    lefts = Counter(round(p.x0 / 3) for p in long)
    usual = max(lefts.items(), key=lambda kv: (kv[1] + lefts.get(kv[0] - 1, 0), -kv[0]))[0]
    left = min(p.x0 for p in long if abs(p.x0 / 3 - usual) <= 1.5)
    rights = sorted(p.x1 for p in long)
    return Measure(left, rights[int((len(rights) - 1) * 0.9)])


def setting_of(lines: Sequence[TextLine], measure: Measure) -> Setting:
    """Return how the page is set."""
    long = [p for p in lines if p.column is Column.FULL and p.width > 0.5 * measure.width]
    pitches = [b.middle - a.middle for a, b in pairwise(long) if 0 < b.middle - a.middle < 3 * a.height]
    pitch = median(pitches) if pitches else 1.4 * (long[0].height if long else 14.0)
    first = sum(p.x0 - measure.left > _INDENT * p.height for p in long)
    return Setting(measure, pitch, first * 8 >= len(long) or len(long) < 8)


def mark_centred(lines: Sequence[TextLine], measure: Measure) -> None:
    """Mark the lines that are centred on the page, or in their column."""
    indent = _usual_indent(lines, measure)
    before: TextLine | None = None
    for line, below in zip_longest(lines, lines[1:]):
        if line.column is Column.FULL:
            inset = line.x0 - measure.left
            near = inset > 1.5 * line.height and abs(line.centre - measure.centre) <= _CENTRED * measure.width
            # The first line of a paragraph may end by chance as far in as it begins.
            first = abs(inset - indent) < 4 and line.width > 0.5 * measure.width
            line.centred = near and (not first or (before is not None and before.centred and line.bold))
            if line.centred and below is not None and below.x0 - measure.left < _INDENT * line.height:
                line.centred = line.width < 0.6 * measure.width or _parts_from(line, below)
        before = line
    for column in (Column.LEFT, Column.RIGHT):
        mine = [p for p in lines if p.column is column]
        for a, b in pairwise(mine):
            if abs(a.centre - b.centre) < 4 and abs(a.x0 - b.x0) > 4:
                a.centred = b.centred = True


def _parts_from(line: TextLine, below: TextLine) -> bool:
    """Tell whether a wide line is no first line of the paragraph below: other print, or a closed sentence."""
    other = line.bold != below.bold or line.italic != below.italic or abs(line.height - below.height) > 1.6
    return other or is_capitals(line.text) or ends_sentence(line.text)


def _usual_indent(lines: Sequence[TextLine], measure: Measure) -> float:
    """Return how far in the first lines of paragraphs stand; 0 where none does."""
    deep = [p.x0 - measure.left for p in lines if p.column is Column.FULL and p.width > 0.5 * measure.width]
    insets = Counter(round(d / 2) for d in deep if 8 < d < 90)
    return 2.0 * max(insets.items(), key=lambda kv: (kv[1], -kv[0]))[0] if insets else 0.0


def join(lines: Sequence[TextLine], setting: Setting) -> list[DraftParagraph]:
    """Return the paragraphs of one page's lines, which are in reading order."""
    out: list[DraftParagraph] = []
    for line in lines:
        if out and out[-1].column is line.column and _joins(out[-1], line, setting):
            out[-1].lines.append(line)
        else:
            out.append(DraftParagraph([line], line.column, setting.measure))
    return out


def _joins(paragraph: DraftParagraph, line: TextLine, setting: Setting) -> bool:
    last = paragraph.lines[-1]
    if is_rule(last.text) or is_rule(line.text):
        return False
    if line.middle <= last.middle:  # a new column, or side by side
        return False
    if line.middle - last.middle > 2.2 * max(last.height, line.height, setting.pitch * 0.75):
        return False
    if _is_other_print(last, line) and not (
        _mismeasured(last, line) and _runs_on(last, line, setting.measure.right)
    ):
        return False
    if line.column is not Column.FULL:
        return _joins_in_column(paragraph, line)
    if last.centred or line.centred:
        return _joins_centred(last, line, setting)
    return _joins_in_body(paragraph, line, setting)


def _is_other_print(last: TextLine, line: TextLine) -> bool:
    """Tell whether a line is larger or smaller print than the one above it.

    A recogniser measures lines a sixth and more too high or too low; what goes on is one print.
    """
    apart = abs(last.height - line.height)
    if apart <= _SAME_PRINT or (line.y0 < last.y1 and starts_lower(line.text)):
        return False
    return not (goes_on(last.text, line.text) and _mismeasured(last, line))


def _mismeasured(last: TextLine, line: TextLine) -> bool:
    """Tell whether two lines differ in height by no more than a recogniser may miss."""
    return abs(last.height - line.height) <= _MISMEASURED * max(last.height, line.height)


def _runs_on(last: TextLine, line: TextLine, right: float) -> bool:
    """Tell whether a full line ends inside a sentence: `… gửi về Sở` / `Nông nghiệp …`."""
    if line.column is not Column.FULL or ends_sentence(last.text) or _would_have_fitted(last, line, right):
        return False
    return item_label(line.text) is None and not is_capitals(line.text)


def _joins_in_column(paragraph: DraftParagraph, line: TextLine) -> bool:
    """Join in a letterhead or foot: only what the words or a hanging indent say."""
    last = paragraph.lines[-1]
    if item_label(line.text) is not None:
        return False
    if last.bold != line.bold or is_capitals(last.text) != is_capitals(line.text):
        return False
    if goes_on(last.text, line.text):
        return True
    first = paragraph.lines[0]
    hangs = item_label(first.text) is not None and not ends_sentence(last.text)
    return hangs and not last.text.endswith(",") and not is_capitals(line.text)


def _joins_centred(last: TextLine, line: TextLine, setting: Setting) -> bool:
    """Join the lines of a centred title, but not the title to the name of the type above it."""
    if last.centred != line.centred:
        wide = last.width > 0.85 * setting.measure.width or line.width > 0.85 * setting.measure.width
        return wide and last.bold == line.bold and goes_on(last.text, line.text)
    if last.bold != line.bold or last.italic != line.italic:
        return False
    capitals = is_capitals(last.text)
    if capitals != is_capitals(line.text) or item_label(line.text) is not None or ends_sentence(last.text):
        return False
    if starts_lower(line.text):
        return True
    return last.width > (0.6 if capitals else 0.45) * setting.measure.width


def _joins_in_body(paragraph: DraftParagraph, line: TextLine, setting: Setting) -> bool:
    last, measure = paragraph.lines[-1], setting.measure
    mark = item_label(line.text)
    deeper = line.x0 - measure.left > _INDENT * line.height
    full = not _would_have_fitted(last, line, measure.right)
    if last.bold != line.bold and not _one_style(last, line) and not (full and starts_lower(line.text)):
        return full and not deeper and mark is None and _mixed(paragraph, line)
    wide = line.middle - last.middle > setting.pitch + 0.3 * line.height
    if mark is not None and (deeper or not full or ends_sentence(last.text) or not setting.indented):
        return False
    if mark is not None and mark.kind in ("number", "roman", "named") and ends_sentence(last.text):
        return False
    if _hangs(paragraph, line):
        return mark is None and (full or goes_on(last.text, line.text))
    if deeper:
        return False
    if not full:
        return not wide and goes_on(last.text, line.text) and line.x0 <= paragraph.lines[0].x0 + line.height
    if wide and ends_sentence(last.text):
        return False
    if setting.indented or not ends_sentence(last.text):
        return not (is_capitals(line.text) and not is_capitals(last.text) and len(line.words) > 2)
    return not wide


def _one_style(a: TextLine, b: TextLine) -> bool:
    """Tell whether either line mixes bold and upright words, as a run-in heading does."""
    return any(len({w.bold for w in line.words}) == 2 for line in (a, b))


def _mixed(paragraph: DraftParagraph, line: TextLine) -> bool:
    last = paragraph.lines[-1]
    return not ends_sentence(last.text) and goes_on(last.text, line.text)


def _would_have_fitted(last: TextLine, line: TextLine, right: float) -> bool:
    """Tell whether the line's first word had room on the line above, so that the break was wanted."""
    word = line.words[0].box
    space = 0.25 * last.height
    return last.x1 + space + (word.x1 - word.x0) < right - 0.4 * last.height


def _hangs(paragraph: DraftParagraph, line: TextLine) -> bool:
    """Tell whether the line stands where the further lines of this paragraph do: a hanging indent."""
    lines = paragraph.lines
    if len(lines) > 1:
        return abs(line.x0 - lines[-1].x0) < 0.5 * line.height
    first = lines[0]
    if item_label(first.text) is None or len(first.words) < 2:
        return False
    return abs(line.x0 - first.words[1].box.x0) < 0.8 * line.height


def joins_over_break(above: DraftParagraph, below: DraftParagraph, indented: bool) -> bool:
    """Tell whether the first paragraph of a page carries on the last one of the page before."""
    if above.column is not Column.FULL or below.column is not Column.FULL:
        return False
    last, line = above.lines[-1], below.lines[0]
    if last.centred or line.centred or _is_other_print(last, line):
        return False
    if is_rule(last.text) or is_rule(line.text):
        return False
    if goes_on(last.text, line.text):
        return True
    if item_label(line.text) is not None or (is_capitals(line.text) and not is_capitals(last.text)):
        return False
    full = last.x1 > above.measure.right - 3.0 * last.height
    deeper = line.x0 - below.measure.left > _INDENT * line.height
    if not full or deeper or last.bold != line.bold:
        return False
    return indented or not ends_sentence(last.text)
