"""The letters that label points, in their order."""

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The Vietnamese alphabet as it counts `a)`, `b)` … `đ)`: of letters with marks only `đ`; no f, j, w, z."""
