"""Which clauses count as directives, by the mode in which `Modes` has their block read."""

from vndocparse.core.analysis import Zone
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import ONE_BODY
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_marks import behind_marks, is_past
from vndocparse.extract.clauses_verbs import phrases, verbs
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.directives_formulas import is_formula
from vndocparse.extract.directives_told import is_told

# What a closing sentence without a body may ask of whoever carries the document out.
_REPORTING = frozenset({"báo", "phản", "thông", "trao", "liên", "kiến", "đề", "gửi"})
_REPORTS = frozenset({"báo", "gửi", "tổng"})


def admitted(t: Tokens, clause: Clause, mode: str, has_subject: bool, zone: Zone) -> bool:
    """Tell whether a clause counts: no formula, nothing that is only told, and what the mode lets in."""
    head = clause.head
    if is_formula(t, clause, mode, has_subject) or is_told(t, clause):
        return False
    if mode in ("norm", "guide"):
        items = mode == "guide"
        return _sets_duty(t, clause, anybody=items, led=has_subject) or (items and _orders_at_once(t, clause))
    if mode in ("charge", "duties") and (_permits(t, clause) or _keeps_order(t, clause)):
        return False
    if mode == "operator":
        return head.style == "operator"
    if mode == "letter":
        return head.style == "operator" or (head.style == "subject" and head.verb.sure)
    if mode == "given":
        first = behind_marks(t, 0, len(t))
        opens = verbs("operator").end(t, first) is not None and t.capital[first]
        return opens and (has_subject or head.style == "operator") and not is_past(t, first, clause.end)
    if mode == "charge":
        named = has_subject or head.style in ("operator", "subject", "condition")
        if zone is Zone.CLOSING and not named:
            return _reports_trouble(t, clause) or _reports_in_time(t, clause)
        timed = head.style == "topic" and _reports_in_time(t, clause)  # `…; kết quả báo cáo … trước ngày 5/9`
        return (head.verb.sure or head.style == "imperative" or timed) and named
    if mode == "strict":
        return head.style != "topic" and head.verb.sure
    return clause.end - head.verb.first >= 2 or (head.style == "topic" and bool(head.subjects))


_INSTITUTIONS = frozenset({"vị", "quan", "ủy", "uỷ", "bộ", "phương", "chức", "ban", "ngành"})
_OPENS = frozenset({"thì", "giao", ":", "nghị"})
_DUTIES = frozenset({"phải", "trách", "nhiệm", "cần"})


def _sets_duty(t: Tokens, clause: Clause, *, anybody: bool, led: bool) -> bool:
    """Read what a guidance tells a body to do outside its part on tasks: `Ban A có trách nhiệm thẩm định …`.

    How a paper looks and whom a case concerns is told of bodies too; there they stand inside the
    clause. ``anybody``: also groups of people (`Đảng viên viết …`); ``led``: the clause before names
    who acts.
    """
    head = clause.head
    if (led or head.subjects) and _obliges(t, clause):
        return True
    if anybody and led and head.style == "imperative" and head.verb.sure and not head.subjects:
        return head.verb.first <= behind_marks(t, clause.first, clause.end) + 1
    if head.style == "operator":
        return bool(head.subjects)
    if head.style not in ("subject", "condition") or not head.subjects or not head.verb.sure:
        return False
    if _permits(t, clause) or _keeps_order(t, clause) or is_past(t, clause.first, clause.end):
        return False
    first = head.subjects[0].first
    opens = first == behind_marks(t, clause.first, clause.end) or t.at(first - 1) in _OPENS
    if t.at(first - 1) == ",":  # `Sau khi rà soát, chi bộ …`, but not `liệt kê các cơ quan, tổ chức nhận …`
        opens = t.at(first - 2) not in _INSTITUTIONS
    opens = opens or t.at(clause.first) in _TIMED  # `Trong 03 ngày làm việc Sở A trả lời …`
    named = anybody or any(
        p.kind in ONE_BODY or p.kind == "position" or not _INSTITUTIONS.isdisjoint(t.words[p.first : p.end])
        for p in head.subjects
    )
    return opens and (named or not _DUTIES.isdisjoint(t.words[first : head.verb.main]))


