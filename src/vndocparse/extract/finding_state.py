"""The kinds of findings, and where their reader stands: what a part, a lead-in or a turn has set."""

from dataclasses import dataclass, field
from typing import Literal

from vndocparse.core.analysis import Role
from vndocparse.core.record import Finding
from vndocparse.extract.finding_titles import Titles

FindingKind = Literal["achievement", "limitation", "cause", "lesson"]

KIND_BY_ROLE: dict[Role, FindingKind] = {
    Role.ACHIEVEMENT: "achievement",
    Role.LIMITATION: "limitation",
    Role.CAUSE: "cause",
    Role.LESSON: "lesson",
}
_BLAMED = frozenset({"limitation", "cause", "lesson"})


@dataclass(slots=True)
class ReviewState:
    """Where the reader stands: what the section is for, and what the last turn said."""

    base: FindingKind | None = None
    mode: FindingKind | None = None
    carried: FindingKind | None = None  # set by a lead-in that ends with `:` for the paragraphs after it
    named: bool = False  # `carried` comes from a line that only names a part
    cued: bool = False  # the last turn had a cue of its own, not only a tone
    reviews: bool = False  # the block stands in a part whose heading names a review
    hard: bool = False  # the part only names difficulties, as beside advantages: prices and weather are none
    colons: bool = False  # the text was recognised: a colon between two statements may be a semicolon
    titles: Titles = field(default_factory=Titles)
    item: tuple[int, FindingKind] | None = None  # a numbered item that tells nothing but causes or lessons
    out: list[Finding] = field(default_factory=list)

    @property
    def blames(self) -> bool:
        """Whether the part is on limitations, causes or lessons."""
        return self.base in _BLAMED

    def counts_circumstance(self, kind: FindingKind | None) -> bool:
        """Tell whether what nature, prices or others did counts as a finding beside findings of ``kind``."""
        return (self.blames and not self.hard) or kind in ("cause", "lesson")
