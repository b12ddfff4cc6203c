"""Find what a document shows as an example: `Ví dụ 1: …` and the lines of a layout below it."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import Zone
from vndocparse.segment.labels import BULLETS
from vndocparse.segment.paragraphs import Para

_EXAMPLE = re.compile(r"[\W_]{0,4}vi du(?: (?:so )?\d{1,2})?\s?(?:[:.]|$)")
_AT_THE_END = re.compile(r"[.;:]\s{1,3}[Vv]í dụ(?: (?:số )?\d{1,2})?\s?:[^.;\n]{0,90}$")
_LINE = 90  # characters of a line of a layout that is shown
_TAIL = 120  # characters at a paragraph's end in which an example may begin
_ENDS = frozenset(".:;")


def mark_samples(paras: Sequence[Para]) -> None:
    """Give the examples of the body their zone: they are neither its parts nor what it says.

    Below the words `Ví dụ` stand the lines of what is shown, without a label and without the mark that
    ends a sentence; bullets count right below them only. `…. Ví dụ 1: Văn bản của …` may end a paragraph.
    """
    shown = opened = False
    for p in paras:
        if p.zone is not Zone.BODY:
            shown = False
            continue
        if _EXAMPLE.match(p.plain):
            shown = opened = True
        elif shown and not p.empty:
            bullet = p.label is not None and p.label.family in BULLETS
            shown = opened if bullet else p.label is None and _is_line(p)
            opened = opened and bullet
        if shown:
            p.zone = Zone.SAMPLE
        elif _AT_THE_END.search(p.text, max(0, len(p.text) - _TAIL)):
            shown = opened = True


def _is_line(p: Para) -> bool:
    words = p.text.rstrip(" *_")
    return len(words) <= _LINE and (words.endswith("...") or words[-1:] not in _ENDS)
