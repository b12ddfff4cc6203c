"""Read a file of any supported kind: its bytes say what it is, and the reader of that kind does the rest."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from vndocparse.core.options import ParseOptions
from vndocparse.core.source import Notice, SourceDocument
from vndocparse.errors import BadInputError, EmptyInputError, EncryptedError, LimitError, UnsupportedError
from vndocparse.ingest.sniff import OFFICE, PICTURES, Kind, sniff
from vndocparse.text.legacy import Decoded, decode

_NOTES = {
    "case_lost": (
        "encoding_case_lost",
        "The text was in TCVN3 (ABC); first letters with tone marks may read small instead of capital.",
    ),
    "bytes_replaced": (
        "encoding_bytes_replaced",
        "Some bytes are no valid text and were replaced by U+FFFD.",
    ),
    "encoded_twice": ("encoding_twice", "The text had been encoded twice; one encoding was taken back."),
    "encoding_unsure": ("encoding_unsure", "No known encoding makes this text read as Vietnamese."),
}
_READS = "PDF, PNG, JPEG, TIFF, BMP, WebP, DOCX, DOC, RTF, ODT, HTML, MHTML, TXT, Markdown"


def read(path: str | Path, options: ParseOptions | None = None) -> SourceDocument:
    """Read one file.

    Raises:
        BadInputError: If it is missing, a folder, not readable or broken; its subclasses
            say that it is empty, locked with a password or of a kind that is not read.
        LimitError: If it goes past one of ``options.limits``.
        MissingToolError: If its kind needs a program that is not installed.
    """
    options = options or ParseOptions()
    name = os.fspath(path)
    return read_bytes(_load(name, options.limits.file_bytes), name, options)


def read_bytes(data: bytes, name: str = "-", options: ParseOptions | None = None) -> SourceDocument:
    """Read a file that is already in memory; ``name`` stands in messages and in the result's ``path``.

    Raises:
        VndocparseError: As :func:`read`.
    """
    options = options or ParseOptions()
    shown = printable(name)
    if len(data) > options.limits.file_bytes:
        raise _too_big(shown, len(data), options.limits.file_bytes)
    kind = sniff(data, name)
    made = _reader(kind, shown)(data, shown, options)
    if not made.text and not made.asides and not made.notices:  # a notice says why nothing was read
        raise _empty(shown)
    digest = hashlib.sha256(data).hexdigest()
    return replace(made, path=shown, sha256=digest, media_type=kind.value)


def printable(name: str) -> str:
    """Return a path as text that can be written anywhere: undecodable bytes of it become ``\\\\xNN``."""
    return name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="backslashreplace")


def _load(name: str, limit: int) -> bytes:
    shown = printable(name)
    try:
        with Path(name).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > limit:
                raise _too_big(shown, size, limit)
            data = file.read(size + 1)  # room for a file of the greatest size would be taken at once
            if len(data) > size:  # it grew meanwhile
                data += file.read(limit + 1 - len(data))
    except FileNotFoundError as e:
        raise BadInputError(f"{shown}: no such file", f"{shown}: không có tệp này") from e
    except IsADirectoryError as e:
        raise BadInputError(
            f"{shown}: is a folder, not a file",
            f"{shown}: là thư mục, không phải tệp",
            hint="Name a file; whole folders are for the batch and archive commands.",
            hint_vi="Hãy nêu tên tệp; cả thư mục thì dùng lệnh xử lý hàng loạt hoặc kho lưu trữ.",
        ) from e
    except PermissionError as e:
        raise BadInputError(f"{shown}: no permission to read it", f"{shown}: không có quyền đọc") from e
    except (OSError, ValueError) as e:
        raise BadInputError(f"{shown}: cannot be read ({e})", f"{shown}: không đọc được ({e})") from e
    return data


def _reader(kind: Kind, name: str) -> Callable[[bytes, str, ParseOptions], SourceDocument]:
    if kind is Kind.EMPTY:
        raise _empty(name)
    if kind is Kind.LOCKED:
        raise EncryptedError(
            f"{name}: is locked with a password",
            f"{name}: tệp có mật khẩu bảo vệ",
            hint="Save a copy without password and read that.",
            hint_vi="Hãy lưu một bản không đặt mật khẩu rồi đọc bản đó.",
        )
    if kind is Kind.PDF:
        return _pdf
    if kind in PICTURES:
        return _pictures
    if kind is Kind.DOCX:
        return _docx
    if kind in OFFICE:
        return _office
    if kind in (Kind.HTML, Kind.MHTML):
        return _html
    if kind in (Kind.TEXT, Kind.MARKDOWN):
        return _text
    what = "an archive" if kind is Kind.ZIP else "of a kind that is not read"
    what_vi = "tệp nén" if kind is Kind.ZIP else "loại tệp không đọc được"
    raise UnsupportedError(
        f"{name}: is {what}",
        f"{name}: là {what_vi}",
        hint=f"Kinds that are read: {_READS}.",
        hint_vi=f"Các loại tệp đọc được: {_READS}.",
    )


def _text(data: bytes, name: str, options: ParseOptions) -> SourceDocument:
    from vndocparse.ingest.text import read_text
    from vndocparse.ingest.text_case import restore_capitals

    got = decode(data)
    if "case_lost" in got.notes:
        got = replace(got, text=restore_capitals(got.text))
    media = sniff(data, name).value
    return read_text(
        got.text,
        path=name,
        media_type=media,
        encoding=got.encoding,
        notices=notices_of(got),
        limits=options.limits,
    )


def notices_of(got: Decoded) -> list[Notice]:
    """Return what a person should know about how a text was decoded."""
    return [Notice(*_NOTES[note]) for note in got.notes]


def _html(data: bytes, name: str, options: ParseOptions) -> SourceDocument:
    from vndocparse.ingest.html import read_html

    return read_html(data, name, options)


def _docx(data: bytes, name: str, options: ParseOptions) -> SourceDocument:
    from vndocparse.ingest.docx import read_docx

    return read_docx(data, name, options)


def _office(data: bytes, name: str, options: ParseOptions) -> SourceDocument:
    from vndocparse.ingest.docx import read_docx
    from vndocparse.ingest.office import to_docx

    converted = to_docx(data, sniff(data, name), name, options.limits)
    return read_docx(converted, name, options)


def _pdf(data: bytes, name: str, options: ParseOptions) -> SourceDocument:
    from vndocparse.ingest.ocr.recognise import recognise_image
    from vndocparse.ingest.pdf.read import read_pdf

    return read_pdf(data, options, recognise_image)


def _pictures(data: bytes, name: str, options: ParseOptions) -> SourceDocument:
    from vndocparse.ingest.images import read_images

    return read_images(data, name, options)


def _empty(name: str) -> EmptyInputError:
    return EmptyInputError(f"{name}: holds no text", f"{name}: không có nội dung văn bản")


def _too_big(name: str, size: int, limit: int) -> LimitError:
    return LimitError(
        f"{name}: {size} bytes; the limit is {limit}", f"{name}: {size} byte, vượt giới hạn {limit}"
    )
