"""Groups that are told by their trade or by what they own: `các đơn vị kinh doanh vận tải`."""

from vndocparse.extract.bodies_compounds import in_phrase
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import small_words, table
from vndocparse.lexicons.word_pairs import common_pairs

_REACH = 16  # words of a trade: `kinh doanh dịch vụ lữ hành, khách sạn, nhà hàng trên địa bàn`
_CLOSING = frozenset({",", ".", ";", "để", ""})


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
    return _before_deed(t, end, trade)


def _before_deed(t: Tokens, end: int, trade: int) -> int:
    """Return where behind a trade, which ends at ``trade``, its goods end and what is to be done begins.

    ``end``, where the group's own name ends, if no predicate of its own follows.
    """
    at = trade
    while at < min(len(t), trade + _REACH):
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
        if at == trade and t.words[trade - 2 : trade] == ("kinh", "doanh") and _does_at_once(t, at):
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


def _does_at_once(t: Tokens, i: int) -> bool:
    """Tell whether behind a trade without goods the task begins: `các đơn vị kinh doanh | cắt giảm phí`."""
    verb = table("verbs").match(t, i)
    if verb is None or verb[1]["kind"] != "action" or not t.at(verb[0]).isalpha():
        return False
    kinds = ("trade", "industry", "goods", "second_deed", "compound")
    return all(table(kind).end(t, i) is None for kind in kinds) and verb[0] > i + 1


def _is_agent(t: Tokens, i: int) -> bool:
    return table("trader").end(t, i) is not None or (
        i < len(t) and t.capital[i] and table("organ").end(t, i) is not None
    )


def _acts_further(t: Tokens, i: int) -> bool:
    """Tell whether somewhere behind the next body of a row a predicate begins."""
    for at in range(i + 1, min(len(t), i + _REACH)):
        if t.at(at) in {";", ".", ":", "("}:
            return False
        if begins_predicate(t, at) and t.at(at - 1) != "," and table("noun").end(t, at) is None:
            return True
    return False


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


_DUTY = frozenset({("có", "trách"), ("chịu", "trách"), ("có", "nghĩa")})
_WARES = 12  # words of what is traded, before what must be done
_NO_WARES = frozenset({"để", "nhằm", "theo", "đã", "khi", "không"})


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
        if not (t.at(at).isalpha() or t.at(at) == ",") or t.at(at) in _NO_WARES:
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
        whole = in_phrase(t, k, (k - 1, k))
        deed = table("verbs").end(t, k) == k + 1 and not whole  # `lập đội chữa cháy`; `trạm bơm`
        if not t.at(k).isalpha() or t.at(k) in small_words() or deed:
            return end
    return end
