import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.link.numbers import read_number
from vndocparse.link.scope import Scope, agree, scope_of_document, scope_of_reference
from vndocparse.link.terms import same_term, term_of, terms_differ
from vndocparse.link.titles import Title

HERE = scope_of_document("province", "Hà Sơn", "Tỉnh ủy Hà Sơn")
COMMUNE = scope_of_document("commune", "Hà Sơn", "Đảng ủy xã Tân Lĩnh")


def asked(symbol, issuer=None, citing=HERE):
    return scope_of_reference(read_number(symbol), issuer, citing)


def test_a_province_symbol_is_of_the_citing_province():
    assert asked("17-NQ/TU") == Scope("province", "ha-son", None, False)
    assert asked("17-NQ/TU", citing=COMMUNE).place == "ha-son"


@pytest.mark.parametrize(
    "issuer",
    ["Tỉnh ủy Bình Lạc", "Ban Thường vụ Tỉnh ủy Bình Lạc", "Tỉnh ủy Bình Lạc khóa XII", "Thành uỷ Bình Lạc"],
)
def test_a_named_province_counts_more(issuer):
    assert asked("17-NQ/TU", issuer) == Scope("province", "binh-lac")


def test_an_unnamed_committee_leaves_the_citing_province():
    assert asked("17-NQ/TU", "Ban Thường vụ Tỉnh ủy").place == "ha-son"


def test_the_centre():
    assert asked("18-NQ/TW").level == "central"
    assert asked("03/NQ-CP").level == "central"
    assert asked("202/2025/QH15").level == "central"
    assert asked("18", "Bộ Chính trị").level == "central"


def test_a_central_document_does_not_tell_the_province():
    centre = scope_of_document("central", None, "Bộ Chính trị")
    assert asked("17-NQ/TU", citing=centre).place is None


def test_scopes_compared():
    assert agree(asked("17-NQ/TU"), HERE) == "inherited"
    assert agree(asked("17-NQ/TU", "Tỉnh ủy Hà Sơn"), HERE) == "same"
    assert agree(asked("17-NQ/TU", "Tỉnh ủy Bình Lạc"), HERE) == "conflict"
    assert agree(asked("17-NQ/TW"), HERE) == "conflict"
    assert agree(asked("17-NQ/TU"), scope_of_document("province", None, None)) == "unknown"
    other = scope_of_document("commune", "Hà Sơn", "Đảng ủy xã Vân Sơn")
    assert agree(asked("3-NQ/ĐU", citing=COMMUNE), other) != "same"


def test_terms():
    assert term_of("2021-08-12", "province") == 2020
    assert term_of("2020-03-01", "province") == 2015
    assert term_of("2020-10-01", "province") is None
    assert term_of("2025", "province") is None
    assert same_term("2024-05-01", "2021-08-12", "province")
    assert not same_term("2026-05-01", "2021-08-12", "province")
    assert not same_term("2024-05-01", "2021-08-12", "unknown")


def test_printed_terms():
    assert terms_differ("khóa XII", "khoá XIII")
    assert not terms_differ("khóa XII", "khoá XII")
    assert not terms_differ("khóa XII", "nhiệm kỳ 2020-2025")
    assert terms_differ("nhiệm kỳ 2020-2025", "nhiệm kỳ 2010-2015")
    assert not terms_differ(None, "khóa XII")


def likeness(cited, own):
    return Title.read(cited).likeness(Title.read(own))


def test_titles():
    own = "về nâng cao chất lượng sinh hoạt chi bộ, giai đoạn 2021-2025"
    assert likeness("nâng cao chất lượng sinh hoạt chi bộ, giai đoạn 2021-2025", own) == 1.0
    assert likeness("V/v nâng cao chất lượng sinh hoạt chi bộ, giai đoạn 2021-2025", own) == 1.0
    assert likeness("về náng cao cbất lượng sinh hoạt chi bộ, giai đoạn 202l-2025", own) > 0.85
    assert likeness("về nâng cao chất lượng sinh hoạt chi bộ", own) > 0.85
    assert likeness("về phát triển du lịch cộng đồng ở vùng cao", own) < 0.6
    assert likeness(None, own) is None


def test_other_years_are_another_document():
    assert likeness("về nhiệm vụ năm 2026", "về nhiệm vụ năm 2025") <= 0.6
    assert likeness("về phát triển du lịch, giai đoạn 2016-2020", "về phát triển du lịch") <= 0.6
    term = "về chăm sóc sức khỏe Nhân dân, nhiệm kỳ {}"
    assert likeness(term.format("2020-2025"), term.format("2010-2015")) <= 0.6
    assert likeness(term.format("2820-2025"), term.format("2020-2025")) > 0.9  # a misread century


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_titles(a, b):
    found = likeness(a, b)
    assert found is None or 0 <= found <= 1


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_any_scope(symbol, issuer, province):
    scope = scope_of_document("district", province, issuer)
    assert agree(asked(symbol, issuer, scope), scope) in ("same", "inherited", "unknown", "conflict")
