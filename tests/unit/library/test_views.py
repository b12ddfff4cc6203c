import json
import sqlite3
import xml.etree.ElementTree as ET
from dataclasses import asdict

import pytest

from unit.library.invented import document, reference, store, target
from vndocparse.archive.store import Archive
from vndocparse.errors import ArchiveError, NotFoundError
from vndocparse.library.check import check
from vndocparse.library.graph import Edge, build, cycles
from vndocparse.library.graph_formats import FORMATS, to_dot, to_graphml, to_json
from vndocparse.library.linking import link
from vndocparse.library.review import review
from vndocparse.library.show import show
from vndocparse.tracker.items import items

KEY = "nghi-quyet/17-nq-tu/2021-08-12/tinh-uy-ha-son"


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.db", create=True) as made:
        store(
            made,
            document(
                targets=[
                    target("tỷ lệ chi bộ tốt đạt 90% trở lên", indicator="tỷ lệ chi bộ tốt", value=90),
                    target(
                        "kết nạp 500 đảng viên mới", indicator="đảng viên mới", value=500, unit="đảng viên"
                    ),
                    target("tỷ lệ hộ nghèo còn 2%", indicator="tỷ lệ hộ nghèo", value=2, comparator="<="),
                ],
                directives=["Rà soát quy trình bồi dưỡng bí thư chi bộ", "Bảo tồn nghề dệt thổ cẩm vùng cao"],
            ),
            document(
                "9-KL/TU",
                "2024-05-02",
                "ket_luan",
                title="sơ kết 3 năm thực hiện Nghị quyết số 17-NQ/TU",
                references=[reference(date="2021-08-12", relation="reviews")],
                targets=[
                    target("tỷ lệ chi bộ tốt đạt 86%", "result", "tỷ lệ chi bộ tốt", 86, status="not_met"),
                    target("đã kết nạp 520 đảng viên mới", "result", "đảng viên mới", 520, "đảng viên"),
                    target(
                        "còn 01/03 mục tiêu chưa đạt",
                        "result",
                        "mục tiêu",
                        1,
                        "mục tiêu",
                        of=3,
                        status="not_met",
                    ),
                ],
                directives=["Tiếp tục rà soát quy trình bồi dưỡng bí thư chi bộ"],
            ),
            document(
                "30-NQ/TU",
                "2023-01-05",
                references=[reference(date="2021-08-12", relation="replaces")],
                title="về công tác đảng viên trong thời kỳ mới",
            ),
            document(
                "4-KH/TU",
                "2024-08-05",
                "ke_hoach",
                references=[reference(date="2021-08-12", relation="implements")],
                title="về bồi dưỡng cán bộ",
            ),
        )
        link(made)
        yield made


def test_review(archive):
    made = review(archive, "17-NQ/TU")
    assert [r["number_symbol"] for r in made["reviews"]] == ["9-KL/TU"]
    first, second, third = made["targets"]
    assert (first["status"], first["reached"]) == ("not_met", False)
    assert (second["status"], second["reached"]) == ("mentioned", True), "a figure is no verdict"
    assert (third["status"], third["reached"], third["said"]) == ("no_word", None, [])
    assert [t["status"] for t in made["tasks"]] == ["mentioned", "no_word"]
    assert [o["text"] for o in made["overall"]] == ["còn 01/03 mục tiêu chưa đạt"]
    json.dumps(made)


def test_show(archive):
    made = show(archive, "17 nq tu", links=True)
    assert made["work"] == KEY
    assert made["counts"]["directives"] == 2
    assert {x["relation"] for x in made["linked_from"]} == {"reviews", "replaces", "implements"}
    out = show(archive, "9-KL/TU", links=True)["links"]
    assert [(x["to"], x["status"], x["known"]) for x in out] == [(KEY, "one", True)]


@pytest.mark.parametrize("key", ["99-NQ/TU", "", "không có", "12345678"])
def test_unknown_keys(archive, key):
    with pytest.raises(NotFoundError):
        show(archive, key)


