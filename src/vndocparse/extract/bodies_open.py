"""How far a name goes on in words that no table knows: up to where its predicate or the next body begins."""

from collections.abc import Callable

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import small_words, table
from vndocparse.lexicons.word_pairs import common_pairs
from vndocparse.text.syllables import is_syllable

_CLOSING = frozenset({",", ".", ";", "để", ""})
_REACH = 9  # words that a name may go on for
_TRADE_REACH = 16  # words of a trade: `kinh doanh dịch vụ lữ hành, khách sạn, nhà hàng trên địa bàn`
_Starts = Callable[[Tokens, int], bool]


def name_goes_on(t: Tokens, first: int, end: int, starts_body: _Starts) -> int:
    """Return the end of the name of tokens ``first`` to ``end``; ``end`` itself where it does not go on.

    `Trung tâm Quản lý và Khai thác` goes on with `công trình công cộng` where then a verb follows: the words
    of a name are no verbs of several syllables, no adverbs, no small words, and no bodies.
    """
    if not _is_open(t, first, end):
        return end
    at = end
    while at < min(len(t), end + _REACH):
        word = t.at(at)
        if word == ",":
            row = _row_of_fields(t, at, starts_body)
            row = _second_field(t, first, at, starts_body) if row == at else row
            row = _row_of_deeds(t, first, at, starts_body) if row == at else row
            if row == at:
                break
            at = row
        elif word == "-":
            if not _joined_by_dash(t, first, at, starts_body):
                break
            at += 2
        elif word == "các" and at == end and _is_deed_of_name(t, first, at):
            at += 1
        elif word == "và":
            if not _goes_on_behind(t, at + 1, starts_body):
                break
            at += 2
        elif (deed := _second_deed(t, at, starts_body)) is not None:
            at = deed
        elif not word[0].isalnum() or not _is_part(t, at, starts_body) or _behind_place(t, end, at):
            break
        else:
            at += 1
    while at > end and t.at(at - 1) in {"và", "-", "theo"}:
        at -= 1
    return at


def _behind_place(t: Tokens, end: int, at: int) -> bool:
    """Tell whether a verb of one syllable stands behind a name in capitals: `Công ty Lâm Sơn lập …`.

    Behind one capital alone it is the rest of a word (`Cấp cứu`).
    """
    named = at == end >= 4 and t.capital[at - 1] and t.capital[at - 2] and not t.capital[at]
    heads = any(
        table(kind).end(t, at - 3) == at - 1 or table(kind).end(t, at - 2) == at - 1
        for kind in ("named", "organ")
    )
    # but a place may begin with the word for a school: `Điện lực Trường Xuyên | cấp điện`
    placed = t.at(at - 2) == "trường" and t.at(at - 3).isalpha() and not t.capital[at - 3]
    if not named or (heads and not placed):
        return False
    return (table("verbs").end(t, at) == at + 1 and t.at(at + 1).isalpha()) or ends_proper(t, at)


def ends_proper(t: Tokens, at: int) -> bool:
    """Tell whether small letters at ``at`` no longer belong to the place or brand in capitals before them.

    In `Công ty Sơn Lâm xử ly …` two words with capitals stand there, and the second makes no word with what
    follows, as it does in `Vận tải`, `Môi trường`.
    """
    if at < 2 or not (t.capital[at - 1] and t.capital[at - 2]) or at >= len(t) or t.capital[at]:
        return False
    if not t.at(at).isalpha() or not (is_syllable(t.at(at - 1)) and is_syllable(t.at(at - 2))):
        return False  # `MTV Môi trường`
    if {(t.at(at - 1), t.at(at)), (t.at(at), t.at(at + 1))} & common_pairs():
        return False
    return not any((table(kind).end(t, k) or 0) > at for kind in _NAMING for k in (at - 1, at))


def in_name(t: Tokens, at: int) -> bool:
    """Tell whether the word at ``at`` makes one with the word before it: `biên | phòng`, `vận | tải`."""
    return any((table(kind).end(t, k) or 0) > at for kind in _NAMING for k in range(max(0, at - 3), at))


# Kinds of phrases that the words of a name belong to.
_NAMING = (
    "field", "industry", "compound", "second_deed", "trade", "tail", "office_field", "unit", "noun",
    "group", "collective", "organ", "named", "branch",
)  # fmt: skip


def _is_deed_of_name(t: Tokens, first: int, at: int) -> bool:
    """Tell whether what a board is there for stands before `các`: `Ban Duy tu các công trình hạ tầng`."""
    named = table("named").end(t, first)
    return named is not None and t.capital[named] and table("verbs").end(t, named) == at


