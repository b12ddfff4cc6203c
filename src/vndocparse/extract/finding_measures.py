"""Tell by figures alone what was done: `Kết nạp 134 đảng viên mới.`, `Tỷ lệ che phủ rừng 48,5%.`"""

import re

from vndocparse.extract.finding_words import beside

# `Năm 2023, toàn huyện đã`, `Trong kỳ,`: what may stand before the verb
_BEFORE = (
    rf"(?:(?:trong |tính đến |đến |hết )?{beside('measures.period')}[^,;:]{{0,25}},\s)?"
    rf"(?:(?:toàn |cả )?{beside('measures.unit')}(?: ta)?\s)?(?:đã |cũng )?"
)
_WORK = beside("measures.work")
_INDICATOR = (
    rf"(?:{beside('measures.index')}|diện tích (?!tự nhiên)|quy mô (?:kinh tế|nền)"
    rf"|số {beside('measures.counted')})"
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
    rf"(?:{beside('measures.evil')}|hộ (?:nghèo|đói|ở nhà)|nhà (?:tạm|dột)|xã (?:nghèo|đặc biệt)"
    r"|công trình (?:dở dang|chậm)|hồ sơ (?:quá|trễ)|thôn (?:trắng|chưa)|bản (?:trắng|chưa)"
    r"|người (?:chết|nghiện))(?!\w)|[\W_]*(?:chấm dứt|xóa bỏ|dẹp bỏ|đẩy lùi)(?: được)? "
    r"(?:tình trạng|nạn|hiện tượng|các tụ điểm)(?!\w)"
)
# `Kiểm tra, lập biên bản 31 trường hợp vi phạm`: what was done against what is bad
_DEALT = re.compile(
    rf"[\W_]*{_BEFORE}(?:{beside('measures.force')}(?!\w)[^,;:.\d]{{0,40}}? )?(?:đã )?"
    rf"(?:[^\W\d]+ [^\W\d]+(?:,| và) ){{0,3}}{beside('measures.dealt-with')}(?!\w)"
    rf"(?: [^,;:.\d]{{1,40}}?)??\s(?:được )?\d[\d.]*\s?{beside('measures.case')}(?!\w)"
)
_SHARE = re.compile(
    rf"[\W_]*{_BEFORE}(?:(?:có |trên |gần |hơn )?\d[\d.,]*%"
    rf"|\d{{1,3}}/\d{{1,3}})\s(?:số )?[^\W\d]+[^;.]*?(?<!\w){beside('measures.share')}(?!\w)"
)


def tells_dealt_with(sentence: str) -> bool:
    """Tell whether a folded sentence begins with how many wrongs were dealt with: `Xử phạt 12 trường hợp`."""
    return _DEALT.match(sentence) is not None


def tells_measure(sentence: str) -> bool:
    """Tell whether a folded sentence begins with a piece of work or an indicator and gives its figure."""
    return any(p.match(sentence) is not None for p in (_DONE, _STANDS, _SHARE, _NONE))
