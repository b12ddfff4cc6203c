"""Labels of a task in running text: `Đơn vị chủ trì: …`, `thời gian: …`, `(Sở X chủ trì, Sở Y phối hợp)`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import PhraseTable, Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.clauses_marks import behind_marks, only_marks
from vndocparse.extract.clauses_verbs import verb_phrase, verbs
from vndocparse.lexicons.load import load

Named = Literal["lead", "coordinate", "monitor", "advise"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label on tokens ``first`` to the colon, its value on tokens ``start`` to ``end``.

    ``role`` is that of the lexicon; ``bodies`` are filled for lead, coordinate and monitor.
    """

    role: str
    first: int
    start: int
    end: int
    bodies: tuple[tuple[Named, Parsed], ...] = ()


@cache
def _table() -> PhraseTable:
    return PhraseTable.build(load("task_labels").entries)


def label_at(t: Tokens, i: int) -> tuple[str, int] | None:
    """Return the role of the label that stands before a colon at token ``i``, and where its value begins."""
    found = _table().match(t, i)
    if found is None:
        return None
    at, entry = found
    if t.at(at) == "(":  # `Thời gian (dự kiến): …`
        at = next((k + 1 for k in range(at, min(at + 6, len(t))) if t.at(k) == ")"), at)
    if entry["role"] == "note" and t.at(at).isdigit():
        at += 1  # `Chủ đề 2: …`
    if t.at(at) != ":" or (entry["role"] == "lead" and _acts(t, at + 1)):
        return None
    return str(entry["role"]), at + 1


def is_label(t: Tokens) -> bool:
    """Tell whether all words of a heading before its colon are a label: `Đơn vị thực hiện`."""
    first = next((k for k, w in enumerate(t.words) if w[0].isalpha()), len(t))
    found = _table().match(t, first)
    return found is not None and only_marks(t, found[0])


def role_of_heading(t: Tokens) -> str | None:
    """Return the role of the label that a heading is, with or without its colon: `2. Cơ quan chủ trì`."""
    first = next((k for k, w in enumerate(t.words) if w[0].isalpha()), len(t))
    first += t.at(first + 1) in {")", "."}  # its own letter: `a) Cơ quan chủ trì`
    first = next((k for k in range(first, len(t)) if t.words[k][0].isalpha()), len(t))
    found = _table().match(t, first)
    return str(found[1]["role"]) if found is not None and only_marks(t, found[0]) else None


def is_content(t: Tokens) -> bool:
    """Tell whether a heading is a label of content: `Nội dung`, `Nội dung thực hiện`."""
    first = next((k for k, w in enumerate(t.words) if w[0].isalpha()), len(t))
    found = _table().match(t, first)
    return found is not None and found[1]["role"] == "content" and is_label(t)


def _acts(t: Tokens, i: int) -> bool:
    """Tell a task from a label's value: `Tổ chức thực hiện: Văn phòng đôn đốc, tổng hợp …`."""
    found = body_list(t, i)
    end = found[-1].end if found else i
    if not found or t.words[end : end + 2] in _HOLDING:
        return False
    verb = verb_phrase(t, end, behind=True)
    return verb is not None and verb.sure and verb.first == end


_HOLDING = frozenset({("chủ", "trì"), ("phối", "hợp"), ("tổ", "chức"), ("thực", "hiện"), ("cùng", "tổ")})
_BEFORE = frozenset({";", ",", ".", "-", "+", "("})


def labels_from(t: Tokens, i: int, end: int) -> list[Label]:
    """Return the labels that follow each other from token ``i``; empty where none stands there.

    A label whose value is not of its kind (`Thời gian: các đơn vị tự bố trí`) ends the row.
    """
    out: list[Label] = []
    at = behind_marks(t, i, end)
    while at < end and (found := label_at(t, at)) is not None:
        role, start = found
        stop = _value_end(t, start, end, role)
        bodies: tuple[tuple[Named, Parsed], ...] = ()
        if role in ("lead", "coordinate", "monitor"):
            bodies = tuple(value_bodies(t, start, stop, _named(role)))
            if not bodies and start < stop:
                break
        if role == "output" and _orders(t, start):
            break  # `Sản phẩm: Xây dựng tuyến du lịch …`: a heading that runs in, with tasks behind it
        out.append(Label(role, at, start, stop, bodies))
        at = behind_marks(t, stop + 1 if t.at(stop) == ";" else stop, end)
    return out


def _orders(t: Tokens, i: int) -> bool:
    verb = verb_phrase(t, i)
    return verb is not None and verb.sure and verbs("noun").end(t, verb.main) is None


