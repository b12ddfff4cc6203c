"""Where the verb of a clause stands behind its subject."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.clauses_marks import behind_marks, closing
from vndocparse.extract.clauses_often import often_end
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verb_phrase, verbs


def _as_assigned(t: Tokens, i: int) -> VerbPhrase | None:
    """Read the verb behind `theo (sự) phân công`: that they were assigned is not what they do."""
    at = i + 1 + (t.at(i + 1) == "sự")
    if t.at(i) != "theo" or t.words[at : at + 2] != ("phân", "công"):
        return None
    at += 2
    return verb_phrase(t, at + (t.at(at) == ","), behind=True)


def after_subject(t: Tokens, i: int) -> VerbPhrase | None:
    """Find the verb behind the subject: at once, or behind a circumstance (`căn cứ chức năng …`)."""
    at = i
    if t.at(at) == "(":
        at = closing(t, at)
    if (more := _further_people(t, at)) is not None:
        return more
    if t.at(at) in {"-", "–"} and (verb := _behind_aside(t, at)) is not None:
        return verb
    while t.at(at) in {",", ":", ";", "-", "–"}:
        at += 1
    at = behind_marks(t, at, len(t))
    operator = verbs("modal").end(t, at)
    again = often_end(t, at)
    if again > at and (verb := verb_phrase(t, again + (t.at(again) == ","), behind=True)) is not None:
        return verb
    if t.words[at : at + 2] == ("chủ", "trì") and t.at(at - 1) in {"quan", "vị"}:
        charged = verb_phrase(t, at + 2, behind=True)  # `cơ quan chủ trì | gửi hồ sơ`: which one is meant
        if charged is not None and charged.sure and not set(charged.tasks):
            return charged
    if t.at(at) in {"mỗi", "từng"} and (each := _each_of_them(t, at)) is not None:
        return each
    if t.at(at) == "chưa" and (verb := urged(t, at + 1)) is not None:
        return verb  # `các đơn vị chưa gửi báo cáo khẩn trương hoàn thiện`
    if (set_up := set_up_by(t, at)) is not None:
        return after_subject(t, set_up)  # `Tổ công tác do Chủ tịch phường thành lập, có trách nhiệm …`
    if t.at(at) == "gồm" and (members := body_list(t, at + 1)):
        return verb_phrase(t, members[-1].end, behind=True)
    if (t.at(at) == "do" and body_list(t, at + 1)) or t.words[at : at + 2] in _FREE:
        return None  # `Huấn luyện viên do Phòng A mời`, `Học viên không phải đóng phí`
    verb = verb_phrase(t, at, behind=True)
    if verb is not None:
        obliged = verb_phrase(t, verb.end, behind=True) if t.at(verb.end) in {"phải", "cần"} else None
        return (
            obliged or obliged_behind(t, verb) or verb
        )  # `Các đơn vị thi công phải che chắn …`: the first verb tells which are meant
    if (duty := _charged_by(t, at) or _duty_of_office(t, at)) is not None:
        return duty
    if (capacity := behind_capacity(t, at)) is not None:
        return capacity
    if t.at(at) in {"có", "với"} and t.words[at + 1 : at + 5] == ("sự", "phối", "hợp", "của"):
        partners = body_list(t, at + 5)
        if partners and t.at(partners[-1].end) == ",":
            return verb_phrase(t, partners[-1].end + 1, behind=True)
    if t.at(at) in {
        "có",
        "nằm",
        "nơi",
    }:  # `các xã có dự án đi qua vận động …`, `Những chủ đầu tư có tỷ lệ thấp phải …`
        return _must(t, at + 1, 20) or next_verb(t, at + 1, 10)
    if t.at(at) in {"khi", "nếu"} or t.at(at + 1) == "khi":  # `Đảng viên (trước) khi đi xa phải báo cáo …`
        must = _must(t, at + 1, 18)
        if must is not None:
            return must
    if t.at(at) == "để":  # `chủ đầu tư để tạm ứng quá hạn phải hoàn trả …`
        return _must(t, at + 1, 14)
    if t.words[at : at + 1] == ("là",) and t.words[at + 1 : at + 3] in PERSONS:
        return next_verb(t, at + 3, 6) or _unknown_verb(t, at + 3)  # `đảng viên là công chức giúp hộ nghèo`
    if t.at(at) == "đang" and (verb := _behind_present(t, at)) is not None:
        return verb
    if t.at(at) in {"còn", "chưa", "đang", "được", "bị", "nào"}:  # `Các xã còn nợ tiêu chí phải …`
        return next((_obliged(t, k) for k in range(at + 1, at + 14) if verbs("modal").end(t, k)), None)
    if t.at(at) in PLACES and t.at(at - 1).isalpha() and (found := _behind_place(t, at)) is not None:
        return found  # `các cơ sở lưu trú trên tuyến phố treo biển …`
    if (office := phrases("office").end(t, at)) is not None:
        behind = verb_phrase(t, office + 1, behind=True) if t.at(office) == "," else None
        return (
            behind or behind_capacity(t, office) or next_verb(t, office, 8) or VerbPhrase(at, office, at, ())
        )
    insertion = phrases("connector").end(t, at) or (
        t.at(at - 1) == "," and phrases("circumstance").end(t, at)
    )
    if insertion and (inserted := _behind_insertion(t, at)) is not None:
        return inserted
    if (assigned := _as_assigned(t, at)) is not None:
        return assigned
    ground = phrases("circumstance").end(t, at)
    if ground is not None and t.at(at) in _GROUNDS and (verb := _behind_ground(t, ground)) is not None:
        return verb
    if operator is not None or ground is not None or phrases("connector").end(t, at):
        of = verb_phrase(t, at + 1) if t.at(at) == "trong" else None
        return next_verb(t, of.end if of is not None else at + 1, 40)  # `người có uy tín trong vận động …`
    if phrases("nominal_head").end(t, at) is not None or (at < len(t) and t.capital[at]):
        return next_verb(t, at, 14)  # the rest of a name that the grammar of bodies has cut
    return _unknown_verb(t, at)


# verbs that only tell which people or firms are meant, where `phải` stands behind
_WHICH = frozenset(
    {
        *(
            ("di", "dời"),
            ("đầu", "tư"),
            ("sản", "xuất"),
            ("kinh", "doanh"),
            ("tham", "gia"),
            ("sinh", "sống"),
        ),
        *(("hoạt", "động"), ("làm", "việc"), ("sử", "dụng"), ("đăng", "ký")),
    }
)


def obliged_behind(t: Tokens, verb: VerbPhrase) -> VerbPhrase | None:
    """Return what is to be done in `Cơ sở di dời đến vùng được phép phải bảo đảm …`."""
    return _must(t, verb.end, 14) if t.words[verb.main : verb.main + 2] in _WHICH else None


_PRESENT = 12  # words of what somebody is doing at present


def _behind_present(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `các đơn vị đang quản lý, sử dụng xe công rà soát …`: what they do at present tells which ones.

    It has an object, and the verb behind that is what is ordered.
    """
    doing = verb_phrase(t, i + 1, behind=True)
    if doing is None or not doing.sure or doing.first != i + 1:
        return None
    end = doing.end
    while t.at(end) in {",", "và"} and (more := verb_phrase(t, end + 1)) is not None and more.sure:
        end = more.end
    verb = next_verb(t, end + 1, _PRESENT) if t.at(end).isalpha() else None
    plain = verb is not None and verb.sure and "coordinate" not in verb.tasks
    if verb is None or not plain or {";", ":", "(", "đã"} & set(t.words[i : verb.first]):
        return None
    return verb if t.at(verb.first - 1) not in {",", "và", "việc"} else None


