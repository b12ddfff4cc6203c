"""Corrections after recognition: what is put right, and what is left alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unit.ingest.ocr_words import corrected, page_of
from vndocparse.core.geometry import Box
from vndocparse.core.printed import Word
from vndocparse.core.source import AsideKind
from vndocparse.ingest.ocr.correct import correct
from vndocparse.ingest.ocr.judge import judge


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Theo, dõi sát giá", "Theo dõi sát giá"),
        ("dầu ăn, thịt lợn", "dầu ăn, thịt lợn"),
        ("ngày l2/8/2O21 của", "ngày 12/8/2021 của"),
        ("Kết luận số 116-KL/W, ngày", "Kết luận số 116-KL/TW, ngày"),
        ("Kế hoạch số 35-KH/TÚ của", "Kế hoạch số 35-KH/TU của"),
        ("HI- NHIỆM VỤ", "III- NHIỆM VỤ"),
        ("Báo cáo số 415-BC/HỦ, ngày", "Báo cáo số 415-BC/HU, ngày"),
        ("số 12-NQ/ĐUŨ và", "số 12-NQ/ĐU và"),
        ("Nghị quyết số 412/2031UBTVQH18, ngày", "Nghị quyết số 412/2031/UBTVQH18, ngày"),
        ("Tờ trình số 58-TIr/ĐU của TIr xã", "Tờ trình số 58-TTr/ĐU của TTr xã"),
        ("tỉnh; riêng 'Tỉnh đoàn và _UBND xã", "tỉnh; riêng Tỉnh đoàn và UBND xã"),
        ("HĐND và UBMTT(Q xã", "HĐND và UBMTTQ xã"),
        ("vanphong(@xa.example", "vanphong@xa.example"),
        ('ông K"Brum', "ông K'Brum"),
        ("đạt 1O,5% trở lên", "đạt 10,5% trở lên"),
        ("quý JII/2026 phải", "quý III/2026 phải"),
        ("tô chức thực hiện", "tổ chức thực hiện"),
        ("Đây mạnh công tác", "Đẩy mạnh công tác"),
        ("cấp có thâm quyên", "cấp có thẩm quyền"),
        ("công tác thỉ hành án", "công tác thi hành án"),
        ("các đự án mới", "các dự án mới"),
        ("Thành phó", "Thành phố"),
        ("Đôc lâp - Tư do - Hanh phúc", "Độc lập - Tự do - Hạnh phúc"),
    ],
)
def test_put_right(read, right):
    assert corrected(read) == right


@pytest.mark.parametrize(
    "text",
    [
        "đồng chí Lê Tô Chúc",  # a name
        "Nguyễn Thành Phó",
        "tô, chức",  # a mark between
        "số 17-NQ/TU ngày 15/9/2026",
        "Việt Nam tỉnh Hà Sơn",
        "cộng tác viên",  # a known pair of its own
        "HĐND và UBND",
        "UBND(Quyết định",
        "Bộ (QP) và",
        "phong trào 'Bàn tay vàng' của",
        "số 412/2031/UBTVQH18 ngày",
        'gọi là "Đề án"',
        "Sở Nội vụ",
    ],
)
def test_left_alone(text):
    assert corrected(text) == text


def test_sure_words_are_left_alone():
    assert corrected("tô chức", confidence=0.99) == "tô chức"


def test_raw_reading_is_kept():
    page = page_of("tô chức ngày l2/8/2021")
    correct(page)
    assert [(w.raw, w.reason) for w in page.words] == [
        ("tô", "context"),
        (None, None),
        (None, None),
        ("l2/8/2021", "date"),
    ]


def test_printed_number_is_believed():
    page = page_of("Số: 17 -NQ/TU", 0.95, y=80)
    judge(page)
    assert not page.notices and all(w.confidence == 0.95 for w in page.words)


@pytest.mark.parametrize("text", ["Số: 4@ /CT-UBND", "Hà Sơn, ngày 2ý tháng 3 năm 2026"])
def test_pen_is_doubted(text):
    page = page_of(text, 0.85, y=80)
    judge(page)
    assert len(page.notices) == 1
    doubted = [w for w in page.words if w.reason == "handwriting"]
    assert len(doubted) == 1 and doubted[0].confidence < 0.5 and doubted[0].raw == doubted[0].text


def test_specks_around_print_are_dropped():
    page = page_of("_ các sở, ngành; .")
    judge(page)
    assert [w.text for w in page.words] == ["các", "sở,", "ngành;"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("c) Phối hợp kiểm tra", True),  # an item's label, hardly read
        ("4. Công an xã", True),
        ("c) phối hợp kiểm tra", False),  # no sentence begins there
        ("ơ, Phối hợp kiểm tra", False),
    ],
)
def test_a_hardly_read_label_stays(words, kept):
    page = page_of(words, 0.95)
    page.words[0] = replace(page.words[0], confidence=0.3)
    judge(page)
    assert (" ".join(w.text for w in page.words) == words) is kept


def test_stamp_of_arrival_is_set_aside():
    page = page_of("Hà Sơn")
    stamp = Box(1, 50, 200, 200, 260)
    page.words += [
        Word(t, Box(1, 60 + 30 * i, 220, 85 + 30 * i, 230), 0.8, line=1)
        for i, t in enumerate(["Số:", "12", "Chuyển:"])
    ]
    page.rules = [
        Box(1, stamp.x0, stamp.y0, stamp.x1, stamp.y0 + 1),
        Box(1, stamp.x0, stamp.y1 - 1, stamp.x1, stamp.y1),
        Box(1, stamp.x0, stamp.y0, stamp.x0 + 1, stamp.y1),
    ]
    judge(page)
    assert [w.text for w in page.words] == ["Hà", "Sơn"]
    assert page.asides[-1].kind is AsideKind.ARRIVAL_STAMP


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text(min_size=1, max_size=12).filter(lambda t: not any(c.isspace() for c in t)), max_size=30)
)
def test_any_words_give_words(texts):
    page = page_of("x")
    page.words = [
        Word(t, Box(1, 10.0 * i, 50, 10.0 * i + 8, 60), 0.5, line=i // 5) for i, t in enumerate(texts)
    ]
    judge(page)
    correct(page)
    assert all(w.text and 0 <= w.confidence <= 1 for w in page.words)
    assert all((w.raw is None) == (w.reason is None) for w in page.words)


def test_a_rule_s_rest_between_words_is_dropped():
    page = page_of("ủy ban _ xã | Hòa")
    page.words = [replace(w, line=3) for w in page.words]
    correct(page)
    assert " ".join(w.text for w in page.words) == "ủy ban xã Hòa"


def test_bits_of_a_seal_across_the_edges_are_no_print():
    page = page_of("Tí", 0.95)
    page.words[0] = replace(page.words[0], box=Box(1, 580, 400, 595, 408), line=9, size=12.0)
    lines = [page_of("các xã rà soát lại quy hoạch", y=100.0 + 20 * n).words for n in range(5)]
    page.words += [replace(w, line=n) for n, own in enumerate(lines) for w in own]
    judge(page)
    assert "Tí" not in [w.text for w in page.words]
    assert [a.kind for a in page.asides] == [AsideKind.STAMP]


def test_what_a_ring_leaves_beside_recipients_is_dropped():
    page = page_of("- Các đồng chí Ban |#| Thường vụ", 0.95, y=500)
    page.words = [replace(w, line=1) for w in page.words]
    judge(page)
    assert " ".join(w.text for w in page.words) == "- Các đồng chí Ban Thường vụ"


@pytest.mark.parametrize(("text", "stays"), [("I", False), ("PHÓ", True), ("CHỦ TỊCH", True)])
def test_a_scribble_below_the_recipients_head_high_on_a_page(text, stays):
    page = page_of("Nơi nhận:", 0.95, y=60)
    page.words = [replace(w, line=1) for w in page.words]
    print_below = [
        Word(t, Box(1, 300.0 + 40 * n, 140, 330.0 + 40 * n, 152), 0.7, line=2)
        for n, t in enumerate(text.split())
    ]
    page.words += print_below
    judge(page)
    assert all(w in page.words for w in print_below) is stays


@pytest.mark.parametrize(
    ("rest", "kept"),
    [("/+", False), ("mỊ", False), ("4 Z", False), ("Công an;", True), ("Huế;", True)],
)
def test_what_stands_off_behind_a_recipient_is_no_print(rest, kept):
    head = [replace(w, line=1) for w in page_of("Nơi nhận:", 0.95, y=60).words]
    page = page_of("- Ban Giám đốc Sở;", 0.9, y=100)
    own = [replace(w, line=2, size=12.0) for w in page.words]
    x = own[-1].box.x1 + 20
    behind = [
        Word(t, Box(1, x + 30 * n, 100, x + 30 * n + 20, 112), 0.9, size=12.0, line=2)
        for n, t in enumerate(rest.split())
    ]
    page.words = [*head, *own, *behind]
    judge(page)
    assert (behind[0] in page.words) is kept
