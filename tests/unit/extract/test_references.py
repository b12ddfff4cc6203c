"""References: what is found, what is left alone, and that every span holds."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.core.record import Metadata
from vndocparse.extract.citation_grammar import parse_citation
from vndocparse.extract.references import read_references
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases/references.yaml").read_text(encoding="utf-8"))


def found_in(text: str, metadata: Metadata | None = None) -> list[Any]:
    a = analyse(read_text(text))
    refs = read_references(a, metadata or Metadata(doc_type="ket_luan"))
    for r in refs:
        for g in (r, *r.mentions):
            assert a.text[g.span.start : g.span.end] == g.text
    return refs


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_cases(case: dict[str, Any]) -> None:
    refs = found_in(case["text"])
    assert [[r.doc_type, r.number_symbol, r.date, r.relation] for r in refs] == case["found"]
    if "titles" in case:
        assert [r.title for r in refs] == case["titles"]


def test_own_number_in_a_head_that_could_not_be_read() -> None:
    head = "|o THÔNG TIN 45 /CT-TTs Hà Sơn, ngày tháng 3 năm 2031\n\nCác sở rà soát bến bãi."
    assert found_in(head, Metadata()) == []
    cited = "Các sở thực hiện Chỉ thị 45/CT-TTg Hà Sơn, ngày 3 tháng 3 năm 2031."
    assert [r.number_symbol for r in found_in(cited, Metadata())] == ["45/CT-TTg"]


def test_this_document_where_nothing_tells_what_it_is() -> None:
    text = "Thực hiện Kế hoạch số 34/KH-UBND.\n\n1. Các xã triển khai Kế hoạch này."
    (plan,) = found_in(text, Metadata())
    assert len(plan.mentions) == 1


def test_own_number_is_no_reference() -> None:
    own = Metadata(doc_type="nghi_quyet", number="41", symbol="NQ/TU", number_symbol="41-NQ/TU")
    assert found_in("Các cấp ủy thực hiện Nghị quyết số 41-NQ/TU.", own) == []


def test_a_congress_calls_itself_by_its_number() -> None:
    own = Metadata(
        doc_type="nghi_quyet",
        title="ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ HUYỆN BÌNH LẠC LẦN THỨ XXII, NHIỆM KỲ 2020 - 2025",
    )
    refs = found_in(
        "Sau 5 năm thực hiện Nghị quyết Đại hội đại biểu Đảng bộ huyện lần thứ XXI, Nghị quyết Đại hội lần thứ XXI"
        " đã đi vào cuộc sống.\nThi đua thực hiện thắng lợi Nghị quyết Đại hội lần thứ XXII Đảng bộ huyện.",
        own,
    )
    assert [r.congress for r in refs] == ["Đại hội đại biểu Đảng bộ huyện lần thứ XXI"]


def test_short_mention_joins_the_whole_one() -> None:
    refs = found_in(
        "Thực hiện Nghị quyết số 41-NQ/TU của Tỉnh ủy.\nCác huyện chưa làm tốt Nghị quyết 41 và Chỉ thị 9."
    )
    assert [r.number_symbol for r in refs] == ["41-NQ/TU", "9"]
    assert len(refs[0].mentions) == 2


@pytest.mark.parametrize(
    ("query", "kind", "number"),
    [
        ("17 nq tu", "nghi_quyet", "17-NQ/TU"),
        ("nghị quyết 17", "nghi_quyet", "17"),
        ("17-NQ/TU", "nghi_quyet", "17-NQ/TU"),
    ],
)
def test_query(query: str, kind: str, number: str) -> None:
    read = parse_citation(query)
    assert read is not None and (read[0], str(read[1])) == (kind, number)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Nghị quyết ",
                "số ",
                "17-NQ/TU",
                ", ",
                "18",
                "(",
                ")",
                "ngày 1/2/2020",
                " của Chính phủ",
                "\n",
                ";",
                "Luật ",
                "này",
                "về x y z",
            ]
        ),
        max_size=25,
    )
)
def test_any_text_gives_grounded_references(parts: list[str]) -> None:
    found_in("".join(parts))
    parse_citation("".join(parts))
