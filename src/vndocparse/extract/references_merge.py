"""Gather the citations of one document into one entity."""

import re
from collections.abc import Callable, Sequence

from vndocparse.extract.anaphora import Entity, alias_text
from vndocparse.extract.citations_types import BY_NAME, Citation, law_names, type_pattern
from vndocparse.text.fold import fold

_INITIALS = 2  # letters that shorten words
_FEWEST = 2  # words of a name that may stand for a longer one
_Titles = dict[str, list[tuple[Entity, list[str]]]]  # by type, the words of the titles of what has a number


def plain_number(number: str | None) -> str:
    """Return a number for comparing: capitals, no leading zeros, one dash, no spaces.

    >>> plain_number("08-NQ/TU")
    '8-NQ/TU'
    """
    return re.sub(r"\s+", "", number or "").upper().replace("Ð", "Đ").lstrip("0")


def _key(number: str | None) -> str:
    """Return a number under which its slips are one: the bodies of `16/KH-A-B` in either order."""
    head, *bodies = plain_number(number).split("-")
    return "-".join([head, *sorted(bodies)])


def merge(text: str, citations: Sequence[Citation]) -> list[Entity]:
    """Return one entity a document, in order of first mention; citations are in text order."""
    entities: list[Entity] = []
    by_number: dict[str, list[tuple[Entity, set[str]]]] = {}  # with the dates that were printed
    for c in citations:
        if c.number and c.kind != "bare":
            _join_number(c, by_number, entities)
    named: dict[str, list[Entity]] = {}
    titles = _titles(text, entities)
    shorts = frozenset(alias_text(text, c.alias) for c in citations if c.alias)
    for c in citations:
        if not c.number:
            _join_named(text, c, named, entities, titles, shorts)
    by_digits: dict[str, list[tuple[int, Entity]]] = {}
    for e in entities:
        by_digits.setdefault(_digits(e.number or ""), []).append((e.first, e))
    for c in citations:
        if c.kind == "bare":
            _join_bare(c, by_digits.setdefault(_digits(c.number or ""), []), entities)
    entities = _without_short_laws(entities)
    for e in entities:
        e.citations.sort(key=lambda c: c.start)
    entities.sort(key=lambda e: e.first)
    return entities


def _join_number(
    c: Citation, by_number: dict[str, list[tuple[Entity, set[str]]]], entities: list[Entity]
) -> None:
    known = by_number.setdefault(_key(c.number), [])
    for e, dates in known:
        if not c.date or not dates or any(_same_day(c.date, d) for d in dates):
            e.citations.append(c)
            dates.update([c.date] if c.date else [])
            if e.doc_type == "khac" or (not e.citations[0].entry and c.entry):
                e.doc_type = c.doc_type
            return
    made = Entity(c.doc_type, [c], c.number)
    known.append((made, {c.date} if c.date else set()))
    entities.append(made)


def _same_day(a: str, b: str) -> bool:
    """Two dates of one document: equal as far as printed, or apart in the year only (a slip of the pen)."""
    return a.startswith(b) or b.startswith(a) or (len(a) == len(b) == 10 and a[5:] == b[5:])


def _join_bare(c: Citation, known: list[tuple[int, Entity]], entities: list[Entity]) -> None:
    """Put a number alone to the document of these digits named last before it, else to the only one."""
    fitting = [
        (first, e)
        for first, e in known
        if e.number and (e.doc_type == c.doc_type or {e.doc_type, c.doc_type} == {"quyet_dinh", "quy_dinh"})
    ]
    before = [f for f in fitting if f[0] < c.start]
    if before:
        max(before, key=lambda f: f[0])[1].citations.append(c)
    elif len(fitting) == 1:
        fitting[0][1].citations.append(c)
    else:
        made = Entity(c.doc_type, [c], c.number)
        known.append((c.start, made))
        entities.append(made)


def _digits(number: str) -> str:
    m = re.match(r"\d+[a-zđ]?", plain_number(number).lower())
    return m[0] if m else ""


