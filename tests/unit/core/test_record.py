"""The record is written in pieces as it is as a whole, and long ones do not eat memory."""

import gc
import json
import tracemalloc

import pytest

from vndocparse import parse_text
from vndocparse.core.packed import pack_pieces, unpack_record
from vndocparse.core.record import Document

HEAD = (
    "ĐẢNG BỘ TỈNH HÀ SƠN\nĐẢNG ỦY XÃ BÌNH LẠC\n*\nSố 12-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Bình Lạc, ngày 10 tháng 7 năm 2025\n\nKẾ HOẠCH\nthực hiện Nghị quyết số 5-NQ/TU ngày 2/4/2025\n-----\n\n"
)
ITEM = (
    "{n}. Văn phòng Đảng ủy chủ trì, phối hợp với Ủy ban Kiểm tra rà soát hồ sơ, hoàn thành trước ngày "
    "15/9/2025; phấn đấu trên 90% chi bộ đạt yêu cầu.\n"
)


def _text(items: int) -> str:
    return HEAD + "".join(ITEM.format(n=n) for n in range(1, items + 1))


@pytest.mark.parametrize("text", ["", "một dòng", _text(4)])
def test_pieces_are_the_whole(text: str) -> None:
    document = parse_text(text)
    pieces = list(document.json_pieces())
    assert b"".join(pieces).decode() == document.to_json()
    assert unpack_record(pack_pieces(pieces)) == json.loads(document.to_json())
    assert Document.model_validate_json(document.to_json()) == document


def test_an_item_costs_little_memory() -> None:
    """A directive with two bodies, a deadline and a target: 1,700 characters of JSON."""
    parse_text(_text(3))
    live = []
    for items in (50, 250):
        tracemalloc.start()
        document = parse_text(_text(items))
        gc.collect()  # what waits to be collected is not what an item costs
        live.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
        assert len(document.directives) == items
    assert (live[1] - live[0]) / 200 < 7_500
