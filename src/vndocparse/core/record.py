"""The published record: one parsed document as the data contract has it.

Field names, codes and meanings are fixed by the contract; ``docs/schema.json`` is
made from these models. Every extracted thing is :class:`Grounded`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json

SCHEMA = "vndocparse/1.0"

Confidence = Annotated[float, Field(ge=0, le=1, description="0 to 1; see docs/accuracy.md")]


class Model(BaseModel):
    """Base of the record's models: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")

    def model_post_init(self, context: Any, /) -> None:
        """Let all instances share one set of the names of fields that are set: a record has all of them.

        A set of its own for each value would take a third of a long document's memory.
        """
        object.__setattr__(self, "__pydantic_fields_set__", _names(type(self)))


@cache
def _names(model: type[Model]) -> set[str]:
    return set(model.model_fields)


@dataclass(slots=True)
class SpanRecord:
    """Half-open range of code points in ``text``."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


@dataclass(slots=True)
class BoxRecord:
    """A rectangle in PDF points, origin top left; ``page`` is 1-based."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


class Grounded(Model):
    """A value with its place in the document.

    ``document.text[span.start:span.end] == text``. ``rule`` names what found it
    (``directive/imperative``); ``boxes`` is empty where the file has no pages.
    """

    text: str
    span: SpanRecord
    page: int | None = None
    boxes: list[BoxRecord] = Field(default_factory=list)
    confidence: Confidence = 1.0
    rule: str = ""


class Source(Model):
    """The file the record was made from."""

    path: str
    sha256: str
    media_type: str
    page_count: int | None = None
    text_source: Literal["native", "text_layer", "ocr", "mixed"]
    ocr_engine: str | None = None
    ocr_confidence: float | None = None
    encoding: str | None = None


class Signer(Model):
    """Who signed, and in whose name."""

    mode: str | None = None
    on_behalf_of: str | None = None
    position: str | None = None
    name: str | None = None


class Metadata(Model):
    """What the head and foot of the document say of it.

    ``evidence`` maps a field's name to the place where it was read (``signer.name``
    for parts of the signer); ``inferred`` lists fields that were concluded, not printed.
    """

    doc_type: str | None = None
    number: str | None = None
    symbol: str | None = None
    number_symbol: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    level: Literal["central", "province", "district", "commune", "base", "unknown"] = "unknown"
    province: str | None = None
    place: str | None = None
    date: str | None = None
    title: str | None = None
    addressees: list[str] = Field(default_factory=list)
    signer: Signer | None = None
    signers: list[Signer] = Field(default_factory=list)
    security: str | None = None
    urgency: str | None = None
    session: str | None = None
    term: str | None = None
    copy_of: str | None = None
    draft: bool = False
    evidence: dict[str, Grounded] = Field(default_factory=dict)
    inferred: list[str] = Field(default_factory=list)


class PageRecord(Model):
    """One page and how its text was had."""

    number: int
    span: SpanRecord
    width: float
    height: float
    text_source: str
    rotation: int = 0
    confidence: Confidence = 1.0
    steps: list[str] = Field(default_factory=list)
    blank: bool = False


class OutlineNode(Model):
    """A part of the document."""

    kind: str
    label: str
    path: str
    heading: str | None = None
    role: str = "other"
    span: SpanRecord
    page: int | None = None
    children: list["OutlineNode"] = Field(default_factory=list)


Relation = Literal[
    "reviews", "amends", "replaces", "repeals", "implements", "based_on", "attached_to", "cites"
]


class Reference(Grounded):
    """Another document that this one names; ``text`` and ``span`` are its first full mention.

    ``confidence`` says how sure it is that this document is named, ``relation_confidence`` that it stands so.
    """

    id: str = ""
    doc_type: str | None = None
    number_symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    congress: str | None = None
    term: str | None = None
    alias: str | None = None
    mentions: list[Grounded] = Field(default_factory=list)
    relation: Relation = "cites"
    relation_confidence: Confidence = 1.0
    relation_evidence: SpanRecord | None = None


class Finding(Grounded):
    """What the document says has happened."""

    id: str = ""
    kind: Literal["achievement", "limitation", "cause", "lesson"]
    item: str | None = None


