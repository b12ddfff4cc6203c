"""What is found, in which order, with which marks; the same from both engines."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_archive import record, sample, store

from vndocparse.archive import index
from vndocparse.archive.search import Search
from vndocparse.archive.search_filters import KINDS, Filters
from vndocparse.archive.store import Archive
from vndocparse.errors import NotFoundError


@pytest.fixture(scope="module", params=["tantivy", "fts5"])
def search(request, tmp_path_factory):
    if request.param == "tantivy":
        pytest.importorskip("tantivy")
    with Archive(tmp_path_factory.mktemp("search") / "a.db", create=True) as archive:
        store(archive, *sample())
        index.update(archive, engine=request.param)
        with Search(archive) as s:
            yield s


def found(search, query, *kinds, **filters):
    hits = search.find(query, Filters(kinds=kinds or ("documents",), **filters))
    return [h.number_symbol for h in hits]


SCHOOLS, ROADS, POPLAR = "17-NQ/TU", "5-KL/TU", "8-CT/HU"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("đường", [ROADS]),
        ("dương", [POPLAR]),
        ("duong", [ROADS, POPLAR]),
        ("DUONG GIAO THONG", [ROADS]),
        (unicodedata.normalize("NFD", "đường"), [ROADS]),
        ("hoà bình", [ROADS]),
        ("hòa bình", [ROADS]),
        ("hoà", [ROADS, POPLAR]),
        ('"ủy ban"', [ROADS]),
        ('"uy ban"', [ROADS]),
        ('"việt nam"', [ROADS]),
        ('"viet nam"', [ROADS, POPLAR]),
        ('"giáo dục vùng cao"', [SCHOOLS]),
        ('"cao vùng"', []),
        ("liễ*", [POPLAR]),
        ("lie*", [POPLAR]),
        ("đường OR dương", [ROADS, POPLAR]),
        ("ven AND NOT sông", []),
        ("duong NOT liễu", [ROADS]),
        ("NOT (dương OR đường)", [SCHOOLS]),
        ("đường HOẶC dương", [ROADS, POPLAR]),
        ("không có từ nào như zzz", []),
    ],
)
def test_words(search, query, expected) -> None:
    assert sorted(found(search, query)) == sorted(expected)


@pytest.mark.parametrize(
    "query", ["17-NQ/TU", "17 nq tu", "17 NQ/TU", "nghị quyết 17", "nghi quyet so 17", "17/NQ-TU", "017-nq/tư", "17 – NQ / TU", '"17-NQ/TU"', "Nghị quyết số 17-NQ/TU"]
)  # fmt: skip
def test_a_number_finds_its_document_first_then_what_cites_it(search, query) -> None:
    got = found(search, query)
    assert got[0] == SCHOOLS
    if "quy" not in query:
        assert got == [SCHOOLS, ROADS]


def test_a_number_with_words_narrows(search) -> None:
    assert found(search, "17-NQ/TU trường học")[0] == SCHOOLS


def test_exact_spelling_ranks_first_where_both_are_found(search) -> None:
    assert found(search, "nam")[0] == ROADS  # Việt Nam before năm


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"doc_type": "ket_luan"}, [ROADS]),
        ({"level": "district"}, [POPLAR]),
        ({"province": "ha son"}, [SCHOOLS, POPLAR]),
        ({"province": "Bình Lạc"}, [ROADS]),
        ({"issuer": "huyện ủy"}, [POPLAR]),
        ({"issuer": "tinh uy"}, [SCHOOLS, ROADS]),
        ({"since": 20210504}, [SCHOOLS, ROADS]),
        ({"until": 20210504}, [SCHOOLS, POPLAR]),
        ({"since": 20190101, "until": 20191231}, [POPLAR]),
        ({"body": "so giao duc"}, [SCHOOLS]),
        ({"body": "Ban Tổ chức Tỉnh uỷ"}, [SCHOOLS]),
        ({"body": "Sở Y tế"}, []),
        ({"status": "met"}, [SCHOOLS]),
        ({"status": "not_met"}, []),
    ],
)
def test_filters(search, filters, expected) -> None:
    assert sorted(found(search, "", **filters)) == sorted(expected)


def test_directives_by_deadline_and_body(search) -> None:
    def asked(**filters):
        return [h.item for h in search.find("", Filters(kinds=("directives",), **filters))]

    assert asked(due_before=20220701) == ["I.1"]
    assert asked(due_before=20220630) == []
    assert sorted(asked(due_before=20240101)) == ["I.1", "I.2"]
    assert asked(body="ban tổ chức") == ["I.2"]


def test_a_hit_says_where_it_is(search) -> None:
    hit = search.find("rà soát trường học", Filters(kinds=("directives",)))[0]
    assert [hit.text[s:e] for s, e in hit.spans] == ["rà soát", "trường học"]
    assert (hit.kind, hit.item, hit.page, hit.date) == ("directives", "I.1", 1, "2021-05-04")
    assert sample()[0]["text"][hit.start :].startswith(hit.text)
    passage = search.find("chuẩn quốc gia")[0]
    assert (passage.kind, passage.page, passage.item) == ("documents", 2, "I")


def test_all_kinds_do_not_repeat_the_same_words(search) -> None:
    hits = search.find("rà soát mạng lưới", Filters(kinds=KINDS))
    assert len(hits) == 1


def test_a_query_of_words_falls_back_to_most_of_them(search) -> None:
    assert found(search, "đường giao thông cao tốc nông thôn") == [ROADS]
    assert found(search, "đường AND vũ AND trụ") == []


def test_the_same_question_gets_the_same_answer(search) -> None:
    first = search.find("duong", Filters(kinds=KINDS))
    assert all(search.find("duong", Filters(kinds=KINDS)) == first for _ in range(3))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            ["AND", "OR", "NOT", "(", ")", '"', "đường", "nam*", "17", "nq", "tu", "*", "17-NQ/TU", "VÀ", "-", ":", "^2", "nghị quyết"]
        ),
        max_size=14,
    ).map(" ".join)
)  # fmt: skip
def test_any_text_is_a_query(search, query) -> None:
    for hit in search.find(query, Filters(kinds=KINDS), 5):
        assert all(0 <= s < e <= len(hit.text) for s, e in hit.spans)


def test_similar_finds_the_nearest(tmp_path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        schools = "Đổi mới giáo dục vùng cao, rà soát mạng lưới trường học và nhà ở bán trú cho học sinh."
        rivers = "Quan trắc nguồn nước đầu nguồn, thu gom rác thải dọc hành lang sông suối."
        store(
            archive,
            record("1-NQ/TU", "về giáo dục vùng cao", schools),
            record("2-KL/TU", "về giáo dục vùng cao", "Sơ kết: " + schools),
            record("3-CT/TU", "về nguồn nước", rivers),
            record("4-CT/TU", "về rác thải", "Nhắc lại: " + rivers),
        )
        index.update(archive)
        with Search(archive) as s:
            assert s.similar("1-NQ/TU")[0].number_symbol == "2-KL/TU"
            assert s.similar("4 ct tu")[0].number_symbol == "3-CT/TU"
            with pytest.raises(NotFoundError):
                s.similar("99-NQ/TU")


def test_versions_of_one_work_are_one_result(tmp_path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        store(
            archive,
            record("1-NQ/TU", "về thủy lợi", "Nâng cấp thủy lợi nội đồng."),
            record("1-NQ/TU", "về thủy lợi", "Nâng cấp thủy lợi nội đồng. (bản quét)"),
        )
        index.update(archive)
        with Search(archive) as s:
            assert len(s.find("thủy lợi")) == 1
