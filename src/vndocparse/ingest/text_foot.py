"""Part the foot of plain text where recipients and signature share their lines.

A recogniser or a text layer that reads across the page leaves `- Các sở, ngành; PHÓ CHỦ TỊCH`: with one
space between the columns or many. The words of the signature (authority, position, name) are told by
what they are; where there is none of them, the lines stay as they are.
"""

import re
from dataclasses import dataclass, replace

from vndocparse.core.source import Column
from vndocparse.ingest.text_lines import is_capitals, is_rule, label, page_number
from vndocparse.ingest.text_placed import HALF, Placed, halves
from vndocparse.lexicons.signing import collective_pattern, read_misread_mode, read_mode, signs
from vndocparse.lexicons.surnames import surnames
from vndocparse.text.fold import bare
from vndocparse.text.letters import LOWER, UPPER
from vndocparse.text.names import are_initials
from vndocparse.text.specks import SPECKS_BETWEEN, speck_start, trailing_specks
from vndocparse.text.syllables import is_syllable

_LINES = 60
_HEAD = re.compile(r"[\W_]{0,4}n[oa]i\s?(?:nha[nm]|gui)\s*[:.;,]?\s*[*_]*:?\s*")
_WORD = re.compile(r"\S+")
_NAME_WORD = re.compile(rf"(?:[{UPPER}](?:['’-][{UPPER}]?)?[{LOWER}]{{0,7}}|[{UPPER}]{{2,8}})")
# a seal or the list's brace between its head and the signature: `Nơi nhận: ÿ . ; KT. GIÁM ĐỐC`
_SPECKS_FIRST = re.compile(r"[^\w(-]{0,3}(?:\w(?!\w))?[^\w(-]{1,6}(?=\w)")
_PURPOSE = re.compile(r"[\s}⎬⎫⎭>|¦]*\([^()]{1,60}\)[\s;,.]*$")  # a brace's, of some lines of the list
_KEPT = re.compile(r"[\W_]{0,6}luu\b")
# Offices by their initials: `- TTTU, TT HĐND TP;`, and what goes on behind a comma: `P.NC, TTTH-CB;`
_SHORTENED = re.compile(r"[A-ZĐ]{2,8}[,;\s]\s?[A-ZĐ]{2,8}\b")
_ENDS_IN_CAPITALS = re.compile(rf"[{UPPER}]{{2}}[^{LOWER}]{{0,12}}$")
_ENDED = re.compile(r"[;.,:)\]]\s*$")


@dataclass(slots=True)
class _Foot:
    """The foot in the making."""

    left: list[Placed]
    right: list[Placed]
    shared: bool = False  # a line was found that both columns share
    signed: bool = False  # the signature's authority or position was met
    named: bool = False  # its name was met
    start: int = 0
    last: int = 0  # the line of the list's last item, as far as it can be told
    edge: int | None = None  # where the right column begins on lines with wide gaps


def begins_foot(line: str) -> bool:
    """Tell whether a line is the head of a list of recipients, alone or before words of a signature."""
    words = line.strip()
    if words[:1] != "N" or (m := _HEAD.match(bare(words[:200]))) is None:
        return False
    rest = words[m.end() :].strip()
    return not rest or rest[0] in "-(" or ":" in words[: m.end()] or signs(rest)


def read_foot(lines: list[str], start: int) -> tuple[list[Placed], int] | None:
    """Return the foot that begins at ``start``, left column first, and the index after it.

    ``None`` where the columns share no line: all is as printed then.
    """
    foot = _Foot([], [], start=start, last=_last_item(lines, start))
    end = start
    alone = _names_below(lines, start)
    for i in range(start, min(len(lines), start + _LINES)):
        line = lines[i].rstrip()
        if line == "\f" or len(line) > 220:
            break
        words = line.strip()
        if not words:
            continue
        if i > start and begins_foot(line):
            break
        parts = _parted(line, foot, first=i == start, alone=alone)
        if parts is not None:
            _put_left(foot, parts[0])
            if parts[1]:
                foot.right.append(Placed(parts[1], Column.RIGHT))
        elif i == start:
            foot.left.append(Placed(words, Column.LEFT))
        elif (side := _side(line, words, foot, i)) is None or (i > start and _numbered(words)):
            break
        elif side is Column.LEFT:
            # authority or position between two items: the columns were read by turns
            foot.shared = foot.shared or foot.signed
            _put_left(foot, words)
        else:
            foot.right.append(Placed(words, side))
        if i > end:
            end = i
    if not foot.shared:
        return None
    _cut_tails(foot)
    return [*foot.left, *foot.right, Placed("")], end + 1