def _joined_by_dash(t: Tokens, first: int, at: int, starts_body: _Starts) -> bool:
    """Tell whether a dash joins two parts of a name: `Cơ yếu - Công nghệ`, `Tôm - lúa Mỹ Thuận`."""
    if at + 1 >= len(t) or not t.at(at - 1).isalpha() or not t.at(at + 1).isalpha() or starts_body(t, at + 1):
        return False
    return t.capital[at + 1] or (_opened(t, first) is not None and not begins_predicate(t, at + 1))


def _opened(t: Tokens, first: int) -> int | None:
    return table("open").end(t, first)


def _is_open(t: Tokens, first: int, end: int) -> bool:
    """Tell whether a name may go on: it is no full name of a table, and no unit or place closes it."""
    if table("known").end(t, first) == end:
        return False
    if t.at(first) == "sở" and table("field").end(t, first + 1) is not None:
        return False  # behind its field only a place follows
    opened = _opened(t, first)
    head = max(opened or 0, table("named").end(t, first) or 0, first + 1)
    behind = range(max(head, end - 4), end)
    if any(table(kind).end(t, k) is not None for kind in ("unit", "branch") for k in behind):
        return False
    dashed = t.at(end) == "-" and end + 1 < len(t) and t.capital[end + 1]
    if any(table("tail").end(t, k) == end and not (dashed and k == head) for k in behind):
        return False  # but `Trung tâm Truyền thông | - Văn hóa`
    if table("organ").end(t, first) == end:
        return opened is not None
    fields = any(table("field").end(t, k) == end for k in range(first + 1, end))
    return opened is not None or (not fields and table("named").end(t, first) is not None)


def _is_part(t: Tokens, at: int, starts_body: _Starts) -> bool:
    word = t.at(at)
    if word.isdigit():
        return len(word) < 4 and (t.capital[at - 1] or t.at(at - 1) == "số")
    if not word.isalpha() or word in small_words() or table("quantifier").end(t, at) is not None:
        return False
    if starts_body(t, at) or table("unit").end(t, at) is not None:
        return False
    if t.capital[at]:
        return True
    # A verb of one syllable is one behind a word in lower case; behind a capital it is the rest of a word.
    short = table("short").end(t, at) is not None and not t.capital[at - 1] and t.at(at + 1).isalpha()
    if begins_predicate(t, at):
        return False
    return not (short and table("compound").end(t, at) is None)


def _second_deed(t: Tokens, at: int, starts_body: _Starts) -> int | None:
    """Return the end of a second verb behind one with a capital: `Viện Nghiên cứu phát triển kinh tế …`.

    It is the predicate itself (`Viện Quy hoạch Xây dựng nghiên cứu …`) unless one follows, or the name ends.
    """
    if at < 2 or not t.capital[at - 2] or table("verbs").end(t, at - 2) != at:
        return None
    if at > 3 and t.capital[at - 4] and table("verbs").end(t, at - 4) == at - 2:
        return None
    end = table("second_deed").end(t, at)
    if end is None or t.capital[at]:
        return None
    for k in range(end, min(len(t), end + _REACH)):
        if t.at(k) in {",", "và"} and (starts_body(t, k + 1) or _is_several(t, k + 1)):
            return end
        if begins_predicate(t, k) or table("unit").end(t, k) is not None:
            return end
        if t.at(k) == "-" and k > end:
            continue  # `phát triển kinh tế - xã hội`
        if not t.at(k).isalpha() or t.at(k) in small_words():
            return end if k == end and t.at(k) in _CLOSING - {","} else None
    return end if len(t) <= end + 1 else None


def _is_several(t: Tokens, i: int) -> bool:
    return table("quantifier").end(t, i) is not None


def _goes_on_behind(t: Tokens, at: int, starts_body: _Starts) -> bool:
    """Tell whether the word behind `và` still belongs to the name."""
    return at < len(t) and not t.at(at).isdigit() and _is_part(t, at, starts_body) and _no_group(t, at)


def _no_group(t: Tokens, at: int) -> bool:
    return not any(table(kind).end(t, at) is not None for kind in ("group", "collective", "named", "comrade"))


