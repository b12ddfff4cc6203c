"""Take specks out of the lines of a recognised text: odd signs alone between two words or beside them."""

import re
from collections.abc import Sequence

from vndocparse.core.span import Span
from vndocparse.ingest.line_spacing import Mend
from vndocparse.text.letters import LOWER

# `nhân . dân`, `cấp ủy, ' đảng ủy`, `nông ' nghiệp`; a dash or a number's sign is none
_SPECK = re.compile(
    rf"(?<=[^\W\d_][,;]) [|_'`~·«»^⁄¦¬] (?=[^\W\d_])|(?<=[^\W\d_]) [|_'`~·«»^⁄¦¬.] (?=[{LOWER}])"
)

# Dirt beside a line: one odd sign parted from the words by a space, strokes or one quote glued to them.
_AT_EDGE = re.compile(
    r"^[|_'`.,·:;\\] (?=\w)|^_{1,3} ?(?=[^\W_])|^['`](?=[^\W\d_]{2,} )(?!.*['`])"
    r"|(?<=\w[.;:,]) [|_'`.·~*\\⁄¦¬£§]$|(?<=\w) [|_'`·~*\\⁄¦¬£§]$|(?<=\./\.) ?\S{1,2}$"
)


def without_edge_specks(line: str) -> str:
    """Return a line without dirt before and behind its words.

    >>> without_edge_specks("| Giao Sở Y tế. '")
    'Giao Sở Y tế.'
    """
    return _AT_EDGE.sub("", line)


def without_specks(line: str) -> tuple[str, list[Mend]]:
    """Return the line without specks, and where each stood: the space that is left, with what was there.

    >>> without_specks("Hội đồng nhân . dân tỉnh")[0]
    'Hội đồng nhân dân tỉnh'
    """
    mends: list[Mend] = []
    out: list[str] = []
    at = size = 0
    for m in _SPECK.finditer(line):
        out += [line[at : m.start()], " "]
        size += m.start() - at + 1
        mends.append(Mend(Span(size - 1, size), m[0]))
        at = m.end()
    return "".join([*out, line[at:]]), mends


def moved(mends: list[Mend], later: list[Mend]) -> list[Mend]:
    """Return earlier changes of a line where they stand after ``later`` ones made it longer or shorter."""
    out = []
    for mend in mends:
        start = mend.span.start
        shift = 0
        for other in later:
            if other.span.start - shift > start:
                break
            shift += len(other.span) - len(other.raw)
        out.append(Mend(Span(start + shift, start + shift + len(mend.span)), mend.raw))
    return out


_ALONE = frozenset({".", ";", "./.", ".;"})
_SENTENCE = 20  # letters of a line that such a mark may end


def with_lone_marks(lines: Sequence[str]) -> list[str]:
    """Return the lines with an end mark that stands alone put behind the line that it ends.

    >>> with_lone_marks(["Rà soát các hộ kinh doanh", ".", "2. Sửa đường"])
    ['Rà soát các hộ kinh doanh.', '', '2. Sửa đường']
    """
    out = list(lines)
    last = -1  # the last line with words
    for i, line in enumerate(out):
        mark = line.strip()
        before = out[last].rstrip() if last >= 0 else ""
        if mark in _ALONE and i - last <= 2 and len(before) >= _SENTENCE and before[-1].isalnum():
            out[last], out[i] = before + mark, ""
        elif mark:
            last = i
    return out
