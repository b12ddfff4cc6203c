"""The next verb in the words ahead: the first of all, one behind `phải`, one that no lexicon has."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.clauses_marks import closing
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verb_phrase, verbs


def next_verb(t: Tokens, i: int, reach: int) -> VerbPhrase | None:
    """Find the first verb that is no part of a noun phrase within ``reach`` tokens, ``None`` without one."""
    fallback: VerbPhrase | None = None
    at = i
    while at < min(i + reach, len(t)):
        if t.at(at) in {".", ";"}:
            break
        if t.at(at) == "(" and (behind := closing(t, at)) > at:
            at = behind  # `nhận được Công điện … (sao gửi kèm theo)`
            continue
        if (fixed := phrases("compound").end(t, at)) is not None:
            at = fixed
            continue
        if at > 1 and t.words[at - 2 : at] == ("căn", "cứ") and phrases("nounmaker").end(t, at) is None:
            at += 2  # `căn cứ Quyết định thi hành`: what it is based on
            continue
        if t.at(at) == "do" and (agents := body_list(t, at + 1)):  # `kịch bản do Ủy ban ban hành`
            relative = verb_phrase(t, agents[-1].end, behind=True)
            at = agents[-1].end
            if relative is not None:
                at = verbs("action", "weak", "noun").end(t, relative.main) or relative.main + 1
            continue
        if t.words[at - 1 : at + 2] == ("được", "phân", "công"):
            at += 2  # `theo địa bàn được phân công | chủ động kiểm tra`
            continue
        if at > i and t.capital[at] and t.at(at - 1) not in {":", "-", "–"}:
            at += 1  # inside a sentence a capital begins a name
            continue
        noun = phrases("nounmaker").end(t, at) if t.words[at : at + 2] != ("theo", "dõi") else None
        if noun is not None and verbs("modal").end(t, at) is None:
            named = noun < len(t) and t.capital[noun]
            follow = verb_phrase(t, noun) if verbs("modal").end(t, noun) is None and not named else None
            at = follow.end if follow is not None and t.at(noun) != "," else noun
            continue
        verb = verb_phrase(t, at)
        by_it = verb is not None and t.at(at - 1) == "theo" and t.at(verb.end) in {"tại", "trong", "ở"}
        if verb is not None and (by_it or t.at(verb.end) == "của"):
            at = verb.end  # `trên cơ sở đề xuất của các sở`, `theo phân công tại Quyết định số …`
            continue
        if verb is not None:
            if verb.main > verb.first or verbs("modal").end(t, at) or t.at(at - 1) != ",":
                return verb
            fallback = fallback or verb
            at = verb.end
            continue
        at += 1
    return fallback


def obliged_verb(t: Tokens, i: int, reach: int) -> VerbPhrase | None:
    """Find `phải …` or `cần …` before the next comma, within ``reach`` tokens, ``None`` without one."""
    for at in range(i, min(i + reach, len(t))):
        if t.at(at) in {",", ";", ".", "đã"}:
            return None
        if t.at(at) in {"phải", "cần"}:
            return verb_phrase(t, at, behind=True)
    return None


def unknown_verb(t: Tokens, i: int) -> VerbPhrase | None:
    """Take a verb that no lexicon has: two lower-case words behind a subject, no statement about it."""
    if i + 3 >= len(t) or i < 1 or not t.words[i - 1].isalpha():
        return None
    pair = range(i, i + 2)
    if any(t.capital[k] or not t.words[k].isalpha() for k in pair) or t.at(i) == "về":
        return None
    if table("compound").end(t, i) is not None or table("industry").end(t, i) is not None:
        return None  # `Vụ Khoa học | công nghệ, …`: the rest of a name
    if any(
        phrases("stative").end(t, k) or phrases("skip").end(t, k) or phrases("past").end(t, k) for k in pair
    ):
        return None
    for k in range(i + 1, i + 7):
        if verbs("modal").end(t, k) is not None and (verb := verb_phrase(t, k, behind=True)) is not None:
            return replace(verb, sure=False)
    if "thì" in t.words[i : i + 14]:  # `Cán bộ vi phạm thì xử lý …`
        behind = t.words.index("thì", i) + 1
        return verb_phrase(t, behind, behind=True)
    if "đã" in t.words[i : i + 30] or verbs("operator").end(t, i) is not None:
        return None
    if t.at(i + 2) in {"do", "gồm", "là"} or t.words[i : i + 2] == ("vi", "phạm"):
        return None  # `Ban Quản lý | tuyến phố do …`: the rest of a name
    named = verb_phrase(t, i + 2, behind=True)
    if named is not None and named.sure and verbs("action", "weak").end(t, named.main) is not None:
        return named  # `các phường | nội đô | khảo sát …`: two words of the name
    return VerbPhrase(i, i + 2, i, (), False)
