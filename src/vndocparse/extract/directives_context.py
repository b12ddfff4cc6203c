"""Bodies that a clause inherits: from the heading above it, from an introduction, from the opening."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vndocparse.core.analysis import Analysis, Block, Node, Zone
from vndocparse.core.span import Span
from vndocparse.extract.bodies import as_body
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_people import people_end
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.clauses_marks import depth_zero
from vndocparse.extract.clauses_search import after_subject
from vndocparse.extract.clauses_verbs import phrases, verb_phrase, verbs
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.responsible import Charge, charges
from vndocparse.extract.task_labels import is_label

_INTRODUCES = re.compile(
    r"(?:nhiệm vụ|nội dung|công việc|giải pháp|biện pháp|việc|vấn đề)[^.;:]{0,40}"
    r"\s(?:sau|sau đây|như sau)\s?:?$"
    r"|(?:,|cụ thể|chi tiết|[^\W\d]+)\snhư sau\s?:?$"
)
_LONGEST_HEADING = 240  # characters of a line that only names bodies


@dataclass(slots=True)
class Context:
    """What is inherited where: by outline node, by the block behind a lead-in, by the document.

    ``below_bare`` are the blocks below headings without a label, which ``after_block`` has too.
    """

    by_node: dict[int, list[Charge]] = field(default_factory=dict)
    after_block: dict[int, list[Charge]] = field(default_factory=dict)
    below_bare: set[int] = field(default_factory=set)
    document: list[Charge] = field(default_factory=list)

    def headed_by_bodies(self, a: Analysis, block: Block) -> bool:
        """Tell whether what stands above the block names bodies of their own who do what stands below it.

        The groups of `…, yêu cầu các cơ quan, đơn vị thực hiện các việc sau:` are named by the issuer.
        """
        found = self.after_block.get(block.index) or next(
            (self.by_node[n.index] for n in a.ancestors(block.node) if self.by_node.get(n.index)), []
        )
        return bool(found) and all(c.body.kind in ("organ", "named") for c in found)

    def headed_below(self, a: Analysis, block: Block, introduction: Block) -> bool:
        """Tell whether a heading between an introduction and a block below it names who acts itself."""
        if block.index in self.below_bare and introduction.index not in self.below_bare:
            return True
        outside = {n.index for n in a.ancestors(introduction.node)}
        return any(self.by_node.get(n.index) for n in a.ancestors(block.node) if n.index not in outside)

    def inherited(self, a: Analysis, block: Block) -> list[Charge]:
        """Return the charges that a clause of ``block`` takes over, marked as not explicit."""
        found = self.after_block.get(block.index)
        if found is None:
            nodes = (n.index for n in a.ancestors(block.node))
            found = next((self.by_node[n] for n in nodes if self.by_node.get(n)), self.document)
        return [replace(c, explicit=False) for c in found]


def heading_charges(a: Analysis, node: Node) -> list[Charge]:
    """Return the bodies that a heading names as those of its part (`Giao X:`, `Trách nhiệm của X`, `X`)."""
    if node.kind in ("chapter", "section") and _has_articles(a, node):
        return []  # whose duties a chapter's articles are, each of them says
    heading = node.heading or _unmarked_heading(a, node)
    if heading is None:
        return _joined_heading(a, node)
    t = tokenize(a.text, a.folded, heading)
    if is_label(t):
        return []  # `- Đơn vị thực hiện: Sở A`
    if (holders := _held_by(t)) is not None:
        return [Charge(b, "lead") for b in as_body(a.text, t, holders)]
    return charges_of_lead(a, heading, whole=True) or introducing_charges(a, heading)


_HELD = frozenset({("tổ", "chức"), ("chủ", "trì"), ("thực", "hiện"), ("chủ", "trì")})


def _held_by(t: Tokens) -> list[Parsed] | None:
    """Return X of a heading such as `Hội nghị do X tổ chức`: who is to hold what it names."""
    by = next((k for k in range(1, len(t)) if t.at(k) == "do"), None)
    found = body_list(t, by + 1) if by is not None else []
    if not found or t.words[found[-1].end : found[-1].end + 2] not in _HELD:
        return None
    return found if _ends(t, found[-1].end + 2) else None


def _has_articles(a: Analysis, node: Node) -> bool:
    """Tell whether articles with headings of their own stand right below a chapter's name."""
    below = [a.nodes[i] for i in node.children]
    return any(n.kind == "article" and n.heading is not None for n in below)


