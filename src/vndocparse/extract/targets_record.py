"""Put a judged quantity into the record's form."""

import hashlib
import re

from vndocparse.core import record
from vndocparse.core.analysis import Analysis
from vndocparse.core.ground import grounding
from vndocparse.core.span import Span
from vndocparse.extract.quantity import Quantity
from vndocparse.extract.targets_horizon import Horizon
from vndocparse.text.fold import fold

_BASELINE = re.compile(
    r"(?<!\w)so với\s+(?:năm|cùng kỳ|giai đoạn|kế hoạch|nhiệm kỳ|đầu|cuối|mức|hiện|kịch bản|thời điểm|trước"
    r"|trung bình|bình quân|tháng|quý|dự toán)[^,;.()]{0,60}|cùng kỳ(?:\s+năm\s+(?:trước|\d{4}))?"
)


def build_target(
    a: Analysis,
    clause: Span,
    q: Quantity,
    *,
    kind: str,
    sure: float,
    rule: str,
    item: str | None,
    indicator: str | None,
    horizon: Horizon | None,
    status: str | None,
    seen: dict[str, int],
) -> record.Target:
    """Put a judged quantity into the record's form; ``seen`` counts equal ones so that ids differ."""
    baseline = q.baseline.of(a.text) if q.baseline is not None else None
    if (
        baseline is None
        and (m := _BASELINE.search(a.folded, q.span.end, max(q.span.end, clause.end))) is not None
    ):
        baseline = Span(*m.span()).of(a.text).strip()
    deadline = _deadline(a, horizon, sure)
    return record.Target(
        **grounding(a.source, clause, sure, rule),
        id=target_id(item, clause.of(a.text), q, seen),
        kind="result" if kind == "result" else "goal",
        indicator=" ".join(indicator.split()) if indicator else None,
        comparator=q.comparator,  # type: ignore[arg-type]
        value=q.value,
        value_max=q.value_max,
        of=q.of,
        unit=q.unit,
        baseline=baseline,
        period=horizon.span.of(a.text) if horizon is not None and horizon.by is None else None,
        deadline=deadline,
        status="met" if status == "met" else "not_met" if status == "not_met" else None,
        item=item,
    )


def _deadline(a: Analysis, horizon: Horizon | None, sure: float) -> record.Deadline | None:
    if horizon is None:
        return None
    made = grounding(a.source, horizon.span, sure, "target/horizon")
    if horizon.by is None:
        period = record.Deadline(**made, kind="period", to=horizon.last)
        period.from_ = horizon.first
        return period
    return record.Deadline(**made, kind="before" if horizon.before else "by", date=horizon.by)


def target_id(item: str | None, printed: str, q: Quantity, seen: dict[str, int]) -> str:
    """Return an id that stays the same while item, clause and value do."""
    words = " ".join(re.findall(r"\w+", fold(printed)))
    base = f"{item or ''}|{words}|{q.value:g}|{q.value_max}|{q.of}"
    seen[base] = seen.get(base, 0) + 1
    key = base if seen[base] == 1 else f"{base}|{seen[base]}"
    return "T" + hashlib.sha256(key.encode()).hexdigest()[:10]
