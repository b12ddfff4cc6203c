"""A value that is given another place keeps how its confidence came about."""

from vndocparse import parse_text
from vndocparse.core.ground import weighing

_PLAN = (
    "ỦY BAN NHÂN DÂN\nHUYỆN TRÀ LĨNH\nSố: 45/KH-UBND\nTrà Lĩnh, ngày 12 tháng 3 năm 2026\n\nKẾ HOẠCH\n"
    "Tổ chức Tuần Văn hóa huyện\n\nI. NHIỆM VỤ\n- Phòng Văn hóa: Trang trí đường phố; dựng sân khấu.\n"
)


def test_a_moved_value_keeps_the_confidence_of_its_rule() -> None:
    with weighing() as weighed:
        first, _ = parse_text(_PLAN).directives
    assert first.text == "Phòng Văn hóa: Trang trí đường phố"
    ends_there = [w for w in weighed if (w.rule, w.end) == (first.rule, first.span.end)]
    assert {w.start for w in ends_there} == {first.span.start, first.span.start + len("Phòng Văn hóa: ")}
    assert len({w.raw for w in ends_there}) == 1
