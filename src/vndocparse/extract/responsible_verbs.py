"""Find the verb that tells what a body does: the first that counts, behind partners, behind `giúp X`."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import small_words
from vndocparse.extract.clauses_partners import partner_start
from vndocparse.extract.clauses_verbs import VerbPhrase, verb_phrase, verbs
from vndocparse.extract.directives_clauses import Clause

JOINS = ("tham", "gia")  # behind a body: it only joins in


def goes_on(t: Tokens, i: int, end: int) -> bool:
    """Tell whether a verb that no lexicon has follows: a word in lower case that opens no phrase."""
    return i + 1 < end and t.at(i).isalpha() and not t.capital[i] and t.at(i) not in small_words()


def first_task(t: Tokens, at: int, end: int) -> str:
    """Return the role word of the first verb that is more than a support verb (`tăng cường`, `thực hiện`)."""
    while at < end:
        found = verbs("action", "noun", "weak").match(t, at)
        if found is None:
            at += 1
            continue
        if found[1]["kind"] != "weak":
            return str(found[1]["task"] or "")
        at = found[0]
    return ""


def behind_partners(t: Tokens, i: int, end: int) -> int | None:
    """Return the token behind the bodies of the first `phối hợp với …` after ``i``; ``None`` without such."""
    for at in range(i, min(end, i + 12)):
        start = partner_start(t, at)
        if start is not None:
            found = body_list(t, start, end)
            return found[-1].end if found else None
    return None


def helped_verb(t: Tokens, clause: Clause) -> VerbPhrase | None:
    """Return the verb behind `giúp X`, ``None`` where none follows."""
    return helped_verb_behind(t, clause.head.verb, clause.end)


def helped_verb_behind(t: Tokens, verb: VerbPhrase, end: int) -> VerbPhrase | None:
    """Return the verb behind whom ``verb``, a `giúp`, helps; ``None`` without such before ``end``."""
    found = body_list(t, verb.end, end)
    nxt = verb_phrase(t, found[-1].end) if found else None
    return nxt if nxt is not None and nxt.end <= end else None
