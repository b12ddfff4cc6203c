"""Queries and passages taken apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.archive.search_marks import excerpt, mark, wanted
from vndocparse.archive.search_query import (
    And,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Prefix,
    Term,
    parse_query,
    type_code,
)
from vndocparse.archive.search_units import cut, day_number
from vndocparse.archive.search_words import compose, index_terms, number_key, numbers, pairs, words


def shape(node: Node | None) -> object:
    if isinstance(node, And):
        return [shape(n) for n in node.nodes]
    if isinstance(node, Or):
        return {"or": [shape(n) for n in node.nodes]}
    if isinstance(node, Not):
        return {"not": shape(node.node)}
    if isinstance(node, Term):
        return node.exact
    if isinstance(node, Phrase):
        return tuple(t.exact for t in node.terms)
    if isinstance(node, Prefix):
        return node.exact + "*"
    if isinstance(node, Number):
        return {"number": node.keys}
    return None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Uỷ ban", ["ủy", "ban"]),
        ("a OR b c", {"or": ["a", ["b", "c"]]}),
        ("a AND (b OR c)", ["a", {"or": ["b", "c"]}]),
        ("a NOT b", ["a", {"not": "b"}]),
        ('"a b" c', [("a", "b"), "c"]),
        ("“a b”", ("a", "b")),
        ("COVID-19", ("covid", "19")),
        ("chuyển*", "chuyển*"),
        ("rừng VÀ biển", ["rừng", "biển"]),
        ("RỪNG VÀ BIỂN", ["rừng", "và", "biển"]),
        # broken: plain words
        ("a OR", "a"),
        ("OR a", "a"),
        ("(a b", ["a", "b"]),
        ("a ) b", ["a", "b"]),
        ('"a b', ["a", "b"]),
        ("NOT", None),
        ("a AND AND b", ["a", "b"]),
        ("NOT NOT a", "a"),
        ("(" * 200 + "a" + ")" * 200, "a"),
        ("", None),
        ("!?… -- *", None),
        # numbers
        ("17 nq tu", {"number": ("17.nqtu", "17.nghi_quyet")}),
        ("17 NQ/TU", {"number": ("17.nqtu",)}),
        ("017-NQ/TƯ", {"number": ("17.nqtu",)}),
        ("nghị quyết số 17", {"number": ("17.nghi_quyet",)}),
        ("ket luan 5 kl hu", {"number": ("5.klhu", "5.ket_luan")}),
        ("chỉ thị số 9-CT/TW", {"number": ("9.cttw",)}),
        ("09/2009/CT-UBND", {"number": ("9.ctubnd",)}),
        ("17 nq về rừng", [{"number": ("17.nghi_quyet",)}, "về", "rừng"]),
        # no numbers
        ("12/2024", ("12", "2024")),
        ("nghị quyết rừng", ["nghị", "quyết", "rừng"]),
        ("17 người", ["17", "người"]),
        ("30 ha", ["30", "ha"]),
    ],
)
def test_queries(query, expected) -> None:
    assert shape(parse_query(query)) == expected


@given(st.text(max_size=200))
def test_any_text_is_read(text) -> None:
    parse_query(text)


def test_a_long_query_is_cut_not_refused() -> None:
    node = parse_query("từ khác " * 50_000)
    assert isinstance(node, And)


@given(st.text(max_size=200))
def test_words_and_marks_lie_in_the_text(text) -> None:
    text = compose(text)
    found = words(text)
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    both, joined = index_terms(text)
    assert len(both.split(" ")) == 2 * len(found) or not found
    assert len(joined.split()) <= max(0, len(found) - 1)
    spans = mark(text, wanted(parse_query(text)))
    assert all(a < b for a, b in spans)
    assert all(p[1] < q[0] for p, q in pairwise(spans))
    start, end = excerpt(text, spans, 40)
    assert 0 <= start <= end <= len(text)


@given(st.text(alphabet="ab.; \n", max_size=6000))
def test_passages_cover_the_text_and_are_short(text) -> None:
    spans = list(cut(text))
    assert all(0 < e - s <= 1360 for s, e in spans)
    assert all(p[1] <= q[0] for p, q in pairwise(spans))
    left = set(range(len(text)))
    for s, e in spans:
        left -= set(range(s, e))
    assert all(text[i].isspace() for i in left)


def test_marks_of_a_number_and_of_a_phrase() -> None:
    text = "Thực hiện Nghị quyết số 17 - NQ/TU, việt nam và nam việt"
    assert [text[s:e] for s, e in mark(text, wanted(parse_query("17 nq tu")))] == ["17 - NQ/TU"]
    assert [text[s:e] for s, e in mark(text, wanted(parse_query('"việt nam"')))] == ["việt nam"]
    assert mark(text, wanted(parse_query("NOT việt"))) == []


def test_the_excerpt_is_around_the_matches() -> None:
    text = "trước " * 200 + "đích ở đây " + "sau " * 200
    at = text.index("đích")
    start, end = excerpt(text, [(at, at + 4)])
    assert start <= at < end and end - start <= 300
    assert text[start:end].startswith("trước") and not text[start - 1].strip()


def test_numbers_in_texts() -> None:
    assert [k for *_, k in numbers("số 31/QĐ-TW, 202/2025/QH15; đạt 08/10, 2020-2025, ngày 12/3/2024")] == [
        "31.qdtw",
        "202.qh15",
    ]
    assert number_key("x") is None
    assert pairs("") == []


def test_types_and_days() -> None:
    assert type_code("Kết luận") == type_code("KL") == type_code("ket luan") == "ket_luan"
    assert day_number("2024-02", last=True) == 20240231
    assert day_number(None) is None
