"""What must not be loaded for a search to start: each of these takes longer than the search itself."""

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "thong-bao-88-tcvn3.txt"
_RUN = (
    "import sys; from vndocparse_cli.app import app; sys.argv[0] = 'vndocparse';"
    " app(standalone_mode=False); print(*sys.modules, file=sys.stderr)"
)


def _loaded(*words: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", _RUN, *words], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("verb", ["--help", "search"])
def test_nothing_heavy_is_loaded(verb: str, tmp_path: Path) -> None:
    archive = str(tmp_path / "archive.db")
    words = [verb]
    if verb == "search":
        ingest = [sys.executable, "-m", "vndocparse_cli", "ingest", str(SAMPLE), "--archive", archive]
        subprocess.run(ingest, check=True, capture_output=True)
        words += ["thông báo", "--archive", archive]
        _loaded(*words)  # makes the index
    loaded = _loaded(*words)
    assert not loaded & {"pydantic", "numpy", "rapidfuzz", "spacy", "underthesea", "pypdfium2", "cv2"}
