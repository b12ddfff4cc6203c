"""Tell clauses of mere setting: what a place is like, what weather, prices, diseases did, what people ask.

A review tells such things beside what the bodies it reviews did; nobody did them. Among causes they count.
"""

import re

from vndocparse.extract.finding_facts import is_fact
from vndocparse.extract.finding_present import is_present

# `Năm 2029, bên cạnh thuận lợi, huyện gặp không ít khó khăn`, `Thực hiện Nghị quyết trong điều kiện khó khăn`
_HARD_TIMES = re.compile(
    r"(?:trong tỉnh, |trên địa bàn[^,;:.]{0,20}, |năm qua, )?(?:bên cạnh )?(?:những |các )?"
    r"(?:thuận lợi và (?:khó khăn|thách thức)|khó khăn và thuận lợi|thời cơ và thách thức)[^;,]{0,30}"
    r"(?:đan xen|song hành)|(?:(?:sáu|chín|ba|\d{1,2}) tháng (?:đầu|cuối) năm[^,;:.]{0,10}, )?"
    r"(?:[^,;:.]{0,40}\d{4}[^,;:.]{0,20}, |(?:trong )?(?:năm|thời gian|nhiệm kỳ|giai đoạn) [^,;:.]{2,20}, )?"
    r"(?:(?:bên cạnh|cùng với|ngoài) [^;:.]{0,20}thuận lợi[^;:.]{0,40}, )?"
    r"(?:(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|ngành|đảng bộ|cả nước|đất nước|nước ta|kinh tế)"
    r"(?: [^\W\d]+){0,4} |(?=gặp))(?:đã |cũng |còn |phải |tiếp tục ){0,2}"
    r"(?:gặp|đối mặt|đối mặt với|chịu tác động)(?: (?:phải|không ít|nhiều|rất nhiều|một số|những|của)){0,2} "
    r"(?:khó khăn|thách thức|biến động)"
    r"|(?:[^,;:.]{0,40}\d{4}[^,;:.]{0,20}, )?(?:[^\W\d]+ ){0,6}?(?:triển khai|thực hiện|diễn ra"
    r"|hoạt động|bước vào)"
    r"(?: [^\s,;:.]+){0,10}? trong (?:bối cảnh|điều kiện|tình hình|hoàn cảnh)(?!\w)"
)
# `Nhu cầu nhà ở rất lớn`, `Dân số cơ học tăng nhanh`, `Các thế lực thù địch tiếp tục chống phá`
_PRESSES = re.compile(
    r"(?:cùng với [^;:.]{3,160}, )?(?:(?:khối |số )?lượng (?:chất thải|rác|nước thải|phương tiện|xe|hồ sơ"
    r"|việc)"
    r"(?!\w)[^,;:.]{0,60}? (?:ngày (?:càng|một)|tăng (?:nhanh|mạnh))"
    r"|(?:nhu cầu|yêu cầu|áp lực|khối lượng công việc)(?!\w)[^,;:.]{0,60}?"
    r"(?<!\w)(?:ngày càng|rất|quá) (?:cao|lớn|nhiều|tăng|nặng nề|đa dạng)"
    r"|(?:tốc độ|quá trình) đô thị hóa|dân số cơ học|(?:các |những )?thế lực (?:thù địch|phản động))(?!\w)"
)
# what turns such a fact into somebody's work: it was met, held down, got over, or not
_MET = re.compile(
    r"(?<!\w)(?:nhưng|song|tuy nhiên|tuy vậy|với|nhờ|vẫn|chủ động|kịp thời|khắc phục|không|chưa|giảm dần"
    r"|được (?!(?:dự báo|cảnh báo|coi là|xem là)(?!\w))|đã (?:hoàn thành|chỉ đạo|nỗ lực|tập trung"
    r"|đạt)|bình ổn)(?!\w)"
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
_MANY = (
    r"(?:(?:các |những |nhiều |một số )?"
    r"(?:đợt|cơn|trận|loại|hiện tượng|tình hình|tình trạng|diễn biến) ){0,2}"
)
_WEATHER = (
    r"(?:thời tiết|khí hậu|thủy văn|thiên tai|rét|mưa|lũ|lụt|bão|áp thấp|dông|lốc|gió|sương muối|băng giá"
    r"|nắng|nắng nóng|hạn hán|khô hạn|hạn mặn|xâm nhập mặn|triều cường|sạt lở|động đất|lượng mưa|mực nước"
    r"|(?:lượng )?dòng chảy|lưu lượng|độ mặn|mặn (?=lấn|xâm nhập)|đỉnh triều|không khí lạnh|nền nhiệt"
    r"|nhiệt độ|el nino|la nina)(?!\w)"
)
_SICKNESS = (
    r"(?:làn sóng |ổ |mầm )?(?:đại dịch|dịch|bệnh)(?!\w)(?! (?:viện|xá|vụ|nhân|án|chuyển))[^;.:]{0,60}?"
    r"(?<!\w)(?:bùng phát|xuất hiện|lây lan|lan rộng|hoành hành|xâm nhiễm|diễn biến|đã có mặt)(?!\w)"
)
_UNSTEADY = r"(?:lên xuống|biến động|bấp bênh|thất thường|khó lường|không ổn định)"
_PRICE = (
    r"(?:giá|cước)(?!\w)(?! (?:trị|thành|đất|dịch vụ))[^;.:]{0,50}?"
    rf"(?<!\w)(?:{_UNSTEADY}|tăng|giảm|xuống|ở mức)(?!\w)"
    r"|thị trường [^;.:]{0,40}?(?<!\w)"
    rf"(?:{_UNSTEADY}|(?:bị )?thu hẹp|trầm lắng|khan hiếm|phục hồi chậm|cạnh tranh)(?!\w)"
)
_WORLD = (
    r"(?:(?:bối cảnh|tình hình|kinh tế|chính trị|an ninh|thương mại) ){1,3}"
    r"(?:thế giới|quốc tế|trong khu vực|khu vực)(?!\w)"
)
# `Bước vào năm 2022, tỉnh ta đứng trước nhiều khó khăn`
_FACED = re.compile(
    rf"(?:bước vào [^,;:.]{{3,40}},\s)?{_WHEN}[^,;:.]{{0,60}}?(?<!\w)(?:đứng trước|đối mặt với|bước vào)"
    r"\s[^;:.]{0,80}(?:khó khăn|thách thức|thuận lợi|biến động)(?!\w)"
)
_HAPPENED = re.compile(rf"{_WHEN}{_MANY}(?:{_WEATHER}|{_SICKNESS}|{_PRICE}|{_WORLD})")
# `Nậm Sơn là huyện vùng cao`, `Địa hình chia cắt`, `Tỉnh ta có đường biên giới dài`
_UNIT = r"(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|vùng|địa bàn|địa phương|khu vực|đô thị)"
_PLACE = re.compile(
    rf"(?:[^\W\d]+\s){{0,8}}?là (?:một )?(?:trong những )?{_UNIT} "
    r"(?:miền núi|vùng (?:cao|sâu|xa|núi|biên)|biên giới|biên cương|ven biển|hải đảo|bán sơn địa"
    r"|trung du|đồng bằng|thuần nông|nông nghiệp|nghèo|đặc biệt khó khăn|còn nhiều khó khăn"
    r"|mới (?:được )?(?:thành lập|chia tách|sáp nhập)"
    r"|có (?:địa hình|đường biên|diện tích|vị trí|đông|nhiều dân tộc|tỷ lệ hộ nghèo|bờ biển|dân số"
    r"|\d+ dân tộc)"
    r"|nằm |cách |giáp |rộng|nhiều dân tộc)"
    rf"|(?:{_UNIT}(?: ta| nhà)? (?:[^\W\d]+\s){{0,4}}?|[^\W\d]+ [^\W\d]+ )?"
    r"(?:có (?:đường biên giới|bờ biển|địa hình|diện tích tự nhiên|vị trí|\d+ dân tộc|nhiều dân tộc"
    r"|(?:đông|nhiều) (?:đồng bào|dân tộc|thành phần dân tộc))"
    r"|nằm (?:ở|trên|bên|dọc|cách|trong(?! (?:nhóm|tốp|top|số))|giữa|giáp)|giáp với|tiếp giáp)(?!\w)"
    r"|(?:địa hình|địa bàn|địa giới|dân cư|dân số|diện tích tự nhiên|vị trí địa lý|thổ nhưỡng"
    r"|điều kiện tự nhiên|độ dốc|giao thông đi lại|đường sá|khí hậu)"
    r"(?: [^\W\d]+){0,5}? (?:rộng|chia cắt|phức tạp|rải rác|phân tán|thưa|hiểm trở|khắc nghiệt|dốc"
    r"|trải dài|đông|lớn|khó khăn)(?!\w)"
)
_WORK = re.compile(
    r"(?<!\w)(?:đã|đạt|hoàn thành|nhưng|song|tuy nhiên|nên (?!nguy cơ)|quản lý|mở "
    r"rộng)(?!\w)"
)
_ACHIEVED = re.compile(r"(?<!\w)(?:đã|đạt|vẫn|được|hoàn thành|tăng|giảm|nhưng|song|tuy nhiên|nên|chưa)(?!\w)")
# `Ba khu công nghiệp đều nằm trong quy hoạch`
_LIES = re.compile(
    r"[^;.]{3,90} đều (?:nằm (?:trong|trên)|thuộc) (?:quy hoạch|vùng|địa bàn|diện|khu vực)(?!\w)"
)
# `Phần lớn cơ sở nằm ở các khu công nghiệp`: where things lie
_WHERE = re.compile(
    r"(?:phần lớn|đa số|phần đông|đa phần|hầu hết|đại bộ phận)(?: các| số)? [^;,:]{3,120}?"
    r" (?:nằm|đóng|phân bố|cư trú|sinh sống|tập trung) (?:chủ yếu |rải rác )?(?:ở|tại|trên|dọc|trong"
    r"|ven)(?!\w)"
    r"|(?:các|những|số) [^;,:]{2,50} (?:này|trên|đó)(?: đều| chủ yếu)? nằm (?:ở|tại|trên|dọc|trong|ven)(?!\w)"
)
# `Cử tri tiếp tục kiến nghị …`: a wish is nobody's result
_WISH = re.compile(
    r"(?:một số |nhiều |đa số |các )?(?:ý kiến )?"
    r"(?:cử tri|(?:quần chúng )?nhân dân|người dân|bà con|doanh nghiệp|báo chí|dư luận)"
    r"(?:,? (?:và )?(?:cử tri|nhân dân|người dân|doanh nghiệp|[^\W\d]+)){0,6}? "
    r"(?:(?:tiếp tục|cũng|đều|đã|rất|có ý kiến|có|đang|mong muốn|gửi|nhiều|quan tâm,) ){0,3}"
    r"(?:kiến nghị|đề nghị|đề xuất|phản ánh|mong|mong muốn|mong mỏi|nguyện vọng|băn khoăn)(?!\w)"
)
# what is told with the wish: it was not heard, or it is no wish but support
_BESIDE_WISH = re.compile(
    r"(?<!\w)(?:chưa|chậm|bức xúc|kéo dài|tồn đọng|nhưng|song|được giải quyết|tích cực|hưởng ứng|đồng thuận"
    r"|đồng tình|tin tưởng|phấn khởi)(?!\w)"
)
# `Nguy cơ cháy rừng là rất lớn`: a danger told for itself
_DANGER = re.compile(
    r"(?:.{0,80}?\snên )?(?:vì vậy,? |do đó,? )?nguy cơ\s[^;:]{0,80}?"
    r"(?:(?:rất|khá|là|vẫn|còn|luôn|ở mức|thường xuyên)\s){0,3}(?:cao|lớn|hiện hữu|thường trực|ở cấp)(?!\w)"
)
_OWED = re.compile(r"(?<!\w)(?:chưa|chậm|để xảy ra|buông lỏng|tiềm ẩn)(?!\w)")


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
    if told:
        return False
    if any(p.match(clause) is not None for p in (_PLACE, _LIES, _WHERE)):
        return _WORK.search(clause) is None
    hard = _HARD_TIMES.match(clause)
    if hard is not None and _ACHIEVED.search(clause, hard.end()) is None:
        return True
    if _FACED.match(clause) is not None or _PRESSES.match(clause) is not None:
        return _WORK.search(clause) is None
    happened = _HAPPENED.match(clause)
    return happened is not None and _MET.search(_NOT_STEADY.sub("", clause)) is None
