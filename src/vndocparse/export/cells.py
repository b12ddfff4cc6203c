"""Values as table cells that no spreadsheet takes for a formula."""

import re

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# What XML 1.0 (and so XLSX) cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def guarded(value: object) -> object:
    """Return a value for a CSV cell: text that begins like a formula gets an apostrophe in front.

    >>> guarded("=1+1"), guarded("- Các sở"), guarded("Tỉnh ủy"), guarded(-3), guarded(None)
    ("'=1+1", "'- Các sở", 'Tỉnh ủy', -3, '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = printable(str(value))
    return "'" + text if text.lstrip(" \n").startswith(_DANGEROUS) or text.startswith("'") else text


def unguarded(text: str) -> str:
    """Undo :func:`guarded` on a text that was read back.

    >>> unguarded("'=1+1"), unguarded("Tỉnh ủy")
    ('=1+1', 'Tỉnh ủy')
    """
    return text[1:] if text.startswith("'") else text


def printable(text: str) -> str:
    """Return the text without characters that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
