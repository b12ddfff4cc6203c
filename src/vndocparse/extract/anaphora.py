"""Short mentions of documents named before: aliases, bare nouns, `Nghị quyết trên`."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vndocparse.core.span import Span
from vndocparse.extract.citations_cues import behind, ending
from vndocparse.extract.citations_types import Anchor, Citation
from vndocparse.text.patterns import one_of

# `này` points to the document itself where its type is the same, the others to one named before
_THIS = re.compile(r"\s{1,2}này(?!\w)")
_ABOVE = re.compile(r"\s{1,2}(?:nêu trên|nói trên|trên đây|trên|đó|đã nêu|vừa nêu|kể trên)(?!\w)")
_NO_ABOVE = re.compile(r"\s{1,2}trên\s+(?:địa bàn|cơ sở|toàn|các|lĩnh vực|phạm vi|cả nước)")
# a bare noun ends there, or is followed by words that take the document for known
_MARK_AFTER = re.compile(r"\s{0,2}(?:[.,;:)\n”\"|]|$)")
_FULL_STOP_AFTER = re.compile(r"\s{0,2}(?:[.;,)\n]|$)")


_COUNTED = re.compile(r"\d\s+$")  # `03 Chương trình`


@dataclass(slots=True)
class Entity:
    """One document named: its citations in text order, and where each was put."""

    doc_type: str
    citations: list[Citation]
    number: str | None = None
    main: bool = False  # named in the title, or the one reviewed

    @property
    def first(self) -> int:
        """Offset of the first citation."""
        return min(c.start for c in self.citations)


@dataclass(frozen=True, slots=True)
class Short:
    """A short mention and the entity it was taken for."""

    citation: Citation
    entity: int


def find_aliases(text: str, entities: Sequence[Entity], busy: Sequence[tuple[int, int]]) -> list[Short]:
    """Return the places where a defined alias stands, outside the ``busy`` ranges (sorted, disjoint)."""
    owners: dict[str, tuple[int, int]] = {}
    for i, e in enumerate(entities):
        for c in e.citations:
            if c.alias and len(c.alias) >= 4:
                alias = " ".join(c.alias.of(text).split())
                if len(alias.split()) > 1 or alias.isupper():
                    owners.setdefault(alias, (i, c.alias.end))
    if not owners:
        return []
    joined = one_of(owners, gap=r"\s+")
    out = []
    for m in re.finditer(rf"(?<!\w)(?:{joined})(?!\w)", text):
        i, defined = owners[" ".join(m[0].split())]
        if m.start() >= defined and not _inside(m.start(), busy):
            e = entities[i]
            out.append(Short(_short(m.start(), m.end(), e.doc_type, 0.85), i))
    return out


def find_bare(
    text: str,
    folded: str,
    anchors: Sequence[Anchor],
    entities: Sequence[Entity],
    busy: Sequence[tuple[int, int]],
    own_types: frozenset[str | None],
    skip: Callable[[int], bool],
) -> list[Short]:
    """Return the bare nouns that stand for a document named before.

    ``own_types`` are the document's own type and those of what it issues: a bare noun of one means itself.
    """
    by_type: dict[str, list[int]] = {}
    for i, e in enumerate(entities):
        by_type.setdefault(e.doc_type, []).append(i)
    firsts = {t: sorted((entities[i].first, i) for i in ids) for t, ids in by_type.items()}
    out = []
    for anchor in anchors:
        ids = by_type.get(anchor.doc_type)
        if not ids or not anchor.entry["short"] or _inside(anchor.start, busy) or skip(anchor.start):
            continue
        if text[anchor.start : anchor.end].isupper() or _COUNTED.search(anchor.before):
            continue
        if folded.endswith("quốc gia", anchor.start, anchor.end):
            continue  # `Chương trình mục tiêu quốc gia`: a kind of programme of its own
        pointed = bool(_ABOVE.match(folded, anchor.end)) and not _NO_ABOVE.match(folded, anchor.end)
        this = _THIS.match(folded, anchor.end)
        if anchor.doc_type in own_types and not pointed:
            continue
        if this and None in own_types:
            continue  # `Kế hoạch này` where nothing tells what the document is: most often itself
        earlier = [i for first, i in firsts[anchor.doc_type] if first < anchor.start]
        if not earlier or anchor.plural:
            continue
        if pointed or this:
            found: int | None = _nearest(anchor.start, earlier, entities)
            m = this or _ABOVE.match(folded, anchor.end)
            end = m.end() if m else anchor.end
        else:
            found, end = _bare(text, folded, anchor, earlier, entities), anchor.end
        if found is not None:
            out.append(Short(_short(anchor.start, end, anchor.doc_type, 0.6), found))
    return out


def _bare(
    text: str, folded: str, anchor: Anchor, earlier: Sequence[int], entities: Sequence[Entity]
) -> int | None:
    if ending("generic_before").search(anchor.before) or not (
        _MARK_AFTER.match(folded, anchor.end) or behind("bare_after").match(folded, anchor.end)
    ):
        return None
    numbered = [i for i in earlier if entities[i].citations[0].kind in ("number", "bare", "law")]
    mains = [i for i in earlier if entities[i].main]
    if not anchor.capital:
        # a lower-case noun is trusted for the document under review only
        if (
            len(mains) == 1
            and anchor.doc_type in ("nghi_quyet", "chi_thi", "ket_luan")
            and (
                _FULL_STOP_AFTER.match(folded, anchor.end)
                or behind("bare_after_strict").match(folded, anchor.end)
            )
        ):
            return mains[0]
        return None
    before = folded[max(0, anchor.start - 3) : anchor.start].rstrip(" ")
    if (not before or before[-1] in ".:;\n|") and len(anchor.entry.forms[0].split()) > 1 and not mains:
        return None
    if len(mains) == 1:
        return mains[0]
    if len(numbered) == 1:
        return numbered[0]
    return earlier[0] if len(earlier) == 1 else None


def _nearest(at: int, earlier: Sequence[int], entities: Sequence[Entity]) -> int:
    """Return the document named last; one that stands only inside the names of others comes after all."""

    def last(i: int) -> tuple[bool, int]:
        free = [c.start for c in entities[i].citations if c.start < at and not c.nested]
        return bool(free), max(free or (c.start for c in entities[i].citations if c.start < at))

    return max(earlier, key=last)


def _short(start: int, end: int, doc_type: str, confidence: float) -> Citation:
    return Citation(start, end, end, doc_type, "short", confidence=confidence)


def _inside(at: int, busy: Sequence[tuple[int, int]]) -> bool:
    i = bisect_right(busy, (at, 1 << 60)) - 1
    return i >= 0 and busy[i][0] <= at < busy[i][1]


def busy_ranges(citations: Sequence[Citation]) -> list[tuple[int, int]]:
    """Return the merged ranges that citations cover with date, issuer and alias."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((c.start, max(c.end, c.core)) for c in citations):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def alias_text(text: str, span: Span | None) -> str | None:
    """Return an alias in one line."""
    return re.sub(r"\s+", " ", span.of(text)) if span else None
