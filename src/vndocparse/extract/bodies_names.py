"""Names of one body: a head, its name, and the units, places, higher bodies and closing words behind it."""

from vndocparse.extract.bodies_boards import deed_of_board, is_deed, subject_of_board
from vndocparse.extract.bodies_cells import cell_places, cell_row
from vndocparse.extract.bodies_fields import SINGLE_HEADS, is_place, of_province, row_of_trades
from vndocparse.extract.bodies_having import having_end, subject_end
from vndocparse.extract.bodies_open import members, name_goes_on
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate, capital_predicate
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.bodies_tails import (
    behind_unit,
    branch_end,
    counted_places,
    group_row,
    is_issuer_alone,
    is_numbered,
    is_second_tail,
    is_short_unit,
    reach_down,
    row_of_levels,
    unions,
)
from vndocparse.extract.bodies_units import proper, starts_body, units
from vndocparse.text.syllables import is_syllable


def read_organ(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    """Read a body whose head may stand alone, with what belongs to it: `Ủy ban nhân dân xã`."""
    if i >= len(t) or table("no_body").end(t, i) is not None:
        return None
    known, organ = table("known").end(t, i), table("organ").end(t, i)
    if known is None and organ is None:
        organ = misread(t, i, "organ")
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
            end = max(end, units(t, end - k))
    if not quantified and table("capitalised").end(t, i) == end and (not t.capital[i] or is_deed(t, i, end)):
        return None
    closed = known is not None and known >= (organ or 0) and t.at(i) in {"bộ", "sở"}
    board = table("topical").end(t, i)
    topic = table("board_topic").end(t, board) if board is not None and not closed else None
    if topic is not None and not t.capital[board or 0] and begins_predicate(t, topic):
        return topic, "organ"  # `Ban Chỉ đạo bầu cử | phân công …`
    commands = table("commanding").end(t, i)  # `Ban Chỉ huy | chống hạn tỉnh`
    against = commands if commands is not None and t.at(commands) in {"phòng", "chống"} else board
    if (
        against is not None
        and not closed
        and (whole := deed_of_board(t, against)) is not None
        and whole >= end
    ):
        return whole, "organ"
    if board is not None and t.at(end) == "về" and (board == end or not begins_predicate(t, end + 1)):
        return subject_of_board(t, end), "organ"
    if closed:
        end = of_province(t, i, end)
    return modified(t, end, "named" if closed else "organ"), "named" if closed else "organ"


def misread(t: Tokens, i: int, kind: str) -> int | None:
    """Return the end of a phrase of a table of which one word has a wrong tone mark."""
    found = table(kind).damaged(t, i)
    if found is None or table("verbs").end(t, i) == found[0]:
        return None  # `công nhận` is no damaged `công nhân`
    return found[0]


def read_named(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    """Read a body whose head needs a name behind it: `Sở Tài chính`, `Công ty cổ phần …`."""
    at = table("named").end(t, i)
    if at is None and (damaged := misread(t, i, "named") or 0) > i + 2:
        at = damaged  # `Tông công ty`
    if at is None or at >= len(t) or (table("no_body").end(t, i) or 0) > at:
        return None
    if t.words[i : at + 1] in _OTHER_WORDS or is_place(t, i, at):
        return None
    if t.at(at) == "các" and t.capital[i] and table("association").end(t, i) == at:
        far = members(t, at)
        return (modified(t, far, "organ"), "named") if far > at else None
    if t.capital[i] and t.at(at).isdigit() and is_numbered(t, at):
        return modified(t, at, "organ"), "named"  # `Đội 141`
    if not t.capital[at]:
        if t.capital[i] and table("house").end(t, i) == at and table("unit").end(t, at) is not None:
            return modified(t, at, "organ"), "named"  # `Bảo tàng tỉnh`
        trade = table("industry").end(t, at) or table("team_work").end(t, at) if t.capital[i] else None
        if trade is not None:
            return modified(t, trade, "organ"), "named"  # `Xí nghiệp thủy lợi`, `Hạt kiểm lâm huyện`
        # `Hợp tác xã dịch vụ nông nghiệp Tân Liễu`: words in lower case, then a proper name
        opened = t.capital[i] and table("open").end(t, i) is not None
        far = name_goes_on(t, i, at, starts_body) if opened else at
        named = far > at and any(t.capital[at:far])
        return (modified(t, far, "organ"), "named") if named else None
    if t.at(i) in {"chi", "cơ"} and (
        higher := read_organ(t, at, False, False) or read_named(t, at, False, False)
    ):
        return higher[0], "named"  # `Chi nhánh Ngân hàng Nhà nước tỉnh`
    end = table("field").end(t, at) or row_of_trades(t, at, proper(t, at, 14))
    if t.at(i) in _LONG_NAMED and t.at(end) == "và":
        end = max(end, proper(t, at, 14))  # `Tạp chí Lao động và Xã hội`
    police = t.at(at) == "cảnh" and t.at(i) in {"đội", "phòng", "trạm", "tổ", "hạt"}
    if police:  # `Đội Cảnh sát giao thông`
        end = max(end, table("organ").end(t, at) or 0, table("collective").end(t, at) or 0)
    organ_itself = at - i == 1 and table("organ").end(t, at) == end and not table("field").end(t, at)
    organ_itself = organ_itself and not police
    if end == at or organ_itself:
        return None
    if table("field").end(t, at) == end:
        end = of_province(t, i, end)
    if t.at(end) == "các" and t.at(i) not in SINGLE_HEADS:
        end = max(end, units(t, end + 1))  # `Trung tâm Y tế các huyện`
    return modified(t, end, "named"), "named"


_OTHER_WORDS = frozenset({("tổ", "chức"), ("tổ", "quốc")})  # in capitals they look like a team with a name


_LONG_NAMED = frozenset({"tạp", "báo", "nhà", "trường", "viện", "học", "hội", "quỹ", "trung"})


def modified(t: Tokens, i: int, kind: str) -> int:
    """Return the end of a name with the units, places, higher bodies and closing words that follow it."""
    at = i
    for _ in range(6):
        nxt = _modifier(t, at, kind)
        if nxt <= at:
            return at
        at = nxt
    return at


_LOOKED_INTO = frozenset({("kiểm", "tra"), ("giám", "sát"), ("thanh", "tra"), ("kiểm", "toán")})


def _acts_behind(t: Tokens, i: int) -> bool:
    """Tell whether those looked into are named to their end at ``i``: a colon, or what they are to do."""
    return t.at(i) in {":", ""} or (t.at(i).isalpha() and t.at(i) != "định" and begins_predicate(t, i))


_SHORT = 5  # letters of a short form


def _is_glued(t: Tokens, i: int) -> bool:
    """Tell whether a mark joins two short forms without any space: `KH,CN`, `VHTT&DL`."""
    if i < 1 or i + 1 >= len(t) or t.ends[i - 1] != t.starts[i] or t.ends[i] != t.starts[i + 1]:
        return False
    both = (i - 1, i + 1)
    return all(t.capital[k] and t.at(k).isalpha() and len(t.at(k)) <= _SHORT for k in both) and all(
        not is_syllable(t.at(k)) for k in both
    )


def _looks_into_both(t: Tokens, i: int) -> bool:
    """Tell whether behind a comma the second half of what a team does stands: `thanh tra, kiểm tra`.

    In `Đoàn thanh tra, kiểm tra việc …` it is the verb: what they must do, or when, follows at once.
    """
    if t.words[i - 2 : i] not in _LOOKED_INTO or t.words[i + 1 : i + 3] not in _LOOKED_INTO:
        return False
    if t.at(i - 3) not in _TEAMS or t.capital[i + 1] or t.words[i - 2 : i] == t.words[i + 1 : i + 3]:
        return False
    at = i + 3
    return t.words[at : at + 3] == ("trong", "quá", "trình") or (
        t.at(at).isalpha() and not t.capital[at] and begins_predicate(t, at)
    )


_TEAMS = frozenset({"đoàn", "đội", "tổ", "phòng", "trưởng", "bộ", "phận", "chức", "viên"})


def _modifier(t: Tokens, i: int, kind: str) -> int:
    word = t.at(i)
    if word == "," and is_second_tail(t, i):
        return table("tail").end(t, i + 1) or i
    if word in {",", "và"} and _is_glued(t, i):  # `&` is read as `và`
        return i + 2  # `Ủy ban KH,CN&MT`
    if word in {",", "và"} and _looks_into_both(t, i):
        return i + 3  # `Đoàn thanh tra, kiểm tra | phải …`
    if not word or word in {",", ";", "."}:
        return i
    if word == "các" and kind != "named" and (cells := cell_row(t, i + 1)) > i + 1:
        return cells  # `cấp ủy các chi bộ, đảng bộ trực thuộc`
    if word == "ở" and t.words[i - 2 : i] == ("tổ", "đảng") and i + 1 < len(t) and t.capital[i + 1]:
        seat = read_organ(t, i + 1, True, False) or read_named(t, i + 1, True, False)
        return seat[0] if seat is not None else i  # `Tổ đảng ở Thường trực Hội đồng Dân tộc`
    if word == "các" and kind == "organ" and t.words[i - 2 : i] == ("thanh", "tra"):
        return row_of_levels(t, i + 1)  # `Thanh tra các Bộ, ngành, địa phương`
    if word == "các" and kind == "organ" and table("cell").end(t, i - 2) == i:
        row = max(cell_places(t, i + 1), group_row(t, i + 1))
        if row > i + 1:
            return row  # `Chi bộ các cơ quan, trường học, trạm y tế`
    if kind == "collective" and (inner := _inner_organ(t, i)) is not None:
        return inner
    if kind == "collective" and (told := max(having_end(t, i), subject_end(t, i))) > i:
        return told
    if word in {"mỗi", "từng"} and kind == "organ" and (each := table("unit").end(t, i + 1)) is not None:
        return each  # `Đoàn Thanh niên mỗi huyện`
    if capital_predicate(t, i) and (t.at(i - 1) == "ủy" or behind_unit(t, i)):
        return i
    if t.words[i : i + 2] == ("trực", "thuộc") and (own := head_alone(t, i + 2)) is not None:
        return own
    if t.words[i : i + 2] == ("trực", "thuộc") and (higher := _belonging(t, i, kind)) > i + 2:
        return higher
    if word == "được" and kind != "collective":
        return i  # `đồng chí Phó Bí thư được phân công …`: what one person is charged with
    if word == "được" and t.words[i + 1 : i + 3] in _LOOKED_INTO and not _acts_behind(t, i + 3):
        return i  # `Các cơ sở | được kiểm tra, phân loại`: what is done to them
    if word == "-" and i + 1 < len(t) and t.capital[i + 1] and t.words[i + 1 : i + 3] == ("chi", "nhánh"):
        return branch_end(t, i + 3)  # `Ngân hàng Nhà nước - Chi nhánh tỉnh`
    if word == "cấp" and (table("unit").end(t, i + 1) is not None):
        return units(t, i + 1)
    if table("in_charge").end(t, i) is not None:
        return i  # `cán bộ được phân công phụ trách thôn`: the clause is read as a whole
    if (located := table("located").end(t, i)) is not None and kind == "collective":
        place = units(t, located)
        place = place if place > located else proper(t, located, 5)
        if place > located:
            return place  # `các báo Trung ương thường trú tại Hà Sơn`
    if (
        t.words[i : i + 2] == ("thường", "trực")
        and kind != "position"
        and i + 2 < len(t)
        and t.capital[i + 2]
    ):
        served = read_organ(t, i + 2, False, False) or read_named(t, i + 2, False, False)
        if served is not None:
            return served[0]  # `Văn phòng thường trực Ban Chỉ huy phòng, chống thiên tai tỉnh`
    if t.words[i : i + 2] == ("thường", "trực") and kind != "position" and not t.capital[i]:
        return i + 2 if begins_predicate(t, i + 2) else i  # `… thường trực tại chốt` is what they do
    # `Viện Khoa học … miền Nam | tư vấn`, `Sở Y tế | truyền thông rộng rãi`: what it does
    deed = word in {"tư", "truyền"} and (kind != "collective" or table("manner").end(t, i + 2) is not None)
    tail = None if deed else table("tail").end(t, i)
    if tail is not None and (table("organ").end(t, i) or 0) <= tail:
        return _member_of(t, tail)
    if (branch := table("branch").end(t, i)) is not None:
        return branch_end(t, branch)
    if (cell := table("cell_field").end(t, i)) is not None and table("cell").end(t, i - 2) == i:
        return cell
    if word.isdigit() and len(word) < 4 and is_numbered(t, i):
        return i + 1
    if word == "/" and t.at(i - 1).isdigit() and is_numbered(t, i - 1) and is_short_unit(t, i + 1):
        return i + 2  # `Ban Chỉ đạo 389/TP`
    if word == "số" and t.at(i + 1).isdigit() and table("numbered").end(t, i - 2) == i:
        return i + 2
    if (table("unit").end(t, i) is not None or word == "khu") and (end := units(t, i)) > i:
        return end
    if word == "các" and kind == "organ" and (end := unions(t, i + 1)) > i + 1:
        return end  # `Ban Thường vụ các huyện ủy, thành ủy`
    if word == "các" and kind != "named" and (end := units(t, i + 1)) > i + 1:
        return end
    if kind in ("organ", "position") and (several := counted_places(t, i)) is not None:
        return several
    if word == "đó" and t.at(i - 1) in _POINTED:
        return i + 1  # `người đứng đầu đơn vị đó`
    if word == "trong" and kind == "collective" and table("topical").end(t, i + 1) is not None:
        board = read_organ(t, i + 1, False, False)  # `các sở, ngành khác trong Ban Chỉ đạo tỉnh`
        if board is not None and t.capital[i + 1]:
            return board[0]
    if t.words[i : i + 3] == ("các", "khu", "vực") and kind != "collective":
        return i + 3
    if word == "các" and kind == "organ" and (groups := group_row(t, i + 1)) > i + 1:
        return groups  # `Công an các đơn vị, địa phương`
    if t.words[i - 2 : i + 2] == ("học", "sinh", "các", "trường") and kind == "collective":
        return i + 2  # `Ban đại diện cha mẹ học sinh các trường`
    if word == "các" and kind == "collective" and t.words[i - 2 : i] in _OF_PLACES:
        places = table("collective").end(t, i + 1)
        if places is not None and t.words[i + 1 : i + 3] in {
            ("địa", "phương"),
            ("đơn", "vị"),
            ("cơ", "quan"),
        }:
            return table("tail").end(t, places) or places  # `tổ chức đảng các địa phương ven biển`
    if kind == "collective" and t.words[i - 3 : i] == ("chủ", "đầu", "tư"):
        at = i
        while (owned := table("site").end(t, at + 1 if t.at(at) == "các" else at)) is not None:
            at = proper(t, owned, 5)  # `chủ đầu tư hạ tầng các cụm công nghiệp Phú Lạc`
        if at > i:
            return at
    if (
        kind == "collective"
        and t.capital[i]
        and t.at(i + 1) == "ủy"
        and t.at(i - 1) in {"đảng", "mưu", "việc"}
    ):
        committee = read_organ(t, i, False, False)
        if committee is not None:
            return committee[0]  # `các ban đảng Tỉnh ủy`
    if word in {"của", "thuộc", "tại", "ở", "trực"}:
        return _belonging(t, i, kind)
    if word == "tham" and t.at(i + 1) == "mưu":
        return _advisers(t, i)
    if word in {"trên", "trong"}:
        return _place(t, i, kind)
    if word == "từ":
        return reach_down(t, i)
    if kind in {"organ", "position"}:
        if is_issuer_alone(t, i):
            return i + 1  # `Thanh tra Sở | xây dựng kế hoạch …`
        nested = read_organ(t, i, False, False) if t.capital[i] or t.at(i + 1) == "ủy" else None
        nested = nested or read_named(t, i, False, False)
        if nested:
            return nested[0]
        if kind == "organ" and t.capital[i]:
            association = table("organ").end(t, i - 1) if t.at(i - 2) in {"chi", "phân"} else None
            return max(association or i, proper(t, i, 12))  # `Chi hội Cựu chiến binh`
    return i


_CELLS = frozenset({("chi", "bộ"), ("đảng", "bộ")})
_EXPERTS = frozenset({("chuyên", "môn"), ("tham", "mưu"), ("giúp", "việc")})


def _inner_organ(t: Tokens, i: int) -> int | None:
    """Return the end of whose a group is: `Cấp ủy | chi bộ`, `các phòng chuyên môn | UBND xã`."""
    cell = t.words[i - 2 : i] == ("cấp", "ủy") and t.words[i : i + 2] in _CELLS
    office = t.words[i - 2 : i] in _EXPERTS and i < len(t) and t.capital[i]
    found = read_organ(t, i, True, False) if cell or office else None
    return found[0] if found is not None else None


_POINTED = frozenset({"vị", "quan", "phương", "xã", "phường", "thôn", "huyện", "ngành"})


# Groups that places or offices have: `chính quyền các địa phương`.
_OF_PLACES = frozenset({("chức", "đảng"), ("cấp", "ủy"), ("chính", "quyền"), ("đoàn", "thể")})


def _member_of(t: Tokens, i: int) -> int:
    """Return the end of the board behind `thành viên`: `các đơn vị thành viên | Ban Chỉ đạo tỉnh`."""
    if t.words[i - 2 : i] != ("thành", "viên") or i >= len(t) or not t.capital[i]:
        return i
    board = read_organ(t, i, False, False) or read_named(t, i, False, False)
    return board[0] if board else head_alone(t, i) or i


def _belonging(t: Tokens, i: int, kind: str) -> int:
    at = i + 2 if t.words[i : i + 2] == ("trực", "thuộc") else i + 1
    if t.at(i) in {"tại", "ở", "thuộc"} and t.at(at) == "các" and table("unit").end(t, at + 1) is not None:
        at += 1
    if t.at(i) == "trực" and at == i + 1:
        return i
    if t.at(at) == "trung" and t.at(at + 1) == "ương":
        return at + 2
    if (row := units(t, at)) > at:
        return row
    if t.at(i) in {"của", "thuộc", "trực"}:
        if t.at(at) in {"đảng"} and table("organ").end(t, at) is None:
            return at + 1
        found = read_organ(t, at, False, False) or read_named(t, at, False, False)
        if found and (t.capital[at] or t.at(at + 1) == "ủy"):
            return found[0]
        return head_alone(t, at) or i
    return i


def head_alone(t: Tokens, i: int) -> int | None:
    """Return the end of a `Bộ`, `Sở` that stands for the issuer's own: `các phòng thuộc Sở`."""
    if i < len(t) and t.capital[i] and t.at(i) in _HEADS and not (i + 1 < len(t) and t.capital[i + 1]):
        return i + 1
    house = table("named").end(t, i) if i < len(t) and t.capital[i] else None
    if house is not None and house > i + 1 and not (house < len(t) and t.capital[house]):
        return house  # `Giám đốc Công ty`, `các khoa thuộc Bệnh viện`
    return None


_HEADS = frozenset({"bộ", "sở", "cục", "ngành", "viện", "ban", "trường", "hội", "đoàn", "tổ"})


def _advisers(t: Tokens, i: int) -> int:
    """Read `tham mưu, giúp việc (cho) Tỉnh ủy`, one name with a comma inside."""
    at = i + 2
    if t.at(at) in {",", "và"}:
        at += 1
    if t.at(at) == "của" and at == i + 2 and (found := read_organ(t, at + 1, True, False)):
        return found[0]  # `bộ phận tham mưu của Ban Chỉ huy Quân sự xã`
    if t.words[at : at + 2] != ("giúp", "việc"):
        return i
    at += 2
    if t.at(at) in {"cho", "của"}:
        at += 1
    found = read_organ(t, at, True, False)
    return found[0] if found else at


def _place(t: Tokens, i: int, kind: str) -> int:
    at = i + 1
    site = at + 1 if t.at(at) in {"các", "những"} else at
    if kind == "collective" and (found := table("site").end(t, site)) is not None:
        return proper(t, found, 5)  # `các doanh nghiệp trong khu công nghiệp Phú Lạc`
    if t.at(i) == "trên":
        if t.words[at : at + 2] != ("địa", "bàn"):
            return i
        at += 2
        return max(at, units(t, at))
    if t.at(i) == "trong" and t.words[at : at + 2] == ("đảng", "bộ") and t.capital[at]:
        return max(at + 2, units(t, at + 2))  # `đảng viên trong Đảng bộ xã`
    if t.at(at) == "toàn":
        at += 1
        if t.words[at : at + 2] == ("đảng", "bộ"):  # `tổ chức đảng trong toàn Đảng bộ thành phố`
            return units(t, at + 2)
        if t.words[at : at + 2] == ("hệ", "thống"):
            return at + 2
    return end if (end := units(t, at)) > at else i


# Words right before a place that is charged itself: `giao huyện Sơn Lạc`.
_HANDED = frozenset({"và", "với", "đạo", "cho", "giao", "cầu", "nghị", "cùng", "do", "riêng"})


# What looks like a village and a verb: `Bản xác nhận thành tích`, `bản cam kết của các hộ`.
_PAPERS = frozenset(
    ("bản", w) for w in ("xác", "cam", "đăng", "kê", "thuyết", "tự", "nhận", "tóm", "báo", "giải", "sao")
)


def read_unit(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    """Read a row of units, `các xã, phường`."""
    at = table("unit").end(t, i)
    if at is not None and (table("compound").end(t, i) or 0) > at:
        return None  # `Bản đồ địa chính …`, `ấp trứng`
    if t.words[i : i + 2] in _PAPERS and not quantified:
        return None
    if at is not None and not quantified and not t.capital[i] and (listed or t.at(i - 1) != ","):
        own = proper(t, at, 5) if at < len(t) and t.capital[at] and not capital_predicate(t, at) else at
        if own > at and (i == 0 or not t.at(i - 1)[:1].isalnum() or t.at(i - 1) in _HANDED):
            return own, "unit"  # `thành phố Trà Lâm phải hoàn thành …`
    row = at is not None and listed and "," in t.words[i : units(t, i)]  # `các sở, ngành, huyện, thị xã`
    # `các đơn vị, thôn | phản ánh …`: a predicate begins behind the unit
    row = row or (at is not None and listed and begins_predicate(t, at))
    if at is None or not (quantified or t.capital[i] or row):
        return None
    return modified(t, units(t, i), "collective"), "unit"
