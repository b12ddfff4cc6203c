"""Whole documents: any input gives a record or a clear error, and every span quotes the text."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vndocparse
from vndocparse import pipeline
from vndocparse.core.record import Document
from vndocparse.errors import VndocparseError

ROOT = Path(__file__).parents[2]
PIECES = st.sampled_from(
    [
        "KẾT LUẬN",
        "NGHỊ QUYẾT",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 17-NQ/TU",
        "I- TÌNH HÌNH",
        "II. MỤC TIÊU",
        "1.",
        "1.1-",
        "a)",
        "- ",
        "Điều 1. Phạm vi",
        "Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát",
        "; kịp thời báo cáo",
        "trước ngày 15/6/2025.",
        "đạt trên 90%",
        "08/10 mục tiêu chưa đạt.",
        "Căn cứ Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị",
        "\n",
        "\n\n",
        "\t",
        "| TT | Nhiệm vụ | Chủ trì |\n| 1 | Rà soát | Sở Y tế |",
        "Nơi nhận:",
        "- Như trên,",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Trần Văn An",
        "Hà Sơn, ngày 02 tháng 01 năm 2024",
        "Phụ lục 1",
        "(",
        ")",
        "“",
        "…",
        "\u200b",
        "\u0301",
        "\x00",
        "𝔘",
        "9" * 30,
        "xã hội " * 40,
    ]
)


def grounded(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every value of a record that has both a text and a span."""
    if isinstance(value, dict):
        if "text" in value and isinstance(value.get("span"), dict):
            yield value
        for inner in value.values():
            yield from grounded(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from grounded(inner)


def check(document: Document) -> None:
    """Assert what holds for every record."""
    record = json.loads(document.to_json())
    text = record["text"]
    for value in grounded(record):
        span = value["span"]
        assert text[span["start"] : span["end"]] == value["text"]
        assert 0 <= value["confidence"] <= 1
        assert value["rule"]
    ids = [x["id"] for kind in ("directives", "targets", "findings", "references") for x in record[kind]]
    assert len(ids) == len(set(ids))
    jsonschema.validate(record, Document.model_json_schema(by_alias=True))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map("\n".join) | st.text())
def test_any_text_gives_a_record_whose_spans_quote_it(text: str) -> None:
    check(pipeline.parse_text(text))


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300)
    | st.binary(max_size=200).map(b"%PDF-1.7\n".__add__)
    | st.binary(max_size=200).map(b"PK\x03\x04".__add__)
    | st.binary(max_size=200).map(b"<html><p>".__add__)
    | st.binary(max_size=200).map(b"II*\x00".__add__)
)
def test_any_bytes_give_a_record_or_an_error_of_the_tree(data: bytes) -> None:
    try:
        document = pipeline.parse_bytes(data, "x")
    except VndocparseError as e:
        assert e.message
        assert e.message_vi
    else:
        check(document)


def test_the_same_text_gives_the_same_record() -> None:
    text = "KẾT LUẬN\nvề một việc\n1. Giao Sở Y tế rà soát danh mục thuốc, hoàn thành trước ngày 15/6/2025.\n"
    assert pipeline.parse_text(text).to_json() == pipeline.parse_text(text).to_json()


def test_time_grows_with_the_text_and_no_faster() -> None:
    item = "{}. Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát nguồn vốn; phấn đấu đạt trên 90% kế hoạch năm 2025.\n"
    head = "KẾT LUẬN\nvề công tác tài chính\nBan Thường vụ Tỉnh ủy yêu cầu thực hiện các nhiệm vụ sau:\n"
    pipeline.parse_text(head + item.format(1))
    spent = []
    for size in (60, 240, 960):
        began = time.process_time()
        pipeline.parse_text(head + "".join(item.format(i) for i in range(1, size)))
        spent.append(time.process_time() - began)
    # sixteen times the text: far below sixteen squared, with room for a busy machine
    assert spent[2] < 48 * spent[0] + 1.0, spent


def test_the_facade_gives_three_line_use(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("KẾT LUẬN\nvề một việc\n1. Tăng cường công tác kiểm tra.\n", encoding="utf-8")
    doc = vndocparse.parse(path)
    assert [d.text for d in doc.directives] == ["Tăng cường công tác kiểm tra."]


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys, runpy\nsys.argv = ['vndocparse', '--help']\n"
        "from vndocparse_cli.app import app\n"
        "try:\n    app()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'underthesea', 'numpy', 'cv2', 'pypdfium2', 'pdfplumber', 'tesserocr', 'lxml', 'PIL', 'docx'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.splitlines()[-1] == "LOADED []"


@pytest.mark.parametrize("verb", ["parse", "schema", "ingest", "eval", "explain", "doctor"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_verb_has_help_with_an_example_in_both_languages(verb: str, lang: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from vndocparse_cli.app import main; main()", "--lang", lang, verb, "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ("Ví dụ: vndocparse" if lang == "vi" else "Example: vndocparse") in " ".join(done.stdout.split())
    assert f"vndocparse {verb}" in (ROOT / "docs/cli.md").read_text(encoding="utf-8")
