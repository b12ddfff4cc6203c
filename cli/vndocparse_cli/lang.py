"""Which language messages for people are in, chosen once before the commands are built."""

import locale
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Literal

Language = Literal["en", "vi"]
_LANGUAGES: dict[str | None, Language] = {"en": "en", "vi": "vi"}


def choose(argv: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Return ``vi`` or ``en``: ``--lang`` first, then VNDOCPARSE_LANG, then the locale.

    >>> choose(["--lang", "vi", "parse"], {}), choose(["--lang=en"], {"LANG": "vi_VN.UTF-8"})
    ('vi', 'en')
    >>> choose([], {"LANG": "vi_VN.UTF-8"}), choose([], {"LC_ALL": "C", "LANG": "vi_VN"})
    ('vi', 'en')
    """
    for i, arg in enumerate(argv):
        if arg == "--":
            break
        value = arg.partition("=")[2] if arg.startswith("--lang=") else None
        if arg == "--lang" and i + 1 < len(argv):
            value = argv[i + 1]
        if value in _LANGUAGES:
            return _LANGUAGES[value]
    told = environ.get("VNDOCPARSE_LANG", "")
    if told in _LANGUAGES:
        return _LANGUAGES[told]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "vi" if environ[name].lower().startswith("vi") else "en"
    if sys.platform in ("win32", "darwin"):  # no such variables there as a rule
        return "vi" if (locale.getlocale()[0] or "").lower().startswith(("vi", "vietnam")) else "en"
    return "en"


LANG = choose(sys.argv[1:], os.environ)


def say(english: str, vietnamese: str) -> str:
    """Return the text in the language of this run."""
    return vietnamese if LANG == "vi" else english
