"""Tell what is so in general from what a review finds: what a thing is, what a law says, who was charged."""

import re

from vndocparse.extract.finding_words import beside

# `Bệnh dại là bệnh truyền nhiễm, khi đã lên cơn thì …`: what a thing is, whenever it is met
_KIND_OF = re.compile(
    rf"[^,;:.]{{2,50}} là (?:một |những |các )?(?:loại |dạng |căn )?{beside('general.kind-of')}(?!\w)"
    rf"(?![^.;]{{0,160}}(?<!\w)(?:{beside('general.judged')}|nhưng(?! không))(?!\w))"
)
# `Đại hội lần thứ XI đã xác định du lịch là …`: what a congress, a law or a resolution says
_SAYS_SO = re.compile(
    rf"(?:tại )?{beside('general.paper')}(?!\w)[^;:.]{{0,110}}? "
    rf"(?:đã |cũng đã |cũng |tiếp tục )?{beside('general.lays-down')}(?!\w)"
    r"(?![^.;]{0,200}(?<!\w)(?:đạt|chưa|(?<!không )còn|vượt|kết quả)(?!\w))"
)
# `Bộ A đã có văn bản đề nghị các địa phương …`: what bodies above asked for
_ASKED_ABOVE = re.compile(
    rf"{beside('general.asked-above')}(?!\w)[^;:.]{{0,60}} (?:đã |tiếp tục )?(?:có|ban hành|gửi|ra)"
    r"(?: [^\W\d]+){0,3} (?:văn bản|công văn|công điện|chỉ thị)(?!\w)[^;:]{0,120}?"
    r"(?:yêu cầu|đề nghị|đôn đốc)(?!\w)"
)
# `Huyện được thành lập năm 1975`, `Ngày hội được tổ chức vào tháng 3 hằng năm`: since when a thing is
_SINCE = re.compile(
    r"[^,;:.]{3,60} được (?:thành lập|tái lập|tổ chức|lấy làm|chọn làm) (?:vào |từ |chính thức )?"
    r"(?:năm|tháng|ngày)(?!\w)(?![^.;]{0,120}(?<!\w)(?:đã|đạt|hoàn thành)(?!\w))"
)
# `Ban Tổ chức đã được Ban Thường vụ giao chủ trì xây dựng Đề án`: that somebody was charged is no result
_CHARGED = re.compile(
    r"[^,;:.]{3,60} (?:đã )?được (?:[^,;:.]{1,50} )?(?:giao|phân công"
    rf"|ủy quyền) {beside('general.duty')}(?!\w)(?![^.;]{{0,160}}(?<!\w){beside('general.duty-done')}"
    r"(?!\w))"
)
# `Đuối nước là nguyên nhân hàng đầu gây tử vong ở trẻ em`
_LEADING_CAUSE = re.compile(
    r"[^,;:.]{3,60} là (?:một trong những |những |các )?nguyên nhân (?:hàng đầu|phổ biến)"
)
# `Kinh tế biển vẫn là hướng đi đúng.`: what a thing is in itself
_IN_ITSELF = re.compile(
    r"(?![^;:]*(?<!\w)(?:chưa|không)(?!\w))(?:[^,;:]{3,60}(?:, [^,;:]{3,40})?"
    r" (?:đã |đang )?trở thành (?:một )?(?:trong những |trong các )?"
    r"(?:xu thế|yêu cầu|nhu cầu|vấn đề|thách thức)(?!\w)|(?:[^\W\d]+ ){1,5}có (?:nhiều |không ít )?"
    r"(?:tiềm năng|lợi thế|thế mạnh|vị trí)(?!\w)[^;:]{0,80}$"
    r"|(?:các )?(?:chỉ tiêu|nhiệm vụ)[^,;:.]{0,80} được [^,;:.]{0,50}giao (?:gồm|là)(?!\w)"
    rf"|[^,;:]{{3,60}} (?:vẫn là|luôn là|là) (?:một )?{beside('general.in-itself')}"
    r"(?!\w)[^,;:]{0,40}$)"
)
# `Đây là tiền đề để …`, `Dự báo …`, `… sẽ lấn sâu`: what follows from a state, or is to come
_FOLLOWS = re.compile(
    r"(?:đây|điều (?:này|đó)|(?:những |các )?(?:kết quả|thành tựu|thành tích"
    r"|chuyển biến)[^,;:.]{0,30}(?:trên|này|đó)) (?:cũng |sẽ |đã )?(?:là|tạo|góp phần tạo|trở thành)"
    rf"(?: ra)?(?: những| một)? {beside('general.follows')}(?!\w)"
    r"|(?!.*(?<!\w)(?:đã|chưa|nhưng|song)(?!\w))[^;]{3,160} (?:mở ra|tạo ra|tạo|đặt ra|đem đến)"
    r"(?: [^\W\d]+){0,2} (?:thời cơ|cơ hội|thách thức|vận hội|yêu cầu)(?!\w)"
)
# `Vùng này vốn là nơi trồng lúa.`: how a place has always been is none either
_ALWAYS = re.compile(r"(?:[^\W\d]+\s){1,5}vốn (?:là|có)\s[^;]{0,60}(?:lâu đời|truyền thống|từ lâu)")
# `Kể từ ngày ký, Quyết định số … hết hiệu lực`: what holds and what does not
_VALID = re.compile(r"(?<!\w)(?:hết|chấm dứt|không còn|có) hiệu lực (?:thi hành|kể từ|từ ngày|pháp lý)(?!\w)")
# `V/v đôn đốc các nhiệm vụ quá hạn`: the subject of a letter; `(Có phụ lục kèm theo)`
_SUBJECT = re.compile(
    r"[\W\d]*(?:v/v\s|(?:(?:số liệu )?(?:chi tiết|cụ thể)(?: số liệu)? (?:tại|theo|ở|trong)"
    r"|(?:có |theo |xem )(?:các )?(?:phụ lục|biểu|bảng|danh sách))(?!\w)[^.;]{0,60}[.);\s]*$"
    r"|(?:phụ lục|biểu|bảng|danh sách)(?!\w)[^.;]{0,60}(?:kèm theo|đính kèm)[.);\s]*$)"
)
# `Báo Hà Sơn trân trọng giới thiệu toàn văn Nghị quyết`: what a newspaper says above a document
_PRESS = re.compile(r"(?<!\w)(?:đăng|đăng tải|giới thiệu|công bố) toàn văn(?!\w)")

