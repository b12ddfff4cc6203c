"""Rows of bodies that say a shared word once: `huyện, thành ủy`, `các Bộ: Tài chính, Xây dựng`."""

from collections.abc import Sequence

from vndocparse.extract.bodies_names import modified
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import PhraseTable, Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.bodies_units import UNION_HEADS, proper, starts_body

# `các chi, đảng bộ`: the one pair whose shared word is `bộ`.
_CELLS = (("chi", ",", "đảng", "bộ"), ("chi", "và", "đảng", "bộ"), ("đảng", ",", "chi", "bộ"))


def elided_union(t: Tokens, i: int) -> list[Parsed]:
    """Read `huyện, thành ủy`: each stem before the comma lacks the last word."""
    q = table("quantifier").end(t, i)
    at = first = q or i
    stems: list[tuple[int, int]] = []
    while (end := table("stem").end(t, at)) is not None:
        if t.at(end) in UNION_HEADS:
            if not stems:
                return []
            out = []
            for n, (a, b) in enumerate([*stems, (at, end + 1)]):
                name = " ".join(t.words[a:b]) + ("" if b == end + 1 else " " + t.at(end))
                out.append(Parsed(i if n == 0 else a, b, "organ", name, q is not None))
            last = modified(t, end + 1, "organ")
            out[-1] = Parsed(at, last, "organ", None, q is not None)
            return out
        if t.at(end) not in {",", "và"} or len(stems) > 4:
            return []
        stems.append((at, end))
        at = end + 1
        if at - first > 16:
            return []
    return []


def committees(t: Tokens, i: int) -> list[Parsed]:
    """Read `Các huyện ủy Sơn Lạc, Lạc Bình và Đồng Giang`: the head stands once before the names."""
    q = table("quantifier").end(t, i)
    stem = table("stem").end(t, q) if q is not None else None
    if stem is None or q is None or t.at(stem) not in UNION_HEADS:
        return []
    head = " ".join(t.words[q : stem + 1]).capitalize()
    at = stem + 1
    out: list[Parsed] = []
    while at < len(t) and t.capital[at] and not (out and starts_body(t, at)):
        end = proper(t, at, 4)
        if end == at:
            break
        out.append(Parsed(at, end, "organ", head + " \0"))
        if t.at(end) not in {",", "và"}:
            break
        at = end + 1
    return out if len(out) > 1 else []


def elided_cells(t: Tokens, i: int) -> list[Parsed]:
    """Read `các chi, đảng bộ trực thuộc`: the first lacks its last word."""
    q = table("quantifier").end(t, i)
    at = q or i
    if t.words[at : at + 4] not in _CELLS:
        return []
    end = modified(t, at + 4, "organ")
    shared = " trực thuộc" if t.words[at + 4 : at + 6] == ("trực", "thuộc") else ""
    return [
        Parsed(i, at + 1, "organ", "\0 bộ", q is not None, shared=shared),
        Parsed(at + 2, end, "organ", None, q is not None),
    ]


def colon_list(t: Tokens, i: int) -> list[Parsed]:
    """Read `các Bộ: Tài chính, Xây dựng` (also without the colon): the head is said once."""
    q = table("quantifier").end(t, i) or table("plural").end(t, i)
    at = q or i
    head = t.at(at)
    if head not in {"bộ", "sở", "ban", "phòng", "ngành"} or (q is None and t.at(at + 1) != ":"):
        return []
    if (table("organ").end(t, at) or 0) > (table("field").end(t, at + 1) or len(t)):
        return []  # `Các Ban Xây dựng Đảng, Ủy ban Kiểm tra`: the name is whole
    row = at + 1
    while t.at(row) == "," and t.at(row + 1) in {"ban", "ngành"}:  # `các sở, ngành: Tài chính, Xây dựng`
        row += 2
    at = row + 1 if t.at(row) == ":" else at + 1
    out: list[Parsed] = []
    tables = (table("field"), table("branch")) if head == "ngành" else (table("field"),)
    while at < len(t) and t.capital[at]:
        end = max((e for names in tables if (e := names.end(t, at)) is not None), default=None)
        if end is None:
            break
        if out and head == "sở" and _is_organ(t, at, end):
            break  # `các Sở: Tài chính, Y tế, Công an tỉnh`
        out.append(Parsed(i if not out else at, end, "named", head.capitalize() + " \0", False))
        if t.at(end) not in ({",", "và", ";"} if t.at(row) == ":" else {",", "và"}):
            break
        at = end + 1
    if not out or (len(out) == 1 and q is not None and t.at(row) != ":" and head in {"phòng", "sở"}):
        return []  # `các Phòng Giáo dục và Đào tạo`, `các Sở Y tế`: each district, each province has one
    first = out[0]
    start = first.end - _field_length(t, first.end, i, tables)
    out[0] = Parsed(start, first.end, first.kind, first.name)
    return out


