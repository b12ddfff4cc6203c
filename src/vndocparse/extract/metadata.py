"""Read what the head and foot of a document say of it."""

import re

from vndocparse.core.analysis import Analysis, Zone
from vndocparse.core.ground import grounded
from vndocparse.core.record import Metadata, Signer
from vndocparse.core.source import Column, Notice, recognised
from vndocparse.core.span import Span
from vndocparse.extract import provinces
from vndocparse.extract.doc_title import read_title
from vndocparse.extract.doc_title_made import Title
from vndocparse.extract.doc_title_meeting import read_met, read_session, read_term
from vndocparse.extract.letterhead import TELEGRAPHED, find_letterhead, type_of
from vndocparse.extract.letterhead_lines import PrintLine, printed_lines, restored
from vndocparse.extract.letterhead_number import read_number, type_symbols
from vndocparse.extract.metadata_announced import announced
from vndocparse.extract.metadata_frame import (
    Found,
    any_date,
    read_attachment,
    read_introduction,
    read_type_number,
    split_signer,
)
from vndocparse.extract.metadata_issuer import conclude_issuer, printed_issuer, read_level
from vndocparse.extract.metadata_reading import Reading
from vndocparse.extract.metadata_session import read_sitting
from vndocparse.extract.metadata_titled import read_titled
from vndocparse.extract.recipients_lines import foot_lines
from vndocparse.extract.signer import SignerBlock, read_signers, signature_lines
from vndocparse.extract.signer_damaged import mend_blocks
from vndocparse.extract.signer_damaged_name import name_among_specks
from vndocparse.lexicons.signing import position_pattern
from vndocparse.text.fold import bare

_ISSUER_LINES = 200  # letters of the lines between type and subject


def read_metadata(a: Analysis) -> tuple[Metadata, list[Notice]]:
    """Return the metadata of a document with its evidence, and what a person should look at.

    Unknown is ``None``. Any text gives a result.
    """
    raw = printed_lines(a)
    lines, foot = foot_lines(a.text, raw)
    r = Reading(a, lines, foot, find_letterhead(a, raw))
    _number(r)
    _date(r)
    title = _title_and_type(r)
    printed_issuer(r)
    _frame(r, raw)
    _attachment(r)
    signed = signature_lines(lines, foot)
    blocks = read_signers(signed)
    if a.source.ocr_engine is not None:
        blocks = mend_blocks(blocks, signed)
    else:
        name_among_specks(blocks, signed)
    for name, given in announced(r).items():
        r.put(name, given)
    conclude_issuer(r, title, blocks)
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
    read_level(r, out)
    for name, found in r.values.items():
        out.evidence[name] = grounded(a.source, found.span, found.confidence, found.rule)
        if found.inferred:
            out.inferred.append(name)
    out.inferred.sort()
    return out, r.notices


def _number(r: Reading) -> None:
    head = r.head
    if head.number is None or head.number_at is None:
        if head.motto is not None:
            at = head.lines[head.motto_at or 0].span
            r.fault("number_missing", at)
        return
    line, n = head.lines[head.number_at], head.number
    _put_number(
        r,
        n.number,
        n.symbol,
        n.number_symbol,
        Span(line.span.start + n.start, line.span.start + n.end),
        min(n.confidence, 0.4) if _by_hand(r, "handwritten_number") else n.confidence,
        "number/letterhead",
    )
    r.fault(n.fault, line.span)


def _by_hand(r: Reading, code: str) -> bool:
    """Tell whether the reading stage saw handwriting there: whatever it read is not to be trusted."""
    return any(n.code == code for n in r.a.source.notices)


