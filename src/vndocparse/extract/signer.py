"""Read the signature block: authority, position and name, for one signer or several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import Levenshtein

from vndocparse.core.source import Column, ParagraphKind
from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine, restored
from vndocparse.lexicons.load import load
from vndocparse.lexicons.signing import collective_pattern, position_pattern, read_misread_mode, read_mode
from vndocparse.text.fold import bare, fold
from vndocparse.text.letters import LOWER, UPPER
from vndocparse.text.syllables import is_syllable

_STAMP = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4},?\s+\d{1,2}:\d{2}")
_RECIPIENTS = re.compile(r"[\W_]{0,4}n[oa]i\s?nha[nm]\b")
_APPENDIX = re.compile(r"[\W_]{0,4}(?:phu luc|danh sach|bieu mau|mau so)\b")
_SIGNED = re.compile(
    r"[\[(]?\s*(?:da ky|ky ten,? dong dau|ky,? ghi ro ho ten|ky,? dong dau|ky va ghi ro ho ten)\s*[\])]?"
)
# A person's name: two to six capitalised words, an academic or military title before it.
_NAME = re.compile(
    r"(?:(?:GS|PGS|TSKH|TS|Th[sS]|BS ?CK ?(?:I{1,2}|[12])|BSNT|BS|DS ?CK ?(?:I{1,2}|[12])|DS|KTS|KS|CN|LS|"
    r"CK ?(?:I{1,2}|[12])|NG[ƯN][TD]|NS[ƯN][TD]|T[Tt][ƯN][TD]|"
    r"Tiến sĩ|Thạc sĩ|Bác sĩ|Đ/c|Đồng chí|Ông|Bà|Thượng tá|Đại tá|Trung tá|Thiếu tá|Thiếu tướng|"
    r"Trung tướng|Thượng tướng|Đại tướng|(?:Đại|Thượng|Trung|Thiếu) úy)[.,:]?\s?){0,4}"
    # `K'Brế`, `H'Hen`, `Y-Bhim`: names of the Central Highlands hold an apostrophe or a dash
    rf"(?P<name>[{UPPER}](?:['’-][{UPPER}]?)?[{LOWER}]{{0,7}}"
    rf"(?:\s[{UPPER}](?:['’-][{UPPER}]?)?[{LOWER}]{{0,7}}){{1,5}}|"
    rf"[{UPPER}]{{2,8}}(?:\s[{UPPER}]{{1,8}}){{1,5}})"
)


@dataclass(slots=True)
class SignerBlock:
    """What one signature block says, with the places; fields are as printed, without marks of layout."""

    mode: tuple[str, Span] | None = None
    on_behalf_of: tuple[str, Span] | None = None
    position: tuple[str, Span] | None = None
    name: tuple[str, Span] | None = None
    heads: list[tuple[str, Span]] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)  # fields concluded from damaged print

    @property
    def empty(self) -> bool:
        """True where nothing was read."""
        return not (self.mode or self.position)


def mode_of(text: str) -> tuple[str, int] | None:
    """Return the mode that begins a line, its mark perhaps misread, and where the rest begins."""
    return read_mode(text) or read_misread_mode(text)


def is_position(line: PrintLine) -> bool:
    """Tell whether a line names the position of a signer: capitals (or bold), a known position first."""
    low = re.sub(r"^[\W_]+", "", line.bare)
    m = position_pattern().match(low)
    if not m and line.capitals and _near(low):
        return True
    if (
        not m
        or len(line.text) > 80
        or len(low.split()) > 12
        or (line.text.lstrip().startswith(("-", "–", "+")) and not _noisy(line, low, m.end()))
    ):
        return False
    if line.capitals:
        return not line.text.rstrip(" *").endswith((":", ";"))
    # in small letters only the bare position, as web copies print it
    return not low[m.end() :].strip(" *_.") and line.text.strip(" *_")[:1].isupper()


def _noisy(line: PrintLine, low: str, end: int) -> bool:
    """Tell a position behind a speck of the stamp (`- CHỦ TỊCH`) from a line of Nơi nhận."""
    return line.capitals and line.column is not Column.LEFT and not low[end:].strip(" *_.")


@cache
def _whole_forms() -> dict[str, str]:
    """Return positions and collectives that recognition may misread by a letter, by bare form."""
    forms = [f for e in load("signing").entries if e["kind"] == "position" for f in e.forms]
    forms += [f for e in load("head_phrases").entries if e.id in ("committees", "state") for f in e.forms]
    return {bare(f): f for f in forms if len(f) >= 9}


@cache
def _near(low: str) -> str | None:
    """Return the form that a whole line in capitals misses by one letter, ``None`` where several do."""
    low = low.strip(" *_.,")
    if not 9 <= len(low) <= 40 or low in _whole_forms():
        return None
    found = {v for k, v in _whole_forms().items() if Levenshtein.distance(k, low, score_cutoff=1) <= 1}
    return found.pop() if len(found) == 1 else None


def _name_respaced(text: str) -> str:
    """Put the spaces of a name right: `TrầnVăn Lâm`, `Tr ần Văn Lâm`."""
    words: list[str] = []
    for word in text.split(" "):
        inner = next((i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower()), None)
        for part in (word[:inner], word[inner:]) if inner else (word,):
            whole = words[-1] + part if words and part[:1].islower() else ""
            if whole and not is_syllable(words[-1].lower()) and is_syllable(whole.lower()):
                words[-1] = whole
            else:
                words.append(part)
    return " ".join(words) if all(is_syllable(w.lower()) for w in words) else text


def read_name(line: PrintLine) -> tuple[str, Span] | None:
    """Return the name that a line consists of, ``None`` where it is no name."""
    text = line.text.strip(" *_.,")
    m = _NAME.fullmatch(_name_respaced(re.sub(r"\s+", " ", text))) if 4 <= len(text) <= 60 else None
    if not m or any(fold(m["name"]).startswith(w) for w in ("nơi nhận", "phụ lục", "điều ", "căn cứ")):
        return None
    if not all(w[0].isupper() for w in m["name"].split()):
        return None  # the range of letters with marks holds small ones too
    if fold(m["name"]) in _type_names() or (m["name"].isupper() and _names_body(bare(m["name"]))):
        return None  # the title of what is attached, a decision's own name; words of a seal
    start = line.span.start + line.text.index(text)
    offset = text.rfind(m["name"].split(" ")[0]) if "name" in m.groupdict() else 0
    begin = text.find(m["name"]) if m["name"] in text else max(0, offset)
    return m["name"], Span(start + begin, start + len(text))


def _names_body(low: str) -> bool:
    return collective_pattern().match(low) is not None or low in ("nhan dan", "dang bo")


@cache
def _type_names() -> frozenset[str]:
    return frozenset(fold(f) for e in load("doc_types").entries for f in e.forms)


def foot_start(lines: Sequence[PrintLine]) -> int | None:
    """Return the index of the document's own `Nơi nhận` (a copy adds a second)."""
    for i, line in enumerate(lines):
        if _RECIPIENTS.match(line.bare) and (len(line.text) < 90 or ":" in line.text[:14]):
            m = re.match(r"[\W_]{0,4}n[oa]i\s?nha[nm]\s*[:.;*_]*", line.bare)
            if m and (m.end() == len(line.bare) or ":" in line.text[: m.end()] or line.bold):
                return i
    return None


