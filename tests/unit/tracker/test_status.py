"""Deadlines, status with its history, sheets that come back, progress."""

import io

import openpyxl
import pytest

from unit.tracker.invented import AT, ITEMS, directive, record, store
from vndocparse.archive.store import Archive
from vndocparse.errors import BadInputError, NotFoundError, UnsupportedError
from vndocparse.export.base import ExportOptions, exporters
from vndocparse.tracker.items import items
from vndocparse.tracker.plot import plot
from vndocparse.tracker.progress import in_period, progress, targets_of
from vndocparse.tracker.records import records
from vndocparse.tracker.sheets import read_sheet
from vndocparse.tracker.status import Entry, history, set_status

DUES = ("2025-01-31", "2025-06-30", None, "2024-12-31")


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.db", create=True) as a:
        listed = [
            directive(str(n), t, due, f"Sở {n}")
            for n, (t, due) in enumerate(zip(ITEMS, DUES, strict=True), 1)
        ]
        made = record(listed)
        target = {
            "id": "t1",
            "kind": "result",
            "text": "đạt",
            "status": "met",
            "span": {"start": 0, "end": 3},
        }
        made["targets"] = [target, {**target, "id": "t2", "status": "not_met"}]
        store(a, made)
        yield a


def say(archive, n, state, **more):
    ident = list(items(archive))[n].id
    outcome = set_status(archive, [(1, Entry(ident, state, **more))], who="Trần Văn Mẫu", at=AT)
    if outcome.problems:
        raise outcome.problems[0][1]
    return ident


def test_groups_depend_on_the_day_given(archive):
    assert [x.group("2025-02-01") for x in items(archive)] == ["overdue", "due", "undated", "overdue"]
    assert [x.group("2024-12-31") for x in items(archive)] == ["due", "due", "undated", "due"]
    say(archive, 0, "done")
    assert next(items(archive)).group("2025-02-01") == "closed"


def test_items_of_a_body_and_of_a_document(archive):
    assert [x.item for x in items(archive, body="sở 2")] == ["2"]
    assert len(list(items(archive, document="12-KL/TU"))) == 4
    assert list(items(archive, document="13-KL/TU")) == []


def test_history_keeps_who_when_before_after(archive):
    ident = say(archive, 0, "in_progress", note="đang trình")
    say(archive, 0, "Đã hoàn thành", done_on="2025-01-20")
    say(archive, 0, "done")  # says nothing new
    first, second = history(archive, ident)
    assert first.before is None
    assert second.before == {"state": "in_progress", "note": "đang trình", "done_on": None}
    assert second.after == {"state": "done", "note": "đang trình", "done_on": "2025-01-20"}
    assert (second.who, second.at) == ("Trần Văn Mẫu", AT)


def test_status_stays_when_the_document_is_read_again(archive):
    ident = say(archive, 1, "done")
    store(archive, record([directive("1", ITEMS[1].replace("ba huyện", "bốn huyện"), None, "Sở 2")], sha="b"))
    assert {x.id: x.state for x in items(archive)} == {ident: "done"}


def test_unknown_and_ambiguous_ids(archive):
    with pytest.raises(NotFoundError):
        set_status_one(archive, "d-nothing", "done")
    listed = [directive("1", ITEMS[0], None, "Sở 1")]
    store(archive, record(listed, sha="z", number="99"))
    with pytest.raises(NotFoundError) as e:
        set_status_one(archive, listed[0]["id"], "done")
    assert "#" in e.value.hint
    set_status_one(archive, f"ket-luan/99-kl-tu/2024-03-05/tinh-uy-ha-son#{listed[0]['id']}", "done")
    assert [x.state for x in items(archive, document="99-KL/TU")] == ["done"]
    with pytest.raises(BadInputError):
        set_status_one(archive, list(items(archive))[1].id, "sắp xong rồi")


def set_status_one(archive, key, state):
    outcome = set_status(archive, [(1, Entry(key, state))], who="x", at=AT)
    if outcome.problems:
        raise outcome.problems[0][1]


