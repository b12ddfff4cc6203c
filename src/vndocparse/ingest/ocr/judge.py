"""Part print from what only looks like it: specks, scribbles, and numbers written by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise

from vndocparse.core.geometry import Box, union
from vndocparse.core.printed import PrintedPage, Word
from vndocparse.core.source import Aside, AsideKind, Notice
from vndocparse.lexicons.load import load
from vndocparse.text.fold import strip_marks
from vndocparse.text.syllables import is_syllable

_DOUBT = 0.4  # the most that is believed of a reading of handwriting
_GLUED_SURE = 0.6  # … where number and symbol are one word: a pen leaves white behind its number
_PRINTED_SURE = 0.9  # digits read less surely than this, where pens are used, count as handwriting
_SIGN_SURE = 0.975  # the same of a single figure, where the recogniser tells them one by one
_PEN_APART = (
    1.2  # heights of a small letter of white behind a number: a pen did not fill the room left for it
)
_HEAD = 0.45  # share of the page's height in which number and date stand
# A token of specks: no letter, no digit, none of the marks that begin or end a printed line.
_SPECK = re.compile(r"[_ˆ^'`´‘’|~=.,:;°¬«»<>\\—]{1,4}")
_LABEL = re.compile(r"[a-zđ]\)|\d[.)-]|[IVX][.-]")
# What recognisers make of a ring or a pen's stroke that touches a line of print.
_SMUDGE = re.compile(r"(?!©[-).])(?=.*[|#$®©«»\\^¬{}])[^\w()\"“”%]{1,5}")
_STANDS_OFF, _REST, _SURELY = 0.45, 6, 0.93  # sizes of the print, letters
_STAR = re.compile(r"\W{1,2}|[xX]")
_LETTERHEAD = 0.25  # share of the page's height in which a letterhead stands
_RUNS_ON = 4  # words of a line behind a stamp's frame from which on the line is the document's
_HARDLY = 0.45
_HEAD_WORDS = 400
_STAR_SURE = 0.7
_LINES, _LINE_WORDS = 5, 6  # from so many lines of so many words on, where they end is a margin
_EDGE = 0.965  # of a page's width; no print stands farther right
_LATE_DASH = re.compile(r"[-–—]{1,2}")
_NUMBER_LABEL = re.compile(r"s[ốôoóồ6][:.;]?", re.IGNORECASE)  # `Số:` also where its marks were lost
# What follows a number: `/CT-UBND`, `-TB/TU`, `-`, also glued to the number (`07/CT-UBND`).
_SYMBOL = re.compile(r"(.{0,8}?)([-–/]\s?[A-ZĐƯ][\w/.–-]*|[-–/])")
_DAY_LABEL = re.compile(r"(?:ngày|ngay)(.{0,4})", re.IGNORECASE)
_MONTH_LABEL = re.compile(r"(.{0,4}?)tháng", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figures:
    """How the figures at the head of a word look: the least confidence; whether they keep to the line.

    ``apart`` is the white between them and what follows in the word, in heights of a small letter.
    """

    confidence: float
    in_line: bool
    apart: float


def judge(page: PrintedPage, seals: Sequence[Box] = (), figures: Mapping[int, Figures] | None = None) -> None:
    """Move noise to the asides of ``page`` and doubt what a pen wrote.

    ``seals`` are the boxes of what has the shape of a seal; ``figures`` tells of the words that
    begin with figures, by their place in ``page.words``, how those look.
    """
    _doubt_handwriting(page, figures or {})
    _keep_separators(page)
    kept: list[Word] = []
    right, below = _right_margin(page), _recipients_head(page)
    foot = min(0.4 * page.height, below)
    for _, run in groupby(page.words, key=lambda w: w.line):
        words = _without_rests(_trimmed(_without_smudges(list(run))), below)
        if words and (_is_noise(words) or _is_scribble(words, page, foot)):
            text = " ".join(w.text for w in words)
            page.asides.append(Aside(AsideKind.NOISE, text, page.number, union([w.box for w in words])))
        elif words and (_is_of_seal(words, seals) or _is_at_edge(words, page, right)):
            text = " ".join(w.text for w in words)
            page.asides.append(Aside(AsideKind.STAMP, text, page.number, union([w.box for w in words])))
        else:
            kept.extend(words)
    page.words = kept
    _take_framed_stamps(page)
    _judge_page(page)


def _keep_separators(page: PrintedPage) -> None:
    """Read the lone sign between issuer and number, which recognisers take for `+` or specks, as `*`."""
    head = [i for i, w in enumerate(page.words) if w.box.y0 <= _LETTERHEAD * page.height]
    lines: dict[int, list[int]] = {}
    for i in head[:_HEAD_WORDS]:
        lines.setdefault(page.words[i].line, []).append(i)
    middles = [
        (page.words[own[0]].box.y0, (page.words[own[0]].box.x0 + page.words[own[-1]].box.x1) / 2)
        for own in lines.values()
        if any(len(page.words[i].text) > 1 for i in own)
    ]
    for own in lines.values():
        word = page.words[own[0]]
        small = word.size * 0.45
        wide = word.box.x1 - word.box.x0
        if len(own) > 1 or not _STAR.fullmatch(word.text) or not 0.5 * small <= wide <= 1.6 * small:
            continue
        middle = (word.box.x0 + word.box.x1) / 2
        if not any(0 < word.box.y0 - y < 4 * word.size and abs(x - middle) < word.size for y, x in middles):
            continue
        sure = max(word.confidence, _STAR_SURE)
        if word.text == "*":
            page.words[own[0]] = replace(word, confidence=sure)
        else:
            page.words[own[0]] = replace(
                word, text="*", confidence=sure, raw=word.raw or word.text, reason=word.reason or "star"
            )


def _judge_page(page: PrintedPage) -> None:
    """Take a page that holds only what shines through from its other side for blank."""
    letters = sum(len(w.text) for w in page.words)
    sure = sum(w.confidence * len(w.text) for w in page.words) / letters if letters else 0.0
    longest = max((len(w.text) for w in page.words), default=0)
    if letters < 80 and sure < 0.75 and longest <= 8:
        if page.words:
            text = " ".join(w.text for w in page.words)
            page.asides.append(Aside(AsideKind.NOISE, text, page.number, union([w.box for w in page.words])))
        page.words = []


def _without_smudges(words: list[Word]) -> list[Word]:
    kept = [w for w in words if not _SMUDGE.fullmatch(w.text)]
    return kept if any(c.isalnum() for w in kept for c in w.text) else words


def _is_word(word: Word) -> bool:
    return is_syllable(word.text.strip(",;.:").lower())


def _without_rests(words: list[Word], foot: float) -> list[Word]:
    """Drop what a ring or a stroke left behind the last mark of a recipient: nothing is printed there."""
    for i in range(1, len(words)):
        before, word = words[i - 1], words[i]
        if word.box.y0 < foot or before.text[-1] not in ",;.":
            continue
        apart = word.box.x0 - before.box.x1 > _STANDS_OFF * max(word.size, before.size, 1.0)
        rest = words[i:]
        doubtful = sum(len(w.text) for w in rest) <= _REST and min(w.confidence for w in rest) < _SURELY
        if apart and doubtful and not any(len(w.text) > 2 and _is_word(w) for w in rest):
            return words[:i]
    return words


def _trimmed(words: list[Word]) -> list[Word]:
    """Drop specks before and behind the print of a run."""
    first, last = 0, len(words)
    if last < 2:
        return words
    while first < last - 1 and (_SPECK.fullmatch(words[first].text) or _is_crumb(words[first])):
        if _is_label(words[first], words[first + 1]):
            break
        first += 1
    while last > first + 1:
        end = words[last - 1]
        dash = _LATE_DASH.fullmatch(end.text) and end.confidence < 0.9
        if not (_SPECK.fullmatch(end.text) or dash or _is_crumb(end)):
            break
        last -= 1
    return words[first:last]


def _is_label(word: Word, behind: Word) -> bool:
    """Tell the label of an item (`c)`, `4.`), however badly read, before a sentence that was read well."""
    opens = len(behind.text) > 1 and behind.text[0].isupper() and behind.confidence >= _PRINTED_SURE
    return opens and _LABEL.fullmatch(word.text) is not None


def _is_crumb(word: Word) -> bool:
    """Tell a bit of seal or scribble at the end of a run: very short and hardly read."""
    if len(word.text) > 2 or word.confidence >= 0.45 or word.reason == "handwriting":
        return False
    return not (len(word.text) == 2 and is_syllable(word.text.lower()))


def _is_of_seal(words: list[Word], seals: Sequence[Box]) -> bool:
    """Tell bits of a seal's own writing: inside it, and not one plain word among them."""
    if not any(all(_within(w, seal) for w in words) for seal in seals):
        return False
    return not any(
        len(w.text) >= 3 and w.confidence >= 0.85 and w.reason != "spacing" and is_syllable(w.text.lower())
        for w in words
    )


