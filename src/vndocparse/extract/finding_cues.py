"""The cue words of findings as patterns over folded text."""

import re
from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare, fold
from vndocparse.text.patterns import one_of

# what opens a part or turns to another kind: recognition loses the marks of headings first
_TURNS = frozenset({"limitation.turn", "cause.turn", "lesson.turn"})
_START = 90  # characters at a sentence's head in which a turning word counts
_SHORT = 6  # letters of a form that is never taken for misread
_LEAD = re.compile(r"(?P<marks>[\s\W_]{0,6})(?:(?:đồng thời|và|nhưng|song|mà)\s{1,2}){0,1}")
# `Sau 03 năm`, `Qua 5 năm`, `Trong 06 tháng đầu năm`, `Năm 2025,`: a review looks back.
_NUMBER = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_SPAN_OF_TIME = re.compile(
    r"(?:(?:sau|qua|trong)\s(?:hơn\s|gần\s)?\d{1,2}\s(?:năm|tháng)(?!\s(?:tới|tiếp|cuối|còn lại))"
    r"|(?:sau|qua)\s(?:hơn\s|gần\s)?(?:\w{1,6}\s)?năm(?!\s(?:\d|tới|tiếp))"
    rf"|{_NUMBER}\s(?:năm|tháng|quý|tuần)\s(?:qua|vừa qua)\b"
    r"|từ\s(?:đầu|khi|sau)\s[^,;.]{3,50}?đến\snay\b"
    r"|(?:trong\s)?năm\s\d{4}\b|\d{1,2}\stháng\s(?:đầu|cuối)\snăm|(?:trong\s)?quý\s[ivx]{1,3}\b)"
)


@cache
def pattern(ident: str) -> re.Pattern[str]:
    """Return the pattern of one entry's forms, the longest first, between word boundaries."""
    forms = sorted({fold(f) for f in load("finding_cues").by_id[ident].forms})
    return re.compile(one_of(forms, before=r"\w") + r"(?!\w)")


@cache
def misread(ident: str) -> re.Pattern[str]:
    """Return the pattern of one entry's longer forms without tones and diacritics: `Hạn chê, tôn tại`.

    A form of six letters and fewer looks like other words: `Số di tích …` is no `Sở dĩ …`.
    """
    forms = {bare(f) for f in load("finding_cues").by_id[ident].forms if f.count(" ") and len(f) > _SHORT}
    return re.compile(one_of(sorted(forms), before=r"\w") + r"(?!\w)")


def begins(ident: str, sentence: str) -> bool:
    """Tell whether a folded sentence begins with a form of the entry; a turn may have lost its marks."""
    lead = _LEAD.match(sentence)
    start = lead.end() if lead else 0
    if pattern(ident).match(sentence, start) is not None:
        return True
    if lead is not None and pattern(ident).match(sentence, lead.end("marks")) is not None:
        return True  # `Song tiến độ còn chậm`: what may lead turns by itself as well
    return ident in _TURNS and misread(ident).match(bare(sentence[: start + _START]), start) is not None


def holds(ident: str, sentence: str) -> bool:
    """Tell whether a form of the entry occurs anywhere in a folded sentence."""
    return pattern(ident).search(sentence) is not None


def ends(ident: str, sentence: str) -> bool:
    """Tell whether a form of the entry is the last of a folded sentence's words."""
    return any(not sentence[m.end() :].strip(" .,;") for m in pattern(ident).finditer(sentence))


def near_start(ident: str, sentence: str) -> bool:
    """Tell whether a form of the entry occurs among the first words of a folded sentence."""
    return pattern(ident).search(sentence, 0, _START) is not None


def looks_back(sentence: str) -> bool:
    """Tell whether a folded sentence begins by naming a past period."""
    return begins("past.start", sentence) or _SPAN_OF_TIME.match(sentence.lstrip()) is not None
