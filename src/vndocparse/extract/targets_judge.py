"""Judge a stated quantity: is it a measure, a goal or a result, met or not."""

import re
from dataclasses import dataclass

from vndocparse.core.analysis import LOOKING_BACK, Role
from vndocparse.core.span import Span
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.quantities_verbs import HAS_DONE, does
from vndocparse.extract.quantity import Quantity
from vndocparse.extract.targets_clauses import Stated
from vndocparse.extract.targets_horizon import find_horizon

_OPEN_ROLES = LOOKING_BACK | {Role.GOAL}
# how sure a quantity of each kind is, where the section is one of goals or results
_SURE = {"percent": 0.96, "money": 0.95, "physical": 0.93, "score": 0.9}
_TIMES = re.compile(r"(?<!\w)(?:gấp|tăng|giảm|nâng)(?:\s+\w+){0,2}\s*$")
_BARE_VERB = re.compile(
    r"(?<!\w)(?:đạt|bằng|duy trì|còn|mức|là|xuống|lên|đạt mức|ở mức|khoảng)\s*[\"“”']?\s*$"
)
_BARE_END = re.compile(r"[\"”’]?\s*(?:$|[,;.):(]|vào|so với|và|đến|trong|trở|hoặc|theo)")
# types of documents that rule rather than aim
_NORMATIVE = frozenset(
    {
        "huong_dan",
        "quy_dinh",
        "quy_che",
        "quyet_dinh",
        "nghi_dinh",
        "thong_tu",
        "luat",
        "bo_luat",
        "phap_lenh",
        "dieu_le",
    }
)
_CAPITAL = re.compile(r"\s*(?:số\s+)?vốn\s+(?:nước ngoài|điều lệ|nhà nước|của nhà nước|pháp định)")
_REACHES = re.compile(r"(?<!\w)(?:đạt|tăng|giảm|phấn đấu|lên|xuống)(?:\s+\w+)?\s*$")
_IF = re.compile(r"(?:nếu|trường hợp|khi|đối với)(?!\w)")
_THEN = re.compile(r"(?<!\w)thì(?!\w)")
_COUNTS = re.compile(r"[-+•*\s]*(?:tổng|số|dân số|sản lượng|quy mô|số lượng)(?!\w)")
_FINISHES = re.compile(
    r"(?<!\w)(?:xong|dứt điểm)(?!\w)[^,;:.]{0,30}$"
    r"|(?<!\w)(?:hoàn thành|hoàn tất)(?!\w)[^,;:.\d]{1,45}$"
)
# `03 người chết`, `05 tuyến đường bị sạt lở`, `17 dự án mới được chấp thuận`: what befell the things counted
_BEFELL = re.compile(
    r"[^,;:.()\d]{0,60}?\s"
    r"(?:được|bị|chết|mất tích|tử vong|sập|tốc mái|ngập|hư hỏng|thoát|đi vào hoạt động|đã|đứng trước"
    r"|ngừng|dừng|thiếu|không|chưa|vi phạm|xuống cấp|quá tải|giải thể|phá sản|bỏ hoang|bỏ trống)(?!\w)"
)
_OPENED = re.compile(
    r"(?:(?:tính\s+)?đến nay|hiện nay|hiện|trong đó"
    r"|(?:trong\s+)?(?:năm|tháng|quý)(?:\s+qua|\s+[\d/]+)?),?\s*(?:đã có\s+|có\s+)?"
)
_STOCK = re.compile(r"(?<!\w)(?:toàn|cả)\s+[^\W\d_]+(?:\s+[^\W\d_]+)?(?:\s+hiện)?\s+có\s+$")
# `Đến hết năm 2018, toàn tỉnh có 4.215 lồng nuôi`: a stock at a day is measured
_DATED = re.compile(
    r"(?:tính )?đến (?:hết |cuối |thời điểm )?(?:ngày |tháng |năm |quý )?\d[\d/. ]*(?:,| năm)"
)
# `Huyện có 24 xã`, `Đoàn công tác gồm 12 đồng chí`: what there is, or who belongs to it
_HAS_SO_MANY = re.compile(
    r"(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đảng bộ|địa bàn)(?:\s[^\W\d_]+){0,4}?"
    r"(?:\shiện)?\scó\s+$"
)
_BELONG = re.compile(r"(?<!\w)gồm(?: có)?\s+$")
_STATE = re.compile(r"(?<!\w)(?:đạt|được|đã|bị|chưa|hoàn thành|vượt|còn|mới)(?!\w)")
_UNDONE = re.compile(r"\s+(?:[^\W\d_]+\s+){0,2}?(?:chưa|quá hạn|chậm tiến độ)(?!\w)")
_STILL = re.compile(r"(?<!\w)(?:còn|trong đó)(?:\s+có)?\s+$")
_HAS = re.compile(r"(?<!\w)đã\s+(?:[^\W\d_]+\s+){1,4}$")
_WHOSE = re.compile(r"(?<!\w)(?:khi|nếu|theo|những|các|việc)\s(?:[^\W\d_]+\s+){1,5}đã\s|(?<!\w)khi\s+đã\s")
_GOT = re.compile(r"(?<!\w)(?:mới|đã(?:\s+[^\W\d_]+){1,3})\s+được\s+$")
_ASSURES = re.compile(r"(?<!\w)(?:bảo đảm|đảm bảo)(?:\s+có)?\s+$")
# `tại các địa điểm có từ 500 người trở lên`: which places are meant, nothing to be reached
_WHICH = re.compile(
    r"(?<!\w)(?:tại|đối với|với|cho|ở|nơi|những|các)(?:\s+(?:những|các))?"
    r"(?:\s+[^\W\d_]+){0,3}\s+có\s+(?:quy mô\s+)?$"
    r"|(?<!\w)(?:với|đối với|ở|tại)\s+(?:những|các)(?:\s+[^\W\d_]+){1,3}\s+$"
    r"|(?<!\w)(?:sắp xếp|sáp nhập|hợp nhất|giải thể|rà soát|tập trung|ưu tiên)(?:\s+[^\W\d_]+){1,5}\s+có\s+$"
)
# `công trình có tổng mức đầu tư từ 15 tỷ đồng trở lên`: a sort of things
_SORT = re.compile(
    r"(?:^|(?<!\w)(?:các|những|đối với|với|loại|khi|và)\s)\W*"
    r"(?:công trình|dự án|gói thầu|cơ sở|doanh nghiệp|hộ|tàu|xe|phương tiện|hồ|đập|nhà|bến|cầu|trang trại"
    r"|hợp tác xã|chợ|trường hợp|khoản|hợp đồng)(?:\s[^\W\d_]+){0,3}"
    r"\scó\s(?:tổng mức đầu tư|giá trị|vốn|quy mô|diện tích|công suất|chiều dài|tải trọng|trọng tải|doanh thu"
    r"|dung tích|số tiền)"
    r"(?:\s[^\W\d_]+){0,3}\s+$"
)
# `97% tàu cá từ 15 m trở lên`: the share is the measure
_SHARE_OF = re.compile(r"(?:\d%|\d/\d{1,5})\s(?:[^\W\d_]+\s){1,3}(?:từ\s)?$")
_SIZED = re.compile(r"(?<!\w)(?:dài|rộng|cao|sâu|dày|nặng|công suất|tải trọng|dung tích)\s+(?:từ\s+)?$")
_TOTAL = re.compile(r"(?<!\w)tổng\s+(?:kinh phí|mức đầu tư|vốn|nhu cầu|nguồn vốn)(?!\w)[^,;.:]{0,40}$")
_SCALE = re.compile(r"(?<!\w)(?:quy mô|hạn mức|tổng dư nợ|tổng mức)(?:\s+(?:vốn|khoảng|từ))*\s+$")
# `cấp giấy chứng nhận cho 90% diện tích`
_GIVEN_TO = re.compile(r"(?<!\w)cho\s+$")
# `mở rộng diện tích chè lên 120 ha`
_REACHES_AREA = re.compile(
    r"(?<!\w)(?:mở rộng|nâng|tăng|đưa|giảm|kéo dài)\s[^,;:.\d]{2,34}\s(?:lên|xuống|xuống còn|còn|đến)\s+$"
)
# `thu hồi đủ 1,2 tỷ đồng`, `bố trí 3 tỷ đồng`: a sum that a task is to bring in or to spend
_COLLECTS = re.compile(
    r"(?<!\w)(?:thu hồi|truy thu|truy hoàn|huy động|thu nộp|nộp trả|nộp lại|nộp|hoàn trả|bồi hoàn"
    r"|xuất toán|giảm trừ"
    r"|vận động|bố trí|dành|phân bổ|đầu tư)"
    r"(?:\s(?:đủ|được|xong|thêm|vốn|nguồn vốn|số tiền|về|vào|trả|ngân sách|ngân sách đảng|nhà nước|tỉnh"
    r"|huyện|xã|thành phố|trung ương|thanh toán|quyết toán|kinh phí|còn thiếu|còn lại|sai phạm|là))*\s+$"
)
_OF_THEM = re.compile(r"(?<!\w)của\s+$")
_LACKING = re.compile(r"\s+(?:[^\W\d_]+[, ]+){0,7}?(?:không|chưa|bị)(?!\w)")
_WHERE = re.compile(r"(?<!\w)(?:ở|tại)\s+$")
_PASSED = re.compile(r"\s+đạt\s+(?:loại|mức|yêu cầu|kết quả)(?!\w)")
_ON_AVERAGE = re.compile(r"(?<!\w)(?:bình quân|trung bình|mỗi)\s[^,;:.]{2,24}$")
_SUCH = re.compile(
    r"(?<!\w)(?:các|những|nơi|mọi)\s(?:[^\W\d_]+\s){1,4}?(?:giải ngân|đạt|có tỷ lệ|hoàn thành)"
    r"(?:\s[^\W\d_]+){0,3}\s+$"
)
_DEALS = re.compile(
    r"(?<!\w)(?:cắt giảm|điều chuyển|thu hồi|xử lý|phê bình|kiểm điểm|đình chỉ|chấn chỉnh|thay thế|làm rõ"
    r"|nhắc nhở|xem xét trách nhiệm)(?!\w)"
)
_FROM = re.compile(r"(?<!\w)từ\s+$")
_WORKING = frozenset({Role.TASK, Role.IMPLEMENTATION})
# `thí điểm ở 06 xã`, `kiểm tra đối với 02 chi bộ`, `tập huấn nghiệp vụ cho khoảng 320 học viên`
_REACHES_SOME = re.compile(
    r"(?<!\w)(?:(?:thí điểm|làm điểm|nhân rộng)(?:\s[^,;:.\d]{1,60}?)?\s(?:ở|tại|ra|tới|đến)"
    r"|(?<!sau )(?<!luận )(?<!việc )(?<!tác )(?:kiểm tra|giám sát|thanh tra|kiểm toán)"
    r"(?:\s[^\W\d_]+){0,4}\sđối với"
    r"|(?:tập huấn|bồi dưỡng|đào tạo|dạy nghề|tuyên truyền|tư vấn|phổ biến)(?:\s[^\W\d_]+){0,6}\scho)\s+$"
)
# `kiểm tra 02 đảng viên, giám sát 01 chi bộ`: what a committee sets itself
_INSPECTS = re.compile(
    r"(?<!sau )(?<!luận )(?<!việc )(?<!tác )(?<!\w)(?:kiểm tra|giám sát)(?:\s(?:chuyên đề|thường xuyên))?\s+$"
)
_PARTY = re.compile(r"(?:đảng viên|tổ đảng|chi bộ|đảng bộ|tổ chức đảng|chi ủy|đảng ủy|cấp ủy)(?!\w)")
_PLACED = re.compile(r"(?<!\w)(?:ở|tại|cho|tới|đến|trên|của)\s+$")
# `mỗi tháng ít nhất một lần`: how often, no measure
_HOW_OFTEN = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng)\s+[^\W\d_]+\s+$")
_SPENT = re.compile(r"(?<!\w)(?:kinh phí|chi phí|mức (?:chi|đóng góp)|dự toán|tổng chi)(?!\w)")
_GROWS = re.compile(
    r"(?<!\w)(?:phát triển|lựa chọn|chọn|hình thành)(?:\s[^,;:.\d]{1,80}?\svà)?\s+(?:từ\s+)?$"
)
# `bán kính phục vụ không quá 1,5 km`: what is measured is named
_LENGTHS = re.compile(
    r"(?<!\w)(?:bán kính|khoảng cách|cự ly|chiều (?:dài|rộng|cao|sâu)|độ (?:sâu|dày|rộng|mặn))"
    r"(?:\s[^\W\d_]+){0,6}\s+$"
)
_MOST_MADE = 1_000_000
EACH = re.compile(
    r"(?<!\w)(?:mỗi|hằng|hàng|một)\s+"
    r"(?:tháng|quý|năm|tuần|ngày|nhiệm kỳ|buổi|kỳ|phiên|tiết|ca|chương trình)(?!\w)"
)
_NOT_YET = re.compile(r"(?<!\w)(?:chưa|quá hạn|chậm tiến độ|vẫn còn)(?!\w)")
# before a count: no verb that did something, but a place, a part or a name
_NO_DEED = re.compile(
    r"(?:(?<!\w)(?:tại|ở|với|gồm|của|thuộc|trên|dưới|trong|các|những|và|hoặc|qua|sau|trước|từ|đến|tới"
    r"|về|theo|là|có|còn|với|địa bàn|phạm vi|đối với"
    r"|khu|tuyến|số|cả|giữa|một|vào|do|bởi|để|khi|ngoài|cùng|bao gồm|toàn|mỗi|từng|hằng|hàng)|[,;:.()–-])\s*$"
)
_YEAR_BEFORE = re.compile(r"(?:trong |hết )?năm\s(?P<year>\d{4}),?\s(?!phấn đấu)")
_OF_THESE = re.compile(r"(?<!\w)trong đó(?:\s+có)?\s+$")
_EACH_OF = re.compile(r"(?<!\w)mỗi\s+[^\W\d_]+")
# `bố trí mỗi trạm y tế 02 bác sĩ`, `mỗi lớp 34 học sinh`
_EACH_GETS = re.compile(
    r"(?<!\w)mỗi\s+(?!năm|tháng|quý|tuần|ngày)[^\W\d_]+(?:\s[^\W\d_]+){0,4}?"
    r"(?:\s(?:có|bố trí|cử|gồm|đăng ký|chọn|nhận|đỡ đầu|tổ chức|là))?\s+$"
)
_CRITERIA = re.compile(r"(?:tiêu chí|chỉ tiêu)(?!\w)")
_REACHES_COUNT = re.compile(
    r"(?<!\w)(?:đạt|tăng|tăng thêm|giảm|còn|hoàn thành|bình quân|mới đạt|đạt thêm)\s+$"
)
_REACHED = re.compile(r"\s+(?:\w+\s+){0,3}?(?:đạt|vượt|hoàn thành|chưa|không|quá hạn|chậm tiến độ)(?!\w)")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause stands: the section's role, the document's type, and whether it is a heading.

    ``ahead``: the document sets out work to come (a plan), so that a comparison alone tells no result.
    ``year`` is the one that such a document is for.
    """

    role: Role
    doc_type: str | None
    heading: bool = False
    opening: bool = False
    ahead: bool = False
    year: int | None = None


def believe(folded: str, s: Stated, where: Setting) -> float:
    """Return how surely the quantity is a measure; 0 for none."""
    q = s.quantity
    left = folded[max(s.clause.start, q.span.start - 40) : q.span.start]
    clause = folded[s.clause.start : s.clause.end]
    if q.kind == "none":
        return 0.65 if where.role in _OPEN_ROLES else 0.0
    if _tells_which(folded, s) or _is_class(folded, q) or _deals_with(folded, s, where):
        return 0.0
    if q.kind in ("listing", "time", "age", "bare", "times", "rank"):
        sure = _special(folded, s, left, clause)
    elif q.kind in _SURE:
        sure = _measured(folded, s, where, left, clause)
    else:
        sure = _counted(folded, s, where, left, clause)
    if sure and cue_pattern("vote").search(clause) is not None:
        return 0.0
    if sure and _is_norm(folded, s, where, left) and cue_pattern("hope").search(clause) is None:
        return 0.0
    bare = where.heading and q.kind not in ("percent", "money", "physical") and not q.explicit
    if bare and not _counts_below(folded, s):
        return 0.0
    return sure - 0.15 if sure and q.doubtful else sure


def is_size(folded: str, q: Quantity, limit: int) -> bool:
    """Tell whether a bound says how big the things are that are meant: `tàu dài từ 15 mét trở lên`."""
    if q.kind != "physical" or not q.explicit or q.comparator not in (">=", ">", "<=", "<"):
        return False
    left = folded[max(limit, q.span.start - 48) : q.span.start]
    return _SIZED.search(left) is not None or _SHARE_OF.search(left) is not None


def _tells_which(folded: str, s: Stated) -> bool:
    """Tell whether the quantity says which things are meant by how many each of them has."""
    q = s.quantity
    left = folded[max(s.clause.start, q.span.start - 60) : q.span.start]
    inner = folded[q.span.start : q.number.start]
    if q.kind == "count" and inner[:1].isalpha() and folded[q.number.start].isalpha():
        # `người được tiêm ít nhất một mũi đạt 70%`: a condition on those of whom the share is taken
        return "%" in folded[q.span.end : s.clause.end]
    if not q.explicit or q.comparator not in (">=", ">", "<", "<="):
        return False
    bound = inner.lstrip().startswith(("từ", "trên", "dưới")) or _FROM.search(left) is not None
    asked = cue_pattern("hope").search(left) is not None
    if bound and not asked and _SORT.search(_FROM.sub("", left)) is not None:
        return True
    return q.kind == "count" and bound and not asked and _WHICH.search(_FROM.sub("", left)) is not None


def _is_class(folded: str, q: Quantity) -> bool:
    """Tell stars, a class that things are given: `sản phẩm OCOP được xếp hạng từ 4 sao trở lên`."""
    return folded.startswith((" sao ", " sao,", " sao.", " sao;"), q.number.end)


def _deals_with(folded: str, s: Stated, where: Setting) -> bool:
    """Tell a threshold by which somebody is dealt with: `thu hồi vốn của các dự án giải ngân dưới 50%`."""
    q = s.quantity
    if where.role in _OPEN_ROLES or not q.explicit or q.kind not in ("percent", "money", "count"):
        return False
    left = folded[max(s.clause.start, q.span.start - 160) : q.span.start]
    m = _SUCH.search(left)
    return m is not None and _DEALS.search(left, 0, m.start()) is not None


def _is_norm(folded: str, s: Stated, where: Setting, left: str) -> bool:
    """Tell whether the clause lays down a rule (how many, under which condition) rather than an aim."""
    q = s.quantity
    if q.kind == "money" and _TOTAL.search(left) is not None:
        return False
    if where.role is Role.PROVISION:
        return True
    if where.role in _OPEN_ROLES:
        return False
    # what agencies are to bring about is an aim also in rules; how often they do something is not
    normative = where.doc_type in _NORMATIVE and (
        where.role is not Role.IMPLEMENTATION or q.kind in ("times", "time", "age")
    )
    if q.kind == "percent":
        if _CAPITAL.match(folded, q.span.end) is not None:
            return True
        return normative and _REACHES.search(left) is None
    if normative:
        return where.role is not Role.TASK or not q.explicit or EACH.search(left) is None
    return (
        _IF.match(folded, s.clause.start) is not None
        or _THEN.search(folded, q.span.end, s.clause.end) is not None
    )


# `mức trích nộp 2%`, `thuế suất 8%`: what a law lays down
_LAID_DOWN = re.compile(
    r"(?<!\w)(?:thuế suất|trích nộp|trích đóng|mức đóng|mức thu|mức phí|mức hưởng|mức phạt|lãi suất"
    r"|đoàn phí|hội phí|đảng phí|chiết khấu|khấu trừ)(?:\s[^\W\d_]+){0,3}\s+$"
)


# `giữ vững độ che phủ rừng 54%`, `doanh thu 3.200 tỷ đồng`: the measure stands before its value
_NAMED = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|độ|tỷ trọng|tốc độ|công suất|năng suất|doanh thu|kim ngạch|sản lượng|tổng thu"
    r"|thu nhập)(?:\s[^\W\d_]+){0,6}\s+$"
)
_WORKS = re.compile(
    r"(?<!\w)(?:làm|bóc|đắp|đào|nạo vét|tưới|lấp đầy|bao tiêu|thông nền|thông xe|thông tuyến)"
    r"(?:\s(?:được|xong|thêm))?\s+$"
)


def _worked_on(folded: str, s: Stated, left: str) -> bool:
    """Tell whether a task's share or length is what a verb of work is done to, or a named measure."""
    q = s.quantity
    if q.kind == "percent" and _NAMED.search(left) is not None:
        return True
    if q.kind == "physical" and _GIVEN_TO.search(left) is not None:
        return True
    return _WORKS.search(left) is not None or does(folded, s.clause.start, q.span.start)


