"""Tell the kind of a file from its bytes; names lie."""

import io
import re
import zipfile
from enum import StrEnum

_HEAD = 4096
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s|title>|table[\s>]|div[\s>]|p[\s>]|span[\s>]|h[1-6][\s>])",
    re.IGNORECASE,
)
_MHTML = re.compile(rb"^(?:[A-Za-z-]{2,40}:[^\n]{0,400}\n(?:[ \t][^\n]{0,400}\n)*)+", re.MULTILINE)


class Kind(StrEnum):
    """What a file is."""

    EMPTY = "empty"
    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    BMP = "image/bmp"
    WEBP = "image/webp"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    DOC = "application/msword"
    RTF = "application/rtf"
    HTML = "text/html"
    MHTML = "multipart/related"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"
    LOCKED = "application/encrypted"
    ZIP = "application/zip"
    UNKNOWN = "application/octet-stream"


PICTURES = frozenset({Kind.PNG, Kind.JPEG, Kind.TIFF, Kind.BMP, Kind.WEBP})
OFFICE = frozenset({Kind.DOC, Kind.RTF, Kind.ODT})


def sniff(data: bytes, name: str = "") -> Kind:
    """Return the kind of a file; ``name`` only tells Markdown from other plain text."""
    head = data[:_HEAD]
    if not head.strip(b" \t\r\n\f\x00\xef\xbb\xbf") and not data.strip(b" \t\r\n\f\x00\xef\xbb\xbf"):
        return Kind.EMPTY
    if kind := _by_magic(data, head):
        return kind
    lead = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if lead.startswith(b"{\\rtf"):
        return Kind.RTF
    if b"Word.Document" in head and lead.startswith(b"<?xml"):
        return Kind.DOC  # WordprocessingML of 2003, which the same converter reads
    text = _narrow(head)
    if _MHTML.match(text.replace(b"\r\n", b"\n")) and re.search(
        rb"(?i)^content-type:\s*multipart/", text, re.M
    ):
        return Kind.MHTML
    if text.lstrip().startswith(b"<") and _HTML.search(text):
        return Kind.HTML
    if _is_binary(head):
        return Kind.UNKNOWN
    return Kind.MARKDOWN if name.lower().endswith((".md", ".markdown")) else Kind.TEXT


def _by_magic(data: bytes, head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith((b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")):
        return Kind.TIFF
    if head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00":
        return Kind.BMP
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_kind(data)
    return None


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if any(n.lower() == "word/document.xml" for n in names):
                return Kind.DOCX
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").strip()
                return Kind.ODT if kind.startswith(Kind.ODT.encode()) else Kind.ZIP
            if (
                "[Content_Types].xml" in names
                and archive.getinfo("[Content_Types].xml").file_size < 1_000_000
            ):
                main = b"wordprocessingml.document.main+xml"
                return Kind.DOCX if main in archive.read("[Content_Types].xml") else Kind.ZIP
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return Kind.DOCX if b"word/document.xml" in data else Kind.ZIP
    return Kind.ZIP


def _compound_kind(data: bytes) -> Kind:
    """Tell a Word file from other compound files by the names of its streams (UTF-16)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Kind.LOCKED
    return Kind.DOC if "WordDocument".encode("utf-16-le") in data else Kind.UNKNOWN


def _narrow(head: bytes) -> bytes:
    """Return UTF-16 markup as single bytes, so that one pattern serves both."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[2:].replace(b"\x00", b"")
    return head.replace(b"\x00", b"") if head[1:2] == b"\x00" else head


def _is_binary(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    zeros = head.count(0)
    if zeros:
        wide = max(head[::2].count(0), head[1::2].count(0))
        return zeros * 5 < len(head) or wide * 10 < zeros * 9
    control = sum(b < 32 and b not in b"\t\n\r\f\x0b\x1b" for b in head)
    # Six capitals of VISCII sit among the control codes, so a few are no proof.
    return control * 20 > len(head)
