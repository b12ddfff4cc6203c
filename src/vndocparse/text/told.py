"""Tell whether a sentence among orders tells what is so, or orders itself, and what is over by its day."""

import re
from datetime import date

from vndocparse.text.past import starts_back, tells_done

# `Tính đến hết ngày 20/11/2025, …`, `đến 30/9/2024`: over where the document is younger
_UP_TO = re.compile(
    r"(?<!\w)(?:tính )?đến (?:hết "
    r"|thời điểm )*(?:ngày )?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})"
    r"[/.-](?P<year>\d{4})"
)
_UP_TO_WORDS = re.compile(
    r"(?<!\w)(?:tính đến|đến hết|đến cuối"
    r"|hết) (?:(?:ngày \d{1,2} )?tháng (?P<month>\d{1,2}))(?:(?:/| năm )(?P<year>\d{4}))?(?!\w)"
)
# what is said of how something stands; none of these is a verb that orders
_STANDS = re.compile(
    r"(?<!\w)(?:chưa(?! (?:đến|tới) hạn)|vẫn (?:còn|chậm|để)|còn (?:chậm|thấp|thiếu|yếu|lúng túng"
    r"|hạn chế|hình thức"
    r"|buông lỏng|nể nang|né tránh|nhiều|ít|một số|tình trạng|xảy ra|để|mang|nặng|có|phải|\d)|mới chỉ"
    r"|mới (?:đạt|có|được)"
    r"|(?:thực hiện|tiến độ|triển khai|giải ngân|xử lý|giải quyết|khâu [^,;.]{2,40}) (?:vẫn |còn |rất "
    r"|khá )?chậm"
    r"|không (?:đạt|kịp|đáp ứng được|đúng tiến độ)|kém hiệu quả|bất cập|vướng mắc chưa|bị (?:chậm|động"
    r"|phát hiện|xử lý"
    r"|lấn chiếm|nhắc nhở|phê bình)|kéo dài|dẫn đến (?:chậm|thiếu|tình trạng|việc)"
    r"|(?:dần|từng bước|cơ bản|ngày càng) (?:đi vào|được|ổn định|đáp ứng|bảo đảm|đảm bảo|hoàn thành"
    r"|thành|nâng|vào|có)"
    r"|đi vào (?:nền nếp|ổn định|hoạt động)|có (?:nhiều )?chuyển biến|được (?:giữ vững|duy trì|nâng lên"
    r"|kiểm soát"
    r"|cải thiện|bảo đảm|đảm bảo|giải quyết|tiếp nhận|quan tâm|triển khai|thực hiện|ghi nhận|phát huy"
    r"|tăng cường)"
    r"|giữ (?:vững|được)|khởi sắc|gặp (?:nhiều |không ít |một số )?(?:khó khăn|vướng mắc)"
    r"|không (?:kết nạp|thực hiện|hoàn thành|triển khai|thu|giải ngân) được"
    r"|cao hơn|thấp hơn|đúng (?:tiến độ|hạn)|khá tốt)(?!\w)"
)
_MATTER = re.compile(
    r"[\W_]*(?:(?:nhìn chung|về cơ bản|cơ bản),? )?"
    r"(?:công tác|việc|tình hình|hoạt động|tiến độ|kết quả|chất lượng|phong trào|tình trạng|tỷ lệ|số)(?!\w)"
)
_SINCE = re.compile(r"[\W_]*(?:kể )?từ (?:khi|ngày|sau khi)(?!\w)")
# `…, đến nay mới hoàn thành 40%`, `chậm hơn cùng kỳ`: what stands so by itself, whatever opens the sentence
_PLAINLY = re.compile(
    r"(?<!\w)(?:đến nay,? (?:mới|đã|vẫn|còn|chưa|cơ bản)|mới (?:đạt|hoàn thành|giải ngân|thực hiện|thu)"
    r" (?:được )?(?=\d)|(?:chậm|thấp|cao|ít|nhiều) hơn (?:so với )?(?:cùng kỳ|kế hoạch|tiến độ|mặt bằng"
    r"|bình quân)|chậm so với)(?![^;.]*trở lên)"
)
# `Từ đầu năm, … kết nạp được 9 đảng viên`
_SO_FAR = re.compile(
    r"[\W_]*(?:từ đầu (?:năm|nhiệm kỳ|quý|vụ|tháng)|(?:trong |sau |qua )?(?:\d{1,2}|ba|sáu|chín) tháng"
    r"(?: đầu năm| qua))(?!\w)[^;.]*?(?<!\w)(?:được|đạt|bằng|hoàn thành|xảy ra|giảm|tăng)"
    r" (?:khoảng |gần |hơn )?\d"
)
_CAUSE = re.compile(
    r"[\W_]*(?:(?:những |các )?nguyên nhân|sở dĩ|(?:việc|tình trạng|những hạn chế|kết quả) [^,;:.]{0,40}"
    r"(?:là do|có nguyên nhân|bắt nguồn|xuất phát))(?!\w)"
)
_TURN = re.compile(
    r"[\W_]*(?:song|tuy nhiên|tuy vậy|mặc dù vậy|thế nhưng|đáng lưu ý|đáng chú ý|bên cạnh đó|nổi lên)(?!\w)"
)
_FORECAST = re.compile(
    r"[\W_]*(?:dự báo|(?:trong )?(?:thời gian tới|những (?:tháng|năm) tới|(?:các "
    r"|những )?tháng cuối năm|tới đây)"
    r"[^;:.]{0,90}(?:có thể|dự báo|sẽ|dự kiến|nguy cơ|dễ|tiềm ẩn|khó lường|phức tạp))(?!\w)"
)
_ORDERS = re.compile(
    r"(?<!\w)(?:yêu cầu (?:các|ủy|uỷ|đảng|ban|phòng|công|chi|đồng|những|mỗi|từng|cấp|chủ|tất)"
    r"|đề nghị (?!(?:cấp|của|cho|được|tại|xem xét cấp))|giao (?:cho )?(?:các|ủy|uỷ|đảng|ban|phòng"
    r"|công an|chi bộ|đồng"
    r"|văn phòng|mặt trận|sở)"
    r"|chịu trách nhiệm|có trách nhiệm|chủ trì(?:,| phối)|(?:thì |nhất thiết )?phải (?!(?:học|trả|chờ"
    r"|nghỉ|đi|dừng|nhờ|làm"
    r" lại))|cần (?:phải|tiếp tục|tập trung|sớm|có|quan tâm|khẩn trương|chủ động)|phấn đấu|không được"
    r"|nghiêm cấm"
    r"|(?:trước|chậm nhất|muộn nhất|xong trong)(?: là)? (?:ngày|tháng|quý|năm)?\s?\d)(?!\w)"
)


