"""The grammar of names of bodies: heads, names, units and closing words, on the tokens of a sentence."""

from dataclasses import dataclass

from vndocparse.extract.bodies_open import begins_predicate, name_goes_on, trade_goes_on
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import small_words, table

_JOINERS = frozenset({",", ";", "và", "cùng", "với"})
# Heads whose party committee or youth union is often named by its last word only: `huyện, thành ủy`.
_UNION_HEADS = frozenset({"ủy", "đoàn"})
# `các chi, đảng bộ`: the one pair whose shared word is `bộ`.
_CELLS = (("chi", ",", "đảng", "bộ"), ("chi", "và", "đảng", "bộ"), ("đảng", ",", "chi", "bộ"))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A body on tokens ``first`` to ``end``; ``name`` is given where the printed words lack its head.

    ``firm`` is where it ends for sure, where the grammar took words that no table knows for its name.
    """

    first: int
    end: int
    kind: str
    name: str | None = None
    quantified: bool = False
    firm: int | None = None


def body_list(tokens: Tokens, i: int, limit: int | None = None) -> list[Parsed]:
    """Read the bodies that stand in a row from token ``i``; empty where none starts there."""
    out: list[Parsed] = []
    stop = len(tokens) if limit is None else min(limit, len(tokens))
    at = i
    while at < stop:
        found = (
            _elided_cells(tokens, at)
            or _elided_union(tokens, at)
            or _colon_list(tokens, at)
            or _heads_of(tokens, at)
            or _elided_field(tokens, at, out)
        )
        if not found:
            kind = out[-1].kind if out else ""
            one = _one(tokens, at, listed=kind in ("collective", "group"), posts=kind == "position")
            found = [one] if one else []
        if not found or found[-1].end > stop:
            break
        out.extend(found)
        at = found[-1].end
        joined = at
        while tokens.at(joined) in _JOINERS and joined - at < 3:
            joined += 1
        if joined == at:
            break
        at = joined
    return out


def _elided_union(t: Tokens, i: int) -> list[Parsed]:
    """Read `huyện, thành ủy`: each stem before the comma lacks the last word."""
    q = table("quantifier").end(t, i)
    at = first = q or i
    stems: list[tuple[int, int]] = []
    while (end := table("stem").end(t, at)) is not None:
        if t.at(end) in _UNION_HEADS:
            if not stems:
                return []
            out = []
            for n, (a, b) in enumerate([*stems, (at, end + 1)]):
                name = " ".join(t.words[a:b]) + ("" if b == end + 1 else " " + t.at(end))
                out.append(Parsed(i if n == 0 else a, b, "organ", name, q is not None))
            last = _modified(t, end + 1, "organ")
            out[-1] = Parsed(at, last, "organ", None, q is not None)
            return out
        if t.at(end) not in {",", "và"} or len(stems) > 4:
            return []
        stems.append((at, end))
        at = end + 1
        if at - first > 16:
            return []
    return []


def _elided_cells(t: Tokens, i: int) -> list[Parsed]:
    """Read `các chi, đảng bộ trực thuộc`: the first lacks its last word."""
    q = table("quantifier").end(t, i)
    at = q or i
    if t.words[at : at + 4] not in _CELLS:
        return []
    end = _modified(t, at + 4, "organ")
    return [
        Parsed(i, at + 1, "organ", f"{t.at(at)} bộ", q is not None),
        Parsed(at + 2, end, "organ", None, q is not None),
    ]


def _colon_list(t: Tokens, i: int) -> list[Parsed]:
    """Read `các Bộ: Tài chính, Xây dựng` (also without the colon): the head is said once."""
    q = table("quantifier").end(t, i)
    at = q or i
    head = t.at(at)
    if head not in {"bộ", "sở", "ban", "phòng"} or (q is None and t.at(at + 1) != ":"):
        return []
    at += 2 if t.at(at + 1) == ":" else 1
    out: list[Parsed] = []
    while at < len(t) and t.capital[at] and (end := table("field").end(t, at)) is not None:
        out.append(Parsed(i if not out else at, end, "named", head.capitalize() + " \0", False))
        if t.at(end) not in {",", "và"}:
            break
        at = end + 1
    if not out:
        return []
    first = out[0]
    start = first.end - _field_length(t, first.end, i)
    out[0] = Parsed(start, first.end, first.kind, first.name)
    return out


def _heads_of(t: Tokens, i: int) -> list[Parsed]:
    """Read `Giám đốc các Sở: Tài chính, Xây dựng`: one entry for the head of each."""
    at = table("position").end(t, i)
    if at is None or t.at(at) not in {"các", "những"}:
        return []
    found = _colon_list(t, at)
    if not found:
        return []
    post = " ".join(t.words[i:at]).capitalize()
    return [
        Parsed(p.first, p.end, "position", f"{post} {t.at(at + 1).capitalize()} \0", p.quantified)
        for p in found
    ]


def _field_length(t: Tokens, end: int, least: int) -> int:
    for start in range(max(least, end - 12), end):
        if t.capital[start] and table("field").end(t, start) == end:
            return end - start
    return 1


def _elided_field(t: Tokens, i: int, before: list[Parsed]) -> list[Parsed]:
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


def _one(t: Tokens, i: int, *, listed: bool = False, posts: bool = False) -> Parsed | None:
    """Read one body at token ``i``.

    ``listed``: it follows a group in a row, so it needs no quantifier; ``posts``: it follows a post, so
    that another post needs no capital.
    """
    q = table("quantifier").end(t, i)
    at = q if q is not None else i
    if at >= len(t):
        return None
    for reader in (_comrade, _post, _organ, _named, _group, _collective, _unit):
        found = reader(t, at, q is not None or (posts and reader is _post), listed)
        if found is not None:
            end, kind = found
            far = _further(t, at, end, kind)
            return Parsed(i, far, kind, None, q is not None, end if far > end else None)
    return None


def _further(t: Tokens, i: int, end: int, kind: str) -> int:
    """Return where a name ends with the words that no table knows."""
    if kind in ("named", "organ") and t.capital[i]:
        far = name_goes_on(t, i, end, _starts_body)
        return _modified(t, far, "organ") if far > end else end
    if kind in ("collective", "group", "unit"):
        return trade_goes_on(t, i, end)
    return end


def _comrade(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    at = table("comrade").end(t, i)
    if at is None:
        return None
    post = _post(t, at, True, False)
    end = post[0] if post else _proper(t, at, 5)
    if end == at:
        return None
    while t.at(end) == "," and end - i < 40:  # the posts that follow a person's name
        more = _post(t, end + 1, True, False)
        if more is None:
            break
        end = more[0]
    return end, "person"


def _post(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    at = table("position").end(t, i)
    if at is None:
        return None
    bound = table("bound").end(t, i) == at
    whole = table("whole_post").end(t, i) == at
    while not whole and t.at(at) in {",", "và"} and (more := table("position").end(t, at + 1)) is not None:
        if table("bound").end(t, i) == i + 2 and t.at(i) == "lãnh":
            break
        at = more
    end = _complement(t, at)
    if end == at and (bound or not (t.capital[i] or quantified or t.at(i) == "người")):
        return None
    return end, "position"


def _complement(t: Tokens, i: int) -> int:
    """Return the end of what a post is the head of: a body, or a row of groups (`các sở, ban, ngành`)."""
    q = table("quantifier").end(t, i)
    at = q if q is not None else i
    row = _row(t, at) if q is not None else at
    if q is not None and row == at and t.at(at + 1) == "ủy":
        row = _unions(t, at)
    if row > at:
        return _modified(t, row, "collective")
    if (
        q is None
        and at < len(t)
        and not t.capital[at]
        and (coll := table("collective").end(t, at)) is not None
    ):
        row = _row(t, at)
        return _modified(t, max(row, coll), "collective")
    nested = _organ(t, at, True, False) or _named(t, at, True, False) or _unit(t, at, True, False)
    if nested:
        return nested[0]
    field = table("field").end(t, at)
    if field is not None and t.capital[at]:
        return _modified(t, field, "organ")
    return _modified(t, i, "position")


def _unions(t: Tokens, i: int) -> int:
    """Return the end of a row of lower-case committees, `huyện ủy, thành ủy, đảng ủy`."""
    end = table("organ").end(t, i) or i
    while t.at(end) in {",", "và"} and t.at(end + 2) == "ủy" and (nxt := table("organ").end(t, end + 1)):
        end = nxt
    return end


def _row(t: Tokens, i: int) -> int:
    """Return the end of a row of lower-case groups and units, `sở, ban, ngành, địa phương`."""
    at = end = i
    while True:
        nxt = table("collective").end(t, at) or table("group").end(t, at) or table("unit").end(t, at)
        if nxt is None or (at > i and t.capital[at]) or t.at(nxt) in _UNION_HEADS:
            stem = table("stem").end(t, at)  # `bí thư các huyện, thành ủy`
            if stem is not None and t.at(stem) in _UNION_HEADS:
                return stem + 1
            return end
        end = nxt
        if t.at(end) not in {",", "và"} or table("position").end(t, end + 1) is not None:
            return end
        at = end + 1


def _organ(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    if i >= len(t):
        return None
    known, organ = table("known").end(t, i), table("organ").end(t, i)
    if known is None and organ is None:
        organ = _misread(t, i, "organ")
    if known is not None and not t.capital[i] and (organ is None or known > organ):
        known = known if quantified else None
    end = max(known or 0, organ or 0)
    if (at := table("named").end(t, i)) is not None and at < end and t.capital[at]:
        longer = table("field").end(t, at)  # `Phòng Kinh tế và Hạ tầng` is no `Phòng Kinh tế`
        if longer is not None and longer > end:
            return None
    if not end or t.at(end) == "viên":  # `huyện ủy viên` is a person
        return None
    for k in (1, 2):
        if table("unit").end(t, end - k) == end:
            end = max(end, _units(t, end - k))
    if not quantified and table("capitalised").end(t, i) == end and (not t.capital[i] or _is_deed(t, i, end)):
        return None
    closed = known is not None and known >= (organ or 0) and t.at(i) in {"bộ", "sở"}
    if table("topical").end(t, i) is not None and t.at(end) == "về":
        return _subject_of_board(t, end), "organ"
    return _modified(t, end, "named" if closed else "organ"), "named" if closed else "organ"


def _is_deed(t: Tokens, i: int, end: int) -> bool:
    """Tell whether `Thanh tra, kiểm tra việc …` at the head of a sentence is a verb and no body."""
    if i > 0 and t.at(i - 1)[0].isalnum():
        return False
    if t.at(end) in {"việc", "công"}:
        return True
    return t.at(end) in {",", "và"} and begins_predicate(t, end + 1)


def _subject_of_board(t: Tokens, i: int) -> int:
    """Return the end of `về …` behind a board's name: up to the first verb or mark."""
    for at in range(i + 2, min(i + 30, len(t))):
        if t.at(at) in {",", ";", ".", ":", "(", ")"} or table("verbs").end(t, at) is not None:
            return at
    return min(i + 30, len(t))


