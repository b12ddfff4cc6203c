"""Charges that a clause inherits: of the heading above it, of an introduction, of the document."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vndocparse.core.analysis import Analysis, Block
from vndocparse.extract.directives_directed import only_directs
from vndocparse.extract.responsible import Charge


@dataclass(slots=True)
class Context:
    """What is inherited where: by outline node, by the block behind a lead-in, by the document.

    ``below_bare`` are the blocks below headings without a label, which ``after_block`` has too.
    """

    by_node: dict[int, list[Charge]] = field(default_factory=dict)
    after_block: dict[int, list[Charge]] = field(default_factory=dict)
    below_bare: set[int] = field(default_factory=set)
    document: list[Charge] = field(default_factory=list)

    def headed_by_bodies(self, a: Analysis, block: Block) -> bool:
        """Tell whether what stands above the block names bodies of their own who do what stands below it.

        The groups of `…, yêu cầu các cơ quan, đơn vị thực hiện các việc sau:` are named by the issuer.
        """
        found = self.after_block.get(block.index) or next(
            (self.by_node[n.index] for n in a.ancestors(block.node) if self.by_node.get(n.index)), []
        )
        return bool(found) and all(c.body.kind in ("organ", "named") for c in found)

    def headed_below(self, a: Analysis, block: Block, introduction: Block) -> bool:
        """Tell whether a heading between an introduction and a block below it names who acts itself."""
        if block.index in self.below_bare and introduction.index not in self.below_bare:
            return True
        outside = {n.index for n in a.ancestors(introduction.node)}
        return any(self.by_node.get(n.index) for n in a.ancestors(block.node) if n.index not in outside)

    def inherited(self, a: Analysis, block: Block) -> list[Charge]:
        """Return the charges that a clause of ``block`` takes over, marked as not explicit."""
        found: list[Charge] = []
        for level in self._levels(a, block):
            found = [*level, *found]
            if not only_directs(level):
                break
        return [replace(c, explicit=False) for c in found]

    def _levels(self, a: Analysis, block: Block) -> Iterator[list[Charge]]:
        """Yield what is charged above a block, from the nearest on; the document's comes last."""
        nearest = self.after_block.get(block.index)
        if nearest is not None:
            yield nearest
        for node in a.ancestors(block.node):
            if (charged := self.by_node.get(node.index)) and charged is not nearest:
                yield charged
        yield self.document
