"""Tell the commonest names of a review's parts where recognition misread letters of them: `Nguyên rihân`.

Only asked of headings inside a review that tell no role, so that few names and little likeness will do.
"""

from rapidfuzz.distance import Levenshtein

from vndocparse.core.analysis import Role
from vndocparse.segment.cues import plain
from vndocparse.text.syllables import is_syllable

_NAMES = (
    ("nguyen nhan", Role.CAUSE),
    ("bai hoc kinh nghiem", Role.LESSON),
    ("ket qua dat duoc", Role.ACHIEVEMENT),
    ("uu diem", Role.ACHIEVEMENT),
    ("han che", Role.LIMITATION),
    ("ton tai", Role.LIMITATION),
    ("khuyet diem", Role.LIMITATION),
    ("yeu kem", Role.LIMITATION),
)
_LONG = 10  # letters from which likeness alone tells; of a shorter name some word must be none
_LEAD = frozenset({"nhung", "cac", "mot", "so", "ve", "danh", "gia"})
_MOST = 12  # words of such a heading


def misread_role(heading: str) -> Role | None:
    """Return the role of the name with which a heading begins, ``None`` where it is like none.

    >>> misread_role("3. Nguyên rihân của hạn chế"), misread_role("Bài hoe kinh nghiêm")
    (<Role.CAUSE: 'cause'>, <Role.LESSON: 'lesson'>)
    >>> misread_role("Tôn tạo di tích"), misread_role("Nguyên liệu"), misread_role("Tồn tạỉ, hạn chế")
    (None, None, <Role.LIMITATION: 'limitation'>)
    """
    printed = [w for x in heading.split() if (w := x.strip(".,;:()-–/ ")) and not w.isdigit()]
    words = [(plain(w), w) for w in printed]
    while words and words[0][0] in _LEAD:
        del words[0]
    if not words or len(words) > _MOST:
        return None
    for name, role in _NAMES:
        parts = name.split()
        head = words[: len(parts)]
        letters = "".join(parts)
        if len(letters) < _LONG and all(is_syllable(w) for _, w in head):
            continue
        if Levenshtein.distance("".join(k for k, _ in head), letters) <= len(letters) // 5:
            return role
    return None
