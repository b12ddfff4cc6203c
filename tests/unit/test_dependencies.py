"""The check of dependencies and forbidden calls: clean here, and it finds what it should."""

import ast
import importlib.util
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def check() -> Any:
    spec = importlib.util.spec_from_file_location("check_dependencies", ROOT / "tools/check_dependencies.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_our_sources_and_packages_are_clean(check: Any) -> None:
    assert list(check.faults_of_sources()) == []
    assert list(check.faults_of_packages(False)) == []


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import pickle", ["import pickle"]),
        ("from marshal import loads", ["import marshal", "import marshal.loads"]),
        ("eval('1')", ["eval"]),
        ("yaml.load(x)", ["yaml.load"]),
        ("subprocess.run('ls', shell=True)", ["shell"]),
        ("subprocess.run(['ls'], shell=False)", []),
        ("np.load(f, allow_pickle=yes)", ["np.load", "allow_pickle"]),
        ("import urllib.request", ["network"]),
        ("yaml.safe_load(x); literal_eval(y)", []),
    ],
)
def test_forbidden_calls_are_found(check: Any, code: str, told: list[str]) -> None:
    assert [what for _, what in check._forbidden(ast.parse(code))] == told


@pytest.mark.parametrize(
    ("said", "fine"),
    [
        ("MIT", True), ("Apache-2.0 OR BSD-3-Clause", True), ("GPL-2.0-only", False), ("LGPL-3.0 AND MIT", False),
        ("GPL-2.0 OR MIT", True), ("GNU Affero General Public License v3", False), ("", False), ("Proprietary", False),
    ],
)  # fmt: skip
def test_licences_are_judged(check: Any, monkeypatch: pytest.MonkeyPatch, said: str, fine: bool) -> None:
    monkeypatch.setattr(check, "licence", lambda found: said)
    faults = [f for f in check.faults_of_packages(False) if "licence" in f]
    assert (not faults) == fine
