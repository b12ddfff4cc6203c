"""Tell facts from what is found: what a body or a work is, who answers, what inspectors did."""

import re

# what turns a fact into a finding: a state that is good or bad
_TOLD = re.compile(
    r"(?<!\w)(?:đã(?! (?:được (?:phê duyệt|khởi công|giao)|tiến hành|làm việc))|đạt|hoàn thành|vượt|chưa|chậm"
    r"|không|thiếu|vẫn|còn|bị|để xảy ra|tăng|giảm|tốt|kịp thời|đúng tiến độ|hiệu quả|nghiêm túc|kéo dài"
    r"|dở dang|sai|trái|thất thoát|vi phạm|lãng phí|nhưng|song|tuy nhiên|buông lỏng|thêm)(?!\w)"
)
# `Trách nhiệm chính thuộc về …`, `Đồng chí A chịu trách nhiệm về …`: who answers for what was found
_ANSWERS = re.compile(
    r"trách nhiệm(?: [^\W\d]+){0,8}? thuộc (?:về )?(?:tập thể|cá nhân|đồng chí|các đồng chí"
    r"|ban|đảng ủy|chi bộ|ủy ban|người|lãnh đạo|thường trực|chủ tịch|giám đốc|bí thư|huyện ủy|sở|phòng)(?!\w)"
    r"|(?:đồng chí|các đồng chí|tập thể|ban thường vụ|ban chấp hành|đảng ủy|chi ủy|chi bộ|ban cán sự đảng"
    r"|ông|bà"
    r"|lãnh đạo|thường trực|ủy ban nhân dân|người đứng đầu|chủ đầu tư|giám đốc)(?!\w)[^;:]{0,90}?"
    r" (?:phải |cùng |liên đới )?chịu trách nhiệm(?!\w)[^;]*$"
)
# `Đồng chí A sinh năm 1974, giữ chức …`
_PERSON = re.compile(
    r"(?:đồng chí|ông|bà)(?!\w)[^;:.]{2,60}?,? (?:sinh (?:năm|ngày)|quê (?:quán|ở)|vào đảng|kết nạp đảng"
    r"|được (?:bổ nhiệm|bầu|điều động|phân công) (?:giữ|làm)|giữ chức|đảm nhiệm chức)(?!\w)"
)
# `Tuyến đường do Công ty A thi công, dài 4 km`: what a work is, not how it went
_WORKS = (
    r"(?:(?:các |toàn bộ )?(?:tuyến đường|đường|tuyến kênh|công trình|dự án|gói thầu|hạng mục|hồ chứa|hồ"
    r"|cầu|kè|đập"
    r"|trụ sở|nhà văn hóa|nhà máy|trạm bơm|trạm|khu tái định cư|khu dân cư|trường|chợ))(?!\w)"
)
_BUILT = re.compile(
    _WORKS + r"[^;:.]{0,90}?(?:(?<!\w)do (?!nhân dân)[^;:.]{3,80}? (?:làm chủ đầu tư"
    r"|làm đại diện chủ đầu tư|thi công"
    r"|thiết kế|lập|giám sát|quản lý|đầu tư)(?!\w)"
    r"|(?: này| trên| nêu trên)? được (?:phê duyệt|khởi công|xây dựng|đầu tư xây dựng|bố trí vốn"
    r"|giao)[^;:.]{0,30}?"
    r" (?:năm|tháng|ngày) [\d/]+(?:[^\w;:.]|$)[^;:.]{0,60}(?:bảo hành|quyết toán|hiện do|quản lý)(?!\w))"
)
# `Đoàn kiểm tra đã làm việc với 12 chi bộ`
_INSPECTED = re.compile(
    r"(?:(?:thực hiện|căn cứ|theo|trong|qua|từ) [^;:]{2,220}?, )?(?:từ ngày [^;:]{4,40}?, )?"
    r"(?:(?<=, )(?:ủy ban kiểm tra|thanh tra|ban nội chính|ban tổ chức|ban pháp chế|ban kinh tế)(?!\w)"
    r"|(?:các )?(?:đoàn|tổ)(?: công tác)?(?: liên ngành)? (?:kiểm tra|giám sát|thanh tra|khảo sát|công tác"
    r"|thẩm tra)(?!\w))"
    r"[^;:]{0,80}? (?:đã )?(?:tiến hành|làm việc|thẩm tra|xác minh|nghe|nghiên cứu|khảo sát|tổ chức"
    r"|thông báo"
    r"|kiểm tra|giám sát|xem xét)(?!\w)(?![^;.]{0,240}(?<!\w)(?:phát hiện|cho thấy|chấn chỉnh|nhắc nhở"
    r"|xử lý)(?!\w))"
)
# `Theo Điều 59 Luật Đất đai, Ủy ban nhân dân huyện có thẩm quyền …`
_LAW = re.compile(
    r"(?:theo|căn cứ|tại) (?:quy định (?:tại|của) )?(?:khoản|điểm|điều|mục|luật|bộ luật|nghị định"
    r"|thông tư|quy định|quy"
    r" chế|điều lệ|pháp lệnh|hướng dẫn)(?!\w)[^;]{3,160}?, [^;]{2,80}?(?<!\w)(?:có thẩm quyền"
    r"|có trách nhiệm|phải|được"
    r" phép|chỉ được|không được|có quyền|thuộc thẩm quyền|thì|là)(?!\w)"
)
# `Công ty có trụ sở tại …`, `Ban Quản lý vừa là chủ đầu tư, vừa là …`, `Ban Kiểm soát do Đại hội bầu`
_BODY = re.compile(
    r"(?:[^\W\d]+ ){1,9}?(?:(?:có )?trụ sở (?:đặt )?tại|đặt trụ sở|hoạt động trong lĩnh vực"
    r"|hoạt động theo (?:luật|điều lệ"
    r"|quy chế|mô hình)|có (?:chức năng|nhiệm vụ|thẩm quyền)|vừa là [^;:.]{2,80}, vừa là"
    r"|là (?:một )?(?:đơn vị (?:sự nghiệp|trực thuộc|dự toán|thuộc|thành viên)|cơ quan (?:chuyên môn"
    r"|trực thuộc"
    r"|thường trực|tham mưu|ngang|thuộc|của)|tổ chức (?:chính trị|xã hội|đảng|cơ sở|thuộc)"
    r"|doanh nghiệp (?:nhà nước|100%))"
    r"|(?<!tự )(?<!lý )do [^;:.,]{3,60} (?<!được )(?:bầu|thành lập|bổ nhiệm|quản lý trực tiếp))(?!\w)"
    r"|trụ sở (?:chính )?(?:đặt )?tại(?!\w)"
    r"|(?:chức năng|nhiệm vụ|thẩm quyền)(?: chính)?(?: của [^;:.,]{2,50})? là(?!\w)"
    r"|(?:[^\W\d]+ ){1,9}?được thành lập (?:theo (?:quyết định|nghị quyết|nghị định)|năm \d|ngày \d"
    r"|từ (?:năm|tháng|ngày) \d)"
)
# `Ban Chấp hành gồm 13 đồng chí`, `Trường có 19 lớp với 612 học sinh`: who and what there is
_PART = (
    r"(?:đồng chí|đảng viên|chi bộ|đảng bộ|tổ chức|thành viên|ủy viên|cán bộ|công chức|viên chức|biên chế"
    r"|giáo viên"
    r"|học sinh|sinh viên|lớp|phòng|khoa|đơn vị|thôn|bản|buôn|ấp|làng|tổ|khu phố|xã|phường|thị trấn|huyện"
    r"|hộ|khẩu"
    r"|nhân khẩu|người|dân tộc|trường|ha|km|km2|hội viên|đoàn viên|chi hội|chi đoàn|nghìn|vạn|triệu"
    r"|lao động|đầu mối)"
)
_MADE_UP = re.compile(
    r"(?:(?:tính )?đến (?:nay|hết|tháng|ngày|thời điểm)[^;:,]{0,30}, |hiện nay,? |hiện,? )?"
    r"(?:[^\W\d]+ ){1,9}?(?:[\d –-]{4,12} )?(?:hiện )?(?:hiện có|có|gồm|gồm có|bao gồm)"
    r"(?: (?:tổng số|khoảng|trên|hơn|gần)){0,2} \d[\d.,]* " + _PART + r"(?!\w)[^;]*$"
)
# `Việc giao đất được thực hiện từ năm 2015 đến năm 2019.`
_WHEN = re.compile(
    r"[^,;:.]{3,90} được (?:thực hiện|tiến hành|triển khai|tổ chức|ký|ban hành|phê duyệt) (?:từ|trong|vào"
    r"|giai đoạn)"
    r" [\d\s/–-]*(?:(?:ngày|tháng|năm|giai đoạn|đến|hết|quý)\s?[\d\s/–-]*){1,6}\.?$"
    r"|(?:đợt|cuộc|kỳ|hội nghị|lễ|việc)(?!\w)[^,;:.]{2,60} (?:diễn ra|kéo dài|tiến hành|bắt đầu) (?:từ"
    r"|trong|vào)"
    r" [\d\s/–-]*(?:(?:ngày|tháng|năm|đến|hết|quý)\s?[\d\s/–-]*){1,6}\.?$"
)