def _measured(folded: str, s: Stated, where: Setting, left: str, clause: str) -> float:
    """Percent, money, length: believed in sections of goals and results, else beside a measuring word."""
    q = s.quantity
    sure = _SURE[q.kind]
    if where.role in _OPEN_ROLES or where.opening:
        return sure
    near = q.explicit or cue_pattern("indicator-back", tail=True).search(left) is not None
    if q.kind == "percent" and where.role in _WORKING and _LAID_DOWN.search(left) is not None:
        return 0.0
    if q.kind == "percent":
        if near or q.baseline is not None or q.value_max is not None or s.bracket is not None:
            return sure - 0.05
        # `quỹ đất 20%` names a thing; `100% chi bộ …`, `đến năm 2030, 90% …` state a measure
        before = Span(s.clause.start, max(s.clause.start, q.span.start))
        starts = (
            folded[max(0, before.start - 4) : before.start].rstrip(' "“-–+')[-1:] != ","
            and not before.of(folded).strip()
        )
        dated = (h := find_horizon(folded, before)) is not None and h.by is not None
        return (
            sure - 0.1
            if starts
            or dated
            or q.value == 100
            or (_GIVEN_TO.search(left) is not None and where.role in _WORKING)
            or cue_pattern("aim").search(left)
            or _ASSURES.search(left)
            or (where.role in _WORKING and _worked_on(folded, s, left))
            else 0.0
        )
    if where.role in _WORKING and _is_over(folded, s, left):
        return sure - 0.25
    if q.explicit and (q.comparator in (">=", ">") or (q.comparator == "<=" and _LENGTHS.search(left))):
        return sure - 0.15
    if q.kind == "money" and (_TOTAL.search(left) is not None or _SCALE.search(left) is not None):
        return sure - 0.2
    if q.kind == "money" and q.explicit and q.comparator == "<=" and not q.rate:
        spent = _SPENT.search(clause) is not None and "hỗ trợ" not in clause  # how much one gets is a norm
        return sure - 0.25 if spent else 0.0
    if _makes(left) and q.kind == "physical" and where.role in _WORKING:
        return sure - 0.25
    if where.role in _WORKING:
        reached = _REACHES_AREA.search(left) is not None or _worked_on(folded, s, left)
        named = _COLLECTS.search(left) is not None or _NAMED.search(left) is not None
        if (reached and q.kind == "physical") or (named and q.kind == "money"):
            return sure - 0.25
    return sure - 0.15 if near and cue_pattern("aim").search(clause) is not None else 0.0


