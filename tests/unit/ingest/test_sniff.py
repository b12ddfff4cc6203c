"""The kind of a file is read from its bytes, and odd files end with the exit code that the manual names."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.errors import ExitCode
from vndocparse.ingest.sniff import Kind, sniff

cli = pytest.importorskip("vndocparse_cli.app")


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, data in members.items():
            z.writestr(name.replace("__", "/").replace("_x", ".x"), data)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODT = packed(mimetype=b"application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"junk before\n%PDF-1.4", Kind.PDF), (b"MM\x00*", Kind.TIFF), (b"BM\x00\x00\x00\x00\x00\x00\x00\x00", Kind.BMP),
        (b"BMW la mot hang xe", Kind.TEXT), (OLE + "WordDocument".encode("utf-16-le"), Kind.DOC), (OLE, Kind.UNKNOWN),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Kind.LOCKED), (ODT, Kind.ODT), (packed(a=b"x"), Kind.ZIP),
        (packed(word__document_xml=b"<w/>"), Kind.DOCX), (b"PK\x03\x04 cut word/document.xml", Kind.DOCX),
        (b"PK\x03\x04", Kind.ZIP), (packed(mimetype=b"application/epub+zip"), Kind.ZIP),
        (b"\xef\xbb\xbf  {\\rtf1", Kind.RTF), (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', Kind.DOC),
        ("<html><p>a".encode("utf-16"), Kind.HTML), (b"<p class=MsoNormal>a", Kind.HTML), (b"<a> b", Kind.TEXT),
        (b"From: a\r\nContent-Type: multipart/related;\r\n boundary=b\r\n\r\n", Kind.MHTML),
        (b"From: a\nSubject: Content-Type: multipart/related\n\n", Kind.TEXT),
        (b"\x00\x00\xef\xbb\xbf\n", Kind.EMPTY), (b"\x01\x02\x03\x04", Kind.UNKNOWN), ("§¶ng".encode("cp1252"), Kind.TEXT),
    ],
)  # fmt: skip
def test_kinds(data: bytes, kind: Kind) -> None:
    assert sniff(data) is kind


def test_only_markdown_is_told_by_the_name() -> None:
    assert sniff(b"# a", "a.MD") is Kind.MARKDOWN
    assert sniff(b"# a", "a.pdf") is Kind.TEXT


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", OLE, b"<", b"A: b\n", b"\xff\xfe"]))
def test_any_bytes_have_a_kind(data: bytes, head: bytes) -> None:
    assert isinstance(sniff(head + data), Kind)


def locked() -> bytes:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    encrypt = pytest.importorskip("reportlab.lib.pdfencrypt")
    out = io.BytesIO()
    c = canvas.Canvas(out, encrypt=encrypt.StandardEncryption("secret", "owner"))
    c.drawString(100, 700, "a")
    c.save()
    return out.getvalue()


def blank() -> bytes:
    out = io.BytesIO()
    c = pytest.importorskip("reportlab.pdfgen.canvas").Canvas(out)
    c.showPage()
    c.save()
    return out.getvalue()


NOISE = random.Random(7).randbytes(4000)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ExitCode.EMPTY), (b"\x00", ExitCode.EMPTY), (b"x", ExitCode.OK), (NOISE, ExitCode.UNSUPPORTED),
        (packed(a=b"x"), ExitCode.UNSUPPORTED), (b"%PDF-1.7\n" + NOISE, ExitCode.BAD_INPUT),
        (b"\x89PNG\r\n\x1a\n" + NOISE, ExitCode.BAD_INPUT), (b"II*\x00" + NOISE, ExitCode.BAD_INPUT),
        (b"PK\x03\x04word/document.xml" + NOISE, ExitCode.BAD_INPUT), (OLE + NOISE, ExitCode.UNSUPPORTED),
        (locked, ExitCode.ENCRYPTED), (blank, ExitCode.EMPTY),
        (b"From: a\nContent-Type: multipart/related; boundary=b\n\n--b\n" + NOISE, ExitCode.EMPTY),
    ],
    ids=["empty", "zero", "one byte", "noise", "zip", "pdf", "png", "tiff", "docx", "ole", "locked", "blank", "mail"],
)  # fmt: skip
def test_odd_files_end_as_the_manual_says(
    data: object, code: ExitCode, tmp_path: Path, capfd, monkeypatch
) -> None:
    file = tmp_path / "odd"
    file.write_bytes(data() if callable(data) else data)
    monkeypatch.setattr("sys.argv", ["vndocparse", "parse", str(file)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    told = capfd.readouterr()
    assert end.value.code == code
    assert "Traceback" not in told.err
    assert (told.err == "") is (code is ExitCode.OK)
    assert (told.out == "") is (code is not ExitCode.OK)
