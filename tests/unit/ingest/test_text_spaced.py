"""Tables of plain text whose cells tabs or runs of spaces part."""

import pytest

from vndocparse import parse_text
from vndocparse.ingest.text_spaced import spaced_table

TABBED = ["TT\tNhiệm vụ\tChủ trì\tThời hạn", "1\tTrồng cây\tSở Xây dựng\tQuý II", "2\tTỉa cành\t\tQuý III"]
SPACED = [
    "STT  Nhiệm vụ  Chủ trì  Thời hạn",
    "1  Trồng cây xanh  Sở Xây dựng  Trước 31/3",
    "2  Tỉa cành  Sở Công Thương",
    "15/11/2030",
    "3. Nhiệm vụ khác.",
]


@pytest.mark.parametrize(
    ("lines", "rows", "behind"),
    [
        (TABBED, ["1", "2"], 3),
        (SPACED, ["1", "2"], 4),
        (["TT  Nhiệm vụ  Chủ trì", "Trồng cây  Sở Xây dựng", ""], None, 0),
        (["Nhiệm vụ  Chủ trì  Thời hạn", "1  Trồng cây  Sở Xây dựng"], None, 0),
        (["TT  Nhiệm vụ  Chủ trì", "1  Trồng cây  Sở Xây dựng"], None, 0),
    ],
)
def test_rows(lines: list[str], rows: list[str] | None, behind: int) -> None:
    found = spaced_table(lines, 0)
    if rows is None:
        assert found is None
    else:
        assert found is not None
        assert [r[0] for r in found[0][1:]] == rows
        assert all(len(r) == len(found[0][0]) for r in found[0])
        assert found[1] == behind


def test_rows_are_directives() -> None:
    head = "UBND TỈNH HÀ SƠN\nSố: 5/KH-UBND\nHà Sơn, ngày 05 tháng 3 năm 2030\nKẾ HOẠCH\nTrồng cây\nII. NHIỆM VỤ\n"
    doc = parse_text(head + "\n".join(SPACED) + "\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng theo dõi.\n")
    by_item = {d.item: d for d in doc.directives}
    assert by_item["1"].text == "Trồng cây xanh"
    assert by_item["2"].deadline is not None
    assert by_item["2"].deadline.date == "2030-11-15"
