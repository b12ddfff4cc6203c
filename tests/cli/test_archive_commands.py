"""The installed verbs over an archive: output, exit codes, no traceback."""

import json
import subprocess
import sys

import pytest

from unit.library.invented import document, reference, store, target
from vndocparse.archive.store import Archive


def run(*args, cwd):
    code = "from vndocparse_cli.app import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "--lang", "en", *args],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("archive")
    with Archive(path / "archive.db", create=True) as made:
        goal = target("tỷ lệ chi bộ tốt đạt 90%", indicator="tỷ lệ chi bộ tốt", value=90)
        result = target("tỷ lệ chi bộ tốt đạt 92%", "result", "tỷ lệ chi bộ tốt", 92, status="met")
        store(
            made,
            document(targets=[goal], directives=["Bảo tồn nghề dệt thổ cẩm"]),
            document("9-KL/TU", "2024-05-02", "ket_luan", targets=[result], title="sơ kết 3 năm",
                     references=[reference(date="2021-08-12", relation="reviews")]),
        )  # fmt: skip
    done = run("link", "archive.db", "--json", cwd=path)
    assert json.loads(done.stdout)["one"] == 1, done.stderr
    return path


def test_link_again(folder):
    done = run("link", "archive.db", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.startswith("0 documents linked")


def test_show(folder):
    done = run("show", "17-NQ/TU", "--links", cwd=folder)
    assert "<- reviews" in done.stdout
    made = json.loads(run("show", "17-NQ/TU", "--json", cwd=folder).stdout)
    assert made["number_symbol"] == "17-NQ/TU"


def test_review(folder):
    done = run("review", "17-NQ/TU", cwd=folder)
    assert "met" in done.stdout
    assert "no word" in done.stdout
    made = json.loads(run("review", "17-NQ/TU", "--json", cwd=folder).stdout)
    assert made["targets"][0]["status"] == "met"


def test_what_is_not_sure_comes_with_its_candidates(tmp_path):
    with Archive(tmp_path / "archive.db", create=True) as made:
        store(
            made,
            document(date="2011-03-04", title="về công tác cán bộ"),
            document(date="2016-05-06", title="về xây dựng nông thôn mới"),
            document("9-KL/TU", "2024-05-02", "ket_luan", title="về một việc", references=[reference()]),
        )
    run("link", "archive.db", cwd=tmp_path)
    (found,) = json.loads(run("show", "9-KL/TU", "--links", "--json", cwd=tmp_path).stdout)["links"]
    assert found["status"] == "several"
    assert len({c["work"] for c in found["candidates"]}) == 2
    shown = run("show", "9-KL/TU", "--links", cwd=tmp_path).stdout
    assert "not sure" in shown
    assert all(f"? {c['work']} (" in shown for c in found["candidates"])


@pytest.mark.parametrize(("kind", "sign"), [("json", '"edges"'), ("graphml", "<graphml"), ("dot", "digraph")])
def test_graph(folder, kind, sign):
    done = run("graph", "--format", kind, cwd=folder)
    assert sign in done.stdout
    run("graph", "--format", kind, "-o", f"g.{kind}", cwd=folder)
    assert sign in (folder / f"g.{kind}").read_text(encoding="utf-8")


def test_check(folder):
    done = run("check", "archive.db", cwd=folder)
    assert (done.returncode, done.stdout[:5]) == (0, "sound")


@pytest.mark.parametrize("verb", ["show", "review"])
def test_unknown_key(folder, verb):
    done = run(verb, "99-NQ/TU", cwd=folder)
    assert done.returncode == 14
    assert "no such document" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_document_that_is_only_named(tmp_path):
    with Archive(tmp_path / "archive.db", create=True) as made:
        store(made, document(references=[reference(number="5-NQ/TU", date="2019-08-12")]))
    run("link", "archive.db", cwd=tmp_path)
    for key in ("5-NQ/TU", "05 nq tu"):
        done = run("show", key, cwd=tmp_path)
        assert done.returncode == 14
        assert "known only by reference" in done.stderr and "17-nq-tu" in done.stderr


@pytest.mark.parametrize(
    "args", [("link", "none.db"), ("check", "none.db"), ("graph", "--archive", "none.db")]
)
def test_no_archive(folder, args):
    done = run(*args, cwd=folder)
    assert done.returncode == 11
    assert "hint" in done.stderr


def test_a_file_that_is_no_archive(folder):
    (folder / "x.db").write_text("không phải kho" * 100, encoding="utf-8")
    done = run("check", "x.db", cwd=folder)
    assert done.returncode == 11
    assert "Traceback" not in done.stderr
