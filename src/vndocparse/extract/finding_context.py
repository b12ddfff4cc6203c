"""Tell what surrounds a review from what it finds: grounds, what nature did, what a year is or was."""

import re

from vndocparse.extract.finding_cues import holds
from vndocparse.extract.finding_general import is_general, is_lasting
from vndocparse.extract.finding_tone import tone
from vndocparse.extract.finding_words import beside
from vndocparse.lexicons.part_names import named_roles

# `Toàn tỉnh hiện có 511 trường học.`: a stock is no finding
_STOCK = re.compile(
    r"(?:(?:đến nay|hiện nay|sau (?:khi )?(?:sáp nhập|sắp xếp|hợp nhất|chia tách)[^,;.]{0,30}),? "
    rf"|hiện )?(?:(?:nhiệm kỳ|năm) [\d\s–-]{{4,13}}, )?{beside('context.whole')}\s(?:\w+\s){{0,6}}?"
    rf"(?:hiện\s|hiện nay\s)?có\s(?:\d|{beside('context.few-numbers')} )[^;]{{0,80}}\.?$"
)
_PEOPLE = re.compile(r"(?:dân số|diện tích tự nhiên)(?!\w)[^,;:.\d]{0,60}\d")
# `Đợt mưa lũ vừa qua đã gây thiệt hại …: 02 người chết`: what nature did is a fact, nobody's fault
_DISASTER = re.compile(
    r"(?:do ảnh hưởng (?:của |từ )?)?(?:(?:đợt|cơn|trận|các đợt"
    rf"|các trận) )?{beside('context.disaster')}(?!\w)(?![^.;]{{0,80}}"
    r"(?:được|không|chủ động|khắc phục|chưa|chậm|ô nhiễm|diễn biến)(?!\w))[^.;]{0,80}thiệt hại"
)
# `Những ngày qua, khu vực X đã xảy ra mưa, lũ lớn …; ảnh hưởng đến …`: what came over a place
_STRUCK = re.compile(
    r"(?:trong )?(?:những |mấy |các |\d+ )?(?:ngày|tuần|tháng)(?: gần đây| qua| vừa qua),[^;:.]{0,80}?"
    r" (?:đã )?(?:xảy ra|xuất hiện|hứng chịu|chịu ảnh hưởng(?: nặng nề)?(?: của)?)[^;:.,]{0,24}"
    r" (?:mưa|lũ|bão|áp thấp|động đất|hạn hán)(?!.*(?<!\w)(?:khắc phục|ứng phó|chưa|chủ động)(?!\w))",
    re.DOTALL,
)
# `Từ ngày 06/10 đã có mưa to`, `Hồ đang ở cao trình 56,8 m`: the weather and the water, nobody's work
_WEATHER = re.compile(
    r"(?!.*(?<!\w)(?:thiệt hại|khắc phục|chậm|chủ động|kịp thời|không|chưa|được|làm|gây)(?!\w)).*?(?<!\w)"
    r"(?:(?:có|xuất hiện|xảy ra) (?:\d+ |một |các )?(?:đợt |trận |cơn )?(?:mưa|dông|lốc|gió|rét)"
    r"(?:,? (?:lũ|bão|giông))?(?: đặc biệt| rất)? (?:to|lớn|vừa|mạnh|đậm)"
    r"|lượng mưa|mực nước|cao trình|báo động (?:i{1,3}|[123]))(?!\w)",
    re.DOTALL,
)
# `Thực hiện Nghị quyết số …;`: a ground of what is decided
_GROUND = re.compile(r"(?:thực hiện|căn cứ|theo|xét)\s.*;$", re.DOTALL)
# `Năm 2025 là năm cuối của nhiệm kỳ`, `Đây là giai đoạn then chốt`: what a time is in itself
_TIME = (
    r"(?:(?:(?:sáu|chín|ba|\d{1,2}) tháng (?:đầu|cuối) |nửa (?:đầu|cuối) )?năm \d{4}|(?:sáu|chín"
    r"|ba) tháng qua|tháng \d{1,2}(?:/\d{4}| năm \d{4})?|(?:nhiệm kỳ|giai đoạn) [\d\s–-]{4,14}"
    r"|quý [ivx]{1,3}(?:/\d{4})?|đây|năm nay|năm qua)"
)
_IS = re.compile(
    _TIME
    + (
        r"(?:[^,;.:]{0,40}?|,) (?:là|được xác định là|được coi là|cũng là) "
        rf"(?:một trong những |những |một )?{beside('context.time-noun')}(?!\w)"
    )
)
_TO_COME = re.compile(
    rf"(?:dự báo|dự kiến|theo {beside('context.to-come')})(?!\w)"
    r"|(?:trong )?(?:những |mấy |vài |các |\d+ )?(?:ngày|giờ|tuần|mùa (?:mưa|khô|bão|lũ))"
    r"(?: sắp)? tới(?!\w)|(?:từ nay đến|(?:trong )?(?:thời gian|giai đoạn|nhiệm kỳ|những năm) tới"
    r"|(?:năm|tháng|quý|những tháng) tới|sắp tới)(?!\w)|[^;]{0,60}?, theo "
    r"(?:dự báo|nhận định|cảnh báo)(?!\w)"
)
# `thời tiết được dự báo rét đậm`
_FORESEEN = re.compile(
    r"(?<!\w)(?:được (?:dự báo|cảnh báo|dự kiến)|(?<!so với )dự kiến(?! (?:ban đầu|kế hoạch))"
    r"|(?:nhận định|dự đoán|cảnh báo|đánh giá) (?:là )?(?:có )?nguy cơ"
    rf"|có khả năng {beside('context.foreseen')})(?!\w)"
)
# `Thực hiện Kế hoạch số … đã được Giám đốc Sở phê duyệt tại Quyết định số …`: the ground, no result
_APPROVED = re.compile(
    rf"(?:thực hiện|triển khai|căn cứ|theo)\s(?:nội dung\s)?{beside('context.approved')}"
    r"(?:\s\w+){0,4}\ssố\s[^;:]*?được [^,;:]{0,60}?(?:phê duyệt|ban hành|thông qua|chấp thuận)"
    r"(?!\w)[^,;:]*$"
)
# `Những hạn chế này cần được nhìn nhận`: what is asked of a shortcoming is not the shortcoming
_TO_MEND = re.compile(
    r"(?:những|các|mọi)\s(?:[^\W\d]+,?\s){1,5}?(?:này|trên|đó|nói trên|nêu trên)\s"
    r"(?:rất |đòi hỏi )?(?:c[âầ]n|phải|sẽ|đòi hỏi)(?!\w)"
)
# `Trong bối cảnh đó, các ngành phải nỗ lực hơn`: what the time asks for
_ASKED = re.compile(
    r"(?:trong|trước) (?:bối cảnh|tình hình|điều kiện|hoàn cảnh|yêu cầu) (?:đó|này|ấy|trên|nêu trên)(?!\w)"
    r"[^;.]*?(?<!\w)(?:chúng ta|các cấp|các ngành|toàn đảng|mỗi|mọi|cả hệ thống)(?!\w)[^;.,]{0,60}? "
    r"(?:phải|cần)(?!\w)"
)
# `Thực hiện Nghị quyết số … của Chính phủ về … năm 2026.`: the ground of what the next sentence tells
_ALONE = re.compile(
    rf"(?:thực hiện|căn cứ|triển khai) {beside('context.approved')}(?: \w+){{0,4}} số \d[^;:]* "
    r"của [^;:,]+ về "
    r"(?!.*(?<!\w)(?:đã|được|đạt|còn|chưa|vẫn|tăng|giảm)(?!\w))(?!.*, (?:ngành|các|tỉnh|huyện|xã|thành"
    r"|ubnd|ủy|sở|công an|ban|chi|đảng|cục|toàn|đến|trong|hội|phòng|đơn vị|quận|phường|cấp|hệ)(?!\w))[^;:]*$",
    re.DOTALL,
)
_WILL = re.compile(r"(?<!\w)(?:sẽ|có thể phải|có thể sẽ)(?!\w)")
# `Hạn chế, khuyết điểm.`: a heading that ends with a full stop
_ONLY_NAMED = re.compile(rf"(?:[a-zđ]\) )?[\W\d]*(?:{beside('context.only-named')}[\s,:.]*){{1,10}}$")
_REVIEWS = frozenset({"situation", "achievement", "limitation", "cause", "lesson", "context"})
# `Nghị quyết được ban hành trong bối cảnh …`: when a document came is no result of it
_CAME = re.compile(
    rf"{beside('context.came')}(?!\w)[^,;.]{{0,60}}(?:(?:được ban hành|ra đời|được triển khai"
    r"|được thực hiện) (?:trong|giữa) (?:bối cảnh|điều kiện|lúc)(?!\w)"
    r"|(?:được )?(?:ban hành|ký|ra đời) (?:vào |từ )?(?:ngày|tháng|năm) [\d/]+\.?$)"
)
# `Đại hội … diễn ra từ ngày …`, `Đại hội đại biểu … lần thứ XI;`: that it met
_MET = re.compile(
    r"(?:đại hội|hội nghị)(?: [^\W\d_]+){0,12}? lần thứ (?:[ivxl]+|\d{1,2})"
    r"(?:,? (?:khóa|nhiệm kỳ) [\divxl –-]{1,14})?"
    r"(?: (?:diễn ra|họp|được tổ chức) (?:từ |vào )?ngày .*|[;:.]?$)"
)
# `Tình hình thế giới diễn biến phức tạp`, `Giá vật tư tăng cao`: what happened outside
_OUTSIDE = re.compile(
    r"(?:theo [^,;:.]{3,60}, )?(?:tính đến [^,;:.]{3,30}, )?(?:trên |tại |ở )?"
    r"(?:(?:bối cảnh|tình hình|kinh tế|chính trị|an ninh) ){0,3}"
    r"(?:thế giới|quốc tế|trong nước|nhiều nước)(?!\w)|(?:(?:bối cảnh|tình hình|kinh tế|chính trị"
    rf"|an ninh) ){{1,3}}(?:trong )?khu vực(?!\w)|(?:{beside('context.outside')}"
    r"|suy thoái (?:kinh tế|toàn cầu))(?!\w)(?![^,;:.]{0,40}(?:được|đã) "
    r"(?:kiểm soát|khống chế|ngăn chặn|đẩy lùi))|giá (?:cả |xăng|dầu|vật tư|nguyên|phân|thức ăn)"
    r"(?![^,;:.]{0,40}(?:được|bình ổn))"
)
# `Văn hoá - xã hội`, `Về kinh tế`: a heading in small letters whose mark was lost
_NAME_WORDS = 18  # longest such heading
_SAYS = re.compile(rf"(?<!\w){beside('context.says')}(?!\w)|%")
_NAMES = re.compile(rf"[\W\d]*{beside('context.names')}(?!\w)")
_BUT = re.compile(rf"(?:^|[,;.] ?){beside('context.but')}(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:đã|hoàn thành|đạt)(?!\w)")
# `Năm 2023 là năm bản lề, hoàn thành 18/20 chỉ tiêu`; `… để hoàn thành các mục tiêu` reaches nothing yet
_REACHED = re.compile(
    r"(?<!\w)(?:đã|đạt (?:được|và|nhiều|\d)|hoàn thành (?:được|và|vượt|toàn diện|xuất sắc|\d))(?!\w)"
)
# `Mùa khô đã bắt đầu, nguy cơ cháy rất cao`
_SEASON = re.compile(
    r"(?:hiện nay,? |hiện |hằng năm,? )?(?:(?:đã |đang )?(?:là|vào|trong|bước vào) )?"
    rf"(?:thời kỳ |thời điểm )?(?:cao điểm )?(?:của )?mùa {beside('context.season')}(?!\w)"
)


