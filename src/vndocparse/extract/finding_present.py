"""Tell what is so at any time from what a review finds: nature, people, needs, what a thing serves."""

import re

# `Người dân cần cù`, `Đất đai màu mỡ`, `Kinh tế chủ yếu dựa vào nông nghiệp`: how a place is
_NATURE = re.compile(
    r"(?:[^\W\d]+ ){0,6}?(?:người dân|nhân dân|đồng bào|cư dân|con người|bà con)(?: [^\W\d]+,?){0,8}?"
    r" (?:cần cù|chịu khó|hiếu học|thân thiện|mến khách|giàu truyền thống|có truyền thống|thật thà|chất phác)"
    r"(?!\w)"
    r"|(?:[^\W\d]+ ){0,3}?(?:đất đai|khí hậu|tài nguyên|cảnh quan|thiên nhiên|sông ngòi|hệ thống sông"
    r"|thổ nhưỡng"
    r"|hệ động thực vật|văn hóa)(?: [^\W\d]+,?){0,10}?"
    r" (?:màu mỡ|đa dạng|phong phú|đẹp|đặc sắc|mát mẻ|ôn hòa|phù hợp (?:với|cho)|thuận lợi (?:cho|để)"
    r"|chia (?:làm|thành))(?!\w)"
    r"|(?:nền )?(?:kinh tế|sản xuất|chăn nuôi|trồng trọt|thu nhập|đời sống|sinh kế|nguồn thu)"
    r"(?: [^\W\d]+,?){0,12}? (?:chủ yếu (?:là|dựa|từ|bằng|theo)|phụ thuộc (?:chủ yếu )?vào"
    r"|dựa (?:chủ yếu )?vào)"
    r"(?!\w)"
)
# `Việc xử lý nước thải là rất cần thiết`, `… là điều kiện tốt để phát triển du lịch`
_NEEDED = re.compile(
    r"(?:do đó|do vậy|vì vậy|vì thế|từ (?:những )?lý do trên|như vậy)?,? ?(?:việc|sự|công tác"
    r"|để)\s[^;:]{3,200}?"
    r" là (?:một )?(?:việc |vấn đề |điều )?(?:rất |hết sức |vô cùng |thực sự |thật sự )?"
    r"(?:cần thiết|cấp thiết|cấp bách|tất yếu|quan trọng|yêu cầu|đòi hỏi|nhiệm vụ|cần phải)(?!\w)"
    r"|[^;:\d]{3,200}? là (?:những |các |một )?"
    r"(?:điều kiện|lợi thế|tiềm năng|cơ hội|thời cơ|động lực|tiền đề|cơ sở|nền tảng|căn cứ|dư địa)"
    r"(?: [^\W\d]+){0,3}? (?:để|cho|trong việc|giúp)(?!\w)"
)
# `Xây dựng tổ chức đảng là việc khó, lâu dài`: what a piece of work is
_TASK = re.compile(
    r"[^;:\d]{3,160}? là (?:một )?(?:việc|công việc|nhiệm vụ|vấn đề|yêu cầu|lĩnh vực|khâu|cuộc đấu tranh)"
    r" (?:rất |hết sức |vừa |vô cùng )?(?:khó|lâu dài|lớn|mới|nặng nề|quan trọng|trọng tâm|then chốt|hệ trọng"
    r"|thường xuyên|cấp bách|cấp thiết|nhạy cảm|phức tạp|trọng yếu|chiến lược|có ý nghĩa|mang tính)(?!\w)"
)
# … of weight, wherever it is said: not that it is hard
_WEIGHTY = re.compile(
    r"[^;:\d]{3,160}? là (?:một )?(?:việc|công việc|nhiệm vụ|vấn đề|yêu cầu|lĩnh vực|khâu)"
    r" (?:rất |hết sức |vô cùng )?(?:quan trọng|trọng tâm|then chốt|hệ trọng|thường xuyên|trọng yếu"
    r"|chiến lược|có ý nghĩa)(?!\w)"
)
# `Lao động chủ yếu là nữ, làm việc theo ca`: what sort of people they are
_PEOPLE = re.compile(
    r"(?:số |đội ngũ |lực lượng )?(?:người lao động|lao động|công nhân|dân cư|dân số|đồng bào|hội viên"
    r"|đoàn viên"
    r"|học sinh|sinh viên|người bệnh|bệnh nhân|nạn nhân|người (?:đi|đến|dân)|hộ nghèo|khách|hành khách"
    r"|tiểu thương|ngư dân|nông dân|người học)"
    r"(?: [^\W\d]+){0,6}? (?:chủ yếu|phần lớn|đa số|phần đông|đa phần|hầu hết) (?:là|đến từ|làm|sống"
    r"|thuộc)(?!\w)"
)
# `Du lịch cộng đồng đã phát triển ở nhiều nước`
_ABROAD = re.compile(
    r"(?!.*(?<!\w)(?:xuất khẩu|hợp tác|kết nghĩa|quảng bá|thị trường|tỉnh|thành phố|huyện) )[^;:]{3,160}?"
    r"(?:ở|tại|của) (?:nhiều|các|một số|hầu hết(?: các)?) (?:nước|quốc gia)(?!\w)"
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
_DONE = re.compile(
    r"(?<!\w)(?:đã|đạt|tăng|giảm|chưa|nhưng|song|tuy nhiên|hoàn thành|được(?! xác định| coi| xem)"
    r"|chậm|thiếu)(?!\w)"
)


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
