"""Measure how often values are right, and fit confidences to it.

    python tools/calibrate.py [--update] [--also FOLDER…]

parses ``corpora/written`` and 96 generated documents, compares each value with the annotation, and prints,
for confidences fitted without the document at hand, how many values of each confidence are right.
``--update`` writes ``src/vndocparse/core/confidence.json`` and the table in ``docs/accuracy.md``.
``--also``: real documents that are judged by the fitted table and never fitted (NAME.gold.json, and NAME.src
that holds the document's path); the development texts under ../shared/gold are judged so where present.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools"), str(ROOT / "corpora/generator")]
TABLE = ROOT / "src/vndocparse/core/confidence.json"
DOCS = ROOT / "docs/accuracy.md"
BEGIN, END = "<!-- reliability: made by tools/calibrate.py -->", "<!-- end of reliability -->"
# A document that was read while rules were written tells less than one that was not; generated ones share
# their authors with the rules, so all they do is to give rare rules a start.
WEIGHT = {"unseen": 2.0, "seen": 1.0, "generated": 0.05}
PRIOR = 6.0  # values that a rule's share is drawn towards that of its family
FAMILY = 0.94  # least share of a family whose rules may promise: errors come by whole documents
TELLING = 20  # values of documents that were not seen, from which on their share counts by itself
ENOUGH = 15.0  # weight of the documents' values without which nothing is promised
SURE, PUBLISHED = (
    0.975,
    0.9,
)  # what is right so often, and no less, is published at 0.9 or more (0.97 is promised)
KINDS = ("metadata", "reference", "relation", "finding", "directive", "responsible", "deadline", "target",
         "recipient", "implementer")  # fmt: skip
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1.01)


@dataclass(frozen=True, slots=True)
class Case:
    """A value that an annotation judges."""

    document: str
    origin: str
    kind: str
    rule: str
    raw: float
    right: bool
    read: float = 1.0  # how surely the text was read, where it is damaged


def collections(generated: int = 96) -> Iterator[tuple[str, str, Callable[[], Any], dict[str, Any]]]:
    """Yield name, origin, a maker of the record and the annotation of the project's own documents."""
    from generate import documents

    import score_written
    from vndocparse.pipeline import parse_text

    for name in score_written.names():
        text = score_written.text_of(name)
        origin = "seen" if score_written.split_of(name) == "dev" else "unseen"
        yield name, origin, lambda text=text: parse_text(text), score_written.gold(name)
    for d in documents(generated, 5):
        yield d.name, "generated", lambda d=d: parse_text(d.text), d.gold


def real(folders: Iterable[Path]) -> Iterator[tuple[str, str, Callable[[], Any], dict[str, Any]]]:
    """Yield the real documents, in the same form; none of the test split."""
    import quality
    from score_gold import TEST_SPLIT
    from vndocparse import ParseOptions
    from vndocparse.pipeline import parse, parse_text

    for name, (text, gold) in quality.shared().items():
        yield name, "real", lambda text=text: parse_text(text), gold
    options = ParseOptions(cache=str(Path.home() / ".cache/vndocparse-score"))
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            name = path.name.removesuffix(".gold.json")
            source = path.with_name(f"{name}.src")
            if source.exists() and not name.startswith(TEST_SPLIT):
                file = source.read_text(encoding="utf-8").strip()
                gold = json.loads(path.read_text(encoding="utf-8"))
                yield name, "real", lambda file=file: parse(file, options), gold


def cases(name: str, origin: str, make: Callable[[], Any], gold: dict[str, Any]) -> list[Case]:
    """Parse one document and judge each of its values; the reading of scans is not judged here."""
    from vndocparse.core.ground import weighing

    with weighing() as weighed:
        record = json.loads(make().to_json())
    raws = {(w.rule, w.start, w.end): w.raw for w in weighed}
    # The reader's sureness of a damaged text counts; that of single words of a scan is not judged here.
    read = 1.0 if record["source"]["ocr_engine"] else min((w.read for w in weighed), default=1.0)
    out: list[Case] = []

    def add(kind: str, value: dict[str, Any], right: bool) -> None:
        raw = raws[value["rule"], value["span"]["start"], value["span"]["end"]]
        out.append(Case(name, origin, kind, value["rule"], round(raw, 2), right, read))

    _metadata(gold, record, add)
    _references(gold, record, add)
    _texts(gold, record, add)
    return out