def introducing_charges(a: Analysis, heading: Span) -> list[Charge]:
    """Return the bodies of a heading that introduces: `…, yêu cầu X, Y thực hiện các nhiệm vụ sau:`."""
    if not _INTRODUCES.search(heading.of(a.folded)):
        return []
    return charges_of_lead(a, heading) or _acting(a, heading)


def _acting(a: Analysis, heading: Span) -> list[Charge]:
    """Return X, Y of `Về quốc phòng, an ninh | X, Y theo chức năng … thực hiện tốt các việc sau:`.

    The heading has lost its mark, so that those who act stand in the middle of it.
    """
    t = tokenize(a.text, a.folded, heading)
    if phrases("deciding").end(t, _behind_label(t)) is not None:
        return []  # `Tán thành báo cáo của X; đồng thời nhấn mạnh các vấn đề sau:`
    for i in range(1, len(t)):
        found = body_list(t, i) if t.capital[i] and t.at(i - 1).isalpha() else []
        if not found or any(f.kind not in ("organ", "named") for f in found):
            continue
        verb = after_subject(t, found[-1].end)
        if verb is not None and verb.sure and phrases("deciding").end(t, found[-1].end) is None:
            return [Charge(b, "lead") for b in as_body(a.text, t, found)]
    return []


def hands_over(a: Analysis, span: Span) -> bool:
    """Tell whether a sentence hands over to a list, by its colon or, if that is lost, its last words."""
    printed = span.of(a.text).rstrip()
    if printed.endswith(":"):
        return True
    return _INTRODUCES.search(span.of(a.folded).rstrip(" \n-")) is not None


def _joined_heading(a: Analysis, node: Node) -> list[Charge]:
    """Return the bodies of a heading that lost its line's end: `2. Sở Y tế - Chủ trì kiểm tra …`.

    What goes on with a capital is a task of theirs, and so is what stands behind it.
    """
    block = a.block_at(node.own.start)
    if block is None or block.zone is not Zone.BODY or block.span.start != node.own.start:
        return []
    sentences = a.sentences_of(block)
    if not sentences:
        return []
    t = tokenize(a.text, a.folded, sentences[0].span)
    at = _behind_label(t)
    found = body_list(t, at)
    if not found or not t.capital[found[0].first]:
        return []
    end = found[-1].end
    end += t.at(end) in {"-", ":"}
    goes_on = end < len(t) and t.capital[end] and verb_phrase(t, end) is not None
    return [Charge(b, "lead") for b in as_body(a.text, t, found)] if goes_on else []


def _unmarked_heading(a: Analysis, node: Node) -> Span | None:
    """Return an item that only names bodies though a mark closes it (`2. Sở Y tế.`), with dashes below."""
    block = a.block_at(node.own.start)
    if block is None or block.zone is not Zone.BODY or block.is_heading or block.span.start != node.own.start:
        return None
    printed = block.span.of(a.text).rstrip()
    if len(printed) > _LONGEST_HEADING or not printed.endswith((".", ";", ",")):
        return None
    below = a.blocks[block.index + 1] if block.index + 1 < len(a.blocks) else None
    if below is None or not any(n.index == node.index for n in a.ancestors(below.node)):
        return None
    return block.span if _only_bodies(a, block.span) else None


def bare_headings(a: Analysis) -> Iterator[tuple[Block, list[Charge], list[Block]]]:
    """Yield the paragraphs without a label that only name bodies, their charges, and the blocks below them.

    `Sở Xây dựng` or `Đề nghị Thành đoàn, Hội Nông dân` on a line of its own; dashes, points or orders below.
    """
    for n, block in enumerate(a.blocks):
        if block.zone is not Zone.BODY or block.is_heading or _labelled(a, block):
            continue
        printed = block.span.of(a.text).rstrip()
        if len(printed) > _LONGEST_HEADING or printed.endswith((".", ";", ",")) or _bulleted(a, block):
            continue
        below = list(_listed_below(a, n)) if _only_bodies(a, block.span) else []
        found = charges_of_lead(a, block.span, whole=True) if below else []
        if found:
            yield block, found, below


