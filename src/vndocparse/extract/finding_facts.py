"""Tell facts from what is found: what a body or a work is, who answers, what inspectors did."""

import re

from vndocparse.extract.finding_words import beside

# what turns a fact into a finding: a state that is good or bad
_TOLD = re.compile(
    rf"(?<!\w)(?:{beside('facts.told')}|đã(?! (?:được (?:phê duyệt|khởi công|giao)|tiến hành"
    r"|làm việc)))(?!\w)"
)
# `Trách nhiệm chính thuộc về …`, `Đồng chí A chịu trách nhiệm về …`: who answers for what was found
_ANSWERS = re.compile(
    rf"trách nhiệm(?: [^\W\d]+){{0,8}}? thuộc (?:về )?{beside('facts.lies-with')}(?!\w)"
    rf"|{beside('facts.who-answers')}(?!\w)[^;:]{{0,90}}? (?:phải |cùng "
    r"|liên đới )?chịu trách nhiệm(?!\w)[^;]*$"
)
# `Đồng chí A sinh năm 1974, giữ chức …`
_PERSON = re.compile(
    r"(?:đồng chí|ông|bà)(?!\w)[^;:.]{2,60}?,? (?:sinh (?:năm|ngày)|quê (?:quán|ở)|vào đảng|kết nạp đảng"
    r"|được (?:bổ nhiệm|bầu|điều động|phân công) (?:giữ|làm)|giữ chức|đảm nhiệm chức)(?!\w)"
)
# `Tuyến đường do Công ty A thi công, dài 4 km`: what a work is, not how it went
_WORKS = rf"(?:(?:các |toàn bộ )?{beside('facts.works')})(?!\w)"
_BUILT = re.compile(
    _WORKS
    + (
        rf"[^;:.]{{0,90}}?(?:(?<!\w)do (?!nhân dân)[^;:.]{{3,80}}? {beside('facts.built-by')}(?!\w)"
        rf"|(?: này| trên| nêu trên)? được {beside('facts.was-approved')}[^;:.]{{0,30}}? "
        r"(?:năm|tháng|ngày) [\d/]+(?:[^\w;:.]|$)[^;:.]{0,60}(?:bảo hành|quyết toán|hiện do|quản lý)"
        r"(?!\w))"
    )
)
# `Đoàn kiểm tra đã làm việc với 12 chi bộ`
_INSPECTED = re.compile(
    r"(?:(?:thực hiện|căn cứ|theo|trong|qua|từ) [^;:]{2,220}?, )?(?:từ ngày [^;:]{4,40}?, )?"
    rf"(?:(?<=, ){beside('facts.inspector')}(?!\w)|(?:các )?(?:đoàn|tổ)(?: công tác)?"
    rf"(?: liên ngành)? {beside('facts.kind-of-team')}(?!\w))[^;:]{{0,80}}? "
    rf"(?:đã )?{beside('facts.team-did')}(?!\w)(?![^;.]{{0,240}}(?<!\w)"
    r"(?:phát hiện|cho thấy|chấn chỉnh|nhắc nhở|xử lý)(?!\w))"
)
# `Theo Điều 59 Luật Đất đai, Ủy ban nhân dân huyện có thẩm quyền …`
_LAW = re.compile(
    rf"(?:theo|căn cứ|tại) (?:quy định (?:tại|của) )?{beside('facts.law-part')}"
    rf"(?!\w)[^;]{{3,160}}?, [^;]{{2,80}}?(?<!\w){beside('facts.law-lets')}(?!\w)"
)
# `Công ty có trụ sở tại …`, `Ban Quản lý vừa là chủ đầu tư, vừa là …`, `Ban Kiểm soát do Đại hội bầu`
_BODY = re.compile(
    r"(?:[^\W\d]+ ){1,9}?(?:(?:có )?trụ sở (?:đặt )?tại|đặt trụ sở|hoạt động trong lĩnh vực"
    r"|hoạt động theo (?:luật|điều lệ|quy chế|mô hình)|có (?:chức năng|nhiệm vụ|thẩm quyền)"
    r"|vừa là [^;:.]{2,80}, vừa là|là (?:một )?(?:đơn vị "
    rf"(?:sự nghiệp|trực thuộc|dự toán|thuộc|thành viên)|cơ quan {beside('facts.kind-of-office')}"
    r"|tổ chức (?:chính trị|xã hội|đảng|cơ sở|thuộc)|doanh nghiệp (?:nhà nước|100%))"
    r"|(?<!tự )(?<!lý )do [^;:.,]{3,60} (?<!được )(?:bầu|thành lập|bổ nhiệm|quản lý trực tiếp))"
    r"(?!\w)|trụ sở (?:chính )?(?:đặt )?tại(?!\w)|(?:chức năng|nhiệm vụ|thẩm quyền)(?: chính)?"
    r"(?: của [^;:.,]{2,50})? là(?!\w)|(?:[^\W\d]+ ){1,9}?được thành lập "
    r"(?:theo (?:quyết định|nghị quyết|nghị định)|năm \d|ngày \d|từ (?:năm|tháng|ngày) \d"
    # `Phường A được thành lập trên cơ sở sáp nhập …`: how a place came to be
    r"|(?:trên cơ sở|từ việc|từ|sau khi) (?:sáp nhập|hợp nhất|sắp xếp|nhập|chia tách|điều chỉnh)(?!\w))"
    # `diện tích 31,6 km2, dân số 48.215 người`: how large it is
    r"|(?:[^\W\d]+ ){0,4}?(?:có )?(?:tổng )?diện tích(?: tự nhiên)? (?:là |khoảng |trên |hơn |gần )?"
    r"\d[\d.,]*\s?(?:km2|km²|ha)(?:,| và|;) (?:quy mô )?dân số(?!\w)"
)
# `Ban Chấp hành gồm 13 đồng chí`, `Trường có 19 lớp với 612 học sinh`: who and what there is
_PART = rf"(?:{beside('facts.part')}|km2)"
_MADE_UP = re.compile(
    r"(?:(?:tính )?đến (?:nay|hết|tháng|ngày|thời điểm)[^;:,]{0,30}, |hiện nay,? |hiện,? )?"
    r"(?:[^\W\d]+ ){1,9}?(?:[\d –-]{4,12} )?(?:hiện )?(?:hiện có|có|gồm|gồm có|bao gồm)"
    r"(?: (?:tổng số|khoảng|trên|hơn|gần)){0,2} \d[\d.,]* " + _PART + r"(?!\w)[^;]*$"
)
# `Việc giao đất được thực hiện từ năm 2015 đến năm 2019.`
_WHEN = re.compile(
    rf"[^,;:.]{{3,90}} được {beside('facts.was-done')} (?:từ|trong|vào|giai đoạn) [\d\s/–-]*"
    rf"(?:{beside('facts.time-word')}\s?[\d\s/–-]*){{1,6}}\.?$"
    r"|(?:đợt|cuộc|kỳ|hội nghị|lễ|việc)(?!\w)[^,;:.]{2,60} (?:diễn ra|kéo dài|tiến hành|bắt đầu) "
    r"(?:từ|trong|vào) [\d\s/–-]*(?:(?:ngày|tháng|năm|đến|hết|quý)\s?[\d\s/–-]*){1,6}\.?$"
)

