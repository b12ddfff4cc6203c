"""The bodies that the document as a whole charges with carrying it out."""

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vndocparse.core.analysis import LOOKING_BACK, Analysis, Block, Node, Role, Zone
from vndocparse.core.ground import grounding
from vndocparse.core.record import Body, Directive
from vndocparse.core.span import Span
from vndocparse.extract.bodies import BodySpan, as_body
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.clauses_marks import only_marks
from vndocparse.extract.clauses_verbs import phrases
from vndocparse.extract.directives_clauses import part
from vndocparse.extract.directives_directed import only_directs
from vndocparse.extract.directives_heading_bodies import heading_charges, is_row_of_bodies
from vndocparse.extract.directives_leads import (
    behind_label,
    charges_of_lead,
    hands_over,
    introducing_charges,
)
from vndocparse.extract.responsible import Charge
from vndocparse.extract.task_labels import role_of_heading
from vndocparse.text.fold import fold

# Whoever is charged carries the document out, also by advising; those who only join in do not.
_ROLES = frozenset({"lead", "monitor", "advise"})
_POINTS_BACK = re.compile(r"\s(?:nêu trên|nói trên|có tên trên|trên đây)$")
# Committees of the Party lead the authorities at whose side they stand: these are charged through them.
_PARTY = re.compile(
    r"(?:các )?(?:đảng ủy|ban cán sự|đảng đoàn|cấp ủy|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|ban thường vụ"
    r"|ban tuyên giáo|ban dân vận)"
)
_SURE = {
    True: 0.9,
    False: 0.75,
}  # confidence of a body that is printed with the task, and of an inherited one
# Words of a closing clause; without them the last paragraph under a heading is that item's own text.
_HEEDS = re.compile(
    r"(?:này|trên đây|tổ chức thực hiện|triển khai thực hiện|nghiêm túc|thực hiện nghiêm|theo dõi|đôn đốc)"
    r"(?!\w)"
)
_ITSELF = re.compile(
    r"(?:thực hiện|triển khai|chấp hành|thi hành) (?:nghiêm )?(?:các nội dung )?"
    r"(?:nghị quyết|kết luận|chỉ thị|thông báo|kế hoạch|quyết định|quy định|quy chế"
    r"|chương trình|hướng dẫn|đề án|công văn|thông tri|công điện)(?: hành động)? này"
)


_TYPES = "nghị quyết|kết luận|chỉ thị|kế hoạch|chương trình|hướng dẫn|đề án|thông báo|công điện|công văn"
# what stands below a whole document's body
_FOOT = frozenset({Zone.CLOSING, Zone.RECIPIENTS, Zone.SIGNATURE})
_THIS = re.compile(rf"(?<!\w)({_TYPES}) này(?!\w)")
_TITLED = re.compile(rf"\W*({_TYPES})(?!\w)")
_BARE = re.compile(
    r"(?:thực hiện|triển khai|chấp hành|thi hành)\s(?:nghiêm\s|tốt\s|thắng lợi\s|thành công\s|có hiệu quả\s)?"
    r"((?:Nghị quyết(?: Đại hội(?: đại biểu| Đảng bộ(?: [^\W\d_]+){1,4}?| lần thứ \w+){0,3})?"
    r"|Kết luận|Chỉ thị|Kế hoạch|Chương trình|Hướng dẫn|Đề án|Thông báo|Công điện|Công văn))"
    rf"(?=\s*(?:[;.]|$|,(?!\s*(?i:{_TYPES}))))"
)
# `NGHỊ QUYẾT / ĐẠI HỘI ĐẠI BIỂU …` calls itself `Nghị quyết Đại hội`
_CONGRESS = re.compile(r"\W*(?:nghị quyết\s+)?(?:của\s+)?đại hội(?!\w)")
_AUTHORITY = re.compile(
    r"(?:các )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|chính quyền|mặt trận|ủy ban (?:mặt trận|mttq)"
    r"|đoàn thể|tổ chức (?:chính trị|đoàn thể)|sở, (?:ban, )?ngành|bộ, (?:ban, )?ngành"
    r"|thường trực (?:hđnd|hội đồng)|tổ đại biểu|cơ quan (?:báo chí|thông tấn|truyền thông)|báo (?!cáo)|đài "
    r"|thông tấn xã)"
)

