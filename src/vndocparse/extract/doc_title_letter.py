"""Read the subject that an official letter prints below its number: `V/v …`."""

from vndocparse.core.source import ParagraphKind
from vndocparse.extract.doc_title_issuer import ABOUT
from vndocparse.extract.doc_title_lines import OPENS_TEXT, RULE, cuts_number
from vndocparse.extract.doc_title_made import LONGEST, Title, made_title
from vndocparse.extract.letterhead import Letterhead
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.letterhead_number import read_place_date


def letter_title(head: Letterhead) -> Title | None:
    """Return the subject that an official letter prints below its number."""
    at = head.subject_at
    if at is None and head.number_at is not None:
        at = _italic_subject(head)
    if at is None:
        return None
    lines: list[PrintLine] = []
    for line in head.lines[at : at + 14]:
        if lines and cuts_number(lines[-1], line):
            lines.append(line)
            continue
        if lines and (
            RULE.fullmatch(line.text) or OPENS_TEXT.match(line.bare) or line.kind is not ParagraphKind.TEXT
        ):
            break
        if read_place_date(line.text):
            after = head.lines[at + len(lines) + 1 : at + len(lines) + 2]
            if lines and (line.column is not head.lines[at].column or (after and _carries_on(after[0]))):
                continue  # the columns were read by turns
            break
        if lines and line.column is not lines[0].column:
            continue
        if lines and (len(line.text) > 110 or line.text.endswith((".", ":")) or line.capitals):
            break
        lines.append(line)
    return made_title(lines, "title/letter", 0.9) if lines else None


def _carries_on(line: PrintLine) -> bool:
    return (line.text[:1].islower() or line.text[:1].isdigit()) and not line.text.endswith((".", ":"))


def _italic_subject(head: Letterhead) -> int | None:
    at = (head.number_at or 0) + 1
    while at < len(head.lines) and at < (head.addressed_at or 0):
        line = head.lines[at]
        # right below the number a whole subject may stand on one line
        longest = LONGEST if at == (head.number_at or 0) + 1 else 120
        if ABOUT.match(line.bare) and len(line.text) < longest:
            return at
        at += 1
    return None
