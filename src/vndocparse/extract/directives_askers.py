"""Who asks others to act: `Sở Giao thông vận tải yêu cầu chủ xe …` is the department's task, not the owners'.

Where the issuer itself asks (`Ủy ban nhân dân tỉnh yêu cầu các sở …`), those who are asked have the task.
"""

import re

from vndocparse.core.analysis import Analysis, Block, Zone
from vndocparse.core.record import Metadata
from vndocparse.extract.bodies import BodySpan, as_body
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import ONE_BODY
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_marks import behind_marks, is_past
from vndocparse.extract.clauses_verbs import phrases, verbs
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.directives_leads import hands_over
from vndocparse.text.fold import fold

# first words of bodies above all issuers
_HIGHEST = frozenset({"chính", "trung", "quốc", "thủ", "bộ", "đảng"})
# what a letter says before it tells who does what
_DECIDED = re.compile(
    r"(?<!\w)(?:đồng ý|thống nhất|chấp thuận|cho phép|có ý kiến|chỉ đạo như sau"
    r"|(?<!đúng )(?<!theo )(?<!ứng )(?<!các )(?<!những )(?<!với )yêu cầu|đề nghị các"
    r"|giao)(?!\w)"
)
# beside a verb that tells how things stand
_TOLD = frozenset({"đã", "đang", "chưa", "vẫn", "còn", "nhận", "được", "bị", "có"})


def issuer_words(metadata: Metadata) -> frozenset[str]:
    """Return the words by which a document names its issuer, those above it and whose conclusion it tells."""
    signer = metadata.signer
    named = (
        metadata.issuer,
        metadata.parent_issuer,
        metadata.title,
        signer.on_behalf_of if signer is not None else None,
        signer.position if signer is not None else None,
    )
    words = {w for name in named if name for w in fold(name).split()}
    if {"ubnd", "tubnd"} & words or {"ủy", "nhân", "dân"} <= words:
        words |= {"ủy", "ban", "nhân", "dân", "ubnd"}
    return frozenset(words)


def asker(a: Analysis, t: Tokens, clause: Clause, issuer: frozenset[str]) -> BodySpan | None:
    """Return X of `X yêu cầu Y làm …`, `X phân công Y làm …`: one body that has not issued the document."""
    head = clause.head
    if head.style != "operator" or not head.subjects or not issuer:
        return None
    first = behind_marks(t, clause.first, clause.end)
    found = body_list(t, first, head.subjects[0].first)
    if len(found) != 1 or found[0].kind not in ONE_BODY or found[0].quantified:
        return None
    at = found[0].end
    if verbs("operator").end(t, at) is None or t.at(first) in _HIGHEST:
        return None
    if phrases("deliberating").end(t, first) is not None and t.at(at) != "phân":
        return None  # a committee that asks speaks for the issuer
    body = as_body(a.text, t, found)[0]
    if set(fold(body.name).split()) <= issuer or not body.name[:1].isupper():
        return None
    return None if _asks_at_head(a, body) else body


def _asks_at_head(a: Analysis, body: BodySpan) -> bool:
    """Tell whether a body asks in the sentence that hands over to the tasks: it has issued the document.

    A letterhead may be illegible, or name the office through which the body writes.
    """
    asks = re.compile(rf"(?<!\w){re.escape(fold(body.name))} (?:yêu cầu|đề nghị|chỉ thị|giao)(?!\w)")
    return any(
        hands_over(a, block.content) and asks.search(block.span.of(a.folded)) is not None
        for block in a.blocks
        if block.zone in (Zone.OPENING, Zone.ADDRESSEE)
    )


_CONSENTS = frozenset({("thống", "nhất"), ("chấp", "thuận"), ("ghi", "nhận"), ("tán", "thành")})
# what an authority does by agreeing: `thống nhất gia hạn thời gian trình Đề án`
_GRANTED = frozenset(
    {("gia", "hạn"), ("cho", "phép"), ("phê", "duyệt"), ("điều", "chỉnh"), ("bổ", "sung"), ("ban", "hành")}
)
_MERE = frozenset({"và", ",", "giao", "với"})


def consents(t: Tokens, clause: Clause, issuer: frozenset[str]) -> bool:
    """Read `UBND tỉnh thống nhất mức giá …` in what that very body issues: it decides, and orders nothing."""
    head = clause.head
    if head.style != "subject" or len(head.subjects) != 1 or not issuer:
        return False
    body, at = head.subjects[0], head.verb.first
    if t.words[at : at + 2] not in _CONSENTS or t.at(at - 1) in {"cần", "phải"} or t.at(at + 2) in _MERE:
        return False
    if verbs("action", "weak").end(t, at + 2) is not None and t.words[at + 2 : at + 4] not in _GRANTED:
        return False  # `UBND tỉnh thống nhất quản lý …`
    return set(t.words[body.first : body.end]) <= issuer


def follows_decision(a: Analysis, block: Block, t: Tokens, clause: Clause, issuer: frozenset[str]) -> bool:
    """Take `Sở Y tế hướng dẫn …` in a letter's first paragraph as an order behind what the letter decides."""
    head = clause.head
    if head.style == "operator":
        return True
    at = head.verb.first
    if not head.subjects or head.subjects[0].first < clause.first or is_past(t, clause.first, clause.end):
        return False
    if {t.at(at - 1), t.at(at)} & _TOLD:
        return False
    body = head.subjects[0]
    if set(t.words[body.first : body.end]) <= issuer:
        return False
    before = a.text[block.span.start : t.starts[clause.first]]
    return _DECIDED.search(fold(before)) is not None
