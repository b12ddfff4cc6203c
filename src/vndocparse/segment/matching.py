"""Find many phrases in a folded text at once, at word boundaries, the longest first."""

from collections.abc import Iterator, Mapping
from typing import Any

Found = tuple[int, int, tuple[Any, ...]]


class Matcher:
    """An Aho-Corasick automaton over folded forms, each with any owners.

    A form counts where no letter or digit joins it to what stands before or behind.
    """

    def __init__(self, forms: Mapping[str, tuple[Any, ...]]) -> None:
        import ahocorasick

        self._forms = dict(forms)
        self._machine = ahocorasick.Automaton()
        for form, owners in self._forms.items():
            self._machine.add_word(form, (len(form), owners))
        if self._forms:
            self._machine.make_automaton()

    def occurrences(self, folded: str) -> Iterator[Found]:
        """Yield every occurrence as (start, end, owners), overlapping ones too."""
        if not self._forms:
            return
        for last, (length, owners) in self._machine.iter(folded):
            start = last + 1 - length
            if is_whole(folded, start, last + 1):
                yield start, last + 1, owners

    def occurrences_slowly(self, folded: str) -> Iterator[Found]:
        """Yield the same, form by form: the reference that the automaton is tested against."""
        for form, owners in self._forms.items():
            at = folded.find(form)
            while at >= 0:
                if is_whole(folded, at, at + len(form)):
                    yield at, at + len(form), owners
                at = folded.find(form, at + 1)

    def find(self, folded: str) -> list[Found]:
        """Return occurrences that do not overlap: the leftmost wins, of those the longest."""
        return leftmost_longest(self.occurrences(folded))


def is_whole(folded: str, start: int, end: int) -> bool:
    """Tell whether ``folded[start:end]`` is not cut out of a longer word.

    >>> is_whole("ban chỉ đạo", 0, 3), is_whole("bạn bàn", 0, 2)
    (True, False)
    """
    before = start > 0 and folded[start].isalnum() and folded[start - 1].isalnum()
    behind = end < len(folded) and folded[end - 1].isalnum() and folded[end].isalnum()
    return not (before or behind)


def leftmost_longest(found: Iterator[Found] | list[Found]) -> list[Found]:
    """Return the given occurrences without those that overlap an earlier or longer one."""
    out: list[Found] = []
    free = 0
    for start, end, owners in sorted(found, key=_by_place):
        if start >= free:
            out.append((start, end, owners))
            free = end
    return out


def _by_place(found: Found) -> tuple[int, int]:
    return found[0], -found[1]
