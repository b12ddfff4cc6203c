"""Diacritics of texts that somebody else recognised are mended by what stands beside them."""

from vndocparse.ingest.text import read_text

_DAMAGED = (
    "Ban Thưòng vụ Huyện ủy yêu cầu các câp ủy, tổ chức đảng triên khai thực hiện nghiêm túc Nghị quyêt này.\n"
    "Uy ban nhân dân huyện chỉ đạo các phòng, ban rà soát, bổ sung kê hoạch phát triển kinh tế - xã hội.\n"
)
_SOUND = (
    "Ban Thường vụ Huyện ủy yêu cầu các cấp ủy giữ uy tín, phòng tránh bão, lũ.\n"
    "Bà Lê Thị Kê và ông Trần Văn Câp cùng dự.\n"
)


def test_marks_of_a_damaged_text() -> None:
    doc = read_text(_DAMAGED)
    assert "Ban Thường vụ Huyện ủy" in doc.text
    assert "các cấp ủy" in doc.text
    assert "Nghị quyết này" in doc.text
    assert "kế hoạch phát triển" in doc.text
    assert {c.raw for c in doc.changes} >= {"Thưòng", "câp", "quyêt", "kê"}
    for c in doc.changes:
        assert c.reason == "context"
        assert len(c.raw) == len(c.span.of(doc.text))


def test_a_sound_text_is_left_alone() -> None:
    doc = read_text(_SOUND)
    assert doc.text == _SOUND.strip()
    assert not doc.changes


def test_two_pairs_that_nobody_prints_tell_a_recognised_text() -> None:
    doc = read_text(
        "Các chỉ bộ trực thuộc tố chức quán triệt, gửi báo cáo hãng tháng về Văn phòng Đảng ủy.\n"
    )
    assert "Các chi bộ trực thuộc tổ chức quán triệt" in doc.text
    assert {c.raw for c in doc.changes} >= {"chỉ", "tố", "hãng"}
    one = "Các chỉ bộ trực thuộc tổ chức quán triệt.\n"  # a slip of the pen tells nothing
    assert not read_text(one).changes


def test_any_text_keeps_its_length() -> None:
    for text in ("", "ää ëë öö\n", "x" * 5000, "Nghị quyêt\n\n| a | quyêt |\n|---|---|\n| câp | triên |\n"):
        doc = read_text(text)
        assert all(0 <= c.span.start <= c.span.end <= len(doc.text) for c in doc.changes)


def test_specks_between_words_are_taken_out() -> None:
    doc = read_text(_DAMAGED + "Đảng đoàn Hội đồng nhân . dân, ' Ban Dân vận Huyện ủy phôi hợpthực hiện.\n")
    assert "Hội đồng nhân dân, Ban Dân vận" in doc.text
    specks = [c for c in doc.changes if c.reason == "speck"]
    assert [c.raw for c in specks] == [" . ", " ' "]
    assert all(c.span.of(doc.text) == " " for c in specks)


def test_a_word_whose_other_half_stands_before_it_is_sound() -> None:
    """`thiết kế | từ …` is no `kể từ`, whatever else the recogniser misread."""
    doc = read_text(_DAMAGED + "Hoàn thiện thiết kế từ tháng 6; có hiệu lực kế từ ngày ký.\n")
    assert "thiết kế từ tháng 6" in doc.text
    assert "kể từ ngày ký" in doc.text


def test_a_tilde_for_the_hook_of_a_common_word_tells_a_recognised_text() -> None:
    doc = read_text("Văn phòng Đảng ủy thông báo đễ các chi bộ biết, đễ tổ chức thực hiện.\n")
    assert doc.text == "Văn phòng Đảng ủy thông báo để các chi bộ biết, để tổ chức thực hiện."