def _named(role: str) -> Named:
    return "lead" if role == "lead" else "monitor" if role == "monitor" else "coordinate"


def _value_end(t: Tokens, start: int, end: int, role: str) -> int:
    """Return where a value ends: before the next label, or before a clause with its own verb."""
    for k in range(start, end):
        if t.at(k) in _BEFORE and t.at(k) != "(" and k > start and label_at(t, k + 1) is not None:
            return k if t.at(k) == ";" else k + 1
        if t.at(k) == ";" and k + 1 < end and not _goes_on(t, k + 1, end, role):
            return k
    return end


def _goes_on(t: Tokens, i: int, end: int, role: str) -> bool:
    """Tell whether what stands behind a semicolon belongs to the value: another body, another thing."""
    if role in ("lead", "coordinate", "monitor") and body_list(t, i, end):
        return True
    return read_head(t, i, end, inner=True) is None


def label_places(t: Tokens) -> Iterator[int]:
    """Yield the tokens outside brackets at which a label may begin: behind a mark, or the very first."""
    depth = 0
    first = behind_marks(t, 0, len(t))
    for k, word in enumerate(t.words):
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and (k == first or t.at(k - 1) in _BEFORE):
            yield k


def value_bodies(t: Tokens, i: int, end: int, role: Named) -> list[tuple[Named, Parsed]]:
    """Return the bodies of a value; `phối hợp với …` and `… chủ trì` inside it change the role.

    In a value a name with a capital is a body though no table knows it.
    """
    out: list[tuple[Named, Parsed]] = []
    at = i
    now = role
    while at < end:
        word = t.at(at)
        if word == ":":
            break  # `…: hoàn thành trong quý III`: what follows is no body
        turned = _turn(t, at, end)
        if turned is not None:
            now, at = turned
            continue
        found = body_list(t, at, end)
        if not found and at < end and t.capital[at] and word.isalpha() and _is_name(t, at, end):
            found = [Parsed(at, name_end(t, at, end), "named")]
        if not found:
            at += 1
            continue
        last = found[-1]
        if t.at(last.end) == "&" or (last.end < end and t.capital[last.end] and last.name is None):
            found[-1] = replace(last, end=name_end(t, last.end, end), name=None)  # the rest of a long name
        behind = found[-1].end
        own, behind = _stated(t, behind, end)
        if own is None and t.at(behind) == "(":  # a short form, or what the body is here: `(CDC)`
            behind = next((k + 1 for k in range(behind, min(end, behind + 8)) if t.at(k) == ")"), behind)
        out += [(own or now, p) for p in found]
        at = behind
    return out


def _is_name(t: Tokens, i: int, end: int) -> bool:
    """A name is more than one word and no time or number."""
    return name_end(t, i, end) > i + 1 and (i == 0 or not t.words[i - 1][0].isalnum())


def name_end(t: Tokens, i: int, end: int) -> int:
    """Return where a name that no table knows ends: at a mark, `và` before a body, a verb of holding."""
    at = i
    while at < end and t.at(at) not in {",", ";", ":", ".", "(", ")"}:
        if t.at(at) == "và" and at + 1 < end and t.capital[at + 1] and _begins_body(t, at + 1, end):
            break
        if t.words[at : at + 2] in _HOLDING:
            break
        at += 1
    return at


def _begins_body(t: Tokens, i: int, end: int) -> bool:
    return bool(body_list(t, i, end)) or any(table(k).end(t, i) is not None for k in ("open", "named"))


def _turn(t: Tokens, i: int, end: int) -> tuple[Named, int] | None:
    """Read `phối hợp (chặt chẽ) với`, `cùng với` before bodies: from here on they only coordinate."""
    if t.words[i : i + 2] != ("phối", "hợp"):
        return None
    at = i + 2
    while t.at(at) in {"với", "cùng", ":", "chặt", "chẽ"}:
        at += 1
    return ("coordinate", at) if at > i + 2 or body_list(t, at, end) else None


def _stated(t: Tokens, i: int, end: int) -> tuple[Named | None, int]:
    """Read the role behind bodies: `Sở X chủ trì`, `Sở Y (phối hợp)`, `Sở Y cùng phối hợp`."""
    at = i + 1 if t.at(i) == "(" else i
    at = at + 1 if t.at(at) in {"cùng", "là"} else at
    pair = t.words[at : at + 2]
    behind = at + 3 if t.at(i) == "(" else at + 2
    if pair == ("chủ", "trì"):
        return "lead", behind
    if pair == ("phối", "hợp") and not (t.at(at + 2) in {"với", "cùng"} or body_list(t, at + 2, end)):
        return "coordinate", behind
    return None, i