def _row_of_fields(t: Tokens, comma: int, starts_body: _Starts) -> int:
    """Return the end of `, Thông tin và Thể thao` behind the first field of a name, ``comma`` for none."""
    at = comma + 1
    while at < min(len(t), comma + 12):
        if t.at(at) == "và":
            good = at + 1 < len(t) and t.capital[at + 1] and not starts_body(t, at + 1)
            return at + 2 if good and _no_group(t, at + 1) else comma
        if t.at(at - 1) == "," and not (t.capital[at] and not starts_body(t, at) and _no_group(t, at)):
            return comma
        if t.capital[at] and table("unit").end(t, at) is not None and t.at(at - 1) != ",":
            return at  # `Xúc tiến Đầu tư, Thương mại, Du lịch Thành phố`
        if t.at(at) != "," and not t.at(at).isalpha():
            return comma
        at += 1
    return comma


_DIVISIONS = frozenset({"phòng", "ban", "tổ", "đội", "trung", "vụ", "cục", "trạm"})


def _row_of_deeds(t: Tokens, first: int, comma: int, starts_body: _Starts) -> int:
    """Return the end of `, kiểm tra và xử lý sau thanh tra` behind `Phòng Giám sát`: what a division is for.

    It is one name only where, behind `và` and two words more, what the division is to do begins; ``comma``
    where it does not.
    """
    if t.at(first) not in _DIVISIONS or not t.capital[first + 1] or comma - first > 5:
        return comma
    joined = 0
    for at in range(comma + 1, min(len(t), comma + 14)):
        if t.at(at) == "và" and not joined:
            joined = at
            continue
        begins = starts_body(t, at) and table("capitalised").end(t, at) is None  # `thanh tra` is a verb too
        if not t.at(at).isalpha() or t.capital[at] or begins or not _no_body(t, at):
            return comma
        if table("quantifier").end(t, at) is not None or table("collective").end(t, at) is not None:
            return comma
        if joined and at > joined + 2 and t.at(at - 1) not in small_words() and begins_predicate(t, at):
            return at
    return comma


_UNIONS = frozenset({("hiệp", "hội"), ("liên", "đoàn"), ("liên", "hiệp"), ("câu", "lạc")})


def _second_field(t: Tokens, first: int, comma: int, starts_body: _Starts) -> int:
    """Return the end of `, Nhà hàng Sơn Lạc` behind `Hiệp hội Khách sạn`, ``comma`` where a body begins.

    Of other houses a second field is one for sure only where it begins with a verb: `Trung tâm Thông tin,
    Xúc tiến du lịch và …`.
    """
    at = comma + 1
    union = t.words[first : first + 2] in _UNIONS
    if at >= len(t) or not t.capital[at] or not _no_body(t, at):
        return comma
    if starts_body(t, at) and not (union and table("collective").end(t, at) is not None):
        return comma
    deed = table("verbs").end(t, at)
    if not union and (
        deed is None or deed < at + 2 or t.at(first) in _SINGLE or any(t.capital[at + 1 : deed])
    ):
        return comma
    for k in range(max(deed or 0, at + 1), min(len(t), at + _REACH)):
        unit = table("unit").end(t, k) if k > at + 1 else None
        if unit is not None and (unit == len(t) or not t.at(unit).isalpha() or begins_predicate(t, unit)):
            return k
        if k > at + 1 and (t.at(k) in {",", "và", ";", "."} or begins_predicate(t, k)):
            return k
        if not t.at(k).isalpha() or (t.at(k) in small_words() and k > at + 1):
            return comma
        if starts_body(t, k) and k > at:
            return comma
    return comma


_SINGLE = frozenset({"bộ", "sở", "ban", "cục", "tổng", "vụ"})


def _no_body(t: Tokens, i: int) -> bool:
    return all(table(kind).end(t, i) is None for kind in ("group", "comrade", "position", "unit"))


# nouns whose second half is a verb by itself
_NOUNS = frozenset((w, "trình") for w in ("chương", "hành", "quy", "công", "lộ", "tiến", "quá", "giáo"))


def begins_predicate(t: Tokens, at: int) -> bool:
    """Tell whether what a body does begins here: a verb of several syllables, an adverb, a modal."""
    if at and t.words[at - 1 : at + 1] in _NOUNS:
        return False  # `tham gia Chương trình nghiêm túc …`
    if table("deed").end(t, at) is not None and t.at(at - 1) != ",":
        return True
    found = table("verbs").match(t, at) or table("verbs").damaged(t, at)
    if found is None or (table("compound").end(t, at) or 0) >= found[0]:
        return False
    end, entry = found
    if entry["kind"] in ("adverb", "modal", "not", "operator"):
        return True
    if entry["kind"] not in ("action", "weak", "noun"):
        return False
    return end - at > 1 or table("manner").end(t, end) is not None


