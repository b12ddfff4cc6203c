"""Find names of bodies in a stretch of the document, and bring them to one spelling."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from vndocparse.core.analysis import Analysis
from vndocparse.core.span import Span
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_mending import comma_for_dash
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.bodies_tables import table
from vndocparse.lexicons.load import Entry, load
from vndocparse.lexicons.surnames import surnames
from vndocparse.text.fold import fold
from vndocparse.text.patterns import one_of


@dataclass(frozen=True, slots=True)
class BodySpan:
    """A body's name in the text.

    ``name`` is as printed, with misread letters of well-known names and lost spaces put right, and with
    its head where the print leaves it out (`huyện` of `huyện, thành ủy` is `huyện ủy`);
    ``canonical`` is the spelling for matching; ``level`` and ``entry`` come from the lexicon and
    are ``None`` where it does not know the body. ``kind`` is the grammar's (organ, named, collective,
    group, position, person, unit).
    """

    span: Span
    name: str
    canonical: str
    level: str | None
    entry: Entry | None
    kind: str


def find_bodies(a: Analysis, span: Span) -> list[BodySpan]:
    """Return the bodies named in ``span``, in text order; lists are one entry a body.

    Total: any span of any text gives a list.
    """
    t = tokenize(a.text, a.folded, span)
    out: list[BodySpan] = []
    i = 0
    while i < len(t):
        found = body_list(t, i) if t.words[i][0].isalpha() else []
        out.extend(as_body(a.text, t, found))
        i = found[-1].end if found else i + 1
    return out


def bodies_at(a: Analysis, span: Span) -> list[BodySpan]:
    """Return the bodies that stand in a row at the very start of ``span`` (behind dashes and quotes)."""
    t = tokenize(a.text, a.folded, span)
    i = 0
    while i < len(t) and not t.words[i][0].isalnum():
        i += 1
    return as_body(a.text, t, body_list(t, i))


def as_body(text: str, t: Tokens, found: list[Parsed] | tuple[Parsed, ...]) -> list[BodySpan]:
    """Turn what the grammar read into bodies with names in one spelling."""
    out: list[BodySpan] = []
    shared = False
    tails = _closing_words(t, found)
    for n, p in enumerate(found):
        span = t.span(p.first, p.end)
        printed = span.of(text)
        name = printed
        if p.name:
            name = p.name.replace("\0", printed) if "\0" in p.name else _with_case(p.name, printed)
        name = _clean(t, p, name) if name == printed else name
        shared = p.quantified if (p.quantified or p.kind != "collective") else shared
        plural = shared and p.kind == "collective" and not p.quantified and n > 0
        made = _personal_name(name) if p.kind == "person" else None
        made = made or canonical(("các " + name if plural else name) + (p.shared or tails[n]))
        entry = known(made) or known(name)
        out.append(
            BodySpan(
                span,
                name,
                made,
                entry["level"] if entry else None,
                entry,
                p.kind,
            )
        )
    return out


# a person by name is known by it, whatever title and post stand beside
_PERSON = re.compile(
    r"(?:các )?(?:đồng chí|đ/c|ông|bà)\.? (?P<name>[^\W\d_]\w+(?: [^\W\d_]\w+){1,4}?)(?=\s?[,(–-]|$)",
    re.IGNORECASE,
)
_CLOSING = (("có", "liên", "quan"), ("liên", "quan"))


def _personal_name(name: str) -> str | None:
    """Return the name of a person who is told by it: `Lê Thị Sao` of `bà Lê Thị Sao, Chánh Thanh tra`.

    >>> _personal_name("đồng chí Bí thư Đảng ủy") is None
    True
    """
    found = _PERSON.match(name)
    words = found["name"].split() if found is not None else []
    named = bool(words) and words[0].title() in surnames() and all(w[0].isupper() for w in words)
    return " ".join(words) if named else None


def _closing_words(t: Tokens, found: Sequence[Parsed]) -> list[str]:
    """Return for each body of a row the words that stand once, behind its last, and belong to it too.

    `các cơ quan, tổ chức có liên quan`: what is meant are the agencies concerned, not all agencies.
    """
    out = [""] * len(found)
    for n in range(len(found) - 1, 0, -1):
        p, before = found[n], found[n - 1]
        own = next((w for w in _CLOSING if t.words[p.end - len(w) : p.end] == w), None)
        said = " " + " ".join(own) if own is not None else out[n]
        alike = p.kind == before.kind == "collective" and not p.quantified
        if said and alike and p.first == before.end + 1 and t.at(before.end) in {",", "và"}:
            plain = table("collective").end(t, before.first + before.quantified) == before.end
            out[n - 1] = said if plain else ""
    return out


def _clean(t: Tokens, p: Parsed, printed: str) -> str:
    """Return the printed words with the spaces that the print has lost and misread letters put right."""
    out, start = "", t.starts[p.first]
    for k in range(p.first, p.end):
        pair = printed[(t.starts[k - 1] if k > p.first else start) - start : t.ends[k] - start]
        glued = k > p.first and t.ends[k - 1] == t.starts[k] and pair.isalpha()
        out += " " if glued else printed[t.ends[k - 1] - start : t.starts[k] - start] if k > p.first else ""
        word = printed[t.starts[k] - start : t.ends[k] - start]
        misread = word.isalpha() and fold(word) != t.words[k]
        word = "," if word == "." and t.words[k] == "," else word
        out += _with_case_of(t.words[k], word) if misread else word
    return out


def _with_case_of(word: str, printed: str) -> str:
    return word.upper() if len(printed) > 1 and printed.isupper() else _with_case(word, printed)


def _with_case(name: str, printed: str) -> str:
    return name[:1].upper() + name[1:] if printed[:1].isupper() else name


def known(name: str) -> Entry | None:
    """Return the lexicon's entry of a name, in any case and tone style."""
    return load("bodies").get(name)