def is_over(folded: str, issued: date | None) -> bool:
    """Tell whether a folded sentence names a day up to which it tells, before the document's own."""
    if issued is None:
        return False
    for m in _UP_TO.finditer(folded):
        try:
            if date(int(m["year"]), int(m["month"]), int(m["day"])) <= issued:
                return True
        except ValueError:
            continue
    month = _UP_TO_WORDS.search(folded)
    if month is None:
        return False
    year = int(month["year"]) if month["year"] is not None else issued.year
    return (year, int(month["month"])) < (issued.year, issued.month)


def _timed_back(folded: str, issued: date | None) -> bool:
    return starts_back(folded, issued.year if issued is not None else None) or is_over(folded, issued)


def tells(folded: str, issued: date | None) -> bool:
    """Tell whether a folded sentence tells what was or is, by its times or its verbs."""
    if _CAUSE.match(folded) is not None or _TURN.match(folded) is not None:
        return True
    if _timed_back(folded, issued) or tells_done(folded):
        return True
    stands = any(p.search(folded) is not None for p in (_STANDS, _PLAINLY, _SO_FAR))
    return stands and not orders_in(folded)


def opens_telling(folded: str, issued: date | None) -> bool:
    """Tell whether a folded sentence can open a review: a time that is over, how a matter stands."""
    if _timed_back(folded, issued):
        return True
    if (_PLAINLY.search(folded) is not None or _SO_FAR.match(folded) is not None) and not orders_in(folded):
        return True
    return (_MATTER.match(folded) is not None or _SINCE.match(folded) is not None) and tells(folded, issued)


def forecasts(folded: str) -> bool:
    """Tell whether a folded sentence says what may come."""
    return _FORECAST.match(folded) is not None


def orders_in(folded: str) -> bool:
    """Tell whether a folded sentence holds words with which somebody is told to act, or a day by which."""
    return _ORDERS.search(folded) is not None
