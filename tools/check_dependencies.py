"""Check what the package stands on, without network: licences, versions, and calls that must not be made.

    python tools/check_dependencies.py [--list]

* Every package that is installed for this one (dependencies of dependencies too) has a permissive licence.
* Installed versions lie within the ranges of pyproject.toml, every range has a lower bound, and none lies
  below the first version without a known serious hole (`_SAFE_FROM`; this list is kept by hand).
* No source of ours unpickles, evaluates text, loads YAML unsafely, starts a shell or opens a socket.

Prints what is wrong and exits with 1; `--list` prints every package with its licence.
"""

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("src", "cli", "tools", "corpora", "benchmarks")
_COPYLEFT = re.compile(
    r"\b(?:A|L)?GPL|GNU|affero|EUPL|SSPL|commons clause|non-?commercial|CC-BY-NC", re.IGNORECASE
)
_PERMISSIVE = re.compile(
    r"\bMIT\b|BSD|Apache|\bISC\b|\bPSF|Python Software|Zlib|Unlicense|Public.Domain|CC0|MPL|Mozilla|HPND",
    re.IGNORECASE,
)
# First versions without a published hole that a hostile document could use.
_SAFE_FROM = {
    "jinja2": "3.1.6",
    "lxml": "4.9.1",
    "openpyxl": "2.4.2",
    "opencv-python-headless": "4.8.1.78",
    "pillow": "11.3.0",
    "pydantic": "2.4.0",
    "pypdfium2": "4.20.0",
    "pyyaml": "5.4",
    "requests": "2.32.4",
    "tqdm": "4.66.3",
    "urllib3": "2.5.0",
}
_FORBIDDEN_MODULES = {"pickle", "cPickle", "dill", "cloudpickle", "marshal", "shelve", "telnetlib", "ftplib"}
_NETWORK_MODULES = {"socket", "urllib.request", "http.client", "requests", "httpx"}
_FORBIDDEN_CALLS = {
    "eval", "exec", "os.system", "os.popen", "tempfile.mktemp", "yaml.load", "yaml.unsafe_load",
    "yaml.full_load",
    "numpy.load", "np.load", "torch.load", "joblib.load",
}  # fmt: skip
# What is done all the same, and why it does no harm.
_ALLOWED = {
    (
        "src/vndocparse/lexicons/load.py",
        "yaml.load",
    ): "with a subclass of the safe loader that finds doubled keys",
    ("src/vndocparse/tracker/push.py", "network"): "sends to the address that the user gives",
}


def packages() -> Iterator[tuple[str, metadata.Distribution, list[Requirement]]]:
    """Yield each installed package that ours needs, and what asks for it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked: dict[str, list[Requirement]] = {}
    left = [Requirement(d) for d in project["dependencies"]]
    while left:
        wanted = left.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        first = name not in asked
        asked.setdefault(name, []).append(wanted)
        if first:
            try:
                needs = metadata.distribution(name).requires or []
            except metadata.PackageNotFoundError:
                continue
            found = (Requirement(r) for r in needs)
            left.extend(r for r in found if r.marker is None or r.marker.evaluate({"extra": ""}))
    for name in sorted(asked):
        try:
            yield name, metadata.distribution(name), asked[name]
        except metadata.PackageNotFoundError:
            print(f"{name}: not installed, not checked", file=sys.stderr)


def licence(found: metadata.Distribution) -> str:
    """Return what a package says of its licence."""
    told = [found.metadata.get("License-Expression") or ""]
    told += [
        c.split("::")[-1].strip() for c in found.metadata.get_all("Classifier") or [] if c[:7] == "License"
    ]
    told.append((found.metadata.get("License") or "").strip().split("\n")[0][:100])
    return "; ".join(dict.fromkeys(t for t in told if t))


def faults_of_packages(listed: bool) -> Iterator[str]:
    """Yield what is wrong with licences and versions."""
    for name, found, asked in packages():
        said = licence(found)
        if listed:
            print(f"{name:28} {found.version:18} {said}")
        # `GPL-2.0 OR MIT` leaves the choice.
        choices = re.split(r"\s+OR\s+", said)
        if not any(_PERMISSIVE.search(c) and not _COPYLEFT.search(c) for c in choices):
            yield f"{name}: licence {said!r} is not known to be permissive"
        version = Version(found.version)
        for wanted in asked:
            if not wanted.specifier.contains(version, prereleases=True):
                yield f"{name} {version} is outside {wanted}"
        if name in _SAFE_FROM and version < Version(_SAFE_FROM[name]):
            yield f"{name} {version} has known holes; {_SAFE_FROM[name]} has not"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for line in project["dependencies"]:
        if not any(s.operator in (">=", "==", "~=") for s in Requirement(line).specifier):
            yield f"pyproject.toml: {line} has no lower bound"


def faults_of_sources() -> Iterator[str]:
    """Yield the calls and imports in our sources that must not be."""
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            for line, what in _forbidden(ast.parse(path.read_text(encoding="utf-8"))):
                if (place, what) not in _ALLOWED:
                    yield f"{place}:{line}: {what}"


def _forbidden(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or "", *(f"{node.module}.{a.name}" for a in node.names)]
        for name in names:
            if name.split(".")[0] in _FORBIDDEN_MODULES:
                yield node.lineno, f"import {name}"
            if name in _NETWORK_MODULES:
                yield node.lineno, "network"
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in _FORBIDDEN_CALLS:
                yield node.lineno, name
            if any(k.arg == "shell" and not _is_false(k.value) for k in node.keywords):
                yield node.lineno, "shell"
            if any(k.arg == "allow_pickle" and not _is_false(k.value) for k in node.keywords):
                yield node.lineno, "allow_pickle"


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--list", action="store_true")
    args = ap.parse_args()
    faults = [*faults_of_packages(args.list), *faults_of_sources()]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
