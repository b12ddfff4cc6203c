"""Tell whether a sentence of a review praises or blames, by weighing its words."""

import re
from dataclasses import dataclass

from vndocparse.extract.finding_cues import begins, pattern

_REACH = 28  # characters behind a negating word in which a good word is undone
_RELIEF = 40  # characters behind a relieving word in which a bad word does not count
_STRONG, _WEAK = 2, 1
_STILL = re.compile(r"\b(?:còn|vẫn)\s(?:\w{2,6}\s){0,1}$")


@dataclass(frozen=True, slots=True)
class Tone:
    """How much a sentence praises and blames; both 0 where its words say neither."""

    good: int
    bad: int

    @property
    def balance(self) -> int:
        """Above 0 for praise, below 0 for blame."""
        return self.good - self.bad


def tone(sentence: str) -> Tone:
    """Return the tone of a folded sentence; of `mặc dù A nhưng B` only that of B."""
    text = _main_part(sentence)
    negated = _reaches(text, "tone.negator", _REACH)
    relieved = _reaches(text, "tone.relief", _RELIEF, own=True)
    bad = _weigh(text, "limitation.state", "tone.bad", relieved)
    good = _weigh(text, "achievement.state", "tone.good", negated)
    return Tone(good, bad)


def gives_cause(sentence: str) -> bool:
    """Tell whether a folded sentence gives the ground of a state named before (`… trên là do …`)."""
    effect = pattern("cause.effect").search(sentence, 0, 90)
    return effect is not None and (
        pattern("cause.by").search(sentence, effect.end(), effect.end() + 45) is not None
    )


def _main_part(sentence: str) -> str:
    if begins("tone.concession", sentence):
        turn = pattern("tone.contrast").search(sentence)
        comma = sentence.find(",")
        cut = turn.start() if turn else comma
        return sentence[cut + 1 :] if cut >= 0 else sentence
    if begins("neutral.soft", sentence):
        comma = sentence.find(",")
        return sentence[comma + 1 :] if comma >= 0 else sentence
    return sentence


def _reaches(text: str, ident: str, width: int, *, own: bool = False) -> list[tuple[int, int]]:
    """Return where the entry's forms have an effect: behind them, up to a comma.

    ``own``: on the words of the form too (`không xảy ra`).
    """
    out = []
    for m in pattern(ident).finditer(text):
        stop = re.compile(r"[,;]").search(text, m.end(), m.end() + width)
        out.append((m.start() if own else m.end(), stop.start() if stop else m.end() + width))
    return out


def _weigh(text: str, strong: str, weak: str, undone: list[tuple[int, int]]) -> int:
    total = 0
    taken: list[tuple[int, int]] = []
    for ident, weight in ((strong, _STRONG), (weak, _WEAK)):
        for m in pattern(ident).finditer(text):
            if any(a <= m.start() < b for a, b in undone):
                continue
            if ident == weak and any(a <= m.start() < b for a, b in taken):
                continue
            taken.append(m.span())
            # `còn nhiều lúng túng` blames outright.
            still = ident == "tone.bad" and _STILL.search(text, max(0, m.start() - 12), m.start())
            total += _STRONG if still else weight
    return total
