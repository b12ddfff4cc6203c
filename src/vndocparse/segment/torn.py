"""Find what is left of half-lost pages: lines that begin in the middle of words, one below the other.

Where one side of a page was not read (a shadow, a fold, a page laid askew), headings and labels are lost with
it, and what is left is no sentence.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from vndocparse.segment.paragraphs import Para
from vndocparse.text.syllables import is_word_start

_ODD = re.compile(r"[\\|^_<>»«¬¡!{}=`'´„,;:.?\]]")
_LABEL = re.compile(r"[a-zđ]{1,2}\s?[.)\-–/](?:\s|$)")
_AROUND = ".,;:!?()[]“”\"'/–-…*|~"
_NEAR = 7  # lines before and behind that are looked at
_LEAST = 5  # of those that begin so
_STILL = 3  # of those, beside lines that are told to be torn
_PAGE = 25  # lines between two such places that are torn as well
_SURE = 2  # of them with what is no syllable; a line that begins in small letters may be a clause of a list


def torn_paragraphs(text: str, paras: Sequence[Para]) -> frozenset[int]:
    """Return the paragraphs of which most lines stand among torn ones."""
    owners, sure, small = _lines(text, paras)
    sums = [(0, 0)]
    for s, t in zip(sure, small, strict=True):
        sums.append((sums[-1][0] + s, sums[-1][1] + t))
    near = [(min(len(owners), k + _NEAR + 1), max(0, k - _NEAR)) for k in range(len(owners))]
    counts = [(sums[e][0] - sums[f][0], sums[e][1] - sums[f][1]) for e, f in near]
    torn = [s >= _SURE and s + t >= _LEAST for s, t in counts]
    still = [s > 0 and s + t >= _STILL for s, t in counts]
    for order in (range(1, len(torn)), range(len(torn) - 2, -1, -1)):
        for k in order:
            torn[k] = torn[k] or (still[k] and torn[k - order.step])
    places = [k for k, broken in enumerate(torn) if broken and (sure[k] or small[k])]
    torn = [False] * len(torn)
    for before, k in pairwise(places):
        if k - before <= _PAGE:
            torn[before : k + 1] = [True] * (k + 1 - before)
    most = Counter[int]()
    for i, broken in zip(owners, torn, strict=True):
        most[i] += 1 if broken else -1
    return frozenset(i for i, n in most.items() if n > 0)


def _lines(text: str, paras: Sequence[Para]) -> tuple[list[int], list[bool], list[bool]]:
    """Return of each line its paragraph, whether it begins with no word, or small behind an end."""
    owners, sure, small = list[int](), list[bool](), list[bool]()
    last = "."
    for i, p in enumerate(paras):
        if p.row or p.empty:
            continue
        for k, line in enumerate(p.paragraph.lines):
            printed = line.span.of(text).strip()
            if not printed:
                continue
            owners.append(i)
            sure.append(_begins_torn(printed))
            small.append(
                k == 0 and last == "." and not sure[-1] and printed[0].islower() and not _LABEL.match(printed)
            )
        last = p.last
    return owners, sure, small


def _begins_torn(line: str) -> bool:
    if _ODD.match(line) is not None:
        return True
    if _LABEL.match(line) is not None:
        return False
    word = line.split(None, 1)[0].strip(_AROUND)
    if not (word.isalpha() and word.islower()):
        return False
    return not is_word_start(word)
