"""Lines of a plan that begin with the event they schedule: `Hội thảo “…” do Viện X tổ chức trong tháng 9`."""

from functools import cache

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import PhraseTable, Tokens
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_marks import tells_of_meeting
from vndocparse.extract.clauses_verbs import VerbPhrase, verb_phrase, verbs
from vndocparse.extract.task_brackets import doing_at
from vndocparse.extract.task_labels import name_end
from vndocparse.lexicons.load import load

_REACH = 60  # tokens between the event and who holds it


@cache
def _events() -> PhraseTable:
    return PhraseTable.build(load("task_events").entries)


def event_at(t: Tokens, i: int) -> int | None:
    """Return the token behind the event that is named at ``i``, ``None`` where none is."""
    return _events().end(t, i) if i < len(t) and t.capital[i] else None


def event_head(t: Tokens, i: int, end: int) -> Head | None:
    """Read a line that an event heads; without a word on who holds it the style is ``event``.

    Such a line orders something only where a time or a label stands with it; a look back (`đã`) never does.
    """
    at = event_at(t, i)
    if at is None or tells_of_meeting(t, i) or verbs("operator", "modal", "not").end(t, at) is not None:
        return None
    stop = next((k for k in range(at, end) if t.at(k) == ";"), end)
    if is_past_event(t, i, stop) or _has_partner(t, i):
        return None
    for k in range(at, min(stop, at + _REACH)):
        if t.at(k) in {"do", "được"} and (head := _held_by(t, i, k, stop)) is not None:
            return head
        if t.at(k) == "do" and (held := doing_at(t, k + 1, stop)) is not None:
            return Head(i, "event", VerbPhrase(held, held + 2, held, (), False))
    return Head(i, "event", VerbPhrase(i, i, i, (), False))


def _has_partner(t: Tokens, i: int) -> bool:
    """Tell the verb from the event: `Gặp gỡ, đối thoại với các hộ`."""
    verb = verb_phrase(t, i)
    return verb is not None and verb.sure and t.at(verb.end) in {"với", "cùng"}


def is_past_event(t: Tokens, i: int, end: int) -> bool:
    """Tell a look back: `Triển lãm … đã thu hút …`."""
    stop = next((k for k in range(i, end) if t.at(k) == ";"), end)
    return event_at(t, i) is not None and bool({"đã", "vừa"} & set(t.words[i:stop]))


def _held_by(t: Tokens, i: int, k: int, end: int) -> Head | None:
    """Read `do X, Y (cùng) tổ chức`, `được X phối hợp với Y tổ chức`; a passive without a body is plain."""
    agents = body_list(t, k + 1, end)
    if not agents and k + 1 < end and t.capital[k + 1]:
        last = name_end(t, k + 1, end)
        agents = [Parsed(k + 1, last, "named")] if last - k < 16 else []
    if not agents:
        return None
    behind = agents[-1].end
    behind = behind + 1 if t.at(behind) == "cùng" else behind
    verb = verb_phrase(t, behind, behind=True)
    if verb is None or verb.first >= end:
        return None
    held = doing_at(t, behind, end) if t.at(k) == "do" else None
    if held is not None and held > verb.end and t.capital[k + 1]:
        verb = VerbPhrase(
            held, held + 2, held, (), False
        )  # `do Viện Nghiên cứu | phát triển …, cùng tổ chức`
    return Head(i, "topic", verb, tuple(agents))
