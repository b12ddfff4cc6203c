"""Take the words of one Word paragraph: runs with their looks, old fonts decoded, deletions left out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vndocparse.ingest.docx_package import attr, child, local
from vndocparse.ingest.docx_styles import Look, Styles, look_of
from vndocparse.ingest.draft import Piece
from vndocparse.text.legacy import decode_run, font_encoding

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DEEPEST = 40  # wrappers within wrappers
_WRAPPERS = frozenset(
    ["ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "ruby"]
) | {"rubyBase", "fldSimple", "oMath", "oMathPara"}
_DROPPED = frozenset(
    [
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "rubyPr",
        "rt",
        "commentReference",
        "annotationRef",
    ]
)
_SPACES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NUMBER_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(slots=True)
class Fragment:
    """Letters of one look; a line break is a fragment of its own."""

    text: str
    look: Look


@dataclass(slots=True)
class Words:
    """What a paragraph holds besides its properties."""

    fragments: list[Fragment] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)  # w:txbxContent
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind and id of foot- and endnotes
    hidden: list[str] = field(default_factory=list)
    page_field: bool = False
    pictures: int = 0
    bare_label: str = ""  # the label of a numbered paragraph without words, as in a column of numbers


@dataclass(slots=True)
class RunReader:
    """Reads paragraphs of one file; ``otherwise`` decodes text of fonts that are not known to be old."""

    styles: Styles
    otherwise: Callable[[str], str] | None = None
    encodings: Counter[str] = field(default_factory=Counter)

    def words(self, paragraph: Element, base: Look) -> Words:
        """Collect the words of a paragraph whose letters look like ``base`` unless they say otherwise."""
        out = Words()
        fields: list[list[bool | str]] = []  # for each open field: result begun, its instruction
        self._collect(paragraph, base, out, fields, 0)
        return out

    def pieces(self, words: Words, *, centred: bool) -> list[Piece]:
        """Return the paragraph's lines as they are cut by its own line breaks."""
        lines: list[list[Fragment]] = [[]]
        for fragment in self._decoded(words.fragments):
            if fragment.text == "\n":
                lines.append([])
            else:
                lines[-1].append(fragment)
        return [_piece(line, centred) for line in lines if any(f.text.strip() for f in line)]

    def _collect(
        self, parent: Element, base: Look, out: Words, fields: list[list[bool | str]], depth: int
    ) -> None:
        if depth > _DEEPEST:
            return
        for e in parent:
            name = local(e)
            if name == "r":
                self._run(e, base, out, fields)
            elif name == "t":  # of a formula
                out.fragments.append(Fragment(e.text or "", base))
            elif name == "AlternateContent":
                self._collect(_chosen(e), base, out, fields, depth + 1)
            elif name in _WRAPPERS or (name in ("Choice", "Fallback")):
                if name == "fldSimple" and _is_number_field(attr(e, "instr") or ""):
                    out.page_field = True
                    continue
                self._collect(e, base, out, fields, depth + 1)
            elif name not in _DROPPED and any(local(x) in ("r", "t") for x in e):
                self._collect(e, base, out, fields, depth + 1)

    def _run(self, run: Element, base: Look, out: Words, fields: list[list[bool | str]]) -> None:
        properties = child(run, "rPr")
        style = self.styles.get(attr(child(properties, "rStyle"), "val"))
        look = look_of(properties).over(style.look).over(base)
        for e in run:
            name = local(e)
            if name == "fldChar":
                _field_mark(attr(e, "fldCharType"), fields)
            elif name == "instrText":
                if fields:
                    fields[-1][1] = str(fields[-1][1]) + (e.text or "")
            elif fields and _is_number_field(str(fields[-1][1])):
                out.page_field = True
            elif fields and not fields[-1][0]:
                continue  # between the field's instruction and its result
            elif name == "AlternateContent":
                chosen = _chosen(e)
                self._drawing(chosen, out)
            elif name in ("drawing", "pict", "object"):
                self._drawing(e, out)
            elif name in ("footnoteReference", "endnoteReference"):
                out.notes.append((name.removesuffix("Reference"), attr(e, "id") or ""))
            else:
                self._letters(e, name, look, out)

    @staticmethod
    def _letters(e: Element, name: str, look: Look, out: Words) -> None:
        if name == "t":
            text = e.text or ""
        elif name == "sym":
            code = attr(e, "char") or ""
            try:
                text = chr(int(code, 16))
            except (ValueError, OverflowError):
                return
        elif name == "br" and attr(e, "type") in ("page", "column"):
            text = "\n"
        else:
            text = _SPACES.get(name, "")
        if not text:
            return
        if look.hidden:
            out.hidden.append(text)
        elif text == "\n":
            out.fragments.append(Fragment(text, look))
        else:
            out.fragments.append(Fragment(text.replace("\n", " "), look))

    @staticmethod
    def _drawing(e: Element, out: Words) -> None:
        seen: set[Element] = set()
        for x in e.iter():
            name = local(x)
            if name == "txbxContent":
                if not any(up in seen for up in x.iterancestors()):
                    out.boxes.append(x)
                    seen.add(x)
            elif name in ("blip", "imagedata"):
                out.pictures += 1

    def _decoded(self, fragments: list[Fragment]) -> list[Fragment]:
        """Decode old fonts; a letter and its mark may stand in two runs of the same font."""
        out: list[Fragment] = []
        for f in fragments:
            last = out[-1] if out else None
            if last is not None and "\n" not in (f.text, last.text) and _alike(f.look, last.look):
                last.text += f.text
            else:
                out.append(Fragment(f.text, f.look))
        for f in out:
            if f.text == "\n":
                continue
            letters = sum(c.isalpha() for c in f.text)
            old = decode_run(f.text, f.look.font or "")
            if old is not None:
                f.text = old
                self.encodings[font_encoding(f.look.font or "") or "unicode"] += letters
            else:
                if self.otherwise is not None:
                    f.text = self.otherwise(f.text)
                self.encodings["unicode"] += letters
            if f.look.caps:
                f.text = f.text.upper()
        return out


def _alike(a: Look, b: Look) -> bool:
    return (a.font, a.bold, a.italic, a.size, a.caps) == (b.font, b.bold, b.italic, b.size, b.caps)


def _chosen(alternate: Element) -> Element:
    """Return the one branch of alternate content that is to be read."""
    choice = child(alternate, "Choice")
    fallback = child(alternate, "Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternate


def _field_mark(kind: str | None, fields: list[list[bool | str]]) -> None:
    if kind == "begin":
        fields.append([False, ""])
    elif kind == "separate" and fields:
        fields[-1][0] = True
    elif kind == "end" and fields:
        fields.pop()


def _is_number_field(instruction: str) -> bool:
    return instruction.strip().upper().split(" ", 1)[0] in _NUMBER_FIELDS


def _piece(fragments: list[Fragment], centred: bool) -> Piece:
    text = unicodedata.normalize("NFC", "".join(f.text for f in fragments))
    weight = [(sum(c.isalnum() for c in f.text), f.look) for f in fragments]
    total = sum(n for n, _ in weight) or 1
    sizes: Counter[float] = Counter()
    for n, look in weight:
        sizes[look.size or 0.0] += n
    return Piece(
        text,
        size=sizes.most_common(1)[0][0] if sizes else 0.0,
        bold=sum(n for n, look in weight if look.bold) * 2 > total,
        italic=sum(n for n, look in weight if look.italic) * 2 > total,
        centred=centred,
    )
