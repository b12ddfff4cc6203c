"""Bring text of any origin to the package's form: NFC, plain spaces, no invisible characters."""

import re
import unicodedata

# Zero-width marks, direction marks, soft hyphen, byte order mark: no reader sees them.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\ufeff\ufffe"
_INVISIBLE += "\u2060\u2061\u2062\u2063\u2064"
_INVISIBLE += "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10)]))
# Symbol-font bullets as word processors write them.
_PRIVATE = {"\uf02d": "-", "\uf02b": "+", "\uf02a": "*", "\uf0b7": "•", "\uf0a7": "▪"}
_PRIVATE |= {"\uf0d8": "➢", "\uf0fc": "✓"}
_TABLE: dict[int, str | None] = {ord(c): None for c in _INVISIBLE}
_TABLE.update({ord(k): v for k, v in _PRIVATE.items()})
_TABLE.update(dict.fromkeys([*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)]))
_TABLE.update({ord(c): " " for c in "\t\n\x0b\x0c\r\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"})
_TABLE.update(dict.fromkeys(range(0x2000, 0x200B), " "))
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r" {2,}")
_BREAKS = re.compile("\r\n|[\r\x0b\x1c\x1d\x1e\x85\u2028\u2029]")


def unbroken(text: str) -> str:
    """Return ``text`` with every kind of line break as ``\\n``; form feeds stay."""
    return _BREAKS.sub("\n", text)


def visible(text: str) -> str:
    """Return NFC text of one line without invisible characters; spaces keep their number.

    Line breaks and all kinds of space become plain spaces; what is no character
    (half of a surrogate pair) becomes U+FFFD.
    """
    return unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text).translate(_TABLE))


def clean(text: str) -> str:
    """Return one line of NFC text, single plain spaces, none at the ends.

    >>> clean("  Tỉnh\\u00a0 ủy\\u200b ")
    'Tỉnh ủy'
    """
    return _SPACES.sub(" ", visible(text)).strip(" ")
