"""ALTO 4: pages, blocks, lines and words with their boxes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, BinaryIO

from lxml import etree

from vndocparse.core.source import SourceDocument
from vndocparse.errors import UnsupportedError
from vndocparse.export.base import ExportOptions, Record
from vndocparse.export.cells import printable
from vndocparse.export.page_words import BlockOnPage, Word, page_blocks

ALTO = "http://www.loc.gov/standards/alto/ns-v4#"
_UNIT = 1200 / 72  # ALTO's inch1200 in a PDF point


@dataclass(frozen=True)
class Alto:
    """One document a file; boxes in 1/1200 inch, origin top left."""

    name: str = "alto"
    suffix: str = ".xml"
    what: tuple[str, ...] = ()
    many: bool = False

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the document; its original is read again for the places of the words."""
        record, _, source = one_with_pages(documents, options, "ALTO")
        out.write(
            etree.tostring(
                to_alto(record, source, options.stamp),
                xml_declaration=True,
                encoding="UTF-8",
                pretty_print=True,
            )
        )
        return 1


def one_with_pages(
    documents: Iterable[Record], options: ExportOptions, name: str
) -> tuple[Record, bytes, SourceDocument]:
    """Return the one document of an export, its original and its text with places.

    Raises:
        UnsupportedError: If there is none or several, or it has no pages.
    """
    held = list(zip(documents, range(2), strict=False))
    if len(held) != 1 or options.reader is None:
        raise UnsupportedError(
            f"{name} holds one document a file, and needs its original",
            f"{name} chứa một văn bản mỗi tệp và cần tệp gốc",
        )
    record = held[0][0]
    data, source = options.reader(record)
    if not source.pages:
        raise UnsupportedError(
            f"{source.path}: {name} needs a file with pages (PDF or picture)",
            f"{source.path}: {name} cần tệp có trang (PDF hoặc ảnh)",
        )
    return record, data, source


def to_alto(record: Record, source: SourceDocument, stamp: str) -> Any:
    """Return the root element."""
    root = etree.Element(_tag("alto"), nsmap={None: ALTO}, SCHEMAVERSION="4.2")
    described = etree.SubElement(root, _tag("Description"))
    etree.SubElement(described, _tag("MeasurementUnit")).text = "inch1200"
    image = etree.SubElement(described, _tag("sourceImageInformation"))
    etree.SubElement(image, _tag("fileName")).text = printable(source.path)
    step = etree.SubElement(described, _tag("Processing"), ID="vndocparse")
    if stamp:
        etree.SubElement(step, _tag("processingDateTime")).text = stamp
    software = etree.SubElement(step, _tag("processingSoftware"))
    etree.SubElement(software, _tag("softwareName")).text = "vndocparse"
    layout = etree.SubElement(root, _tag("Layout"))
    blocks = page_blocks(source)
    for page in source.pages:
        size = {"HEIGHT": _n(page.height), "WIDTH": _n(page.width)}
        sheet = etree.SubElement(
            layout, _tag("Page"), ID=f"p{page.number}", PHYSICAL_IMG_NR=str(page.number), **size
        )
        sheet.set("PC", f"{min(1.0, max(0.0, page.confidence)):.4f}")
        space = etree.SubElement(sheet, _tag("PrintSpace"), HPOS="0", VPOS="0", **size)
        for i, block in enumerate(blocks.get(page.number, []), 1):
            _block(space, block, f"p{page.number}_b{i}")
    return root


def _block(space: Any, block: BlockOnPage, ident: str) -> None:
    words = [w for line in block.lines for w in line]
    made = etree.SubElement(space, _tag("TextBlock"), ID=ident, LANG="vi", **_place(words))
    for i, line in enumerate(block.lines, 1):
        row = etree.SubElement(made, _tag("TextLine"), ID=f"{ident}_l{i}", **_place(line))
        for k, word in enumerate(line):
            if k:
                gap = word.box.x0 - line[k - 1].box.x1
                etree.SubElement(row, _tag("SP"), WIDTH=_n(max(0.0, gap)))
            attributes = {"CONTENT": printable(word.text), "WC": f"{min(1.0, max(0.0, word.confidence)):.4f}"}
            etree.SubElement(
                row, _tag("String"), {"ID": f"{ident}_l{i}_w{k + 1}", **_place([word]), **attributes}
            )


def _place(words: list[Word]) -> dict[str, str]:
    x0, y0 = min(w.box.x0 for w in words), min(w.box.y0 for w in words)
    x1, y1 = max(w.box.x1 for w in words), max(w.box.y1 for w in words)
    return {"HPOS": _n(x0), "VPOS": _n(y0), "WIDTH": _n(max(0.0, x1 - x0)), "HEIGHT": _n(max(0.0, y1 - y0))}


def _n(points: float) -> str:
    return str(round(points * _UNIT))


def _tag(name: str) -> str:
    return f"{{{ALTO}}}{name}"


EXPORTER = Alto()
