"""Find what a document orders: each sentence, or clause between semicolons, that tells somebody to act."""

from collections.abc import Sequence

from vndocparse.core.analysis import Analysis, Block, Zone
from vndocparse.core.record import Deadline, Directive, Metadata, Responsible
from vndocparse.core.span import Span
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.clauses_verbs import VerbPhrase
from vndocparse.extract.deadlines_stated import time_head
from vndocparse.extract.directives_admitted import admitted
from vndocparse.extract.directives_aims import is_aim
from vndocparse.extract.directives_askers import consents, follows_decision, issuer_words
from vndocparse.extract.directives_bare_headings import bare_headings
from vndocparse.extract.directives_below import label_line
from vndocparse.extract.directives_clauses import Clause, behind_run_in, clauses, part
from vndocparse.extract.directives_colons import is_damaged
from vndocparse.extract.directives_details import hands_over_details, lists_matters, sentences_within
from vndocparse.extract.directives_heading_bodies import heading_charges
from vndocparse.extract.directives_labels import (
    Labelled,
    Stated,
    bracketed_line,
    content_tokens,
    described,
    labelled_from,
    lay_on,
    noted,
    part_of_content,
    sentences_with_label,
    sets_content,
    value_goes_on,
)
from vndocparse.extract.directives_leads import charges_of_lead, hands_over
from vndocparse.extract.directives_lists import children
from vndocparse.extract.directives_modes import Modes
from vndocparse.extract.directives_papers import name_paper
from vndocparse.extract.directives_party import is_committee, is_party_paper, leads_authority
from vndocparse.extract.directives_reading import Reading, issue_date
from vndocparse.extract.directives_record import make_directive
from vndocparse.extract.directives_rows import joined_rows, row_tokens
from vndocparse.extract.directives_run_in import name_run_in
from vndocparse.extract.directives_slogans import is_slogan
from vndocparse.extract.directives_stopped_headings import stopped_heading
from vndocparse.extract.directives_things import names_class
from vndocparse.extract.directives_times import (
    give_recurrence,
    give_time,
    head_time,
    inner_time,
    line_time,
    lone_time,
    note_heading,
    timed_pieces,
)
from vndocparse.extract.directives_told import defines


def read_directives(a: Analysis, metadata: Metadata) -> list[Directive]:
    """Return the directives of the running text, in text order; task tables are read elsewhere.

    ``references`` and ``targets`` are left empty. Total: any text gives a list.
    """
    damaged = is_damaged(a) or a.source.sureness < 1.0
    r = Reading(
        a,
        issue_date(metadata),
        damaged=damaged,
        issuer=issuer_words(metadata),
        party=is_party_paper(metadata),
    )
    for node in a.nodes:
        r.context.by_node[node.index] = heading_charges(a, node)
    for heading, found, below in bare_headings(a):
        r.consumed.add(heading.index)
        r.context.after_block.update((b.index, found) for b in below)
        r.context.below_bare.update(b.index for b in below)
    modes = Modes(a, metadata)
    for block in a.blocks:
        if block.zone in (Zone.OPENING, Zone.ADDRESSEE):
            _opening(r, block)
        if block.is_heading:
            r.owners.open(block)
            note_heading(r, block)
        if block.is_heading:
            _heading(r, block, modes)
        mode = modes.of(block)
        if mode in ("norm", "guide") and r.context.headed_by_bodies(a, block):
            mode = "duties"  # `Trách nhiệm của chi bộ`: what stands below is for them to do
        if mode is not None and block.index not in r.consumed:
            r.funding = modes.funds(block)
            _block(r, block, mode, modes.kind() == "orders")
    return r.out


def _heading(r: Reading, block: Block, modes: Modes) -> None:
    """Read a heading that is a task with the list below it, and the sentences before its last one."""
    first = _list_below(r, block)
    mode = modes.of(first) if first is not None else None
    if mode is None:
        return
    *before, last = sentences_within(content_tokens(r.a, block))
    for t in before:
        _read(r, block, t, mode, last=False, labels=None, dated=False)
    _read(r, block, last, mode, last=True, labels=None, dated=False)


