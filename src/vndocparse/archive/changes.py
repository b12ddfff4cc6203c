"""Follow directives from one reading of a work to the next: ids stay, changes are told."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from vndocparse.archive.identities import Matching, Wording, inside, likeness, match, plain
from vndocparse.core.due import last_day, limit_of
from vndocparse.errors import ArchiveError

WATCHED = ("item", "text", "responsible", "deadline", "recurrence", "output")
_MUCH_WORSE = 0.05  # how much lower the quality must be for a reading to be doubted
_NOISE = 85.0  # likeness above which a doubted reading's wording is not taken for a change
_RECOGNISED = 0.9  # readings below this quality come from pictures

_encoded = json.JSONEncoder(ensure_ascii=False).encode

State = dict[str, Any]
Load = Callable[[int], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the follower knows of the new reading; ``doubted``: a worse one than that which holds."""

    work: str
    sha256: str
    quality: float
    draft: bool
    at: str
    number_symbol: str | None
    doubted: bool
    cause: str


def state_of(directive: dict[str, Any]) -> State:
    """Return the fields of a directive that trackers are told of."""
    when = limit_of(directive)
    deadline = {k: when.get(k) for k in ("date", "from", "to", "text")} if when else None
    named = [f"{r['role']}: {r.get('canonical') or r['name']}" for r in directive.get("responsible") or []]
    return {
        "item": directive.get("item"),
        "text": directive["text"],
        "action": directive.get("action"),
        "responsible": list(dict.fromkeys(named)),
        "deadline": deadline,
        "recurrence": directive.get("recurrence"),
        "output": directive.get("output"),
        "page": directive.get("page"),
        "confidence": directive.get("confidence"),
    }


def known_work(db: sqlite3.Connection, key: str) -> str | None:
    """Return the tracked work that a canonical key names: the same key, or one whose issuer is read alike."""
    if db.execute("SELECT 1 FROM tracked_works WHERE work = ?", (key,)).fetchone():
        return key
    head, _, issuer = key.rpartition("/")
    if head.count("/") != 2 or "x" in head.split("/"):  # type, number or date is not known
        return None
    near = db.execute("SELECT work FROM tracked_works WHERE work >= ? AND work < ?", (head + "/", head + "0"))
    scored = [(fuzz.ratio(issuer, w.rpartition("/")[2]), str(w)) for (w,) in map(tuple, near)]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= 80 else None


