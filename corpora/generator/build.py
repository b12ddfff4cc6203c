"""A document under construction: paragraphs with their layout, and the gold that they carry."""

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

WORDING = yaml.safe_load((Path(__file__).parent / "wording.yaml").read_text(encoding="utf-8"))


@dataclass
class Par:
    """A paragraph. ``place`` is left, right, centre or body; ``gap`` is blank space above in lines."""

    text: str
    place: str = "body"
    bold: bool = False
    italic: bool = False
    size: float = 14
    gap: float = 0
    cells: list[str] | None = None  # a row of a ruled table; header rows are bold


@dataclass
class Draft:
    """The document so far, with its gold annotations in the contract's form."""

    rng: random.Random
    name: str
    pars: list[Par] = field(default_factory=list)
    gold: dict[str, Any] = field(
        default_factory=lambda: {
            "metadata": {},
            "references": [],
            "findings": [],
            "directives": [],
            "targets": [],
            "implementers": [],
            "recipients": [],
            "dissemination": None,
        }
    )

    def add(self, text: str, **layout: Any) -> None:
        """Append a paragraph."""
        self.pars.append(Par(text, **layout))

    def pick(self, options: list[Any]) -> Any:
        """Choose one."""
        return self.rng.choice(options)

    def some(self, options: list[Any], k: int) -> list[Any]:
        """Choose ``k`` different ones (or all, where there are fewer)."""
        return self.rng.sample(options, min(k, len(options)))

    def chance(self, p: float) -> bool:
        """Return true with probability ``p``."""
        return self.rng.random() < p

    @property
    def text(self) -> str:
        """The document as a text file has it: a paragraph a line, blank lines between."""
        out = []
        for p in self.pars:
            out.append("| " + " | ".join(p.cells) + " |" if p.cells else p.text)
        return "\n\n".join(out) + "\n"


def person(d: Draft) -> str:
    """Return a person's name."""
    w = WORDING
    return f"{d.pick(w['family'])} {d.pick(w['middle'])} {d.pick(w['given'])}"


def day_words(rng: random.Random, y: int, m: int, day: int) -> str:
    """Return a date in words or figures, in one of the usual forms."""
    forms = [
        f"ngày {day:02} tháng {m if m > 2 else f'{m:02}'} năm {y}",
        f"ngày {day:02}/{m}/{y}" if m > 2 else f"ngày {day:02}/{m:02}/{y}",
        f"ngày {day:02}-{m}-{y}" if m > 2 else f"ngày {day:02}-{m:02}-{y}",
    ]
    return rng.choice(forms)


def iso(y: int, m: int, day: int) -> str:
    """Return the ISO date."""
    return f"{y:04}-{m:02}-{day:02}"
