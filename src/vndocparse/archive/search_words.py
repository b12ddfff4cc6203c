"""Words of a text as the search index holds them: as spelled, without diacritics, in pairs, and numbers."""

import re
import unicodedata
from dataclasses import dataclass

from vndocparse.text.fold import fold, strip_marks

MAX_WORD = 40  # longer runs of letters are noise; they are cut, in texts and in queries alike
_WORD = re.compile(r"[^\W_]+")
# 17-NQ/TU, 09/2009/CT-UBND, 31/QĐ-TW, 17 – NQ / TU: digits, then up to four parts behind dash or slash
_NUMBER = re.compile(
    r"(?<![\w/.,-])(\d{1,6}[a-zđ]?)((?:[ \u00a0]?[-–—−‑‐/⁄][ \u00a0]?[a-zđư0-9]{1,12}){1,4})(?![\w/])"
)
_PART = re.compile(r"[a-zđư0-9]+")
# A word, and whether only a space parts it from the next.
_WORD_AND_GAP = re.compile(r"([^\W_]+)((?:[ \u00a0\n](?=[^\W_]))?)")
_HAS_NUMBER = re.compile(r"\d[a-zđ]?[ \u00a0]?[-–—−‑‐/⁄]")
_forms: dict[str, tuple[str, str]] = {}
_terms: dict[str, tuple[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits at ``text[start:end]``, folded (``exact``) and stripped (``plain``)."""

    start: int
    end: int
    exact: str
    plain: str

    @property
    def marked(self) -> bool:
        """Whether the word carries a diacritic."""
        return self.exact != self.plain


def compose(text: str) -> str:
    """Return the text in NFC; the same object where it is so already."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def forms(word: str) -> tuple[str, str]:
    """Return a word folded, and without diacritics; kept, since a language has few words.

    >>> forms("Uỷ"), forms("ban")
    (('ủy', 'uy'), ('ban', 'ban'))
    """
    made = _forms.get(word)
    if made is None:
        if len(_forms) > 300_000:
            _forms.clear()
        exact = fold(word[:MAX_WORD])
        made = _forms[word] = (exact, strip_marks(exact) or exact)
    return made


def plain_form(word: str) -> str:
    """Return a word without diacritics, in lower case."""
    return forms(word)[1]


def words(text: str) -> list[Word]:
    """Return the words of an NFC text in order.

    >>> [(w.exact, w.plain) for w in words("Uỷ ban Đảng")]
    [('ủy', 'uy'), ('ban', 'ban'), ('đảng', 'dang')]
    """
    return [Word(m.start(), m.end(), *forms(m[0])) for m in _WORD.finditer(text)]


def exact_term(exact: str, plain: str) -> str:
    """Return the index's term for a spelling; ``=`` tells one without marks from the stripped form."""
    return exact if exact != plain else "=" + exact


def index_text(text: str) -> str:
    """Return the terms of an NFC text, two for each word: its spelling, then the stripped form.

    Word ``i`` so stands at the positions ``2i`` and ``2i + 1`` of one field, and a phrase
    may ask for either, word by word.
    """
    return index_terms(text)[0]


def index_terms(text: str) -> tuple[str, str]:
    """Return what :func:`index_text` returns, and the :func:`pairs` with spaces between, in one pass."""
    get = _terms.get
    out: list[str] = []
    joined: list[str] = []
    before = ""
    for word, gap in _WORD_AND_GAP.findall(text):
        both, plain = get(word) or _both(word)
        out.append(both)
        if before:
            joined.append(before + plain)
        before = plain + "_" if gap else ""
    return " ".join(out), " ".join(joined)


def _both(word: str) -> tuple[str, str]:
    exact, plain = forms(word)
    if len(_terms) > 300_000:
        _terms.clear()
    made = _terms[word] = (f"{exact_term(exact, plain)} {plain}", plain)
    return made


def pairs(text: str) -> list[str]:
    """Return neighbouring words, stripped and joined; most Vietnamese words have two syllables.

    >>> pairs("Chuyển đổi số, hạ tầng")
    ['chuyen_doi', 'doi_so', 'ha_tang']
    """
    return index_terms(text)[1].split(" ") if text else []


def numbers(text: str) -> list[tuple[int, int, str]]:
    """Return the document numbers in an NFC text: start, end, key.

    >>> numbers("Nghị quyết số 017 – NQ/TU và 09/2009/CT-UBND")
    [(14, 25, '17.nqtu'), (29, 44, '9.ctubnd')]
    """
    out: list[tuple[int, int, str]] = []
    if not _HAS_NUMBER.search(text):  # most texts; folding costs more
        return out
    for m in _NUMBER.finditer(fold(text)):
        key = number_key(m[0])
        if key:
            out.append((m.start(), m.end(), key))
    return out


def number_key(printed: str) -> str | None:
    """Return one key for all spellings of a number with its symbol, ``None`` where there is no symbol.

    The year inside a State number is left out, since people leave it out.

    >>> number_key("17-NQ/TU"), number_key("17/NQ-TƯ"), number_key("17 nq tu"), number_key("12/2024")
    ('17.nqtu', '17.nqtu', '17.nqtu', None)
    """
    parts = _PART.findall(fold(compose(printed)))
    if len(parts) < 2 or not parts[0][0].isdigit():
        return None
    rest = parts[1:]
    if len(rest) > 1 and re.fullmatch(r"(?:19|20)\d\d", rest[0]):
        rest = rest[1:]
    symbol = strip_marks("".join(rest))
    if not symbol[0].isalpha():
        return None
    return f"{strip_marks(parts[0]).lstrip('0') or '0'}.{symbol}"