# `Cùng dự có các đồng chí: …`: who was there
_ATTEND = re.compile(
    rf"(?:(?:cùng |tham )?{beside('general.attends')}|thành phần)(?!\w)[^:;]{{0,60}}?(?<!\w)(?:có|gồm)"
    r"(?: có)? (?:các )?(?:đồng chí|đ/c|ông|đại diện|lãnh đạo)(?!\w)"
    rf"|(?:các |số )?{beside('general.attendants')}(?: [^\W\d]+){{0,3}}? vắng(?: mặt)?"
    r"(?: [^\W\d]+){0,3}? có (?:lý do|báo cáo|xin phép)(?!\w)"
)

# `Các đại biểu đã tham gia 24 lượt ý kiến`; `… quyết tâm hoàn thành nhiệm vụ năm tới`
_MEETS = re.compile(
    r"(?:[^,;:.]{0,40}, )?(?:các |nhiều )?(?:đại biểu|đồng chí|ý kiến) (?:dự hội nghị |dự họp )?"
    rf"(?:đã )?{beside('general.meets')}(?!\w)[^;]{{0,80}}(?:ý kiến|thảo luận|tham luận|phát biểu)"
    r"(?!\w)|(?!.*(?<!\w)đã(?!\w))[^;]{0,160}?(?<!với )(?<!sự )quyết tâm "
    r"(?:phấn đấu|hoàn thành|thực hiện|đạt|xây dựng)(?!\w)"
)
# `Hội nghị được đồng chí … đến dự`, `Ban Tổ chức nhận được 12 tham luận`: how a meeting went
_MEETING = re.compile(
    r"(?:hội nghị|phiên họp|cuộc họp|buổi làm việc|đại hội)(?!\w)[^;:.]{0,60} (?:được|có|do) [^;:.]{3,80}"
    r"(?:tham dự|đến dự|dự và|dự,|chủ trì|tham gia)(?!\w)"
    r"|ban tổ chức(?: hội nghị| đại hội)? (?:đã )?nhận được \d"
    r"|(?:hội nghị|phiên họp|cuộc họp)(?!\w)[^;:.]{0,110} (?:đã )?"
    r"(?:thống nhất đánh giá|đánh giá|thảo luận|xem xét|nghe)"
    r"(?: về)? (?:kết quả|tình hình|báo cáo|các nội dung|dự thảo)"
    r"(?![^;.]*(?<!\w)(?:đạt|tăng|chưa|vượt)(?!\w))[^:;]*$"
    r"|(?:các |nhiều )?(?:ý kiến|tham luận)(?: [^\W\d]+){0,4}? "
    r"(?:xuất phát từ|đã nêu|đều thống nhất|tập trung vào|đã tập trung)(?!\w)"
)
# `Thực hiện Nghị quyết số …, Bộ A đã ban hành Quyết định số …`: which papers an opening rests on
_PAPERS = re.compile(
    r"(?:thực hiện|triển khai|căn cứ|trên cơ sở)(?!\w)[^;:]{3,300}?(?<!\w)số \d[^;:]*?, [^,;:]{3,80} "
    r"(?:đã )?(?:ban hành|có) (?:các |một số )?"
    r"(?:quyết định|kế hoạch|thông tư|văn bản|công văn|chỉ thị|chương trình|hướng dẫn)(?!\w)"
    r"[^;:]{0,60}?số \d(?![^;]*(?<!\w)(?:đạt|tăng|chưa|vượt|tuy nhiên)(?!\w))"
)


def names_papers(sentence: str) -> bool:
    """Tell whether a folded sentence of an opening only tells which papers were issued on which ground."""
    return _PAPERS.match(sentence) is not None


def is_lasting(sentence: str) -> bool:
    """Tell whether a folded sentence tells how a place has always been, or what follows from a state."""
    return _ALWAYS.match(sentence) is not None or _FOLLOWS.match(sentence) is not None


def is_general(sentence: str) -> bool:
    """Tell whether a folded sentence tells nothing that somebody did: it holds at any time."""
    if is_lasting(sentence) or _PRESS.search(sentence) is not None or _VALID.search(sentence):
        return True
    return any(
        p.match(sentence) is not None
        for p in (
            _SUBJECT,
            _IN_ITSELF,
            _KIND_OF,
            _SAYS_SO,
            _ASKED_ABOVE,
            _SINCE,
            _CHARGED,
            _LEADING_CAUSE,
            _MEETS,
            _ATTEND,
            _MEETING,
        )
    )
