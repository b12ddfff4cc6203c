"""Lines without a label that head dashes are headings where a part has several of them."""

import pytest

from vndocparse import parse_text

ITEMS = "- Rà soát các bến đò trên địa bàn.\n- Kiểm tra áo phao của các bến.\n"


def _directives(*heads: str) -> list[str]:
    text = "KẾ HOẠCH\nphát triển vận tải thủy\n\nNHIỆM VỤ VÀ GIẢI PHÁP\n\n" + "\n".join(
        f"{h}\n\n{ITEMS}" for h in heads
    )
    return [d.text for d in parse_text(text).directives]


def test_several_lines_that_head_dashes_are_no_tasks() -> None:
    heads = ("Đẩy mạnh công tác tuyên truyền", "Phát triển hạ tầng bến bãi", "Tăng cường phối hợp liên ngành")
    found = _directives(*heads)
    assert len(found) == 6
    assert not set(heads) & set(found)


@pytest.mark.parametrize("heads", [("Đẩy mạnh công tác tuyên truyền",), ("Đẩy mạnh tuyên truyền.",) * 3])
def test_one_line_or_lines_with_end_marks_stay(heads: tuple[str, ...]) -> None:
    assert heads[0] in _directives(*heads)


def test_bodies_in_such_a_line_are_charged_by_it() -> None:
    text = (
        "KẾ HOẠCH\nphát triển vận tải thủy\n\nTỔ CHỨC THỰC HIỆN\n\nSở Xây dựng (giao Phòng Vận tải)\n\n"
        f"{ITEMS}\nĐề nghị Công an tỉnh\n\n{ITEMS}"
    )
    found = parse_text(text)
    assert [d.responsible[0].name for d in found.directives] == ["Sở Xây dựng"] * 2 + ["Công an tỉnh"] * 2
    assert {"Sở Xây dựng", "Công an tỉnh"} <= {i.name for i in found.implementers}
