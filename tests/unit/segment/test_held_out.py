"""Invented documents, whole and damaged, keep their outline, roles and findings."""

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from held_out import FORMS, documents, figures, judge
from plain_source import source

from vndocparse.segment.analyse import analyse


@pytest.mark.parametrize("form", FORMS)
def test_documents_keep_their_places_and_findings(form: str) -> None:
    counts: Counter = Counter()
    errors: list[str] = []
    for _, raw in documents():
        judge(raw, form, counts, errors)
    assert min(figures(counts).values()) >= 0.97, errors


LIMIT = pytest.mark.xfail(strict=True, reason="known limit")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I- MỤC TIÊU\n1. Một.\nI- NHIỆM VỤ\n1. Hai.", ["I", "I.1", "II", "II.1"]),
        ("I- MỤC TIÊU\nI- NHIỆM VỤ\nHI- TỔ CHỨC THỰC HIỆN\nTV- KINH PHÍ", ["I", "II", "III", "IV"]),
        ("I. MỤC TIÊU\nH. NHIỆM VỤ\n111. TỔ CHỨC THỰC HIỆN", ["I", "II", "III"]),
        ("l. MỤC TIÊU\n1. Một.\nIl. NHIỆM VỤ", ["I", "I.1", "II"]),
        ("1. MỤC TIÊU\n1. Một.\n11. NHIỆM VỤ\n1. Hai.", ["I", "I.1", "II", "II.1"]),
        ("I MỤC TIÊU CHUNG\n1. Một.\nII NHIỆM VỤ\n1. Hai.", ["I", "I.1", "II", "II.1"]),
        ("4. Một việc.\nS. Hai việc.\nó. Ba việc.\n7. Bốn việc.", ["4", "5", "6", "7"]),
        ("I. Rà soát rừng.\n2. Trồng cây.", ["1", "2"]),
        pytest.param("1. Một việc.\n? Hai việc.\n3. Ba việc.", ["1", "2", "3"], marks=LIMIT, id="unreadable digit"),
        ("1. Một việc.\n2 Hai việc.\n3. Ba việc.", ["1", "2", "3"]),
        ("1 Một việc.\n2. Hai việc.\n3 Ba việc.", ["1", "2", "3"]),
        ("Chung.\n5 Đồng chí nhận việc.\n1. Một việc.", ["1"]),
        ("1. Một việc.\na Việc nhỏ.\nb} Việc nữa.\nc, Việc cuối.\nd] Việc thêm.", ["1", "1.a", "1.b", "1.c", "1.d"]),
        ("I. Một phần.\nIl. Hai phần.\n1II, Ba phần.\n1V Bốn phần.", ["I", "II", "III", "IV"]),
        ("§- ĐÁNH GIÁ CHUNG\n1. Một.\nII. MỤC TIÊU\n1. Hai.", ["I", "I.1", "II", "II.1"]),
        ("I. ĐÁNH GIÁ\n1. Một.\nII. MỤC TIÊU\n1. Hai.\n#%. NHIỆM VỤ VÀ GIẢI PHÁP\n1. Ba.", ["I", "I.1", "II", "II.1", "III", "III.1"]),
        ("I. ĐÁNH GIÁ\n1. Một.\nLỜI CẢM ƠN CHUNG\n1. Ba.", ["I", "I.1", "", "1"]),
        ("3. Một việc.\nA. Hai việc.\nŠ. Ba việc.\ns.1. Nhỏ.\n5.2 Nhỏ.", ["3", "4", "5", "5.1", "5.2"]),
        ("(1) Một việc.\n(2} Hai việc.\n(3) Ba việc.\n(4) Bốn.\n(5) Năm.\n(ó) Sáu.", ["1", "2", "3", "4", "5", "6"]),
        ("5. Một việc.\nG. Hai việc.\n7. Ba việc.\nB. Bốn việc.", ["5", "6", "7", "8"]),
        pytest.param("I- MỘT VIỆC\nY- HAI VIỆC", ["I", "II"], marks=LIMIT, id="V read as Y"),
    ],
)  # fmt: skip
def test_damaged_labels(text: str, expected: list[str]) -> None:
    a = analyse(source("KẾT LUẬN\n-----\n" + text))
    assert [n.path for n in a.nodes] == expected
