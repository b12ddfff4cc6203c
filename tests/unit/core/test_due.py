"""A task is due by its own limit or, without one, by that of the heading above it."""

from vndocparse import parse_text
from vndocparse.core.due import last_day, limit_of

_PLAN = (
    "ỦY BAN NHÂN DÂN\nHUYỆN TRÀ LĨNH\nSố: 45/KH-UBND\nTrà Lĩnh, ngày 12 tháng 3 năm 2026\n\nKẾ HOẠCH\n"
    "Tổ chức Tuần Văn hóa huyện\n\nI. NHIỆM VỤ\n1. Tháng 4/2026\n- Trang trí đường phố.\n"
    "- Họp Ban Tổ chức trước ngày 10/4/2026.\n2. Việc khác\n- Quét dọn bến xe.\n"
)


def test_the_time_of_a_heading_is_a_schedule_and_no_deadline() -> None:
    decorate, meet, sweep = parse_text(_PLAN).directives
    assert decorate.deadline is None
    assert decorate.schedule is not None and decorate.schedule.text == "Tháng 4/2026"
    assert meet.schedule is None and meet.deadline is not None and meet.deadline.date == "2026-04-10"
    assert sweep.deadline is None and sweep.schedule is None


def test_who_plans_takes_the_deadline_then_the_schedule() -> None:
    own = {"date": "2026-04-10"}
    above = {"to": "2026-04-30"}
    assert last_day({"deadline": own, "schedule": above}) == "2026-04-10"
    assert last_day({"deadline": None, "schedule": above}) == "2026-04-30"
    assert limit_of({}) == {} and last_day({}) is None
