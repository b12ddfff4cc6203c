"""Find who carries out what the subject of a clause only directs or sees to: `X chỉ đạo Y làm …`."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_relative import in_charge_end
from vndocparse.extract.clauses_names import without_verb
from vndocparse.extract.clauses_partners import partner_start
from vndocparse.extract.clauses_verbs import verb_phrase
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.responsible_next import ends_a_body, next_subjects
from vndocparse.extract.responsible_partners import partners
from vndocparse.extract.responsible_verbs import goes_on

_WHERE = frozenset({"trong", "trên", "tại", "ở", "thuộc", "ven"})
_MAKES = frozenset({("thành", "lập"), ("kiện", "toàn"), ("củng", "cố"), ("sáp", "nhập"), ("giải", "thể")})
_TELLS = frozenset({("báo", "cáo"), ("tham", "mưu")})  # behind them stands who is told
_DOERS = 16  # words of a row of those who do it


def executors(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return Y of `X chỉ đạo (lãnh đạo) Y làm …`, also where the verb is not the first of its clause."""
    verb = clause.head.verb
    out: list[Parsed] = []
    # where the last row of them ends: `lãnh đạo UBND tỉnh | chỉ đạo Sở A, Sở B rà soát`, `phối hợp với Sở A |
    # chỉ đạo các đơn vị trực thuộc rà soát`
    named = {p.end for p in (*(p for _, p in next_subjects(t, clause)), *partners(t, clause))}
    for at in range(verb.first, clause.end):
        # `chỉ đạo thành lập tổ công tác …` directs no such team
        made = t.words[at - 2 : at] in _MAKES | _TELLS
        directs = at == verb.end and not made if "direct" in verb.tasks else False
        start = _directing(t, at)
        later = start is not None and (
            verb.first <= start < verb.end + ("lead" in verb.tasks)
            or t.at(start - 1) in {",", ";", "và"}
            or start in named
        )
        if not (directs or later):
            continue
        first = at + 2 if t.at(at).isdigit() and t.at(at + 1) == "%" else at  # `chỉ đạo 100% các trường`
        found = _told_by_charge(t, without_verb(t, body_list(t, first, clause.end)))
        if not found or found[-1].end >= clause.end or found[0].end in named:
            continue
        end = found[-1].end
        if t.at(end) == "đến" and t.at(end + 1) in {"từng", "tận"}:  # `các tổ … đến từng nhà lập danh sách`
            end = next((k for k in range(end + 2, end + 5) if verb_phrase(t, k, behind=True)), end)
        end = _behind_place(t, _behind_limit(t, end, clause.end), clause.end)
        end = _behind_their_partners(t, end, clause.end)
        listed = t.at(end) == ":"  # `Sở A chỉ đạo các bệnh viện:` and then what these are to do
        if listed or verb_phrase(t, end, behind=True) is not None or goes_on(t, end, clause.end):
            out += found
            named.add(found[-1].end)
    return out


# verbs by which somebody has others act, and those that may stand in a row with them
_DIRECTS = frozenset({("chỉ", "đạo"), ("lãnh", "đạo"), ("định", "hướng")})
_BESIDE = frozenset(
    {("hướng", "dẫn"), ("đôn", "đốc"), ("kiểm", "tra"), ("giám", "sát"), ("điều", "hành"), ("theo", "dõi")}
)
_MANNERS = (("ngay",), ("kịp", "thời"), ("chặt", "chẽ"), ("quyết", "liệt"), ("sát", "sao"))


def _directing(t: Tokens, i: int) -> int | None:
    """Return where `chỉ đạo, hướng dẫn ngay` before token ``i`` begins; ``None`` where nobody is directed."""
    i -= next((len(words) for words in _MANNERS if t.words[i - len(words) : i] == words), 0)
    start, directs = i, False
    while t.words[start - 2 : start] in _DIRECTS | _BESIDE:
        start -= 2
        directs = directs or t.words[start : start + 2] in _DIRECTS
        if t.at(start - 1) in {",", "và"} and t.words[start - 3 : start - 1] in _DIRECTS | _BESIDE:
            start -= 1
    return start if directs and t.at(start - 1) != "ban" else None


def _told_by_charge(t: Tokens, row: list[Parsed]) -> list[Parsed]:
    """Give the last body of a row what it looks after: `chỉ đạo đảng viên phụ trách hộ … tham gia …`."""
    if not row or row[-1].kind not in ("collective", "position", "person"):
        return row
    last = row[-1]
    at = last.end - 2 if t.words[last.end - 2 : last.end] == ("phụ", "trách") else last.end
    end = in_charge_end(t, at)
    if end <= last.end or verb_phrase(t, end, behind=True) is None:
        return row  # `phân công cán bộ | phụ trách từng thôn`
    return [*row[:-1], replace(last, end=end, firm=None)]


def _behind_limit(t: Tokens, i: int, end: int) -> int:
    """Skip a limit between bodies and what they are to do: `chỉ đạo Sở A trong quý I/2030 hoàn thành …`."""
    if t.at(i) not in {"trong", "trước"} or t.at(i + 1) not in {"quý", "tháng", "năm", "ngày"}:
        return i
    for at in range(i + 2, min(i + 9, end)):
        verb = verb_phrase(t, at, behind=True)
        if verb is not None and verb.sure:
            return at
    return i


def _behind_place(t: Tokens, i: int, end: int) -> int:
    """Skip which of them are meant: `chỉ đạo các doanh nghiệp | trong khu | kiểm soát …`."""
    if t.at(i) not in _WHERE or t.at(i + 1) == "việc":
        return i
    for at in range(i + 2, min(i + 9, end)):
        if not t.at(at).isalnum() or t.at(at) == "việc":
            return i
        verb = verb_phrase(t, at, behind=True)
        if verb is not None and verb.sure and t.at(at - 1) not in _WHERE:
            return at
    return i


def _behind_their_partners(t: Tokens, i: int, end: int) -> int:
    """Skip with whom the directed do it: `chỉ đạo Công an các huyện, | phối hợp với Sở A | kiểm tra …`."""
    start = partner_start(t, i + 1) if t.at(i) == "," else None
    found = body_list(t, start, end) if start is not None else []
    if not found:
        return i
    return found[-1].end + (t.at(found[-1].end) == ",")


def doers_last(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return Y of `X hướng dẫn, các chi hội thực hiện`, which ends the clause: Y do what X sees to."""
    last = next((k for k in range(clause.end - 1, 0, -1) if t.at(k)[:1].isalnum()), 0)
    if t.words[last - 1 : last + 1] != ("thực", "hiện"):
        return []
    least = clause.head.verb.end
    for i in range(max(least, last - _DOERS), last - 1):
        if t.at(i) != ",":
            continue
        found = body_list(t, i + 1, clause.end)
        if found and found[-1].end == last - 1 and (found[0].quantified or t.capital[found[0].first]):
            return [] if ends_a_body(t, i, least) or _relative(t, least, i) else found
    return []


def _relative(t: Tokens, i: int, end: int) -> bool:
    """Tell whether words that open a relative clause or an aim stand between ``i`` and ``end``."""
    return bool({"do", "mà", "để", "theo", "như", "của"} & set(t.words[i:end]))
