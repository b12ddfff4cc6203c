"""Tell the review that opens a body of plain paragraphs: `Thời gian qua, …; tuy nhiên, …`, then the work.

Where no part bears a label there is no opening before the first one, so that all is body. The same may stand
below an article whose parts have lost their headings.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from vndocparse.core.analysis import Block, Node, Role, Zone
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.roles_reviews import review_role
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
# `Song tiến độ …`, `Sở dĩ có tình hình trên …`, `Những hạn chế trên chủ yếu do …`: a review goes on
_TURNS = re.compile(
    r"[\W_]*(?:(?:song|nhưng|tuy nhiên|tuy vậy|thế nhưng|sở dĩ|(?:những |các )?nguyên nhân|bên cạnh)(?!\w)"
    r"|(?:những |các |mọi )?[^,;:.]{2,60} (?:trên|nêu trên|nói trên|đó|này)(?!\w)[^;:.]{0,60}?"
    r" (?:do|vì|bởi|nguyên nhân|bắt nguồn|xuất phát)(?!\w))"
)
_WHOM = (
    r"(?= (?:các|cấp|toàn|ủy ban|uỷ ban|đảng ủy|đảng uỷ|ban|văn phòng|phòng|sở|chi bộ|công an|đồng chí|cho"
    r"|mặt trận|chủ tịch|thủ trưởng|hội|đoàn)(?!\w))"
)
# Who asks somebody, and no `đã` before it; a need; a time to come
_ASKS = re.compile(
    r"(?<!\w)(?:ban|ủy|uỷ|hội đồng|thường trực|thường vụ|chủ tịch|bí thư|thủ tướng|tỉnh|huyện|xã|phường|đảng)"
    rf"\s(?:(?!(?:đã|được)(?!\w))[^\W\d]+\s){{0,7}}?(?:yêu cầu|đề nghị|giao){_WHOM}"
    r"|(?:^|[.;:]\s)[\W_]*(?:yêu cầu|đề nghị|giao(?! thông| dịch| lưu| thương| thừa)|phân công|tiếp tục"
    r"|tăng cường|đẩy mạnh|tập trung)(?!\w)"
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
        framed = _FRAME.match(text) is not None and (not begun or p.last == ":")
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


def name_inner_reviews(
    paras: Sequence[Para], blocks: list[Block], nodes: Sequence[Node], year: int | None
) -> None:
    """Give the review's role to plain paragraphs right below the head of a part of tasks that tell what was.

    They go on, up to the first label, as far as each tells what was.
    """
    within: int | None = None  # the part whose plain paragraphs are read
    begun = False
    for i, (p, b) in enumerate(zip(paras, blocks, strict=True)):
        if p.empty:
            continue
        opens = b.node is not None and nodes[b.node].own.start == b.span.start
        if b.zone is not Zone.BODY or b.role is not Role.TASK or b.node is None or opens:
            heads = opens and b.zone is Zone.BODY and b.role is Role.TASK and p.last == ":"
            within, begun = b.node if heads else None, False
            continue
        if b.node != within:
            continue
        text = fold(p.text)
        back = begun or starts_back(text, year)
        if not back or (role := _told(p, text, year, goes_on=begun)) is None:
            within = None
            continue
        blocks[i] = replace(b, role=role)
        begun = True


def _told(p: Para, text: str, year: int | None, *, goes_on: bool) -> Role | None:
    if p.last == ":" or hands_over(text) is not None or _ASKS.search(text) is not None:
        return None
    role = review_role(p)
    onward = goes_on and (tells_done(text) or _TURNS.match(text) is not None)
    if role is None and (onward or starts_back(text, year)):
        return Role.SITUATION
    return role if role is Role.SITUATION or goes_on else None