@cache
def _short_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Abbreviations that stand inside longer names (`UBND tỉnh`), with their full words."""
    full: dict[str, str] = {}
    for e in load("bodies").entries:
        for form in e.forms:
            if form.isupper() and " " not in form and len(form) <= 7:
                full[form] = e["name"]
    full.update({e.forms[0]: str(e["full"]) for e in load("body_abbreviations").entries})
    return re.compile(one_of(sorted(full), before=r"\w") + r"(?!\w)"), full


def canonical(name: str) -> str:
    """Return the name with one tone style, abbreviations written out and the lexicon's spelling.

    >>> canonical("Tỉnh uỷ"), canonical("UBND các xã, phường")
    ('Tỉnh ủy', 'Ủy ban nhân dân các xã, phường')
    """
    entry = known(name)
    if entry is not None and entry["category"] not in ("collective", "party_fraction", "party_cell"):
        return str(entry["name"])
    pattern, full = _short_forms()
    spelled = pattern.sub(lambda m: full[m[0]], comma_for_dash(" ".join(name.split())))
    entry = known(spelled)
    if entry is not None and entry["category"] not in ("collective", "party_fraction", "party_cell"):
        return str(entry["name"])
    return _lowered(_tones(spelled))


def _tones(name: str) -> str:
    """Keep the letters' case, take the tone style of the folded form."""
    return "".join(f.upper() if c.isupper() else f for c, f in zip(name, fold(name), strict=True))


@cache
def _quantifiers() -> tuple[str, ...]:
    return tuple(
        f + " "
        for e in load("body_parts").entries
        if e["kind"] in ("quantifier", "collective")
        for f in e.forms
    )


def _lowered(name: str) -> str:
    """A group's first letter is a capital only at the head of a sentence."""
    low = name[:1].lower() + name[1:]
    return low if (low + " ").startswith(_quantifiers()) else name