def _opening(r: Reading, block: Block) -> None:
    """Take the bodies of `… yêu cầu các cấp ủy … thực hiện các nhiệm vụ sau:` for the whole document."""
    sentences = r.a.sentences_of(block)
    if sentences and hands_over(r.a, sentences[-1].span):
        r.context.document = charges_of_lead(r.a, sentences[-1].span) or r.context.document


def _block(r: Reading, block: Block, mode: str, orders: bool) -> None:
    """Read the sentences of a block; ``orders``: labels below a heading may make it a task."""
    if is_slogan(r.a, block):
        return
    sentences = joined_rows(r.a, sentences_with_label(r.a, block))
    if (turn := r.a.turns.get(block.index)) is not None:
        sentences = [span for span in sentences if span.start >= turn]
    following = value_goes_on(r.a, block)
    if following is not None and sentences:
        sentences[-1] = Span(sentences[-1].start, following.span.end)
        r.consumed.add(following.index)
    made: list[Directive] = []
    latest: list[Directive] = []  # those of the sentence before
    when = line_time(r, block)
    timed: list[tuple[Deadline | None, list[Directive]]] = []
    for n, span in enumerate(sentences):
        t = row_tokens(r.a, span)
        if not len(t):
            continue
        if (
            n == 0
            and len(sentences) > 1
            and block.node is not None
            and (_only_names(t) or stopped_heading(r.a, block))
        ):
            continue
        if made and (due := lone_time(r, t)) is not None:
            for d in latest:
                d.deadline = d.deadline or due.model_copy()
            continue
        found = bracketed_line(r.a, t, r.issued) or labelled_from(r.a, t, r.issued)
        if found is None and len(sentences) == 1 and (ends := _ends_above(r, block, t)) is not None:
            label_line(r, block, Stated(deadline=ends), orders)
            continue
        if found is not None and (found.first <= behind_marks(t, 0, len(t)) or described(t)):
            if made:
                for d in made:
                    lay_on(r.a, d, found.stated)
            else:
                label_line(r, block, found.stated, orders)
            continue
        if n == 0 and found is None and mode == "tasks" and (value := noted(t)) is not None:
            if t.at(value) in {"tại", "ở"} and not {"giao", "phân"} & set(t.words):
                continue  # `Địa điểm: tại các siêu thị, chợ đạt chuẩn`
            t, mode = part(t, value, len(t)), "charge"  # `Thành phần: Lãnh đạo các phòng`
        pieces = timed_pieces(t) if found is None else [t]
        told = len(made)
        leads: list[Responsible] = []
        for m, piece in enumerate(pieces):
            before = len(r.out)
            said = (when if not (n or m) else None) or head_time(r, piece)
            if m == 0 and said is None and len(pieces) > 1:
                said = inner_time(r, piece)
            when = said or when  # `Quý I: … . Quý II: …`: what heads a sentence holds until the next
            last = n == len(sentences) - 1 and m == len(pieces) - 1
            _read(r, block, piece, mode, last=last, labels=found, dated=said is not None, leads=leads)
            timed.append((when, r.out[before:]))
            made += r.out[before:]
            leads = [
                c for d in r.out[before:] for c in d.responsible if c.explicit and c.role == "lead"
            ] or leads
        latest = made[told:]
        if n == 0:
            name_run_in(r, block, span, latest)
    for own, those in timed:
        give_time(r, block, own, those)
    words = content_tokens(r.a, block)
    if len(made) == 1 and sentences:
        name_paper(r, block, sentences, made[0])
    if made and sets_content(words):
        r.owners.add(part_of_content(r.a, block), made)
    elif made and not described(words):
        r.owners.add(block.node, made)


def _ends_above(r: Reading, block: Block, t: Tokens) -> Deadline | None:
    """Return the day of a dash that says nothing but when the work above it is done.

    `- Hoàn thành trước ngày 30/6/2016.` behind a line `- Đơn vị thực hiện: …`.
    """
    node = r.a.nodes[block.node] if block.node is not None else None
    if node is None or node.kind != "dash" or not r.owners.closed:
        return None
    return lone_time(r, t, listed=True)


