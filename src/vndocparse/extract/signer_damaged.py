"""Read a signature block of a scan where the seal or the signature lies over its print.

What is concluded here is doubtful by nature: the fields are named in ``SignerBlock.doubts``, so that
they are given with low confidence and a warning. Where two readings are possible there is none.
"""

from collections.abc import Sequence

from vndocparse.core.source import Column, ParagraphKind
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.signer import SignerBlock
from vndocparse.extract.signer_damaged_authority import clean_authority, conclude_mark, mend_mark
from vndocparse.extract.signer_damaged_name import drop_false_name, mend_name, restore_surname
from vndocparse.extract.signer_damaged_position import conclude_deputy, mend_half_deputy, mend_position


def mend_blocks(blocks: list[SignerBlock], lines: Sequence[PrintLine]) -> list[SignerBlock]:
    """Fill what a regular reading of the signature left open; ``lines`` are those of the signature.

    Only a single block is mended: with several signers a stray line has no certain owner.
    """
    if len(blocks) > 1:
        return blocks
    block = blocks[0] if blocks else SignerBlock()
    right = [
        x
        for x in lines
        if x.column is Column.RIGHT and x.kind is ParagraphKind.TEXT and 3 <= len(x.text) <= 70
    ]
    clean_authority(block)
    drop_false_name(block)
    if not block.mode:
        mend_mark(block, right)
    if not block.position:
        mend_position(block, right)
    mend_half_deputy(block, right)
    if not block.mode:
        conclude_mark(block, right)
    conclude_deputy(block, right)
    if block.name:
        restore_surname(block)
    else:
        mend_name(block, right)
    return [block] if block.mode or block.position or block.name else []
