"""Any structure and any number gives a record that keeps the contract's promises."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.core.record import Document
from vndocparse.core.span import Span
from vndocparse.extract.quantities import find_quantities
from vndocparse.pipeline import parse_text
from vndocparse.text.fold import fold

LABELS = st.sampled_from(
    [
        "I- ",
        "II. ",
        "1. ",
        "1.1. ",
        "2) ",
        "a) ",
        "đ) ",
        "- ",
        "+ ",
        "• ",
        "Điều 1. ",
        "Chương II",
        "Phần thứ nhất",
        "(i) ",
        "Phụ lục ",
        "",
    ]
)
PARTS = st.sampled_from(
    [
        "NGHỊ QUYẾT", "KẾT LUẬN", "về công tác cán bộ", "TỈNH ỦY HÀ SƠN", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 17-NQ/TU",
        "Hà Sơn, ngày 31 tháng 2 năm 2025", "Nơi nhận:", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "(đã ký)", "Căn cứ Điều lệ Đảng;",
        "Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát nguồn vốn trước ngày 30/6/2025;",
        "Phấn đấu đến năm 2030 có trên 90% số xã đạt chuẩn; dưới 5 hộ nghèo.", "Tuy nhiên, còn một số hạn chế.",
        "thực hiện Nghị quyết số 12-NQ/TW, ngày 5/4/2023 của Ban Chấp hành Trung ương", "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian",
        "1\tRà soát\tSở Y tế\tQuý II/2025", "MỤC TIÊU", "NHIỆM VỤ, GIẢI PHÁP", "TỔ CHỨC THỰC HIỆN", "-----", "; ; ;", "…", "“", ")",
    ]
)  # fmt: skip
LINE = st.tuples(LABELS, st.lists(PARTS, min_size=1, max_size=3).map(" ".join)).map("".join)
FIGURE = st.one_of(
    st.integers(0, 10**30).map(str),
    st.from_regex(r"\d{1,4}([.,/\-]\d{1,4}){0,5}", fullmatch=True),
    st.sampled_from(["½", "²", "٣", "Ⅷ", "1.000.000,00", "08/10", "0/0", "-0", "1e9", "10³", "３", "۹"]),
)
AROUND = st.sampled_from(
    [
        "trên ",
        "từ ",
        "đến ",
        "%",
        " tỷ đồng",
        " người",
        "-",
        " - ",
        "khoảng ",
        "/năm",
        "ngày ",
        "tháng ",
        "quý ",
        " km²",
        ", ",
    ]
)
NUMBERS = st.lists(st.one_of(FIGURE, AROUND), max_size=14).map("".join)


def promises(document: Document) -> None:
    """Check spans, offsets and ids of everything in the record, and that it can be written and read again."""
    text = document.text
    record = json.loads(document.to_json())
    assert Document.model_validate(record) == document
    _spans(record, text)
    ids = [d["id"] for d in record["directives"]] + [t["id"] for t in record["targets"]]
    assert len(ids) == len(set(ids))
    for target in record["targets"]:
        assert target["value"] is None or target["value"] == target["value"]


def _spans(value: Any, text: str) -> None:
    if isinstance(value, list):
        for v in value:
            _spans(v, text)
    elif isinstance(value, dict):
        span = value.get("span")
        if isinstance(span, dict):
            assert 0 <= span["start"] <= span["end"] <= len(text)
            if isinstance(value.get("text"), str) and "confidence" in value:
                assert text[span["start"] : span["end"]] == value["text"]
        for v in value.values():
            _spans(v, text)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, max_size=25).map("\n".join))
def test_any_structure(text: str) -> None:
    promises(parse_text(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(NUMBERS, max_size=6))
def test_any_numbers(numbers: list[str]) -> None:
    lines = "\n".join(f"{i}. Phấn đấu đạt {n} trước ngày {n}." for i, n in enumerate(numbers, 1))
    promises(parse_text("NGHỊ QUYẾT\nvề một việc\nI- MỤC TIÊU\n" + lines + "\nII- NHIỆM VỤ\n" + lines))


@settings(max_examples=200, deadline=None)
@given(NUMBERS)
def test_quantities_of_any_text_stay_inside_it(text: str) -> None:
    for found in find_quantities(text, fold(text), Span(0, len(text))):
        assert 0 <= found.span.start < found.span.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    promises(parse_text(text))
