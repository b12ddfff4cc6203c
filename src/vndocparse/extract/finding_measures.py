"""Tell by figures alone what was done: `Kết nạp 134 đảng viên mới.`, `Tỷ lệ che phủ rừng 48,5%.`"""

import re

# `Năm 2023, toàn huyện đã`, `Trong kỳ,`: what may stand before the verb
_BEFORE = (
    r"(?:(?:trong |tính đến |đến |hết )?(?:năm|kỳ|quý|tháng|nhiệm kỳ|giai đoạn|nay|cuối năm)[^,;:]{0,25},\s)?"
    r"(?:(?:toàn |cả )?(?:tỉnh|thành phố|huyện|thị xã|xã|phường|đảng bộ|ngành)(?: ta)?\s)?(?:đã |cũng )?"
)
_WORK = (
    r"(?:trồng|xây|xây dựng|sửa chữa|nâng cấp|cải tạo|bê tông hóa|cứng hóa|tổ chức|mở|ban hành|kết nạp"
    r"|thành lập|giải quyết|tiếp nhận|tiếp|xử lý|xử phạt|kiểm tra|giám sát|thanh tra|đào tạo|bồi dưỡng"
    r"|thu hút"
    r"|huy động|vận động|hỗ trợ|trao|tặng|cấp|giải ngân|thu hồi|tinh giản|bố trí|bổ nhiệm|giới thiệu"
    r"|phát triển|tạo việc làm|xóa|đưa|hoàn thành|khởi công|khánh thành|gieo trồng|tiêm|khám|chi trả"
    r"|thực hiện|triển khai|quán triệt|tuyên truyền|đón|bắt giữ|triệt phá|phát hiện|thi hành kỷ luật"
    r"|kỷ luật|khởi tố|khai trừ|truy thu)"
)
_INDICATOR = (
    r"(?:tỷ lệ|tốc độ|chỉ số|tổng|thu nhập|thu ngân sách|thu|chi|giá trị|sản lượng|năng suất"
    r"|diện tích (?!tự nhiên)"
    r"|doanh thu|doanh số|kim ngạch|dư nợ|quy mô (?:kinh tế|nền)|mức|bình quân|số (?:hộ|vụ|lượt|người"
    r"|lao động"
    r"|học sinh|thuê bao|doanh nghiệp|hợp tác xã|đảng viên)|cơ cấu|độ che phủ|tuổi thọ|thời gian|grdp"
    r"|gdp|pci)"
)
# no numbers of documents, days, periods, ages
_FIGURE = (
    r"(?<!số )(?<!ngày )(?<!tháng )(?<!năm )(?<!khóa )(?<!lần thứ )(?<![\w/.,-])\d[\d.,]*(?:\s?/\s?\d[\d.]*)?"
    r"\s?(?:%|(?!năm(?!\w)|tháng(?!\w)|ngày(?!\w)|giờ(?!\w)|[-/])[^\W\d]+)"
)
_DONE = re.compile(
    rf"[\W_]*{_BEFORE}(?:{_WORK}(?:,| và) ){{0,2}}{_WORK}(?!\w)(?: [^,;:.\d]{{1,60}}?)??\s(?:được )?{_FIGURE}"
)
_STANDS = re.compile(rf"[\W_]*{_BEFORE}{_INDICATOR}(?!\w)[^;:.\d]{{0,90}}?\s(?:thứ )?{_FIGURE}")
# `Không còn hộ nghèo`, `Không có công trình dở dang`
_NONE = re.compile(
    r"[\W_]*(?:đến nay,? )?(?:[^\W\d]+ ){0,3}?(?:cơ bản )?không (?:còn|có|phát sinh) (?:thêm )?"
    r"(?:hộ (?:nghèo|đói|ở nhà)|nhà (?:tạm|dột)|tình trạng|điểm nóng|tụ điểm|vụ|trường hợp|xã (?:nghèo"
    r"|đặc biệt)"
    r"|công trình (?:dở dang|chậm)|đơn thư|khiếu|nợ đọng|hồ sơ (?:quá|trễ)|thôn (?:trắng|chưa)"
    r"|bản (?:trắng|chưa)"
    r"|người (?:chết|nghiện)|tai nạn|tội phạm)(?!\w)"
    r"|[\W_]*(?:chấm dứt|xóa bỏ|dẹp bỏ|đẩy lùi)(?: được)? (?:tình trạng|nạn|hiện tượng|các tụ điểm)(?!\w)"
)
_SHARE = re.compile(
    rf"[\W_]*{_BEFORE}(?:(?:có |trên |gần |hơn )?\d[\d.,]*%"
    rf"|\d{{1,3}}/\d{{1,3}})\s(?:số )?[^\W\d]+[^;.]*?(?<!\w)"
    r"(?:có|được|đạt|đã|hoàn thành|tham gia|sử dụng|lắp|không còn)(?!\w)"
)


def tells_measure(sentence: str) -> bool:
    """Tell whether a folded sentence begins with a piece of work or an indicator and gives its figure."""
    return any(p.match(sentence) is not None for p in (_DONE, _STANDS, _SHARE, _NONE))
