"""Tell who issued a document, at which level and in which province."""

import re
from dataclasses import replace

from vndocparse.core.analysis import Zone
from vndocparse.core.record import Metadata
from vndocparse.core.source import recognised
from vndocparse.core.span import Span
from vndocparse.extract import provinces
from vndocparse.extract.doc_title_made import Title
from vndocparse.extract.letterhead_issuer import group, level_of, level_of_symbol, name_of, province_of
from vndocparse.extract.letterhead_lines import PrintLine, restored
from vndocparse.extract.metadata_decider import deciding_body
from vndocparse.extract.metadata_frame import Found
from vndocparse.extract.metadata_reading import Reading
from vndocparse.extract.signer import SignerBlock
from vndocparse.text.fold import bare, fold
from vndocparse.text.letters import UPPER


def printed_issuer(r: Reading) -> None:
    """Take the bodies that the letterhead prints."""
    head = r.head
    damaged = recognised(r.a.source)
    groups = group([part for line in head.issuer_lines for part in _parted(line)])
    if groups:
        names = [name_of(g, repair=damaged) for g in groups]
        for name, i in (("issuer", len(groups) - 1), ("parent_issuer", len(groups) - 2)):
            if i >= 0:
                span = Span(groups[i][0].span.start, groups[i][-1].span.end)
                sure = 0.95 if len(groups) <= 2 else 0.85
                r.put(name, Found(restored(names[i]), span, sure, f"{name}/letterhead"))


# `ĐẢNG BỘ HUYỆN HÀ SƠN ĐẢNG ỦY XÃ TÂN LIỄU`: two lines of a letterhead that a web page joined.
_TWO_BODIES = re.compile(
    r"(?:dang bo|tinh uy|thanh uy|huyen uy|quan uy|thi uy|uy ban nhan dan|ubnd)"
    r"(?: (?:tinh|thanh pho|tp|huyen|quan|thi xa))? (?!tinh|thanh|huyen|quan|thi|xa|phuong)\w+(?: \w+){1,2}?"
    r" (?P<own>(?:dang uy|chi bo|ban to chuc|ban tuyen giao|ban dan van|ban noi chinh|uy ban kiem tra"
    r"|uy ban nhan dan|so|phong|van phong)(?! dan) \w)"
)


def _parted(line: PrintLine) -> list[PrintLine]:
    """Return the two bodies of a line that names the higher body and the issuer behind it."""
    m = _TWO_BODIES.match(line.bare) if line.capitals and len(line.bare) == len(line.text) else None
    if m is None:
        return [line]
    at = m.start("own")
    own = line.text[at : at + 2]
    if bare(own) == "so" and fold(own) != "sở":
        return [line]
    out = []
    for start, end in ((0, at), (at, len(line.text))):
        span = Span(line.span.start + start, line.span.start + end)
        text = line.text[start:end]
        out.append(replace(line, span=span, text=text, bare=bare(text)))
    return out


def conclude_issuer(r: Reading, title: Title | None, blocks: list[SignerBlock]) -> None:
    """Conclude the issuer where no letterhead prints it: from the meeting, the opening or the signature."""
    if "issuer" in r.values:
        return
    if title and (span := _meeting_body(r.a.text, title.span)):
        r.put("issuer", Found(_sentence_case(span.of(r.a.text)), span, 0.8, "issuer/meeting", True))
    elif found := deciding_body(r) or _preamble_body(r):
        r.put("issuer", found)
    elif blocks and blocks[0].mode and blocks[0].mode[0] == "T/M" and blocks[0].on_behalf_of:
        value, span = blocks[0].on_behalf_of
        r.put("issuer", Found(value, span, 0.7, "issuer/signature", True))


_MEETING = re.compile(
    r"\b(?:hoi nghi|dai hoi)\s+(?:lan thu [\w]+(?: [ivx]+)?,?\s+)?(?P<body>(?:ban chap hanh|"
    r"ban thuong vu|bch|dai bieu|uy ban kiem tra)\b[^.;:(]{0,80}?)(?=\s*(?:[(,]|lan thu\b|khoa\b|"
    r"ve\b|so ket\b|tong ket\b|nhiem ky\b|thuc hien\b|$))"
)
_PREAMBLE = re.compile(
    r"(?P<body>(?:ban chap hanh|ban thuong vu|bo chinh tri|ban bi thu|thuong truc|"
    r"uy ban kiem tra)\b[^.;:,]{0,60}?)\s+(?:thong nhat |da |quyet dinh )?(?:ket luan|quyet nghi|"
    r"ban hanh|yeu cau|chi thi|quyet dinh|huong dan|thong bao|xay dung)\b"
)


def _meeting_body(text: str, span: Span) -> Span | None:
    m = _MEETING.search(bare(span.of(text)[:400]))
    if m is None:
        return None
    congress = m[0].startswith("dai hoi dai bieu")  # it issues itself what it resolves
    return Span(span.start + (m.start() if congress else m.start("body")), span.start + m.end("body"))