def _counted(folded: str, s: Stated, where: Setting, left: str, clause: str) -> float:
    """Counted nouns: believed only beside a comparator, a rate or a measuring verb."""
    q = s.quantity
    verb = cue_pattern("measuring", tail=True).search(left) is not None
    verb = verb or cue_pattern("done").search(left.rpartition(",")[2]) is not None
    verb = verb or HAS_DONE.search(left) is not None
    if cue_pattern("attendance").search(clause) is not None:
        return 0.0
    if where.role in _OPEN_ROLES or where.opening:
        after = folded[q.span.end : s.clause.end]
        if (
            ((_STOCK.search(left) is not None and not left.endswith(" đã có ")) or _has_so_many(folded, s))
            and not q.explicit
            and _DATED.match(folded, s.clause.start) is None
            and _STATE.search(after) is None
            and _BEFELL.match(after) is None
        ):
            return 0.0
        if q.explicit or q.rate or q.of is not None or q.value_max is not None:
            return 0.8
        if (
            verb
            or _OF_THESE.search(left) is not None
            or _COUNTS.match(folded, (s.lead or s.clause).start) is not None
        ):
            return 0.7
        opened = _OPENED.match(folded, s.clause.start, q.span.start)
        starts = q.span.start - (s.clause.start if opened is None else opened.end()) < 2
        if starts and q.value == 0 and where.role is Role.GOAL:
            return 0.65
        befell = _REACHED.match(after) is not None or _BEFELL.match(after) is not None
        if _WHERE.search(left) is not None and _PASSED.match(after) is not None:
            return 0.65  # `diễn tập ở 05 xã đạt loại khá`
        if (
            _OF_THEM.search(left) is not None
            and _LACKING.match(after) is not None
            and where.role is not Role.GOAL
        ):
            return 0.6  # `mặt đê của 12 đoạn không bảo đảm …`
        if starts and s.lead is not None and where.role is Role.GOAL:
            return 0.6  # `Thôn Đông: 45 hộ`, in a list of what is set to each
        starts = starts or left.endswith((", ", "; "))
        if (starts and befell) or _UNDONE.match(after) is not None:
            return 0.65
        if starts and _counts_below(folded, s):
            return 0.62  # `Thành tích: 12 huy chương vàng`
        did = q.unit is not None and _NO_DEED.search(left) is None
        return 0.6 if did and not starts else 0.0
    if q.rate or q.baseline is not None or (q.explicit and q.comparator in (">=", ">", "<=", "<")):
        return 0.68
    if _is_over(folded, s, left):
        return 0.62
    if where.role in _WORKING and _set_itself(folded, q, left):
        return 0.62
    each = _EACH_OF.search(folded, s.clause.start, q.span.start) is not None
    if q.of is not None and any(
        cue_pattern(c).search(clause) is not None for c in ("result", "result-compared")
    ):
        return 0.7
    if each and (q.value_max is not None or (q.explicit and q.comparator == "~")):
        return 0.62
    if _EACH_GETS.search(folded, s.clause.start, q.span.start) is not None and where.role in _WORKING:
        return 0.6
    if s.lead is not None and _AIMED_AT.search(folded, s.lead.start, s.lead.end) is not None:
        return 0.62  # `Chỉ tiêu tuyển quân: 250 công dân`
    plain = not q.doubtful
    if (
        plain
        and _makes(left if q.value_max is None else _FROM.sub("", left))
        and where.role in _WORKING
        and q.value <= _MOST_MADE
    ):
        return 0.62
    if plain and where.role in _WORKING and q.value <= _MOST_MADE:
        if _REACHES_SOME.search(left) is not None:
            return 0.6
        if q.value_max is not None and _GROWS.search(folded, s.clause.start, q.span.start) is not None:
            return 0.6
    hope = cue_pattern("hope").search(clause) is not None
    return 0.65 if hope and (verb or q.explicit or q.value_max is not None) else 0.0


