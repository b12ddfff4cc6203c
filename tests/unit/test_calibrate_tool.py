"""The fit of confidences: shares that rise, a promise only where enough was right."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from calibrate import Case, confidence, fit, left_out, report


def made(document: str, raw: float, right: int, wrong: int, origin: str = "unseen") -> list[Case]:
    return [
        Case(document, origin, "directive", "directive/subject", raw, n < right) for n in range(right + wrong)
    ]


def test_shares_rise_with_the_raw_confidence() -> None:
    knots = fit([*made("a", 0.6, 9, 1), *made("a", 0.8, 5, 5), *made("a", 0.95, 200, 0)])["directive/subject"]
    assert [k[0] for k in knots] == [0.6, 0.8, 0.95]
    assert knots[0][1] == knots[1][1] < 0.9 <= 0.97 <= knots[2][1] < 1


def test_little_is_not_promised_and_little_wrong_breaks_the_promise() -> None:
    few = fit(made("a", 0.95, 5, 0))["directive/subject"][0][1]
    some_wrong = fit(made("a", 0.95, 190, 10))["directive/subject"][0][1]
    assert few < 0.9 and some_wrong < 0.9


def test_a_document_is_judged_without_itself() -> None:
    cases = [*made("good", 0.95, 200, 0), *made("bad", 0.95, 0, 200)]
    values = {c.document: v for v, c in left_out(cases)}
    assert values["bad"] > 0.97 > 0.5 > values["good"]


def test_generated_documents_weigh_little_and_are_not_judged() -> None:
    cases = [*made("w", 0.95, 20, 20), *made("g", 0.95, 200, 0, "generated")]
    assert fit(cases)["directive/subject"][0][1] < 0.75
    assert {c.document for _, c in left_out(cases)} == {"w"}


def test_report_counts_what_is_promised() -> None:
    cases = made("a", 0.95, 3, 1)
    rows = [(confidence({"directive/subject": [[0.9, 0.98]]}, c), c) for c in cases]
    assert "| **all** | 75.0 % (4) of 4 |" in report({"x": rows})


def test_a_family_that_errs_promises_nothing() -> None:
    other = [Case("b", "unseen", "directive", "directive/topic", 0.6, n < 60) for n in range(100)]
    knots = fit([*made("a", 0.95, 200, 0), *other])
    assert knots["directive/subject"][0][1] < 0.9


def test_what_is_seldom_and_less_sure_does_not_lean_on_what_is_surer() -> None:
    knots = fit([*made("a", 0.8, 3, 0), *made("a", 0.95, 300, 0)])["directive/subject"]
    assert knots[0][1] < 0.9 < knots[1][1]
