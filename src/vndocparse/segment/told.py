"""Tell whether a sentence among orders tells what is so, or orders itself, and what is over by its day."""

import re
from datetime import date
from functools import partial

from vndocparse.lexicons.groups import words_of
from vndocparse.text.past import starts_back, tells_done

_beside = partial(words_of, "told_contexts")

# `Tính đến hết ngày 20/11/2025, …`, `đến 30/9/2024`: over where the document is younger
_UP_TO = re.compile(
    r"(?<!\w)(?:tính )?đến (?:hết "
    r"|thời điểm )*(?:ngày )?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})"
    r"[/.-](?P<year>\d{4})"
)
# `Đến 20/10 toàn Đảng bộ kết nạp …`: the year is the document's
_UP_TO_DAY = re.compile(
    r"[\W_]*(?:tính )?đến (?:hết )?(?:ngày )?(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![/\d])"
)
_UP_TO_WORDS = re.compile(
    r"(?<!\w)(?:tính đến|đến hết|đến cuối"
    r"|hết) (?:(?:ngày \d{1,2} )?tháng (?P<month>\d{1,2}))(?:(?:/| năm )(?P<year>\d{4}))?(?!\w)"
)
# what is said of how something stands; none of these is a verb that orders
_STANDS = re.compile(
    rf"(?<!\w)(?:{_beside('state')}|chưa(?! (?:đến|tới) hạn)|vẫn (?:còn|chậm|để)"
    rf"|còn (?:{_beside('still')}|\d)|mới (?:đạt|có|được)"
    rf"|(?:{_beside('affair')}|khâu [^,;.]{{2,40}}) (?:vẫn |còn |rất |khá )?chậm"
    rf"|không (?:đạt|kịp|đáp ứng được|đúng tiến độ)|bị {_beside('suffered')}"
    r"|dẫn đến (?:chậm|thiếu|tình trạng|việc)|(?:dần|từng bước|cơ bản"
    rf"|ngày càng) {_beside('came-to')}|đi vào (?:nền nếp|ổn định|hoạt động)"
    rf"|có (?:nhiều )?chuyển biến|được {_beside('was-kept')}|giữ (?:vững|được)"
    rf"|gặp (?:nhiều |không ít |một số )?(?:khó khăn|vướng mắc)|không {_beside('failed-to')} được"
    r"|đúng (?:tiến độ|hạn))(?!\w)"
)
_MATTER = re.compile(
    r"[\W_]*(?:(?:nhìn chung|về cơ bản|cơ bản),? "
    r"|trong (?:tháng|quý|tuần|kỳ)(?: qua| \d{1,2}(?:/\d{4})?)?, )?"
    rf"{_beside('matter')}(?!\w)"
)
# `Chi bộ có nhiều cố gắng …; song việc … có lúc chưa nghiêm`: praise and lack weighed in one sentence
_WEIGHED = re.compile(
    r"[^.;:]{0,160}?(?<!\w)(?:có (?:nhiều |một số )?(?:cố gắng|nỗ lực|tiến bộ|chuyển biến)"
    r"|cơ bản|đã)(?!\w)[^.:]{3,200}?[;,] (?:song|tuy nhiên|tuy vậy|nhưng),? [^.:]{3,120}?"
    r"(?<!\w)(?:chưa|còn|chậm|hạn chế|thiếu)(?!\w)"
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
    r"[\W_]*(?:từ đầu (?:năm|nhiệm kỳ|quý|vụ|tháng)|(?:trong |sau |qua )?"
    rf"(?:\d{{1,2}}|ba|sáu|chín) tháng(?: đầu năm| qua))(?!\w)[^;.]*?(?<!\w){_beside('so-far')} "
    r"(?:khoảng |gần |hơn )?\d"
)
_CAUSE = re.compile(
    r"[\W_]*(?:(?:những |các )?nguyên nhân|sở dĩ|trách nhiệm (?:này |chính |trước hết )?thuộc về"
    r"|(?:việc|tình trạng|những hạn chế|kết quả) [^,;:.]{0,40}"
    r"(?:là do|có nguyên nhân|bắt nguồn|xuất phát))(?!\w)"
)
_TURN = re.compile(rf"[\W_]*{_beside('turn')}(?!\w)")
_FORECAST = re.compile(
    r"[\W_]*(?:dự báo|(?:trong )?(?:thời gian tới|những (?:tháng|năm) tới"
    rf"|(?:các |những )?tháng cuối năm|tới đây)[^;:.]{{0,90}}{_beside('may-come')})(?!\w)"
)
_ORDERS = re.compile(
    rf"(?<!\w)(?:yêu cầu {_beside('asked')}|đề nghị (?!(?:cấp|của|cho|được|tại|xem xét cấp))"
    rf"|giao (?:cho )?{_beside('charged')}|chịu trách nhiệm|có trách nhiệm|chủ trì(?:,| phối)"
    rf"|(?:thì |nhất thiết )?phải (?!{_beside('must-else')})|cần {_beside('needs')}|phấn đấu"
    r"|không được|nghiêm cấm|(?:trước|chậm nhất|muộn nhất|xong trong)(?: là)? "
    r"(?:ngày|tháng|quý|năm)?\s?\d)(?!\w)"
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
    if (day := _UP_TO_DAY.match(folded)) is not None:
        return (int(day["month"]), int(day["day"])) <= (issued.month, issued.day)
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
    if _WEIGHED.match(folded) is not None and not orders_in(folded):
        return True
    if (_PLAINLY.search(folded) is not None or _SO_FAR.match(folded) is not None) and not orders_in(folded):
        return True
    return (_MATTER.match(folded) is not None or _SINCE.match(folded) is not None) and tells(folded, issued)


# what is said of a matter that is not as it should be
_LACKS = re.compile(
    r"(?<!\w)(?:chưa(?! (?:đến|tới) hạn)|vẫn (?:còn|chậm|để)"
    rf"|còn (?:{_beside('still')}|\d|diễn ra|tồn tại|chưa)"
    r"|mới (?:đạt|có|được|chỉ)|(?:đạt|rất|khá|quá) thấp|(?:rất|khá|quá) chậm|không đạt|bị"
    rf"|gặp (?:nhiều |không ít |một số )?(?:khó khăn|vướng mắc)|không {_beside('failed-to')} được"
    r"|chậm (?:so|tiến độ|được)|tái diễn|có chuyển biến|đi vào nền nếp|cơ bản ổn định)(?!\w)"
)
# `Qua kiểm tra cho thấy …`, `Do ảnh hưởng của bão, … bị sạt lở`, `Cơ bản ổn định`
_SEEN = re.compile(
    r"[\W_]*(?:qua (?:công tác )?(?:kiểm tra|rà soát|theo dõi|nắm tình hình|khảo sát|giám sát|thực tế"
    r"|đánh giá)(?!\w)[^.;:]{0,80}?(?:,|cho thấy)|do (?:ảnh hưởng|tác động) (?:của )?[^.;:,]{3,60},)"
)
# `cần được nắm chắc`, `, các thôn khẩn trương …`; not `đã được đẩy mạnh`
_ASKED = re.compile(
    r"(?<!đã )(?<!được )(?<!không )(?<!chưa )(?<!\w)"
    rf"(?:cần|phải (?!{_beside('must-else')})|sẽ|(?<!với )(?<!ứng )yêu cầu|đề nghị"
    r"|bảo đảm|đảm bảo|khẩn trương|tập trung|tăng cường|đẩy mạnh|chủ động)(?!\w)"
)
_SOME = re.compile(
    r"[\W_]*(?:một số|nhiều|còn|vẫn|hiện|hiện nay|riêng|cá biệt|trong đó|thậm chí|có nơi)(?!\w)"
)
_COUNTED = re.compile(r"(?<!\w)(?:được|đạt|bằng|hoàn thành|tăng|giảm|có|còn) (?:[^\W\d]+ ){0,3}\d")
_STEADY = re.compile(r"[\W_]*(?:cơ bản|tiếp tục|nhìn chung,?) ổn định(?!\w)")
# `Ban Thường vụ đánh giá tiến độ rất chậm`, `Hội nghị đánh giá cao …`
_JUDGED = re.compile(
    r"[\W_]*(?:ban thường vụ|ban chấp hành|thường trực|hội nghị)(?: [^\W\d_]+){0,4} "
    r"(?:đánh giá cao|(?:đánh giá|nhận thấy|cho rằng)"
    r"(?=[^.;]*(?<!\w)(?:còn|chưa|chậm|thấp|yếu|thiếu)(?!\w)))(?!\w)"
)
# who is named first acts: `Phòng Kinh tế rà soát các hộ chưa kê khai`
_WHO = re.compile(rf"[\W_]*(?:các |những |từng |mỗi )?{_beside('who-acts')}(?!\w)")


def reports(folded: str, issued: date | None, *, goes_on: bool) -> bool:
    """Tell whether a folded sentence of an item reports how a matter stands, by the plainest words only."""
    if orders_in(folded) or _ASKED.search(folded) is not None:
        return False
    if goes_on and (_CAUSE.match(folded) is not None or _TURN.match(folded) is not None):
        return True
    if _JUDGED.match(folded) is not None and (goes_on or "đánh giá cao" in folded):
        return True
    if _WHO.match(folded) is not None:
        return goes_on and tells_done(folded)
    if _STEADY.match(folded) is not None:
        return True
    back = starts_back(folded, issued.year if issued is not None else None)
    lacks = _LACKS.search(folded) is not None or tells_done(folded)
    if back or _SEEN.match(folded) is not None:
        return lacks or (back and _COUNTED.search(folded) is not None)
    matter = _MATTER.match(folded) is not None or _SINCE.match(folded) is not None
    some = goes_on and _SOME.match(folded) is not None
    return lacks and (matter or some or _PLAINLY.search(folded) is not None)


def forecasts(folded: str) -> bool:
    """Tell whether a folded sentence says what may come."""
    return _FORECAST.match(folded) is not None


def orders_in(folded: str) -> bool:
    """Tell whether a folded sentence holds words with which somebody is told to act, or a day by which."""
    return _ORDERS.search(folded) is not None
