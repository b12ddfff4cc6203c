"""Whether a record holds less than its file: a limit was met, or a page could not be recognised."""

from collections.abc import Mapping
from typing import Any

_CUT = frozenset(
    f"limit_{what}"
    for what in ("pages", "time", "objects", "page_points", "page_pixels", "page_seconds", "text_chars")
)
_UNREAD = "ocr_needed"


def cut_short(record: Mapping[str, Any]) -> list[str]:
    """Return what the warnings say of limits that left some of the file unread."""
    return [str(w["message"]) for w in record["warnings"] if w["code"] in _CUT]


def may_hold_more(record: Mapping[str, Any]) -> bool:
    """Tell whether another run, with wider limits or with a recogniser, could read more of the file."""
    return any(w["code"] in _CUT or w["code"] == _UNREAD for w in record["warnings"])