_FACTOR = re.compile(r"(?<!\w)(?:hệ số|vòng quay|tần suất)(?:\s[^\W\d_]+){0,6}\s+$")
# `số thuê bao/100 dân đạt 90`: a rate by its name
_RATED = re.compile(
    r"(?:\s?/\s?|\strên\s)(?:\d[\d.]*\s(?:nghìn\s|vạn\s)?|một\s(?:vạn\s|nghìn\s)|vạn\s)"
    r"(?:dân|người|hộ|trẻ|lao động)"
)
_AIMED_AT = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu)(?!\w)")
_NO_MEASURE = re.compile(
    r"(?<!\w)(?:gồm|là|có|như sau|sau|gồm có|thành phần|tham dự|chủ trì|tại|địa điểm|đơn vị)$"
)


def _counts_below(folded: str, s: Stated) -> bool:
    """Tell whether the count is the value of a short label: `Thành tích: 12 huy chương vàng`."""
    if s.lead is None:
        return False
    follows = folded[max(0, s.clause.start - 2) : s.clause.start] == "; "  # the next of a list behind it
    if not (follows or 0 < s.clause.start - s.lead.end <= 3):
        return False
    lead = folded[s.lead.start : s.lead.end]
    return len(lead.split()) <= 14 and _NO_MEASURE.search(lead) is None


