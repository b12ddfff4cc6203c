"""Words without what stands in brackets between them."""

import re

_INNERMOST = re.compile(r"\([^()]*(?:\)|$)")
_DEEPEST = 4


def without_brackets(text: str) -> str:
    """Return the text with a space for each bracket, also for one inside another and one that never closes.

    >>> without_brackets("Công ty A (gói thầu số 3 (mới)); Công ty B (gói")
    'Công ty A  ; Công ty B  '
    """
    for _ in range(_DEEPEST):
        if "(" not in text:
            break
        text = _INNERMOST.sub(" ", text)
    return text
