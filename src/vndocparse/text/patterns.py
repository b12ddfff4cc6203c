"""Patterns of many words that are searched for fast.

An alternation of a few hundred forms tries each of them at every letter of a text. Here forms share their
beginnings, and what may not stand before a form is asked for behind its first letter, so that the search
leaps from one possible first letter to the next.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

_Tree = dict[str, Any]  # by letter what follows; under the empty string what ends a form here


def one_of(
    forms: Iterable[str], *, gap: str = "", before: str = "", tails: Mapping[str, str] | None = None
) -> str:
    """Return a group that matches the longest of the forms at a place, as would all of them in a row.

    ``gap`` is the pattern for a space in a form, if another than the space itself; ``before`` a pattern of
    one character that may not stand before; ``tails`` what has to follow a form, by form.

    >>> one_of(["theo", "thực", "the"])
    '(?:th(?:e(?:o|)|ực))'
    >>> [m[0] for m in re.finditer(one_of(["ban", "bàn"], before=r"\\w"), "ban hành, nhưban, bàn")]
    ['ban', 'bàn']
    """
    root: _Tree = {}
    for form in forms:
        node = root
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = (tails or {}).get(form, "")
    if not root:
        return "(?!)"
    return f"(?:{_branches(root, gap, f'(?<!{before}.)' if before else '')})"


def _group(node: _Tree, gap: str) -> str:
    inner = _branches(node, gap, "")
    return f"(?:{inner})" if len(node) > 1 else inner


def _branches(node: _Tree, gap: str, behind: str) -> str:
    """Return what may follow, longer forms first: what ends here stands last."""
    out = [
        (gap if letter == " " and gap else re.escape(letter)) + behind + _group(below, gap)
        for letter, below in node.items()
        if letter
    ]
    return "|".join([*out, node[""]] if "" in node else out)


def late(written: Callable[[], str]) -> Callable[[], re.Pattern[str]]:
    """Return what gives a pattern that is compiled at its first use: its words are a lexicon's.

    >>> late(lambda: one_of(["ban", "bàn"]))().findall("ban, bàn")
    ['ban', 'bàn']
    """
    return cache(lambda: re.compile(written()))


class Guarded:
    """A pattern that is tried only where a stretch holds what every match has: all words of one of the rows.

    >>> list(Guarded(re.compile(r"\\btrước\\s+tết"), ["tết"]).finditer("hoàn thành trong năm"))
    []
    """

    __slots__ = ("_rows", "pattern")

    def __init__(self, pattern: re.Pattern[str], *rows: Sequence[str]) -> None:
        self.pattern = pattern
        self._rows = rows

    def may(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Tell whether a match is possible."""
        stop = len(text) if end is None else end
        for row in self._rows:
            for word in row:
                if text.find(word, start, stop) < 0:
                    break
            else:
                return True
        return False

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield what the pattern finds."""
        if not self.may(text, start, end):
            return iter(())
        return self.pattern.finditer(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match."""
        if not self.may(text, start, end):
            return None
        return self.pattern.search(text, start, len(text) if end is None else end)
