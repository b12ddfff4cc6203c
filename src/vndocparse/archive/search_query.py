"""What a person types, taken apart: any text is a query, and broken syntax counts as plain words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vndocparse.archive.search_words import Word, compose, number_key, plain_form, words
from vndocparse.lexicons.load import load

MAX_CHARS = 4000
MAX_WORDS = 64  # more words make a query slower, not better
_MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class _Spelled:
    """What was typed: as spelled and without its marks; ``marked`` is matched as spelled, the rest in any."""

    exact: str
    plain: str

    @property
    def marked(self) -> bool:
        """Whether it was typed with a diacritic."""
        return self.exact != self.plain


@dataclass(frozen=True, slots=True)
class Term(_Spelled):
    """One word."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow one another."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Prefix(_Spelled):
    """The beginning of a word (``từ*``)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number: keys that the index may hold, and the words that were typed for it."""

    keys: tuple[str, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All of these; ``loose`` where the person wrote only words, which may be relaxed."""

    nodes: tuple["Node", ...]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    nodes: tuple["Node", ...]


Node = Term | Phrase | Prefix | Number | Not | And | Or

# "a phrase", a parenthesis, or a run of anything else; the curly quotes of word processors count too
_CHUNK = re.compile(r'["“”«»]([^"“”«»]*)["“”«»]|([()])|([^\s()"“”«»]+)|["“”«»]')
_OPERATORS = {"AND": "and", "OR": "or", "NOT": "not", "&&": "and", "||": "or"}
_VIETNAMESE = {"VÀ": "and", "HOẶC": "or", "KHÔNG": "not"}
# `17 nq tu`, `17 nq`, typed without dash and slash
_SPACED = re.compile(r"\d{1,6}[a-zđ]?")


class _BrokenError(Exception):
    """The operators do not fit together."""


def parse_query(text: str) -> Node | None:
    """Return what was asked for, ``None`` where the text holds not one word.

    ``AND``, ``OR``, ``NOT`` (also ``VÀ``, ``HOẶC``, ``KHÔNG`` where the query is not all capitals),
    parentheses, ``"phrases"`` and ``begin*`` are understood. Words without an operator must all be there.
    """
    chunks = list(_chunks(compose(text[:MAX_CHARS])))
    try:
        reader = _Reader(chunks)
        node = reader.either(0)
        if reader.at < len(chunks):
            raise _BrokenError
    except _BrokenError:
        node = _all_of([n for kind, value in chunks if kind in ("text", "phrase") for n in _atoms(value)])
    return node


def _chunks(text: str) -> Iterator[tuple[str, str]]:
    shouted = not any(c.islower() for c in text)
    count = 0
    for m in _CHUNK.finditer(text):
        if m[1] is not None:
            count += len(words(m[1]))
            yield "phrase", m[1]
        elif m[2]:
            yield m[2], m[2]
        elif m[3]:
            operator = _OPERATORS.get(m[3]) or (None if shouted else _VIETNAMESE.get(m[3]))
            if operator:
                yield operator, m[3]
            else:
                count += 1
                yield "text", m[3]
        if count >= MAX_WORDS:
            return


class _Reader:
    """Recursive descent over the chunks."""

    def __init__(self, chunks: list[tuple[str, str]]) -> None:
        self.chunks = chunks
        self.at = 0

    def peek(self) -> str:
        return self.chunks[self.at][0] if self.at < len(self.chunks) else ""

    def either(self, depth: int) -> Node | None:
        """``a b OR c``: any of the sequences."""
        if depth > _MAX_DEPTH:
            raise _BrokenError
        options = [self.every(depth)]
        while self.peek() == "or":
            self.at += 1
            options.append(self.every(depth))
        if len(options) > 1 and None in options:
            raise _BrokenError
        found = [o for o in options if o is not None]
        return found[0] if len(found) == 1 else Or(tuple(found)) if found else None

    def every(self, depth: int) -> Node | None:
        """``a b AND NOT c``: all of a sequence."""
        nodes: list[Node] = []
        plain: list[str] = []
        operators = False
        while (kind := self.peek()) not in ("", "or", ")"):
            value = self.chunks[self.at][1]
            self.at += 1
            if kind == "text":
                plain.append(value)
                continue
            nodes += _numbered(plain)
            plain = []
            if kind == "phrase":
                nodes += _phrase(value)
            elif kind == "(":
                inner = self.group(depth)
                nodes += [inner] if inner is not None else []
                operators = True
            elif kind == "not":
                nodes.append(self.negated(depth))
                operators = True
            elif kind == "and":
                operators = True
                if not nodes or self.peek() in ("", "and", "or", ")"):
                    raise _BrokenError
        nodes += _numbered(plain)
        return _all_of(nodes, loose=not operators)

    def group(self, depth: int) -> Node | None:
        inner = self.either(depth + 1)
        if self.peek() != ")":
            raise _BrokenError
        self.at += 1
        return inner

    def negated(self, depth: int) -> Node:
        kind = self.peek()
        value = self.chunks[self.at][1] if kind else ""
        self.at += 1
        node: Node | None = None
        if kind == "text":
            node = _all_of(_atoms(value), loose=False)
        elif kind == "phrase":
            node = _all_of(_phrase(value), loose=False)
        elif kind == "(":
            node = self.group(depth)
        if node is None or isinstance(node, Not):
            raise _BrokenError
        return Not(node)


def _all_of(nodes: list[Node], loose: bool = True) -> Node | None:
    nodes = list(dict.fromkeys(nodes))
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 and not isinstance(nodes[0], Not) else And(tuple(nodes), loose)


def _terms(text: str) -> tuple[Term, ...]:
    return tuple(Term(w.exact, w.plain) for w in words(text))


def _phrase(text: str) -> list[Node]:
    terms = _terms(text)[:MAX_WORDS]
    if not terms:
        return []
    key = number_key(text)
    if key:
        return [Number((key,), terms)]
    return [terms[0]] if len(terms) == 1 else [Phrase(terms)]


def _atoms(chunk: str) -> list[Node]:
    """Return the nodes of one run without spaces: a number, a word, a beginning, or words joined by signs."""
    found = words(chunk)
    if not found:
        return []
    key = number_key(chunk.rstrip("*.,;:")) if found[0].start == 0 and found[0].exact[0].isdigit() else None
    if key:
        return [Number((key,), _terms(chunk))]
    last = _prefix(chunk, found)
    terms: list[Term] = [Term(w.exact, w.plain) for w in (found[:-1] if last else found)]
    nodes: list[Node] = []
    if len(terms) > 1:
        nodes.append(Phrase(tuple(terms[:MAX_WORDS])))
    else:
        nodes += terms
    return [*nodes, last] if last else nodes


def _prefix(chunk: str, found: list[Word]) -> Prefix | None:
    end = found[-1].end
    if chunk[end : end + 1] != "*" or len(found[-1].exact) < 2:
        return None
    return Prefix(found[-1].exact, found[-1].plain)


def _numbered(chunks: list[str]) -> list[Node]:
    """Return the nodes of plain chunks, with numbers spread over several of them put together."""
    out: list[Node] = []
    i = 0
    while i < len(chunks):
        taken, node = _number_at(chunks, i)
        if node is not None:
            out.append(node)
            i += taken
        else:
            out += _atoms(chunks[i])
            i += 1
    return out


def _number_at(chunks: list[str], i: int) -> tuple[int, Node | None]:
    if not any(c.isdigit() for c in " ".join(chunks[i : i + 6])):
        return 0, None
    if _SPACED.fullmatch(chunks[i].lower()) and i + 1 < len(chunks):
        head = chunks[i + 1].lower()
        symbols, _ = _types()
        kind = symbols.get(plain_form(re.split(r"[-/]", head)[0]))
        if kind and re.fullmatch(r"[a-zđ]{1,8}(?:[-/][a-zđư]{1,10})?", head):
            return _spaced_number(chunks, i, kind)
    return _typed_number(chunks, i)


def _spaced_number(chunks: list[str], i: int, kind: str) -> tuple[int, Node | None]:
    """``17 nq tu``, ``17 nq/tu``, ``17 nq``: a symbol has no marks but those of đ and ư."""
    digits = chunks[i].lower().lstrip("0") or "0"
    typed = f"{digits}.{kind}"
    if re.search(r"[-/]", chunks[i + 1]):
        key = number_key(" ".join(chunks[i : i + 2]))
        return 2, Number((key or typed,), _terms(" ".join(chunks[i : i + 2])))
    body = chunks[i + 2].lower() if i + 2 < len(chunks) else ""
    key = number_key(" ".join(chunks[i : i + 3])) if re.fullmatch(r"[a-zđư]{2,6}", body) else None
    if key:
        return 3, Number((key, typed), _terms(" ".join(chunks[i : i + 3])))
    return 2, Number((typed,), _terms(" ".join(chunks[i : i + 2])))


def _typed_number(chunks: list[str], i: int) -> tuple[int, Node | None]:
    """``nghị quyết 17``, ``nghi quyet so 17-NQ/TU``: a type's name before a number."""
    _, names = _types()
    for n in (4, 3, 2, 1):
        kind = names.get(" ".join(plain_form(w.exact) for c in chunks[i : i + n] for w in words(c)))
        at = i + n
        if kind is None or at >= len(chunks):
            continue
        if plain_form(chunks[at].lower()) in ("so", "số") and at + 1 < len(chunks):
            at += 1
        bare = chunks[at].rstrip(".,;:")
        if bare[:1].isdigit() and (whole := number_key(bare)):
            return at + 1 - i, Number((whole,), _terms(" ".join(chunks[i : i + n]) + " " + bare))
        if _SPACED.fullmatch(bare.lower()):
            after, node = _number_at(chunks, at)
            if isinstance(node, Number):  # nghị quyết 17 nq tu
                return at + after - i, Number(node.keys, (*_terms(" ".join(chunks[i:at])), *node.terms))
            key = f"{bare.lower().lstrip('0') or '0'}.{kind}"
            return at + 1 - i, Number((key,), _terms(" ".join(chunks[i : i + n]) + " " + bare))
        return 0, None
    return 0, None


@cache
def _types() -> tuple[dict[str, str], dict[str, str]]:
    """Return symbols (``nq``) and names (``nghi quyet``) of document types, stripped, with their codes."""
    symbols: dict[str, str] = {}
    names: dict[str, str] = {}
    for entry in load("doc_types").entries:
        for symbol in entry["symbols"] or ():
            symbols.setdefault(plain_form(symbol.lower()), entry.id)
        for form in entry.forms:
            names.setdefault(" ".join(w.plain for w in words(form)), entry.id)
    return symbols, names


def type_code(text: str) -> str:
    """Return the code of a document type given as code, name or symbol.

    >>> type_code("nghi_quyet"), type_code("Nghị quyết"), type_code("NQ")
    ('nghi_quyet', 'nghi_quyet', 'nghi_quyet')
    """
    symbols, names = _types()
    plain = " ".join(w.plain for w in words(compose(text).replace("_", " ")))
    return names.get(plain) or symbols.get(plain) or plain.replace(" ", "_")
