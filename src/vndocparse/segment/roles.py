"""Tell what each part of the document is for."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import LOOKING_BACK, Role
from vndocparse.segment.cues import plain
from vndocparse.segment.duty_headings import charges_agencies, constitutes, rules_others
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.labels import ITEMS, Family
from vndocparse.segment.looking_ahead import AHEAD_TYPES, may_review, names_report
from vndocparse.segment.lost_headings import behind_lost_headings, with_lines_below
from vndocparse.segment.misread_names import misread_role
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.parts import Part, Tree
from vndocparse.segment.roles_articles import approves
from vndocparse.segment.roles_attached import attached_role, is_form, sets_aims
from vndocparse.segment.roles_conclusions import DEMANDING, demands, sums_up
from vndocparse.segment.roles_default import default_role
from vndocparse.segment.roles_headings import is_aim_run_in, own_role, run_in_role, says_past
from vndocparse.segment.roles_reviews import review_role
from vndocparse.segment.schemes import approves_scheme, names_scheme, parted_by_articles
from vndocparse.segment.zones import Layout
from vndocparse.text.fold import fold
from vndocparse.text.past import tells_done

# outermost items that may say what was found before the others say what is to be done
_MAY_REVIEW = frozenset({Family.NUMBER, Family.ARTICLE})
# An item below a major part that looks back: there only the plainest words count.
_LATELY = re.compile(r"\d{1,2}\W{1,3}(?:trong )?(?:thoi gian|nhung nam|nhiem ky) qua, ")
_DIRECTION = re.compile(r"[\W\d]*(?:[ivx]{1,4}\W+)?(?:ve )?phuong huong\W*$")
_AHEAD = frozenset({Role.TASK, Role.IMPLEMENTATION})
_AIMS = frozenset({Role.GOAL, Role.PURPOSE, Role.VIEWPOINT})


def part_roles(
    tree: Tree, paras: Sequence[Para], headings: Sequence[str | None], layout: Layout
) -> list[Role]:
    """Return the role of every part; a part without a telling heading has that of its parent."""
    roles = _PartRoles(tree, paras, with_lines_below(tree, headings), layout.doc_type)
    for part in tree.parts:
        roles.out.append(roles.role_of(part))
    return roles.out


class _PartRoles:
    """The roles of the parts while they are told one by one, in the order of the text."""

    def __init__(
        self, tree: Tree, paras: Sequence[Para], named: Sequence[str | None], doc_type: str | None
    ) -> None:
        self.tree, self.paras, self.named, self.doc_type = tree, paras, named, doc_type
        self.default = default_role(doc_type)
        self.ahead = doc_type in AHEAD_TYPES
        self.parted = approves_scheme(paras, doc_type) and parted_by_articles(tree, named)
        self.anew = behind_lost_headings(tree)
        rules = self.default is Role.PROVISION or doc_type == "huong_dan"
        self.names_agencies = rules and not constitutes(paras)
        self.out: list[Role] = []
        self.said: set[int] = set()  # parts whose role a heading names, theirs or one above
        self.forms: set[int] = set()  # attached outlines and lists with all their parts
        self.approving = self.schemed = False
        self.scheme: set[int] = set()  # the parts of a scheme that an article approves
        # parts whose items no longer review: a conclusion itself, a part on what was and what is to be done
        self.turned: set[int | None] = set()
        # for each parent the roles that its children's headings name
        self.before: dict[int | None, set[Role]] = {}

    def role_of(self, part: Part) -> Role:
        """Return the role of a part; those before it are told."""
        inherited = self.out[part.parent] if part.parent is not None else self.default
        if part.index in self.anew and inherited in _AIMS:
            inherited = self.default
        own = self.paras[part.first]
        if part.parent in self.forms or (part.appendix and is_form(self.paras, part)):
            self.forms.add(part.index)
            return Role.OTHER
        if part.appendix:
            return Role.GOAL if sets_aims(self.paras, part) else attached_role(own)
        inherited = self._in_scheme(part, own, inherited)
        of_scheme = part.index in self.scheme or (self.parted and inherited is Role.PROVISION)
        role = own_role(part, self.named[part.index], own, Role.TASK if of_scheme else inherited)
        role = Role.GOAL if role is Role.TASK and self._sets_direction(part) else role
        role = self._concluding(part, self._told_of(part, role, inherited))
        if role is None and inherited is Role.TASK and part.family in ITEMS and is_aim_run_in(own):
            role = Role.GOAL
        role = self._charging(part, role, inherited)
        role = self._reviewing(part, own, role, inherited)
        if role is not None:
            self.before.setdefault(part.parent, set()).add(role)
        role = self._opening_review(part, own, role, inherited)
        if role is not None or part.parent in self.said:
            self.said.add(part.index)
        return role or inherited

    def _in_scheme(self, part: Part, own: Para, inherited: Role) -> Role:
        """Note whether a part belongs to a scheme that is approved; an article inside one lays down rules."""
        if part.family is Family.ARTICLE:
            self.schemed = names_scheme(own.plain)
            self.approving = self.schemed or approves(own)
            return Role.PROVISION if part.parent in self.scheme else inherited
        if self.approving and inherited is Role.PROVISION and (self.schemed or part.family is Family.ROMAN):
            self.scheme.add(part.index)
        return inherited

    def _sets_direction(self, part: Part) -> bool:
        """Tell whether `1. Phương hướng` stands before a part on aims and one on tasks."""
        if _DIRECTION.match(plain(self.named[part.index] or "")) is None:
            return False
        beside = (p.index for p in self.tree.parts[part.index + 1 :] if p.parent == part.parent)
        roles = {heading_role(h, major=False) for i in beside if (h := self.named[i]) is not None}
        return {Role.GOAL, Role.TASK} <= roles

    def _told_of(self, part: Part, role: Role | None, inherited: Role) -> Role | None:
        """Return the role of a part on how something was carried out: in a review that is told, not asked.

        A report tells of it before it sets out anything to come.
        """
        if role is not Role.IMPLEMENTATION:
            return role
        if part.parent in self.said and inherited in LOOKING_BACK and part.family in ITEMS:
            return None
        to_come = _AHEAD | _AIMS
        return Role.SITUATION if self.doc_type == "bao_cao" and not to_come & set(self.out) else role

    def _concluding(self, part: Part, role: Role | None) -> Role | None:
        """Return the role of a part with which a report ends: its conclusion, or what it demands."""
        if self.doc_type not in DEMANDING:
            return role
        reviewed = bool(self.before.get(part.parent, set()) & LOOKING_BACK)
        if role is Role.PURPOSE and demands(part, self.named[part.index]):
            return Role.TASK if reviewed else role
        if role is None and sums_up(self.tree, self.named, part):
            return Role.SITUATION if reviewed else None
        return role

    def _charging(self, part: Part, role: Role | None, inherited: Role) -> Role | None:
        """Return the role of a part of a regulation, seen by whom its heading names."""
        heading = self.named[part.index]
        if not self.names_agencies or heading is None:
            return role
        if role is None and inherited in (Role.PROVISION, Role.TASK):
            return Role.IMPLEMENTATION if charges_agencies(heading) else None
        if part.family is Family.ARTICLE and rules_others(heading):
            return Role.PROVISION  # `Trách nhiệm của chủ bến` in the chapter on the agencies' duties
        return role

    def _reviewing(self, part: Part, own: Para, role: Role | None, inherited: Role) -> Role | None:
        """Return the role of a part whose heading may name a review, where it is one."""
        heading = self.named[part.index]
        if role is None and heading is not None and inherited in LOOKING_BACK and part.family in ITEMS:
            role = misread_role(heading)
        if (
            role in LOOKING_BACK
            and part.parent in self.said
            and inherited in _AHEAD
            and not says_past(heading)
        ):
            return None  # `b) Kết quả: ban hành đủ văn bản` of a task
        if role is None and heading is None and not self.ahead and part.family is Family.NUMBER:
            # with items below, a later heading may have run in as well
            return None if part.children else run_in_role(own)
        if role in LOOKING_BACK and self.ahead and heading is not None:
            earlier = _named_before(self.tree, self.before, part)
            told = may_review(heading, earlier, self.paras[part.first + 1 : part.last + 1])
            return role if told and not _to_be_told(self.tree, self.named, part) else None
        return role

    def _tells_both(self, parent: int) -> bool:
        """Tell whether a part is headed by what was and by what is to be done."""
        return _BOTH.search(plain(self.named[parent] or "")) is not None

    def _opening_review(self, part: Part, own: Para, role: Role | None, inherited: Role) -> Role | None:
        """Return the role of an item that looks back by its first words, before the items that order."""
        first = part.parent is None or (inherited is Role.TASK and self._tells_both(part.parent))
        # `I. Sau 05 năm thực hiện …, …`: a major part in running words
        runs_in = part.family is Family.ROMAN and self.named[part.index] is None
        if (part.family in _MAY_REVIEW or runs_in) and first and self.default is Role.TASK:
            reviewed = review_role(own) if part.parent not in self.turned and role is None else None
            reviewed = None if self.ahead and not tells_done(fold(own.text)) else reviewed
            if reviewed is None and role not in LOOKING_BACK:
                self.turned.add(part.parent)
            return role or reviewed
        if (
            part.family is Family.NUMBER
            and inherited in (Role.TASK, Role.CONTEXT)
            and role is None
            and _LATELY.match(own.plain)
        ):
            return Role.SITUATION
        return role


# `I- VỀ TÌNH HÌNH 9 THÁNG VÀ NHIỆM VỤ QUÝ IV`: what was comes first, then what is to be done
_BOTH = re.compile(
    r"(?<![a-z])(?:tinh hinh|ket qua|danh gia|kiem diem|so ket|tong ket)(?![a-z]).*(?<![a-z])"
    r"(?:nhiem vu|phuong huong|giai phap|cong tac (?:thang|quy|trong tam))(?![a-z])"
)


def _to_be_told(tree: Tree, headings: Sequence[str | None], part: Part) -> bool:
    """Tell whether a part, or one around it, lists what a report or an inspection is to be about."""
    at: int | None = part.index
    while at is not None:
        heading = headings[at]
        if heading is not None and names_report(heading):
            return True
        at = tree.parts[at].parent
    return False


def _named_before(tree: Tree, before: dict[int | None, set[Role]], part: Part) -> set[Role]:
    """Return the roles that the headings of the earlier parts beside a part and its ancestors name."""
    out = set(before.get(part.parent, ()))
    above = part.parent
    while above is not None:
        above = tree.parts[above].parent
        out |= before.get(above, set())
    return out
