"""Reviews below the heads of matters in a conclusion."""

from datetime import date

import pytest

from vndocparse.segment.matters import only_tells

DAY = date(2025, 11, 28)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đến hết ngày 20/11/2025, thu ngân sách đạt 9,2 tỷ đồng. Song thu tiền thuê đất vẫn chậm.", True),
        ("Đến hết ngày 31/12/2025 thu ngân sách đạt 9,2 tỷ đồng.", False),
        ("Từ khi sáp nhập, việc quản lý bến bãi dần đi vào nền nếp. Nguyên nhân là do có sự phối hợp.", True),
        ("Công tác quản lý bến có chuyển biến. Yêu cầu các thôn rà soát lại các bãi.", False),
        ("Công tác quản lý bến có chuyển biến. Công an xã tuần tra, kiểm tra trước ngày 15/12.", False),
        ("Phòng Kinh tế rà soát các bến; Công an xã tuần tra ban đêm.", False),
        ("Công tác quản lý bến dần đi vào nền nếp. Thời gian tới, lượng cát về bến có thể tăng mạnh.", True),
        ("Rà soát lại các bến đã đăng ký, bến nào chưa đạt thì đưa ra khỏi danh sách.", False),
        ("Tăng thời lượng tin, bài về bến đò, cả nơi làm tốt lẫn nơi làm chưa tốt.", False),
        ("Thời gian qua, các bến đã làm tốt. Từ nay đến cuối năm, thực hiện các việc sau:", False),
    ],
)
def test_a_paragraph_only_tells(text: str, *, expected: bool) -> None:
    assert only_tells(text, DAY, goes_on=False) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lớp học chật, 41 lớp chỉ có 29 phòng. Cha mẹ học sinh đã kiến nghị nhiều lần.", True),
        ("Xã đội tiếp tục đi lại, chuyện trò với các nhà còn lại. Các nhà này đã nhận tiền.", False),
        ("Bãi đã cấm nay có người họp chợ, đồng chí Trưởng thôn phải giải quyết dứt điểm.", False),
        ("Đường đã xuống cấp; tổ thợ sang lại mặt đường, xong trước ngày 20/10/2026.", False),
    ],
)
def test_before_orders_one_sentence_that_tells_is_enough(text: str, *, expected: bool) -> None:
    assert only_tells(text, DAY, goes_on=False, before_orders=True) is expected
