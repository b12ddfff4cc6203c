"""Judge whether the text layer of a PDF page deserves belief, by signs that can be measured."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vndocparse.core.printed import Word
from vndocparse.ingest.pdf.objects import PageObjects
from vndocparse.ingest.pdf.page_text import PageText
from vndocparse.text.syllables import syllables

_LETTERS = re.compile(r"[^\W\d_]+")
# Letters of Vietnamese, and Latin letters of names and loan words.
_OURS = frozenset(
    "abcdefghijklmnopqrstuvwxyzàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđçñöüäß"
)
_ENOUGH_WORDS = 12  # words that a share needs to mean something
_VALID_VISIBLE = 0.72  # share of well-formed syllables below which visible text is not believed
_VALID_HIDDEN = 0.93  # … a hidden layer, which is somebody's recognition
_MARKED_HIDDEN = 0.45  # share of words with a Vietnamese letter that a recogniser of Vietnamese gives
_FOREIGN = 0.02  # share of letters of other alphabets
_UNMAPPED = 0.03  # share of characters without a meaning
_PICTURE = 0.6  # share of the page that a scan covers
_OVERLAY_WORDS = 60  # a page with a scan and fewer visible words has only a stamp in its text layer
_OUTLINE_PATHS = 250  # drawn shapes on a page without text: letters turned into outlines


@dataclass(frozen=True, slots=True)
class Signs:
    """What was measured of a text: counts, and shares from 0 to 1."""

    words: int
    valid: float  # well-formed syllables among words of small letters
    marked: float  # words with a letter that only Vietnamese has
    foreign: float  # letters of other alphabets
    unmapped: float  # characters without a meaning
    single: float  # words of one letter


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with a page.

    ``action`` is ``believe``, ``ocr`` or ``blank``; ``code`` and ``message`` say what is wrong,
    empty where nothing is.
    """

    action: str
    signs: Signs
    code: str = ""
    message: str = ""


def measure(words: Sequence[Word], characters: int = 0, unmapped: int = 0) -> Signs:
    """Measure the words of a page."""
    judged = valid = marked = letters = foreign = single = 0
    for text, times in Counter(w.text for w in words).items():
        of = _measure_word(text)
        single += times * of[0]
        letters += times * of[1]
        foreign += times * of[2]
        judged += times * of[3]
        valid += times * of[4]
        marked += times * of[5]
    count = max(1, judged)
    return Signs(
        len(words),
        valid / count if judged else 1.0,
        marked / count if judged else 0.0,
        foreign / max(1, letters),
        unmapped / max(1, characters),
        single / max(1, len(words)),
    )


@lru_cache(maxsize=1 << 15)
def _measure_word(text: str) -> tuple[int, int, int, int, int, int]:
    """Count single letters, letters, foreign ones, words of small letters, well-formed and marked ones."""
    inventory = syllables()
    judged = valid = marked = letters = foreign = 0
    for run in _LETTERS.findall(text):
        lowered = run.lower()
        letters += len(run)
        if not _OURS.issuperset(lowered):
            foreign += sum(c not in _OURS for c in lowered)
        if len(run) < 2 or (run.isupper() and len(run) <= 5) or run[1:].lower() != run[1:]:
            continue  # abbreviations and symbols (`UBND`, `CTr`) say nothing
        judged += 1
        valid += lowered in inventory
        marked += not run.isascii()
    return int(len(text) == 1 and text.isalpha()), letters, foreign, judged, valid, marked


def judge(text: PageText, objects: PageObjects) -> Verdict:
    """Decide what to do with the text layer of a page.

    A page without visible words has a hidden layer (believed only where it reads as Vietnamese
    nearly everywhere), is a scan or print in outlines (to be recognised), or is blank.
    """
    if len(text.words) + len(text.hidden) == 0:
        signs = measure([])
        if objects.image_share > 0.02 or objects.paths > _OUTLINE_PATHS:
            return Verdict("ocr", signs)
        return Verdict("blank", signs)
    scanned = objects.image_share >= _PICTURE
    if len(text.hidden) > len(text.words) and (scanned or not text.words):
        return _judge_hidden(text)
    signs = measure(text.words, text.characters, text.unmapped)
    if scanned and signs.words < _OVERLAY_WORDS and not _reads_as_page(text.words, objects):
        return Verdict("ocr", signs, "overlay_only", "the page is a scan; its text layer holds only a stamp")
    if signs.words < _ENOUGH_WORDS:
        return Verdict("believe", signs)
    return _judge_visible(signs)


def _judge_hidden(text: PageText) -> Verdict:
    signs = measure(text.hidden, text.characters, text.unmapped)
    good = signs.valid >= _VALID_HIDDEN and signs.marked >= _MARKED_HIDDEN and signs.foreign < _FOREIGN
    if good:
        return Verdict(
            "believe", signs, "hidden_text_layer", "the text is a hidden layer that somebody recognised"
        )
    return Verdict(
        "ocr",
        signs,
        "text_layer_distrusted",
        f"hidden text layer not believed: {signs.valid:.0%} well-formed syllables, "
        f"{signs.marked:.0%} with marks",
    )


def _judge_visible(signs: Signs) -> Verdict:
    if signs.foreign >= _FOREIGN or signs.unmapped >= _UNMAPPED:
        return Verdict(
            "ocr",
            signs,
            "broken_character_map",
            f"the file's character map gives wrong letters: {signs.foreign:.1%} of other alphabets, "
            f"{signs.unmapped:.1%} without meaning",
        )
    # Text of another language has few well-formed syllables and no Vietnamese letters; that is no fault.
    spaced = signs.single > 0.3
    if signs.valid < _VALID_VISIBLE and signs.marked >= 0.02 and not spaced:
        return Verdict(
            "ocr",
            signs,
            "text_layer_distrusted",
            f"text layer not believed: only {signs.valid:.0%} well-formed syllables",
        )
    return Verdict("believe", signs)


def _reads_as_page(words: Sequence[Word], objects: PageObjects) -> bool:
    """Tell a short page over a background picture from the few lines of a stamp over a scan."""
    _, height = objects.frame.size
    reach = max(w.box.y1 for w in words) - min(w.box.y0 for w in words)
    return reach > 0.4 * height and len(words) >= 25