def _metadata(gold: dict[str, Any], record: dict[str, Any], add: Callable[..., None]) -> None:
    from vndocparse.evaluate.figures import same_value
    from vndocparse.evaluate.match import plain

    told, found = gold.get("metadata") or {}, record["metadata"]
    for key, place in found["evidence"].items():
        outer, _, inner = key.partition(".")
        if outer == "signer" and inner in (told.get("signer") or {}):
            add("metadata", place, plain(told["signer"][inner]) == plain((found["signer"] or {}).get(inner)))
        elif key in told and key in ("doc_type", "number_symbol", "issuer", "parent_issuer", "level",
                                     "province", "place", "date", "title", "session", "term",
                                     "security", "urgency"):  # fmt: skip
            add("metadata", place, same_value(key, told[key], found.get(key)))
        elif key == "dissemination" and key in gold:
            add("metadata", place, plain(gold[key]) == plain(record[key]))


def _references(gold: dict[str, Any], record: dict[str, Any], add: Callable[..., None]) -> None:
    from vndocparse.evaluate.match import pairs, same_reference

    if "references" not in gold:
        return
    found = record["references"]
    matched = {j: i for i, j in pairs(gold["references"], found, same_reference, 0.6)}
    for j, value in enumerate(found):
        add("reference", value, j in matched)
        if j in matched:
            at = value["relation_evidence"] or value["span"]
            right = value["relation"] == gold["references"][matched[j]].get("relation")
            add("relation", {"rule": f"relation/{value['relation']}", "span": at}, right)


def _texts(gold: dict[str, Any], record: dict[str, Any], add: Callable[..., None]) -> None:
    from vndocparse.evaluate.figures import last_day
    from vndocparse.evaluate.match import pairs, plain, same_body, same_target, same_text

    def judged(key: str, alike: Any, floor: float, also: Callable[[Any, Any], bool]) -> dict[int, int]:
        """Judge all values of a list; return which annotation each is."""
        if key not in gold:
            return {}
        matched = {j: i for i, j in pairs(gold[key], record[key], alike, floor)}
        for j, value in enumerate(record[key]):
            add(key[:-1], value, j in matched and also(gold[key][matched[j]], value))
        return matched

    judged("findings", same_text, 0.8, lambda g, f: g.get("kind") == f["kind"])
    judged("recipients", same_text, 0.9, lambda g, f: True)
    judged("implementers", same_body, 0.8, lambda g, f: True)
    judged("targets", same_target, 0.6, lambda g, f: all(
        plain(g[k]) == plain(f[k]) if k != "comparator" else g[k] == f[k]
        for k in ("comparator", "unit", "kind") if k in g))  # fmt: skip
    for j, i in judged("directives", same_text, 0.8, lambda g, f: True).items():
        g, f = gold["directives"][i], record["directives"][j]
        bodies = [r for r in f["responsible"] if r["explicit"]]
        same = {b: a for a, b in pairs(g.get("responsible") or [], bodies, same_body, 0.8)}
        for b, body in enumerate(bodies):
            add("responsible", body, b in same)
        if f["deadline"] and "deadline" in g:
            want = g["deadline"]
            add("deadline", f["deadline"], bool(want) and last_day(want) == last_day(f["deadline"]))


