"""Train a model of what a sentence is for, and measure it beside the rules.

    python tools/train_roles.py [--also FOLDER…] [--update]

The role of a sentence, or of its piece between semicolons: directive, achievement, limitation, cause, lesson
or other. A softmax over words, pairs of words, place, part of the document, headings and the words before,
trained with AdaGrad on the written documents (never the held ones) and 128 generated ones. Every written
document is judged by a model trained without it; held and real documents by one trained on the others.
``--update`` writes the figures into ``docs/accuracy.md``.
"""

import argparse
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools"), str(ROOT / "corpora/generator")]
DOCS = ROOT / "docs/accuracy.md"
BEGIN, END = "<!-- roles: made by tools/train_roles.py -->", "<!-- end of roles -->"
LABELS = ("achievement", "cause", "directive", "lesson", "limitation", "other")
FINDINGS = ("achievement", "cause", "lesson", "limitation")
SEED, EPOCHS, RATE, DECAY, LEAST = 20261128, 12, 0.3, 1e-5, 2
GENERATED, MOST, HEAD = (
    0.3,
    60,
    3,
)  # weight of a generated unit, words looked at, first words that count by place
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,/]\d+)*|[%:;?“(]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text with what the model sees of it; no ``label`` where the annotation is unclear."""

    start: int
    end: int
    sentence: tuple[int, int]
    features: tuple[str, ...]
    label: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its annotation, what the rules read, and its units."""

    name: str
    origin: str  # dev, held, real or generated
    gold: dict[str, Any]
    record: dict[str, Any]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of each known feature for each label."""

    index: dict[str, int]
    weights: Any
    bias: Any

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """Return the probability of each label; unknown features count nothing."""
        rows = [self.index[f] for f in features if f in self.index]
        z = self.bias + self.weights[rows].sum(axis=0) / math.sqrt(max(1, len(rows)))
        e = np.exp(z - z.max())
        return dict(zip(LABELS, (e / e.sum()).tolist(), strict=True))


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text; all numbers are one word."""
    return ["0" if w[0].isdigit() else w for w in _WORD.findall(folded)]


def units(source: Any, doc_type: str | None, gold: dict[str, Any]) -> Iterator[Unit]:
    """Yield the units of opening, body and closing; headings and rows of tables are none."""
    from vndocparse.core.analysis import Zone
    from vndocparse.core.source import ParagraphKind
    from vndocparse.core.span import Span
    from vndocparse.evaluate.match import words
    from vndocparse.segment.analyse import analyse
    from vndocparse.text.clauses import clauses

    told = [("directive", words(d["text"])) for d in gold.get("directives") or []]
    told += [(f["kind"], words(f["text"])) for f in gold.get("findings") or []]
    a = analyse(source)
    before: list[str] = []
    for block in a.blocks:
        plain = block.paragraph.kind is ParagraphKind.TEXT and not block.is_heading
        if not plain or block.zone not in (Zone.OPENING, Zone.BODY, Zone.CLOSING):
            before = []
            continue
        frame = _frame(a, block, doc_type)
        nth = 0
        for sentence in a.sentences_of(block):
            begin = max(sentence.span.start, block.content.start)
            if begin >= sentence.span.end:
                continue
            for k, piece in enumerate(clauses(a.text, Span(begin, sentence.span.end))):
                own = words_of(piece.of(a.folded))
                if not own:
                    continue
                seen = _own(own, block.role.value)
                seen += [f"at={min(nth, 1)}", f"clause={min(k, 1)}", *(f"before={w}" for w in before[:HEAD])]
                label = _label(words(piece.of(a.text)), told)
                place = (sentence.span.start, sentence.span.end)
                yield Unit(piece.start, piece.end, place, tuple(dict.fromkeys((*seen, *frame))), label)
                before = own
                nth += 1


def _label(own: Any, told: list[tuple[str, Any]]) -> str | None:
    best, share = "other", 0.0
    for label, text in told:
        held = (own & text).total() / max(1, own.total())
        if held > share:
            best, share = label, held
    return best if share >= 0.75 else "other" if share < 0.5 else None


def _frame(a: Any, block: Any, doc_type: str | None) -> list[str]:
    heads = [
        w
        for node in a.ancestors(block.node)
        if node.heading is not None
        for w in words_of(node.heading.of(a.folded))[:8]
    ]
    role = block.role.value
    made = [f"zone={block.zone.value}", f"role={role}", f"type={doc_type}", f"role={role}/type={doc_type}"]
    return made + [f"outline={block.node is not None}"] + [f"head={w}" for w in heads[:16]]


def _own(own: list[str], role: str) -> list[str]:
    seen = own[:MOST]
    out = [f"w={w}" for w in seen] + [f"w={x} {y}" for x, y in pairwise(seen)]
    out += [f"{n}^{w}" for n, w in enumerate(seen[:HEAD])]
    out += [f"^{' '.join(seen[:n])}" for n in range(2, HEAD + 1)]
    return [*out, f"{role}^{seen[0]}", f"${own[-1]}", f"long={min(len(own) // 6, 6)}"]


def papers(also: Iterable[Path]) -> Iterator[Paper]:
    """Yield all documents; scans are read from what was recognised before."""
    from calibrate import collections, real
    from vndocparse.ingest.text import read_text

    for name, origin, make, gold in (*collections(128), *real(also)):
        record = json.loads(make().to_json())
        kind = {"seen": "dev", "unseen": "held"}.get(origin, origin)
        source = read_text(record["text"])
        same = source.text == record["text"]  # else its places are others': only the rules are heard
        found = tuple(units(source, record["metadata"]["doc_type"], gold)) if same else ()
        yield Paper(name, kind, gold, record, found)


def train(found: Iterable[Paper]) -> Model:
    """Return the model that AdaGrad finds; the same papers give the same weights."""
    data: list[tuple[tuple[str, ...], int, float]] = []
    known: set[tuple[str, ...]] = set()
    for paper in found:
        for u in paper.units:
            if u.label is None or (paper.origin == "generated" and u.features[:12] in known):
                continue  # generated sentences repeat themselves
            known.add(u.features[:12])
            data.append(
                (u.features, LABELS.index(u.label), GENERATED if paper.origin == "generated" else 1.0)
            )
    counts: dict[str, int] = {}
    for features, _, _ in data:
        for f in features:
            counts[f] = counts.get(f, 0) + 1
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= LEAST))}
    w = np.zeros((len(index), len(LABELS)))
    squares = np.full_like(w, 1e-6)
    b, b_squares = np.zeros(len(LABELS)), np.full(len(LABELS), 1e-6)
    rows = [np.array([index[f] for f in fs if f in index], dtype=np.int64) for fs, _, _ in data]
    rng = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        for i in rng.permutation(len(data)):
            r = rows[i]
            z = b + w[r].sum(axis=0) / math.sqrt(max(1, len(r)))
            e = np.exp(z - z.max())
            d = e / e.sum()
            d[data[i][1]] -= 1
            d *= data[i][2]
            step = d / math.sqrt(max(1, len(r))) + DECAY * w[r]
            squares[r] += step * step
            w[r] -= RATE * step / np.sqrt(squares[r])
            b_squares += d * d
            b -= RATE * d / np.sqrt(b_squares)
    return Model(index, w, b)


