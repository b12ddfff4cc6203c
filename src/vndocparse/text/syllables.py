"""The closed set of Vietnamese syllables, generated from onset, rime and tone."""

from __future__ import annotations

import unicodedata
from functools import cache

from vndocparse.text.fold import strip_marks

# Rimes as they are spelled after an onset, without tone. A closed class of the language.
_SPELLED_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
y yêm yên yêng yêt yêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen
oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ uơn up ut
uy uya uych uyên uyêt uynh uyn uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
"""
_SPELLED_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = _SPELLED_RIMES.split()
_ONSETS = _SPELLED_ONSETS.split()
_FRONT = "eêiy"  # before these stand k, gh, ngh; before all others c, g, ng
_ONLY_FRONT = {"k", "gh", "ngh"}
_NEVER_FRONT = {"c", "g", "ng"}
_Y_ONSETS = {"", "h", "k", "l", "m", "s", "t", "v"}  # onsets after which open i may be spelled y
_STOPS = ("c", "p", "t", "ch")  # rimes that close with a stop carry only sắc or nặng
_TONES = {"": "", "huyền": "\u0300", "sắc": "\u0301", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}
_VOWELS = "aăâeêioôơuưy"
_MARKED = "ăâêôơư"
# After qu the glide is spelled in the onset, so its rimes lose their u or o.
_SPELLED_AFTER_QU = """
a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê êch ên ênh êt êu i in it iu
ô ôc ơ ơn y yên yêt yn ynh yt ych yp
"""
_AFTER_QU = _SPELLED_AFTER_QU.split()

# Syllables without an onset that are words of written prose: a small closed class of those well-formed.
_WORDS_BY_VOWEL = """
á ác ách ai ái am ám ảm an án áng anh ánh ảnh ao áo ảo ào áp át áy ắc ăn ăng ắp ắt âm ấm ầm ẩm ân ấn ẩn
âu ấu ẩu ấy ập ấp ất em én eo éo ép ê ế ếch êm ềm ếm êu ì ỉ ích im in ít ỉu ạch oai oan oán oanh óc oi
ong óng ô ố ổ ốc ôi ổi ôm ốm ôn ồn ổn ông ống ồ ồm ốp ơn ở ớt ổng ù ủ ụ úa ùa uẩn uất uể ủi um ùm ùn ung
ủng úng ùng uôi uốn uống uổng úp ụp út úy uý uy ủy uỷ uyên uyển ư ứ ưa ứa ức ực ưng ứng ửng ước ươm ướm
ướp ướt ươn ưỡn ương ưu y ý ỳ ỷ yếm yểm yên yến yêu yếu yết
"""


def _marked_positions(rime: str) -> tuple[int, ...]:
    """Return where the tone may be written in the rime: two places where two styles are in use."""
    at = [i for i, c in enumerate(rime) if c in _VOWELS]
    vowels = "".join(rime[i] for i in at)
    for i in reversed(at):
        if rime[i] in _MARKED:
            return (i,)
    if len(at) == 1:
        return (at[0],)
    open_rime = len(at) == len(rime)
    if vowels in ("oa", "oe", "uy"):
        return (at[0], at[1]) if open_rime else (at[1],)
    if vowels in ("oai", "oay", "oao", "oeo", "uya", "uyu", "oo"):
        return (at[1],)
    return (at[0],)


def _toned(rime: str) -> list[str]:
    """Return the rime with each tone that it can carry, in either style of placement."""
    stop = rime.endswith(_STOPS)
    out = []
    for name, mark in _TONES.items():
        if stop and name not in ("sắc", "nặng"):
            continue
        for i in _marked_positions(rime) if mark else (0,):
            spelled = rime[: i + 1] + mark + rime[i + 1 :] if mark else rime
            out.append(unicodedata.normalize("NFC", spelled))
    return out


def _rimes_after(onset: str) -> list[str]:
    if onset == "qu":
        return _AFTER_QU
    if onset == "gi":
        # The i of gi is also that of the rime: gì, gìn; giếng, giết; but not a second i.
        closed = ["êc", "êm", "ên", "êng", "êp", "êt", "êu"]
        return [r for r in _RIMES if r[0] not in "iy"] + closed
    out = []
    for rime in _RIMES:
        front = rime[0] in _FRONT
        if (onset in _ONLY_FRONT and not front) or (onset in _NEVER_FRONT and front):
            continue
        if rime[0] == "y" and (onset not in _Y_ONSETS if rime == "y" else onset != ""):
            continue
        out.append(rime)
    return out


@cache
def syllables() -> frozenset[str]:
    """Return all well-formed syllables in lower case and NFC, tones in both styles of placement.

    About nineteen thousand; those in use are a third of them. Names of the minorities (`Đắk`,
    `Krông`) and loan words are none.
    """
    out: set[str] = set()
    for onset in ["", *_ONSETS]:
        for rime in _rimes_after(onset):
            out.update(onset + toned for toned in _toned(rime))
    # gi before nothing, n, p: the rime's own i is not written twice.
    for rime in ("i", "in", "im", "ip", "it"):
        out.update("g" + toned for toned in _toned(rime))
    return frozenset(out)


@cache
def bare_syllables() -> frozenset[str]:
    """Return the syllables without their marks, as a recogniser or an old typist leaves them."""
    return frozenset(map(strip_marks, syllables()))


@cache
def onsets() -> frozenset[str]:
    """Return the consonants with which a syllable may begin."""
    return frozenset(_ONSETS)


def is_syllable(word: str) -> bool:
    """Tell whether the word, in any case, is a well-formed Vietnamese syllable.

    >>> is_syllable("Đảng"), is_syllable("uỷ"), is_syllable("ủy"), is_syllable("bộxã"), is_syllable("th")
    (True, True, True, False, False)
    """
    return word.lower() in syllables()


@cache
def _words_by_vowel() -> frozenset[str]:
    return frozenset(_WORDS_BY_VOWEL.split())


def is_word_start(word: str) -> bool:
    """Tell whether the syllable, in small letters, can be a whole word: one without an onset must be known.

    >>> is_word_start("ứng"), is_word_start("ừng"), is_word_start("rừng"), is_word_start("g")
    (True, False, True, False)
    """
    if not is_syllable(word):
        return False
    return unicodedata.normalize("NFD", word[0])[0] not in _VOWELS or word in _words_by_vowel()


def has_vowel(word: str) -> bool:
    """Tell whether a letter of the word is a Vietnamese vowel, whatever its marks.

    >>> has_vowel("ực"), has_vowel("th")
    (True, False)
    """
    return any(unicodedata.normalize("NFD", c)[0] in _VOWELS for c in word.lower())
