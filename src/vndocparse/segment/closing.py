"""Find the paragraphs that close the body after its last numbered part."""

from collections.abc import Sequence

from vndocparse.core.analysis import Zone
from vndocparse.segment.cues import cues
from vndocparse.segment.zones import Layout, Para

_SPREAD = 8  # how many paragraphs a closing may have


def mark_closing(paras: Sequence[Para], layout: Layout) -> None:
    """Give the closing paragraphs, those at the body's end that carry a closing's words, their zone.

    The first such paragraph behind the last label begins the closing; all after it, up
    to the foot, belong to it.
    """
    last_label = max(
        (i for i in range(layout.body_start, layout.foot_start) if _counts(paras[i])),
        default=layout.body_start - 1,
    )
    begin = max(last_label + 1, layout.foot_start - _SPREAD)
    for i in range(begin, layout.foot_start):
        p = paras[i]
        if p.empty or p.label is not None or p.zone is not Zone.BODY:
            continue
        if _closes(p):
            for q in paras[i : layout.foot_start]:
                if q.zone is Zone.BODY:
                    q.zone = Zone.CLOSING
            return


def _counts(p: Para) -> bool:
    return p.label is not None and p.zone is Zone.BODY and not _closes(p)


def _closes(p: Para) -> bool:
    begins = cues("closing").begins.match(p.plain)
    return bool(begins) or "thong bao de" in p.plain or "thong bao y kien" in p.plain
