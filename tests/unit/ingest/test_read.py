"""A file is read for what it is, not for what it is called; every failure is an error of the tree."""

import contextlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.core.options import Limits, ParseOptions
from vndocparse.core.source import Column, check
from vndocparse.errors import (
    BadInputError,
    EmptyInputError,
    EncryptedError,
    LimitError,
    UnsupportedError,
    VndocparseError,
)
from vndocparse.ingest.read import read, read_bytes
from vndocparse.ingest.sniff import Kind, sniff


def test_path_digest_and_kind_are_filled(tmp_path: Path) -> None:
    file = tmp_path / "kết luận.docx"  # the name lies
    file.write_text("KẾT LUẬN\n\n1. Thực hiện.", encoding="utf-8")
    doc = read(file)
    assert (doc.path, doc.media_type, doc.encoding) == (str(file), "text/plain", "unicode")
    assert len(doc.sha256) == 64


def test_a_path_with_bytes_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/a\xff.txt"
    try:
        Path(os.fsdecode(name)).write_text("Văn bản", encoding="utf-8")
    except OSError:
        pytest.skip("this file system refuses such names")
    doc = read(os.fsdecode(name))
    assert doc.path.encode("utf-8")


def test_missing_folder_empty_and_archives(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no such file"):
        read(tmp_path / "none")
    with pytest.raises(BadInputError, match="folder"):
        read(tmp_path)
    for blank in (b"", b" \n\t\r\n", b"\xef\xbb\xbf"):
        with pytest.raises(EmptyInputError):
            read_bytes(blank)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as z:
        z.writestr("a.txt", "a")
    with pytest.raises(UnsupportedError):
        read_bytes(packed.getvalue(), "a.docx")
    with pytest.raises(EncryptedError):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


def test_the_limit_of_size() -> None:
    with pytest.raises(LimitError):
        read_bytes(b"a" * 20, "-", ParseOptions(limits=Limits(file_bytes=10)))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", Kind.PDF), (b"\x89PNG\r\n\x1a\n", Kind.PNG), (b"\xff\xd8\xff\xe0", Kind.JPEG),
        (b"II*\x00", Kind.TIFF), (b"RIFF\x00\x00\x00\x00WEBP", Kind.WEBP), (b"{\\rtf1 a}", Kind.RTF),
        (b"<!DOCTYPE html><p>a", Kind.HTML), (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", Kind.MHTML),
        ("Số 5".encode("utf-16"), Kind.TEXT), (bytes(range(256)), Kind.UNKNOWN), (b"a < b", Kind.TEXT),
    ],
)  # fmt: skip
def test_kinds(data: bytes, kind: Kind) -> None:
    assert sniff(data) is kind


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"<html><table>", b"\xff\xfe", b"From: a\nContent-Type: multipart/related; boundary=b\n\n--b\n"]))  # fmt: skip
def test_any_bytes_give_a_document_or_an_error_of_the_tree(data: bytes, head: bytes) -> None:
    if sniff(head + data).value.startswith(("application/pdf", "image/", "application/rtf")):
        return
    with contextlib.suppress(VndocparseError):
        check(read_bytes(head + data))


HTML = """<html><head><meta charset="utf-8"><script>x</script></head><body><nav>Trang chủ</nav>
<table><tr><td align=center>TỈNH ỦY HÀ SƠN<br>*<br>Số 05-KL/TU<td><b>ĐẢNG CỘNG SẢN VIỆT NAM</b></tr></table>
<p align=center><b>KẾT LUẬN</b><br>về <i>công tác</i>&nbsp;cán bộ</p><p>1. Rà soát
các mục tiêu &amp; nhiệm vụ.</p><table border=1><tr><th>TT<th>Việc<tr><td rowspan=2>1<td>Làm A<tr><td>Làm B</table>
<p><font face=".VnTime">§¶ng bé</font></p></body></html>"""


def test_a_web_page() -> None:
    doc = read_bytes(HTML.encode(), "a.doc")
    check(doc)
    assert [(p.column, p.span.of(doc.text)) for p in doc.paragraphs] == [
        (Column.LEFT, "TỈNH ỦY HÀ SƠN"),
        (Column.LEFT, "*"),
        (Column.LEFT, "Số 05-KL/TU"),
        (Column.RIGHT, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (Column.FULL, "KẾT LUẬN"),
        (Column.FULL, "về công tác cán bộ"),
        (Column.FULL, "1. Rà soát các mục tiêu & nhiệm vụ."),
        (Column.FULL, "TT | Việc"),
        (Column.FULL, "1 | Làm A"),
        (Column.FULL, " | Làm B"),
        (Column.FULL, "Đảng bộ"),
    ]
