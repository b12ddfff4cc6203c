"""Build the tree of parts from the labels of the paragraphs."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import Node, Zone
from vndocparse.segment.bare_headings import end_bare, is_bare_heading, open_bare
from vndocparse.segment.cues import is_capitals
from vndocparse.segment.label_mending import mend_labels
from vndocparse.segment.labels import BULLETS, SHORT_LIST, Family, Label
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.parts import Part, Tree, add_part, rank
from vndocparse.segment.rereading import looked_ahead, reread

DEPTH_LIMIT = 24

KIND = {
    Family.PART: "part",
    Family.CHAPTER: "chapter",
    Family.SECTION: "section",
    Family.LETTER: "section",
    Family.ROMAN: "section",
    Family.BARE: "section",
    Family.ARTICLE: "article",
    Family.NUMBER: "clause",
    Family.POINT: "point",
    Family.PAREN: "point",
    Family.DASH: "dash",
    Family.PLUS: "dash",
    Family.STAR: "dash",
    Family.INLINE: "dash",
}
_WORDED = frozenset({Family.PART, Family.CHAPTER, Family.SECTION})
_LINE = 160  # letters of a line of a heading
# words that nothing can end with or begin with: the heading goes on in the next line
_ENDS_OPEN = re.compile(
    r"(?<![a-z])(?:cua|va|viec|cac|trong|ve|cho|voi|tren|tai|den|theo|tu|doi voi|cong tac)$"
)
_BEGINS_OPEN = re.compile(r"(?:cua|va|trong|doi voi|tren|tai|giai doan|nam \d{4})(?![a-z])")
_GAP = 5  # how many labels of a list may be missing (an excerpt, a lost page) before a number is no label


def build_tree(paras: Sequence[Para]) -> Tree:
    """Return the tree of parts of the paragraphs in body, closing and appendix."""
    mend_labels(paras)
    tree = Tree([], [-1] * len(paras))
    stack: list[Part] = []
    following = _following_numbers(paras)
    ahead = looked_ahead(paras)
    for i, p in enumerate(paras):
        if p.zone not in (Zone.BODY, Zone.APPENDIX):
            if p.zone not in (Zone.FRAME, Zone.SAMPLE):
                stack = []
            continue
        if p.zone is Zone.APPENDIX and (i == 0 or not _same_appendix(paras, i)):
            stack = [add_part(tree, None, None, i, None)]
            stack[0].appendix = True
            tree.holder[i] = stack[0].index
            continue
        label = reread(p, ahead[i], _open_values(stack))
        if label is not None and _accepts(stack, tree, label, following[i]):
            end_bare(tree, stack, label, paras)
            parent = stack[-1] if _inside_article(stack, label, paras, i) else _find_parent(stack, label)
            part = add_part(tree, label.family, label, i, parent)
            stack.append(part)
            del stack[DEPTH_LIMIT:]
        elif label is None and stack and _goes_on(paras, stack, i):
            stack[-1].wrapped = i - stack[-1].first
        elif (label is None or label.doubtful) and is_bare_heading(paras, i):
            open_bare(tree, stack, i)
        elif not p.empty:
            _continue(stack)
        if stack:
            tree.holder[i] = stack[-1].index
            for open_part in stack:
                open_part.last = i
    return tree


def _same_appendix(paras: Sequence[Para], i: int) -> bool:
    """Tell whether paragraph ``i`` goes on with the appendix of the one before it."""
    if paras[i - 1].zone is not Zone.APPENDIX:
        return False
    return not paras[i].plain.startswith("phu luc ") or len(paras[i].text) > 120


def _find_parent(stack: list[Part], label: Label) -> Part | None:
    """Close the parts that ``label`` ends and return its parent; the stack is cut to it."""
    family = label.family
    level = rank(family, label.numbers)
    for depth, part in enumerate(stack):
        same = part.family is family and len(part.numbers) == len(label.numbers)
        if same:
            del stack[depth:]
            return stack[-1] if stack else None
    if family in BULLETS:
        return stack[-1] if stack else None
    inside_point = bool(stack) and stack[-1].family is Family.POINT
    if inside_point and family is Family.NUMBER and label.numbers == (1,):  # a list of numbers inside `a)`
        return stack[-1]
    while stack and stack[-1].family is not None and _closes(stack[-1], family, level):
        stack.pop()
    return stack[-1] if stack else None


def _inside_article(stack: list[Part], label: Label, paras: Sequence[Para], i: int) -> bool:
    """Tell whether Roman parts begin inside an article: `Điều 1. Phê duyệt Đề án với các nội dung sau:`.

    Elsewhere they stand above articles; then one was there before the first article.
    """
    if label.family is not Family.ROMAN or label.value != 1 or not stack:
        return False
    article = stack[-1]
    if article.family is not Family.ARTICLE or any(p.family is Family.ROMAN for p in stack):
        return False
    before = next((p for p in reversed(paras[article.first : i]) if not p.empty), None)
    return before is not None and before.text.rstrip().endswith(":")


def _closes(part: Part, family: Family, level: float) -> bool:
    own = rank(part.family, part.numbers)
    if own > level:
        return True
    # Letters and Roman numerals may stand in either order; whichever was first stays above.
    return own == level and part.family is family


def _accepts(stack: list[Part], tree: Tree, label: Label, next_value: tuple[int, ...]) -> bool:
    """Tell whether what looks like a label is one, by the labels before and after it."""
    family = label.family
    if family in BULLETS or family in (Family.PART, Family.CHAPTER, Family.SECTION):
        return True
    before = next(
        (p for p in reversed(stack) if p.family is family and len(p.numbers) == len(label.numbers)), None
    )
    last = before.numbers[-1] if before else 0
    value = label.value
    if family is Family.NUMBER and label.numbers[0] > SHORT_LIST:
        return last < value <= last + _GAP
    if label.doubtful and family is Family.NUMBER and not label.mark:  # `1 Kinh tế`, before `2.`
        follows = next_value == (*label.numbers[:-1], value + 1)
        return follows if value == 1 else (value == last + 1 or (follows and value <= last + 2))
    if label.doubtful:
        return value == last + 1 or (family is Family.ROMAN and last < value <= last + 2)
    if family in (Family.ROMAN, Family.LETTER, Family.ARTICLE):
        return True
    if value == last + 1 or value == 1 or last < value <= last + _GAP:
        return True
    if before is None and value <= 30 and len(label.numbers) > 1:
        return True
    return next_value == (*label.numbers[:-1], value + 1)


def _open_values(stack: list[Part]) -> dict[Family, int]:
    """Return the last value of each family that is open."""
    return {p.family: p.numbers[-1] for p in stack if p.family is not None and p.numbers}


def _following_numbers(paras: Sequence[Para]) -> list[tuple[int, ...]]:
    """For each paragraph, the numbers of the next label of its own family and depth (empty for none)."""
    out: list[tuple[int, ...]] = [()] * len(paras)
    latest: dict[tuple[Family, int], tuple[int, ...]] = {}
    for i in range(len(paras) - 1, -1, -1):
        label = paras[i].label
        if label is not None:
            key = (label.family, len(label.numbers))
            out[i] = latest.get(key, ())
            latest[key] = label.numbers
    return out


def _goes_on(paras: Sequence[Para], stack: list[Part], i: int) -> bool:
    """Tell whether a line in capitals is the second of a chapter's name, or goes on with an open one."""
    part, p = stack[-1], paras[i]
    end = part.first + part.wrapped
    above, text = paras[end], p.text.strip(" *_")
    if p.empty or part.last != i - 1 or part.children or any(not q.empty for q in paras[end + 1 : i]):
        return False
    if len(text) > _LINE or not is_capitals(text) or above.last in ".;:,/" or not is_capitals(above.text):
        return False
    named = part.family is Family.BARE and len(stack) > 1 and stack[-2].family in _WORDED
    if named:
        return p.zone is above.zone
    open_ended = part.family in (Family.BARE, Family.ROMAN, Family.LETTER)
    return open_ended and (_ENDS_OPEN.search(above.plain) or _BEGINS_OPEN.match(p.plain)) is not None


