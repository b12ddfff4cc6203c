"""Who asks others to act: `Sở Giao thông vận tải yêu cầu chủ xe …` is the department's task, not the owners'.

Where the issuer itself asks (`Ủy ban nhân dân tỉnh yêu cầu các sở …`), those who are asked have the task.
"""

from vndocparse.core.analysis import Analysis
from vndocparse.core.record import Metadata
from vndocparse.extract.bodies import BodySpan, as_body
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.clauses_verbs import phrases, verbs
from vndocparse.extract.directives_clauses import Clause
from vndocparse.text.fold import fold

_ONE_BODY = frozenset({"organ", "named"})
# first words of bodies above all issuers
_HIGHEST = frozenset({"chính", "trung", "quốc", "thủ", "bộ", "đảng"})


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
    if len(found) != 1 or found[0].kind not in _ONE_BODY or found[0].quantified:
        return None
    at = found[0].end
    if verbs("operator").end(t, at) is None or t.at(first) in _HIGHEST:
        return None
    if phrases("deliberating").end(t, first) is not None and t.at(at) != "phân":
        return None  # a committee that asks speaks for the issuer
    body = as_body(a.text, t, found)[0]
    return None if set(fold(body.name).split()) <= issuer or not body.name[:1].isupper() else body


_CONSENTS = frozenset({("thống", "nhất"), ("chấp", "thuận"), ("ghi", "nhận"), ("tán", "thành")})
_MERE = frozenset({"và", ",", "giao", "với"})


def consents(t: Tokens, clause: Clause, issuer: frozenset[str]) -> bool:
    """Read `UBND tỉnh thống nhất mức giá …` in what that very body issues: it decides, and orders nothing."""
    head = clause.head
    if head.style != "subject" or len(head.subjects) != 1 or not issuer:
        return False
    body, at = head.subjects[0], head.verb.first
    if t.words[at : at + 2] not in _CONSENTS or t.at(at - 1) in {"cần", "phải"} or t.at(at + 2) in _MERE:
        return False
    if verbs("action", "weak").end(t, at + 2) is not None:
        return False  # `UBND tỉnh thống nhất quản lý …`
    return set(t.words[body.first : body.end]) <= issuer
