"""Tell what is so at any time from what a review finds: nature, people, needs, what a thing serves."""

import re

from vndocparse.extract.finding_words import beside

# `Người dân cần cù`, `Đất đai màu mỡ`, `Kinh tế chủ yếu dựa vào nông nghiệp`: how a place is
_NATURE = re.compile(
    rf"(?:[^\W\d]+ ){{0,6}}?{beside('present.inhabitants')}"
    rf"(?: [^\W\d]+,?){{0,8}}? {beside('present.their-virtues')}(?!\w)"
    rf"|(?:[^\W\d]+ ){{0,3}}?{beside('present.land')}(?: [^\W\d]+,?){{0,10}}? "
    rf"(?:{beside('present.land-is')}|phù hợp (?:với|cho)|thuận lợi (?:cho|để)|chia (?:làm|thành))"
    rf"(?!\w)|(?:nền )?{beside('present.living')}(?: [^\W\d]+,?){{0,12}}? "
    r"(?:chủ yếu (?:là|dựa|từ|bằng|theo)|phụ thuộc (?:chủ yếu )?vào|dựa (?:chủ yếu )?vào)(?!\w)"
)
# `Việc xử lý nước thải là rất cần thiết`, `… là điều kiện tốt để phát triển du lịch`
_NEEDED = re.compile(
    r"(?:do đó|do vậy|vì vậy|vì thế|từ (?:những )?lý do trên|như vậy)?,? ?"
    r"(?:việc|sự|công tác|để)\s[^;:]{3,200}? là (?:một )?(?:việc |vấn đề |điều )?"
    rf"(?:rất |hết sức |vô cùng |thực sự |thật sự )?{beside('present.needed')}(?!\w)"
    rf"|[^;:\d]{{3,200}}? là (?:những |các |một )?{beside('present.condition')}(?: [^\W\d]+){{0,3}}? "
    r"(?:để|cho|trong việc|giúp)(?!\w)"
)
# `Xây dựng tổ chức đảng là việc khó, lâu dài`: what a piece of work is
_TASK = re.compile(
    rf"[^;:\d]{{3,160}}? là (?:một )?{beside('present.task')} "
    rf"(?:rất |hết sức |vừa |vô cùng )?{beside('present.task-is')}(?!\w)"
)
# … of weight, wherever it is said: not that it is hard
_WEIGHTY = re.compile(
    rf"[^;:\d]{{3,160}}? là (?:một )?{beside('present.weighty-task')} "
    rf"(?:rất |hết sức |vô cùng )?{beside('present.weight')}(?!\w)"
)
# `Lao động chủ yếu là nữ, làm việc theo ca`: what sort of people they are
_PEOPLE = re.compile(
    rf"(?:số |đội ngũ |lực lượng )?(?:{beside('present.people')}|người (?:đi|đến|dân))"
    rf"(?: [^\W\d]+){{0,6}}? {beside('present.mostly')} (?:là|đến từ|làm|sống|thuộc)(?!\w)"
)
# `Du lịch cộng đồng đã phát triển ở nhiều nước`
_ABROAD = re.compile(
    rf"(?!.*(?<!\w){beside('present.abroad-link')} )[^;:]{{3,160}}?(?:ở|tại|của) "
    r"(?:nhiều|các|một số|hầu hết(?: các)?) (?:nước|quốc gia)(?!\w)"
)
# `Nước thải là nguyên nhân chính gây ô nhiễm`: not among causes told
_CAUSES = re.compile(
    r"[^,;:.]{3,80} là (?:một trong những |những |các )?nguyên nhân (?:[^\W\d]+ ){0,2}(?:gây|dẫn đến"
    r"|làm)(?!\w)"
)
# `Yêu cầu của tiêu chí: từ 50 triệu đồng trở lên`
_ASKED = re.compile(
    r"[\W\d]*(?:yêu cầu|quy định|nội dung)(?: của| về| đối với)? (?:tiêu chí|chỉ tiêu|bộ tiêu chí)[^:]{0,60}:"
)
# what was done or changed turns such a sentence into a finding
_DONE = re.compile(rf"(?<!\w)(?:{beside('present.done')}|được(?! xác định| coi| xem))(?!\w)")


def is_present(sentence: str, *, told: bool) -> bool:
    """Tell whether a folded clause tells how things are or what they are good for, at any time.

    ``told``: its part tells shortcomings or causes, where a hard ground is counted among them.
    """
    if _ASKED.match(sentence) is not None:
        return True
    if told:
        return _WEIGHTY.match(sentence) is not None and _DONE.search(sentence) is None
    if _ABROAD.match(sentence) is not None or _CAUSES.match(sentence) is not None:
        return True
    return (
        any(p.match(sentence) is not None for p in (_NATURE, _NEEDED, _TASK, _PEOPLE))
        and _DONE.search(sentence) is None
    )