def _set_itself(folded: str, q: Quantity, left: str) -> bool:
    """Tell how many are to be inspected, or that all of so many places are meant: `ở 15/15 xã`."""
    if q.of is not None:
        return q.of == q.value and _PLACED.search(left) is not None
    if q.unit_span is None or _PARTY.match(folded, q.unit_span.start) is None:
        return False
    return _INSPECTS.search(left) is not None


def _has_so_many(folded: str, s: Stated) -> bool:
    """Tell whether the clause says no more than how many a place has, or how many people belong to a body."""
    q = s.quantity
    before = folded[s.clause.start : q.span.start]
    people = q.unit is not None and q.unit.lower() in ("đồng chí", "thành viên", "người", "đại biểu")
    return _HAS_SO_MANY.fullmatch(before) is not None or (people and _BELONG.search(before) is not None)


def _is_over(folded: str, s: Stated, left: str) -> bool:
    """Tell whether a task's clause looks back: `đã kiểm tra được 09 …`, `còn 06 chi bộ chưa có …`."""
    has = _HAS.search(left)
    if has is not None and _WHOSE.search(folded, s.clause.start, s.quantity.span.start) is not None:
        has = None  # `rà soát các dự án đã giao cho 12 đơn vị`
    if has is not None or _GOT.search(left) is not None:
        return True
    undone = _UNDONE.match(folded, s.quantity.span.end, s.clause.end) is not None
    return undone and _STILL.search(left) is not None


