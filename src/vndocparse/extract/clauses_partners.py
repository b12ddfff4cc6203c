"""Partners in a clause: the bodies behind `phối hợp với`, and lists of them that a semicolon cuts."""

from functools import cache

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_mending import bare
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verbs


@cache
def _openers() -> frozenset[str]:
    return frozenset({*phrases("joining").by_first, "sự", "phối"})


def partner_start(t: Tokens, i: int) -> int | None:
    """Return where the partners of a `phối hợp` at ``i`` begin, ``None`` where it is none or a noun."""
    if t.at(i) not in _openers():
        return None
    joined = phrases("joining").end(t, i)  # `liên kết với`, `chủ trì, cùng`
    if joined is not None and (t.at(i) != "cùng" or t.capital[i] or _led_before(t, i)):
        return joined
    if t.words[i : i + 4] == ("sự", "phối", "hợp", "của"):  # `có sự phối hợp của Sở B`
        return i + 4
    if t.words[i : i + 2] != ("phối", "hợp") or t.at(i - 1) in {"chế", "sự", "tác", "việc", "cách", "thức"}:
        return None
    at = i + 2
    while (
        t.at(at) in {"với", "cùng", "và", ","}
        or bare(t.at(at)) == "voi"
        or verbs("manner").end(t, at) is not None
    ):
        at = verbs("manner").end(t, at) or at + 1
    return at


_LEADING = frozenset({("chủ", "trì"), ("đầu", "mối")})


def _led_before(t: Tokens, i: int) -> bool:
    """Tell whether `cùng` follows `chủ trì`, `làm đầu mối` (a comma between): who joins only coordinates."""
    at = i - 1 if t.at(i - 1) != "," else i - 2
    return t.words[max(0, at - 1) : at + 1] in _LEADING


def ends_in_partners(t: Tokens, verb: VerbPhrase, end: int) -> bool:
    """Tell whether a clause breaks off in its list of partners: `chủ trì, phối hợp với Sở A, Ban B;`.

    Nothing is said yet of what they are to do, so the semicolon stands inside the list.
    """
    if "coordinate" not in verb.tasks and "lead" not in verb.tasks:
        return False
    for at in range(verb.main, min(verb.main + 8, end)):
        start = partner_start(t, at)
        if start is not None:
            found = body_list(t, start, end)
            return bool(found) and found[-1].end == end
    return False


_URGES = frozenset({("vận", "động"), ("kêu", "gọi"), ("huy", "động"), ("khuyến", "khích"), ("động", "viên")})
_ROW = 10  # tokens of those who are urged, up to the semicolon


def ends_in_urged(t: Tokens, first: int, end: int) -> bool:
    """Tell whether a clause breaks off in the row of those it urges: `vận động các hội; hội viên đóng góp …`.

    Nothing is said yet of what they are urged to do, and people stand behind the semicolon too.
    """
    people = body_list(t, end + 1)
    if not people or people[0].quantified or people[0].kind != "collective":
        return False
    for at in range(max(first, end - _ROW), end - 2):
        if t.words[at : at + 2] in _URGES:
            row = body_list(t, at + 2, end)
            return bool(row) and row[-1].end == end
    return False
