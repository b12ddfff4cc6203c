"""In which role the subject of a clause does its task."""

from typing import Literal

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_verbs import helps_people, verb_phrase
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.responsible_verbs import (
    behind_partners,
    first_task,
    goes_on,
    helped_verb,
    helped_verb_behind,
)

Role = Literal["lead", "coordinate", "monitor", "advise", "execute"]

_FIELD = frozenset({("trong", "việc"), ("trong", "công"), ("về", "việc")})


def subject_role(t: Tokens, clause: Clause) -> Role:
    """Return the subject's role: it leads, unless its own verb is to watch, to advise or to help along."""
    verb = clause.head.verb
    if "lead" in verb.tasks:
        return "lead"
    if t.words[verb.main : verb.main + 2] == ("được", "giao"):  # `Việc theo dõi … được giao cho X`
        return "monitor" if first_task(t, clause.head.start, verb.main) == "monitor" else "lead"
    first = first_task(t, verb.main, verb.end)
    if helps_people(t, verb.main, verb.end) or t.words[verb.main : verb.main + 2] == ("giúp", "đỡ"):
        return "lead"
    if first == "advise" and t.at(verb.end - 1) == "giúp" and verb.main < verb.end - 1:
        helped = helped_verb(t, clause)  # `tham mưu, giúp Ban Thường vụ theo dõi …`
        watches = helped is not None and first_task(t, helped.main, helped.end) == "monitor"
        return "monitor" if watches else "advise"
    if t.at(verb.main) == "giúp":
        helped = helped_verb(t, clause)
        first = first_task(t, helped.main, helped.end) if helped is not None else first
        return "monitor" if first == "monitor" else "lead" if helped is not None else "advise"
    if first == "coordinate":
        return _role_beside_partners(t, clause)
    return _role_by_task(first)


def _role_beside_partners(t: Tokens, clause: Clause) -> Role:
    """Return the role of a subject whose own verb is `phối hợp`: what stands behind its partners tells it."""
    verb = clause.head.verb
    after = behind_partners(t, verb.main, clause.end)
    if after is None:  # `X phối hợp tham mưu …`: with whom is not said, what they do is to advise
        return "advise" if t.words[verb.main + 2 : verb.main + 4] == ("tham", "mưu") else "coordinate"
    if t.words[after : after + 2] in _FIELD:
        return "lead"  # `X phối hợp với Y trong việc bố trí cán bộ`: the work of X in which Y takes part
    nxt = verb_phrase(t, after + 1 if t.at(after) == "," else after, behind=True)
    if nxt is None or nxt.first >= clause.end:
        return "lead" if goes_on(t, after, clause.end) else "coordinate"
    if t.at(nxt.main) == "giúp" and (helped := helped_verb_behind(t, nxt, clause.end)) is not None:
        return "monitor" if first_task(t, helped.main, helped.end) == "monitor" else "lead"
    return _role_by_task(first_task(t, nxt.main, nxt.end))


def _role_by_task(task: str) -> Role:
    """Return the role by the role word of a verb; to do anything else is to lead."""
    if task in ("monitor", "advise"):
        return "monitor" if task == "monitor" else "advise"
    return "lead"
