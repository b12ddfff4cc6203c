"""What for a document is sent to somebody: the bracket behind a recipient (`để b/c`, `bố trí kinh phí`)."""

import re
from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare, fold

_OWN_WORDS = "*"  # of the lexicon: the purpose is what the bracket says, behind its first words
_LONGEST_PURPOSE = 12  # words
_SHORT = (
    ("b/cáo", "báo cáo"),
    ("b/c", "báo cáo"),
    ("p/h", "phối hợp"),
    ("t/h", "thực hiện"),
    ("c/đ", "chỉ đạo"),
    ("t/d", "theo dõi"),
)


@cache
def _purposes() -> dict[str, str]:
    entries = [e for e in load("recipient_purposes").entries if e["purpose"] != _OWN_WORDS]
    return {_key(f): str(e["purpose"]) for e in entries for f in e.forms}


@cache
def _own_words() -> tuple[str, ...]:
    entries = [e for e in load("recipient_purposes").entries if e["purpose"] == _OWN_WORDS]
    return tuple(_key(f) + " " for e in entries for f in e.forms)


@cache
def _plain_purposes() -> dict[str, str]:
    return {bare(k): v for k, v in _purposes().items()}


def _key(text: str) -> str:
    return re.sub(r"[\s.]+", " ", fold(text)).strip(" :;,-")


def purpose_of(inside: str) -> str | None:
    """Return the purpose that a bracket gives, ``None`` where it says something else.

    >>> purpose_of("để b/c"), purpose_of("để báo cáo và phê duyệt"), purpose_of("phụ trách địa bàn")
    ('báo cáo', 'báo cáo và phê duyệt', None)
    """
    key = _key(inside)
    known = _purposes()
    if key in known:
        return known[key]
    if (plain := _plain_purposes().get(bare(key))) is not None:
        return plain
    if key.startswith(("để ", "đề ")) and 2 <= len(key.split()) <= 10:
        value = key[3:]
        for short, full in _SHORT:
            value = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", full, value)
        return value
    if key.startswith(_own_words()) and len(key.split()) <= _LONGEST_PURPOSE:
        return key
    parts = [p for p in re.split(r"\s*[,;]\s*|\s+và\s+", key) if p]
    if len(parts) > 1 and all(p in known for p in parts):
        return ", ".join(known[p] for p in parts)
    return None
