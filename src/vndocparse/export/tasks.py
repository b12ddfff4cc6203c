"""Directives as a tree of tasks: the document, its headed parts, the directives under them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vndocparse.export.base import Record
from vndocparse.export.rows import rows

_SUBJECT = 255  # the longest subject that the trackers take


@dataclass(frozen=True, slots=True)
class Task:
    """One task; ``uid`` and ``parent`` are row numbers in the whole export, parents first.

    ``level`` is 0 for a document, 1 and more for its parts; ``leaf`` marks a directive.
    Days are ISO; a deadline that is not a whole day is in the description only.
    """

    uid: int
    parent: int | None
    level: int
    leaf: bool
    subject: str
    description: str
    start: str | None
    due: str | None
    assignee: str
    status: str | None
    label: str
    ident: str


def tasks(documents: Iterable[Record]) -> Iterator[Task]:
    """Yield the tasks of all documents that hold a directive."""
    uid = 0
    for d in documents:
        listed = list(rows("directives", [d]))
        if not listed:
            continue
        uid += 1
        root, label = uid, d["metadata"].get("number_symbol") or d["id"]
        title = d["metadata"].get("title") or ""
        yield Task(uid, None, 0, False, _cut(f"{label} {title}"), title, None, None, "", None, label, d["id"])
        chains = dict(_chains(d.get("outline") or [], ()))
        made: dict[str, int] = {}
        for row in listed:
            parent, level = root, 0
            for node in chains.get(row["item"] or "", ()):
                level += 1
                if node["path"] not in made:
                    uid += 1
                    made[node["path"]] = uid
                    name = _cut(f"{node['path']}. {node['heading']}")
                    ident = f"{d['id']}#{node['path']}"
                    yield Task(
                        uid, parent, level, False, name, node["heading"], None, None, "", None, label, ident
                    )
                parent = made[node["path"]]
            uid += 1
            yield _leaf(row, uid, parent, level + 1, label)


def _chains(
    nodes: list[dict[str, Any]], above: tuple[dict[str, Any], ...]
) -> Iterator[tuple[str, tuple[dict[str, Any], ...]]]:
    """Yield each outline path with the headed nodes on the way to it, itself included."""
    for node in nodes:
        chain = (*above, node) if (node.get("heading") or "").strip() and node.get("path") else above
        yield node.get("path") or "", chain
        yield from _chains(node.get("children") or [], chain)


def _leaf(row: dict[str, Any], uid: int, parent: int, level: int, label: str) -> Task:
    start, due = _day(row["deadline_from"]), _day(row["deadline"])
    told = [row["text"]]
    for name, key in (
        ("Chủ trì", "lead"),
        ("Phối hợp", "coordinate"),
        ("Thực hiện", "execute"),
        ("Theo dõi", "monitor"),
        ("Thời hạn", "deadline_text"),
        ("Định kỳ", "recurrence"),
        ("Sản phẩm", "output"),
        ("Mục", "item"),
        ("Trang", "page"),
    ):
        if row.get(key):
            told.append(f"{name}: {row[key]}")
    told.append(f"Văn bản: {label}")
    return Task(
        uid,
        parent,
        level,
        True,
        _cut(row["text"]),
        "\n".join(told),
        start if start and due and start <= due else None,
        due,
        row["lead"],
        row["status"],
        label,
        row["id"],
    )


def _day(value: str | None) -> str | None:
    return value if value and len(value) == 10 else None


def _cut(text: str) -> str:
    """Return one line of at most 255 characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= _SUBJECT:
        return line
    return line[: _SUBJECT - 1].rsplit(" ", 1)[0] + "…"
