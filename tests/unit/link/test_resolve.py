from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.link.index import WorkIndex
from vndocparse.link.model import Reference, Work
from vndocparse.link.resolve import resolve, stub_key
from vndocparse.link.versions import same_work, twin_of

TITLE = "về nâng cao chất lượng sinh hoạt chi bộ"
OTHER = "về phát triển du lịch cộng đồng ở vùng hồ"


def work(
    key="a", number="17-NQ/TU", date="2021-08-12", province="Hà Sơn", title=TITLE, level="province", **more
):
    return Work(key, "nghi_quyet", number, date, f"Tỉnh ủy {province}", level, province, title, **more)


CITING = Work(
    "k", "ket_luan", "9-KL/TU", "2024-05-02", "Tỉnh ủy Hà Sơn", "province", "Hà Sơn", "về một số việc"
)


def ask(works, number="17-NQ/TU", date=None, title=None, citing=CITING, **more):
    ref = Reference(citing, "nghi_quyet", number, date, more.pop("issuer", None), title, **more)
    return resolve(ref, WorkIndex(works))


SERIES = [
    work("hs-2021"),
    work("hs-2016", date="2016-09-01", title=OTHER),
    work("bl-2021", province="Bình Lạc", date="2021-10-03", title=OTHER),
    work("bl-2011", province="Bình Lạc", date="2011-03-05"),
    work("tw-2021", number="17-NQ/TW", level="central", province=None, date="2021-03-05"),
]


def test_number_and_date():
    got = ask(SERIES, date="2021-08-12")
    assert (got.status, got.target, got.method) == ("one", "hs-2021", "number_date")
    assert got.confidence > 0.95


def test_number_and_title_tell_the_term():
    assert ask(SERIES, title=OTHER).target == "hs-2016"
    assert ask(SERIES, title=TITLE).target == "hs-2021"


def test_a_named_province_leads_elsewhere():
    got = ask(SERIES, date="2021-10-03", issuer="Tỉnh ủy Bình Lạc")
    assert got.target == "bl-2021"


def test_a_number_alone_is_no_proof():
    got = ask(SERIES)
    assert got.status == "several"
    assert {c.work for c in got.candidates} >= {"hs-2021", "hs-2016"}
    assert not got.known


def test_a_missing_resolution_is_not_replaced_by_a_namesake():
    got = ask(SERIES, date="2022-02-02", title="về bảo vệ rừng đầu nguồn của tỉnh")
    assert got.status != "one"
    got = ask(SERIES[2:], date="2021-08-12", title=TITLE)
    assert (got.status, got.known) == ("none", False)


def test_nothing_cites_a_later_document():
    early = replace(CITING, date="2019-01-01")
    assert ask(SERIES, date="2021-08-12", citing=early).status == "none"


def test_misread_number_has_lower_confidence():
    clean, noisy = ask(SERIES, date="2021-08-12"), ask(SERIES, number="I7-NQ/TƯ", date="2021-08-12")
    assert noisy.target == clean.target
    assert noisy.confidence < clean.confidence


def test_a_misread_digit_needs_a_recognised_text():
    scan = replace(CITING, noisy=True)
    assert ask(SERIES, number="11-NQ/TU", date="2021-08-12", title=TITLE, citing=scan).target == "hs-2021"
    assert ask(SERIES, number="11-NQ/TU", date="2021-08-12", title=TITLE).status != "one"


def test_a_misread_day_within_the_month():
    assert ask(SERIES, date="2021-08-13").target == "hs-2021"
    assert ask(SERIES, date="2021-09-13").status != "one"


def test_years_of_a_review():
    review = replace(CITING, title="sơ kết 3 năm thực hiện Nghị quyết số 17-NQ/TU")
    got = ask(SERIES, citing=review, relation="reviews")
    assert (got.status, got.target, got.method) == ("one", "hs-2021", "number_years")
    ten = replace(CITING, title="tổng kết 10 năm thực hiện Nghị quyết số 17-NQ/TU")
    assert ask(SERIES, citing=ten, relation="reviews").status == "several"


def test_title_alone_must_be_long_and_of_the_place():
    assert (
        ask(SERIES, number=None, title=TITLE).target == "stub"
        or ask(SERIES, number=None, title=TITLE).status != "one"
    )
    got = ask(SERIES, number=None, date="2021-08-12", title=TITLE)
    assert (got.target, got.method) == ("hs-2021", "title_date")


def test_two_that_fit_are_several():
    twins = [work("one"), work("two")]
    assert ask(twins, date="2021-08-12").status == "several"


def test_stub_key_does_not_depend_on_the_name_of_the_issuer():
    keys = {
        stub_key(Reference(CITING, "nghi_quyet", n, "2021-08-12", issuer))
        for n in ("17-NQ/TU", "17 – NQ/TU")
        for issuer in (None, "Tỉnh ủy Hà Sơn", "Ban Thường vụ Tỉnh ủy")
    }
    assert keys == {"nghi-quyet/17-nq-tu/2021-08-12/ha-son"}


