"""Past a limit: a clear error, or a partial result that says so; and costs that grow with the size, no faster."""

import io
import math
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from vndocparse import pipeline
from vndocparse.archive.index import update
from vndocparse.archive.store import Archive, LedgerEntry
from vndocparse.core.options import Limits, ParseOptions
from vndocparse.errors import LimitError
from vndocparse.export.base import ExportOptions, exporters

Run = Callable[..., Any]


def digital_pdf(pages: int, size: float = 595.0) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(size, size))
    for n in range(pages):
        canvas.drawString(72, size - 72, f"{n + 1}. A line of text that stands on page {n + 1} of this file.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def options(**limits: Any) -> ParseOptions:
    return ParseOptions(ocr="never", limits=Limits(**limits))


def codes(document: Any) -> set[str]:
    return {w.code for w in document.warnings}


def test_too_many_pages_give_the_first_ones_and_say_so() -> None:
    document = pipeline.parse_bytes(digital_pdf(5), "five.pdf", options(pages=2))
    assert "page 2 of" in document.text and "page 3 of" not in document.text
    assert codes(document) - codes(pipeline.parse_bytes(digital_pdf(2), "two.pdf", options(pages=2)))


def test_a_huge_page_is_told_or_refused() -> None:
    try:
        document = pipeline.parse_bytes(digital_pdf(1, 14000.0), "huge.pdf", options(page_points=5000.0))
    except LimitError as e:
        assert "limit" in e.message
    else:
        assert document.warnings and "stands on page" not in document.text


def test_a_docx_that_unpacks_to_too_much_is_refused_quickly() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("word/document.xml", b" " * (80 * 1024 * 1024))
    began = time.monotonic()
    with pytest.raises(LimitError):
        pipeline.parse_bytes(out.getvalue(), "bomb.docx", options(unzip_bytes=16 * 1024 * 1024))
    assert time.monotonic() - began < 5


def docx_of(lines: list[str]) -> bytes:
    import docx

    made, out = docx.Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    table = made.add_table(len(lines), 2)
    for n, line in enumerate(lines):
        table.cell(n, 0).text, table.cell(n, 1).text = str(n + 1), line
    made.save(out)
    return out.getvalue()


LINES = [f"{n}. Sở Tài chính rà soát nguồn vốn số {n}." for n in range(1, 41)]
LONG = {
    "a.txt": "\n".join(LINES).encode(),
    "a.html": "".join(f"<p>{line}</p>" for line in LINES).encode(),
    "a.docx": docx_of(LINES),
    "a.pdf": digital_pdf(40),
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("most", [400, 2000])
def test_of_too_long_a_text_the_first_part_is_read_and_that_is_told(name: str, most: int) -> None:
    whole = pipeline.parse_bytes(LONG[name], name, options())
    cut = pipeline.parse_bytes(LONG[name], name, options(text_chars=most))
    assert "limit_text_chars" not in codes(whole)
    if len(whole.text) <= most:
        assert cut.text == whole.text
        return
    assert "limit_text_chars" in codes(cut)
    assert most - 200 < len(cut.text) < most + (100 if name == "a.pdf" else 1)
    assert whole.text.startswith(cut.text)


def test_a_line_longer_than_the_limit_is_refused() -> None:
    for name, data in {"a.txt": b"a" * 2000, "a.html": b"<p>" + b"a" * 2000 + b"</p>"}.items():
        with pytest.raises(LimitError, match="1000 characters"):
            pipeline.parse_bytes(data, name, options(text_chars=1000))


def test_a_picture_file_of_too_many_frames_gives_the_first_ones(vndocparse: Run, tmp_path: Path) -> None:
    from PIL import Image

    sheets = [Image.new("1", (60, 80), 1) for _ in range(5)]
    sheets[0].save(tmp_path / "a.tif", "TIFF", save_all=True, append_images=sheets[1:])
    cut = pipeline.parse(tmp_path / "a.tif", options(pages=3))
    assert len(cut.pages) == 3 and "limit_pages" in codes(cut)
    done = vndocparse("parse", tmp_path / "a.tif", "--ocr", "never", "--limit", "pages=3", "-f", "jsonl")
    assert done.returncode == 0 and '"limit_pages"' in done.stdout
    assert "stopped after page 3" in done.stderr


def test_a_picture_that_takes_too_long_leaves_its_page_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    from vndocparse.core.printed import PrintedPage
    from vndocparse.core.source import TextSource
    from vndocparse.ingest.ocr import recognise

    def slow(pixels: Any, *, number: int, size: Any, **_: Any) -> PrintedPage:
        if number == 2:
            raise LimitError("recognising the page took longer than 60 s", "…")
        return PrintedPage(number, *size, [], TextSource.OCR)

    monkeypatch.setattr(recognise, "recognise_image", slow)
    out = io.BytesIO()
    sheets = [Image.new("1", (60, 80), 1) for _ in range(3)]
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:])
    document = pipeline.parse_bytes(out.getvalue(), "a.tif", ParseOptions(ocr="always"))
    assert len(document.pages) == 3
    assert [(w.code, w.page) for w in document.warnings if w.code[:6] == "limit_"] == [
        ("limit_page_seconds", 2)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Kiểm tra.\n" + ".".join(["1"] * 3000) + ". Rà soát.\n",
        "".join(" " * n + "- Tăng cường kiểm tra.\n" for n in range(400)),
        "".join(f"{'1.' * n} Tăng cường kiểm tra.\n" for n in range(1, 200)),
        "-" * 40_000,
        "(" * 20_000 + ")" * 20_000,
        "I- " * 30_000,
    ],
    ids=["label", "dashes", "depths", "rule", "brackets", "numerals"],
)
def test_deep_nesting_gives_a_record(text: str) -> None:
    document = pipeline.parse_bytes(("KẾT LUẬN\n" + text).encode(), "deep.txt", options())
    assert len(document.to_json()) > 100  # it can be written out: no depth that the writer cannot take


