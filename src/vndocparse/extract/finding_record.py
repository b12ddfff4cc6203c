"""Make the findings of one sentence: its pieces, each with its kind and its place."""

import re

from vndocparse.core.analysis import Analysis, Block
from vndocparse.core.ground import grounding
from vndocparse.core.record import Finding
from vndocparse.core.span import Span
from vndocparse.extract.finding_context import is_circumstance, is_only_named
from vndocparse.extract.finding_cues import begins, holds
from vndocparse.extract.finding_merits import names_merit
from vndocparse.extract.finding_pieces import LEAST_WORDS, pieces
from vndocparse.extract.finding_setting import is_setting_clause
from vndocparse.extract.finding_state import FindingKind, ReviewState
from vndocparse.extract.finding_tone import tone

_SONG = re.compile(r"(?:song|nhưng|tuy nhiên|tuy vậy)(?!\w)")
_LEAST = 3  # words of the shortest sentence that says something: `Mức sinh giảm.`
_RULE = {True: 0.9, False: 0.75}  # confidence with a cue of its own, and with an inherited one


def add_findings(
    a: Analysis, block: Block, span: Span, kind: FindingKind, cue: bool, state: ReviewState
) -> None:
    """Add the findings of a sentence; ``cue``: its own words announce the kind, it is not inherited."""
    found = pieces(a, span, colons=state.colons)
    told = state.counts_circumstance(kind)
    # `… vẫn còn một số hạn chế: …; thiên tai gây thiệt hại nặng; …` counts it among them
    told = told or (kind == "limitation" and cue and ":" in found[0].of(a.text))
    kinds = _kinds(a, found, kind, state)
    for piece, kind in zip(found, kinds, strict=True):
        words = len(piece.of(a.text).split())
        if words < LEAST_WORDS and (len(found) > 1 or words < _LEAST or not _states(piece.of(a.folded))):
            continue
        if len(found) > 1 and _surrounds(piece.of(a.folded), told=told):
            continue
        rule = f"finding/{kind}" if cue else f"finding/{kind}-inherited"
        fields = grounding(a.source, piece, _RULE[cue], rule)
        state.out.append(Finding(kind=kind, item=a.path(block), **fields))


def _kinds(a: Analysis, found: list[Span], kind: FindingKind, state: ReviewState) -> list[FindingKind]:
    """Return the kinds of a sentence's pieces: one that begins with `song` turns from praise to blame."""
    texts = [piece.of(a.folded) for piece in found]
    if not state.blames and kind in ("achievement", "limitation") and (made := _made_good(texts)):
        state.mode = "achievement"
        return ["limitation" if i < made else "achievement" for i in range(len(found))]
    if state.blames or kind in ("cause", "lesson") or begins("limitation.turn", texts[0]):
        return [kind] * len(found)
    turns = (
        i
        for i, t in enumerate(texts)
        if i and _SONG.match(t) and (heard := tone(t)).bad and heard.balance <= 0
    )
    turn = next(turns, None)
    if turn is None or any(tone(t).balance < 0 for t in texts[:turn]):
        return [kind, *(_censured(t) or kind for t in texts[1:])]
    state.mode = "limitation"
    return ["achievement" if i < turn else "limitation" for i in range(len(found))]


def _made_good(texts: list[str]) -> int:
    """Return the piece that turns from what was lacking to what was done, 0 for none.

    `Tiến độ ở hai xã còn chậm; song đến cuối năm đã hoàn thành 100% diện tích`
    """
    for i, text in enumerate(texts):
        if i and _SONG.match(text) and (heard := tone(text)).good and not heard.bad:
            return i if all(tone(t).bad and tone(t).balance <= 0 for t in texts[:i]) else 0
    return 0


def _censured(clause: str) -> FindingKind | None:
    """Return what a folded clause finds by blaming somebody: `đồng thời phê bình xã B chậm …`."""
    return names_merit(clause.removeprefix("đồng thời").lstrip(" ,"))


def _surrounds(clause: str, *, told: bool) -> bool:
    """Tell whether a folded clause among others tells a setting, or what happened outside."""
    return is_setting_clause(clause, told=told) or is_circumstance(clause, blamed=told)


def _states(sentence: str) -> bool:
    """Tell whether a few folded words say something: `Mức sinh giảm.`, `Lực lượng mỏng.`"""
    return holds("predicate", sentence) or (tone(sentence).bad > 0 and not is_only_named(sentence))
