"""Tell the bodies of a letterhead apart, with their level and province."""

import re
from collections.abc import Sequence
from functools import cache

from vndocparse.extract import provinces
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare, fold
from vndocparse.text.letters import LOWER, UPPER

LEVELS = ("base", "commune", "district", "province", "central")

# A line that goes on with the name above it: an area, a joining word, an ordinal.
_GOES_ON = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|huyện|quận|xã|phường|thị trấn|thị xã|đặc khu|và|về|theo|của|thuộc|"
    r"trực thuộc|các|"
    r"số|lần|lần thứ|nhiệm kỳ|khóa|cấp|tại|cho|trên|giai đoạn|nhân dân|quân sự|việt nam|"
    r"phòng,? chống|phòng cháy|phòng thủ dân sự)\b(?! (?:ủy|đoàn)\b)"
)
# A collective whose name needs another line: `BAN CHẤP HÀNH / ĐẢNG BỘ TỈNH …`.
_UNFINISHED = re.compile(
    r"(?:ban chấp hành|bch|ban thường vụ|ủy ban|đại hội|đại hội đại biểu|hội đồng|liên đoàn|đảng ủy|"
    r"ban chỉ đạo|"
    r"ban chỉ huy|hội|đoàn|đoàn chủ tịch|đảng bộ|công đoàn|văn phòng|ban [^\d]{3,24}|ủy ban kiểm tra|"
    r"ủy ban trung ương)"
)
_AREA_WORDS = {
    bare(w): w for w in ("tỉnh", "thành phố", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
}
_AREAS = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_AREA_WORDS, key=len, reverse=True))})(?= \w)")
_COMMITTEE = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|bộ)\b")
_COMPLETION = re.compile(r"(?:đảng bộ|mặt trận|đoàn|hội|công đoàn|liên hiệp|đại biểu|lao động|toàn thể)\b")
_ENDS_OPEN = re.compile(r"(?:\b(?:và|của|theo|về|quyết định|thuộc|các)|,|-)$")


