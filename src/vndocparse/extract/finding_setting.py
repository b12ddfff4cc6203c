"""Tell clauses of mere setting: what a place is like, what weather, prices, diseases did, what people ask.

A review tells such things beside what the bodies it reviews did; nobody did them. Among causes they count.
"""

import re

from vndocparse.extract.finding_facts import is_fact
from vndocparse.extract.finding_present import is_present
from vndocparse.extract.finding_words import beside

# `Năm 2029, bên cạnh thuận lợi, huyện gặp không ít khó khăn`, `Thực hiện Nghị quyết trong điều kiện khó khăn`
_HARD_TIMES = re.compile(
    r"(?:trong tỉnh, |trên địa bàn[^,;:.]{0,20}, |năm qua, )?(?:bên cạnh )?(?:những |các )?"
    r"(?:thuận lợi và (?:khó khăn|thách thức)|khó khăn và thuận lợi"
    r"|thời cơ và thách thức)[^;,]{0,30}(?:đan xen|song hành)"
    r"|(?:(?:sáu|chín|ba|\d{1,2}) tháng (?:đầu|cuối) năm[^,;:.]{0,10}, )?"
    r"(?:[^,;:.]{0,40}\d{4}[^,;:.]{0,20}, |(?:trong )?"
    r"(?:năm|thời gian|nhiệm kỳ|giai đoạn) [^,;:.]{2,20}, )?"
    r"(?:(?:bên cạnh|cùng với|ngoài) [^;:.]{0,20}thuận lợi[^;:.]{0,40}, )?"
    rf"(?:{beside('setting.who-met-troubles')}(?: [^\W\d]+){{0,4}} |(?=gặp))"
    r"(?:đã |cũng |còn |phải |tiếp tục ){0,2}(?:gặp|đối mặt|đối mặt với|chịu tác động)"
    rf"(?: {beside('setting.how-many-troubles')}){{0,2}} (?:khó khăn|thách thức|biến động)"
    r"|(?:[^,;:.]{0,40}\d{4}[^,;:.]{0,20}, )?(?:[^\W\d]+ ){0,6}?"
    r"(?:triển khai|thực hiện|diễn ra|hoạt động|bước vào)(?: [^\s,;:.]+){0,10}? trong "
    r"(?:bối cảnh|điều kiện|tình hình|hoàn cảnh)(?!\w)"
)
# `Nhu cầu nhà ở rất lớn`, `Dân số cơ học tăng nhanh`, `Các thế lực thù địch tiếp tục chống phá`
_PRESSES = re.compile(
    rf"(?:cùng với [^;:.]{{3,160}}, )?(?:(?:khối |số )?lượng {beside('setting.load')}"
    r"(?!\w)[^,;:.]{0,60}? (?:ngày (?:càng|một)|tăng (?:nhanh|mạnh))"
    r"|(?:nhu cầu|yêu cầu|áp lực|khối lượng công việc)(?!\w)[^,;:.]{0,60}?(?<!\w)"
    r"(?:ngày càng|rất|quá) (?:cao|lớn|nhiều|tăng|nặng nề|đa dạng)|(?:tốc độ|quá trình) đô thị hóa"
    r"|dân số cơ học|(?:các |những )?thế lực (?:thù địch|phản động))(?!\w)"
)
# `Thành phố hiện có 1.200 bãi đỗ xe, …, gây áp lực lớn cho công tác quản lý`: how much there is to look after
_WEIGHS = re.compile(
    r"[^;:.]{2,60}? (?:hiện|hiện nay|hiện đang) có (?:khoảng |trên |hơn |gần )?\d"
    r"(?![^;]*(?<!\w)(?:chưa|thiếu|không|hư hỏng|xuống cấp)(?!\w))"
    r"[^;:]{0,160}(?:gây|tạo)(?: ra| nên)? (?:nhiều )?(?:áp lực|sức ép)(?!\w)"
)
# what turns such a fact into somebody's work: it was met, held down, got over, or not
_MET = re.compile(
    rf"(?<!\w)(?:{beside('setting.met')}|được (?!(?:dự báo|cảnh báo|coi là|xem là)(?!\w))"
    r"|đã (?:hoàn thành|chỉ đạo|nỗ lực|tập trung|đạt))(?!\w)"
)
_NOT_STEADY = re.compile(
    r"không (?:ổn định|thuận lợi|đồng đều|bền vững)(?!\w)|vẫn (?:đứng |giữ |neo |còn )?(?:ở mức )?cao(?!\w)"
    r"|vẫn (?:đứng|giữ|neo|còn) ở mức(?!\w)"
)
# `đầu năm`, `Từ tháng 4 đến nay,`, `Vụ xuân năm nay`, `Năm 2021,`: when it was
_SEASON = r"(?:năm|tháng|quý|vụ|mùa|kỳ)"
_WHEN = (
    r"(?:(?:ngay |vào |trong |từ |đến )?(?:đầu|giữa|cuối|những tháng (?:đầu|cuối)|nửa (?:đầu|cuối))\s"
    rf"{_SEASON}(?:\s[\d/]{{1,7}}| nay)?(?: đến nay)?,?\s"
    r"|(?:trong )?năm (?:\d{4}|qua|nay),?\s"
    r"|(?:trong )?(?:thời gian|những năm|những ngày) (?:vừa |gần )?(?:qua|đây),?\s|hiện nay,?\s"
    r"|bước vào\s[^,;:.]{3,60},\s|(?:rạng sáng |đêm )?ngày\s[\d/]+,\s"
    r"|(?:vụ|mùa)\s[^,;.:]{2,25}?,?\s|(?:quý|tháng) [\divx/]{1,7}(?: năm (?:nay|\d{4}))?,?\s"
    r"|từ\s[^,;.:]{3,40}? đến nay,?\s"
    rf"|trong {_SEASON}(?:\s[\d/]{{1,7}}| qua| này)?,?\s){{0,2}}"
)
_MANY = rf"(?:(?:các |những |nhiều |một số )?{beside('setting.kind-of-event')} ){{0,2}}"
_WEATHER = rf"(?:{beside('setting.weather')}|(?:lượng )?dòng chảy|mặn (?=lấn|xâm nhập))(?!\w)"
_SICKNESS = (
    r"(?:làn sóng |ổ |mầm )?(?:đại dịch|dịch|bệnh)(?!\w)(?! "
    rf"(?:viện|xá|vụ|nhân|án|chuyển))[^;.:]{{0,60}}?(?<!\w){beside('setting.spreads')}(?!\w)"
)
_UNSTEADY = beside("setting.unsteady")
_PRICE = (
    r"(?:giá|cước)(?!\w)(?! (?:trị|thành|đất|dịch vụ))[^;.:]{0,50}?"
    rf"(?<!\w)(?:{_UNSTEADY}|tăng|giảm|xuống|ở mức)(?!\w)"
    r"|thị trường [^;.:]{0,40}?(?<!\w)"
    rf"(?:{_UNSTEADY}|(?:bị )?thu hẹp|trầm lắng|khan hiếm|phục hồi chậm|cạnh tranh)(?!\w)"
)
_WORLD = rf"(?:{beside('setting.affairs')} ){{1,3}}(?:thế giới|quốc tế|trong khu vực|khu vực)(?!\w)"
# `Bước vào năm 2022, tỉnh ta đứng trước nhiều khó khăn`
_FACED = re.compile(
    rf"(?:bước vào [^,;:.]{{3,40}},\s)?{_WHEN}[^,;:.]{{0,60}}?(?<!\w)(?:đứng trước|đối mặt với|bước vào)"
    r"\s[^;:.]{0,80}(?:khó khăn|thách thức|thuận lợi|biến động)(?!\w)"
)
_HAPPENED = re.compile(rf"{_WHEN}{_MANY}(?:{_WEATHER}|{_SICKNESS}|{_PRICE}|{_WORLD})")
# `Nậm Sơn là huyện vùng cao`, `Địa hình chia cắt`, `Tỉnh ta có đường biên giới dài`
_UNIT = beside("setting.unit")
_PLACE = re.compile(
    rf"(?:[^\W\d]+\s){{0,8}}?là (?:một )?(?:trong những )?{_UNIT} "
    rf"(?:{beside('setting.place-is')}|vùng (?:cao|sâu|xa|núi|biên)"
    rf"|mới (?:được )?(?:thành lập|chia tách|sáp nhập)|có (?:{beside('setting.place-has')}|\d+ dân tộc)"
    rf"|nằm |cách |giáp )|(?:{_UNIT}(?: ta| nhà)? (?:[^\W\d]+\s){{0,4}}?|[^\W\d]+ [^\W\d]+ )?"
    rf"(?:có (?:{beside('setting.unit-has')}|\d+ dân tộc|(?:đông|nhiều) "
    r"(?:đồng bào|dân tộc|thành phần dân tộc))|nằm (?:ở|trên|bên|dọc|cách"
    r"|trong(?! (?:nhóm|tốp|top|số))|giữa|giáp)|giáp với|tiếp giáp)(?!\w)"
    rf"|{beside('setting.ground')}(?: [^\W\d]+){{0,5}}? {beside('setting.ground-is')}(?!\w)"
)
_WORK = re.compile(rf"(?<!\w)(?:{beside('setting.work')}|nên (?!nguy cơ))(?!\w)")
_ACHIEVED = re.compile(rf"(?<!\w){beside('setting.achieved')}(?!\w)")
# `Ba khu công nghiệp đều nằm trong quy hoạch`
_LIES = re.compile(
    r"[^;.]{3,90} đều (?:nằm (?:trong|trên)|thuộc) (?:quy hoạch|vùng|địa bàn|diện|khu vực)(?!\w)"
)
# `Phần lớn cơ sở nằm ở các khu công nghiệp`: where things lie
_WHERE = re.compile(
    rf"{beside('setting.most')}(?: các| số)? [^;,:]{{3,120}}? {beside('setting.lies')} "
    r"(?:chủ yếu |rải rác )?(?:ở|tại|trên|dọc|trong|ven)(?!\w)"
    r"|(?:các|những|số) [^;,:]{2,50} (?:này|trên|đó)(?: đều| chủ yếu)? nằm "
    r"(?:ở|tại|trên|dọc|trong|ven)(?!\w)"
)
# `Cử tri tiếp tục kiến nghị …`: a wish is nobody's result
_WISH = re.compile(
    rf"(?:một số |nhiều |đa số |các )?(?:ý kiến )?(?:{beside('setting.who-wishes')}"
    r"|(?:quần chúng )?nhân dân)(?:,? (?:và )?(?:cử tri|nhân dân|người dân|doanh nghiệp"
    rf"|[^\W\d]+)){{0,6}}? (?:(?:{beside('setting.before-wish')}"
    rf"|quan tâm,) ){{0,3}}{beside('setting.wishes')}(?!\w)"
)
# what is told with the wish: it was not heard, or it is no wish but support
_BESIDE_WISH = re.compile(rf"(?<!\w){beside('setting.beside-wish')}(?!\w)")
# `Nguy cơ cháy rừng là rất lớn`: a danger told for itself
_DANGER = re.compile(
    r"(?:.{0,80}?\snên )?(?:vì vậy,? |do đó,? )?nguy cơ\s[^;:]{0,80}?"
    rf"(?:{beside('setting.danger-link')}\s){{0,3}}(?:cao|lớn|hiện hữu|thường trực|ở cấp)(?!\w)"
)
_OWED = re.compile(r"(?<!\w)(?:chưa|chậm|để xảy ra|buông lỏng|tiềm ẩn)(?!\w)")


