"""Words before a verb that say how often its task comes again: `định kỳ vào thứ Hai hằng tuần | báo cáo`."""

from vndocparse.extract.bodies_phrases import Tokens

_UNITS = frozenset({"ngày", "đêm", "tuần", "tháng", "quý", "quí", "năm"})
_EACH = frozenset({"hằng", "hàng", "mỗi"})
_DAYS = frozenset(
    ["ngày", "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "tháng", "quý", "tuần", "đầu"]
) | {"cuối", "của", "sáng", "chiều", "tối", "giờ", "kỳ", "sau", "cùng", "/"}
# `và` and the days of a week with their parts
_WEEK = frozenset(
    ["thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "và", "sáng", "chiều", "tối"]
) | {"đầu", "giữa", "cuối", "ngày"}
_OPENS = frozenset({"vào", "trước", "nhân"})
_OCCASION = 9  # tokens of `nhân dịp Tết trồng cây`, which a comma closes


def often_end(t: Tokens, i: int) -> int:
    """Return the token behind how often a task comes again, ``i`` where nothing is said of that."""
    at = i
    regular = t.at(at) in {"định", "thường"} and t.at(at + 1) in {"kỳ", "kì"}
    if regular or (t.words[at : at + 2] == ("ít", "nhất") and _each(t, at + 2)):
        at += 2
    elif (once := _once_in(t, at)) is not None:
        return once
    elif (placed := _placed(t, at)) is not None:
        at = placed
    elif not _each(t, at):
        return i
    while at < len(t):
        if _each(t, at) or (_counts(t, at) and t.at(at + 1) in _UNITS):
            at += 2
        elif _joins(t, at):
            at += 1
        elif _more(t, at) and t.at(at - 1) in {",", "và"}:
            at += 1 if t.at(at) in _UNITS else 2
        elif t.at(at) in _OPENS and (end := _when(t, at + 1)) is not None:
            at = end
        else:
            break
    return at


def _once_in(t: Tokens, i: int) -> int | None:
    """Return the token behind `6 tháng/lần`, `02 tuần một lần`."""
    if not (_counts(t, i) and t.at(i + 1) in _UNITS):
        return None
    times = next((k for k in range(i + 2, i + 5) if t.at(k) == "lần"), None)
    between = t.words[i + 2 : times] if times is not None else ()
    return times + 1 if times is not None and set(between) <= {"/", "một", "1", "01"} and between else None


def _placed(t: Tokens, i: int) -> int | None:
    """Return where `hằng tuần` begins behind its days: `tối thứ Bảy | hằng tuần`, `cuối | mỗi quý`."""
    at = i
    while at < i + 14 and (t.at(at) in _WEEK or (t.at(at) == "," and t.at(at + 1) in _WEEK)):
        at += 1
    return at if at > i and _each(t, at) else None


def _joins(t: Tokens, i: int) -> bool:
    """Tell whether a word belongs to a row of such words: `một lần`, `hai lần`, `, quý`."""
    if t.at(i) in {"một", "lần"} or (_counts(t, i) and t.at(i + 1) == "lần"):
        return True
    return t.at(i) in {",", "và"} and (_each(t, i + 1) or _more(t, i + 1))


def _each(t: Tokens, i: int) -> bool:
    return t.at(i) in _EACH and t.at(i + 1) in _UNITS


def _counts(t: Tokens, i: int) -> bool:
    return t.at(i)[:1].isdigit() or t.at(i) in {"một", "hai", "ba", "sáu"}


def _more(t: Tokens, i: int) -> bool:
    """`quý`, `năm`, `6 tháng` as the next member of a row: no word may go on behind it."""
    if t.at(i) in {"quý", "năm"}:
        return not t.at(i + 1)[:1].isdigit()
    return _counts(t, i) and t.at(i + 1) in _UNITS


def _when(t: Tokens, i: int) -> int | None:
    """Return the token behind a day or an occasion."""
    if t.at(i) == "dịp":
        return next((k for k in range(i + 1, i + _OCCASION) if t.at(k) == ","), None)
    at = i
    while (
        at < len(t)
        and at < i + 10
        and (_of_day(t, at) or (t.at(at) == "và" and at > i and _of_day(t, at + 1)))
    ):
        at += 1
    return at if at > i else None


def _of_day(t: Tokens, i: int) -> bool:
    return t.at(i) in _DAYS or t.at(i)[:1].isdigit()


def times_end(t: Tokens, i: int) -> int:
    """Return the token behind `mỗi tháng ít nhất một lần`, ``i`` where none stands there."""
    if t.at(i) not in {"mỗi", "hằng", "hàng"}:
        return i
    return next((k + 1 for k in range(i, min(i + 8, len(t))) if t.at(k) == "lần"), i + 2)