def test_a_key_of_several_is_refused(archive):
    store(archive, document(province="Bình Lạc", title="về bảo vệ rừng"))
    link(archive)
    with pytest.raises(NotFoundError, match="2 documents"):
        show(archive, "17-NQ/TU")


def test_graph(archive):
    made = build(archive)
    node = made.nodes[KEY]
    assert (node.status, node.ended) == ("replaced", "2023-01-05")
    assert {n.status for k, n in made.nodes.items() if k != KEY} == {"in_force"}
    assert {p.code for p in made.problems} == {"used_after_end"}
    only = build(archive, relations=["replaces"])
    assert [e.relation for e in only.edges] == ["replaces"]


def test_formats(archive):
    made = build(archive)
    assert len(json.loads(to_json(made))["edges"]) == 3
    tree = ET.fromstring(to_graphml(made))
    ns = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(tree.findall(f".//{ns}node")) == 4
    assert len(tree.findall(f".//{ns}edge")) == 3
    assert to_dot(made).count("->") == 3
    assert set(FORMATS) == {"json", "graphml", "dot"}


def test_odd_titles_stay_well_formed(tmp_path):
    with Archive(tmp_path / "b.db", create=True) as made:
        store(made, document(title='về "giá" & <thuế> \x01\nhai dòng'))
        link(made)
        graph = build(made)
    ET.fromstring(to_graphml(graph))
    assert "\x01" not in to_graphml(graph)
    assert '\\"giá\\"' in to_dot(graph)


def test_cycles():
    def edges(*pairs):
        return [Edge(a, b, "amends", 1.0, "one") for a, b in pairs]

    assert cycles(edges(("a", "b"), ("b", "c"))) == []
    assert cycles(edges(("a", "b"), ("b", "c"), ("c", "a"), ("x", "a"))) == [["a", "b", "c"]]
    chain = edges(*((str(i), str(i + 1)) for i in range(5000)))
    assert cycles(chain) == []


def test_a_sound_archive(archive):
    assert check(archive) == []


def test_damage_is_found(archive):
    db = archive.db
    db.execute("UPDATE documents SET record = x'00' WHERE pk = 1")
    db.execute("DELETE FROM targets WHERE doc = 2 AND n = 0")
    db.execute("UPDATE links SET target = 'gone' WHERE known = 1 AND doc = 3")
    db.execute("INSERT INTO ledger VALUES ('x.pdf', 'ab', 1, 'stored', 0, '', '', '', 0)")
    found = {f.code for f in check(archive)}
    assert found == {"record", "counts", "links", "ledger"}
    assert all(f.advice and f.advice_vi for f in check(archive))


def test_rows_without_a_document_are_found(archive):
    plain = sqlite3.connect(archive.path)
    plain.execute("DELETE FROM documents WHERE pk = 4")
    plain.commit()
    plain.close()
    assert "orphans" in {f.code for f in check(archive)}


@pytest.mark.parametrize(
    ("table", "column", "value", "reader"),
    [
        ("tracked", "due", b"\xff\x00", "tracker"),
        ("tracked", "state", "7", "tracker"),
        ("links", "candidates", "rubbish", "show"),
        ("documents", "number_symbol", b"\xff\x00", "graph"),
    ],
)
def test_overwritten_values_are_named_where_they_made_a_reader_fail(archive, table, column, value, reader):
    db = archive.db
    db.execute(f"UPDATE {table} SET {column} = ?", (value,))
    assert f"values that cannot be right in {table}.{column}" in {f.message for f in check(archive)}
    with pytest.raises(ArchiveError, match=rf"{table}\.{column}"), Archive(archive.path) as store:
        if reader == "tracker":
            [item.group("2030-01-01") for item in items(store)]
        elif reader == "show":
            for (key,) in db.execute("SELECT id FROM documents").fetchall():
                show(store, key, links=True)
        else:
            json.dumps([asdict(n) for n in build(store).nodes.values()])


def test_an_error_of_the_reader_itself_stays_what_it_is(archive):
    with pytest.raises(ZeroDivisionError), Archive(archive.path):
        print(1 / 0)