def alone(paper: Paper, scores: list[dict[str, float]]) -> dict[str, Any]:
    """Return the record as the model alone reads it."""
    findings, directives = [], []
    for u, p in zip(paper.units, scores, strict=True):
        text, label = paper.record["text"][u.start : u.end], max(p, key=lambda k: p[k])
        if label == "directive" and not text.endswith(":"):
            directives.append(_bare(text))
        elif label in FINDINGS and not text.endswith(":"):
            findings.append({"kind": label, "text": text})
    return {**paper.record, "findings": findings, "directives": directives}


def _bare(text: str) -> dict[str, Any]:
    return {"text": text, "item": None, "action": None, "responsible": [], "deadline": None}


def both(
    paper: Paper, scores: list[dict[str, float]], *, add_finding: float = 2, add_directive: float = 2,
    keep_finding: float = 0, keep_directive: float = 0, turn: float = 2,
) -> dict[str, Any]:  # fmt: skip
    """Return the record with the model as second opinion, where it is surer than the given limits."""
    text = paper.record["text"]

    def heard(value: dict[str, Any]) -> dict[str, float] | None:
        start, end = value["span"]["start"], value["span"]["end"]
        met = [
            (p, min(u.end, end) - max(u.start, start))
            for u, p in zip(paper.units, scores, strict=True)
            if u.start < end and start < u.end
        ]
        total = sum(n for _, n in met)
        return {k: sum(p[k] * n for p, n in met) / total for k in LABELS} if total else None

    findings, directives = [], []
    for value in paper.record["findings"]:
        p = heard(value)
        if p is not None and sum(p[k] for k in FINDINGS) < keep_finding:
            continue
        best = max(FINDINGS, key=lambda k: p[k] if p else 0.0)
        findings.append({**value, "kind": best} if p is not None and p[best] >= turn else value)
    for value in paper.record["directives"]:
        p = heard(value)
        if p is None or p["directive"] >= keep_directive:
            directives.append(value)
    taken = [(v["span"]["start"], v["span"]["end"]) for v in (*findings, *directives)]
    for u, p in zip(paper.units, scores, strict=True):
        own = text[u.start : u.end]
        first, last = u.sentence
        if len(own.split()) < 4 or own.endswith(":") or any(a < last and first < b for a, b in taken):
            continue
        best = max(FINDINGS, key=lambda k: p[k])
        if p[best] >= add_finding:
            findings.append({"kind": best, "text": own})
        elif p["directive"] >= add_directive:
            directives.append(_bare(own))
    return {**paper.record, "findings": findings, "directives": directives}


