"""Posts and persons, with the bodies that they head."""

from vndocparse.extract.bodies_cells import cell_row
from vndocparse.extract.bodies_holding import before_holding
from vndocparse.extract.bodies_names import head_alone, modified, read_named, read_organ, read_unit
from vndocparse.extract.bodies_open import name_goes_on
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_persons import post_behind_name
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_relative import in_charge_end
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.bodies_tails import unions
from vndocparse.extract.bodies_trades import trade_goes_on
from vndocparse.extract.bodies_units import UNION_HEADS, proper, starts_body

_STAFF = frozenset({("cán", "bộ"), ("công", "chức"), ("viên", "chức"), ("chuyên", "viên"), ("nhân", "viên")})
_ENDS = frozenset({":", ".", ";", ",", ""})


def read_comrade(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    """Read a person, `đồng chí Bí thư Đảng ủy`, with the posts behind the name."""
    at = table("comrade").end(t, i)
    if at is None:
        return None
    post = read_post(t, at, True, False)
    of_board = read_organ(t, at, True, False) if quantified and post is None else None
    if of_board is not None and t.at(at) != "chi":  # `Các đồng chí Thường trực Đảng ủy, lãnh đạo UBND …`
        return of_board[0], "person"
    end = post[0] if post else proper(t, at, 5)
    if end == at and quantified and t.words[at : at + 2] == ("thành", "viên"):
        board = read_organ(t, at + 2, True, False) or read_named(t, at + 2, True, False)
        own = board[0] if board else at + 4 if t.words[at + 2 : at + 4] == ("ủy", "ban") else None
        own = own or head_alone(t, at + 2)
        duty = in_charge_end(t, own) if own is not None else at
        return (duty, "person") if own is not None else None
    if (
        end == at and quantified and t.at(at) in {"trong", "thuộc", "là"}
    ):  # `Các đồng chí trong Ban Chấp hành`
        board = read_organ(t, at + 1, True, False) or read_post(t, at + 1, True, False)
        return (board[0], "person") if board else None
    if end == at and quantified and (duty := in_charge_end(t, at)) > at and t.at(duty).isalpha():
        return duty, "person"  # `các đồng chí được phân công phụ trách thôn | chịu trách nhiệm …`
    if end == at and quantified and t.words[at : at + 3] == ("được", "phân", "công"):
        if begins_predicate(t, at + 3):
            return at + 3, "person"  # `các đồng chí được phân công | chủ động …`
        return None
    if end == at and quantified and t.words[at : at + 2] in _MEMBERS:
        return modified(t, at + 2, "collective"), "person"  # `các đồng chí đảng viên`
    if end == at and t.words[at : at + 2] in _LISTED and (named := _by_list(t, at)) is not None:
        return named, "person"
    if end == at:
        return None
    first = end
    several = quantified and post is not None
    if t.at(end) in {",", "-"} and t.words[end + 1 : end + 3] == ("thành", "viên") and t.at(end + 3) in _ENDS:
        end += 3  # `Bà Đỗ Thị Mai - Thành viên: …`
    while not several and t.at(end) in {",", "-"} and end - i < 40:  # the posts behind a person's name
        more = read_post(t, end + 1, True, False)
        acts = more is not None and begins_predicate(t, more[0])  # `, Ủy viên Ban Thường vụ | theo dõi, …`
        further = post_behind_name(t, end) if not acts else None
        if more is None and further is None:
            break
        end = max(further or 0, more[0] if more else 0)
    if post is not None and end > first and "các" in t.words[first:end]:
        return (
            first,
            "person",
        )  # `đồng chí Bí thư chi bộ, Trưởng thôn các thôn`: a post of several persons each
    return end, "person"


def read_post(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    """Read a post with the body that it heads: `Giám đốc Sở Tài chính`."""
    at = table("position").end(t, i)
    if at is None or (t.words[at - 1 : at + 2] == ("đạo", "tổ", "chức") and t.at(at + 2) in _HELD):
        return None  # `Lãnh đạo tổ chức thành công …` is what is to be done
    board = t.words[at - 1 : at + 2] == ("ban", "chỉ", "đạo")  # also `Trưởng ban chỉ đạo cấp xã`
    own = read_organ(t, at - 1, False, False) if at > i + 1 and (t.capital[at - 1] or board) else None
    if own is not None and board and not t.capital[at - 1] and (own[0] == at + 2 or t.at(at + 2) == "các"):
        own = None
    if own is None and at > i + 1 and t.at(at - 1) == "hội" and t.capital[at - 1 : at + 1] == (True, True):
        own = read_named(t, at - 1, True, False)  # `Chủ tịch Hội LHTN xã`
    if own is not None and own[0] > at:  # `Trưởng Ban Quản lý …`: the post's last word begins the body
        return _whole_name(t, at - 1, own), "position"
    if t.words[at - 2 : at] == (
        "văn",
        "phòng",
    ):  # `Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân tỉnh`
        house = read_organ(t, at - 2, True, False)
        if house is not None and house[0] > at:
            return house[0], "position"
    seat = read_organ(t, i + 2, True, False) if t.words[i : i + 2] == ("ủy", "viên") and at > i + 2 else None
    if seat is not None and seat[0] > at:  # `Ủy viên Ủy ban Kiểm tra Đảng ủy`
        return _whole_name(t, i + 2, seat), "position"
    heads = t.at(at - 1) in {"phòng", "ban"} and i + 1 < at < len(t) and t.capital[at]
    division = read_named(t, at - 1, False, False) if heads else None
    if division is not None:
        return name_goes_on(t, at - 1, division[0], starts_body), "position"
    bound = table("bound").end(t, i) == at
    whole = table("whole_post").end(t, i) == at
    while not whole and t.at(at) in {",", "và"} and (more := table("position").end(t, at + 1)) is not None:
        if (table("bound").end(t, i) == i + 2 and t.at(i) == "lãnh") or t.at(i) == "tập":
            break
        if t.words[at + 1 : at + 3] == ("người", "đứng"):
            break  # `Tập thể lãnh đạo, người đứng đầu các cơ quan`
        if _stands_alone(t, i, at, at + 1):
            break
        at = more
    end = before_holding(t, at, _complement(t, at))
    both = table("held_with").end(t, end)
    if both is not None and (second := read_post(t, both, True, listed)) is not None:
        return second  # one person: `Chủ tịch kiêm Giám đốc`, `Bí thư Chi bộ kiêm Hiệu trưởng`
    if end == at and t.capital[i] and t.words[at : at + 3] == (",", "người", "đứng"):
        return at, "position"
    if end == at and t.at(i) == "lãnh" and t.capital[i] and t.at(at) == "," and _is_staff(t, at + 1):
        return at, "position"  # `Lãnh đạo, công chức Trung tâm …`
    answers = t.words[at : at + 3] == ("chịu", "trách", "nhiệm")  # `hiệu trưởng chịu trách nhiệm nếu …`
    if end == at and (bound or not (t.capital[i] or quantified or answers or t.at(i) == "người")):
        return (end, "position") if whole and t.at(end - 1) != "viên" and _acts(t, end) else None
    return end, "position"


def addressed_posts(t: Tokens, i: int) -> list[Parsed]:
    """Read the first post of `Các ông (bà): Chánh Văn phòng …, Giám đốc …`: their address names nobody."""
    q = table("quantifier").end(t, i) or i
    at = table("comrade").end(t, q)
    if at is None:
        return []
    if t.at(at) == ":":
        at += 1
    elif not {"ông", "bà"} & set(t.words[q:at]):
        return []
    post = read_post(t, at, False, False) if at < len(t) and t.capital[at] else None
    return [Parsed(at, post[0], post[1])] if post else []


_HELD = frozenset(
    {
        "thành",
        "tốt",
        "thực",
        "triển",
        "các",
        "cuộc",
        "hội",
        "quán",
        "học",
        "kỷ",
        "sinh",
        "thắng",
        "có",
        "nghiêm",
    }
)
_OWN = frozenset({("chánh", "văn", "phòng"), ("chánh", "thanh", "tra")})
_OF_A_WHOLE = frozenset({("giám", "đốc"), ("hiệu", "trưởng"), ("viện", "trưởng")})


def _stands_alone(t: Tokens, i: int, end: int, behind: int) -> bool:
    """Tell `Chánh Văn phòng | , Trưởng các phòng`, `Giám đốc | , Trưởng các khoa`: two that share nothing."""
    if t.words[i:end] in _OWN:
        return t.at(behind) != "phó"
    return t.words[i:end] in _OF_A_WHOLE and t.at(behind) == "trưởng"


_MEMBERS = frozenset(
    {("đảng", "viên"), ("cán", "bộ"), ("hội", "viên"), ("đoàn", "viên"), ("đại", "biểu"), ("ủy", "viên")}
)
_LISTED = frozenset({("có", "tên"), ("nêu", "tại")})


def _by_list(t: Tokens, i: int) -> int | None:
    """Return the end of `có tên tại Điều 1 | chịu trách nhiệm …`: persons whom a list names."""
    for at in range(i + 3, min(i + 12, len(t))):
        if t.at(at) in {",", ";", "."}:
            return None
        if t.words[at : at + 2] == ("căn", "cứ"):
            return at  # `các ông có tên tại Điều 1 | căn cứ Quyết định thi hành`
        if t.at(at) == "và" and t.at(at - 1).isdigit() and starts_body(t, at + 1):
            return at
        if begins_predicate(t, at):
            return at
    return None


def _acts(t: Tokens, i: int) -> bool:
    """Tell whether a row goes on or a predicate begins behind a post in small letters: `trưởng thôn, …`."""
    if t.at(i) in {",", "và"}:
        return starts_body(t, i + 1) or table("quantifier").end(t, i + 1) is not None
    return begins_predicate(t, i)


def _is_staff(t: Tokens, i: int) -> bool:
    return t.words[i : i + 2] in _STAFF


def _complement(t: Tokens, i: int) -> int:
    """Return the end of what a post is the head of: a body, or a row of groups (`các sở, ban, ngành`)."""
    if t.words[i : i + 2] == ("báo", "cáo"):
        return i  # `Hiệu trưởng | báo cáo …` heads no newspaper
    q = table("quantifier").end(t, i)
    at = q if q is not None else i
    if q is not None and at < len(t) and t.capital[at] and (own := read_organ(t, at, True, False)):
        return own[0]  # `Giám đốc các Ban Quản lý dự án`
    if q is not None and (cells := cell_row(t, at)) > at:
        return modified(t, cells, "collective")  # `Bí thư các chi bộ, đảng bộ trực thuộc`
    row = _row(t, at) if q is not None else at
    if q is not None and row == at and t.at(at + 1) == "ủy":
        row = unions(t, at)
    if row > at:
        whole = read_organ(t, at, True, False) if not t.capital[at] and row == at + 1 else None
        if whole is not None and whole[0] > row:
            return whole[0]  # `giám đốc các ban quản lý dự án`
        far = max(modified(t, row, "collective"), trade_goes_on(t, at, row))
        return modified(t, _named_members(t, far), "collective")
    if (
        q is None
        and at < len(t)
        and not t.capital[at]
        and (coll := table("collective").end(t, at)) is not None
    ):
        row = _row(t, at)
        return modified(t, max(row, coll), "collective")
    nested = read_organ(t, at, True, False) or read_named(t, at, True, False) or read_unit(t, at, True, False)
    if nested:
        return _whole_name(t, at, nested)
    field = table("field").end(t, at)
    if field is not None and t.capital[at]:
        return modified(t, field, "organ")
    if t.words[i : i + 2] == ("nơi", "đó"):
        return i + 2  # `người đứng đầu nơi đó`
    return modified(t, head_alone(t, i) or i, "position")


def _whole_name(t: Tokens, i: int, body: tuple[int, str]) -> int:
    """Return the end of a body's name with the words that no table knows, and the place behind them."""
    end, kind = body
    far = name_goes_on(t, i, end, starts_body) if t.capital[i] and kind != "unit" else end
    return modified(t, far, "organ") if far > end else end


_MEMBER = 5  # words of one name in such a row


def _named_members(t: Tokens, i: int) -> int:
    """Return the end of `Nội, Ngoại và Chẩn đoán hình ảnh` behind `Trưởng các khoa`: which of them are meant.

    The names have capitals, and what they are to do follows; ``i`` itself where no such row is seen.
    """
    end = i
    at = i
    while at < len(t) and t.capital[at] and not starts_body(t, at):
        stop = at + 1
        while stop < min(len(t), at + _MEMBER) and t.at(stop).isalpha() and not begins_predicate(t, stop):
            if t.at(stop) == "và" or table("quantifier").end(t, stop) is not None:
                break
            stop += 1
        end = stop
        if t.at(stop) not in {",", "và"}:
            break
        at = stop + 1
    return end if begins_predicate(t, end) else i


def _are_persons(t: Tokens, i: int) -> bool:
    """Tell whether individuals follow, who have no head: `cá nhân`, `tổ chức, cá nhân`."""
    at = i + 3 if t.words[i : i + 2] == ("tổ", "chức") and t.at(i + 2) in {",", "và"} else i
    return t.words[at : at + 2] == ("cá", "nhân")


_PLAIN = frozenset({"ngành", "đoàn"})  # of the groups those that head no name: `các Sở, Ban, Ngành, Đoàn thể`


def _row(t: Tokens, i: int) -> int:
    """Return the end of a row of lower-case groups and units, `sở, ban, ngành, địa phương`."""
    at = end = i
    while at < len(t):
        if at > i and "nhân" in t.words[at : at + 5] and _are_persons(t, at):
            return end  # `thủ trưởng các ngành | , tổ chức và cá nhân có liên quan`
        nxt = table("collective").end(t, at) or table("group").end(t, at) or table("unit").end(t, at)
        capital = at > i and t.capital[at] and not (t.capital[i] and t.at(at) in _PLAIN)
        if nxt is None or capital or t.at(nxt) in UNION_HEADS:
            stem = table("stem").end(t, at)  # `bí thư các huyện, thành ủy`
            if stem is not None and t.at(stem) in UNION_HEADS:
                return stem + 1
            return end
        end = nxt
        if t.at(end) not in {",", "và"} or table("position").end(t, end + 1) is not None:
            return end
        at = end + 1
    return end
