"""Whom an introduction charges with what stands below it: `…, yêu cầu X, Y thực hiện các nhiệm vụ sau:`."""

import re

from vndocparse.core.analysis import Analysis
from vndocparse.core.span import Span
from vndocparse.extract.bodies import as_body
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.clauses_marks import closing, depth_zero
from vndocparse.extract.clauses_search import after_subject
from vndocparse.extract.clauses_verbs import phrases, verb_phrase, verbs
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.directives_directed import directed
from vndocparse.extract.responsible import Charge, charges

_INTRODUCES = re.compile(
    r"(?:nhiệm vụ|nội dung|công việc|giải pháp|biện pháp|việc|vấn đề)[^.;:]{0,40}"
    r"\s(?:sau|sau đây|như sau)\s?:?$"
    r"|(?:,|cụ thể|chi tiết|[^\W\d]+)\snhư sau\s?:?$"
)
# whoever this is said of decides: it charges nobody itself
_GIVES_OPINION = re.compile(r"(?<!\w)(?:có ý kiến|ý kiến chỉ đạo)(?: chỉ đạo| kết luận)? như sau\s?:?$")
_CARRIES_OUT = frozenset({"tập", "thực", "tiếp", "triển", "làm", "chú", "khẩn", "nghiêm"})
_TIME = 25  # tokens of a time or ground at the head of an introduction
_PLANS = frozenset({"kế", "chương", "đề"})
# `Ban Bí thư hướng dẫn …`, `Ban Thường vụ Tỉnh ủy quy định như sau:` speak of the document itself.
_LAYS_DOWN = frozenset({("hướng", "dẫn"), ("quy", "định")})


def hands_over(a: Analysis, span: Span) -> bool:
    """Tell whether a sentence hands over to a list, by its colon or, if that is lost, its last words."""
    printed = span.of(a.text).rstrip()
    if printed.endswith(":"):
        return True
    return _INTRODUCES.search(span.of(a.folded).rstrip(" \n-")) is not None


def introducing_charges(a: Analysis, heading: Span) -> list[Charge]:
    """Return the bodies of a heading that introduces: `…, yêu cầu X, Y thực hiện các nhiệm vụ sau:`."""
    if not _INTRODUCES.search(heading.of(a.folded)):
        return []
    return charges_of_lead(a, heading) or _acting(a, heading)


def _acting(a: Analysis, heading: Span) -> list[Charge]:
    """Return X, Y of `Về quốc phòng, an ninh | X, Y theo chức năng … thực hiện tốt các việc sau:`.

    The heading has lost its mark, so that those who act stand in the middle of it.
    """
    t = tokenize(a.text, a.folded, heading)
    if phrases("deciding").end(t, behind_label(t)) is not None:
        return []  # `Tán thành báo cáo của X; đồng thời nhấn mạnh các vấn đề sau:`
    for i in range(1, len(t)):
        found = body_list(t, i) if t.capital[i] and t.at(i - 1).isalpha() else []
        if not found or any(f.kind not in ("organ", "named") for f in found):
            continue
        verb = after_subject(t, found[-1].end)
        if verb is not None and verb.sure and phrases("deciding").end(t, found[-1].end) is None:
            return as_leads(a, t, found)
    return []


def charges_of_lead(a: Analysis, span: Span) -> list[Charge]:
    """Return the bodies charged by an introduction; empty where it charges none."""
    t = tokenize(a.text, a.folded, span)
    at = behind_label(t)
    if charged := directed(a, t):
        return charged
    found = body_list(t, at)
    if not found:
        return operated(a, t) or _told(a, t) or _behind_time(a, t, at)
    end = found[-1].end
    if (guided := _guided(t, end)) is not None:
        return as_leads(a, t, guided)
    if verbs("operator").end(t, end) is not None:
        return operated(a, t)  # `Ban Thường vụ yêu cầu:` charges nobody, least of all who demands
    if decides(t, end):
        return operated(a, t) if deliberates(t, found) else []
    if _GIVES_OPINION.search(span.of(a.folded).rstrip(" \n")) is not None:
        return operated(a, t)  # `UBND tỉnh nhận được Công văn số …, Chủ tịch có ý kiến như sau:`
    return stated_charges(a, t, at, found)


def stated_charges(a: Analysis, t: Tokens, at: int, found: list[Parsed]) -> list[Charge]:
    """Return the charges of the clause from token ``at`` on that names ``found``, and those who help them."""
    clause = read_head(t, at, len(t))
    partners: list[Charge] = []
    if clause is not None:
        every = charges(a, t, Clause(at, len(t), clause), clause.subjects)
        if clause.subjects:
            return every
        partners = [c for c in every if c.role == "coordinate"]
    return as_leads(a, t, found) + partners


def as_leads(a: Analysis, t: Tokens, found: list[Parsed]) -> list[Charge]:
    """Return the bodies as those who lead."""
    return [Charge(b, "lead") for b in as_body(a.text, t, found)]


