"""Read Vietnamese text written before Unicode: TCVN3 (ABC), VNI, VISCII and Windows-1258."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vndocparse.text.legacy_score import plausibility

_SAMPLE = 40_000  # characters on which a decoding is judged
_FEWEST = 3  # words with marked letters below which nothing is judged
_SUBSET = re.compile(r"[A-Z]{6}\+")
_TCVN3_FONT = re.compile(
    r"\.?vn(?:[a-z]{0,2}time|arial|aristote|avant|bahama|black|book|centu|commercial|cooper|courier|exotic|free"
    r"|goth|helve|journal|kool|linus|lucida|monotype|mystical|park|present|revue|shelley|southern|stamp|teknical"
    r"|tif|timer?|univers|vogue|3d)|\.vn"
)
_C1 = {b: c for b in range(0x80, 0xA0) if (c := bytes([b]).decode("cp1252", errors="replace")) != "\ufffd"}
_BEYOND_LATIN = re.compile("[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0\u0102\u0103\u0110\u0111]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of its encoding; ``notes`` are codes of what could not survive."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


@cache
def table(name: str) -> Mapping[str, str]:
    """Return the table ``tcvn3`` or ``vni`` (read through Windows-1252), or ``viscii`` (bytes)."""
    content = files("vndocparse.text").joinpath("tables", f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in content.splitlines() if line and not line.startswith("#"))
    return {"".join(chr(int(code, 16)) for code in codes.split()): letter for codes, letter in rows}


@cache
def _tcvn3() -> dict[int, str]:
    out = {ord(code): letter for code, letter in table("tcvn3").items()}
    out[0x03BC] = out[0xB5]  # the Greek mu, as some converters write the micro sign
    return out


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    letters = dict(table("vni"))
    for code, letter in table("vni").items():
        if len(code) == 2:  # a capital with the mark of a small letter, and the other way round
            letters.setdefault(code[0] + code[1].swapcase(), letter)
    longest = sorted(letters, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), letters


def from_tcvn3(text: str) -> str:
    """Decode text of a TCVN3 font that was read through Windows-1252.

    >>> from_tcvn3("§¶ng Céng s¶n ViÖt Nam")
    'Đảng Cộng sản Việt Nam'
    """
    return unicodedata.normalize("NFC", text.translate(_tcvn3()))


def from_vni(text: str) -> str:
    """Decode text of a VNI font that was read through Windows-1252.

    >>> from_vni("Ñaûng Coäng saûn Vieät Nam")
    'Đảng Cộng sản Việt Nam'
    """
    pattern, letters = _vni()
    return unicodedata.normalize("NFC", pattern.sub(lambda m: letters[m[0]], text))


def _from_viscii(data: bytes) -> str:
    letters = table("viscii")
    return "".join(letters.get(chr(b), chr(b)) for b in data)


def _from_1252(data: bytes) -> str:
    return data.decode("latin-1").translate(_C1)  # total: five bytes have no letter in cp1252


def _from_1258(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))


def font_encoding(font_name: str) -> str | None:
    """Return ``tcvn3`` or ``vni`` where the name of a font tells it, ``None`` for a font of Unicode.

    >>> font_encoding("ABCDEF+.VnTimeH"), font_encoding("VNI-Times"), font_encoding("Times New Roman")
    ('tcvn3', 'vni', None)
    """
    name = _SUBSET.sub("", font_name).strip().lower().replace(" ", "")
    if name.startswith("vni") and len(name) > 3:
        return "vni"
    return "tcvn3" if _TCVN3_FONT.match(name) else None


def decode_run(text: str, font_name: str) -> str | None:
    """Decode a run of text by the name of its font.

    Returns ``None`` where the font is none of TCVN3 or VNI, or where the text already
    holds letters that only Unicode has. Fonts of TCVN3 whose names end in ``H`` draw
    capitals, and so capitals are returned.

    >>> decode_run("®¶ng uû", ".VnTimeH")
    'ĐẢNG UỶ'
    """
    encoding = font_encoding(font_name)
    if encoding is None or _BEYOND_LATIN.search(text):
        return None
    if any("\uf020" <= c <= "\uf0ff" for c in text):  # symbol fonts stand in the private area
        text = "".join(chr(ord(c) - 0xF000) if "\uf020" <= c <= "\uf0ff" else c for c in text)
    if encoding == "vni":
        return from_vni(text)
    face = re.split(r"[,\-_]", _SUBSET.sub("", font_name).strip(), maxsplit=1)[0]
    plain = from_tcvn3(text)
    return plain.upper() if re.search(r"[a-z0-9]H$", face.replace(" ", "")) else plain


def decode_text(text: str) -> Decoded:
    """Decode text whose letters are those of an old font; any other text is returned as it is.

    >>> decode_text("Ñaûng boä tænh, huyeän uûy").encoding
    'vni'
    """
    sample = unicodedata.normalize("NFC", _sample(text))
    score, words = plausibility(sample)
    if words < _FEWEST or score >= 0.6:
        return Decoded(text, "unicode")
    ways: dict[str, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni, "utf8-twice": _undone}
    scores = {name: plausibility(way(sample))[0] for name, way in ways.items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < max(0.8, score + 0.3):
        return Decoded(text, "unicode")
    made = ways[best](text)
    if best == "utf8-twice":
        return Decoded(made, "unicode", ("encoded_twice",))
    return Decoded(made, best, ("case_lost",) if best == "tcvn3" else ())


def _undone(text: str) -> str:
    """Take back a reading of UTF-8 as Windows-1252."""
    data = b"".join(_byte(c) for c in text)
    return unicodedata.normalize("NFC", data.decode("utf-8", errors="replace"))


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return bytes([ord(char)]) if ord(char) < 256 else char.encode("utf-8", errors="replace")


def _sample(text: str) -> str:
    """Return a part of the text that has letters beyond ASCII, where there are any."""
    m = re.search(r"[^\x00-\x7f]", text)
    start = max(0, m.start() - 200) if m else 0
    return text[start : start + _SAMPLE]


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file; any bytes give a text.

    Tried in order: the byte order mark, UTF-16 by its zero bytes, UTF-8, then the old
    single-byte encodings, of which the one that reads most like Vietnamese wins.
    """
    if marked := _by_mark(data):
        return marked
    if (wide := _wide(data)) is not None:
        return Decoded(wide, "utf-16")
    try:
        return decode_text(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", errors="replace")
    if mended.count("\ufffd") * 50 <= sum(c > "\x7f" for c in mended):
        return Decoded(mended, "unicode", ("bytes_replaced",))
    return _single_byte(data)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec, name in (
        (b"\xef\xbb\xbf", "utf-8", "unicode"),
        (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32-be", "utf-32"),
        (b"\xff\xfe", "utf-16-le", "utf-16"),
        (b"\xfe\xff", "utf-16-be", "utf-16"),
    ):
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, errors="replace")
            notes = ("bytes_replaced",) if "\ufffd" in text else ()
            return Decoded(text, name, notes)
    return None


def _wide(data: bytes) -> str | None:
    head = data[:4000]
    if len(head) < 8 or head.count(0) * 5 < len(head):
        return None
    codec = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    text = data.decode(codec, errors="replace")
    return text if text.count("\ufffd") * 100 <= len(text) else None


def _single_byte(data: bytes) -> Decoded:
    start = next((i for i, b in enumerate(data) if b > 0x7F), 0)
    sample = data[max(0, start - 200) : start + _SAMPLE]
    ways: dict[str, Callable[[bytes], str]] = {
        "tcvn3": lambda b: from_tcvn3(_from_1252(b)),
        "vni": lambda b: from_vni(_from_1252(b)),
        "cp1258": _from_1258,
        "viscii": _from_viscii,
        "cp1252": _from_1252,
    }
    scores = {name: plausibility(way(sample))[0] for name, way in ways.items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < 0.5:
        return Decoded(_from_1252(data), "cp1252", ("encoding_unsure",))
    return Decoded(ways[best](data), best, ("case_lost",) if best == "tcvn3" else ())
