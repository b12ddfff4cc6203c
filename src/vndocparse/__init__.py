"""Read Vietnamese Party documents into structured, sourced data.

>>> import vndocparse
>>> callable(vndocparse.parse)
True

The names below are loaded when first used, so that ``import vndocparse`` stays cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vndocparse.core.options import Limits, ParseOptions
    from vndocparse.core.record import Document
    from vndocparse.errors import VndocparseError
    from vndocparse.pipeline import parse, parse_text

__version__ = "0.1.0"

_HOMES = {
    "parse": "vndocparse.pipeline",
    "parse_text": "vndocparse.pipeline",
    "Document": "vndocparse.core.record",
    "ParseOptions": "vndocparse.core.options",
    "Limits": "vndocparse.core.options",
    "VndocparseError": "vndocparse.errors",
}

__all__ = ["Document", "Limits", "ParseOptions", "VndocparseError", "__version__", "parse", "parse_text"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'vndocparse' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
