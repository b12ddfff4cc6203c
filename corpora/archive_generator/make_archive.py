"""Invent an archive with known links: colliding numbers, missing resolutions, three levels of OCR noise.

    python corpora/archive_generator/make_archive.py OUT.db [--count 10000] [--seed 5] [--gold OUT.json]

Twenty fictional provinces issue resolutions, conclusions, directives and programmes over four terms;
every series starts again at 1 with each term, so that the same `17-NQ/TU` exists eighty times.
"""

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from vndocparse.text.fold import slug

WORDING = Path(__file__).parents[1] / "generator" / "wording.yaml"
TERMS = (2005, 2010, 2015, 2020)
KINDS = {"nghi_quyet": ("NQ", "Nghị quyết"), "ket_luan": ("KL", "Kết luận"), "chi_thi": ("CT", "Chỉ thị")}
# How much of the archive is clean, lightly, middling and badly recognised; odds of an error for a letter.
NOISE = ((0.55, 0.0), (0.75, 0.01), (0.9, 0.03), (1.0, 0.07))
_ALIKE = {"1": "I7l", "0": "O8", "5": "S6", "8": "3B", "3": "8", "6": "5", "7": "1", "ă": "â", "â": "á", "ê": "é",
          "ô": "ó", "ơ": "o", "ư": "u", "đ": "d", "ộ": "ô", "ế": "ê", "ạ": "a", "n": "ri", "h": "b", "i": "l", "g": "q",
          "Q": "O", "U": "Ư", "T": "I", "W": "", "/": "I", "-": " - "}  # fmt: skip
# What the body of the symbol becomes under noise.
_SYMBOLS = {"TU": ("TƯ", "TÚ", "TV"), "TW": ("W", "IW")}


@dataclass
class Made:
    """A document before it is written down; ``reviews`` is the key of the document it reviews."""

    key: str
    kind: str
    number: int
    body: str
    day: date
    province: str | None
    title: str
    tasks: list[str]
    goals: list[tuple[str, float]]
    reviews: str | None = None
    style: str = "full"
    others: list[str] = field(default_factory=list)
    level: int = 0


def titles(rng: random.Random, themes: list[dict[str, Any]], term: int) -> tuple[dict[str, Any], str]:
    """Return a theme and a title; objects make titles of one theme differ, half of them name a period."""
    theme = rng.choice(themes)
    tail = rng.choice(
        ["", f", giai đoạn {term + 1}-{term + 5}", f" đến năm {term + 10}", f", nhiệm kỳ {term}-{term + 5}"]
    )
    about = "" if rng.random() < 0.5 else f", trọng tâm là {rng.choice(theme['objects'])}"
    return theme, f"về {theme['name']}{about}{tail}"


