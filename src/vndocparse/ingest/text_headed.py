"""Part the heading of a section from the text that runs on behind it, where a line lost its end.

`I. KẾT QUẢ NĂM 2025 Năm 2025 là …`, `1. Tình hình chung Những năm qua, …`, `3. Nhân lực y tế Xây dựng …`.
"""

import re
from functools import cache

from vndocparse.ingest.ocr.bigrams import shipped
from vndocparse.ingest.text_lines import PART_NAME, begins, label, words_of
from vndocparse.lexicons.load import load
from vndocparse.lexicons.part_names import named_roles
from vndocparse.text.fold import fold
from vndocparse.text.letters import LOWER, UPPER
from vndocparse.text.syllables import is_syllable

# A major label and capitals, then the first label of a list with words in small letters.
_LISTED = re.compile(
    rf"([IVX1lHíÍ|]{{1,5}}\s?[.\-–/]\s?(?:[{UPPER}\d,/–-]{{1,12}}\s){{2,20}}?)(?=(1\s?[.\-–)]\s[{UPPER}][{LOWER}]))"
)
_RUNS_BEFORE = re.compile(rf"(?<=\w[.;:/)])\s+(?=[IVX]{{1,5}}{PART_NAME})")
_MARKED = re.compile(r"[^\W\d_]{0,5}[\d.]{0,6}\s?[.)\-–/]\s")
_NAMES_ITS_MAKER = ("đại hội ", "hội nghị ", "trung ương ", "ban chấp hành trung ương ")
_CARRIES_OUT = ("thực hiện", "triển khai")
_OF_MANY = re.compile(r"\w+ (?:các|những|việc|mọi|mỗi)\s")  # `Đưa các …`: no name goes on so
# `Giao Bộ Tài chính …`, `Ban Xây dựng Đảng chủ trì …`: a sentence of its own, and no name goes on so
_CHARGES = re.compile(
    rf"(?:Giao|Đề nghị|Yêu cầu|Phân công)\s(?:cho\s)?(?:các\s|[{UPPER}])"
    rf"|[{UPPER}][^.;:]{{3,60}}\schủ trì(?!\w)"
)
_LONGEST = 40  # words of a heading before such a sentence
_MOST = 24  # words of a heading
_LEAST = 60  # letters of the text behind it
_APART = 2.5  # how much likelier an end and a beginning has to be than the pair of words (logarithm)


def headed(line: str, after: str = "") -> list[str]:
    """Return the line parted where a heading in it begins or ends; ``after`` is the next line."""
    out: list[str] = []
    at = 0
    for m in _RUNS_BEFORE.finditer(line):
        out.append(line[at : m.start()])
        at = m.end()
    listed = _LISTED.match(line, at)
    if listed is not None:
        return [*out, line[at : listed.end(1)].rstrip(), line[listed.start(2) :]]
    rest = line[at:]
    end = _heading_end(rest, 0 if label(after) is not None else len(after))
    return [*out, rest[:end].rstrip(), rest[end:]] if end else [*out, rest]


def _heading_end(line: str, more: int) -> int | None:
    """Return where the text behind a heading without an end mark begins; ``more`` letters follow the line."""
    mark = label(line[:40])
    first = _MARKED.match(line)
    if mark is None or mark.kind not in ("roman", "number") or first is None or len(line) + more < _LEAST:
        return None
    words = [(m[0], m.start()) for m in re.finditer(r"\S+", line[first.end() : 400])]
    words = [(w, first.end() + at) for w, at in words][: _MOST + 2]
    if len(words) > 3 and all(_in_capitals(w) for w, _ in words[:2]):
        return _behind_capitals(words, len(line) + more)
    return _behind_words(words, line, len(line) + more)


def _in_capitals(word: str) -> bool:
    return not any(c.islower() for c in word) and (any(c.isalpha() for c in word) or word[0].isdigit())


def _behind_capitals(words: list[tuple[str, int]], size: int) -> int | None:
    k = next((k for k, (w, _) in enumerate(words) if any(c.islower() for c in w)), None)
    if k is None:
        return None
    while k > 2 and words[k - 1][0].isalpha() and not is_syllable(words[k - 1][0].lower()):
        k -= 1  # an abbreviation belongs to the text: `UBND các xã …`
    if k < 2 or not words[k][0][0].isupper() or words[k - 1][0][-1] in ",;:–-":
        return None
    at = words[k][1]
    return at if size - at >= _LEAST else None


def _behind_words(words: list[tuple[str, int]], line: str, size: int) -> int | None:
    for k in range(2, len(words) - 1):
        before, (word, at), (after, _) = words[k - 1][0], words[k], words[k + 1]
        if before[-1] in ".;:!?…":
            return None
        begins = word[0].isupper() and word[1:].islower() and (after[:1].islower() or after[:1].isdigit())
        ended = (before[-1] != "," and before.strip("()").islower()) or (
            before[-1] in "0123456789)" and not before[0].isupper()
        )
        if begins and ended and size - at >= _LEAST:
            heading = [w for w, _ in words[:k]]
            # of a sentence that goes on in the next line less is seen: `Sở A, Viện Quy hoạch | Xây dựng …`
            names = len(line) - at < _LEAST and any(w[0].isupper() for w in heading[1:])
            if _parted(heading, line[at:], by_name=names):
                return at
    return None


