"""Write the documents that are made from code, or check that they are up to date (``--check``)."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def schema() -> str:
    """Return the JSON Schema of a parsed document."""
    from vndocparse.core.record import Document

    return json.dumps(Document.model_json_schema(by_alias=True), ensure_ascii=False, indent=1) + "\n"


def cli() -> str:
    """Return the help of every command, as Markdown."""
    verbs: list[list[str]] = [[]]
    listed = _help([])
    for line in listed.split("Commands:\n", 1)[1].splitlines():
        name = line.strip().split(" ")[0]
        if name and line.startswith("  ") and not line.startswith("   "):
            verbs.append([name])
            inner = _help([name])
            if "Commands:\n" in inner:
                verbs += [
                    [name, sub.strip().split(" ")[0]]
                    for sub in inner.split("Commands:\n", 1)[1].splitlines()
                    if sub.startswith("  ") and not sub.startswith("   ") and sub.strip()
                ]
    parts = ["# The command line\n\nMade from the program's own help by `./dev docs`.\n"]
    parts += [
        f"## `{' '.join(['vndocparse', *verb])}`\n\n```\n{_help(verb).rstrip()}\n```\n" for verb in verbs
    ]
    return "\n".join(parts)


def _help(verb: list[str]) -> str:
    env = {**os.environ, "COLUMNS": "100", "TERMINAL_WIDTH": "100", "VNDOCPARSE_LANG": "en", "NO_COLOR": "1"}
    command = [sys.executable, "-c", "from vndocparse_cli.app import main; main()", *verb, "--help"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return done.stdout.replace("Usage: -c", "Usage: vndocparse").replace("python -m", "")


def errors() -> str:
    """Return the table of exit codes."""
    from vndocparse import errors as module

    rows = ["# Exit codes and errors\n", "Made from `src/vndocparse/errors.py` by `./dev docs`.\n"]
    rows += ["| code | name | error | meaning |", "| --- | --- | --- | --- |"]
    classes = {
        c.exit_code: c
        for c in vars(module).values()
        if isinstance(c, type) and issubclass(c, module.VndocparseError)
    }
    notes = {
        "OK": "everything went well",
        "UNEXPECTED": "a defect of the tool; set VNDOCPARSE_DEBUG=1 and report it",
        "USAGE": "the command was called with wrong arguments",
        "PARTIAL": "several inputs, and at least one failed; each failure was told on standard error",
        "INTERRUPTED": "stopped by the user (Ctrl-C)",
    }
    for code in module.ExitCode:
        c = classes.get(code)
        name = f"`{c.__name__}`" if c and code.name not in notes else ""
        told = notes.get(code.name) or ((c.__doc__ or "").strip().splitlines()[0] if c else "")
        rows.append(f"| {int(code)} | {code.name} | {name} | {told} |")
    return "\n".join(rows) + "\n"


MADE = {"schema.json": schema, "cli.md": cli, "errors.md": errors}


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--check", action="store_true")
    args = ap.parse_args()
    stale = []
    for name, make in MADE.items():
        path = DOCS / name
        text = make()
        if args.check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"out of date, run ./dev docs: {', '.join(stale)}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
