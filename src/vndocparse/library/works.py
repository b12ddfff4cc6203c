"""Group the files of an archive into works: versions and duplicates of one document."""

import sqlite3
from dataclasses import dataclass, field, replace

from vndocparse.library.rows import documents, work_of
from vndocparse.link.index import WorkIndex
from vndocparse.link.model import Work
from vndocparse.link.versions import twin_of


@dataclass(slots=True)
class Works:
    """The works of an archive: ``index`` to search, ``best`` the row number of each work's best version.

    ``changed`` are the keys whose best version is new or has changed, ``moved`` the keys that another
    replaced; ``fresh`` are the row numbers of documents not linked before.
    """

    index: WorkIndex
    best: dict[str, int]
    by_pk: dict[int, Work]
    key_of: dict[int, str]
    changed: set[str] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)
    fresh: list[int] = field(default_factory=list)


def group(db: sqlite3.Connection) -> Works:
    """Put every document not linked before into the work it is a version of, and write that down.

    A work is known by the key of its best version (the least recognised from pictures, then the
    first stored). To be called inside a transaction; documents already linked keep their group
    unless a better version arrives.
    """
    made = Works(WorkIndex(), {}, {}, {})
    groups: dict[str, list[tuple[float, int]]] = {}
    fresh: list[tuple[Work, float]] = []
    for row in documents(db):
        work = work_of(row)
        made.by_pk[row["pk"]] = work
        if row["linked"]:
            key = row["work"]
            if key.startswith(f"{work.key}~"):
                made.by_pk[row["pk"]] = work = replace(work, key=key)
            made.key_of[row["pk"]] = key
            groups.setdefault(key, []).append((-row["quality"], row["pk"]))
            if key not in made.index:  # rows come best first
                made.index.add(_named(work, key))
        else:
            made.fresh.append(row["pk"])
            fresh.append((work, row["quality"]))
    written = {row["pk"]: row["work"] for row in db.execute("SELECT pk, work FROM documents")}
    before = {k: min(v)[1] for k, v in groups.items()}
    # `fresh` is in order of quality: the best version of a new work founds it.
    for pk, (work, quality) in zip(made.fresh, fresh, strict=True):
        twin = twin_of(work, made.index)
        key = twin.key if twin else work.key
        if twin is None:
            if key in made.index:  # another document has this key: its issuer is known to neither
                key = f"{key}~{pk}"
                made.by_pk[pk] = work = replace(work, key=key)
            made.index.add(work)
        groups.setdefault(key, []).append((-quality, pk))
        made.key_of[pk] = key
    _rename(made, groups)
    made.best = {k: min(v)[1] for k, v in groups.items()}
    fresh_pks = set(made.fresh)
    made.changed = {k for k, pk in made.best.items() if before.get(k) != pk or pk in fresh_pks}
    rows = [(key, pk) for pk, key in made.key_of.items() if written[pk] != key]
    db.executemany("UPDATE documents SET work = ? WHERE pk = ?", rows)
    for old, new in made.moved.items():
        db.execute("UPDATE links SET target = ? WHERE target = ? AND known = 1", (new, old))
    return made


def _named(work: Work, key: str) -> Work:
    return work if work.key == key else replace(work, key=key)


def _rename(made: Works, groups: dict[str, list[tuple[float, int]]]) -> None:
    """Give each work the key of its best version, where that has changed."""
    for key in list(groups):
        best = made.by_pk[min(groups[key])[1]]
        if best.key == key:
            continue
        members = groups.pop(key)
        made.index.remove(key)
        made.moved[key] = best.key
        groups.setdefault(best.key, []).extend(members)
        made.index.add(best)
        for _, pk in members:
            made.key_of[pk] = best.key