_SURVEY = beside("facts.survey")
# `Thời kỳ thanh tra từ năm 2020 đến năm 2022`, `Khi cần thiết, Đoàn xem xét …`, `xác minh tại Sở A`
_SURVEYED = re.compile(
    rf"{beside('facts.surveyed')} {_SURVEY}(?!\w)|(?:khi cần thiết|ngoài ra|trong đó), (?:các )?"
    r"(?:đoàn|tổ)(?!\w)[^;]{0,40} (?:xem xét|kiểm tra|xác minh)"
    r"|(?:xác minh|làm việc|đối chiếu|kiểm tra thực tế|khảo sát) (?:thêm |trực tiếp )?(?:tại|với|ở)"
    r"(?!\w)|(?:nội dung |các |những )?(?:ý kiến |văn bản |báo cáo )?giải trình(?!\w)[^;]{0,140}? "
    r"(?:được|đã được) [^;]{0,40}?(?:chấp nhận|ghi nhận|xem xét|tiếp thu|cân nhắc)(?!\w)"
)
# `Quan hệ giữa các bên được quy định tại Luật …`: what the law says
_RULED = re.compile(
    r"[^;:]{3,160}? (?:được )?(?:quy định|điều chỉnh|thực hiện|áp dụng|tiến hành) "
    r"(?:tại|bởi|theo|trong) (?:quy định (?:tại|của) )?(?:các |điều \d+ "
    rf"|khoản \d+ )?(?:{beside('facts.ruled')}|(?:quyết định|quy định|quy chế|nghị quyết) số)(?!\w)"
    # `Kho được chia thành 3 loại theo sức chứa`: how a thing is sorted
    r"|[^,;:.]{3,80} được (?:chia|phân|xếp) (?:thành|làm|ra) (?:\d+|hai|ba|bốn|năm|các) [^,;:.]{2,60}\.?$"
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


_FOUND_OUT = re.compile(rf"(?<!\w)(?:{beside('facts.found-out')}|còn (?!lại))(?!\w)")
_BESIDE = re.compile(rf"(?<!\w)(?:{beside('facts.beside')}|đã (?!để))(?!\w)")
_AGAINST = re.compile(rf"(?<!\w)(?:{beside('facts.against')}|không (?:thực hiện|chấp hành|tổ chức))(?!\w)")
