"""Tables of tasks of which recognition changed a head or lost a row's number."""

import pytest

from vndocparse.ingest.layout.cells import _same_head
from vndocparse.pipeline import parse_bytes

PLAN = """ỦY BAN NHÂN DÂN XÃ TÂN LẠC

KẾ HOẠCH
Chăm sóc hàng cây ven đường năm 2026

I. NHIỆM VỤ

{head}
|---|---|---|---|
{rows}
"""
ROWS = (
    ("1", "Trồng dặm cây sao đen", "Các thôn", "Tháng 3/2026"),
    ("2", "Sơn gốc cây", "Đoàn Thanh niên xã", "Tháng 4/2026"),
    ("3", "Cắt tỉa cành khô", "Hợp tác xã Tân Lạc", "Tháng 5/2026"),
)


def items(head: str, numbers: tuple[str, ...] = ("1", "2", "3")) -> list[str | None]:
    rows = "\n".join(
        "| " + " | ".join((number, *row[1:])) + " |" for number, row in zip(numbers, ROWS, strict=True)
    )
    document = parse_bytes(PLAN.format(head=head, rows=rows).encode(), "ke-hoach.md")
    return [d.item for d in document.directives]


@pytest.mark.parametrize(
    ("head", "count"),
    [
        ("| STT | Nội dung công việc | Đơn vị thực hiện | Thời gian |", 3),
        ("| STT | Nôi dung công việc” | Đơn vi thưc hiện | Thời gian |", 3),
        ("| STT | Nội dung công vlệc | Đơn vị thực hiện | Thời gian |", 3),
        ("| STT | Tên cây | Chiều cao | Số lượng |", 0),
        ("| STT | Nội san | Đơn vị | Thời gian |", 0),
    ],
)
def test_a_head_is_known_without_its_marks(head: str, count: int) -> None:
    assert len(items(head)) == count


@pytest.mark.parametrize(
    ("numbers", "right"),
    [
        (("1", "", "3"), ["1", "2", "3"]),
        (("", "2", "3"), ["1", "2", "3"]),
        (("1", "Z", "3"), ["1", "2", "3"]),
        (("1", "2", "4"), ["1", "2", "4"]),  # as it is printed
        (("I", "", ""), ["I", "I", "I"]),  # nothing tells what was there: the path of the outline
    ],
)
def test_a_lost_number_is_what_its_neighbours_leave(numbers: tuple[str, ...], right: list[str]) -> None:
    head = "| STT | Nội dung công việc | Đơn vị thực hiện | Thời gian |"
    assert items(head, numbers) == right


@pytest.mark.parametrize(("first", "right"), [("", ["1", "2", "3"]), ("]'T", ["1", "2", "3"])])
def test_a_column_that_counts_is_the_number_s(first: str, right: list[str]) -> None:
    assert items(f"| {first} | Nội dung công việc | Đơn vị thực hiện | Thời gian |") == right


def test_a_head_read_differently_on_the_next_page_is_the_same() -> None:
    head = ("stt", "nộidungcôngviệc", "cơquanchủtrì", "sảnphẩm")
    assert _same_head(("st", "nộidungcôngviêc", "cơquanchủtrì", "sảnphãm"), head)
    assert not _same_head(("4", "trồngdặmcâysaođen", "cácthôn", "cây"), head)
