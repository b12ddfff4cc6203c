"""Part a sentence of a review into what each finding holds: clauses between semicolons."""

import re

from vndocparse.core.analysis import Analysis
from vndocparse.core.span import Span
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import tokenize_alone
from vndocparse.extract.citations_types import type_pattern
from vndocparse.extract.finding_cues import ends, holds
from vndocparse.extract.finding_words import beside
from vndocparse.text.brackets import without_brackets
from vndocparse.text.clauses import clauses
from vndocparse.text.fold import fold

_MATTER = re.compile(rf"(?:^|,\s){beside('pieces.matter')}(?!\w)")
# `Tuy nhiên, tình trạng A; B; C vẫn xảy ra`: a row of matters whose verb stands behind the last
_OPEN_MATTER = re.compile(r"(?:(?:tuy nhiên|song|bên cạnh đó|ngoài ra),? )?(?:tình trạng|nạn|hiện tượng) ")
_TELLS = re.compile(rf"(?<!\w){beside('pieces.tells')}(?!\w)")
_SAYS_WORDS = 7  # a clause of so many words that names no mere matter has a verb the lexicon lacks
# `Năm 2025, trong bối cảnh …; …`, `Mặc dù …;`: what only sets out stays with the clause of what was done
_SETS_OUT = re.compile(
    r"(?:(?:(?:trong )?(?:năm|nhiệm kỳ|quý|tháng) [\divx/–\s-]{1,12}|thời gian qua),?\s)?"
    r"(?:diễn ra\s)?(?:trong|giữa|trước) (?:bối cảnh|điều kiện|tình hình|hoàn cảnh)(?!\w)"
    r"(?!.*(?<!\w)đã(?!\w))"
    r"|(?:mặc dù|tuy|dù|cho dù)\s(?!nhiên|vậy|thế|sao)(?!.*(?<!\w)(?:nhưng|song|đã)(?!\w))"
)
# a colon before a figure or behind words that only announce is a lead-in, whatever was recognised
_COLON = re.compile(r":\s(?=[^\W\d_])")
_LEADS_IN = re.compile(rf"{beside('pieces.leads-in')}\s*$")
# `vẫn còn không ít việc chậm:`, `có nguyên nhân khách quan và chủ quan:`
_ANNOUNCES = re.compile(
    rf"(?:(?<!\w)(?:không ít|nhiều|một số|những|các|vài)\s{beside('pieces.aspect')}"
    rf"(?:(?:,| và) {beside('pieces.trouble')}){{0,3}}(?: [^\W\d]+){{0,4}}"
    rf"|(?<!\w)(?:còn|vẫn|rất|khá)(?: nhiều| không ít| hết sức)? {beside('pieces.trouble')}"
    rf"|(?<!\w)nguyên nhân(?: {beside('pieces.sort-of-cause')})*)\s*$"
)
_LONGEST_NAME = 120
_STATEMENT = 4  # fewest words of a statement on either side of such a colon
LEAST_WORDS = 4  # shorter pieces are scraps: `Cụ thể`, a stray heading


def pieces(a: Analysis, span: Span, *, colons: bool) -> list[Span]:
    """Cut a sentence at ``;``; a first piece without a predicate stays with the one behind it.

    ``colons``: the text was recognised, so that a colon between two statements may be a semicolon.
    """
    out: list[Span] = []
    start: int | None = None
    open_matter = False
    cut = clauses(a.text, span)
    if colons:
        cut = [part for piece in cut for part in _at_colons(a, piece)]
    for piece in cut:
        begin = piece.start if start is None else start
        text = piece.of(a.folded)
        opens = open_matter or (start is None and _OPEN_MATTER.match(text) and piece is not cut[-1])
        if not out and opens and _TELLS.search(text) is None:
            start, open_matter = begin, True
            continue
        if out and _OPEN_ROW.search(out[-1].of(a.folded)) is not None and _goes_on_row(piece.of(a.text)):
            out.append(Span(out.pop().start, piece.end))
            start = None
            continue
        if piece is not cut[-1] and _only_names(piece.of(a.text)):
            start = begin
            continue
        if not out and (not _states(text) or _SETS_OUT.match(text) or _is_ground(text)):
            start = begin
            continue
        if out and _is_ground(text):  # `… thực hiện tốt Chỉ thị số 35; Quy định số 11 về …`: a row of papers
            out.append(Span(out.pop().start, piece.end))
            continue
        if len(piece.of(a.text).split()) < LEAST_WORDS and out:  # a scrap belongs to the one before
            out.append(Span(out.pop().start, piece.end))
            continue
        out.append(Span(begin, piece.end))
        start = None
    if start is not None:  # the last piece says nothing by itself: it belongs to the one before
        begin = out.pop().start if out else start
        out.append(Span(begin, span.end))
    return out


