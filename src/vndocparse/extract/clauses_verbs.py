"""Verb phrases at a place of a clause: what is to be done, and how the words around the verb belong to it."""

from dataclasses import dataclass
from functools import cache

from vndocparse.extract.bodies_phrases import PhraseTable, Tokens
from vndocparse.extract.clauses_often import often_end
from vndocparse.lexicons.load import Entry, load
from vndocparse.lexicons.word_pairs import common_pairs


@cache
def verbs(*kinds: str) -> PhraseTable:
    """Return the phrases of the given kinds of directive verbs."""
    return PhraseTable.build(e for e in load("directive_verbs").entries if e["kind"] in kinds)


@cache
def phrases(kind: str) -> PhraseTable:
    """Return the role phrases of one kind."""
    return PhraseTable.build(e for e in load("role_phrases").entries if e["kind"] == kind)


@dataclass(frozen=True, slots=True)
class VerbPhrase:
    """The leading verb phrase: tokens ``first`` to ``end``; ``main`` is the first verb that is no adverb.

    ``tasks`` are the role words among its verbs (lead, coordinate, monitor, advise, direct),
    ``sure`` is false where the verb was only read through a damaged letter or is a mere adverb.
    """

    first: int
    end: int
    main: int
    tasks: tuple[str, ...]
    sure: bool = True


def verb_phrase(
    t: Tokens, i: int, *, inner: bool = False, bare: bool = False, behind: bool = False
) -> VerbPhrase | None:
    """Read a verb phrase at token ``i``: modals are left out, adverbs before and manner behind belong to it.

    ``inner``: the clause follows a semicolon, where a word that is also a noun needs more to be a verb.
    ``behind``: a body stands before it, so that a word of one syllable (`mở`, `cấp`) is a verb.
    ``bare``: an adverb at the head of a sentence is enough, its verb may be one that no lexicon has.
    """
    if (lets := _lets(t, i)) is not None:
        return lets
    if t.at(i) == "báo" and i + 1 < len(t) and t.capital[i] and t.capital[i + 1] and t.at(i + 1) != "cáo":
        return None  # `Báo Đông La`
    if t.words[i : i + 2] == ("làm", "việc") and t.at(i - 1) in {"ngày", "giờ"}:
        return None  # `trong 03 ngày làm việc`
    at = i
    while (modal := verbs("modal").end(t, at)) is not None and not _plain_responsibility(t, at, modal):
        at = modal
    forced = at > i
    first = at
    if (only := _only(t, at)) is not None:
        return only
    at, adverbs = _adverbs(t, at)
    if adverbs and (behind or t.capital[first] or t.at(at) == "và") and _verb_behind_joint(t, at):
        at += 1
    if (no := verbs("not").end(t, at)) is not None and phrases("compound").end(t, at) is None:
        return _prohibition(t, first, no)
    if (have := verbs("have").end(t, at)) is not None:
        return _having(t, first, have)
    if t.at(at) == "cho" and _lets_somebody(t, at):
        return VerbPhrase(first, at + 1, at, ())
    named = behind and at < len(t) and t.capital[at] and t.at(at - 1).isalpha()
    short = not named and (
        behind or adverbs > 0 or forced or (at < len(t) and t.capital[at]) or (inner and _short_sure(t, at))
    )
    found = _verb(t, at, short=short)
    if found is None:
        if (
            bare
            and adverbs
            and not inner
            and at < len(t)
            and t.capital[first]
            and t.at(at) not in {",", ";", ".", "-", "–", ":"}
        ):
            return VerbPhrase(first, at, first, (), False)
        return None
    end, entry, sure = found
    if not forced and not adverbs and entry["kind"] == "noun" and _nominal(t, end, inner, t.capital[at]):
        return None
    return _chain(t, first, at, found, sure and (entry["kind"] != "noun" or not inner or adverbs > 0))


_NO_LETTING = frozenset({"đến", "tới", "dù", "nên", "rằng", "thấy", "biết", "là", "hay", "các", "mỗi"})


