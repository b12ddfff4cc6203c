"""Cut a sentence into the clauses that each order something."""

from dataclasses import dataclass
from itertools import pairwise

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.clauses_doer import doer_head
from vndocparse.extract.clauses_duty import duty_behind_semicolon, topic_head
from vndocparse.extract.clauses_event import event_head, is_past_event
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.clauses_marks import behind_marks, is_past
from vndocparse.extract.clauses_objects import brings_in, goes_on_with_objects
from vndocparse.extract.clauses_partners import ends_in_partners, ends_in_urged
from vndocparse.extract.clauses_verbs import leading_verb, phrases, verb_phrase, verbs
from vndocparse.extract.directives_colons import misread_semicolon, names_a_list
from vndocparse.extract.task_brackets import row_that_does
from vndocparse.extract.task_labels import label_at

# `rà soát quỹ đất; gắn với bảo vệ nguồn nước`: how it is to be done, no order of its own
_GOES_WITH = (("gắn", "với"), ("gắn", "liền"), ("đi", "đôi"))
_RUN_IN = 12  # tokens of a run-in heading that small letters follow


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause on tokens ``first`` to ``end`` (without the semicolon that closes it) and its head."""

    first: int
    end: int
    head: Head


def part(t: Tokens, first: int, end: int) -> Tokens:
    """Return tokens ``first`` to ``end`` as a sentence of their own."""
    cut = slice(first, end)
    return Tokens(t.words[cut], t.starts[cut], t.ends[cut], t.capital[cut])


def clauses(t: Tokens, *, topics: bool, colons: bool = False) -> list[Clause]:
    """Return the ordering clauses of a sentence.

    A semicolon parts two clauses only where the second has its own imperative verb; a
    clause without one stays with the clause before it. ``topics`` admits passive and
    topic-first sentences; ``colons`` that a colon may be a semicolon whose foot is lost.
    """
    size = len(t)
    marks = _semicolons(t)
    if colons and (misread := misread_semicolon(t, marks)) is not None:
        marks = sorted({*marks, misread})
    bounds = [0, *(k + 1 for k in marks), size]
    out: list[Clause] = []
    first, head = 0, None
    things = False  # the members of a counted list behind a colon are things, none orders
    agreed = phrases("skip").end(t, behind_marks(t, 0, size)) is not None
    for a, b in pairwise(bounds):
        if a == 0:
            # The head may reach over a semicolon: `Yêu cầu Thủ trưởng …; Chủ tịch … triển khai`.
            begins = behind_marks(t, 0, size)
            head = (event_head(t, begins, size) if topics else None) or read_head(t, 0, size)
            if head is None and topics and begins < size and not t.capital[begins]:
                head = read_head(t, 0, b, inner=True)  # what is left of a sentence, as behind a semicolon
            if head is not None and head.verb.first == begins and is_past_event(t, begins, b):
                head = None
            continue
        if head is not None and head.verb.first >= a:
            continue
        if agreed and a < size and t.capital[a] and not _charges(t, a, b):
            continue  # `Thống nhất thông qua Báo cáo …; Báo cáo …`: papers that are agreed with
        if head is not None and head.verb.first == head.start and head.verb.end >= a - 1 <= head.start + 2:
            continue  # a bare verb goes on behind the semicolon: `Tiếp nhận; tổng hợp các vấn đề …`
        if head is not None and "lead" in head.verb.tasks and head.verb.end >= a - 1 and t.at(a) == "phối":
            continue  # `Sở A chủ trì; phối hợp với Sở B kiểm tra`: a comma was meant
        if t.words[behind_marks(t, a, b) :][:2] in _GOES_WITH:
            continue
        if _is_listed_noun(t, first, a) or (head and ends_in_partners(t, head.verb, a - 1)):
            continue
        if head is not None and ends_in_urged(t, first, a - 1):
            continue
        if head is not None and goes_on_with_objects(t, first, a, b - 1):
            continue
        if things and _counted(t, a):
            continue  # `theo thứ tự: (1) Năng lượng; (2) Cảng; (3) Nuôi trồng, khai thác hải sản`
        told = topics or t.words[a : a + 2] == ("kết", "quả")  # `…; kết quả báo cáo UBND tỉnh`
        nxt = read_head(t, a, b, inner=True) or (duty_behind_semicolon(t, a, b) if told else None)
        things = things or (nxt is None and _counted(t, a) and ":" in t.words[:a])
        if nxt is None or (head is None and topics is False and not out):
            if nxt is not None and head is None:
                first, head = a, nxt
            continue
        if head is None:
            head = topic_head(t, behind_marks(t, first, a), a) if topics else None
        if head is not None:
            out.append(Clause(first if not out else head.start, a - 1, head))
        first, head = a, nxt
    if head is None and topics and not out:
        head = topic_head(t, behind_marks(t, first, size), size)
    if head is not None:
        out.append(Clause(first if not out else head.start, size, head))
    return out


def _counted(t: Tokens, i: int) -> bool:
    """Tell whether a clause begins with `(2)`."""
    return t.at(i) == "(" and t.at(i + 1).isdigit() and t.at(i + 2) == ")"


def _charges(t: Tokens, a: int, b: int) -> bool:
    """Tell whether a clause behind what is agreed with says who is to act: `…; Sở Y tế lập hồ sơ`."""
    if verbs("operator").end(t, a) is not None:
        return True
    head = read_head(t, a, b, inner=True) if body_list(t, a, b) else None
    return head is not None and bool(head.subjects)


def behind_run_in(t: Tokens) -> int | None:
    """Return where the task begins behind a run-in heading that small letters follow.

    `Khu vực ven sông: di dời các hộ …`: the heading has no verb, the task begins with one for sure.
    """
    first = _behind_ordinal(t, behind_marks(t, 0, len(t)))
    colon = next((k for k in range(first, min(len(t), first + _RUN_IN)) if t.at(k) in {":", ".", ";"}), None)
    if colon is None or t.at(colon) != ":" or colon + 3 >= len(t):
        return None
    if t.at(first) == "nếu" or t.at(colon - 1) == "như" or brings_in(t, first, colon):
        return None  # `hoàn thiện quy định về: Quản lý bến bãi; …`: what they are about
    if _charged_behind(t, first, colon):
        return colon + 1
    if t.capital[colon + 1]:
        return None
    named = phrases("heading").end(t, first) or first  # `Trách nhiệm của Sở A: …`
    given = verbs("operator").end(t, first)  # `Giao đồng chí A: theo dõi …`
    listed = names_a_list(t, first, colon) and phrases("listed").end(t, first) != colon
    if body_list(t, named) or (given and body_list(t, given)) or listed:
        return None  # but `Nhiệm vụ: rà soát …; giao …` holds nothing but tasks
    before = read_head(part(t, first, colon), 0, colon - first)
    if before is not None and not _names_work(t, first, colon, before):
        return None
    if label_at(t, first) is not None or phrases("description").end(t, first) is not None:
        return None
    verb = verb_phrase(t, colon + 1) if before is None else leading_verb(t, colon + 1)
    return colon + 1 if verb is not None and verb.sure and verb.first == colon + 1 else None


def _behind_ordinal(t: Tokens, i: int) -> int:
    """Return the token behind `Ba là:` at the head of a task."""
    return i + 3 if t.at(i) in _ORDINALS and t.words[i + 1 : i + 3] in {("là", ":"), ("là", ",")} else i


# `Phát huy vai trò Mặt trận, đoàn thể: Hội Phụ nữ nhân rộng …`: what is furthered may be a row
_FURTHERS = frozenset({"phát", "tăng", "nâng", "đẩy", "đổi"})
_ORDINALS = frozenset({"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"})
_LONGEST_ROW = 7  # words of `Tuyên truyền, phổ biến`


def _names_work(t: Tokens, first: int, colon: int, before: Head) -> bool:
    """Tell whether verbs without anything they are done to name the work: `Đào tạo: mở 02 lớp …`."""
    words = " ".join("," if w == "và" else w for w in t.words[first:colon]).split(",")
    plain = all(len(w.split()) == 2 for w in words) and colon - first <= _LONGEST_ROW
    return plain and before.style == "imperative" and not before.subjects and not before.verb.tasks


_LONGEST_NAME = 9  # words of a heading that looks like an order: `Phòng cháy chữa cháy rừng: …`


def _charged_behind(t: Tokens, first: int, colon: int) -> bool:
    """Tell whether a short heading runs in before who does what: `Nghỉ lễ: các khu du lịch niêm yết …`."""
    if colon - first > _LONGEST_NAME or label_at(t, first) is not None:
        return False
    if "," in t.words[first:colon] and t.at(first) not in _FURTHERS:
        return False
    if body_list(t, phrases("heading").end(t, first) or first) or names_a_list(t, first, colon):
        return False
    if table("comrade").end(t, table("quantifier").end(t, first) or first) == colon:
        return False  # `Các ông (bà): Chánh Văn phòng …`
    before = read_head(part(t, first, colon), 0, colon - first)
    if before is not None and (before.style != "imperative" or before.subjects or before.verb.tasks):
        return False
    if before is not None and before.verb.sure and row_that_does(t, colon + 1, len(t)) is not None:
        return False  # `Sửa đường thôn: Chi đoàn phụ trách`: who does it
    if verbs("operator").end(t, first) is not None or phrases("description").end(t, first) is not None:
        return False
    subjects = body_list(t, colon + 1)
    verb = verb_phrase(t, subjects[-1].end, behind=True) if subjects else None
    if not subjects and not t.capital[colon + 1] and (doer := doer_head(t, colon + 1, len(t))) is not None:
        return not is_past(t, colon, doer.verb.end)  # `Về nhân lực: xã bố trí …`
    return verb is not None and verb.sure and not is_past(t, colon, verb.end)


def _is_listed_noun(t: Tokens, first: int, i: int) -> bool:
    """Tell whether a clause that begins with a noun-like verb is a member of a list of things.

    `Kiểm tra hồ sơ: Giấy phép …; Báo cáo đánh giá …`: what follows the colon first is no verb.
    """
    if verbs("noun").end(t, i) is None:
        return False
    if i < len(t) and t.capital[i] and t.words[i : i + 2] in _PAPERS and "số" in t.words[first:i]:
        return True  # `Kiểm tra việc thực hiện Kết luận số 9-KL/ĐU; Quy định những điều …`
    colon = next((k for k in range(i - 1, first, -1) if t.at(k) == ":"), None)
    return colon is not None and read_head(t, colon + 1, i, inner=True) is None


_PAPERS = frozenset({("quy", "định"), ("quyết", "định"), ("kết", "luận"), ("thông", "báo"), ("báo", "cáo")})


def _semicolons(t: Tokens) -> list[int]:
    """Return the semicolons outside brackets; a bracket that never closes counts for nothing."""
    if ";" not in t.words:
        return _misread_colons(t) if ":" in t.words else []
    depth = 0
    out: list[int] = []
    pending: list[int] = []
    for k, word in enumerate(t.words):
        if word == "(":
            depth += 1
        elif word == ")":
            if depth:
                depth -= 1
            if depth == 0:
                pending.clear()
        elif word == ";":
            (pending if depth else out).append(k)
    return sorted(out + (pending if depth else []) + _misread_colons(t))


def _misread_colons(t: Tokens) -> list[int]:
    """Return the colons that stand for semicolons: before them somebody is charged, behind them another."""
    out = []
    for k in range(2, len(t) - 2):
        if t.words[k] != ":" or t.at(k - 1) in {"sau", "như", "là", "gồm", "vụ", "dung", "việc"}:
            continue
        if any((row := body_list(t, i, k)) and row[-1].end == k for i in range(max(0, k - 4), k)):
            continue  # `đề nghị các hội: Hội Nông dân, …`: the colon opens the list of those bodies
        charge = verbs("operator").end(t, k + 1) is not None or bool(body_list(t, k + 1))
        before = read_head(t, 0, k) if charge else None
        if before is None or not before.subjects or before.verb.first >= k:
            continue
        after = read_head(t, k + 1, len(t), inner=True)
        if after is not None and after.subjects and after.verb.sure:
            out.append(k)
    return out
