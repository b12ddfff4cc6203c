"""Tell the subject of a document from the issuer that is printed above or below it."""

import re

from vndocparse.core.analysis import Zone
from vndocparse.extract.letterhead import Letterhead
from vndocparse.extract.letterhead_lines import PrintLine

ABOUT = re.compile(r"(?:ve|v/v)\b")
OF_ISSUER = re.compile(r"cua\b")


def without_issuer(lines: list[PrintLine]) -> list[PrintLine]:
    """Drop the issuer printed on lines of its own between type and subject: `của Ban Thường vụ …`."""
    if not lines or not OF_ISSUER.match(lines[0].bare):
        return _without_body(lines)
    for i in range(1, min(4, len(lines))):
        if ABOUT.match(lines[i].bare) or (lines[0].capitals and not lines[i].capitals):
            return lines[i:]
    return lines


_PARTY_BODY = re.compile(
    r"\W*(?:ban chap hanh|ban thuong vu|bch|btv|ban thuong truc|thuong truc)\s"
    r"(?:dang bo|dang uy|tinh uy|thanh uy|huyen uy|quan uy|thi uy|chi bo|trung uong)(?![a-z])"
)
_GOES_ON = re.compile(r"\W*(?:khoa|nhiem ky|dang bo|dang uy|tinh|thanh pho|huyen|xa|phuong|quan)(?![a-z])")


def _without_body(lines: list[PrintLine]) -> list[PrintLine]:
    """Drop `BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN KHÓA X` above `về …`; a meeting there belongs to the subject."""
    if not lines[1:] or not lines[0].capitals or not _PARTY_BODY.match(lines[0].bare):
        return lines
    for i in range(1, min(3, len(lines))):
        if ABOUT.match(lines[i].bare):
            return lines[i:]
        if not (lines[i].capitals and _GOES_ON.match(lines[i].bare)):
            break
    return lines


_DECIDER = re.compile(
    r"(?:bo truong|chu tich|giam doc|thu tuong|chanh an|vien truong|tong giam doc|hieu truong|"
    r"cuc truong|truong ban|"
    r"bo chinh tri|ban bi thu|ban thuong vu|chinh phu|uy ban nhan dan|hoi dong nhan dan|quoc hoi|"
    r"thong doc|chu nhiem)\b"
)


def names_issuer(lines: list[PrintLine], line: PrintLine) -> bool:
    """Tell whether a line is the body that decides, in capitals below a subject: `BỘ TRƯỞNG BỘ …`."""
    return line.capitals and not lines[0].capitals and bool(_DECIDER.match(line.bare))


HANGS = re.compile(r"\b(?:cua|thuoc|do|giua|va|voi|tai|cho|doi voi|cac|mot so)$|[,(-]$")
_BASIS = re.compile(r"[-–+*]?\s*(?:can cu|xet|theo de nghi|thuc hien|thi hanh)\b")


def without_decider(lines: list[PrintLine], head: Letterhead) -> list[PrintLine]:
    """Drop the body that decides, printed in capitals like the subject, between it and the legal basis."""
    if len(lines) < 2:
        return lines
    after = next((x for x in head.lines if x.span.start >= lines[-1].span.end and x.text.strip()), None)
    if after is None or not (after.zone is Zone.BASIS or _BASIS.match(after.bare)):
        return lines
    for i in range(len(lines) - 1, max(0, len(lines) - 4), -1):
        line, above = lines[i], lines[i - 1]
        if not line.capitals:
            break
        if _DECIDER.match(line.bare) and not HANGS.search(above.bare.rstrip()):
            return lines[:i]
    return lines
