"""Tell the review that opens a body of plain paragraphs: `Thời gian qua, …; tuy nhiên, …`, then the work.

Where no part bears a label there is no opening before the first one, so that all is body.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from vndocparse.core.analysis import Block, Role, Zone
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.roles import review_role
from vndocparse.text.fold import fold
from vndocparse.text.past import hands_over, starts_back, tells_done

_MOST = 12  # paragraphs of such a review
# `Sau khi nghe …`, `Căn cứ …`: what the document rests on stands before the review
_FRAME = re.compile(
    r"[\W_]*(?:căn cứ|sau khi (?:nghe|xem xét|thảo luận|nghiên cứu)|xét|ngày \d+"
    r"|(?:thực hiện|triển khai) (?:các )?(?:chỉ thị|nghị quyết|kế hoạch|kết luận|chương trình"
    r"|công văn|quyết định|luật))"
    r"(?!\w)"
)
_WHOM = (
    r"(?= (?:các|cấp|toàn|ủy ban|uỷ ban|đảng ủy|đảng uỷ|ban|văn phòng|phòng|sở|chi bộ|công an|đồng chí|cho"
    r"|mặt trận|chủ tịch|thủ trưởng|hội|đoàn)(?!\w))"
)
# Who asks somebody, and no `đã` before it; a need; a time to come
_ASKS = re.compile(
    r"(?<!\w)(?:ban|ủy|uỷ|hội đồng|thường trực|thường vụ|chủ tịch|bí thư|thủ tướng|tỉnh|huyện|xã|phường|đảng)"
    rf"\s(?:(?!(?:đã|được)(?!\w))[^\W\d]+\s){{0,7}}?(?:yêu cầu|đề nghị|giao){_WHOM}"
    r"|(?:^|[.;:]\s)[\W_]*(?:yêu cầu|đề nghị|giao|phân công|tiếp tục|tăng cường|đẩy mạnh|tập trung)(?!\w)"
    r"|(?<!\w)(?:(?:thời gian|những năm|năm) tới|cần (?:phải|tiếp tục|tập trung)|phấn đấu|chịu trách nhiệm"
    r"|có trách nhiệm|(?<!đã )khẩn trương)(?!\w)"
)


def name_opening_review(paras: Sequence[Para], blocks: list[Block], year: int | None) -> None:
    """Give the review's roles to the paragraphs that open the body, as far as each tells what was.

    ``year`` is the document's. A paragraph that asks for something as well keeps its role.
    """
    begun, frame = 0, list[int]()
    for i, (p, b) in enumerate(zip(paras, blocks, strict=True)):
        if b.zone is Zone.OPENING or (b.zone is Zone.BODY and b.node is not None) or begun == _MOST:
            return
        if b.zone is not Zone.BODY or p.empty:
            continue
        text = fold(p.text)
        framed = not begun and _FRAME.match(text) is not None
        if framed and (p.last == ":" or not tells_done(text)):
            frame.append(i)
            continue
        role = _told(p, text, year, goes_on=begun > 0 or framed)
        if role is None:
            return
        blocks[i] = replace(b, role=role)
        begun += 1
        while frame:  # `… kết luận như sau:` hands over to the review, and charges nobody
            k = frame.pop()
            blocks[k] = replace(blocks[k], role=Role.CONTEXT)


def _told(p: Para, text: str, year: int | None, *, goes_on: bool) -> Role | None:
    if p.last == ":" or hands_over(text) is not None or _ASKS.search(text) is not None:
        return None
    role = review_role(p)
    if role is None and (starts_back(text, year) or (goes_on and tells_done(text))):
        return Role.SITUATION
    return role if role is Role.SITUATION or goes_on else None