def test_a_slow_page_is_left_out_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from vndocparse.ingest.pdf import read

    def slow(page: Any, frame: Any) -> Any:
        if frame.number == 1:
            time.sleep(0.3)
        return read_characters(page, frame)

    read_characters = read.read_characters
    monkeypatch.setattr(read, "read_characters", slow)
    document = pipeline.parse_bytes(digital_pdf(2), "slow.pdf", options(page_seconds=0.25))
    assert "page 2 of" in document.text and "page 1 of" not in document.text
    assert [(w.code, w.page) for w in document.warnings if w.code == "limit_page_seconds"] == [
        ("limit_page_seconds", 1)
    ]


def test_pages_that_came_before_the_time_was_over_are_a_record_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from vndocparse.ingest.pdf import read

    def slow(page: Any, frame: Any) -> Any:
        time.sleep(0.25)
        return read_characters(page, frame)

    pipeline.parse_bytes(digital_pdf(1), "warm.pdf", options())
    read_characters = read.read_characters
    monkeypatch.setattr(read, "read_characters", slow)
    began = time.monotonic()
    document = pipeline.parse_bytes(digital_pdf(40), "slow.pdf", options(document_seconds=2.5))
    assert time.monotonic() - began < 2.5 + 2  # a busy machine; 40 pages take ten seconds
    assert "page 1 of" in document.text and "page 40 of" not in document.text
    assert "limit_time" in codes(document)


def test_pictures_that_came_before_the_time_was_over_are_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    from vndocparse.ingest import images

    def slow(picture: Any) -> Any:
        time.sleep(0.1)
        return frame(picture)

    frame = images._pixels
    monkeypatch.setattr(images, "_pixels", slow)
    out = io.BytesIO()
    sheets = [Image.new("1", (60, 80), 1) for _ in range(12)]
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:])
    whole = pipeline.parse_bytes(out.getvalue(), "a.tif", options())
    cut = pipeline.parse_bytes(out.getvalue(), "a.tif", options(document_seconds=0.5))
    assert (len(whole.pages), "limit_time" in codes(whole)) == (12, False)
    assert 0 < len(cut.pages) < 12 and "limit_time" in codes(cut)


