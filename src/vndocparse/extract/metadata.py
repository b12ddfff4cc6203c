"""Read what the head and foot of a document say of it."""

import re
from dataclasses import dataclass, field

from vndocparse.core.analysis import Analysis, Zone
from vndocparse.core.ground import grounded
from vndocparse.core.record import Metadata, Signer
from vndocparse.core.source import Notice
from vndocparse.core.span import Span
from vndocparse.extract import provinces
from vndocparse.extract.doc_title import Title, read_session, read_term, read_title
from vndocparse.extract.letterhead import Letterhead, find_letterhead, type_of
from vndocparse.extract.letterhead_issuer import group, level_of, level_of_symbol, name_of, province_of
from vndocparse.extract.letterhead_lines import PrintLine, bare, printed_lines, restored
from vndocparse.extract.letterhead_number import read_number, type_symbols
from vndocparse.extract.metadata_frame import (
    Found,
    any_date,
    read_attachment,
    read_introduction,
    read_type_number,
    split_signer,
)
from vndocparse.extract.recipients_lines import foot_lines
from vndocparse.extract.signer import (
    SignerBlock,
    position_pattern,
    read_signers,
    signature_lines,
)

_FAULTS = {
    "number_missing": "The number is left blank.",
    "number_handwritten": "The number is written by hand or cannot be read.",
    "number_uncertain": "The number was repaired; check it against the original.",
    "date_incomplete": "The date is not wholly printed or cannot be read.",
    "date_uncertain": "The date was repaired; check it against the original.",
}


@dataclass(slots=True)
class _Reading:
    """Values collected for one document."""

    a: Analysis
    lines: list[PrintLine]
    foot: int | None
    head: Letterhead
    values: dict[str, Found] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def put(self, name: str, found: Found | None) -> None:
        """Keep a value unless a better source gave it already."""
        if found is not None and found.value and name not in self.values:
            self.values[name] = found

    def value(self, name: str) -> str | None:
        found = self.values.get(name)
        return found.value if found else None


def read_metadata(a: Analysis) -> tuple[Metadata, list[Notice]]:
    """Return the metadata of a document with its evidence, and what a person should look at.

    Unknown is ``None``. Any text gives a result.
    """
    raw = printed_lines(a)
    lines, foot = foot_lines(a.text, raw)
    r = _Reading(a, lines, foot, find_letterhead(a, raw))
    _number(r)
    _date(r)
    title = _title_and_type(r)
    _printed_issuer(r)
    _frame(r, raw)
    _attachment(r)
    blocks = read_signers(signature_lines(lines, foot))
    _issuer(r, title, blocks)
    _marks(r)
    out = Metadata()
    for name in (
        "doc_type",
        "number",
        "symbol",
        "number_symbol",
        "issuer",
        "parent_issuer",
        "place",
        "date",
        "title",
    ):
        setattr(out, name, r.value(name))
    for name in ("security", "urgency", "session", "term", "copy_of"):
        setattr(out, name, r.value(name))
    out.draft = "draft" in r.values
    _signers(r, out, blocks)
    _addressees(r, out)
    _level(r, out)
    for name, found in r.values.items():
        out.evidence[name] = grounded(a.source, found.span, found.confidence, found.rule)
        if found.inferred:
            out.inferred.append(name)
    out.inferred.sort()
    return out, r.notices


def _fault(r: _Reading, code: str | None, span: Span) -> None:
    if code and not any(n.code == code for n in r.notices):
        r.notices.append(Notice(code, _FAULTS[code], span, r.a.source.chars.first_page(span)))


def _number(r: _Reading) -> None:
    head = r.head
    if head.number is None or head.number_at is None:
        if head.motto is not None:
            at = head.lines[head.motto_at or 0].span
            _fault(r, "number_missing", at)
        return
    line, n = head.lines[head.number_at], head.number
    _put_number(
        r,
        n.number,
        n.symbol,
        n.number_symbol,
        Span(line.span.start + n.start, line.span.start + n.end),
        n.confidence,
        "number/letterhead",
    )
    _fault(r, n.fault, line.span)


