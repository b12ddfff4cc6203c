"""Find lines without a label or end mark that only head the dashes below them: `Đẩy mạnh tuyên truyền`.

One such line may be a task whose end mark was lost. Where a part has several, each with dashes below it, they
part its tasks and are none themselves.
"""

from collections.abc import Sequence

from vndocparse.core.analysis import Zone
from vndocparse.segment.cues import is_capitals
from vndocparse.segment.heading_words import orders
from vndocparse.segment.labels import BULLETS
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.parts import Tree
from vndocparse.text.fold import fold

_LONGEST = 160  # letters
_SEVERAL = 3
_CHARGES = ("giao ", "đề nghị ", "yêu cầu ", "phân công ")  # these name who does what stands below


def list_heads(paras: Sequence[Para], tree: Tree) -> frozenset[int]:
    """Return the paragraphs that are such lines."""
    found: dict[int, list[int]] = {}
    plain_text: set[int] = set()  # parts that hold paragraphs of running text as well
    for i, p in enumerate(paras):
        if p.zone is not Zone.BODY or p.empty or p.row or p.label is not None or tree.holder[i] < 0:
            continue
        if _heads_list(paras, i):
            found.setdefault(tree.holder[i], []).append(i)
        elif tree.parts[tree.holder[i]].first != i and p.last in (".", ";"):
            plain_text.add(tree.holder[i])
    return frozenset(
        i
        for holder, lines in found.items()
        if len(lines) >= _SEVERAL and holder not in plain_text
        for i in lines
    )


def _heads_list(paras: Sequence[Para], i: int) -> bool:
    p = paras[i]
    text = p.text.strip(" *_")
    if len(text) > _LONGEST or not text[:1].isupper() or is_capitals(text) or not text[-1:].isalnum():
        return False
    if not orders(p.plain) or fold(text).startswith(_CHARGES):
        return False
    below = next((q for q in paras[i + 1 : i + 3] if not q.empty), None)
    return below is not None and below.label is not None and below.label.family in BULLETS
