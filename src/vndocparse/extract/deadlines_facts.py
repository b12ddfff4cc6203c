"""Times that tell which things are meant, or when something else takes place, and so limit no task."""

import re

from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_limit import Limit

_LOOK = 110  # characters before a time in which such words stand
# `hợp đồng hết hạn trong năm 2024`, `quy hoạch có hiệu lực đến hết năm 2025`, `công dân sinh từ ngày …`
_STATE = re.compile(
    r"\b(?:hết\s+hạn(?:\s+sử\s+dụng)?|đáo\s+hạn|(?:có|hết)\s+hiệu\s+lực(?:\s+(?:thi\s+hành|pháp\s+luật))?"
    r"|có\s+giá\s+trị(?:\s+sử\s+dụng)?|nghỉ\s+hưu|đủ\s+tuổi"
    r"|(?:công\s+dân|người|trẻ(?:\s+em)?|cháu|thanh\s+niên|nam|nữ)\s+sinh)\s*$"
)
# `các dự án đã được phê duyệt trước ngày …`, `những bến bị phản ánh từ tháng 3 …`
_WHICH = re.compile(
    r"\b(?:các|những|số|mọi|đối\s+với|trường\s+hợp|người|hồ\s+sơ|dự\s+án|công\s+trình|vụ\s+việc|cơ\s+sở)\s[^,;.:]{1,70}?"
    r"\b(?:đã|bị|được\s+(?:phê\s+duyệt|cấp|ký|giao|xây\s+dựng|công\s+nhận|tiếp\s+nhận|thành\s+lập|bàn\s+giao|bổ\s+nhiệm|kết\s+nạp)|sử\s+dụng\s+đất|tồn\s+đọng|chưa)"
    r"\b(?P<r>[^,;.:]{0,50})$"
)
_TO_BE_DONE = re.compile(
    r"\b(?:hoàn\s+thành|hoàn\s+tất|xong|dứt\s+điểm|báo\s+cáo|gửi|nộp|trình|phải|về)\b|\bđể\b|\bchậm\b"
)
# `cho kỳ thi tổ chức từ ngày …`, `phục vụ đại hội diễn ra vào ngày …`
_EVENT = re.compile(
    r"\b(?:cho|phục\s+vụ|chuẩn\s+bị|chào\s+mừng|của|tại|trước|dự|tham\s+gia|tham\s+dự|bảo\s+vệ)\s[^,;.]{3,90}?"
    r"\b(?:(?:được\s+)?tổ\s+chức|diễn\s+ra|khai\s+mạc|bắt\s+đầu|khởi\s+tranh)\s*$"
)
# `thành tích đợt cao điểm từ 15/12 đến 14/02`, `số liệu từ ngày …`
_REPORTED = re.compile(
    r"\b(?:thành\s+tích|kết\s+quả|số\s+liệu|tình\s+hình|doanh\s+thu|chi\s+phí|vi\s+phạm|phát\s+sinh|số\s+vụ|nợ|tiền)\s[^,;.]{0,40}$"
)
_ROADMAP = re.compile(
    r"\b(?:lộ\s+trình|quy\s+hoạch|mục\s+tiêu|định\s+hướng|chiến\s+lược|tầm\s+nhìn|kịch\s+bản|dự\s+báo|phương\s+hướng|nhu\s+cầu)\s[^,;.]{3,80}$"
)

_TO_YEAR = re.compile(r"đến\s+(?:hết\s+|cuối\s+)?năm\s+\d{4}")
_FINISH = re.compile(r"\b(?:hoàn\s+thành|hoàn\s+tất|xong|dứt\s+điểm)\b")


def tells_fact(folded: str, limit: Limit, issued: PartialDate | None) -> bool:
    """Tell whether a time belongs to what a clause is about rather than to what it orders."""
    if limit.date is None and limit.last is None:
        return False
    left = folded[max(0, limit.start - _LOOK) : limit.start]
    if _FINISH.search(left) is not None:
        return False
    if _STATE.search(left) is not None or _EVENT.search(left) is not None:
        return True
    if _over(limit, issued):
        return True
    which = _WHICH.search(left)
    if which is not None and _TO_BE_DONE.search(which["r"] + folded[limit.start : limit.end]) is None:
        return not _ahead(limit, issued) or limit.kind == "period"
    if limit.kind == "period":
        return _REPORTED.search(left) is not None and not _ahead(limit, issued)
    if _TO_YEAR.fullmatch(folded, limit.start, limit.end) is None:
        return False
    return (m := _ROADMAP.search(left)) is not None and _FINISH.search(m[0]) is None


def _over(limit: Limit, issued: PartialDate | None) -> bool:
    """A printed time that was over when the document was issued is a fact."""
    if issued is None or issued.day is None or limit.inferred:
        return False
    end = limit.last or limit.date
    return end is not None and str(end.last) < str(issued)


def _ahead(limit: Limit, issued: PartialDate | None) -> bool:
    end = limit.last or limit.date
    return end is None or issued is None or str(end.last) >= str(issued.first)