def _named(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    at = table("named").end(t, i)
    if at is None or at >= len(t):
        return None
    if not t.capital[at]:
        # `Hợp tác xã dịch vụ nông nghiệp Tân Liễu`: words in lower case, then a proper name
        opened = t.capital[i] and table("open").end(t, i) is not None
        far = name_goes_on(t, i, at, _starts_body) if opened else at
        named = far > at and any(t.capital[at:far])
        return (_modified(t, far, "organ"), "named") if named else None
    end = table("field").end(t, at) or _proper(t, at, 14)
    organ_itself = at - i == 1 and table("organ").end(t, at) == end and not table("field").end(t, at)
    if end == at or organ_itself:
        return None
    return _modified(t, end, "named"), "named"


def _group(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    at = table("group").end(t, i)
    coll = table("collective").end(t, i)
    if at is None or (coll is not None and coll > at):
        return None
    if t.at(i) == "cấp":
        return (_modified(t, at, "collective"), "group") if quantified else None
    count = 1
    while t.at(at) == "," or t.at(at) == "và":
        nxt = table("group").end(t, at + 1) or (table("joined").end(t, at + 1) if count > 1 else None)
        if nxt is None or t.at(at + 1) == "cấp" or (t.capital[at + 1] and not t.capital[i]):
            break
        if (table("collective").end(t, at + 1) or 0) > nxt:
            break
        at, count = nxt, count + 1
    if not quantified and count < 2 and not (listed and t.at(i) == "ngành"):
        return None
    return _modified(t, at, "collective"), "group"


def _misread(t: Tokens, i: int, kind: str) -> int | None:
    found = table(kind).damaged(t, i)
    return found[0] if found else None


def _collective(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    at = table("collective").end(t, i) or _misread(t, i, "collective")
    if at is None or t.at(at) == "viên":
        return None
    if table("loose").end(t, i) == at and not (quantified or (listed and t.words[i:at] != ("hội",))):
        return None
    return _modified(t, at, "collective"), "collective"


def _unit(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    at = table("unit").end(t, i)
    row = at is not None and listed and "," in t.words[i : _units(t, i)]  # `các sở, ngành, huyện, thị xã`
    if at is None or not (quantified or t.capital[i] or row):
        return None
    return _modified(t, _units(t, i), "collective"), "unit"


def _units(t: Tokens, i: int) -> int:
    """Return the end of a row of units, `huyện, thị xã, thành phố`, with the names printed."""
    end = table("unit").end(t, i)
    if end is None or t.at(end) in _UNION_HEADS:
        return i
    cell = i - 2 if table("cell").end(t, i - 2) == i else i  # `các chi bộ thôn Đông, Đoài`
    plural = table("plural").end(t, cell - 1) == cell
    if plural and t.at(end) == ":" and end + 1 < len(t) and t.capital[end + 1]:
        end += 1
    end = _proper(t, end, 5)
    while t.at(end) in {",", "và"}:
        at = end + 2 if t.at(end + 1) == "cấp" else end + 1
        if plural and at < len(t) and t.capital[at] and t.capital[end - 1] and not _starts_body(t, at):
            further = _proper(t, at, 5)
            if further > at and table("unit").end(t, at) is None:
                end = further
                continue
        nxt = table("unit").end(t, at)
        if nxt is None or t.at(nxt) in _UNION_HEADS or t.capital[at]:
            break
        end = _proper(t, nxt, 5)
    return end


def _proper(t: Tokens, i: int, most: int) -> int:
    """Return the end of a proper name: capitalised words, each with at most one small word behind it."""
    at = i
    while at < min(len(t), i + most) and t.words[at][0].isalnum():
        if at > i and (_starts_body(t, at) or table("unit").end(t, at) is not None):
            break
        word_begun = at > i and t.capital[at - 1] and (table("verbs").end(t, at - 1) or 0) > at
        if t.capital[at] or (at > i and t.words[at].isdigit()) or (word_begun and most > 5):
            at += 1  # `Ươm tạo`: the second syllable of a verb that a name begins with
            continue
        joins = t.at(at) == "và" and at + 1 < len(t) and t.capital[at + 1] and not _starts_body(t, at + 1)
        listed = at > i and t.words[at : at + 2] == ("và", "các") and at + 2 < len(t) and t.capital[at + 2]
        if listed and most > 5 and not _starts_body(t, at + 2):
            at += 3
            continue
        small = at > i and t.capital[at - 1] and t.words[at] not in small_words() and most > 5
        if at > i and (joins or (small and table("verbs").end(t, at) is None and not _tail_at(t, at))):
            at += 1
            continue
        break
    return at


def _tail_at(t: Tokens, i: int) -> bool:
    return table("tail").end(t, i) is not None or table("unit").end(t, i) is not None


def _starts_body(t: Tokens, i: int) -> bool:
    if table("organ").end(t, i) is not None or table("position").end(t, i) is not None:
        return True
    at = table("named").end(t, i)
    return at is not None and at < len(t) and t.capital[at] and t.capital[i]


def _modified(t: Tokens, i: int, kind: str) -> int:
    """Return the end of a name with the units, places, higher bodies and closing words that follow it."""
    at = i
    for _ in range(6):
        nxt = _modifier(t, at, kind)
        if nxt <= at:
            return at
        at = nxt
    return at


def _modifier(t: Tokens, i: int, kind: str) -> int:
    word = t.at(i)
    if not word or word in {",", ";", "."}:
        return i
    if word == "cấp" and (table("unit").end(t, i + 1) is not None):
        return _units(t, i + 1)
    if (tail := table("tail").end(t, i)) is not None and (table("organ").end(t, i) or 0) <= tail:
        return tail
    if (branch := table("branch").end(t, i)) is not None:
        return _branch(t, branch)
    if (cell := table("cell_field").end(t, i)) is not None and table("cell").end(t, i - 2) == i:
        return cell
    if word.isdigit() and len(word) < 4 and table("numbered").end(t, i - 2) == i:
        return i + 1
    if table("unit").end(t, i) is not None and (end := _units(t, i)) > i:
        return end
    if word == "các" and kind != "named" and (end := _units(t, i + 1)) > i + 1:
        return end
    if word == "các" and kind == "collective" and (cell := table("cell").end(t, i + 1)) is not None:
        return cell
    if (
        word == "các"
        and kind == "organ"
        and table("stem").end(t, i + 1)
        and (end := _unions(t, i + 1)) > i + 1
    ):
        return end
    if word in {"của", "thuộc", "tại", "ở", "trực"}:
        return _belonging(t, i, kind)
    if word == "tham" and t.at(i + 1) == "mưu":
        return _advisers(t, i)
    if word in {"trên", "trong"}:
        return _place(t, i)
    if word == "từ":
        return _reach_down(t, i)
    if kind in {"organ", "position"}:
        nested = _organ(t, i, False, False) if t.capital[i] or t.at(i + 1) == "ủy" else None
        nested = nested or _named(t, i, False, False)
        if nested:
            return nested[0]
        if kind == "organ" and t.capital[i]:
            return _proper(t, i, 12)
    return i


def _branch(t: Tokens, i: int) -> int:
    """Return the end of what stands behind `chi nhánh`, `khu vực`: a unit, a number or a name."""
    if (nested := table("branch").end(t, i)) is not None:
        return _branch(t, nested)
    if (units := _units(t, i)) > i:
        return units
    if t.at(i).isdigit() or (t.at(i).isalpha() and not t.at(i).strip("ivx")):
        return i + 1
    end = _proper(t, i, 5)
    while t.at(end) == "-" and end + 1 < len(t) and t.capital[end + 1]:
        end = _proper(t, end + 1, 5)
    return end


def _belonging(t: Tokens, i: int, kind: str) -> int:
    at = i + 2 if t.words[i : i + 2] == ("trực", "thuộc") else i + 1
    if t.at(i) == "trực" and at == i + 1:
        return i
    if t.at(at) == "trung" and t.at(at + 1) == "ương":
        return at + 2
    if (units := _units(t, at)) > at:
        return units
    if t.at(i) in {"của", "thuộc", "trực"}:
        if t.at(at) in {"đảng"} and table("organ").end(t, at) is None:
            return at + 1
        found = _organ(t, at, False, False) or _named(t, at, False, False)
        if found and (t.capital[at] or t.at(at + 1) == "ủy"):
            return found[0]
    return i


def _advisers(t: Tokens, i: int) -> int:
    """Read `tham mưu, giúp việc (cho) Tỉnh ủy`, one name with a comma inside."""
    at = i + 2
    if t.at(at) in {",", "và"}:
        at += 1
    if t.words[at : at + 2] != ("giúp", "việc"):
        return i
    at += 2
    if t.at(at) in {"cho", "của"}:
        at += 1
    found = _organ(t, at, True, False)
    return found[0] if found else at


def _reach_down(t: Tokens, i: int) -> int:
    """Read `từ tỉnh đến cơ sở`, which levels a group spans."""
    upper = table("unit").end(t, i + 1) or (i + 3 if t.words[i + 1 : i + 3] == ("trung", "ương") else i)
    if upper == i or t.at(upper) not in {"đến", "tới", "xuống"}:
        return i
    lower = table("unit").end(t, upper + 1)
    return lower if lower is not None else upper + 3 if t.words[upper + 1 : upper + 3] == ("cơ", "sở") else i


def _place(t: Tokens, i: int) -> int:
    at = i + 1
    if t.at(i) == "trên":
        if t.words[at : at + 2] != ("địa", "bàn"):
            return i
        at += 2
        return max(at, _units(t, at))
    if t.at(at) == "toàn":
        at += 1
        if t.words[at : at + 2] == ("hệ", "thống"):
            return at + 2
    return end if (end := _units(t, at)) > at else i
