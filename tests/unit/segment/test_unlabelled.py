"""Lines that only name a part, without a number and not in capitals."""

import pytest

from vndocparse.core.analysis import Role
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse

HEAD = "NGHỊ QUYẾT\nvề nhiệm vụ năm 2031\n-----\n\nBan Chấp hành thống nhất:\n\nPHƯƠNG HƯỚNG, NHIỆM VỤ\n\n"


def roles(text: str) -> dict[str, Role]:
    a = analyse(read_text(HEAD + text))
    return {" ".join(b.span.of(a.text).split()[:3]): b.role for b in a.blocks}


def test_aims_end_where_tasks_begin() -> None:
    found = roles(
        "Mục tiêu\n\nGiữ vững nhịp tăng sản lượng muối.\n\nCác chỉ tiêu chủ yếu năm 2031\n\n"
        "- Sản lượng muối đạt 9.000 tấn.\n\n- Trồng mới 40 ha phi lao.\n\nNhiệm vụ, giải pháp\n\n"
        "1. Nạo vét kênh dẫn nước.\n\nTỔ CHỨC THỰC HIỆN\n\n1. Văn phòng theo dõi.\n"
    )
    assert found["Giữ vững nhịp"] is Role.GOAL
    assert found["- Sản lượng"] is found["- Trồng mới"] is Role.GOAL
    assert found["1. Nạo vét"] is Role.TASK
    assert found["1. Văn phòng"] is Role.IMPLEMENTATION


@pytest.mark.parametrize(
    "line",
    [
        "Mục tiêu phát triển nghề muối",  # says more than what the part is for
        "Chỉ tiêu giao quân",
        "mục tiêu",
        "Mục tiêu:\n\nnăm nay là giữ vững diện tích.",
    ],
)
def test_other_lines_name_nothing(line: str) -> None:
    assert roles(f"{line}\n\nNạo vét kênh dẫn nước.\n")["Nạo vét kênh"] is Role.TASK


def test_a_part_with_a_name_of_its_own_ends_it() -> None:
    found = roles("1. Mục tiêu, chỉ tiêu\n\nMục tiêu\n\nTăng sản lượng.\n\n2. Nhiệm vụ\n\nNạo vét kênh.\n")
    assert found["Tăng sản lượng."] is Role.GOAL
    assert found["Nạo vét kênh."] is Role.TASK