def test_versions():
    clean = work()
    scan = work("b", number="I7-NQ/TU", title="về náng cao chất lượng sinh boạt chi bộ", noisy=True)
    assert same_work(scan, clean) > 0.9
    assert same_work(work("b", date="2016-09-01"), clean) == 0
    assert same_work(work("b", province="Bình Lạc"), clean) == 0
    assert same_work(work("b", number="18-NQ/TU"), clean) == 0
    assert same_work(work("b", number=None, date=None), clean) == 0, "a draft is no version"
    assert twin_of(scan, WorkIndex([clean, work("c", date="2016-09-01")])) == clean


def test_a_namesake_is_no_version():
    scan = work("b", noisy=True)
    assert same_work(scan, work("a", date="2021-08-13")) > 0.8, "a misread day"
    assert same_work(scan, work("a", date="2011-08-12")) == 0, "another term has the same number"
    lost = Work("c", "nghi_quyet", "17-NQ/TU", "2021-08-12", None, "province", None, TITLE, noisy=True)
    assert same_work(lost, work("a")) > 0.9, "whose it is, is lost; its title tells"
    longer = work("a", title=f"{TITLE}, trọng tâm là chi bộ thôn và tổ dân phố")
    assert same_work(lost, longer) == 0, "a title that only begins alike tells nothing"


def test_index_forgets():
    index = WorkIndex(SERIES)
    index.remove("hs-2021")
    assert len(index) == len(SERIES) - 1
    assert "hs-2021" not in index
    assert index.get("hs-2021") is None


words = st.one_of(
    st.none(), st.text(max_size=60), st.sampled_from(["17-NQ/TU", "2021-08-12", TITLE, "2021", "2021-08"])
)


@given(words, words, words, words, words)
def test_any_reference(number, date, issuer, title, term):
    got = resolve(Reference(CITING, "nghi_quyet", number, date, issuer, title, term), WorkIndex(SERIES))
    assert got.status in ("one", "several", "none")
    assert got.known == (got.status == "one")
    assert 0 <= got.confidence <= 1
    assert got.target


@pytest.mark.parametrize("order", [1, -1])
def test_order_of_works_does_not_matter(order):
    got = [
        resolve(Reference(CITING, "nghi_quyet", "17-NQ/TU", title=t), WorkIndex(SERIES[::order]))
        for t in (TITLE, None)
    ]
    again = [
        resolve(Reference(CITING, "nghi_quyet", "17-NQ/TU", title=t), WorkIndex(SERIES))
        for t in (TITLE, None)
    ]
    assert got == again


SCAN = replace(CITING, noisy=True)


def test_a_review_that_tells_its_years_is_not_shaken_by_older_terms():
    review = replace(CITING, title="sơ kết 1 năm thực hiện Nghị quyết số 17-NQ/TU", date="2021-12-20")
    got = ask([SERIES[0], SERIES[1]], citing=review, relation="reviews")
    assert (got.status, got.target, got.method) == ("one", "hs-2021", "number_term")
    assert ask([SERIES[1]], citing=review, relation="reviews").status == "several", "years do not fit"


@pytest.mark.parametrize(
    ("title", "citing", "status"),
    [
        ("về nâng cao chất lượng sinh hoạt chi bộ", SCAN, "one"),
        ("về nâng cao chất lượng sinh hoạt chi bộ", CITING, "none"),  # nothing was recognised
        ("về nâng cao năng lực đội ngũ cấp ủy ở cơ sở", SCAN, "none"),
        ("về nâng cao", SCAN, "none"),  # too short to tell a document
    ],
)
def test_a_misread_digit_without_a_day_needs_the_whole_title(title, citing, status):
    assert ask(SERIES[:1], number="11-NQ/TU", title=title, citing=citing).status == status


def test_misread_number_and_title_are_not_believed_against_the_years_of_a_review():
    ten = replace(SCAN, title="tổng kết 10 năm thực hiện Nghị quyết số 11-NQ/TU")
    assert ask(SERIES[:1], number="11-NQ/TU", title=TITLE, citing=ten, relation="reviews").status == "several"


def test_two_with_one_title_and_misread_numbers_are_several():
    twins = [work("a"), work("b", number="71-NQ/TU", date="2021-10-01")]
    assert ask(twins, number="11-NQ/TU", title=TITLE, citing=SCAN).status == "several"


def test_a_misread_year_in_the_title_of_a_scan_with_the_day():
    own = work(title=f"{TITLE}, nhiệm kỳ 2020-2025")
    cited = f"{TITLE}, nhiệm kỳ 2020-2028"
    assert ask([own], number="11-NQ/TU", date="2021-08-12", title=cited, citing=SCAN).status == "one"
    assert ask([own], number="11-NQ/TU", date="2021-08-12", title=cited).status != "one"
