"""Read the name of who signs where specks of a seal or a signature stand beside it or hide letters of it."""

import re
from collections.abc import Sequence
from functools import cache

from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.signer import SignerBlock, is_position
from vndocparse.lexicons.load import load
from vndocparse.lexicons.signing import read_mode
from vndocparse.lexicons.surnames import headless_surname, restored_surname
from vndocparse.text.fold import bare
from vndocparse.text.syllables import is_syllable

WORD = re.compile(r"[^\W\d_]+")
_LISTED = re.compile(r"[-–—+•]|.*[;:,]$")


def mend_name(block: SignerBlock, lines: Sequence[PrintLine]) -> None:
    """Fill in the name from the first line below the position that holds one."""
    after = max((x[1].end for x in (block.on_behalf_of, block.position) if x), default=-1)
    for line in lines:
        if line.span.start < after or is_position(line) or read_mode(line.text):
            continue
        if (found := surnamed(line)) and not _piece_of_position(found[0]):
            block.name = found
            block.doubts.add("name")
            return


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


def surnamed(line: PrintLine) -> tuple[str, Span] | None:
    """Return the person's name in a line that holds only specks besides; it begins with a surname.

    Every word must be a syllable of Vietnamese, the first one a common surname (its marks may be lost).
    """
    words = list(WORD.finditer(line.text))
    run: list[re.Match[str]] = []
    for m in words:
        syllable = m[0][0].isupper() and (m[0][1:].islower() or (m[0].isupper() and len(m[0]) > 1))
        if not run and headless_surname(m[0]):
            run.append(m)
        elif syllable and is_syllable(m[0].lower()) and (run or restored_surname(m[0])):
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
    first = restored_surname(run[0][0]) or headless_surname(run[0][0]) or run[0][0]
    name = " ".join([first, *(m[0] for m in run[1:])])
    return name, Span(line.span.start + start, line.span.start + end)


def restore_surname(block: SignerBlock) -> None:
    """Restore a surname whose marks recognition changed (`Trân`)."""
    if block.name is None:
        return
    first, _, rest = block.name[0].partition(" ")
    known = restored_surname(first)
    if known and rest and known != first:
        block.name = (f"{known} {rest}", block.name[1])
        block.doubts.add("name")


def drop_false_name(block: SignerBlock) -> None:
    """Take away what a regular reading took for a name though it is a piece of a position or only specks."""
    if block.name and (_piece_of_position(block.name[0]) or _shouted_specks(block.name[0])):
        block.name = None


def _piece_of_position(name: str) -> bool:
    """Tell whether what reads as a name in capitals is a piece of a position (`HỦ TỊCH`)."""
    return name.isupper() and bare(name).replace(" ", "") in _office_letters()


@cache
def _office_letters() -> str:
    """Positions and bodies as letters alone, joined, so that a piece of one is found in them."""
    forms = [f for e in load("signing").entries if e["kind"] == "position" for f in e.forms]
    forms += [f for e in load("head_phrases").entries for f in e.forms]
    return "|".join(bare(f).replace(" ", "") for f in forms)


def _shouted_specks(name: str) -> bool:
    """Tell whether words in capitals are no name: none begins with a surname, or one is no syllable."""
    words = name.split()
    return name.isupper() and not (restored_surname(words[0]) and all(is_syllable(w.lower()) for w in words))