def behind_label(t: Tokens) -> int:
    """Return where the words begin behind a label, openers such as `Đối với`, and an operator."""
    at = 0
    while at < len(t) and not t.words[at][0].isalpha():
        at += 1
    lead = phrases("heading").end(t, at)
    while lead is not None:
        at = lead
        lead = phrases("heading").end(t, at)
    operator = verbs("operator").end(t, at)
    return operator if operator is not None else at


def decides(t: Tokens, i: int) -> bool:
    """Tell whether an introduction's body is the one that decides: `Ban Thường vụ … kết luận như sau:`."""
    if t.at(i) in {"được", "đạt"}:
        return True  # `Phường … được xét, công nhận … như sau:`: what is said of it, no charge
    if t.words[i : i + 2] == ("điện", ":"):
        return True  # `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:` and then the addressees
    if t.words[i : i + 2] in _LAYS_DOWN and _ends_as_follows(t):
        return True
    draws = any(t.at(k) == "lập" and t.at(k + 1) in _PLANS for k in range(i, i + 3))
    if draws and _ends_as_follows(t):
        return True  # `Trưởng đoàn lập kế hoạch như sau:` says whose plan it is
    at = i + (t.at(i) == ",")  # `Ban Chấp hành … khóa IX, họp ngày …, kết luận như sau:`
    return phrases("deciding").end(t, at) is not None or (
        t.words[i : i + 2] == ("xây", "dựng") and t.at(i + 2) in _PLANS
    )


def _ends_as_follows(t: Tokens) -> bool:
    return [w for w in t.words if w.isalpha()][-2:] == ["như", "sau"]


def deliberates(t: Tokens, found: list[Parsed]) -> bool:
    """Tell whether who decides is named first: `Ban Chấp hành thống nhất …, yêu cầu các chi bộ …:`."""
    return phrases("deliberating").end(t, found[0].first) is not None


def operated(a: Analysis, t: Tokens) -> list[Charge]:
    """Return the bodies behind the last `yêu cầu`, `chỉ thị`, `giao` of an introduction.

    Those of an operator right before it count too: `yêu cầu X, Y (…) và đề nghị Z:`.
    """
    out: list[Parsed] = []
    last = len(t)
    for i in range(len(t) - 1, -1, -1):
        operator = verbs("operator").end(t, i)
        if operator is None:
            continue
        found = body_list(t, operator)
        if not found or (out and not _is_joint(t, found[-1].end, last)):
            continue
        out, last = [*found, *out], i
    return as_leads(a, t, out)


def _is_joint(t: Tokens, i: int, end: int) -> bool:
    """Tell whether only a bracket and `và` or a mark stand between two rows of those who are asked."""
    if t.at(i) == "(":
        i = closing(t, i)
    return i < end <= i + 3 and set(t.words[i:end]) <= {",", ";", "và", "đồng", "thời"}


def _guided(t: Tokens, i: int) -> list[Parsed] | None:
    """Return X of `Bộ A (BA) hướng dẫn X thực hiện một số nội dung sau:`; ``None`` where nobody guides."""
    i += 3 * (t.at(i) == "(" and t.at(i + 2) == ")")
    if t.words[i : i + 2] != ("hướng", "dẫn") or [w for w in t.words if w.isalpha()][-1] not in {
        "sau",
        "đây",
    }:
        return None
    return body_list(t, i + 2)


def _told(a: Analysis, t: Tokens) -> list[Charge]:
    """Return X of `… thông báo đến X phối hợp thực hiện …, cụ thể như sau`: who is told to do it."""
    for i in range(len(t) - 3):
        if t.words[i : i + 2] != ("thông", "báo") or t.at(i + 2) not in {"đến", "tới", "cho", "để"}:
            continue
        first = i + 3
        first += t.words[first : first + 2] == ("các", "các")  # a slip of the writer's
        found = body_list(t, first)
        if not found:
            continue
        verb = verb_phrase(t, found[-1].end, behind=True)
        if verb is not None and verb.sure:
            return as_leads(a, t, found)
    return []


def _behind_time(a: Analysis, t: Tokens, i: int) -> list[Charge]:
    """Return X, Y of `Trong thời gian tới, X, Y cần tập trung vào các nhiệm vụ sau:`."""
    if phrases("circumstance").end(t, i) is None:
        return []
    for k in range(i + 1, min(i + _TIME, len(t))):
        found = body_list(t, k + 1) if t.at(k) == "," and depth_zero(t, i, k) else []
        if not found:
            continue
        end = found[-1].end
        verb = verb_phrase(t, end, behind=True)
        asked = t.at(end) in {"cần", "phải"} or (verb is not None and t.at(verb.first) in _CARRIES_OUT)
        if verb is None or not asked:
            return []
        return as_leads(a, t, found)
    return []
