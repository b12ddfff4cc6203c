"""Read the letterhead of web pages whose tables were written as cells with a bar alone between them."""

import re
from itertools import pairwise

from vndocparse.ingest.text_lines import is_capitals, label
from vndocparse.lexicons.motto import motto, motto_pattern
from vndocparse.text.fold import bare

_FIRST = 60  # lines among which a letterhead's bars begin
_REACH = 24  # most lines of one cell between two bars
_CELL = 6  # most lines of a cell whose line breaks are judged
_ENDS = re.compile(r"(?<=\S)\s\|\s*$")
_NUMBER = re.compile(r"s[o6]\s*:?")
_PLACE_REST = re.compile(r"[a-z]+(?: [a-z]+)?, ngay\b")
_DAY_CUT = re.compile(r",\s*ngay\b|\bngay\b[\d\s/.]*$")


def without_bars(lines: list[str]) -> list[str]:
    """Return the lines with a blank in place of each bar between cells, and the cells' own breaks mended.

    A text without two such bars is returned as it is; rows of pipe tables stay.
    """
    head = [i for i, x in enumerate(lines[:_FIRST]) if _is_loose(x)]
    if len(head) < 2:
        return lines
    last = head[0]
    for above, below in pairwise(head):
        if below - above > _REACH:
            break
        last = below
    out: list[str] = []
    cell: list[str] = []
    for i, line in enumerate(lines):
        if not _is_loose(line):
            cell.append(line)
            continue
        words = [w.strip() for w in line.strip().strip("|").split("|")]
        cell.extend(w for w in words[:1] if w)
        out.extend(_mended(cell) if i <= last else cell)
        out.append("")
        cell = []
        for word in words[1:]:
            out.extend((word, ""))
    return [*out, *cell]


def with_whole_mottos(lines: list[str]) -> list[str]:
    """Return the lines with a motto that a narrow column cut in two on one line.

    >>> with_whole_mottos(["CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"])
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', '', 'Độc lập - Tự do - Hạnh phúc']
    """
    for i, (above, below) in enumerate(pairwise(lines[:_FIRST])):
        whole = bare(f"{above.strip()} {below.strip()}")
        if above.strip() and is_capitals(above) and whole in (motto("state"), motto("party")):
            return [*lines[:i], f"{above.rstrip()} {below.strip()}", "", *lines[i + 2 :]]
    return lines


def _is_loose(line: str) -> bool:
    """Tell whether a line is a bar alone, or ends a cell with a bar though it begins none."""
    if "|" not in line:
        return False
    core = line.strip()
    return core == "|" or (not core.startswith("|") and len(core) < 200 and _ENDS.search(core) is not None)


def _mended(cell: list[str]) -> list[str]:
    """Join the lines of a cell that the width of a source cut: a motto, a number, a day, one odd word."""
    filled = [x.strip() for x in cell if x.strip()]
    if not 1 < len(filled) <= _CELL:
        return cell
    out = [filled[0]]
    for line in filled[1:]:
        if _goes_on(out[-1], line):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return out


def _goes_on(above: str, line: str) -> bool:
    low = bare(above)
    if _PLACE_REST.match(bare(line)) and not is_capitals(above) and not _DAY_CUT.search(low):
        return True  # `Đông Hà - Vũng` and `Tàu, ngày 3 tháng 7 năm 2024`
    if _NUMBER.fullmatch(low) or (_DAY_CUT.search(low) and line[:1].isalnum()) or line[:1].islower():
        return True
    if not is_capitals(above) or not line[:1].isalpha():
        return False
    if label(line) is None and (" " in above) != (" " in line):
        return True  # one odd word: `ỦY` and `BAN NHÂN DÂN`, `ỦY BAN NHÂN` and `DÂN`
    return _motto_starts(low) and not motto_pattern().search(low)


def _motto_starts(low: str) -> bool:
    return len(low) > 2 and any(motto(name).startswith(low) for name in ("state", "party"))