def _lets(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Cho học sinh nghỉ học khi …` at the head of a sentence."""
    if t.at(i) != "cho" or not t.capital[i] or t.at(i - 1).isalnum() or t.at(i + 1) in _NO_LETTING:
        return None
    if verbs("action", "weak").end(t, i) is not None or not t.at(i + 1).isalpha():
        return None
    return VerbPhrase(i, i + 1, i, ())


def leading_verb(t: Tokens, i: int, *, inner: bool = False) -> VerbPhrase | None:
    """Read the verb behind a connector or a circumstance, one of a single syllable too: `…, mở lớp`."""
    verb = verb_phrase(t, i, inner=inner)
    return verb or (verb_phrase(t, i, behind=True) if _short_sure(t, i) else None)


def _only(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Chỉ sử dụng thịt đã kiểm dịch` at the head of a sentence: the limit belongs to the verb."""
    if t.at(i) != "chỉ" or not t.capital[i] or (verbs("action", "noun").end(t, i) or 0) > i + 1:
        return None
    found = _verb(t, i + 1)
    if found is None or not found[2] or found[1]["kind"] not in ("action", "weak"):
        return None
    return _chain(t, i, i, found, True)


_STOPS = frozenset(
    {"vay", "nghỉ", "dừng", "ngừng", "vào", "ra", "thôi", "về", "neo", "tạm", "hoãn", "lùi", "hưởng"}
)


def _lets_somebody(t: Tokens, i: int) -> bool:
    """Tell `cho học sinh nghỉ học`, `cho tàu vào nơi tránh trú` from the preposition."""
    first = i + 1 + (t.at(i + 1) in {"các", "những"} and t.at(i - 1) in {":", ";"})
    for at in range(first, min(i + 8, len(t))):
        if t.at(at) == "," and at > i + 1:
            continue  # `cho học sinh, sinh viên nghỉ học`
        if not t.at(at).isalpha() or t.capital[at] or t.at(at) in {"các", "những", "được", "đã", "không"}:
            return t.at(at) in _STOPS and at > i + 1
        if t.at(at) in _STOPS and at > i + 1:
            return t.at(at + 1).isalpha()
    return False


def _short_sure(t: Tokens, i: int) -> bool:
    """`mở chuyên mục`: a word that is only a verb, with its object behind it."""
    if (plain := verbs("short").end(t, i)) is not None and t.at(plain) in _THOROUGHLY:
        return True  # `sơn lại lan can`
    if t.at(i) == "phân" and {"theo", "thành"} & set(t.words[i + 2 : i + 6]):
        return True  # `phân hộ theo nhóm`
    end = verbs("short_sure").end(t, i)
    return end is not None and t.at(end)[:1].isalnum() and phrases("nominal").end(t, end) is None


_THOROUGHLY = frozenset({"lại", "thêm", "ngay", "hết", "bớt", "xong"})


def _plain_responsibility(t: Tokens, i: int, end: int) -> bool:
    """`chịu trách nhiệm` is the verb itself where no other verb follows it at once."""
    if t.at(i) not in {"chịu", "có"} or t.at(i + 1) != "trách":
        return False
    after, _ = _adverbs(t, end)
    return _verb(t, after) is None


def _adverbs(t: Tokens, i: int) -> tuple[int, int]:
    """Skip adverbs joined by commas or `và`; return where they end and how many there were."""
    at, count = i, 0
    while count < 8:
        end = verbs("adverb").end(t, at) or _damaged_adverb(t, at)
        if end is not None and _is_verb_itself(t, at, end):
            return at, count
        if end is None:
            joined = at + 1 if t.at(at) in {",", "và"} and count else at
            end = verbs("adverb").end(t, joined) if joined > at else None
            if end is None or _is_verb_itself(t, joined, end):
                return at, count
        at, count = end, count + 1
    return at, count


def _verb_behind_joint(t: Tokens, i: int) -> bool:
    """Tell whether `và` or a comma too many parts adverbs from a verb: `Chủ động, tích cực, phối hợp …`."""
    if t.at(i) not in {",", "và"} or i + 1 >= len(t) or t.capital[i + 1]:
        return False
    found = _verb(t, i + 1)
    return found is not None and found[2] and found[1]["kind"] in ("action", "weak")


def _is_verb_itself(t: Tokens, i: int, end: int) -> bool:
    """Tell whether a word that is adverb and verb (`thống nhất`, `công khai`) is the verb here."""
    verb = verbs("action", "weak", "noun").end(t, i)
    if verb is None or verb < end:
        return False
    again = often_end(t, end)  # `công khai hằng quý | điểm chất lượng`
    if (
        again > end
        and t.at(again).isalpha()
        and verbs("action", "weak", "noun", "adverb").end(t, again) is None
    ):
        return True
    return verb > end or verbs("action", "weak", "noun", "adverb").end(t, end) is None


def _damaged_adverb(t: Tokens, i: int) -> int | None:
    found = _damaged(t, i)
    return found[0] if found and found[1]["kind"] == "adverb" else None


def _verb(t: Tokens, i: int, short: bool = False) -> tuple[int, Entry, bool] | None:
    if t.words[i : i + 2] == ("dự", "thảo") and i + 2 < len(t) and t.capital[i + 2]:
        return None  # `dự thảo Nghị quyết về …` is a paper, no task
    if t.words[i : i + 2] == ("dự", "thảo") and {"phải", "cần", "được"} & set(t.words[i + 2 : i + 7]):
        return None  # `Dự thảo báo cáo phải được thảo luận`
    if t.words[i : i + 2] == ("trực", "ban") and i + 1 < len(t) and t.capital[i + 1] and not t.capital[i]:
        return None  # `cơ quan thường trực Ban Chỉ đạo`
    kinds = ("action", "weak", "noun", "short") if short else ("action", "weak", "noun")
    if t.words[i : i + 3] in {("về", "dự", "thảo"), ("về", "dự", "án")} or t.words[i : i + 2] == (
        "về",
        "việc",
    ):
        return None  # `Về dự thảo …` is no `về dự`, `… về việc …` no return
    if phrases("compound").end(t, i) is not None or t.words[i - 2 : i] == ("tương", "đối"):
        return None  # `được trang bị tương đối hoàn chỉnh`
    found = verbs(*kinds).match(t, i)
    if found is not None and t.at(found[0]) == "viên":
        return None  # `kiểm sát viên`, `tuyên truyền viên`
    if found is not None:
        noun = verbs("noun").match(t, i)
        return (found[0], noun[1], True) if noun and noun[0] == found[0] else (*found, True)
    made = _made(t, i) if phrases("nominal_head").end(t, i) is None else None
    if made is not None:
        return made
    damaged = _damaged(t, i)
    if damaged and damaged[1]["kind"] in ("action", "weak"):
        return (*damaged, False)
    return None


def _made(t: Tokens, i: int) -> tuple[int, Entry, bool] | None:
    """Read a verb that its suffix makes, `trí thức hóa`, where no lexicon has it."""
    for at in (i + 1, i + 2):
        found = verbs("suffix").match(t, at)
        if found is None:
            continue
        parts = range(max(i, at - 3), at)
        if any((verbs("unmade").end(t, k) or 0) >= at for k in parts):
            return None
        if t.words[i].isalpha() and t.words[at - 1].isalpha() and t.at(i) not in {"nền", "các", "sự"}:
            return found[0], found[1], False
    return None


def _prohibition(t: Tokens, first: int, at: int) -> VerbPhrase | None:
    if t.at(at - 1) == "cho" and (letting := _verb(t, at - 1)) is not None:
        return VerbPhrase(first, letting[0], first, ())  # `không cho thuê`, `không cho vay`
    if t.at(at - 1) == "không" and t.at(at) == "phải":
        return None  # `không phải đóng phí`: they need not
    plain = t.at(at - 1) in {"không", "chưa"}
    if plain and t.at(at) == "có":
        return None  # `Đơn vị không có tài liệu kiểm chứng bị trừ điểm`: what somebody lacks
    for step in range(at, min(at + 4, len(t))):
        if step > at and t.at(at - 1) in {"để", "cho"}:
            break  # `không để đứt gãy chuỗi cung ứng`: a verb farther off is part of what is to be kept off
        if (found := _verb(t, step, short=step == at and plain)) is not None:
            if found[1]["kind"] == "noun" and t.at(step - 1) in {"các", "những", "mọi"}:
                break  # `Nghiêm cấm | các tổ chức, cá nhân lấn chiếm …`
            return VerbPhrase(first, found[0], first, ())
        if t.at(step) in {",", ";", "."}:
            break
    if at >= len(t):
        return None
    if t.at(at - 1) in _LETS:
        return VerbPhrase(first, at, first, ())
    if (asked := verbs("operator").end(t, at)) is not None and t.at(at - 1) == "không":
        return VerbPhrase(first, asked, first, ())  # `Không yêu cầu người dân nộp lại …`
    return _prohibited_unknown(t, first, at)


# last words of a prohibition that needs no verb behind it: `không để`, `nghiêm cấm`, `không cho`
_LETS = frozenset({"để", "được", "cấm", "tránh", "cho", "phép", "nên", "đừng", "chớ"})


def _prohibited_unknown(t: Tokens, first: int, at: int) -> VerbPhrase | None:
    """Read `Không chấp thuận …`: behind `không`, itself at most behind adverbs, an unknown word is a verb."""
    if t.at(at - 1) != "không" or at + 2 > len(t):
        return None
    if phrases("stative").end(t, at) is not None or phrases("nominal_head").end(t, at) is not None:
        return None
    pair = range(at, min(at + 2, len(t)))
    if any(not t.words[k].isalpha() or t.capital[k] for k in pair):
        return None
    return VerbPhrase(first, at + 2, first, (), False)


def _having(t: Tokens, first: int, at: int) -> VerbPhrase | None:
    if t.at(at) in {"các", "những"}:
        at += 1
    end = verbs("thing").end(t, at)
    if end is None:
        must = t.at(first - 1) in {"phải", "cần"} and t.at(at).isalpha()
        return VerbPhrase(first, at, first, ()) if must else None  # `phải có hóa đơn`
    while t.at(end) in {",", "và"} and (more := verbs("thing").end(t, end + 1)) is not None:
        end = more
    while (manner := manner_end(t, end)) is not None:
        end = manner
    follow = _verb(t, end)
    if follow is not None and follow[1]["kind"] != "noun":
        end = follow[0]
    return VerbPhrase(first, end, first, ())


def _nominal(t: Tokens, end: int, inner: bool, capital: bool) -> bool:
    """Tell whether a word that may be a noun is one here, by what follows it."""
    sent = "gửi" in t.words[end : end + 4] and "," not in t.words[end : end + 4]
    if t.at(end - 1) == "cáo" and sent and "(" not in t.words[end : end + 4] and t.at(end) in _REPORT_OF:
        return True  # `báo cáo quý gửi trước ngày …`
    if phrases("nominal").end(t, end) is not None:
        return not (t.at(end) == "số" and t.at(end + 1) in {"liệu", "lượng"})
    if t.at(end) in {",", "và"} and verbs("action", "weak").end(t, end + 1) is not None:
        return False
    if t.words[end + 1 : end + 3] == ("báo", "cáo") and t.at(end + 3) in _TO_WHOM:
        return False  # `đánh giá, báo cáo kết quả …`
    if t.at(end) == "về" and t.words[end - 2 : end] in _REPORTING and _is_receiver(t, end + 1):
        return False  # `…; báo cáo về Sở Y tế trước ngày 15`
    return inner and not capital and t.at(end) in {"về", "nhà", "đã", ",", "và", "phải"}


_REPORTING = frozenset(
    {("báo", "cáo"), ("thông", "tin"), ("thông", "báo"), ("phản", "ánh"), ("kiến", "nghị")}
)


def _is_receiver(t: Tokens, i: int) -> bool:
    """Tell a name or a house, to which news go, from a matter: `về Sở A`, `về nơi cư trú`."""
    return i < len(t) and (
        t.capital[i] or t.at(i) in {"cơ", "nơi", "cấp", "ban", "văn", "đơn", "địa", "trên"}
    )


_REPORT_OF = frozenset(
    {"bằng", "quý", "tháng", "năm", "tuần", "gửi", "tổng", "sơ", "chuyên", "giám", "của", "này"}
)
_TO_WHOM = frozenset({"kết", "với", "cho", "về", "cấp", "ban", "ủy", "thường", "chủ", "ubnd"})


def _chain(t: Tokens, first: int, main: int, found: tuple[int, Entry, bool], sure: bool) -> VerbPhrase:
    """Add the further verbs of the phrase: `Hoàn thiện và triển khai`, `theo dõi, đôn đốc, kiểm tra`."""
    end, entry, _ = found
    if t.at(main) == "gắn" and end == main + 1 and t.at(end) != "với":
        return VerbPhrase(first, end, main, (), sure)  # `gắn X với Y`: X is no verb
    tasks = [entry["task"]] if entry["task"] and not helps_people(t, main, end) else []
    last = end
    for _step in range(2 if entry["kind"] == "weak" else 10):
        at = end
        while (manner := manner_end(t, at)) is not None:
            at = manner
        last = at
        if t.at(at) in {",", "và"}:
            at += 1
        if often_end(t, at) > at:
            break  # `theo dõi, tổng hợp, định kỳ hằng quý báo cáo`
        at, _count = _adverbs(t, at)
        nxt = verbs("action", "weak", "noun").match(t, at)
        if at == last and t.at(at) == "gắn":
            break
        if t.words[at : at + 5] == ("tổ", "chức", ",", "cá", "nhân"):
            break  # `xử lý nghiêm tổ chức, cá nhân vi phạm`
        if t.words[at : at + 3] == ("tổ", "chức", "đảng") and not t.capital[at + 2]:
            break  # `kiểm tra tổ chức đảng cấp dưới`
        if at == last and t.words[at : at + 2] == ("lãnh", "đạo") and entry["task"] != "direct":
            break  # `Phân công lãnh đạo phụ trách …`, `tham mưu lãnh đạo Văn phòng`: the leaders
        if nxt is None or t.at(nxt[0]) == "viên":
            break
        if at == last and nxt[1]["kind"] == "noun" and phrases("nominal").end(t, nxt[0]):
            break
        if at == last and entry["kind"] != "weak" and _is_object(t, last, at, nxt[0]):
            break
        if t.at(nxt[0]) in {"của"} or t.capital[at]:
            break
        end = nxt[0]
        if nxt[1]["task"]:
            tasks.append(nxt[1]["task"])
        last = end
        if entry["task"] in ("lead", "coordinate") and t.at(end) == "với":
            break
    return VerbPhrase(first, last, main, tuple(tasks), sure)


_PEOPLE = frozenset({"hộ", "người", "dân", "bà", "gia", "học", "nông", "trẻ"})


def helps_people(t: Tokens, main: int, end: int) -> bool:
    """Tell `giúp hộ nghèo sửa nhà` from `giúp Ban Thường vụ theo dõi`."""
    return t.words[main:end] == ("giúp",) and t.at(end) in _PEOPLE


def _is_object(t: Tokens, before: int, i: int, end: int) -> bool:
    """Tell whether a verb behind another is its object: `ký cam kết`, `hiện đại hóa quản lý`."""
    if t.words[i:end] == ("tổ", "chức"):
        return False
    if t.at(before - 1) == "dự" and not t.capital[before - 1] and t.at(before - 2) not in {"tham", "về"}:
        return True  # `dự sinh hoạt, làm việc với cơ sở`
    return t.at(before - 1) in _OBJECTS or verbs("noun").end(t, i) == end


# `hiện đại hóa`, `phát động`, `mở lớp`, `lập sổ`: what stands behind them tells which
_OBJECTS = frozenset({"hóa", "động", "lớp", "đợt", "sổ", "cuộc", "buổi", "khóa", "đoàn"})


def manner_end(t: Tokens, i: int) -> int | None:
    """Return the token behind words of manner at ``i``; `kỹ` in `kỹ năng` is none."""
    return None if phrases("compound").end(t, i) is not None else verbs("manner").end(t, i)


def _damaged(t: Tokens, i: int) -> tuple[int, Entry] | None:
    if (phrases("nominal_head").end(t, i) or 0) > i + 1:  # `Dữ liệu` is no misread `dự liệu`
        return None
    if i and (t.at(i - 1), t.at(i)) in common_pairs():
        return None  # `trên cơ sở kết quả …` holds no misread `sơ kết`
    return verbs("action", "weak", "adverb").damaged(t, i)