OPINIONS: dict[str, dict[str, float]] = {
    "both: directives that rules miss, at 0.95": {"add_directive": 0.95},
    "both: directives that rules miss, at 0.98": {"add_directive": 0.98},
    "both: findings that rules miss, at 0.7": {"add_finding": 0.7},
    "both: no directive below 0.02": {"keep_directive": 0.02},
    "both: no finding below 0.1": {"keep_finding": 0.1},
    "both: kind of finding, at 0.8": {"turn": 0.8},
}


def _fold(job: tuple[list[Paper], list[Paper]]) -> dict[str, list[dict[str, float]]]:
    trained = train(job[0])
    return {p.name: [trained.scores(u.features) for u in p.units] for p in job[1]}


def measure(found: list[Paper]) -> list[str]:
    """Return the figures as a Markdown table: F1 of findings, of their kinds, and of directives."""
    from vndocparse.evaluate.figures import Figures

    own = [p for p in found if p.origin in ("dev", "generated")]
    jobs = [(own, [p for p in found if p.origin in ("held", "real")])]
    jobs += [([q for q in own if q.name != p.name], [p]) for p in own if p.origin == "dev"]
    scores: dict[str, list[dict[str, float]]] = {}
    with ProcessPoolExecutor(2) as pool:
        for made in pool.map(_fold, jobs):
            scores.update(made)
    ways: dict[str, Callable[..., dict[str, Any]]] = {
        "rules alone": lambda p, s: p.record,
        "model alone": alone,
        **{k: lambda p, s, kw=kw: both(p, s, **kw) for k, kw in OPINIONS.items()},
    }
    groups = [g for g in ("dev", "held", "real") if any(p.origin == g for p in found)]
    told = {"dev": "written, left out", "held": "written, held", "real": "real"}
    head = " | ".join(told[g] for g in groups)
    out = [f"| findings / kind / directives | {head} |", "| --- |" + " --- |" * len(groups)]
    for name, way in ways.items():
        row = []
        for g in groups:
            figures = Figures()
            for p in found:
                if p.origin == g:
                    figures.add(p.name, p.gold, way(p, scores[p.name]))
            t = figures.tallies
            row.append(" / ".join(f"{t[c].f1:.3f}" for c in ("findings", "finding kind", "directives")))
        out.append(f"| {name} | {' | '.join(row)} |")
    return out


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--update", action="store_true")
    ap.add_argument("--also", type=Path, nargs="*", default=[])
    args = ap.parse_args()
    found = list(papers(args.also))
    lines = measure(found)
    print("\n".join(lines))
    if args.update:
        text = DOCS.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        DOCS.write_text(f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
