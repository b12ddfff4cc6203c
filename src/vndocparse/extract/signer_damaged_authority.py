"""Read in whose name is signed where a seal hides or damages the mark of authority or the words behind it."""

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from vndocparse.core.source import ParagraphKind
from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.signer import SignerBlock
from vndocparse.extract.signer_damaged_name import WORD
from vndocparse.extract.signer_damaged_position import agrees, capital_words
from vndocparse.lexicons.signing import position_pattern, read_mode
from vndocparse.text.fold import bare
from vndocparse.text.letters import UPPER

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


def mend_mark(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
    """Fill in the mode and the authority from a line whose mark has a letter too many or misread."""
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


def conclude_mark(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
    """Conclude the mark of authority that a seal hides from what stands above the position.

    A body above a head's office is spoken for, above an office of its own it has ordered to sign;
    a chief above the deputy is stood in for. A body or chief never stands there without a mark.
    """
    if not block.position:
        return
    office, span = bare(block.position[0]), block.position[1]
    above = [x for x in lines if x.span.end <= span.start and x.capitals]
    words = capital_words(above[-1].text) if above else []
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


def clean_authority(block: SignerBlock) -> None:
    """End the authority before a word that is not in capitals; restore a body of which letters are lost."""
    if not block.mode or not block.on_behalf_of:
        return
    value, span = block.on_behalf_of
    words = list(WORD.finditer(value))
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
    for word in WORD.finditer(value, m.end()):
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
    if agrees(bare(deputy).replace(" ", ""), re.sub(r"[^a-z]", "", bare(rest))):
        block.on_behalf_of = (value[: m.end()], Span(span.start, span.start + m.end()))
        block.position = (deputy, Span(span.end - len(rest), span.end))
        block.doubts.add("position")


@cache
def _collectives() -> tuple[tuple[str, str], ...]:
    """Return bodies that sign as a whole: their letters alone and their names."""
    names = ("Ban Chấp hành", "Ban Thường vụ", "Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Huyện ủy")
    return tuple((bare(n).replace(" ", ""), n) for n in names)