def is_circumstance(sentence: str, *, blamed: bool) -> bool:
    """Tell whether a folded sentence tells a ground, a fact of nature, or how a time or place is in itself.

    ``blamed``: its part tells limitations, causes or lessons, where what happened outside counts.
    """
    if is_general(sentence) or any(
        p.match(sentence) is not None for p in (_TO_COME, _TO_MEND, _APPROVED, _ASKED, _ALONE)
    ):
        return True
    if _MET.match(sentence) is not None:
        return True
    if _FORESEEN.search(sentence) is not None and _DONE.search(sentence) is None:
        return True
    if _WILL.search(sentence) is not None and _DONE.search(sentence) is None:
        return True
    if blamed:
        return False
    if _CAME.match(sentence) is not None:
        return _BUT.search(sentence) is None
    if any(p.match(sentence) is not None for p in (_DISASTER, _STRUCK, _WEATHER, _GROUND)):
        return True
    what_is = _IS.match(sentence)
    if what_is is not None:
        return (
            _REACHED.search(sentence, what_is.end()) is None and _BUT.search(sentence, what_is.end()) is None
        )
    outside = _OUTSIDE.match(sentence) is not None or _SEASON.match(sentence) is not None
    return outside and _BUT.search(sentence) is None


def is_setting(sentence: str) -> bool:
    """Tell whether a folded sentence tells what nature or the world did, or what a time is: nobody's task."""
    return is_lasting(sentence) or any(p.match(sentence) is not None for p in (_DISASTER, _OUTSIDE, _IS))


def is_only_named(sentence: str) -> bool:
    """Tell whether a folded sentence is nothing but the name of a part: `Hạn chế, khuyết điểm.`"""
    return _ONLY_NAMED.match(sentence) is not None or bool(
        _REVIEWS.issuperset(named_roles(sentence) or ("",))
    )


def is_name(sentence: str) -> bool:
    """Tell whether a folded line that ends without a mark only names a matter: `Văn hoá - xã hội`."""
    words = len(sentence.split())
    if sentence.rstrip("*_ ")[-1:] in ".;:,!?…" or words > _NAME_WORDS or _SAYS.search(sentence) is not None:
        return False
    if _NAMES.match(sentence) is not None:
        return True
    return not holds("predicate", sentence) and re.search(r"\d", sentence) is None


def is_stock(sentence: str) -> bool:
    """Tell whether a folded sentence counts what there is: `Toàn tỉnh hiện có 511 trường học.`"""
    return (_STOCK.match(sentence) is not None or _PEOPLE.match(sentence) is not None) and not tone(
        sentence
    ).balance
