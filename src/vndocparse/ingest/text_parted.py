"""Part a line of plain text at labels that stand inside it: text copied out of a PDF loses line ends.

`… giao dự toán. 2. Sở Y tế chủ trì …` begins the second item where the first stood before it; a label counts
only where its mark follows the end of a sentence or a short heading, and its value follows the one before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vndocparse.ingest.text_headed import begins_task
from vndocparse.ingest.text_lines import PART_NAME, label, words_of
from vndocparse.lexicons.part_names import named_roles
from vndocparse.text.letters import POINT_LETTERS, UPPER

_UPPER = rf"[{UPPER}\"“]"
_INSIDE = re.compile(
    rf"(?<=\s)(?:(?P<roman>[IVX]{{1,5}}|[A-HĐ](?=[.\-–]\s[{UPPER}]{{2}}))\s?[.\-–]"
    rf"|(?P<named>[Pp]hần\s(?:thứ\s[^\W\d_]{{2,5}}|[IVX]{{1,4}})|Chương\s[IVX]{{1,5}})[.:]?"
    rf"|Điều\s(?P<article>\d{{1,3}})\s?[.:]"
    rf"|(?P<many>\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?)\s?[.\-–)]?"
    rf"|(?P<number>\d{{1,2}}|[óÓ])\s?[.\-–)]"
    rf"|(?P<letter>[a-zđ])\)"
    rf"|(?P<bullet>[-–+]))(?:\s(?={_UPPER})|\s?$)"
)
_AS_DIGIT = str.maketrans("lIóÓSZ", "116652")
_ARTICLE = re.compile(r"điều\s(\d{1,3})", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ENDED = re.compile(r"[.;:!?…][\"”’)\]]{0,2}\s$")
_LISTED = re.compile(r"(?<=[,;.)])\s(?=[-–+]\s\S)|(?<=[Nn]hận:)\s(?=[-–+]\s\S)")
_RECIPIENTS = re.compile(r"nơi nhận\s?:", re.IGNORECASE)
_PAGE = re.compile(rf"\d{{1,3}}\s(?=[IVX]{{1,5}}{PART_NAME})")
_CAPITALS = re.compile(rf"(?:[IVX]{{1,5}}|[A-HĐ]){PART_NAME}")
_AHEAD = 4000  # letters in which the next label is looked for
_WIDE = 140  # letters that a line cut at the page's width seldom has
_HEADING = 14  # words that a heading without an end mark has at most


@dataclass(slots=True)
class Parter:
    """What was counted so far; ``bullets`` are the marks that lines of the text begin with."""

    bullets: frozenset[str]
    major: int = 0
    numbers: tuple[int, ...] = ()
    letter: str = ""
    article: int = 0
    recipients: bool = False
    cut: bool = False  # the line may be one of several of a paragraph: letters inside it count in a sentence

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Parter":
        """Return one for the lines of a text."""
        firsts = [x[0] for line in lines if (x := line.lstrip()) and x[0] in "-–+" and x[1:2] == " "]
        return cls(frozenset(c for c in "-–+" if firsts.count(c) > 1))

    def parts(self, line: str, after: str = "") -> list[str]:
        """Return the paragraphs of a line; ``after`` is the line that follows."""
        if m := _PAGE.match(line):
            return [line[: m.end()].rstrip(), *self.parts(line[m.end() :], after)]
        if _RECIPIENTS.match(line):
            self.recipients = True
        elif self.recipients and line[:1] not in "-–+":
            self.recipients = not line.isupper()
        if self.recipients:
            return _LISTED.split(line)
        self.cut = len(line) < _WIDE
        self._begin(line)
        cuts = [0, *self._inside(line, after), len(line)]
        return [line[a:b].strip() for a, b in pairwise(cuts)]

    def _begin(self, line: str) -> None:
        """Count the label that the line begins with."""
        mark = label(line)
        if mark is None:
            return
        if mark.kind == "roman" and mark.value in _ROMAN:
            self._count_major(_ROMAN.index(mark.value) + 1)
        elif mark.kind == "roman":
            self._count_major(self.major + 1)
        elif mark.kind in ("number", "misread_part"):
            value = mark.value.replace(",", ".").translate(_AS_DIGIT)
            self.numbers = tuple(int(x) for x in value.split(".") if x)
            self.letter = ""
        elif mark.kind == "letter":
            self.letter = mark.value
        elif mark.kind == "named" and (m := _ARTICLE.match(line)):
            self.article = int(m[1])
            self._count_major(0)

    def _count_major(self, value: int) -> None:
        self.major, self.numbers, self.letter = value, (), ""

    def _inside(self, line: str, after: str) -> Iterator[int]:
        start = 0  # of the paragraph that a label would end
        for m in _INSIDE.finditer(line):
            ended = _ENDED.search(line[max(0, m.start() - 4) : m.start()]) is not None
            headed = (
                not ended
                and m.start() - start < _HEADING * 10
                and self._is_heading(line[start : m.start()], m.lastgroup or "")
            )
            named = headed and m["bullet"] and named_roles(line[start : m.start()])
            ahead = line[m.end() : m.end() + _AHEAD]
            if named or ((ended or headed) and self._follows(m, ahead, after, headed)):
                start = m.start()
                yield start

    def _is_heading(self, text: str, kind: str) -> bool:
        """Tell whether what stands before a label may be a heading without an end mark."""
        words = text.split()
        if label(text) is None or not 2 < len(words) <= _HEADING or re.search(r"[.:]\s", text[6:]):
            return False
        last = words[-1].lower()
        counts = kind in ("number", "roman") and last in words_of("counts")
        return last.isalpha() and len(last) > 1 and not counts

    def _follows(self, m: re.Match[str], rest: str, after: str, headed: bool) -> bool:
        kind = m.lastgroup or ""
        value = m[kind]
        if kind == "roman":
            known = value in _ROMAN and _ROMAN.index(value) == self.major
            if not known and _CAPITALS.match(m.string, m.start()) is None:
                return False
            self._count_major(_ROMAN.index(value) + 1 if value in _ROMAN else self.major + 1)
            return True
        if kind == "named":
            self._count_major(0)
            return not headed
        if kind == "article":
            return not headed and self._follows_article(int(value))
        if kind == "bullet":
            begun = after[:1] == value
            sure = value == "+" or begins_task(rest[:40], least=1)
            return (begun and sure) if headed else value in self.bullets or begun or f" {value} " in rest
        if kind == "letter":
            return self._follows_letter(value, rest, after, headed)
        led = m.string[m.start() - 2 : m.start()] == ": "
        return self._follows_number(value, rest, after, headed or led)

    def _follows_article(self, value: int) -> bool:
        if value != self.article + 1:
            return False
        self.article = value
        self._count_major(0)
        return True

    def _follows_letter(self, value: str, rest: str, after: str, headed: bool) -> bool:
        at = POINT_LETTERS.find(value)
        if (
            at < 0
            or self.cut
            or (at == 0 and not headed and not (re.search(r"\sb\)\s", rest) or re.match(r"b\s?[).]", after)))
        ):
            return False
        nearest = 2 if value == "e" else 1  # lists pass over `đ)`
        if at and self.letter not in tuple(POINT_LETTERS[max(0, at - nearest) : at]):
            return False
        self.letter = value
        return True

    def _follows_number(self, value: str, rest: str, after: str, opened: bool) -> bool:
        last = self.numbers
        if value[0].isdigit():
            new = tuple(int(x) for x in value.split("."))
        elif last[:1] == (5,):
            new = (6,)
        else:
            return False
        within = new[:-1] == last[: len(new) - 1]
        goes_on = within and len(last) >= len(new) and new[-1] == last[len(new) - 1] + 1
        begins = within and len(last) < len(new) and new[-1] == 1
        if begins and len(new) == 1:  # one number alone counts nothing
            second = re.search(r"[.;:]\s2\s?[.\-)]\s", rest) or re.match(r"2\s?[.\-)]", after)
            begins = opened or second is not None
        if goes_on or begins:
            self.numbers, self.letter = new, ""
        return goes_on or begins
