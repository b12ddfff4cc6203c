"""The core types keep their promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.core.docnumber import DocNumber
from vndocparse.core.geometry import Box, CharMap
from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate, last_day
from vndocparse.errors import BadInputError


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_runs_backwards_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_stripping_a_span_only_shrinks_it(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    inner = Span(start, end).stripped(text)
    assert Span(start, end).covers(inner)
    assert inner.of(text) == text[start:end].strip()


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28))
def test_dates_print_and_parse_at_every_precision(y: int, m: int, d: int) -> None:
    for date in (PartialDate(y), PartialDate(y, m), PartialDate(y, m, d)):
        assert PartialDate.parse(str(date)) == date
        assert date.first.month is not None
        assert date.last.day == (d if date.day else last_day(y, date.month or 12))


@pytest.mark.parametrize("parts", [(2025, 13, None), (2025, 2, 29), (2025, None, 3), (0, None, None)])
def test_a_day_that_does_not_exist_is_refused(parts: tuple[int, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"no such|needs"):
        PartialDate(*parts)
    assert PartialDate.build(*parts) is None


@pytest.mark.parametrize(
    ("printed", "number", "symbol", "text"),
    [
        ("17-NQ/TU", "17", "NQ/TU", "17-NQ/TU"),
        ("357 –CV/HNDTW", "357", "CV/HNDTW", "357-CV/HNDTW"),
        ("07-QĐi/TW", "07", "QĐi/TW", "07-QĐi/TW"),
        ("09/2009/CT-UBND", "09", "CT-UBND", "09/2009/CT-UBND"),
        ("2457/UBND-VX", "2457", "UBND-VX", "2457/UBND-VX"),
        ("202/2025/QH15", "202", "QH15", "202/2025/QH15"),
    ],
)
def test_numbers_parse_and_print(printed: str, number: str, symbol: str, text: str) -> None:
    got = DocNumber.parse(printed)
    assert got is not None
    assert (got.number, got.symbol, str(got)) == (number, symbol, text)
    assert DocNumber.parse(str(got)) == got


@pytest.mark.parametrize("text", ["08/10", "45.799/36.875", "2021-2025", "", "NQ/TU", "12/8/2021"])
def test_ratios_dates_and_ranges_are_no_numbers(text: str) -> None:
    assert DocNumber.parse(text) is None


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    got = DocNumber.parse(text)
    assert got is None or DocNumber.parse(str(got)) == got


def test_boxes_are_one_a_printed_line() -> None:
    chars = CharMap()
    chars.add_word(5, Box(1, 10, 10, 60, 20))
    chars.add_blank()
    chars.add_word(3, Box(1, 65, 10, 90, 20))
    chars.add_word(4, Box(1, 10, 30, 50, 40))
    chars.add_word(4, Box(2, 10, 30, 50, 40), 0.5)
    assert chars.boxes(Span(0, len(chars))) == [
        Box(1, 10, 10, 90, 20),
        Box(1, 10, 30, 50, 40),
        Box(2, 10, 30, 50, 40),
    ]
    assert chars.first_page(Span(13, 17)) == 2
    assert chars.mean_confidence(Span(9, 17)) == 0.75


def test_an_error_crosses_a_process_border_whole() -> None:
    import pickle

    e = BadInputError("bad", "hỏng", hint="do", hint_vi="làm")
    back = pickle.loads(pickle.dumps(e))
    assert (type(back), back.told("vi"), back.told("en"), str(back)) == (
        BadInputError,
        ("hỏng", "làm"),
        ("bad", "do"),
        "bad",
    )


_WORDS = st.lists(
    st.tuples(
        st.integers(0, 4),  # blanks before it
        st.integers(1, 6),
        st.integers(1, 3),
        st.integers(0, 400),
        st.integers(0, 60),
        st.sampled_from([0.25, 0.5, 1.0]),
    ),
    max_size=12,
)


@given(_WORDS, st.integers(0, 60), st.integers(0, 60))
def test_places_by_runs_are_those_of_each_character(
    words: list[tuple[int, int, int, int, int, float]], a: int, b: int
) -> None:
    """The reference holds a place for every character and joins them one by one."""
    chars = CharMap()
    plain: list[tuple[Box, float] | None] = []
    for blanks, length, page, x, y, sure in words:
        chars.add_blank(blanks)
        chars.add_word(length, Box(page, x, y, x + 8 * length, y + 12), sure)
        plain += [None] * blanks
        plain += [(Box(page, x + 8 * i, y, x + 8 * i + 8, y + 12), sure) for i in range(length)]
    assert len(chars) == len(plain)
    span = Span(min(a, b), max(a, b))
    placed = [(i, *p) for i, p in enumerate(plain) if p and span.start <= i < span.end]
    assert list(chars.places(span)) == placed
    assert chars.first_page(span) == (placed[0][1].page if placed else None)
    read = [p[1] if p else 1.0 for p in plain[span.start : span.end]]
    assert chars.mean_confidence(span) == pytest.approx(sum(read) / len(read) if read else 1.0)
    joined: list[Box] = []
    for _, box, _ in placed:
        last = joined[-1] if joined else None
        middle = (box.y0 + box.y1) / 2
        if (
            last is not None
            and last.page == box.page
            and last.y0 - 2 <= middle <= last.y1 + 2
            and box.x0 >= last.x1 - box.height * 2
        ):
            joined[-1] = last.union(box)
        else:
            joined.append(box)
    assert chars.boxes(span) == joined


@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.integers(0, 9), st.integers(0, 3), st.integers(1, 2)), max_size=12
    ),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_boxes_join_the_runs_of_a_line(words: list[tuple[int, int, int, int]], a: int, b: int) -> None:
    chars = CharMap()
    for length, x, y, page in words:
        chars.add_word(length, Box(page, 40.0 * x, 12.0 * y, 40.0 * x + 7 * length, 12.0 * y + 10))
        chars.add_blank()
    span = Span(min(a, b), max(a, b))
    lines: list[Box] = []
    for _, row, low, high in chars._runs(span):
        box = Box(
            chars._page[row], chars._edges[low], chars._top[row], chars._edges[high], chars._bottom[row]
        )
        last = lines[-1] if lines else None
        if (
            last is not None
            and last.page == box.page
            and last.y0 - 2 <= (box.y0 + box.y1) / 2 <= last.y1 + 2
            and box.x0 >= last.x1 - 2 * box.height
        ):
            lines[-1] = last.union(box)
        else:
            lines.append(box)
    assert chars.boxes(span) == [Box(p.page, *(round(v, 2) for v in p[1:])) for p in lines]
