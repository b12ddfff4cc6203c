"""Reviews that open a body of plain paragraphs."""

from pathlib import Path

import pytest
import yaml

from vndocparse.core.analysis import Zone
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases/opening_reviews.yaml").read_text("utf-8"))
FOOT = "Nơi nhận:\n- Các chi bộ,\n- Lưu Văn phòng.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nTrần Văn Lâm\n"


def head(kind: str, symbol: str) -> str:
    return (
        f"ĐẢNG ỦY XÃ TÂN LIỄU\n*\nSố 12-{symbol}/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"Tân Liễu, ngày 5 tháng 3 năm 2026\n\n{kind}\nvề việc làng\n-----\n\n"
    )


@pytest.mark.parametrize(
    ("kind", "symbol"), [("CHỈ THỊ", "CT"), ("KẾT LUẬN", "KL"), ("KẾ HOẠCH", "KH"), ("THÔNG BÁO", "TB")]
)
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_roles(case: dict[str, list[tuple[str, str]]], kind: str, symbol: str) -> None:
    body = "\n\n".join(text for _, text in case["paras"])
    a = analyse(read_text(f"{head(kind, symbol)}{body}\n\n{FOOT}"))
    found = [(b.role.value, b.span.of(a.text)) for b in a.blocks if b.zone in (Zone.BODY, Zone.CLOSING)]
    # the last ones may be told to close the document: they are work all the same
    assert [("task" if r == "implementation" else r, t) for r, t in found] == [
        tuple(p) for p in case["paras"]
    ]
