"""Read a signature block of a scan where the seal or the signature lies over its print.

What is concluded here is doubtful by nature: the fields are named in ``SignerBlock.doubts``, so that
they are given with low confidence and a warning. Where two readings are possible there is none.
"""

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from vndocparse.core.source import Column, ParagraphKind
from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.signer import SignerBlock, is_position
from vndocparse.lexicons.load import load
from vndocparse.lexicons.signing import position_pattern, read_mode
from vndocparse.text.fold import bare
from vndocparse.text.letters import UPPER
from vndocparse.text.syllables import is_syllable

# A mark of authority with a letter too many or misread (`KTT.`, `IM.`), then words in capitals.
_MARK = re.compile(rf"[^\w]*(?P<m>[A-ZĐ1|]{{1,4}}(?:/[A-ZĐ1]{{1,2}})?)\s?[.,:;]\s?(?P<rest>[{UPPER}]\S.*)$")
_COLLECTIVE = re.compile(
    r"(?:uy ban nhan dan|uy ban kiem tra|hoi dong nhan dan|ban thuong vu|ban chap hanh|ban chi dao|chinh phu|"
    r"(?:tinh|thanh|huyen|quan|thi|dang|chi) uy|thuong truc|ban can su|dang doan)\b"
)
_COLLECTIVE_OF = re.compile(
    r"(?:ban thuong vu|ban chap hanh|thuong truc|uy ban nhan dan|hoi dong nhan dan) "
    r"(?:tinh|thanh|huyen|quan|thi|dang|xa|phuong|thanh pho|thi xa|thi tran)(?: uy| bo)?"
)
_HEADS = re.compile(r"(?:pho )?(?:bi thu|chu tich)\b")
_OFFICES = re.compile(r"(?:pho )?(?:chanh van phong|truong ban)\b")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_TAIL = 4  # letters of a position that must be legible under a seal


def mend_blocks(blocks: list[SignerBlock], lines: Sequence[PrintLine]) -> list[SignerBlock]:
    """Fill what a regular reading of the signature left open; ``lines`` are those of the signature.

    Only a single block is mended: with several signers a stray line has no certain owner.
    """
    if len(blocks) > 1:
        return blocks
    block = blocks[0] if blocks else SignerBlock()
    right = [
        x
        for x in lines
        if x.column is Column.RIGHT and x.kind is ParagraphKind.TEXT and 3 <= len(x.text) <= 70
    ]
    _clean_authority(block)
    if block.name and (_is_office(block.name[0]) or _shouted_specks(block.name[0])):
        block.name = None
    if not block.mode:
        _mode(block, right)
    if not block.position:
        _position(block, right)
    _half_hidden(block, right)
    if not block.mode:
        _unmarked(block, right)
    _deputy(block, right)
    if block.name:
        _surname(block)
    else:
        _name(block, right)
    return [block] if block.mode or block.position or block.name else []


def name_among_specks(blocks: list[SignerBlock], lines: Sequence[PrintLine]) -> None:
    """Read the name of a single signer in raw text beside what a recogniser made of the seal."""
    if len(blocks) != 1 or blocks[0].name or not blocks[0].position:
        return
    after = blocks[0].position[1].end
    for line in lines:
        if line.span.start < after or line.capitals or is_position(line) or len(line.text) > 50:
            continue
        if not _LISTED.match(line.text) and (found := surnamed(line)):
            blocks[0].name = found
            blocks[0].doubts.add("name")
            return


_LISTED = re.compile(r"[-–—+•]|.*[;:,]$")


_HALF = re.compile(r"(?:^|\W)[A-ZĐ]?H?[ÓÔỐÒỎ]\s*$")


