"""Tell what a part is for by the words of its heading."""

import re
from functools import cache

from vndocparse.core.analysis import LOOKING_BACK, Role
from vndocparse.lexicons.load import load
from vndocparse.segment.cues import plain
from vndocparse.text.fold import strip_marks
from vndocparse.text.letters import UPPER

# Words that may stand before the word that tells the role: `MỘT SỐ NHIỆM VỤ`, `VỀ QUAN ĐIỂM`.
_LEAD = re.compile(
    r"[\W_]*(?:(?:mot so|nhung|cac|danh gia|ve|phan tich|cong tac|nhom|he thong|noi dung|viec)\s+){0,4}"
)
# `Điều 1. Thống nhất đánh giá kết quả …`: what a meeting agrees to
_AGREES = re.compile(
    r"[\W_]*(?:co ban |hoan toan )?(?:thong nhat|nhat tri|tan thanh|thong qua)(?: cao)?(?: voi)? "
    r"(?:(?:nhung |cac )?noi dung (?:co ban |chu yeu )?(?:ve )?(?=danh gia|nhan dinh))?"
    r"(?=danh gia|ket qua|tinh hinh|nhan dinh|muc tieu|chi tieu|cac chi tieu|cac muc tieu)"
)
_TASKS = re.compile(r"(?<![a-z])(?:nhiem vu|giai phap|kien nghi)(?![a-z])")
# `1. Yêu cầu Ban Thường vụ …:`, `2. Yêu cầu các đơn vị:` ask somebody; `Yêu cầu chung` is a purpose.
_ASKS = re.compile(
    r"\W*Yêu cầu\s+(?:(?:các|những|toàn thể|từng|đồng chí|thủ trưởng|người đứng đầu|tập thể)\s+\w"
    rf"|[{UPPER}])"
)
# `CÁC BIỆN PHÁP XỬ LÝ ĐÃ ÁP DỤNG`, `Nhiệm vụ đã hoàn thành`
_DONE = re.compile(
    r"(?<![a-z])da (?:ap dung|thuc hien|trien khai|tien hanh|hoan thanh|lam duoc|lam)(?![a-z])"
)
# `Để hoàn thành việc kiểm kê, yêu cầu:` hands over to what is asked
_ASKS_LAST = re.compile(
    r"(?:de|nham|trong|tu|truoc|tren co so|can cu|vi vay|do (?:do|vay)|thoi gian) [^.:]{8,}"
    r"(?<![a-z])yeu cau\W*$"
)
# `Về kết quả công tác tháng 2, nhiệm vụ tháng 3`: what was and what is to come under one heading
_AND_TO_COME = re.compile(
    r"(?<!muc tieu)(?<!chi tieu)(?<!giai phap)(?:[,;–-]| va)\s?(?:mot so |cac |nhung |ve )?"
    r"(?:phuong huong(?![a-z])|(?:nhiem vu|cong viec)(?: [a-z]+){0,3}?(?: (?:thang|quy|nam|6 thang|9 thang)"
    r" (?:\w+ )?(?:\d|cuoi|toi)| (?:trong )?thoi gian toi))"
)
# `3. Từ thực tiễn nhiệm kỳ qua, Đại hội rút ra 5 bài học kinh nghiệm:`
_LEARNT = re.compile(
    r"(?<![a-z])(?:rut ra|duc rut|duc ket|de lai)(?: duoc)? "
    r"(?:mot so|nhung|cac|nhieu|\d{1,2}|may|hai|ba|bon|nam|sau)"
    r"(?: [a-z]+){0,2}? (?:bai hoc|kinh nghiem)(?![a-z])"
)
_OUT_OF = re.compile(r"(?:tu|qua|tren co so) (?!(?:ngay|nam|thang) )")
_MATTERS = re.compile(r"(?:[,;]|(?<![a-z])va) (?:cac |nhung )?(?:noi dung|nhiem vu|giai phap)(?![a-z])")


# Verbs that head an account of what was done as well.
_REVIEWING = ("danh gia", "kiem diem", "nhin lai", "so ket", "tong ket", "phan tich", "nhan dinh", "kiem tra")
# `Hạn chế` is a noun before these, at the end, and in a row; else the verb.
_LIMITS = re.compile(
    r"(?:nhung |cac |mot so )?han che"
    r"(?: (?:va|cua|con|chu yeu|khuyet|ton|yeu|trong|nguyen)(?![a-z])|[^\w\s]|\s*$)"
)