_SURVEY = r"(?:thanh tra|kiểm tra|giám sát|kiểm toán|khảo sát|xác minh)"
# `Thời kỳ thanh tra từ năm 2020 đến năm 2022`, `Khi cần thiết, Đoàn xem xét …`, `xác minh tại Sở A`
_SURVEYED = re.compile(
    rf"(?:thời kỳ|thời hạn|thời gian|phạm vi|niên độ|mốc|đối tượng|nội dung|phương pháp) {_SURVEY}(?!\w)"
    r"|(?:khi cần thiết|ngoài ra|trong đó), (?:các )?(?:đoàn|tổ)(?!\w)[^;]{0,40} (?:xem xét|kiểm tra"
    r"|xác minh)"
    r"|(?:xác minh|làm việc|đối chiếu|kiểm tra thực tế|khảo sát) (?:thêm |trực tiếp )?(?:tại|với|ở)(?!\w)"
    r"|(?:nội dung |các |những )?(?:ý kiến |văn bản |báo cáo )?giải trình(?!\w)[^;]{0,140}?"
    r" (?:được|đã được) [^;]{0,40}?(?:chấp nhận|ghi nhận|xem xét|tiếp thu|cân nhắc)(?!\w)"
)
# `Quan hệ giữa các bên được quy định tại Luật …`: what the law says
_RULED = re.compile(
    r"[^;:]{3,160}? (?:được )?(?:quy định|điều chỉnh|thực hiện|áp dụng|tiến hành) (?:tại|bởi|theo|trong)"
    r" (?:quy định (?:tại|của) )?(?:các |điều \d+ |khoản \d+ )?"
    r"(?:luật|bộ luật|pháp lệnh|nghị định|thông tư|điều lệ)(?!\w)"
)