def _right_margin(page: PrintedPage) -> float | None:
    """Return where the longest of the page's lines end, ``None`` where it has few of them."""
    lines: dict[int, list[Word]] = {}
    for w in page.words:
        lines.setdefault(w.line, []).append(w)
    ends = [max(w.box.x1 for w in own) for own in lines.values() if len(own) >= _LINE_WORDS]
    return max(ends) if len(ends) >= _LINES else None


def _is_at_edge(words: list[Word], page: PrintedPage, right: float | None) -> bool:
    """Tell bits of a seal set across the edges of all pages: beyond every line, at the page's edge."""
    if right is None or len(words) > 3:
        return False
    if any(r.x0 > right - words[0].size and r.height > 3 * r.width for r in page.rules):
        return False  # a table reaches as far
    x0, x1 = min(w.box.x0 for w in words), max(w.box.x1 for w in words)
    return x0 > right + words[0].size and x1 > _EDGE * page.width


def _recipients_head(page: PrintedPage) -> float:
    """Return where `Nơi nhận` stands, below which there are seals and signatures; else the page's end."""
    heads = [b.box.y1 for a, b in pairwise(page.words) if _label(a) == "noi" and _label(b) == "nhan"]
    return min([*heads, page.height])


def _is_scribble(words: list[Word], page: PrintedPage, foot: float) -> bool:
    """Tell what a pen or a seal left in the right half of the foot."""
    alnum = sum(c.isalnum() for w in words for c in w.text)
    if any(_label(w) == "pho" for w in words):  # `PHÓ`, the first word of a deputy's position
        return False
    low = words[0].box.y0 > foot and words[0].box.x0 > 0.4 * page.width
    return low and alnum <= 4 and min(w.confidence for w in words) < 0.85