@cache
def _verbs() -> re.Pattern[str]:
    forms = {
        " ".join(strip_marks(f).split())
        for e in load("directive_verbs").entries
        if e["kind"] in ("action", "weak", "adverb")
        for f in e.forms
    }
    long = sorted((f for f in forms if " " in f and f not in _REVIEWING), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, long))})(?![a-z])")


def orders(key: str) -> bool:
    """Tell whether a heading begins with a verb that asks for something."""
    words = re.sub(r"^[\W\d_]*", "", key)
    if words.startswith("han che"):
        return _LIMITS.match(words) is None
    return _verbs().match(words) is not None


def any_orders(text: str, mark: str) -> bool:
    """Tell whether one of the pieces that a mark parts begins with a verb that asks for something."""
    return any(orders(strip_marks(piece).strip()) for piece in text.split(mark))


_OF_A_TITLE = re.compile(
    r"(?:ve|viec|de|cua|duoc|da|hoat dong|cong tac|quy dinh|kinh phi|ket qua|tinh hinh) $"
)


def asks_within(words: str) -> bool:
    """Tell whether a verb in small letters asks for something in the words, in no title (`về …`)."""
    key = strip_marks(words)
    begins = (m.start() for m in re.finditer(r"(?<![a-z])[a-z]", key) if words[m.start()].islower())
    return any(_verbs().match(key, at) and not _OF_A_TITLE.search(key, 0, at) for at in begins)


_AIMS = (Role.VIEWPOINT, Role.GOAL, Role.PURPOSE, Role.CONTEXT)
_SET_OUT = (*_AIMS, Role.PROVISION)
_MEMBER = re.compile(r"(?:[^\w\s]|(?<![a-z])va)(?: (?:cac|mot so|nhung|ve))*\s*$")
# `CĂN CỨ` and `CƠ HỘI` alone, or in a row; `Căn cứ nhiệm vụ được giao, các sở:` is none
_GROUNDS = re.compile(
    r"(?:cac |nhung |mot so )?(?:can cu|co hoi|co so thuc tien)(?= ?(?:[,;:.]|va(?![a-z])|$))"
)
# `Đối tượng`, `Điều kiện, hồ sơ`, `Tiêu chuẩn:`; but `Tiêu chuẩn, đo lường`, `Tiêu chí giao thông` are fields
_DUTIES = re.compile(r"(?<![a-z])(?:trach nhiem|nghia vu)(?![a-z])")
_CONDITIONS = re.compile(
    r"(?:cac |nhung |mot so )?(?:(?:doi tuong|dieu kien)(?= ?(?:[,;:.]|va(?![a-z])|$))"
    r"|(?:tieu chi|tieu chuan|xep loai)(?= ?(?:[:.]|$)))"
)
# `SỰ CẦN THIẾT VÀ THỰC TRẠNG`: grounds and a review in one part
_STATE = re.compile(r"(?<![a-z])(?:thuc trang|hien trang|ket qua|danh gia)(?![a-z])")
# `Về kiểm điểm, đánh giá, xếp loại cuối năm`: what is to be done with people and bodies, no review of work
_APPRAISES = re.compile(
    r"(?<![a-z])(?:xep loai|(?:kiem diem|danh gia)(?:, (?:kiem diem|danh gia))*"
    r" (?:tap the|ca nhan|dang vien|can bo|cong chuc|vien chuc|cuoi nam|hang nam|dinh ky))(?![a-z])"
)
# `1. Tổ chức triển khai ứng dụng giống mới`: a task; `Tổ chức thực hiện (Nghị quyết)`: who carries it out
_CARRIES_WORK_OUT = re.compile(
    r"to chuc (?:trien khai thuc hien|trien khai|thuc hien)(?! ?(?:[^\w\s]|$))"
    r"(?! (?:va|cua|trong|o|tai|cho|doi voi|nghi quyet|chi thi|ket luan|ke hoach|chuong trinh|de an"
    r"|quyet dinh|quy dinh|quy che|huong dan|thong bao|cong dien|cong van|du an|luat|thuc hien)(?![a-z]))"
)
_GUIDES = re.compile(r"dinh huong (?:tuyen truyen|cong tac|noi dung|du luan|thong tin|bao chi)(?![a-z])")


