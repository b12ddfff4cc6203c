"""Find the words of a labelled paragraph that name its part."""

import re
from functools import cache

from vndocparse.core.span import Span
from vndocparse.lexicons.load import load
from vndocparse.lexicons.part_names import named_roles
from vndocparse.segment.cues import is_capitals
from vndocparse.segment.heading_words import any_orders, asks_within, orders
from vndocparse.segment.labels import BULLETS, Family
from vndocparse.text.brackets import without_brackets
from vndocparse.text.fold import strip_marks
from vndocparse.text.letters import LOWER, UPPER

_RUN_IN = 170  # longest run-in heading, in characters
_WHOLE = 420  # longest heading on a line of its own
# A lead-in hands over to a list: `… các nội dung sau:`, `gồm:`; it is no heading.
_LEAD_IN = re.compile(r"(?:sau|sau đây|như sau|gồm|bao gồm|là|rằng|như|cụ thể|\bvề)\s*$", re.IGNORECASE)
# `NHIỆM VỤ VÀ GIẢI PHÁP Ban Chấp hành yêu cầu …`: the text runs on behind a heading in capitals
_CAPITALS_BEFORE_TEXT = re.compile(
    rf"((?:[{UPPER}][{UPPER}\d,/–-]*[.,]?\s+){{2,40}})(?=[{UPPER}]?[{LOWER}]+\s+\S+\s+[{LOWER}])"
)
# `… giữ vững. Công tác …`, `Về tuyên truyền: phát tờ rơi; treo băng rôn`: text whose end mark was lost
_SEVERAL = re.compile(rf"(?:[{LOWER})”%]|\d\d)\. [{UPPER}]|: [{LOWER}][^;:]{{8,200}}; [{LOWER}]")
# `Nếu thiếu giấy tờ: Chuyển ngay …`: when it is to be done belongs to what is to be done
_CONDITION = re.compile(r"(?:Nếu|(?:Trong )?[Tt]rường hợp)\s")
_CHARGE = re.compile(r"(?:Giao|Đề nghị|Yêu cầu)\s")
# `UBND các quận: Hoàn Lạc, Ba Đông …` names whom it is about; its colon ends no heading
_LISTS_PLACES = re.compile(
    r"\b(?:các|những) (?:quận|huyện|xã|phường|thị xã|thôn|bản|ấp|xóm|khu phố)$", re.IGNORECASE
)
_PLACES = re.compile(rf"\d{{1,2}}(?:,| và) \d|[{UPPER}]\w*(?: [{UPPER}]\w*){{0,4}}(?:[,;]| và )")
_LISTS_FIELDS = re.compile(r"\bcác (?:sở|bộ|phòng|ban|ngành)(?:, (?:ban|ngành))*$", re.IGNORECASE)
_FIELDS, _FIELD_WORDS = 2, 6
# `Các đồng chí: Lò Văn Sao - Phó Bí thư, Phạm Thị Du phụ trách …`: who acts, by name
_LISTS_PERSONS = re.compile(
    r"\b(?:các|những) (?:đồng chí|đ/c|ông|bà|ông\s?(?:,|và|/)\s?bà|ông \(bà\))\s*$", re.IGNORECASE
)
_PERSON = re.compile(rf"[{UPPER}]\w*(?: [{UPPER}]\w*){{1,4}}\s?[,;–-]")
# `rà soát các loại hồ sơ: Hồ sơ cán bộ, …`: the colon opens the list of what is to be dealt with
_PLURAL = re.compile(r"\b(?:các|những|một số|\d{1,3}) [^\W\d]+(?: [^\W\d]+){0,3}$", re.IGNORECASE)
_MEMBER = re.compile(r"([^,;:.]{2,60})(?:[,;]| và )\s*([^,;:.]{2,60})")
_MEMBER_WORDS = 6
_NAME_WORDS = 10  # words of a dash that names what the dashes below it are about
_LOOK, _LOOK_PLAIN = 600, 260  # characters behind a colon that tell what stands there, and without brackets
_TELLS_OF = re.compile(r"(?:qua|theo|trong|tại|sau) \w", re.IGNORECASE)
_MAJOR = frozenset(
    {Family.PART, Family.CHAPTER, Family.SECTION, Family.LETTER, Family.ROMAN, Family.BARE, Family.ARTICLE}
)


def heading_span(text: str, content: Span, family: Family | None, inner: bool) -> Span | None:
    """Return the heading in ``content`` (a paragraph without its label), ``None`` for running text.

    ``inner`` says that the part holds further paragraphs. A heading is the whole
    paragraph where it has no final stop, or its words before a ``:`` that a capital follows.
    """
    body = content.stripped(text, None)
    if not len(body):
        return None
    words = body.of(text)
    last = words.rstrip("*_ ")[-1:]
    if family is None or family is Family.BARE:
        return body
    if family in _MAJOR and (capitals := _CAPITALS_BEFORE_TEXT.match(words)):
        return Span(body.start, body.start + capitals.end(1)).stripped(text)
    if len(body) <= _WHOLE:
        if last == ":" and inner and not _only_ends_in_lead(words):
            return body
        if last not in ".;:!?,/…" and (inner or family in _MAJOR) and _SEVERAL.search(words) is None:
            named = family not in BULLETS or last == ":" or len(words.split()) <= _NAME_WORDS
            return body if named else None
        if family in _MAJOR and is_capitals(words):
            return body
        if last == "." and inner and named_roles(words):
            return Span(body.start, body.start + len(words.rstrip("*_ .")))
    return _run_in(text, body)