def heads_of(t: Tokens, i: int) -> list[Parsed]:
    """Read `Giám đốc các Sở: Tài chính, Xây dựng`: one entry for the head of each."""
    at = table("position").end(t, i)
    if at is None or t.at(at) not in {"các", "những"}:
        return []
    found = colon_list(t, at)
    if not found:
        return []
    post = " ".join(t.words[i:at]).capitalize()
    out = [
        Parsed(p.first, p.end, "position", f"{post} {t.at(at + 1).capitalize()} \0", p.quantified)
        for p in found
    ]
    police = found[-1].end + 1  # whose head has the same title as that of a department
    if t.at(police - 1) == "," and t.words[police : police + 2] == ("công", "an") and t.at(i) == "giám":
        end = modified(t, table("unit").end(t, police + 2) or police + 2, "organ")
        out.append(Parsed(police, end, "position", f"{post} \0", False))
    return out


def _is_organ(t: Tokens, at: int, end: int) -> bool:
    """Tell whether a field is the name of an office of a unit here: `Công an tỉnh`, `Thanh tra thành phố`."""
    return table("organ").end(t, at) == end and table("unit").end(t, end) is not None


def _field_length(t: Tokens, end: int, least: int, tables: Sequence[PhraseTable]) -> int:
    for start in range(max(least, end - 12), end):
        if t.capital[start] and any(names.end(t, start) == end for names in tables):
            return end - start
    return 1


def further_force(t: Tokens, i: int, before: list[Parsed]) -> list[Parsed]:
    """Read `Biên phòng` of `các lực lượng Công an, Biên phòng, Hải quan`, also without the first words."""
    if not before or i >= len(t) or not t.capital[i]:
        return []
    first = before[0]
    alone = table("force").end(t, first.first) == first.end and t.capital[first.first]
    if not alone and "lực" not in t.words[first.first : first.end]:
        return []
    end = table("force").end(t, i)
    return [Parsed(i, modified(t, end, "organ"), "organ")] if end is not None else []


_COMMITTEES = frozenset({("ban", "thường", "vụ"), ("ban", "chấp", "hành")})
_COMMITTEE_SHORT = frozenset({"btv", "bch"})


def further_members(t: Tokens, i: int, before: list[Parsed]) -> list[Parsed]:
    """Read `BCH Đảng bộ xã` of `các đồng chí Ủy viên BTV, BCH Đảng bộ xã`: its members are meant too."""
    if not before or before[-1].kind not in ("position", "person"):
        return []
    words = t.words[before[-1].first : before[-1].end]
    own = 1 if words[-1] in _COMMITTEE_SHORT else 3
    if words[-own - 2 : -own] != ("ủy", "viên"):
        return []
    first = _committee_end(t, before[-1].end - own)
    end = _committee_end(t, i)
    if first != before[-1].end or end is None:
        return []
    return [Parsed(i, modified(t, end, "organ"), "position", "Ủy viên \0")]


def _committee_end(t: Tokens, i: int) -> int | None:
    if t.at(i) in _COMMITTEE_SHORT:
        return i + 1
    return i + 3 if t.words[i : i + 3] in _COMMITTEES else None


def elided_field(t: Tokens, i: int, before: list[Parsed]) -> list[Parsed]:
    """Read `Sở Tài chính, Nội vụ`: a field of work after a comma takes the head before it."""
    if not before or before[-1].kind != "named" or i >= len(t) or not t.capital[i]:
        return []
    end = table("field").end(t, i)
    if end is None:
        return []
    head = before[-1].name.split(" ")[0] if before[-1].name else t.at(before[-1].first).capitalize()
    if head.lower() not in {"bộ", "sở", "ban", "phòng"}:
        return []
    organ = table("organ").end(t, i)
    if organ is not None and (organ > end or head != "Bộ" or table("unit").end(t, end) or t.at(end) == "các"):
        return []
    return [Parsed(i, end, "named", head + " \0")]