def _put_number(
    r: _Reading,
    number: str | None,
    symbol: str | None,
    whole: str | None,
    span: Span,
    sure: float,
    rule: str,
    inferred: bool = False,
) -> None:
    for name, value in (("number", number), ("symbol", symbol), ("number_symbol", whole or number)):
        if value:
            r.put(name, Found(value, span, sure, rule, inferred))


def _date(r: _Reading) -> None:
    head = r.head
    if head.place_date is None or head.date_at is None:
        return
    line, p = head.lines[head.date_at], head.place_date
    at = line.span.start
    if p.place:
        r.put("place", Found(p.place, Span(at + p.place_start, at + p.place_end), 0.95, "place/letterhead"))
    if p.date:
        r.put(
            "date", Found(p.date, Span(at + p.date_start, at + p.date_end), p.confidence, "date/letterhead")
        )
    _fault(r, p.fault, line.span)


def _title_and_type(r: _Reading) -> Title | None:
    head = r.head
    if t := head.type_line:
        at = head.lines[t.at].span.start
        r.put(
            "doc_type",
            Found(t.code, Span(at + t.start, at + t.end), 0.98 if t.exact else 0.7, "doc_type/title_line"),
        )
    elif code := _type_of_symbol(r):
        r.put("doc_type", Found(code, r.values["symbol"].span, 0.85, "doc_type/symbol", True))
    title = read_title(head)
    if title:
        r.put("title", Found(title.text, title.span, title.confidence, title.rule))
        for name, span in (
            ("session", read_session(r.a.text, title.span)),
            ("term", read_term(r.a.text, title.span)),
        ):
            if span:
                value = re.sub(r"\s+", " ", restored(span.of(r.a.text))).lower()
                r.put(name, Found(_roman_up(value), span, 0.9, f"{name}/title"))
    return title


def _roman_up(text: str) -> str:
    return re.sub(r"(?<=\s)[ivxl]+$", lambda m: m[0].upper(), text)


def _type_of_symbol(r: _Reading) -> str | None:
    """Return the type that a symbol tells where no title line is printed: an official letter, mostly."""
    symbol = r.value("symbol")
    if not symbol:
        return None
    first, *rest = re.split(r"[/-]", symbol)
    if first in type_symbols() and (rest or "/" in symbol):
        code = type_symbols()[first]
        return code if first not in ("QĐ", "TT", "PL") else None
    return "cong_van" if r.head.addressed_at is not None or r.head.subject_at is not None else None


def _frame(r: _Reading, raw: list[PrintLine]) -> None:
    """Take from a portal's summary or a press introduction what the document itself does not print."""
    head = r.head
    for name, (value, span) in head.portal.items():
        if name == "number_symbol" and "number_symbol" not in r.values and (n := read_number("Số: " + value)):
            _put_number(r, n.number, n.symbol, n.number_symbol, span, 0.8, "number/portal")
        elif name == "date" and (date := any_date(value)):
            r.put("date", Found(date[0], span, 0.8, "date/portal"))
        elif name == "doc_type" and (kind := type_of(value)):
            r.put("doc_type", Found(kind[0], span, 0.8, "doc_type/portal"))
        elif name in ("issuer", "title"):
            r.put(name, Found(value, span, 0.8, f"{name}/portal"))
        elif name == "signer":
            r.put("_signer", Found(value, span, 0.7, "signer/portal"))
    if head.motto is not None or head.type_line is not None:
        return
    text = r.a.text
    found: dict[str, Found] = {}
    for line in raw[:14]:
        block = r.a.blocks[line.paragraph] if line.paragraph < len(r.a.blocks) else None
        found |= {k: v for k, v in read_type_number(line).items() if k not in found}
        if block and (intro := read_introduction(line, block.span.of(text), block.span.start)):
            found |= intro
            break
    for name, value in found.items():
        if name == "number_symbol" and (n := read_number("Số " + value.value)):
            _put_number(r, n.number, n.symbol, n.number_symbol, value.span, value.confidence, value.rule)
        else:
            r.put("_" + name if name in ("signer", "on_behalf_of") else name, value)