def _each_of_them(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `(Hội Nông dân, Hội Phụ nữ) mỗi tổ chức đăng ký …`: those named before are taken up again."""
    one = body_list(t, i)
    if len(one) != 1 or one[0].kind not in ("collective", "unit", "position", "group"):
        return None
    verb = verb_phrase(t, one[0].end, behind=True)
    return verb if verb is not None and verb.sure else None


def _further_people(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `(Cha mẹ), người giám hộ không để …`, `(Chủ nhà), người thuê trọ phải …`."""
    if t.words[i : i + 2] not in {(",", "người"), ("và", "người"), (",", "các")}:
        return None
    for at in range(i + 3, min(i + 9, len(t))):
        if not t.at(at).isalpha():
            return None
        if t.at(at) in {"không", "phải", "cần"}:
            return verb_phrase(t, at, behind=True)
    return None


_ASIDE = 14  # words between two dashes


def _behind_aside(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Sở A – cơ quan thường trực Ban Chỉ đạo – nắm tình hình`: the second dash brings the verb."""
    for at in range(i + 2, min(i + _ASIDE, len(t))):
        if t.at(at) in {",", ";", ".", ":"}:
            return None
        if t.at(at) in {"-", "–"}:
            verb = verb_phrase(t, at + 1, behind=True)
            return verb if verb is not None and verb.sure else None
    return None


_SETS_UP = frozenset(
    {("thành", "lập"), ("phê", "duyệt"), ("ban", "hành"), ("công", "nhận"), ("bổ", "nhiệm"), ("cấp", "phép")}
)


def set_up_by(t: Tokens, i: int) -> int | None:
    """Return the token behind `do Ủy ban nhân dân phường thành lập`, which tells which board is meant."""
    makers = body_list(t, i + 1) if t.at(i) == "do" else []
    if not makers:
        return None
    if t.at(makers[-1].end) == "làm" and t.at(makers[-1].end + 1) in {"trưởng", "tổ", "chủ"}:
        return makers[-1].end + 3  # `do Phó Chủ tịch phường làm Trưởng ban`
    return makers[-1].end + 2 if t.words[makers[-1].end : makers[-1].end + 2] in _SETS_UP else None


_FREE = frozenset({("không", "phải"), ("có", "quyền")})


def _charged_by(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Viện Quy hoạch được Ủy ban nhân dân tỉnh giao lập đồ án`: who gave the task stands between."""
    givers = body_list(t, i + 1) if t.at(i) == "được" else []
    at = givers[-1].end if givers else 0
    given = verbs("operator").end(t, at) if t.at(at) in {"giao", "phân", "ủy"} else None
    return verb_phrase(t, given, behind=True) if given is not None else None


def _duty_of_office(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `X là cơ quan chuyên môn …, có nhiệm vụ kiểm tra …`: behind what X is, what it has to do."""
    if t.at(i) != "là" or t.words[i + 1 : i + 3] not in _OFFICES:
        return None
    for k in range(i + 3, min(i + _OFFICE_REACH, len(t))):
        if t.at(k) in {";", ".", ":"}:
            return None
        set_off = t.at(i - 1) == "," and t.at(k) == ","
        if t.at(k) in {"có", "chịu"} and verbs("modal").end(t, k) is not None:
            return verb_phrase(t, k, behind=True)
        if set_off and (verb := verb_phrase(t, k + 1, behind=True)) is not None and verb.sure:
            return verb
    return None


_OFFICES = frozenset(
    {("cơ", "quan"), ("đơn", "vị"), ("đầu", "mối"), ("lực", "lượng"), ("bộ", "phận"), ("tổ", "chức")}
)
_OFFICE_REACH = 30  # words that tell what an office is


PLACES = frozenset({"trên", "tại", "ở", "thuộc", "ven", "quanh", "dọc", "giáp", "gần"})
_NO_VERB_AT = frozenset({"các", "những", "của", "và", "trên", "trong", "tại", "cơ", "theo", "mức", "địa"})


def _behind_place(t: Tokens, i: int) -> VerbPhrase | None:
    """Find the verb behind words of place that say which of a group are meant, up to the next comma."""
    if t.words[i : i + 2] in {("trên", "cơ"), ("tại", "chỗ")}:
        return None
    for at in range(i + 2, min(i + 12, len(t))):
        if t.at(at) in {",", ";", ".", ":", "(", "đã"}:
            return None
        if t.at(at) == "được" and t.at(at + 1) not in {"giao", "phân"}:
            return None  # `Các hộ trên tuyến | được bố trí quầy hàng`: what they get
        if t.at(at - 1) in _NO_VERB_AT or t.capital[at]:
            continue
        verb = verb_phrase(t, at, behind=True)
        if verb is not None and verb.sure and phrases("nominal_head").end(t, at) is None:
            return verb
    return None


# `đảng viên là công chức`: which of them are meant
PERSONS = frozenset(
    {("công", "chức"), ("viên", "chức"), ("cán", "bộ"), ("đảng", "viên"), ("đoàn", "viên"), ("hội", "viên")}
)


def _obliged(t: Tokens, i: int) -> VerbPhrase | None:
    return verb_phrase(t, i, behind=True)


def urged(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Các thôn chưa có nhà văn hóa khẩn trương bố trí …`: an adverb ends the relative clause."""
    depth = 0
    for at in range(i, min(i + 40, len(t))):
        depth += (t.at(at) == "(") - (t.at(at) == ")")
        if depth:
            continue
        if t.at(at) in {",", ";", "được"} or (at > i + 14 and ")" not in t.words[i : at + 1]):
            return None
        verb = verb_phrase(t, at) if verbs("adverb", "modal").end(t, at) is not None else None
        if verb is not None and verb.main > at:
            return verb
    return None


_CAPACITIES = frozenset(
    ["chức", "năng", "nhiệm", "vụ", "quyền", "hạn", "thẩm", "trách", "lĩnh", "vực", "phạm", "vi"]
) | {"địa", "bàn"}
_ABILITIES = frozenset({"sức", "khỏe", "khoẻ", "điều", "kiện", "khả", "năng", "tình", "hình", "thực", "tế"})


def behind_capacity(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `theo chức năng, nhiệm vụ (được giao) hướng dẫn …`, which no comma closes."""
    at = capacity_end(t, i)
    if at is None:
        return None
    at = _often(t, at + 1 if t.at(at) == "," else at)
    verb = verb_phrase(t, at, behind=True)
    if verb is not None and t.at(verb.end) == ":":
        return None  # `Trong lĩnh vực giáo dục: bảo đảm …` names the field
    return verb if verb is not None and verb.sure else None


def capacity_end(t: Tokens, i: int) -> int | None:
    """Return where `theo chức năng, nhiệm vụ (được giao)` ends that begins at ``i``."""
    if t.at(i) not in {"theo", "căn", "trong", "tùy", "tuỳ"}:
        return None
    at = i + 2 if t.words[i : i + 2] in {("căn", "cứ"), ("tùy", "theo"), ("tuỳ", "theo")} else i + 1
    first = at
    meant = _ABILITIES if t.at(i) in {"tùy", "tuỳ"} else _CAPACITIES
    while t.at(at) in meant or (t.at(at) in {",", "và"} and t.at(at + 1) in meant):
        at += 1
    of_which = phrases("of_which").end(t, at) if at > first else None
    at = of_which or at
    return at if at >= first + 2 else None


def _behind_insertion(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `…, nhất là người đứng đầu, nêu cao …`: the comma that ends the insertion brings the verb."""
    for k in range(i + 1, min(i + 25, len(t))):
        if t.at(k) in {";", "đã"}:
            return None
        if t.at(k) == ",":
            often = _often(t, k + 1)
            if (verb := verb_phrase(t, often, behind=True)) is not None:
                return verb
    return None


_GROUNDS = frozenset({"căn", "trên", "theo", "tùy", "thông", "từ", "qua"})


def _behind_ground(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Sở A căn cứ khả năng cân đối ngân sách, tham mưu …`: a comma ends the ground."""
    for k in range(i + 1, min(i + 30, len(t))):
        if t.at(k) in {";", ".", ":", "đã"}:
            return None
        if t.at(k) == ",":
            inside = next_verb(t, i, k - i)
            if inside is not None and t.at(inside.first - 1) != "được":
                return None  # `căn cứ Kế hoạch này xây dựng kế hoạch cụ thể, báo cáo …`
            verb = verb_phrase(t, k + 1, behind=True)
            if verb is not None and verb.sure and not _ends_verb(t, i, k):
                return verb
    return None


def _ends_verb(t: Tokens, i: int, comma: int) -> bool:
    """Tell whether a verb stands right before a comma: `quy định về quản lý, sử dụng đất`, two matters."""
    starts = range(max(i, comma - 3), comma)
    return any((verb := verb_phrase(t, k)) is not None and verb.end == comma for k in starts)


def _often(t: Tokens, i: int) -> int:
    """Skip `mỗi tháng ít nhất một lần` before a verb."""
    if t.at(i) not in {"mỗi", "hằng", "hàng"}:
        return i
    return next((k + 1 for k in range(i, min(i + 8, len(t))) if t.at(k) == "lần"), i + 2)


def _must(t: Tokens, i: int, reach: int) -> VerbPhrase | None:
    """Find `phải …` or `cần …` before the next comma."""
    for at in range(i, min(i + reach, len(t))):
        if t.at(at) in {",", ";", ".", "đã"}:
            return None
        if t.at(at) in {"phải", "cần"}:
            return verb_phrase(t, at, behind=True)
    return None


def _unknown_verb(t: Tokens, i: int) -> VerbPhrase | None:
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


def next_verb(t: Tokens, i: int, reach: int) -> VerbPhrase | None:
    """Find the first verb that is no part of a noun phrase within ``reach`` tokens."""
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
