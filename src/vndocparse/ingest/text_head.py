"""Part the letterhead of plain text where its two columns share lines, with one space between or many."""

import re
from functools import cache
from itertools import pairwise
from statistics import median

from vndocparse.core.source import Column
from vndocparse.ingest.text_lines import is_capitals, is_rule, label
from vndocparse.ingest.text_placed import Placed, halves
from vndocparse.lexicons.load import load
from vndocparse.lexicons.motto import motto, motto_pattern
from vndocparse.text.fold import bare, case_counts

_LINES = 16
_FIRST = 4  # filled lines among which the columns begin
_LEFT_WIDTH = 56  # most characters of a line of the left column that goes on with a subject
_DATE = re.compile(
    r"[,.;]?\s*ng[ao]y\s?(?:(?!ng[ao]y).){0,12}?\s?thang\s?.{0,10}?\s?nam\b\s?[\w.…]{0,6}(?:\s\d{1,2})?\s*[.,*]?$"
)
_NUMBER = re.compile(r"[\W_]{0,3}s[o6]\b\s*[:.]?.{0,40}$")
_SUBJECT = re.compile(r"[\W_]{0,3}(?:v\s?/\s?v|ve viec)\b")
_ADDRESSEE = re.compile(r"[\W_]{0,3}kinh (?:gui|trinh)\b")
_PARTY_OF = re.compile(r"(?:dieu le|cuong linh|lich su|thanh lap) $")
_AREA = ("phố", "TP", "TP.")  # words inside the name of a place that look like none of its own


def read_head(lines: list[str]) -> tuple[list[Placed], int] | None:
    """Return the letterhead, left column first, and the index after it; ``None`` where no line is shared."""
    filled = [i for i, x in enumerate(lines[:80]) if x.strip() and x != "\f"][:_LINES]
    # A labelled line is the body's, one that names the type the title's.
    begun = next((n for n, i in enumerate(filled) if _ends(lines[i].strip())), len(filled))
    addressed = begun < len(filled) and _ADDRESSEE.match(bare(lines[filled[begun]])) is not None
    filled = filled[:begun]
    wide = {i: h for i in filled if (h := halves(lines[i])) is not None}
    told = {i: at for i in filled if i not in wide and (at := _right_at(lines[i].strip())) is not None}
    cut = _cut_mottos([i for i in filled if i not in wide and i not in told], lines)
    told |= cut
    told |= _beside_subject([i for i in filled if i not in wide and i not in told], lines)
    first = min([*wide, *told], default=None)
    if first is None or first not in filled[:_FIRST] or (len(wide) < 2 and not told):
        return None
    alone = [i for i in filled if i not in wide and i not in told and _is_right(lines[i].strip())]
    last = max([*wide, *told, *alone])
    edge = median(h.edge for h in wide.values()) if wide else float("inf")
    left: list[Placed] = []
    right: list[Placed] = []
    end = 0
    subject = False  # the left column goes on with what a letter is about, up to whom it is addressed to
    for i in filled:
        line, words = lines[i], lines[i].strip()
        if i in wide:
            left.append(Placed(wide[i].left, Column.LEFT))
            right.append(Placed(wide[i].right, Column.RIGHT))
        elif i in told:
            left.append(Placed(words[: told[i]].strip(), Column.LEFT))
            rest = words[told[i] :].strip()
            if i in cut and right and _cut_motto()[1].fullmatch(bare(rest)):
                right[-1] = Placed(f"{right[-1].text} {rest}", Column.RIGHT)
            else:
                right.append(Placed(rest, Column.RIGHT))
        elif i in alone or (len(line) - len(line.lstrip()) + len(line.rstrip()) >= 2 * edge and i <= last):
            right.append(Placed(words, Column.RIGHT))
        elif (
            i < last or (subject and i - end <= 2) or _goes_on(words, left[-1].text if left else "", i - end)
        ):
            left.append(Placed(words, Column.LEFT))
        else:
            break
        subject |= addressed and bool(left) and _SUBJECT.match(bare(left[-1].text)) is not None
        end = i
    return [*(p for p in (*left, *right) if p.text), Placed("")], end + 1


