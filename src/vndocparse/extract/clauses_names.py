"""Subjects in words that no table knows: where they end, and their verb."""

from dataclasses import replace

from vndocparse.extract.bodies_compounds import in_name
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_people import people_end
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import small_words, table
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verb_phrase, verbs
from vndocparse.lexicons.word_pairs import common_pairs
from vndocparse.text.fold import bare
from vndocparse.text.syllables import bare_syllables, is_syllable

_REACH = 9  # words that such a name may go on for
# What opens something else than the rest of a name.
_OPENERS = ("circumstance", "connector", "past", "skip", "stative", "office", "foremost", "void", "joining")
# Behind a verb these tell that it has no object: it says what is done with the subject, or is a noun.
_NO_OBJECT = frozenset({"", "theo", "của", "là"})
_NO_PREDICATE = frozenset({"chưa", "vào", "ra", "đi", "về", "đến", "dành", "làm"})
_NO_PART = frozenset({"kính", "trân", "nào", "này", "đó", "khác", "rất", "sẽ", "đang", "vẫn"})
# A verb behind these is a noun, unless they end a word of two: `sự hỗ trợ`, but `quân sự | kiểm tra`.
_OF_VERBS = frozenset({"sự", "việc"})
_WORDS_OF_TWO = frozenset({"quân", "dân", "hình", "nhân", "thời", "công", "vụ", "giúp"})
_INSIDE = frozenset({"của", "tại", "ở", "trên", "thuộc", "trong", "các"})  # small words inside a name


def rest_of_name(t: Tokens, body: Parsed) -> int:
    """Return the end of `Đội | quản lý thị trường số 3`, `Ban chỉ huy | công trường`; else the body's own.

    The rest is plain words, and what the body is there for where a noun and then the predicate follow.
    """
    at = body.end
    if at < 1 or (t.capital[at - 1] and at - body.first > 1):
        return at  # `Sở Tài chính | …`: what follows a name in capitals is what it does
    if any(table("tail").end(t, k) == at for k in range(max(body.first + 1, at - 4), at)):
        return at  # `các chi bộ trực thuộc | …`
    if body.first < at - 2 and table("unit").end(t, at - 1) == at:
        return at  # `Khối dân vận xã | xây dựng …`: its unit closes a name
    if t.at(at) in {"mỗi", "từng"}:
        return at  # `Hội Nông dân, Hội Phụ nữ | mỗi tổ chức đăng ký …`
    deed = _deed(t, at)
    if deed is not None and deed > at and (body.quantified or not _is_bare(t, body)):
        return at
    if deed is None:
        bare = not body.quantified and _is_bare(t, body)
        return (_closed_name(t, at) if bare else None) or at
    return _name_end(t, at, deed) or at


def _closed_name(t: Tokens, at: int) -> int | None:
    """Return the end of `Đội | chiếu phim số 2`: a number or a place closes the name before its verb."""
    deed = verbs("action", "weak", "noun").end(t, at)
    end = _name_end(t, at, deed) if deed is not None and deed > at + 1 else None
    closed = end is not None and (t.capital[end - 1] or t.at(end - 2) == "số")
    return end if closed else None


def name_inside(t: Tokens, first: int) -> int | None:
    """Return the end of a house's name inside a sentence, whose capital counts: `giao Trạm kiểm dịch …`."""
    head = table("agent").end(t, first)
    if head is None or not t.capital[first] or head >= len(t) or t.capital[head]:
        return None
    deed = _deed(t, head)
    if deed is None:
        return _closed_name(t, head)
    end = _name_end(t, head, deed, inside=True)
    return end if end is not None and (end > head + 1 or deed > head) else None


def named_on(t: Tokens, subjects: list[Parsed]) -> list[Parsed]:
    """Give the last body of a row the rest of its name in words that no table knows."""
    if not subjects:
        return subjects
    last = subjects[-1]
    end = rest_of_name(t, last) if last.firm is None else last.end
    return [*subjects[:-1], replace(last, end=end)] if end > last.end else subjects


_WORK = 8  # words of the work that closes a house's name


def named_by_work(t: Tokens, body: Parsed, verb: VerbPhrase) -> int | None:
    """Return the end of `Trung tâm Quản lý | điều hành giao thông công cộng` before `có nhiệm vụ …`.

    Plain words up to what its duty is are the rest of the name, the verb among them too.
    """
    if verb.first != body.end or t.at(body.first) not in _HOUSES:
        return None
    for k in range(body.end, min(body.end + _WORK, len(t))):
        if _obliges(t, k):
            return k
        if t.capital[k] or not t.at(k).isalpha() or t.at(k) in small_words() or _are_people(t, k):
            return None
    return None


_HOUSES = frozenset({"trung", "ban", "công", "đội", "xí", "trạm"})