def _read(
    r: Reading,
    block: Block,
    t: Tokens,
    mode: str,
    *,
    last: bool,
    labels: Labelled | None,
    dated: bool,
    leads: Sequence[Responsible] = (),
) -> None:
    """Read one sentence; labels at its end belong to the text of its last clause and hold for all.

    ``dated``: the head of the line says when, so that whatever stands behind it is to be done;
    ``leads``: who acts in what stands before labels in the middle of the sentence.
    """
    whole = t
    if labels is not None:
        t = part(t, 0, labels.first - 1 if not whole.at(labels.first - 1)[:1].isalnum() else labels.first)
    run_in: Span | None = None
    topics = mode in ("tasks", "duties", "guide", "norm") and block.zone is Zone.BODY
    head = time_head(t, behind_marks(t, 0, len(t))) if topics else None
    if head is not None and head + 3 < len(t):
        t = part(t, head + 1, len(t))
    elif topics and head is None and (begins := behind_run_in(t)) is not None:
        run_in = t.span(0, begins - 1)
        t = part(t, begins, len(t))
    found = clauses(t, topics=topics, colons=r.damaged)
    if not found and topics and dated and len(t) > 2 and not {"đã", "đạt"} & set(t.words):
        found = [Clause(0, len(t), Head(behind_marks(t, 0, len(t)), "event", VerbPhrase(0, 0, 0, (), False)))]
    sure = labels is not None or dated
    rest = part(whole, labels.end + 1, len(whole)) if labels is not None else None
    goes_on = rest is not None and len(rest) > 2
    extended: int | None = None
    if labels is not None:
        extended = whole.ends[labels.end - 1 if goes_on else -1]
    if _only_introduces(t):
        found = []
    if last and not goes_on and hands_over(r.a, t.span(0, len(t))):
        below = list(children(r.a, block))
        things = lists_matters(t)
        if not below or not found or (not things and 2 * sum(_orders(r, b) for b in below) >= len(below)):
            _introduce(r, block, t.span(0, len(t)), below)
            found = found[:-1]
        else:
            extended = below[-1].span.end
            r.consumed.update(b.index for b in below)
    before = len(r.out)
    _sentence(r, block, t, found, mode, extended, sure=sure, led=bool(leads))
    for d in r.out[before:]:
        if leads and not any(c.explicit for c in d.responsible):
            d.responsible = [c.model_copy() for c in leads]
        leads = [c for c in d.responsible if c.explicit and c.role == "lead"]
    if run_in is not None:
        give_recurrence(r, run_in, r.out[before:])
    if labels is not None:
        for d in r.out[before:]:
            lay_on(r.a, d, labels.stated)
    if rest is not None and goes_on:
        more = labelled_from(r.a, rest, r.issued)
        _read(r, block, rest, mode, last=last, labels=more, dated=dated, leads=leads)


_LONGEST_NAME = 9  # tokens of a name that a full stop ends


def _only_names(t: Tokens) -> bool:
    """Tell a heading that a full stop ends: `3.2. Kiểm tra, giám sát. Tổ giám sát tiến hành …`.

    It is a row of words of two syllables, none of which has anything that it is done to.
    """
    first = behind_marks(t, 0, len(t))
    words = [w for w in t.words[first:] if w != "."]
    if not words or len(words) > _LONGEST_NAME or not t.capital[first]:
        return False
    pieces = " ".join("," if w == "và" else w for w in words).split(",")
    return all(len(p.split()) == 2 and p.replace(" ", "").isalpha() for p in pieces)


def _only_introduces(t: Tokens) -> bool:
    """Tell whether a whole sentence is an introduction by its last words: `…, cụ thể như sau:`."""
    words = t.words[:-1] if t.words[-1] in {":", "."} else t.words
    return words[-4:] == ("cụ", "thể", "như", "sau") and len(words) > 4 and words[-5] in {",", ";", "-"}


def _list_below(r: Reading, block: Block) -> Block | None:
    """Return the first line of the list that a heading is a task with: `b) Lập sổ …, trong đó ghi rõ:`.

    The lines below tell what belongs to it; none of them orders anything itself.
    """
    node = r.a.nodes[block.node] if block.node is not None else None
    if node is None or node.kind not in ("clause", "point", "dash") or block.zone is not Zone.BODY:
        return None
    below = list(children(r.a, block))
    head = block.span.of(r.a.folded).rstrip()
    if lists_matters(sentences_within(content_tokens(r.a, block))[-1]):
        return below[0] if below else None
    if not hands_over_details(head) and not (head.endswith(":") and all(_is_thing(r, b) for b in below)):
        return None
    orders = len(below) < 2 or any(_orders(r, b) for b in below)
    return None if orders else below[0]


