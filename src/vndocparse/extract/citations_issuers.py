"""Read the bodies that issued a cited document, one or several."""

import re
from functools import cache

from vndocparse.extract.citations_cues import title_begins
from vndocparse.extract.citations_types import type_pattern
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.letters import UPPER


@cache
def _issuer_heads() -> tuple[re.Pattern[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    by_role: dict[str, list[str]] = {}
    for entry in load("citing_issuers").entries:
        by_role.setdefault(str(entry["role"]), []).extend(fold(f) for f in entry.forms)
    heads = sorted({*by_role["closed"], *by_role["open"]}, key=len, reverse=True)
    pattern = re.compile(
        rf"(?:{'|'.join(re.escape(h).replace(chr(92) + ' ', chr(92) + 's+') for h in heads)})(?!\w)"
    )
    closed = frozenset(by_role["closed"])
    return (
        pattern,
        closed,
        frozenset(by_role["tail"]),
        frozenset(by_role["stop"]),
        frozenset(by_role["person"]),
    )


def issuer_heads() -> re.Pattern[str]:
    """Return the words with which the names of bodies begin, over folded text."""
    return _issuer_heads()[0]


_TERM_END = re.compile(r"\s{1,2}\(?(?:khóa|khoá)\s+(?:[ivxl]+|\d{1,2})(?!\w)\)?")


def read_issuer(text: str, folded: str, at: int) -> tuple[str, int] | None:
    """Return the body's name that begins at ``at`` and the offset behind it."""
    heads, closed, tails, stops, persons = _issuer_heads()
    m = heads.match(folded, at)
    if not m or not re.match(rf"[{UPPER}]", text[at]):
        return None
    head = re.sub(r"\s+", " ", m[0])
    end, is_closed = m.end(), head in closed
    if head not in persons:
        end = _issuer_words(text, folded, end, is_closed, tails, stops)
    if t := _TERM_END.match(folded, end):
        end = t.end()
    if folded.endswith(" nhiệm kỳ", at, end):
        end -= len(" nhiệm kỳ")  # the term is read by itself
    name = re.sub(r"\s+", " ", text[at:end]).strip(" ,.")
    return name, at + len(text[at:end].rstrip(" ,."))


_WORD = re.compile(r"[^\S\n]{1,2}([^\W\d_][\w./&]*|\d{1,3}(?!\w))")
_PLACE_SHORT = frozenset(["tp.", "tx.", "tt.", "t."])  # `Ủy ban nhân dân TP. Hà Sơn`
_NUMBERED_BOARD = re.compile(r"(?:ban chỉ đạo|bcđ|tổ công tác|tiểu ban)$")  # `Ban Chỉ đạo 389 quốc gia`
_LINK = re.compile(r"(?:[^\S\n]{1,2}(?:và|-|–)|\s?,)(?=[^\S\n]{1,2}[^\W\d_])")
# `Bộ Kế hoạch và Đầu tư`, `Phòng Tài chính - Kế hoạch`: no plan
_PLANNING = re.compile(r"kế\s{1,2}hoạch\s?(?:(?:và|[-–&])\s?)?(?:đầu\s{1,2}tư|tài\s{1,2}chính)(?!\w)")


def _issuer_words(
    text: str, folded: str, end: int, is_closed: bool, tails: frozenset[str], stops: frozenset[str]
) -> int:
    for _ in range(14):
        at = end
        if not is_closed and (link := _LINK.match(folded, at)):
            # `Bộ Kế hoạch và Đầu tư`, `Ban Tuyên giáo và Dân vận`: goes on with a capital that is no type
            nxt = link.end() + 1
            if (
                nxt >= len(text)
                or not re.match(rf"[{UPPER}]", text[nxt])
                or type_pattern().match(folded, nxt)
            ):
                break
            if "," in link[0] or _issuer_heads()[0].match(folded, nxt):
                break
            at = link.end()
        w = _WORD.match(folded, at)
        if not w or (type_pattern().match(folded, w.start(1)) and not _PLANNING.match(folded, w.start(1))):
            break
        two = _WORD.match(folded, w.end())
        named = two is not None and (w[1], two[1]) == ("giao", "thông")  # `Bộ Giao thông vận tải`
        if w[1] in stops and not named:
            break
        if two and f"{w[1]} {two[1]}" in stops:
            break
        capital = bool(re.match(rf"[{UPPER}]", text[w.start(1)]))
        if w[1][0].isdigit() and not is_closed and not _NUMBERED_BOARD.search(folded, max(0, end - 20), end):
            break
        if is_closed and not capital and w[1] not in tails:
            pair = two and f"{w[1]} {two[1]}" in tails
            if not pair:
                break
        end = w.end()
        if w[1].endswith(".") and w[1] not in _PLACE_SHORT:
            break  # the sentence ends
    return end


_MORE = re.compile(r"\s?,\s{1,2}|\s{1,2}(?:và|-|–)\s{1,2}")
# what may stand behind the last of several issuers; behind the subject of a new clause stands its verb
ISSUED_END = re.compile(
    r"\s{0,2}(?:[;.)\n]|$|,?\s?\(?(?:khóa|khoá|nhiệm kỳ)(?!\w)"
    r"|,?\s?(?:về|ngày|quy định)(?!\w)|(?:và\s|,\s?)(?:các\s)?)"
)


def more_issuers(text: str, folded: str, end: int) -> int:
    """Return the end of a list of issuers: `của Bộ Chính trị, Ban Bí thư về …`."""
    at = end
    for _ in range(3):
        m = _MORE.match(folded, at)
        more = read_issuer(text, folded, m.end()) if m else None
        if more is None:
            break
        at = more[1]
        rest = ISSUED_END.match(folded, at)
        listed = rest is not None and rest[0].strip().endswith((",", "và", "các"))
        if rest and (not listed or type_pattern().match(folded, rest.end())):
            end = at
        elif rest is None and m is not None and "và" in m[0] and title_begins().match(folded, at):
            end = at  # `của Bộ A và Bộ B hướng dẫn …`: their joint paper's title begins
    return end
