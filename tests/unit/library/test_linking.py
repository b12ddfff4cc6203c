import random
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unit.library.invented import document, links, reference, store, target
from vndocparse.archive.store import Archive
from vndocparse.library import linking
from vndocparse.library.linking import link

sys.path.insert(0, str(Path(__file__).parents[3] / "corpora" / "archive_generator"))
from make_archive import fill, generate

BODY = "về nâng cao chất lượng sinh hoạt chi bộ"


def cabinet():
    """A resolution as PDF and scan, its namesakes, and documents that name them."""
    named = reference(date="2021-08-12", title=BODY, relation="reviews")
    return [
        document(targets=[target("tỷ lệ chi bộ tốt đạt 90%", indicator="tỷ lệ chi bộ tốt", value=90)],
                 directives=["Rà soát quy trình bồi dưỡng bí thư chi bộ"]),
        document(number="I7-NQ/TƯ", title="về náng cao chất lượng sinh boạt chi bộ", source="ocr"),
        document(date="2016-09-01", title="về phát triển du lịch cộng đồng"),
        document(province="Bình Lạc", date="2021-10-03", title="về bảo vệ rừng đầu nguồn"),
        document("9-KL/TU", "2024-05-02", "ket_luan", title="sơ kết 3 năm thực hiện Nghị quyết số 17-NQ/TU",
                 references=[named],
                 targets=[target("tỷ lệ chi bộ tốt đạt 86%", "result", "tỷ lệ chi bộ tốt", 86, status="not_met")],
                 findings=["Quy trình bồi dưỡng bí thư chi bộ còn chậm đổi mới"]),
        document("3-CT/TU", "2022-02-02", "chi_thi", title="về quản lý đất đai",
                 references=[reference(number="I7-NQ/TU", date="2021-08-12"), reference(number="99-NQ/TU")]),
    ]  # fmt: skip


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def test_a_cabinet(archive):
    store(archive, *cabinet())
    report = link(archive)
    works, made, pairs = links(archive)
    assert report.documents == 6
    assert len(set(works.values())) == 5, "the scan is a version of the PDF"
    by_number = {(m[0].split("-")[0], m[1]): m for m in made}
    key = "nghi-quyet/17-nq-tu/2021-08-12/tinh-uy-ha-son"
    assert by_number[("ket_luan", 0)][4:6] == (key, 1)
    assert by_number[("chi_thi", 0)][4:6] == (key, 1)
    assert by_number[("chi_thi", 1)][3:6] == ("none", "nghi-quyet/99-nq-tu/x/ha-son", 0)
    assert {(p[1], p[3]) for p in pairs} == {("t1", "t1"), ("f1", "d1")}


def test_a_second_run_changes_nothing(archive):
    store(archive, *cabinet())
    link(archive)
    before = links(archive)
    assert link(archive).resolved == 0
    assert links(archive) == before
    link(archive, full=True)
    assert links(archive) == before


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(6)), st.lists(st.booleans(), min_size=6, max_size=6))
def test_one_by_one_gives_what_at_once_gives(tmp_path_factory, order, stops):
    folder = tmp_path_factory.mktemp("a")
    records = cabinet()
    with Archive(folder / "once.db", create=True) as once, Archive(folder / "steps.db", create=True) as steps:
        store(once, *records)
        link(once)
        for i, stop in zip(order, stops, strict=True):
            store(steps, records[i])
            if stop:
                link(steps)
        link(steps)
        assert links(steps) == links(once)


def test_generated_archive_in_parts_and_at_once(tmp_path):
    records = [r for r, _, _ in generate(500, 3)]
    random.Random(1).shuffle(records)
    with (
        Archive(tmp_path / "once.db", create=True) as once,
        Archive(tmp_path / "steps.db", create=True) as steps,
    ):
        store(once, *records)
        link(once)
        cut = len(records) * 19 // 20
        store(steps, *records[:cut])
        link(steps)
        for n in range(cut, len(records), 9):
            store(steps, *records[n : n + 9])
            link(steps)
        assert links(steps) == links(once)


def test_a_late_resolution_settles_earlier_references(archive):
    records = cabinet()
    store(archive, *records[4:])
    assert link(archive).one == 0
    store(archive, *records[:4])
    link(archive)
    assert archive.db.execute("SELECT count(*) FROM links WHERE status = 'one'").fetchone()[0] == 2


def test_a_document_parsed_again_under_another_key(archive):
    records = cabinet()
    store(archive, *records)
    link(archive)
    for r in records[:2]:
        r["id"] = r["id"].replace("2021-08-12", "2021-08-11")
        r["metadata"]["date"] = "2021-08-11"
    store(archive, *records[:2])
    link(archive)
    dangling = "SELECT count(*) FROM links WHERE known = 1 AND target NOT IN (SELECT work FROM documents)"
    assert archive.db.execute(dangling).fetchone()[0] == 0


def test_a_run_that_breaks_leaves_the_archive_as_it_was(archive, monkeypatch):
    store(archive, *cabinet())

    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr(linking, "align_documents", broken)
    with pytest.raises(RuntimeError):
        link(archive)
    monkeypatch.undo()
    assert archive.db.execute("SELECT count(*) FROM links").fetchone()[0] == 0
    assert link(archive).documents == 6


def test_documents_of_one_key_but_another_title_stay_apart(archive):
    same = "nghi-quyet/5-nq-tu/2021-08-12/x"
    store(archive, document(ident=same, path="a.pdf", title="về bảo vệ rừng đầu nguồn của tỉnh"),
          document(ident=same, path="b.pdf", title="về cải cách hành chính và môi trường đầu tư"))  # fmt: skip
    link(archive)
    link(archive, full=True)
    works = archive.db.execute("SELECT DISTINCT work FROM documents").fetchall()
    assert len(works) == 2


def test_generated_archive_reaches_the_goal(tmp_path):
    gold, keys = fill(tmp_path / "a.db", 1600, 1)
    present = set(keys.values())
    with Archive(tmp_path / "a.db") as made:
        link(made)
        members = {}
        for row in made.db.execute("SELECT sha256, work FROM documents"):
            members.setdefault(row["work"], set()).add(keys[row["sha256"]])
        rows = made.db.execute(
            "SELECT d.sha256, l.target FROM links l JOIN documents d ON d.pk = l.doc"
            " WHERE l.relation = 'reviews' AND l.status = 'one'"
        ).fetchall()
    right = sum(gold[r["sha256"]] in members[r["target"]] for r in rows)
    wanted = sum(k in present for k in gold.values())
    assert right / len(rows) >= 0.995
    assert right / wanted >= 0.965