_OFFICE_TELLS = re.compile(
    r"(?:trên đây là [^;:]{5,160}?|thừa (?:lệnh|ủy quyền) [^;:]{5,80}?)?văn phòng [^;:]{3,120}?"
    r"(?:xin )?(?:trân trọng )?(?:thông báo|truyền đạt)(?!\w)"
)
# Who stands before these in a heading directs those who are named below it.
_DIRECTS = re.compile(r"(?<!\w)(?:chỉ đạo|lãnh đạo|giao|đề nghị|yêu cầu|phân công)(?!\w)")
_FRONT = re.compile(
    r"(?:đề nghị )?(?:các )?(?:ủy ban )?(?:mặt trận|mttq)|(?:các )?tổ chức chính trị - xã hội"
)


def read_implementers(a: Analysis, directives: Sequence[Directive]) -> list[Body]:
    """Return the bodies charged in the implementation part, the introduction or the closing clause.

    Bodies that only coordinate are left out, and those that another body of the State directs.
    Each comes once, where it is first charged.
    """
    out: list[Body] = []
    seen: set[str] = set()
    for span, name, made, confidence, rule in sorted(_found(a, directives), key=lambda f: f[0].start):
        key = _key(made)
        if key in seen:
            continue
        seen.add(key)
        out.append(Body(**grounding(a.source, span, confidence, rule), name=name, canonical=made))
    return [b for b in out if not _stands_for_another(b.name, seen)]


def _stands_for_another(name: str, charged: set[str]) -> bool:
    """Tell whether `đơn vị nêu trên` of the lead-in are `các đơn vị` of the closing clause."""
    key = _key(name)
    pointed = _POINTS_BACK.sub("", key)
    return pointed != key and pointed in charged


def _key(name: str) -> str:
    words = fold(name)
    return words.removeprefix("các ").removeprefix("những ")


_Found = tuple[Span, str, str, float, str]


def _found(a: Analysis, directives: Sequence[Directive]) -> Iterator[_Found]:
    placed = [a.block_at(d.span.start) for d in directives]
    taken = _takes_over(directives, placed)
    below = _Below(directives, taken)
    last = _last_unlabelled(a)
    ends = max((b.index for b in a.blocks if b.zone is Zone.BODY), default=-1)
    noticed: list[_Found] = []
    for block in a.blocks:
        if block.zone in (Zone.OPENING, Zone.ADDRESSEE) or _introduces(a, block):
            yield from _introduction(a, block)
        elif (
            block.zone is Zone.CLOSING
            or block.index == last
            or (block.index == ends and _ends_in_notice(a, block))
        ):
            noticed += _notice(a, block)
    yield from noticed
    for block in a.blocks:
        yield from _listed_as_leading(a, block)
    for node in a.nodes:
        if node.heading is not None and node.role is Role.TASK:
            introduced = introducing_charges(a, node.heading)
            for c in introduced if not only_directs(introduced) else []:
                if c.role in _ROLES or c.role == "execute":
                    yield c.body.span, c.body.name, c.body.canonical, 0.85, "implementer/introduction"
        elif node.heading is not None and node.role is Role.IMPLEMENTATION:
            charged = heading_charges(a, node)
            for c in charged:
                if c.role in _ROLES and not below.each_says(a, node, charged):
                    yield c.body.span, c.body.name, c.body.canonical, 0.85, "implementer/heading"
    own = _own_types(a)
    concerned = [_concerns_itself(d, own) for d in directives]
    itself = {b.index for b, told in zip(placed, concerned, strict=True) if told and b is not None}
    for d, at, told, takes in zip(directives, placed, concerned, taken, strict=True):
        if at is None or not (_implements(a, at) or at.index == last or told or at.index in itself & {ends}):
            continue
        # The formula of a notice names who carries it out; an item before it says who watches over that.
        watched = bool(noticed) and not _implements(a, at) and _labelled(a, at)
        through = any(r.role == "lead" and _PARTY.match(fold(r.name)) for r in d.responsible)
        for r in d.responsible:
            led = r.role == "execute" and through and _AUTHORITY.match(fold(r.name)) is not None
            if watched and r.role == "monitor":
                continue
            if (r.role in _ROLES or led) and (takes or r.explicit):
                span = Span(r.span.start, r.span.end)
                yield span, r.name, r.canonical or r.name, _SURE[r.explicit], "implementer/charged"