def _take_framed_stamps(page: PrintedPage) -> None:
    """Move the words of a framed stamp of arrival to the asides.

    A line of the document that runs through the frame stays, but for the words in it that are
    the stamp's own or were hardly read.
    """
    for frame in _frames(page):
        inside = [w for w in page.words if _within(w, frame)]
        said = {_label(w) for w in inside}
        if len(said & _stamp_words()) < 2:
            continue
        outside = Counter(w.line for w in page.words if w.box.x0 > frame.x1)
        taken = [
            w
            for w in inside
            if outside[w.line] < _RUNS_ON
            or w.confidence < _HARDLY
            or _label(w) in _stamp_words()
            or ".." in w.text
        ]
        if not taken:
            continue
        text = " ".join(w.text for w in taken)
        page.asides.append(Aside(AsideKind.ARRIVAL_STAMP, text, page.number, frame))
        gone = {id(w) for w in taken}
        page.words = [w for w in page.words if id(w) not in gone]


def _label(word: Word) -> str:
    return strip_marks(word.text).strip(" .:-_|,;*'\"`“”")


@cache
def _stamp_words() -> frozenset[str]:
    forms = (f for e in load("arrival_stamp").entries for f in e.forms)
    return frozenset(part.strip(" .:") for f in forms for part in strip_marks(f).split())


def _within(word: Word, frame: Box) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
    return frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1


