"""Read the position of who signs where a seal hides letters of it."""

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.signer import SignerBlock
from vndocparse.extract.signer_damaged_name import WORD, surnamed
from vndocparse.lexicons.load import load
from vndocparse.lexicons.signing import position_pattern, read_mode
from vndocparse.text.fold import bare

_HALF = re.compile(r"(?:^|\W)[A-ZĐ]?H?[ÓÔỐÒỎ]\s*$")
_SHORTEST_TAIL = 4  # letters of a position that must be legible under a seal


def mend_position(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
    """Fill in the position from words in capitals below the authority, though letters of it are hidden."""
    after = block.on_behalf_of[1].end if block.on_behalf_of else -1
    first = block.mode is None
    for line in lines:
        if line.span.start < after:
            continue
        if surnamed(line) and not line.capitals:
            return
        words = capital_words(line.text)
        if not words or words[-1][1] < len(line.text.rstrip(" .,;:*'`’-_")):
            continue
        found = _office(block, words, line) or (first and _chair(words)) or None
        first = False
        if found:
            start = line.span.start + words[0][0]
            block.position = (found, Span(start, line.span.start + words[-1][1]))
            block.doubts.add("position")  # the last one above the name is the signer's own


def _chair(words: Sequence[tuple[int, int, str]]) -> str | None:
    """Return `CHỦ TỊCH` of which the first letters are hidden, where no line stands above it.

    A deputy's would: the mark and the office of whom he stands in for.
    """
    return "CHỦ TỊCH" if "".join(bare(w[2]) for w in words).endswith("utich") else None


def _office(block: SignerBlock, words: Sequence[tuple[int, int, str]], line: PrintLine) -> str | None:
    """Return the position that legible words of a line stand for, ``None`` where it could be several."""
    for word in words:  # a speck before a position that is whole
        rest = line.text[word[0] : words[-1][1]]
        if (m := position_pattern().match(bare(rest))) and m.end() == len(rest):
            return rest
    packed = "".join(bare(w[2]) for w in words)
    first, last = bare(words[0][2]), bare(words[-1][2])
    if len(packed) < _SHORTEST_TAIL or read_mode(line.text):
        return None
    if block.mode and block.mode[0] == "K/T" and block.on_behalf_of:
        # Who stands in for a chief is the deputy; the rest of the print must agree.
        deputy = "PHÓ " + block.on_behalf_of[0]
        want = bare(deputy).replace(" ", "")
        return deputy if position_pattern().fullmatch(bare(deputy)) and agrees(want, packed) else None
    near = [
        (Levenshtein.normalized_similarity(form, packed), name)
        for form, begin, end, name in _offices()
        if (end == last and len(last) >= _SHORTEST_TAIL) or (begin == first and len(first) >= 3)
    ]
    best = sorted((x for x in near if x[0] >= 0.7), reverse=True)
    if not best or (len(best) > 1 and best[0][0] - best[1][0] < 0.1):
        return None
    return best[0][1].upper()


@cache
def _offices() -> tuple[tuple[str, str, str, str], ...]:
    """Return the letters, first word, last word and form of each position; who chairs a meeting is none."""
    forms = [f for e in load("signing").entries if e["kind"] == "position" for f in e.forms if len(f) >= 7]
    words = [(f, bare(f).split()) for f in forms if bare(f) != "chu tri"]
    return tuple(("".join(w), w[0], w[-1], f) for f, w in words)


def mend_half_deputy(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
    """`RHÓ BÍ THƯ`: the end of a word before the position is that of `PHÓ`."""
    if not block.position:
        return
    office, span = block.position
    for line in lines:
        if not line.span.start <= span.start < line.span.end:
            continue
        before = line.text[: max(0, line.text.find(office))]
        if _HALF.search(before) and position_pattern().fullmatch("pho " + bare(office)):
            block.position = (f"PHÓ {office}", span)
            block.doubts.add("position")


def conclude_deputy(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
    """`KT. CHỦ TỊCH / CHỦ TỊCH`: nobody stands in for himself, the word before was lost."""
    if not block.position:
        return
    chief, span = block.position
    stood_for = (
        [block.on_behalf_of[0]] if block.mode and block.mode[0] == "K/T" and block.on_behalf_of else []
    )
    for line in lines:
        mode = read_mode(line.text)
        if mode is not None and mode[0] == "K/T" and line.span.end <= span.start:
            stood_for.append(line.text[mode[1] :])
    same = any(bare(x).strip(" .,:") == bare(chief) for x in stood_for)
    if same and position_pattern().fullmatch("pho " + bare(chief)) is not None:
        block.position = (f"PHÓ {chief}", span)
        block.doubts.add("position")


def agrees(want: str, packed: str) -> bool:
    """Tell whether the letters that are left agree with an office: its end, or most of it."""
    return len(packed) >= _SHORTEST_TAIL and (
        want.endswith(packed) or Levenshtein.normalized_similarity(want, packed) >= 0.6
    )


def capital_words(text: str) -> list[tuple[int, int, str]]:
    """Return the words in capitals with their places; of `rJéHỦ` the part behind the specks."""
    out = []
    for m in WORD.finditer(text):
        at = m.end()
        while at > m.start() and text[at - 1].isupper():
            at -= 1
        if m.end() - at > 1:
            out.append((at, m.end(), text[at : m.end()]))
    return out