def _listed_as_leading(a: Analysis, block: Block) -> Iterator[_Found]:
    """Return the bodies of a line below `2. Cơ quan chủ trì`, a heading with nothing but bodies below it."""
    node = a.nodes[block.node] if block.node is not None else None
    if block.zone is not Zone.BODY or block.is_heading or node is None or node.parent is None:
        return
    heading = a.nodes[node.parent].heading
    if node.kind != "dash" or heading is None:
        return
    if role_of_heading(tokenize(a.text, a.folded, heading)) != "lead" or not is_row_of_bodies(a, block.span):
        return
    words = tokenize(a.text, a.folded, block.span)
    for body in as_body(a.text, words, body_list(words, behind_label(words))):
        yield body.span, body.name, body.canonical, 0.75, "implementer/listed"


class _Below:
    """Says what the tasks below a heading have of it.

    ``directives`` stand in text order, ``taken`` says which of them take over whom a heading names.
    """

    def __init__(self, directives: Sequence[Directive], taken: Sequence[bool]) -> None:
        self._starts = [d.span.start for d in directives]
        self._from = {
            r.span.start
            for d, takes in zip(directives, taken, strict=True)
            for r in d.responsible
            if takes and not r.explicit
        }

    def each_says(self, a: Analysis, node: Node, charged: Sequence[Charge]) -> bool:
        """Tell whether all of them name who does them: a heading of groups only says whom they are about.

        `Điều 16. Trách nhiệm của Mặt trận, đoàn thể, báo chí` with `1. Đề nghị Ủy ban Mặt trận xã …` below.
        """
        if node.heading is None or _DIRECTS.search(node.heading.of(a.folded)):
            return False
        if not any(c.body.kind in ("collective", "group") for c in charged):
            return False
        first = bisect.bisect_left(self._starts, node.span.start)
        ordered = first < len(self._starts) and self._starts[first] < node.span.end
        return ordered and not any(c.body.span.start in self._from for c in charged)


def _takes_over(directives: Sequence[Directive], placed: Sequence[Block | None]) -> list[bool]:
    """Tell for each task whether it takes over who acts, and no sentence before it in its block says so."""
    out = []
    told: int | None = None  # the block in which somebody was named last
    for d, at in zip(directives, placed, strict=True):
        out.append(any(not r.explicit for r in d.responsible) and (at is None or at.index != told))
        if at is not None and any(r.explicit and r.role in _ROLES for r in d.responsible):
            told = at.index
    return out


def _concerns_itself(d: Directive, own: frozenset[str]) -> bool:
    """Tell whether somebody is to carry out the document itself, or to watch over it.

    ``own`` are the types that the document calls itself by; one of them, with a capital and without number,
    is the document even without `này`: `kiểm tra việc chấp hành Chỉ thị;`.
    """
    words = fold(d.text)
    itself = _ITSELF.search(words)
    if itself is None:
        bare = _BARE.search(d.text)
        itself = bare if bare is not None and _is_own(fold(bare[1]), own) else None
    # The Front watches over whatever the authorities do: that does not charge it with the document.
    return itself is not None and not (
        words[: itself.start()].endswith(("giám sát việc ", "giám sát ", "giám sát quá trình "))
        and any(_FRONT.match(fold(r.name)) for r in d.responsible if r.role in _ROLES)
    )


def _is_own(name: str, own: frozenset[str]) -> bool:
    """Tell whether a type is the document's own; of a congress all words must stand in its title."""
    if " đại hội" not in name:
        return name in own
    return any(o.startswith("đại hội") and set(name.split()[2:]) <= set(o.split()) for o in own)


def _own_types(a: Analysis) -> frozenset[str]:
    """Return the types by which the document calls itself, `Chỉ thị này`, or is called in its title.

    A congress's resolution has the name of the congress too.
    """
    title = [b.span.of(a.folded) for b in a.zone(Zone.TITLE)]
    titled = [m[1] for line in title if (m := _TITLED.match(line))]
    named = " ".join(title).partition("đại hội")
    if any(_CONGRESS.match(line) for line in title):
        titled.append(" ".join(f"{named[1]}{named[2]}".replace(",", " ").split()))
    return frozenset([*(m[1] for m in _THIS.finditer(a.folded)), *titled])


