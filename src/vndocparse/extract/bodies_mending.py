"""Put right the misread letters of well-known names of bodies: `Sở Y tê`, `Uy ban nhân dân`, `UBND tinh`.

Recognised print loses tones, hooks and the strokes of letters. A name of several words whose other words are
read well leaves no doubt which word was meant; a word of its own, or one that begins another phrase, is left.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from vndocparse.lexicons.load import load
from vndocparse.lexicons.word_pairs import common_pairs
from vndocparse.text.fold import fold, strip_marks
from vndocparse.text.syllables import is_syllable

_Words = tuple[str, ...]
_WORD = re.compile(r"[^\W\d_]+|[^\s\w]")
_NAMES = frozenset({"organ", "position", "collective", "comrade"})
_QUANTIFIERS = frozenset({"các", "những"})
_DEPARTMENTS = ("bộ", "sở", "phòng", "ban")
_PLACES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn")
_PARTY = ("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "đảng ủy xã", "đảng ủy phường")
_ROWS = (
    "xã, phường, thị trấn", "huyện, thị xã, thành phố", "quận, huyện, thị xã", "xã, phường",
    "huyện, thành phố", "quận, huyện", "huyện, thị xã", "xã, thị trấn", "sở, ban, ngành", "sở, ngành",
    "sở, ban, ngành, đoàn thể",
    "chi bộ, đảng bộ trực thuộc", "chi bộ trực thuộc", "cấp ủy, tổ chức đảng", "tổ chức chính trị - xã hội",
)  # fmt: skip


@cache
def _forms() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """Return the names by the bare letters of their first two words, longer ones first."""
    out: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for form in dict.fromkeys(tuple(_WORD.findall(fold(f).replace("&", " và "))) for f in _spelled()):
        while form and form[0] in _QUANTIFIERS:
            form = form[1:]
        if len(form) > 1:
            out.setdefault((bare(form[0]), bare(form[1])), []).append(form)
    for options in out.values():
        options.sort(key=lambda f: -len(f))
    return out


@cache
def _first_letters() -> frozenset[str]:
    """Return the bare letters that something to mend begins with, or that a place behind a name has."""
    firsts = frozenset(first for first, _ in (*_forms(), *_sure()))
    return firsts | _LEVELS.keys() | _SINGLE.keys() | {"cac"}


def _spelled() -> Iterator[str]:
    parts = load("body_parts").entries
    fields = [f for e in parts if e["kind"] == "field" for f in e.forms]
    for entry in parts:
        if entry["kind"] in _NAMES:
            yield from entry.forms
    yield from (f for e in load("bodies").entries for f in e.forms)
    for head in _DEPARTMENTS:
        yield from (f"{head} {field}" for field in fields)
    for head in ("ban tổ chức", "ban tuyên giáo", "ban dân vận", "ban nội chính", "ban thường vụ"):
        yield from (f"{head} {party}" for party in _PARTY)
    for head in (
        "công an",
        "ban chỉ huy quân sự",
        "hội nông dân",
        "hội cựu chiến binh",
        "hội liên hiệp phụ nữ",
    ):
        yield from (f"{head} {place}" for place in _PLACES)
    yield from _ROWS


@cache
def _rowed() -> frozenset[tuple[str, str]]:
    """Return the words on both sides of a comma in a row of units or groups: `quận, huyện`."""
    rows = (*_ROWS, "cơ quan, đơn vị", "ngành, địa phương", "ngành, đơn vị", "phòng, ban", "ban, đơn vị")
    return frozenset(
        (left.split()[-1], right.split()[0]) for row in rows for left, right in pairwise(row.split(", "))
    )


def parted_by_comma(words: tuple[str, ...], capital: Sequence[bool]) -> tuple[str, ...]:
    """Return the words of a sentence with a comma for a full stop or dash inside a row: `các quận. huyện`.

    >>> parted_by_comma(("các", "quận", ".", "huyện"), (False,) * 4)
    ('các', 'quận', ',', 'huyện')
    """
    stops = [k for k, w in enumerate(words) if w == "." and 0 < k < len(words) - 1 and not capital[k + 1]]
    inside = {k for k in stops if (words[k - 1], words[k + 1]) in _rowed()}
    inside |= {k for k, w in enumerate(words) if w == "-" and _dash_in_row(words, k)}
    if not inside:
        return words
    return tuple(["," if k in inside else w for k, w in enumerate(words)])


# The dash of `các sở - ban - ngành`, `các quận - huyện, phường - xã`, but not of `kinh tế - xã hội`.
_ROW_DASH = re.compile(
    r"(?<!\w)(sở|ban|ngành|quận|huyện|phường|xã|thị trấn|phòng) ?[-\u2013] ?"
    r"(?=(?:ban(?! chỉ)|ngành|quận|huyện|phường|xã(?! hội)|thị xã|thị trấn|đoàn thể)(?!\w))",
    re.IGNORECASE,
)


def _dash_in_row(words: tuple[str, ...], k: int) -> bool:
    """Tell whether a dash stands for a comma in a row of units or offices."""
    first = k - 2 if words[k - 1] == "trấn" else k - 1
    return k > 0 and _ROW_DASH.match(" ".join(words[max(first, 0) : k + 3])) is not None


def comma_for_dash(name: str) -> str:
    """Return a name with commas for the dashes inside a row.

    >>> comma_for_dash("Thủ trưởng các Sở - Ban - Ngành"), comma_for_dash("Ban Kinh tế - Xã hội")
    ('Thủ trưởng các Sở, Ban, Ngành', 'Ban Kinh tế - Xã hội')
    """
    return _ROW_DASH.sub(r"\1, ", name)


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    return frozenset(p for forms in _forms().values() for f in forms for p in pairwise(f))


@cache
def _verbs() -> frozenset[tuple[str, str]]:
    """Return the first two words of verbs and of nouns that look like them: what begins so is no name."""
    spelled = (f for kind in ("directive_verbs", "role_phrases") for e in load(kind).entries for f in e.forms)
    words = (tuple(_WORD.findall(fold(f))) for f in (*spelled, *_like_places()))
    return frozenset((w[0], w[1]) for w in words if len(w) > 1)


def _like_places() -> Iterator[str]:
    yield from (f for e in load("body_parts").entries if e["kind"] == "no_place" for f in e.forms)


@lru_cache(maxsize=16384)
def bare(word: str) -> str:
    """Return the word without its marks."""
    return strip_marks(word)


def mended(words: Sequence[str]) -> tuple[str, ...]:
    """Return folded words of a sentence with those of well-known names put right.

    >>> mended(("sở", "y", "tê", "và", "ubnd", "tinh"))
    ('sở', 'y', 'tế', 'và', 'ubnd', 'tỉnh')
    """
    out = list(words)
    letters = list(map(bare, out))  # what is mended keeps its letters
    if _first_letters().isdisjoint(letters):
        return tuple(out)
    forms, sure = _forms(), _sure()
    i = 0
    while i < len(out) - 1:
        pair = (letters[i], letters[i + 1])
        if letters[i] == "cac" and letters[i + 1] in _COUNTED:
            out[i] = "các"  # `càc quận, huyện`
        if pair == _DISTRICT and i > 0 and out[i - 1] == "các":
            out[i] = "quận"  # `các quân ủy`: there is one Quân ủy only
        options = forms.get(pair)
        size = _name(out, i, options) if options else 0
        if not size and letters[i] in _LEVELS:
            size = _committee(out, i)
        if not size and pair in sure:
            size = _sure_pair(out, i)
        at = i + (size or 1)
        if at < len(out) and letters[at] in _SINGLE and _is_place_behind(out, i, size):
            out[at] = _SINGLE[letters[at]]
            at += 1
        i = at
    return tuple(out)


def suspects(words: Sequence[str]) -> list[int]:
    """Return the words of a text where :func:`mended` might put something right, asked for any part of it.

    Sound texts have few, so that most sentences need not be gone through.

    >>> suspects(("sở", "y", "tế", "và", "ubnd", "tỉnh")), suspects(("sở", "y", "tê", "và", "ubnd", "tinh"))
    ([], [0, 5])
    """
    letters = tuple(map(bare, words))
    if _first_letters().isdisjoint(letters):
        return []
    spelled, sure, local = _spellings(), _sure(), _LOCAL | _SHORT | {"tra"}
    out: list[int] = []
    before = ""
    for i, pair in enumerate(zip(letters, (*letters[1:], ""), strict=True)):
        first = pair[0]
        if (first in _SINGLE and before in local and words[i] not in _PLACE_WORDS) or (
            first == "cac" and words[i] != "các" and pair[1] in _COUNTED
        ):
            out.append(i)
        elif pair in spelled:
            for size, forms in spelled[pair]:
                known = forms.get(letters[i : i + size])
                if known is not None and known != {tuple(words[i : i + size])}:
                    out.append(i)
                    break
        if out[-1:] != [i]:
            meant = (_LEVELS[first], "ủy") if first in _LEVELS and pair[1] == "uy" else sure.get(pair)
            if meant is not None and meant != (words[i], words[i + 1]):
                out.append(i)
        before = words[i]
    return out


@cache
def _spellings() -> dict[tuple[str, str], list[tuple[int, dict[_Words, set[_Words]]]]]:
    """Return the names by the bare letters of their first two words, by length, by the letters of all."""
    out: dict[tuple[str, str], dict[int, dict[_Words, set[_Words]]]] = {}
    for pair, forms in _forms().items():
        for form in forms:
            by_letters = out.setdefault(pair, {}).setdefault(len(form), {})
            by_letters.setdefault(tuple(map(bare, form)), set()).add(form)
    return {pair: list(by_size.items()) for pair, by_size in out.items()}


def _name(words: list[str], i: int, options: Sequence[tuple[str, ...]]) -> int:
    """Put the longest name that was meant at ``i`` in its place; return its length, 0 for none."""
    exact = next((len(f) for f in options if tuple(words[i : i + len(f)]) == f), 0)
    if not exact and (words[i], words[i + 1]) in _verbs():
        return 0
    for form in options:
        if len(form) <= exact:
            break
        got = words[i : i + len(form)]
        if len(got) == len(form) and _is_meant(got, form, words[i - 1] if i else "", exact):
            words[i : i + len(form)] = form
            return len(form)
    return exact


def _is_meant(got: Sequence[str], form: Sequence[str], before: str, exact: int) -> bool:
    """Tell whether the words are this name, misread: enough of its other words are right.

    ``exact`` words make a shorter name already; what follows must then bear out the longer one by itself.
    """
    wrong = [k for k in range(len(form)) if got[k] != form[k]]
    if not all(bare(got[k]) == bare(form[k]) for k in wrong):
        return False
    if wrong and wrong[0] == 0 and (before, got[0]) in common_pairs():
        return False  # `trên địa bàn tổ chức …` is no `ban tổ chức`
    if any(
        pair in _verbs() for k in wrong for pair in ((got[k - 1] if k else "", got[k]), tuple(got[k : k + 2]))
    ):
        return False
    if len(wrong) == 1 and not is_syllable(got[wrong[0]]):
        return True
    if wrong == [0] and len(form) == 3 and tuple(got[1:]) in _verbs():
        return False  # `các bản xây dựng nhà`, `Hòa Phong xây dựng đường` are no `ban xây dựng`
    right = sum(w.isalpha() for w in form[exact:]) - len(wrong)
    if exact:
        return right >= len(wrong)
    right += before in _QUANTIFIERS or before == "giao"
    return right > len(wrong) or (right == len(wrong) and right > 1)


@cache
def _sure() -> dict[tuple[str, str], tuple[str, str]]:
    """Return pairs of words by their bare letters that no other pair of words looks like."""
    forms = (f for e in load("body_parts").entries if e["kind"] == "sure_pair" for f in e.forms)
    return {(bare(a), bare(b)): (a, b) for a, b in (fold(f).split() for f in forms)}


def _sure_pair(words: list[str], i: int) -> int:
    """Read a misread `phối hợp`, `thành phố`, `thủ trưởng`: one of the two words is right."""
    meant = _sure().get((bare(words[i]), bare(words[i + 1])))
    got = (words[i], words[i + 1])
    if meant is None or (got != meant and got[0] != meant[0] and got[1] != meant[1]):
        return 0
    following = tuple(words[i + 1 : i + 3])
    if got[1] != meant[1] and (following in _verbs() or following in _pairs()):  # `thành phó chủ tịch`
        return 0
    words[i : i + 2] = meant
    return 2


def _committee(words: list[str], i: int) -> int:
    """Read a misread `tỉnh ủy`, `đảng ủy`: the one word is right, and no other word begins with `ủy`."""
    first, second = words[i], words[i + 1]
    level = _LEVELS.get(bare(first))
    if level is None or bare(second) != "uy" or (first != level and second != "ủy"):
        return 0
    if i + 2 < len(words) and words[i + 2] in {"tín", "ban", "nhiệm", "quyền", "thác", "lực", "viên"}:
        return 0
    words[i : i + 2] = level, "ủy"
    return 2


# first words, by their bare letters, of what `các` stands before
_COUNTED = frozenset(
    ("so", "ban", "nganh", "phong", "quan", "huyen", "thi", "xa", "phuong", "don", "co", "cap", "dia", "doan")
) | {"to", "truong"}
_DISTRICT = ("quan", "uy")
_LEVELS = {"tinh": "tỉnh", "thanh": "thành", "huyen": "huyện", "dang": "đảng", "quan": "quận"}
_SINGLE = {strip_marks(p): p for p in _PLACES if " " not in p and p != "quận"}
_PLACE_WORDS = frozenset(_SINGLE.values())
_SHORT = frozenset({"ubnd", "hđnd", "mttq", "btv", "bch"})
_LOCAL = frozenset({"dân", "an", "sự", "đoàn", "phụ", "quốc", "binh", "nữ", "ủy"})


def _is_place_behind(words: Sequence[str], i: int, size: int) -> bool:
    """Tell whether a misread `tỉnh`, `xã` follows a name that wants one: `UBND tinh`, `Công an xà`."""
    at = i + (size or 1)
    if at >= len(words) or words[at] in _PLACE_WORDS or bare(words[at]) not in _SINGLE:
        return False
    local = words[at - 1] in _LOCAL or tuple(words[at - 2 : at]) == ("thanh", "tra")
    if not (words[i] in _SHORT if not size else local):
        return False
    return tuple(words[at : at + 2]) not in _verbs() and tuple(words[at : at + 2]) not in _pairs()


def cut(word: str) -> tuple[str, str] | None:
    """Return the two words of a name that have lost the space between them, `ủyban`; ``None`` for none."""
    found = [(word[:k], word[k:]) for k in range(1, len(word)) if (word[:k], word[k:]) in _pairs()]
    return found[0] if len(found) == 1 else None