def _frames(page: PrintedPage) -> list[Box]:
    """Return the small frames that strokes in both directions make."""
    near = 6.0  # points between strokes of one frame
    groups: list[Box] = []
    for rule in page.rules[:200]:
        met = rule
        rest = []
        for g in groups:
            apart = max(g.x0 - met.x1, met.x0 - g.x1, g.y0 - met.y1, met.y0 - g.y1)
            if apart <= near:
                met = met.union(g)
            else:
                rest.append(g)
        groups = [*rest, met]
    return [g for g in groups if 40.0 < g.width < 0.45 * page.width and 20.0 < g.height < 0.25 * page.height]


def _is_noise(words: list[Word]) -> bool:
    letters = sum(len(w.text) for w in words)
    sure = sum(w.confidence * len(w.text) for w in words) / letters
    alnum = sum(c.isalnum() for w in words for c in w.text)
    if any(w.reason == "handwriting" for w in words):
        return False
    if alnum == 0:
        return not re.fullmatch(r"[-*–—_.\s]+", " ".join(w.text for w in words)) or sure < 0.3
    return sure < 0.4 or (alnum <= 3 and sure < 0.6) or (alnum * 2 < letters and sure < 0.7)


def _doubt_handwriting(page: PrintedPage, figures: Mapping[int, Figures]) -> None:
    words = page.words
    for i, word in enumerate(words):
        if word.box.y0 > page.height * _HEAD:
            continue
        first = (
            i == 0 or words[i - 1].line != word.line
        )  # `Nghị quyết số 57` in a sentence has no pen's number
        if first and word.text[:1] == "S" and _NUMBER_LABEL.fullmatch(word.text):
            _doubt_number(page, i, figures)
        elif (m := _DAY_LABEL.fullmatch(word.text)) is not None:
            _doubt_day(page, i, bool(m[1]), figures)


def _printed(page: PrintedPage, own: list[int], figures: Mapping[int, Figures], least: float) -> bool:
    """Tell whether the figures of these words were printed, from how surely and where they stand."""
    for i in own:
        looks = figures.get(i)
        if looks is None:
            if page.words[i].confidence < least:
                return False
        elif looks.confidence < _SIGN_SURE or not looks.in_line or looks.apart > _PEN_APART:
            return False
    return bool(own)


def _doubt_number(page: PrintedPage, at: int, figures: Mapping[int, Figures]) -> None:
    words = page.words
    line = words[at].line
    own: list[int] = []
    for i in range(at + 1, min(at + 5, len(words))):
        if words[i].line != line and words[i].box.y0 > words[at].box.y1:
            return
        m = _SYMBOL.match(words[i].text)
        if m:
            if m[1]:
                own.append(i)
            break
        own.append(i)
    else:
        return
    least = _GLUED_SURE if len(own) == 1 and _SYMBOL.match(words[own[0]].text) else _PRINTED_SURE
    digits = "".join(words[i].text for i in own)
    read = re.match(r"\d{1,5}[a-zđ]?(?=[-–/]|$)", digits)
    if read and _printed(page, own, figures, least):
        return
    _mark(page, own, "handwritten_number", "the document number seems to be written by hand", at)


def _doubt_day(page: PrintedPage, at: int, glued: bool, figures: Mapping[int, Figures]) -> None:
    words = page.words
    own = [at] if glued else []
    for i in range(at + 1, min(at + 4, len(words))):
        m = _MONTH_LABEL.match(words[i].text)
        if m:
            if m[1]:
                own.append(i)
            break
        own.append(i)
    else:
        return
    digits = "".join(words[i].text for i in own)
    if re.fullmatch(r"\d{1,2}", digits) and _printed(page, own, figures, _PRINTED_SURE):
        return
    _mark(page, own, "handwritten_date", "the day of the date seems to be written by hand", at)


def _mark(page: PrintedPage, own: list[int], code: str, message: str, at: int) -> None:
    for i in own:
        word = page.words[i]
        page.words[i] = replace(
            word, confidence=min(word.confidence, _DOUBT), raw=word.raw or word.text, reason="handwriting"
        )
    boxes = [page.words[i].box for i in own] or [page.words[at].box]
    text = " ".join(page.words[i].text for i in own)
    page.asides.append(Aside(AsideKind.HANDWRITING, text, page.number, union(boxes)))
    page.notices.append(Notice(code, message, page=page.number))
