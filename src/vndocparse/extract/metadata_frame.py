"""Read what stands around a document: a press introduction, a portal's summary, an appendix that cites it."""

import re
from dataclasses import dataclass

from vndocparse.core.docnumber import DocNumber
from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.extract.letterhead import type_of
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.text.fold import bare
from vndocparse.text.letters import LOWER, UPPER

# `Nghị quyết số 5-NQ/TW`, a line of its own above a text from the web.
_TYPE_NUMBER = re.compile(
    r"(?P<type>[A-ZĐ][^\d:.;]{3,24}?)\s+số[:]?\s+(?P<number>\d{1,5}[a-zđ]?\s?[-–/][^\s,;]{2,24})[.]?"
)
# `Thay mặt B, P N (đã) ký ban hành T số … (ngày …) của B về …`: the press on a document that follows.
_INTRODUCTION = re.compile(
    rf"(?:(?P<behalf>[Tt]hay mặt) (?P<body>[^,.;]{{4,60}}), )?(?P<signer>[{UPPER}][^,.;]{{6,80}}?) (?:đã |"
    r"vừa )?ký(?: và)? ban hành "
    r"(?P<type>[^\d.;:]{4,24}?) số:? (?P<number>\d{1,5}[a-zđ]?\s?[-–/][^\s,;()]{2,24})(?P<mid>[^.;]{0,60}?)"
    rf"(?: của (?P<issuer>[{UPPER}][^.;,()]{{3,60}}?))? (?P<title>về (?:việc )?[^.;:]{{8,400}})"
)
_ANY_DATE = re.compile(r"(\d{1,2})\s?(?:[/.-]|tháng)\s?(\d{1,2})\s?(?:[/.-]|năm)\s?(\d{4})")
_ATTACHED = re.compile(
    r"\(?\s*(?:ban hành )?(?:kèm|đính kèm) theo (?P<type>[^\d()]{4,60}?) số:?\s?"
    r"(?P<number>[^()]{0,30}?)\s*,?\s*ngày\s?(?P<date>[\d\s/.-]{6,16}|\d{1,2} tháng \d{1,2} năm \d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A value with the place where it stands and how sure it is."""

    value: str
    span: Span
    confidence: float
    rule: str
    inferred: bool = False


def any_date(text: str) -> tuple[str, int, int] | None:
    """Return the first full date of a text in ISO form with its place."""
    for m in _ANY_DATE.finditer(text):
        made = PartialDate.build(int(m[3]), int(m[2]), int(m[1]))
        if made:
            return str(made), m.start(), m.end()
    return None


def read_type_number(line: PrintLine) -> dict[str, Found]:
    """Read a line that consists of type and number."""
    m = _TYPE_NUMBER.fullmatch(line.text.strip(" *_#"))
    if not m or not (kind := type_of(m["type"])) or not (number := DocNumber.parse(m["number"])):
        return {}
    at = line.span.start + line.text.index(m["type"])
    num = line.span.start + line.text.index(m["number"])
    return {
        "doc_type": Found(kind[0], Span(at, at + len(m["type"])), 0.9, "doc_type/with_number"),
        "number_symbol": Found(str(number), Span(num, num + len(m["number"])), 0.9, "number/with_type"),
    }


def read_introduction(line: PrintLine, paragraph: str, start: int) -> dict[str, Found]:
    """Read a press introduction in a paragraph that begins at ``start``; empty where it is none."""
    if line.span.start != start or len(paragraph) > 1500:
        return {}
    m = _INTRODUCTION.search(paragraph)
    if not m or not (kind := type_of(m["type"])):
        return {}

    def found(name: str, value: str, rule: str) -> Found:
        return Found(value, Span(start + m.start(name), start + m.end(name)), 0.8, rule)

    out = {"doc_type": found("type", kind[0], "doc_type/introduction")}
    if number := DocNumber.parse(m["number"]):
        out["number_symbol"] = found("number", str(number), "number/introduction")
    if date := any_date(m["mid"]):
        at = start + m.start("mid")
        out["date"] = Found(date[0], Span(at + date[1], at + date[2]), 0.8, "date/introduction")
    if m["issuer"] or m["body"]:
        name = "issuer" if m["issuer"] else "body"
        out["issuer"] = found(name, m[name].strip(), "issuer/introduction")
    out["title"] = found("title", m["title"].strip(), "title/introduction")
    out["signer"] = found("signer", m["signer"].strip(), "signer/introduction")
    if m["behalf"]:
        out["on_behalf_of"] = found("body", m["body"].strip(), "signer/introduction")
    return out


def read_attachment(lines: list[PrintLine], symbol: str | None) -> dict[str, Found]:
    """Return number and date of the document itself from the head of its own appendix.

    Only an appendix that cites the same symbol counts.
    """
    if not symbol:
        return {}
    want = re.sub(r"\W", "", symbol).upper()
    for line in lines:
        if "theo" not in line.bare[:30] or not (m := _ATTACHED.search(line.text)):
            continue
        if not re.sub(r"\W", "", m["number"]).upper().endswith(want):
            continue
        out: dict[str, Found] = {}
        number = DocNumber.parse(m["number"])
        at = line.span.start
        if number and re.sub(r"\W", "", number.symbol).upper() == want:
            out["number_symbol"] = Found(
                str(number),
                Span(at + m.start("number"), at + m.end("number")),
                0.6,
                "number/own_appendix",
                True,
            )
        if date := any_date(re.sub(r"\s*([/.-])\s*", r"\1", m["date"])):
            out["date"] = Found(
                date[0], Span(at + m.start("date"), at + m.end("date")), 0.6, "date/own_appendix", True
            )
        return out
    return {}


_SIGNER_PARTS = re.compile(
    rf"(?P<name>[{UPPER}][{LOWER}]{{0,7}}(?: [{UPPER}][{LOWER}]{{0,7}}){{1,5}})"
    rf"(?:\s*[—–(,-]\s*(?P<position>[{UPPER}][^()]{{3,80}}))?\)?"
)


def split_signer(value: str, known: re.Pattern[str]) -> tuple[str | None, str | None]:
    """Return (position, name) of `Tổng Bí thư Trần Văn A` or `Trần Văn A (Chủ tịch)`."""
    m = known.match(bare(value))
    if m and (n := re.compile(r"\s+").match(value, m.end())):
        rest = _SIGNER_PARTS.fullmatch(value, n.end())
        if rest:
            return value[: m.end()], rest["name"]
    if (m2 := _SIGNER_PARTS.fullmatch(value)) and not known.match(bare(value)):
        return m2["position"], m2["name"]
    return None, None
