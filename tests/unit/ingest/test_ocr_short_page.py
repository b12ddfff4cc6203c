"""A last page that holds only recipients and signature is read like any other."""

import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT / "corpora/generator"), str(ROOT / "corpora/scan_simulator")]


@pytest.mark.parametrize("turn", [0, 2])
def test_a_few_lines_on_a_pale_noisy_page_are_print(turn: int) -> None:
    simulate = pytest.importorskip("simulate")
    from build import Draft
    from render import register_fonts

    from vndocparse.core.options import ParseOptions
    from vndocparse.ingest.ocr import tessdata
    from vndocparse.ingest.ocr.recognise import recognise_image

    try:
        register_fonts()
    except FileNotFoundError as e:
        pytest.skip(str(e))
    if tessdata.find(ParseOptions()) is None:
        pytest.skip("no Vietnamese data of Tesseract")
    import random

    draft = Draft(random.Random(3), "short")
    draft.add("Nơi nhận:", place="left", size=12)
    for line in ("- Thường trực Tỉnh ủy (báo cáo),", "- Các chi bộ trực thuộc,", "- Lưu Văn phòng Huyện ủy."):
        draft.add(line, place="left", size=12)
    for line in ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Dương Công Khánh"):
        draft.add(line, place="right", bold=True)
    (image,) = simulate.pictures(draft, 42, 200)
    pixels = np.rot90(np.asarray(image), turn).copy()
    page = recognise_image(pixels, dpi=200, number=1, size=None, options=ParseOptions())
    read = " ".join(w.text for w in page.words)
    assert not page.blank
    assert "Nơi nhận" in read
    assert "BAN THƯỜNG VỤ" in read