class Responsible(Grounded):
    """A body that a directive charges; ``text`` is as printed at ``span``."""

    name: str
    canonical: str | None = None
    role: Literal["lead", "coordinate", "monitor", "advise", "execute"] = "lead"
    explicit: bool = True


class Deadline(Grounded):
    """When something is to be done; ``inferred`` is true where the year (or day) was not printed."""

    date: str | None = None
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    kind: Literal["before", "by", "within", "period"] = "by"
    inferred: bool = False

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Directive(Grounded):
    """What is to be done.

    ``schedule`` is the time that a heading, or the line for all items, states above it; a deadline is
    the clause's own. Who plans by a directive takes the deadline or, without one, the schedule.
    """

    id: str = ""
    item: str | None = None
    action: str | None = None
    responsible: list[Responsible] = Field(default_factory=list)
    deadline: Deadline | None = None
    schedule: Deadline | None = None
    recurrence: str | None = None
    target_groups: list[str] = Field(default_factory=list)
    targets: list[str] = Field(default_factory=list)
    references: list[str] = Field(default_factory=list)
    output: str | None = None


class Target(Grounded):
    """A measured quantity: a goal to be reached or a result that was measured."""

    id: str = ""
    kind: Literal["goal", "result"]
    indicator: str | None = None
    comparator: Literal["=", ">=", ">", "<=", "<", "~", "range"] = "="
    value: float | None = None
    value_max: float | None = None
    of: float | None = None
    unit: str | None = None
    baseline: str | None = None
    period: str | None = None
    deadline: Deadline | None = None
    status: Literal["met", "not_met"] | None = None
    item: str | None = None


class Body(Grounded):
    """A body charged by the document as a whole."""

    name: str
    canonical: str | None = None


class Recipient(Grounded):
    """A line of Nơi nhận."""

    bodies: list[str] = Field(default_factory=list)
    channel: Literal["paper", "electronic"] | None = None
    purpose: str | None = None
    copies: int | None = None


class TableRecord(Model):
    """A ruled table and what it was read as (``tasks``, ``indicators`` or ``other``)."""

    span: SpanRecord
    page: int | None = None
    header: list[str] = Field(default_factory=list)
    rows: list[list[str]] = Field(default_factory=list)
    read_as: Literal["tasks", "indicators", "other"] = "other"


class Effect(Grounded):
    """When the document takes effect."""

    date: str | None = None


class WarningRecord(Model):
    """What a person should look at."""

    code: str
    message: str
    span: SpanRecord | None = None
    page: int | None = None


class AsideRecord(Model):
    """Print that was read and kept out of ``text``."""

    kind: str
    text: str
    page: int | None = None
    box: BoxRecord | None = None


class ChangeRecord(Model):
    """A recognised word that was corrected, with the raw reading."""

    span: SpanRecord
    raw: str
    reason: str


class Document(Model):
    """One parsed document."""

    schema_: str = Field(default=SCHEMA, alias="schema")
    id: str
    source: Source
    metadata: Metadata
    text: str
    pages: list[PageRecord] = Field(default_factory=list)
    outline: list[OutlineNode] = Field(default_factory=list)
    references: list[Reference] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    directives: list[Directive] = Field(default_factory=list)
    targets: list[Target] = Field(default_factory=list)
    implementers: list[Body] = Field(default_factory=list)
    recipients: list[Recipient] = Field(default_factory=list)
    tables: list[TableRecord] = Field(default_factory=list)
    dissemination: str | None = None
    effect: Effect | None = None
    warnings: list[WarningRecord] = Field(default_factory=list)
    asides: list[AsideRecord] = Field(default_factory=list)
    changes: list[ChangeRecord] = Field(default_factory=list)

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the contract's JSON."""
        return self.model_dump_json(by_alias=True, indent=indent)

    def json_pieces(self) -> Iterator[bytes]:
        """Yield the bytes of :meth:`to_json` in pieces, so that they never stand in memory as a whole."""
        opening = b"{"
        for name, about in type(self).model_fields.items():
            value = getattr(self, name)
            yield opening + b'"' + (about.alias or name).encode() + b'":'
            opening = b","
            if isinstance(value, list):
                yield b"["
                for i, item in enumerate(value):
                    yield (b"," if i else b"") + to_json(item, by_alias=True, inf_nan_mode="null")
                yield b"]"
            else:
                yield to_json(value, by_alias=True, inf_nan_mode="null")
        yield b"}"
