"""Letters of Vietnamese: capital and small ones for character classes, and those that label points.

A range such as ``À-Ỹ`` holds letters of both cases, so that a class has to name each letter.
"""

_LETTERS = [chr(c) for c in [*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)]]
UPPER = "A-ZĐÐ" + "".join(c for c in _LETTERS if c.isupper())
LOWER = "a-zđð" + "".join(c for c in _LETTERS if c.islower())

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The alphabet as it counts `a)`, `b)` … `đ)`: of letters with marks only `đ`; no f, j, w, z."""