def signature_lines(lines: Sequence[PrintLine], foot: int | None) -> list[PrintLine]:
    """Return the lines among which the document's signature stands."""
    if foot is not None:
        above = lines[max(0, foot - 10) : foot]
        text = next((i for i in range(len(above), 0, -1) if _is_text(above[i - 1])), 0)
        first = next((i for i, x in enumerate(above) if i >= text and _opens(x)), None)
        below = _until_end(lines[foot : foot + 70])
        return [*(above[first:] if first is not None else []), *below]
    for i in range(len(lines) - 1, max(-1, len(lines) - 400), -1):
        line = lines[i]
        if i and _opens(line) and not line.text.startswith(("-", "+")):
            while i > 1 and _opens(lines[i - 1]):
                i -= 1
            got = _until_end(lines[i : i + 14])
            if any(read_name(x) for x in got):
                return got
    return []


def _is_text(line: PrintLine) -> bool:
    """Tell a line of the text proper, behind which alone a signature stands."""
    return len(line.text) > 120 or _OF_TEXT.match(line.bare) is not None


def _opens(line: PrintLine) -> bool:
    return line.kind is ParagraphKind.TEXT and (
        mode_of(line.text) is not None or (is_position(line) and line.capitals)
    )


_OF_TEXT = re.compile(r"\W*(?:can cu|theo de nghi|xet de nghi|dieu \d)(?!\w)")
_NEXT_PART = re.compile(r"[\W_]{0,4}n[oa]i\s?nha[nm]\b|\W*(?:chuong|dieu) (?:[ivx]+|\d+)\b")


def _until_end(lines: Sequence[PrintLine]) -> list[PrintLine]:
    out: list[PrintLine] = []
    for i, line in enumerate(lines):
        if i and (_APPENDIX.match(line.bare) or len(line.text) > 300 or line.kind is ParagraphKind.TABLE_ROW):
            break
        if i and _NEXT_PART.match(line.bare) and any(mode_of(x.text) or is_position(x) for x in out):
            break
        out.append(line)
    return out


def read_signers(lines: Sequence[PrintLine]) -> list[SignerBlock]:
    """Return the signature blocks that some lines hold, in reading order; columns are read one by one."""
    sides = {x.column for x in lines if _opens(x)}
    if Column.LEFT in sides and Column.RIGHT in sides:
        return [b for c in (Column.LEFT, Column.RIGHT) for b in _blocks([x for x in lines if x.column is c])]
    return _blocks(lines)