# `(… của các sở: Tài chính;) Tài nguyên và Môi trường; Công an huyện trong việc trả lời chất vấn`
_OF_ROW = re.compile(
    rf"{beside('merit.who-is-praised')}(?!\w)[^,;:.]{{0,60}}? trong (?:việc|quá trình|công tác)(?!\w)"
)
_FIELD = 8  # words of a field of work in such a row
_OPEN_ROW = re.compile(r"(?:các|những)\s[^\W\d]+(?:,\s[^\W\d]+)?:\s[^:]*$")


def _goes_on_row(printed: str) -> bool:
    """Tell whether a later clause only names one more of a row: it says nothing of it."""
    if _OF_ROW.match(fold(printed)) is not None:
        return True
    return printed[:1].isupper() and len(printed.split()) <= _FIELD and not _TOLD.search(fold(printed))


_CARRIES_OUT = re.compile(
    r"(?:(?:trong|qua|sau|từ)\s[^,;]{2,30},\s|(?:thời gian|những năm|các năm)\s(?:vừa\s)?qua,\s"
    r"|(?:sau|qua)\s(?:gần\s|hơn\s|trên\s)?\d+\s(?:năm|tháng)\s)?"
    r"(?P<verb>(?:(?:triển khai|tổ chức)\s)?(?:thực hiện|triển khai|quán triệt|chấp hành|căn cứ|theo)\s)?"
    # `thực hiện chỉ đạo của UBND tỉnh tại Chỉ thị số …`
    r"(?:(?:sự\s)?(?:chỉ đạo|ý kiến|chủ trương|kết luận|tinh thần)\s[^,;.:\d]{0,70}?\stại\s)?"
    r"(?:các\s)?"
)
_NUMBERED = re.compile(r"[^,;]{0,40}(?<!\w)số \d{1,5}\s?[-/]")
_TOLD = re.compile(
    r"(?<!\w)(?:đã|còn|chưa|đạt|chuyển biến|nâng lên|(?:tăng|giảm) (?:từ|còn|\d|mạnh|dần|rõ|đáng))(?!\w)"
)


def _is_ground(piece: str) -> bool:
    """Tell a folded clause that only names a document on which work rests: `Thực hiện Luật Trồng trọt; …`."""
    begun = _CARRIES_OUT.match(piece)
    start = begun.end() if begun is not None else 0
    rests = begun is not None and begun["verb"] is not None
    if not rests and _NUMBERED.match(piece, start) is None:
        return False  # `Dự án Cầu Vàm Sơn thông xe trước hạn; …` says how it went
    return type_pattern().match(piece, start) is not None and _TOLD.search(piece) is None


def _only_names(printed: str) -> bool:
    """Tell a member of a row of names, with what is said of it in brackets: `Công ty A (gói thầu số 3);`."""
    name = without_brackets(printed).rpartition(":")[2].strip()
    if len(name) > _LONGEST_NAME or not name[:1].isupper():
        return False
    t = tokenize_alone(name, fold(name), Span(0, len(name)))
    found = body_list(t, 0)
    return bool(found) and all(t.capital[found[-1].end :])  # `Tổng công ty Xây dựng | Sơn Hà`


def _at_colons(a: Analysis, piece: Span) -> list[Span]:
    """Part a piece at colons between two statements, the second in small letters; a lead-in is none."""
    out: list[Span] = []
    start = piece.start
    for m in _COLON.finditer(a.text, piece.start, piece.end):
        if a.text[m.end()].isupper():
            continue
        left, right = Span(start, m.start()).of(a.folded), Span(m.end(), piece.end).of(a.folded)
        long = min(len(left.split()), len(right.split())) >= _STATEMENT
        if long and not announces(left) and _states(left) and _states(right):
            out.append(Span(start, m.start()))
            start = m.end()
    return [*out, Span(start, piece.end)]


def announces(left: str) -> bool:
    """Tell whether folded words before a colon only announce what stands behind it."""
    return _LEADS_IN.search(left) is not None or _ANNOUNCES.search(left) is not None


def _states(piece: str) -> bool:
    """Tell whether a folded clause says something; `việc khoanh nuôi rừng;` only names a matter."""
    if holds("predicate", piece) or re.search(r"\d", piece):
        return True
    if _MATTER.search(piece) is not None:
        return False
    words = len(piece.split())
    # `giá muối bấp bênh`: a word of a bad state at the end is what is said
    return words >= _SAYS_WORDS or (words >= LEAST_WORDS and ends("tone.bad", piece))
