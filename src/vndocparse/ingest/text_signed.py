"""Part a signature that plain text has on one line: `KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A`.

Text copied from a web page or a table's cell loses the line ends inside it, so that authority, position and
name follow one another, perhaps behind the last recipient. Each gets its own line again.
"""

import re
from collections.abc import Iterator, Sequence

from vndocparse.ingest.text_foot import begins_foot
from vndocparse.ingest.text_lines import is_capitals
from vndocparse.lexicons.signing import position_pattern, read_mode, signs
from vndocparse.lexicons.surnames import surnames
from vndocparse.text.fold import bare
from vndocparse.text.letters import LOWER, UPPER

_WORD = re.compile(r"\S+")
_BELOW = 60  # lines below the head of the recipients among which a signature stands
_LONGEST = 200  # letters of a signature on one line
_NAMED = 80  # letters at its beginning by which it is told
_NAME_WORD = re.compile(rf"[{UPPER}](?:['’-][{UPPER}]?)?[{LOWER}]{{0,7}}")
_KEPT = re.compile(r"(?<![a-z])luu\b")
_MODE_ALONE = re.compile(
    r"[A-Z/.]{2,5}"
)  # `- Lưu: VT, KT. TM. ỦY BAN …`: an office by its initials, no authority
_ENDED = re.compile(r"[;.,)\]]\s*$")
# what may stand between position and name: that it is signed, and the titles of the person
_BETWEEN = re.compile(
    r"(?:\s*[(\[]\s?(?:đã ký|ký tên,? đóng dấu|đã ký tên)\s?[)\]]"
    r"|\s*(?:PGS|GS|TS|Th[sS]|BS|CKI{1,2}|KS|CN)\.?"
    r"|\s*(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý))*\s*$",
    re.IGNORECASE,
)
# before these words of a position another has begun: `ĐOÀN CHỦ TỊCH`, `PHÓ GIÁM ĐỐC`
_GOES_ON = ("đoàn", "phó", "quyền", "tổng", "chi", "ban", "và", "-", "–")


def with_parted_signatures(lines: Sequence[str]) -> list[str]:
    """Return the lines, those of signatures with a line for each of their parts.

    >>> with_parted_signatures(["TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An"])
    ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Nguyễn Văn An']
    >>> with_parted_signatures(["CHỦ TỊCH Ủy ban nhân dân xã"])
    ['CHỦ TỊCH Ủy ban nhân dân xã']
    """
    out: list[str] = []
    left = 0
    for line in lines:
        left = _BELOW if begins_foot(line) else left - 1
        out.extend(_parts(line, foot=left > 0) if line[-1:].strip() or line.strip() else [line])
    return out


def _parts(line: str, *, foot: bool) -> list[str]:
    words = line.strip()
    if foot and len(words) > 20 and (begins_foot(words) or _KEPT.search(bare(words[:20]))):
        at = _behind_recipients(words)
        if at is not None:
            return [words[:at].rstrip(), *_parted(words[at:], foot=True)]
    if not words[:1].isupper() or not words[:2].rstrip(".").isupper() or len(words) > _LONGEST:
        return [line]
    if is_capitals(words):
        parts = list(_offices(words)) if signs(words[:_NAMED]) else []
        return parts if sum(read_mode(p) is not None for p in parts) > 1 else [line]
    parts = _parted(words, foot=foot)
    return parts or [line]


def _behind_recipients(words: str) -> int | None:
    """Return where a signature with its name begins behind the last recipient."""
    for m in _WORD.finditer(words, max(0, len(words) - _LONGEST)):
        if m.start() and m[0][:2].isupper() and _ENDED.search(words[: m.start()]):
            before = bare(words[max(0, m.start() - 60) : m.start()])
            parts = _parted(words[m.start() :], foot=True) if _KEPT.search(before) else []
            if parts and not _MODE_ALONE.fullmatch(parts[0]):
                return m.start()
    return None


def _parted(words: str, *, foot: bool) -> list[str]:
    """Return authority, position and name, nothing where the words are no signature with a name."""
    found = list(_WORD.finditer(words))
    for n in (5, 4, 3, 2):
        if len(found) <= n:
            continue
        at = found[-n].start()
        run = [m[0] for m in found[-n:]]
        between = _BETWEEN.search(words[:at])
        head, told = (words[: between.start()], between[0].strip()) if between else (words[:at], "")
        if not _is_name(run, sure=foot) or not is_capitals(head) or not signs(head[:_NAMED].rstrip()):
            continue
        return [*_offices(head.rstrip()), *([told] if told else []), words[at:]]
    return []


def _is_name(run: Sequence[str], *, sure: bool) -> bool:
    """Tell whether words are a person's name; ``sure``: a name is awaited there."""
    named = all(_NAME_WORD.fullmatch(w) and (w[1:].islower() or len(w) == 1 or "'" in w) for w in run)
    return named and len(run[0]) > 1 and (sure or run[0] in surnames())


def _offices(words: str) -> Iterator[str]:
    """Yield what stands between the marks of authority, a position behind a body by itself."""
    starts = [m.start() for m in _WORD.finditer(words)]
    start, modal = 0, read_mode(words) is not None
    behind = 2
    for k, at in enumerate(starts):
        if at == 0:
            continue
        before = words[:at].split()[-1].lower()
        begins = read_mode(words[at:]) is not None and before not in _GOES_ON
        second = (
            modal
            and k >= behind
            and before not in _GOES_ON
            and before[-1] != ","
            and position_pattern().match(bare(words[at:])) is not None
        )
        if begins or second:
            yield words[start:at].rstrip()
            start, modal, behind = at, begins, k + 2
    yield words[start:]
