"""The works of an archive as a graph: what is in force, and where documents contradict one another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vndocparse.archive.store import Archive

_ENDS = ("replaces", "repeals")
# In these a document cannot, by way of others, stand above itself.
_ORDERED = ("replaces", "repeals", "amends", "implements", "based_on", "reviews")


@dataclass(frozen=True, slots=True)
class Node:
    """A work, or a document known only by reference (``known`` false).

    ``status`` is ``in_force`` (nothing in the archive says otherwise), ``amended``, ``replaced``,
    ``repealed`` or ``unknown`` (a stub that nothing ends); ``ended`` is the day of what ended it.
    """

    key: str
    known: bool
    doc_type: str | None = None
    number_symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    status: str = "unknown"
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One work names another; ``status`` is that of the link, ``one`` or ``several``/``none`` for a stub."""

    source: str
    target: str
    relation: str
    confidence: float
    status: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person should look at.

    ``code`` is ``cycle``, ``replaced_twice``, ``used_after_end`` or ``amended_after_end``.
    """

    code: str
    works: tuple[str, ...]
    message: str
    message_vi: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by key, edges, and the problems found."""

    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    problems: tuple[Problem, ...]


def build(archive: Archive, *, relations: Iterable[str] = (), stubs: bool = True) -> Graph:
    """Return the archive's graph; of several versions of a work the surest link counts.

    ``relations`` keeps only some relations (all where empty); ``stubs`` false leaves out documents
    known only by reference. What is in force is judged from all relations.
    """
    edges = tuple(_edges(archive))
    nodes = _nodes(archive, edges)
    problems = tuple(_problems(nodes, edges))
    kept = tuple(
        e
        for e in edges
        if (not relations or e.relation in set(relations)) and (stubs or nodes[e.target].known)
    )
    if not stubs:
        nodes = {k: n for k, n in nodes.items() if n.known}
    return Graph(nodes, kept, problems)


def _edges(archive: Archive) -> Iterator[Edge]:
    query = """SELECT d.work, l.target, l.relation, max(l.confidence) AS confidence, l.status FROM links l
        JOIN documents d ON d.pk = l.doc
        GROUP BY d.work, l.target, l.relation ORDER BY d.work, l.relation, l.target"""
    for r in archive.db.execute(query):
        if r["work"] != r["target"]:
            yield Edge(r["work"], r["target"], r["relation"], r["confidence"], r["status"])


def _nodes(archive: Archive, edges: tuple[Edge, ...]) -> dict[str, Node]:
    rows: dict[str, Any] = {}
    query = (
        "SELECT work, doc_type, number_symbol, date, issuer, title FROM documents ORDER BY quality DESC, pk"
    )
    for r in archive.db.execute(query):
        rows.setdefault(r["work"], r)
    ends: dict[str, tuple[str, str | None]] = {}
    amended = {e.target for e in edges if e.relation == "amends"}
    for e in edges:
        if e.relation in _ENDS and e.source in rows:
            day, status = rows[e.source]["date"], "replaced" if e.relation == "replaces" else "repealed"
            known = ends.get(e.target)
            if known is None or (day or "9999") < (known[1] or "9999"):
                ends[e.target] = (status, day)
    nodes = {}
    for key, r in rows.items():
        status, day = ends.get(key, ("amended" if key in amended else "in_force", None))
        nodes[key] = Node(
            key, True, r["doc_type"], r["number_symbol"], r["date"], r["issuer"], r["title"], status, day
        )
    for e in edges:
        if e.target not in nodes:
            parts = (e.target.split("/") + ["x"] * 4)[:4]
            status, day = ends.get(e.target, ("unknown", None))
            kind, date = parts[0].replace("-", "_"), None if parts[2] == "x" else parts[2]
            nodes[e.target] = Node(
                e.target, False, None if kind == "x" else kind, None, date, None, None, status, day
            )
    return nodes


def _problems(nodes: dict[str, Node], edges: tuple[Edge, ...]) -> Iterator[Problem]:
    firm = [e for e in edges if e.status == "one"]
    for cycle in cycles([e for e in firm if e.relation in _ORDERED]):
        told = " → ".join((*cycle, cycle[0]))
        yield Problem("cycle", tuple(cycle), f"documents depend on one another in a circle: {told}",
                      f"các văn bản dẫn chiếu vòng tròn: {told}")  # fmt: skip
    by: dict[str, list[str]] = {}
    for e in firm:
        if e.relation == "replaces":
            by.setdefault(e.target, []).append(e.source)
    for target, sources in by.items():
        if len(sources) > 1:
            told = ", ".join(sources)
            yield Problem("replaced_twice", (target, *sources), f"{target} is replaced by several: {told}",
                          f"{target} bị nhiều văn bản thay thế: {told}")  # fmt: skip
    for e in firm:
        node, source = nodes[e.target], nodes[e.source]
        if node.ended and source.date and source.date > node.ended and e.relation in ("implements", "amends"):
            code = "amended_after_end" if e.relation == "amends" else "used_after_end"
            yield Problem(code, (e.source, e.target),
                          f"{e.source} {e.relation} {e.target}, which was {node.status} on {node.ended}",
                          f"{e.source} viện dẫn {e.target} đã hết hiệu lực ngày {node.ended}")  # fmt: skip


def cycles(edges: Iterable[Edge]) -> list[list[str]]:
    """Return the groups of works that reach one another (strongly connected, more than one), sorted."""
    out: dict[str, list[str]] = {}
    for e in edges:
        out.setdefault(e.source, []).append(e.target)
        out.setdefault(e.target, [])
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    held: set[str] = set()
    found: list[list[str]] = []
    for root in sorted(out):
        if root in number:
            continue
        path = [(root, iter(out[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        held.add(root)
        while path:  # Tarjan's algorithm without recursion: chains may be long
            at, rest = path[-1]
            step = next(rest, None)
            if step is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[at])
                if low[at] == number[at]:
                    cut = stack.index(at)
                    group, stack[cut:] = stack[cut:], []
                    held.difference_update(group)
                    if len(group) > 1:
                        found.append(sorted(group))
            elif step not in number:
                number[step] = low[step] = len(number)
                stack.append(step)
                held.add(step)
                path.append((step, iter(out[step])))
            elif step in held:
                low[at] = min(low[at], number[step])
    return sorted(found)