_TIMED = frozenset({"trong", "sau", "chậm", "hằng", "định"})


def _obliges(t: Tokens, clause: Clause) -> bool:
    """Read `Mọi buổi làm việc phải có biên bản`: what must be, whoever sees to it; no case, nothing past."""
    first, verb = clause.first, clause.head.verb
    if "phải" not in t.words[max(first, verb.first - 2) : verb.first + 1] or is_past(t, first, clause.end):
        return False
    return t.at(behind_marks(t, first, clause.end)) not in {"nếu", "khi", "trường"} and not _permits(
        t, clause
    )


_PAPERS = frozenset({("quyết", "định"), ("báo", "cáo"), ("thông", "báo"), ("đề", "nghị"), ("xác", "nhận")})


def _orders_at_once(t: Tokens, clause: Clause) -> bool:
    """Read `Báo cáo rõ lý do những trường hợp không xếp loại`: an order that opens its sentence."""
    head = clause.head
    opens = head.style == "imperative" and head.verb.sure and t.capital[head.verb.first]
    if t.words[head.verb.first : head.verb.first + 2] in _PAPERS and "của" in t.words[: clause.end]:
        return False  # `Quyết định chuẩn y của cấp ủy có thẩm quyền`, in a list of papers
    if any(t.words[k : k + 2] == ("là", "việc") for k in range(head.verb.end, clause.end)):
        return False  # `Phân công công tác cho đảng viên là việc giao …`
    return opens and head.verb.first == behind_marks(t, clause.first, clause.end)


def _permits(t: Tokens, clause: Clause) -> bool:
    """Tell a permission (`Đoàn kiểm tra được sử dụng …`) in a text of rules."""
    head = clause.head
    if t.words[clause.first : clause.first + 2] in {("ủy", "quyền"), ("uỷ", "quyền")}:
        return True  # `Ủy quyền cho Giám đốc Sở A thực hiện một số nhiệm vụ …`
    if head.style == "subject":
        return t.at(head.verb.first - 1) == "được"
    return head.style == "topic" and t.at(head.verb.first) == "được" and bool(body_list(t, head.start))


def _keeps_order(t: Tokens, clause: Clause) -> bool:
    """Tell how a body works, which a decision rules: `Hội đồng tự giải thể …`, `… làm việc theo chế độ …`."""
    regime = phrases("regime")
    window = range(clause.first, min(clause.end, clause.head.verb.end + 2))
    return any(t.at(i) in regime.by_first and regime.end(t, i) is not None for i in window)


def _reports_trouble(t: Tokens, clause: Clause) -> bool:
    """Read `Trong quá trình thực hiện, nếu có vướng mắc, (kịp thời) báo cáo …` at the end of a document."""
    head = clause.head
    if head.style != "imperative" or head.verb.first - head.start < 4:
        return False
    opening = t.words[head.start : head.verb.first]
    return t.at(head.verb.main) in _REPORTING and bool({"vướng", "khó", "phát", "vấn"} & set(opening))


def _reports_in_time(t: Tokens, clause: Clause) -> bool:
    """Read `Báo cáo kết quả về UBND tỉnh trước ngày 15/12/2025`, `Định kỳ 6 tháng báo cáo …` there.

    So is any other sure verb that opens a sentence with a day: `Ban hành kế hoạch trước ngày …`.
    """
    head = clause.head
    reports = head.style in ("imperative", "topic") and t.at(head.verb.main) in _REPORTS
    if not reports and not (head.style == "imperative" and head.verb.sure):
        return False
    words = t.words[clause.first : clause.end]
    due = any(
        w in {"trước", "nhất", "gian"} and any(x[0].isdigit() for x in words[k + 1 : k + 4])
        for k, w in enumerate(words)
    )
    return due or any(words[k : k + 2] == ("định", "kỳ") for k in range(len(words)))
