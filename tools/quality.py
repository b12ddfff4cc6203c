"""The quality gate: floors for each category on annotated collections, which are never lowered unseen.

    python tools/quality.py [--update [--allow-regression]]

Collections: documents generated with a seed of their own (always), and the development split under
../shared/gold where it is present (texts only, no recognition). ``corpora/eval_baseline.json`` holds the
floors and a hash of each collection, so that neither data nor floors change unseen.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BASELINE = ROOT / "corpora/eval_baseline.json"
SHARED = ROOT.parent / "shared"
COUNT, SEED = 96, 77
MARGIN = 0.0005  # rounding, not noise: the same text gives the same record

sys.path.insert(0, str(ROOT / "tools"))
sys.path.insert(0, str(ROOT / "corpora/generator"))


def generated() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return text and gold of the generated collection by name."""
    from generate import documents

    return {d.name: (d.text, d.gold) for d in documents(COUNT, SEED)}


def shared() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return text and gold of the development documents that are texts; empty where they are absent."""
    from score_gold import TEST_SPLIT, input_of

    found = {}
    for path in sorted((SHARED / "gold").glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        source = input_of(name)
        if not name.startswith(TEST_SPLIT) and source is not None and source.suffix == ".txt":
            found[name] = (source.read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8")))
    return found


def measure(collection: dict[str, tuple[str, dict[str, Any]]]) -> dict[str, float]:
    """Return F1 by category, and overall."""
    from vndocparse.evaluate.figures import Figures
    from vndocparse.pipeline import parse_text

    figures = Figures()
    for name, (text, gold) in collection.items():
        figures.add(name, gold, json.loads(parse_text(text).to_json()))
    out = {c: round(t.f1, 4) for c, t in sorted(figures.tallies.items()) if "lenient" not in c}
    return {"overall": round(figures.overall, 4), **out}


def digest(collection: dict[str, tuple[str, dict[str, Any]]]) -> str:
    """Return a hash of texts and annotations."""
    data = json.dumps(collection, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def faults() -> list[str]:
    """Return one line for each floor that is not held and each collection that changed."""
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    out = []
    for name, load in (("generated", generated), ("shared_dev", shared)):
        collection = load()
        if not collection:
            continue
        if digest(collection) != baseline[name]["hash"]:
            if name == "generated":  # ../shared is not ours: other data there has no floors
                out.append(f"{name}: the data changed; run tools/quality.py --update and say why")
            continue
        scores = measure(collection)
        for category, floor in baseline[name]["floors"].items():
            if scores.get(category, 0.0) < floor - MARGIN:
                out.append(
                    f"{name}: {category} {scores.get(category, 0.0):.4f} is below its floor {floor:.4f}"
                )
    return out


def update(allow_regression: bool) -> int:
    """Write the floors anew; a lower one is refused unless allowed."""
    old = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    made: dict[str, Any] = dict(old)
    lowered = []
    for name, load in (("generated", generated), ("shared_dev", shared)):
        collection = load()
        if not collection:
            continue
        scores = measure(collection)
        for category, floor in old.get(name, {}).get("floors", {}).items():
            if scores.get(category, 0.0) < floor - MARGIN:
                lowered.append(f"{name}: {category} {floor:.4f} -> {scores.get(category, 0.0):.4f}")
        made[name] = {"documents": len(collection), "hash": digest(collection), "floors": scores}
    for line in lowered:
        print(line)
    if lowered and not allow_regression:
        print("not written: floors would be lowered (--allow-regression writes them)")
        return 1
    BASELINE.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--update", action="store_true")
    ap.add_argument("--allow-regression", action="store_true")
    args = ap.parse_args()
    if args.update:
        return update(args.allow_regression)
    found = faults()
    print("\n".join(found) or "all floors held")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