def follow(db: sqlite3.Connection, record: dict[str, Any], quality: float, at: str, load: Load) -> None:
    """Give the record's directives their lasting ids and write what changed; inside the store's transaction.

    ``load`` gives the record of a document by row number: archives filled before there
    was a feed have their earlier readings taken up by it, without telling of them.
    """
    key, sha256 = record["id"], record["source"]["sha256"]
    draft = bool(record["metadata"].get("draft"))
    before = db.execute("SELECT id FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
    if before and before[0] != key and known_work(db, key) is None:
        others = db.execute("SELECT 1 FROM documents WHERE id = ? AND sha256 <> ?", (before[0], sha256))
        if not others.fetchone():  # a newer parser reads the key of the same file otherwise
            _rename(db, before[0], key)
    work = known_work(db, key)
    if work is None:
        adopt(db, key, load)
        work = known_work(db, key) or key
    held = db.execute("SELECT * FROM tracked_works WHERE work = ?", (work,)).fetchone()
    again = held is not None and held["sha256"] == sha256
    worse = held is not None and not again and quality < held["quality"] - _MUCH_WORSE
    late_draft = held is not None and not again and draft and not held["draft"]
    cause = "parser" if again else "edition"
    if held is not None and not again and min(quality, held["quality"]) < _RECOGNISED:
        cause = "reading"
    reading = _Reading(
        work, sha256, quality, draft, at, record["metadata"].get("number_symbol"), worse, cause
    )
    old = [
        (r["id"], json.loads(r["state"]))
        for r in db.execute("SELECT id, state FROM tracked WHERE work = ? ORDER BY n", (work,))
    ]
    new = [state_of(d) for d in record.get("directives") or []]
    m = match(
        [Wording(ident, s["item"], s["text"]) for ident, s in old],
        [Wording("", s["item"], s["text"]) for s in new],
    )
    ids = _identify(record, [ident for ident, _ in old], m)
    if late_draft:
        return
    _Writer(db, reading, old, list(zip(ids, new, strict=True)), m, record["text"], load).write(held is None)


def adopt(db: sqlite3.Connection, key: str, load: Load) -> None:
    """Take up the best stored reading of a work that was stored before there was a feed."""
    row = db.execute(
        "SELECT pk, sha256, quality FROM documents WHERE id = ? ORDER BY quality DESC, pk DESC", (key,)
    ).fetchone()
    if row is None:
        return
    try:
        record = load(row["pk"])
    except ArchiveError:  # damaged: `check` tells; nothing of it can be taken up
        return
    draft = bool(record["metadata"].get("draft"))
    db.execute("INSERT INTO tracked_works VALUES (?, ?, ?, ?)", (key, row["sha256"], row["quality"], draft))
    _keep(db, key, ((n, d["id"], state_of(d)) for n, d in enumerate(record.get("directives") or [])))


def _rename(db: sqlite3.Connection, old: str, new: str) -> None:
    db.execute("UPDATE tracked_works SET work = ? WHERE work = ?", (new, old))
    for table in ("status", "status_history", "changes"):
        db.execute(f"UPDATE OR IGNORE {table} SET work = ? WHERE work = ?", (new, old))  # noqa: S608


def _identify(record: dict[str, Any], old_ids: list[str], m: Matching) -> list[str]:
    """Write the lasting ids into the record and return them in order."""
    taken, ids = set(old_ids), []
    for j, d in enumerate(record.get("directives") or []):
        if j in m.pairs:
            ident = old_ids[m.pairs[j]]
        else:
            ident, n = d["id"], 2
            while ident in taken:
                ident, n = f"{d['id']}-{n}", n + 1
            taken.add(ident)
        d["id"] = ident
        ids.append(ident)
    return ids


def _keep(db: sqlite3.Connection, work: str, states: Iterable[tuple[int, str, State]]) -> None:
    """Hold the state of directives, each given with its place and its id."""
    db.executemany(
        "INSERT OR REPLACE INTO tracked (work, id, n, due, state) VALUES (?, ?, ?, ?, ?)",
        ((work, ident, n, last_day(state), _encoded(state)) for n, ident, state in states),
    )


class _Writer:
    """Writes the events of one reading, and the state that holds after it."""

    def __init__(
        self,
        db: sqlite3.Connection,
        reading: _Reading,
        old: list[tuple[str, State]],
        new: list[tuple[str, State]],
        m: Matching,
        text: str,
        load: Load,
    ) -> None:
        self._db, self._reading, self._old, self._new, self._m = db, reading, old, new, m
        self._text, self._load = text, load
        self._plain: dict[str, str] = {}
        self._told: list[tuple[str, str, str]] = []  # id, kind, body

    def write(self, first: bool) -> None:
        r, db = self._reading, self._db
        if first:
            db.execute(
                "INSERT INTO tracked_works VALUES (?, ?, ?, ?)", (r.work, r.sha256, r.quality, r.draft)
            )
        same_old, same_new = self._misread_joints() if r.doubted else (set[int](), set[int]())
        done_old, done_new = self._splits_and_merges()
        touched, gone, paired = set(done_new), set(done_old), set(self._m.pairs.values())
        done_old |= same_old
        done_new |= same_new
        for j, i in sorted(self._m.pairs.items()):
            if j in done_new or i in done_old:
                continue
            changed = difference(self._old[i][1], self._new[j][1], doubted=r.doubted)
            if changed:
                touched.add(j)
                self._tell("changed", self._new[j][0], changes=changed, directive=self._new[j][1])
        for i, (ident, state) in enumerate(self._old):
            if i in done_old or i in paired:
                continue
            if r.doubted and inside(plain(state["text"]), self._whole(new=True)):
                continue  # still printed there; only the reading failed to take it for a directive
            gone.add(i)
            self._tell("withdrawn", ident, directive=state)
        for j, (ident, state) in enumerate(self._new):
            if j in done_new or j in self._m.pairs:
                continue
            if r.doubted and inside(plain(state["text"]), self._whole(new=False)):
                continue
            touched.add(j)
            self._tell("added", ident, directive=state)
        self._hold(touched, gone)
        db.executemany(
            "INSERT INTO changes (at, work, id, kind, body) VALUES (?, ?, ?, ?, ?)",
            ((r.at, r.work, *told) for told in self._told),
        )

    def _misread_joints(self) -> tuple[set[int], set[int]]:
        """Drop the splits and merges that a doubted reading makes of print that is alike in both."""
        same_old: set[int] = set()
        same_new: set[int] = set()
        for i, parts in list(self._m.splits):
            if inside(plain(self._old[i][1]["text"]), self._whole(new=True)):
                self._m.splits.remove((i, parts))
                same_old.add(i)
                same_new.update(parts)
        for j, parts in list(self._m.merges):
            if inside(plain(self._new[j][1]["text"]), self._whole(new=False)):
                self._m.merges.remove((j, parts))
                same_new.add(j)
                same_old.update(parts)
        return same_old, same_new

    def _splits_and_merges(self) -> tuple[set[int], set[int]]:
        done_old: set[int] = set()
        done_new: set[int] = set()
        for i, parts in self._m.splits:
            ident, state = self._old[i]
            into = [{"id": self._new[j][0], **self._new[j][1]} for j in parts]
            self._tell("split", ident, old=state, into=into)
            done_old.add(i)
            done_new.update(parts)
        for j, parts in self._m.merges:
            ident, state = self._new[j]
            merged = [{"id": self._old[i][0], **self._old[i][1]} for i in parts]
            self._tell("merged", ident, directive=state, merged=merged)
            done_new.add(j)
            done_old.update(parts)
        return done_old, done_new

    def _hold(self, touched: set[int], gone: set[int]) -> None:
        """Write the state: all of it from a good reading, only what changed from a doubted one."""
        r, db = self._reading, self._db
        if not r.doubted:
            db.execute("DELETE FROM tracked WHERE work = ?", (r.work,))
            db.execute(
                "UPDATE tracked_works SET sha256 = ?, quality = ?, draft = ? WHERE work = ?",
                (r.sha256, r.quality, r.draft, r.work),
            )
        kept = {ident for ident, _ in self._new}
        for i in sorted(gone):
            if self._old[i][0] not in kept:
                db.execute("DELETE FROM tracked WHERE work = ? AND id = ?", (r.work, self._old[i][0]))
        held = [(j, *new) for j, new in enumerate(self._new) if not r.doubted or j in touched]
        _keep(db, r.work, held)

    def _whole(self, *, new: bool) -> str:
        """Return the plain text of the new reading, or of the one that holds."""
        name = "new" if new else "old"
        if name not in self._plain:
            text = self._text
            if not new:
                row = self._db.execute(
                    "SELECT pk FROM documents JOIN tracked_works USING (sha256) WHERE tracked_works.work = ?",
                    (self._reading.work,),
                ).fetchone()
                try:
                    text = self._load(row[0])["text"] if row else ""
                except ArchiveError:  # the reading that holds is damaged; it is followed by its state alone
                    text = ""
            self._plain[name] = plain(text)
        return self._plain[name]

    def _tell(self, kind: str, ident: str, **told: Any) -> None:
        r = self._reading
        body = {
            "number_symbol": r.number_symbol,
            "cause": r.cause,
            "source": {"sha256": r.sha256, "quality": r.quality},
            **told,
        }
        self._told.append((ident, kind, _encoded(body)))


def difference(old: State, new: State, *, doubted: bool) -> dict[str, dict[str, Any]]:
    """Return the watched fields that differ, with old and new value.

    A doubted reading (a worse scan of what is held already) must differ by more than
    misread letters, and what it failed to read is no change.
    """
    out: dict[str, dict[str, Any]] = {}
    for name in WATCHED:
        a, b = old.get(name), new.get(name)
        if a == b or _same(name, a, b) or (doubted and _noise(name, a, b)):
            continue
        out[name] = {"old": a, "new": b}
    return out


def _same(name: str, a: Any, b: Any) -> bool:
    if name == "deadline":
        return bool(a and b) and all(a.get(k) == b.get(k) for k in ("date", "from", "to"))
    return isinstance(a, str) and isinstance(b, str) and " ".join(a.split()) == " ".join(b.split())


def _noise(name: str, a: Any, b: Any) -> bool:
    if not b or name == "item":
        return True
    if name == "deadline":  # only other digits between the same words are believed
        return bool(a) and re.findall(r"[^\W\d]+", plain(a["text"])) != re.findall(
            r"[^\W\d]+", plain(b["text"])
        )
    if name == "responsible":
        names = [plain(y.partition(": ")[2]) for y in a]
        return all(any(inside(plain(x.partition(": ")[2]), y) for y in names) for x in b)
    if not a:
        return False
    return likeness(a, b) >= _NOISE and re.findall(r"\d+", a) == re.findall(r"\d+", b)