def _continue(stack: list[Part]) -> None:
    """Close the bullets that an unlabelled paragraph ends; it belongs to the item before it."""
    while stack and stack[-1].family in BULLETS:
        stack.pop()


def paths(tree: Tree) -> list[str]:
    """Return the path of every part: labels joined by dots.

    A number that repeats its parents (``2.1`` under ``2``) is one step; bullets,
    bare headings and words in brackets add none.
    """
    out: list[str] = []
    for part in tree.parts:
        above = tree.parts[part.parent] if part.parent is not None else None
        if part.appendix:
            out.append("")
            continue
        if part.family in BULLETS or part.family is Family.BARE:
            out.append(out[above.index] if above else "")
            continue
        if len(part.numbers) > 1:
            while above is not None and above.family in (Family.NUMBER, Family.ARTICLE):
                if above.family is Family.ARTICLE and above.numbers[0] != part.numbers[0]:
                    break
                above = tree.parts[above.parent] if above.parent is not None else None
        prefix = out[above.index] if above else ""
        out.append(f"{prefix}.{part.shown}" if prefix else part.shown)
    return out


def holds(nodes: Sequence[Node], outer: int | None, inner: int | None) -> bool:
    """Tell whether the node ``inner`` is ``outer`` or stands below it; ``None`` is the whole document."""
    at = inner
    while at is not None:
        if at == outer:
            return True
        at = nodes[at].parent
    return outer is None