def _half_hidden(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
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


def _deputy(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
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


def _unmarked(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
    """Conclude the mark of authority that a seal hides from what stands above the position.

    A body above a head's office is spoken for, above an office of its own it has ordered to sign;
    a chief above the deputy is stood in for. A body or chief never stands there without a mark.
    """
    if not block.position:
        return
    office, span = bare(block.position[0]), block.position[1]
    above = [x for x in lines if x.span.end <= span.start and x.capitals]
    words = _shouted(above[-1].text) if above else []
    if not words or any(x.kind is not ParagraphKind.TEXT for x in above[-1:]):
        return
    line = above[-1]
    at, end = words[0][0], words[-1][1]
    body = bare(line.text[at:end])
    code = None
    if office == "pho " + body and position_pattern().fullmatch(body):
        code = "K/T"
    elif _COLLECTIVE.fullmatch(body) or _COLLECTIVE_OF.fullmatch(body):
        code = "T/M" if _HEADS.match(office) else "T/L" if _OFFICES.match(office) else None
    if code:
        where = Span(line.span.start + at, line.span.start + end)
        block.mode, block.on_behalf_of = (code, where), (line.text[at:end], where)
        block.doubts |= {"mode", "on_behalf_of"}


def _clean_authority(block: SignerBlock) -> None:
    """End the authority before a word that is not in capitals; restore a body of which letters are lost."""
    if not block.mode or not block.on_behalf_of:
        return
    value, span = block.on_behalf_of
    words = list(_WORD.finditer(value))
    cut = next((m.start() for m in words if not m[0].isupper() and m[0].lower() not in ("và", "các")), None)
    if cut:
        kept = re.sub(r"[\W_]+$", "", value[:cut])
        block.on_behalf_of = (kept, Span(span.start, span.start + len(kept)))
        block.doubts.add("on_behalf_of")
    _part_deputy(block)
    _part_office(block)
    value, span = block.on_behalf_of
    if block.mode[0] == "T/M" and not _COLLECTIVE.match(bare(value)):
        packed = re.sub(r"[^a-z]", "", bare(value))
        near = [(Levenshtein.normalized_similarity(f, packed), name) for f, name in _collectives()]
        best = sorted((x for x in near if x[0] >= 0.6), reverse=True)
        if best and (len(best) == 1 or best[0][0] - best[1][0] >= 0.1):
            block.on_behalf_of = (best[0][1].upper(), span)
            block.doubts.add("on_behalf_of")


def _part_office(block: SignerBlock) -> None:
    """Take the office off the body where it was read on: `ỦY BAN NHÂN DÂN Ó CHỦ TỊCH`."""
    if block.position or not block.on_behalf_of or not block.mode or block.mode[0] != "T/M":
        return
    value, span = block.on_behalf_of
    m = _COLLECTIVE.match(bare(value))
    if not m:
        return
    for word in _WORD.finditer(value, m.end()):
        office = value[word.start() :]
        if position_pattern().fullmatch(bare(office)):
            block.on_behalf_of = (value[: m.end()], Span(span.start, span.start + m.end()))
            block.position = (office, Span(span.end - len(office), span.end))
            block.doubts |= {"on_behalf_of", "position"}
            return


def _part_deputy(block: SignerBlock) -> None:
    """Take the deputy's office off the chief's where the end of it was read on (`CHỦ TỊCH / TỊCH`)."""
    if block.position or not block.on_behalf_of or not block.mode or block.mode[0] != "K/T":
        return
    value, span = block.on_behalf_of
    m = position_pattern().match(bare(value))
    rest = value[m.end() :].strip() if m else ""
    if not m or not rest:
        return
    deputy = f"PHÓ {value[: m.end()]}"
    if _agrees(bare(deputy).replace(" ", ""), re.sub(r"[^a-z]", "", bare(rest))):
        block.on_behalf_of = (value[: m.end()], Span(span.start, span.start + m.end()))
        block.position = (deputy, Span(span.end - len(rest), span.end))
        block.doubts.add("position")


def _agrees(want: str, packed: str) -> bool:
    """Tell whether the letters that are left agree with an office: its end, or most of it."""
    return len(packed) >= _SHORTEST_TAIL and (
        want.endswith(packed) or Levenshtein.normalized_similarity(want, packed) >= 0.6
    )


@cache
def _collectives() -> tuple[tuple[str, str], ...]:
    names = ("Ban Chấp hành", "Ban Thường vụ", "Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Huyện ủy")
    return tuple((bare(n).replace(" ", ""), n) for n in names)


@cache
def _office_letters() -> str:
    """Positions and bodies as letters alone, joined, so that a piece of one is found in them."""
    forms = [f for e in load("signing").entries if e["kind"] == "position" for f in e.forms]
    forms += [f for e in load("head_phrases").entries for f in e.forms]
    return "|".join(bare(f).replace(" ", "") for f in forms)


def _is_office(name: str) -> bool:
    """Tell whether what reads as a name in capitals is a piece of a position (`HỦ TỊCH`)."""
    return name.isupper() and bare(name).replace(" ", "") in _office_letters()


def _shouted_specks(name: str) -> bool:
    """Tell whether words in capitals are no name: none begins with a surname, or one is no syllable."""
    words = name.split()
    return name.isupper() and not (surname(words[0]) and all(is_syllable(w.lower()) for w in words))


def _mode(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
    office = block.position[1].start if block.position else None
    for i, line in enumerate(lines):
        if office is not None and line.span.start >= office:
            return
        m = _MARK.match(line.text)
        if not m or read_mode(line.text) or not line.capitals:
            continue
        below = next((x.bare for x in lines[i + 1 : i + 2]), "")
        code = _code(m["m"].replace("/", ""), bare(m["rest"]), below)
        if code:
            at = line.span.start
            rest = re.sub(r"[\s*_.:;,]+$", "", m["rest"])
            block.mode = (code, Span(at + m.start("m"), at + m.start("rest")))
            block.on_behalf_of = (
                rest,
                Span(at + m.start("rest"), at + m.start("rest") + len(rest)),
            )
            block.doubts |= {"mode", "on_behalf_of"}
            return


def _code(mark: str, rest: str, below: str) -> str | None:
    """Return the mode that a misread mark stands for: a body is spoken for, a chief is stood in for."""
    if len(mark) > 3:
        return None
    if _COLLECTIVE.match(rest):
        return "T/M" if re.search(r"[TMI1]", mark) and "K" not in mark else None
    stands_in = mark.startswith("K") or (re.search(r"T", mark) and re.search(r"\bpho\b", below))
    if stands_in and position_pattern().match(rest) and not rest.startswith("pho "):
        return "K/T"
    return None


def _position(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
    after = block.on_behalf_of[1].end if block.on_behalf_of else -1
    first = block.mode is None
    for line in lines:
        if line.span.start < after:
            continue
        if surnamed(line) and not line.capitals:
            return
        words = _shouted(line.text)
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


def _shouted(text: str) -> list[tuple[int, int, str]]:
    """Return the words in capitals with their places; of `rJéHỦ` the part behind the specks."""
    out = []
    for m in _WORD.finditer(text):
        at = m.end()
        while at > m.start() and text[at - 1].isupper():
            at -= 1
        if m.end() - at > 1:
            out.append((at, m.end(), text[at : m.end()]))
    return out


def _office(block: SignerBlock, words: Sequence[tuple[int, int, str]], line: PrintLine) -> str | None:
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
        return deputy if position_pattern().fullmatch(bare(deputy)) and _agrees(want, packed) else None
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


def _name(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
    after = max((x[1].end for x in (block.on_behalf_of, block.position) if x), default=-1)
    for line in lines:
        if line.span.start < after or is_position(line) or read_mode(line.text):
            continue
        if (found := surnamed(line)) and not _is_office(found[0]):
            block.name = found
            block.doubts.add("name")
            return


def surnamed(line: PrintLine) -> tuple[str, Span] | None:
    """Return the person's name in a line that holds only specks besides; it begins with a surname.

    Every word must be a syllable of Vietnamese, the first one a common surname (its marks may be lost).
    """
    words = list(_WORD.finditer(line.text))
    run: list[re.Match[str]] = []
    for m in words:
        syllable = m[0][0].isupper() and (m[0][1:].islower() or (m[0].isupper() and len(m[0]) > 1))
        if not run and _headless_surname(m[0]):
            run.append(m)
        elif syllable and is_syllable(m[0].lower()) and (run or surname(m[0])):
            if run and line.text[run[-1].end() : m.start()].strip():
                break
            run.append(m)
        elif run:
            break
    if not 2 <= len(run) <= 5:
        return None
    around = [m for m in words if m not in run]
    if any(len(m[0]) > 2 for m in around):
        return None
    start, end = run[0].start(), run[-1].end()
    first = surname(run[0][0]) or _headless_surname(run[0][0]) or run[0][0]
    name = " ".join([first, *(m[0] for m in run[1:])])
    return name, Span(line.span.start + start, line.span.start + end)


@cache
def _surnames() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for e in load("surnames").entries:
        for f in e.forms:
            out.setdefault(bare(f), []).append(f)
    return out


def surname(word: str) -> str | None:
    """Return the surname that a word is, its marks restored where only one surname has these letters.

    >>> surname("Nguyên"), surname("Trân"), surname("Vu"), surname("Báo")
    ('Nguyễn', 'Trần', None, None)
    """
    known = _surnames().get(bare(word), [])
    exact = next((f for f in known if f.lower() == word.lower()), None)
    if exact:
        return exact.upper() if word.isupper() else exact
    if len(known) != 1 or bare(word) == word.lower():
        return None  # without any mark it is another word rather than a damaged one
    return known[0].upper() if word.isupper() else known[0]


def _headless_surname(word: str) -> str | None:
    """Return the surname whose first letter a seal hides (`hạm`), ``None`` where it could be several."""
    if len(word) < 3 or not word.islower():
        return None
    found = {f for forms in _surnames().values() for f in forms if len(f) > 3 and f[1:] == word}
    return found.pop() if len(found) == 1 else None


def _surname(block: SignerBlock) -> None:
    """Restore a surname whose marks recognition changed (`Trân`)."""
    if block.name is None:
        return
    first, _, rest = block.name[0].partition(" ")
    known = surname(first)
    if known and rest and known != first:
        block.name = (f"{known} {rest}", block.name[1])
        block.doubts.add("name")
