"""Judge numbers without a unit: an index, a rate by its name, a ratio `đạt 12/15`, none left (`bằng 0`)."""

import re

from vndocparse.extract.quantities_contexts import context_word
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.targets_clauses import Stated
from vndocparse.text.patterns import late

_VERB = late(lambda: rf"{context_word('value-verb')}\s*[\"“”']?\s*$")
_END = re.compile(r"[\"”’]?\s*(?:$|[,;.):(]|vào|so với|và|đến|trong|trở|hoặc|theo)")
# `số thuê bao/100 dân đạt 90`: a rate by its name
_RATED = re.compile(
    r"(?:\s?/\s?|\strên\s)(?:\d[\d.]*\s(?:nghìn\s|vạn\s)?|một\s(?:vạn\s|nghìn\s)|vạn\s)"
    r"(?:dân|người|hộ|trẻ|lao động)"
)


def index(folded: str, s: Stated, left: str) -> float:
    """Return how surely a number without a unit is a measure; 0 for none.

    ``left`` is what stands right before the quantity, folded.
    """
    q = s.quantity
    if _END.match(folded, q.span.end, max(q.span.end, s.clause.end)) is None:
        return 0.0
    verb = _VERB().search(left) is not None
    if q.of is not None:
        return 0.6 if verb and left.rstrip().endswith("đạt") else 0.0
    if (verb or q.explicit) and any(
        p.search(folded, s.clause.start, q.span.start) is not None for p in (cue_pattern("index"), _RATED)
    ):
        return 0.78
    return 0.75 if q.value == 0 and left.rstrip(' "“”').endswith("bằng") else 0.0