def without_verb(t: Tokens, subjects: list[Parsed]) -> list[Parsed]:
    """Take `tổ chức` off the end of `các trường | tổ chức chào cờ`, where no department's name ends so."""
    if not subjects:
        return subjects
    last = subjects[-1]
    at = last.end - 2
    field = t.at(at - 1) in {
        "ban",
        "phòng",
        "vụ",
        "bộ",
        "cục",
        "sở",
        "các",
        "những",
        "mỗi",
        "từng",
        "và",
        ",",
    }
    field = field and t.words[at - 2 : at] != ("thường", "vụ")
    if t.words[at : last.end] != ("tổ", "chức") or field or t.capital[at] or not last.quantified:
        return subjects
    goes_on = t.at(last.end).isalpha() and not t.capital[last.end]
    return [*subjects[:-1], replace(last, end=at, firm=None)] if goes_on else subjects


def _is_bare(t: Tokens, body: Parsed) -> bool:
    """Tell whether a body is told by its first word alone: in `Bộ phận một cửa | tiếp nhận …` it is named."""
    if any(t.capital[body.first + 1 : body.end]):
        return False
    if body.kind not in ("collective", "position"):  # `Hội đồng | tư vấn khoa học`
        return t.capital[body.first] and table("agent").end(t, body.first) == body.end
    kinds = ("agent", "people", "trader")
    ends = (table(kind).end(t, k) for kind in kinds for k in range(max(body.first, body.end - 4), body.end))
    return body.end in ends or people_end(t, body.first) == body.end


def _name_end(t: Tokens, at: int, deed: int, inside: bool = False) -> int | None:
    """Return where the plain words from ``at`` end with a predicate; ``deed`` ends what may be a verb.

    ``inside``: the name is one for sure, so that a mark or a small word ends it too.
    """
    if at >= len(t) or not t.at(at).isalpha() or t.at(at) in small_words():
        return None
    if deed > at and (_are_people(t, deed) or verbs("manner").end(t, deed) is not None):
        return None  # `hỗ trợ doanh nghiệp …`, `quản lý chặt chẽ …`: what it does
    while deed > at and (further := _naming(t, deed)) is not None:
        deed = further  # `tuần tra kiểm soát`
    for k in range(deed if deed > at else at + 1, min(len(t) - 1, at + _REACH)):
        word = t.at(k)
        if (table("compound").end(t, k - 1) or 0) > k:
            continue  # `hậu cần`
        if _predicate(t, k):
            return k
        if _is_given(t, k):
            return None
        named = word.isalpha() or (word.isdigit() and t.at(k - 1) == "số") or _joins_places(t, k)
        if not named or word in small_words() | _NO_PART or table("quantifier").end(t, k) is not None:
            return k if inside and k > deed else None
        if k > at and _are_people(t, k) and not in_name(t, k):
            return None
        if k > deed and (verbs("action", "weak", "modal", "operator", "not").end(t, k) or 0) > k + 1:
            return None
    return None


def _naming(t: Tokens, i: int) -> int | None:
    """Return the end of a verb that says what a house is there for."""
    return max(table(kind).end(t, i) or 0 for kind in ("second_deed", "trade", "naming_deed")) or None


def _are_people(t: Tokens, i: int) -> bool:
    return people_end(t, i) is not None or table("collective").end(t, i) is not None


def _deed(t: Tokens, i: int) -> int | None:
    """Return the end of what a body is there for, ``i`` for a plain word, ``None`` for another verb."""
    if any(phrases(kind).end(t, i) is not None for kind in _OPENERS):
        return None
    named = _naming(t, i) or 0
    verb = verbs("action", "weak", "noun", "adverb", "modal", "operator", "not", "have").end(t, i)
    if named:
        return named if named >= (verb or 0) else None
    if verbs("adverb").damaged(t, i) is not None:
        return None
    if verb is not None or t.at(i) in _NO_PART:
        return None
    short = verbs("short").end(t, i) is not None and phrases("compound").end(t, i) is None
    return None if short and not in_name(t, i) else i


def _predicate(t: Tokens, k: int) -> bool:
    """Tell whether what somebody does begins at ``k`` for sure."""
    if (
        k >= len(t)
        or t.capital[k]
        or (t.at(k - 1), t.at(k)) in common_pairs()
        or phrases("compound").end(t, k) is not None
    ):
        return False
    if t.at(k) in _NO_PREDICATE or (t.at(k - 1) in _OF_VERBS and t.at(k - 2) not in _WORDS_OF_TWO):
        return False
    verb = verb_phrase(t, k, behind=True)
    if verb is None or verbs("modal").end(t, k) is not None:
        return verb is not None
    if not verb.sure or t.at(verb.end) in _NO_OBJECT:
        return False
    if table("deed").end(t, k) is not None:
        return True
    deed = verbs("action", "weak", "noun", "short", "adverb", "not").end(t, k)
    if deed is None or deed > k + 1:
        return deed is not None
    within = in_name(t, k) or table("compound").end(t, k) is not None
    return not within and t.at(k + 1).isalnum() and (t.at(k), t.at(k + 1)) not in common_pairs()