def _listed_below(a: Analysis, n: int) -> Iterator[Block]:
    """Yield the dashes behind block ``n``, up to the next paragraph that is none; or points, or orders."""
    if n + 1 == len(a.blocks):
        return
    first = a.blocks[n + 1]
    below = (a.blocks[k] for k in range(n + 1, len(a.blocks)))
    if first.zone is not Zone.BODY:
        return
    if _bulleted(a, first):
        yield from itertools.takewhile(lambda b: b.zone is Zone.BODY and _bulleted(a, b), below)
    elif _is_first_point(a, first):
        yield from itertools.takewhile(lambda b: _in_points(a, b), below)
    elif _ended(a, n - 1):
        yield from itertools.takewhile(lambda b: _is_bare_order(a, b), below)


def _is_first_point(a: Analysis, block: Block) -> bool:
    """Tell whether a block is the point `a)`, with which a list of points begins anew."""
    return _labelled(a, block) and block.node is not None and a.nodes[block.node].label == "a"


def _in_points(a: Analysis, block: Block) -> bool:
    """Tell whether a block is a point, or stands inside one; a line that only names bodies does not."""
    if block.zone is not Zone.BODY or (not _labelled(a, block) and _only_bodies(a, block.span)):
        return False
    return any(node.kind == "point" for node in a.ancestors(block.node))


def _ended(a: Analysis, n: int) -> bool:
    """Tell whether block ``n`` is a heading or closed by a mark, so that the next line is none of its own."""
    before = a.blocks[n] if n >= 0 else None
    return before is None or before.is_heading or before.span.of(a.text).rstrip().endswith((".", ";", ":"))


def _is_bare_order(a: Analysis, block: Block) -> bool:
    """Tell whether a paragraph without label or dash orders something of nobody named."""
    if block.zone is not Zone.BODY or block.is_heading or _labelled(a, block) or _bulleted(a, block):
        return False
    sentences = a.sentences_of(block)
    if not sentences or not a.text[sentences[0].span.start].isupper() or _only_bodies(a, block.span):
        return False
    t = tokenize(a.text, a.folded, sentences[0].span)
    head = read_head(t, 0, len(t))
    return head is not None and head.style == "imperative" and not head.subjects


def _only_bodies(a: Analysis, span: Span) -> bool:
    """Tell whether a line holds nothing but bodies, behind an operator or an opener such as `Đối với`."""
    t = tokenize(a.text, a.folded, span)
    found = body_list(t, _behind_label(t))
    return bool(found) and _ends(t, found[-1].end)


def _mark(a: Analysis, block: Block) -> str:
    return a.text[block.span.start : block.span.start + 1]


def _bulleted(a: Analysis, block: Block) -> bool:
    return _mark(a, block) in {"-", "–", "—", "+", "•", "*"}


def charges_of_lead(a: Analysis, span: Span, *, whole: bool = False) -> list[Charge]:
    """Return the bodies charged by a heading or an introduction; empty where it charges none.

    ``whole``: the bodies must be what the heading is about, not a word in it.
    """
    t = tokenize(a.text, a.folded, span)
    at = _behind_label(t)
    found = body_list(t, at)
    if whole and found and (apart := _before_apposition(t, found)) is not None:
        return [Charge(b, "lead") for b in as_body(a.text, t, apart)]
    if whole and len(found) == 1 and t.words[found[0].end : found[0].end + 2] == ("tham", "gia"):
        named = _whole_name(t, found[0])  # `Các đơn vị tham gia Chương trình:`
        found = [named] if named is not None else found
    if whole and found and _ends(t, found[-1].end):
        return [Charge(b, "lead") for b in as_body(a.text, t, found)]
    if found and not whole and (guided := _guided(t, found[-1].end)) is not None:
        return [Charge(b, "lead") for b in as_body(a.text, t, guided)]
    if found and not whole and verbs("operator").end(t, found[-1].end) is not None:
        return _operated(a, t)  # `Ban Thường vụ yêu cầu:` charges nobody, least of all who demands
    if found and _decides(t, found[-1].end):
        if phrases("deliberating").end(t, found[0].first) is not None:
            return _operated(a, t)  # `Ban Chấp hành thống nhất …, đồng thời yêu cầu các chi bộ …:`
        if not whole:
            return []
    if found and (not whole or _closes(t, found[-1].end)):
        clause = read_head(t, at, len(t))
        partners: list[Charge] = []
        if clause is not None:
            every = charges(a, t, Clause(at, len(t), clause), clause.subjects)
            if clause.subjects:
                return every
            partners = [c for c in every if c.role == "coordinate"]
        return [Charge(b, "lead") for b in as_body(a.text, t, found)] + partners
    if whole and found and (more := _row_of_names(t, found)) is not None:
        return [Charge(b, "lead") for b in as_body(a.text, t, more)]
    if whole and found and len(found) == 1 and (named := _whole_name(t, found[0])) is not None:
        return [Charge(b, "lead") for b in as_body(a.text, t, [named])]
    return [] if whole else _operated(a, t) or _told(a, t) or _behind_time(a, t, at)


