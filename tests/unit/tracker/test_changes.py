"""Directives keep their ids from reading to reading, and the feed tells exactly the rest."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unit.tracker.invented import HEAD, ITEMS, directive, record, store
from vndocparse import pipeline
from vndocparse.archive.identities import Wording, match
from vndocparse.archive.store import Archive
from vndocparse.errors import BadInputError
from vndocparse.tracker.feed import changes, newest, parse_cursor
from vndocparse.tracker.items import items
from vndocparse.tracker.status import Entry, set_status


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.db", create=True) as opened:
        yield opened


def listed(*texts, **due):
    return [directive(str(n), t, due.get(f"d{n}")) for n, t in enumerate(texts, 1)]


def told(archive, since="0"):
    return [(e["kind"], e["id"]) for e in changes(archive, since)]


def test_first_reading_adds_all(archive):
    made = store(archive, record(listed(*ITEMS)))
    assert told(archive) == [("added", d["id"]) for d in made["directives"]]


def test_same_file_again_tells_nothing(archive):
    first = store(archive, record(listed(*ITEMS)))
    cursor = newest(archive)
    again = store(archive, record(listed(*ITEMS)))
    assert told(archive, cursor) == []
    assert again == first


def test_changed_deadline_gives_old_and_new(archive):
    first = store(archive, record(listed(*ITEMS, d2="2024-06-30")))
    cursor = newest(archive)
    store(archive, record(listed(*ITEMS, d2="2024-12-31"), sha="b"))
    (event,) = changes(archive, cursor)
    assert event["id"] == first["directives"][1]["id"]
    assert event["kind"] == "changed"
    assert set(event["changes"]) == {"deadline"}
    assert event["changes"]["deadline"]["old"]["date"] == "2024-06-30"
    assert event["changes"]["deadline"]["new"]["date"] == "2024-12-31"


def test_renumbered_items_keep_their_ids(archive):
    first = store(archive, record(listed(*ITEMS)))
    cursor = newest(archive)
    new = "Văn phòng Tỉnh ủy lập danh mục hồ sơ điện tử dùng chung cho các đảng bộ."
    second = store(archive, record(listed(new, *ITEMS), sha="b"))
    assert [d["id"] for d in second["directives"][1:]] == [d["id"] for d in first["directives"]]
    kinds = [e["kind"] for e in changes(archive, cursor)]
    assert sorted(kinds) == ["added", "changed", "changed", "changed", "changed"]
    assert all(set(e["changes"]) == {"item"} for e in changes(archive, cursor) if e["kind"] == "changed")


def test_withdrawn(archive):
    first = store(archive, record(listed(*ITEMS)))
    cursor = newest(archive)
    store(archive, record(listed(*ITEMS[:3]), sha="b"))
    assert told(archive, cursor) == [("withdrawn", first["directives"][3]["id"])]


def test_split_and_merge(archive):
    one, two = ITEMS[0].removesuffix("."), "tổng hợp báo cáo gửi Thường trực Tỉnh ủy trong quý tới"
    first = store(archive, record(listed(f"{one}; {two}.", ITEMS[1])))
    cursor = newest(archive)
    parts = [directive("1", one + "."), directive("1", two + "."), directive("2", ITEMS[1])]
    second = store(archive, record(parts, sha="b"))
    (event,) = changes(archive, cursor)
    assert (event["kind"], event["id"]) == ("split", first["directives"][0]["id"])
    assert [x["id"] for x in event["into"]] == [d["id"] for d in second["directives"][:2]]
    cursor = newest(archive)
    third = store(archive, record(listed(f"{one}; {two}.", ITEMS[1]), sha="c"))
    (event,) = changes(archive, cursor)
    assert (event["kind"], event["id"]) == ("merged", third["directives"][0]["id"])
    assert [x["id"] for x in event["merged"]] == [d["id"] for d in second["directives"][:2]]


def test_late_draft_changes_nothing(archive):
    store(archive, record(listed(*ITEMS)))
    cursor = newest(archive)
    store(archive, record(listed(*ITEMS[:2]), sha="b", draft=True))
    assert told(archive, cursor) == []


def test_worse_scan_that_misses_directives_withdraws_nothing(archive):
    store(archive, record(listed(*ITEMS)))
    cursor = newest(archive)
    poor = record(listed(*ITEMS), sha="b", source="ocr")
    poor["directives"] = poor["directives"][:2]
    store(archive, poor)
    assert told(archive, cursor) == []


def test_worse_scan_that_joins_or_cuts_clauses_tells_nothing(archive):
    one, two = ITEMS[0].removesuffix("."), "tổng hợp báo cáo gửi Thường trực Tỉnh ủy trong quý tới"
    apart = record([directive("1", one), directive("1", two), directive("2", f"{ITEMS[1]} {ITEMS[3]}")])
    apart["text"] = f"1. {one}; {two}.\n2. {ITEMS[1]} {ITEMS[3]}"
    before = store(archive, apart)
    cursor = newest(archive)
    poor = record(
        [directive("1", f"{one}; {two}"), directive("2", ITEMS[1]), directive("2", ITEMS[3])],
        sha="b",
        source="ocr",
    )
    poor["text"] = apart["text"]
    store(archive, poor)
    assert told(archive, cursor) == []
    assert [x.id for x in items(archive)] == [d["id"] for d in before["directives"]]


def test_worse_scan_is_believed_in_other_digits_only(archive):
    def with_deadline(date, text, lead, **more):
        made = record(listed(*ITEMS[:2], d1=date), **more)
        made["directives"][0]["deadline"]["text"] = text
        made["directives"][0]["responsible"][0].update(name=lead, canonical=lead)
        return made

    store(archive, with_deadline("2025-06-30", "trong quý II/2025", "Ủy ban Kiểm tra Tỉnh ủy"))
    cursor = newest(archive)
    scan = {"sha": "b", "source": "ocr"}
    store(archive, with_deadline("2025-12-31", "2025", "Ủy ban Kiềm", **scan))
    store(archive, with_deadline("2025-03-31", "trong quý 1/2025", "Tỉnh ủy", **scan))
    assert told(archive, cursor) == []
    store(archive, with_deadline("2026-06-30", "trong quý II/2026", "Tỉnh ủy", **scan))
    assert [set(e["changes"]) for e in changes(archive, cursor)] == [{"deadline"}]


def test_equal_wordings_in_one_document_stay_apart(archive):
    twice = [directive("1", ITEMS[0]), directive("2", ITEMS[0])]
    twice[1]["id"] = twice[0]["id"]
    made = store(archive, record(twice))
    assert len({d["id"] for d in made["directives"]}) == 2


def test_issuer_misread_in_the_key_is_the_same_work(archive):
    first = store(archive, record(listed(*ITEMS)))
    cursor = newest(archive)
    scan = record(listed(*ITEMS), sha="b", source="ocr")
    scan["id"] = "ket-luan/12-kl-tu/2024-03-05/tinh-uy-ha-scn"
    assert [d["id"] for d in store(archive, scan)["directives"]] == [d["id"] for d in first["directives"]]
    assert told(archive, cursor) == []
    assert len(list(items(archive))) == 4


def test_newer_parser_that_reads_another_key_of_the_same_file(archive):
    first = store(archive, record(listed(*ITEMS)))
    ident = first["directives"][0]["id"]
    set_status(archive, [(1, Entry(ident, "done"))], who="x", at="2025-01-01")
    cursor = newest(archive)
    again = record(listed(*ITEMS))
    again["id"] = "ket-luan/12-kl-tu/2024-03-06/tinh-uy-ha-son"
    assert store(archive, again)["directives"] == first["directives"]
    assert told(archive, cursor) == []
    held = next(items(archive))
    assert (held.document, held.state) == (again["id"], "done")


def test_archive_filled_before_there_was_a_feed(archive):
    first = store(archive, record(listed(*ITEMS)))
    for table in ("tracked", "tracked_works", "changes"):
        archive.db.execute(f"DELETE FROM {table}")
    assert len(list(items(archive))) == 4
    archive.db.execute("DELETE FROM tracked_works")
    second = store(archive, record(listed(*ITEMS[:3]), sha="b"))
    assert [d["id"] for d in second["directives"]] == [d["id"] for d in first["directives"][:3]]
    assert told(archive) == [("withdrawn", first["directives"][3]["id"])]


def noisy(text, seed):
    """Misread one letter in forty, never a digit."""
    rng = random.Random(seed)
    swaps = {"ư": "u", "ơ": "o", "ế": "ê", "ộ": "ô", "n": "m", "c": "e", "à": "a"}
    return "".join(swaps.get(c, c) if rng.random() < 0.12 else c for c in text)


def parsed(text, sha, source="native"):
    made = json.loads(pipeline.parse_text(text).to_json())
    base = record([], sha=sha, source=source)
    made["source"] = {**made["source"], **base["source"]}
    made["id"] = base["id"]
    return made


def test_document_then_noisy_scan_then_corrected_edition(archive):
    lines = [f"{n}. {t}" for n, t in enumerate(ITEMS, 1)]
    original = HEAD + "Tỉnh ủy kết luận như sau:\n" + "\n".join(lines)
    first = store(archive, parsed(original, "original"))
    assert len(first["directives"]) >= 4
    cursor = newest(archive)

    scan = original[: len(HEAD)] + noisy(original[len(HEAD) :], 7)
    assert scan != original
    second = store(archive, parsed(scan, "scan", "ocr"))
    ids = [d["id"] for d in first["directives"]]
    assert {d["id"] for d in second["directives"]} >= set(ids[:2])
    assert told(archive, cursor) == []

    cursor = newest(archive)
    corrected = original.replace("ba huyện phía tây", "năm huyện phía tây")
    corrected = corrected.replace(lines[3], "4. Công an tỉnh bảo vệ các kỳ thi tuyển sinh trong năm học mới.")
    third = store(archive, parsed(corrected, "corrected"))
    events = list(changes(archive, cursor))
    changed = [e for e in events if e["kind"] == "changed"]
    assert [e["id"] for e in changed] == [ids[1]]
    assert "ba huyện" in changed[0]["changes"]["text"]["old"]
    assert "năm huyện" in changed[0]["changes"]["text"]["new"]
    assert sorted(e["kind"] for e in events) == ["added", "changed", "withdrawn"]
    assert next(e["id"] for e in events if e["kind"] == "withdrawn") == ids[-1]
    assert [d["id"] for d in third["directives"][:-1]] == ids[:-1]


def test_feed_lives_in_the_store_transaction(archive, monkeypatch):
    store(archive, record(listed(*ITEMS)))
    before = newest(archive)
    monkeypatch.setattr("vndocparse.archive.store.part_rows", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store(archive, record(listed(*ITEMS[:1]), sha="b"))
    assert newest(archive) == before


def test_cursor_survives_reopening(tmp_path):
    with Archive(tmp_path / "a.db", create=True) as a:
        store(a, record(listed(*ITEMS)))
        cursor = newest(a)
    with Archive(tmp_path / "a.db") as a:
        store(a, record(listed(*ITEMS, "Sở Y tế củng cố các trạm y tế xã vùng sâu."), sha="b"))
        assert [k for k, _ in told(a, cursor)] == ["added"]


@pytest.mark.parametrize("cursor", ["", "x", "-1", "١", "9" * 30])
def test_bad_cursor(cursor):
    with pytest.raises(BadInputError):
        parse_cursor(cursor)


words = st.lists(st.text(alphabet="abcđê ;.19", max_size=30), max_size=6)


@given(words, words)
@settings(max_examples=60, deadline=None)
def test_any_two_readings_match_one_to_one(old, new):
    m = match([Wording("", None, t) for t in old], [Wording("", None, t) for t in new])
    assert len(set(m.pairs.values())) == len(m.pairs)
    assert all(0 <= i < len(old) and 0 <= j < len(new) for j, i in m.pairs.items())