def test_a_page_of_very_many_objects_is_left_by_the_clock() -> None:
    out = io.BytesIO()
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(out)
    for n in range(30_000):
        canvas.rect(n % 500, n // 60, 3, 3)
    canvas.showPage()
    canvas.save()
    document = pipeline.parse_bytes(out.getvalue(), "rects.pdf", options(page_seconds=0.001))
    assert "limit_page_seconds" in codes(document)


def test_an_outline_that_is_too_deep_stands_side_by_side_and_says_so() -> None:
    text = "CHƯƠNG TRÌNH\nI- NHIỆM VỤ\n1. Công tác kiểm tra\na) Rà soát hồ sơ.\nb) Lập danh mục.\n2. Công tác khác\n"
    whole = pipeline.parse_bytes(text.encode(), "a.txt", options())
    cut = pipeline.parse_bytes(text.encode(), "a.txt", options(outline_depth=2))

    def paths(nodes: Any) -> list[str]:
        return [p for n in nodes for p in (n.path, *paths(n.children))]

    assert paths(cut.outline) == paths(whole.outline)
    assert "limit_outline_depth" in codes(cut) and "limit_outline_depth" not in codes(whole)
    assert cut.directives == whole.directives


def test_each_limit_is_documented() -> None:
    from dataclasses import fields

    told = (Path(__file__).parents[2] / "docs/security.md").read_text(encoding="utf-8")
    for field in fields(Limits):
        value = getattr(Limits(), field.name)
        shown = f"{value:,}".replace(",", " ") if isinstance(value, int) else f"{value:g}"
        assert f"| `{field.name}` | {shown} |" in told, (field.name, shown)


def conclusion(tasks: int) -> bytes:
    lines = (
        f"{n}. Sở Tài chính rà soát nguồn vốn số {n}, hoàn thành trước ngày 15/6/2025.\n"
        for n in range(1, tasks + 1)
    )
    return ("KẾT LUẬN\nvề một việc\n" + "".join(lines)).encode()


def exponent(costs: list[float], factor: int = 4) -> float:
    """Return the power of the size with which costs grow from the first to the last."""
    steps = len(costs) - 1
    return math.log(max(costs[-1], 1e-4) / max(costs[0], 1e-4)) / math.log(factor**steps)


def cost(work: Callable[[], object], repeats: int = 3) -> float:
    """Return the least CPU seconds of some runs: what a busy machine adds is never less than nothing."""
    spent = []
    for _ in range(repeats):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)


MOST = 1.25  # linear with some n log n; squares are 2
SIZES = (100, 400, 1600)


def test_parse_of_text_grows_linearly() -> None:
    pipeline.parse_bytes(conclusion(5), "warm.txt", options())
    costs = [cost(lambda s=s: pipeline.parse_bytes(conclusion(s), "a.txt", options()), 2) for s in SIZES]  # type: ignore[misc]
    assert exponent(costs) < MOST, costs


def test_parse_of_pdf_grows_linearly() -> None:
    pipeline.parse_bytes(digital_pdf(1), "warm.pdf", options())
    files = [digital_pdf(pages) for pages in (15, 60, 240)]
    costs = [cost(lambda d=d: pipeline.parse_bytes(d, "a.pdf", options()), 2) for d in files]  # type: ignore[misc]
    assert exponent(costs) < MOST, costs


def test_store_index_search_link_and_export_grow_linearly(tmp_path: Path) -> None:
    record = pipeline.parse_bytes(conclusion(10), "a.txt", options()).to_json()
    tried = []
    for attempt in range(3):  # linking an archive anew costs nothing, so a busy machine spoils a single run
        costs = costs_of_archives(tmp_path / str(attempt), record)
        grown = {name: exponent(spent) for name, spent in costs.items()}
        if all(power < MOST for power in grown.values()):
            return
        tried.append((grown, costs))
    pytest.fail(f"{tried}")


def costs_of_archives(folder: Path, record: str) -> dict[str, list[float]]:
    """Return what each kind of work costs in archives of three sizes."""
    from vndocparse.archive.search import search
    from vndocparse.library.linking import link

    folder.mkdir()
    costs: dict[str, list[float]] = {}
    for size in (40, 160, 640):
        with Archive(folder / f"{size}.db", create=True) as a:
            works: dict[str, tuple[Callable[[], object], int]] = {
                "store": (lambda a=a, s=size: fill(a, record, s), 1),  # type: ignore[misc]
                "index": (lambda a=a: update(a), 1),  # type: ignore[misc]
                "link": (lambda a=a: link(a), 1),  # type: ignore[misc]
                "search": (lambda a=a: search(a, "rà soát nguồn vốn"), 5),  # type: ignore[misc]
                "export": (lambda a=a: to_csv(r for _, r in a.records()), 3),  # type: ignore[misc]
            }
            for name, (work, repeats) in works.items():
                costs.setdefault(name, []).append(cost(work, repeats))
    return costs


def fill(archive: Archive, record: str, size: int) -> None:
    import json

    for n in range(size):
        made = json.loads(record)
        made["id"], made["source"]["sha256"] = f"ket_luan/{n}-kl-tu/2025/tinh-uy", f"{n:064x}"
        made["metadata"]["number"], made["metadata"]["number_symbol"] = str(n), f"{n}-KL/TU"
        for k, d in enumerate(made["directives"]):
            d["id"] = f"doc-{n}/{k}"
        archive.store(made, LedgerEntry(f"{n}.txt", "stored", f"{n:064x}"))


def to_csv(records: Iterator[dict[str, Any]]) -> None:
    exporter = exporters()["csv"]
    assert exporter.export(records, "directives", io.BytesIO(), ExportOptions()) > 0