def _put_number(
    r: Reading,
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


def _date(r: Reading) -> None:
    head = r.head
    if head.place_date is None or head.date_at is None:
        return
    line, p = head.lines[head.date_at], head.place_date
    at = line.span.start
    if p.place:
        span = Span(at + p.place_start, at + p.place_end)
        mended = provinces.marked(p.place) if recognised(r.a.source) else None
        r.put("place", Found(mended or p.place, span, 0.7 if mended else 0.95, "place/letterhead"))
    if p.date:
        r.put(
            "date",
            Found(
                p.date,
                Span(at + p.date_start, at + p.date_end),
                min(p.confidence, 0.4) if _by_hand(r, "handwritten_date") else p.confidence,
                "date/letterhead",
            ),
        )
    r.fault(p.fault, line.span)


def _title_and_type(r: Reading) -> Title | None:
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
        if head.number is None and head.motto is None:
            _put_titled(r, title)
        r.put("title", Found(title.text, title.span, title.confidence, title.rule))
        if title.confidence < 0.5:
            r.fault("title_uncertain", title.span)
        for name, span in (
            ("session", read_session(r.a.text, title.span)),
            ("term", read_term(r.a.text, title.span) or _term_of_issuer(r, title)),
        ):
            if span:
                _put_meeting(r, name, span, 0.9, f"{name}/title")
    if r.value("doc_type") in ("nghi_quyet", "ket_luan") and "session" not in r.values:
        opening = next((b for b in r.a.blocks if b.zone is Zone.OPENING), None)
        if opening is not None:
            for name, span in zip(("session", "term"), read_met(r.a.text, opening.span), strict=True):
                if span:
                    _put_meeting(r, name, span, 0.8, f"{name}/opening")
    if r.value("doc_type") == "nghi_quyet" and "session" not in r.values and (sat := read_sitting(r.a)):
        for name, span in zip(("term", "session"), sat, strict=True):
            _put_meeting(r, name, span, 0.9, f"{name}/sitting")
    return title


def _term_of_issuer(r: Reading, title: Title) -> Span | None:
    """Return the term that the issuer printed between type and subject bears."""
    t = r.head.type_line
    end = r.head.lines[t.at].span.end if t else None
    if end is None or not 0 < title.span.start - end < _ISSUER_LINES:
        return None
    return read_term(r.a.text, Span(end, title.span.start))


def _put_titled(r: Reading, title: Title) -> None:
    """Take number, date and issuer from a title that holds them."""
    for name, given in read_titled(title).items():
        if name == "number_symbol" and (n := read_number("Số " + given.value)):
            _put_number(r, n.number, n.symbol, n.number_symbol, given.span, given.confidence, given.rule)
        else:
            r.put(name, given)


def _put_meeting(r: Reading, name: str, span: Span, sure: float, rule: str) -> None:
    value = re.sub(r"\s+", " ", restored(span.of(r.a.text))).lower()
    r.put(name, Found(_roman_up(value), span, sure, rule))


def _roman_up(text: str) -> str:
    return re.sub(r"(?<=\s)[ivxl]+$", lambda m: m[0].upper(), text)


def _type_of_symbol(r: Reading) -> str | None:
    """Return the type that a symbol tells where no title line is printed: an official letter, mostly."""
    symbol = r.value("symbol")
    if not symbol:
        return None
    first, *rest = re.split(r"[/-]", symbol)
    if first in type_symbols() and (rest or "/" in symbol):
        code = type_symbols()[first]
        if first == "QĐ" and re.match(r"\d[\d/]*/QĐ-", r.value("number_symbol") or ""):
            return "quyet_dinh"  # with a stroke before it, the State's: `12/QĐ-UBND`
        return code if first not in ("QĐ", "TT", "PL") else None
    return "cong_van" if r.head.addressed_at is not None or r.head.subject_at is not None else None


def _frame(r: Reading, raw: list[PrintLine]) -> None:
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
    for name, given in found.items():
        if name == "number_symbol" and (n := read_number("Số " + given.value)):
            _put_number(r, n.number, n.symbol, n.number_symbol, given.span, given.confidence, given.rule)
        else:
            r.put("_" + name if name in ("signer", "on_behalf_of") else name, given)


def _attachment(r: Reading) -> None:
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


def _marks(r: Reading) -> None:
    for kind, (value, span) in r.head.marks.items():
        name = "copy_of" if kind == "copy" else kind
        if name != "copy_of":
            r.put(name, Found(value, span, 0.9, f"{name}/mark"))
    for block in r.a.zone(Zone.COPY):
        copy = _COPY_KIND.search(bare(block.span.of(r.a.text)[:200]))
        if copy:
            span = Span(block.span.start + copy.start(), block.span.start + copy.end())
            r.put("copy_of", Found(span.of(r.a.text).lower(), span, 0.9, "copy_of/second_block"))
            return


_COPY_KIND = re.compile(r"\b(?:sao y ban chinh|sao y|sao luc|trich sao)\b")


def _signers(r: Reading, out: Metadata, blocks: list[SignerBlock]) -> None:
    signers: list[Signer] = []
    for i, b in enumerate(blocks):
        made = Signer()
        prefix = "signer" if i == 0 else f"signers.{i}"
        for name in ("mode", "on_behalf_of", "position", "name"):
            got = getattr(b, name)
            if got:
                setattr(made, name, got[0])
                doubtful = name in b.doubts
                rule = "signer/damaged" if doubtful else f"signer/{name}"
                r.put(f"{prefix}.{name}", Found(got[0], got[1], 0.5 if doubtful else 0.9, rule, doubtful))
                if doubtful:
                    r.fault("signer_uncertain", got[1])
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
    if r.foot is not None and recognised(r.a.source):
        lacking = not signers or not (signers[0].name and signers[0].position)
        if lacking:
            r.fault("signer_unread", r.lines[r.foot].span)
    if signers:
        out.signer = signers[0]
        out.signers = signers if len(signers) > 1 else []


_DASH = re.compile(r"^[\s\-–—+*•]+")
_SALUTES = re.compile(r"[\W_]*kinh\b")


def _addressees(r: Reading, out: Metadata) -> None:
    head = r.head
    if head.addressed_at is None:
        return
    at = head.addressed_at
    line = head.lines[at]
    first = re.sub(r"^[\W_]*\w+\s+\w+\s*:?[\s*_]*", "", line.text)
    if not _SALUTES.match(line.bare) and (m := TELEGRAPHED.match(line.bare)):
        first = line.text[m.end() :]
    items: list[tuple[str, Span]] = []
    if first.strip(" :*-"):
        start = line.span.end - len(first)
        items.append((first, Span(start, line.span.end)))
    for after in head.lines[at + 1 : at + 16]:
        if after.column is Column.RIGHT:
            continue
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