# what a seal or a name beside the list left behind an item's own end mark: `Sở Tư pháp; lo SF — 204`
_TAIL = re.compile(r"(?<=[;])\s+(?P<tail>(?!\()[^;]{1,40})$")
_MARKED = 0.4  # share of lines with an end mark from which on an item without one has a tail


def _cut_tails(foot: _Foot) -> None:
    """Part what stands behind the last semicolon of an item in a list whose items end in marks."""
    items = [p for p in foot.left[1:] if p.text.strip()]
    if sum(p.text.rstrip().endswith(";") for p in items) < _MARKED * len(items):
        return
    for k, placed in enumerate(foot.left):
        m = _TAIL.search(placed.text)
        if m is None or k == 0 or m["tail"].rstrip()[-1] in ".,;" or _KEPT.match(bare(placed.text)):
            continue
        foot.left[k] = replace(placed, text=placed.text[: m.start()])
        foot.right.append(Placed(m["tail"], Column.RIGHT))


def _put_left(foot: _Foot, words: str) -> None:
    """Add a line to the list; specks at its end are not its words."""
    at = min(trailing_specks(words), speck_start(words))
    foot.left.append(Placed(words[:at].rstrip(), Column.LEFT))
    if words[at:].strip():
        foot.right.append(Placed(words[at:].strip(), Column.RIGHT))


def _numbered(words: str) -> bool:
    mark = label(words[:80])
    return mark is not None and mark.kind not in ("bullet", "letter") and not mark.doubtful


def _parted(line: str, foot: _Foot, *, first: bool, alone: bool) -> tuple[str, str] | None:
    """Return both halves of a line that the columns share; an empty right half is dirt."""
    words = line.strip()
    if (parts := halves(line)) is not None:
        if _PURPOSE.match(parts.right):
            return None
        _note(foot, parts.right, parts.start)
        return parts.left, parts.right
    if first:
        m = _HEAD.match(bare(words))
        rest = words[m.end() :].strip() if m else ""
        if (dirt := _SPECKS_FIRST.match(rest)) and signs(rest[dirt.end() :]):
            _note(foot, rest[dirt.end() :], None)
            return words[: len(words) - len(rest)].strip(), rest[dirt.end() :]
        if m and rest and (signs(rest) or (is_capitals(rest) and 4 <= len(rest) <= HALF)):
            _note(foot, rest, None)
            return words[: m.end()].strip(), rest
    if (between := _behind_specks(words)) is not None:
        foot.right.append(Placed(words[between[0] : between[1]].strip(), Column.RIGHT))
        _note(foot, words[between[1] :], None)
        return words[: between[0]].strip(), words[between[1] :].strip()
    at = _signature_at(words, foot)
    if at is None and foot.signed and not foot.named and not alone:
        at = _name_at(words)
    if at is None:
        return None
    left, right = words[:at].strip(), words[at:].strip()
    _note(foot, right, None)
    return left, right


def _note(foot: _Foot, right: str, edge: int | None) -> None:
    foot.shared = True
    if edge is not None:
        foot.edge = edge if foot.edge is None else min(foot.edge, edge)
    if signs(right):
        foot.signed = True
    elif foot.signed and _is_name(right):
        foot.named = True


def _signature_at(words: str, foot: _Foot) -> int | None:
    """Return where, behind words of a recipient, those of authority or position begin."""
    if is_capitals(words) or not _ENDS_IN_CAPITALS.search(words):
        return None
    for m in list(_WORD.finditer(words))[1:]:
        tail = words[m.start() :]
        if len(tail) < 6 or not tail[:1].isupper():
            continue
        if signs(tail) and not _second_mode(tail):
            return m.start()
        # Under the authority a line in capitals goes on with its body: `TỈNH HÀ SƠN`.
        if foot.signed and not foot.named and len(tail.split()) > 1 and is_capitals(tail):
            before = words[: m.start()]
            if _ENDED.search(before) and collective_pattern().match(bare(tail)):
                return m.start()
    return None


def _behind_specks(words: str) -> tuple[int, int] | None:
    """Return where specks stand between words of a recipient and a position whose first word they hurt."""
    m = SPECKS_BETWEEN.search(words)
    tail = words[m.end() :] if m else ""
    if not m or not is_capitals(tail) or not any(signs(tail[w.start() :]) for w in _WORD.finditer(tail)):
        return None
    return m.start(), m.end()


