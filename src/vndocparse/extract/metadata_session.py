"""Which session of which council adopted a document."""

import re

from vndocparse.core.analysis import Analysis, Zone
from vndocparse.core.span import Span
from vndocparse.text.fold import bare

_UNITS = "nhat|mot|hai|ba|tu|bon|nam|lam|sau|bay|tam|chin|muoi"
_ORDINAL = rf"(?:\d{{1,3}}|[ivxl]{{1,7}}|(?:{_UNITS})(?:\s(?:{_UNITS})){{0,2}})"
_TERM = r"khoa\s(?:thu\s)?(?:[ivxl]{1,7}|\d{1,2})\b|nhiem ky\s\d{4}\s?[-–]\s?\d{4}"
# `HỘI ĐỒNG NHÂN DÂN TỈNH … / KHÓA XV, KỲ HỌP THỨ TƯ`, also `KHÓA XV NHIỆM KỲ 2021 - 2026 - KỲ HỌP THỨ 8`
_SITTING = re.compile(
    r"(?:hoi dong nhan dan|hdnd|quoc hoi|uy ban thuong vu quoc hoi)\b(?:(?!ky hop)[^.;:]){0,90}?[\s,(–-]"
    rf"(?P<t>{_TERM})(?:[\s,()–-]+(?:{_TERM}))?[\s,()–-]+"
    rf"(?P<s>ky hop\s(?:(?:thuong le|chuyen de|bat thuong)\s)?(?:lan\s)?thu\s{_ORDINAL}\b)"
)
_ADOPTED = re.compile(r"\W*(?:nghi quyet|quy che)\s(?:nay\s)?(?:da\s)?duoc\s")
_LINES = 4  # lines over which the head of a resolution names the council and its session


def read_sitting(a: Analysis) -> tuple[Span, Span] | None:
    """Return where a council's resolution names its term and its session, ``None`` where it names none.

    It stands below the subject, and again in the closing sentence that tells who adopted it.
    """
    head = [b for b in a.blocks if b.zone in (Zone.TITLE, Zone.OPENING)]
    for i, b in enumerate(head):
        if (
            bare(a.text[b.span.start : b.span.start + 24])
            .lstrip(" *_")
            .startswith(("hoi dong", "quoc hoi", "hdnd"))
        ):
            end = head[min(i + _LINES, len(head)) - 1].span.end
            if found := _read(a.text, Span(b.span.start, min(end, b.span.start + 300))):
                return found
    for b in a.blocks:
        if b.zone in (Zone.CLOSING, Zone.BODY) and _ADOPTED.match(
            bare(a.text[b.span.start : b.span.start + 60])
        ):
            found = _read(a.text, Span(b.span.start, min(b.span.end, b.span.start + 300)))
            if found:
                return found
    return None


def _read(text: str, span: Span) -> tuple[Span, Span] | None:
    piece = re.sub(r"\s", " ", bare(span.of(text)))
    m = _SITTING.search(piece)
    if m is None or re.search(r"\b(?:can cu|xet|thuc hien|theo)\b", piece[: m.start("s")]):
        return None
    return (
        Span(span.start + m.start("t"), span.start + m.end("t")),
        Span(span.start + m.start("s"), span.start + m.end("s")),
    )