def _join_named(
    text: str,
    c: Citation,
    named: dict[str, list[Entity]],
    entities: list[Entity],
    titles: _Titles,
    shorts: frozenset[str | None],
) -> None:
    if c.kind == "law":
        _join_law(text, c, entities)
        return
    same: Callable[[Citation], bool]
    if c.kind == "congress":
        unit, ordinal = congress_key(c.congress or "")
        shown = " ".join(text[c.start : c.core].split())
        if not unit and not ordinal:
            same = lambda d: d.kind == "congress"  # noqa: E731 - `Nghị quyết Đại hội`: the one named
        elif _NO_UNIT.fullmatch(fold(c.congress or "")):
            # `Nghị quyết Đại hội lần thứ XXI`: of whichever body's congress of that number was named before
            same = lambda d: congress_key(d.congress or "")[1] == ordinal  # noqa: E731
        elif shown in shorts:
            same = lambda d: alias_text(text, d.alias) == shown  # noqa: E731 - a short form defined before
        else:
            same = lambda d: d.kind == "congress" and _same_congress((unit, ordinal), d)  # noqa: E731
    elif c.kind == "plenum":
        same = lambda d: d.kind == "plenum" and d.name == c.name  # noqa: E731
    else:
        mine = _words(text, c)
        same = lambda d: d.kind in BY_NAME and _same_name(text, mine, c, d)  # noqa: E731
    kind = "name" if c.kind in BY_NAME else c.kind
    group = named.setdefault(f"{kind}/{c.doc_type}", [])
    found = next((e for e in group if any(same(d) for d in e.citations)), None)
    if found is None and kind == "name":
        found = _only_begun(text, c, group) or _numbered_alike(text, c, titles)
    if found:
        found.citations.append(c)
    elif c.kind != "congress" or any(congress_key(c.congress or "")):
        made = Entity(c.doc_type, [c])
        group.append(made)
        entities.append(made)


def _same_name(text: str, words: list[str], c: Citation, d: Citation) -> bool:
    """Tell whether two citations by name are of one document; ``words`` are those of the first.

    `Báo cáo chính trị` has no words of its own: there the type's must be the same.
    """
    return _alike(words, _words(text, d)) or (not words and fold(d.name or "") == fold(c.name or ""))


def _join_law(text: str, c: Citation, entities: list[Entity]) -> None:
    name = _law_name(c)
    laws = [e for e in entities if any(_same_law(text, name, d) for d in e.citations)]
    laws = laws or [e for e in entities if any(_shortened(c, d) for d in e.citations)]
    years = [e for e in laws if not c.date or any((d.date or c.date)[:4] == c.date[:4] for d in e.citations)]
    if years:
        years[-1].citations.append(c)
    else:
        entities.append(Entity(c.doc_type, [c]))


def _without_short_laws(entities: list[Entity]) -> list[Entity]:
    """Put `Luật Bến bãi` to the only `Luật Bến bãi và cầu tàu`, unless a law of the short name is known."""
    whole = [(e, name) for e in entities for c in e.citations if c.kind == "law" and (name := _known(c))]
    out: list[Entity] = []
    for e in entities:
        fitting = []
        if all(c.kind == "law" and not (c.number or c.date or _known(c)) for c in e.citations):
            shorts = {f"{_law_name(c)} " for c in e.citations}
            fitting = [o for o, name in whole if any(name.startswith(s) for s in shorts)]
        if fitting and all(o is fitting[0] for o in fitting):
            fitting[0].citations += e.citations
        else:
            out.append(e)
    return out


def _known(c: Citation) -> str | None:
    """Return a law's folded name where the lexicon has it."""
    name = _law_name(c)
    return name if law_names().fullmatch(name.partition(" ")[2]) else None


def _law_name(c: Citation) -> str:
    """Return a law's name for comparing; the Party's charter has a short and a whole one."""
    name = fold(c.name or "")
    return "điều lệ đảng cộng sản việt nam" if name == "điều lệ đảng" else name


def _shortened(c: Citation, other: Citation) -> bool:
    """Tell whether one of two laws is named with words in initials: `Luật BVMT`, `Luật Bảo vệ môi trường`."""
    if other.kind != "law" or c.doc_type != other.doc_type:
        return False
    a, b = (re.findall(r"\w+", x.name or "") for x in (c, other))
    short, whole = sorted((a, b), key=len)
    return len(short) < len(whole) and _spells(short, [fold(w) for w in whole])


def _spells(short: list[str], whole: list[str]) -> bool:
    for word in short:
        initials = word.isupper() and len(word) >= _INITIALS
        if initials and [w[0] for w in whole[: len(word)]] == list(fold(word)):
            whole = whole[len(word) :]
        elif whole[:1] == [fold(word)]:
            whole = whole[1:]
        else:
            return False
    return not whole


