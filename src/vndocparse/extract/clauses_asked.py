"""What is asked about a matter that stands first: `Mọi thông tin chi tiết đề nghị liên hệ …`."""

from dataclasses import replace

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_charge import operated
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_verbs import phrases, verbs

_REACH = 14  # tokens of the matter
_ASKS = frozenset({("đề", "nghị"), ("yêu", "cầu")})
# Behind these the word is a noun: `hồ sơ đề nghị`, `theo đề nghị`.
_OF_NOUN = frozenset(
    {
        "sơ",
        "bản",
        "trình",
        "đơn",
        "dung",
        "theo",
        "của",
        "các",
        "những",
        "sách",
        "thư",
        "và",
        "số",
        "được",
        "đã",
    }
)


def asked_of_topic(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Mọi thông tin chi tiết đề nghị liên hệ …`, `Các ý kiến góp ý xin gửi về …`."""
    if not t.capital[i] and i:
        return None
    for at in range(i + 1, min(end - 1, i + _REACH)):
        if t.at(at) in {";", ".", ":", "đã", "là"}:
            return None
        pair = t.words[at : at + 2]
        asks = at + 2 if pair in _ASKS else at + 1 if t.at(at) == "xin" else None
        if asks is None or t.at(at - 1) in _OF_NOUN:
            continue
        if phrases("reaching").end(t, asks) is None:
            head = operated(t, at, asks) if pair in _ASKS and verbs("operator").end(t, at) == asks else None
            return replace(head, start=i) if head is not None and head.subjects and head.verb.sure else None
        head = operated(t, at, asks)
        return replace(head, start=i, style="operator") if head is not None else None
    return None