def capital_predicate(t: Tokens, at: int) -> bool:
    """Tell whether a verb of several syllables with a capital begins here: `Công an tỉnh Tăng cường …`.

    A place or a person has capitals in all its words.
    """
    if at >= len(t) or not t.capital[at] or not begins_predicate(t, at):
        return False
    end = table("verbs").end(t, at) or 0
    return end > at + 1 and not any(t.capital[at + 1 : end])


def members(t: Tokens, i: int) -> int:
    """Return the end of `các làng nghề` in the name of an association, ``i`` itself where no name is seen."""
    at = i + 1
    while at < min(len(t), i + 6) and t.at(at).isalpha() and t.at(at) not in small_words():
        if begins_predicate(t, at) or (at > i + 1 and table("unit").end(t, at) is not None):
            break
        at += 1
    return at if at > i + 1 else i


def trade_goes_on(t: Tokens, first: int, end: int) -> int:
    """Return the end of `các đơn vị kinh doanh vận tải`: a group, its trade, and then what it is to do.

    The trade belongs to the name only where a predicate of its own follows; else it is the predicate.
    """
    if (owned := _what_is_owned(t, first, end)) > end:
        return owned
    if (bound := up_to_duty(t, first, end)) > end:
        return bound
    own = _trade_in_name(t, first, end)
    if own is not None and own > end and begins_predicate(t, own):
        return own  # `các hộ nhận khoán bảo vệ rừng | thường xuyên tuần tra`
    if own is None and not any(table("trader").end(t, k) == end for k in range(first, end)):
        return end
    trade = table("industry").end(t, end)
    if trade is not None and own is None:
        return table("industry").end(t, trade) or table("office_field").end(t, trade) or trade
    trade = own or table("trade").end(t, end)
    before = t.at(first - 1).isalpha() and table("quantifier").end(t, first - 1) != first
    if own is None and trade is not None and t.at(trade) in _CLOSING and before:
        return trade  # in an object: `liên kết với doanh nghiệp bao tiêu,`
    if trade is None or table("manner").end(t, trade) is not None:
        return end
    at = trade
    while at < min(len(t), trade + _TRADE_REACH):
        word = t.at(at)
        named = table("noun").end(t, at)
        followed = named is not None and begins_predicate(t, named)  # `… cam kết bình ổn giá`
        noun = named is not None and not followed and table("adverb").end(t, at) is None
        if word in {"và", ","} and at > trade and _is_agent(t, at + 1):
            return at if _acts_further(t, at + 1) else end
        if t.at(at - 1) == "," and (more := table("trade").end(t, at)) is not None and t.at(more).isalpha():
            at = more  # `đơn vị kinh doanh, khai thác chợ`
            continue
        if (goods := table("goods").end(t, at)) is not None:
            at = goods  # `vật liệu xây dựng`: its verb is a part of the noun
            continue
        if at > trade and _acts_now(t, at):
            return at
        if t.at(at - 1) in _NOUN_MAKERS and at > trade:
            at += 1
            continue
        if at > trade and not (noun or t.capital[at]) and begins_predicate(t, at) and t.at(at - 1) != "và":
            last = at - 1 if t.at(at - 1) == "," else at
            adverb = table("adverb").end(t, at) is not None
            return last if last == at or adverb else end
        if word == ":" and at > trade and at + 1 < len(t) and t.capital[at + 1]:
            return at  # `Các đại lý kinh doanh phân bón: Tiếp nhận …`
        if word in {";", ".", ":", "(", "để", "nhằm", "theo", "đã"}:
            return end
        at += 1
    return end


_DUTY = frozenset({("có", "trách"), ("chịu", "trách"), ("có", "nghĩa")})
_WARES = 12  # words of what is traded, before what must be done


def up_to_duty(t: Tokens, first: int, end: int) -> int:
    """Return the end of `doanh nghiệp sản xuất, nhập khẩu pin, ắc quy | có trách nhiệm …`; ``end`` for none.

    The duty tells that the verbs before it are the trade.
    """
    named = [n for k in range(first, end) if (n := table("trader").end(t, k)) is not None and n <= end]
    listed = t.at(end) == "," and any(table("trade").end(t, n) == end for n in named)  # `cơ sở kinh doanh, …`
    at = end + 1 if listed else end
    works = table("trade").end(t, at) or table("second_deed").end(t, at)
    if works is None or not (listed or end in named):
        return end
    for at in range(works, min(len(t), works + _WARES)):
        if t.at(at) in {"phải", "cần"} or t.words[at : at + 2] in _DUTY:
            return at if at > works else end
        if not (t.at(at).isalpha() or t.at(at) == ",") or t.at(at) in {
            "để",
            "nhằm",
            "theo",
            "đã",
            "khi",
            "không",
        }:
            return end
        if begins_predicate(t, at) and t.at(at - 1) not in {",", "và"} and table("goods").end(t, at) is None:
            return end
    return end


