"""Name the bodies that a line of recipients lists."""

import re
from collections.abc import Mapping
from functools import cache

from vndocparse.lexicons.load import Entry, load
from vndocparse.text.fold import fold

_LEAD = re.compile(
    r"^(?:các |những |toàn thể |lưu:? |gửi:? |đ[/.]\s?c |đồng chí |các đ[/.]\s?c |các đồng chí )+",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\([^()]{0,120}\)")


def bodies_of(text: str) -> list[str]:
    """Return the canonical name of each body of a recipient's text, in order and once each.

    A body that no lexicon knows keeps its printed name; a comma or semicolon parts two
    bodies unless both sides together are one known name.
    """
    if re.match(r"(?:như|nhu trên|lưu)\b", fold(text)) and not re.match(r"lưu (?:văn phòng|vp)", fold(text)):
        return []
    known = load("bodies").by_form
    plain = _BRACKET.sub("", text).strip(" .;,")
    plain = re.sub(r"^(?:lưu:?)\s+", "", plain, flags=re.IGNORECASE)
    out: list[str] = []
    for part in re.split(r"\s*;\s*", plain):
        for piece in _with_shared_tail(_pieces(part, known)):
            clean = _LEAD.sub("", piece).strip(" .;,:")
            if clean and any(c.isalpha() for c in clean):
                entry = known.get(fold(piece.strip())) or known.get(fold(clean))
                name = str(entry["name"]) if entry and entry["name"] else clean[:1].upper() + clean[1:]
                if name not in out:
                    out.append(name)
    return out


@cache
def _posts() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the posts that lines of recipients pair, and the lexicon's id of each form."""
    ids = {f: e.id for e in load("body_parts").entries if e["kind"] == "post_line" for f in e.forms}
    longest = sorted(ids, key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, longest))})(?!\w)"), ids


def _with_shared_tail(pieces: list[str]) -> list[str]:
    """Give a bare post the body that its deputies behind it name: `Chủ tịch, các Phó Chủ tịch UBND tỉnh`."""
    pattern, ids = _posts()
    out = list(pieces)
    for i in range(len(out) - 1):
        head = ids.get(fold(_LEAD.sub("", out[i])).strip())
        deputies = _LEAD.sub("", out[i + 1])
        found = pattern.match(fold(deputies)) if head else None
        tail = deputies[found.end() :].strip() if found and ids[found[1]] == f"vice-{head}" else ""
        if tail and len(fold(deputies)) == len(deputies):
            out[i] += " " + tail
    return out


def _pieces(part: str, known: Mapping[str, Entry]) -> list[str]:
    """Part a list at commas; the longest run of parts that is one known name stays together."""
    if ":" in part:
        return [part]
    # `tham mưu, giúp việc` is one thing
    parts = _areas_joined([p for p in re.split(r"\s*,\s*+(?!giúp việc|phục vụ)", part) if p][:40])
    out: list[str] = []
    i = 0
    while i < len(parts):
        for n in range(min(5, len(parts) - i), 0, -1):
            whole = ", ".join(parts[i : i + n])
            if n == 1 or fold(_LEAD.sub("", whole)) in known or fold(whole) in known:
                out.append(whole)
                i += n
                break
    return out if not _is_collective(parts) else [part]


_AREAS = re.compile(
    r"(?:(?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu)(?: và )?)+"
    r"(?: (?:trực thuộc|thuộc) (?:tỉnh|trung ương|thành phố))?",
    re.IGNORECASE,
)


def _areas_joined(parts: list[str]) -> list[str]:
    """Keep the kinds of areas with the body before them: `UBND các tỉnh, thành phố` is one."""
    out: list[str] = []
    for p in parts:
        if out and p[:1].islower() and _AREAS.fullmatch(p):
            out[-1] += ", " + p
        else:
            out.append(p)
    return out


def _is_collective(parts: list[str]) -> bool:
    """Tell whether commas only join the words of one collective: `các sở, ban, ngành`, `huyện, thị xã`."""
    bare_parts = [_LEAD.sub("", p) for p in parts]
    return len(parts) > 1 and any(len(p.split()) == 1 and p.islower() for p in bare_parts)