_CARRIES_OUT = frozenset({"tập", "thực", "tiếp", "triển", "làm", "chú", "khẩn", "nghiêm"})
_TIME = 25  # tokens of a time or ground at the head of an introduction


def _behind_time(a: Analysis, t: Tokens, i: int) -> list[Charge]:
    """Return X, Y of `Trong thời gian tới, X, Y cần tập trung vào các nhiệm vụ sau:`."""
    if phrases("circumstance").end(t, i) is None:
        return []
    for k in range(i + 1, min(i + _TIME, len(t))):
        found = body_list(t, k + 1) if t.at(k) == "," and depth_zero(t, i, k) else []
        if not found:
            continue
        end = found[-1].end
        verb = verb_phrase(t, end, behind=True)
        asked = t.at(end) in {"cần", "phải"} or (verb is not None and t.at(verb.first) in _CARRIES_OUT)
        if verb is None or not asked:
            return []
        return [Charge(b, "lead") for b in as_body(a.text, t, found)]
    return []


def _before_apposition(t: Tokens, found: list[Parsed]) -> list[Parsed] | None:
    """Return the bodies of a heading before what the last of them is here: `Sở A - Cơ quan thường trực …`."""
    row = list(found)
    if len(row) > 1 and _is_office_here(t, row[-1].first):
        row.pop()  # `Sở A, cơ quan thường trực Chương trình`
    at = row[-1].end
    if t.at(at) == "là" and phrases("office").end(t, at) is not None:
        return row if _charged_with_all(t) else None
    if t.at(at) not in {"-", "–", ","} or not _is_office_here(t, at + 1):
        return None
    verb = any(verbs("modal", "operator").end(t, k) is not None for k in range(at + 1, len(t)))
    return None if verb else row


def _charged_with_all(t: Tokens) -> bool:
    """Tell whether a heading ends with a charge that its list fills: `Sở A là cơ quan …, có trách nhiệm:`."""
    words = [w for w in t.words if w[0].isalnum()]
    return words[-3:] in (["có", "trách", "nhiệm"], ["có", "nhiệm", "vụ"]) or words[-2:] == ["trách", "nhiệm"]


def _is_office_here(t: Tokens, i: int) -> bool:
    return phrases("apposition").end(t, i) is not None


def _guided(t: Tokens, i: int) -> list[Parsed] | None:
    """Return X of `Bộ A (BA) hướng dẫn X thực hiện một số nội dung sau:`; ``None`` where nobody guides."""
    i += 3 * (t.at(i) == "(" and t.at(i + 2) == ")")
    if t.words[i : i + 2] != ("hướng", "dẫn") or [w for w in t.words if w.isalpha()][-1] not in {
        "sau",
        "đây",
    }:
        return None
    return body_list(t, i + 2)


# `Ban Bí thư hướng dẫn …`, `Ban Thường vụ Tỉnh ủy quy định như sau:` speak of the document itself.
_LAYS_DOWN = frozenset({("hướng", "dẫn"), ("quy", "định")})