def _makes(left: str) -> bool:
    """Tell whether a verb that makes or finishes things stands before the number (`hoàn tất 3 cuộc …`)."""
    m = cue_pattern("made", tail=True).search(left) or _FINISHES.search(left)
    if m is None:
        m = _MADE_FOR.search(left)
    return m is not None and _MATTER.search(left, 0, m.start()) is None


# `đào tạo nghề cho 12.000 lao động`
_MADE_FOR = re.compile(
    r"(?<!\w)(?:đào tạo|dạy nghề|truyền nghề|tạo việc làm|tiêm|khám|tầm soát|cấp)"
    r"(?:\s[^\W\d_]+){0,5}\scho\s+$"
)
# `tiến độ thu hồi 18 ô đất`: a matter, none of whose words does anything
_MATTER = re.compile(
    r"(?<!\w)(?:tiến độ|tình hình|kết quả|công tác|quá trình|thời gian|hồ sơ|phương án|kinh phí|chi phí)\s*$"
)


def _special(folded: str, s: Stated, left: str, clause: str) -> float:
    q = s.quantity
    if q.kind == "rank":
        return 0.85
    if q.kind == "listing":
        after = folded[q.span.end : s.clause.end]
        if q.of is not None:
            return 0.88
        unit = folded[q.unit_span.start : q.unit_span.end] if q.unit_span else ""
        if _CRITERIA.match(unit) and _REACHES_COUNT.search(left) is not None:
            return 0.72
        if _CRITERIA.match(unit) and q.explicit and _ON_AVERAGE.search(left) is not None:
            return 0.72
        if q.explicit and q.comparator in (">=", ">"):
            return 0.62  # `lựa chọn ít nhất 2 chuyên đề giám sát`
        return 0.72 if _REACHED.match(after) is not None or q.rate else 0.0
    if q.kind == "times":
        if _FACTOR.search(left) is not None:
            return 0.8  # `hệ số sử dụng đất 2,3 lần`
        if q.value == 1 and not q.rate and _HOW_OFTEN.search(left) is not None:
            return 0.0
        if q.explicit and q.comparator in (">=", "<=") and (q.rate or EACH.search(clause) is not None):
            return 0.65
        return 0.85 if _TIMES.search(left) is not None and not q.rate else 0.0
    if q.kind in ("time", "age"):
        inner = folded[q.span.start : q.number.start]  # `tối thiểu đạt 68 năm`
        verb = (
            (q.explicit and q.kind != "none")
            or any(cue_pattern("time-verb", tail=True).search(x.rstrip()) for x in (left, inner))
            or q.baseline is not None
        )
        if q.explicit and q.comparator == ">=" and q.kind == "time" and EACH.search(clause) is not None:
            return 0.65  # `mỗi tháng tiếp dân ít nhất 01 ngày`
        return 0.75 if verb and cue_pattern("time-measured").search(clause) is not None else 0.0
    return _bare(folded, s, left)