def _ends(words: str) -> bool:
    low = bare(words[:80])
    if (label(words[:80]) is not None and not _SUBJECT.match(low)) or _ADDRESSEE.match(low):
        return True
    packed = re.sub(r"[^a-z]", "", low)
    return is_capitals(words) and packed in _types()


@cache
def _types() -> frozenset[str]:
    return frozenset(bare(f).replace(" ", "") for e in load("doc_types").entries for f in e.forms)


def _right_at(words: str) -> int | None:
    """Return where, behind words of the left column, a motto or a place with its date begins."""
    if len(words) > 160:
        return None
    low = bare(words)
    m = motto_pattern().search(low)
    if m and m.start() >= 2 and len(words) - m.end() <= 8:
        upper, letters = case_counts(words[: m.start()])
        # the name of the Party also stands in titles: `ĐIỀU LỆ ĐẢNG …`
        return m.start() if upper >= 0.6 * letters and not _PARTY_OF.search(low, 0, m.start()) else None
    d = _DATE.search(low)
    at = _place_at(words, d.start()) if d else None
    return at if at and _may_stand_left(words[:at].strip()) else None


@cache
def _cut_motto() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the State's name without its last word at a line's end, and that word below."""
    first, *middle, last = motto("state").split()
    words = [first.replace("o", "[o0]"), *middle]
    cut = r"\s*".join(words)
    return re.compile(rf"(?<![a-z]){cut}$"), re.compile(rf"(?:^|\s){last}$")


def _cut_mottos(filled: list[int], lines: list[str]) -> dict[int, int]:
    """Return where the right column begins on two lines that share a motto cut before its last word.

    The column is too narrow for it.
    """
    found: dict[int, int] = {}
    cut, cut_off = _cut_motto()
    for i, below in pairwise(filled):
        words, next_words = lines[i].strip(), lines[below].strip()
        m, n = cut.search(bare(words)), cut_off.search(bare(next_words))
        if m and n and m.start() >= 2 and is_capitals(words) and is_capitals(next_words):
            found |= {i: m.start(), below: n.start()}
    return found


def _beside_subject(filled: list[int], lines: list[str]) -> dict[int, int]:
    """Return where place and date begin behind words that go on with the subject in the left column."""
    found: dict[int, int] = {}
    begun = False
    for i in filled:
        words = lines[i].strip()
        d = _DATE.search(bare(words)) if begun else None
        at = _place_at(words, d.start()) if d else 0
        if d and 2 < at < d.start() and at <= _LEFT_WIDTH and words[:1].islower():
            found[i] = at
        begun = begun or _SUBJECT.match(bare(words)) is not None
    return found


def _place_at(words: str, end: int) -> int:
    """Return where the name of the place begins that ends before ``end``."""
    at = end
    for m in reversed(list(re.finditer(r"\S+", words[:end]))):
        word = m[0].strip(",.")
        named = word[:1].isupper() and word[1:] == word[1:].lower() and word.isalpha() and len(word) > 1
        if not (named or word in _AREA or m[0] == "-"):
            break
        at = m.start()
    return at


def _may_stand_left(words: str) -> bool:
    low = bare(words)
    if is_rule(words) or _NUMBER.match(low) or _SUBJECT.match(low):
        return True
    upper, letters = case_counts(words)
    return letters < 3 or upper >= 0.8 * letters


def _is_right(words: str) -> bool:
    """Tell whether a whole line is a motto or a place with its date."""
    low = bare(words)
    if len(words) > 90:
        return False
    m = motto_pattern().search(low)
    if m and m.start() < 2 and len(words) - m.end() <= 8:
        return True
    d = _DATE.search(low)
    return d is not None and _place_at(words, d.start()) <= 2


def _goes_on(words: str, above: str, gap: int) -> bool:
    """Tell whether a line below the last shared one still belongs to the left column."""
    low = bare(words)
    if gap > 5:
        return False
    if is_rule(words) or _NUMBER.match(low) or _SUBJECT.match(low):
        return True
    begun = _SUBJECT.match(bare(above)) is not None or (above[:1].islower() and len(above) <= _LEFT_WIDTH)
    return begun and len(words) <= _LEFT_WIDTH and (words[:1].islower() or words[:1].isdigit())
