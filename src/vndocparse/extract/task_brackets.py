"""Brackets at the end of a task that say who does it: `(Sở X chủ trì, Sở Y phối hợp)`, `(Sở X, Sở Y)`."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_marks import only_marks
from vndocparse.extract.clauses_verbs import verb_phrase
from vndocparse.extract.task_labels import Label, Named, labels_from, value_bodies

# Behind the bodies of a bracket: they do the task.
_DOING = frozenset({("thực", "hiện"), ("tổ", "chức"), ("triển", "khai"), ("đảm", "nhận"), ("đảm", "nhiệm"),
                    ("phụ", "trách"), ("chịu", "trách"), ("thực", "thi"), ("hoàn", "thành"),
                    ("chủ", "trì"), ("tham", "mưu")})  # fmt: skip
_ROW = 45  # tokens that the names of those who do a task may take
_ADVISING = ("tham", "mưu")
_DOING_ITSELF = frozenset({("thực", "hiện"), ("đảm", "nhận"), ("đảm", "nhiệm"), ("phụ", "trách"), _ADVISING})
# Words before a bracket that make it say which body, place or things are meant, with the tokens in which they
# stand: verbs that send something somewhere, prepositions and nouns of offices, plurals.
_SENT = frozenset({"gửi", "nộp", "trình", "qua", "gặp", "liên", "gồm", "là"})
_MEANT = (
    (6, frozenset({"gửi", "cáo", "nộp", "trình", "qua"})),
    (3, frozenset({"về", "đến", "cho", "tại", "với", "của", "là", "quan", "vị", "nơi", "trực", "mối"})),
    (8, frozenset({"các", "những", "số", "gồm"})),
)


def bracket_labels(t: Tokens, first: int, end: int, *, led: bool) -> list[Label]:
    """Return what the brackets in tokens ``first`` to ``end`` say of who does the task.

    ``led``: the clause names who acts itself, so that bodies alone in brackets explain something else.
    """
    out: list[Label] = []
    at = first
    while at < end:
        if t.at(at) != "(":
            at += 1
            continue
        close = next((k for k in range(at + 1, end) if t.at(k) == ")"), None)
        if close is None:
            break
        last = only_marks(t, close, end)
        out += _inside(t, first, at, close, last=last, led=led)
        at = close + 1
    return out


def agent_labels(t: Tokens, first: int, end: int, *, event: bool) -> list[Label]:
    """Return who does a task by `… do X, Y (cùng) thực hiện`, also where no table knows the names.

    What others do may only be the object (`kiểm tra các dự án do X thực hiện`): a plural before it tells;
    `tổ chức` counts behind an ``event`` alone (`cử người dự hội nghị do X tổ chức`).
    """
    for k in range(first, end - 2):
        if t.at(k) != "do" or t.words[first:k].count("(") > t.words[first:k].count(")"):
            continue
        if not event and {"các", "những", "mọi"} & set(t.words[max(first, k - 8) : k]):
            return []
        stop = doing_at(t, k + 1, end)
        if stop is None or (t.words[stop : stop + 2] == _ADVISING and not _advises_it(t, stop + 2, end)):
            continue
        if not (t.capital[k + 1] or body_list(t, k + 1, stop)):
            continue
        if not event and t.words[stop : stop + 2] not in _DOING_ITSELF:
            continue
        role: Named = "advise" if t.words[stop : stop + 2] == _ADVISING else "lead"
        named = tuple(value_bodies(t, k + 1, stop - 1 if t.at(stop - 1) == "cùng" else stop, role))
        return [Label("lead", k, k + 1, stop, named)] if named else []
    return []


def _advises_it(t: Tokens, i: int, end: int) -> bool:
    """Tell `…, do X tham mưu (thực hiện)` from `đề án do X tham mưu năm 2025`."""
    return only_marks(t, i, end) or t.at(i) in {",", "trình"} or t.words[i : i + 2] in _DOING


def colon_labels(t: Tokens, first: int, end: int) -> list[Label]:
    """Return who does a task by a row of bodies behind its colon: `Sửa đường thôn: Chi đoàn phụ trách`."""
    for k in range(first + 2, end - 2):
        if t.at(k) == ":" and (stop := row_that_does(t, k + 1, end)) is not None:
            role: Named = "advise" if t.words[stop : stop + 2] == _ADVISING else "lead"
            named = tuple(value_bodies(t, k + 1, stop, role))
            return [Label("lead", k, k + 1, stop, named)] if named else []
    return []


def row_that_does(t: Tokens, i: int, end: int) -> int | None:
    """Return where `thực hiện`, `phụ trách` stands behind a row of bodies with which a task closes."""
    row = body_list(t, i, end)
    while row and t.at(row[-1].end) == "(" and row[-1].kind in ("person", "position"):
        close = next((k for k in range(row[-1].end, end) if t.at(k) == ")"), end)
        more = body_list(t, close + 2, end) if t.at(close + 1) in {",", "và"} else []
        if not more:
            return close + 1 if _does_it(t, close + 1, end) else None
        row = more
    return row[-1].end if row and _does_it(t, row[-1].end, end) else None


# How bodies that stand alone in brackets see to a task: `(Đảng ủy UBND xã lãnh đạo thực hiện)`.
_SEEING_TO_IT = frozenset({("lãnh", "đạo"), ("chỉ", "đạo")})


def _does_it(t: Tokens, i: int, end: int) -> bool:
    """Tell whether nothing but that they do it, and by when, follows a row of bodies."""
    at = i + (t.at(i) in {"cùng", "trực"}) + (t.words[i : i + 2] == ("trực", "tiếp"))
    at += 2 * (t.words[at : at + 2] == ("tổ", "chức"))
    if t.words[at : at + 2] not in _DOING_ITSELF:
        return False
    return only_marks(t, at + 2, end) or t.at(at + 2) in {",", "(", "trước", "xong", "trong"}


def doing_at(t: Tokens, i: int, end: int) -> int | None:
    """Return where `thực hiện`, `tổ chức` or the like stands behind a row of names from token ``i``."""
    for k in range(i + 1, min(end, i + _ROW)):
        if t.at(k) in {";", ".", "(", ":"}:
            return None
        if t.words[k : k + 2] in _DOING and t.words[k : k + 3] != ("tổ", "chức", "đảng"):
            return k if not t.capital[k] else None
    return None


def _inside(t: Tokens, first: int, opened: int, close: int, *, last: bool, led: bool) -> list[Label]:
    labels = labels_from(t, opened + 1, close)
    if labels:
        return labels
    start = opened + 2 if t.at(opened + 1) in {"do", "giao"} else opened + 1
    found = body_list(t, start, close)
    if not found:
        return []
    named = tuple(value_bodies(t, opened + 1 if start == opened + 1 else start, close, "lead"))
    behind = found[-1].end
    if t.words[behind : behind + 2] == ("chịu", "trách"):
        # `chịu trách nhiệm trước Y`: Y is charged with nothing, unlike who stands behind a mark and joins in
        rest = next((k for k in range(behind, close) if t.at(k) in {",", ";"}), close)
        helpers = tuple(value_bodies(t, rest, close, "lead")) if _has_role(t, rest, close) else ()
        named = (*value_bodies(t, start, behind, "lead"), *helpers)
    if _has_role(t, start, close) or (start > opened + 1 and t.words[behind : behind + 2] in _DOING):
        return [Label("lead", opened + 1, start, close, named)]
    if t.words[behind : behind + 2] == _ADVISING:
        return [Label("lead", opened + 1, start, close, tuple(("advise", p) for p in found))]
    if t.words[behind : behind + 2] in _DOING or (t.at(behind) == "cùng"):
        return [Label("lead", opened + 1, start, close, named)]
    if t.words[behind : behind + 2] in _SEEING_TO_IT and (
        behind + 2 == close or t.at(behind + 2) in {"thực", "triển", "tổ", ",", ";"}
    ):
        return [Label("lead", opened + 1, start, close, named)]
    if start == opened + 1 and (role := _role_of_deeds(t, found, close)) is not None:
        return [Label(role, opened + 1, start, close, tuple((role, p) for p in found))]
    if last and not led and behind == close and not _explains(t, first, opened, found):
        return [Label("lead", opened + 1, start, close, tuple(("lead", p) for p in found))]
    return []


# What a body in brackets does for a task without an object of its own: `(Phòng A hướng dẫn, kiểm tra)`.
_DEEDS = frozenset(
    {("hướng", "dẫn"), ("tổng", "hợp"), ("thẩm", "định"), ("chuẩn", "bị"), ("bố", "trí"), ("hỗ", "trợ")}
)
_ROLES: dict[str, Named] = {"monitor": "monitor", "coordinate": "coordinate"}


def _role_of_deeds(t: Tokens, found: list[Parsed], close: int) -> Named | None:
    """Return the role of bodies in brackets behind whom nothing but what they do stands."""
    at = found[-1].end
    if at >= close or any(f.kind not in ("organ", "named") for f in found):
        return None
    first = verb_phrase(t, at, behind=True)
    while at < close:
        verb = verb_phrase(t, at, behind=True)
        if verb is None or verb.end > close or not (verb.end == close or t.at(verb.end) in {",", "và"}):
            return None
        at = verb.end + (verb.end < close)
    role = next((_ROLES[task] for task in first.tasks if task in _ROLES), None) if first else None
    if first is not None and t.words[first.first : first.first + 2] in _DEEDS:
        return "lead"
    return role


def _has_role(t: Tokens, i: int, end: int) -> bool:
    pairs = {t.words[k : k + 2] for k in range(i, end)}
    return ("chủ", "trì") in pairs or ("phối", "hợp") in pairs


def _explains(t: Tokens, first: int, opened: int, found: list[Parsed]) -> bool:
    """Tell bodies in brackets that say which ones are meant just before: `gửi cơ quan đầu mối (Sở X)`."""
    if all(f.kind == "person" and t.capital[f.end - 1] for f in found):
        return bool(_SENT & set(t.words[max(first, opened - 6) : opened]))  # a comrade by name does the task
    if not t.capital[found[0].first] or found[0].quantified or found[0].kind not in ("organ", "named"):
        return True
    for reach, words in _MEANT:
        if words & set(t.words[max(first, opened - reach) : opened]):
            return True
    return any(
        listed[-1].end == opened
        for k in range(max(first, opened - 12), opened)
        if (listed := body_list(t, k, opened))
    )


def as_named(labels: list[Label]) -> list[tuple[Named, Parsed]]:
    """Return the bodies of all labels with their roles."""
    return [pair for label in labels for pair in label.bodies]