def _bare(folded: str, s: Stated, left: str) -> float:
    """A number without a unit: an index, a ratio `đạt 12/15`, or nothing left (`bằng 0`)."""
    q = s.quantity
    verb = _BARE_VERB.search(left) is not None
    if _BARE_END.match(folded, q.span.end, max(q.span.end, s.clause.end)) is None:
        return 0.0
    if q.of is not None:
        return 0.6 if verb and left.rstrip().endswith("đạt") else 0.0
    indexed = cue_pattern("index").search(folded, s.clause.start, q.span.start) is not None
    indexed = indexed or _RATED.search(folded, s.clause.start, q.span.start) is not None
    if indexed and (verb or q.explicit):
        return 0.78
    return 0.75 if q.value == 0 and left.rstrip(' "“”').endswith("bằng") else 0.0


def kind_of(folded: str, s: Stated, where: Setting) -> str:
    """Return ``goal`` or ``result``, from the section and from tense and verbs of the clause."""
    q = s.quantity
    clause = folded[s.clause.start : s.clause.end].replace("nông thôn mới đạt", "nông thôn có đạt")
    before = folded[s.clause.start : q.span.start]
    if is_set_before(folded, s):
        return "goal"
    ahead = cue_pattern("goal-strong").search(before) is not None
    back = cue_pattern("result").search(clause) is not None
    if not where.ahead or where.role in LOOKING_BACK:
        back = back or cue_pattern("result-compared").search(clause) is not None
    if where.role in LOOKING_BACK:
        return (
            "goal"
            if ahead and not back and re.search(r"(?<!\w)(?:phấn đấu|sẽ|dự kiến)(?!\w)", before)
            else "result"
        )
    if where.role is Role.CONTEXT and not ahead:
        return "result"  # grounds and forecasts aim at nothing: `dân số trên 820 nghìn người`
    if where.role in (Role.OTHER,) and where.doc_type == "bao_cao":
        return "goal" if ahead else "result"
    undone = q.of is not None and where.role is not Role.GOAL and _NOT_YET.search(clause) is not None
    if undone and not _makes(folded[max(s.clause.start, q.span.start - 40) : q.span.start]):
        back = True
    if where.role in _WORKING and _is_over(
        folded, s, folded[max(s.clause.start, q.span.start - 40) : q.span.start]
    ):
        return "result"
    past = _YEAR_BEFORE.match(before.lstrip())
    if past is not None and where.year is not None and int(past["year"]) < where.year and not ahead:
        return "result"  # `Năm 2029, huyện xếp thứ 21/38` in a plan for 2030
    if where.role is Role.GOAL:
        back = cue_pattern("result-strong").search(clause) is not None
        back = back or (not where.ahead and cue_pattern("result-compared-strong").search(clause) is not None)
    forward = ahead or cue_pattern("goal").search(clause) is not None
    if where.opening and where.role is Role.OTHER:
        return "goal" if forward and not back else "result"
    return "result" if back and not forward else "goal"


