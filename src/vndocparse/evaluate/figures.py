"""Count what was found, missed and invented, category by category."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from vndocparse.evaluate.match import (
    Item,
    overlap,
    pairs,
    plain,
    same_body,
    same_reference,
    same_target,
    same_text,
    text_of,
)

STRICT, LENIENT = 0.8, 0.5
HEADLINE = (
    "metadata",
    "references",
    "reference relation",
    "findings",
    "directives",
    "responsible",
    "deadlines",
    "targets",
    "recipients",
    "implementers",
)
_METADATA = (
    "doc_type",
    "number_symbol",
    "issuer",
    "parent_issuer",
    "level",
    "province",
    "place",
    "date",
    "title",
    "session",
    "term",
    "security",
    "urgency",
)


@dataclass(slots=True)
class Tally:
    """Counts of one category."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, right: int, gold: int, found: int) -> None:
        """Add the counts of one document."""
        self.right += right
        self.gold += gold
        self.found += found

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the annotated that was found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that differs: ``kind`` is missed, spurious or wrong."""

    document: str
    category: str
    kind: str
    text: str


@dataclass(slots=True)
class Figures:
    """All counts and all differences; feed it one document after another."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    _name: str = ""

    def tally(self, category: str) -> Tally:
        """Return the counts of a category, made when first asked for."""
        return self.tallies.setdefault(category, Tally())

    @property
    def overall(self) -> float:
        """Mean F1 of the headline categories that the annotations hold."""
        scores = [self.tallies[c].f1 for c in HEADLINE if c in self.tallies and self.tallies[c].gold]
        return sum(scores) / len(scores) if scores else 0.0

    def add(self, name: str, gold: dict[str, Any], found: dict[str, Any]) -> None:
        """Compare one document; only what the annotation states is judged."""
        self._name = name
        self._metadata(gold.get("metadata") or {}, found.get("metadata") or {})
        if "dissemination" in gold:
            told = found.get("dissemination")
            self._right("metadata", plain(gold["dissemination"]) == plain(told), f"dissemination: {told!r}")
        if "references" in gold:
            self._references(gold["references"], found.get("references") or [])
        if "findings" in gold:
            g, f = gold["findings"], found.get("findings") or []
            for i, j in self._texts("findings", g, f, STRICT):
                self._right("finding kind", g[i].get("kind") == f[j].get("kind"), text_of(g[i]))
        if "directives" in gold:
            self._directives(gold["directives"], found.get("directives") or [])
        if "targets" in gold:
            self._targets(gold["targets"], found.get("targets") or [])
        if "implementers" in gold:
            self._paired(
                "implementers", gold["implementers"], found.get("implementers") or [], same_body, 0.8
            )
        if "recipients" in gold:
            g, f = gold["recipients"], found.get("recipients") or []
            for i, j in self._texts("recipients", g, f, 0.9):
                for key in ("channel", "purpose"):
                    if key in g[i]:
                        same = plain(g[i][key]) == plain(f[j].get(key))
                        self._right(f"recipient {key}", same, f"{f[j].get(key)!r}: {text_of(g[i])}")

    def _miss(self, category: str, kind: str, text: str) -> None:
        self.misses.append(Miss(self._name, category, kind, " ".join(text.split())[:160]))

    def _right(self, category: str, right: bool, text: str) -> None:
        self.tally(category).add(int(right), 1, 1)
        if not right:
            self._miss(category, "wrong", text)

    def _paired(
        self,
        category: str,
        gold: list[Any],
        found: list[Any],
        alike: Callable[[Any, Any], float],
        floor: float,
    ) -> list[tuple[int, int]]:
        matched = pairs(gold, found, alike, floor)
        self.tally(category).add(len(matched), len(gold), len(found))
        self._tell(category, gold, found, matched)
        return matched

    def _tell(self, category: str, gold: list[Any], found: list[Any], matched: list[tuple[int, int]]) -> None:
        for i in set(range(len(gold))) - {i for i, _ in matched}:
            self._miss(category, "missed", _shown(gold[i]))
        for j in set(range(len(found))) - {j for _, j in matched}:
            self._miss(category, "spurious", _shown(found[j]))

    def _texts(self, category: str, gold: list[Any], found: list[Any], floor: float) -> list[tuple[int, int]]:
        lenient = pairs(gold, found, same_text, LENIENT)
        self.tally(f"{category} (lenient)").add(len(lenient), len(gold), len(found))
        return self._paired(category, gold, found, same_text, floor)

    def _metadata(self, gold: dict[str, Any], found: dict[str, Any]) -> None:
        for key in _METADATA:
            if key in gold:
                told = found.get(key)
                self._right(
                    "metadata", same_value(key, gold[key], told), f"{key}: {gold[key]!r}, got {told!r}"
                )
        signer, got = gold.get("signer") or {}, found.get("signer") or {}
        for key in ("mode", "on_behalf_of", "position", "name"):
            if key in signer:
                same = plain(signer[key]) == plain(got.get(key))
                self._right("metadata", same, f"signer.{key}: {signer[key]!r}, got {got.get(key)!r}")

    def _references(self, gold: list[Any], found: list[Any]) -> None:
        for i, j in self._paired("references", gold, found, same_reference, 0.6):
            g, f = gold[i], found[j]
            told = f"{_shown(g)}: {g.get('relation')}, got {f.get('relation')}"
            self._right("reference relation", g.get("relation") == f.get("relation"), told)
            if g.get("date"):
                self._right("reference date", g["date"] == f.get("date"), f"{_shown(g)}: got {f.get('date')}")

    def _directives(self, gold: list[Any], found: list[Any]) -> None:
        matched = self._texts("directives", gold, found, STRICT)
        for i, j in matched:
            self._one_directive(gold[i], found[j])
        for i in set(range(len(gold))) - {i for i, _ in matched}:
            # what hangs on a missed directive is missed with it
            self.tally("responsible").add(0, len(gold[i].get("responsible") or []), 0)
            if gold[i].get("deadline"):
                self.tally("deadlines").add(0, 1, 0)

    def _one_directive(self, g: dict[str, Any], f: dict[str, Any]) -> None:
        named = g.get("responsible") or []
        got = [r for r in f.get("responsible") or [] if r.get("explicit", True)]
        matched = pairs(named, got, same_body, 0.8)
        self.tally("responsible").add(len(matched), len(named), len(got))
        for i, j in matched:
            self.tally("responsible role").add(
                int(named[i].get("role", "lead") == got[j].get("role", "lead")), 1, 1
            )
        self._tell("responsible", named, got, matched)
        if g.get("action"):
            same = overlap(g["action"], f.get("action")) >= 0.5
            self._right("directive action", same, f"{g['action']!r}, got {f.get('action')!r}")
        if "deadline" in g:
            want, has = g["deadline"], f.get("deadline")
            if want or has:
                same = bool(want and has and last_day(want) == last_day(has))
                self.tally("deadlines").add(int(same), int(bool(want)), int(bool(has)))
                if not same:
                    self._miss("deadlines", "wrong", f"{want}, got {has}: {text_of(g)}")
        if "item" in g:
            same = (g["item"] or "") == (f.get("item") or "")
            self._right("directive item", same, f"{g['item']}, got {f.get('item')}: {text_of(g)}")

    def _targets(self, gold: list[Any], found: list[Any]) -> None:
        for i, j in self._paired("targets", gold, found, same_target, 0.6):
            g, f = gold[i], found[j]
            for key in ("comparator", "unit", "kind"):
                if key in g:
                    same = g[key] == f.get(key) if key == "comparator" else plain(g[key]) == plain(f.get(key))
                    self._right(f"target {key}", same, f"{g[key]!r}, got {f.get(key)!r}: {text_of(g)}")


def last_day(deadline: dict[str, Any]) -> object:
    """Return the day by which a deadline counts."""
    return deadline.get("date") or deadline.get("to")


def _shown(item: Item) -> str:
    if isinstance(item, str):
        return item
    return str(
        item.get("number_symbol") or item.get("congress") or text_of(item) or item.get("title") or item
    )


def same_value(key: str, gold: Any, found: Any) -> bool:
    """Tell whether a field of the metadata was read as annotated."""
    if gold is None:
        return not found
    if key == "title":
        return overlap(gold, text_of(found) if found else "") >= 0.95
    if key == "date" and len(str(gold)) < 10:  # a handwritten day is not judged
        return str(found or "").startswith(str(gold))
    if key in ("number_symbol", "date", "doc_type", "level"):
        return str(gold).upper().lstrip("0") == str(found or "").upper().lstrip("0")
    return plain(gold) == plain(text_of(found) if found else "")
