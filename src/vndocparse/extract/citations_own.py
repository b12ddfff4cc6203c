"""The document's own attachment: `Ban hành kèm theo Quyết định này Quy chế …` names no other document."""

import re
from collections.abc import Sequence

from vndocparse.extract.citations_types import Anchor

_WORDS = 24  # words of a name that are compared at most


class OwnParts:
    """The type words behind which a document names its own attachment."""

    def __init__(self, folded: str, anchors: Sequence[Anchor]) -> None:
        self.folded = folded
        self.names: dict[str, list[list[str]]] = {}
        for anchor in anchors:
            self.names.setdefault(anchor.doc_type, []).append(self._words(anchor))

    def holds(self, anchor: Anchor) -> bool:
        """Tell whether a type word may stand for an attachment: the same type, and not another name."""
        own = self.names.get(anchor.doc_type)
        if not own:
            return False
        words = self._words(anchor)
        return any(self._same(words, name) for name in own)

    def _words(self, anchor: Anchor) -> list[str]:
        return re.findall(r"\w+", self.folded[anchor.end : anchor.end + 160])[:_WORDS]

    @staticmethod
    def _same(words: list[str], name: list[str]) -> bool:
        if words[:2] != name[:2] and words[:1] not in (["này"], ["trên"], ["nêu"], []):
            return False
        numbers = [next((w for i, w in enumerate(x) if i and x[i - 1] == "số"), None) for x in (words, name)]
        return None in numbers or numbers[0] == numbers[1]