def invent(count: int, rng: random.Random) -> Iterator[Made]:
    """Yield documents, each resolution before its reviews; about ``count``."""
    words = yaml.safe_load(WORDING.read_text(encoding="utf-8"))
    seats = [(p, t) for p in [None, *words["provinces"][:20]] for t in TERMS]
    share = max(6, count // len(seats))
    for province, term in seats:
        body = "TU" if province else "TW"
        start = date(term, 11, 20) if province else date(term + 1, 2, 20)
        days = sorted(
            rng.sample(range(30, 1650), min(1600, share))
            if share < 1600
            else [rng.randrange(30, 1650) for _ in range(share)]
        )
        numbers = dict.fromkeys(KINDS, 0)
        done: list[Made] = []
        for n, offset in enumerate(days):
            kind = rng.choices(list(KINDS), (40, 45, 15))[0]
            numbers[kind] += 1
            day = start + timedelta(days=offset)
            theme, title = titles(rng, words["themes"], term)
            goals = [(s[0], float(rng.randrange(40, 99))) for s in theme["shares"]]
            made = Made(
                f"{province}/{term}/{n}",
                kind,
                numbers[kind],
                body,
                day,
                province,
                title,
                [
                    f"{v} {o}"
                    for v, o in zip(
                        ("Rà soát", "Củng cố", "Đổi mới", "Kiểm tra"),
                        rng.sample(theme["objects"], 4),
                        strict=True,
                    )
                ],
                goals,
            )
            earlier = [d for d in done if d.kind == "nghi_quyet"]
            if kind == "ket_luan" and earlier and rng.random() < 0.85:
                _review(made, rng.choice(earlier), rng)
            made.others = [d.key for d in rng.sample(done, min(2, len(done)))]
            done.append(made)
            yield made


def _review(made: Made, old: Made, rng: random.Random) -> None:
    made.reviews = old.key
    made.title = f"sơ kết {max(1, (made.day - old.day).days // 365)} năm thực hiện {KINDS[old.kind][1]} số {old.number}"
    made.tasks = [f"Tiếp tục {t[0].lower()}{t[1:]} theo yêu cầu mới" for t in old.tasks[:3]]
    made.goals = old.goals
    made.style = rng.choices(("full", "date", "title", "year", "bare"), (62, 18, 12, 6, 2))[0]


def noisy(text: str, odds: float, rng: random.Random) -> str:
    """Misread letters of a text."""
    return "".join(
        rng.choice([*_ALIKE[c], ""][:-1] or [""]) if c in _ALIKE and rng.random() < odds else c for c in text
    )


def noisy_number(number: int, symbol: str, body: str, odds: float, rng: random.Random) -> str:
    """Misread a number and symbol; the worst level misreads about one in four."""
    digits = noisy(str(number), odds * 2, rng)
    if rng.random() < odds * 3:
        body = rng.choice(_SYMBOLS[body])
    return f"{digits}-{noisy(symbol, odds, rng) or symbol}/{body}"


def record(made: Made, works: dict[str, Made], rng: random.Random, copy: int = 0) -> dict[str, Any]:
    """Return the document in the form of the data contract, read as well as its noise allows."""
    odds = NOISE[made.level][1]
    symbol = KINDS[made.kind][0]
    printed = noisy_number(made.number, symbol, made.body, odds, rng)
    issuer = f"Tỉnh ủy {made.province}" if made.province else "Ban Chấp hành Trung ương"
    # The letterhead of a bad scan may be lost.
    lost = made.level == 3 and rng.random() < 0.1
    title = noisy(made.title, odds, rng)
    references = []
    if made.reviews:
        references.append(_reference(made, works[made.reviews], "reviews", odds, rng))
    for other in made.others:
        if other != made.reviews:
            references.append(_reference(made, works[other], "cites", odds, rng))
    for n, r in enumerate(references):
        r["id"] = f"r{n + 1}"
    return {
        "schema": "vndocparse/1.0",
        "id": "/".join((slug(made.kind), slug(printed), made.day.isoformat(), "x" if lost else slug(issuer))),
        "source": {"path": f"{made.key}#{copy}.pdf", "sha256": hashlib.sha256(f"{made.key}#{copy}".encode()).hexdigest(),
                   "media_type": "application/pdf", "page_count": 3,
                   "text_source": "ocr" if made.level else "text_layer",
                   "ocr_confidence": 1 - odds * 2 if made.level else None},
        "metadata": {"doc_type": made.kind, "number": str(made.number), "symbol": f"{symbol}/{made.body}",
                     "number_symbol": printed, "issuer": None if lost else issuer,
                     "level": "province" if made.province else "central",
                     "province": None if lost else made.province, "date": made.day.isoformat(), "title": title},
        "text": title,
        "references": references,
        "findings": [],
        "directives": [{"id": f"d{i}", "item": str(i), "text": noisy(t, odds, rng), "responsible": []}
                       for i, t in enumerate(made.tasks, 1)],
        "targets": [{"id": f"t{i}", "item": str(i), "kind": "result" if made.reviews else "goal",
                     "text": noisy(f"{name} đạt {value:g}%", odds, rng), "indicator": name, "comparator": ">=",
                     "value": value, "unit": "%", "status": "met" if made.reviews else None}
                    for i, (name, value) in enumerate(made.goals, 1)],
    }  # fmt: skip


def _reference(made: Made, old: Made, relation: str, odds: float, rng: random.Random) -> dict[str, Any]:
    style = made.style if relation == "reviews" else rng.choice(("full", "date", "bare"))
    day = old.day.isoformat()
    if style == "year":
        day = day[:4]
    if odds and len(day) == 10 and rng.random() < odds:  # a misread day
        day = day[:9] + rng.choice("0123456789")
    return {
        "doc_type": old.kind,
        "number_symbol": noisy_number(old.number, KINDS[old.kind][0], old.body, odds, rng),
        "date": day if style in ("full", "date", "year") else None,
        "issuer": rng.choice([None, "Ban Thường vụ Tỉnh ủy" if old.province else "Bộ Chính trị"]),
        "title": noisy(old.title, odds, rng) if style in ("full", "title") else None,
        "relation": relation,
        "confidence": 0.95,
    }


def generate(count: int, seed: int) -> Iterator[tuple[dict[str, Any], str | None, str]]:
    """Yield record, key of the reviewed document (``None`` for no review) and the document's own key.

    A tenth of the resolutions is missing from the archive: their gold stays, but nothing may be linked.
    A twentieth of the documents comes twice, as a clean file and as a scan.
    """
    rng = random.Random(seed)
    works: dict[str, Made] = {}
    for made in invent(count, rng):
        works[made.key] = made
        draw = rng.random()
        made.level = next(i for i, (bound, _) in enumerate(NOISE) if draw < bound)
        if made.kind == "nghi_quyet" and rng.random() < 0.1:
            continue
        yield record(made, works, rng), made.reviews, made.key
        if rng.random() < 0.05:
            made.level = 2 if made.level == 0 else made.level
            yield record(made, works, rng, copy=1), made.reviews, made.key


def fill(path: Path, count: int, seed: int) -> tuple[dict[str, str], dict[str, str]]:
    """Write an archive; return reviewed key by sha256, and document key by sha256."""
    from vndocparse.archive.store import Archive, LedgerEntry

    gold: dict[str, str] = {}
    keys: dict[str, str] = {}
    with Archive(path, create=True) as archive:
        archive.db.execute("PRAGMA synchronous = OFF")
        for made, reviews, key in generate(count, seed):
            sha = made["source"]["sha256"]
            keys[sha] = key
            if reviews:
                gold[sha] = reviews
            archive.store(made, LedgerEntry(made["source"]["path"], "stored", sha, 1, parser="generated"))
    return gold, keys


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--count", type=int, default=10_000)
    ap.add_argument("--seed", type=int, default=5)
    ap.add_argument("--gold", type=Path, help="write the gold links here")
    args = ap.parse_args()
    gold, keys = fill(args.out, args.count, args.seed)
    if args.gold:
        args.gold.write_text(
            json.dumps({"reviews": gold, "documents": keys}, ensure_ascii=False), encoding="utf-8"
        )
    print(f"{len(keys)} documents, {len(gold)} reviews")
    return 0


if __name__ == "__main__":
    sys.exit(main())
