"""The lines of a letterhead that name the Party or the State."""

import re
from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare
from vndocparse.text.patterns import Guarded

_LONG = 5  # words of a motto whose others tell it


@cache
def motto(ident: str) -> str:
    """Return the words of a motto in bare text; of several spellings the right one, which is first.

    >>> motto("party"), motto("state")
    ('dang cong san viet nam', 'cong hoa xa hoi chu nghia viet nam')

    Raises:
        KeyError: If the lexicon has no such motto.
    """
    return bare(load("motto_lines").by_id[ident].forms[0])


@cache
def motto_pattern() -> Guarded:
    """Return what finds a motto in bare text; a letter or two of its first word may be lost or doubled.

    Before the State's long ones that word may be misread altogether: `Đặc lập - Tự do - Hạnh phúc`.
    """
    forms = [(e["kind"], bare(f)) for e in load("motto_lines").entries for f in e.forms]
    parts: dict[str, list[str]] = {}
    for kind, form in forms:
        words = [re.escape(w) for w in form.split()]
        rest = re.escape(form.split()[0][1:])
        other = r"|[a-z]{2,4}(?= )" if kind == "state" and len(words) > _LONG else ""
        first = rf"(?:{words[0]}|\S?\s?{rest}|\S\S{rest}{other})"
        parts.setdefault(str(kind), []).append(r"\s*".join([first, *words[1:]]))
    pattern = re.compile("|".join(f"(?P<{k}>(?<![a-z]){'|(?<![a-z])'.join(v)})" for k, v in parts.items()))
    return Guarded(pattern, *(sorted(form.split()[1:], key=len, reverse=True) for _, form in forms))