def _decides(t: Tokens, i: int) -> bool:
    """Tell whether an introduction's body is the one that decides: `Ban Thường vụ … kết luận như sau:`."""
    if t.at(i) in {"được", "đạt"}:
        return True  # `Phường … được xét, công nhận … như sau:`: what is said of it, no charge
    if t.words[i : i + 2] == ("điện", ":"):
        return True  # `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:` and then the addressees
    if t.words[i : i + 2] in _LAYS_DOWN and [w for w in t.words if w.isalpha()][-2:] == ["như", "sau"]:
        return True
    at = i + (t.at(i) == ",")  # `Ban Chấp hành … khóa IX, họp ngày …, kết luận như sau:`
    return phrases("deciding").end(t, at) is not None or (
        t.words[i : i + 2] == ("xây", "dựng") and t.at(i + 2) in {"kế", "chương", "đề"}
    )


def _ends(t: Tokens, i: int) -> bool:
    """Tell whether only marks follow."""
    return all(not w[0].isalnum() for w in t.words[i:])


def _whole_name(t: Tokens, body: Parsed) -> Parsed | None:
    """Take all of a heading for a group's name, `Các đại lý kinh doanh thuốc thú y`: it has no other verb."""
    last = _last_word(t, body.end)
    rest = t.words[body.end : last]
    trade = body.quantified and table("trade").end(t, body.end) is not None
    several = "các" in t.words[body.first : body.end]
    joins = t.words[body.end : body.end + 2] == ("tham", "gia")  # `Các đơn vị tham gia Chương trình:`
    told = several and (joins or t.at(body.end) in {"có", "nơi"})  # `UBND các xã có điểm du lịch`
    if not (trade or told) or len(rest) > 9 or any(not w.isalpha() for w in rest):
        return None
    doing = body.end + 1  # `UBND các tỉnh có sản xuất muối`: what stands right behind `có` orders nothing
    if told and t.words[doing : doing + 2] != ("trách", "nhiệm"):
        doing = verbs("action", "weak").end(t, doing) or doing
    if told and any(_is_verb(t, k) for k in range(doing, last)):
        return None
    return replace(body, end=last)


def _is_verb(t: Tokens, k: int) -> bool:
    """Tell a verb that is no half of a noun such as `chương trình`."""
    if (phrases("compound").end(t, k - 1) or 0) > k:
        return False
    return verbs("action", "weak", "modal").end(t, k) is not None


def _last_word(t: Tokens, least: int) -> int:
    """Return where the words end before the marks at the end, ``least`` at the least."""
    last = len(t)
    while last > least and not t.at(last - 1)[0].isalnum():
        last -= 1
    return last


_NAME = 7  # words of a name in such a row


def _row_of_names(t: Tokens, found: list[Parsed]) -> list[Parsed] | None:
    """Read `Trưởng các thôn, tổ trưởng tổ tự quản, thú y viên cơ sở`: commas part the names.

    Nothing in the row is a verb, so that the heading has no other sense than to name who does what stands
    below it.
    """
    last = _last_word(t, found[-1].end)
    out = list(found)
    at = found[-1].end
    if t.at(at) != ",":  # the words up to the next comma belong to the name before it
        at = next((k for k in range(at, last) if t.at(k) == ","), last)
        if at == last and len(found) == 1:
            return None
        if not _is_name(t, found[-1].end, at):
            return None
        out[-1] = replace(out[-1], end=at, firm=None)
    while at < last:
        begin = at + 1
        row = body_list(t, begin, last)
        if row:
            end = row[-1].end
        else:
            end = next((k for k in range(begin, last) if t.at(k) in {",", "và"}), last)
            if not _is_name(t, begin, end):
                return None
            if _is_goods(t, out[-1], begin):
                out[-1] = replace(out[-1], end=end, firm=None)
                at = end
                continue
            row = [Parsed(begin, end, "collective")]
        out += row
        at = end
        if at < last and t.at(at) not in {",", "và"}:
            return None
    return out


