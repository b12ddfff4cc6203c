"""Read the short form that a document is given where it is cited: `(sau đây gọi tắt là Đề án)`."""

import re

from vndocparse.core.span import Span
from vndocparse.extract.citations_types import type_pattern
from vndocparse.lexicons.load import load

# (Nghị quyết số 17-NQ/TU), (sau đây gọi tắt là Đề án), (gọi tắt là …), also behind a comma
_ALIAS = re.compile(
    r"\s{0,2}[,;]?\s{0,2}(?:\(\s{0,2}|(?=sau\s+đây|gọi))(?:(?:dưới|sau)\s+đây\s+)?"
    r"(?:(?:được\s+)?(?:viết\s+|gọi\s+)(?:tắt\s+|chung\s+)?là\s*:?\s*|tắt\s+là\s*:?\s*)"
)
_ALIAS_END = re.compile(r"[).;,\n]")
_BRACKET = re.compile(r"\s{0,2}\(\s{0,2}")
_SEVERAL = re.compile(r"[;,]|ngày|\bvề\b|\bvà\b")


def read_alias(
    text: str, folded: str, at: int, doc_type: str | None, *, titled: bool = False
) -> tuple[Span, int] | None:
    """Return the short form defined at ``at`` and the offset behind it.

    A short form that names another type, or one behind a title that names none (a term of that
    title: `về vật liệu mới (viết tắt là VLM)`), does not belong to the citation.
    """
    m = _ALIAS.match(folded, at)
    if m:
        end = m.end()
        stop = _ALIAS_END.search(text, end, end + 120)
        close = stop.start() if stop else end
        span = Span(end, close).stripped(text, " \"“”'‘’")
        if not 2 <= len(span) <= 90 or not _belongs(folded, span.start, doc_type, named=titled):
            return None
        return span, close + (1 if stop and stop[0] == ")" else 0)
    m = _BRACKET.match(folded, at)
    if m and _belongs(folded, m.end(), doc_type, named=True):  # (Nghị quyết số 17-NQ/TU), (Luật Nhà ở)
        close = text.find(")", m.end(), m.end() + 80)
        # a citation of another document with its own date or a list is no alias
        if close > 0 and not _SEVERAL.search(text[m.end() : close]):
            return Span(m.end(), close).stripped(text), close + 1
    return None


def _belongs(folded: str, at: int, doc_type: str | None, *, named: bool) -> bool:
    """Tell whether a short form may be a citation's own; ``named``: it must begin with a type word."""
    m = type_pattern().match(folded, at)
    if m is None:
        return not named
    entry = load("reference_types").by_form.get(re.sub(r"\s+", " ", m[0]))
    told = str(entry["doc_type"]) if entry is not None else None
    return told == doc_type or None in (told, doc_type) or {told, doc_type} == {"quyet_dinh", "quy_dinh"}
