"""Tell what the paragraphs outside the numbered parts are for."""

import re

from vndocparse.core.analysis import Role, Zone
from vndocparse.segment.cues import HEAD
from vndocparse.segment.looking_ahead import AHEAD_TYPES, opens_review
from vndocparse.segment.paragraphs import Para
from vndocparse.text.fold import strip_marks

_LIMIT_HINT = re.compile(
    r"(?<![a-z])(?:tuy nhien|ben canh|han che|ton tai|khuyet diem|yeu kem|con mot so)(?![a-z])"
)
_CAUSE_HINT = re.compile(r"(?<![a-z])nguyen nhan(?![a-z])")


def opening_role(p: Para, doc_type: str | None, year: int | None, *, handed_over: bool) -> Role:
    """Return the role of a paragraph before the first part, by its first words.

    ``year`` is the document's. ``handed_over``: it stands behind the lead-in to what is set out, as where a
    heading was not read.
    """
    if doc_type in AHEAD_TYPES and not opens_review(p, year, handed_over=handed_over):
        return Role.PURPOSE
    head = strip_marks(p.text[: HEAD * 2]).split(". ", 1)[0]  # what a later sentence turns to is its own
    if _CAUSE_HINT.search(head[:80]):
        return Role.CAUSE
    if _LIMIT_HINT.search(head[:60]):
        return Role.LIMITATION
    return Role.SITUATION


def zone_role(zone: Zone) -> Role:
    """Return the role of a paragraph outside body and opening."""
    return Role.IMPLEMENTATION if zone is Zone.CLOSING else Role.OTHER