def _is_goods(t: Tokens, body: Parsed, first: int) -> bool:
    """Tell whether what stands behind a comma is no name but more of a trade: `Các hộ nuôi chó, | mèo`."""
    at = table("quantifier").end(t, body.first) or body.first
    if table("trader").end(t, at) is None or t.capital[first] or people_end(t, first) is not None:
        return False
    kinds = ("agent", "collective", "position", "group", "unit", "organ", "named", "owner", "trader")
    return all(table(kind).end(t, first) is None for kind in kinds)


def _is_name(t: Tokens, first: int, end: int) -> bool:
    """Tell whether tokens are a few words without a verb."""
    words = range(first, end)
    if not 0 < end - first <= _NAME or any(not t.at(k).isalpha() for k in words):
        return False
    return not any(verbs("action", "weak", "modal", "operator").end(t, k) is not None for k in words)


def _behind_label(t: Tokens) -> int:
    at = 0
    while at < len(t) and not t.words[at][0].isalpha():
        at += 1
    lead = phrases("heading").end(t, at)
    while lead is not None:
        at = lead
        lead = phrases("heading").end(t, at)
    operator = verbs("operator").end(t, at)
    return operator if operator is not None else at


def _closes(t: Tokens, i: int) -> bool:
    if i >= len(t) or t.at(i) in {":", ".", "(", ";"} or _by_their_office(t, i):
        return True
    return verb_phrase(t, i) is not None or verbs("modal").end(t, i) is not None


_BY_OFFICE = frozenset(
    {("theo",), ("căn", "cứ"), ("trong", "phạm", "vi"), ("tùy", "theo"), ("trên", "cơ", "sở")}
)


def _by_their_office(t: Tokens, i: int) -> bool:
    """Tell whether only the measure of what they do follows: `… các sở | theo chức năng, nhiệm vụ:`."""
    i += t.at(i) == ","
    return t.at(len(t) - 1) == ":" and any(t.words[i : i + len(words)] == words for words in _BY_OFFICE)


def _operated(a: Analysis, t: Tokens) -> list[Charge]:
    """Return the bodies behind the last `yêu cầu`, `chỉ thị`, `giao` of an introduction."""
    for i in range(len(t) - 1, -1, -1):
        operator = verbs("operator").end(t, i)
        if operator is None:
            continue
        found = body_list(t, operator)
        if found:
            return [Charge(b, "lead") for b in as_body(a.text, t, found)]
    return []


def _told(a: Analysis, t: Tokens) -> list[Charge]:
    """Return X of `… thông báo đến X phối hợp thực hiện …, cụ thể như sau`: who is told to do it."""
    for i in range(len(t) - 3):
        if t.words[i : i + 2] != ("thông", "báo") or t.at(i + 2) not in {"đến", "tới", "cho", "để"}:
            continue
        first = i + 3
        first += t.words[first : first + 2] == ("các", "các")  # a slip of the writer's
        found = body_list(t, first)
        if not found:
            continue
        verb = verb_phrase(t, found[-1].end, behind=True)
        if verb is not None and verb.sure:
            return [Charge(b, "lead") for b in as_body(a.text, t, found)]
    return []


def children(a: Analysis, block: Block) -> Iterator[Block]:
    """Yield the blocks under an introduction: those of its node's descendants, or the dashes behind it."""
    for other in a.blocks[block.index + 1 :]:
        if other.zone is not block.zone:
            return
        inside = block.node is not None and any(n.index == block.node for n in a.ancestors(other.node))
        listed = _bulleted(a, other) or _counted_out(a, other)
        if listed and not inside and _bulleted(a, block) and _mark(a, other) == _mark(a, block):
            return  # `- Nắm số liệu, gồm: + …; + …` ends at the next `-`
        if not inside and not listed and other.index != block.index + 1:
            return
        if not inside and not listed and _labelled(a, other):
            return
        yield other


_COUNTED_OUT = re.compile(
    r"(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)),"
)


def _counted_out(a: Analysis, block: Block) -> bool:
    """Tell whether a paragraph without a label begins with its place in a list: `Hai là, …`."""
    return not _labelled(a, block) and _COUNTED_OUT.match(a.folded, block.span.start) is not None


def _labelled(a: Analysis, block: Block) -> bool:
    """Tell whether the block opens a numbered part of its own."""
    return block.node is not None and a.nodes[block.node].own.start == block.span.start
