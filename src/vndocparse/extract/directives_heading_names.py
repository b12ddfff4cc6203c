"""Names that fill a heading: of a group (`Các đại lý kinh doanh thuốc thú y`), or of several in a row."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_people import people_end
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.clauses_search import after_subject
from vndocparse.extract.clauses_verbs import phrases, verb_phrase, verbs

_NAME = 7  # words of a name in such a row


def whole_name(t: Tokens, body: Parsed) -> Parsed | None:
    """Take all of a heading for a group's name, `Các đại lý kinh doanh thuốc thú y`: it has no other verb."""
    last = _last_word(t, body.end)
    rest = t.words[body.end : last]
    trade = body.quantified and table("trade").end(t, body.end) is not None
    several = "các" in t.words[body.first : body.end]
    joins = t.words[body.end : body.end + 2] == ("tham", "gia")  # `Các đơn vị tham gia Chương trình:`
    told = several and (joins or t.at(body.end) in {"có", "nơi"})  # `UBND các xã có điểm du lịch`
    if not (trade or told) or len(rest) > 9 or any(not w.isalpha() for w in rest):
        return None
    doing = body.end + 1  # `UBND các tỉnh có sản xuất muối`: what stands right behind `có` orders nothing
    if told and t.words[doing : doing + 2] != ("trách", "nhiệm"):
        doing = verbs("action", "weak").end(t, doing) or doing
    if told and any(_is_verb(t, k) for k in range(doing, last)):
        return None
    return replace(body, end=last)


def row_of_names(t: Tokens, found: list[Parsed]) -> list[Parsed] | None:
    """Read `Trưởng các thôn, tổ trưởng tổ tự quản, thú y viên cơ sở`: commas part the names.

    Nothing in the row is a verb, so that the heading has no other sense than to name who does what stands
    below it.
    """
    last = _last_word(t, found[-1].end)
    out = list(found)
    at = found[-1].end
    if t.at(at) != ",":  # the words up to the next comma belong to the name before it
        at = next((k for k in range(at, last) if t.at(k) == ","), last)
        if at == last and len(found) == 1:
            return None
        if not _is_name(t, found[-1].end, at):
            return None
        out[-1] = replace(out[-1], end=at, firm=None)
    while at < last:
        begin = at + 1
        row = body_list(t, begin, last)
        if row:
            end = row[-1].end
        else:
            end = next((k for k in range(begin, last) if t.at(k) in {",", "và"}), last)
            if not _is_name(t, begin, end):
                return None
            if _is_goods(t, out[-1], begin):
                out[-1] = replace(out[-1], end=end, firm=None)
                at = end
                continue
            row = [Parsed(begin, end, "collective")]
        out += row
        at = end
        if at < last and t.at(at) not in {",", "và"}:
            return None
    return out


def _is_goods(t: Tokens, body: Parsed, first: int) -> bool:
    """Tell whether what stands behind a comma is no name but more of a trade: `Các hộ nuôi chó, | mèo`."""
    at = table("quantifier").end(t, body.first) or body.first
    if table("trader").end(t, at) is None or t.capital[first] or people_end(t, first) is not None:
        return False
    kinds = ("agent", "collective", "position", "group", "unit", "organ", "named", "owner", "trader")
    return all(table(kind).end(t, first) is None for kind in kinds)


def _is_name(t: Tokens, first: int, end: int) -> bool:
    """Tell whether tokens are a few words without a verb."""
    words = range(first, end)
    if not 0 < end - first <= _NAME or any(not t.at(k).isalpha() for k in words):
        return False
    return not any(verbs("action", "weak", "modal", "operator").end(t, k) is not None for k in words)


def _is_verb(t: Tokens, k: int) -> bool:
    """Tell a verb that is no half of a noun such as `chương trình`."""
    if (phrases("compound").end(t, k - 1) or 0) > k:
        return False
    return verbs("action", "weak", "modal").end(t, k) is not None


def _last_word(t: Tokens, least: int) -> int:
    """Return where the words end before the marks at the end, ``least`` at the least."""
    last = len(t)
    while last > least and not t.at(last - 1)[:1].isalnum():
        last -= 1
    return last


def cuts_row(t: Tokens, first: int, end: int) -> bool:
    """Tell a row of bodies that holds the colon: `Giám đốc các sở: Y tế; Xây dựng; Chủ tịch xã lập …`."""
    row = body_list(t, verbs("operator").end(t, first) or first)
    if not row or row[-1].first <= end:
        return False
    # `Chủ tịch UBND các xã: Hòa Lộc, Đại Phước lập …`: the head is each one's
    shared = len(row) > 1 and row[0].first - end in (0, 1) and (row[0].name or "").endswith("\0")
    if not (shared or any(p.first < end for p in row)):
        return False
    verb = verb_phrase(t, row[-1].end, behind=True) or after_subject(t, row[-1].end)
    return verb is not None and (verb.sure or shared)