def _introduces(a: Analysis, block: Block) -> bool:
    """Tell whether a paragraph of the body hands over to the list of tasks below it.

    Inside a numbered item it is that item's own: `Giao UBND xã:` with dashes below.
    """
    if block.zone is not Zone.BODY or not _unlabelled(a, block):
        return False
    if block.role in LOOKING_BACK:
        return _before_major(a, block)
    if block.role is not Role.TASK:
        return False
    inner = [n for n in a.ancestors(block.node) if n.kind in ("clause", "point", "dash")]
    return not inner or (len(inner) == 1 and _is_part_of_tasks(a, inner[0]))


def _before_major(a: Analysis, block: Block) -> bool:
    """Tell whether a review ends with a block, behind which the next major part begins."""
    following = a.blocks[block.index + 1] if block.index + 1 < len(a.blocks) else None
    node = a.nodes[following.node] if following is not None and following.node is not None else None
    opens = node is not None and following is not None and node.own.start == following.span.start
    return (
        opens and node is not None and node.parent is None and node.role in (Role.TASK, Role.IMPLEMENTATION)
    )


def _is_part_of_tasks(a: Analysis, node: Node) -> bool:
    """Tell whether an item is the major part of a text that holds its tasks: `3- Về nhiệm vụ, giải pháp`.

    It has items of its own, and beside it stand parts that review or set aims.
    """
    if node.parent is not None or node.heading is None or not node.children:
        return False
    beside = (n for n in a.nodes if n.parent is None and n.kind == node.kind)
    return any(n.role in LOOKING_BACK or n.role in (Role.GOAL, Role.VIEWPOINT, Role.CONTEXT) for n in beside)


def _unlabelled(a: Analysis, block: Block) -> bool:
    """Tell whether a block is a plain paragraph: it opens no part of its own and is no dash.

    Text that runs on behind the heading of a major part counts as one.
    """
    node = a.nodes[block.node] if block.node is not None else None
    if node is not None and node.kind == "section" and node.heading is not None and node.own == block.span:
        return not block.is_heading
    if block.is_heading or not a.text[block.span.start : block.span.start + 1].isalpha():
        return False
    return block.node is None or a.nodes[block.node].own.start != block.span.start


def _labelled(a: Analysis, block: Block) -> bool:
    """Tell whether a block stands in a numbered item or is a dash."""
    inner = (n.kind in ("clause", "point", "dash") for n in a.ancestors(block.node))
    return block.zone is Zone.BODY and any(inner)


def _implements(a: Analysis, block: Block) -> bool:
    """Tell whether a block stands in the closing clause or under a heading that assigns the work."""
    if block.zone is Zone.CLOSING or block.role is Role.IMPLEMENTATION:
        return True
    for node in a.ancestors(block.node):
        if node.heading is None:
            continue
        t = tokenize(a.text, a.folded, node.heading)
        if [w for w in t.words if w.isalpha()][-2:] == ["phân", "công"] and len(t) < _SHORT_HEADING:
            return True  # `D. PHÂN CÔNG`
        for i in range(min(len(t), 4)):
            end = phrases("implementation").end(t, i)
            # `Về phân công nhiệm vụ các ủy viên` is what a meeting dealt with
            if end is not None and t.words[max(i - 1, 0) : i + 1] != ("về", "phân") and _says_no_more(t, end):
                return True
    return False


_SHORT_HEADING = 6  # tokens of a heading with its label
# behind `Tổ chức thực hiện` of a heading; `Tổ chức triển khai | ứng dụng …` is a task
_CLOSES_HEADING = frozenset(
    {"", ".", ":", "(", ",", ";", "-", "–", "và", "của", "nghị", "chỉ", "kết", "kế", "chương", "công", "đề"}
) | {"quyết", "quy", "hướng", "thông", "thực", "cho", "đối", "cụ", "các", "trong", "tại", "luật"}


def _says_no_more(t: Tokens, i: int) -> bool:
    """Tell whether a heading of the implementation part ends here, or names what is carried out."""
    return t.at(i) in _CLOSES_HEADING


