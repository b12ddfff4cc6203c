"""Brackets at the end of a task that say who does it: `(Sở X chủ trì, Sở Y phối hợp)`, `(Sở X, Sở Y)`."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.task_labels import Label, Named, labels_from, value_bodies

# Behind the bodies of a bracket: they do the task.
_DOING = frozenset({("thực", "hiện"), ("tổ", "chức"), ("triển", "khai"), ("đảm", "nhận"), ("đảm", "nhiệm"),
                    ("phụ", "trách"), ("chịu", "trách"), ("thực", "thi"), ("hoàn", "thành")})  # fmt: skip
# Words before a bracket that make it say which body, place or things are meant, with the tokens in which they
# stand: verbs that send something somewhere, prepositions and nouns of offices, plurals.
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
        last = all(not w[0].isalnum() for w in t.words[close:end])
        out += _inside(t, first, at, close, last=last, led=led)
        at = close + 1
    return out


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
    if _has_role(t, start, close) or (start > opened + 1 and t.words[behind : behind + 2] in _DOING):
        return [Label("lead", opened + 1, start, close, named)]
    if t.words[behind : behind + 2] in _DOING or (t.at(behind) == "cùng"):
        return [Label("lead", opened + 1, start, close, named)]
    if last and not led and behind == close and not _explains(t, first, opened, found):
        return [Label("lead", opened + 1, start, close, tuple(("lead", p) for p in found))]
    return []


def _has_role(t: Tokens, i: int, end: int) -> bool:
    pairs = {t.words[k : k + 2] for k in range(i, end)}
    return ("chủ", "trì") in pairs or ("phối", "hợp") in pairs


def _explains(t: Tokens, first: int, opened: int, found: list[Parsed]) -> bool:
    """Tell bodies in brackets that say which ones are meant just before: `gửi cơ quan đầu mối (Sở X)`."""
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