def _blocks(lines: Sequence[PrintLine]) -> list[SignerBlock]:
    out: list[SignerBlock] = []
    block = SignerBlock()
    held: tuple[str, Span] | None = None  # the position before a line went on with it
    idle = 0
    for at, line in enumerate(lines):
        if _STAMP.search(line.text) or _SIGNED.fullmatch(line.bare.strip(" *_")):
            continue
        mode = mode_of(line.text)
        if mode is not None or is_position(line):
            if block.name and mode is None and not line.capitals:
                continue
            if block.name:
                if mode is None and not _signs_too(block, lines[at + 1 : at + 1 + _BELOW]):
                    continue  # a stamp's own words below the name
                out.append(block)
                block = SignerBlock()
            _take(block, line, mode)
            held = block.position
            idle = 0
        elif not block.empty and not block.name:
            idle += 1
            if block.on_behalf_of and line.bare == bare(block.on_behalf_of[0]):
                block.position = held or block.position  # a seal's words stand between position and name
                continue
            if _continues(block, line, idle):
                _extend(block, line)
            elif found := read_name(line):
                block.name = found
    if not block.empty:
        out.append(block)
    return out


_BELOW = 3  # lines below a position among which the name stands


def _signs_too(block: SignerBlock, below: Sequence[PrintLine]) -> bool:
    """Tell whether another name stands below a position: the second of two offices that sign together."""
    named = next((found for x in below if not x.capitals and (found := read_name(x))), None)
    return named is not None and block.name is not None and fold(named[0]) != fold(block.name[0])


def _take(block: SignerBlock, line: PrintLine, mode: tuple[str, int] | None) -> None:
    if mode is None:
        if not _stands_in(block):
            block.position = _words(line, 0)
        return
    code, at = mode
    end = _second_office(line.bare, at)
    if block.mode is None:
        start = line.span.start + len(line.text) - len(line.text.lstrip(" *_"))
        block.mode = (code, Span(start, line.span.start + at))
        block.on_behalf_of = _words(line, at, end)
        if read_mode(line.text) is None:
            block.doubts.add("mode")
    if end is not None:
        block.position = _words(line, end)


def _stands_in(block: SignerBlock) -> bool:
    """Tell whether a deputy's office is read already: what follows is the person's other office."""
    if not (block.mode and block.mode[0] == "K/T" and block.on_behalf_of and block.position):
        return False
    return bare(block.position[0]).startswith("pho " + bare(block.on_behalf_of[0]))


# A body that signs as a whole; behind it on the same line only the signer's position can follow.
_COLLECTIVE = (
    r"(?:ban thuong vu|ban chap hanh|(?:tinh|thanh|huyen|quan|thi|dang|chi) uy|chi bo|"
    r"uy ban nhan dan|hoi dong nhan dan|"
    r"chu tich|giam doc|bo truong|truong ban|chanh van phong|hieu truong|thu tuong|cuc truong|truong phong)"
)
_TWO_OFFICES = re.compile(rf"{_COLLECTIVE}\s+(?=(?:pho )?(?:bi thu|chu tich)|pho )")


def _second_office(low: str, at: int) -> int | None:
    """Return where a position begins that shares the line with the authority: `KT. CHỦ TỊCH PHÓ CHỦ TỊCH`."""
    m = _TWO_OFFICES.match(low, at)
    return m.end() if m and position_pattern().match(low, m.end()) else None


def _words(line: PrintLine, at: int, end: int | None = None) -> tuple[str, Span]:
    span = Span(line.span.start + at, line.span.end)
    piece = line.text[at:end]
    left = len(piece) - len(piece.lstrip(" *_.:"))
    kept = re.sub(r"[\s*_.:;,]+$", "", piece)
    value = restored(re.sub(r"\s+", " ", kept[left:]))
    if value.isupper() and (near := _near(bare(value))):
        value = near.upper()
    return value, Span(span.start + left, span.start + len(kept))


def _continues(block: SignerBlock, line: PrintLine, idle: int) -> bool:
    """Tell whether a line in capitals goes on with the body or the position above it."""
    return (
        idle == 1
        and line.capitals
        and len(line.text) < 60
        and not re.search(r"\d{3}|[:;]", line.text)
        and not _looks_named(line)
    )


def _looks_named(line: PrintLine) -> bool:
    """Names in capitals are rare; a line that shares no word with offices and bodies may be one."""
    words = set(line.bare.split())
    known = {w for e in load("issuer_heads").entries for f in e.forms for w in bare(f).split()}
    known |= {w for e in load("signing").entries for f in e.forms for w in bare(f).split()}
    known |= {"tinh", "xa", "huyen", "phuong", "pho", "thanh", "quan", "dang", "khoa"}
    return len(words & known) < 2 and 2 <= len(line.text.split()) <= 4


def _extend(block: SignerBlock, line: PrintLine) -> None:
    value, span = _words(line, 0)
    if block.position:
        block.position = (f"{block.position[0]} {value}", Span(block.position[1].start, span.end))
    elif block.on_behalf_of:
        above, where = block.on_behalf_of
        block.on_behalf_of = (
            f"{above} {value}",
            Span(min(where.start, span.start), max(where.end, span.end)),
        )
