"""XLSX as offices keep it: a sheet each for documents, directives, targets and links, in Vietnamese."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, BinaryIO

from vndocparse.errors import LimitError
from vndocparse.export.base import ExportOptions, Record
from vndocparse.export.cells import printable
from vndocparse.export.rows import Row, rows

_CELL = 32_767  # the longest text that Excel takes
_ROWS = 1_048_575
_DATES = {"document_date", "deadline", "date", "to_date", "deadline_from", "done_on"}

# Sheet name; columns as (heading, key of the row, width in characters).
SHEETS: dict[str, tuple[str, list[tuple[str, str, int]]]] = {
    "directives": (
        "Nhiệm vụ",
        [
            ("TT", "", 6),
            ("Nhiệm vụ", "text", 70),
            ("Cơ quan chủ trì", "lead", 30),
            ("Cơ quan phối hợp", "coordinate", 30),
            ("Thời hạn", "deadline", 12),
            ("Sản phẩm", "output", 20),
            ("Văn bản", "number_symbol", 16),
            ("Mục", "item", 10),
            ("Theo dõi", "monitor", 24),
            ("Thực hiện", "execute", 24),
            ("Tham mưu", "advise", 24),
            ("Thời hạn (nguyên văn)", "deadline_text", 24),
            ("Định kỳ", "recurrence", 14),
            ("Tình trạng", "status", 14),
            ("Ghi chú", "note", 24),
            ("Ngày văn bản", "document_date", 12),
            ("Trang", "page", 7),
            ("Độ tin cậy", "confidence", 9),
            ("Mã nhiệm vụ", "id", 18),
            ("Mã văn bản", "document", 30),
            ("Ngày hoàn thành", "done_on", 12),
        ],
    ),
    "documents": (
        "Văn bản",
        [
            ("TT", "", 6),
            ("Số, ký hiệu", "number_symbol", 18),
            ("Ngày", "date", 12),
            ("Tên loại", "doc_type", 14),
            ("Trích yếu", "title", 70),
            ("Cơ quan ban hành", "issuer", 30),
            ("Người ký", "signer", 22),
            ("Chức vụ", "signer_position", 20),
            ("Độ mật", "security", 10),
            ("Độ khẩn", "urgency", 10),
            ("Số nhiệm vụ", "directives", 8),
            ("Số chỉ tiêu", "targets", 8),
            ("Tệp", "path", 40),
            ("Mã văn bản", "id", 40),
        ],
    ),
    "targets": (
        "Chỉ tiêu",
        [
            ("TT", "", 6),
            ("Chỉ tiêu", "indicator", 50),
            ("So sánh", "comparator", 9),
            ("Giá trị", "value", 12),
            ("Đến", "value_max", 12),
            ("Trên tổng", "of", 10),
            ("Đơn vị", "unit", 14),
            ("Thời hạn", "deadline", 12),
            ("Loại", "kind", 9),
            ("Tình trạng", "status", 10),
            ("Nguyên văn", "text", 60),
            ("Văn bản", "number_symbol", 16),
            ("Mục", "item", 10),
            ("Trang", "page", 7),
            ("Mã chỉ tiêu", "id", 18),
            ("Mã văn bản", "document", 30),
        ],
    ),
    "links": (
        "Viện dẫn",
        [
            ("TT", "", 6),
            ("Văn bản", "number_symbol", 18),
            ("Quan hệ", "relation", 14),
            ("Tên loại", "doc_type", 14),
            ("Số, ký hiệu được viện dẫn", "to_number_symbol", 24),
            ("Ngày", "to_date", 12),
            ("Cơ quan ban hành", "issuer", 30),
            ("Tên", "title", 60),
            ("Văn bản trong kho", "to", 40),
            ("Mã văn bản", "document", 30),
        ],
    ),
}


@dataclass(frozen=True)
class Xlsx:
    """A workbook; the sheet that was asked for stands first, the others behind it."""

    name: str = "xlsx"
    suffix: str = ".xlsx"
    what: tuple[str, ...] = ("directives", "documents", "targets", "links")
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the workbook; rows are written as they come (constant memory)."""
        import xlsxwriter

        moment = dt.datetime.fromisoformat(options.stamp).replace(tzinfo=None)
        flags = ("constant_memory", "strings_to_formulas", "strings_to_urls", "strings_to_numbers")
        book = xlsxwriter.Workbook(out, {name: name == "constant_memory" for name in flags})
        book.set_properties({"created": moment})
        styles = {
            "head": book.add_format({"bold": True, "text_wrap": True, "bg_color": "#DDEBF7", "border": 1}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "date": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
        }
        order = [what, *(s for s in SHEETS if s != what)]
        sheets = {name: _Sheet(book, name, styles) for name in order}
        for document in documents:
            for name, sheet in sheets.items():
                for row in rows(name, [document]):
                    sheet.add(row)
        for sheet in sheets.values():
            sheet.finish()
        book.close()
        return sheets[what].count


class _Sheet:
    def __init__(self, book: Any, kind: str, styles: dict[str, Any]) -> None:
        title, self._columns = SHEETS[kind]
        self._sheet = book.add_worksheet(title)
        self._styles = styles
        self.count = 0
        for i, (heading, key, width) in enumerate(self._columns):
            style = styles["date"] if key in _DATES else styles["text"]
            self._sheet.set_column(i, i, width, style)
            self._sheet.write_string(0, i, heading, styles["head"])
        self._sheet.freeze_panes(1, 2)

    def add(self, row: Row) -> None:
        if self.count >= _ROWS:
            raise LimitError(
                f"a sheet holds {_ROWS} rows; there are more",
                f"một trang tính chỉ chứa {_ROWS} dòng; dữ liệu có nhiều hơn",
                hint="Use csv, jsonl or parquet, or filters.",
                hint_vi="Hãy dùng csv, jsonl, parquet hoặc bộ lọc.",
            )
        self.count += 1
        for i, (_, key, _) in enumerate(self._columns):
            self._cell(i, key, row.get(key) if key else self.count)

    def _cell(self, column: int, key: str, value: Any) -> None:
        if value is None or value == "":
            return
        if key in _DATES and (day := _day(value)) is not None:
            self._sheet.write_datetime(self.count, column, day, self._styles["date"])
        elif isinstance(value, bool):
            self._sheet.write_boolean(self.count, column, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self.count, column, value)
        else:
            # write_string, never write: text that begins with "=" stays text
            self._sheet.write_string(self.count, column, printable(str(value))[:_CELL], self._styles["text"])

    def finish(self) -> None:
        self._sheet.autofilter(0, 0, max(1, self.count), len(self._columns) - 1)


def _day(value: Any) -> dt.datetime | None:
    """Return a full date as Excel takes it; a partial one stays text."""
    try:
        day = dt.datetime.strptime(str(value), "%Y-%m-%d")
    except ValueError:
        return None
    return day if day.year >= 1900 else None


EXPORTER = Xlsx()
