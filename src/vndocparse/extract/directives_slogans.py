"""Lines that call to everybody, one below the other in a plan: `Toàn dân tham gia giữ rừng!`"""

from vndocparse.core.analysis import Analysis, Block


def is_slogan(a: Analysis, block: Block) -> bool:
    """Tell whether a line is a call in a list of calls; one alone may end with a misread full stop."""
    return _calls(a, block) and any(
        0 <= i < len(a.blocks) and _calls(a, a.blocks[i]) for i in (block.index - 1, block.index + 1)
    )


def _calls(a: Analysis, block: Block) -> bool:
    return block.span.of(a.text).rstrip(' "”’').endswith("!")
