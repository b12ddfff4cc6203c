"""Remember what is written of a paragraph so far: what is counted inside it, and how it begins."""

import re

from vndocparse.text.letters import POINT_LETTERS

# `(2)`, `(ii)`, `b)`: what may also stand inside a paragraph
_BRACKETED = re.compile(r"(?P<open>\(?)(?P<value>\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s")
_COUNTED = re.compile(r"(?<=[\w.:;,)]\s)(\(?(?:\d{1,2}|[ivx]{1,4}|[a-zđ]))\)\s")
_LONGEST_COUNTED = 10  # letters of such a label with what has to stand around it
_LONGEST_HEADING = 300  # letters
_LITTLE_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class Written:
    """A paragraph as its lines are joined; one of any length takes time in proportion."""

    def __init__(self) -> None:
        self.begun = ""  # its first letters, as many as a heading has
        self._counted: set[str] = set()  # `(1)`, `a)` inside it
        self._tail = ""  # its last letters

    def write(self, more: str) -> None:
        """Add the words of a line."""
        self.begun += more[: max(0, _LONGEST_HEADING - len(self.begun))]
        written = self._tail + more
        self._counted.update(_COUNTED.findall(written))
        self._tail = written[-_LONGEST_COUNTED:]

    def counts_on(self, line: str) -> bool:
        """Tell whether `(2)` at the head of a line goes on with `(1)` inside the paragraph."""
        m = _BRACKETED.match(line)
        return m is not None and any(m["open"] + v in self._counted for v in _before(m["value"]))


def _before(value: str) -> list[str]:
    """Return what may count before a value: `1` before `2`, `i` before `ii`, `h` or nothing before `i`."""
    if value.isdigit():
        return [str(int(value) - 1)] if int(value) > 1 else []
    out = []
    for row in (_LITTLE_ROMAN, tuple(POINT_LETTERS)):
        at = row.index(value) if value in row else 0
        out += [row[at - 1]] if at else []
    return out
