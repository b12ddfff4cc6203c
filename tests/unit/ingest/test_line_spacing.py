"""Spaces that a text lost or added are mended where the text is read; what stood there is kept."""

from hypothesis import given
from hypothesis import strategies as st

from vndocparse import parse_text
from vndocparse.ingest.line_spacing import LineSpacing, count_words

LOST = (
    "Đảng ủyxã lãnh đạo thực hiện nhiệm vụphát triển kinh tế.\n"
    "Ban Thường vụĐảng ủy giao Uỷban nhân dân xã rà soát quỹ đất đểtổ chức đấu giá."
)


def test_lost_spaces_come_back_with_what_was_printed() -> None:
    doc = parse_text(LOST)
    assert "Đảng ủy xã lãnh đạo thực hiện nhiệm vụ phát triển" in doc.text
    assert "Ban Thường vụ Đảng ủy giao Uỷ ban nhân dân xã" in doc.text
    for change in doc.changes:
        assert change.raw == doc.text[change.span.start : change.span.end].replace(" ", "")
        assert change.reason == "spacing"
    assert {c.raw for c in doc.changes} == {"ủyxã", "vụphát", "vụĐảng", "Uỷban", "đểtổ"}


def test_added_spaces_go_only_where_the_text_is_damaged_throughout() -> None:
    damaged = LOST + " Các chi bộ th ực hiện ngh iêm."
    assert "thực hiện nghiêm." in parse_text(damaged).text
    assert "nghiê m túc" in parse_text("Các chi bộ thực hiện nghiê m túc.").text


def test_a_torn_word_is_joined_where_its_rest_is_no_word() -> None:
    assert "Trung tâm Phát triển quỹ đất" in parse_text("Giao Trung tâm Phát tri ển quỹ đất rà soát.").text
    assert "đi ăn ở" in parse_text("Ba giờ đi ăn ở cửa ải.").text


def test_a_clean_text_with_an_odd_word_is_left_alone() -> None:
    text = "Tín chỉ cácbon của vùng Lắkđăng và container ở Plâyku."
    assert parse_text(text).text == text
    assert parse_text(text).changes == []


@given(st.lists(st.text(alphabet="aăđêthủyxãĐ UBNDbộnc. ,\u0301", max_size=60), max_size=4))
def test_mending_only_moves_spaces(lines: list[str]) -> None:
    spacing = LineSpacing.of(count_words(lines))
    for line in lines:
        mended, mends = spacing.mend(line) if spacing else (line, [])
        assert mended.replace(" ", "") == line.replace(" ", "")
        for m in mends:
            assert mended[m.span.start : m.span.end].replace(" ", "") == m.raw.replace(" ", "")


def test_syllables_with_a_misread_mark_are_no_lost_spaces() -> None:
    misread = "cấp nưóc", "đưọc giao", "trưóc hạn", "thưòng xuyên", "tuyén phố", "chính quyèn"
    text = f"Giao Sở Xây dựng rà soát: {'; '.join(misread)}."
    assert not any(change.reason == "spacing" for change in parse_text(text).changes)
