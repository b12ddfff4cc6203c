"""Part paragraphs at line breaks inside them that begin something new, and at tabs between two columns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vndocparse.core.source import Column, ParagraphKind
from vndocparse.ingest.draft import Draft, Piece
from vndocparse.ingest.text_lines import begins_small, ends_sentence, is_capitals, is_rule, label
from vndocparse.text.normalise import clean

_HALF = 62  # most characters of one half of a line
_HEAD = 8  # paragraphs among which a letterhead begins
_LONG = 60  # letters after which a line without an end goes on even before a capital
_PARTED = re.compile(r"[ \u00a0]{0,99}\t[\s]{0,99}|[ \u00a0]{4,99}")
_INDENTED = re.compile(r"\s{0,99}\t|[ \u00a0]{8}")


def emit(draft: Draft, pieces: Sequence[Piece], column: Column = Column.FULL) -> None:
    """Append the lines of one paragraph of a word processor or web page.

    A break inside the paragraph only cuts the line where the words go on in lower case;
    elsewhere (letterheads, titles, lists typed with line breaks) it begins a paragraph.
    """
    held: list[Piece] = []
    for piece in pieces:
        words = clean(piece.text)
        if not words:
            continue
        if held and not _goes_on(clean(held[-1].text), words):
            draft.paragraph(held, column=column)
            held = []
        if is_rule(words):
            if held:
                draft.paragraph(held, column=column)
            draft.paragraph([piece], kind=ParagraphKind.RULE, column=column)
            held = []
        else:
            held.append(piece)
    draft.paragraph(held, column=column)


def _goes_on(left: str, right: str) -> bool:
    if is_rule(right) or ends_sentence(left) or label(right) is not None:
        return False
    if is_capitals(left) or is_capitals(right):
        return False
    if begins_small(right):
        return not right.startswith("về ") or len(left) >= _LONG
    return len(left) >= _LONG


class SideBySide:
    """Takes apart letterheads and feet whose two columns are kept apart by tabs or runs of spaces.

    The right halves wait until the left column has ended.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.right: list[Piece] = []
        self.active = False
        self.foot = False

    def offer(self, pieces: Sequence[Piece]) -> bool:
        """Take a paragraph if it belongs to two columns; tell whether it did."""
        if len(pieces) != 1:
            self.end()
            return False
        piece, words = pieces[0], clean(pieces[0].text)
        mark = label(words)
        if mark is not None and mark.kind == "columns":
            self.end()
            self.foot = True
        halves = _halves(piece.text)
        if halves is not None and (self.active or self.foot or self._begins(halves)):
            self.active = True
            self._left(replace(piece, text=halves[0]))
            self.right.append(replace(piece, text=halves[1]))
            return True
        if self.active and _INDENTED.match(piece.text) and len(words) <= _HALF:
            self.right.append(piece)
            return True
        if self.active and (mark is not None and mark.kind == "bullet") and len(words) <= 2 * _HALF:
            self._left(piece)
            return True
        listed = mark is not None and mark.kind in ("bullet", "columns")
        if self.active or not (self.foot and listed):
            self.end()
        return False

    def end(self) -> None:
        """Write out the right column."""
        for piece in self.right:
            self._add(piece, Column.RIGHT)
        self.right.clear()
        self.active = self.foot = False

    def _begins(self, halves: tuple[str, str]) -> bool:
        return len(self.draft.paragraphs) <= _HEAD and any(is_capitals(clean(x)) for x in halves)

    def _left(self, piece: Piece) -> None:
        self._add(piece, Column.LEFT)

    def _add(self, piece: Piece, column: Column) -> None:
        kind = ParagraphKind.RULE if is_rule(clean(piece.text)) else ParagraphKind.TEXT
        self.draft.paragraph([piece], kind=kind, column=column)


def _halves(text: str) -> tuple[str, str] | None:
    if len(text) > 4 * _HALF:
        return None
    parts = [p for p in _PARTED.split(text.strip()) if clean(p)]
    if len(parts) != 2 or max(map(len, parts)) > _HALF or not all(any(map(str.isalnum, p)) for p in parts):
        return None
    return parts[0], parts[1]