def is_set_before(folded: str, s: Stated) -> bool:
    """Tell whether the quantity restates what was planned: `chưa đạt kịch bản đề ra (10,04%)`."""
    if s.bracket is None:
        return False
    inner = folded[s.bracket.start + 1 : s.quantity.span.start]
    if re.search(r"(?<!\w)(?:kế hoạch|mục tiêu|chỉ tiêu|nghị quyết)(?!\w)", inner):
        return True
    left = folded[max(s.clause.start, s.bracket.start - 32) : s.bracket.start].rstrip()
    if re.search(r"(?:\d|%)\s+(?:\w+\s+){0,2}$", left + " ") and "%" in left:
        return False  # `đạt 34,9% kế hoạch (…)` restates a result
    return cue_pattern("set-before").search(left) is not None


def status_of(folded: str, s: Stated, kind: str) -> str | None:
    """Return ``met`` or ``not_met`` where the clause says so of something that has been measured."""
    if kind == "goal" and not is_set_before(folded, s):
        return None
    clause = Span(s.clause.start, s.clause.end)
    if cue_pattern("not-met").search(folded, clause.start, clause.end) is not None:
        return "not_met"
    if kind == "goal":
        return None
    if cue_pattern("met").search(folded, clause.start, clause.end) is not None:
        return "met"
    q: Quantity = s.quantity
    if q.kind == "listing" and re.match(
        r"\s+(?:đã\s+)?(?:đạt|hoàn thành)(?!\w)", folded[q.span.end : clause.end]
    ):
        return "met"
    return None
