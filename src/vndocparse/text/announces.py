"""The sentence that announces a document printed without its head."""

import re

from vndocparse.text.letters import UPPER

# `… Sở Y tế ban hành Kế hoạch phòng, chống dịch năm 2024, với những nội dung sau`
ANNOUNCES = re.compile(
    rf"(?:^|[;,.]\s+)(?P<issuer>[{UPPER}][^.;:\n]{{2,90}}?)\s+(?:ban hành|xây dựng)\s+"
    r"(?P<type>[Kk]ế hoạch|[Cc]hương trình|[Đđ]ề án|[Hh]ướng dẫn|[Cc]hỉ thị|[Qq]uy (?:định|chế))\s+"
    r"(?P<title>[^.;:\n]{15,300}?),?\s+"
    r"(?:(?:với|gồm|bao gồm)\s(?:các|những|một số)?\s?nội dung|(?:cụ thể\s)?như sau|nội dung cụ thể)"
)
LETTERS = 3000  # of a paragraph in which it is looked for
