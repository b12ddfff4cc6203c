"""Who does the task of a clause, and in which role."""

from dataclasses import dataclass

from vndocparse.core.analysis import Analysis
from vndocparse.core.ground import grounding
from vndocparse.core.record import Responsible
from vndocparse.extract.bodies import BodySpan, as_body
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.responsible_doers import doers_last, executors
from vndocparse.extract.responsible_inserted import inserted
from vndocparse.extract.responsible_next import next_subjects
from vndocparse.extract.responsible_partners import helpers, partners, watchers
from vndocparse.extract.responsible_roles import Role, subject_role
from vndocparse.extract.responsible_verbs import JOINS


@dataclass(frozen=True, slots=True)
class Charge:
    """A body charged with a task."""

    body: BodySpan
    role: Role
    explicit: bool = True


def charges(a: Analysis, t: Tokens, clause: Clause, subjects: tuple[Parsed, ...]) -> list[Charge]:
    """Return the bodies that a clause charges; ``subjects`` are its own or those of its sentence."""
    out: list[Charge] = []
    beside = partners(t, clause)
    role = subject_role(t, clause)
    if role == "coordinate" and subjects:
        beside = []
    leading = tuple(s for s in subjects if not s.along)
    answering = inserted(t, clause)
    if answering and role == "lead" and t.words[clause.head.verb.main : clause.head.verb.main + 2] == JOINS:
        role = "coordinate"  # `do Sở A chịu trách nhiệm chính, Viện B tham gia phản biện`
    out += [Charge(b, role) for b in as_body(a.text, t, leading)]
    if clause.head.subjects:  # who joins in is named for one clause only
        along = tuple(s for s in subjects if s.along)
        out += [Charge(b, "coordinate") for b in as_body(a.text, t, along)]
    out += [Charge(b, "execute") for b in as_body(a.text, t, executors(t, clause))]
    out += [Charge(b, "coordinate") for b in as_body(a.text, t, beside)]
    out += [Charge(b, "coordinate") for b in as_body(a.text, t, helpers(t, clause))]
    out += [Charge(b, "lead") for b in as_body(a.text, t, answering)]
    out += [Charge(b, role) for role, p in next_subjects(t, clause) for b in as_body(a.text, t, [p])]
    out += [Charge(b, "lead") for b in as_body(a.text, t, doers_last(t, clause))]
    out += [Charge(b, "monitor") for b in as_body(a.text, t, watchers(t, clause))]
    seen: set[tuple[int, int]] = set()
    kept = []
    for c in out:
        key = (c.body.span.start, c.body.span.end)
        if key not in seen:
            seen.add(key)
            kept.append(c)
    return kept


def record(a: Analysis, charge: Charge, confidence: float) -> Responsible:
    """Return a charge in the record's form."""
    return Responsible(
        **grounding(a.source, charge.body.span, confidence, f"responsible/{charge.role}-{charge.body.kind}"),
        name=charge.body.name,
        canonical=charge.body.canonical,
        role=charge.role,
        explicit=charge.explicit,
    )
