"""Headings that name who does what stands below them: `Giao X:`, `Trách nhiệm của X`, `X`."""

from vndocparse.core.analysis import Analysis, Node, Zone
from vndocparse.core.span import Span
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.clauses_marks import closing, only_marks
from vndocparse.extract.clauses_verbs import phrases, verb_phrase, verbs
from vndocparse.extract.directives_directed import directed
from vndocparse.extract.directives_heading_names import cuts_row, row_of_names, whole_name
from vndocparse.extract.directives_leads import (
    as_leads,
    behind_label,
    decides,
    deliberates,
    introducing_charges,
    operated,
    stated_charges,
)
from vndocparse.extract.responsible import Charge
from vndocparse.extract.task_labels import is_label

LONGEST_HEADING = 240  # characters of a line that only names bodies
_HELD = frozenset({("tổ", "chức"), ("chủ", "trì"), ("thực", "hiện"), ("chủ", "trì")})
_BY_OFFICE = frozenset(
    {("theo",), ("căn", "cứ"), ("trong", "phạm", "vi"), ("tùy", "theo"), ("trên", "cơ", "sở")}
)


def heading_charges(a: Analysis, node: Node) -> list[Charge]:
    """Return the bodies that a heading names as those of its part (`Giao X:`, `Trách nhiệm của X`, `X`)."""
    if node.kind in ("chapter", "section") and _has_articles(a, node):
        return []  # whose duties a chapter's articles are, each of them says
    heading = node.heading or _unmarked_heading(a, node)
    if heading is None:
        return _joined_heading(a, node)
    t = tokenize(a.text, a.folded, heading)
    if is_label(t) or _is_cut_from_row(a, node, len(t)):
        return []  # `- Đơn vị thực hiện: Sở A`
    if below := directed(a, t):
        return below
    if (holders := _held_by(t)) is not None:
        return as_leads(a, t, holders)
    return charges_of_heading(a, heading) or introducing_charges(a, heading)


def _is_cut_from_row(a: Analysis, node: Node, size: int) -> bool:
    """Tell whether a run-in heading is the head of a row of bodies that goes on behind its colon."""
    block = a.block_at(node.own.start)
    if node.heading is None or block is None or node.heading.end >= block.span.end:
        return False
    t = tokenize(a.text, a.folded, Span(node.heading.start, block.span.end))
    return cuts_row(t, behind_label(t), size)


def _has_articles(a: Analysis, node: Node) -> bool:
    """Tell whether articles with headings of their own stand right below a chapter's name."""
    below = [a.nodes[i] for i in node.children]
    return any(n.kind == "article" and n.heading is not None for n in below)


def _held_by(t: Tokens) -> list[Parsed] | None:
    """Return X of a heading such as `Hội nghị do X tổ chức`: who is to hold what it names."""
    by = next((k for k in range(1, len(t)) if t.at(k) == "do"), None)
    found = body_list(t, by + 1) if by is not None else []
    if not found or t.words[found[-1].end : found[-1].end + 2] not in _HELD:
        return None
    return found if only_marks(t, found[-1].end + 2) else None


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
    at = behind_label(t)
    found = body_list(t, at)
    if not found or not t.capital[found[0].first]:
        return []
    end = found[-1].end
    end += t.at(end) in {"-", ":"}
    goes_on = end < len(t) and t.capital[end] and verb_phrase(t, end) is not None
    return as_leads(a, t, found) if goes_on else []


def _unmarked_heading(a: Analysis, node: Node) -> Span | None:
    """Return an item that only names bodies though a mark closes it (`2. Sở Y tế.`), with dashes below."""
    block = a.block_at(node.own.start)
    if block is None or block.zone is not Zone.BODY or block.is_heading or block.span.start != node.own.start:
        return None
    printed = block.span.of(a.text).rstrip()
    if len(printed) > LONGEST_HEADING or not printed.endswith((".", ";", ",")):
        return None
    below = a.blocks[block.index + 1] if block.index + 1 < len(a.blocks) else None
    if below is None or not any(n.index == node.index for n in a.ancestors(below.node)):
        return None
    return block.span if is_row_of_bodies(a, block.span) else None


def charges_of_heading(a: Analysis, span: Span) -> list[Charge]:
    """Return the bodies charged by a heading that is about them; empty where they are only a word in it."""
    t = tokenize(a.text, a.folded, span)
    at = behind_label(t)
    found = (body_list(t, at - 1) if at and t.at(at - 1).isdigit() else []) or body_list(t, at)
    if not found:
        return []
    if (apart := _before_apposition(t, found)) is not None:
        return as_leads(a, t, apart)
    if len(found) == 1 and t.words[found[0].end : found[0].end + 2] == ("tham", "gia"):
        named = whole_name(t, found[0])  # `Các đơn vị tham gia Chương trình:`
        found = [named] if named is not None else found
    end = found[-1].end
    if only_marks(t, end):
        return as_leads(a, t, found)
    if decides(t, end) and deliberates(t, found):
        return operated(a, t)
    if _closes(t, end):
        return stated_charges(a, t, at, found)
    if (more := row_of_names(t, found)) is not None:
        return as_leads(a, t, more)
    named = whole_name(t, found[0]) if len(found) == 1 else None
    return as_leads(a, t, [named]) if named is not None else []


def is_row_of_bodies(a: Analysis, span: Span) -> bool:
    """Tell whether a line holds nothing but bodies, behind an operator or an opener such as `Đối với`."""
    t = tokenize(a.text, a.folded, span)
    found = body_list(t, behind_label(t))
    return bool(found) and (only_marks(t, found[-1].end) or _ends_in_brackets(t, found[-1].end))


def _ends_in_brackets(t: Tokens, i: int) -> bool:
    """Tell whether one pair of brackets ends the line: `Sở Y tế (giao Phòng Nghiệp vụ)`."""
    return t.at(i) == "(" and (closed := closing(t, i)) > i and only_marks(t, closed)


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


def _closes(t: Tokens, i: int) -> bool:
    if i >= len(t) or t.at(i) in {":", ".", "(", ";"} or _by_their_office(t, i):
        return True
    return verb_phrase(t, i) is not None or verbs("modal").end(t, i) is not None


def _by_their_office(t: Tokens, i: int) -> bool:
    """Tell whether only the measure of what they do follows: `… các sở | theo chức năng, nhiệm vụ:`."""
    i += t.at(i) == ","
    return t.at(len(t) - 1) == ":" and any(t.words[i : i + len(words)] == words for words in _BY_OFFICE)
