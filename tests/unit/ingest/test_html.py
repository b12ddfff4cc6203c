"""Web pages: lists, hidden print, layout and ruled tables, charsets, mail archives, damaged markup."""

import quopri
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.core.options import Limits, ParseOptions
from vndocparse.core.source import AsideKind, Column, ParagraphKind, SourceDocument, check
from vndocparse.errors import LimitError
from vndocparse.ingest.html import read_html


def read(page: str | bytes) -> SourceDocument:
    doc = read_html(page.encode() if isinstance(page, str) else page, "a.html", ParseOptions())
    check(doc)
    return doc


def texts(page: str | bytes) -> list[str]:
    doc = read(page)
    return [p.span.of(doc.text) for p in doc.paragraphs]


def test_list_items_bear_the_marks_that_a_browser_prints() -> None:
    page = "<ol><li>Một<li>Hai<ol type=a><li>Ba<li value=4>Bốn</ol><li>Năm</ol><ol start=7><li>Bảy</ol><ul><li>Tám</ul>"
    assert texts(page) == ["1. Một", "2. Hai", "a. Ba", "d. Bốn", "3. Năm", "7. Bảy", "• Tám"]


def test_scripts_menus_and_hidden_print_are_no_text() -> None:
    page = """<head><title>x</title></head><body><script>a</script><nav>Trang chủ</nav><!-- b -->
    <p>Rà soát <span style="display:none">ẩn</span>mục tiêu.</p><p hidden>c</p><footer>Bản quyền</footer></body>"""
    doc = read(page)
    assert doc.text.strip() == "Rà soát mục tiêu."
    assert [(a.kind, a.text) for a in doc.asides] == [
        (AsideKind.WEB_FRAME, "Trang chủ"), (AsideKind.HIDDEN_TEXT, "ẩn"), (AsideKind.HIDDEN_TEXT, "c"),
        (AsideKind.WEB_FRAME, "Bản quyền"),
    ]  # fmt: skip


def test_looks() -> None:
    doc = read(
        "<p align=center><b>KẾT LUẬN</b><p style='font-style:italic'>Hà Sơn<p><b style='font-weight:normal'>a</b>"
    )
    assert [(p.bold, p.italic, p.centred) for p in doc.paragraphs] == [
        (True, False, True), (False, True, False), (False, False, False),
    ]  # fmt: skip


def test_lines_of_preformatted_text_and_breaks() -> None:
    assert texts("<pre>1. Một  hai\n2. Ba</pre><p>Bốn\nnăm<br><br>Sáu") == [
        "1. Một hai",
        "2. Ba",
        "Bốn năm",
        "Sáu",
    ]


def test_a_table_that_frames_the_page_is_no_table() -> None:
    doc = read(f"<table><tr><td><p>Đầu.<p>{'Rà soát các mục tiêu. ' * 200}<td>Bên</table>")
    assert not doc.tables
    assert doc.text.startswith("Đầu.")


def test_a_ruled_table_with_spans() -> None:
    doc = read(
        "<table border=1><tr><th rowspan=2>TT<th colspan=2>Việc<tr><th>A<th>B<tr><td>1<td>x<td>y</table>"
    )
    (table,) = doc.tables
    assert len(table.rows) == 3
    assert any(p.kind is ParagraphKind.TABLE_ROW for p in doc.paragraphs)
    assert "1 | x | y" in doc.text


def test_a_foot_in_a_table_without_lines() -> None:
    doc = read(
        "<p>Kết luận.<table><tr><td>Nơi nhận:<br>- Lưu VP.<td>T/M TỈNH ỦY<br>BÍ THƯ<br><br>Đỗ Quang Khải</table>"
    )
    sides = [(p.column, p.span.of(doc.text)) for p in doc.paragraphs[1:]]
    assert sides == [
        (Column.LEFT, "Nơi nhận:"), (Column.LEFT, "- Lưu VP."), (Column.RIGHT, "T/M TỈNH ỦY"), (Column.RIGHT, "BÍ THƯ"),
        (Column.RIGHT, "Đỗ Quang Khải"),
    ]  # fmt: skip


def apart(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(m for m in marks if m not in tone)) + tone


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1258"])
def test_charsets(charset: str) -> None:
    words = "Đảng bộ tỉnh Hà Sơn rà soát các mục tiêu"
    if charset == "cp1258":  # letters with their hats and hooks, tones behind them
        data = f'<meta charset="windows-1258"><p>{"".join(map(apart, words))}'.encode("cp1258")
    else:
        data = f'<meta charset="{charset}"><p>{words}'.encode(charset)
    assert texts(data) == [words]


def test_a_mail_archive() -> None:
    body = quopri.encodestring("<html><p>KẾT LUẬN<p>1. Rà soát.".encode())
    head = b'From: <a>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    part = b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    picture = b"\n--b\nContent-Type: image/png\n\n\x89PNG\n--b--\n"
    assert texts(head + part + body + picture) == ["KẾT LUẬN", "1. Rà soát."]


def test_deep_nesting_and_too_much_text() -> None:
    assert texts("<div>" * 150 + "Sâu") == ["Sâu"]
    read("<div>" * 3000 + "Sâu")  # deeper than the markup library goes: no text, no failure
    with pytest.raises(LimitError):
        read_html(b"<p>" + b"a" * 500, "a", ParseOptions(limits=Limits(text_chars=100)))


TAGS = [
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td rowspan=3>",
    "</table>",
    "<ol>",
    "<li>",
    "</ol>",
    "<br>",
    "<b>",
    "Số 5 ",
    "\x00",
    "<!--",
    "&#0;",
    "<td colspan=9>",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TAGS), max_size=25))
def test_any_markup_gives_a_sound_document(tags: list[str]) -> None:
    read("<html>" + "".join(tags))
