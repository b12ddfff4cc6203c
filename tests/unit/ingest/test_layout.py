"""Print in reading order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.core.geometry import Box
from vndocparse.core.printed import PrintedPage, PrintedTable, Word
from vndocparse.core.source import AsideKind, Column, TextSource, check
from vndocparse.ingest.layout.assemble import assemble
from vndocparse.ingest.layout.grid import tables_of
from vndocparse.ingest.reflow import glue, goes_on


def words(text: str, x: float, y: float, size: float = 14, page: int = 1, sized: bool = True) -> list[Word]:
    out = []
    for part in text.split():
        wide = len(part) * size * 0.5
        box = Box(page, x, y, x + wide, y + size * 1.15)
        out.append(Word(part, box, size=size if sized else 0.0))
        x += wide + size * 0.25
    return out


def page(*lines: list[Word], number: int = 1) -> PrintedPage:
    return PrintedPage(number, 595, 842, [w for line in lines for w in line], TextSource.TEXT_LAYER)


LONG = "Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy đảng rà soát lại"


def texts(*pages: PrintedPage) -> list[str]:
    doc = assemble(pages)
    check(doc)
    return [p.span.of(doc.text) for p in doc.paragraphs]


def test_columns_of_different_pitch_do_not_interleave() -> None:
    left = [words(f"- Dòng trái {i},", 85, 600 + 12.5 * i, 11) for i in range(6)]
    right = [words("T/M BAN THƯỜNG VỤ", 340, 601), words("BÍ THƯ", 390, 619), words("Lê Văn Nam", 370, 700)]
    found = texts(page(words("Nơi nhận:", 85, 587, 12), *left, *right))
    assert found == [
        "Nơi nhận:",
        *[f"- Dòng trái {i}," for i in range(6)],
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Lê Văn Nam",
    ]


def test_the_end_of_the_text_stays_out_of_the_foot() -> None:
    body = [words(LONG, 113, 500, 13), words(LONG, 85, 519, 13), words("giao nhiệm vụ.", 85, 538, 13)]
    foot = [words("Nơi nhận:", 85, 580, 12), words("T/M TỈNH ỦY", 350, 580), words("- Lưu.", 85, 594, 11)]
    found = texts(page(*body, *foot))
    assert found[0] == f"{LONG} {LONG} giao nhiệm vụ."
    assert found[1:] == ["Nơi nhận:", "- Lưu.", "T/M TỈNH ỦY"]


def test_lines_that_a_recogniser_measured_higher_stay_in_their_paragraph() -> None:
    sizes = (14, 16, 14)
    lines = [words(LONG, 113 if i == 0 else 85, 300 + 22 * i, size) for i, size in enumerate(sizes)]
    lines.append(words("thể thao quần chúng.", 85, 366, 16))
    other = words("Ủy ban nhân dân xã báo cáo kết quả.", 113, 390, 14)
    assert texts(page(*lines, other)) == [
        f"{LONG} {LONG} {LONG} thể thao quần chúng.",
        "Ủy ban nhân dân xã báo cáo kết quả.",
    ]


def test_an_addressee_line_is_no_part_of_the_letterhead() -> None:
    head = [words("VĂN PHÒNG", 100, 60), words("ĐẢNG CỘNG SẢN VIỆT NAM", 320, 60)]
    head += [words("Số 5-CV/VPTU", 100, 80), words("Hà Sơn, ngày 3 tháng 4", 330, 80)]
    doc = assemble([page(*head, words("Kính gửi:", 160, 120), words("- Các huyện ủy,", 220, 140))])
    at = next(p for p in doc.paragraphs if p.span.of(doc.text).startswith("Kính"))
    assert at.column is Column.FULL


def test_running_heads_leave_the_text() -> None:
    pages = [
        page(
            words("CÔNG BÁO/Số 12/Ngày 3-4-2024", 200, 30, 10, n),
            words(f"Đoạn riêng của trang {n}.", 85, 300, 13, n),
            number=n,
        )
        for n in range(1, 5)
    ]
    doc = assemble(pages)
    assert [a.kind for a in doc.asides] == [AsideKind.RUNNING_HEAD] * 4
    assert "CÔNG BÁO" not in doc.text


def test_items_alike_but_for_their_figures_are_no_running_head() -> None:
    pages = [
        page(
            words(f"{4 * n}. Văn phòng rà soát hồ sơ năm thứ {4 * n}.", 85, 70, 13, n),
            words(f"Đoạn riêng của trang {n}.", 85, 300, 13, n),
            number=n,
        )
        for n in range(1, 5)
    ]
    assert not assemble(pages).asides


def test_a_footnote_does_not_cut_a_paragraph() -> None:
    first = page(
        *[words(LONG, 85, 100 + 19 * i, 13) for i in range(20)],
        words("¹ Theo báo cáo của Văn phòng.", 85, 760, 10),
    )
    second = page(words("quyền của mình.", 85, 80, 13, 2), number=2)
    found = texts(first, second)
    assert found[0].endswith("rà soát lại quyền của mình.")
    assert found[1] == "¹ Theo báo cáo của Văn phòng."


def test_recognised_lines_of_uneven_height_make_one_paragraph() -> None:
    lines = [words(LONG, 85, 100 + 20 * i, 13, sized=False) for i in range(5)]
    lines[2] = [Word(w.text, Box(1, w.box.x0, w.box.y0 + 3, w.box.x1, w.box.y1)) for w in lines[2]]
    assert texts(page(*lines)) == [" ".join([LONG] * 5)]


def test_an_empty_cell_keeps_the_columns_even() -> None:
    rules = [Box(1, 80, y, 500, y) for y in (100, 130, 160)] + [
        Box(1, x, 100, x, 160) for x in (80, 200, 350, 500)
    ]
    made = page(
        words("TT", 90, 106, 12),
        words("Việc", 210, 106, 12),
        words("Hạn", 360, 106, 12),
        words("1", 90, 136, 12),
        words("2025", 360, 136, 12),
    )
    made.tables = tables_of(rules)
    assert isinstance(made.tables[0], PrintedTable)
    assert texts(made) == ["TT | Việc | Hạn", "1 |  | 2025"]


def test_a_frame_is_no_table() -> None:
    rules = [Box(1, 80, y, 500, y) for y in (100, 160)] + [Box(1, x, 100, x, 160) for x in (80, 500)]
    assert tables_of(rules) == []


def test_joints() -> None:
    assert glue("nhiệm kỳ 2020-", "2025") == "" and glue("số 17-NQ/", "TU") == ""
    assert glue("kinh tế -", "xã hội") == " " and glue("thuộc thẩm", "quyền") == " "
    assert goes_on("thuộc thẩm", "quyền") and not goes_on("như sau:", "các xã")
    assert not goes_on("của đơn vị,", "a) Rà soát")


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(blacklist_categories=("Z", "C")), min_size=1, max_size=8),
            st.floats(-50, 700),
            st.floats(-50, 900),
            st.floats(0, 200),
            st.floats(0, 60),
            st.integers(-1, 4),
        ),
        max_size=40,
    )
)
def test_any_words_make_a_document(found: list[tuple[str, float, float, float, float, int]]) -> None:
    made = [Word(t, Box(1, x, y, x + w, y + h), line=n) for t, x, y, w, h, n in found]
    doc = assemble([PrintedPage(1, 595, 842, made, TextSource.OCR)])
    check(doc)
    kept = sum(len(w.text) for w in made)
    aside = sum(len(a.text.replace(" ", "").replace("\n", "")) for a in doc.asides)
    assert len("".join(doc.text.split())) + aside == kept
