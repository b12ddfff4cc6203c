"""Write a graph as GraphML, Graphviz DOT or JSON."""

import json
from collections.abc import Callable
from dataclasses import asdict
from xml.sax.saxutils import escape, quoteattr

from vndocparse.library.graph import Graph, Node

_NODE_KEYS = ("known", "doc_type", "number_symbol", "date", "issuer", "title", "status", "ended")
_EDGE_KEYS = ("relation", "confidence", "status")
_COLOURS = {
    "replaced": "grey70",
    "repealed": "grey70",
    "amended": "orange",
    "in_force": "black",
    "unknown": "grey40",
}


def to_json(graph: Graph) -> str:
    """Return ``{"nodes": [...], "edges": [...], "problems": [...]}``."""
    return json.dumps(
        {
            "nodes": [asdict(n) for n in graph.nodes.values()],
            "edges": [asdict(e) for e in graph.edges],
            "problems": [asdict(p) for p in graph.problems],
        },
        ensure_ascii=False,
        indent=1,
    )


def to_graphml(graph: Graph) -> str:
    """Return GraphML 1.0, for Gephi, yEd, networkx."""
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(_key("node", k, "boolean" if k == "known" else "string") for k in _NODE_KEYS),
        *(_key("edge", k, "double" if k == "confidence" else "string") for k in _EDGE_KEYS),
        '<graph edgedefault="directed">',
    ]
    for node in graph.nodes.values():
        data = "".join(_data("n", k, getattr(node, k)) for k in _NODE_KEYS)
        out.append(f"<node id={quoteattr(_clean(node.key))}>{data}</node>")
    for edge in graph.edges:
        data = "".join(_data("e", k, getattr(edge, k)) for k in _EDGE_KEYS)
        ends = f"source={quoteattr(_clean(edge.source))} target={quoteattr(_clean(edge.target))}"
        out.append(f"<edge {ends}>{data}</edge>")
    return "\n".join([*out, "</graph>", "</graphml>", ""])


def _key(kind: str, name: str, holds: str) -> str:
    return f'<key id="{kind[0]}_{name}" for="{kind}" attr.name="{name}" attr.type="{holds}"/>'


def _data(kind: str, key: str, value: object) -> str:
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f'<data key="{kind}_{key}">{escape(_clean(text))}</data>'


def _clean(text: str) -> str:
    """Drop what XML 1.0 cannot hold."""
    return "".join(
        c for c in text if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe")
    )


def to_dot(graph: Graph) -> str:
    """Return Graphviz DOT."""
    out = ["digraph archive {", "  rankdir=BT;", '  node [shape=box, fontname="Arial", fontsize=10];']
    for node in graph.nodes.values():
        style = "solid" if node.known else "dashed"
        look = f"label={_quoted(_label(node))}, style={style}, color={_COLOURS[node.status]}"
        out.append(f"  {_quoted(node.key)} [{look}];")
    for edge in graph.edges:
        style = "solid" if edge.status == "one" else "dashed"
        ends = f"{_quoted(edge.source)} -> {_quoted(edge.target)}"
        out.append(f"  {ends} [label={_quoted(edge.relation)}, style={style}];")
    return "\n".join([*out, "}", ""])


def _label(node: Node) -> str:
    head = " ".join(x for x in (node.number_symbol, node.date) if x) or node.key
    title = (node.title or "")[:60]
    return f"{head}\n{title}" if title else head


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


FORMATS: dict[str, Callable[[Graph], str]] = {"json": to_json, "graphml": to_graphml, "dot": to_dot}
