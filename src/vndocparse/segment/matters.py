"""Reviews below the heads of matters: `1. Về quản lý đất đai`, how it stands in a paragraph, then orders.

A conclusion or notice on several matters names each in a heading that tells no role.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vndocparse.core.analysis import LOOKING_BACK, Block, Node, Role, Zone
from vndocparse.core.span import Span
from vndocparse.segment.heading_words import any_orders
from vndocparse.segment.outline import holds
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.sentences import split_sentences
from vndocparse.segment.told import forecasts, opens_telling, orders_in, reports, tells
from vndocparse.text.fold import fold

TYPES = frozenset({"ket_luan", "thong_bao", "nghi_quyet", "chi_thi", "cong_van", "bien_ban"})
_KINDS = frozenset({"section", "clause"})
_MOST = 6  # paragraphs of such a review


def name_matter_reviews(
    paras: Sequence[Para], blocks: list[Block], nodes: Sequence[Node], issued: date | None
) -> None:
    """Give the role of a review to the paragraphs right below such a heading that only tell.

    ``issued`` is the document's day. A paragraph that orders as well keeps its role.
    """
    matter: int | None = None
    read = 0
    for i, (p, b) in enumerate(zip(paras, blocks, strict=True)):
        if p.empty or b.zone is Zone.FRAME:
            continue
        node = nodes[b.node] if b.node is not None else None
        if node is not None and node.own.start == b.span.start:
            matter, read = (b.node, 0) if heads_matter(node, b) else (None, 0)
            continue
        if matter is not None and b.node == matter and not read and only_agrees(p.text):
            continue
        if matter is None or b.node != matter or b.role is not Role.TASK or read == _MOST:
            matter = None
            continue
        below = _orders_below(paras, blocks, nodes, i, matter)
        if not only_tells(p.text, issued, goes_on=read > 0, before_orders=below):
            matter = None
            continue
        blocks[i] = replace(b, role=Role.SITUATION)
        read += 1


def name_first_items(
    paras: Sequence[Para], blocks: list[Block], nodes: list[Node], issued: date | None
) -> None:
    """Give the role of a review to the first items without a heading that only tell how the matter stands.

    `I. Tiến độ số hóa đến nay còn rất chậm. … II. Yêu cầu: …`; the first item that orders ends it.
    """
    starts = {b.span.start: i for i, b in enumerate(blocks) if b.zone is Zone.BODY}
    told = 0
    for n, node in enumerate(nodes):
        if node.parent is not None:
            continue
        i = starts.get(node.own.start)
        if i is None or node.kind not in _KINDS or node.heading is not None or node.children:
            return
        if blocks[i].role is Role.TASK:
            content = blocks[i].content.start - paras[i].paragraph.span.start
            text = paras[i].text[content:]
            if reported_until(text, issued, goes_on=told > 0) < len(text):
                return
            blocks[i] = replace(blocks[i], role=Role.SITUATION)
            nodes[n] = replace(node, role=Role.SITUATION)
        elif blocks[i].role not in LOOKING_BACK:
            return
        told += 1


def heads_matter(node: Node, b: Block) -> bool:
    """Tell whether a block is the heading of a matter among tasks."""
    kind = node.kind in _KINDS or (node.kind == "point" and node.parent is None)
    return kind and b.is_heading and b.role is Role.TASK and b.zone is Zone.BODY


def _orders_below(
    paras: Sequence[Para], blocks: Sequence[Block], nodes: Sequence[Node], i: int, matter: int
) -> bool:
    """Tell whether the next paragraph of a matter, or the first item below it, begins with an order."""
    for p, b in zip(paras[i + 1 : i + 4], blocks[i + 1 : i + 4], strict=True):
        if p.empty or b.zone is Zone.FRAME:
            continue
        if b.node is None or not holds(nodes, matter, b.node):
            return False
        words = b.content.start - p.paragraph.span.start
        return asks(p.text[words:].partition(". ")[0])
    return False


def only_tells(text: str, issued: date | None, *, goes_on: bool, before_orders: bool = False) -> bool:
    """Tell whether no sentence of a paragraph orders and most tell what was or is.

    ``before_orders``: the paragraph behind it orders, so that one sentence that tells is enough.
    """
    if text.rstrip()[-1:] == ":":
        return False
    goes_on = goes_on or before_orders
    told = silent = 0
    whole = fold(text)
    for span in split_sentences(text, whole, Span(0, len(text))):
        sentence, folded = span.of(text), span.of(whole)
        if not told and AGREES.match(folded) is not None:
            continue
        if asks(sentence) or (before_orders and _DUE.search(folded) is not None):
            return False
        if tells(folded, issued) if told or goes_on else opens_telling(folded, issued):
            told += 1
        elif orders_in(folded) or not (told or before_orders):
            return False
        elif not forecasts(folded):
            silent += 1
    return told > 0 if before_orders else told > silent


# `Xã A tiếp tục vận động các hộ`, `…, xong trước ngày 20/10`: somebody's task, whose verb no lexicon may have
_DUE = re.compile(
    r"(?<!\w)(?:phải|cần|tiếp tục|chịu trách nhiệm|thì|không để|(?:xong )?trước ngày \d{1,2}|chậm nhất)(?!\w)"
)
# `Cơ bản thống nhất với kế hoạch.`: what was agreed to stands before how the matter is
AGREES = re.compile(r"[^.;:]{0,40}?(?<!\w)(?:thống nhất|nhất trí|đồng ý|tán thành)(?!\w)[^.;:]*\.$")


def only_agrees(text: str) -> bool:
    """Tell whether a paragraph says no more than what was agreed to: `Thống nhất với Báo cáo số …`."""
    whole = fold(text)
    return all(AGREES.match(s.of(whole)) for s in split_sentences(text, whole, Span(0, len(text))))


# `sản xuất vụ hè thu đạt khá`, `giải ngân mới đạt 31%`: verbs that name fields of work, and how it stands
_FARED = re.compile(
    r"\W*(?:sản xuất|kinh doanh|giải ngân|thu (?:ngân sách|hút|nội địa)|đầu tư|xuất khẩu|chăn nuôi|trồng"
    r"|khai thác|huy động|xây dựng)(?!\w)[^;]{0,70}?(?<!\w)"
    r"(?:(?:ước |mới |lũy kế |đều )?đạt (?:khá|cao|thấp|\d)|tăng (?:\d|khá|mạnh)|giảm (?:\d|mạnh)"
    r"|bằng \d|ổn định|còn (?:chậm|thấp)|chậm so|được (?:giữ|duy trì))"
)


def asks(sentence: str) -> bool:
    """Tell whether a clause of a printed sentence begins with a verb that asks, and tells no outcome."""
    return any(any_orders(piece, ";") and _FARED.match(fold(piece)) is None for piece in sentence.split(";"))


# `Cơ bản ổn định`: a word that an order may begin with as well
_HOW_FAR = re.compile(r"^\W*(?:cơ bản|nhìn chung|tiếp tục)(?= ổn định)", re.IGNORECASE)


def reported_until(text: str, issued: date | None, *, goes_on: bool = False) -> int:
    """Return where a paragraph no longer reports, 0 where it does not begin with a report."""
    if text.rstrip()[-1:] == ":":
        return 0
    whole = fold(text)
    told = False
    for span in split_sentences(text, whole, Span(0, len(text))):
        orders = any_orders(_HOW_FAR.sub("", span.of(text)), ";")
        if orders or not reports(span.of(whole), issued, goes_on=told or goes_on):
            return span.start if told else 0
        told = True
    return len(text) if told else 0