def _heads_member(key: str, m: re.Match[str]) -> bool:
    """Tell whether a word inside a heading begins a member of its row: `CĂN CỨ, MỤC ĐÍCH`."""
    return _MEMBER.search(key, 0, m.start()) is not None and _GUIDES.match(key, m.start()) is None


@cache
def _forms() -> list[tuple[str, re.Pattern[str], Role, int]]:
    out = []
    for e in load("heading_roles").entries:
        for form in e.forms:
            key = " ".join(strip_marks(form).split())
            whole = re.compile(rf"(?<![a-z0-9]){re.escape(key)}(?![a-z0-9])")
            out.append((key, whole, Role(e["role"]), len(key)))
    return sorted(out, key=lambda f: -f[3])


def heading_role(heading: str, *, major: bool) -> Role | None:
    """Return the role that a heading names, ``None`` where it names none.

    In the heading of a major part a role word counts anywhere, the earliest first; in
    that of an item only at its head, since items speak of aims and results of their own.
    """
    whole = plain(heading)
    key = _AGREES.sub("", whole, count=1)
    if not key:
        return None
    best: tuple[int, int, Role] | None = None
    lead = _LEAD.match(key)
    limit = len(key) if major else (lead.end() if lead else 0)
    for form, pattern, role, length in _forms():
        if form not in key:
            continue
        m = pattern.search(key)
        if m is None or m.start() > limit:
            continue
        inside = m.start() > (lead.end() if lead else 0)
        if inside and role in _SET_OUT and not _heads_member(key, m):
            continue  # `THI ĐUA HOÀN THÀNH CHỈ TIÊU`, `… TRONG BỐI CẢNH MỚI`
        if best is None or (m.start(), -length) < best[:2]:
            best = (m.start(), -length, role)
    for pattern, role in ((_GROUNDS, Role.CONTEXT), (_CONDITIONS, Role.PROVISION)):
        m = pattern.match(key)
        if m is not None and (best is None or best[0] > 0):
            best = (0, -m.end(), role)
    if best is not None and best[2] is Role.CONTEXT and _STATE.search(key, best[0]):
        return Role.SITUATION
    learnt = best is None or (best[2] in LOOKING_BACK and _OUT_OF.match(key) is not None)
    if learnt and _LEARNT.search(key) and not (orders(key) or key.startswith(_REVIEWING)):
        return Role.LESSON
    # `YÊU CẦU, NHIỆM VỤ` has tasks, `MỤC ĐÍCH, YÊU CẦU` none
    if best is not None and best[2] in LOOKING_BACK and orders(key):
        return None  # `Khắc phục hạn chế, tồn tại` and `Hạn chế sử dụng túi ni lông` are tasks of their part
    if best is not None and best[2] is Role.SITUATION and _APPRAISES.search(key) and "ket qua" not in key:
        return None
    if (
        best is not None
        and best[2] is Role.IMPLEMENTATION
        and not major
        and _CARRIES_WORK_OUT.match(key, best[0])
    ):
        return None
    if best is not None and best[2] in LOOKING_BACK and _AND_TO_COME.search(key, best[0]):
        return None  # the paragraphs below tell what was from what is to be done
    if best is not None and best[2] is Role.PURPOSE and _ASKS_LAST.match(key):
        return Role.TASK
    if best is not None and best[2] is Role.PURPOSE and _ASKS.match(heading) and not heading.isupper():
        return Role.TASK
    if best is not None and best[2] is Role.CONTEXT and _MATTERS.search(key, best[0]):
        return Role.TASK  # `SỰ CẦN THIẾT VÀ NỘI DUNG ĐỀ ÁN`
    if (
        best is not None
        and best[2] is Role.PROVISION
        and (_MATTERS.search(key, best[0]) or _DUTIES.search(key, best[0]))
    ):
        return None  # `Quyền lợi và trách nhiệm`, `Đối tượng, nội dung kiểm tra`
    if best is not None and best[2] is Role.TASK and _DONE.search(key, best[0]):
        return Role.ACHIEVEMENT
    both = major or key != whole  # `Thông qua mục tiêu, nhiệm vụ năm 2030 như sau:`
    if both and best is not None and best[2] in _AIMS and _TASKS.search(key, best[0]):
        return Role.TASK  # `MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP`: its own sub-parts tell aims apart
    return best[2] if best else None
