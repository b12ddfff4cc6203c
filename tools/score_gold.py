"""Parse the annotated documents under ../shared and score the output.

    python tools/score_gold.py [--split dev|test|all] [--set texts|headfoot] [--errors] [--only CATEGORY]

``--errors`` is refused for the test split: its errors are not read while rules are written.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TEST_SPLIT = (
    "157-kh-ubnd-ha-noi-2020",
    "11-ct-ubnd-quang-ngai-2021",
    "nghi-quyet_26-NQ-TU_",
    "ket-luan_3-KL-DU_",
)


def input_of(name: str) -> Path | None:
    """Return the document that a gold file annotates."""
    if name == "seed":
        return SHARED / "real/seed.txt"
    for folder, endings in (
        ("text", (".txt",)),
        ("scan", (".pdf",)),
        ("pdf", (".pdf",)),
        ("pdf-bad-text", (".pdf",)),
        ("office", (".docx", ".doc")),
    ):
        for ending in endings:
            path = SHARED / "real" / folder / (name + ending)
            if path.exists():
                return path
    return None


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--split", choices=("dev", "test", "all"), default="dev")
    ap.add_argument("--set", choices=("texts", "headfoot"), default="texts", dest="kind")
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--only", help="list the errors of one category")
    ap.add_argument("--skip-scans", action="store_true", help="leave out what needs OCR")
    ap.add_argument("--match", default="", help="only documents whose name contains this")
    ap.add_argument("--out", type=Path, help="keep the output here")
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    if args.errors and args.split != "dev":
        ap.error("--errors is for the development split only")
    from vndocparse import ParseOptions, VndocparseError, parse

    gold_dir = SHARED / ("gold" if args.kind == "texts" else "gold/headfoot")
    with tempfile.TemporaryDirectory() as tmp:
        gold_out, pred_out = Path(tmp) / "gold", args.out or Path(tmp) / "pred"
        gold_out.mkdir()
        pred_out.mkdir(exist_ok=True, parents=True)
        options = ParseOptions(cache=str(Path.home() / ".cache/vndocparse-score"))
        for gold in sorted(gold_dir.glob("*.gold.json")):
            name = gold.name.removesuffix(".gold.json")
            in_test = name.startswith(TEST_SPLIT)
            if (args.split == "dev" and in_test) or (args.split == "test" and not in_test):
                continue
            path = input_of(name)
            if args.match not in name or path is None or (args.skip_scans and path.parent.name == "scan"):
                continue
            (gold_out / gold.name).write_bytes(gold.read_bytes())
            began = time.perf_counter()
            try:
                text = parse(path, options).to_json(indent=1)
            except VndocparseError as e:
                print(f"{name}: {e}", file=sys.stderr)
                continue
            (pred_out / f"{name}.json").write_text(text, encoding="utf-8")
            print(f"{name}: {time.perf_counter() - began:.2f} s", file=sys.stderr)
        command = [sys.executable, str(SHARED / "score/score.py"), str(gold_out), str(pred_out)]
        if args.json:
            figures = json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True).stdout)
            print(json.dumps(figures, ensure_ascii=False))
            return 0
        command += ["--errors"] if args.errors else []
        command += ["--only", args.only] if args.only else []
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