def _second_mode(tail: str) -> bool:
    """Tell whether what looks like a mark of authority is an abbreviation before one: `KT, TL. …`."""
    found = read_mode(tail) or read_misread_mode(tail)
    return (
        found is not None and (read_mode(tail[found[1] :]) or read_misread_mode(tail[found[1] :])) is not None
    )


def _name_at(words: str) -> int | None:
    """Return where a person's name begins that ends the line behind words of a recipient.

    It begins with a surname, or stands behind the full stop of the file copy's line.
    """
    found = list(_WORD.finditer(words))
    kept = _KEPT.match(bare(words)) is not None
    loose: int | None = None
    for n in (5, 4, 3, 2):
        if len(found) <= n:
            continue
        at = found[-n].start()
        before = words[:at].rstrip()
        run = [m[0] for m in found[-n:]]
        if not all(_names(w) for w in run):
            continue
        known = run[0] in surnames() or run[0].title() in surnames()
        if known and all(is_syllable(w.lower()) for w in run):
            if _ENDED.search(before) or _dirty(before) or (n > 2 and not run[0].isupper()):
                return at
        elif len(run[0]) > 1 and not all(w.isupper() for w in run):
            wide = words[:at].endswith("  ") and not any(w.isupper() for w in run)
            if wide or (kept and (before.endswith((".", ")")) or _dirty(before))):
                loose = loose or at
    return loose


def _dirty(before: str) -> bool:
    """Tell whether words end with specks of a seal: a sign or a lone letter behind the item's end mark."""
    return re.search(r"[;.,:)]\s+(?:[^\w\s(]|[^\W\d_](?!\w))[^;.,:]{0,20}$", before) is not None


def _names(word: str) -> bool:
    # the range of capitals with marks holds small letters too
    return word[:1].isupper() and _NAME_WORD.fullmatch(word) is not None


def _is_name(words: str) -> bool:
    run = words.strip(" .,*_").split()
    return 2 <= len(run) <= 5 and all(_names(w) for w in run) and not signs(words)


def _names_below(lines: list[str], start: int) -> bool:
    """Tell whether a name stands on a line of its own below the list."""
    for line in lines[start + 1 : start + _LINES]:
        words = line.strip()
        if line == "\f" or len(line) > 220 or _numbered(words):
            break
        if _is_name(words) and words.split()[0] in surnames():
            return True
    return False


def _last_item(lines: list[str], start: int) -> int:
    """Return the line of the file copy, else of the last item with a dash before something else begins."""
    last = start
    for i in range(start + 1, min(len(lines), start + _LINES)):
        words = lines[i].strip()
        if (
            begins_foot(words)
            or lines[i] == "\f"
            or len(words) > 200
            or words.startswith("|")
            or _numbered(words)
        ):
            break
        if _KEPT.match(bare(words)):
            return i
        mark = label(words[:80])
        if mark is not None and mark.kind == "bullet":
            last = i
        elif is_capitals(words) and len(words) > 8 and not signs(words):
            break
    return last


def _side(line: str, words: str, foot: _Foot, at: int) -> Column | None:
    """Return the column of a line that only one of them has, ``None`` where the foot has ended."""
    indent = len(line) - len(line.lstrip())
    if foot.edge is not None and indent >= max(8, foot.edge - 16):
        return Column.RIGHT
    mark = label(words[:80])
    if mark is not None and mark.kind == "bullet" and (_has_syllable(words) or _SHORTENED.search(words)):
        return Column.LEFT
    if foot.left and foot.left[-1].text.endswith(",") and are_initials(words):
        return Column.LEFT
    if signs(words) or (foot.signed and not foot.named and _is_name(words) and _ended(foot)):
        foot.signed = True
        foot.named = foot.named or not signs(words)
        return Column.RIGHT
    if is_rule(words) or page_number(words) is not None or not _has_syllable(words):
        return Column.RIGHT if not foot.named else None
    if is_capitals(words) and len(words) > 8:
        return None
    if at < foot.last:
        return Column.LEFT
    open_item = bool(foot.left) and not _ENDED.search(foot.left[-1].text)
    if open_item and (words[:1].islower() or words[:1] == "("):
        return Column.LEFT
    # A list without dashes: each line ends with a mark.
    listed = _ENDED.search(words) is not None and len(words) < 120 and not foot.named
    return Column.LEFT if listed and foot.last == foot.start else None


def _ended(foot: _Foot) -> bool:
    return not foot.left or _ENDED.search(foot.left[-1].text) is not None


def _has_syllable(words: str) -> bool:
    return any(len(w) > 1 and is_syllable(w.lower()) for w in re.findall(r"[^\W\d_]+", words))