def _preamble_body(r: Reading) -> Found | None:
    """Return the body that decides in the opening: `… Ban Thường vụ Tỉnh ủy kết luận như sau:`."""
    seen = 0
    for block in r.a.blocks:
        if block.zone not in (Zone.OPENING, Zone.BASIS, Zone.BODY) or seen > 8:
            continue
        seen += 1
        piece = block.span.of(r.a.text)[:3000]
        for m in _PREAMBLE.finditer(bare(piece)):
            start = block.span.start + m.start("body")
            printed = piece[m.start("body") : m.end("body")]
            if printed[0].isupper():
                return Found(printed, Span(start, start + len(printed)), 0.7, "issuer/preamble", True)
    return None


def _sentence_case(name: str) -> str:
    """Turn a name in capitals into the usual writing; one in small letters stays."""
    if not name.isupper():
        return name
    low = name.lower()
    for form in (
        "ban chấp hành",
        "ban thường vụ",
        "đảng bộ",
        "đảng ủy",
        "đảng uỷ",
        "tỉnh ủy",
        "thành ủy",
        "huyện ủy",
        "ủy ban",
        "trung ương",
        "đại hội",
    ):
        low = low.replace(form, form[0].upper() + form[1:])
    low = (
        low.replace("Ban chấp hành", "Ban Chấp hành")
        .replace("Ban thường vụ", "Ban Thường vụ")
        .replace("ủy ban kiểm tra", "Ủy ban Kiểm tra")
    )
    m = re.search(r"\b(?:tỉnh|xã|huyện|phường|thành phố|quận|thị xã|đặc khu) (?P<n>[^\d(),]+)$", low)
    if m:
        low = low[: m.start("n")] + " ".join(w[:1].upper() + w[1:] for w in m["n"].split())
    return low[:1].upper() + low[1:]


def read_level(r: Reading, out: Metadata) -> None:
    """Set level and province from the issuer, the body above it, the symbol and the seat."""
    issuer, parent = out.issuer, out.parent_issuer
    level = level_of(issuer) if issuer else None
    if level is None:
        above = level_of(parent) if parent else None
        told = level_of_symbol(out.symbol)
        level = told if told and (above is None or above == told) else above or told
    if level == "district" and parent is None and issuer and (city := _central_city(r, issuer, out.date)):
        out.level = "province"
        _province(r, out, city, r.values["issuer"].span, 0.7, "province/central_city", True)
        return
    if level is None and out.signer and out.signer.on_behalf_of:
        level = level_of(out.signer.on_behalf_of)
    unit = _deciding_unit(r) if level is None and issuer and bare(issuer) in _UNNAMED else None
    level = level_of(unit.of(r.a.text)) if unit else level
    out.level = level or "unknown"  # type: ignore[assignment]
    if level in ("central", None):
        return
    for name in ("issuer", "parent_issuer"):
        printed = getattr(out, name)
        if printed and (found := province_of(printed, out.date)):
            _province(r, out, found, r.values[name].span, 0.95, "province/" + name, False)
            return
    if unit and (found := province_of(unit.of(r.a.text), out.date)):
        _province(r, out, found, unit, 0.8, "province/decider", True)
        return
    if unit and level == "province" and out.place and (known := provinces.find(out.place)):
        _province(r, out, known.name, r.values["place"].span, 0.7, "province/place", True)
        return
    if level == "base":
        return
    if found_in := _named_with_unit(r, issuer):
        name, span = found_in
        _province(r, out, name, span, 0.7, "province/unit", True)
        return
    if level == "commune" and parent and (city := _central_city(r, parent, out.date)):
        _province(r, out, city, r.values["parent_issuer"].span, 0.7, "province/central_city", True)
        return
    if out.place and level == "province" and (of := provinces.of_seat(out.place, out.date)):
        _province(r, out, of.name, r.values["place"].span, 0.8, "province/seat", True)
        return
    for line in [*r.head.lines[:30], *r.lines[max(0, (r.foot or len(r.lines)) - 4) :][:40]]:
        if line.capitals and len(line.text) < 120 and (printed := province_of(line.text, out.date)):
            _province(r, out, printed, line.span, 0.6, "province/text", True)
            return
    concluded = level == "province" and "issuer" in r.values and r.values["issuer"].inferred
    if (concluded or level in ("district", "commune")) and (over := _superior(r)):
        _province(r, out, *over, 0.6, "province/superior", True)


# Letterheads of web pages that lost the line of the unit; who decides or issues is named below.
_UNNAMED = ("uy ban nhan dan", "hoi dong nhan dan", "ubnd", "hdnd")
_DECIDING_UNIT = re.compile(
    r"(?<![a-z])(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)"
    r" (?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)(?![a-z])"
)
_ISSUES = re.compile(
    r"[^.;:]{0,40}?(?<![a-z])(?:ban hanh|xay dung|yeu cau|chi thi|thong bao|trien khai|quyet nghi"
    r"|quyet dinh)(?![a-z])"
)
_FIRST_BLOCKS = 24


