"""Word files: automatic labels, tables of both kinds, tracked changes, hostile packages."""

import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from vndocparse.core.options import Limits, ParseOptions
from vndocparse.core.source import AsideKind, Column, ParagraphKind, SourceDocument, check
from vndocparse.errors import BadInputError, LimitError
from vndocparse.ingest.docx_numbering import number_text
from vndocparse.ingest.read import read_bytes


def saved(d: "docx.document.Document") -> SourceDocument:
    out = io.BytesIO()
    d.save(out)
    made = read_bytes(out.getvalue(), "a.docx")
    check(made)
    return made


def texts(doc: SourceDocument) -> list[str]:
    return [p.span.of(doc.text) for p in doc.paragraphs]


def numbered(d: "docx.document.Document", levels: str, overrides: str = "") -> None:
    root = d.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/>{overrides}</w:num>')
    )


def item(d: "docx.document.Document", text: str, level: int) -> None:
    p = d.add_paragraph(text)
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
    p._p.get_or_add_pPr().append(parse_xml(xml))


LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1-"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2.%3)"/></w:lvl>'
)


def test_automatic_labels_count_and_restart() -> None:
    d = docx.Document()
    numbered(d, LEVELS)
    for text, level in (("MỘT", 0), ("a", 1), ("b", 1), ("c", 2), ("HAI", 0), ("d", 1)):
        item(d, text, level)
    assert texts(saved(d)) == ["I- MỘT", "1. a", "2. b", "2.a) c", "II- HAI", "1. d"]


def test_an_override_starts_elsewhere() -> None:
    d = docx.Document()
    numbered(d, LEVELS, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>')
    item(d, "x", 1)
    item(d, "y", 1)
    assert texts(saved(d)) == ["5. x", "6. y"]


@pytest.mark.parametrize(
    ("n", "style", "want"), [(9, "upperRoman", "IX"), (28, "lowerLetter", "bb"), (3, "none", "")]
)
def test_number_formats(n: int, style: str, want: str) -> None:
    assert number_text(n, style) == want


def test_letterhead_table_and_ruled_table_with_merged_cells() -> None:
    d = docx.Document()
    head = d.add_table(2, 2)
    for (r, c), text in {(0, 0): "TỈNH ỦY HÀ SƠN", (0, 1): "ĐẢNG CỘNG SẢN VIỆT NAM",
                         (1, 0): "Số 05-KL/TU", (1, 1): "Bình Lạc, ngày 05 tháng 3 năm 2024"}.items():  # fmt: skip
        head.cell(r, c).text = text
    title = d.add_paragraph("KẾT LUẬN")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.runs[0].bold = True
    grid = d.add_table(3, 3, style="Table Grid")
    for r, row in enumerate(
        (("TT", "Nhiệm vụ", "Thời hạn"), ("1", "Rà soát", "Quý I"), ("", "Báo cáo", "Quý II"))
    ):
        for c, text in enumerate(row):
            grid.cell(r, c).text = text
    grid.cell(1, 0).merge(grid.cell(2, 0))
    doc = saved(d)
    assert [(p.column, p.kind) for p in doc.paragraphs] == [
        (Column.LEFT, ParagraphKind.TEXT), (Column.LEFT, ParagraphKind.TEXT), (Column.RIGHT, ParagraphKind.TEXT),
        (Column.RIGHT, ParagraphKind.TEXT), (Column.FULL, ParagraphKind.TEXT),
        *[(Column.FULL, ParagraphKind.TABLE_ROW)] * 3,
    ]  # fmt: skip
    assert doc.paragraphs[4].bold and doc.paragraphs[4].centred
    assert texts(doc)[5:] == ["TT | Nhiệm vụ | Thời hạn", "1 | Rà soát | Quý I", " | Báo cáo | Quý II"]


def test_insertions_stay_and_deletions_go() -> None:
    d = docx.Document()
    p = d.add_paragraph("Giao ")
    p._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>Ban A</w:delText></w:r></w:del>'
        )
    )
    p._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>Ban B</w:t></w:r></w:ins>'))
    assert texts(saved(d)) == ["Giao Ban B"]


def test_a_font_of_tcvn3_and_one_of_vni_whose_marks_are_in_another_run() -> None:
    d = docx.Document()
    d.add_paragraph().add_run("®¶ng bé tØnh").font.name = ".VnTimeH"
    p = d.add_paragraph()
    for part in ("Ñ", "a", "ûng"):
        p.add_run(part).font.name = "VNI-Times"
    doc = saved(d)
    assert texts(doc) == ["ĐẢNG BỘ TỈNH", "Đảng"]
    assert doc.encoding == "tcvn3"


def test_a_header_goes_aside() -> None:
    d = docx.Document()
    d.add_paragraph("Nội dung")
    d.sections[0].header.paragraphs[0].text = "2"
    doc = saved(d)
    assert [(a.kind, a.text) for a in doc.asides] == [(AsideKind.PAGE_NUMBER, "2")]


def package(document: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("word/document.xml", document)
    return out.getvalue()


def test_a_bomb_and_an_entity_are_refused() -> None:
    with pytest.raises(LimitError):
        read_bytes(
            package(b"<a>" + b" " * 5_000_000 + b"</a>"), "a", ParseOptions(limits=Limits(unzip_ratio=10.0))
        )
    with pytest.raises(BadInputError):
        read_bytes(package(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'))
    with pytest.raises(BadInputError):
        read_bytes(package(b"not xml"))