_OWNED = 7  # words of what somebody owns


def _what_is_owned(t: Tokens, first: int, end: int) -> int:
    """Return the end of `các chủ đầu tư trạm cấp nước nông thôn`: up to what they are to do, or its colon.

    ``end`` itself where no predicate is seen, and where the owner stands in the object of another verb.
    """
    at = table("quantifier").end(t, first) or first
    if table("owner").end(t, at) is None or t.at(end) in small_words():
        return end
    if table("adverb").end(t, end) is not None or table("manner").end(t, end) is not None:
        return end  # `chủ phương tiện | nghiêm túc chấp hành …`
    works = any(table(kind).end(t, end) is not None for kind in ("trade", "second_deed", "industry", "goods"))
    if table("deed").end(t, end) is not None or (begins_predicate(t, end) and not works):
        return end  # `chủ đầu tư | cam kết …`, but `chủ đầu tư | xây dựng hạ tầng | có trách nhiệm …`
    for k in range(end, min(len(t), end + _OWNED)):
        if k > end and (t.at(k) == ":" or begins_predicate(t, k)):
            compound = table("compound").end(t, k) or table("industry").end(t, k)
            if compound is None or t.at(k) == ":":
                return k
        whole = any((table(kind).end(t, m) or 0) > k for kind in _NAMING for m in (k - 1, k))
        deed = table("verbs").end(t, k) == k + 1 and not whole  # `lập đội chữa cháy`; `trạm bơm`
        if not t.at(k).isalpha() or t.at(k) in small_words() or deed:
            return end
    return end


def _acts_now(t: Tokens, i: int) -> bool:
    """Tell whether behind a trade `báo cáo` or a short verb before another one begins: `ký cam kết`."""
    if t.words[i : i + 2] == ("báo", "cáo"):
        return True
    if (t.at(i - 1), t.at(i)) in common_pairs():  # `gia súc`, `địa bàn`
        return False
    if any(table(kind).end(t, i - 1) == i + 1 for kind in ("trade", "industry", "compound")):
        return False  # `kinh doanh vận tải`
    verb = table("verbs").match(t, i + 1) if table("short").end(t, i) == i + 1 else None
    return verb is not None and verb[1]["kind"] == "action" and verb[0] > i + 2 and not t.capital[i]


# Nouns that a verb behind them belongs to: `tham gia lớp tập huấn`.
_NOUN_MAKERS = frozenset({"lớp", "đợt", "cuộc", "buổi", "khóa", "việc"})


def _trade_in_name(t: Tokens, first: int, end: int) -> int | None:
    """Return where a trade ends that closes the name, with its goods behind: `cơ sở sản xuất | phân bón`."""
    trader = table("trader").end(t, first)
    if trader is None or trader >= end:
        return None
    ends = (table("trade").end(t, k) for k in range(max(trader, end - 2), end))
    last = max((e for e in ends if e is not None and e >= end), default=None)
    if last is None or last >= len(t):
        return None
    if t.at(last) == "," and table("trade").end(t, last + 1) is not None:
        return last  # `các đơn vị quản lý, khai thác bến bãi`
    if not t.at(last).isalpha() or t.capital[last]:
        return None
    if (
        last == end
        and table("goods").end(t, last) is None
        and (begins_predicate(t, last) or t.at(last) in small_words())
    ):
        return None
    return last


def _is_agent(t: Tokens, i: int) -> bool:
    return table("trader").end(t, i) is not None or (
        i < len(t) and t.capital[i] and table("organ").end(t, i) is not None
    )


def _acts_further(t: Tokens, i: int) -> bool:
    """Tell whether somewhere behind the next body of a row a predicate begins."""
    for at in range(i + 1, min(len(t), i + _TRADE_REACH)):
        if t.at(at) in {";", ".", ":", "("}:
            return False
        if begins_predicate(t, at) and t.at(at - 1) != "," and table("noun").end(t, at) is None:
            return True
    return False
