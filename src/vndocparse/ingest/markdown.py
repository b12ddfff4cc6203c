"""Take Markdown's marks off: bold over several lines, headings, links, escapes, pipe tables."""

import re
from dataclasses import dataclass

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s{1,8}(?=\S)")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\((?:[^()\s]{0,2000})(?:\s\"[^\"\n]{0,200}\")?\)")
_ITALIC = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000})(?<=\S)\*(?![\w*])"
    r"|(?<!\w)_(?=[^\s_])([^_\n]{1,2000})(?<=\S)_(?!\w)"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_BREAK_TAG = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_TABLE_RULE = re.compile(r"[\s|:+=-]{3,}$")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_SIGNS = re.compile(
    r"^ {0,3}#{1,6} {1,8}\S|\*\*[^*\n]{1,900}\*\*|^ {0,3}\||\]\(http|^ {0,3}> |\\[.\-*_]", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its marks."""

    text: str
    bold: bool = False
    italic: bool = False
    heading: int = 0


def looks_like_markdown(text: str) -> bool:
    """Tell from its marks whether the text is Markdown: at least two of them in its first part."""
    return sum(1 for _, _m in zip(range(2), _SIGNS.finditer(text[:200_000]), strict=False)) >= 2


def unmark(lines: list[str], *, full: bool) -> list[Marked]:
    """Take the marks off the lines of a text.

    Bold marks may open on one line and close on a later one of the same block
    (blank lines part blocks); a mark without its partner stays. ``full`` also takes
    headings, links, italics, quotes and escapes off, for texts that are Markdown.
    """
    out: list[Marked] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
            continue
        out.extend(_block(block, full))
        block = []
        out.append(Marked(line))
    out.pop()
    return out


def _block(lines: list[str], full: bool) -> list[Marked]:
    if not full and not any("**" in line for line in lines):
        return [Marked(line) for line in lines]
    left = sum(line.count("**") for line in lines) // 2 * 2
    bold = False
    out = []
    for raw in lines:
        line, level = raw, 0
        if full and (m := _HEADING.match(line)):
            level, line = len(m[1]), line[m.end() :].rstrip().rstrip("#")
        if full and line.lstrip().startswith(">"):
            line = line.lstrip().lstrip("> ")
        pieces = line.split("**")
        inside = outside = 0
        kept = []
        for i, piece in enumerate(pieces):
            if i:
                if left:
                    bold, left = not bold, left - 1
                else:
                    kept.append("**")
            letters = sum(c.isalnum() for c in piece)
            inside, outside = inside + letters * bold, outside + letters * (not bold)
            kept.append(piece)
        body = "".join(kept)
        italic = False
        if full:
            body, italic = _inline(body)
        out.append(Marked(body, level > 0 or inside > outside, italic, level))
    return out


def _inline(line: str) -> tuple[str, bool]:
    plain = _LINK.sub(r"\1", line)
    letters = sum(c.isalnum() for c in plain)
    slanted = sum(len(m[0]) - 2 for m in _ITALIC.finditer(plain))
    plain = _ITALIC.sub(lambda m: m[1] or m[2], plain)
    plain = _BREAK_TAG.sub(" ", plain)
    return _ESCAPE.sub(r"\1", plain), slanted * 2 > letters > 0


def is_table_line(line: str) -> bool:
    """Tell whether the line is a row of a pipe table: a bar at each end and one between."""
    core = line.strip()
    return core.startswith("|") and core.endswith("|") and core.count("|") >= 3


def is_table_rule(line: str) -> bool:
    """Tell whether the row only draws the line under the header."""
    return "-" in line and bool(_TABLE_RULE.match(line))


def cells(line: str) -> list[str]:
    """Return the cells of a row of a pipe table."""
    inner = line.strip()[1:-1]
    return [_BREAK_TAG.sub(" ", c.replace("\\|", "|")).strip() for c in _CELL_EDGE.split(inner)]
