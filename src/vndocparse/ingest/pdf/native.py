"""PDFium's text functions as plain C calls, for loops over every character of a page.

The bindings of pypdfium2 check and wrap each argument and make a pointer object of each result; for three
calls a character that is most of the time. These prototypes take addresses as numbers and give numbers back.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

_Call = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Native:
    """The functions; ``page`` stands for ``c_void_p(address)``, every other pointer for an address."""

    text_object: _Call  # (page, index) -> address, 0 for a character that PDFium inferred
    unicode: _Call  # (page, index) -> code
    loose_box: _Call  # (page, index, address of an FS_RECTF) -> whether there is one
    matrix: _Call  # (page, index, address of an FS_MATRIX)
    font_size: _Call  # (page, index) -> points
    font: _Call  # (object) -> address
    render_mode: _Call  # (object) -> mode
    page_object: _Call  # (c_void_p of the page, index) -> address
    form_object: _Call  # (c_void_p of the form, index) -> address
    kind: _Call  # (object) -> type
    fill_colour: _Call  # (object, four addresses of unsigned int) -> whether there is one


@cache
def native() -> Native:
    """Return the functions of the library that pypdfium2 has loaded."""
    from pypdfium2 import raw

    word, number, pointer = ctypes.c_size_t, ctypes.c_int, ctypes.c_void_p
    return Native(
        text_object=_of(raw.FPDFText_GetTextObject, word),
        unicode=_of(raw.FPDFText_GetUnicode, ctypes.c_uint),
        loose_box=_of(raw.FPDFText_GetLooseCharBox, number, pointer, number, pointer),
        matrix=_of(raw.FPDFText_GetMatrix, number, pointer, number, pointer),
        font_size=_of(raw.FPDFText_GetFontSize, ctypes.c_double),
        font=_of(raw.FPDFTextObj_GetFont, word, pointer),
        render_mode=_of(raw.FPDFTextObj_GetTextRenderMode, number, pointer),
        page_object=_of(raw.FPDFPage_GetObject, word),
        form_object=_of(raw.FPDFFormObj_GetObject, word),
        kind=_of(raw.FPDFPageObj_GetType, number, pointer),
        fill_colour=_of(raw.FPDFPageObj_GetFillColor, number, *[pointer] * 5),
    )


def _of(function: Any, result: Any, *arguments: Any) -> _Call:
    """Return the C function under another prototype.

    Without argument types, ``c_void_p`` and small numbers are passed on as they are, which is the fastest.
    The functions return within a microsecond, so the interpreter's lock is kept.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address
    called: _Call = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return called


def address_of(pointer: Any) -> int:
    """Return the address in a pointer of the bindings."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