def ends_heading(written: str, following: str) -> bool:
    """Tell whether a labelled heading ends with ``written``, though its line is as full as one that goes on.

    >>> ends_heading("1. Nâng cao chất lượng khám bệnh", "Hoàn thành việc xếp hạng các trạm y tế trong năm.")
    True
    """
    mark, first = label(written[:40]), _MARKED.match(written)
    if mark is None or mark.kind not in ("roman", "number") or first is None or len(following) < _LEAST // 2:
        return False
    words = written[first.end() :].split(None, _LONGEST + 1)
    if not 2 < len(words) <= _LONGEST or any(w[-1] in ".;:!?…" for w in words):
        return False
    if _CHARGES.match(following) is not None and words[-1][-1].isalnum():
        return not _bears_name(_tail(words))
    word, _, after = following.partition(" ")
    begins = word[:1].isupper() and word[1:].islower() and (after[:1].islower() or after[:1].isdigit())
    ended = begins and len(words) <= _MOST and words[-1].isalpha() and words[-1].islower()
    return ended and _parted(words, following)


def heads_task(line: str, following: str) -> bool:
    """Tell whether a labelled line without an end mark may be a heading, since a verb that asks follows.

    >>> heads_task("4. Vai trò của Nhân dân", "Đưa các tiêu chí vào quy ước khu phố")
    True
    >>> heads_task("4. Giao Phòng Kế hoạch và", "Đầu tư huyện"), heads_task("4. Giao cho Sở", "Xây dựng tỉnh")
    (False, False)
    """
    mark, words = label(line[:40]), line.split()
    if mark is None or mark.kind not in ("roman", "number") or not 3 < len(words) <= _MOST:
        return False
    if not (words[-1].isalpha() and words[-1].islower()) or re.search(r"[;:]\s", line):
        return False
    tail = _tail(words)
    if words[-1] in ("và", "của", "với", "các", "nghiệp") or _bears_name(tail) or _OPEN_NOUN.search(tail):
        return False
    return begins_task(following) or (_OF_MANY.match(following) is not None and begins_task(following, 1))


def _tail(heading: list[str]) -> str:
    return fold(" ".join(heading[-3:]))


def _bears_name(tail: str) -> bool:
    return any(tail == w or tail.endswith(" " + w) for w in words_of("bears_name"))


# `tổ chức | Ngày hội …`, `phát động | Tháng hành động …`: a name, no time that opens a sentence
_NAMED_TIME = re.compile(r"(?:ngày|tháng|tuần|quý|năm)\s(?!\d|[ivx]{1,4}\b|qua\b|nay\b)")
_WANTS_OBJECT = re.compile(r"(?<!công tác )(?:tổ chức|phát động|hưởng ứng|kỷ niệm|chào mừng|triển khai)$")

# behind these the capital begins a name: `Kết quả công tác | Xây dựng Đảng, …`
_OPEN_NOUN = re.compile(r"(?<!\w)(?:công tác|hoạt động|về kết quả|về tình hình)$")


def _parted(heading: list[str], text: str, *, by_name: bool = False) -> bool:
    """Tell whether a heading of these words can end before this text.

    ``by_name``: only where the heading is a known name, or the text begins with words that open sentences.
    """
    tail = _tail(heading)
    if _bears_name(tail):
        return False
    opening = fold(text[:40])
    if _NAMED_TIME.match(opening) or _WANTS_OBJECT.search(tail):
        return False
    named = tail.endswith(_types()) and opening.startswith(_NAMES_ITS_MAKER)
    if named or (tail.endswith(_CARRIES_OUT) and opening.startswith(_types())):
        return False  # `1. Tổ chức thực hiện Nghị quyết …` is a task, not the heading of a part
    if _OPEN_NOUN.search(tail) and begins(opening, "goes_on") is None:
        return False
    if begins(opening, "goes_on") is not None or named_roles(" ".join(heading)):
        return True  # its capital has no other ground
    if by_name or len(heading) < 3 or not begins_task(opening):
        return False
    model = shipped()
    last, word = fold(heading[-1]).strip("),"), opening.split()[0].strip(",")
    if model is None or not last.isalpha():
        return False
    return model.parted(last, word) > -_APART


@cache
def _verbs() -> frozenset[str]:
    kinds = ("action", "weak", "adverb")
    return frozenset(fold(f) for e in load("directive_verbs").entries if e["kind"] in kinds for f in e.forms)


@cache
def _types() -> tuple[str, ...]:
    return tuple(fold(f) for e in load("reference_types").entries for f in e.forms)


def begins_task(text: str, least: int = 2) -> bool:
    """Tell whether a text begins with a verb of at least so many syllables that asks for something.

    Neither a document that a verb before it is about (`bổ sung Quyết định số 5`) nor the second half of a
    name (`Sở Lao động - Thương binh và Xã hội`) does.
    """
    opening = fold(text)
    words = opening.split()
    sizes = range(least, 5)
    return not opening.startswith(_types()) and any(" ".join(words[:n]) in _verbs() for n in sizes)