# `… cả hệ thống chính trị phải vào cuộc. Giao:`, `… còn chậm. Yêu cầu UBND xã:`
_LEADS = re.compile(
    rf"(?<=[{LOWER})”\d])\. "
    r"(?:Giao|Yêu cầu|Đề nghị|Phân công|Chỉ đạo|Do đó|Vì vậy)(?!\w)"
    r"[^.;]{0,140}:\s*$"
)
_STATEMENT = 8  # words of the sentences before such a lead-in


def _only_ends_in_lead(words: str) -> bool:
    """Tell whether a paragraph before a list says something, and only its last sentence leads to the list."""
    found = _LEADS.search(words)
    return found is not None and len(words[: found.start()].split()) >= _STATEMENT


def _run_in(text: str, body: Span) -> Span | None:
    colon = text.find(":", body.start, min(body.end, body.start + _RUN_IN))
    while colon > 0 and text[colon - 1].isdigit() and text[colon + 1 : colon + 2].isdigit():
        colon = text.find(":", colon + 1, min(body.end, body.start + _RUN_IN))  # inside `QCVN 02:2009`
    if colon < 0:
        return None
    head = text[body.start : colon]
    rest = text[colon + 1 : min(body.end, colon + 40)].lstrip(' \t*_"“(')
    if not rest or ". " in head or (";" in head and not _two_fields(head)) or _LEAD_IN.search(head):
        return None
    if not (rest[0].isupper() or rest[0] in "-+(" or rest[:1].isdigit()):
        return None
    if _CONDITION.match(head):
        return None
    if text[colon + 1 : colon + 4].lstrip()[:1] == "(" and _CHARGE.match(head.strip()):
        return None  # `Giao UBND các xã: (1) thống kê …; (2) …` is one sentence
    if (_LISTS_PLACES.search(head) and _PLACES.match(rest)) or head.count("(") > head.count(")"):
        return None
    if _LISTS_PERSONS.search(head) and (_PERSON.match(rest) or _posts().match(rest)):
        return None
    if _LISTS_FIELDS.search(head) and _fields().match(rest):
        return None
    behind = without_brackets(text[colon + 1 : min(body.end, colon + _LOOK)])
    if _lists_objects(head, behind[:_LOOK_PLAIN].strip()):
        return None
    return Span(body.start, colon).stripped(text)


def _lists_objects(head: str, rest: str) -> bool:
    """Tell whether an order or a look back ends with a plural at its colon, its members without a verb."""
    members, plural = _MEMBER.match(rest), _PLURAL.search(head)
    if members is None or plural is None:
        return False
    if _TELLS_OF.match(head) and _bodies().match(members[1].strip()):
        return True  # `Qua kiểm tra các đơn vị: Công ty A; Công ty B cho thấy …`
    if not any_orders(head, ","):
        return False
    first = members[1].strip()
    if len(first.split()) > _MEMBER_WORDS or orders(strip_marks(first)):
        return False
    if not plural[0][0].isdigit() and _bodies().match(first):
        return False
    return not asks_within(rest.partition(". ")[0])  # `…: Sở A, Sở B rà soát …` is a task


def _two_fields(head: str) -> bool:
    """Tell two short names of fields, `Thu, chi ngân sách; đầu tư xây dựng`, from two clauses."""
    parts = head.split(";")
    short = len(parts) == _FIELDS and all(0 < len(p.split()) <= _FIELD_WORDS for p in parts)
    return short and not orders(strip_marks(parts[0]).strip())


@cache
def _fields() -> re.Pattern[str]:
    """Match a field of work with a comma behind it, as `Tài chính,` in `các sở: Tài chính, Xây dựng …`."""
    return re.compile(rf"(?:{_forms('field')})\s?,", re.IGNORECASE)


@cache
def _bodies() -> re.Pattern[str]:
    """Match the head of a body's name: those who act behind a heading, no list of things."""
    return re.compile(rf"(?:{_forms('organ', 'named', 'collective', 'position')})(?!\w)", re.IGNORECASE)


@cache
def _posts() -> re.Pattern[str]:
    """Match a post, as `Chánh Văn phòng …` in `Các ông: Chánh Văn phòng …, Giám đốc …`."""
    return re.compile(rf"(?:{_forms('position')})(?!\w)", re.IGNORECASE)


def _forms(*kinds: str) -> str:
    forms = (f for e in load("body_parts").entries if e["kind"] in kinds for f in e.forms)
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