def is_fact(sentence: str) -> bool:
    """Tell whether a folded clause tells what somebody or something is, and nothing of how it went."""
    if _ANSWERS.match(sentence) is not None:
        return _BESIDE.search(sentence) is None
    if _LAW.match(sentence) is not None or _INSPECTED.match(sentence) is not None:
        return _AGAINST.search(sentence) is None
    if _WHEN.match(sentence) is not None:
        return True
    if _SURVEYED.match(sentence) is not None:
        return _FOUND_OUT.search(sentence) is None
    return any(p.match(sentence) is not None for p in (_PERSON, _BUILT, _BODY, _MADE_UP, _RULED)) and (
        _TOLD.search(sentence) is None
    )


_FOUND_OUT = re.compile(
    r"(?<!\w)(?:phát hiện|cho thấy|chưa|chậm|thiếu|sai|trái|nhưng|song|vẫn|còn (?!lại)|đạt|hoàn thành)(?!\w)"
)
_BESIDE = re.compile(r"(?<!\w)(?:chưa|không|thiếu|né tránh|đùn đẩy|đã (?!để)|nhưng|song)(?!\w)")
_AGAINST = re.compile(
    r"(?<!\w)(?:chưa|nhưng|song|tuy nhiên|vẫn|đạt|hoàn thành|song đến nay|không (?:thực hiện|chấp hành"
    r"|tổ chức))(?!\w)"
)