def _attachment(r: _Reading) -> None:
    date = r.value("date")
    if r.value("number") and date and len(date) == 10:
        return
    begin = max(r.foot or 0, len(r.head.lines) // 2)
    near = [x for x in r.lines[begin : begin + 400] if len(x.text) < 400]
    found = read_attachment(near, r.value("symbol"))
    if not r.value("number") and (n := found.get("number_symbol")):
        read = read_number("Số " + n.value)
        if read:
            _put_number(r, read.number, read.symbol, read.number_symbol, n.span, n.confidence, n.rule, True)
    if (d := found.get("date")) and (not date or (len(date) < 10 and d.value.startswith(date))):
        r.values["date"] = d


def _printed_issuer(r: _Reading) -> None:
    head = r.head
    ocr = r.a.source.ocr_engine is not None
    groups = group(head.issuer_lines)
    if groups:
        names = [name_of(g, repair=ocr) for g in groups]
        for name, i in (("issuer", len(groups) - 1), ("parent_issuer", len(groups) - 2)):
            if i >= 0:
                span = Span(groups[i][0].span.start, groups[i][-1].span.end)
                sure = 0.95 if len(groups) <= 2 else 0.85
                r.put(name, Found(restored(names[i]), span, sure, f"{name}/letterhead"))


def _issuer(r: _Reading, title: Title | None, blocks: list[SignerBlock]) -> None:
    """Conclude the issuer where no letterhead prints it: from the meeting, the opening or the signature."""
    if "issuer" in r.values:
        return
    if title and (span := _meeting_body(r.a.text, title.span)):
        r.put("issuer", Found(_sentence_case(span.of(r.a.text)), span, 0.8, "issuer/meeting", True))
    elif found := _preamble_body(r):
        r.put("issuer", found)
    elif blocks and blocks[0].mode and blocks[0].mode[0] == "T/M" and blocks[0].on_behalf_of:
        value, span = blocks[0].on_behalf_of
        r.put("issuer", Found(value, span, 0.7, "issuer/signature", True))


_MEETING = re.compile(
    r"\b(?:hoi nghi|dai hoi)\s+(?:lan thu [\w]+(?: [ivx]+)?,?\s+)?(?P<body>(?:ban chap hanh|ban thuong vu|bch|dai bieu|uy ban kiem tra)\b[^.;:(]{0,80}?)(?=\s*(?:[(,]|lan thu\b|khoa\b|ve\b|so ket\b|tong ket\b|nhiem ky\b|thuc hien\b|$))"
)
_PREAMBLE = re.compile(
    r"(?P<body>(?:ban chap hanh|ban thuong vu|bo chinh tri|ban bi thu|thuong truc|uy ban kiem tra)\b[^.;:,]{0,60}?)\s+(?:thong nhat |da |quyet dinh )?(?:ket luan|quyet nghi|ban hanh|yeu cau|chi thi|quyet dinh|huong dan|thong bao|xay dung)\b"
)


def _meeting_body(text: str, span: Span) -> Span | None:
    m = _MEETING.search(bare(span.of(text)[:400]))
    return Span(span.start + m.start("body"), span.start + m.end("body")) if m else None


def _preamble_body(r: _Reading) -> Found | None:
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


def _marks(r: _Reading) -> None:
    for kind, (value, span) in r.head.marks.items():
        name = "copy_of" if kind == "copy" else kind
        if name != "copy_of":
            r.put(name, Found(value, span, 0.9, f"{name}/mark"))
    for block in r.a.zone(Zone.COPY):
        if re.search(r"\b(?:sao y|sao luc|trich sao)\b", bare(block.span.of(r.a.text)[:200])):
            value = re.search(r"sao y ban chinh|sao y|sao luc|trich sao", bare(block.span.of(r.a.text)[:200]))
            if value:
                printed = block.span.of(r.a.text)[value.start() : value.end()].lower()
                start = block.span.start + value.start()
                r.put(
                    "copy_of", Found(printed, Span(start, start + len(printed)), 0.9, "copy_of/second_block")
                )
                return


def _signers(r: _Reading, out: Metadata, blocks: list[SignerBlock]) -> None:
    signers: list[Signer] = []
    for i, b in enumerate(blocks):
        made = Signer()
        prefix = "signer" if i == 0 else f"signers.{i}"
        for name in ("mode", "on_behalf_of", "position", "name"):
            got = getattr(b, name)
            if got:
                setattr(made, name, got[0])
                r.put(f"{prefix}.{name}", Found(got[0], got[1], 0.9, f"signer/{name}"))
        signers.append(made)
    if not any(s.name or s.position for s in signers) and (given := r.values.get("_signer")):
        made = signers[0] if signers else Signer()
        signers = [made]
        made.position, made.name = split_signer(given.value, position_pattern())
        if behalf := r.values.get("_on_behalf_of"):
            made.mode, made.on_behalf_of = "T/M", behalf.value
        for name in ("mode", "on_behalf_of", "position", "name"):
            if getattr(made, name):
                r.put(f"signer.{name}", Found(getattr(made, name), given.span, given.confidence, given.rule))
    elif signers and signers[0].name is None and (given := r.values.get("_signer")):
        _, signers[0].name = split_signer(given.value, position_pattern())
        if signers[0].name:
            r.put("signer.name", Found(signers[0].name, given.span, given.confidence, given.rule))
    r.values.pop("_signer", None)
    r.values.pop("_on_behalf_of", None)
    if signers:
        out.signer = signers[0]
        out.signers = signers if len(signers) > 1 else []


_DASH = re.compile(r"^[\s\-–—+*•]+")


def _addressees(r: _Reading, out: Metadata) -> None:
    head = r.head
    if head.addressed_at is None:
        return
    at = head.addressed_at
    line = head.lines[at]
    first = re.sub(r"^[\W_]*\w+\s+\w+\s*:?[\s*_]*", "", line.text)
    items: list[tuple[str, Span]] = []
    if first.strip(" :*-"):
        start = line.span.end - len(first)
        items.append((first, Span(start, line.span.end)))
    for after in head.lines[at + 1 : at + 16]:
        text = after.text
        dashed = bool(_DASH.match(text))
        open_ = bool(items) and not items[-1][0].rstrip().endswith((".", ";", ","))
        if dashed and len(text) < 160 and (not items or not items[-1][0].rstrip().endswith(".")):
            items.append((text, after.span))
        elif (
            open_
            and items
            and len(text) < 90
            and after.zone is not Zone.BODY
            and (text[:1].islower() or (first.strip() and len(items) == 1 and after.zone is Zone.ADDRESSEE))
        ):
            value, span = items[-1]
            items[-1] = (f"{value} {text}", Span(span.start, after.span.end))
        else:
            break
    for value, span in items:
        clean = re.sub(r"[\s;,.]+$", "", _DASH.sub("", value)).strip(" :*")
        if clean:
            out.addressees.append(clean)
            r.put("addressees", Found(clean, span, 0.9, "addressees/line"))


def _level(r: _Reading, out: Metadata) -> None:
    issuer, parent = out.issuer, out.parent_issuer
    level = level_of(issuer) if issuer else None
    if level is None:
        above = level_of(parent) if parent else None
        told = level_of_symbol(out.symbol)
        level = told if told and (above is None or above == told) else above or told
    if level is None and out.signer and out.signer.on_behalf_of:
        level = level_of(out.signer.on_behalf_of)
    out.level = level or "unknown"  # type: ignore[assignment]
    if level in ("central", None):
        return
    for name in ("issuer", "parent_issuer"):
        printed = getattr(out, name)
        if printed and (found := province_of(printed, out.date)):
            _province(r, out, found, r.values[name].span, 0.95, "province/" + name, False)
            return
    if level == "base":
        return
    if out.place and level == "province" and (of := provinces.of_seat(out.place, out.date)):
        _province(r, out, of.name, r.values["place"].span, 0.8, "province/seat", True)
        return
    for line in [*r.head.lines[:30], *r.lines[max(0, (r.foot or len(r.lines)) - 4) :][:40]]:
        if line.capitals and len(line.text) < 120 and (printed := province_of(line.text, out.date)):
            _province(r, out, printed, line.span, 0.6, "province/text", True)
            return


def _province(
    r: _Reading, out: Metadata, name: str, span: Span, sure: float, rule: str, inferred: bool
) -> None:
    out.province = re.sub(r"^Thành phố ", "", name)
    r.put("province", Found(out.province, span, sure, rule, inferred))