def _deciding_unit(r: Reading) -> Span | None:
    """Return the council or committee that decides, with its unit: in capitals, or as who issues."""
    for line in r.head.lines[:30]:
        m = _DECIDING_UNIT.search(line.bare) if line.capitals and len(line.text) < 120 else None
        if m and line.bare[: m.start()].strip() in ("", "chu tich"):
            return Span(line.span.start + m.start(), line.span.end)
    first = [b for b in r.a.blocks if b.zone in (Zone.OPENING, Zone.BASIS, Zone.BODY)][:_FIRST_BLOCKS]
    for block in first:
        low = bare(block.span.of(r.a.text)[:2000])
        for m in _DECIDING_UNIT.finditer(low):
            if _ISSUES.match(low, m.end()):
                name = _CAPITALS.match(r.a.text, block.span.start + m.end() + 1)
                return Span(block.span.start + m.start(), name.end() if name else block.span.start + m.end())
    return None


_UNIT = re.compile(r"(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thành phố) (?P<n>[^\d(),;.]{2,40})$")
_PROVINCE_AFTER = re.compile(
    r"(?:, (?:huyện|quận|thị xã|thành phố) [^\d(),;.]{2,30})?(?:,| thuộc| -) (?:tỉnh|thành phố) "
)
_PROVINCE_WORD = re.compile(rf"[{UPPER}][^\W\d_]*(?:[ -](?=[{UPPER}])|)")


def _named_with_unit(r: Reading, issuer: str | None) -> tuple[str, Span] | None:
    """Return the province that the text prints behind the issuer's own unit: `xã Tân Liễu, tỉnh Hà Sơn`."""
    m = _UNIT.search(fold(issuer)) if issuer else None
    if m is None:
        return None
    at = -1
    for _ in range(20):
        at = r.a.folded.find(m[0], at + 1)
        after = _PROVINCE_AFTER.match(r.a.folded, at + len(m[0])) if at >= 0 else None
        if at < 0:
            return None
        if after is None:
            continue
        end = after.end()
        while end - after.end() < 30 and (word := _PROVINCE_WORD.match(r.a.text, end)):
            end = word.end()
        span = Span(after.end(), end).stripped(r.a.text)
        if span.start < span.end:
            return span.of(r.a.text), span
    return None


# `Công văn … của UBND tỉnh Hà Sơn`: the province that stands over the issuer, written out once
_SUPERIOR = re.compile(
    r"(?<!\w)(?:UBND|HĐND|UBMTTQ|[ỦU]y ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Đảng bộ"
    r"|Công an)\s+tỉnh\s"
    r"|(?<!\w)Tỉnh (?:ủy|uỷ)\s"
)
_LONGEST_NAME = 3  # syllables of a province's name; behind more of them stands a person's
_CAPITALS = re.compile(rf"[{UPPER}][^\W\d_]*(?:(?:\s|\s?-\s?)[{UPPER}][^\W\d_]*)*(?!\w)")


def _superior(r: Reading) -> tuple[str, Span] | None:
    """Return the one province whose own bodies the text names; ``None`` for none or for several."""
    found: dict[str, Span] = {}
    for m in _SUPERIOR.finditer(r.a.text):
        words = _CAPITALS.match(r.a.text, m.end())
        if words and len(re.findall(r"[^\W\d_]+", words[0])) <= _LONGEST_NAME + ("-" in words[0]):
            found.setdefault(fold(" ".join(words[0].split())), Span(m.end(), words.end()))
    if len(found) != 1:
        return None
    span = next(iter(found.values()))
    return re.sub(r"\s+", " ", span.of(r.a.text)), span


_CITY_ISSUER = re.compile(
    r"(?:(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|dang bo) (?:thanh pho|tp\.?)|thanh uy)"
    r" (?P<n>\S.{1,24})"
)
_NO_DISTRICTS_SINCE = "2025-07-01"  # from this day there are no cities within provinces
_URBAN_DISTRICTS = re.compile(
    r"(?:\b(?:các|ubnd|ủy ban nhân dân) (?:các )?quận\b|\bquận, huyện\b|\bhuyện, quận\b)"
)


def _central_city(r: Reading, issuer: str, date: str | None) -> str | None:
    """Return the name of a city that no list knows but that can only stand under the central level.

    Either it has urban districts under it, or the document is younger than the last city within a province.
    """
    m = _CITY_ISSUER.fullmatch(bare(issuer))
    if not m or not ((date or "") >= _NO_DISTRICTS_SINCE or _URBAN_DISTRICTS.search(r.a.folded)):
        return None
    words = issuer[m.start("n") :].split()
    return " ".join(w[:1].upper() + w[1:].lower() for w in words)


def _province(
    r: Reading, out: Metadata, name: str, span: Span, sure: float, rule: str, inferred: bool
) -> None:
    out.province = re.sub(r"^Thành phố ", "", name)
    r.put("province", Found(out.province, span, sure, rule, inferred))
