"""One numbering that runs on for hundreds of items, and numbers that only look like its next."""

import pytest

from vndocparse import parse_text

HEAD = (
    "ĐẢNG BỘ TỈNH HÀ SƠN\nĐẢNG ỦY XÃ BÌNH LẠC\n*\nSố 12-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Bình Lạc, ngày 10 tháng 7 năm 2025\n\nKẾ HOẠCH\nthực hiện một số nhiệm vụ\n-----\n\n"
)


def _items(numbers: list[int]) -> list[str | None]:
    body = "\n".join(f"{n}. Văn phòng Đảng ủy rà soát hồ sơ của chi bộ {n}." for n in numbers)
    return [d.item for d in parse_text(HEAD + body).directives]


@pytest.mark.parametrize("last", [150, 230, 1030])
def test_a_long_list_keeps_its_items(last: int) -> None:
    assert _items(list(range(1, last + 1))) == [str(n) for n in range(1, last + 1)]


def test_a_few_items_may_be_lost() -> None:
    numbers = [*range(1, 204), *range(207, 211)]
    assert _items(numbers) == [str(n) for n in numbers]


def test_a_great_number_out_of_its_list_is_no_item() -> None:
    assert set(_items([1, 2, 2025, 2026, 3])) == {"1", "2", "3"}
    assert "300" not in _items([1, 2, 300, 301])
