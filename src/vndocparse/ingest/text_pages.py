"""Find what belongs to the pages and not to the text: page numbers, repeated heads, signature stamps."""

import re
from collections import Counter
from itertools import accumulate, pairwise

from vndocparse.core.source import AsideKind
from vndocparse.ingest.draft import Draft
from vndocparse.ingest.text_lines import (
    begins_quantity,
    ends_sentence,
    is_page_mark,
    is_stamp_field,
    is_stamp_time,
    page_number,
)
from vndocparse.text.normalise import clean

_PAGE_LINES = 12  # fewest lines of a page between two page numbers
_PAGE_LETTERS = (900, 4500)  # letters of a page, on the average
_LOST_PAGES = 2  # pages in a row whose number was not read
_SPECK = re.compile(r"[.,'’`*·]{1,2}")  # dirt on a line of its own below a number
_DIGITS = re.compile(r"\d+")
_FILE_NAME = re.compile(r"[\w.-]{1,30}\.(?:doc|docx|pdf|odt|rtf)\b", re.IGNORECASE)


def without_furniture(text: str, draft: Draft) -> list[str]:
    """Return the lines of ``text`` without page furniture, which goes to the draft's asides.

    A page break is a line of its own that holds one form feed.
    """
    lines = text.replace("\f", "\n\f\n").split("\n")
    bare = [x if x == "\f" else clean(x) if len(x) <= 400 else "…" for x in lines]
    for i, line in enumerate(bare):
        if line and line != "\f" and is_page_mark(line):
            draft.aside(AsideKind.PAGE_NUMBER, line)
            lines[i] = bare[i] = "\f"
    _numbers(lines, bare, draft)
    _running_heads(lines, bare, draft)
    _stamps(lines, bare, draft)
    return lines


def _neighbour(bare: list[str], i: int, step: int) -> int | None:
    """Return the next line with words (or page break) before or after ``i``."""
    i += step
    while 0 <= i < len(bare):
        if bare[i]:
            return i
        i += step
    return None


def _numbers(lines: list[str], bare: list[str], draft: Draft) -> None:
    found = [(i, n) for i, x in enumerate(bare) if x and (n := page_number(x)) is not None]
    series = _series(found, bare, list(accumulate((len(x) for x in lines), initial=0)))
    for i, _ in found:
        before, after = _neighbour(bare, i, -1), _neighbour(bare, i, 1)
        speck = after if after is not None and _SPECK.fullmatch(bare[after]) else None
        after = _neighbour(bare, speck, 1) if speck is not None else after
        at_break = any(j is not None and bare[j] == "\f" for j in (before, after))
        cut = (
            before is not None
            and after is not None
            and (len(bare[before]) >= 30 or _alone(bare, i))
            and (bare[before][-1:] == ";" or not ends_sentence(bare[before]))
            and (bare[after][:1].islower() or begins_quantity(bare[after]))
        )
        if at_break or cut or i in series:
            draft.aside(AsideKind.PAGE_NUMBER, bare[i])
            lines[i] = bare[i] = "\f"
            if cut and speck is not None:
                draft.aside(AsideKind.NOISE, bare[speck])
                lines[speck] = bare[speck] = ""


def _alone(bare: list[str], i: int) -> bool:
    """Tell whether blank lines stand on both sides of a line."""
    return 0 < i < len(bare) - 1 and not bare[i - 1] and not bare[i + 1]


def _series(found: list[tuple[int, int]], bare: list[str], read: list[int]) -> set[int]:
    """Return the lines whose numbers go up, a page of lines apart; a page or two may have lost theirs.

    Two do where both stand alone between blank lines, else it takes three. Any do that stand each about where
    that page begins, in a text without other numbers alone; ``read`` counts the letters before each line.
    """
    if _at_page_ends(found, bare, read):
        return {i for i, _ in found}
    filled = [0]
    for x in bare:
        filled.append(filled[-1] + bool(x))
    out: set[int] = set()
    chain: list[tuple[int, int]] = []
    for i, n in [*found, (len(bare), -1)]:
        up = n - chain[-1][1] if chain else 0
        if 0 < up <= _LOST_PAGES + 1 and filled[i] - filled[chain[-1][0]] >= _PAGE_LINES * up:
            chain.append((i, n))
            continue
        if n == -1 or not chain or n in (1, 2):
            lone = len(chain) == 2 and all(_alone(bare, j) for j, _ in chain)
            if len(chain) >= 3 or lone:
                out.update(j for j, _ in chain)
            chain = [(i, n)] if n in (1, 2) else []
    return out


def _at_page_ends(found: list[tuple[int, int]], bare: list[str], read: list[int]) -> bool:
    """Tell whether plain numbers go up and stand where pages of these numbers would begin."""
    if not found or any(bare[i].endswith(".") for i, _ in found):
        return False
    least, most = _PAGE_LETTERS
    placed = all(n > 1 and least <= read[i] / (n - 1) <= most for i, n in found)
    return placed and all(a[1] < b[1] for a, b in pairwise(found))


def _running_heads(lines: list[str], bare: list[str], draft: Draft) -> None:
    """Set aside a line that stands at the top (or foot) of most pages with only its digits changed."""
    breaks = [i for i, x in enumerate(bare) if x == "\f"]
    if len(breaks) < 3:
        return
    for step in (1, -1):
        spots = [j for i in breaks if (j := _neighbour(bare, i, step)) is not None and len(bare[j]) <= 90]
        shapes = Counter(_DIGITS.sub("#", bare[j]) for j in set(spots) if bare[j] != "\f")
        repeated = {s for s, n in shapes.items() if n >= 3 and n * 2 >= len(breaks)}
        for j in sorted(set(spots)):
            named = len(bare[j]) <= 40 and _FILE_NAME.match(bare[j])
            if bare[j] != "\f" and (named or _DIGITS.sub("#", bare[j]) in repeated):
                draft.aside(AsideKind.RUNNING_HEAD, bare[j])
                lines[j] = bare[j] = ""


def _stamps(lines: list[str], bare: list[str], draft: Draft) -> None:
    """Set aside the stamps of digital signatures: their fields in a row, or name and moment."""
    i = 0
    while i < len(bare):
        end = i
        while end < len(bare) and is_stamp_field(bare[end]):
            end += 1
            if end + 1 < len(bare) and bare[end] and is_stamp_field(bare[end + 1]) and len(bare[end]) <= 40:
                end += 1  # the value of a field, cut at the stamp's edge
        if end - i >= 2:
            _drop(lines, bare, range(i, end), draft)
        elif is_stamp_time(bare[i]):
            named = i > 0 and bare[i - 1] and bare[i - 1] in bare[:15] and bare.index(bare[i - 1]) < i - 1
            _drop(lines, bare, range(i - 1 if named else i, i + 1), draft)
        i = max(end, i + 1)


def _drop(lines: list[str], bare: list[str], which: range, draft: Draft) -> None:
    draft.aside(AsideKind.SIGNATURE_OVERLAY, " ".join(bare[j] for j in which))
    for j in which:
        lines[j] = bare[j] = ""