def exported(archive, name, path):
    with open(path, "wb") as out:
        exporters()[name].export(records(archive), "directives", out, ExportOptions(bom=True))
    return str(path)


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_notes_and_days_come_back_too(archive, tmp_path, name):
    first = next(iter(items(archive))).id
    set_status(archive, [(1, Entry(first, "done", "=Báo cáo 7", "2025-05-06"))], who="x", at=AT)
    path = exported(archive, name, tmp_path / f"s.{name}")
    archive.db.execute("DELETE FROM status")
    set_status(archive, read_sheet(path), who="x", at=AT)
    back = next(iter(items(archive)))
    assert (back.state, back.note, back.done_on) == ("done", "=Báo cáo 7", "2025-05-06")


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_exported_statuses_come_back_the_same(archive, tmp_path, name):
    say(archive, 0, "done")
    say(archive, 2, "in_progress")
    before = {x.id: x.state for x in items(archive)}
    path = exported(archive, name, tmp_path / f"s.{name}")
    archive.db.execute("DELETE FROM status")
    outcome = set_status(archive, read_sheet(path), who="x", at=AT)
    assert (outcome.changed, outcome.problems) == (2, [])
    assert {x.id: x.state for x in items(archive)} == before
    assert set_status(archive, read_sheet(path), who="x", at=AT).changed == 0


def test_sheet_as_a_body_fills_it_in(archive, tmp_path):
    book = openpyxl.load_workbook(exported(archive, "xlsx", tmp_path / "s.xlsx"))
    sheet = book.worksheets[0]
    heads = [c.value for c in sheet[1]]
    sheet.cell(2, heads.index("Tình trạng") + 1, "Đã hoàn thành")
    sheet.cell(2, heads.index("Ghi chú") + 1, "Báo cáo số 7")
    sheet.cell(3, heads.index("Tình trạng") + 1, "chưa rõ")
    sheet.insert_rows(1)
    sheet.cell(1, 1, "BIỂU THEO DÕI")
    book.save(tmp_path / "filled.xlsx")
    outcome = set_status(archive, read_sheet(str(tmp_path / "filled.xlsx")), who="x", at=AT)
    assert (outcome.changed, len(outcome.problems)) == (1, 1)
    assert outcome.problems[0][0] == 4
    first = next(items(archive))
    assert (first.state, first.note, first.done_on) == ("done", "Báo cáo số 7", AT[:10])


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"PK\x03\x04"])
def test_sheets_without_the_columns(tmp_path, data):
    for name in ("x.csv", "x.xlsx"):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadInputError):
            list(read_sheet(str(tmp_path / name)))


def test_semicolons_and_day_first_dates(archive, tmp_path):
    ident = next(items(archive)).id
    text = f"Mã nhiệm vụ;Tình trạng;Ngày hoàn thành\n{ident};hoàn thành;5/2/2025\n"
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    set_status(archive, read_sheet(str(tmp_path / "x.csv")), who="x", at=AT)
    assert next(items(archive)).done_on == "2025-02-05"


def test_progress_counts(archive):
    say(archive, 0, "done", done_on="2025-01-15")
    say(archive, 1, "cancelled")
    (line,) = progress(items(archive), "document", "2025-02-01", targets_of(archive))
    assert (line.total, line.done, line.cancelled, line.overdue, line.undated) == (4, 1, 1, 1, 1)
    assert line.share == round(1 / 3, 4)
    assert (line.targets_met, line.targets_not_met) == (1, 1)
    months = progress(items(archive), "month", "2025-02-01", {})
    assert {x.name: x.done for x in months if x.done} == {"2025-01": 1}
    assert [x.item for x in in_period(items(archive), "2025-01-01", "2025-02-01")] == ["1"]


def test_plots(archive):
    pytest.importorskip("matplotlib", reason="matplotlib is an optional dependency")
    say(archive, 0, "done")
    found = list(items(archive))
    svg = plot(found, targets_of(archive), "2025-02-01", "svg")
    assert b"<svg" in svg
    assert "Quá hạn theo cơ quan".encode() in svg
    assert svg == plot(found, targets_of(archive), "2025-02-01", "svg")
    from PIL import Image

    assert Image.open(io.BytesIO(plot(found, {}, "2025-02-01", "png"))).size[0] > 500
    with pytest.raises(UnsupportedError):
        plot(found, {}, "2025-02-01", "exe")
