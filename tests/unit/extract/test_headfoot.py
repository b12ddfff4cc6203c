"""Metadata and recipients: cases from YAML, and what must hold for any text."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.core.analysis import Analysis
from vndocparse.core.span import Span
from vndocparse.extract.canonical_key import canonical_key
from vndocparse.extract.letterhead_issuer import name_of
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.metadata import read_metadata
from vndocparse.extract.recipients import read_recipients
from vndocparse.extract.validity import read_dissemination, read_effect
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse
from vndocparse.text.fold import bare

CASES = Path(__file__).parents[2] / "cases"


def _analysis(text: str) -> Analysis:
    return analyse(read_text(text))


def _cases(name: str) -> list[Any]:
    out = []
    for case in yaml.safe_load((CASES / name).read_text(encoding="utf-8")):
        limit = case.get("expect") == "fail"
        marks = [pytest.mark.xfail(reason=case.get("comment", "known limit"), strict=True)] if limit else []
        out.append(pytest.param(case, id=case["label"], marks=marks))
    return out


@pytest.mark.parametrize("case", _cases("metadata.yaml"))
def test_metadata(case: dict[str, Any]) -> None:
    a = _analysis(case["text"])
    metadata, notices = read_metadata(a)
    found = metadata.model_dump()
    signer = found.pop("signer") or {}
    found |= {f"signer.{k}": signer.get(k) for k in ("mode", "on_behalf_of", "position", "name")}
    assert {k: found[k] for k in case["meta"]} == case["meta"]
    assert {n.code for n in notices} >= set(case.get("notices", ()))
    assert set(metadata.inferred) >= set(case.get("inferred", ()))
    if "effect" in case:
        effect = read_effect(a, metadata)
        assert effect is not None
        assert effect.date == case["effect"]


@pytest.mark.parametrize("case", _cases("recipients.yaml"))
def test_recipients(case: dict[str, Any]) -> None:
    wants = [want if isinstance(want, list) else [want] for want in case["found"]]
    got = [[r.text, r.purpose, r.channel, r.copies] for r in read_recipients(_analysis(case["text"]))]
    width = max((len(w) for w in wants), default=4)
    assert [g[:width] for g in got] == [w + [None] * (width - len(w)) for w in wants]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Nghị quyết này phổ biến đến chi bộ.", "chi bộ"),
        ("Kết luận được phổ biến đến chi bộ để thực hiện.", "chi bộ"),
        ("Nghị quyết này phổ biên đếnchi bộ./.", "chi bộ"),
        (
            "Kết luận này phổ biến đến cấp ủy các chi bộ, đảng bộ trực thuộc. Kết quả gửi về Văn phòng.",
            "chi bộ",
        ),
        ("- Các chi bộ cụ thể hóa, phổ biến đến đảng viên ngay kỳ sinh hoạt tháng 11.", "đảng viên"),
        ("Các đơn vị phổ biến đến đảng viên. Kết quả gửi về Văn phòng trước ngày 05.", None),
        ("Chỉ thị này được phổ biến đến toàn thể cán bộ, đảng viên và Nhân dân.", None),
        (
            "Tài liệu phổ biến đến chi bộ rồi lưu hành rộng rãi; các xã báo cáo kết quả hằng tháng cho huyện.",
            None,
        ),
    ],
)
def test_dissemination(text: str, level: str | None) -> None:
    assert read_dissemination(_analysis("I. NHIỆM VỤ\n\n1. Tăng cường kiểm tra.\n\n" + text))[0] == level


_PIECES = st.sampled_from(
    [
        "Số 12-NQ/TU", "Số: /QĐ-UBND", "Số", "TỈNH ỦY HÀ SƠN", "ĐẢNG CỘNG SẢN VIỆT NAM", "NGHỊ QUYẾT", "về việc học",
        "Hà Sơn, ngày 31 tháng 2 năm 2020", "ngày tháng năm", "Nơi nhận:", "- Như trên;", "(để b/c)", "- Lưu: VT (2b).",
        "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn A", "Kính gửi:", "V/v báo cáo", "*", "-----",
        "Số hiệu: 1/QĐ", "Ngày ban hành: 1/1/2020", "Căn cứ Luật;", "PHỤ LỤC", "| a | b |", "}", "\t   ", "İSTANBUL", "ǅ",
        "Kèm theo Quyết định số 1/QĐ-UBND ngày 99/99/2020", "có hiệu lực kể từ ngày 45/13/2020", "KẾT LUẬN HỘI NGHỊ",
    ]
)  # fmt: skip
_TEXT = st.lists(st.one_of(_PIECES, st.text(max_size=30)), max_size=40).map("\n".join)


@settings(max_examples=120, deadline=None)
@given(_TEXT)
def test_any_text_gives_grounded_results(text: str) -> None:
    a = _analysis(text)
    metadata, notices = read_metadata(a)
    recipients = read_recipients(a)
    effect = read_effect(a, metadata)
    for found in [*metadata.evidence.values(), *recipients, *([effect] if effect else [])]:
        assert a.text[found.span.start : found.span.end] == found.text
        assert 0 <= found.confidence <= 1
    if metadata.date and len(metadata.date) == 10:
        date.fromisoformat(metadata.date)
    assert set(metadata.inferred) <= set(metadata.evidence)
    assert all(n.span is None or n.span.end <= len(a.text) for n in notices)
    assert canonical_key(metadata, a.text).count("/") == 3
    read_dissemination(a)


def test_one_endless_line_costs_little() -> None:
    import time

    for piece in ("Số 1-", "ngày tháng ", "- A; ", "TM. ỦY BAN ", "a" * 7 + " ", "(để b/c "):
        a = _analysis("Nơi nhận:\n" + piece * 12_000)
        began = time.process_time()
        read_metadata(a)
        read_recipients(a)
        read_dissemination(a)
        assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("SỞ XÂY DỰNG. cue THUẾ: TỈNH HÀ SƠN", "SỞ XÂY DỰNG"),
        ("CỤC THUẾ TỈNH HÀ SƠN", "CỤC THUẾ TỈNH HÀ SƠN"),
        ("BAN QUẢN LÝ DỰ ÁN và PHÁT TRIỂN QUỸ ĐẤT", "BAN QUẢN LÝ DỰ ÁN và PHÁT TRIỂN QUỸ ĐẤT"),
    ],
)
def test_a_stamp_that_was_read_on_behind_the_issuer(printed: str, name: str) -> None:
    assert name_of([PrintLine(Span(0, len(printed)), printed, bare(printed))], repair=True) == name


def test_specks_between_the_head_of_the_recipients_and_the_authority() -> None:
    text = "I. NHIỆM VỤ\n1. Rà soát chợ.\nNơi nhận:ÿ . ; KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Lưu: VT.\nLê Văn Sơn\n"
    signer = read_metadata(_analysis(text))[0].signer
    assert signer is not None
    assert (signer.mode, signer.on_behalf_of, signer.position) == ("K/T", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