@cache
def _heads() -> re.Pattern[str]:
    forms = sorted((bare(f) for e in load("issuer_heads").entries for f in e.forms), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def begins_body(line: PrintLine) -> bool:
    """Tell whether a line begins with a first word of the names of bodies."""
    return bool(_heads().match(line.bare.lstrip(" -*"))) and not _GOES_ON.match(fold(line.text))


def names_body(text: str) -> bool:
    """Tell whether words begin with a first word of the names of bodies.

    >>> names_body("Sở Y tế"), names_body("Trường hợp này")
    (True, False)
    """
    return _heads().match(bare(text)) is not None


def group(lines: Sequence[PrintLine]) -> list[list[PrintLine]]:
    """Group the lines of a letterhead's left side by the body that each names."""
    out: list[list[PrintLine]] = []
    for line in lines:
        if out and not _new(out[-1], line):
            out[-1].append(line)
        else:
            out.append([line])
    return _without_stamps(out)


def _without_stamps(groups: list[list[PrintLine]]) -> list[list[PrintLine]]:
    """Drop a body that the next one repeats: the stamp of a digital signature names the issuer too."""
    out: list[list[PrintLine]] = []
    for lines in groups:
        name = bare(" ".join(x.text for x in lines)).strip(" .*")
        while out and _repeats(bare(" ".join(x.text for x in out[-1])).strip(" .*"), name):
            out.pop()
        out.append(lines)
    return out


def _repeats(above: str, name: str) -> bool:
    return len(name) > 7 and (above.startswith(name) or name == above) and len(above) <= len(name) + 8


def _new(before: list[PrintLine], line: PrintLine) -> bool:
    above = fold(" ".join(x.text for x in before)).strip()
    if _ENDS_OPEN.search(above) or not begins_body(line):
        return False
    folded = fold(line.text)
    if _UNFINISHED.fullmatch(above):
        if _COMPLETION.match(folded) and re.fullmatch(
            r"(?:ban chấp hành|bch|ban thường vụ|ủy ban.*|đại hội.*|đoàn.*|hội|liên đoàn)", above
        ):
            return False
        return not (_COMMITTEE.match(folded) and not _COMMITTEE.match(above))
    return True


# what a stamp or a signature's frame left right behind a name: `TỈNH ỦY BẮC LÂM??”5`
_STAMPED = re.compile(r"(?<=[^\W\d_])[?\"”“<>|{}=~^#@°«»§\\]{2,}.*$")


# a portal's stamp that was read on, with a damaged word in small letters: `TỔNG CỤC THU. cue THUẾ: TỈNH …`
_BESIDE = re.compile(rf"(?<=[{UPPER}]{{2}})[.:;] [{LOWER}]{{2,6}} [{UPPER}]{{2}}.*$")


def name_of(lines: Sequence[PrintLine], *, repair: bool) -> str:
    """Return the name that some lines print; ``repair`` restores marks that recognition lost."""
    name = " ".join(x.text.strip(" *_-–—.:;,") for x in lines)
    name = re.sub(r"\s[^\w\s,.()/&–-]+(?:\s.*)?$", "", re.sub(r"\s+", " ", name)).strip(" *_-–—.:;,")
    name = _STAMPED.sub("", name)
    if repair:
        name = _BESIDE.sub("", name)
        low = bare(name)
        for entry in load("issuer_heads").entries:
            for form in sorted(entry.forms, key=len, reverse=True):
                if (
                    len(form) > 5
                    and low.startswith(bare(form))
                    and not low[len(form) : len(form) + 1].isalpha()
                ):
                    if fold(name[: len(form)]) != fold(form):
                        name = (form.upper() if name.isupper() else form) + name[len(form) :]
                    return _areas_restored(name)
        return _areas_restored(name)
    return name


def _areas_restored(name: str) -> str:
    """Give `tỉnh`, `thành phố` … before a name their own marks where recognition changed them."""

    def mend(m: re.Match[str]) -> str:
        printed = name[m.start() : m.end()]
        form = _AREA_WORDS[m[0]]
        return form.upper() if printed.isupper() else printed[:1] + form[1:]

    out, at = [], 0
    for m in _AREAS.finditer(bare(name)):
        out += [name[at : m.start()], mend(m)]
        at = m.end()
    return _province_restored("".join([*out, name[at:]]))


def _province_restored(name: str) -> str:
    """Give the province that ends a name its marks back: `TỈNH BÌNH ĐINH`."""
    m = _PROVINCE_END.search(bare(name))
    found = provinces.marked(name[m.start("n") :]) if m else None
    return name[: m.start("n")] + found if m and found else name


_PROVINCE_END = re.compile(r"\b(?:tinh|thanh)(?: uy| doan| pho)? (?P<n>\w[\w -]{2,24})$")
_BASE = re.compile(
    r"(?:^|\bđảng (?:ủy|bộ) )(?:chi bộ|trường|đại học|học viện|bệnh viện|công ty|tổng công ty|"
    r"tập đoàn|viện|ngân hàng)\b"
)
_COMMUNE = re.compile(r"(?<!thị )\bxã\b(?! hội\b)|\bphường\b|\bthị trấn\b|\bđặc khu\b")
_DISTRICT = re.compile(r"\bhuyện\b|\bquận\b|\bthị xã\b|\bthị (?:ủy|đoàn)\b")
_CITY = re.compile(r"\b(?:thành (?:phố|ủy|đoàn)|tp\.?) (?P<name>.+)")
_CENTRAL = re.compile(
    r"\btrung ương\b|^(?:ban chỉ đạo|ủy ban|hội đồng) quốc gia\b|"
    r"^bộ (?!chỉ huy|tư lệnh (?:bộ đội|thành|thủ))|^(?:đảng ủy|đảng bộ|văn phòng|"
    r"thanh tra) (?:chính phủ|quốc hội)|\bquân khu\b"
)


def level_of(name: str) -> str | None:
    """Return the level that the name of a body tells by itself, ``None`` where it does not.

    >>> level_of("ĐẢNG UỶ XÃ BÌNH LẠC"), level_of("THÀNH UỶ HÀ NỘI"), level_of("BAN TỔ CHỨC")
    ('commune', 'province', None)
    """
    low = fold(re.sub(r"\s+", " ", name)).strip()
    if _BASE.search(low) and not re.search(r"trường chính trị", low):
        return "base"
    if _COMMUNE.search(low):
        return "commune"
    if _DISTRICT.search(low):
        return "district"
    if m := _CITY.search(low):
        found = provinces.find(m["name"])
        return "province" if found and found.kind == "thành phố" else "district"
    if re.search(r"\btỉnh\b", low) or re.match(r"(?:đảng (?:ủy|bộ) )?sở\b", low):
        return "province"
    if _CENTRAL.search(low):
        return "central"
    for entry in load("issuer_heads").entries:
        if entry["level"] == "central" and any(low.startswith(fold(f)) for f in entry.forms):
            return "central"
    return None


@cache
def _symbol_levels() -> dict[tuple[str, str], str | None]:
    out: dict[tuple[str, str], str | None] = {}
    for entry in load("issuers").entries:
        family = "state" if entry["family"] == "state" else "party"
        for form in entry.forms:
            key = (form, family)
            out[key] = entry["level"] if key not in out or out[key] == entry["level"] else None
    return out


def level_of_symbol(symbol: str | None) -> str | None:
    """Return the level that a symbol's issuer part tells (``TU``: province), if it tells one."""
    if not symbol:
        return None
    party = "/" in symbol and not re.match(r"\w+-", symbol)
    part = symbol.partition("/" if party else "-")[2]
    part = re.split(r"[-/]", part)[0]
    return _symbol_levels().get((part, "party" if party else "state"))


_AREA = re.compile(r"\b(?P<kind>tỉnh(?: ủy\b| đoàn\b)?+|thành (?:phố|ủy|đoàn)|tp\.?|thủ đô)\s+(?P<name>\S.*)")


def province_of(name: str, date: str | None = None) -> str | None:
    """Return the bare name of the province that a body's name gives.

    A province that no list knows is taken as printed behind `tỉnh`.

    >>> province_of("ỦY BAN NHÂN DÂN TỈNH BẮC CẠN"), province_of("TỈNH ỦY HÀ SƠN")
    ('Bắc Kạn', 'Hà Sơn')
    """
    folded = fold(name)
    for m in _AREA.finditer(folded):
        words = name[m.start("name") : m.end("name")].split()
        for n in range(min(5, len(words)), 0, -1):
            found = provinces.find(" ".join(words[:n]).strip(" ,.;-"), date)
            if found and not (
                m["kind"].startswith("tỉnh") and found.kind != "tỉnh" and not _same_named(found)
            ):
                if m["kind"].startswith("th") and found.kind != "thành phố":
                    continue  # the seat of a province bears its name
                return found.name
        stop = next(
            (i for i, w in enumerate(words) if not w[:1].isupper() or not w[:1].isalpha()), len(words)
        )
        if m["kind"].startswith("tỉnh") and 1 <= stop <= 4 and stop == len(words):
            return " ".join(w[:1].upper() + w[1:].lower() for w in (x.strip(",.;") for x in words))
    return None


def _same_named(found: provinces.Province) -> bool:
    """Tell whether a city was a province of the same name before (`tỉnh Cần Thơ`)."""
    return found.kind == "thành phố"
