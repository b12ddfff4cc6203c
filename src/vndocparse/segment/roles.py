"""Tell what each part of the document is for."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import LOOKING_BACK, Role, Zone
from vndocparse.lexicons.part_names import run_in_name
from vndocparse.segment.cues import HEAD, cues, is_capitals, plain, type_of
from vndocparse.segment.duty_headings import charges_agencies, constitutes, rules_others
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.labels import BULLETS, Family
from vndocparse.segment.looking_ahead import AHEAD_TYPES, may_review, names_report, names_state, opens_review
from vndocparse.segment.misread_names import misread_role
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.parts import Part, Tree
from vndocparse.segment.schemes import approves_scheme, names_scheme, parted_by_articles
from vndocparse.segment.zones import Layout
from vndocparse.text.fold import fold, strip_marks
from vndocparse.text.past import tells_done

# What the numbered parts of a type are for where no heading says otherwise.
_DEFAULT = {
    "quy_dinh": Role.PROVISION,
    "quy_che": Role.PROVISION,
    "quyet_dinh": Role.PROVISION,
    "dieu_le": Role.PROVISION,
    "nghi_dinh": Role.PROVISION,
    "thong_tu": Role.PROVISION,
    "luat": Role.PROVISION,
    "phap_lenh": Role.PROVISION,
    "bao_cao": Role.SITUATION,
    "bien_ban": Role.OTHER,
    "to_trinh": Role.OTHER,
}
# `V- YÊU CẦU` behind what an inspection found demands; in a plan it stands beside the purpose
_DEMANDS = re.compile(r"(?:mot so |nhung |cac |noi dung )?yeu cau(?: cu the| doi voi [^,;:]+| thuc hien)?$")
_SUMMED = re.compile(r"(?:nhan xet,? )?(?:danh gia,? )?(?:va )?ket luan(?: chung)?$")
_DEMANDING = frozenset({"bao_cao", "thong_bao", "ket_luan"})
# Families of items: their headings speak of aims and results of their own.
ITEMS = frozenset({Family.NUMBER, Family.POINT, Family.PAREN})
# outermost items that may say what was found before the others say what is to be done
_MAY_REVIEW = frozenset({Family.NUMBER, Family.ARTICLE})
_WORDED = frozenset({Family.PART, Family.CHAPTER, Family.SECTION})
_LIMIT_HINT = re.compile(
    r"(?<![a-z])(?:tuy nhien|ben canh|han che|ton tai|khuyet diem|yeu kem|con mot so)(?![a-z])"
)
# An item that looks back: `Sau 5 năm thực hiện …`, `Thời gian qua, …`, `Trong 06 tháng đầu năm …`.
_BACK = re.compile(
    r"(?:(?:sau|qua|trong)(?: hon| gan)? (?:\d{1,2}|mot|hai|ba|bon|nam|muoi) (?:nam|thang)"
    r"(?! (?:cuoi|con lai|toi|tiep))"
    r"|(?:trong )?thoi gian (?:vua )?qua|(?:trong )?(?:nhung |nhiem ky |\w{1,4} )?(?:nam|ky|thang"
    r"|quy) (?:vua )?qua"
    r"|(?:tinh )?den nay,|tu (?:dau nam|dau nhiem ky|khi [^,;.]{3,50}) den nay|nhin chung,"
    r"|(?:trong )?\d{1,2} thang dau nam|nam \d{4},)"
)
# `3. Những yếu kém trên …`, `3. Nguyên nhân là do …`, `4. Thực tiễn cho thấy …`: a review goes on by items
_LIMIT_ITEM = re.compile(
    r"(?:nhung |cac |mot so |mac du vay, |song, )?"
    r"(?:tuy nhien|tuy vay|song,|ben canh|han che|ton tai|khuyet diem|yeu kem|con mot so|van con)(?![a-z])"
)
_CAUSE_ITEM = re.compile(r"(?:nhung |cac |ve )?nguyen nhan(?![a-z])")
_LESSON_ITEM = re.compile(
    r"(?:mot so |nhung |cac |ve )?(?:bai hoc|kinh nghiem)(?![a-z])"
    r"|(?:qua |tu )?thuc (?:tien|te) [^,.;]{0,40}cho thay"
    r"|[^:.;]{0,60}?(?<![a-z])(?:rut ra|duc rut|duc ket)(?: duoc)?"
    r" (?:mot so|nhung|cac|nhieu|\d|may|hai|ba|bon|nam)"
    r"(?: [a-z]+){0,2} (?:bai hoc|kinh nghiem)(?![a-z])"
)
# `… được triển khai nghiêm túc. Tuy nhiên, … còn chậm.`: praise, then blame in one item
_TURNS = re.compile(r"[.;] (?:tuy nhiên|tuy vậy|song|mặc dù vậy|bên cạnh [^.;]{3,60}?),? [^.;:]{3,200}?")
_LACKS = re.compile(r"(?<!\w)(?:chưa|còn|chậm|hạn chế|thiếu|không đạt|vẫn)(?!\w)")
_FIGURE = re.compile(
    r"(?<!\w)(?:tăng|giảm|đạt|vượt|bằng|chiếm|gấp|xếp thứ|ước|được|hoàn thành)(?:\s[^\W\d]+){0,3}\s\d"
)
# `1. Ban Thường vụ thống nhất đánh giá: …`, `1. Hội nghị cơ bản nhất trí với Báo cáo. Năm qua, …`
_JUDGES = re.compile(
    r"(?:\d{1,2}\W{1,3})?(?:(?:ban thuong vu|ban chap hanh|thuong truc|hoi nghi|dang uy|tap the"
    r"|hoi dong nhan dan"
    r"|uy ban nhan dan|chu tich|ban bi thu|bo chinh tri|cac dai bieu)[^,.;:]{0,60}? )?(?:(?:co ban"
    r"|hoan toan) )?"
    r"(?:(?:thong nhat|nhat tri)(?: cao| voi)? )?(?:va )?"
    r"(?P<judges>(?:danh gia|nhan dinh|nhan thay|ghi nhan|bieu duong|khang dinh|cho rang)(?![a-z])"
    r"|(?:thong nhat|nhat tri|dong y|tan thanh)(?: cao)? (?:voi )?(?:(?:nhung |cac )?noi dung )?"
    r"(?:danh gia(?![a-z])|(?:tai |trong )?(?:du thao )?(?:cac |ban )?(?:bao cao|to trinh)(?![a-z])))"
)
_ARTICLE = re.compile(r"dieu \d{1,2}\W{1,3}")
# `Điều 2. Hội đồng nhân dân tỉnh quyết nghị các chỉ tiêu …:`, `Điều 1. Thống nhất đánh giá …:`
_DECIDED = re.compile(
    r"(?:dieu \d{1,2}\W{1,3})?(?:(?:hoi dong nhan dan|ban chap hanh|dai hoi|hoi nghi|hdnd)[^,.;:]{0,60}? )?"
    r"(?:co ban )?(?:quyet nghi|thong qua|thong nhat|nhat tri|tan thanh|quyet dinh)(?: cao| thong qua)?"
    r"(?: voi)?(?: (?:nhung|cac|mot so)(?: noi dung(?: ve)?)?| noi dung)? "
)
_TO_COME = re.compile(
    r"(?<![a-z])(?:phuong huong|giai phap|nhiem vu (?:va|chu yeu|trong tam|cua nam))(?![a-z])"
)
_TASKS = re.compile(r"(?<![a-z])(?:nhiem vu|giai phap)(?![a-z])")
_AIMED = re.compile(r"(?:,|(?<![a-z])va) (?:cac |mot so )?(?:muc tieu|chi tieu|nhiem vu)(?![a-z])")
_FEW = 4  # words behind such a verb that only announce: `như sau:`
# The same below a major part, where only the plainest words count.
_LATELY = re.compile(r"\d{1,2}\W{1,3}(?:trong )?(?:thoi gian|nhung nam|nhiem ky) qua, ")
# An article that charges somebody: `Giao Sở …`, `… chịu trách nhiệm thi hành Quyết định này`.
_CHARGE = re.compile(r"\d\W{1,4}giao |to chuc thuc hien")
# `Điều 9. Giao ban, trao đổi thông tin`: a word that begins so gives nobody anything
_MEETS = re.compile(r"\d\W{1,4}Giao (?:ban|dịch|lưu|tiếp|thông|kết)(?!\w)")
_CARRIES_OUT = re.compile(
    r"(?<!\w)(?:(?:chịu|có)\s+trách\s+nhiệm\s+(?:(?:tổ\s+chức|triển\s+khai)\s+)?"
    r"(?:thi\s+hành(?!\w)|thực\s+hiện\s+(?:nghiêm\s+(?:túc\s+)?)?(?:quyết\s+định|quy\s+định|quy\s+chế)\s+này)"
    r"|căn\s+cứ\s+quyết\s+định(?:\s+này)?,?\s+(?:để\s+)?(?:thi\s+hành|thực\s+hiện)(?!\w))"
)
# `Điều 2. Giao Ủy ban nhân dân tỉnh triển khai thực hiện.`: no more is said of what
# `1. Phấn đấu đạt các chỉ tiêu sau:`
_TO_REACH = re.compile(
    r"[\W\d_]*(?:(?:quyet tam |tap trung |no luc )?(?:phan dau|hoan thanh|thuc hien|dat)[ ,]*){1,3}"
    r"(?:(?:tot|vuot muc|va vuot|thang loi) )*(?:cac|mot so|nhung) (?:muc tieu,? )?"
    r"chi tieu(?: (?:chu yeu|cu the|co ban))?"
    r"[^,.;:]{0,40}? sau\W*$"
)
_LATER = re.compile(r"[\W\d_]*(?:mot so )?dinh huong (?:den|toi) nam")
_CARRIES_ON = re.compile(
    r"điều\s\d{1,2}\W{1,3}(?:hội đồng nhân dân[^.;]{0,40}\s)?giao\s(?:cho\s)?[^.;]{3,200}?"
    r"\s(?:tổ chức|triển khai)(?:\striển khai)?\sthực hiện"
    r"(?:\s(?:tốt\s)?(?:nghị quyết|các nội dung)[^.;]{0,40})?\s*(?:[.;]|$)"
)
_CAUSE_HINT = re.compile(r"(?<![a-z])nguyen nhan(?![a-z])")
_DIRECTION = re.compile(
    r"[\W_]*phuong huong(?! (?:va )?(?:nhiem vu|giai phap))(?![^\n]{0,60}(?:nhiem vu|giai phap))"
)
# Titles of attached texts that are to be filled in, or that list names and things.
_FORM = re.compile(
    r"[\W_]*(?:de cuong|mau (?:so|bao cao|bien ban|phieu|don|van ban|to trinh|quyet dinh|\d)"
    r"|bieu mau|phieu |danh sach"
    r"|danh muc (?!(?:cac |mot so |nhung )?"
    r"(?:nhiem vu|cong viec|chi tieu|muc tieu|chuong trinh|de an|van de)))"
)
_AIMS = frozenset({Role.GOAL, Role.PURPOSE, Role.VIEWPOINT})
_AHEAD = frozenset({Role.TASK, Role.IMPLEMENTATION})
# What tells a review even among tasks; `Kết quả`, `Tình hình`, `Khó khăn` alone may be a task's own.
_PAST = re.compile(
    r"(?<![a-z])(?:ket qua (?:da )?dat duoc|nhung ket qua|uu diem|ton tai|han che|khuyet diem|yeu kem"
    r"|nguyen nhan|bai hoc|danh gia chung|danh gia ket qua)(?![a-z])"
)
# what a forecast may have parts of; `2. Thực trạng` below `I. SỰ CẦN THIẾT` is a review all the same
_TOLD_AHEAD = (Role.SITUATION, Role.ACHIEVEMENT, Role.LIMITATION)
_REVIEWED = re.compile(
    r"[\W\d]*(?:(?:danh gia|ve|khai quat|nhung|cac|mot so)[\W_]*){0,2}"
    r"(?:thuc trang|hien trang|ket qua|thanh tuu|uu diem|ton tai|han che|khuyet diem|yeu kem"
    r"|danh gia)(?![a-z])"
)
_APPROVES = re.compile(r"\d\W{1,4}(?:phe duyet|ban hanh) ")
_TITLE_PARAS = 5  # an attached text names itself in so many paragraphs


def part_roles(
    tree: Tree, paras: Sequence[Para], headings: Sequence[str | None], layout: Layout
) -> list[Role]:
    """Return the role of every part; a part without a telling heading has that of its parent."""
    out: list[Role] = []
    said: set[int] = set()  # parts whose role a heading names, theirs or one above
    forms: set[int] = set()  # attached outlines and lists with all their parts
    approving = schemed = False
    scheme = set[int]()  # the parts of a scheme that an article approves
    default = _DEFAULT.get(layout.doc_type or "", Role.TASK)
    looking_back = True  # a conclusion may review in its first items, before it turns to tasks
    named = _with_lines_below(tree, headings)
    parted = approves_scheme(paras, layout.doc_type) and parted_by_articles(tree, named)
    ahead = layout.doc_type in AHEAD_TYPES
    anew = _behind_lost_headings(tree)
    charging = (default is Role.PROVISION or layout.doc_type == "huong_dan") and not constitutes(paras)
    before: dict[int | None, set[Role]] = {}  # for each parent the roles that its children's headings name
    for part in tree.parts:
        inherited = out[part.parent] if part.parent is not None else default
        if part.index in anew and inherited in _AIMS:
            inherited = default
        own = paras[part.first]
        if part.parent in forms or (part.appendix and _is_form(paras, part)):
            forms.add(part.index)
            out.append(Role.OTHER)
            continue
        if part.appendix:
            out.append(Role.GOAL if _sets_aims(paras, part) else _attached_role(own))
            continue
        if part.family is Family.ARTICLE:
            schemed = names_scheme(own.plain)
            approving = schemed or _approves(own)
            inherited = Role.PROVISION if part.parent in scheme else inherited
        elif approving and inherited is Role.PROVISION and (schemed or part.family is Family.ROMAN):
            scheme.add(part.index)
        heading = named[part.index]
        of_scheme = part.index in scheme or (parted and inherited is Role.PROVISION)
        role = _own_role(part, heading, own, Role.TASK if of_scheme else inherited)
        if role is Role.PURPOSE and layout.doc_type in _DEMANDING and _demands(part, heading):
            role = Role.TASK if before.get(part.parent, set()) & LOOKING_BACK else role
        if role is None and layout.doc_type in _DEMANDING and _sums_up(tree, named, part):
            role = Role.SITUATION if before.get(part.parent, set()) & LOOKING_BACK else None
        if charging and role is None and inherited in (Role.PROVISION, Role.TASK) and heading is not None:
            role = Role.IMPLEMENTATION if charges_agencies(heading) else None
        elif charging and part.family is Family.ARTICLE and heading is not None and rules_others(heading):
            role = Role.PROVISION  # `Trách nhiệm của chủ bến` in the chapter on the agencies' duties
        if role is None and heading is not None and inherited in LOOKING_BACK and part.family in ITEMS:
            role = misread_role(heading)
        if role in LOOKING_BACK and part.parent in said and inherited in _AHEAD and not _past(heading):
            role = None  # `b) Kết quả: ban hành đủ văn bản` of a task
        elif role is None and heading is None and not ahead and part.family is Family.NUMBER:
            # with items below, a later heading may have run in as well
            role = None if part.children else _run_in_role(own)
        elif role in LOOKING_BACK and ahead and heading is not None:
            earlier = _named_before(tree, before, part)
            told = may_review(heading, earlier, paras[part.first + 1 : part.last + 1])
            role = role if told and not _to_be_told(tree, named, part) else None
        if role is not None:
            before.setdefault(part.parent, set()).add(role)
        if part.family in _MAY_REVIEW and part.parent is None and default is Role.TASK:
            reviewed = review_role(own) if looking_back and role is None else None
            reviewed = None if ahead and not tells_done(fold(own.text)) else reviewed
            looking_back = reviewed is not None
            role = role or reviewed
        elif (
            part.family is Family.NUMBER
            and inherited in (Role.TASK, Role.CONTEXT)
            and role is None
            and _LATELY.match(own.plain)
        ):
            role = Role.SITUATION
        if role is not None or part.parent in said:
            said.add(part.index)
        out.append(role or inherited)
    return out


def _demands(part: Part, heading: str | None) -> bool:
    """Tell whether a major part is headed by nothing but what is demanded."""
    return part.family not in ITEMS and heading is not None and _DEMANDS.match(plain(heading)) is not None


def _sums_up(tree: Tree, named: Sequence[str | None], part: Part) -> bool:
    """Tell whether a part is headed `KẾT LUẬN` and nothing else, with one on what is demanded behind it."""
    heading = named[part.index]
    if part.family in ITEMS or heading is None or _SUMMED.match(plain(heading)) is None:
        return False
    beside = (p for p in tree.parts[part.index + 1 :] if p.parent == part.parent)
    return any(_demands(p, h) or _asks(h) for p in beside if (h := named[p.index]) is not None)


def _asks(heading: str) -> bool:
    """Tell whether a heading asks for something: `KIẾN NGHỊ`, `ĐỀ XUẤT, KIẾN NGHỊ`."""
    return heading_role(heading, major=True) is Role.TASK


def _behind_lost_headings(tree: Tree) -> set[int]:
    """Return the numbered items of parts whose heading was not read: inside `I` they begin at 1 once more.

    The next part must bear it out: it is `III`, or there is none.
    """
    out: set[int] = set()
    behind: dict[int | None, Part] = {}  # for each parent the next of its parts
    for part in reversed(tree.parts):
        following = behind.get(part.parent)
        behind[part.parent] = part
        if part.family is not Family.ROMAN or part.appendix or not part.numbers:
            continue
        if following is not None and (
            following.family is not Family.ROMAN or following.numbers[-1] < part.numbers[-1] + 2
        ):
            continue
        items = [tree.parts[i] for i in part.children]
        items = [p for p in items if p.family is Family.NUMBER and len(p.numbers) == 1]
        again = next((k for k, p in enumerate(items) if k > 0 and p.numbers == (1,)), len(items))
        out.update(p.index for p in items[again:])
    return out


def _to_be_told(tree: Tree, headings: Sequence[str | None], part: Part) -> bool:
    """Tell whether a part, or one around it, lists what a report or an inspection is to be about."""
    at: int | None = part.index
    while at is not None:
        heading = headings[at]
        if heading is not None and names_report(heading):
            return True
        at = tree.parts[at].parent
    return False


def _named_before(tree: Tree, before: dict[int | None, set[Role]], part: Part) -> set[Role]:
    """Return the roles that the headings of the earlier parts beside a part and its ancestors name."""
    out = set(before.get(part.parent, ()))
    above = part.parent
    while above is not None:
        above = tree.parts[above].parent
        out |= before.get(above, set())
    return out


def _past(heading: str | None) -> bool:
    """Tell whether a heading says itself that it looks back, wherever it stands."""
    return heading is not None and (_PAST.search(plain(heading)) is not None or names_state(heading))


def _approves(own: Para) -> bool:
    """Tell whether an article approves something whose parts (``I``, ``II`` …) stand behind it."""
    return own.last == ":" and _APPROVES.search(own.plain) is not None


def _with_lines_below(tree: Tree, headings: Sequence[str | None]) -> list[str | None]:
    """Return the headings; `Chương I` alone on its line takes the words in capitals below it."""
    out = list(headings)
    for part in tree.parts:
        below = tree.parts[part.index + 1] if part.index + 1 < len(tree.parts) else None
        if part.family not in _WORDED or out[part.index] is not None or below is None:
            continue
        if below.family is Family.BARE and below.parent == part.index and below.first <= part.first + 2:
            out[part.index] = headings[below.index]
    return out


def _own_role(part: Part, heading: str | None, own: Para, inherited: Role) -> Role | None:
    if part.family in BULLETS:
        return None
    role = None
    if heading is not None:
        strict = part.family in ITEMS or part.family is Family.ARTICLE
        role = heading_role(heading, major=not strict or is_capitals(heading))
        if role is None and part.family is Family.ARTICLE:
            role = _decided_role(heading)
    if role is None and part.family is Family.ARTICLE and _CARRIES_ON.match(fold(own.text)):
        return Role.IMPLEMENTATION
    if inherited is Role.GOAL and role is Role.TASK and heading and _DIRECTION.match(plain(heading)):
        return None  # `1. Phương hướng` below `PHƯƠNG HƯỚNG, MỤC TIÊU`
    if role is None and heading and inherited is Role.TASK and _TO_REACH.match(plain(heading)):
        return Role.GOAL
    if inherited is Role.GOAL and role is Role.VIEWPOINT and heading and _LATER.match(plain(heading)):
        return None  # `3. Định hướng đến năm 2030` below `MỤC TIÊU`
    if (
        inherited is Role.CONTEXT
        and role in _TOLD_AHEAD
        and not (heading and _REVIEWED.match(plain(heading)))
    ):
        return None  # `Thuận lợi`, `Khó khăn, thách thức` of what is to come
    if inherited is Role.PROVISION:
        # A regulation speaks of aims and results as its subject; only who carries it out matters.
        if role is not Role.IMPLEMENTATION and part.family is Family.ARTICLE and _charges(own):
            return Role.IMPLEMENTATION
        return role if role is Role.IMPLEMENTATION else None
    return role


def _decided_role(heading: str) -> Role | None:
    """Return what an article is for by the matter that is decided in it; what holds both is for neither."""
    key = plain(heading)
    m = _DECIDED.match(key)
    if m is None:
        return None
    matter = key[m.end() :]
    role = heading_role(matter, major=False)
    if role in _AIMS:
        return None if _TASKS.search(matter) else role
    told = role in LOOKING_BACK and not _TO_COME.search(matter) and not _AIMED.search(matter)
    return role if told else None


def _charges(own: Para) -> bool:
    """Tell whether an article charges somebody, by its first words, or with carrying the document out."""
    charged = _CHARGE.search(own.plain) is not None and _MEETS.search(own.text[:40]) is None
    return charged or _CARRIES_OUT.search(fold(own.text)) is not None


def _run_in_role(own: Para) -> Role | None:
    """Return the role that a name at the head of an item tells, whose text recognition ran behind it."""
    label = own.label
    named = run_in_name(
        own.text[label.content - own.paragraph.span.start :] if label is not None else own.text
    )
    return Role(named[0]) if named is not None else None


def _is_form(paras: Sequence[Para], part: Part) -> bool:
    """Tell whether an attached text is an outline or form to fill in, or a list of names and things."""
    title = paras[part.first : min(part.first + _TITLE_PARAS, part.last + 1)]
    lines = (plain(line) for p in title if p.label is None for line in p.text.split("\n"))
    return any(_FORM.match(line) for line in lines)


_AIMS_SET = re.compile(r"[\W_]*(?:(?:cac|mot so|bieu|bang|giao) )*(?:chi tieu|muc tieu)(?![a-z])")


def _sets_aims(paras: Sequence[Para], part: Part) -> bool:
    """Tell whether an appendix by its title sets aims: `Phụ lục 1 / Chỉ tiêu trồng rừng giao cho các xã`."""
    title = paras[part.first : min(part.first + 2, part.last + 1)]
    return any(_AIMS_SET.match(plain(line)) for p in title if p.label is None for line in p.text.split("\n"))


def _attached_role(own: Para) -> Role:
    """Return what an attached text is for by its title: an appendix is for nothing in particular."""
    named = cues("type").begins.match(own.plain)
    kind = type_of(named[1]) if named else None
    return Role.OTHER if kind in (None, "chien_luoc") else _DEFAULT.get(kind or "", Role.TASK)


def review_role(own: Para) -> Role | None:
    """Return the role of an item whose first words look back, ``None`` for an item that asks."""
    key = _ARTICLE.sub("", own.plain)
    key = key.split(" ", 1)[-1] if own.label is not None and key == own.plain else key
    for role, begins in (
        (Role.CAUSE, _CAUSE_ITEM),
        (Role.LESSON, _LESSON_ITEM),
        (Role.LIMITATION, _LIMIT_ITEM),
    ):
        if begins.match(key):
            return role
    if _BACK.match(key) or _judges(own) or _weighs(fold(own.text)):
        return Role.SITUATION
    return None


def _judges(own: Para) -> bool:
    """Tell whether an item begins with what a meeting found, or agreed to a report and tells of it."""
    m = _JUDGES.match(_ARTICLE.sub("", own.plain))
    if m is None:
        return False
    text = fold(own.text)
    if own.last == ":" and len(text[m.end() :].split()) <= _FEW and not m["judges"].startswith("bieu"):
        return True  # `I- Hội đồng nhân dân tỉnh nhất trí đánh giá:`, whatever stands below
    if m["judges"].startswith(("thong", "nhat", "dong", "tan")):
        _, mark, text = text[m.end() :].partition(". ")  # the rest is the report's
        if not mark:  # `Tán thành với đánh giá …, với kết quả nổi bật sau: …`
            text = fold(own.text).partition(": ")[2]
            return m["judges"].endswith("danh gia") and (tells_done(text) or _FIGURE.search(text) is not None)
        return _BACK.match(plain(text)) is not None or _weighs(text)
    return tells_done(text) or _FIGURE.search(text) is not None


def _weighs(text: str) -> bool:
    """Tell whether a folded item tells what was done and then what is lacking; what asks does neither."""
    turn = _TURNS.search(text)
    if turn is None:
        return False
    before = text[: turn.start()]
    if not tells_done(before) and _FIGURE.search(before) is None:
        return False
    return _LACKS.search(text, turn.start(), turn.end() + 200) is not None


def lays_down_rules(doc_type: str | None) -> bool:
    """Tell whether the parts of a type lay down rules or review, and never turn to orders."""
    return _DEFAULT.get(doc_type or "") is not None


def opening_role(p: Para, doc_type: str | None, year: int | None, *, handed_over: bool) -> Role:
    """Return the role of a paragraph before the first part, by its first words.

    ``year`` is the document's. ``handed_over``: it stands behind the lead-in to what is set out, as where a
    heading was not read.
    """
    if doc_type in AHEAD_TYPES and not opens_review(p, year, handed_over=handed_over):
        return Role.PURPOSE
    head = strip_marks(p.text[: HEAD * 2]).split(". ", 1)[0]  # what a later sentence turns to is its own
    if _CAUSE_HINT.search(head[:80]):
        return Role.CAUSE
    if _LIMIT_HINT.search(head[:60]):
        return Role.LIMITATION
    return Role.SITUATION


def zone_role(zone: Zone) -> Role:
    """Return the role of a paragraph outside body and opening."""
    return Role.IMPLEMENTATION if zone is Zone.CLOSING else Role.OTHER


def is_operator(p: Para) -> bool:
    """Tell whether the paragraph hands over to what is decided: it ends with ``:`` and an operator."""
    text = p.text.rstrip()
    if not text.endswith(":"):
        return False
    tail = plain(text[-120:])
    return bool(cues("operator").inside.search(tail))
