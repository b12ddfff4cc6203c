"""Duties told by `phải`, `cần` and the like: `Tàu cá phải bật đèn …`."""

from dataclasses import replace

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_agents import must_be_borne
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_passive import passive_head
from vndocparse.extract.clauses_verbs import VerbPhrase, verb_phrase, verbs
from vndocparse.lexicons.word_pairs import common_pairs


def obliged_head(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Tàu cá phải bật đèn …`: the topic at ``i``, what it is bound to at ``at`` and behind."""
    if t.at(at - 1) in {"không", "nhu", "chưa", "việc", "thể", "buộc", "bị"}:
        return None  # `có thể phải`, `buộc phải` tell what may happen or did
    if t.words[at : at + 2] == ("phải", "do"):
        return must_be_borne(t, i, at + 1)
    verb = verb_phrase(t, at)
    if verb is None and t.at(at) == "phải":
        verb = _unknown_duty(t, i, at)
    if verb is None or (t.at(at) == "không" and t.at(at + 1) not in {"được", "để"}):
        return None
    if t.at(at) == "ưu" and verbs("weak", "action").end(t, at) is None:
        return None
    return Head(i, "topic", replace(verb, sure=False))


def obliged_behind(t: Tokens, i: int, passive: int) -> Head | None:
    """Read `Việc thực hiện nhiệm vụ được giao phải tuân thủ …`: the passive only tells which task."""
    for at in range(passive + 1, passive + 10):
        if t.at(at) in {",", ";", ".", ":", "thì", "mà", "các", "những"}:
            return None
        if t.at(at) == "phải":
            return obliged_head(t, i, at)
    return None


def duty_before_comma(t: Tokens, i: int, end: int) -> Head | None:
    """Read `(Trong điều kiện …,) các công trình phải được … cân nhắc`: a duty before the next comma."""
    for at in range(i + 1, end):
        if t.at(at) in {",", ";", "đã"}:
            return None
        if verbs("modal").end(t, at) is not None and t.at(at) in {"có", "chịu"}:
            return obliged_head(t, i, at)
        if t.at(at) in {"phải", "cần"}:
            return (passive_head(t, i, at + 1) if t.at(at + 1) == "được" else None) or obliged_head(t, i, at)
    return None


_SOME = frozenset({"nhiều", "một", "không", "hiện", "số", "có", "trong", "nếu"})
_BEFALLS = frozenset({"bị", "được", "đi", "mất", "thôi", "vì", "do", "chăng", "như", "kể"})


def _unknown_duty(t: Tokens, i: int, at: int) -> VerbPhrase | None:
    """Read `Tàu cá phải bật đèn …`, `Mọi khoản chi phải có chứng từ`: behind `phải` any word is a verb.

    Not where the subject is some of many, of whom it is told what they have to bear.
    """
    first = at + 1
    if t.at(i) in _SOME or not t.at(first).isalpha() or t.capital[first] or t.at(first) in _BEFALLS:
        return None
    if not t.at(first + 1)[:1].isalnum():
        return None
    word = (t.at(first), t.at(first + 1)) in common_pairs()
    return VerbPhrase(first, first + 1 + word, first, (), False)