# `Sạt lở bờ biển, ô nhiễm rác thải nhựa diễn biến phức tạp`: dirt stands for what was not done
_MADE_BY_MEN = re.compile(r"(?<!\w)(?:ô nhiễm|rác thải|phá rừng|xả thải)(?!\w)")


def is_setting_clause(clause: str, *, told: bool) -> bool:
    """Tell whether a folded clause of a review tells a mere setting.

    ``told``: its part tells limitations, where weather, prices and a hard ground are counted among them.
    """
    if is_fact(clause) or is_present(clause, told=told):
        return True
    if _WISH.match(clause) is not None:
        return _BESIDE_WISH.search(clause) is None
    if _DANGER.match(clause) is not None and _OWED.search(clause) is None:
        return True
    if told or _MADE_BY_MEN.search(clause) is not None:
        return False
    if any(p.match(clause) is not None for p in (_PLACE, _LIES, _WHERE)):
        return _WORK.search(clause) is None
    hard = _HARD_TIMES.match(clause)
    if hard is not None and _ACHIEVED.search(clause, hard.end()) is None:
        return True
    if _WEIGHS.match(clause) is not None:
        return True
    if _FACED.match(clause) is not None or _PRESSES.match(clause) is not None:
        return _WORK.search(clause) is None
    happened = _HAPPENED.match(clause)
    return happened is not None and _MET.search(_NOT_STEADY.sub("", clause)) is None