def _last_unlabelled(a: Analysis) -> int | None:
    """Return the body's last block where it is a plain paragraph behind a list: the closing clause."""
    body = [b for b in a.blocks if b.zone is Zone.BODY]
    if len(body) < 2 or body[-1].is_heading:
        return None
    block = body[-1]
    if block.node is None:
        return None
    first = a.text[block.span.start : block.span.start + 1]
    node = a.nodes[block.node]
    own = node.own.start == block.span.start
    text = block.span.of(a.folded)
    if node.heading is not None and _HEEDS.search(text) is None:
        return None  # what an item's heading is about
    cut = not any(b.zone in _FOOT for b in a.blocks)
    first_below = node.heading is not None and body[-2].is_heading and body[-2].node == block.node
    if (cut or first_below) and _THIS.search(text) is None and _ITSELF.search(text) is None:
        return None  # an excerpt ends anywhere; and a heading's only text is that item's own
    return block.index if first.isalpha() and first.isupper() and not own else None


def _introduction(a: Analysis, block: Block) -> Iterator[_Found]:
    sentences = a.sentences_of(block)
    if sentences and hands_over(a, sentences[-1].span):
        for c in charges_of_lead(a, sentences[-1].span):
            if c.role in _ROLES or c.role == "execute":  # `giao X chỉ đạo Y thực hiện các nhiệm vụ sau:`
                yield c.body.span, c.body.name, c.body.canonical, 0.85, "implementer/introduction"


def _ends_in_notice(a: Analysis, block: Block) -> bool:
    """Tell whether the formula of a notice ran on behind the last item."""
    sentences = a.sentences_of(block)
    return bool(sentences) and _OFFICE_TELLS.match(sentences[-1].span.of(a.folded)) is not None


def _notice(a: Analysis, block: Block) -> Iterator[_Found]:
    for body in _notified(a, block):
        yield body.span, body.name, body.canonical, 0.85, "implementer/notice"


def _notified(a: Analysis, block: Block) -> list[BodySpan]:
    """Return X of `Văn phòng … thông báo để X biết, thực hiện` and `… thông báo đến X để triển khai`."""
    for sentence in a.sentences_of(block):
        t = tokenize(a.text, a.folded, sentence.span)
        announced = "báo" in t.words or ("truyền", "đạt") in pairwise(t.words)
        if not announced or not {"biết", "khai", "thực"} & set(t.words):
            continue
        for i in range(len(t) - 1):
            if t.words[i] not in {"để", "đến", "tới", "cho"}:
                continue
            told = next((k for k in range(i, len(t)) if t.words[k] == "biết"), len(t))
            found = body_list(part(t, 0, told), _behind_comrades(t, i + 1))  # no name reaches over `biết`
            if found and _is_told(t, i, found[-1].end):
                return as_body(a.text, t, found)
    return []


def _behind_comrades(t: Tokens, i: int) -> int:
    """Skip comrades of whom no more is said: `để các đồng chí, các chi bộ biết`."""
    return i + 4 if t.words[i : i + 3] == ("các", "đồng", "chí") and t.at(i + 3) in {",", "và"} else i


_MADE_KNOWN = frozenset({("thông", "báo"), ("truyền", "đạt")})


def _is_told(t: Tokens, i: int, end: int) -> bool:
    """Tell whether the bodies behind `để`, `đến` at ``i`` are those to whom the document is made known."""
    if t.at(end) == "để" and t.at(i) != "để":
        made_known = not _MADE_KNOWN.isdisjoint(pairwise(t.words[: i + 1]))
        return made_known and bool({"biết", "hiện", "khai"} & set(t.words[end : end + 6]))
    if "biết" not in t.words:
        return _is_bare_notice(t, i, end)
    return t.at(end) in {"biết", "được", "để", ","}


def _is_bare_notice(t: Tokens, i: int, end: int) -> bool:
    """Read `Văn phòng thông báo (kết luận …) để X tổ chức thực hiện`: nothing else is to be done."""
    if t.at(i) != "để" or not any(t.words[k : k + 2] == ("thông", "báo") for k in range(i)):
        return False
    at = end + (t.words[end : end + 2] in {("căn", "cứ"), ("nghiêm", "túc"), ("khẩn", "trương")}) * 2
    at += t.at(at) == ","
    return any(
        t.words[at : at + len(words)] == words and only_marks(t, at + len(words)) for words in _DOES_IT
    )


_DOES_IT = tuple(
    (*first, *last)
    for first in ((), ("tổ", "chức"), ("triển", "khai"), ("phối", "hợp"), ("nghiêm", "túc"), ("chủ", "động"))
    for last in (("thực", "hiện"), ("triển", "khai"), ("triển", "khai", "thực", "hiện"))
)
