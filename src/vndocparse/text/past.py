"""Tell by its words whether a sentence tells what was, and where an opening hands over to work to come."""

import re

# `… ban hành Kế hoạch với các nội dung sau:`: here the opening hands over to what is set out
_HANDS_OVER = re.compile(
    r"(?<!\w)(?:như sau|sau đây|dưới đây|(?:nội dung|nhiệm vụ|công việc|giải pháp) sau)\s?[:.;]"
)
_PERIOD = (
    r"(?:(?:trong )?(?:thời gian|những năm|nhiều năm|các năm|nhiệm kỳ|năm|giai đoạn)(?: vừa)? qua"
    r"|(?:trong )?(?:hơn |gần )?(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    r" (?:năm|tháng|quý|nhiệm kỳ)"
    r" (?:vừa )?qua"
    r"|(?:trong )?(?:những năm|thời gian) gần đây|(?:tính |cho )?[đd]ến nay|hiện nay)(?!\w)"
)
# a year may be one to come: what is said of it must tell that it is over
_NAMED = (
    r"(?:(?:sau|qua)(?: hơn| gần)? (?:(?:\d{1,2}|\w{2,5}) )?(?:năm|tháng|quý|giai đoạn)(?! (?:tới|tiếp|\d))"
    r"|(?:trong )?(?:\d{1,2} tháng (?:đầu|cuối) )?năm (?P<year>\d{4})|(?:trong )?\d{1,2} tháng đầu năm"
    r"|từ đầu (?:năm|nhiệm kỳ))(?!\w)"
)
_STARTS_BACK = re.compile(rf"[\W\d]*(?:tuy nhiên|tuy vậy|{_PERIOD})")
_STARTS_NAMED = re.compile(rf"[\W\d]*{_NAMED}")
# `đã` behind a noun tells which one is meant (`những kết quả đã đạt được`), not what has happened;
# behind those who act it does (`các xã đã trồng`)
_WHICH = re.compile(
    r"(?<!\w)(?:(?:những|các|mọi)\s(?!(?:cấp|ngành|xã|huyện|tỉnh|sở|phòng|ban|cơ quan|đơn vị|địa phương|bản"
    r"|thôn|chi bộ|tổ chức|lực lượng|đoàn thể|doanh nghiệp|hộ|đồng chí)(?!\w))"
    r"|kết quả\s|thành tựu\s|thành quả\s|cơ sở\s|nội dung\s)(?:[^\W\d]+\s){0,9}?$"
)
_REACH = 120  # characters before `đã` in which such a noun stands
# `đúng thời gian Hội đồng đã định`: what somebody set tells which time is meant
_SET = r"(?:định|ấn định|quy định|đề ra|đặt ra|xác định|đăng ký|cam kết|nêu|thống nhất"
_SET += r"|giao|phân công|phê duyệt|duyệt|bố trí|phân bổ|ký|có)"
DID = re.compile(rf"(?<!\w)[đd]ã(?!\w)(?!\s{_SET}\s*(?:[.;,/]|$))")
_STATE = re.compile(
    rf"(?<!\w)(?:{_PERIOD}|vẫn còn|còn (?:xảy ra|tình trạng|nhiều|một số|hạn chế|chậm|thấp)"
    r"|(?:diễn biến|tiềm ẩn)(?: rất| hết sức| ngày càng| nhiều)? (?:phức tạp|nguy cơ)"
    r"|có chiều hướng|có xu hướng"
    r"|ghi nhận|xảy ra \d|cao hơn cùng kỳ|thấp hơn cùng kỳ)(?!\w)"
)
# of what is, and of what an aim wishes for
_LASTS = re.compile(r"(?<!\w)(?:tiếp tục được|được duy trì|ngày càng)(?!\w)")


def hands_over(folded: str) -> int | None:
    """Return where the opening of such a document hands over to what is set out, ``None`` for nowhere."""
    m = _HANDS_OVER.search(folded)
    return m.end() if m is not None else None


def starts_back(folded: str, year: int | None = None) -> bool:
    """Tell whether a folded text begins with a time that is over or lasts, or is told to be.

    ``year``: the document's own; what it tells of an earlier one is over.
    """
    if _STARTS_BACK.match(folded) is not None:
        return True
    named = _STARTS_NAMED.match(folded)
    if named is None:
        return False
    over = year is not None and named["year"] is not None and int(named["year"]) < year
    return over or tells_done(folded)


def tells_done(folded: str) -> bool:
    """Tell whether a folded sentence says of something that it is done, or still so."""
    return _LASTS.search(folded) is not None or _told_done(folded)


def _told_done(folded: str) -> bool:
    if _STATE.search(folded) is not None:
        return True
    return any(
        _WHICH.search(folded, max(0, m.start() - _REACH), m.start()) is None for m in DID.finditer(folded)
    )


def is_evident(folded: str, year: int | None = None) -> bool:
    """Tell whether a folded sentence says in words of its own that it tells what was or is."""
    return starts_back(folded, year) or _told_done(folded)