def fit(measured: Iterable[Case]) -> dict[str, list[list[float]]]:
    """Return the knots of every rule and of every family of rules (the word before ``/``).

    A rule's share of right values at each raw confidence is drawn towards its family's, made to rise, and
    published as it is from 0.97 on; lower ones are pressed below 0.9, so that 0.9 is a promise.
    """
    by_rule: dict[str, dict[float, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    family: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    unseen: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for c in measured:
        w = WEIGHT[c.origin]
        names = (c.rule, c.rule.split("/")[0])
        for tally in (*(by_rule[n][c.raw] for n in names), family[names[1]]):
            tally[0] += w * c.right
            tally[1] += w
        if c.origin == "unseen":
            unseen[names[1]][0] += c.right
            unseen[names[1]][1] += 1
    out: dict[str, list[list[float]]] = {}
    for rule, bins in sorted(by_rule.items()):
        right, count = family[rule.split("/")[0]]
        prior = (right + 0.9 * PRIOR) / (count + PRIOR)
        good, judged = unseen[rule.split("/")[0]]
        # Rules know the documents they were written with: the others must bear the promise out.
        borne_out = prior >= FAMILY and (judged < TELLING or good / judged >= FAMILY)
        rising = _rising(
            [(raw, (r + prior * PRIOR) / (n + PRIOR), n + PRIOR) for raw, (r, n) in sorted(bins.items())]
        )
        out[rule] = []
        seen = (
            0.0  # weight at this confidence and below: what is surer leans on what is less sure, never back
        )
        for raw, share in rising:
            seen += bins[raw][1]
            out[rule].append([raw, round(_published(share, borne_out and seen >= ENOUGH), 3)])
    mentions = {r.replace("reference", "mention", 1): k for r, k in out.items() if r.startswith("reference")}
    return out | mentions  # a mention is as sure as the reference that is read so


def _published(share: float, proven: bool) -> float:
    """Return what is published for a share: at most 0.985, as real documents are harder than ours."""
    if share >= SURE and proven:
        return 0.97 + 0.6 * (share - SURE)
    return min(share * PUBLISHED / SURE, PUBLISHED - 0.001)


def _rising(points: list[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """Return the shares made to rise: neighbours that fall are pooled by their weights."""
    pools: list[tuple[list[float], float, float]] = []
    for raw, share, weight in points:
        pools.append(([raw], share, weight))
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            b, a = pools.pop(), pools.pop()
            total = a[2] + b[2]
            pools.append((a[0] + b[0], (a[1] * a[2] + b[1] * b[2]) / total, total))
    return [(raw, share) for raws, share, _ in pools for raw in raws]


def confidence(knots: dict[str, list[list[float]]], case: Case) -> float:
    """Return the confidence that a table gives a value."""
    from vndocparse.core.calibration import looked_up

    return looked_up(knots, case.rule, case.raw) * case.read


def left_out(measured: list[Case]) -> list[tuple[float, Case]]:
    """Return the written documents' values with confidences fitted without their document."""
    out = []
    for name in sorted({c.document for c in measured if c.origin != "generated"}):
        knots = fit(c for c in measured if c.document != name)
        out += [(confidence(knots, c), c) for c in measured if c.document == name]
    return out


def report(columns: dict[str, list[tuple[float, Case]]]) -> list[str]:
    """Return the reliability tables as Markdown: by confidence, and at 0.9 and above by kind."""
    head = " | ".join(columns)
    out = [f"| confidence | {head} |", "| --- |" + " --- |" * len(columns)]
    for low, high in pairwise(EDGES):
        shown = [_share([c for v, c in rows if low <= v < high]) for rows in columns.values()]
        label = f"below {high:g}" if not low else f"{low:g} and above" if high > 1 else f"{low:g} to {high:g}"
        out.append(f"| {label} | {' | '.join(shown)} |")
    out += ["", f"| at 0.9 and above | {head} |", "| --- |" + " --- |" * len(columns)]
    for kind in (*KINDS, "all"):
        shown = []
        for rows in columns.values():
            own = [(v, c) for v, c in rows if kind in (c.kind, "all")]
            shown.append(f"{_share([c for v, c in own if v >= PUBLISHED])} of {len(own)}")
        name = f"**{kind}**" if kind == "all" else kind
        out.append(f"| {name} | {' | '.join(shown)} |")
    return out


def _share(found: list[Case]) -> str:
    return f"{100 * sum(c.right for c in found) / len(found):.1f} % ({len(found)})" if found else "– (0)"


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--update", action="store_true")
    ap.add_argument("--also", type=Path, nargs="*", default=[])
    args = ap.parse_args()
    own = [c for name, origin, make, gold in collections() for c in cases(name, origin, make, gold)]
    knots = fit(own)
    rows = left_out(own)
    columns = {
        "written, not seen": [r for r in rows if r[1].origin == "unseen"],
        "written, seen": [r for r in rows if r[1].origin == "seen"],
    }
    others = [c for item in real(args.also) for c in cases(*item)]
    if others:
        columns["real"] = [(confidence(knots, c), c) for c in others]
    lines = report(columns)
    print("\n".join(lines))
    if args.update:
        documents = {o: len({c.document for c in own if c.origin == o}) for o in WEIGHT}
        body = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(knots.items()))
        made = f'{{\n "documents": {json.dumps(documents)},\n "knots": {{\n{body}\n }}\n}}\n'
        TABLE.write_text(made, encoding="utf-8")
        text = DOCS.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        _, _, after = rest.partition(END)
        DOCS.write_text(f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