def agent_subject(t: Tokens, i: int, end: int) -> tuple[tuple[Parsed, ...], VerbPhrase] | None:
    """Read `Linh mục quản xứ, trưởng ban hành giáo vận động …`: people or houses before a sure verb.

    Any noun will do before `có trách nhiệm`, `có nhiệm vụ`: things have none.
    """
    row: list[Parsed] = []
    first = i
    if i >= len(t) or "thì" in t.words[i : i + 14] or not (t.capital[i] or people_end(t, i)):
        return None  # in small letters a house may be any noun: `… khu vực sử dụng, kho bảo quản …`
    while first < end:
        noun = _agent(t, first)
        name = _noun_phrase(t, first, noun or first + 1, end)
        if name is None:
            return None
        known = (
            noun is not None or _is_brand(t, first) or (not row and _obliges(t, name) and _plain(t, first))
        )
        if not known:
            return None
        row.append(Parsed(first, name, "collective"))
        if t.at(name) not in {",", "và"}:
            verb = verb_phrase(t, name, behind=True)
            return (tuple(row), verb) if verb is not None else None
        first = name + 1
    return None


def _agent(t: Tokens, i: int) -> int | None:
    """Return the end of a noun for people or a house at ``i``."""
    at = table("quantifier").end(t, i) or i
    people = people_end(t, at)
    if people is None and any(table(kind).end(t, at) is not None for kind in ("no_people", "no_body")):
        return None
    kinds = ("collective", "agent", "position", "comrade")
    ends = (people, phrases("doer").end(t, at), *(table(kind).end(t, at) for kind in kinds))
    noun = max((e for e in ends if e is not None), default=None)
    verb = verbs("action", "weak", "noun", "adverb").end(t, at)
    return noun if noun is None or people is not None or noun > (verb or 0) else None  # `Tổ chức …`


def _noun_phrase(t: Tokens, i: int, noun: int, end: int) -> int | None:
    """Return where a noun phrase ends: at the predicate, or at a comma behind which the row goes on."""
    verb = verbs("action", "weak", "noun", "short").end(t, noun)
    if t.at(noun - 1) == "người":
        at = verb or noun
    elif t.words[noun : noun + 2] == ("có", "tên"):
        at = noun + 2  # `các ông có tên tại Điều 1`
    else:
        deed = _deed(t, noun)
        if deed is None or deed > noun:
            named = _name_end(t, noun, deed) if deed is not None else _closed_name(t, noun)
            if named is not None:
                return named
            named_by_it = deed is not None and deed < len(t) and t.capital[deed]
            return noun if _predicate(t, noun) and not named_by_it else None
        at = noun
    for k in range(at, min(end, i + _REACH + 3)):
        word = t.at(k)
        if k >= noun and word in {",", "và"}:
            return k
        if _is_given(t, k):
            return None
        if _predicate(t, k) and (k > at or k == noun):
            return k
        if not (word.isalnum() or _joins_places(t, k)):
            return None
        if word in (small_words() | _NO_PART) - _INSIDE:
            return None
    return None


_GETS = 12  # words of what somebody gets


def _is_given(t: Tokens, k: int) -> bool:
    """Tell whether a passive says what the subject gets: `Hộ kinh doanh trên tuyến | được bố trí quầy …`.

    Who gets something may have a duty (`Hộ được vay vốn có trách nhiệm …`), and who is charged acts.
    """
    if t.at(k) != "được" or t.at(k + 1) in {"giao", "phân", "ủy"}:
        return False
    return not any(_obliges(t, m) for m in range(k + 1, k + _GETS))


def _joins_places(t: Tokens, k: int) -> bool:
    return t.at(k) == "-" and k + 1 < len(t) and t.capital[k - 1] and t.capital[k + 1]


def _is_brand(t: Tokens, i: int) -> bool:
    """Tell whether a company's short name or brand opens a name: `TKV …`, `Sơn Hải Group …`."""
    for k in range(i, min(i + 3, len(t))):
        if not t.capital[k] or not t.at(k).isalpha():
            return False
        if not is_syllable(t.at(k)):
            misread = bare(t.at(k)) in bare_syllables()  # `Tap trung`, whose mark is lost
            return len(t.at(k)) > 2 and table("no_brand").end(t, k) is None and not misread
    return False


def _obliges(t: Tokens, k: int) -> bool:
    """Tell whether `có trách nhiệm`, `có nhiệm vụ` stands here, which only who acts can have."""
    return t.at(k) in {"có", "chịu"} and verbs("modal").end(t, k) is not None


def _plain(t: Tokens, i: int) -> bool:
    """Tell whether no verb and no circumstance begins here."""
    if any(phrases(kind).end(t, i) is not None for kind in _OPENERS):
        return False
    return verbs("action", "weak", "noun", "adverb", "modal", "operator", "not").end(t, i) is None
