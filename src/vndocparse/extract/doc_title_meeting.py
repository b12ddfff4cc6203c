"""Read the session and term of the meeting whose outcome a document is, from its title or opening."""

import re

from vndocparse.core.span import Span
from vndocparse.text.fold import bare

# `lần thứ 14`, `lần thứ ba`, `lần thứ XVIII`, `lần 2` behind a meeting or congress.
_SESSION = re.compile(
    r"(?:hoi nghi|ky hop|phien hop|dai hoi)[^.;:]{0,90}?\b(?P<s>lan\s(?:thu\s)?(?:\d{1,3}\b|[ivxl]{1,6}\b|"
    r"(?:nhat|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)(?:\s(?!nam\s\d)(?:mot|hai|ba|tu|bon|lam|nam|sau|bay|"
    r"tam|chin|muoi))?\b))"
)
_TERM = re.compile(
    r"(?:hoi nghi|dai hoi|ky hop|ban chap hanh|ban thuong vu|uy ban kiem tra|hoi dong nhan dan|"
    r"quoc hoi)[^.;:]{0,110}?"
    r"\(?\b(?P<t>khoa\s(?:thu\s)?(?:[ivxl]{1,6}|\d{1,2})\b|nhiem ky\s\d{4}\s?[-–]\s?\d{4})"
)


def read_session(text: str, span: Span) -> Span | None:
    """Return where a title names the session of the meeting whose outcome the document is."""
    return _meeting(_SESSION, "s", text, span)


def read_term(text: str, span: Span) -> Span | None:
    """Return where a title names the term of the body that met or issued the document."""
    return _meeting(_TERM, "t", text, span)


def _meeting(pattern: re.Pattern[str], name: str, text: str, span: Span) -> Span | None:
    piece = bare(span.of(text)[:600])
    # What stands behind `thực hiện Nghị quyết …` is the term of another document.
    cited = re.search(
        r"\b(?:thuc hien|trien khai|quan triet|ban hanh|nghi quyet so|so ket|tong ket)\b", piece
    )
    m = pattern.search(piece, 0, cited.start() if cited else len(piece))
    return Span(span.start + m.start(name), span.start + m.end(name)) if m else None


_ORDINAL = (
    r"lan (?:thu )?(?:\d{1,3}|[ivxl]{1,6}|"
    r"(?:nhat|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)(?: (?:mot|hai|ba|tu|bon|lam|nam|sau|bay|tam|"
    r"chin))?)\b"
)
# The opening of what a meeting decided: `Tại Hội nghị lần thứ 19 …, Ban Chấp hành … khóa XVI quyết nghị …`.
_MET = re.compile(
    rf"[\W_]{{0,3}}(?:tai|trong|(?:[^.;:]{{4,60}} )(?:hop|to chuc)) hoi nghi (?P<s>{_ORDINAL})"
    r"(?! (?:cua )?(?:ban chap hanh )?trung uong)"
)
# `…; tại Hội nghị lần thứ 9 ngày …, Ban Chấp hành … thống nhất …`: behind what the meeting goes by
_MET_THEN = re.compile(
    rf"[;,] tai hoi nghi (?P<s>{_ORDINAL})(?! (?:cua )?(?:ban chap hanh )?trung uong)[^.;:]{{0,60}}?, "
    r"ban (?:chap hanh|thuong vu) (?!trung uong)[^.;:]{0,90}?"
    r"\b(?:quyet nghi|ket luan|thong nhat|ban hanh|quyet dinh)\b"
)
_DECIDED = re.compile(
    r"ban (?:chap hanh|thuong vu) (?!trung uong)[^.;:,]{0,50}?\b(?P<t>khoa (?:[ivxl]{1,6}|\d{1,2}))\b,?"
    r"[^.;:]{0,40}?\b(?:da thao luan|da xem xet|quyet nghi|ket luan|thong nhat|ban hanh|quyet dinh)\b"
)


def read_met(text: str, span: Span) -> tuple[Span | None, Span | None]:
    """Return where an opening names the session and the term of the meeting that decided."""
    piece = bare(span.of(text)[:700])
    met, decided = _MET.match(piece) or _MET_THEN.search(piece), _DECIDED.search(piece)
    session = Span(span.start + met.start("s"), span.start + met.end("s")) if met else None
    term = Span(span.start + decided.start("t"), span.start + decided.end("t")) if met and decided else None
    return session, term