def _same_law(text: str, name: str, other: Citation) -> bool:
    """Tell whether a citation is of the law with a folded name: `Luật số … về X` too is `Luật X`."""
    if other.kind == "law":
        return _law_name(other) == name
    if other.kind != "number" or other.doc_type != "luat" or other.title is None:
        return False
    subject = re.sub(r"^về\s+", "", " ".join(fold(other.title.of(text)).split()))
    subject = re.sub(r"\s+ngày\s\d.*$|\s?,?\s(?:đã\s)?(?:được\s)?sửa đổi.*$", "", subject)
    return f"luật {subject}" == " ".join(name.split())


_NO_UNIT = re.compile(r"đại\s+hội(?:\s+đại\s+biểu)?\s+(?:lần\s+thứ\s+)?[^\W_]+")
_ORDINAL = re.compile(r"(?:lần\s+thứ\s+([^\W_]+)|(?<!\w)([ivxl]+)(?!\w)|(?<!\w)(\d{1,2})(?!\w))")


def congress_key(name: str) -> tuple[str, str]:
    """Return the unit of a congress (``đảng`` for the national one, else its body) and its ordinal.

    >>> congress_key("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng")
    ('đảng', 'xiii')
    """
    rest = re.sub(r"^đại\s+hội", "", fold(name)).strip()
    m = _ORDINAL.search(rest)
    ordinal = next((g for g in m.groups() if g), "") if m else ""
    unit = _ORDINAL.sub(" ", rest)
    unit = re.sub(r"(?<!\w)(?:đại\s+biểu|lần\s+thứ|lần|thứ|của|các)(?!\w)", " ", unit)
    unit = re.sub(r"\s+", " ", unit).strip()
    if not unit and not ordinal:
        return "", ""
    if unit in ("", "đảng", "toàn quốc", "toàn quốc đảng", "đảng toàn quốc", "đảng cộng sản việt nam"):
        return ("đảng", ordinal) if ordinal or "toàn quốc" in unit else ("", "")
    return unit, ordinal


def _same_congress(key: tuple[str, str], other: Citation) -> bool:
    unit, ordinal = congress_key(other.congress or "")
    mine, theirs = key[0].split(), unit.split()
    same_unit = mine == theirs or (
        min(len(mine), len(theirs)) >= 2 and mine[: len(theirs)] == theirs[: len(mine)]
    )
    return same_unit and (key[1] == ordinal or not key[1] or not ordinal)


def _titles(text: str, entities: Sequence[Entity]) -> _Titles:
    """Return the entities with a number by type, each with the words of its titles."""
    out: _Titles = {}
    for e in entities:
        for d in e.citations:
            if d.title and e.number:
                words = _plain_words(d.title.of(text))
                named = out.setdefault(e.doc_type, [])
                named += [(e, words), (e, [*_plain_words(d.issuer or ""), *words])]
    return out


def _numbered_alike(text: str, c: Citation, titles: _Titles) -> Entity | None:
    """`Tờ trình của Tỉnh ủy về X` is `Tờ trình số 33-TTr/TU … của Tỉnh ủy về X`."""
    mine = _words(text, c)
    return next((e for e, words in titles.get(c.doc_type, ()) if _alike(mine, words)), None)


def _only_begun(text: str, c: Citation, group: Sequence[Entity]) -> Entity | None:
    """`Quy chế làm việc` is the one `Quy chế làm việc của Ban Chấp hành` named before."""
    mine = _named(text, c).split()
    if len(mine) < _FEWEST:
        return None
    fitting = [e for e in group if any(_named(text, d).split()[: len(mine)] == mine for d in e.citations)]
    if not fitting and "của" in mine:  # `Chương trình công tác toàn khóa` before, now with whose it is
        begun = mine[: mine.index("của")]
        known = [e for e in group if any(_named(text, d).split() == begun for d in e.citations)]
        fitting = known if len(begun) >= _FEWEST else []
    return fitting[0] if len(fitting) == 1 else None


def _plain_words(text: str) -> list[str]:
    return [w for w in re.findall(r"\w+", fold(text)) if w not in ("của", "về", "việc")]


def _named(text: str, c: Citation) -> str:
    """Return the folded name of a document behind the word for its type."""
    source = fold(c.title.of(text) if c.title else text[c.start : c.core])
    word = type_pattern().match(source)
    return source[word.end() :] if word else source


def _words(text: str, c: Citation) -> list[str]:
    source = _named(text, c)
    issuer = "" if c.kind != "issuer" else fold(c.issuer or "")
    return _plain_words(f"{issuer} {source}")


def _alike(a: list[str], b: list[str]) -> bool:
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and long[: len(short)] == short:
        return True
    common = len(set(a) & set(b))
    return 2 * common / (len(set(a)) + len(set(b))) >= 0.85