_LONGEST_THING = 16  # words of a thing in such a list
_SAYS = frozenset({"phải", "cần", "được", "do", "là", "không", "đã"})


def _is_thing(r: Reading, block: Block) -> bool:
    """Tell whether a line names a thing with figures and says nothing of it: `- Thôn Đông: 45 hộ;`."""
    t = content_tokens(r.a, block)
    if len(t) > _LONGEST_THING or _SAYS & set(t.words):
        return False
    return any(w[0].isdigit() for w in t.words) and read_head(t, 0, len(t)) is None


def _orders(r: Reading, block: Block) -> bool:
    """Tell whether a block below an introduction orders something itself."""
    if block.is_heading:
        return True
    sentences = r.a.sentences_of(block)
    if not sentences:
        return False
    t = tokenize(r.a.text, r.a.folded, sentences[0].span)
    return read_head(t, 0, len(t)) is not None


def _introduce(r: Reading, block: Block, sentence: Span, below: list[Block]) -> None:
    found = charges_of_lead(r.a, sentence)
    if not found:
        return
    for b in below:
        if not r.context.headed_below(r.a, b, block):
            r.context.after_block[b.index] = found
    if block.node is not None and any(b.node != block.node for b in below):
        r.context.by_node[block.node] = found


def _sentence(
    r: Reading,
    block: Block,
    t: Tokens,
    found: list[Clause],
    mode: str,
    extended: int | None,
    *,
    sure: bool,
    led: bool,
) -> None:
    """Make the directives of a sentence.

    ``sure``: a time or labels say that its event is to be held; ``led``: words before say who acts.
    """
    carried: tuple[Parsed, ...] = ()
    aimed = headed = False
    if r.party:
        above = r.context.inherited(r.a, block) if r.context.headed_by_bodies(r.a, block) else []
        below = bool(above) and all(is_committee(c.body.name) for c in above)
        found = [leads_authority(t, c, below=below) for c in found]
    if defines(t):
        return
    classed = names_class(r.a.folded[block.span.start : t.span(0, len(t)).end])
    for n, clause in enumerate(found):
        before = carried
        if clause.head.subjects:
            carried = clause.head.subjects
            headed = clause.head.start >= carried[-1].end  # `Sở A: đào tạo …`: the bodies are a heading
        aimed = is_aim(t, clause, aimed)
        if classed and clause.head.style == "topic" and not clause.head.subjects:
            continue  # `Cửa hàng loại A: … nhân viên được tập huấn`: what makes the class
        if aimed or (r.funding and clause.head.style == "topic" and not clause.head.subjects):
            continue  # below `KINH PHÍ THỰC HIỆN` a passive tells where the money comes from
        if not admitted(t, clause, mode, bool(carried) or led, block.zone) or consents(t, clause, r.issuer):
            continue
        if mode == "letter" and not follows_decision(r.a, block, t, clause, r.issuer):
            continue
        end = extended if extended is not None and n == len(found) - 1 else None
        made = make_directive(r, block, t, clause, carried, n, end, mode, headed=headed)
        if clause.head.style == "operator" and _asked(made):
            carried = _askers(t, clause) or before
        if clause.head.start > clause.first + 1:
            give_recurrence(r, t.span(clause.first, clause.head.start), [made])
        held = sure or made.deadline is not None or any(c.explicit for c in made.responsible)
        if clause.head.style != "event" or held:
            r.out.append(made)


def _asked(made: Directive) -> bool:
    """Tell whether those whom an order names only do what somebody else asks of them.

    `Yêu cầu các hộ ký cam kết; xử phạt …`, `Sở A yêu cầu chủ xe …; xử phạt …`: who asks goes on. In `Giao X
    lãnh đạo Y làm …; chủ trì …` it is X.
    """
    roles = {c.role for c in made.responsible if c.explicit}
    return "execute" in roles and "lead" not in roles


def _askers(t: Tokens, clause: Clause) -> tuple[Parsed, ...]:
    """Return who asks, where the clause begins with it and then names whoever is asked."""
    if not clause.head.subjects:
        return ()
    return tuple(body_list(t, behind_marks(t, clause.first, clause.end), clause.head.subjects[0].first))
